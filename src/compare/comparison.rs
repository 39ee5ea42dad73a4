//! One record: what each standard asks of the same thing, the strictest first, and which of them decides.

use super::thing::{Ask, Direction, Thing, Things, several};
use crate::assess::{Assessment, Assessor, Finding, Status};
use crate::model::{Modality, Standing};
use crate::quantity::Rational;
use std::cmp::Ordering;

/// What several standards ask of one thing at one record.
#[derive(Debug, Clone)]
pub struct Comparison<'t> {
    /// The thing.
    pub thing: &'t Thing<'t>,
    /// What they ask, the strictest first; those that are open last.
    pub entries: Vec<Entry<'t>>,
}

/// What one rule asks of a thing at one record.
#[derive(Debug, Clone)]
pub struct Entry<'t> {
    /// The rule.
    pub ask: Ask<'t>,
    /// How strictly it binds.
    pub modality: Modality,
    /// What weight its standard has.
    pub standing: Standing,
    /// The status of its finding, or of the part of it.
    pub status: Status,
    /// The amount asked for, in the unit of the rule; none where unknown and for a condition.
    pub required: Option<Rational>,
    /// How it stands to the others.
    pub place: Place,
}

/// How what one rule asks stands to what the others ask. Only a `must` of a standard in force binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// It binds and asks most.
    Decides,
    /// It binds and asks most, as another one does.
    DecidesWithOthers,
    /// It binds and asks most of what is known: of another binding one it is open what it asks.
    Foremost,
    /// It binds and asks less.
    Laxer,
    /// It does not bind and asks more than all that bind.
    AsksMore,
    /// It does not bind and asks as much as the strictest that binds.
    AsksSame,
    /// It does not bind and asks less.
    AsksLess,
    /// None binds, and it asks most.
    Unbound,
    /// What it asks, or whether it applies, is not known.
    Open,
    /// Its standard is silent here.
    Silent,
}

impl Entry<'_> {
    /// Whether it is a `must` of a standard in force.
    pub fn binds(&self) -> bool {
        self.modality == Modality::Must && self.standing == Standing::InForce
    }

    fn is_known(&self) -> bool {
        !matches!(self.place, Place::Open | Place::Silent)
    }
}

impl Things<'_> {
    /// Compares what the standards ask of one record: its assessments, each with who made it.
    pub fn compare(&self, assessed: &[(&Assessor<'_>, &Assessment<'_>)]) -> Vec<Comparison<'_>> {
        let Some((_, first)) = assessed.first() else { return Vec::new() };
        let about = |thing: &&Thing<'_>| thing.about == first.subject.record;
        self.things.iter().filter(about).filter_map(|thing| self.thing(thing, assessed)).collect()
    }

    fn thing<'t>(
        &'t self,
        thing: &'t Thing<'t>,
        assessed: &[(&Assessor<'_>, &Assessment<'_>)],
    ) -> Option<Comparison<'t>> {
        let mut entries: Vec<Entry<'t>> = Vec::new();
        for ask in &thing.asks {
            let Some((assessor, assessment)) = assessed.iter().find(|(_, one)| one.standard == ask.standard) else {
                continue;
            };
            let Some(finding) = assessment.findings.iter().find(|finding| finding.rule == ask.rule) else { continue };
            let Some(entry) = self.entry(thing, ask, assessor, assessment, finding) else { continue };
            // A standard and one that builds on it hold the same rule: it is told once.
            if !entries.iter().any(|known| self.is_same_rule(known, &entry)) {
                entries.push(entry);
            }
        }
        if !several(entries.iter().map(|entry| entry.ask.standard)) {
            return None;
        }
        // Of a house where nobody lives nobody asks for anything.
        let nothing = |entry: &Entry<'_>| entry.required.is_some_and(Rational::is_zero);
        if thing.direction == Direction::AtLeast && entries.iter().all(nothing) {
            return None;
        }
        entries.sort_by(|a, b| order(thing.direction, a, b));
        rank(thing.direction, &mut entries);
        Some(Comparison { thing, entries })
    }

    fn entry<'t>(
        &self,
        thing: &Thing<'_>,
        ask: &Ask<'t>,
        assessor: &Assessor<'_>,
        assessment: &Assessment<'_>,
        finding: &Finding,
    ) -> Option<Entry<'t>> {
        let (standard, rule) = ask.rule(self.program)?;
        let mut place = Place::Unbound;
        match finding.status {
            Status::NotApplicable | Status::NotInForce | Status::Applies => return None,
            Status::Met | Status::NotMet | Status::Waived | Status::Explained => {}
            Status::NoRule => place = Place::Silent,
            Status::Undetermined => {
                if assessor.applies(&assessment.subject, finding.rule) != Some(true) {
                    place = Place::Open;
                }
            }
        }
        let required = ask.bound.and_then(|bound| assessor.number(&assessment.subject, bound));
        if thing.direction != Direction::Whether && required.is_none() && place != Place::Silent {
            place = Place::Open;
        }
        let (modality, standing) = (rule.modality?, standard.standing);
        let status = match ask.part {
            Some(part) => status_of_part(finding.status, assessor.holds(&assessment.subject, part)),
            None => finding.status,
        };
        Some(Entry { ask: *ask, modality, standing, status, required, place })
    }

    fn is_same_rule(&self, one: &Entry<'_>, other: &Entry<'_>) -> bool {
        let rule = |entry: &Entry<'_>| entry.ask.rule(self.program).map(|(_, rule)| (&rule.origin, &rule.label.name));
        one.required == other.required && rule(one) == rule(other)
    }
}

