//! The one place where the solver is spoken to: whole numbers go in, a choice or prices come out.
//!
//! The solver counts in floating point. No number of its is shown: what it chose is worked out again exactly, and its prices
//! are only a start for bounds in whole numbers. Where these leave something open, that there is no other choice is the
//! solver's word.
#![allow(
    clippy::float_arithmetic,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "the solver counts in floating point; what it says is counted again in whole numbers"
)]

use super::model::Model;
use core::time::Duration;
use microlp::{
    ComparisonOp, OptimizationDirection, Problem, Solution, SolutionStatus, SolveOptions, SolveOutcome, Variable,
};
use std::collections::BTreeMap;

/// So many branches are looked at for one question: a limit that does not depend on the machine, beside that of time.
const NODES: u64 = 3000;
/// So many where something good will do, and how good: within one part of so many.
const FEW_NODES: u64 = 400;
const GOOD: f64 = 1e-6;
/// No price is higher than this, for a row of ends of one.
const DEAREST: f64 = 1e7;

/// What the solver found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// A choice, with how large each helper is; it is the best where `proven` says so.
    Choice { options: Vec<usize>, helpers: Vec<i64>, proven: bool },
    /// There is no choice.
    Nothing,
    /// The time was over before there was one.
    OutOfTime,
}

/// How hard to try.
#[derive(Debug, Clone, Copy)]
pub(super) enum Effort {
    /// What is good will do.
    Some(Duration),
    /// The best, of what costs no more than the goal.
    Most(i64, Duration),
}

/// Chooses within a time among the options that `open` lists for each group.
pub(super) fn choose(model: &Model, open: &[Vec<usize>], effort: Effort) -> Found {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let mut variables: Vec<Vec<Option<Variable>>> = Vec::new();
    let mut costs: Vec<(Variable, f64)> = Vec::new();
    for (options, open) in model.options.iter().zip(open) {
        let mut group = vec![None; options.len()];
        for option in open {
            let Some(cost) = options.get(*option).copied().flatten() else { continue };
            let variable = problem.add_binary_var(cost as f64);
            costs.push((variable, cost as f64));
            if let Some(place) = group.get_mut(*option) {
                *place = Some(variable);
            }
        }
        variables.push(group);
    }
    let mut helpers: Vec<Variable> = Vec::new();
    for helper in &model.helpers {
        let whole = i32::try_from(helper.end).ok().filter(|_| helper.whole);
        let variable = match whole {
            Some(end) => problem.add_integer_var(helper.cost as f64, (0, end)),
            None => problem.add_var(helper.cost as f64, (0.0, helper.end as f64)),
        };
        costs.push((variable, helper.cost as f64));
        helpers.push(variable);
    }
    for group in &variables {
        let one: Vec<(Variable, f64)> = group.iter().flatten().map(|variable| (*variable, 1.0)).collect();
        problem.add_constraint(one.as_slice(), ComparisonOp::Eq, 1.0);
    }
    costs.retain(|(_, cost)| *cost != 0.0);
    let step = model.step as f64;
    let (nodes, gap, time) = match effort {
        Effort::Some(time) => (FEW_NODES, GOOD, time),
        // Costs come in steps: what is less than one better is no better.
        Effort::Most(goal, time) => (NODES, 0.9 * step / (goal.max(1) as f64), time),
    };
    if let Effort::Most(goal, _) = effort {
        problem.add_constraint(costs.as_slice(), ComparisonOp::Le, goal as f64);
    }
    for row in &model.rows {
        let terms = row.terms.iter().filter_map(|(group, option, coefficient)| {
            let variable = variables.get(*group)?.get(*option).copied().flatten()?;
            Some((variable, *coefficient as f64))
        });
        let others = row.helpers.iter().filter_map(|(helper, by)| Some((helpers.get(*helper).copied()?, *by as f64)));
        problem.add_constraint(once(terms.chain(others)).as_slice(), ComparisonOp::Le, row.most as f64);
    }
    let mut options = SolveOptions::default();
    options.time_limit = Some(time);
    options.node_limit = Some(nodes);
    options.mip_gap = gap;
    match problem.solve_with(options) {
        Ok(SolveOutcome::Solution(solution)) => {
            let chosen: Option<Vec<usize>> = variables
                .iter()
                .map(|group| group.iter().position(|it| it.is_some_and(|variable| solution.var_value(variable) > 0.5)))
                .collect();
            let proven = match (solution.status(), solution.stats().best_bound) {
                (SolutionStatus::Optimal, _) => true,
                (_, Some(bound)) => solution.objective() - bound < 0.99 * step,
                _ => false,
            };
            match chosen.filter(|chosen| model.keeps_rows(chosen)) {
                Some(options) => {
                    let helpers = helpers.iter().map(|helper| solution.var_value(*helper).round() as i64);
                    Found::Choice { options, helpers: helpers.collect(), proven }
                }
                None => Found::OutOfTime,
            }
        }
        Err(microlp::Error::Infeasible) => Found::Nothing,
        Ok(SolveOutcome::Interrupted(_)) | Err(_) => Found::OutOfTime,
    }
}

