//! What else a reader should know of a scenario: houses with more people than places, figures past what a profile may
//! say, hires that nothing counts. Computes no needs.

use super::case::Case;
use super::grow::{closed_on, figures_on};
use super::people_of;
use super::run::Day;
use super::world::{Address, Track, World};
use crate::assess::Undefined;
use crate::model::{Expr, RecordId, RuleId, RuleKind, Slot, StandardId, Type, Value};
use crate::quantity::Rational;
use jiff::civil::Date;

/// What the places of a house are called.
const PLACES: [&str; 3] = ["places", "plätze", "platzzahl"];

/// A need that has no value, whatever the profile says: a division by zero, a parameter without a value on that day.
#[derive(Debug, Clone)]
pub struct Gap {
    /// The standard.
    pub standard: StandardId,
    /// The rule that asks.
    pub rule: RuleId,
    /// The records for which it asks, by name, in order.
    pub records: Vec<String>,
    /// The first of the days that are shown.
    pub day: Date,
    /// Why there is no value.
    pub reason: Undefined,
    /// The expression without a value.
    pub at: Expr,
}

impl Gap {
    /// Adds a gap to others: what is the same for several records, and on later days, is one.
    pub(super) fn gather(gaps: &mut Vec<Self>, gap: Self) {
        let of = |gap: &Self| (gap.standard, gap.rule, gap.reason, gap.at.span);
        match gaps.iter_mut().find(|known| of(known) == of(&gap)) {
            Some(known) => {
                for record in gap.records {
                    if !known.records.contains(&record) {
                        known.records.push(record);
                    }
                }
            }
            None => gaps.push(gap),
        }
    }
}

/// Something to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Strain {
    /// From this day on a house has more people than places.
    Crowded {
        /// The house.
        house: Address,
        /// The first of the days that are shown.
        day: Date,
        /// Its people on that day.
        people: Rational,
        /// Its places.
        places: Rational,
    },
    /// From this day on a figure lies past what a profile may say.
    PastBounds {
        /// The figure.
        track: Track,
        /// The first of the days that are shown.
        day: Date,
        /// The figure on that day.
        number: Rational,
        /// The highest that a profile may say.
        highest: Rational,
    },
    /// Those who are to be hired change nothing about what is there.
    Uncounted,
    /// A figure grows on which no need rests.
    Unread {
        /// The figure, of an outermost record.
        track: Track,
    },
}

/// Everything of that kind, in the order of the days.
pub(super) fn strains(case: &Case, days: &[Day<'_>]) -> Vec<Strain> {
    let scenario = &case.scenario;
    let mut found: Vec<Strain> = Vec::new();
    for &day in &scenario.days {
        let mut world = scenario.world.clone();
        let figures = figures_on(scenario, day);
        for (track, value) in &figures {
            world.set(track, value.as_ref().and_then(crate::quantity::Wide::floor));
        }
        let closed = closed_on(scenario, day);
        for track in figures.keys().filter(|track| !closed.contains(&track.record)) {
            for strain in
                [crowded(case, &world, track, day), past_bounds(case, &world, track, day)].into_iter().flatten()
            {
                if !found.iter().any(|known| known.is_of(&strain)) {
                    found.push(strain);
                }
            }
        }
    }
    if scenario.hires() && days.iter().all(is_uncounted) {
        found.push(Strain::Uncounted);
    }
    found.extend(unread(case));
    found
}

impl Strain {
    /// Whether both are about the same house or figure.
    fn is_of(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Crowded { house, .. }, Self::Crowded { house: other, .. }) => house == other,
            (Self::PastBounds { track, .. }, Self::PastBounds { track: other, .. })
            | (Self::Unread { track }, Self::Unread { track: other }) => track == other,
            (Self::Uncounted, Self::Uncounted) => true,
            (Self::Crowded { .. } | Self::PastBounds { .. } | Self::Uncounted | Self::Unread { .. }, _) => false,
        }
    }
}

/// A house that has become too full; not one that was so in its profile.
fn crowded(case: &Case, world: &World, track: &Track, day: Date) -> Option<Strain> {
    let vocabulary = &case.program.vocabulary;
    let record = world.find(&track.record)?;
    let people: Slot = people_of(vocabulary, record.record)?;
    let declared = vocabulary.record(record.record);
    let slot = PLACES.iter().find_map(|name| declared.find(name))?;
    let Value::Number(places) = record.get(slot) else { return None };
    let (number, before) = (world.number(track)?, case.scenario.world.number(track)?);
    (*track.fact == [people] && number > *places && before <= *places).then(|| Strain::Crowded {
        house: track.record.clone(),
        day,
        people: number,
        places: *places,
    })
}

fn past_bounds(case: &Case, world: &World, track: &Track, day: Date) -> Option<Strain> {
    let vocabulary = &case.program.vocabulary;
    let mut record = world.find(&track.record)?.record;
    let mut bounds = None;
    for slot in &track.fact {
        let fact = vocabulary.record(record).fact(*slot);
        bounds = fact.bounds;
        if let Type::Record(inner) = fact.ty {
            record = inner;
        }
    }
    let (number, (_, highest)) = (world.number(track)?, bounds?);
    (number > highest).then(|| Strain::PastBounds { track: track.clone(), day, number, highest })
}

/// Figures of outermost records that grow, though no service of the scenario rests on them. Those of houses within are
/// left out, since sums over a list may rest on them.
fn unread(case: &Case) -> Vec<Strain> {
    let scenario = &case.scenario;
    let mut tracks: Vec<&Track> = scenario.growth.iter().flat_map(|growth| &growth.of).collect();
    tracks.sort();
    tracks.dedup();
    let rests = |track: &Track, record: RecordId| {
        let standards = scenario.standards.iter().filter_map(|id| case.program.standards.get(id.index()));
        standards.into_iter().any(|standard| {
            let counted = standard
                .rules()
                .filter(|(_, rule)| rule.about == record && (rule.kind == RuleKind::Service || rule.role.is_some()));
            let read = standard.facts_behind(counted.flat_map(|(_, rule)| rule.expressions()));
            read.contains(&track.fact)
        })
    };
    let outermost = tracks.into_iter().filter(|track| track.record.way.is_empty());
    let idle =
        outermost.filter(|track| scenario.world.find(&track.record).is_some_and(|record| !rests(track, record.record)));
    idle.map(|track| Strain::Unread { track: track.clone() }).collect()
}

/// Whether the same is there with and without those who are to be hired.
fn is_uncounted(day: &Day<'_>) -> bool {
    let Some(hired) = &day.hired else { return false };
    let same = |(a, b): (&crate::capacity::Entry, &crate::capacity::Entry)| a.present == b.present;
    day.plain.entries().len() == hired.entries().len() && day.plain.entries().iter().zip(hired.entries()).all(same)
}
