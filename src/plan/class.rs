//! People who may stand in for each other: equal in what a part of them is and in where they may be sent. How many parts
//! each has, at how many places they may be and where they are now is their own.

use super::problem::{Level, Person, Problem};
use crate::quantity::Rational;
use std::collections::BTreeMap;

/// Somebody of a class.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hand {
    /// The person, by its place among the people.
    pub(super) person: usize,
    /// How many parts it has.
    pub(super) parts: i64,
    /// At how many places it may be.
    pub(super) at_most: Option<i64>,
}

/// Some people, and where they may work.
#[derive(Debug, Clone)]
pub(super) struct Class {
    pub(super) hands: Vec<Hand>,
    /// What one part of one of them is, in grains.
    pub(super) part: i64,
    /// Whether one of them may be at several places.
    pub(super) divides: bool,
    /// At which services each of them may work.
    fits: Vec<bool>,
    /// How many parts may work at a service where only those may who are there now.
    own: Vec<i64>,
    /// How many of them are at each service now.
    pub(super) homes: Vec<i64>,
}

impl Hand {
    /// At how many places it can be with its parts; none for any number of them.
    pub(super) fn visits(&self) -> i64 {
        self.at_most.map_or(self.parts, |most| most.min(self.parts))
    }
}

impl Class {
    /// The classes of a problem; `scaled` gives an amount in grains. None where an amount is too large for that.
    pub(super) fn all(problem: &Problem, scaled: impl Fn(Rational) -> Option<i64>) -> Option<Vec<Self>> {
        let mut classes: BTreeMap<(i64, bool, Vec<bool>), Self> = BTreeMap::new();
        for (index, person) in problem.people.iter().enumerate() {
            let part = scaled(person.part())?;
            let fits: Vec<bool> = (0..problem.sites.len()).map(|site| is_sent(problem, person, site)).collect();
            let class = classes.entry((part, person.parts > 1, fits.clone())).or_insert_with(|| Self {
                hands: Vec::new(),
                part,
                divides: person.parts > 1,
                fits,
                own: vec![0; problem.sites.len()],
                homes: vec![0; problem.sites.len()],
            });
            let hand = Hand { person: index, parts: i64::from(person.parts), at_most: person.at_most.map(i64::from) };
            class.hands.push(hand);
            for (site, at) in problem.sites.iter().enumerate() {
                if let Some(homes) = class.homes.get_mut(site) {
                    *homes += i64::from(person.is_at(at.holder) && person.fits(site));
                }
                let only_there = person.fits(site) && !class.is_sent(site);
                if let Some(own) = class.own.get_mut(site).filter(|_| only_there) {
                    *own += hand.parts;
                }
            }
        }
        Some(classes.into_values().collect())
    }

    /// Whether each of them may be sent to a service.
    pub(super) fn is_sent(&self, site: usize) -> bool {
        self.fits.get(site).copied().unwrap_or(false)
    }

    /// How many parts all of them have.
    pub(super) fn available(&self) -> i64 {
        self.hands.iter().map(|hand| hand.parts).sum()
    }

    /// How many parts of them may work at a service.
    pub(super) fn eligible(&self, site: usize) -> i64 {
        if self.is_sent(site) { self.available() } else { self.own.get(site).copied().unwrap_or(0) }
    }

    /// How many parts the one with the most has.
    pub(super) fn largest(&self) -> i64 {
        self.hands.iter().map(|hand| hand.parts).max().unwrap_or(1).max(1)
    }

    /// How many people so many parts take at one place at most: as many as if all had as few as the one with the fewest.
    pub(super) fn most_people_for(&self, parts: i64) -> i64 {
        let fewest = self.hands.iter().map(|hand| hand.parts).min().unwrap_or(1).max(1);
        (parts + fewest - 1) / fewest
    }

    /// How many people so many parts take at one place at least.
    pub(super) fn people_for(&self, parts: i64) -> i64 {
        (parts + self.largest() - 1) / self.largest()
    }
}

/// Whether somebody may be sent to a service, not only stay there.
fn is_sent(problem: &Problem, person: &Person, site: usize) -> bool {
    let roams = problem.sites.get(site).is_some_and(|site| site.level == Level::Share || site.has_shares);
    person.fits(site) && (person.mobile || !roams)
}
