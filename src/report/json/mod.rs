//! The JSON report: everything that a run found, in words of no language, byte for byte the same on every run.
//!
//! Numbers are exact and therefore texts: `"1.98"`, `"5/3"`. Its shape is published as a JSON Schema.

mod entries;
mod mirror;

use super::codes::{in_unit, reason_use_code, waiver_use_code};
use super::{Assessed, Compared, Piece, Report, ReportError, Results, Run, Total, TotalOf, record_name};
use crate::assess::{ReasonUse, WaiverUse};
use mirror::{Inputs, RecordedEntry, SummaryEntry, Tool, TotalEntry, WaiverEntry};
use serde::Serialize;

/// The version of the format, as the report names it.
pub const JSON_FORMAT: &str = "norm-report/1";

/// The JSON Schema of the report.
pub const JSON_SCHEMA: &str = include_str!("../schema/report-1.json");

/// The JSON report: a line a record, inside one document.
#[derive(Debug, Clone, Copy)]
pub struct Json<'a> {
    run: Run<'a>,
}

/// What the report says of the standards of a run, as a template reads it.
pub(in crate::report) fn standards(run: &Run<'_>) -> Vec<serde_json::Value> {
    let standards = run.program.standards.iter();
    standards.map(|standard| to_value(&entries::standard(run, standard))).collect()
}

/// What the report says of an assessment, as a template reads it.
pub(in crate::report) fn subject(run: &Run<'_>, assessed: &Assessed<'_>) -> serde_json::Value {
    let mut value = serde_json::Value::Null;
    entries::subject(run, assessed, |entry| value = to_value(entry));
    value
}

/// The names of the texts that went into a run.
pub(in crate::report) fn inputs(run: &Run<'_>) -> serde_json::Value {
    to_value(&Inputs {
        rules: entries::inputs(run.rules),
        profiles: entries::inputs(run.profiles),
        waivers: entries::inputs(run.waiver_files),
    })
}

/// Our shapes have texts for keys: that cannot fail.
fn to_value(value: &impl Serialize) -> serde_json::Value {
    serde_json::to_value(value).unwrap_or_default()
}

impl<'a> Json<'a> {
    /// A JSON report of a run.
    pub fn new(run: &Run<'a>) -> Self {
        Self { run: *run }
    }

    fn total<'t>(&'t self, total: &'t Total) -> Option<TotalEntry<'t>> {
        let standard = self.run.program.standards.get(total.standard.index())?;
        let (service, role) = match &total.of {
            TotalOf::Rule(rule) => {
                let rule = standard.rule(*rule);
                (Some(rule.label.name.as_str()), rule.role.as_deref())
            }
            TotalOf::Role(role) => (None, Some(role.as_str())),
            TotalOf::All => (None, None),
        };
        let amount = |sum: Option<_>| sum.map(|sum| in_unit(sum, total.unit).to_string());
        Some(TotalEntry {
            standard: &standard.name,
            rule: service,
            role,
            required: amount(total.required),
            provided: amount(total.provided),
            short: amount(total.short),
            unit: self.run.program.vocabulary.units.name(total.unit),
            unknown: total.unknown,
        })
    }

    fn waivers(&self, uses: &[WaiverUse]) -> Vec<WaiverEntry<'_>> {
        let uses = uses.iter().copied().chain(std::iter::repeat(WaiverUse::Unmatched));
        let pairs = self.run.waivers.iter().zip(uses);
        pairs
            .map(|(waiver, used)| WaiverEntry {
                rule: &waiver.rule,
                subject: &waiver.subject,
                reason: &waiver.reason,
                authority: &waiver.authority,
                document: waiver.document.as_deref(),
                granted: waiver.granted.to_string(),
                expires: waiver.expires.to_string(),
                used: waiver_use_code(used),
            })
            .collect()
    }

    fn reasons(&self, uses: &[ReasonUse]) -> Vec<RecordedEntry<'_>> {
        let uses = uses.iter().copied().chain(std::iter::repeat(ReasonUse::Unmatched));
        let pairs = self.run.reasons.iter().zip(uses);
        pairs
            .map(|(reason, used)| RecordedEntry {
                rule: &reason.rule,
                subject: &reason.subject,
                reason: &reason.reason,
                by: &reason.by,
                on: reason.on.to_string(),
                document: reason.document.as_deref(),
                used: reason_use_code(used),
            })
            .collect()
    }

    fn summary(&self, results: &Results<'_>) -> Vec<SummaryEntry<'_>> {
        let groups = results.tally.groups().iter();
        groups
            .filter_map(|group| {
                Some(SummaryEntry {
                    standard: &self.run.program.standards.get(group.standard.index())?.name,
                    record: record_name(self.run.program, group.record),
                    records: group.records(),
                    compliant: group.compliant,
                    not_compliant: group.not_compliant,
                    undetermined: group.undetermined,
                    not_assessed: group.not_assessed,
                    with_waivers: group.with_waivers,
                    with_reasons: group.with_reasons,
                    with_open_points: group.with_open_points,
                })
            })
            .collect()
    }
}