/// Every variable once: the solver takes no sum in which one stands twice.
fn once(terms: impl Iterator<Item = (Variable, f64)>) -> Vec<(Variable, f64)> {
    let mut sums: BTreeMap<usize, (Variable, f64)> = BTreeMap::new();
    for (variable, by) in terms {
        sums.entry(variable.idx()).or_insert((variable, 0.0)).1 += by;
    }
    sums.into_values().collect()
}

/// The best prices by what is known so far: a linear program that knows the helpers, and learns what the groups answer.
pub(super) struct Prices {
    /// The price of each row.
    rows: Vec<Variable>,
    /// What the groups come to.
    groups: Variable,
    /// How large the ends of rows are: so every row counts as much as another.
    sizes: Vec<f64>,
    problem: Problem,
    /// None until it has been solved for the first time.
    solution: Option<Solution>,
}

impl Prices {
    /// None where there is no row to price.
    pub(super) fn new(model: &Model) -> Option<Self> {
        if model.rows.is_empty() {
            return None;
        }
        let mut problem = Problem::new(OptimizationDirection::Maximize);
        let groups = problem.add_var(1.0, (-1e15, 1e15));
        let sizes: Vec<f64> = model.rows.iter().map(|row| row.most.abs().max(1) as f64).collect();
        let rows = model.rows.iter().zip(&sizes);
        let prices: Vec<Variable> =
            rows.map(|(row, size)| problem.add_var(-(row.most as f64) / size, (0.0, DEAREST))).collect();
        // A helper is of use by as much as its prices are above its cost, up to its end.
        let mut uses: Vec<Vec<(Variable, f64)>> = Vec::new();
        for helper in &model.helpers {
            let gain = problem.add_var(-(helper.end as f64), (0.0, f64::INFINITY));
            uses.push(vec![(gain, 1.0)]);
        }
        for ((row, price), size) in model.rows.iter().zip(&prices).zip(&sizes) {
            for (helper, by) in &row.helpers {
                if let Some(terms) = uses.get_mut(*helper) {
                    terms.push((*price, *by as f64 / size));
                }
            }
        }
        for (terms, helper) in uses.into_iter().zip(&model.helpers) {
            problem.add_constraint(once(terms.into_iter()).as_slice(), ComparisonOp::Ge, -(helper.cost as f64));
        }
        Some(Self { rows: prices, groups, sizes, problem, solution: None })
    }

    /// Learns of an answer of the groups: what it costs, and what it adds to each row.
    pub(super) fn cut(&mut self, cost: i64, added: &[i64]) {
        let rows = self.rows.iter().zip(added).zip(&self.sizes).filter(|((_, by), _)| **by != 0);
        let rows = rows.map(|((price, by), size)| (*price, -(*by as f64) / size));
        let terms: Vec<(Variable, f64)> = std::iter::once((self.groups, 1.0)).chain(rows).collect();
        self.problem.add_constraint(terms.as_slice(), ComparisonOp::Le, cost as f64);
        if let Some(solution) = self.solution.take() {
            let more = solution.add_constraint(terms.as_slice(), ComparisonOp::Le, cost as f64);
            self.solution = more.ok().and_then(|outcome| outcome.into_solution().ok());
        }
    }

    /// What the best prices promise, and the prices: both in so fine parts of one.
    pub(super) fn best(&mut self, fine: i64) -> Option<(i128, Vec<i64>)> {
        if self.solution.is_none() {
            self.solution = self.problem.solve().ok()?.into_solution().ok();
        }
        let solution = self.solution.as_ref()?;
        let fine = fine as f64;
        let prices = self.rows.iter().zip(&self.sizes);
        let prices = prices.map(|(price, size)| (solution.var_value(*price) / size * fine) as i64).collect();
        Some(((solution.objective() * fine) as i128, prices))
    }
}
