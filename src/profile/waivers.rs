//! Waiver files: read by `serde_yaml` into a typed list, with the place of every entry beside it. Knows no rules.
//!
//! `serde_yaml` alone would stop at the first fault, take the last of two equal keys and name no place.

use super::fault::{Fault, shown};
use super::reader::{Key, Node, Open, Reader, Stop};
use super::text;
use super::yaml::YamlReader;
use crate::diagnostic::{Code, Diagnostics, nearest};
use crate::model::{Vocabulary, Waiver};
use crate::span::{FileId, Span};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;

/// The keys of a waiver besides that of its record.
const KEYS: [&str; 6] = ["rule", "reason", "authority", "document", "granted", "expires"];
/// The record's key where its type does not matter.
const SUBJECT: &str = "subject";
/// Where a value is missing.
const NOTHING: &str = "nothing";

/// A waiver file.
#[derive(Debug, Deserialize)]
struct WaiverFile {
    waivers: Vec<Entry>,
}

/// A waiver as it is written; what it lacks is told at its place.
#[derive(Debug, Deserialize)]
struct Entry {
    rule: Option<String>,
    reason: Option<String>,
    authority: Option<String>,
    document: Option<String>,
    granted: Option<String>,
    expires: Option<String>,
    /// The record, below the name of its type.
    #[serde(flatten)]
    subject: BTreeMap<String, String>,
}

/// Where a waiver and its values stand.
#[derive(Debug, Default)]
struct Places {
    whole: Range<usize>,
    /// The bytes of each value, by key.
    values: Vec<(String, Range<usize>)>,
}

/// Reads a waiver file. Its waivers name their record by `subject` or by the name of a record of the vocabulary.
/// Empty where something was reported.
pub fn read_waivers(file: FileId, text: &str, vocabulary: &Vocabulary, diagnostics: &mut Diagnostics) -> Vec<Waiver> {
    let mut reading = Reading { file, vocabulary, diagnostics, faults: 0, missing: Vec::new() };
    let places = reading.places(text);
    if reading.faults > 0 {
        return Vec::new();
    }
    let entries = match serde_yaml::from_str::<WaiverFile>(text) {
        Ok(file) => file.waivers,
        Err(error) => {
            let at = error.location().map_or(0, |location| location.index()).min(text.len());
            let fault = Fault::new(Code::InvalidWaiver, "this is no list of waivers");
            reading.report(at..at, fault.help("write the entries of each waiver as `key: text`"));
            return Vec::new();
        }
    };
    let waivers: Vec<_> =
        entries.into_iter().zip(&places).filter_map(|(entry, places)| reading.waiver(entry, places)).collect();
    if reading.faults > 0 { Vec::new() } else { waivers }
}

struct Reading<'d> {
    file: FileId,
    vocabulary: &'d Vocabulary,
    diagnostics: &'d mut Diagnostics,
    faults: usize,
    /// What the waiver that is being read lacks.
    missing: Vec<&'static str>,
}

