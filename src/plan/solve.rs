//! Aim by aim: each is brought as low as it goes, and is then kept while the next is.

use super::columns::{Column, Grid};
use super::crew::crew;
use super::formulate::{Goal, Kept, Mark};
use super::minimise::{Least, Sought, least};
use super::model::Model;
use super::problem::{Level, Problem};
use super::ratio::Ratio;
use super::supply::Stay;
use crate::quantity::Rational;
use core::time::Duration;

/// What a plan is to bring as low as it goes, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aim {
    /// What is missing of all that must be, added up.
    Must,
    /// The largest part of a need that is missing, of all that must be.
    Worst,
    /// The next largest parts, one after the other.
    InTurn,
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
    /// What the plan reaches, worked out exactly; of parts in turn the second largest.
    pub value: Rational,
    /// What no plan can be below; none where that is not known, or nothing to be said in one number.
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
    /// What part of each need is missing, the largest first.
    pub(super) parts: Vec<Rational>,
    /// How many of them are proven, from the largest.
    pub(super) settled: usize,
}

pub(super) struct Solver<'s> {
    pub(super) problem: &'s Problem,
    pub(super) grid: &'s Grid,
    /// How much time is left.
    pub(super) left: &'s dyn Fn() -> Duration,
    /// What was chosen so far, and what is missing with it.
    pub(super) columns: Vec<usize>,
    pub(super) shorts: Vec<i64>,
    /// What was settled so far.
    pub(super) kept: Kept,
    /// The options of each service that what was settled leaves open.
    pub(super) open: Vec<Vec<usize>>,
}

impl<'s> Solver<'s> {
    pub(super) fn new(problem: &'s Problem, grid: &'s Grid, left: &'s dyn Fn() -> Duration) -> Self {
        let open = grid.columns.iter().map(|columns| (0..columns.len()).collect()).collect();
        let mut solver = Self { problem, grid, left, columns: vec![], shorts: vec![], kept: Kept::default(), open };
        let columns = solver.greedy();
        solver.shorts = solver.weigh(&columns).unwrap_or_else(|| grid.shorts(&columns));
        solver.columns = columns;
        solver
    }

    pub(super) fn solve(mut self) -> Choice {
        let mut reached = Vec::new();
        let mut settled = 0;
        let has = |level| self.grid.of_level(level).next().is_some();
        let [musts, shoulds, shares] = [Level::Must, Level::Should, Level::Share].map(has);
        if musts {
            reached.push(self.lower(Aim::Must, Level::Must));
            let (turns, worst) = self.in_turn();
            settled = turns;
            reached.extend(worst);
        }
        if shoulds {
            reached.push(self.lower(Aim::Should, Level::Should));
        }
        if shares {
            reached.push(self.lower(Aim::Shares, Level::Share));
        }
        reached.push(self.fewest_moves());
        for reached in &mut reached {
            reached.proven &= self.grid.complete;
        }
        let parts = self.grid.ratios(&self.shorts).into_iter().map(exact);
        Choice { parts: parts.collect(), reached, settled, columns: self.columns }
    }

    /// A choice to begin with: service by service, what must be first, the largest need first, the column with the least
    /// missing that can still be staffed; whoever divides may be at one place each.
    fn greedy(&self) -> Vec<usize> {
        let classes = &self.grid.classes;
        let mut parts: Vec<i64> = classes.iter().map(super::class::Class::available).collect();
        let mut people: Vec<i64> =
            classes.iter().map(|class| i64::try_from(class.hands.len()).unwrap_or(i64::MAX)).collect();
        let needs = |column: &Column| -> Vec<(usize, i64, i64)> {
            let each = column.parts.iter().map(|(class, parts)| {
                let of = classes.get(*class);
                (*class, *parts, of.map_or(0, |of| of.most_people_for(*parts)))
            });
            each.collect()
        };
        let mut order: Vec<usize> = (0..self.grid.columns.len()).collect();
        order.sort_by_key(|site| (self.grid.levels.get(*site).copied(), -self.grid.need(*site), *site));
        let mut chosen = vec![0; self.grid.columns.len()];
        for site in order {
            let columns = self.grid.columns.get(site).into_iter().flatten().enumerate();
            let fitting = columns.filter(|(_, column)| {
                needs(column).iter().all(|(class, wanted, go)| {
                    parts.get(*class).is_some_and(|left| wanted <= left)
                        && people.get(*class).is_some_and(|left| go <= left)
                })
            });
            let best =
                fitting.min_by_key(|(_, column)| (self.grid.short(site, column.amount), column.amount, column.new));
            let Some((index, column)) = best else { continue };
            for (class, wanted, go) in needs(column) {
                if let (Some(parts), Some(people)) = (parts.get_mut(class), people.get_mut(class)) {
                    *parts -= wanted;
                    *people -= go;
                }
            }
            if let Some(chosen) = chosen.get_mut(site) {
                *chosen = index;
            }
        }
        chosen
    }

