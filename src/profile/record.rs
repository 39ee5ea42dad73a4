//! Records: their keys, each once, and the values below them. Knows no format.

use super::conform::Conform;
use super::fault::{Fault, shown};
use super::reader::{Key, Mark, Reader, Refusal, Stop};
use super::scalar::Wanted;
use super::value::Got;
use crate::diagnostic::{Code, nearest};
use crate::model::{Fact, Instance, RecordId, Slot, Value};
use crate::span::Span;

/// A key of a record.
#[derive(Debug)]
pub(super) enum Found {
    /// The key of a fact.
    Fact(Slot),
    /// No key of this record.
    Unknown(Box<str>),
    /// No key at all.
    Refused(Refusal),
    /// The record ends.
    End,
}

impl Conform<'_> {
    /// The next key of a record.
    pub(super) fn key<R: Reader>(
        &mut self,
        reader: &mut R,
        record: RecordId,
        before: Option<Slot>,
    ) -> Result<Found, Stop> {
        let expected = self.order.expected(record, before);
        let name = expected.map(|slot| self.vocabulary.record(record).fact(slot).name.as_str());
        match (reader.key(name)?, expected) {
            (Key::Expected, Some(slot)) => Ok(Found::Fact(slot)),
            (Key::Name(name), _) => Ok(self.find(record, name, before)),
            (Key::Refused(refusal), _) => Ok(Found::Refused(refusal)),
            (Key::End | Key::Expected, _) => Ok(Found::End),
        }
    }

    /// The fact of a key.
    pub(super) fn find(&mut self, record: RecordId, name: &str, before: Option<Slot>) -> Found {
        match self.keys.find(record, name) {
            Some(slot) => {
                self.order.learn(record, before, slot);
                Found::Fact(slot)
            }
            None => Found::Unknown(name.into()),
        }
    }

    /// The known key that is nearest to a name.
    pub(super) fn nearest(&self, name: &str, record: RecordId) -> Option<&str> {
        nearest(name, self.keys.of(record))
    }

    /// Reads the rest of a record that was opened; its first key may have been read already.
    pub(super) fn record<R: Reader>(
        &mut self,
        reader: &mut R,
        into: &mut Instance,
        first: Option<Found>,
    ) -> Result<(), Stop> {
        let outer = self.given.len();
        let mut before = None;
        let mut seen = 0_u64;
        let mut found = match first {
            Some(found) => found,
            None => self.key(reader, into.record, None)?,
        };
        loop {
            let mark = reader.mark();
            match found {
                Found::End => break,
                Found::Fact(slot) => {
                    // A bit a slot answers nearly always; wider records are searched.
                    let bit = 1_u64.checked_shl(u32::from(slot.0)).unwrap_or(0);
                    let earlier = if bit != 0 && seen & bit == 0 { None } else { self.earlier(outer, slot) };
                    seen |= bit;
                    before = Some(slot);
                    if let Some(earlier) = earlier {
                        self.duplicate(reader, into.record, slot, earlier)?;
                    } else {
                        self.given.push((slot, mark));
                        self.fact(reader, slot, mark, into)?;
                    }
                }
                Found::Unknown(name) => {
                    let fault = self.unknown_key(&name, into.record);
                    self.report(reader, mark, fault);
                    reader.skip()?;
                }
                Found::Refused(refusal) => {
                    self.report(reader, mark, refusal.fault());
                    reader.skip()?;
                }
            }
            found = self.key(reader, into.record, before)?;
        }
        self.given.truncate(outer);
        into.annotations.sort_by_key(|(slot, _)| *slot);
        Ok(())
    }

    fn earlier(&self, outer: usize, slot: Slot) -> Option<Mark> {
        let given = self.given.get(outer..).unwrap_or_default();
        given.iter().find(|(known, _)| *known == slot).map(|(_, mark)| *mark)
    }

    fn duplicate<R: Reader>(
        &mut self,
        reader: &mut R,
        record: RecordId,
        slot: Slot,
        earlier: Mark,
    ) -> Result<(), Stop> {
        let name = &self.vocabulary.record(record).fact(slot).name;
        let range = reader.range(earlier);
        let mark = reader.mark();
        let fault = Fault::new(Code::DuplicateKey, format!("`{name}` is given twice"))
            .label("given again")
            .help("keep the right one");
        let first = Span::new(self.file, range.start, range.end);
        self.push(fault.at(self.file, reader.range(mark)).also(first, "given first"));
        reader.skip()
    }

    fn unknown_key(&self, name: &str, record: RecordId) -> Fault {
        let known = &self.vocabulary.record(record).name;
        let fault = Fault::new(Code::UnknownKey, format!("`{known}` has no fact {}", shown(name)));
        match self.nearest(name, record) {
            Some(nearest) => fault.help(format!("did you mean `{nearest}`?")),
            None => fault,
        }
    }

    fn fact<R: Reader>(&mut self, reader: &mut R, slot: Slot, key: Mark, into: &mut Instance) -> Result<(), Stop> {
        let fact = self.vocabulary.record(into.record).fact(slot);
        let wanted = Wanted { fact, ty: &fact.ty, item: false };
        let Some(place) = into.slots.get_mut(slot.index()) else { return reader.skip() };
        match self.value(reader, wanted, key, place)? {
            Got::Value => {
                if fact.assessed && *place != Value::Unknown {
                    let mark = if reader.mark().is_empty() { key } else { reader.mark() };
                    self.report(reader, mark, missing_assessor(fact));
                }
            }
            Got::Wrapper(first) => {
                let annotation = self.wrapper(reader, wanted, key, first, place)?;
                into.annotations.push((slot, annotation));
            }
        }
        Ok(())
    }
}

/// A judgement without its judge.
pub(super) fn missing_assessor(fact: &Fact) -> Fault {
    Fault::new(Code::MissingAssessor, format!("`{}` is a person's judgement: who judged, and when?", fact.name))
        .help_by_form(
            format!("write {}: {{value: …, by: role of the person, on: 2026-02-01}}", fact.name),
            "say it in two more columns, whose headings end in `.by` and `.on`",
            "say it in a profile",
        )
}
