//! How the figures of a scenario develop: exact from day to day, in whole people wherever they are read.
//!
//! So many people a week accrue evenly over its days. A share a month compounds with each whole month since the growth
//! began; within a month it accrues evenly over its days. Nothing is rounded on the way: a figure is rounded down where
//! it is read, and a total takes over the whole people of the houses that count in it.

use super::scenario::{Amount, Growth, Leaving, Scenario, Step, after};
use super::world::{Address, Track, World};
use crate::quantity::{Rational, Wide};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Figures by their place; none where one is not known.
type Figures = BTreeMap<Track, Option<Wide>>;

/// The records as they are on a day. `hired` says whether those count who are to be hired.
pub(super) fn world_on(scenario: &Scenario, day: Date, hired: bool) -> World {
    let mut world = scenario.world.clone();
    for (track, value) in figures_on(scenario, day) {
        world.set(&track, value.and_then(|value| value.floor()));
    }
    for hire in scenario.hires.iter().filter(|_| hired) {
        let here = hire.from <= day && hire.until.is_none_or(|until| day <= until);
        for track in hire.counted_in.iter().filter(|_| here) {
            let more = world.number(track).and_then(|known| known.add(hire.posts).ok());
            world.set(track, more.map(|more| more.max(Rational::ZERO)));
        }
    }
    world
}

/// The houses that are not open on a day.
pub(super) fn closed_on(scenario: &Scenario, day: Date) -> Vec<Address> {
    let not_yet = scenario.openings.iter().filter(|opening| day < opening.from);
    let gone = scenario.closures.iter().filter(|closure| closure.from <= day);
    let mut closed: Vec<Address> = not_yet.flat_map(|opening| opening.houses.clone()).collect();
    closed.extend(gone.map(|closure| closure.house.clone()));
    closed.sort_unstable();
    closed.dedup();
    closed
}

/// Every figure that differs from its profile, on a day.
pub(super) fn figures_on(scenario: &Scenario, day: Date) -> Figures {
    let mut state = State { scenario, figures: Figures::new() };
    let mut breaks = scenario.events();
    breaks.retain(|at| scenario.start() < *at && *at <= day);
    breaks.push(scenario.start());
    breaks.push(day.max(scenario.start()));
    breaks.sort_unstable();
    breaks.dedup();
    state.change(None, scenario.start());
    for pair in breaks.windows(2) {
        if let [from, to] = pair {
            state.grow(*from, *to);
            state.change(Some(*from), *to);
        }
    }
    state.figures
}

struct State<'s> {
    scenario: &'s Scenario,
    figures: Figures,
}

impl State<'_> {
    fn value(&self, track: &Track) -> Option<Wide> {
        match self.figures.get(track) {
            Some(value) => value.clone(),
            None => self.scenario.world.number(track).map(Wide::from),
        }
    }

    fn put(&mut self, track: &Track, value: Option<Wide>) {
        let value = value.map(|value| value.max(Wide::zero()));
        self.figures.insert(track.clone(), value);
    }

    fn add(&mut self, track: &Track, more: Option<&Wide>) {
        let value = self.value(track).zip(more).map(|(value, more)| value.add(more));
        self.put(track, value);
    }

    /// Whether a house is open from one day to a later one.
    fn is_open(&self, house: &Address, from: Date) -> bool {
        let not_yet = |house: &Address| {
            self.scenario.openings.iter().any(|opening| from < opening.from && opening.houses.contains(house))
        };
        let gone = self.scenario.closures.iter().any(|closure| closure.from <= from && closure.house == *house);
        !not_yet(house) && !gone
    }

    /// Grows between two days on which nothing else changes.
    fn grow(&mut self, from: Date, to: Date) {
        let scenario = self.scenario;
        for growth in &scenario.growth {
            let end = growth.until.and_then(after).map_or(to, |end| end.min(to));
            if growth.from <= from && from < end {
                self.grow_one(growth, from, end);
            }
        }
    }

    fn grow_one(&mut self, growth: &Growth, from: Date, to: Date) {
        let open: Vec<usize> = (0..growth.of.len())
            .filter(|at| growth.of.get(*at).is_some_and(|track| self.is_open(&track.record, from)))
            .collect();
        let before: Vec<Option<Wide>> =
            open.iter().map(|at| growth.of.get(*at).and_then(|track| self.value(track))).collect();
        for ((at, value), more) in open.iter().zip(&before).zip(more(growth, &before, from, to)) {
            let Some(track) = growth.of.get(*at) else { continue };
            self.add(track, more.as_ref());
            // A total gains what the house shows: whole people.
            let shown = |value: Option<&Wide>| value.and_then(Wide::floor).map(Wide::from);
            let gained = match (value, self.value(track)) {
                (Some(before), Some(now)) => shown(Some(&now)).zip(shown(Some(before))).map(|(a, b)| a.subtract(&b)),
                // How many there are is not known, how many more are is.
                _ if !growth.together => {
                    let since = |day| accrued(growth, day).and_then(|sum| sum.floor()).map(Wide::from);
                    since(to).zip(since(from)).map(|(a, b)| a.subtract(&b))
                }
                _ => None,
            };
            for total in growth.counted_in.get(*at).into_iter().flatten() {
                self.add(total, gained.as_ref());
            }
        }
    }

    /// What happens on a day: houses open and close. Nothing happened before the first.
    fn change(&mut self, before: Option<Date>, day: Date) {
        let scenario = self.scenario;
        let now = |from: Date| from <= day && before.is_none_or(|before| before < from);
        for opening in scenario.openings.iter().filter(|opening| now(opening.from)) {
            for (people, totals) in opening.people.iter().zip(&opening.counted_in) {
                let more = self.whole(people);
                totals.iter().for_each(|total| self.add(total, more.as_ref()));
            }
        }
        for closure in scenario.closures.iter().filter(|closure| now(closure.from)) {
            let Some(people) = &closure.people else { continue };
            let moving = self.whole(people);
            match &closure.to {
                Leaving::Unsaid => {}
                Leaving::Moving(to) => self.add(to, moving.as_ref()),
                Leaving::Away(totals) => {
                    let less = moving.map(|moving| Wide::zero().subtract(&moving));
                    totals.iter().for_each(|total| self.add(total, less.as_ref()));
                }
            }
        }
    }

    fn whole(&self, track: &Track) -> Option<Wide> {
        self.value(track).and_then(|value| value.floor()).map(Wide::from)
    }
}