/// The status of one of several things that a rule asks for at once.
fn status_of_part(whole: Status, holds: Option<bool>) -> Status {
    match whole {
        Status::NotMet | Status::Waived | Status::Explained => match holds {
            Some(true) => Status::Met,
            Some(false) => whole,
            None => Status::Undetermined,
        },
        // Whether the rule applies may be open; what it asks for holds all the same.
        Status::Undetermined if holds == Some(true) => Status::Met,
        Status::Met
        | Status::Undetermined
        | Status::NotApplicable
        | Status::NoRule
        | Status::NotInForce
        | Status::Applies => whole,
    }
}

/// The stricter one first.
fn strictness(direction: Direction, one: &Entry<'_>, other: &Entry<'_>) -> Ordering {
    let amount = |entry: &Entry<'_>| entry.required.and_then(|it| it.divide(entry.ask.factor).ok());
    let by_amount = match direction {
        Direction::AtLeast => amount(other).cmp(&amount(one)),
        Direction::AtMost => amount(one).cmp(&amount(other)),
        Direction::Whether => Ordering::Equal,
    };
    by_amount.then(other.ask.strict.cmp(&one.ask.strict))
}

fn order(direction: Direction, one: &Entry<'_>, other: &Entry<'_>) -> Ordering {
    let known = other.is_known().cmp(&one.is_known());
    let silent = |entry: &Entry<'_>| entry.place == Place::Silent;
    let strict = if one.is_known() && other.is_known() { strictness(direction, one, other) } else { Ordering::Equal };
    known.then(silent(one).cmp(&silent(other))).then(strict).then(other.binds().cmp(&one.binds()))
}

/// Says of each how it stands to the others. They are in order.
fn rank(direction: Direction, entries: &mut [Entry<'_>]) {
    let binding: Vec<Entry<'_>> = entries.iter().filter(|entry| entry.binds()).cloned().collect();
    let open = binding.iter().any(|entry| entry.place == Place::Open);
    let top = binding.iter().find(|entry| entry.is_known());
    let others = |top: &Entry<'_>| {
        let equal = |entry: &&Entry<'_>| entry.is_known() && strictness(direction, top, entry) == Ordering::Equal;
        binding.iter().filter(equal).count() > 1
    };
    let best = entries.iter().find(|entry| entry.is_known()).cloned();
    for entry in entries.iter_mut().filter(|entry| entry.is_known()) {
        entry.place = match (top, entry.binds()) {
            (Some(top), true) => match strictness(direction, top, entry) {
                Ordering::Equal if open && direction != Direction::Whether => Place::Foremost,
                Ordering::Equal if others(top) => Place::DecidesWithOthers,
                Ordering::Equal => Place::Decides,
                Ordering::Less | Ordering::Greater => Place::Laxer,
            },
            (Some(top), false) => match strictness(direction, top, entry) {
                Ordering::Greater => Place::AsksMore,
                Ordering::Equal => Place::AsksSame,
                Ordering::Less => Place::AsksLess,
            },
            (None, _) => match best.as_ref().map(|best| strictness(direction, best, entry)) {
                Some(Ordering::Less) => Place::AsksLess,
                Some(Ordering::Equal | Ordering::Greater) | None => Place::Unbound,
            },
        };
    }
}
