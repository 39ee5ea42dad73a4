//! Waiver files: waivers, and the reasons that were recorded for what was possible only in part. Knows no rules.
//!
//! The reader of profiles gives texts and places; `serde_yaml` says which words without quotes are no texts.

mod entries;

use super::fault::Fault;
use super::text;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Exceptions, Justification, Vocabulary, Waiver};
use crate::span::{FileId, Span};
use entries::{Entry, List, Reading};
use jiff::civil::Date;

/// Reads a waiver file. Its entries name their record by `subject` or by the name of a record of the vocabulary.
/// Empty where something was reported.
pub fn read_waivers(file: FileId, text: &str, vocabulary: &Vocabulary, diagnostics: &mut Diagnostics) -> Exceptions {
    let mut reading = Reading { file, vocabulary, diagnostics, faults: 0 };
    let mut exceptions = Exceptions::default();
    for entry in reading.entries(text) {
        let mut filling = Filling { reading: &mut reading, entry: &entry, missing: Vec::new() };
        match entry.list {
            List::Waivers => exceptions.waivers.extend(filling.waiver()),
            List::Reasons => exceptions.reasons.extend(filling.justification()),
        }
    }
    if reading.faults > 0 { Exceptions::default() } else { exceptions }
}

/// One entry that becomes a waiver or a reason.
struct Filling<'r, 'd> {
    reading: &'r mut Reading<'d>,
    entry: &'r Entry,
    missing: Vec<&'static str>,
}

impl Filling<'_, '_> {
    fn waiver(&mut self) -> Option<Waiver> {
        let rule = self.needed("rule");
        let subject = self.subject();
        let reason = self.needed("reason");
        let authority = self.needed("authority");
        let document = self.needed("document");
        let (granted, expires) = (self.day("granted"), self.day("expires"));
        self.complete("a waiver says rule, shelter, reason, authority, document, granted and expires");
        let (granted, expires) = (granted?, expires?);
        if expires < granted {
            let message = format!("the waiver ends on {expires}, before it begins on {granted}");
            self.reading.report(self.entry.place("expires"), Fault::new(Code::InvalidWaiver, message));
        }
        Some(Waiver {
            rule: rule?,
            subject: subject?,
            reason: reason?,
            authority: authority?,
            document: Some(document?),
            granted,
            expires,
            span: self.span(),
        })
    }

    fn justification(&mut self) -> Option<Justification> {
        let rule = self.needed("rule");
        let subject = self.subject();
        let reason = self.needed("reason");
        let by = self.needed("by");
        let on = self.day("on");
        self.complete("a reason says rule, shelter, reason, by and on, and may name a document");
        let document = if self.entry.has("document") { Some(self.needed("document")?) } else { None };
        Some(Justification {
            rule: rule?,
            subject: subject?,
            reason: reason?,
            by: by?,
            on: on?,
            document,
            span: self.span(),
        })
    }

    fn span(&self) -> Span {
        Span::new(self.reading.file, self.entry.whole.start, self.entry.whole.end)
    }

    fn subject(&mut self) -> Option<String> {
        self.called("subject", "shelter")
    }

    fn needed(&mut self, key: &'static str) -> Option<String> {
        self.called(key, key)
    }

    /// The text of a key in NFC; what is missing goes by `name`.
    fn called(&mut self, key: &str, name: &'static str) -> Option<String> {
        let empty = self.entry.text(key).is_some_and(|text| text.trim().is_empty());
        if empty || !self.entry.has(key) {
            self.missing.push(name);
            return None;
        }
        match text::words(self.entry.text(key)?) {
            Ok(text) => Some(text.trim().to_owned()),
            Err(fault) => {
                self.reading.report(self.entry.place(key), fault);
                None
            }
        }
    }

    fn day(&mut self, key: &'static str) -> Option<Date> {
        let day = self.needed(key)?;
        text::date(&day).map_err(|fault| self.reading.report(self.entry.place(key), fault)).ok()
    }

    /// Reports what is missing, all at once.
    fn complete(&mut self, help: &str) {
        if !self.missing.is_empty() {
            let missing = std::mem::take(&mut self.missing).join(", ");
            let message = format!("this {} lacks {missing}", self.entry.list.entry());
            self.reading.report(self.entry.whole.clone(), Fault::new(Code::InvalidWaiver, message).help(help));
        }
    }
}
