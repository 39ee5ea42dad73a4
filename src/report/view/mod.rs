//! What is said of an assessment, in words, before it is laid out: text and Markdown show the same.

mod compared;
mod contrast;
mod contrast_rows;
mod figures;
mod grade;
mod grid;
mod heading;
mod overview;
mod point;
mod row;
mod score;
mod table;
mod told;

pub(super) use grid::Grid;
pub(super) use heading::period;
pub(super) use score::Scored;

use super::{Assessed, Evidences, Message, Run, Wording};
use crate::assess::{Assessment, Finding, Layer, Reason, VerdictKind};
use crate::language::Language;
use crate::model::{Modality, RecordId, Status, Type};

/// Puts assessments of a run into words.
#[derive(Debug, Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) run: Run<'a>,
    pub(super) language: Language,
    /// Whether what is met or not applicable is shown too.
    pub(super) details: bool,
}

/// One assessment in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Page {
    /// What the record is called.
    pub(super) title: String,
    /// The standard, where there are several.
    pub(super) standard: Option<String>,
    pub(super) kind: VerdictKind,
    pub(super) verdict: String,
    pub(super) points: Vec<Point>,
    /// What was calculated and not judged.
    pub(super) scores: Vec<Scored>,
    /// Facts that need care: other dates, notes.
    pub(super) figures: Vec<String>,
}

impl Page {
    /// Whether one line says it all.
    pub(super) fn is_brief(&self) -> bool {
        self.points.is_empty() && self.scores.is_empty() && self.figures.is_empty()
    }
}

/// One finding in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) mark: Mark,
    pub(super) title: String,
    /// `must, not met`
    pub(super) status: String,
    pub(super) lines: Vec<Line>,
}

/// One thing said about a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// `Remedy`, `Source`; none for what was compared.
    pub(super) topic: Option<&'static str>,
    pub(super) text: String,
    /// Whether it is there for reference only.
    pub(super) quiet: bool,
}

/// How a finding looks at a glance, worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    Bad,
    /// Could still be bad.
    Unsure,
    /// Not met, but only a recommendation.
    Weak,
    Excused,
    Silent,
    /// Unsure, but without weight for the verdict.
    Open,
    Good,
    Idle,
}

impl From<VerdictKind> for Mark {
    fn from(verdict: VerdictKind) -> Self {
        match verdict {
            VerdictKind::Compliant => Self::Good,
            VerdictKind::NotCompliant => Self::Bad,
            VerdictKind::Undetermined => Self::Unsure,
            VerdictKind::NotAssessed => Self::Idle,
        }
    }
}

/// A sign before words that say the same.
pub(super) fn symbol(mark: Mark) -> char {
    match mark {
        Mark::Bad => '✗',
        Mark::Weak => '!',
        Mark::Unsure | Mark::Open => '?',
        Mark::Excused => '~',
        Mark::Silent => '·',
        Mark::Good => '✓',
        Mark::Idle => '–',
    }
}

impl Line {
    /// Topic and text in one.
    pub(super) fn whole(&self) -> String {
        self.topic.map_or_else(|| self.text.clone(), |topic| format!("{topic}: {}", self.text))
    }

    pub(super) fn plain(text: String) -> Self {
        Self { topic: None, text, quiet: false }
    }

    pub(super) fn on(topic: &'static str, text: String) -> Self {
        Self { topic: Some(topic), text, quiet: false }
    }

    pub(super) fn quiet(topic: &'static str, text: String) -> Self {
        Self { topic: Some(topic), text, quiet: true }
    }
}

/// What one assessment is put into words with.
pub(super) struct Telling<'v, 'a> {
    pub(super) view: &'v View<'a>,
    pub(super) wording: Wording<'a>,
    pub(super) assessment: &'v Assessment<'v>,
    pub(super) evidence: &'v dyn Evidences,
}

impl Telling<'_, '_> {
    fn shows(&self, finding: &Finding) -> bool {
        self.view.shows(finding) || self.falls_back(finding)
    }
}

