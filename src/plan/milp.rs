//! The one place where the solver is spoken to: whole numbers go in, a choice of columns comes out.
//!
//! The solver counts in floating point. Nothing that it says is shown: what it chose is worked out again exactly.
#![allow(
    clippy::float_arithmetic,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "the solver counts in floating point; its choice is counted again in whole numbers"
)]

use core::time::Duration;
use microlp::{ComparisonOp, OptimizationDirection, Problem, SolutionStatus, SolveOptions, SolveOutcome, Variable};

/// So many branches are looked at for one aim: a limit that does not depend on the machine, beside that of time.
const NODES: u64 = 3000;

/// A sum that may not be larger than an end.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// Group, option, coefficient.
    pub(super) terms: Vec<(usize, usize, i64)>,
    /// A helper with its coefficient.
    pub(super) helpers: Vec<(usize, i64)>,
    /// The largest sum.
    pub(super) most: i64,
}

/// Choose one option of every group, at the least cost, with every row kept. Helpers are numbers of any size up to an end.
#[derive(Debug, Clone, Default)]
pub(super) struct Model {
    /// The cost of every option of every group; none for one that may not be chosen.
    pub(super) options: Vec<Vec<Option<i64>>>,
    /// The cost of each helper, and its end.
    pub(super) helpers: Vec<(i64, i64)>,
    /// The rows.
    pub(super) rows: Vec<Row>,
}

/// What the solver found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// A choice; its cost is at least `bound`, and it is the best where `proven` says so.
    Choice { options: Vec<usize>, bound: Option<i64>, proven: bool },
    /// There is no choice.
    Nothing,
    /// The time was over before there was one.
    OutOfTime,
}

impl Model {
    /// Solves within a time, beginning with a choice and helpers that are known to do.
    pub(super) fn solve(&self, start: Option<(&[usize], &[i64])>, time: Duration) -> Found {
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let variables: Vec<Vec<Option<Variable>>> = self
            .options
            .iter()
            .map(|group| group.iter().map(|cost| cost.map(|cost| problem.add_binary_var(cost as f64))).collect())
            .collect();
        let helpers: Vec<Variable> =
            self.helpers.iter().map(|(cost, end)| problem.add_var(*cost as f64, (0.0, *end as f64))).collect();
        for group in &variables {
            let one: Vec<(Variable, f64)> = group.iter().flatten().map(|variable| (*variable, 1.0)).collect();
            problem.add_constraint(one.as_slice(), ComparisonOp::Eq, 1.0);
        }
        for row in &self.rows {
            let terms = row.terms.iter().filter_map(|(group, option, coefficient)| {
                let variable = variables.get(*group)?.get(*option).copied().flatten()?;
                Some((variable, *coefficient as f64))
            });
            let others =
                row.helpers.iter().filter_map(|(helper, by)| Some((helpers.get(*helper).copied()?, *by as f64)));
            let all: Vec<(Variable, f64)> = terms.chain(others).collect();
            problem.add_constraint(all.as_slice(), ComparisonOp::Le, row.most as f64);
        }
        let mut options = SolveOptions::default();
        options.time_limit = Some(time);
        options.node_limit = Some(NODES);
        options.warm_start = start.map(|(start, sizes)| {
            let chosen = variables.iter().zip(start).flat_map(|(group, chosen)| {
                let value = move |option: usize| if option == *chosen { 1.0 } else { 0.0 };
                group.iter().enumerate().filter_map(move |(option, it)| Some(((*it)?, value(option))))
            });
            let sizes = helpers.iter().zip(sizes).map(|(helper, size)| (*helper, *size as f64));
            chosen.chain(sizes).collect()
        });
        match problem.solve_with(options) {
            Ok(SolveOutcome::Solution(solution)) => {
                let chosen: Option<Vec<usize>> = variables
                    .iter()
                    .map(|group| {
                        group.iter().position(|it| it.is_some_and(|variable| solution.var_value(variable) > 0.5))
                    })
                    .collect();
                let Some(chosen) = chosen.filter(|chosen| self.keeps_rows(chosen)) else { return Found::OutOfTime };
                // Costs are whole, so that the next whole number is a bound, too.
                let bound = solution.stats().best_bound.map(|bound| (bound - 1e-4).ceil() as i64);
                let proven = solution.status() == SolutionStatus::Optimal;
                Found::Choice { options: chosen, bound, proven }
            }
            Err(microlp::Error::Infeasible) => Found::Nothing,
            Ok(SolveOutcome::Interrupted(_)) | Err(_) => Found::OutOfTime,
        }
    }

    /// Whether the rows can be kept with a choice, counted exactly: helpers only ever take away from a sum.
    fn keeps_rows(&self, chosen: &[usize]) -> bool {
        self.rows.iter().all(|row| {
            let terms = row.terms.iter().filter(|(group, option, _)| chosen.get(*group) == Some(option));
            let sum: i64 = terms.map(|(_, _, coefficient)| coefficient).sum();
            let help = row.helpers.iter().filter(|(_, by)| *by < 0);
            let help: i64 = help.filter_map(|(helper, by)| Some(by * self.helpers.get(*helper)?.1)).sum();
            sum + help <= row.most
        })
    }
}
