//! Which records of a profile are assessed, and what they are called.

use super::assessment::Subject;
use super::plan::Plan;
use crate::model::{Instance, Slot, Value};

/// The records of a profile that a standard speaks of: the enclosing one first, then the items of its lists in
/// order. The profile's own record where the standard speaks of none, so that it never disappears.
pub(super) fn subjects<'a>(plan: &Plan<'_>, instance: &'a Instance, place: usize) -> Vec<Subject<'a>> {
    let mut subjects = Vec::with_capacity(1);
    collect(plan, instance, Named::AtPlace(place), 0, &mut subjects);
    if subjects.is_empty() {
        subjects.push(subject(plan, instance, Named::AtPlace(place), 0));
    }
    subjects
}

/// What a record is called that says no `id` and no `name`.
#[derive(Clone, Copy)]
enum Named<'n> {
    /// By its place in a list, from 1.
    AtPlace(usize),
    /// By the fact that holds it.
    As(&'n str),
}

fn collect<'a>(
    plan: &Plan<'_>,
    instance: &'a Instance,
    named: Named<'_>,
    depth: usize,
    subjects: &mut Vec<Subject<'a>>,
) {
    let Some(record) = plan.record(instance.record) else { return };
    if record.is_spoken_of() {
        subjects.push(subject(plan, instance, named, depth));
    }
    for slot in &record.nested {
        let value = instance.get(*slot);
        if let Value::List(items) = value {
            for (place, item) in (1..).zip(items) {
                if let Value::Record(inner) = item {
                    collect(plan, inner, Named::AtPlace(place), depth + 1, subjects);
                }
            }
        } else if let Value::Record(inner) = value {
            let fact = plan.vocabulary.record(instance.record).fact(*slot);
            collect(plan, inner, Named::As(fact.shown()), depth + 1, subjects);
        }
    }
}

fn subject<'a>(plan: &Plan<'_>, instance: &'a Instance, named: Named<'_>, depth: usize) -> Subject<'a> {
    let record = plan.record(instance.record);
    let id = record.and_then(|record| said(instance, record.id));
    let title = record.and_then(|record| said(instance, record.name));
    let (name, title) = match (id, title) {
        (Some(id), title) => (id, title),
        (None, Some(name)) => (name, None),
        (None, None) => (
            match named {
                Named::AtPlace(place) => at_place(plan, instance, place),
                Named::As(name) => name.to_owned(),
            },
            None,
        ),
    };
    Subject { record: instance.record, instance, name, title, depth }
}

/// What an item of a list is called: its `id`, else its `name`; none where it says neither.
pub(super) fn own_name(plan: &Plan<'_>, instance: &Instance) -> Option<String> {
    let record = plan.record(instance.record)?;
    said(instance, record.id).or_else(|| said(instance, record.name))
}

/// What a record without a name is called: `shelter 3`.
pub(super) fn at_place(plan: &Plan<'_>, instance: &Instance, place: usize) -> String {
    let record = plan.vocabulary.record(instance.record);
    format!("{} {place}", record.labels.plain().unwrap_or(&record.name))
}

fn said(instance: &Instance, slot: Option<Slot>) -> Option<String> {
    instance.get(slot?).as_name()
}
