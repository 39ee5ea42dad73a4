//! Rows that belong to the record of another sheet: kept until that record is read, then put into its list. Knows no
//! cells.

use super::book::{self, Home};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Instance, RecordId, Slot, Type, Value, Vocabulary};
use crate::profile::fault::shown;
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Rows that wait for the record they belong to.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    rows: Vec<Item>,
    /// By the record they belong to and by the key that they name; rows without a key column name none.
    by_key: BTreeMap<(RecordId, Option<String>), Vec<usize>>,
    /// How many records were read, and by which keys they go.
    read: BTreeMap<RecordId, (usize, BTreeSet<String>)>,
    /// Those of which some could not be read: what belongs to them is not missed.
    missed: BTreeSet<RecordId>,
}

/// A row that belongs to a record.
#[derive(Debug)]
struct Item {
    home: Home,
    key: Option<String>,
    /// Where it says so.
    place: Span,
    /// None once it is where it belongs.
    instance: Option<Box<Instance>>,
    faulty: bool,
}

impl Waiting {
    /// Keeps a row for the record that goes by `key`, or for the only one.
    pub(super) fn keep(
        &mut self,
        home: &Home,
        key: Option<String>,
        place: Span,
        instance: Box<Instance>,
        faulty: bool,
    ) {
        self.by_key.entry((home.record, key.clone())).or_default().push(self.rows.len());
        self.rows.push(Item { home: home.clone(), key, place, instance: Some(instance), faulty });
    }

    /// Some records of this kind could not be read.
    pub(super) fn miss(&mut self, record: RecordId) {
        self.missed.insert(record);
    }

    /// Puts the rows that belong to a record into its lists. Says whether something is wrong with them.
    pub(super) fn give(
        &mut self,
        into: &mut Instance,
        place: Span,
        vocabulary: &Vocabulary,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let key = key_of(into, vocabulary);
        let (count, keys) = self.read.entry(into.record).or_default();
        *count += 1;
        let is_new = key.as_ref().is_none_or(|key| keys.insert(key.clone()));
        let mut wanted = vec![(into.record, None)];
        wanted.extend(key.map(|key| (into.record, Some(key))));
        let indices: Vec<usize> = wanted.iter().filter_map(|key| self.by_key.get(key)).flatten().copied().collect();
        let mut faulty = false;
        let mut begun: Vec<Vec<Slot>> = Vec::new();
        for index in indices {
            let Some(item) = self.rows.get_mut(index) else { continue };
            let name = &vocabulary.record(into.record).name;
            if item.key.is_some() && !is_new {
                let message = format!("two rows of `{name}` go by {}", shown(item.key.as_deref().unwrap_or("")));
                let found = Diagnostic::new(Code::DuplicateName, place, message).also(item.place, "it is meant here");
                diagnostics.push(found.help("give each an `id` of its own"));
                return true;
            }
            // A second record: that a row without a key belongs to neither is said at the end.
            let Some(instance) = item.instance.take() else { continue };
            faulty |= item.faulty;
            let Some(list) = list(into, &item.home.path, vocabulary) else { continue };
            let first = !begun.contains(&item.home.path);
            match list {
                Value::List(rows) if !first => rows.push(Value::Record(instance)),
                Value::Unknown => *list = Value::List(vec![Value::Record(instance)]),
                Value::None
                | Value::Bool(_)
                | Value::Number(_)
                | Value::Text(_)
                | Value::Date(_)
                | Value::Choice(_)
                | Value::Schedule(_)
                | Value::List(_)
                | Value::Record(_) => {
                    let message = "there are said to be none, but rows on another sheet belong here";
                    let found = Diagnostic::new(Code::InvalidValue, place, message).also(item.place, "one of them");
                    diagnostics.push(found.help("empty the cell, or remove the rows"));
                    return true;
                }
            }
            begun.push(item.home.path.clone());
        }
        faulty
    }

    /// Reports the rows that belong nowhere.
    pub(super) fn orphans(&self, vocabulary: &Vocabulary, diagnostics: &mut Diagnostics) {
        let mut keyless = BTreeSet::new();
        for item in &self.rows {
            let record = item.home.record;
            let parent = &vocabulary.record(record).name;
            let (count, keys) = self.read.get(&record).cloned().unwrap_or_default();
            // A sheet that could not be read is faulty itself; its rows are not missed one by one.
            if self.missed.contains(&record) || count == 0 && diagnostics.has_errors() {
                continue;
            }
            match &item.key {
                Some(key) if item.instance.is_some() => {
                    diagnostics.push(book::orphan(key, parent, &keys).at(item.place.file, item.place.range()));
                }
                None if count != 1 && keyless.insert(item.place.file) => {
                    let message = format!("these rows do not say to which `{parent}` they belong");
                    let help = format!("add a column `{parent}` with the `id` of each, or its `name`");
                    diagnostics.push(Diagnostic::new(Code::InvalidProfile, item.place, message).help(help));
                }
                Some(_) | None => {}
            }
        }
    }
}

/// What a record goes by: its `id`, else its `name`.
fn key_of(instance: &Instance, vocabulary: &Vocabulary) -> Option<String> {
    let record = vocabulary.record(instance.record);
    ["id", "name"].iter().find_map(|key| match instance.get(record.find(key)?) {
        Value::Text(text) => Some(text.to_string()),
        Value::Unknown
        | Value::None
        | Value::Bool(_)
        | Value::Number(_)
        | Value::Date(_)
        | Value::Choice(_)
        | Value::Schedule(_)
        | Value::List(_)
        | Value::Record(_) => None,
    })
}

/// The place of a list, with the nested records on the way to it.
fn list<'i>(instance: &'i mut Instance, path: &[Slot], vocabulary: &Vocabulary) -> Option<&'i mut Value> {
    let (slot, rest) = path.split_first()?;
    let ty = &vocabulary.record(instance.record).fact(*slot).ty;
    let place = instance.slots.get_mut(slot.index())?;
    let Type::Record(inner) = ty else { return Some(place) };
    if *place == Value::Unknown {
        let facts = vocabulary.record(*inner).facts.len();
        *place = Value::Record(Box::new(Instance::unknown(*inner, facts)));
    }
    if let Value::Record(nested) = place { list(nested, rest, vocabulary) } else { None }
}
