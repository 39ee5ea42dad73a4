//! The lists of a waiver file: the texts of every entry by key, each with its place. Knows no rules.

use super::super::fault::{Fault, shown};
use super::super::reader::{Key, Node, Open, Reader, Stop};
use super::super::text;
use super::super::yaml::YamlReader;
use crate::diagnostic::{Code, Diagnostics, nearest};
use crate::model::Vocabulary;
use crate::span::FileId;
use std::ops::Range;

/// The record's key where its type does not matter.
const SUBJECT: &str = "subject";
/// Where a value is missing.
const NOTHING: &str = "nothing";

/// The lists of a waiver file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum List {
    Waivers,
    Reasons,
}

/// One entry.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) list: List,
    pub(super) whole: Range<usize>,
    values: Vec<Value>,
}

/// What stands at a key.
#[derive(Debug)]
struct Value {
    key: &'static str,
    /// None where a fault was told of it.
    text: Option<String>,
    /// Whether the key only resembles the one that was meant.
    slip: bool,
    range: Range<usize>,
}

/// Gathers entries; reports whatever is not laid out as a waiver file is.
pub(super) struct Reading<'d> {
    pub(super) file: FileId,
    pub(super) vocabulary: &'d Vocabulary,
    pub(super) diagnostics: &'d mut Diagnostics,
    pub(super) faults: usize,
}

impl List {
    const ALL: [Self; 2] = [Self::Waivers, Self::Reasons];

    fn name(self) -> &'static str {
        match self {
            Self::Waivers => "waivers",
            Self::Reasons => "reasons",
        }
    }

    /// What an entry is called.
    pub(super) fn entry(self) -> &'static str {
        match self {
            Self::Waivers => "waiver",
            Self::Reasons => "reason",
        }
    }

    /// The keys of an entry besides that of its record.
    fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Waivers => &["rule", "reason", "authority", "document", "granted", "expires"],
            Self::Reasons => &["rule", "reason", "by", "on", "document"],
        }
    }
}

impl Entry {
    /// Whether something stands at a key, be it faulty.
    pub(super) fn has(&self, key: &str) -> bool {
        self.value(key).is_some()
    }

    /// The text at a key; none where it is missing, empty or faulty.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.value(key)?.text.as_deref()
    }

    /// Where the value of a key stands; the whole entry without.
    pub(super) fn place(&self, key: &str) -> Range<usize> {
        self.value(key).map_or_else(|| self.whole.clone(), |value| value.range.clone())
    }

    fn value(&self, key: &str) -> Option<&Value> {
        self.values.iter().find(|value| value.key == key)
    }
}

