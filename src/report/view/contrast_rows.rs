//! What several standards ask of the same thing as rows of a table, for spreadsheets: every figure in a cell of its own.

use super::View;
use super::grid::words_cell;
use crate::compare::{Comparison, Entry};
use crate::quantity::Unit;
use crate::report::Compared;
use crate::report::messages::{Contrast, Heads};
use crate::report::paper::{Cell, Column, Row};
use crate::report::phrase::{readable, unit_of};

impl View<'_> {
    /// What stands above the rows of comparisons.
    pub(in crate::report) fn contrast_columns(&self) -> Vec<Column> {
        let head = |head: Heads| Column::words(head.words(self.language));
        let word = |word: Contrast| Column::words(word.words(self.language));
        vec![
            head(Heads::Record),
            head(Heads::Id),
            head(Heads::Name),
            word(Contrast::Thing),
            head(Heads::Standard),
            head(Heads::Rule),
            head(Heads::Label),
            word(Contrast::Strength),
            Column::amounts(Contrast::Required.words(self.language)),
            head(Heads::Unit),
            word(Contrast::Status),
            word(Contrast::Place),
        ]
    }

    /// A row for each rule that speaks of a thing that other standards speak of too, at one record.
    pub(in crate::report) fn contrast_rows(&self, compared: &Compared<'_>) -> Vec<Row> {
        let rows = compared.comparisons.iter().filter_map(|comparison| {
            let thing = self.thing(comparison.thing, &comparison.entries.first()?.ask)?;
            Some(
                comparison
                    .entries
                    .iter()
                    .filter_map(move |entry| self.contrast_row(compared, comparison, &thing, entry)),
            )
        });
        rows.flatten().collect()
    }

    fn contrast_row(
        &self,
        compared: &Compared<'_>,
        comparison: &Comparison<'_>,
        thing: &str,
        entry: &Entry<'_>,
    ) -> Option<Row> {
        let wording = self.wording_of(entry.ask.standard)?;
        let rule = wording.standard.rule(entry.ask.rule);
        let (required, unit) = match entry.required.zip(entry.ask.bound) {
            // An amount that is not enough itself is no number to calculate with.
            Some(_) if entry.ask.strict => {
                (Cell::Words(self.required(&wording, comparison.thing.direction, entry)), String::new())
            }
            Some((required, bound)) => {
                let unit = unit_of(&bound.ty);
                let word = if unit == Unit::SHARE { String::new() } else { wording.unit(unit, false) };
                (Cell::Amount(wording.short_number(required, unit), required, unit), word)
            }
            None => (Cell::Empty, String::new()),
        };
        let subject = compared.subject;
        let cells = vec![
            words_cell(wording.record(subject.record)),
            words_cell(subject.name.clone()),
            words_cell(subject.title.clone().unwrap_or_default()),
            words_cell(thing.to_owned()),
            words_cell(readable(wording.standard.shown())),
            words_cell(self.rule_name(&wording, rule)),
            words_cell(readable(rule.label.shown())),
            words_cell(self.strength(&wording, entry)),
            required,
            words_cell(unit),
            words_cell(wording.say(entry.status.into()).to_owned()),
            words_cell(Contrast::from(entry.place).words(self.language).to_owned()),
        ];
        Some(Row { cells, total: false })
    }
}
