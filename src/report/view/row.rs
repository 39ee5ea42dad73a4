//! Findings as rows of a table, for spreadsheets: every figure in a cell of its own, the rest in words.

use super::grid::words_cell;
use super::{Telling, View};
use crate::assess::{Finding, GuaranteeFinding, Subject};
use crate::model::{Citation, Score, Status};
use crate::quantity::{Rational, Unit};
use crate::report::messages::{Heads, Scoring};
use crate::report::paper::{Cell, Column, Row};
use crate::report::phrase::readable;
use crate::report::{Assessed, Message, Wording};

/// The columns, in order; those with amounts are marked.
const COLUMNS: [(Heads, bool); 16] = [
    (Heads::Standard, false),
    (Heads::KeyDate, false),
    (Heads::Record, false),
    (Heads::Id, false),
    (Heads::Name, false),
    (Heads::Rule, false),
    (Heads::Label, false),
    (Heads::Modality, false),
    (Heads::Status, false),
    (Heads::Required, true),
    (Heads::Provided, true),
    (Heads::Short, true),
    (Heads::Value, true),
    (Heads::Unit, false),
    (Heads::Reason, false),
    (Heads::Source, false),
];

impl View<'_> {
    /// What stands above the rows of findings.
    pub(in crate::report) fn finding_columns(&self) -> Vec<Column> {
        let column = |(head, amounts): (Heads, bool)| Column { title: head.words(self.language).to_owned(), amounts };
        COLUMNS.map(column).into()
    }

    /// A row for each finding of an assessment, met or not, for each score and for each guarantee.
    pub(in crate::report) fn finding_rows(&self, assessed: &Assessed<'_>) -> Vec<Row> {
        let assessment = assessed.assessment;
        let wording = Wording::new(self.run.program, assessment.standard, self.run.key_date, self.language);
        let Some(wording) = wording else { return Vec::new() };
        // Everything is shown, since a spreadsheet can filter.
        let view = View { details: true, ..*self };
        let telling = Telling { view: &view, wording, assessment, evidence: assessed.evidence };
        let findings = assessment.findings.iter().map(|finding| telling.finding_row(finding));
        let findings = findings.chain(assessment.scores.iter().map(|finding| telling.score_row(finding)));
        findings.chain(assessment.guarantees.iter().map(|finding| telling.guarantee_row(finding))).collect()
    }
}

impl Telling<'_, '_> {
    fn finding_row(&self, finding: &Finding) -> Row {
        let rule = self.wording.standard.rule(finding.rule);
        // Where a rule does not apply, its amounts are 0 by definition and say nothing.
        let counts = finding.status != Status::NotApplicable;
        let unit = rule.body.unit().unwrap_or(Unit::ONE);
        let amount = |value: Option<Rational>| match value.filter(|_| counts) {
            Some(value) => Cell::Amount(self.wording.short_number(value, unit), value, unit),
            None => Cell::Empty,
        };
        let amounts = [finding.required, finding.provided, finding.short].map(amount);
        let any = amounts.iter().any(|amount| *amount != Cell::Empty);
        let point = self.point(finding);
        let reasons = point.lines.iter().filter(|line| !line.quiet).map(super::Line::whole);
        let words = [
            rule.label.name.clone(),
            readable(rule.label.shown()),
            self.wording.modality(rule).unwrap_or_default().to_owned(),
            self.wording.say(finding.status.into()).to_owned(),
        ];
        let [required, provided, short] = amounts;
        let behind = [
            required,
            provided,
            short,
            Cell::Empty,
            words_cell(if any && unit != Unit::SHARE { self.wording.unit(unit, false) } else { String::new() }),
            words_cell(joined(reasons)),
            self.sources(&rule.notes.sources),
        ];
        self.row(words, behind)
    }

    fn guarantee_row(&self, finding: &GuaranteeFinding) -> Row {
        let guarantee = self.wording.standard.guarantee(finding.guarantee);
        let lines = self.guarantee(finding).map(|point| point.lines).unwrap_or_default();
        let reasons = lines.iter().filter(|line| !line.quiet).map(super::Line::whole);
        let words = [
            guarantee.label.name.clone(),
            readable(guarantee.label.shown()),
            self.wording.say(Message::Guarantee).to_owned(),
            self.wording.say(finding.status.into()).to_owned(),
        ];
        let [required, provided, short, value, unit] = [const { Cell::Empty }; 5];
        let sources = self.sources(&guarantee.notes.sources);
        self.row(words, [required, provided, short, value, unit, words_cell(joined(reasons)), sources])
    }

    fn score_row(&self, finding: &Finding) -> Row {
        let rule = self.wording.standard.rule(finding.rule);
        let unit = rule.body.score().map_or(Unit::ONE, Score::unit);
        let lines = self.scored(finding).map(|scored| scored.lines).unwrap_or_default();
        let reasons = lines.iter().filter(|line| !line.quiet).map(super::Line::whole);
        let words = [
            rule.label.name.clone(),
            readable(rule.label.shown()),
            Scoring::Title.words(self.wording.language).to_owned(),
            self.wording.say(finding.status.into()).to_owned(),
        ];
        let value = match finding.value.filter(|_| finding.status == Status::Applies) {
            Some(value) => Cell::Amount(self.wording.short_number(value, unit), value, unit),
            None => Cell::Empty,
        };
        let named = value != Cell::Empty && unit != Unit::SHARE;
        let unit = words_cell(if named { self.wording.unit(unit, false) } else { String::new() });
        let [required, provided, short] = [const { Cell::Empty }; 3];
        let sources = self.sources(&rule.notes.sources);
        self.row(words, [required, provided, short, value, unit, words_cell(joined(reasons)), sources])
    }

    /// What is the same in all rows of an assessment, and the rest.
    fn row(&self, words: [String; 4], behind: [Cell; 7]) -> Row {
        let Subject { record, name, title, .. } = &self.assessment.subject;
        let day = self.view.run.key_date;
        let before = [
            words_cell(readable(self.wording.standard.shown())),
            Cell::Day(self.wording.date(day), day),
            words_cell(self.wording.record(*record)),
            words_cell(name.clone()),
            words_cell(title.clone().unwrap_or_default()),
        ];
        let cells = before.into_iter().chain(words.map(words_cell)).chain(behind).collect();
        Row { cells, total: false }
    }

    fn sources(&self, citations: &[Citation]) -> Cell {
        words_cell(joined(citations.iter().filter_map(|source| self.wording.citation(source))))
    }
}

fn joined(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join("; ")
}
