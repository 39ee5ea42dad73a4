//! Scenario files as they are written: YAML or JSON, conformed to the vocabulary of scenarios. Knows no standard.

use crate::check::vocabulary_alone;
use crate::diagnostic::Diagnostics;
use crate::model::{Instance, RecordId, Slot, Value, Vocabulary};
use crate::profile::{Format, Piece, ProfileReader};
use crate::quantity::Rational;
use crate::source::SourceMap;
use crate::span::{FileId, Span};
use jiff::civil::Date;
use std::ops::ControlFlow;
use std::sync::Arc;

/// The vocabulary of scenarios.
const VOCABULARY: &str = include_str!("scenario.norm");

/// What it is called in messages.
const NAME: &str = "norm:forecast/scenario.norm";

/// Reads scenario files.
#[derive(Debug)]
pub struct Reader {
    vocabulary: Vocabulary,
    record: RecordId,
}

/// One scenario as it is written.
#[derive(Debug, Clone)]
pub struct Written {
    instance: Instance,
    file: FileId,
    text: Arc<str>,
}

impl Reader {
    /// A reader; its vocabulary is taken in among the texts, since messages point into it. None where the vocabulary
    /// itself were faulty.
    pub fn new(sources: &mut SourceMap) -> Option<Self> {
        let vocabulary = vocabulary_alone(NAME, VOCABULARY, sources)?;
        let record = vocabulary.find_record("scenario")?;
        Some(Self { vocabulary, record })
    }

    /// Reads a file: one scenario, several below `scenario:`, or a list of them. Faults are reported at their place.
    pub fn read(&self, format: Format, file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Vec<Written> {
        let reader = ProfileReader::new(&self.vocabulary, Some(self.record));
        let kept: Arc<str> = text.into();
        let mut written = Vec::new();
        let _ = reader.read(&Piece::whole(format, file, text), diagnostics, &mut |profile| {
            if profile.instance.record == self.record {
                written.push(Written { instance: profile.instance.clone(), file, text: Arc::clone(&kept) });
            }
            ControlFlow::Continue(())
        });
        written
    }

    /// The scenario with its facts by name.
    pub(super) fn entry<'r>(&'r self, written: &'r Written) -> Entry<'r> {
        Entry { vocabulary: &self.vocabulary, written, instance: &written.instance, whole: None }
    }

    /// The standards that a scenario takes in besides those at hand, each with its place.
    pub fn standards(&self, written: &Written) -> Vec<(String, Span)> {
        let versions = self.entry(written).entries("versions");
        versions.iter().filter_map(|version| version.placed("standard")).collect()
    }

    /// The profile file of each opening, in order; none where it names none.
    pub fn profiles(&self, written: &Written) -> Vec<Option<(String, Span)>> {
        let openings = self.entry(written).entries("openings");
        openings.iter().map(|opening| opening.placed("profile")).collect()
    }
}

impl Written {
    /// The file it stands in.
    pub fn file(&self) -> FileId {
        self.file
    }
}

/// A record of a scenario file, its facts by name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'r> {
    vocabulary: &'r Vocabulary,
    written: &'r Written,
    instance: &'r Instance,
    /// The span of the record around it, where it has none of its own.
    whole: Option<Span>,
}

impl<'r> Entry<'r> {
    fn slot(&self, name: &str) -> Option<Slot> {
        self.vocabulary.record(self.instance.record).find(name)
    }

    fn value(&self, name: &str) -> &'r Value {
        self.slot(name).map_or(&Value::Unknown, |slot| self.instance.get(slot))
    }

    /// Whether a fact is given.
    pub(super) fn has(&self, name: &str) -> bool {
        *self.value(name) != Value::Unknown
    }

    pub(super) fn text(&self, name: &str) -> Option<&'r str> {
        if let Value::Text(text) = self.value(name) { Some(text.trim()) } else { None }
    }

    /// A text with its place.
    pub(super) fn placed(&self, name: &str) -> Option<(String, Span)> {
        let text = self.text(name)?;
        Some((text.to_owned(), self.place(text)))
    }

    pub(super) fn texts(&self, name: &str) -> Vec<&'r str> {
        let Value::List(items) = self.value(name) else { return Vec::new() };
        let words = |item: &'r Value| if let Value::Text(text) = item { Some(text.trim()) } else { None };
        items.iter().filter_map(words).collect()
    }

    pub(super) fn date(&self, name: &str) -> Option<Date> {
        if let Value::Date(day) = self.value(name) { Some(*day) } else { None }
    }

    pub(super) fn dates(&self, name: &str) -> Vec<Date> {
        let Value::List(items) = self.value(name) else { return Vec::new() };
        let day = |item: &Value| if let Value::Date(day) = item { Some(*day) } else { None };
        items.iter().filter_map(day).collect()
    }

    pub(super) fn number(&self, name: &str) -> Option<Rational> {
        if let Value::Number(number) = self.value(name) { Some(*number) } else { None }
    }

    pub(super) fn truth(&self, name: &str) -> Option<bool> {
        if let Value::Bool(truth) = self.value(name) { Some(*truth) } else { None }
    }

    /// The index of a choice's value, in the order of the vocabulary.
    pub(super) fn choice(&self, name: &str) -> Option<u16> {
        if let Value::Choice(index) = self.value(name) { Some(*index) } else { None }
    }

    /// The record below a key.
    pub(super) fn below(&self, name: &str) -> Option<Self> {
        let Value::Record(instance) = self.value(name) else { return None };
        Some(Self { instance, whole: Some(self.span()), ..*self })
    }

    /// The records of a list.
    pub(super) fn entries(&self, name: &str) -> Vec<Self> {
        let Value::List(items) = self.value(name) else { return Vec::new() };
        let entry = |item: &'r Value| {
            let Value::Record(instance) = item else { return None };
            Some(Self { instance, whole: Some(self.span()), ..*self })
        };
        items.iter().filter_map(entry).collect()
    }

    /// Where it begins.
    pub(super) fn span(&self) -> Span {
        self.instance.span.or(self.whole).unwrap_or(Span::new(self.written.file, 0, 0))
    }

    /// Where a fact of it or words of it stand: the first such words behind its beginning that are not part of longer
    /// ones. A fact is looked for by every name that a file may give it.
    pub(super) fn place(&self, words: &str) -> Span {
        let begin = self.span();
        let fact = self.slot(words).map(|slot| self.vocabulary.record(self.instance.record).fact(slot));
        let names =
            fact.map_or_else(|| vec![words], |it| [&it.name].into_iter().chain(&it.also).map(String::as_str).collect());
        let start = begin.start as usize;
        let Some(rest) = self.written.text.get(start..) else { return begin };
        let is_word = |sign: char| sign.is_alphanumeric() || matches!(sign, '_' | '-');
        let stands_alone = |at: usize, name: &str| {
            let before = rest.get(..at).and_then(|before| before.chars().next_back());
            let behind = rest.get(at + name.len()..).unwrap_or_default();
            let ends = !behind.starts_with(is_word);
            let is_key = behind.trim_start_matches(['"', '\'']).trim_start().starts_with(':');
            !before.is_some_and(is_word) && ends && (fact.is_none() || is_key)
        };
        let found = names.into_iter().flat_map(|name| rest.match_indices(name));
        let first = found.filter(|(at, name)| stands_alone(*at, name)).min_by_key(|(at, _)| *at);
        first.map_or(begin, |(at, name)| Span::new(self.written.file, start + at, start + at + name.len()))
    }
}
