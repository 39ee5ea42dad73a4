//! Where each figure comes from: what was compared at a record, with its facts, notes and sources.

use super::{Page, Words};
use crate::language::Language;
use crate::model::{RuleId, StandardId};
use crate::report::paper::{Line, Section};
use crate::report::view::{Telling, View};
use crate::report::{Assessed, Run, Wording};

/// The figures of one service at one record in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// The standard.
    pub standard: StandardId,
    /// The service.
    pub rule: RuleId,
    /// The record's name.
    pub subject: String,
    /// The service's title and status.
    pub title: String,
    /// What was compared, what it was worked out from, where that is written.
    pub words: Vec<String>,
}

/// The figures of an assessment in words, service by service: those of `rules`, in the order of the standard.
pub fn explained(run: Run<'_>, language: Language, assessed: &Assessed<'_>, rules: &[RuleId]) -> Vec<Explained> {
    let assessment = assessed.assessment;
    let Some(wording) = Wording::new(run.program, assessment.standard, run.key_date, language) else {
        return Vec::new();
    };
    let view = View { run, language, details: true };
    let telling = Telling { view: &view, wording, assessment, evidence: assessed.evidence };
    let wanted = assessment.findings.iter().filter(|finding| rules.contains(&finding.rule));
    wanted
        .map(|finding| {
            let point = telling.point(finding);
            Explained {
                standard: assessment.standard,
                rule: finding.rule,
                subject: assessment.subject.name.clone(),
                title: format!("{} ({})", point.title, point.status),
                words: point.lines.iter().map(crate::report::view::Line::whole).collect(),
            }
        })
        .collect()
}

impl Page<'_, '_> {
    /// Figure by figure.
    pub(super) fn explained(&self) -> Option<Section> {
        let lines: Vec<Line> = self
            .capacity
            .explained
            .iter()
            .map(|one| Line { words: format!("{}: {}", one.subject, one.title), below: one.words.clone() })
            .collect();
        (!lines.is_empty()).then(|| Section {
            title: self.say(Words::Explained).to_owned(),
            lines,
            ..Section::default()
        })
    }
}
