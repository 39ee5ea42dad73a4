//! The records of a run, where each stands, and how they look when some of their figures are others. Knows no scenario.

use crate::model::{FactPath, Instance, RecordId, Slot, Type, Value, Vocabulary};
use crate::quantity::Rational;

/// All records: those of the profiles, and those that a scenario adds behind them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct World {
    /// The outermost records, in order.
    pub profiles: Vec<Instance>,
}

/// Where a record stands: which of the outermost ones, and the lists and places in them that lead to it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address {
    /// Which of the outermost records.
    pub profile: usize,
    /// List by list; empty for an outermost record.
    pub way: Vec<(Slot, usize)>,
}

/// A figure of a record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Track {
    /// The record.
    pub record: Address,
    /// The way to the fact.
    pub fact: FactPath,
}

impl Address {
    /// The records that enclose it, the nearest first.
    pub fn enclosing(&self) -> impl Iterator<Item = Self> {
        let steps = (0..self.way.len()).rev();
        steps.filter_map(|length| Some(Self { profile: self.profile, way: self.way.get(..length)?.to_vec() }))
    }
}

impl World {
    /// The record at an address.
    pub fn find(&self, address: &Address) -> Option<&Instance> {
        let outermost = self.profiles.get(address.profile)?;
        address.way.iter().try_fold(outermost, |record, (slot, place)| {
            let Value::List(items) = record.get(*slot) else { return None };
            let Some(Value::Record(inner)) = items.get(*place) else { return None };
            Some(&**inner)
        })
    }

    /// The names of a record: its `id` and its `name`, as far as it says them.
    pub fn names(&self, vocabulary: &Vocabulary, address: &Address) -> Vec<String> {
        let Some(record) = self.find(address) else { return Vec::new() };
        let declared = vocabulary.record(record.record);
        let said = |name| Some(record.get(declared.find(name)?).as_name()?.trim().to_owned());
        ["id", "name"].into_iter().filter_map(said).collect()
    }

    /// What people call a record: its `name`, else its `id`.
    pub fn name(&self, vocabulary: &Vocabulary, address: &Address) -> Option<String> {
        self.names(vocabulary, address).pop()
    }

    /// Every record that is an outermost one or an item of a list, enclosing ones first.
    pub fn addresses(&self) -> Vec<Address> {
        let mut found = Vec::new();
        for (profile, record) in self.profiles.iter().enumerate() {
            gather(record, &Address { profile, way: Vec::new() }, &mut found);
        }
        found
    }

    /// The value of a figure.
    pub fn value(&self, track: &Track) -> &Value {
        let Some(record) = self.find(&track.record) else { return &Value::Unknown };
        value(record, &track.fact)
    }

    /// The number of a figure, where it is known.
    pub fn number(&self, track: &Track) -> Option<Rational> {
        match self.value(track) {
            Value::Number(number) => Some(*number),
            Value::Unknown
            | Value::None
            | Value::Bool(_)
            | Value::Text(_)
            | Value::Date(_)
            | Value::Schedule(_)
            | Value::Choice(_)
            | Value::List(_)
            | Value::Record(_) => None,
        }
    }

    /// Says a fact of a record.
    pub(super) fn say(&mut self, address: &Address, slot: Slot, value: Value) {
        if let Some(place) = self.find_mut(address).and_then(|record| record.slots.get_mut(slot.index())) {
            *place = value;
        }
    }

    /// Gives a figure another number; none makes it unknown. What the profile says about the old one goes with it.
    pub fn set(&mut self, track: &Track, number: Option<Rational>) {
        let Some(mut record) = self.find_mut(&track.record) else { return };
        let Some((last, way)) = track.fact.split_last() else { return };
        for slot in way {
            match record.slots.get_mut(slot.index()) {
                Some(Value::Record(inner)) => record = inner,
                Some(_) | None => return,
            }
        }
        if let Some(place) = record.slots.get_mut(last.index()) {
            *place = number.map_or(Value::Unknown, Value::Number);
            record.annotations.retain(|(slot, _)| slot != last);
        }
    }

