//! Every finding of an assessment in words, in the order of the standard: what templates are filled with.

use super::{Mark, Point, Telling, View};
use crate::assess::Missing;
use crate::report::{Assessed, Wording};

/// A finding in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) struct Told {
    pub(in crate::report) point: Point,
    /// The facts that are missing, by their labels, each once.
    pub(in crate::report) lacks: Vec<String>,
}

impl View<'_> {
    /// The findings of an assessment, in its own order; none when its standard is of another program.
    pub(in crate::report) fn told(&self, assessed: &Assessed<'_>) -> Option<Vec<Told>> {
        let assessment = assessed.assessment;
        let wording = Wording::new(self.run.program, assessment.standard, self.run.key_date, self.language)?;
        let telling = Telling { view: self, wording, assessment, evidence: assessed.evidence };
        let told = assessment.findings.iter().map(|finding| {
            let mut lacks: Vec<String> = Vec::new();
            for missing in &assessed.evidence.of_rule(finding).missing {
                let (Missing::Fact { path, .. } | Missing::Date { path, .. }) = missing else { continue };
                let label = telling.wording.way(path);
                if !lacks.contains(&label) {
                    lacks.push(label);
                }
            }
            Told { point: telling.point(finding), lacks }
        });
        Some(told.collect())
    }
}

impl Mark {
    /// What machines read.
    pub(in crate::report) fn code(self) -> &'static str {
        match self {
            Self::Bad => "not_met",
            Self::Weak => "should_not_met",
            Self::Unsure => "undetermined",
            Self::Open => "open",
            Self::Excused => "excused",
            Self::Silent => "no_rule",
            Self::Good => "met",
            Self::Idle => "idle",
        }
    }
}
