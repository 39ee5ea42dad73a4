//! Values in reading order, conformed to the vocabulary, straight into slots. Knows no format and no rules.
//!
//! A faulty value is reported at its place, stays unknown, and reading goes on.

use super::fault::{Fault, shown};
use super::keys::{Keys, Order};
use super::reader::{Key, Mark, Node, Open, Reader, Refusal, Stop};
use super::scalar::{self, Wanted, described};
use super::wrapper::Word;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest};
use crate::model::{Fact, Instance, RecordId, Slot, Type, Value, Vocabulary};
use crate::span::{FileId, Span};

/// Builds records from what a reader reads.
#[derive(Debug)]
pub(super) struct Conform<'c> {
    pub(super) vocabulary: &'c Vocabulary,
    keys: &'c Keys,
    /// The text's id, and whether instances are to point into it.
    file: FileId,
    pointing: bool,
    faults: &'c mut Diagnostics,
    count: usize,
    order: Order,
    /// The keys of the records that are open, innermost last.
    given: Vec<(Slot, Mark)>,
    /// Instances and lists that were used before; what they hold is taken apart again for the next record.
    #[allow(clippy::vec_box, reason = "values hold records in boxes, and so they come back")]
    spare: Vec<Box<Instance>>,
    spare_lists: Vec<Vec<Value>>,
}

/// A key of a record.
#[derive(Debug)]
pub(super) enum Found {
    /// The key of a fact.
    Fact(Slot),
    /// No key of this record.
    Unknown(String),
    /// No key at all.
    Refused(Refusal),
    /// The record ends.
    End,
}

/// What stood where the value of a fact belongs.
pub(super) enum Got {
    /// A value; unknown where it was faulty.
    Value(Value),
    /// A record around a value has begun; with its first word, where that was read already.
    Wrapper(Option<Word>),
}

impl<'c> Conform<'c> {
    /// A builder for texts of one file; `pointing` says whether instances hold their place.
    pub(super) fn new(
        vocabulary: &'c Vocabulary,
        keys: &'c Keys,
        file: FileId,
        pointing: bool,
        faults: &'c mut Diagnostics,
    ) -> Self {
        let order = Order::new(vocabulary);
        let (given, spare, spare_lists) = (Vec::new(), Vec::new(), Vec::new());
        Self { vocabulary, keys, file, pointing, faults, count: 0, order, given, spare, spare_lists }
    }

    /// Reports a fault at a mark.
    pub(super) fn report<R: Reader>(&mut self, reader: &mut R, mark: Mark, fault: Fault) {
        self.push(fault.at(self.file, reader.range(mark)));
    }

    fn push(&mut self, diagnostic: Diagnostic) {
        self.count += 1;
        self.faults.push(diagnostic);
    }

    /// Reports why reading ended.
    pub(super) fn report_stop(&mut self, stop: Stop) {
        if let Some((fault, range)) = stop.fault {
            self.push(fault.at(self.file, range));
        }
    }

    /// The faults found since the last time; none where there are none.
    pub(super) fn take_faults(&mut self) -> Option<Diagnostics> {
        (!self.faults.is_empty()).then(|| std::mem::take(self.faults))
    }

    /// How many faults were found so far.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// An empty instance of a record, from what is spare.
    #[allow(clippy::unnecessary_box_returns, reason = "values hold records in boxes")]
    pub(super) fn fresh(&mut self, record: RecordId) -> Box<Instance> {
        let facts = self.vocabulary.record(record).facts.len();
        match self.spare.pop() {
            Some(mut instance) => {
                instance.record = record;
                instance.slots.resize(facts, Value::Unknown);
                instance
            }
            None => Box::new(Instance::unknown(record, facts)),
        }
    }

    /// Takes an instance apart for later use.
    pub(super) fn recycle(&mut self, mut instance: Box<Instance>) {
        for value in instance.slots.drain(..) {
            self.recycle_value(value);
        }
        instance.annotations.clear();
        instance.span = None;
        self.spare.push(instance);
    }

    fn recycle_value(&mut self, value: Value) {
        match value {
            Value::Record(instance) => self.recycle(instance),
            Value::List(mut list) => {
                for value in list.drain(..) {
                    self.recycle_value(value);
                }
                self.spare_lists.push(list);
            }
            Value::Unknown
            | Value::None
            | Value::Bool(_)
            | Value::Number(_)
            | Value::Text(_)
            | Value::Date(_)
            | Value::Choice(_) => {}
        }
    }

    /// The next key of a record.
    pub(super) fn key<R: Reader>(
        &mut self,
        reader: &mut R,
        record: RecordId,
        before: Option<Slot>,
    ) -> Result<Found, Stop> {
        let name = match reader.key()? {
            Key::Name(name) => name,
            Key::Refused(refusal) => return Ok(Found::Refused(refusal)),
            Key::End => return Ok(Found::End),
        };
        Ok(self.find(record, name, before))
    }

