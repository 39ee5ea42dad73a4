//! The values of facts, as a profile gives them.

use super::vocabulary::{RecordId, Slot};
use crate::quantity::Rational;
use crate::schedule::Schedule;
use crate::span::Span;
use jiff::civil::Date;

/// The value of a fact. What a profile does not say is [`Value::Unknown`], never 0 and never no.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Value {
    /// The profile does not say.
    #[default]
    Unknown,
    /// Known to be none.
    None,
    /// Yes or no.
    Bool(bool),
    /// A number in the fact's unit.
    Number(Rational),
    /// Words.
    Text(Box<str>),
    /// A calendar day.
    Date(Date),
    /// The index of a choice's value.
    Choice(u16),
    /// Times of the week.
    Schedule(Box<Schedule>),
    /// A list, in order.
    List(Vec<Value>),
    /// A record.
    Record(Box<Instance>),
}

/// One record of a profile: a value a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instance {
    /// Its type.
    pub record: RecordId,
    /// A value for every fact of the type, in slot order.
    pub slots: Vec<Value>,
    /// What the profile says about single values, by slot; ascending, each slot at most once.
    pub annotations: Vec<(Slot, Annotation)>,
    /// Where it begins in the profile.
    pub span: Option<Span>,
}

/// What stands beside a value: `{value: …, by: …, on: …, note: …, source: …}`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Annotation {
    /// Who says so.
    pub by: Option<String>,
    /// On which day it held.
    pub on: Option<Date>,
    /// Anything else that a reader should know.
    pub note: Option<String>,
    /// Where it is published.
    pub source: Option<String>,
}

impl Value {
    /// What a record is called where this is its `id` or `name`: words, or a number as people write it.
    pub fn as_name(&self) -> Option<String> {
        if let Self::Number(number) = self {
            return Some(number.to_string());
        }
        let Self::Text(text) = self else { return None };
        Some(text.to_string())
    }
}

impl Instance {
    /// A record of which nothing is known.
    pub fn unknown(record: RecordId, facts: usize) -> Self {
        Self { record, slots: vec![Value::Unknown; facts], annotations: Vec::new(), span: None }
    }

    /// The value in a slot; unknown outside the record.
    pub fn get(&self, slot: Slot) -> &Value {
        self.slots.get(slot.index()).unwrap_or(&Value::Unknown)
    }

    /// What the profile says about the value in a slot.
    pub fn annotation(&self, slot: Slot) -> Option<&Annotation> {
        self.annotations.iter().find(|(at, _)| *at == slot).map(|(_, annotation)| annotation)
    }
}