impl View<'_> {
    pub(super) fn say(&self, message: Message) -> &'static str {
        message.words(self.language)
    }

    /// An assessment in words; none when its standard is of another program.
    pub(super) fn page(&self, assessed: &Assessed<'_>) -> Option<Page> {
        let assessment = assessed.assessment;
        let wording = Wording::new(self.run.program, assessment.standard, self.run.key_date, self.language)?;
        let telling = Telling { view: self, wording, assessment, evidence: assessed.evidence };
        let mut points: Vec<_> =
            assessment.findings.iter().filter(|one| telling.shows(one)).map(|one| telling.point(one)).collect();
        points.extend(assessment.guarantees.iter().filter_map(|one| telling.guarantee(one)));
        points.sort_by_key(|point| point.mark);
        let standard = self.run.has_many_standards().then(|| wording.standard.shown().to_owned());
        Some(Page {
            title: title(&wording, assessment),
            standard,
            kind: assessment.verdict.kind,
            verdict: self.verdict(&wording, assessment),
            points,
            scores: assessment.scores.iter().filter_map(|one| telling.scored(one)).collect(),
            figures: telling.figures(),
        })
    }

    fn verdict(&self, wording: &Wording<'_>, assessment: &Assessment<'_>) -> String {
        let verdict = assessment.verdict;
        let mut words = self.say(verdict.kind.into()).to_owned();
        for (shown, message) in
            [(verdict.with_waivers, Message::WithWaivers), (verdict.with_open_points, Message::WithOpenPoints)]
        {
            if shown {
                words.push_str(", ");
                words.push_str(self.say(message));
            }
        }
        // Recommendations do not turn the verdict, and are not to hide behind it either.
        let counts = [
            (Status::NotMet, Message::ShouldUnmet),
            (Status::Explained, Message::ShouldExplained),
            (Status::Undetermined, Message::ShouldOpen),
        ];
        for (status, message) in counts {
            let should = |finding: &&Finding| wording.standard.rule(finding.rule).modality == Some(Modality::Should);
            let count = assessment.findings.iter().filter(|it| it.status == status).filter(should).count();
            if count > 0 {
                words.push_str(", ");
                words.push_str(&message.fill(self.language, &[&count.to_string()]));
            }
        }
        words
    }

    /// Whether a finding is news by its status or by what it replaces.
    fn shows(&self, finding: &Finding) -> bool {
        let only_for_now = finding.reason == Reason::Transition;
        self.details || only_for_now || finding.layer == Some(Layer::Laxer) || self.shows_status(finding.status)
    }

    /// Whether a finding of this status is news without further reason.
    fn shows_status(&self, status: Status) -> bool {
        match status {
            Status::NotMet | Status::Undetermined | Status::NoRule | Status::Waived | Status::Explained => true,
            Status::Met | Status::NotApplicable | Status::NotInForce | Status::Applies => self.details,
        }
    }
}

fn title(wording: &Wording<'_>, assessment: &Assessment<'_>) -> String {
    let subject = &assessment.subject;
    subject_title(wording, subject.record, &subject.name, subject.title.as_deref())
}

/// What a record is called: `Haus Ahorn (M01)`, `Stadt Musterstadt`.
fn subject_title(wording: &Wording<'_>, record: RecordId, name: &str, title: Option<&str>) -> String {
    let name = match title {
        Some(title) if title != name => format!("{title} ({name})"),
        Some(_) | None => name.to_owned(),
    };
    // A portfolio is rare and easily mistaken for one of its records.
    if holds_subjects(wording, record) {
        return format!("{} {name}", wording.record(record));
    }
    name
}

/// Whether a record holds a list of records that the standard speaks of itself, as a city holds its shelters.
fn holds_subjects(wording: &Wording<'_>, record: RecordId) -> bool {
    wording.vocabulary.record(record).facts.iter().any(|fact| {
        if let Type::List(item) = &fact.ty
            && let Type::Record(id) = **item
        {
            wording.standard.speaks_of(id)
        } else {
            false
        }
    })
}