    /// Half of the time that is left, so that later aims have some, too; counted from now.
    pub(super) fn half(&self) -> impl Fn() -> Duration + use<'s> {
        let left = self.left;
        let end = left() / 2;
        move || left().saturating_sub(end)
    }

    /// The model of a goal, with what is settled.
    pub(super) fn model(&self, goal: Goal) -> Model {
        self.grid.formulate(goal, &self.kept, &self.open, Stay::Nobody).model
    }

    /// What is missing with a choice, as people can be found for it; none where that fails.
    pub(super) fn weigh(&self, columns: &[usize]) -> Option<Vec<i64>> {
        let mut shorts = self.grid.shorts(columns);
        let divides = |class: &usize| self.grid.classes.get(*class).is_some_and(|class| class.divides);
        let mut helpers = self.grid.rests.iter().flat_map(|rest| &rest.helpers);
        // Whether somebody can help with what is left depends on where they are sent.
        if helpers.any(|(class, _)| divides(class)) {
            let crew = crew(self.problem, self.grid, columns, self.left);
            for rest in &self.grid.rests {
                let amount: i64 = rest.members.iter().filter_map(|site| crew.amounts.get(*site)).sum();
                if let Some(short) = shorts.get_mut(rest.site) {
                    *short = (self.grid.need(rest.site) - amount).max(0);
                }
            }
            return crew.complete.then_some(shorts);
        }
        Some(shorts)
    }

    /// Takes over what was found; false where people could no longer be found for it, within the time.
    pub(super) fn take(&mut self, choice: &[usize]) -> bool {
        let weighed = self.weigh(choice);
        if let Some(shorts) = &weighed {
            self.shorts.clone_from(shorts);
            self.columns = choice.to_vec();
        }
        weighed.is_some()
    }

    /// Takes over what was found, and leaves only open what it leaves open. Whether nothing is better for sure.
    pub(super) fn keep(&mut self, least: &Least) -> bool {
        if least.choice.as_ref().is_some_and(|choice| !self.take(choice)) {
            return false;
        }
        for (own, open) in self.open.iter_mut().zip(&least.open) {
            own.retain(|option| open.binary_search(option).is_ok());
        }
        least.proven
    }

    fn lower(&mut self, aim: Aim, level: Level) -> Reached {
        let known = self.grid.missing(level, &self.shorts);
        let (mut bound, mut proven) = (0, true);
        // Nothing is below nothing.
        if known > 0 {
            let model = self.model(Goal::Missing(level));
            let cost = |columns: &[usize]| Some(self.grid.missing(level, &self.if_kept(columns)?));
            let found = least(&model, Sought::Below(known), &cost, &self.half());
            (bound, proven) = (found.bound.max(0), self.keep(&found));
        }
        let value = self.grid.missing(level, &self.shorts);
        self.kept.sums.push((level, value));
        let exact =
            |amount: i64| Rational::new(i128::from(amount), i128::from(self.grid.grains)).unwrap_or(Rational::ZERO);
        let bound = if proven { value } else { bound.min(value) };
        Reached { aim, value: exact(value), bound: Some(exact(bound)), proven }
    }

    /// What is missing with a choice that is no worse in what was settled before.
    pub(super) fn if_kept(&self, columns: &[usize]) -> Option<Vec<i64>> {
        let shorts = self.weigh(columns)?;
        let ratios = self.grid.ratios(&shorts);
        let count = |mark: Mark| ratios.iter().filter(|ratio| mark.counts(**ratio)).count();
        let kept = self.kept.sums.iter().all(|(level, most)| self.grid.missing(*level, &shorts) <= *most)
            && self
                .kept
                .ceilings
                .iter()
                .all(|(mark, most)| i64::try_from(count(*mark)).is_ok_and(|count| count <= *most));
        kept.then_some(shorts)
    }

    fn fewest_moves(&mut self) -> Reached {
        let count = |columns: &[usize]| {
            let crew = crew(self.problem, self.grid, columns, self.left);
            let moved = i64::try_from(crew.moved(self.problem)).unwrap_or(i64::MAX);
            crew.complete.then_some(moved)
        };
        let known = count(&self.columns);
        let people = i64::try_from(self.problem.people.len()).unwrap_or(i64::MAX);
        let (mut bound, mut proven) = (0, true);
        if known != Some(0) {
            let model = self.grid.formulate(Goal::Moves, &self.kept, &self.open, Stay::AtHome(self.problem)).model;
            let cost = |columns: &[usize]| self.if_kept(columns).and_then(|_| count(columns));
            let sought = known.map_or(Sought::AtMost(people), Sought::Below);
            let found = least(&model, sought, &cost, &self.half());
            (bound, proven) = (found.bound.max(0), self.keep(&found));
        }
        let value = count(&self.columns).unwrap_or(people);
        let bound = if proven { value } else { bound.min(value) };
        Reached { aim: Aim::Moves, value: Rational::whole(value), bound: Some(Rational::whole(bound)), proven }
    }
}

/// A part of a need as a number.
pub(super) fn exact(ratio: Ratio) -> Rational {
    Rational::new(i128::from(ratio.short), i128::from(ratio.need)).unwrap_or(Rational::ZERO)
}