impl Reading<'_> {
    fn report(&mut self, range: Range<usize>, fault: Fault) {
        self.faults += 1;
        self.diagnostics.push(fault.at(self.file, range));
    }

    /// The places of all waivers; reports whatever is not laid out as a waiver file is.
    fn places(&mut self, text: &str) -> Vec<Places> {
        let mut places = Vec::new();
        let mut reader = YamlReader::new(text, 0);
        let end = reader.document().and_then(|_| self.document(&mut reader, &mut places));
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
        places
    }

    fn document(&mut self, reader: &mut YamlReader<'_>, places: &mut Vec<Places>) -> Result<(), Stop> {
        let node = open(&reader.value()?);
        let whole = reader.range(reader.mark());
        if node != Some(Open::Map) {
            self.report(whole, no_list());
            return node.map_or(Ok(()), |node| reader.skip_rest(node));
        }
        let mut found = false;
        loop {
            let fault = match reader.key(None)? {
                Key::End | Key::Expected => break,
                Key::Name("waivers") if found => Fault::new(Code::DuplicateKey, "`waivers` is given twice"),
                Key::Name("waivers") => {
                    found = true;
                    self.list(reader, places)?;
                    continue;
                }
                Key::Name(name) => Fault::new(Code::UnknownKey, format!("{} is no part of a waiver file", shown(name)))
                    .help("write `waivers:` and the list of waivers below it"),
                Key::Refused(refusal) => refusal.fault(),
            };
            let range = reader.range(reader.mark());
            self.report(range, fault);
            reader.skip()?;
        }
        if !found && self.faults == 0 {
            self.report(whole, no_list());
        }
        Ok(())
    }

    fn list(&mut self, reader: &mut YamlReader<'_>, places: &mut Vec<Places>) -> Result<(), Stop> {
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
                let values = self.entry(reader)?;
                places.push(Places { whole, values });
            } else {
                self.report(whole, Fault::new(Code::InvalidWaiver, "a waiver is a record with keys and texts"));
                node.map_or(Ok(()), |node| reader.skip_rest(node))?;
            }
        }
        Ok(())
    }

    fn entry(&mut self, reader: &mut YamlReader<'_>) -> Result<Vec<(String, Range<usize>)>, Stop> {
        let mut values: Vec<(String, Range<usize>)> = Vec::new();
        loop {
            let name = match reader.key(None)? {
                Key::End | Key::Expected => return Ok(values),
                Key::Name(name) => Ok(name.to_owned()),
                Key::Refused(refusal) => Err(refusal.fault()),
            };
            let key = reader.range(reader.mark());
            let name = name.and_then(|name| self.known(&name).map(|()| name));
            let (opened, fault) = match reader.value()? {
                Node::Map => (Some(Open::Map), Some("a record")),
                Node::List => (Some(Open::List), Some("a list")),
                Node::Plain(words) => (None, no_text(words)),
                Node::Quoted(_) => (None, None),
                Node::Refused(refusal) => {
                    let range = reader.range(reader.mark());
                    self.report(range, refusal.fault());
                    continue;
                }
            };
            let mark = reader.mark();
            let range = if mark.is_empty() { key.clone() } else { reader.range(mark) };
            if let Some(opened) = opened {
                reader.skip_rest(opened)?;
            }
            match (name, fault) {
                (Err(fault), _) => self.report(key, fault),
                (Ok(name), _) if values.iter().any(|(known, _)| *known == name || self.both_subjects(known, &name)) => {
                    self.report(key, Fault::new(Code::DuplicateKey, format!("`{name}` is given twice")));
                }
                (Ok(name), Some(NOTHING)) => {
                    self.report(range, Fault::new(Code::InvalidWaiver, format!("`{name}` has no value")));
                }
                (Ok(name), Some(what)) => {
                    let message = format!("`{name}` is a text or a date, not {what}");
                    self.report(range, Fault::new(Code::InvalidWaiver, message).help("put a text in quotes"));
                }
                (Ok(name), None) => values.push((name, range)),
            }
        }
    }

    fn is_subject(&self, name: &str) -> bool {
        name == SUBJECT || self.vocabulary.find_record(&text::normalised(name)).is_some()
    }

    fn both_subjects(&self, one: &str, other: &str) -> bool {
        self.is_subject(one) && self.is_subject(other)
    }

    fn known(&self, name: &str) -> Result<(), Fault> {
        if KEYS.contains(&name) || self.is_subject(name) {
            return Ok(());
        }
        let records = self.vocabulary.records().flat_map(|(_, record)| record.names());
        let fault = Fault::new(Code::UnknownKey, format!("a waiver has no {}", shown(name)));
        Err(match nearest(name, KEYS.into_iter().chain([SUBJECT]).chain(records)) {
            Some(nearest) => fault.help(format!("did you mean `{nearest}`?")),
            None => fault,
        })
    }

    fn waiver(&mut self, entry: Entry, places: &Places) -> Option<Waiver> {
        let before = self.faults;
        let rule = self.needed(entry.rule, "rule", places);
        let subject = self.needed(entry.subject.into_values().next(), "shelter", places);
        let reason = self.needed(entry.reason, "reason", places);
        let authority = self.needed(entry.authority, "authority", places);
        let document = self.needed(entry.document, "document", places);
        let [granted, expires] = [(entry.granted, "granted"), (entry.expires, "expires")].map(|(day, key)| {
            let day = self.needed(day, key, places);
            let date = if day.is_empty() { return None } else { text::date(&day) };
            date.map_err(|fault| self.report(places.of(key), fault)).ok()
        });
        if !self.missing.is_empty() {
            let missing = std::mem::take(&mut self.missing).join(", ");
            let fault = Fault::new(Code::InvalidWaiver, format!("this waiver lacks {missing}"));
            let help = "a waiver says rule, shelter, reason, authority, document, granted and expires";
            self.report(places.whole.clone(), fault.help(help));
        }
        let (granted, expires) = granted.zip(expires)?;
        if expires < granted {
            let message = format!("the waiver ends on {expires}, before it begins on {granted}");
            self.report(places.of("expires"), Fault::new(Code::InvalidWaiver, message));
        }
        let span = Span::new(self.file, places.whole.start, places.whole.end);
        let document = Some(document);
        let waiver = Waiver { rule, subject, reason, authority, document, granted, expires, span };
        (self.faults == before).then_some(waiver)
    }

    /// The text of an entry in NFC; empty where it is missing.
    fn needed(&mut self, text: Option<String>, key: &'static str, places: &Places) -> String {
        let text = text.unwrap_or_default();
        if text.trim().is_empty() {
            self.missing.push(key);
            return String::new();
        }
        match text::words(&text) {
            Ok(text) => text.trim().to_owned(),
            Err(fault) => {
                self.report(places.of(key), fault);
                String::new()
            }
        }
    }
}

impl Places {
    fn of(&self, key: &str) -> Range<usize> {
        self.values
            .iter()
            .find(|(known, _)| known == key)
            .map_or_else(|| self.whole.clone(), |(_, range)| range.clone())
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
