//! From when to when each need is met, to the day.
//!
//! Looked at are all days of the scenario, those on which it or a rule changes, and the days before those. Where two of
//! them differ, the days between are halved until the day is found on which it turned.

use super::case::Case;
use super::lines::{Line, Of};
use super::run::OutOfRange;
use super::scenario::after;
use crate::capacity::{Ledger, Need};
use crate::model::{Period, StandardId};
use crate::quantity::{Rational, Unit};
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// How a need stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Nothing is asked for, or the standard is silent.
    Nothing,
    /// As many are there as are required.
    Enough,
    /// It cannot be told.
    Open,
    /// Fewer are there than are required.
    Short,
}

/// Some days on which nothing changes about a need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spell {
    /// How it stands.
    pub state: State,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
}

/// When every need is met and when it is short, with and without those who are to be hired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spells {
    plain: Vec<Needed>,
    hired: Option<Vec<Needed>>,
    start: Date,
    end: Date,
}

/// One need over time.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Needed {
    need: Id,
    spells: Vec<Spell>,
}

/// Which need: a rule at a record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Id {
    standard: StandardId,
    rule: String,
    record: String,
    role: Option<String>,
    unit: Unit,
}

impl Id {
    fn is_part_of(&self, line: &Line) -> bool {
        let fits = match &line.of {
            Of::All => true,
            Of::Role(role) => self.role == *role,
            Of::Service(rule) => self.rule == *rule,
            Of::Record(record) => self.record == *record,
        };
        fits && (self.standard, self.unit) == (line.standard, line.unit)
    }
}

impl Spells {
    /// How a line stands, spell by spell: short where anything in it is, else open where anything is. `hired` says
    /// whether those count who are to be hired.
    pub fn of(&self, line: &Line, hired: bool) -> Vec<Spell> {
        let needs = self.hired.as_ref().filter(|_| hired).unwrap_or(&self.plain);
        let parts: Vec<&Needed> = needs.iter().filter(|needed| needed.need.is_part_of(line)).collect();
        let turns: BTreeSet<Date> =
            parts.iter().flat_map(|part| &part.spells).map(|spell| spell.from).chain([self.start]).collect();
        let mut whole: Vec<Spell> = Vec::new();
        for from in turns {
            let on = |part: &&Needed| part.spells.iter().rfind(|spell| spell.from <= from).map(|spell| spell.state);
            let state = parts.iter().filter_map(on).max().unwrap_or(State::Nothing);
            match whole.last_mut() {
                Some(last) if last.state == state => {}
                last => {
                    if let Some((last, before)) = last.zip(from.yesterday().ok()) {
                        last.until = before;
                    }
                    whole.push(Spell { state, from, until: self.end });
                }
            }
        }
        whole
    }

    /// The first day on which a line falls short.
    pub fn first_short(&self, line: &Line, hired: bool) -> Option<Date> {
        self.of(line, hired).iter().find(|spell| spell.state == State::Short).map(|spell| spell.from)
    }
}

/// Takes the ledger of a day, with or without those who are to be hired.
type Take<'t, 'c> = dyn Fn(Date, bool) -> Result<Ledger<'c>, OutOfRange> + 't;

/// Finds all spells of a scenario.
pub(super) fn spells(case: &Case, take: &Take<'_, '_>) -> Result<Spells, OutOfRange> {
    let (start, end) = (case.scenario.start(), case.scenario.end());
    let hired = if case.scenario.hires() { Some(one(case, take, true)?) } else { None };
    Ok(Spells { plain: one(case, take, false)?, hired, start, end })
}