/// By how much each of several figures grows from one day to another.
fn more(growth: &Growth, before: &[Option<Wide>], from: Date, to: Date) -> Vec<Option<Wide>> {
    match growth.amount {
        Amount::Share(share) => {
            let factor = |day| compounded(share, growth.every, growth.from, day);
            let ratio = factor(to).zip(factor(from)).and_then(|(to, from)| to.divide(&from));
            let more = |value: &Wide| Some(value.multiply(&ratio.clone()?.subtract(&Wide::one())));
            before.iter().map(|value| value.as_ref().and_then(more)).collect()
        }
        Amount::People(_) => {
            let sum = accrued(growth, to).zip(accrued(growth, from)).map(|(to, from)| to.subtract(&from));
            if !growth.together {
                return vec![sum; before.len()];
            }
            let all = before.iter().try_fold(Wide::zero(), |all, value| Some(all.add(value.as_ref()?)));
            let part = |value: &Option<Wide>| {
                let (sum, all, value) = (sum.as_ref()?, all.as_ref()?, value.as_ref()?);
                // Where nobody is yet, all take the same part.
                let part = value.divide(all).or_else(|| {
                    let many = i64::try_from(before.len()).ok()?;
                    Wide::one().divide(&Wide::from(Rational::whole(many)))
                });
                Some(sum.multiply(&part?))
            };
            before.iter().map(part).collect()
        }
    }
}

/// How many people came since a growth began.
fn accrued(growth: &Growth, day: Date) -> Option<Wide> {
    let Amount::People(people) = growth.amount else { return None };
    let (whole, part) = passed(growth.every, growth.from, day)?;
    let steps = Wide::from(Rational::whole(whole)).add(&Wide::from(part));
    Some(Wide::from(people).multiply(&steps))
}

/// By what a figure is multiplied since a growth began.
fn compounded(share: Rational, every: Step, since: Date, day: Date) -> Option<Wide> {
    let (whole, part) = passed(every, since, day)?;
    let share = Wide::from(share);
    let full = Wide::one().add(&share).power(u32::try_from(whole).ok()?);
    Some(full.multiply(&Wide::one().add(&share.multiply(&Wide::from(part)))))
}

/// How many whole stretches of time have passed, and what part of the next one.
fn passed(every: Step, since: Date, day: Date) -> Option<(i64, Rational)> {
    let days = |from: Date, to: Date| i64::from((to - from).get_days());
    let (mut whole, end) = (0_i64, days(since, day));
    if end <= 0 {
        return Some((0, Rational::ZERO));
    }
    // No stretch is longer than this, so that the guess is never too high.
    let longest = match every {
        Step::Day => 1,
        Step::Week => 7,
        Step::Month => 31,
        Step::Year => 366,
    };
    whole += end / longest;
    while every.after(since, whole + 1)? <= day {
        whole += 1;
    }
    let (began, ends) = (every.after(since, whole)?, every.after(since, whole + 1)?);
    let part = Rational::new(days(began, day).into(), days(began, ends).into())?;
    Some((whole, part))
}

#[cfg(test)]
mod tests;
