//! The ways to staff a service: how many of each class of equal people, none of them in vain.
//!
//! Amounts are whole numbers of grains, so that nothing is lost on the way to the solver and back.

use super::problem::{Level, Person, Problem, Site};
use crate::quantity::Rational;
use std::collections::BTreeMap;

/// So many ways are looked at for one service; with more, the plan may not be the best one, and says so.
const MOST: usize = 3000;
/// A service with more ways than these, those in vain too, is staffed by whoever has something left.
const MOST_WAYS: i64 = 50_000;
/// Finer grains than these are not planned in.
const FINEST: i128 = 1_000_000;

/// People who are equal but for where they are now.
#[derive(Debug, Clone)]
pub(super) struct Class {
    /// Their places among the people.
    pub(super) people: Vec<usize>,
    /// What one part of one of them is.
    pub(super) part: i64,
    /// How many parts one of them has.
    pub(super) parts: i64,
    /// At how many places one of them may be.
    pub(super) at_most: Option<i64>,
    /// At which services they may work.
    fits: Vec<bool>,
    /// How many of them are at each service now.
    pub(super) homes: Vec<i64>,
}

/// One way to staff a service.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Column {
    /// Classes with parts.
    pub(super) parts: Vec<(usize, i64)>,
    /// How much that is.
    pub(super) amount: i64,
    /// How many people come who are not there now.
    pub(super) new: i64,
}

/// A problem in grains.
#[derive(Debug, Clone)]
pub(super) struct Grid {
    /// How many grains are one of the unit.
    pub(super) grains: i64,
    pub(super) classes: Vec<Class>,
    /// What each service needs.
    pub(super) needs: Vec<i64>,
    /// The ways to staff each service.
    pub(super) columns: Vec<Vec<Column>>,
    /// Which services are staffed by whoever has something left: pools, and those with too many ways to look at each.
    pub(super) by_rest: Vec<bool>,
    /// Whether no way was left out.
    pub(super) complete: bool,
}

impl Class {
    pub(super) fn fits(&self, site: usize) -> bool {
        self.fits.get(site).copied().unwrap_or(false)
    }

    /// How many parts all of them have.
    pub(super) fn available(&self) -> i64 {
        self.parts.saturating_mul(i64::try_from(self.people.len()).unwrap_or(i64::MAX))
    }

    /// How many people so many parts take at one place at least.
    pub(super) fn visits(&self, parts: i64) -> i64 {
        (parts + self.parts - 1) / self.parts.max(1)
    }
}

impl Grid {
    /// None where the amounts are too fine.
    pub(super) fn new(problem: &Problem) -> Option<Self> {
        let grains = grains(problem)?;
        let scaled = |amount: Rational| {
            let whole = amount.multiply(Rational::whole(grains)).ok()?;
            i64::try_from(whole.numerator()).ok().filter(|_| whole.is_whole())
        };
        let mut classes: BTreeMap<(i64, i64, Option<u32>, Vec<bool>), Class> = BTreeMap::new();
        for (index, person) in problem.people.iter().enumerate() {
            let (part, parts) = (scaled(person.part())?, i64::from(person.parts));
            let key = (part, parts, person.at_most, person.fits.clone());
            let class = classes.entry(key).or_insert_with(|| Class {
                people: Vec::new(),
                part,
                parts,
                at_most: person.at_most.map(i64::from),
                fits: person.fits.clone(),
                homes: vec![0; problem.sites.len()],
            });
            class.people.push(index);
            for (home, site) in class.homes.iter_mut().zip(&problem.sites) {
                *home += i64::from(person.is_at(site.holder));
            }
        }
        let classes: Vec<Class> = classes.into_values().collect();
        let needs: Option<Vec<i64>> = problem.sites.iter().map(|site| scaled(site.need)).collect();
        let mut grid =
            Self { grains, classes, needs: needs?, columns: Vec::new(), by_rest: Vec::new(), complete: true };
        for (site, it) in problem.sites.iter().enumerate() {
            let by_rest = it.has_shares || it.level != Level::Share && grid.ways(site) > MOST_WAYS;
            let columns = if by_rest { vec![Column::default()] } else { grid.columns_of(site) };
            grid.by_rest.push(by_rest);
            grid.columns.push(columns);
        }
        Some(grid)
    }

    /// How many ways there are to staff a service, those in vain too.
    fn ways(&self, site: usize) -> i64 {
        let need = self.needs.get(site).copied().unwrap_or_default();
        let fitting = self.classes.iter().filter(|class| class.fits(site));
        let counts = fitting.map(|class| (need / class.part.max(1) + 1).min(class.available()) + 1);
        counts.fold(1_i64, i64::saturating_mul)
    }

    /// Every way to staff a service with nobody in vain, nobody at all first.
    fn columns_of(&mut self, site: usize) -> Vec<Column> {
        let need = self.needs.get(site).copied().unwrap_or_default();
        let mut found = vec![Vec::new()];
        let mut open: Vec<(Vec<(usize, i64)>, i64)> = vec![(Vec::new(), 0)];
        for (index, class) in self.classes.iter().enumerate().filter(|(_, class)| class.fits(site)) {
            let available = class.available();
            let mut further = Vec::new();
            for (parts, amount) in &open {
                // Somebody who cannot be divided comes whole.
                for count in 1..=available {
                    let before = amount + (count - 1) * class.part;
                    if before >= need || found.len() + further.len() > MOST {
                        self.complete &= before >= need;
                        break;
                    }
                    let with: Vec<(usize, i64)> = parts.iter().copied().chain([(index, count)]).collect();
                    further.push((with, before + class.part));
                }
            }
            found.extend(further.iter().map(|(parts, _)| parts.clone()));
            open.extend(further);
        }
        let part = |class: usize| self.classes.get(class).map_or(0, |class| class.part);
        let columns = found.into_iter().filter_map(|parts| {
            let amount: i64 = parts.iter().map(|(class, count)| part(*class) * count).sum();
            // Whoever could be left out is in vain.
            let vain = parts.iter().any(|(class, _)| amount - part(*class) >= need && amount > 0);
            let new = parts.iter().map(|(class, count)| {
                let class = self.classes.get(*class)?;
                Some((class.visits(*count) - class.homes.get(site)?).max(0))
            });
            let new = new.map(Option::unwrap_or_default).sum();
            (!vain).then_some(Column { parts, amount, new })
        });
        columns.collect()
    }

    /// What is missing with a column; the people of its shares count for a pool elsewhere.
    pub(super) fn short(&self, site: usize, amount: i64) -> i64 {
        (self.needs.get(site).copied().unwrap_or_default() - amount).max(0)
    }
}

/// The least number of grains in which every amount is whole.
fn grains(problem: &Problem) -> Option<i64> {
    let people = problem.people.iter().map(Person::part);
    let needs = problem.sites.iter().map(|site: &Site| site.need);
    let mut grains: i128 = 1;
    for amount in people.chain(needs) {
        let below = amount.denominator();
        let common = Rational::new(grains, below)?;
        grains = common.numerator().checked_mul(below)?;
        if grains > FINEST {
            return None;
        }
    }
    i64::try_from(grains).ok()
}

/// The services of a level that have needs of their own to count: a pool counts its shares, too.
pub(super) fn of_level(problem: &Problem, level: Level) -> Vec<usize> {
    (0..problem.sites.len()).filter(|site| problem.sites.get(*site).is_some_and(|it| it.level == level)).collect()
}
