//! Units, choices and records of all files: the vocabulary.

use super::{Bundle, Checker};
use crate::diagnostic::{Code, Diagnostic};
use crate::language::Labels;
use crate::model::{Choice, ChoiceId, ChoiceValue, Fact, Record, RecordId, Slot, Type};
use crate::quantity::Rational;
use crate::span::Span;
use crate::syntax::ast;
use std::collections::BTreeMap;

/// Where each name of the vocabulary was declared.
type Seen = BTreeMap<String, Span>;

impl Checker<'_> {
    /// Declares what all files say: first every name, then what the names hold.
    pub(super) fn vocabulary(&mut self, bundle: &Bundle) {
        let items: Vec<&ast::ItemKind> = bundle.files().flat_map(|file| &file.items).map(|item| &item.kind).collect();
        let mut seen = Seen::new();
        for item in &items {
            if let ast::ItemKind::Unit(units) = item {
                units.iter().for_each(|unit| self.unit(unit, &mut seen));
            }
        }
        for item in &items {
            if let ast::ItemKind::Choice(choice) = item {
                self.choice(choice, &mut seen);
            }
        }
        for item in &items {
            if let ast::ItemKind::Record(record) = item
                && !record.extending
                && self.fresh(&record.name, &mut seen)
            {
                self.vocabulary.records.push(Record {
                    name: record.name.text.clone(),
                    labels: labels(record.labels.as_ref()),
                    also: Vec::new(),
                    facts: Vec::new(),
                    span: record.name.span,
                });
            }
        }
        for item in &items {
            if let ast::ItemKind::Record(record) = item {
                let also = self.synonyms(&record.also, &mut seen);
                let id = self.vocabulary.find_record(&record.name.text);
                if let Some(record) = id.and_then(|id| self.vocabulary.records.get_mut(id.index())) {
                    record.also.extend(also);
                }
            }
        }
        for item in &items {
            if let ast::ItemKind::Record(record) = item {
                self.facts(record);
            }
        }
        self.refuse_cyclic_records();
        self.origins.names = seen;
    }

    /// Those of some further names that are new; reports the others.
    fn synonyms(&mut self, also: &[ast::Name], seen: &mut Seen) -> Vec<String> {
        also.iter().filter(|name| self.fresh(name, seen)).map(|name| name.text.clone()).collect()
    }

    /// Whether a name is new; reports it where not.
    fn fresh(&mut self, name: &ast::Name, seen: &mut Seen) -> bool {
        match seen.get(&name.text) {
            None => {
                seen.insert(name.text.clone(), name.span);
                true
            }
            Some(first) => {
                self.duplicate(&name.text, name.span, *first);
                false
            }
        }
    }

    pub(super) fn duplicate(&mut self, name: &str, span: Span, first: Span) {
        self.report(
            Diagnostic::new(Code::DuplicateName, span, format!("`{name}` is declared twice"))
                .label("declared again")
                .also(first, "declared here first"),
        );
    }

    fn unit(&mut self, unit: &ast::UnitDeclaration, seen: &mut Seen) {
        for name in std::iter::once(&unit.name).chain(&unit.also) {
            if self.vocabulary.units.find(&name.text).is_some() && !seen.contains_key(&name.text) {
                self.error(Code::DuplicateName, name.span, format!("`{}` is a built-in unit", name.text));
                return;
            }
            if !self.fresh(name, seen) {
                return;
            }
        }
        let labels = labels(unit.labels.as_ref());
        let also = unit.also.iter().map(|name| name.text.clone()).collect();
        let Some(value) = &unit.value else {
            self.vocabulary.units.add_counted(unit.name.text.clone(), labels, also);
            return;
        };
        let Some((number, of)) = self.literal(value) else { return };
        let Some(of) = of else {
            self.report(
                Diagnostic::new(Code::UnclearUnit, value.span, "a unit is worth a number of another unit")
                    .help("for example `unit fte = 39 h/week`; leave `= …` out for a counted thing"),
            );
            return;
        };
        if number <= Rational::ZERO {
            self.error(Code::InvalidValue, value.span, "a unit is worth more than nothing");
        } else if self.vocabulary.units.add_derived(unit.name.text.clone(), labels, also, number, of).is_err() {
            self.too_large(value.span);
        }
    }

    fn choice(&mut self, choice: &ast::Choice, seen: &mut Seen) {
        let id = if choice.extending {
            let Some(id) = self.vocabulary.find_choice(&choice.name.text) else {
                self.error(Code::UnknownType, choice.name.span, format!("there is no choice `{}`", choice.name.text));
                return;
            };
            id
        } else if self.fresh(&choice.name, seen) {
            self.vocabulary.choices.push(Choice {
                name: choice.name.text.clone(),
                labels: labels(choice.labels.as_ref()),
                also: Vec::new(),
                values: Vec::new(),
                span: choice.name.span,
            });
            ChoiceId(u16::try_from(self.vocabulary.choices.len() - 1).unwrap_or(u16::MAX))
        } else {
            return;
        };
        let also = self.synonyms(&choice.also, seen);
        if let Some(choice) = self.vocabulary.choices.get_mut(usize::from(id.0)) {
            choice.also.extend(also);
        }
        for value in &choice.values {
            let known = self.vocabulary.choice(id).find(&value.name.text);
            if let Some(known) = known
                && self.origins.is_apart(self.origins.values.get(&(id, known)), value.name.span.file)
            {
                // Standards that know nothing of each other add the same value.
                self.add_names_of_value(id, known, value);
                continue;
            }
            for name in std::iter::once(&value.name).chain(&value.also) {
                if self.vocabulary.choice(id).find(&name.text).is_some() {
                    self.value_twice(id, name);
                }
            }
            let index = u16::try_from(self.vocabulary.choice(id).values.len()).unwrap_or(u16::MAX);
            self.origins.values.entry((id, index)).or_default().add(std::iter::once(&value.name).chain(&value.also));
            let value = ChoiceValue {
                name: value.name.text.clone(),
                labels: labels(value.labels.as_ref()),
                also: value.also.iter().map(|name| name.text.clone()).collect(),
            };
            if let Some(choice) = self.vocabulary.choices.get_mut(usize::from(id.0)) {
                choice.values.push(value);
            }
        }
    }

    fn value_twice(&mut self, id: ChoiceId, name: &ast::Name) {
        let message = format!("`{}` has `{}` twice", self.vocabulary.choice(id).name, name.text);
        self.error(Code::DuplicateName, name.span, message);
    }

    /// Takes in what another standard calls a value that is known already.
    fn add_names_of_value(&mut self, id: ChoiceId, known: u16, written: &ast::ChoiceValue) {
        for name in &written.also {
            match self.vocabulary.choice(id).find(&name.text) {
                Some(other) if other == known => {}
                Some(other) if self.origins.is_apart(self.origins.values.get(&(id, other)), name.span.file) => {
                    self.means_something_else(name, None);
                }
                Some(_) => self.value_twice(id, name),
                None => {}
            }
            // One mistake is told once: even a name that is not to be had means what its own standard means by it.
            let choice = self.vocabulary.choices.get_mut(usize::from(id.0));
            if let Some(value) = choice.and_then(|choice| choice.values.get_mut(usize::from(known))) {
                add_name(&value.name, &mut value.also, name);
            }
        }
        self.origins.values.entry((id, known)).or_default().add(std::iter::once(&written.name).chain(&written.also));
    }

    fn means_something_else(&mut self, name: &ast::Name, first: Option<Span>) {
        let message = format!("another standard means something else by `{}`", name.text);
        let found = Diagnostic::new(Code::DuplicateName, name.span, message)
            .help("a profile can say it once: give one of them another name, or check the standards one by one");
        self.report(match first {
            Some(first) => found.also(first, "declared here first"),
            None => found,
        });
    }

    fn facts(&mut self, record: &ast::Record) {
        let Some(id) = self.vocabulary.find_record(&record.name.text) else {
            if record.extending {
                self.error(Code::UnknownType, record.name.span, format!("there is no record `{}`", record.name.text));
            }
            return;
        };
        for fact in &record.facts {
            if self.is_added_elsewhere(id, fact) {
                continue;
            }
            let mut clash = false;
            for name in std::iter::once(&fact.name).chain(&fact.also) {
                if let Some(slot) = self.vocabulary.record(id).find(&name.text) {
                    let first = self.vocabulary.record(id).fact(slot).span;
                    self.duplicate(&name.text, name.span, first);
                    clash = true;
                } else {
                    self.refuse_unit(name);
                }
            }
            if clash {
                continue;
            }
            let new = self.fact(fact);
            if let Some(record) = self.vocabulary.records.get_mut(usize::from(id.0)) {
                let slot = Slot(u16::try_from(record.facts.len()).unwrap_or(u16::MAX));
                let names = std::iter::once(&fact.name).chain(&fact.also);
                self.origins.facts.entry((id, slot)).or_default().add(names);
                record.facts.push(new);
            }
        }
    }

    /// Reports a name that is a unit's.
    fn refuse_unit(&mut self, name: &ast::Name) {
        if self.vocabulary.units.find(&name.text).is_none() {
            return;
        }
        let message = format!("`{}` is a unit and cannot be a fact too", name.text);
        self.report(
            Diagnostic::new(Code::DuplicateName, name.span, message)
                .help("give the fact a name that no unit has, such as the plural in `places : place`"),
        );
    }

    /// Whether another standard, which knows nothing of this one, adds the same fact; it is one fact of both then.
    fn is_added_elsewhere(&mut self, id: RecordId, written: &ast::Fact) -> bool {
        let Some(slot) = self.vocabulary.record(id).find(&written.name.text) else { return false };
        if !self.origins.is_apart(self.origins.facts.get(&(id, slot)), written.name.span.file) {
            return false;
        }
        let fact = self.fact(written);
        let known = self.vocabulary.record(id).fact(slot);
        let same = fact.ty == known.ty
            && (fact.or_none, fact.bounds, fact.assessed) == (known.or_none, known.bounds, known.assessed);
        let first = known.span;
        self.add_names_of_fact(id, slot, written);
        if !same {
            // One mistake is told once: what rests on it agrees with everything.
            let record = self.vocabulary.records.get_mut(id.index());
            if let Some(known) = record.and_then(|record| record.facts.get_mut(slot.index())) {
                known.ty = Type::Poison;
            }
            self.means_something_else(&written.name, Some(first));
        }
        true
    }

    /// Takes in what another standard calls a fact that is known already.
    fn add_names_of_fact(&mut self, id: RecordId, known: Slot, written: &ast::Fact) {
        for name in &written.also {
            match self.vocabulary.record(id).find(&name.text) {
                Some(slot) if slot == known => {}
                Some(slot) => {
                    let first = self.vocabulary.record(id).fact(slot).span;
                    if self.origins.is_apart(self.origins.facts.get(&(id, slot)), name.span.file) {
                        self.means_something_else(name, Some(first));
                    } else {
                        self.duplicate(&name.text, name.span, first);
                    }
                }
                None => self.refuse_unit(name),
            }
            let record = self.vocabulary.records.get_mut(id.index());
            if let Some(fact) = record.and_then(|record| record.facts.get_mut(known.index())) {
                add_name(&fact.name, &mut fact.also, name);
            }
        }
        self.origins.facts.entry((id, known)).or_default().add(std::iter::once(&written.name).chain(&written.also));
    }

    fn fact(&mut self, fact: &ast::Fact) -> Fact {
        let ty = self.type_of(&fact.ty);
        let bounds = self.bounds_of(fact, &ty);
        Fact {
            name: fact.name.text.clone(),
            labels: labels(fact.labels.as_ref()),
            also: fact.also.iter().map(|name| name.text.clone()).collect(),
            ty,
            or_none: fact.or_none,
            bounds,
            assessed: fact.assessed,
            span: fact.name.span,
        }
    }

    fn bounds_of(&mut self, fact: &ast::Fact, ty: &Type) -> Option<(Rational, Rational)> {
        let (low, high) = fact.bounds.as_ref()?;
        let Type::Number(unit) = ty else {
            if *ty != Type::Poison {
                self.error(Code::TypeMismatch, low.span.to(high.span), "only numbers have bounds");
            }
            return None;
        };
        let low_value = self.converted(low, *unit, "the fact")?;
        let high_value = self.converted(high, *unit, "the fact")?;
        if low_value > high_value {
            self.error(Code::InvalidPeriod, low.span.to(high.span), "the lower bound is above the upper one");
            return None;
        }
        Some((low_value, high_value))
    }

    fn refuse_cyclic_records(&mut self) {
        let records: Vec<(RecordId, String, Span)> =
            self.vocabulary.records().map(|(id, record)| (id, record.name.clone(), record.span)).collect();
        let mut told: Vec<RecordId> = Vec::new();
        for (start, name, span) in records {
            let inside = self.inside(start);
            // A circle of several records is one fault: it is told of the first.
            let known = told.iter().any(|other| inside.contains(other) && self.inside(*other).contains(&start));
            if inside.contains(&start) && !known {
                told.push(start);
                self.report(
                    Diagnostic::new(Code::CyclicRecord, span, format!("a record `{name}` would contain itself"))
                        .help("records nest downwards only: a city holds shelters, a shelter holds rooms"),
                );
            }
        }
    }

    /// The records that a record contains, directly or in others.
    fn inside(&self, record: RecordId) -> Vec<RecordId> {
        let mut open = self.parts(record);
        let mut inside = Vec::new();
        while let Some(part) = open.pop() {
            if !inside.contains(&part) {
                inside.push(part);
                open.extend(self.parts(part));
            }
        }
        inside
    }

    fn parts(&self, id: RecordId) -> Vec<RecordId> {
        self.vocabulary.record(id).facts.iter().filter_map(|fact| fact.ty.record()).collect()
    }
}

/// Adds a further name where it is not there yet.
fn add_name(first: &str, also: &mut Vec<String>, name: &ast::Name) {
    if first != name.text && !also.contains(&name.text) {
        also.push(name.text.clone());
    }
}

/// The labels that a declaration gives.
fn labels(written: Option<&ast::Labels>) -> Labels {
    let mut labels = Labels::from(written.map(|written| written.plain.text.clone()));
    for other in written.iter().flat_map(|written| &written.others) {
        labels.set(other.language, other.text.text.clone());
    }
    labels
}
