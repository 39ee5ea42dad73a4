//! Which facts went in, which are missing, and how they are called.

use super::super::assessment::{FactUse, ListName, Missing};
use super::super::subject::{at_place, own_name};
use super::{Sight, Tracer, Way};
use crate::model::{
    Annotation, Choice, ChoiceId, Expr, ExprKind, Fact, Instance, Place, RecordId, Selection, Slot, Type, Value,
};

/// What a profile says at a place.
struct Found<'a> {
    /// The record that holds it, by its address, and the way from there.
    key: (usize, Vec<Slot>),
    value: &'a Value,
    fact: &'a Fact,
    annotation: Option<&'a Annotation>,
    way: Way<'a>,
}

impl<'a> Tracer<'_, 'a> {
    /// Notes a fact as used, or as missing where it is unknown and still matters.
    pub(super) fn note_fact(&mut self, place: &Place, sight: &Sight<'_, 'a>, open: bool) {
        let Some(found) = self.found(place, sight) else { return };
        let unknown = matches!(found.value, Value::Unknown);
        if unknown && !open || !self.noted.insert(found.key) {
            return;
        }
        let Way { labels: path, names: name, item } = found.way;
        if unknown {
            self.evidence.missing.push(Missing::Fact { path, name, item });
        } else {
            let (value, fact, annotation) = (found.value, found.fact, found.annotation);
            self.evidence.facts.push(FactUse { path, name, value, fact, annotation, item, date: None });
        }
    }

    /// Notes the date of a fact likewise.
    pub(super) fn note_date(&mut self, place: &Place, sight: &Sight<'_, 'a>, open: bool) {
        let Some(found) = self.found(place, sight) else { return };
        let date = found.annotation.and_then(|annotation| annotation.on);
        if date.is_none() && !open || !self.dated.insert(found.key) {
            return;
        }
        let Way { labels: path, names: name, item } = found.way;
        if date.is_none() {
            self.evidence.missing.push(Missing::Date { path, name, item });
        } else {
            let (value, fact, annotation) = (found.value, found.fact, found.annotation);
            self.evidence.facts.push(FactUse { path, name, value, fact, annotation, item, date });
        }
    }

    /// What the profile says at a place; none for the record itself.
    fn found(&self, place: &Place, sight: &Sight<'_, 'a>) -> Option<Found<'a>> {
        let start = sight.at(place.frame);
        let facts = self.facts_along(start.record, &place.path);
        let fact = *facts.last()?;
        let (instance, rest) = deepest(start.frame.instance(), &place.path);
        let value = match (instance, rest) {
            (Some(instance), [slot]) => instance.get(*slot),
            (Some(_) | None, _) => &Value::Unknown,
        };
        let annotation = match (instance, rest) {
            (Some(instance), [slot]) => instance.annotation(*slot),
            (Some(_) | None, _) => None,
        };
        let address = instance.map_or(0, |instance| std::ptr::from_ref(instance).addr());
        Some(Found { key: (address, rest.to_vec()), value, fact, annotation, way: way_along(&start.way, &facts) })
    }

    /// The facts along a path from a record type, as declared.
    fn facts_along(&self, record: Option<RecordId>, path: &[Slot]) -> Vec<&'a Fact> {
        let vocabulary = self.evaluator.plan.vocabulary;
        let mut record = record;
        let mut facts = Vec::with_capacity(path.len());
        for slot in path {
            let Some(fact) = record.and_then(|record| vocabulary.record(record).facts.get(slot.index())) else { break };
            facts.push(fact);
            record = record_of(&fact.ty);
        }
        facts
    }

    /// The names on the way to the record at a place.
    pub(super) fn way_to(&self, place: &Place, sight: &Sight<'_, 'a>) -> Way<'a> {
        let start = sight.at(place.frame);
        way_along(&start.way, &self.facts_along(start.record, &place.path))
    }

    /// What the item of a selection sees. Its facts are named from the item on, for machines from the list on.
    pub(super) fn item_sight<'f>(
        &self,
        selection: &'a Selection,
        place: usize,
        item: &'a Value,
        sight: &'f Sight<'f, 'a>,
    ) -> Sight<'f, 'a> {
        let own = if let Value::Record(instance) = item {
            self.item_name(instance, place)
        } else if matches!(item, Value::Choice(_)) {
            self.bare_name(selection, item, place)
        } else {
            format!("{} {place}", selection.variable)
        };
        let (names, outer) = if let ExprKind::Fact(list) = &selection.list.kind {
            let way = self.way_to(list, sight);
            (way.names, way.item)
        } else {
            (vec![selection.variable.as_str()], sight.way.item.clone())
        };
        let item_name = outer.map_or_else(|| own.clone(), |outer| format!("{outer}, {own}"));
        let record =
            if let Value::Record(instance) = item { Some(instance.record) } else { item_record(&selection.list) };
        Sight {
            frame: sight.frame.open(selection.frame, item),
            record,
            way: Way { labels: Vec::new(), names, item: Some(item_name) },
            outer: Some(sight),
        }
    }

    /// What an item is called beside other facts: its own name, else `room 3`.
    fn item_name(&self, instance: &Instance, place: usize) -> String {
        let plan = self.evaluator.plan;
        own_name(plan, instance).unwrap_or_else(|| at_place(plan, instance, place))
    }

    /// What an item is called in a list of items: a record by its own name, a value of a choice by its label, else by
    /// its place.
    pub(super) fn bare_name(&self, selection: &Selection, item: &Value, place: usize) -> String {
        let own = if let Value::Record(instance) = item {
            own_name(self.evaluator.plan, instance)
        } else if let (Value::Choice(index), Some(choice)) = (item, self.choice_of(selection)) {
            Some(choice.shown(*index).to_owned())
        } else {
            None
        };
        own.unwrap_or_else(|| place.to_string())
    }

    /// The value of a choice that an item is.
    pub(super) fn value_of(selection: &Selection, item: &Value) -> Option<(ChoiceId, u16)> {
        if let (Value::Choice(index), Type::List(of)) = (item, &selection.list.ty)
            && let Type::Choice(id) = **of
        {
            return Some((id, *index));
        }
        None
    }

    /// The choice whose values a list holds.
    fn choice_of(&self, selection: &Selection) -> Option<&'a Choice> {
        if let Type::List(item) = &selection.list.ty
            && let Type::Choice(id) = **item
        {
            return Some(self.evaluator.plan.vocabulary.choice(id));
        }
        None
    }

    /// What a list is called.
    pub(super) fn list_name(&self, selection: &'a Selection, sight: &Sight<'_, 'a>) -> ListName<'a> {
        let standard = self.evaluator.plan.standard;
        if let ExprKind::Fact(place) = &selection.list.kind {
            let facts = self.facts_along(sight.at(place.frame).record, &place.path);
            facts.last().copied().map_or(ListName::Word(&selection.variable), ListName::Fact)
        } else if let ExprKind::Definition(id, _) = &selection.list.kind {
            ListName::Word(standard.definition(*id).label.shown())
        } else if let Some(choice) = self.choice_of(selection) {
            ListName::Choice(choice)
        } else {
            ListName::Word(&selection.variable)
        }
    }
}

/// The way from a record along facts.
fn way_along<'a>(start: &Way<'a>, facts: &[&'a Fact]) -> Way<'a> {
    let mut way = start.clone();
    way.labels.extend(facts);
    way.names.extend(facts.iter().map(|fact| fact.name.as_str()));
    way
}

/// The innermost record on a path that the profile gives, and the rest of the path from there.
fn deepest<'a, 'p>(start: Option<&'a Instance>, path: &'p [Slot]) -> (Option<&'a Instance>, &'p [Slot]) {
    let (mut instance, mut rest) = (start, path);
    while let (Some(outer), [first, further @ ..]) = (instance, rest) {
        let Value::Record(inner) = outer.get(*first) else { break };
        if further.is_empty() {
            break;
        }
        (instance, rest) = (Some(&**inner), further);
    }
    (instance, rest)
}

fn record_of(ty: &Type) -> Option<RecordId> {
    if let Type::Record(record) = ty { Some(*record) } else { None }
}

fn item_record(list: &Expr) -> Option<RecordId> {
    if let Type::List(item) = &list.ty { record_of(item) } else { None }
}