impl Report for Json<'_> {
    fn head(&self, out: &mut Vec<u8>) {
        let run = &self.run;
        let inputs = Inputs {
            rules: entries::inputs(run.rules),
            profiles: entries::inputs(run.profiles),
            waivers: entries::inputs(run.waiver_files),
        };
        out.extend_from_slice(b"{\n");
        field("format", &JSON_FORMAT, b",\n", out);
        field("tool", &Tool { name: "norm", version: run.tool_version }, b",\n", out);
        field("key_date", &run.key_date.to_string(), b",\n", out);
        field("inputs", &inputs, b",\n", out);
        let standards: Vec<_> = run.program.standards.iter().map(|one| entries::standard(run, one)).collect();
        field("standards", &standards, b",\n", out);
        out.extend_from_slice(b"  \"subjects\": [");
    }

    fn subject(&self, assessed: &Assessed<'_>, out: &mut Vec<u8>) -> Piece {
        entries::subject(&self.run, assessed, |entry| write(entry, out));
        Piece::Line
    }

    /// Stands at the end, in a list of its own.
    fn compared(&self, _: &Compared<'_>, _: &mut Vec<u8>) -> Option<Piece> {
        None
    }

    fn between(&self, before: Piece, after: Piece) -> &'static [u8] {
        match (before, after) {
            (Piece::Head, Piece::Tail) => b"",
            (_, Piece::Tail) => b"\n  ",
            (Piece::Head, _) => b"\n    ",
            (Piece::Line | Piece::Block | Piece::Tail, _) => b",\n    ",
        }
    }

    fn tail(&self, results: &Results<'_>, out: &mut Vec<u8>) -> Result<(), ReportError> {
        out.extend_from_slice(b"],\n");
        field("waivers", &self.waivers(results.waiver_uses), b",\n", out);
        field("reasons", &self.reasons(results.reason_uses), b",\n", out);
        let totals: Vec<_> = results.totals.iter().filter_map(|total| self.total(total)).collect();
        field("totals", &totals, b",\n", out);
        // One standard alone has nothing to be compared with.
        if self.run.has_many_standards() {
            let compared = results.compared.iter();
            let compared = compared.map(|it| entries::compared(&self.run, it.record, &it.subject, &it.comparisons));
            field("compared", &compared.collect::<Vec<_>>(), b",\n", out);
        }
        field("summary", &self.summary(results), b"\n", out);
        out.extend_from_slice(b"}\n");
        Ok(())
    }
}

/// What several standards ask of the same things at one record, as it stands in the report's `compared`.
pub(super) fn comparison(run: &Run<'_>, compared: &Compared<'_>, out: &mut Vec<u8>) {
    let subject = compared.subject;
    write(&entries::compared(run, subject.record, &subject.name, compared.comparisons), out);
}

fn field(name: &str, value: &impl Serialize, end: &[u8], out: &mut Vec<u8>) {
    out.extend_from_slice(b"  ");
    write(&name, out);
    out.extend_from_slice(b": ");
    write(value, out);
    out.extend_from_slice(end);
}

/// Our shapes have texts for keys and are written to memory: neither can fail.
fn write(value: &impl Serialize, out: &mut Vec<u8>) {
    let _ = serde_json::to_writer(out, value);
}
