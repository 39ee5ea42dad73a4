//! What may stand around a value: `{value: …, by: …, on: …, note: …, source: …}`.
//!
//! Without `value` it says why nothing is known: then it needs a note or a source, and the value stays unknown.

use super::conform::Conform;
use super::fault::{Fault, shown};
use super::reader::{Key, Mark, Node, Open, Reader, Stop};
use super::record::missing_assessor;
use super::scalar::Wanted;
use super::text;
use super::value::Got;
use crate::diagnostic::{Code, nearest};
use crate::model::{Annotation, Value};

/// A key of the record around a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// The value itself.
    Value,
    /// Who says so.
    By,
    /// On which day it held.
    On,
    /// Anything else.
    Note,
    /// Where it is published.
    Source,
}

impl Word {
    const ALL: [(Self, &'static str); 5] =
        [(Self::Value, "value"), (Self::By, "by"), (Self::On, "on"), (Self::Note, "note"), (Self::Source, "source")];

    /// The key of that name.
    pub(super) fn of(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(word, _)| *word)
    }

    /// What the end of a heading means, as in `calm.by` or `ruhige Lage: beurteilt durch`; small, without gaps.
    pub(super) fn of_heading(folded: &str) -> Option<Self> {
        match folded {
            "by" | "judgedby" | "beurteiltdurch" | "durch" => Some(Self::By),
            "on" | "judgedon" | "beurteiltam" | "am" | "stand" => Some(Self::On),
            "note" | "anmerkung" => Some(Self::Note),
            "source" | "quelle" => Some(Self::Source),
            _ => None,
        }
    }

    /// Whether a day belongs there.
    pub(super) fn is_day(self) -> bool {
        self == Self::On
    }

    /// Its name.
    pub(super) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(word, _)| *word == self).map_or("", |(_, name)| *name)
    }
}

impl Conform<'_> {
    /// Reads the rest of a record around a value; its first key may have been read already.
    pub(super) fn wrapper<R: Reader>(
        &mut self,
        reader: &mut R,
        wanted: Wanted<'_>,
        key: Mark,
        first: Option<Word>,
        place: &mut Value,
    ) -> Result<Annotation, Stop> {
        let before = self.count();
        let mut annotation = Annotation::default();
        let mut given: Vec<Word> = Vec::new();
        let mut next = first;
        while let Some(word) = self.following(reader, next.take())? {
            let mark = reader.mark();
            if given.contains(&word) {
                let fault = Fault::new(Code::DuplicateKey, format!("`{}` is given twice", word.name()));
                self.report(reader, mark, fault);
                reader.skip()?;
                continue;
            }
            given.push(word);
            match word {
                Word::Value => self.wrapped(reader, wanted, mark, place)?,
                Word::By => annotation.by = self.single(reader, mark, owned)?,
                Word::On => annotation.on = self.single(reader, mark, text::date)?,
                Word::Note => annotation.note = self.single(reader, mark, owned)?,
                Word::Source => annotation.source = self.single(reader, mark, owned)?,
            }
        }
        // Where something in it was faulty, what is missing is no fault of its own.
        if self.count() == before {
            let has_value = given.contains(&Word::Value);
            let silent = annotation.note.is_none() && annotation.source.is_none();
            if !has_value && silent {
                let message = format!("`{}` has no `value`", wanted.fact.name);
                let help = "write {value: …}; if it is not known, leave the line out or say why in a `note`";
                self.report(reader, key, Fault::new(Code::InvalidValue, message).help(help));
            } else if has_value && wanted.fact.assessed && (annotation.by.is_none() || annotation.on.is_none()) {
                self.report(reader, key, missing_assessor(wanted.fact));
            }
        }
        Ok(annotation)
    }

    fn following<R: Reader>(&mut self, reader: &mut R, read: Option<Word>) -> Result<Option<Word>, Stop> {
        if read.is_some() { Ok(read) } else { self.word(reader) }
    }

    /// The next key; none at the end. Others are reported and passed over.
    fn word<R: Reader>(&mut self, reader: &mut R) -> Result<Option<Word>, Stop> {
        loop {
            let fault = match reader.key(None)? {
                Key::End | Key::Expected => return Ok(None),
                Key::Refused(refusal) => refusal.fault(),
                Key::Name(name) => match Word::of(name) {
                    Some(word) => return Ok(Some(word)),
                    None => unknown(name),
                },
            };
            let mark = reader.mark();
            self.report(reader, mark, fault);
            reader.skip()?;
        }
    }

    fn wrapped<R: Reader>(
        &mut self,
        reader: &mut R,
        wanted: Wanted<'_>,
        key: Mark,
        place: &mut Value,
    ) -> Result<(), Stop> {
        if let Got::Wrapper(first) = self.value(reader, wanted, key, place)? {
            let message = format!("`{}` has a `value` inside a `value`", wanted.fact.name);
            self.report(reader, key, Fault::new(Code::InvalidValue, message).help("write the value alone"));
            if first.is_some() {
                reader.skip()?;
            }
            reader.skip_rest(Open::Map)?;
        }
        Ok(())
    }

    /// A single value beside the value.
    pub(super) fn single<R: Reader, T>(
        &mut self,
        reader: &mut R,
        key: Mark,
        read: impl FnOnce(&str) -> Result<T, Fault>,
    ) -> Result<Option<T>, Stop> {
        let fault = |message: &str| Fault::new(Code::InvalidValue, message);
        let (read, open) = match reader.value()? {
            Node::Plain(words) if text::is_null(words) => {
                (Err(fault("nothing is written here").help("leave the line out")), None)
            }
            Node::Plain(words) | Node::Quoted(words) => (read(words), None),
            Node::Refused(refusal) => (Err(refusal.fault()), None),
            Node::Map => (Err(fault("a text belongs here, not a record")), Some(Open::Map)),
            Node::List => (Err(fault("a text belongs here, not a list")), Some(Open::List)),
        };
        let mark = if reader.mark().is_empty() { key } else { reader.mark() };
        if let Some(open) = open {
            reader.skip_rest(open)?;
        }
        match read {
            Ok(read) => Ok(Some(read)),
            Err(fault) => {
                self.report(reader, mark, fault);
                Ok(None)
            }
        }
    }
}

fn owned(words: &str) -> Result<String, Fault> {
    text::words(words).map(Into::into)
}

fn unknown(name: &str) -> Fault {
    let message = format!("{} does not belong around a value", shown(name));
    let fault = Fault::new(Code::UnknownKey, message);
    match nearest(name, Word::ALL.iter().map(|(_, name)| *name)) {
        Some(nearest) => fault.help(format!("did you mean `{nearest}`?")),
        None => fault.help("only value, by, on, note and source can stand there"),
    }
}