    /// The fact of a key.
    pub(super) fn find(&mut self, record: RecordId, name: &str, before: Option<Slot>) -> Found {
        if let Some(slot) = self.order.expected(record, before)
            && self.vocabulary.record(record).fact(slot).name == name
        {
            return Found::Fact(slot);
        }
        match self.keys.find(record, name) {
            Some(slot) => {
                self.order.learn(record, before, slot);
                Found::Fact(slot)
            }
            None => Found::Unknown(name.to_owned()),
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
        let mut seen = 0_u128;
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
                    let bit = 1_u128.checked_shl(u32::from(slot.0)).unwrap_or(0);
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

    /// Forgets records that were left open when reading stopped.
    pub(super) fn abandon(&mut self) {
        self.given.clear();
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
        let value = match self.value(reader, wanted, key)? {
            Got::Value(value) => {
                if fact.assessed && value != Value::Unknown {
                    let mark = if reader.mark().is_empty() { key } else { reader.mark() };
                    self.report(reader, mark, missing_assessor(fact));
                }
                value
            }
            Got::Wrapper(first) => {
                let (value, annotation) = self.wrapper(reader, wanted, key, first)?;
                into.annotations.push((slot, annotation));
                value
            }
        };
        if let Some(place) = into.slots.get_mut(slot.index()) {
            *place = value;
        }
        Ok(())
    }

    /// Reads what stands as the value of a key or as an item. `key` is the place to name where nothing stands.
    pub(super) fn value<R: Reader>(&mut self, reader: &mut R, wanted: Wanted<'_>, key: Mark) -> Result<Got, Stop> {
        let read = match reader.value()? {
            Node::Plain(words) => scalar::read(words, false, wanted, self.vocabulary),
            Node::Quoted(words) => scalar::read(words, true, wanted, self.vocabulary),
            Node::Refused(refusal) => Err(refusal.fault()),
            Node::Map => return self.map(reader, wanted),
            Node::List => return self.list(reader, wanted).map(Got::Value),
        };
        Ok(Got::Value(match read {
            Ok(value) => value,
            Err(fault) => {
                let mark = if reader.mark().is_empty() { key } else { reader.mark() };
                self.report(reader, mark, fault);
                Value::Unknown
            }
        }))
    }

    fn map<R: Reader>(&mut self, reader: &mut R, wanted: Wanted<'_>) -> Result<Got, Stop> {
        let mark = reader.mark();
        match wanted.ty {
            Type::Record(record) => {
                let first = self.key(reader, *record, None)?;
                if let Found::Unknown(name) = &first
                    && !wanted.item
                    && let Some(word) = Word::of(name)
                {
                    return Ok(Got::Wrapper(Some(word)));
                }
                let mut instance = self.fresh(*record);
                instance.span = self.span(reader, mark);
                self.record(reader, &mut instance, Some(first))?;
                Ok(Got::Value(Value::Record(instance)))
            }
            Type::Poison => {
                reader.skip_rest(Open::Map)?;
                Ok(Got::Value(Value::Unknown))
            }
            Type::Bool | Type::Number(_) | Type::Text | Type::Date | Type::Choice(_) | Type::List(_) => {
                if !wanted.item {
                    return Ok(Got::Wrapper(None));
                }
                let what = described(wanted.ty, self.vocabulary);
                let message = format!("an item of `{}` is {what}, not a record", wanted.fact.name);
                self.report(reader, mark, Fault::new(Code::InvalidValue, message));
                reader.skip_rest(Open::Map)?;
                Ok(Got::Value(Value::Unknown))
            }
        }
    }

    fn list<R: Reader>(&mut self, reader: &mut R, wanted: Wanted<'_>) -> Result<Value, Stop> {
        let mark = reader.mark();
        let item = match wanted.ty {
            Type::List(item) => item,
            Type::Poison => {
                reader.skip_rest(Open::List)?;
                return Ok(Value::Unknown);
            }
            Type::Bool | Type::Number(_) | Type::Text | Type::Date | Type::Choice(_) | Type::Record(_) => {
                let what = described(wanted.ty, self.vocabulary);
                let message = format!("`{}` is {what}, not a list", wanted.fact.name);
                self.report(reader, mark, Fault::new(Code::InvalidValue, message));
                reader.skip_rest(Open::List)?;
                return Ok(Value::Unknown);
            }
        };
        let mut list = self.spare_lists.pop().unwrap_or_default();
        let wanted = Wanted { ty: item, item: true, ..wanted };
        while reader.item()? {
            if let Got::Value(value) = self.value(reader, wanted, mark)? {
                list.push(value);
            }
        }
        Ok(Value::List(list))
    }

    /// The place of a record, where instances hold it.
    pub(super) fn span<R: Reader>(&self, reader: &mut R, mark: Mark) -> Option<Span> {
        self.pointing.then(|| {
            let range = reader.range(mark);
            Span::new(self.file, range.start, range.end)
        })
    }
}

/// A judgement without its judge.
pub(super) fn missing_assessor(fact: &Fact) -> Fault {
    Fault::new(Code::MissingAssessor, format!("`{}` is a person's judgement: who judged, and when?", fact.name))
        .help(format!("write {}: {{value: …, by: role of the person, on: 2026-02-01}}", fact.name))
}
