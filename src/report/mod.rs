//! Assessments as documents: text, Markdown, JSON, JSON Lines; and rules as documents of their own.
//!
//! Decides nothing and computes nothing: it says what an assessment holds. Knows no rule text, no checking and no YAML.
//!
//! A format is a [`Report`]: a head, a piece for every assessment, a tail. The pieces do not depend on one another, so
//! that they can be made on many threads and written one by one, and memory stays flat however many records there are.

mod answer;
mod capacity;
pub mod chart;
mod codes;
mod digits;
mod document;
mod example;
mod explain;
mod findings;
mod forecast;
mod json;
mod jsonl;
mod markdown;
mod messages;
pub mod paper;
mod phrase;
mod plan;
mod tally;
mod template;
mod text;
mod view;

pub use answer::{Answer, Markup, SHIPPED, Shipped, TemplateFault, Told, VARIABLES};
pub use capacity::{
    CAPACITY_FORMAT, CAPACITY_SCHEMA, Capacity, Explained, Figure, Need, Planned, Reach, capacity_json, capacity_paper,
    explained,
};
pub use codes::{record_name, standing_code, status_code, verdict_code};
pub use document::{PageError, Paper};
pub use example::ExpectationWords;
pub use explain::Explanation;
pub use findings::{FindingsCsv, FindingsXlsx};
pub use forecast::{FORECAST_FORMAT, FORECAST_SCHEMA, Forecast, forecast_json, forecast_paper};
pub use json::{JSON_FORMAT, JSON_SCHEMA, Json};
pub use jsonl::JsonLines;
pub use markdown::Markdown;
pub use messages::{Contrast, Message};
pub use phrase::{Scope, Wording};
pub use plan::{Deployment, PLAN_FORMAT, PLAN_SCHEMA, plan_json, plan_paper};
pub use tally::{AmountLine, Group, Tally, Total, TotalOf, VerdictLine, totals};
pub use template::template;
pub use text::{Colour, Text};

use crate::assess::{
    Assessment, Assessor, Evidence, Finding, GuaranteeFinding, Justification, ReasonUse, Subject, Waiver, WaiverUse,
};
use crate::compare::{Comparison, Counts};
use crate::model::{Program, RecordId, Standard};
use crate::span::FileId;
use jiff::civil::Date;

/// What holds for a whole run.
#[derive(Debug, Clone, Copy)]
pub struct Run<'a> {
    /// Vocabulary and standards.
    pub program: &'a Program,
    /// The key date.
    pub key_date: Date,
    /// The version of the tool.
    pub tool_version: &'a str,
    /// The rule files that were read.
    pub rules: &'a [Input],
    /// The profiles that were read.
    pub profiles: &'a [Input],
    /// The waiver files that were read.
    pub waiver_files: &'a [Input],
    /// The waivers in them; findings point into this list.
    pub waivers: &'a [Waiver],
    /// The recorded reasons in them; findings point into this list.
    pub reasons: &'a [Justification],
}

/// A text that went into a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// Its name as the user gave it.
    pub name: String,
    /// The text, where standards and diagnostics point into it.
    pub file: Option<FileId>,
    /// Its SHA-256 in hexadecimal digits.
    pub sha256: String,
}

/// Gives the evidence behind findings; asked only for those that are shown.
pub trait Evidences {
    /// What the finding of a rule rests on.
    fn of_rule(&self, finding: &Finding) -> Evidence<'_>;
    /// What the finding of a guarantee rests on.
    fn of_guarantee(&self, finding: &GuaranteeFinding) -> Evidence<'_>;
}

/// The evidence that an assessor gives for a record.
#[derive(Debug, Clone, Copy)]
pub struct Proof<'a> {
    /// Who assessed it.
    pub assessor: &'a Assessor<'a>,
    /// The record.
    pub subject: &'a Subject<'a>,
}

impl Evidences for Proof<'_> {
    fn of_rule(&self, finding: &Finding) -> Evidence<'_> {
        self.assessor.evidence(self.subject, finding)
    }

    fn of_guarantee(&self, finding: &GuaranteeFinding) -> Evidence<'_> {
        self.assessor.guarantee_evidence(self.subject, finding)
    }
}

/// An assessment with the way to its evidence.
#[derive(Clone, Copy)]
pub struct Assessed<'a> {
    /// The assessment.
    pub assessment: &'a Assessment<'a>,
    /// Its evidence.
    pub evidence: &'a dyn Evidences,
}

