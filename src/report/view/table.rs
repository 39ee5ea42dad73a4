//! Required, provided and short by record and service, with the sums: rows for a table.

use super::View;
use crate::model::{Body, RuleId};
use crate::quantity::{Rational, Unit};
use crate::report::phrase::readable;
use crate::report::{AmountLine, Message, Results, Total, TotalOf, Wording};

/// Lines up to which every record is listed; beyond, those with nothing short are left to the sums.
const LISTED: usize = 60;

/// The table in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) struct Amounts {
    pub(in crate::report) header: Vec<&'static str>,
    pub(in crate::report) rows: Vec<AmountRow>,
    /// Where rows were left out, or sums are not whole.
    pub(in crate::report) remarks: Vec<String>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) struct AmountRow {
    pub(in crate::report) cells: Vec<String>,
    /// Whether something is short or unknown.
    pub(in crate::report) open: bool,
    /// Whether it is a sum.
    pub(in crate::report) total: bool,
}

/// The first columns that hold words; the rest hold numbers and units.
pub(in crate::report) const WORD_COLUMNS: usize = 3;

impl View<'_> {
    /// The table; none where no service speaks of amounts.
    pub(in crate::report) fn amounts(&self, results: &Results<'_>) -> Option<Amounts> {
        let lines = results.tally.lines();
        if lines.is_empty() && results.totals.is_empty() {
            return None;
        }
        let all = self.details || lines.len() <= LISTED;
        let mut rows: Vec<_> = lines.iter().filter_map(|line| self.line(line)).filter(|row| all || row.open).collect();
        rows.extend(results.totals.iter().filter_map(|total| self.total(total)));
        let mut remarks = Vec::new();
        if !all {
            remarks.push(Message::OnlyShort.fill(self.language, &[&lines.len().to_string()]));
        }
        if results.totals.iter().any(|total| total.unknown > 0) {
            remarks.push(self.say(Message::TotalsIncomplete).to_owned());
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
        Some(Amounts { header: header.map(|message| self.say(message)).to_vec(), rows, remarks })
    }

    fn line(&self, line: &AmountLine) -> Option<AmountRow> {
        let wording = Wording::new(self.run.program, line.standard, self.run.key_date, self.language)?;
        let rule = wording.standard.rule(line.rule);
        let unit = rule.body.unit()?;
        let amount = |value: Option<Rational>| value.map_or_else(|| "?".to_owned(), |v| wording.short_number(v, unit));
        // A component that only says what it takes is short of nothing.
        let whole = !has_provided(&wording, line.rule);
        let (provided, short) =
            if whole { ("–".to_owned(), "–".to_owned()) } else { (amount(line.provided), amount(line.short)) };
        Some(AmountRow {
            cells: vec![
                line.subject.clone(),
                self.service(&wording, line.rule),
                role(&wording, line.rule),
                amount(line.required),
                provided,
                short,
                unit_word(&wording, unit),
            ],
            open: !whole && line.short.is_none_or(|short| !short.is_zero()),
            total: false,
        })
    }

    fn total(&self, total: &Total) -> Option<AmountRow> {
        let wording = Wording::new(self.run.program, total.standard, self.run.key_date, self.language)?;
        let (service, whose) = match &total.of {
            TotalOf::Rule(rule) => (self.service(&wording, *rule), role(&wording, *rule)),
            TotalOf::Role(name) => (String::new(), readable(name)),
            TotalOf::All => (String::new(), String::new()),
        };
        let star = if total.unknown > 0 { "*" } else { "" };
        let number = |value| wording.short_number(value, total.unit);
        Some(AmountRow {
            cells: vec![
                format!("{}{star}", wording.say(Message::Total)),
                service,
                whose,
                number(total.required),
                number(total.provided),
                number(total.short),
                unit_word(&wording, total.unit),
            ],
            open: true,
            total: true,
        })
    }

    fn service(&self, wording: &Wording<'_>, rule: RuleId) -> String {
        let name = readable(wording.standard.rule(rule).label.shown());
        if self.run.has_many_standards() { format!("{name} ({})", wording.standard.name) } else { name }
    }
}

fn role(wording: &Wording<'_>, rule: RuleId) -> String {
    wording.standard.rule(rule).role.as_deref().map(readable).unwrap_or_default()
}

fn has_provided(wording: &Wording<'_>, rule: RuleId) -> bool {
    match &wording.standard.rule(rule).body {
        Body::Nothing | Body::Condition(_) | Body::Capacity { provided: None, .. } => false,
        Body::Comparison { .. } | Body::Capacity { provided: Some(_), .. } => true,
    }
}

/// Shares carry their sign with the number.
fn unit_word(wording: &Wording<'_>, unit: Unit) -> String {
    if unit == Unit::SHARE { String::new() } else { wording.unit(unit, false) }
}
