//! JSON Lines: one compact line an assessment, for machines and for many records; behind those of a record of which
//! several standards ask the same things, a line that compares them. Knows no words.

use super::codes::{in_unit, missing_names, status_code, undefined_of, verdict_code};
use super::phrase::unit_of;
use super::{Assessed, Compared, Evidences, Piece, Report, ReportError, Results, Run, digits, json};
use crate::assess::{Assessment, Cost, Finding, Missing};
use crate::model::{Expr, Program, RuleKind, Standard, Status};
use crate::quantity::{Rational, Unit};

/// The writer, with everything prepared that is the same in every line.
#[derive(Debug)]
pub struct JsonLines<'a> {
    standards: Vec<Prepared>,
    /// `","record":"shelter","verdict":"`, by record.
    records: Vec<Vec<u8>>,
    run: Run<'a>,
}

/// The fixed bytes of one standard.
#[derive(Debug)]
struct Prepared {
    /// `{"standard":"…","subject":"`
    opening: Vec<u8>,
    /// `{"rule":"…","status":"`, by rule; `{"score":…` for scores.
    rules: Vec<Vec<u8>>,
    /// `","unit":"fte"`, by rule; a closing quotation mark alone for plain numbers and rules without amounts.
    units: Vec<Vec<u8>>,
    /// The unit of a rule's amounts, by rule.
    measures: Vec<Unit>,
    /// `,"unit":"EUR/year"}`, by rule; none for rules without a cost.
    costs: Vec<Option<Vec<u8>>>,
    /// `{"guarantee":"…","status":"`, by guarantee.
    guarantees: Vec<Vec<u8>>,
}

impl<'a> JsonLines<'a> {
    /// A writer for the standards of a run.
    pub fn new(run: &Run<'a>) -> Self {
        let record = |name: &str| bytes("\",\"record\":\"", name, "\",\"verdict\":\"");
        Self {
            standards: run.program.standards.iter().map(|standard| Prepared::new(run.program, standard)).collect(),
            records: run.program.vocabulary.records().map(|(_, one)| record(&one.name)).collect(),
            run: *run,
        }
    }

    /// Writes one line. Without evidence, undetermined findings do not say what is missing.
    pub fn line(&self, assessment: &Assessment<'_>, evidence: Option<&dyn Evidences>, out: &mut Vec<u8>) {
        let Some(prepared) = self.standards.get(assessment.standard.index()) else { return };
        out.extend_from_slice(&prepared.opening);
        digits::escaped(&assessment.subject.name, out);
        out.extend_from_slice(self.records.get(assessment.subject.record.index()).map_or(b"", Vec::as_slice));
        out.extend_from_slice(verdict_code(assessment.verdict.kind).as_bytes());
        out.push(b'"');
        if assessment.verdict.with_waivers {
            out.extend_from_slice(b",\"with_waivers\":true");
        }
        if assessment.verdict.with_reasons {
            out.extend_from_slice(b",\"with_reasons\":true");
        }
        if assessment.verdict.with_open_points {
            out.extend_from_slice(b",\"with_open_points\":true");
        }
        out.extend_from_slice(b",\"findings\":[");
        for (at, finding) in assessment.findings.iter().enumerate() {
            if at > 0 {
                out.push(b',');
            }
            self.finding(prepared, finding, evidence, out);
        }
        out.push(b']');
        if !assessment.scores.is_empty() {
            out.extend_from_slice(b",\"scores\":[");
            for (at, score) in assessment.scores.iter().enumerate() {
                if at > 0 {
                    out.push(b',');
                }
                score_line(prepared, score, evidence, out);
            }
            out.push(b']');
        }
        if !assessment.guarantees.is_empty() {
            out.extend_from_slice(b",\"guarantees\":[");
            for (at, finding) in assessment.guarantees.iter().enumerate() {
                if at > 0 {
                    out.push(b',');
                }
                out.extend_from_slice(prepared.guarantees.get(finding.guarantee.index()).map_or(b"", Vec::as_slice));
                out.extend_from_slice(status_code(finding.status).as_bytes());
                out.extend_from_slice(b"\"}");
            }
            out.push(b']');
        }
        out.extend_from_slice(b"}\n");
    }

    fn finding(&self, prepared: &Prepared, finding: &Finding, evidence: Option<&dyn Evidences>, out: &mut Vec<u8>) {
        let rule = finding.rule.index();
        out.extend_from_slice(prepared.rules.get(rule).map_or(b"", Vec::as_slice));
        out.extend_from_slice(status_code(finding.status).as_bytes());
        let mut any = false;
        // Where a rule does not apply, its amounts are 0 by definition and say nothing.
        if finding.status != Status::NotApplicable {
            let unit = prepared.measures.get(rule).copied().unwrap_or(Unit::ONE);
            any |= amount(b"\",\"required\":\"", finding.required, unit, out);
            any |= amount(b"\",\"provided\":\"", finding.provided, unit, out);
            any |= amount(b"\",\"short\":\"", finding.short, unit, out);
        }
        match prepared.units.get(rule) {
            Some(unit) if any => out.extend_from_slice(unit),
            Some(_) | None => out.push(b'"'),
        }
        let cost = prepared.costs.get(rule).and_then(Option::as_ref);
        if let (Some(unit), Cost::Of { .. } | Cost::Unknown) = (cost, finding.cost) {
            out.extend_from_slice(b",\"cost\":{\"amount\":");
            if let Cost::Of { amount, .. } = finding.cost {
                out.push(b'"');
                digits::number(amount, out);
                out.push(b'"');
            } else {
                out.extend_from_slice(b"null");
            }
            out.extend_from_slice(unit);
        }
        if finding.assumed {
            out.extend_from_slice(b",\"assumed\":true");
        }
        if finding.status == Status::Undetermined
            && let Some(evidence) = evidence
        {
            missing(&evidence.of_rule(finding).missing, out);
        }
        if let Some(waiver) = finding.waiver.and_then(|index| self.run.waivers.get(index)) {
            out.extend_from_slice(b",\"waiver\":{\"authority\":\"");
            digits::escaped(&waiver.authority, out);
            out.extend_from_slice(b"\",\"expires\":\"");
            out.extend_from_slice(waiver.expires.to_string().as_bytes());
            out.extend_from_slice(b"\"}");
        }
        if let Some(reason) = finding.justification.and_then(|index| self.run.reasons.get(index)) {
            out.extend_from_slice(b",\"explanation\":{\"by\":\"");
            digits::escaped(&reason.by, out);
            out.extend_from_slice(b"\",\"on\":\"");
            out.extend_from_slice(reason.on.to_string().as_bytes());
            out.extend_from_slice(b"\"}");
        }
        out.push(b'}');
    }
}

