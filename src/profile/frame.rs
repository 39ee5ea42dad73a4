//! The frame of a profile file: its header, and which of its keys hold records. Knows no format.
//!
//! A document is a record's name with one record or a list below it, or several of them, or a list or a record alone,
//! which are then of the record type that the caller names. The words of the header come first and always mean the
//! header; a first key that is a fact of the caller's record type begins a record alone.

use super::Profile;
use super::conform::Conform;
use super::fault::{Fault, shown};
use super::header::HeaderKey;
use super::reader::{Key, Mark, Node, Open, Reader, Stop};
use super::record::Found;
use crate::diagnostic::{Code, nearest};
use crate::model::RecordId;
use std::ops::ControlFlow;

/// Takes the records of a text as they are read.
pub(super) struct Frame<'c, 'e> {
    pub(super) conform: Conform<'c>,
    /// What a record without a name is.
    pub(super) default: Option<RecordId>,
    /// The line before the first of the text.
    pub(super) lines_before: usize,
    pub(super) each: &'e mut dyn FnMut(&Profile) -> ControlFlow<()>,
}

/// A key of the outermost record.
enum Outer {
    Header(HeaderKey),
    Record(RecordId),
    Other(Found),
}

impl Frame<'_, '_> {
    /// Reads a document; only the first of a file has a header.
    pub(super) fn document<R: Reader>(&mut self, reader: &mut R, first: bool) -> Result<(), Stop> {
        self.conform.abandon();
        let read = match reader.value()? {
            Node::Map => Ok(Open::Map),
            Node::List => Ok(Open::List),
            Node::Plain("") => return Ok(()),
            Node::Plain(words) | Node::Quoted(words) => Err(no_profile(&shown(words))),
            Node::Refused(refusal) => Err(refusal.fault()),
        };
        let mark = reader.mark();
        match read {
            Ok(Open::Map) => self.outermost(reader, first),
            Ok(Open::List) => {
                if let Some(record) = self.default {
                    return self.items(reader, record);
                }
                self.conform.report(reader, mark, self.nameless());
                reader.skip_rest(Open::List)
            }
            Err(fault) => {
                self.conform.report(reader, mark, fault);
                Ok(())
            }
        }
    }

    /// Reads a list of records that was cut out of its document.
    pub(super) fn list<R: Reader>(&mut self, reader: &mut R, record: RecordId) -> Result<(), Stop> {
        self.conform.abandon();
        match reader.value()? {
            Node::List => self.items(reader, record),
            Node::Map => reader.skip_rest(Open::Map),
            Node::Plain(_) | Node::Quoted(_) | Node::Refused(_) => Ok(()),
        }
    }

    fn outermost<R: Reader>(&mut self, reader: &mut R, first: bool) -> Result<(), Stop> {
        let (mark, line) = (reader.mark(), reader.line());
        let key = match self.outer_key(reader, true)? {
            Outer::Other(found) => match (found, self.default) {
                (Found::Unknown(name), default) if default.is_none() || self.is_nearly_a_frame(&name) => {
                    Outer::Other(Found::Unknown(name))
                }
                (found, Some(record)) => return self.one(reader, record, (mark, line), Some(found)),
                (found, None) => Outer::Other(found),
            },
            key @ (Outer::Header(_) | Outer::Record(_)) => key,
        };
        self.framed(reader, key, first)
    }

    fn framed<R: Reader>(&mut self, reader: &mut R, mut key: Outer, first: bool) -> Result<(), Stop> {
        let mut seen: Vec<(RecordId, Mark)> = Vec::new();
        loop {
            let mark = reader.mark();
            match key {
                Outer::Header(header) => {
                    if let Some(fault) = misplaced(header, first, !seen.is_empty()) {
                        self.conform.report(reader, mark, fault);
                    }
                    reader.skip()?;
                }
                Outer::Record(record) if seen.iter().any(|(known, _)| *known == record) => {
                    let name = &self.conform.vocabulary.record(record).name;
                    let fault = Fault::new(Code::DuplicateKey, format!("`{name}` is given twice"))
                        .help(format!("write one list below `{name}`"));
                    self.conform.report(reader, mark, fault);
                    reader.skip()?;
                }
                Outer::Record(record) => {
                    seen.push((record, mark));
                    self.records(reader, record, mark)?;
                }
                Outer::Other(Found::End) => return Ok(()),
                Outer::Other(Found::Unknown(name)) => {
                    let fault = self.unknown(&name);
                    self.conform.report(reader, mark, fault);
                    reader.skip()?;
                }
                Outer::Other(Found::Refused(refusal)) => {
                    self.conform.report(reader, mark, refusal.fault());
                    reader.skip()?;
                }
                // Only a first key is looked up among facts, and that never comes here.
                Outer::Other(Found::Fact(_)) => reader.skip()?,
            }
            key = self.outer_key(reader, false)?;
        }
    }

