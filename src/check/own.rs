//! What one standard sees of the common vocabulary: what its own files declare, and nothing that only another standard
//! adds. So it says the same alone and beside others.

use super::{Bundle, Checker};
use crate::model::{Choice, ChoiceId, Foreign, Record, RecordId, Slot};
use crate::span::{FileId, Span};
use crate::syntax::ast;
use std::collections::{BTreeMap, BTreeSet};

/// Where the names of the vocabulary are declared, and which files one standard consists of.
#[derive(Debug, Default)]
pub(super) struct Origins {
    /// Units, choices, records and their further names.
    pub(super) names: BTreeMap<String, Span>,
    /// Who declares a value of a choice. Standards that know nothing of each other may add the same one.
    pub(super) values: BTreeMap<(ChoiceId, u16), Declared>,
    /// The same for facts.
    pub(super) facts: BTreeMap<(RecordId, Slot), Declared>,
    /// For each file that was asked for, it and all files that it needs.
    standards: Vec<BTreeSet<FileId>>,
}

/// The names of a value or fact, each with the files that declare it.
#[derive(Debug, Default)]
pub(super) struct Declared(BTreeMap<String, BTreeSet<FileId>>);

impl Declared {
    /// Takes in that a file declares these names.
    pub(super) fn add<'n>(&mut self, names: impl IntoIterator<Item = &'n ast::Name>) {
        for name in names {
            self.0.entry(name.text.clone()).or_default().insert(name.span.file);
        }
    }

    /// Whether none of these files declares it.
    fn is_foreign(&self, files: &BTreeSet<FileId>) -> bool {
        self.0.values().all(|declared| declared.is_disjoint(files))
    }

    /// Leaves the names that these files declare; one of them stands in for a first name that they do not.
    fn narrow(&self, name: &mut String, also: &mut Vec<String>, files: &BTreeSet<FileId>) {
        let sees = |name: &String| self.0.get(name).is_none_or(|declared| !declared.is_disjoint(files));
        also.retain(sees);
        if !sees(name) {
            *name = if also.is_empty() { String::new() } else { also.remove(0) };
        }
    }
}

/// The whole vocabulary, kept while only a part of it is seen.
pub(super) struct Whole {
    choices: Vec<Choice>,
    records: Vec<Record>,
    /// What is not seen.
    pub(super) foreign: Foreign,
}

impl Origins {
    /// Looks which files belong together.
    pub(super) fn new(bundle: &Bundle) -> Self {
        let standards = bundle.roots.iter().map(|root| bundle.needed_ids(*root)).collect();
        Self { standards, ..Self::default() }
    }

    /// Whether one standard consists of both files, so that what they declare is declared for the same reader.
    pub(super) fn meet(&self, one: FileId, other: FileId) -> bool {
        self.standards.iter().any(|files| files.contains(&one) && files.contains(&other))
    }

    /// Whether only files declare something that know nothing of this one.
    pub(super) fn is_apart(&self, declared: Option<&Declared>, file: FileId) -> bool {
        declared.is_some_and(|Declared(names)| !names.values().flatten().any(|other| self.meet(*other, file)))
    }
}

impl Bundle {
    /// A file and all files that it needs.
    pub(super) fn needed(&self, file: usize) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        let mut open = vec![file];
        while let Some(next) = open.pop() {
            if let (true, Some(file)) = (found.insert(next), self.files.get(next)) {
                open.extend(&file.uses);
            }
        }
        found
    }

    fn needed_ids(&self, file: usize) -> BTreeSet<FileId> {
        self.needed(file).into_iter().filter_map(|index| Some(self.files.get(index)?.ast.file)).collect()
    }
}

impl Checker<'_> {
    /// Lets only be found what the files of a standard declare. Ids stay; what is not seen has no name meanwhile.
    pub(super) fn narrow(&mut self, bundle: &Bundle, file: usize) -> Whole {
        let files = bundle.needed_ids(file);
        let whole = Whole {
            choices: self.vocabulary.choices.clone(),
            records: self.vocabulary.records.clone(),
            foreign: self.foreign(&files),
        };
        let names = &self.origins.names;
        let sees = |name: &str| names.get(name).is_none_or(|declared| files.contains(&declared.file));
        self.vocabulary.units.hide(names.keys().filter(|name| !sees(name)).cloned().collect());
        for choice in &mut self.vocabulary.choices {
            conceal(&mut choice.name, !files.contains(&choice.span.file));
            choice.also.retain(|name| sees(name));
        }
        for record in &mut self.vocabulary.records {
            conceal(&mut record.name, !files.contains(&record.span.file));
            record.also.retain(|name| sees(name));
        }
        for ((choice, value), declared) in &self.origins.values {
            let choice = self.vocabulary.choices.get_mut(usize::from(choice.0));
            if let Some(value) = choice.and_then(|choice| choice.values.get_mut(usize::from(*value))) {
                declared.narrow(&mut value.name, &mut value.also, &files);
            }
        }
        for ((record, slot), declared) in &self.origins.facts {
            let record = self.vocabulary.records.get_mut(record.index());
            if let Some(fact) = record.and_then(|record| record.facts.get_mut(slot.index())) {
                declared.narrow(&mut fact.name, &mut fact.also, &files);
            }
        }
        whole
    }

    /// Lets all be found again. Gives what was not seen.
    pub(super) fn widen(&mut self, whole: Whole) -> Foreign {
        self.vocabulary.choices = whole.choices;
        self.vocabulary.records = whole.records;
        self.vocabulary.units.hide(BTreeSet::new());
        whole.foreign
    }

    fn foreign(&self, files: &BTreeSet<FileId>) -> Foreign {
        let values = self.origins.values.iter().filter(|(_, declared)| declared.is_foreign(files));
        let facts = self.origins.facts.iter().filter(|(_, declared)| declared.is_foreign(files));
        Foreign { values: values.map(|(value, _)| *value).collect(), facts: facts.map(|(fact, _)| *fact).collect() }
    }
}

/// Takes a name away: no written name is empty.
fn conceal(name: &mut String, really: bool) {
    if really {
        name.clear();
    }
}
