//! An inquiry to the administration: its number and day, who asks what, and what the department says besides the figures.
//!
//! A small file says it, or single words of the command line; both are read with a vocabulary of their own, as profiles
//! are. Whatever is not said stays unknown. Knows no standard and no report.

use crate::check::vocabulary_alone;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest};
use crate::model::{Fact, Instance, RecordId, Type, Value, Vocabulary};
use crate::profile::{Format, Piece, ProfileReader};
use crate::source::SourceMap;
use crate::span::{FileId, Span};
use jiff::civil::Date;
use std::ops::ControlFlow;

const TEXT: &str = include_str!("inquiry.norm");

/// What is known of an inquiry.
#[derive(Debug, Clone)]
pub struct Inquiry {
    vocabulary: Vocabulary,
    record: RecordId,
    instance: Instance,
}

/// Why a word of the command line cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// What is wrong.
    pub message: String,
    /// The way out.
    pub help: String,
}

impl Inquiry {
    /// An inquiry of which nothing is known; none where its vocabulary itself were faulty, which a test rules out.
    pub fn unknown(sources: &mut SourceMap) -> Option<Self> {
        let vocabulary = vocabulary_alone("norm:inquiry/inquiry.norm", TEXT, sources)?;
        let record = vocabulary.find_record("inquiry")?;
        let instance = Instance::unknown(record, vocabulary.record(record).facts.len());
        Some(Self { vocabulary, record, instance })
    }

    /// Takes in what a file says. Faults are reported at their place, a second inquiry too.
    pub fn read(&mut self, format: Format, file: FileId, text: &str, diagnostics: &mut Diagnostics) {
        let reader = ProfileReader::new(&self.vocabulary, Some(self.record));
        let mut read: Vec<Instance> = Vec::new();
        let _ = reader.read(&Piece::whole(format, file, text), diagnostics, &mut |profile| {
            read.push(profile.instance.clone());
            ControlFlow::Continue(())
        });
        let mut read = read.into_iter();
        self.instance = read.next().unwrap_or_else(|| self.instance.clone());
        if let Some(second) = read.next() {
            let place = second.span.map_or(0, |span| span.start as usize);
            let message = "a second inquiry in one file";
            let fault = Diagnostic::new(Code::InvalidProfile, Span::new(file, place, place), message);
            diagnostics.push(fault.help("an answer is about one inquiry: keep one of them in the file"));
        }
    }

    /// Takes in one word: `number`, `0558/2016 F1`. What holds a list is added to.
    ///
    /// # Errors
    /// Where there is no such key, or the word is no day where one belongs.
    pub fn set(&mut self, key: &str, words: &str) -> Result<(), Refused> {
        let record = self.vocabulary.record(self.record);
        let Some(slot) = record.find(key) else {
            let names = record.facts.iter().flat_map(|fact| std::iter::once(&fact.name).chain(&fact.also));
            let names = names.map(String::as_str);
            let help = if let Some(near) = nearest(key, names) {
                format!("did you mean `{near}`?")
            } else {
                let names: Vec<&str> = record.facts.iter().map(|fact| fact.name.as_str()).collect();
                format!("write one of {}", names.join(", "))
            };
            return Err(Refused { message: format!("an inquiry has no `{key}`"), help });
        };
        let ty = record.fact(slot).ty.clone();
        let Some(value) = self.instance.slots.get_mut(slot.index()) else { return Ok(()) };
        if ty == Type::Date {
            *value = Value::Date(words.parse::<Date>().map_err(|_| Refused {
                message: format!("`{words}` is no day for `{key}`"),
                help: "write year, month and day, as in 2016-03-17".to_owned(),
            })?);
        } else if let (Type::List(_), Value::List(items)) = (&ty, &mut *value) {
            items.push(Value::Text(words.into()));
        } else if let Type::List(_) = ty {
            *value = Value::List(vec![Value::Text(words.into())]);
        } else {
            *value = Value::Text(words.into());
        }
        Ok(())
    }

    /// Everything that can be said of an inquiry, in order, with what is said.
    pub fn facts(&self) -> impl Iterator<Item = (&Fact, &Value)> {
        self.vocabulary.record(self.record).slots().map(|(slot, fact)| (fact, self.instance.get(slot)))
    }
}

#[cfg(test)]
mod tests;
