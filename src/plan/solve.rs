//! Objective by objective: each is brought as low as it goes, and is then kept while the next is.

use super::columns::{Class, Column, Grid, of_level};
use super::milp::{Found, Model, Row};
use super::problem::{Level, Problem};
use crate::quantity::Rational;
use core::time::Duration;

/// How finely the solver looks for the largest relative shortfall, before it is settled exactly.
const FINE: i64 = 1_000_000;

/// What a plan is to bring as low as it goes, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aim {
    /// What is missing of all that must be, added up.
    Must,
    /// The largest part of a need that is missing, of all that must be.
    Worst,
    /// What is missing of all that should be, added up.
    Should,
    /// What is missing of the shares of a pool, added up.
    Shares,
    /// How many people are posted where they are not now.
    Moves,
}

/// How far an aim was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reached {
    /// The aim.
    pub aim: Aim,
    /// What the plan reaches, worked out exactly.
    pub value: Rational,
    /// What no plan can be below; none where the solver did not say.
    pub bound: Option<Rational>,
    /// Whether no plan is better, given the aims before.
    pub proven: bool,
}

/// What was chosen for each service, and how good that is.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    /// A column for each service.
    pub(super) columns: Vec<usize>,
    pub(super) reached: Vec<Reached>,
}

pub(super) struct Solver<'s> {
    pub(super) problem: &'s Problem,
    pub(super) grid: &'s Grid,
    /// How much time is left.
    pub(super) left: &'s dyn Fn() -> Duration,
    /// Fewer visits than the class rows allow, where people could not be found for them.
    pub(super) spared: i64,
}

/// What may not be exceeded: ratio of the largest relative shortfall, and sums of costs.
#[derive(Debug, Clone, Default)]
struct Kept {
    worst: Option<(i64, i64)>,
    below: bool,
    sums: Vec<(Aim, i64)>,
}

