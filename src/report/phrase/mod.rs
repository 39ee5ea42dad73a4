//! Numbers, days, facts and expressions in words for people. Knows no finding and no layout.

mod amount;
mod clause;
mod condition;
mod document;
mod expression;
mod noun;
mod prose;
mod scope;
pub(super) mod walk;

pub(super) use amount::{date, localise, number};
pub(super) use clause::Order;
pub(super) use document::Numbers;
pub(super) use expression::unit_of;
pub(super) use prose::Prose;
pub use scope::Scope;
pub(super) use walk::parts;

use super::messages::Message;
use crate::language::Language;
use crate::model::{ChoiceId, Fact, Program, RecordId, Standard, StandardId, Type, Value, Vocabulary};
use jiff::civil::Date;

/// A space at which a line must not break; the layout turns it into a plain one at the end.
pub(super) const HARD_SPACE: char = '\u{a0}';

/// Between the parts of the way to a fact.
pub(super) const PATH_SIGN: &str = " › ";

/// How one standard is put into words, in one language and on one day.
#[derive(Debug, Clone, Copy)]
pub struct Wording<'a> {
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) standard: &'a Standard,
    pub(super) key_date: Date,
    pub(super) language: Language,
    /// The numbers of a document; none in a report.
    pub(super) numbers: Option<&'a Numbers>,
}

impl<'a> Wording<'a> {
    /// The wording of one standard of a program; none for one that it does not have.
    pub fn new(program: &'a Program, standard: StandardId, key_date: Date, language: Language) -> Option<Self> {
        let standard = program.standards.get(standard.index())?;
        Some(Self { vocabulary: &program.vocabulary, standard, key_date, language, numbers: None })
    }

    /// A message.
    pub fn say(&self, message: Message) -> &'static str {
        message.words(self.language)
    }

    /// A message with its places filled in.
    pub fn fill(&self, message: Message, parts: &[&str]) -> String {
        message.fill(self.language, parts)
    }

    /// What people call a record type.
    pub fn record(&self, id: RecordId) -> String {
        readable(self.vocabulary.record(id).called(self.language))
    }

    /// What people call many of a record type: as the list that holds them is called.
    pub fn records(&self, id: RecordId) -> Option<String> {
        let mut facts = self.vocabulary.records().flat_map(|(_, record)| &record.facts);
        facts
            .find(|fact| matches!(&fact.ty, Type::List(item) if **item == Type::Record(id)))
            .map(|fact| readable(fact.called(self.language)))
    }

    /// The value of a fact.
    pub fn value(&self, value: &Value, ty: &Type) -> String {
        match value {
            Value::Unknown => self.say(Message::UnknownAmount).to_owned(),
            Value::None => self.say(Message::None).to_owned(),
            Value::Bool(true) => self.say(Message::Yes).to_owned(),
            Value::Bool(false) => self.say(Message::No).to_owned(),
            Value::Number(number) => self.amount(*number, unit_of(ty)),
            Value::Text(text) => text.to_string(),
            Value::Date(day) => self.date(*day),
            Value::Schedule(times) => times.words(self.language),
            Value::Choice(index) => {
                if let Type::Choice(choice) = ty {
                    self.choice(*choice, *index)
                } else {
                    index.to_string()
                }
            }
            Value::List(items) => self.list(items, ty),
            Value::Record(instance) => self.record(instance.record),
        }
    }

    fn list(&self, items: &[Value], ty: &Type) -> String {
        let plain = |item: &Value| !matches!(item, Value::Record(_) | Value::List(_));
        if let Type::List(of) = ty
            && !items.is_empty()
            && items.iter().all(plain)
        {
            let words: Vec<_> = items.iter().map(|item| self.value(item, of)).collect();
            return words.join(", ");
        }
        match items.len() {
            0 => self.say(Message::None).to_owned(),
            1 => self.say(Message::OneEntry).to_owned(),
            many => self.fill(Message::Entries, &[&many.to_string()]),
        }
    }

    /// The value of a choice.
    pub(super) fn choice(&self, id: ChoiceId, index: u16) -> String {
        let choice = self.vocabulary.choice(id);
        match choice.values.get(usize::from(index)) {
            Some(value) => readable(value.called(self.language)),
            None => readable(&choice.name),
        }
    }

    /// `3, 7 and 9`
    pub fn join(&self, items: &[String], last: Message) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., end] => format!("{} {} {end}", first.join(", "), self.say(last)),
        }
    }

    /// The way to a fact: `Personal › vor Ort`.
    pub fn way(&self, path: &[&Fact]) -> String {
        path.iter().map(|fact| readable(fact.called(self.language))).collect::<Vec<_>>().join(PATH_SIGN)
    }
}

/// A name as people read it: `section_lead` is `section lead`. Labels are left as they are, unless they are names.
pub(super) fn readable(name: &str) -> String {
    if name.contains(' ') { name.to_owned() } else { name.replace('_', " ") }
}
