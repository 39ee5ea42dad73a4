//! The values of facts: single ones, lists and records. Knows no format.
//!
//! Values are written where they stay. A value is wide, and handing it on from place to place costs more than reading it.

use super::conform::Conform;
use super::fault::Fault;
use super::reader::{Mark, Node, Open, Reader, Stop};
use super::record::Found;
use super::scalar::{self, Wanted, described};
use super::wrapper::Word;
use crate::diagnostic::Code;
use crate::model::{RecordId, Type, Value};

/// What stood where the value of a fact belongs.
#[derive(Debug)]
pub(super) enum Got {
    /// A value, now in its place; unknown where it was faulty.
    Value,
    /// A record around a value has begun; with its first word, where that was read already.
    Wrapper(Option<Word>),
}

impl Conform<'_> {
    /// Reads what stands as the value of a key or as an item into `place`, which holds unknown. `key` is the place to
    /// name where nothing stands.
    pub(super) fn value<R: Reader>(
        &mut self,
        reader: &mut R,
        wanted: Wanted<'_>,
        key: Mark,
        place: &mut Value,
    ) -> Result<Got, Stop> {
        let read = match reader.value()? {
            Node::Plain(words) => scalar::read(words, false, wanted, self.vocabulary, place),
            Node::Quoted(words) => scalar::read(words, true, wanted, self.vocabulary, place),
            Node::Refused(refusal) => Err(refusal.fault()),
            Node::Map => return self.map(reader, wanted, place),
            Node::List => return self.list(reader, wanted, place),
        };
        if let Err(fault) = read {
            let mark = if reader.mark().is_empty() { key } else { reader.mark() };
            self.report(reader, mark, fault);
        }
        Ok(Got::Value)
    }

    fn map<R: Reader>(&mut self, reader: &mut R, wanted: Wanted<'_>, place: &mut Value) -> Result<Got, Stop> {
        if let Type::Record(record) = wanted.ty {
            return self.nested(reader, *record, wanted.item, place);
        }
        if *wanted.ty == Type::Poison {
            reader.skip_rest(Open::Map)?;
            return Ok(Got::Value);
        }
        if !wanted.item {
            return Ok(Got::Wrapper(None));
        }
        let what = described(wanted.ty, self.vocabulary);
        self.misplaced(reader, Open::Map, format!("an item of `{}` is {what}, not a record", wanted.fact.name))
    }

    fn nested<R: Reader>(
        &mut self,
        reader: &mut R,
        record: RecordId,
        item: bool,
        place: &mut Value,
    ) -> Result<Got, Stop> {
        let mark = reader.mark();
        let first = self.key(reader, record, None)?;
        if let Found::Unknown(name) = &first
            && !item
            && let Some(word) = Word::of(name)
        {
            return Ok(Got::Wrapper(Some(word)));
        }
        let mut instance = self.fresh(record);
        instance.span = self.span(reader, mark);
        self.record(reader, &mut instance, Some(first))?;
        *place = Value::Record(instance);
        Ok(Got::Value)
    }

    fn list<R: Reader>(&mut self, reader: &mut R, wanted: Wanted<'_>, place: &mut Value) -> Result<Got, Stop> {
        let mark = reader.mark();
        if *wanted.ty == Type::Poison {
            reader.skip_rest(Open::List)?;
            return Ok(Got::Value);
        }
        let Type::List(item) = wanted.ty else {
            let what = described(wanted.ty, self.vocabulary);
            return self.misplaced(reader, Open::List, format!("`{}` is {what}, not a list", wanted.fact.name));
        };
        let mut list = self.fresh_list();
        let wanted = Wanted { ty: item, item: true, ..wanted };
        while reader.item()? {
            let place = list.push_mut(Value::Unknown);
            self.value(reader, wanted, mark, place)?;
        }
        *place = Value::List(list);
        Ok(Got::Value)
    }

    /// Reports a record or list that does not belong where it stands, and passes over it.
    fn misplaced<R: Reader>(&mut self, reader: &mut R, opened: Open, message: String) -> Result<Got, Stop> {
        let mark = reader.mark();
        self.report(reader, mark, Fault::new(Code::InvalidValue, message));
        reader.skip_rest(opened)?;
        Ok(Got::Value)
    }
}