    fn find_mut(&mut self, address: &Address) -> Option<&mut Instance> {
        let outermost = self.profiles.get_mut(address.profile)?;
        address.way.iter().try_fold(outermost, |record, (slot, place)| match record.slots.get_mut(slot.index()) {
            Some(Value::List(items)) => match items.get_mut(*place) {
                Some(Value::Record(inner)) => Some(&mut **inner),
                Some(_) | None => None,
            },
            Some(_) | None => None,
        })
    }

    /// Adds a record to a list of another one; gives its address.
    pub fn add_to(&mut self, holder: &Address, slot: Slot, record: Instance) -> Option<Address> {
        let Value::List(items) = self.find_mut(holder)?.slots.get_mut(slot.index())? else { return None };
        let mut address = holder.clone();
        address.way.push((slot, items.len()));
        items.push(Value::Record(Box::new(record)));
        Some(address)
    }

    /// Adds an outermost record; gives its address.
    pub fn add(&mut self, record: Instance) -> Address {
        self.profiles.push(record);
        Address { profile: self.profiles.len() - 1, way: Vec::new() }
    }

    /// The outermost records with their places from 1, without those at the addresses.
    pub fn without(mut self, gone: &[Address]) -> Vec<(usize, Instance)> {
        let mut gone: Vec<&Address> = gone.iter().collect();
        // The last of a list first: what stands behind it moves up.
        gone.sort_unstable_by(|a, b| b.cmp(a));
        let mut left_out = Vec::new();
        for address in gone {
            let Some(((slot, place), way)) = address.way.split_last() else {
                left_out.push(address.profile);
                continue;
            };
            let holder = Address { profile: address.profile, way: way.to_vec() };
            if let Some(record) = self.find_mut(&holder)
                && let Some(Value::List(items)) = record.slots.get_mut(slot.index())
                && *place < items.len()
            {
                items.remove(*place);
            }
        }
        let places = (1..).zip(self.profiles);
        places.filter(|(place, _)| !left_out.contains(&(place - 1))).collect()
    }
}

fn gather(record: &Instance, address: &Address, found: &mut Vec<Address>) {
    found.push(address.clone());
    for (slot, value) in (0..).map(Slot).zip(&record.slots) {
        let Value::List(items) = value else { continue };
        for (place, item) in items.iter().enumerate() {
            if let Value::Record(inner) = item {
                let mut inside = address.clone();
                inside.way.push((slot, place));
                gather(inner, &inside, found);
            }
        }
    }
}

/// The value at the end of a way through a record.
fn value<'r>(record: &'r Instance, path: &[Slot]) -> &'r Value {
    let Some((first, rest)) = path.split_first() else { return &Value::Unknown };
    match (record.get(*first), rest) {
        (found, []) => found,
        (Value::Record(inner), rest) => value(inner, rest),
        (_, _) => &Value::Unknown,
    }
}

/// The fact at the end of `staff.mobile`, by names or synonyms; the part that is no fact otherwise, with its record.
pub(super) fn fact_path<'n>(
    vocabulary: &Vocabulary,
    record: RecordId,
    name: &'n str,
) -> Result<(FactPath, Type), (&'n str, RecordId)> {
    let mut holder = record;
    let mut path = Vec::new();
    let mut parts = name.split('.').map(str::trim).peekable();
    while let Some(part) = parts.next() {
        let declared = vocabulary.record(holder);
        let slot = declared.find(part).ok_or((part, holder))?;
        path.push(slot);
        match (&declared.fact(slot).ty, parts.peek()) {
            (ty, None) => return Ok((path.into(), ty.clone())),
            (Type::Record(inner), Some(_)) => holder = *inner,
            (_, Some(next)) => return Err((next, holder)),
        }
    }
    Err((name, record))
}