/// What is known when all records are assessed.
#[derive(Debug, Clone, Copy)]
pub struct Results<'a> {
    /// How many verdicts of each kind, and the amounts by record.
    pub tally: &'a Tally,
    /// Sums over all records.
    pub totals: &'a [Total],
    /// What became of each waiver, in the order of [`Run::waivers`].
    pub waiver_uses: &'a [WaiverUse],
    /// What became of each recorded reason, in the order of [`Run::reasons`].
    pub reason_uses: &'a [ReasonUse],
    /// Which standard decided how often.
    pub counts: &'a Counts,
    /// What several standards ask of the same things, record by record.
    pub compared: &'a [ComparedRecord<'a>],
}

/// What several standards ask of the same things at one record.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'a> {
    /// The record.
    pub subject: &'a Subject<'a>,
    /// Thing by thing; not empty.
    pub comparisons: &'a [Comparison<'a>],
}

/// The same, kept until all records are assessed.
#[derive(Debug, Clone)]
pub struct ComparedRecord<'a> {
    /// The type of the record.
    pub record: RecordId,
    /// Its name.
    pub subject: String,
    /// Thing by thing.
    pub comparisons: Vec<Comparison<'a>>,
}

/// Why a report cannot be written, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportError(pub String);

/// A part of a report, as far as its neighbours care.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// What comes before all records.
    Head,
    /// An assessment that one line says.
    Line,
    /// An assessment that takes more.
    Block,
    /// What comes after all records.
    Tail,
}

/// A format. Its pieces are made independently, on any thread, and put together in order by [`Sequence`].
pub trait Report: Sync {
    /// What comes before all records.
    fn head(&self, out: &mut Vec<u8>);
    /// One assessment.
    fn subject(&self, assessed: &Assessed<'_>, out: &mut Vec<u8>) -> Piece;
    /// What several standards ask of one record; none where the format says that elsewhere.
    fn compared(&self, compared: &Compared<'_>, out: &mut Vec<u8>) -> Option<Piece>;
    /// What stands between two pieces.
    fn between(&self, before: Piece, after: Piece) -> &'static [u8];
    /// What comes after all records.
    ///
    /// # Errors
    /// Where the format cannot hold what there is to say.
    fn tail(&self, results: &Results<'_>, out: &mut Vec<u8>) -> Result<(), ReportError>;
}

/// Puts the pieces of one report in order.
#[derive(Debug, Default)]
pub struct Sequence {
    last: Option<Piece>,
}

impl Sequence {
    /// Nothing written.
    pub fn new() -> Self {
        Self::default()
    }

    /// What to write before the next piece.
    pub fn link(&mut self, report: &dyn Report, next: Piece) -> &'static [u8] {
        let link = self.last.map_or(&b""[..], |last| report.between(last, next));
        self.last = Some(next);
        link
    }

    /// Writes the head.
    pub fn head(&mut self, report: &dyn Report, out: &mut Vec<u8>) {
        out.extend_from_slice(self.link(report, Piece::Head));
        report.head(out);
    }

    /// Writes one assessment.
    pub fn subject(&mut self, report: &dyn Report, assessed: &Assessed<'_>, out: &mut Vec<u8>) {
        let mut bytes = Vec::new();
        let piece = report.subject(assessed, &mut bytes);
        out.extend_from_slice(self.link(report, piece));
        out.append(&mut bytes);
    }

    /// Writes what several standards ask of one record.
    pub fn compared(&mut self, report: &dyn Report, compared: &Compared<'_>, out: &mut Vec<u8>) {
        let mut bytes = Vec::new();
        if let Some(piece) = report.compared(compared, &mut bytes) {
            out.extend_from_slice(self.link(report, piece));
            out.append(&mut bytes);
        }
    }

    /// Writes the tail.
    ///
    /// # Errors
    /// Where the format cannot hold what there is to say.
    pub fn tail(&mut self, report: &dyn Report, results: &Results<'_>, out: &mut Vec<u8>) -> Result<(), ReportError> {
        out.extend_from_slice(self.link(report, Piece::Tail));
        report.tail(results, out)
    }
}

impl<'a> Run<'a> {
    /// The standard of an assessment; none when it is of another program.
    pub fn standard(&self, assessment: &Assessment<'_>) -> Option<&'a Standard> {
        self.program.standards.get(assessment.standard.index())
    }

    /// Whether more than one standard is looked at, so that each piece has to say which.
    pub fn has_many_standards(&self) -> bool {
        self.program.standards.len() > 1
    }
}

impl std::fmt::Debug for Assessed<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Assessed").field("assessment", &self.assessment).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
