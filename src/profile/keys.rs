//! From the keys of a profile to the slots of its record, without an allocation. Knows no values.

use super::text::normalised;
use crate::model::{RecordId, Slot, Vocabulary};
use std::borrow::Cow;

/// The keys of every record of a vocabulary.
#[derive(Debug)]
pub(super) struct Keys {
    records: Vec<Vec<(Box<str>, Slot)>>,
}

impl Keys {
    /// Gathers names and synonyms, sorted.
    pub(super) fn new(vocabulary: &Vocabulary) -> Self {
        let of_record = |record: &crate::model::Record| {
            let mut keys: Vec<(Box<str>, Slot)> = record
                .slots()
                .flat_map(|(slot, fact)| {
                    std::iter::once(&fact.name).chain(&fact.also).map(move |name| (name.as_str().into(), slot))
                })
                .collect();
            keys.sort();
            keys
        };
        Self { records: vocabulary.records().map(|(_, record)| of_record(record)).collect() }
    }

    /// The slot of a key.
    pub(super) fn find(&self, record: RecordId, key: &str) -> Option<Slot> {
        let exact = |key: &str| {
            let keys = self.records.get(record.index())?;
            let at = keys.binary_search_by(|(known, _)| (**known).cmp(key)).ok()?;
            keys.get(at).map(|(_, slot)| *slot)
        };
        exact(key).or_else(|| match normalised(key) {
            Cow::Borrowed(_) => None,
            Cow::Owned(key) => exact(&key),
        })
    }

    /// Every key of a record.
    pub(super) fn of(&self, record: RecordId) -> impl Iterator<Item = &str> {
        self.records.get(record.index()).into_iter().flatten().map(|(key, _)| &**key)
    }
}

/// Which key followed which in the records read so far: profiles of one hand keep one order.
#[derive(Debug)]
pub(super) struct Order {
    /// By record, then by the slot before (0 for the beginning, else its index and one).
    next: Vec<Vec<Option<Slot>>>,
}

impl Order {
    /// Nothing was read so far.
    pub(super) fn new(vocabulary: &Vocabulary) -> Self {
        Self { next: vocabulary.records().map(|(_, record)| vec![None; record.facts.len() + 1]).collect() }
    }

    fn place(before: Option<Slot>) -> usize {
        before.map_or(0, |slot| slot.index() + 1)
    }

    /// The slot that followed last time.
    pub(super) fn expected(&self, record: RecordId, before: Option<Slot>) -> Option<Slot> {
        self.next.get(record.index())?.get(Self::place(before)).copied().flatten()
    }

    /// This slot followed.
    pub(super) fn learn(&mut self, record: RecordId, before: Option<Slot>, slot: Slot) {
        if let Some(next) = self.next.get_mut(record.index()).and_then(|next| next.get_mut(Self::place(before))) {
            *next = Some(slot);
        }
    }
}