impl Solver<'_> {
    pub(super) fn solve(&self) -> Choice {
        let mut columns = self.greedy();
        let mut kept = Kept::default();
        let mut reached = Vec::new();
        for aim in [Aim::Must, Aim::Worst, Aim::Should, Aim::Shares, Aim::Moves] {
            if !self.has(aim) {
                continue;
            }
            let result = if aim == Aim::Worst {
                self.worst(&mut columns, &mut kept)
            } else {
                self.lower(aim, &mut columns, &mut kept)
            };
            reached.push(Reached { proven: result.proven && self.grid.complete, ..result });
        }
        Choice { columns, reached }
    }

    /// A choice to begin with: service by service, what must be first, the largest need first, the column with the least
    /// missing that can still be staffed.
    fn greedy(&self) -> Vec<usize> {
        let mut parts: Vec<i64> = self.grid.classes.iter().map(Class::available).collect();
        let visits = |class: &Class| {
            let people = i64::try_from(class.people.len()).unwrap_or(i64::MAX);
            class.at_most.map_or(i64::MAX, |most| (people.saturating_mul(most) - self.spared).max(0))
        };
        let mut visits: Vec<i64> = self.grid.classes.iter().map(visits).collect();
        let mut order: Vec<usize> = (0..self.grid.columns.len()).collect();
        order.sort_by_key(|site| (self.level(*site), -self.need(*site), *site));
        let mut chosen = vec![0; self.grid.columns.len()];
        for site in order {
            let takes = |column: &Column| -> Vec<(usize, i64, i64)> {
                let each = column.parts.iter().map(|(class, parts)| {
                    let visits = self.grid.classes.get(*class).map_or(0, |class| class.visits(*parts));
                    (*class, *parts, visits)
                });
                each.collect()
            };
            let columns = self.grid.columns.get(site).into_iter().flatten().enumerate();
            let fitting = columns.filter(|(_, column)| {
                takes(column).iter().all(|(class, needs, goes)| {
                    parts.get(*class).is_some_and(|left| needs <= left)
                        && visits.get(*class).is_some_and(|left| goes <= left)
                })
            });
            let best =
                fitting.min_by_key(|(_, column)| (self.grid.short(site, column.amount), column.amount, column.new));
            let Some((index, column)) = best else { continue };
            for (class, needs, goes) in takes(column) {
                if let (Some(parts), Some(visits)) = (parts.get_mut(class), visits.get_mut(class)) {
                    *parts -= needs;
                    *visits = visits.saturating_sub(goes);
                }
            }
            if let Some(chosen) = chosen.get_mut(site) {
                *chosen = index;
            }
        }
        chosen
    }

    /// Half of the time that is left, so that later aims have some, too.
    fn share(&self) -> Duration {
        (self.left)() / 2
    }

    fn has(&self, aim: Aim) -> bool {
        let any = |level| !of_level(self.problem, level).is_empty();
        match aim {
            Aim::Must | Aim::Worst => any(Level::Must),
            Aim::Should => any(Level::Should),
            Aim::Shares => any(Level::Share),
            Aim::Moves => true,
        }
    }

    fn lower(&self, aim: Aim, columns: &mut Vec<usize>, kept: &mut Kept) -> Reached {
        // Nothing is below nothing.
        let found = if self.value(aim, columns) == 0 {
            Found::Nothing
        } else {
            self.model(aim, kept).solve(Some((columns, &self.helpers(columns))), self.share())
        };
        let (bound, mut proven) = match found {
            Found::Choice { options, bound, proven } => {
                let better = self.value(aim, &options) <= self.value(aim, columns) && self.keeps(&options, kept);
                if better {
                    *columns = options;
                }
                (bound, proven && better)
            }
            Found::Nothing | Found::OutOfTime => (None, false),
        };
        let value = self.value(aim, columns);
        proven |= value == 0 || bound.is_some_and(|bound| bound >= value);
        kept.sums.push((aim, value));
        let grains = if aim == Aim::Moves { 1 } else { self.grid.grains };
        let exact = |amount: i64| Rational::new(i128::from(amount), i128::from(grains)).unwrap_or(Rational::ZERO);
        Reached { aim, value: exact(value), bound: bound.map(|bound| exact(bound.clamp(0, value))), proven }
    }

    /// The largest relative shortfall: first nearly, by the solver, then exactly, until nothing below it is left.
    fn worst(&self, columns: &mut Vec<usize>, kept: &mut Kept) -> Reached {
        let mut proven = false;
        let start = self.helpers(columns);
        if let Found::Choice { options, .. } = self.model(Aim::Worst, kept).solve(Some((columns, &start)), self.share())
            && less(self.ratio(&options), self.ratio(columns))
            && self.keeps(&options, kept)
        {
            *columns = options;
        }
        loop {
            let worst = self.ratio(columns);
            if worst.0 == 0 {
                proven = true;
            }
            if proven || (self.left)().is_zero() {
                break;
            }
            let below = Kept { worst: Some(worst), below: true, ..kept.clone() };
            match self.model(Aim::Must, &below).solve(None, self.share()) {
                Found::Choice { options, .. } if less(self.ratio(&options), worst) && self.keeps(&options, kept) => {
                    *columns = options;
                }
                Found::Nothing => proven = true,
                Found::Choice { .. } | Found::OutOfTime => break,
            }
        }
        let worst = self.ratio(columns);
        kept.worst = Some(worst);
        let value = Rational::new(i128::from(worst.0), i128::from(worst.1)).unwrap_or(Rational::ZERO);
        Reached { aim: Aim::Worst, value, bound: proven.then_some(value), proven }
    }

    /// Whether a choice is no worse in what was settled before, counted exactly.
    fn keeps(&self, columns: &[usize], kept: &Kept) -> bool {
        kept.sums.iter().all(|(aim, most)| self.value(*aim, columns) <= *most)
            && kept.worst.is_none_or(|worst| !less(worst, self.ratio(columns)))
    }

    /// The services whose people count for a pool: its shares and itself.
    fn pool(&self, pool: usize) -> impl Iterator<Item = usize> {
        let sites = self.problem.sites.iter().enumerate();
        sites.filter(move |(index, site)| *index == pool || site.pool == Some(pool)).map(|(index, _)| index)
    }

    /// The services that are staffed by whoever has something left.
    fn pools(&self) -> Vec<usize> {
        (0..self.problem.sites.len()).filter(|site| self.by_rest(*site)).collect()
    }

    fn by_rest(&self, site: usize) -> bool {
        self.grid.by_rest.get(site).copied().unwrap_or(false)
    }

    fn need(&self, site: usize) -> i64 {
        self.grid.needs.get(site).copied().unwrap_or_default()
    }

    fn level(&self, site: usize) -> Option<Level> {
        self.problem.sites.get(site).map(|it| it.level)
    }

    /// The classes that may work for a pool with what they have left.
    fn may_work_for(&self, pool: usize) -> Vec<usize> {
        let classes = self.grid.classes.iter().enumerate();
        classes.filter(|(_, class)| self.pool(pool).any(|site| class.fits(site))).map(|(index, _)| index).collect()
    }

    /// How many parts of each class a choice leaves.
    fn rest(&self, columns: &[usize]) -> Vec<i64> {
        let mut rest: Vec<i64> = self.grid.classes.iter().map(Class::available).collect();
        for column in self.grid.columns.iter().zip(columns).filter_map(|(of, chosen)| of.get(*chosen)) {
            for (class, parts) in &column.parts {
                if let Some(rest) = rest.get_mut(*class) {
                    *rest -= parts;
                }
            }
        }
        rest
    }

    /// What is missing at every service with a choice.
    fn shorts(&self, columns: &[usize]) -> Vec<i64> {
        let amount = |site: usize| {
            let chosen = columns.get(site).and_then(|column| self.grid.columns.get(site)?.get(*column));
            chosen.map_or(0, |column| column.amount)
        };
        let mut rest = self.rest(columns);
        let mut short = |site: usize| {
            if !self.by_rest(site) {
                return self.grid.short(site, amount(site));
            }
            let mut short = (self.need(site) - self.pool(site).map(amount).sum::<i64>()).max(0);
            for class in self.may_work_for(site) {
                let part = self.grid.classes.get(class).map_or(1, |class| class.part.max(1));
                if let Some(rest) = rest.get_mut(class) {
                    let parts = ((short + part - 1) / part).min(*rest);
                    *rest -= parts;
                    short = (short - parts * part).max(0);
                }
            }
            short
        };
        (0..self.problem.sites.len()).map(&mut short).collect()
    }

    fn helpers(&self, columns: &[usize]) -> Vec<i64> {
        let shorts = self.shorts(columns);
        let rest = self.rest(columns);
        // Whatever is left works for the first pool that it may work for.
        let mut taken = vec![false; rest.len()];
        let mut extra = Vec::new();
        for (_, class) in self.extras() {
            let first = taken.get_mut(class).is_some_and(|taken| !std::mem::replace(taken, true));
            extra.push(rest.get(class).copied().filter(|_| first).unwrap_or_default());
        }
        let pools = self.pools().into_iter().map(|pool| shorts.get(pool).copied().unwrap_or_default());
        let (above, below) = self.ratio(columns);
        pools.chain(extra).chain([(above * FINE + below - 1) / below.max(1)]).collect()
    }

    fn ratio(&self, columns: &[usize]) -> (i64, i64) {
        let shorts = self.shorts(columns).into_iter().enumerate();
        let ratios = shorts.filter(|(site, short)| self.level(*site) == Some(Level::Must) && *short > 0);
        let ratios = ratios.map(|(site, short)| (short, self.need(site).max(1)));
        ratios.fold((0, 1), |worst, ratio| if less(worst, ratio) { ratio } else { worst })
    }

    fn value(&self, aim: Aim, columns: &[usize]) -> i64 {
        let sum = |level| -> i64 {
            let shorts = self.shorts(columns).into_iter().enumerate();
            shorts.filter(|(site, _)| self.level(*site) == Some(level)).map(|(_, short)| short).sum()
        };
        match aim {
            Aim::Must | Aim::Worst => sum(Level::Must),
            Aim::Should => sum(Level::Should),
            Aim::Shares => sum(Level::Share),
            Aim::Moves => {
                let chosen = self.grid.columns.iter().zip(columns);
                chosen.filter_map(|(of, chosen)| of.get(*chosen)).map(|column| column.new).sum()
            }
        }
    }

    /// What a column costs for an aim by itself.
    fn cost(&self, aim: Aim, site: usize, column: &Column) -> i64 {
        let level = match aim {
            Aim::Moves => return column.new,
            Aim::Must => Level::Must,
            Aim::Should => Level::Should,
            Aim::Shares => Level::Share,
            Aim::Worst => return 0,
        };
        let counts = self.level(site) == Some(level) && !self.by_rest(site);
        if counts { self.grid.short(site, column.amount) } else { 0 }
    }

    /// What the shortfall of a pool costs for an aim.
    fn pool_cost(&self, aim: Aim, pool: usize) -> i64 {
        let wanted = match aim {
            Aim::Must => Level::Must,
            Aim::Should => Level::Should,
            Aim::Shares | Aim::Moves | Aim::Worst => return 0,
        };
        i64::from(self.level(pool) == Some(wanted))
    }

    fn model(&self, aim: Aim, kept: &Kept) -> Model {
        let pools = self.pools();
        let binds = |site: usize| self.level(site) == Some(Level::Must);
        // Whether so much may be missing of a need.
        let may = |short: i64, need: i64| match kept.worst {
            None => true,
            Some(worst) if kept.below => less((short, need.max(1)), worst),
            Some(worst) => !less(worst, (short, need.max(1))),
        };
        let options = self.grid.columns.iter().enumerate().map(|(site, columns)| {
            let barred = |column: &Column| {
                binds(site) && !self.by_rest(site) && !may(self.grid.short(site, column.amount), self.need(site))
            };
            columns.iter().map(|column| (!barred(column)).then(|| self.cost(aim, site, column))).collect()
        });
        let helpers = pools.iter().map(|pool| {
            let need = self.need(*pool);
            let most = match kept.worst.filter(|_| binds(*pool)) {
                None => need,
                Some((above, below)) => {
                    let most = above * need / below.max(1);
                    if kept.below && most * below == above * need { most - 1 } else { most }
                }
            };
            (self.pool_cost(aim, *pool), most.max(0))
        });
        let worst = (i64::from(aim == Aim::Worst), FINE);
        let extras = self.extras();
        let size = |class: usize| self.grid.classes.get(class).map_or((0, 0), |class| (class.available(), class.part));
        let extra = extras.iter().map(|(_, class)| (0, size(*class).0));
        let last = pools.len() + extras.len();
        let mut rows = self.class_rows();
        for (helper, pool) in pools.iter().enumerate() {
            let terms = self.pool(*pool).flat_map(|site| self.terms(site, |column| -column.amount)).collect();
            let own = extras.iter().enumerate().filter(|(_, (of, _))| of == pool);
            let own = own.map(|(place, (_, class))| (pools.len() + place, -size(*class).1));
            let helpers = std::iter::once((helper, -1)).chain(own).collect();
            rows.push(Row { terms, helpers, most: -self.need(*pool) });
        }
        if aim == Aim::Worst {
            for site in of_level(self.problem, Level::Must) {
                let need = self.need(site).max(1);
                let own = pools.iter().position(|pool| *pool == site);
                let part = |short: i64| short * FINE / need;
                let (terms, helper) = match own {
                    Some(helper) => (Vec::new(), vec![(helper, (FINE / need).max(1)), (last, -1)]),
                    None => (self.terms(site, |column| part(self.grid.short(site, column.amount))), vec![(last, -1)]),
                };
                rows.push(Row { terms, helpers: helper, most: 0 });
            }
        }
        for (sum, most) in &kept.sums {
            let sites = 0..self.grid.columns.len();
            let terms = sites.flat_map(|site| self.terms(site, |column| self.cost(*sum, site, column))).collect();
            let own = pools.iter().enumerate().map(|(helper, pool)| (helper, self.pool_cost(*sum, *pool)));
            rows.push(Row { terms, helpers: own.filter(|(_, cost)| *cost != 0).collect(), most: *most });
        }
        Model { options: options.collect(), helpers: helpers.chain(extra).chain([worst]).collect(), rows }
    }

    /// Pools with the classes that may work for them with what they have left.
    fn extras(&self) -> Vec<(usize, usize)> {
        let pools = self.pools().into_iter();
        pools.flat_map(|pool| self.may_work_for(pool).into_iter().map(move |class| (pool, class))).collect()
    }

    fn terms(&self, site: usize, coefficient: impl Fn(&Column) -> i64) -> Vec<(usize, usize, i64)> {
        let columns = self.grid.columns.get(site).into_iter().flatten().enumerate();
        columns.map(|(index, column)| (site, index, coefficient(column))).filter(|(_, _, it)| *it != 0).collect()
    }

    /// Nobody works more than there is, and at no more places than may be.
    fn class_rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        for (index, class) in self.grid.classes.iter().enumerate() {
            let people = i64::try_from(class.people.len()).unwrap_or(i64::MAX);
            let parts = |column: &Column| -> i64 {
                column.parts.iter().filter(|(own, _)| *own == index).map(|(_, parts)| parts).sum()
            };
            let sites = || 0..self.grid.columns.len();
            let terms = sites().flat_map(|site| self.terms(site, parts)).collect();
            let extra = self.extras().into_iter().enumerate().filter(|(_, (_, own))| *own == index);
            let helpers = extra.map(|(place, _)| (self.pools().len() + place, 1)).collect();
            rows.push(Row { terms, helpers, most: class.available() });
            if let Some(at_most) = class.at_most.filter(|_| class.parts > 1) {
                let terms = sites().flat_map(|site| self.terms(site, |column| class.visits(parts(column)))).collect();
                rows.push(Row { terms, helpers: Vec::new(), most: (people * at_most - self.spared).max(0) });
            }
        }
        rows
    }
}

/// Whether one ratio is less than another.
fn less(one: (i64, i64), other: (i64, i64)) -> bool {
    i128::from(one.0) * i128::from(other.1) < i128::from(other.0) * i128::from(one.1)
}
