//! Empty spreadsheets to fill in, for any vocabulary: headings that the reader understands, choices to choose from, and a
//! row that says what belongs where.
//!
//! `norm check` reads what was filled in as it is: the row of explanations begins with `#` and is passed over.

mod words;

pub(super) use words::Words;

use crate::language::Language;
use crate::model::{Fact, RecordId, Type, Vocabulary};
use crate::profile::{ColumnLayout, Holds, SheetLayout, Wanted, cell_words, layout};
use crate::quantity::{Rational, Unit, decimal_exact};
use crate::spreadsheet::{Book, Cell, Column, Row, Sheet};

/// The sheets of a record: its own, and one for each list of records in it; with the facts that are wanted.
pub fn template(vocabulary: &Vocabulary, record: RecordId, language: Language, wanted: Wanted<'_>) -> Book {
    let layouts = layout(vocabulary, record, language, wanted);
    let hints = Hints { vocabulary, language, layouts: &layouts };
    let sheets = layouts.iter().map(|layout| hints.sheet(layout)).collect();
    Book { sheets }
}

/// Says what is expected in each column.
struct Hints<'v> {
    vocabulary: &'v Vocabulary,
    language: Language,
    layouts: &'v [SheetLayout],
}

impl Hints<'_> {
    fn sheet(&self, layout: &SheetLayout) -> Sheet {
        let columns = layout.columns.iter().map(|column| self.column(layout.record, column)).collect();
        let mut hints = layout.columns.iter().map(|column| self.hint(layout.record, column));
        // The first cell makes the row a remark.
        let first = hints.next().map(|hint| format!("# {} {hint}", self.say(Words::Intro)));
        let cells: Vec<Cell> = first.into_iter().chain(hints).map(Cell::Words).collect();
        Sheet { name: layout.title.clone(), columns, explained: true, rows: vec![Row::from(cells)] }
    }

    fn column(&self, record: RecordId, column: &ColumnLayout) -> Column {
        let title = column.heading.clone();
        match &column.holds {
            Holds::Parent(_) | Holds::Judge(_) => Column::new(title),
            Holds::Day(_) => Column { days: true, ..Column::new(title) },
            Holds::Value(path, _) => {
                let Some(fact) = self.vocabulary.fact_at(record, path) else { return Column::new(title) };
                let words = cell_words(self.vocabulary, fact, self.language);
                // A cell for several values is written, not chosen.
                let several = matches!(&fact.ty, Type::List(item) if !matches!(**item, Type::Record(_)));
                let chosen = !several && !words.values.is_empty();
                let offers = if chosen {
                    words.values.into_iter().chain(words.none.map(str::to_owned)).collect()
                } else {
                    Vec::new()
                };
                Column { title, offers, days: fact.ty == Type::Date, prose: false }
            }
        }
    }

    fn hint(&self, record: RecordId, column: &ColumnLayout) -> String {
        match &column.holds {
            Holds::Parent(parent) => {
                let sheet = self.layouts.iter().find(|layout| layout.record == *parent);
                self.fill(Words::Parent, &[sheet.map_or("", |sheet| sheet.title.as_str())])
            }
            Holds::Judge(_) => self.say(Words::Judge).to_owned(),
            Holds::Day(_) => self.say(Words::JudgedOn).to_owned(),
            Holds::Value(path, unit) => {
                let Some(fact) = self.vocabulary.fact_at(record, path) else { return String::new() };
                self.value(fact, *unit)
            }
        }
    }

    fn value(&self, fact: &Fact, unit: Option<Unit>) -> String {
        let words = cell_words(self.vocabulary, fact, self.language);
        let none = words.none;
        let sentence = match &fact.ty {
            Type::List(item) => {
                let none = none.unwrap_or_default();
                return match &**item {
                    Type::Record(record) => {
                        let sheet = self.layouts.iter().find(|layout| layout.record == *record);
                        self.fill(Words::Records, &[sheet.map_or("", |sheet| sheet.title.as_str()), none])
                    }
                    Type::Choice(_) => self.fill(Words::SeveralOf, &[&words.values.join("; "), none]),
                    Type::Bool
                    | Type::Number(_)
                    | Type::Text
                    | Type::Date
                    | Type::Schedule
                    | Type::List(_)
                    | Type::Poison => self.fill(Words::Several, &[none]),
                };
            }
            Type::Number(of) => self.number(fact, *of, unit),
            Type::Bool => words.values.join(self.say(Words::Or)),
            Type::Choice(_) => self.fill(Words::OneOf, &[&words.values.join(", ")]),
            Type::Date => self.say(Words::Day).to_owned(),
            Type::Schedule => self.say(Words::Times).to_owned(),
            Type::Text | Type::Record(_) | Type::Poison => self.say(Words::Text).to_owned(),
        };
        match none {
            Some(none) => format!("{sentence}; {}", self.fill(Words::OrNone, &[none])),
            None => sentence,
        }
    }

    /// `whole number of places, 0 to 5000`
    fn number(&self, fact: &Fact, of: Unit, named: Option<Unit>) -> String {
        let units = &self.vocabulary.units;
        let name = units.name(of);
        let kind = if of == Unit::SHARE {
            self.say(Words::Share).to_owned()
        } else if units.is_counted(of) {
            let thing = units.factors(of).first().map(|(id, _)| units.definition(*id));
            let label = thing.and_then(|thing| thing.labels.of(self.language));
            let many = label.map_or(name.as_str(), |label| label.rsplit('|').next().unwrap_or(label).trim());
            self.fill(Words::Whole, &[many])
        } else if of == Unit::ONE || named.is_some() {
            self.say(Words::Number).to_owned()
        } else {
            self.fill(Words::NumberIn, &[&name])
        };
        let Some((low, high)) = fact.bounds else { return kind };
        let shown = |bound: Rational| {
            let bound = if of == Unit::SHARE { bound.multiply(Rational::whole(100)).unwrap_or(bound) } else { bound };
            let digits = decimal_exact(bound).unwrap_or_else(|| bound.to_string());
            match self.language {
                Language::English => digits,
                Language::German => digits.replace('.', ","),
            }
        };
        format!("{kind}, {}", self.fill(Words::Bounds, &[&shown(low), &shown(high)]))
    }

    fn say(&self, words: Words) -> &'static str {
        words.words(self.language)
    }

    fn fill(&self, words: Words, parts: &[&str]) -> String {
        words.fill(self.language, parts)
    }
}