fn one(case: &Case, take: &Take<'_, '_>, hired: bool) -> Result<Vec<Needed>, OutOfRange> {
    let mut known: BTreeMap<Date, BTreeMap<Id, State>> = BTreeMap::new();
    for day in looked_at(case) {
        known.insert(day, states(case, &take(day, hired)?));
    }
    let mut open: Vec<(Date, Date)> = known.keys().zip(known.keys().skip(1)).map(|(a, b)| (*a, *b)).collect();
    while let Some((from, to)) = open.pop() {
        let apart = (to - from).get_days();
        if apart <= 1 || known.get(&from) == known.get(&to) {
            continue;
        }
        let Ok(middle) = from.checked_add((apart / 2).days()) else { continue };
        known.insert(middle, states(case, &take(middle, hired)?));
        open.extend([(from, middle), (middle, to)]);
    }
    let ids: BTreeSet<&Id> = known.values().flat_map(BTreeMap::keys).collect();
    Ok(ids.into_iter().map(|id| Needed { need: id.clone(), spells: of_one(id, &known, case.scenario.end()) }).collect())
}

fn of_one(id: &Id, known: &BTreeMap<Date, BTreeMap<Id, State>>, end: Date) -> Vec<Spell> {
    let mut spells: Vec<Spell> = Vec::new();
    for (&from, states) in known {
        let state = states.get(id).copied().unwrap_or(State::Nothing);
        match spells.last_mut() {
            Some(last) if last.state == state => {}
            last => {
                if let Some((last, before)) = last.zip(from.yesterday().ok()) {
                    last.until = before;
                }
                spells.push(Spell { state, from, until: end });
            }
        }
    }
    spells
}

fn states(case: &Case, ledger: &Ledger<'_>) -> BTreeMap<Id, State> {
    let mut states = BTreeMap::new();
    for entry in ledger.entries().iter().filter(|entry| entry.judged) {
        let Some(standard) = case.program.standards.get(entry.standard.index()) else { continue };
        let Some(holder) = ledger.holders().get(entry.holder) else { continue };
        let id = Id {
            standard: case.scenario.first_of(entry.standard),
            rule: standard.rule(entry.rule).label.name.clone(),
            record: holder.name.clone(),
            role: standard.rule(entry.rule).role.clone(),
            unit: entry.unit,
        };
        let state = match (entry.required, entry.short()) {
            (Need::Exact(_), Some(short)) if short > Rational::ZERO => State::Short,
            (Need::Exact(_), Some(_)) => State::Enough,
            (Need::Exact(_) | Need::Between(..), _) => State::Open,
            (Need::Silent, _) => State::Nothing,
        };
        // Two records of one name are told apart by nothing: the worse of the two is what counts.
        let worst = states.entry(id).or_insert(state);
        *worst = state.max(*worst);
    }
    states
}

/// The days that are looked at before anything is halved.
fn looked_at(case: &Case) -> Vec<Date> {
    let scenario = &case.scenario;
    let mut turns = scenario.events();
    let standards = scenario.standards.iter().copied().chain(scenario.versions.iter().map(|it| it.standard));
    for standard in standards.filter_map(|id| case.program.standards.get(id.index())) {
        let rules = standard.rules().map(|(_, rule)| rule.period);
        let values = standard.parameters().flat_map(|(_, parameter)| parameter.values.iter().map(|value| value.period));
        for period in rules.chain(values).chain([standard.period]) {
            turns.extend(days_of(&period));
        }
    }
    let before = turns.iter().filter_map(|day| day.yesterday().ok());
    let all: BTreeSet<Date> = before.chain(turns.iter().copied()).collect();
    let within = all.into_iter().filter(|day| scenario.start() <= *day && *day <= scenario.end());
    let days: BTreeSet<Date> = within.chain(scenario.days.iter().copied()).collect();
    days.into_iter().collect()
}

/// The days on which something begins to hold or holds no more.
fn days_of(period: &Period) -> impl Iterator<Item = Date> {
    let suspended = period.suspended;
    let starts = [period.since, suspended.and_then(|it| it.since)];
    let ends = [period.until, suspended.and_then(|it| it.until)].map(|last| last.and_then(after));
    starts.into_iter().chain(ends).flatten()
}
