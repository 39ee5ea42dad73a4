//! The ways to staff a service: how much of each class, none of it in vain.
//!
//! Amounts are whole numbers of grains, so that nothing is lost on the way to the solver and back.

use super::class::Class;
use super::problem::{Level, Person, Problem, Site};
use crate::quantity::Rational;

/// So many ways are looked at for one service; with more, the plan may not be the best one, and says so.
const MOST: usize = 3000;
/// A service with more ways than these, those in vain too, is staffed by whoever has something left.
const MOST_WAYS: i64 = 50_000;
/// Finer grains than these are not planned in.
const FINEST: i128 = 1_000_000;

/// One way to staff a service.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Column {
    /// Classes with parts.
    pub(super) parts: Vec<(usize, i64)>,
    /// How much that is.
    pub(super) amount: i64,
    /// How many people who cannot be divided come who are not there now.
    pub(super) new: i64,
}

impl Column {
    /// How many parts of a class it takes.
    pub(super) fn parts_of(&self, class: usize) -> i64 {
        self.parts.iter().find(|(own, _)| *own == class).map_or(0, |(_, parts)| *parts)
    }
}

/// A problem in grains.
#[derive(Debug, Clone)]
pub(super) struct Grid {
    /// How many grains are one of the unit.
    pub(super) grains: i64,
    pub(super) classes: Vec<Class>,
    /// What each service needs.
    pub(super) needs: Vec<i64>,
    /// How much each service weighs.
    pub(super) levels: Vec<Level>,
    /// The ways to staff each service.
    pub(super) columns: Vec<Vec<Column>>,
    /// Services that are staffed by whoever has something left: pools, and those with too many ways to look at each.
    pub(super) rests: Vec<Rest>,
    /// Whether no way was left out.
    pub(super) complete: bool,
}

/// A service that is staffed by whoever has something left.
#[derive(Debug, Clone)]
pub(super) struct Rest {
    pub(super) site: usize,
    /// The services whose people count for it: itself and its shares.
    pub(super) members: Vec<usize>,
    /// The classes that may help, with how many parts of them at most; those at its shares count.
    pub(super) helpers: Vec<(usize, i64)>,
}

impl Grid {
    /// None where the amounts are too fine.
    pub(super) fn new(problem: &Problem) -> Option<Self> {
        let grains = grains(problem)?;
        let scaled = |amount: Rational| {
            let whole = amount.multiply(Rational::whole(grains)).ok()?;
            i64::try_from(whole.numerator()).ok().filter(|_| whole.is_whole())
        };
        let needs: Option<Vec<i64>> = problem.sites.iter().map(|site| scaled(site.need)).collect();
        let mut grid = Self {
            grains,
            classes: Class::all(problem, scaled)?,
            needs: needs?,
            levels: problem.sites.iter().map(|site| site.level).collect(),
            columns: Vec::new(),
            rests: Vec::new(),
            complete: true,
        };
        for (site, it) in problem.sites.iter().enumerate() {
            let by_rest = it.has_shares || it.level != Level::Share && grid.ways(site) > MOST_WAYS;
            let columns = if by_rest { vec![Column::default()] } else { grid.columns_of(site) };
            grid.columns.push(columns);
            if by_rest {
                let members = problem.sites.iter().enumerate();
                let members = members.filter(|(index, it)| *index == site || it.pool == Some(site));
                let rest = grid.rest(site, members.map(|(index, _)| index).collect());
                grid.rests.push(rest);
            }
        }
        Some(grid)
    }

    fn rest(&self, site: usize, members: Vec<usize>) -> Rest {
        let helpers = self.classes.iter().enumerate().map(|(index, class)| {
            let anywhere = members.iter().any(|site| class.is_sent(*site));
            let own = || members.iter().map(|site| class.eligible(*site)).sum::<i64>().min(class.available());
            (index, if anywhere { class.available() } else { own() })
        });
        Rest { site, helpers: helpers.filter(|(_, parts)| *parts > 0).collect(), members }
    }

    /// Whether a service is staffed by whoever has something left.
    pub(super) fn by_rest(&self, site: usize) -> bool {
        self.rests.iter().any(|rest| rest.site == site)
    }

    /// What a service needs.
    pub(super) fn need(&self, site: usize) -> i64 {
        self.needs.get(site).copied().unwrap_or_default()
    }

    /// The services of a level.
    pub(super) fn of_level(&self, level: Level) -> impl Iterator<Item = usize> {
        self.levels.iter().enumerate().filter(move |(_, own)| **own == level).map(|(site, _)| site)
    }

    /// The column that was chosen for a service.
    pub(super) fn column(&self, site: usize, chosen: &[usize]) -> Option<&Column> {
        self.columns.get(site)?.get(*chosen.get(site)?)
    }

    /// How many ways there are to staff a service, those in vain too.
    fn ways(&self, site: usize) -> i64 {
        let fitting = self.classes.iter().map(|class| (class.part, class.eligible(site))).filter(|it| it.1 > 0);
        let counts = fitting.map(|(part, eligible)| (self.need(site) / part.max(1) + 1).min(eligible) + 1);
        counts.fold(1_i64, i64::saturating_mul)
    }

    /// Every way to staff a service with nobody in vain, nobody at all first.
    fn columns_of(&mut self, site: usize) -> Vec<Column> {
        let need = self.need(site);
        let mut found: Vec<(Vec<(usize, i64)>, i64)> = vec![(Vec::new(), 0)];
        for (index, class) in self.classes.iter().enumerate() {
            let mut further = Vec::new();
            for (parts, amount) in &found {
                // Somebody who cannot be divided comes whole.
                for count in 1..=class.eligible(site) {
                    let before = amount + (count - 1) * class.part;
                    if before >= need || found.len() + further.len() > MOST {
                        self.complete &= before >= need;
                        break;
                    }
                    let with: Vec<(usize, i64)> = parts.iter().copied().chain([(index, count)]).collect();
                    further.push((with, before + class.part));
                }
            }
            found.extend(further);
        }
        let part = |class: usize| self.classes.get(class).map_or(0, |class| class.part);
        let columns = found.into_iter().filter_map(|(parts, amount)| {
            // Whoever could be left out is in vain.
            let vain = parts.iter().any(|(class, _)| amount - part(*class) >= need);
            let new = parts.iter().filter_map(|(class, count)| {
                let class = self.classes.get(*class).filter(|class| !class.divides)?;
                Some((count - class.homes.get(site)?).max(0))
            });
            let new = new.sum();
            (!vain).then_some(Column { parts, amount, new })
        });
        columns.collect()
    }

    /// What is missing with a column; the people of its shares count for a pool elsewhere.
    pub(super) fn short(&self, site: usize, amount: i64) -> i64 {
        (self.need(site) - amount).max(0)
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