    fn outer_key<R: Reader>(&mut self, reader: &mut R, first: bool) -> Result<Outer, Stop> {
        let name = match reader.key(None)? {
            Key::Name(name) => name,
            Key::Refused(refusal) => return Ok(Outer::Other(Found::Refused(refusal))),
            Key::End | Key::Expected => return Ok(Outer::Other(Found::End)),
        };
        if let Some(header) = HeaderKey::of(name) {
            return Ok(Outer::Header(header));
        }
        if let Some(record) = self.default.filter(|_| first)
            && let found @ Found::Fact(_) = self.conform.find(record, name, None)
        {
            return Ok(Outer::Other(found));
        }
        let name = super::text::normalised(name);
        Ok(match self.conform.vocabulary.find_record(&name) {
            Some(record) => Outer::Record(record),
            None => Outer::Other(Found::Unknown(name.into())),
        })
    }

    /// One record or a list of them, below the record's name.
    fn records<R: Reader>(&mut self, reader: &mut R, record: RecordId, key: Mark) -> Result<(), Stop> {
        let fault = match reader.value()? {
            Node::Map => {
                let place = (reader.mark(), reader.line());
                return self.one(reader, record, place, None);
            }
            Node::List => return self.items(reader, record),
            Node::Plain(_) | Node::Quoted(_) => self.no_record(record),
            Node::Refused(refusal) => refusal.fault(),
        };
        let mark = if reader.mark().is_empty() { key } else { reader.mark() };
        self.conform.report(reader, mark, fault);
        Ok(())
    }

    fn items<R: Reader>(&mut self, reader: &mut R, record: RecordId) -> Result<(), Stop> {
        let list = reader.mark();
        while reader.item()? {
            let (fault, open) = match reader.value()? {
                Node::Map => {
                    let place = (reader.mark(), reader.line());
                    self.one(reader, record, place, None)?;
                    continue;
                }
                Node::List => (self.no_record(record), Some(Open::List)),
                Node::Plain(_) | Node::Quoted(_) => (self.no_record(record), None),
                Node::Refused(refusal) => (refusal.fault(), None),
            };
            let mark = if reader.mark().is_empty() { list } else { reader.mark() };
            self.conform.report(reader, mark, fault);
            if let Some(open) = open {
                reader.skip_rest(open)?;
            }
        }
        Ok(())
    }

    /// Reads a record that was opened, and hands it on.
    fn one<R: Reader>(
        &mut self,
        reader: &mut R,
        record: RecordId,
        (mark, line): (Mark, usize),
        first: Option<Found>,
    ) -> Result<(), Stop> {
        let before = self.conform.count();
        let mut instance = self.conform.fresh(record);
        instance.span = self.conform.span(reader, mark);
        self.conform.record(reader, &mut instance, first)?;
        let faulty = self.conform.count() > before;
        let profile = Profile { instance: *instance, line: self.lines_before + line, faulty };
        let flow = (self.each)(&profile);
        self.conform.recycle(Box::new(profile.instance));
        match flow {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Stop::Wanted),
        }
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        let records = self.conform.vocabulary.records().flat_map(|(_, record)| record.names());
        HeaderKey::ALL.iter().map(|(_, name)| *name).chain(records)
    }

    fn is_nearly_a_frame(&self, name: &str) -> bool {
        let is_nearly_a_fact = self.default.is_some_and(|record| self.conform.nearest(name, record).is_some());
        !is_nearly_a_fact && nearest(name, self.names()).is_some()
    }

    fn unknown(&self, name: &str) -> Fault {
        let fault = Fault::new(Code::UnknownKey, format!("{} is neither a record nor part of the header", shown(name)));
        if let Some(nearest) = nearest(name, self.names()) {
            return fault.help(format!("did you mean `{nearest}`?"));
        }
        let vocabulary = self.conform.vocabulary;
        match vocabulary.records().find(|(_, record)| record.find(name).is_some()) {
            Some((_, record)) => fault.help(format!("it is a fact of `{0}`: write it below `{0}:`", record.name)),
            None => fault,
        }
    }

    fn no_record(&self, record: RecordId) -> Fault {
        let name = &self.conform.vocabulary.record(record).name;
        Fault::new(Code::InvalidProfile, format!("here belongs a record `{name}`, with its facts as keys and values"))
    }

    fn nameless(&self) -> Fault {
        let names = self.conform.vocabulary.records().map(|(_, record)| format!("`{}:`", record.name));
        let names: Vec<String> = names.collect();
        Fault::new(Code::InvalidProfile, "this list does not say what it holds")
            .help(format!("write the name of the record above it: one of {}", names.join(", ")))
    }
}

fn misplaced(header: HeaderKey, first: bool, after_records: bool) -> Option<Fault> {
    let name = header.name();
    if !first {
        let help = "the header stands at the beginning of a YAML or JSON file; JSON Lines have none";
        Some(Fault::new(Code::InvalidProfile, format!("`{name}` cannot stand here")).help(help))
    } else if after_records {
        let message = format!("`{name}` stands behind a record, where it is not looked for");
        Some(Fault::new(Code::InvalidProfile, message).help(format!("move `{name}` to the beginning of the file")))
    } else {
        None
    }
}

fn no_profile(shown: &str) -> Fault {
    Fault::new(Code::InvalidProfile, format!("{shown} is no profile"))
        .help("a profile is a record with facts and their values, such as `residents: 40`, or a list of them")
}
