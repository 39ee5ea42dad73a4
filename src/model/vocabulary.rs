//! What a profile may say: units, choices and records. The profile's schema.

use crate::language::{Labels, Language};
use crate::quantity::{Rational, Unit, UnitTable};
use crate::span::Span;

/// A choice, as an index into its vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChoiceId(pub(crate) u16);

/// A record type, as an index into its vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(pub(crate) u16);

/// A fact's place in its record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot(pub(crate) u16);

impl RecordId {
    /// The id as an index.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

impl Slot {
    /// The place as an index.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// All that profiles may say.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// Units and dimensions.
    pub units: UnitTable,
    pub(crate) choices: Vec<Choice>,
    pub(crate) records: Vec<Record>,
}

/// A closed list of values.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Its name.
    pub name: String,
    /// What reports call it.
    pub labels: Labels,
    /// Other names, in NFC.
    pub also: Vec<String>,
    /// Its values; a value is stored as its index here.
    pub values: Vec<ChoiceValue>,
    /// Where it is declared.
    pub span: Span,
}

/// One value of a choice.
#[derive(Debug, Clone)]
pub struct ChoiceValue {
    /// Its name, in NFC.
    pub name: String,
    /// What reports call it.
    pub labels: Labels,
    /// Other names, in NFC.
    pub also: Vec<String>,
}

/// A record type.
#[derive(Debug, Clone)]
pub struct Record {
    /// Its name, in NFC.
    pub name: String,
    /// What reports call it.
    pub labels: Labels,
    /// Other names, in NFC; keys of a profile too.
    pub also: Vec<String>,
    /// Its facts; a fact's slot is its index here.
    pub facts: Vec<Fact>,
    /// Where it is declared.
    pub span: Span,
}

/// One fact of a record.
#[derive(Debug, Clone)]
pub struct Fact {
    /// The key in a profile, in NFC.
    pub name: String,
    /// What reports call it.
    pub labels: Labels,
    /// Other keys, in NFC.
    pub also: Vec<String>,
    /// What it holds.
    pub ty: Type,
    /// Whether it may be known to be none.
    pub or_none: bool,
    /// Lowest and highest value, in the fact's unit, both included.
    pub bounds: Option<(Rational, Rational)>,
    /// Whether it is a person's judgement and needs `by` and `on`.
    pub assessed: bool,
    /// Where it is declared.
    pub span: Span,
}

/// The types of facts and expressions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// Yes or no.
    Bool,
    /// A number in a unit; [`Unit::ONE`] for plain numbers, [`Unit::SHARE`] for shares (stored as the plain ratio).
    Number(Unit),
    /// Words.
    Text,
    /// A calendar day.
    Date,
    /// Times of the week.
    Schedule,
    /// One value of a choice.
    Choice(ChoiceId),
    /// A record.
    Record(RecordId),
    /// A list.
    List(Box<Type>),
    /// The type of something faulty: agrees with every other, so that one mistake is reported once.
    Poison,
}

impl Vocabulary {
    /// The choice behind an id.
    #[allow(clippy::indexing_slicing, reason = "ids are only made by `check`, for choices that exist")]
    pub fn choice(&self, id: ChoiceId) -> &Choice {
        &self.choices[usize::from(id.0)]
    }

    /// The record behind an id.
    #[allow(clippy::indexing_slicing, reason = "ids are only made by `check`, for records that exist")]
    pub fn record(&self, id: RecordId) -> &Record {
        &self.records[usize::from(id.0)]
    }

    /// Every record with its id, in order of declaration.
    pub fn records(&self) -> impl Iterator<Item = (RecordId, &Record)> {
        (0..).map(RecordId).zip(&self.records)
    }

    /// Every choice with its id, in order of declaration.
    pub fn choices(&self) -> impl Iterator<Item = (ChoiceId, &Choice)> {
        (0..).map(ChoiceId).zip(&self.choices)
    }

    /// The record of that name or synonym.
    pub fn find_record(&self, name: &str) -> Option<RecordId> {
        self.records().find(|(_, record)| record.names().any(|own| own == name)).map(|(id, _)| id)
    }

    /// The choice of that name or synonym.
    pub fn find_choice(&self, name: &str) -> Option<ChoiceId> {
        self.choices().find(|(_, choice)| choice.names().any(|own| own == name)).map(|(id, _)| id)
    }

    /// The fact at the end of a way through nested records.
    pub fn fact_at(&self, record: RecordId, path: &[Slot]) -> Option<&Fact> {
        let (slot, rest) = path.split_first()?;
        let fact = self.record(record).fact(*slot);
        if rest.is_empty() {
            return Some(fact);
        }
        let Type::Record(inner) = fact.ty else { return None };
        self.fact_at(inner, rest)
    }

    /// Whether the record holds a list of records: a portfolio such as a city.
    pub fn is_portfolio(&self, id: RecordId) -> bool {
        self.record(id)
            .facts
            .iter()
            .any(|fact| matches!(&fact.ty, Type::List(item) if matches!(**item, Type::Record(_))))
    }
}

impl Type {
    /// The record that it is, or that the items of its list are.
    pub fn record(&self) -> Option<RecordId> {
        if let Self::List(item) = self {
            item.record()
        } else if let Self::Record(record) = self {
            Some(*record)
        } else {
            None
        }
    }
}

impl Choice {
    /// Its name and its synonyms.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.also).map(String::as_str)
    }

    /// The index of the value of that name or synonym.
    pub fn find(&self, name: &str) -> Option<u16> {
        let index =
            self.values.iter().position(|value| value.name == name || value.also.iter().any(|also| also == name));
        index.and_then(|index| u16::try_from(index).ok())
    }

    /// What machines and people of every language call the value at an index: its label for all, else its name.
    pub fn shown(&self, index: u16) -> &str {
        let label = self.values.get(usize::from(index)).and_then(|value| value.labels.plain());
        label.unwrap_or_else(|| self.value_name(index))
    }

    /// The value at an index; the name of the choice itself for an index that does not exist.
    pub fn value_name(&self, index: u16) -> &str {
        self.values.get(usize::from(index)).map_or(self.name.as_str(), |value| value.name.as_str())
    }
}

impl Record {
    /// Its name and its synonyms.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.also).map(String::as_str)
    }

    /// The slot of the fact of that name or synonym.
    pub fn find(&self, name: &str) -> Option<Slot> {
        let index = self.facts.iter().position(|fact| fact.name == name || fact.also.iter().any(|also| also == name));
        index.and_then(|index| u16::try_from(index).ok()).map(Slot)
    }

    /// Every fact with its slot, in order of declaration.
    pub fn slots(&self) -> impl Iterator<Item = (Slot, &Fact)> {
        (0..).map(Slot).zip(&self.facts)
    }

    /// The fact in a slot.
    #[allow(clippy::indexing_slicing, reason = "slots are only made by `find`, for facts that exist")]
    pub fn fact(&self, slot: Slot) -> &Fact {
        &self.facts[slot.index()]
    }
}

impl Fact {
    /// What machines and people of every language call it: its label for all, else its name.
    pub fn shown(&self) -> &str {
        self.labels.plain().unwrap_or(&self.name)
    }
}

macro_rules! called {
    ($($what:ident)*) => {
        $(impl $what {
            /// What readers of a language call it: its label for them, else its name.
            pub fn called(&self, language: Language) -> &str {
                self.labels.of(language).unwrap_or(&self.name)
            }
        })*
    };
}

called! { Choice ChoiceValue Record Fact }
