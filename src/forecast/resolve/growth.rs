//! Growth: what grows, by how much, and in which totals it counts.

use super::{Resolver, said, step};
use crate::diagnostic::{Code, Diagnostic};
use crate::forecast::read::Entry;
use crate::forecast::scenario::{Amount, Growth};
use crate::forecast::world::{Address, Track, fact_path};
use crate::model::{FactPath, RecordId, Type};
use crate::quantity::Rational;
use crate::span::Span;
use jiff::civil::Date;

/// What a growth says, in an example.
const EXAMPLE: &str = "for example `{people: 125, every: week}` or `{percent: 2 %, every: month}`";

impl Resolver<'_, '_> {
    pub(super) fn growth(&mut self, entry: Entry<'_>) {
        let mut places: Vec<Span> = Vec::new();
        for entry in entry.entries("growth") {
            if let Some(growth) = self.growth_of(entry) {
                self.refuse_overlap(entry, &growth, &places);
                self.scenario.growth.push(growth);
                places.push(entry.span());
            }
        }
    }

    fn growth_of(&mut self, entry: Entry<'_>) -> Option<Growth> {
        let (people, percent, every) = (entry.number("people"), entry.number("percent"), entry.choice("every"));
        let amount = match (people, percent) {
            (Some(people), None) => Amount::People(people),
            (None, Some(share)) if share <= Rational::whole(-1) => {
                self.report(entry.place("percent"), "less than nobody cannot stay", "write more than -100 %");
                return None;
            }
            (None, Some(share)) => Amount::Share(share),
            (Some(_), Some(_)) => {
                let message = "this growth is given in people and in percent";
                self.report(entry.place("percent"), message, "keep one of the two");
                return None;
            }
            (None, None) => {
                self.lacks(entry, "growth", &["people or percent"], EXAMPLE);
                return None;
            }
        };
        let Some(every) = every.map(step) else {
            self.lacks(entry, "growth", &["every"], EXAMPLE);
            return None;
        };
        let start = self.scenario.start();
        let from = entry.date("from").unwrap_or(start);
        if from < start {
            let message = format!("this growth begins on {from}, before the scenario does on {start}");
            let help = "what came before is part of the figures of the profile: begin later, or leave `from` out";
            self.report(entry.place("from"), message, help);
        }
        let from = self.within(entry, from);
        let until = self.until(entry, from);
        let records = self.growing(entry);
        let fact = entry.text("fact");
        let mut of: Vec<Track> = Vec::new();
        for record in &records {
            of.push(self.figure(entry, record, fact)?);
        }
        if of.is_empty() {
            return None;
        }
        let together = self.sharing(entry, of.len(), amount)?;
        let counted = entry.truth("counted").unwrap_or(false);
        let counted_in = if counted { Vec::new() } else { vec![Vec::new(); of.len()] };
        Some(Growth { of, counted_in, amount, every, together, from, until, said: said(entry) })
    }

    /// The records that grow.
    fn growing(&mut self, entry: Entry<'_>) -> Vec<Address> {
        let named = entry.texts("records");
        match (named.as_slice(), entry.below("having")) {
            ([], None) => {
                let help = "name houses with `records`, or a group with `having: {fact: district, value: Mitte}`";
                self.outermost(entry, "growth", help).into_iter().collect()
            }
            ([], Some(group)) => self.group(group),
            (_, Some(_)) => {
                let message = "this growth names both `records` and a group";
                self.report(entry.place("having"), message, "keep one of the two");
                Vec::new()
            }
            (named, None) => {
                let found = named.iter().filter_map(|name| self.record(entry, name));
                let mut found: Vec<Address> = found.collect();
                found.sort_unstable();
                found.dedup();
                found
            }
        }
    }

    /// Whether an amount is shared out; it must be said where it could be both.
    fn sharing(&mut self, entry: Entry<'_>, records: usize, amount: Amount) -> Option<bool> {
        match (entry.choice("sharing"), amount) {
            (Some(1), Amount::People(_)) => Some(true),
            (None, Amount::People(_)) if records > 1 => {
                let message = format!("for each of the {records} records, or for all of them together?");
                self.report(entry.place("people"), message, "write `sharing: each` or `sharing: together`");
                None
            }
            (_, _) => Some(false),
        }
    }

    /// What grows by a share must not grow by people at the same time: it would depend on the days that are shown. And
    /// who writes the same growth twice means it once.
    fn refuse_overlap(&mut self, entry: Entry<'_>, growth: &Growth, places: &[Span]) {
        let meets = |other: &Growth| {
            let ends = |one: &Growth, from: Date| one.until.is_some_and(|until| until < from);
            let apart = ends(growth, other.from) || ends(other, growth.from);
            !apart && growth.of.iter().any(|track| other.of.contains(track))
        };
        let is_share = |it: &Growth| matches!(it.amount, Amount::Share(_));
        for (other, place) in self.scenario.growth.iter().zip(places).filter(|(other, _)| meets(other)) {
            let (message, help) = if other == growth {
                ("the same growth stands twice", "keep one; where both are meant, add them up or say in a `note` why")
            } else if is_share(other) || is_share(growth) {
                (
                    "a share and another growth of the same figure at the same time",
                    "let one begin when the other has ended",
                )
            } else {
                continue;
            };
            let fault = Diagnostic::new(Code::InvalidScenario, entry.span(), message);
            self.found.push(fault.also(*place, "the other one").help(help));
            break;
        }
    }

    /// Totals take over what their houses gain, where they do not grow by themselves.
    pub(super) fn totals(&mut self) {
        let own: Vec<Track> = self.scenario.growth.iter().flat_map(|growth| growth.of.clone()).collect();
        let mut growth = std::mem::take(&mut self.scenario.growth);
        for it in &mut growth {
            // Empty where the scenario says that totals have it already.
            for (track, totals) in it.of.iter().zip(&mut it.counted_in) {
                *totals = self.enclosing(track, &own);
            }
        }
        self.scenario.growth = growth;
        let mut openings = std::mem::take(&mut self.scenario.openings);
        for opening in &mut openings {
            for (track, totals) in opening.people.iter().zip(&mut opening.counted_in) {
                *totals = self.enclosing(track, &own);
            }
        }
        self.scenario.openings = openings;
    }

    /// The same figure of the records around one, up to the first that is in `own`.
    pub(super) fn enclosing(&self, track: &Track, own: &[Track]) -> Vec<Track> {
        let Some((name, ty)) = self.record_of(&track.record).and_then(|record| self.fact_name(record, &track.fact))
        else {
            return Vec::new();
        };
        let same = |record: Address| {
            let (fact, found) = fact_path(self.vocabulary(), self.record_of(&record)?, &name).ok()?;
            (found == ty).then_some(Track { record, fact })
        };
        track.record.enclosing().filter_map(same).take_while(|total| !own.contains(total)).collect()
    }

    fn fact_name(&self, record: RecordId, path: &FactPath) -> Option<(String, Type)> {
        let (mut record, mut names, mut last) = (record, Vec::new(), None);
        for slot in path {
            let fact = self.vocabulary().record(record).fact(*slot);
            names.push(fact.name.as_str());
            last = Some(fact.ty.clone());
            if let Type::Record(inner) = fact.ty {
                record = inner;
            }
        }
        Some((names.join("."), last?))
    }
}
