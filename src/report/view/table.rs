//! Required, provided and short by record and service, with the sums: rows for a table.

use super::{Grid, View};
use crate::model::{Body, RuleId, StandardId};
use crate::quantity::{Rational, Unit};
use crate::report::phrase::readable;
use crate::report::{AmountLine, Message, Results, Total, TotalOf, Wording};
use std::ops::Range;

/// Lines up to which every record is listed; beyond, those with nothing short are left to the sums.
const LISTED: usize = 60;

/// A row.
struct AmountRow {
    cells: Vec<String>,
    /// Whether something is short or unknown.
    open: bool,
}

/// The columns with numbers: words stand before them, the unit behind.
const NUMBERS: Range<usize> = 3..6;

/// The column with roles: the first to go where there is no room.
const ROLE_COLUMN: usize = 2;

impl View<'_> {
    /// A table for each standard whose services speak of amounts.
    pub(in crate::report) fn amounts(&self, results: &Results<'_>) -> Vec<Grid> {
        let standards = (0..).map(StandardId).take(self.run.program.standards.len());
        standards.filter_map(|standard| self.amounts_of(standard, results)).collect()
    }

    fn amounts_of(&self, standard: StandardId, results: &Results<'_>) -> Option<Grid> {
        let wording = Wording::new(self.run.program, standard, self.run.key_date, self.language)?;
        let lines: Vec<_> = results.tally.lines().iter().filter(|line| line.standard == standard).collect();
        let totals: Vec<_> = results.totals.iter().filter(|total| total.standard == standard).collect();
        if lines.is_empty() && totals.is_empty() {
            return None;
        }
        let all = self.details || lines.len() <= LISTED;
        let count = lines.len().to_string();
        // A component is a step on the way to what another service asks for.
        let judged = |line: &&AmountLine| self.details || wording.standard.rule(line.rule).modality.is_some();
        let lines = lines.into_iter().filter(judged);
        let mut rows: Vec<_> = lines.filter_map(|line| row(&wording, line)).filter(|row| all || row.open).collect();
        rows.extend(totals.iter().map(|total| total_row(&wording, total)));
        let mut remarks = Vec::new();
        if !all {
            remarks.push(wording.fill(Message::OnlyShort, &[&count]));
        }
        if totals.iter().any(|total| total.unknown > 0) {
            remarks.push(wording.say(Message::TotalsIncomplete).to_owned());
        }
        if rows.is_empty() && remarks.is_empty() {
            return None;
        }
        let header = [
            Message::SubjectColumn,
            Message::ServiceColumn,
            Message::RoleColumn,
            Message::RequiredColumn,
            Message::ProvidedColumn,
            Message::ShortColumn,
            Message::UnitColumn,
        ];
        let mut title = wording.say(Message::Amounts).to_owned();
        if self.run.has_many_standards() {
            title = format!("{title}: {}", readable(wording.standard.shown()));
        }
        let header = header.map(|message| wording.say(message).to_owned()).to_vec();
        let rows = rows.into_iter().map(|row| row.cells).collect();
        Some(Grid { title, header, rows, numbers: NUMBERS, spare: Some(ROLE_COLUMN), remarks })
    }
}

fn row(wording: &Wording<'_>, line: &AmountLine) -> Option<AmountRow> {
    let unit = wording.standard.rule(line.rule).body.unit()?;
    let amount = |value: Option<Rational>| value.map_or_else(|| "?".to_owned(), |v| wording.short_number(v, unit));
    // A component that only says what it takes is short of nothing.
    let whole = !has_provided(wording, line.rule);
    let (provided, short) =
        if whole { ("–".to_owned(), "–".to_owned()) } else { (amount(line.provided), amount(line.short)) };
    Some(AmountRow {
        cells: vec![
            line.subject.clone(),
            service(wording, line.rule),
            role(wording, line.rule),
            amount(line.required),
            provided,
            short,
            unit_word(wording, unit),
        ],
        open: !whole && line.short.is_none_or(|short| !short.is_zero()),
    })
}

fn total_row(wording: &Wording<'_>, total: &Total) -> AmountRow {
    let (service, whose) = match &total.of {
        TotalOf::Rule(rule) => (service(wording, *rule), role(wording, *rule)),
        TotalOf::Role(name) => (String::new(), readable(name)),
        TotalOf::All => (String::new(), String::new()),
    };
    let star = if total.unknown > 0 { "*" } else { "" };
    let number = |sum: Option<_>| sum.map_or_else(|| "?".to_owned(), |sum| wording.short_number(sum, total.unit));
    AmountRow {
        cells: vec![
            format!("{}{star}", wording.say(Message::Total)),
            service,
            whose,
            number(total.required),
            number(total.provided),
            number(total.short),
            unit_word(wording, total.unit),
        ],
        open: true,
    }
}

fn service(wording: &Wording<'_>, rule: RuleId) -> String {
    readable(wording.standard.rule(rule).label.shown())
}

fn role(wording: &Wording<'_>, rule: RuleId) -> String {
    wording.standard.rule(rule).role.as_deref().map(readable).unwrap_or_default()
}

fn has_provided(wording: &Wording<'_>, rule: RuleId) -> bool {
    match &wording.standard.rule(rule).body {
        Body::Nothing | Body::Condition(_) | Body::Capacity { provided: None, .. } | Body::Score(_) => false,
        Body::Comparison { .. } | Body::Capacity { provided: Some(_), .. } => true,
    }
}

/// Shares carry their sign with the number.
fn unit_word(wording: &Wording<'_>, unit: Unit) -> String {
    if unit == Unit::SHARE { String::new() } else { wording.unit(unit, false) }
}
