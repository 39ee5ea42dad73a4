//! The tables: by role, service, record and by facts such as the district.

use super::cells::{need_cell, range_cell, sum_cell};
use super::{Page, Words};
use crate::capacity::{Entry, Group, Key, Need, Sum, Sums};
use crate::model::StandardId;
use crate::quantity::{Rational, Unit};
use crate::report::Wording;
use crate::report::paper::{Cell, Column, Row, Section, Table};
use crate::report::phrase::readable;

impl Page<'_, '_> {
    /// A section for each table, standard by standard.
    pub(super) fn tables(&self) -> Vec<Section> {
        let mut sections = Vec::new();
        for standard in self.standards() {
            let Some(wording) = self.wording(standard) else { continue };
            sections.extend(self.tables_of(standard, &wording));
        }
        sections
    }

    fn tables_of(&self, standard: StandardId, wording: &Wording<'_>) -> Vec<Section> {
        let ledger = &self.capacity.ledger;
        let of = |groups: Vec<Group>| -> Vec<Group> {
            groups.into_iter().filter(|group| group.standard == standard).collect()
        };
        let mut sections = Vec::new();
        let overall = of(ledger.overall());
        let roles = of(ledger.by_role());
        let services = of(ledger.by_service());
        let mut section = |title: &str, name, head: Words, groups: &[Group], sums: &[Group]| {
            if !groups.is_empty() {
                let table = self.grouped(name, head, groups, sums, wording);
                let remarks = self.remarks(groups);
                let title = self.of_standard(title, wording);
                sections.push(Section { title, table: Some(table), remarks, ..Section::default() });
            }
        };
        section(self.say(Words::ByRole), "roles", Words::Role, &roles, &overall);
        section(self.say(Words::ByService), "services", Words::Service, &services, &[]);
        for (record, slot) in &self.capacity.by {
            let groups = of(ledger.by_fact(*record, *slot));
            if groups.iter().all(|group| group.key == Key::Said(None)) {
                continue;
            }
            let fact = wording.vocabulary.record(*record).fact(*slot).called(wording.language);
            let title = self.fill(Words::ByFact, &[fact]);
            section(&title, "groups", Words::Record, &groups, &[]);
        }
        sections.extend(self.lines(standard, wording, true));
        sections.extend(self.lines(standard, wording, false));
        sections
    }

    fn columns(&self, first: &[Words]) -> Vec<Column> {
        let words = first.iter().map(|head| Column::words(self.say(*head)));
        let amounts = [Words::Required, Words::Present, Words::Planned, Words::Short, Words::Spare];
        let amounts = amounts.map(|head| Column::amounts(self.say(head)));
        words.chain(amounts).chain([Column::words(self.say(Words::Unit))]).collect()
    }

    fn grouped(
        &self,
        name: &'static str,
        head: Words,
        groups: &[Group],
        sums: &[Group],
        wording: &Wording<'_>,
    ) -> Table {
        let mut rows: Vec<Row> = groups.iter().map(|group| self.group_row(group, wording)).collect();
        if groups.len() > 1 {
            rows.extend(sums.iter().map(|group| self.group_row(group, wording)));
        }
        let mut columns = self.columns(&[head]);
        if let (Words::Record, Some(first)) = (head, columns.first_mut()) {
            first.title = String::new();
        }
        Table { name, columns, rows }
    }

    fn group_row(&self, group: &Group, wording: &Wording<'_>) -> Row {
        let unsaid = || self.say(Words::Unsaid).to_owned();
        let key = match &group.key {
            Key::All => self.say(Words::Sum).to_owned(),
            Key::Role(role) => role.as_deref().map_or_else(unsaid, readable),
            Key::Service(rule) => readable(wording.standard.rule(*rule).label.shown()),
            Key::Holder(place) => self.capacity.ledger.holders().get(*place).map_or_else(unsaid, |it| it.name.clone()),
            Key::Said(said) => said.clone().unwrap_or_else(unsaid),
        };
        let (sums, unit) = (&group.sums, group.unit);
        let present = |sum: &Sum| self.sum(sum, sums.entries, unit, wording);
        let cells = vec![
            Cell::Words(key),
            self.need(sums, unit, wording),
            present(&sums.present),
            if sums.with_plan == 0 { Cell::Empty } else { present(&sums.planned) },
            present(&sums.short),
            present(&sums.spare),
            Cell::Words(wording.unit(unit, false)),
        ];
        Row { cells, total: group.key == Key::All }
    }

    fn need(&self, sums: &Sums, unit: Unit, wording: &Wording<'_>) -> Cell {
        need_cell(sums, unit, wording, self.language)
    }

    fn sum(&self, sum: &Sum, entries: usize, unit: Unit, wording: &Wording<'_>) -> Cell {
        sum_cell(sum, entries, unit, wording, self.language)
    }

    fn remarks(&self, groups: &[Group]) -> Vec<String> {
        let count = |of: fn(&Sums) -> usize| groups.iter().map(|group| of(&group.sums)).sum::<usize>();
        let all = count(|sums| sums.entries).to_string();
        let mut remarks = Vec::new();
        for (number, words) in
            [(count(|sums| sums.undetermined), Words::Undetermined), (count(|sums| sums.silent), Words::Silent)]
        {
            if number > 0 {
                remarks.push(self.fill(words, &[&number.to_string(), &all]));
            }
        }
        remarks
    }

    /// Every line, of what is judged or of what is only calculated.
    fn lines(&self, standard: StandardId, wording: &Wording<'_>, judged: bool) -> Option<Section> {
        let ledger = &self.capacity.ledger;
        let entries = ledger.entries().iter().filter(|entry| entry.standard == standard && entry.judged == judged);
        let rows: Vec<Row> = entries.map(|entry| self.line(entry, wording)).collect();
        if rows.is_empty() {
            return None;
        }
        let title = self.say(if judged { Words::ByRecord } else { Words::Calculated });
        let name = if judged { "records" } else { "calculated" };
        let table = Table { name, columns: self.columns(&[Words::Record, Words::Service]), rows };
        let remarks = if judged { vec![self.say(Words::NotPooled).to_owned()] } else { Vec::new() };
        Some(Section { title: self.of_standard(title, wording), table: Some(table), remarks, ..Section::default() })
    }

    fn line(&self, entry: &Entry, wording: &Wording<'_>) -> Row {
        let unit = entry.unit;
        let holder = self.capacity.ledger.holders().get(entry.holder);
        let amount = |value: Option<Rational>| match value {
            Some(value) => Cell::Amount(wording.short_number(value, unit), value, unit),
            None if entry.judged => Cell::Words(self.say(Words::Unknown).to_owned()),
            None => Cell::Empty,
        };
        let required = match entry.required {
            Need::Exact(required) => amount(Some(required)),
            Need::Silent => Cell::Words("–".to_owned()),
            Need::Between(low, high) => range_cell(low, high, unit, wording, self.language),
        };
        let cells = vec![
            Cell::Words(holder.map(|holder| holder.name.clone()).unwrap_or_default()),
            Cell::Words(readable(wording.standard.rule(entry.rule).label.shown())),
            required,
            amount(entry.present),
            entry.planned.map_or(Cell::Empty, |planned| amount(Some(planned))),
            if entry.judged { amount(entry.short()) } else { Cell::Empty },
            if entry.judged { amount(entry.spare()) } else { Cell::Empty },
            Cell::Words(wording.unit(unit, false)),
        ];
        Row { cells, total: false }
    }
}