impl Report for JsonLines<'_> {
    fn head(&self, _: &mut Vec<u8>) {}

    fn subject(&self, assessed: &Assessed<'_>, out: &mut Vec<u8>) -> Piece {
        self.line(assessed.assessment, Some(assessed.evidence), out);
        Piece::Line
    }

    fn compared(&self, compared: &Compared<'_>, out: &mut Vec<u8>) -> Option<Piece> {
        out.extend_from_slice(b"{\"comparison\":");
        json::comparison(&self.run, compared, out);
        out.extend_from_slice(b"}\n");
        Some(Piece::Line)
    }

    fn between(&self, _: Piece, _: Piece) -> &'static [u8] {
        b""
    }

    fn tail(&self, _: &Results<'_>, _: &mut Vec<u8>) -> Result<(), ReportError> {
        Ok(())
    }
}

impl Prepared {
    fn new(program: &Program, standard: &Standard) -> Self {
        let unit = |unit| match program.vocabulary.units.name(unit) {
            name if name.is_empty() => b"\"".to_vec(),
            name => bytes("\",\"unit\":\"", &name, "\""),
        };
        let cost = |cost: &Expr| bytes(",\"unit\":\"", &program.vocabulary.units.name(unit_of(&cost.ty)), "\"}");
        Self {
            opening: bytes("{\"standard\":\"", &standard.name, "\",\"subject\":\""),
            rules: standard
                .every_rule()
                .map(|(_, rule)| {
                    let opening = if rule.kind == RuleKind::Score { "{\"score\":\"" } else { "{\"rule\":\"" };
                    bytes(opening, &rule.label.name, "\",\"status\":\"")
                })
                .collect(),
            measures: standard.every_rule().map(|(_, rule)| rule.body.measure().unwrap_or(Unit::ONE)).collect(),
            units: standard
                .every_rule()
                .map(|(_, rule)| rule.body.measure().map_or_else(|| b"\"".to_vec(), unit))
                .collect(),
            costs: standard.every_rule().map(|(_, rule)| rule.cost.as_ref().map(cost)).collect(),
            guarantees: standard
                .guarantees()
                .map(|(_, one)| bytes("{\"guarantee\":\"", &one.label.name, "\",\"status\":\""))
                .collect(),
        }
    }
}

/// A score with its value; without one, with what is missing.
fn score_line(prepared: &Prepared, score: &Finding, evidence: Option<&dyn Evidences>, out: &mut Vec<u8>) {
    let rule = score.rule.index();
    out.extend_from_slice(prepared.rules.get(rule).map_or(b"", Vec::as_slice));
    out.extend_from_slice(status_code(score.status).as_bytes());
    let unit = prepared.measures.get(rule).copied().unwrap_or(Unit::ONE);
    match prepared.units.get(rule) {
        Some(words) if amount(b"\",\"value\":\"", score.value, unit, out) => out.extend_from_slice(words),
        Some(_) | None => out.push(b'"'),
    }
    if score.assumed {
        out.extend_from_slice(b",\"assumed\":true");
    }
    if let (Status::Undetermined, Some(evidence)) = (score.status, evidence) {
        missing(&evidence.of_rule(score).missing, out);
    }
    out.push(b'}');
}

/// Fixed bytes around a name.
fn bytes(before: &str, name: &str, behind: &str) -> Vec<u8> {
    let mut out = before.as_bytes().to_vec();
    digits::escaped(name, &mut out);
    out.extend_from_slice(behind.as_bytes());
    out
}

/// Closes the text before it and opens its own, which whoever comes next closes.
fn amount(key: &[u8], value: Option<Rational>, unit: Unit, out: &mut Vec<u8>) -> bool {
    let Some(value) = value else { return false };
    out.extend_from_slice(key);
    digits::number(in_unit(value, unit), out);
    true
}

fn missing(missing: &[Missing<'_>], out: &mut Vec<u8>) {
    let names = missing_names(missing);
    let undefined: Vec<_> = missing.iter().filter_map(undefined_of).collect();
    list(b",\"missing\":[", names.iter().map(String::as_str), out);
    list(b",\"undefined\":[", undefined.into_iter(), out);
}

fn list<'t>(key: &[u8], texts: impl Iterator<Item = &'t str>, out: &mut Vec<u8>) {
    let mut opened = false;
    for text in texts {
        out.extend_from_slice(if opened { b"," } else { key });
        out.push(b'"');
        digits::escaped(text, out);
        out.push(b'"');
        opened = true;
    }
    if opened {
        out.push(b']');
    }
}