impl Reading<'_> {
    /// Reports a fault.
    pub(super) fn report(&mut self, range: Range<usize>, fault: Fault) {
        self.faults += 1;
        self.diagnostics.push(fault.at(self.file, range));
    }

    /// The entries of all lists.
    pub(super) fn entries(&mut self, text: &str) -> Vec<Entry> {
        let mut entries = Vec::new();
        let mut reader = YamlReader::new(text, 0);
        let end = reader.document().and_then(|_| self.document(&mut reader, &mut entries));
        match end.and_then(|()| reader.document()) {
            Ok(true) => {
                let range = reader.range(reader.mark());
                self.report(range, Fault::new(Code::InvalidWaiver, "a waiver file is a single document"));
            }
            Err(Stop::Fault(fault)) => {
                let (fault, range) = *fault;
                self.report(range, fault);
            }
            Ok(false) | Err(Stop::Wanted) => {}
        }
        entries
    }

    fn document(&mut self, reader: &mut YamlReader<'_>, entries: &mut Vec<Entry>) -> Result<(), Stop> {
        let node = open(&reader.value()?);
        let whole = reader.range(reader.mark());
        if node != Some(Open::Map) {
            self.report(whole, no_list());
            return node.map_or(Ok(()), |node| reader.skip_rest(node));
        }
        let mut found: Vec<List> = Vec::new();
        loop {
            let fault = match reader.key(None)? {
                Key::End | Key::Expected => break,
                Key::Name(name) => match List::ALL.into_iter().find(|list| list.name() == name) {
                    Some(list) if found.contains(&list) => {
                        Fault::new(Code::DuplicateKey, format!("`{name}` is given twice"))
                    }
                    Some(list) => {
                        found.push(list);
                        self.list(list, reader, entries)?;
                        continue;
                    }
                    None => Fault::new(Code::UnknownKey, format!("{} is no part of a waiver file", shown(name)))
                        .help("write `waivers:` or `reasons:` and the entries below it"),
                },
                Key::Refused(refusal) => refusal.fault(),
            };
            let range = reader.range(reader.mark());
            self.report(range, fault);
            reader.skip()?;
        }
        if found.is_empty() && self.faults == 0 {
            self.report(whole, no_list());
        }
        Ok(())
    }

    fn list(&mut self, list: List, reader: &mut YamlReader<'_>, entries: &mut Vec<Entry>) -> Result<(), Stop> {
        let key = reader.range(reader.mark());
        let node = open(&reader.value()?);
        if node != Some(Open::List) {
            self.report(key, no_list());
            return node.map_or(Ok(()), |node| reader.skip_rest(node));
        }
        while reader.item()? {
            let node = open(&reader.value()?);
            let whole = reader.range(reader.mark());
            if node == Some(Open::Map) {
                let values = self.values(list, reader)?;
                entries.push(Entry { list, whole, values });
            } else {
                let message = format!("a {} is a record with keys and texts", list.entry());
                self.report(whole, Fault::new(Code::InvalidWaiver, message));
                node.map_or(Ok(()), |node| reader.skip_rest(node))?;
            }
        }
        Ok(())
    }

    fn values(&mut self, list: List, reader: &mut YamlReader<'_>) -> Result<Vec<Value>, Stop> {
        let mut values: Vec<Value> = Vec::new();
        loop {
            let name = match reader.key(None)? {
                Key::End | Key::Expected => return Ok(values),
                Key::Name(name) => Ok(name.to_owned()),
                Key::Refused(refusal) => Err(refusal.fault()),
            };
            let key = reader.range(reader.mark());
            let (opened, text) = match reader.value()? {
                Node::Map => (Some(Open::Map), Err("a record")),
                Node::List => (Some(Open::List), Err("a list")),
                Node::Plain(words) => (None, no_text(words).map_or_else(|| Ok(words.to_owned()), Err)),
                Node::Quoted(words) => (None, Ok(words.to_owned())),
                Node::Refused(refusal) => {
                    let range = reader.range(reader.mark());
                    self.report(range.clone(), refusal.fault());
                    if let Ok((key, _)) = name.and_then(|name| self.known(list, &name)) {
                        values.push(Value { key, text: None, slip: false, range });
                    }
                    continue;
                }
            };
            let mark = reader.mark();
            let range = if mark.is_empty() { key.clone() } else { reader.range(mark) };
            if let Some(opened) = opened {
                reader.skip_rest(opened)?;
            }
            let (known, slip, name) = match name.and_then(|name| Ok((self.known(list, &name)?, name))) {
                Ok(((known, slip), name)) => (known, slip, name),
                Err(fault) => {
                    self.report(key, fault);
                    continue;
                }
            };
            if let Some(fault) = slip {
                // What was meant is there, if by a wrong name: it is not called missing as well.
                self.report(key, fault);
                if !values.iter().any(|value| value.key == known) {
                    values.push(Value { key: known, text: None, slip: true, range });
                }
                continue;
            }
            values.retain(|value| !(value.slip && value.key == known));
            if values.iter().any(|value| value.key == known) {
                self.report(key, Fault::new(Code::DuplicateKey, format!("`{name}` is given twice")));
                continue;
            }
            let text = match text {
                Ok(text) => Some(text),
                Err(NOTHING) => {
                    self.report(range.clone(), Fault::new(Code::InvalidWaiver, format!("`{name}` has no value")));
                    None
                }
                Err(what) => {
                    let message = format!("`{name}` is a text or a date, not {what}");
                    self.report(range.clone(), Fault::new(Code::InvalidWaiver, message).help("put a text in quotes"));
                    None
                }
            };
            values.push(Value { key: known, text, slip: false, range });
        }
    }

    /// The key that a name stands for, with the fault where it only resembles one.
    fn known(&self, list: List, name: &str) -> Result<(&'static str, Option<Fault>), Fault> {
        let own = |name: &str| {
            let is_subject = name == SUBJECT || self.vocabulary.find_record(&text::normalised(name)).is_some();
            list.keys().iter().copied().find(|key| *key == name).or(is_subject.then_some(SUBJECT))
        };
        if let Some(key) = own(name) {
            return Ok((key, None));
        }
        let records = self.vocabulary.records().flat_map(|(_, record)| record.names());
        let fault = Fault::new(Code::UnknownKey, format!("a {} has no {}", list.entry(), shown(name)));
        let nearest = nearest(name, list.keys().iter().copied().chain([SUBJECT]).chain(records));
        match nearest.and_then(|nearest| Some((nearest, own(nearest)?))) {
            Some((nearest, key)) => Ok((key, Some(fault.help(format!("did you mean `{nearest}`?"))))),
            None => Err(fault),
        }
    }
}

fn open(node: &Node<'_>) -> Option<Open> {
    match node {
        Node::Map => Some(Open::Map),
        Node::List => Some(Open::List),
        Node::Plain(_) | Node::Quoted(_) | Node::Refused(_) => None,
    }
}

/// What a word without quotes is to `serde_yaml`, where that is no text.
fn no_text(words: &str) -> Option<&'static str> {
    match serde_yaml::from_str::<serde_yaml::Value>(words) {
        Ok(serde_yaml::Value::Null) => Some(NOTHING),
        Ok(serde_yaml::Value::Bool(_)) => Some("yes or no"),
        Ok(serde_yaml::Value::Number(_)) => Some("a number"),
        Ok(
            serde_yaml::Value::String(_)
            | serde_yaml::Value::Sequence(_)
            | serde_yaml::Value::Mapping(_)
            | serde_yaml::Value::Tagged(_),
        )
        | Err(_) => None,
    }
}

fn no_list() -> Fault {
    Fault::new(Code::InvalidWaiver, "here belongs `waivers:` and the list of waivers below it")
}
