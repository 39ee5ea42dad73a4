//! Records that go by the same name: neither a reader nor a waiver nor a staff list could tell them apart.

use crate::assess::Assessment;
use crate::model::{Program, RecordId, StandardId, Value};
use std::collections::BTreeSet;

/// The names of the records so far, by standard and type.
#[derive(Debug, Default)]
pub(super) struct Namesakes {
    names: BTreeSet<(StandardId, RecordId, String)>,
}

/// What to do about them.
pub(super) const HELP: &str = "give each an `id` of its own";

impl Namesakes {
    /// What is wrong where a record before this one has its name. Those that say no name have none to share.
    pub(super) fn second(&mut self, program: &Program, assessment: &Assessment<'_>) -> Option<String> {
        let subject = &assessment.subject;
        let record = program.vocabulary.record(subject.record);
        let says =
            |key: &str| record.find(key).is_some_and(|slot| matches!(subject.instance.get(slot), Value::Text(_)));
        let is_named = says("id") || says("name");
        let is_second = is_named && !self.names.insert((assessment.standard, subject.record, subject.name.clone()));
        is_second.then(|| format!("two records `{}` go by `{}`", record.name, subject.name))
    }
}
