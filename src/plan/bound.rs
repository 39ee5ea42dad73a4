//! What no choice can cost less than, worked out in whole numbers: every row is given a price for each unit beyond its end,
//! and then every group chooses by itself (Lagrange's relaxation). Any prices give a true bound; good ones a close one.
//!
//! An option whose price is so far above the cheapest of its group that the bound would pass what is sought is in no choice
//! that is sought: so few options are left for the solver.

use super::milp::Prices;
use super::model::Model;
use core::time::Duration;

/// Prices are counted in so small parts.
const FINE: i64 = 1 << 20;
/// So often prices are sought at most.
const ROUNDS: u32 = 250;
/// So many rounds without a better bound end the search.
const PATIENCE: u32 = 40;

/// A model by its groups, for pricing.
pub(super) struct Relaxed<'m> {
    model: &'m Model,
    /// Of each group the options that may be chosen.
    groups: Vec<Vec<Priced>>,
    /// Of each helper: its rows with coefficients.
    helpers: Vec<Vec<(usize, i64)>>,
    /// The prices that gave the best bound, in fine parts.
    prices: Vec<i64>,
    /// The best bound, in fine parts.
    best: i128,
}

/// An option, by its place, with its cost and its rows with coefficients.
struct Priced {
    option: usize,
    cost: i64,
    rows: Vec<(usize, i64)>,
}

/// What the groups choose at some prices.
struct Answer {
    /// What it comes to, helpers and the ends of rows too, in fine parts.
    value: i128,
    /// What the chosen options cost.
    cost: i64,
    /// What they add to each row.
    added: Vec<i64>,
}

impl<'m> Relaxed<'m> {
    /// Seeks prices until the bound passes `goal`, gets no better, or `left` says that the time is over.
    pub(super) fn new(model: &'m Model, goal: i64, left: &dyn Fn() -> Duration) -> Self {
        let mut groups: Vec<Vec<Priced>> = Vec::with_capacity(model.options.len());
        let mut places: Vec<Vec<Option<usize>>> = Vec::with_capacity(model.options.len());
        for options in &model.options {
            let open = options.iter().enumerate().filter_map(|(option, cost)| Some((option, (*cost)?)));
            groups.push(open.map(|(option, cost)| Priced { option, cost, rows: Vec::new() }).collect());
            let mut next = 0..;
            places.push(options.iter().map(|cost| cost.and_then(|_| next.next())).collect());
        }
        let mut helpers = vec![Vec::new(); model.helpers.len()];
        for (index, row) in model.rows.iter().enumerate() {
            for (group, option, by) in &row.terms {
                let place = places.get(*group).and_then(|of| of.get(*option).copied().flatten());
                let held = place.and_then(|place| groups.get_mut(*group)?.get_mut(place));
                if let Some(priced) = held {
                    priced.rows.push((index, *by));
                }
            }
            for (helper, by) in &row.helpers {
                if let Some(rows) = helpers.get_mut(*helper) {
                    rows.push((index, *by));
                }
            }
        }
        let mut relaxed = Self { model, groups, helpers, prices: vec![0; model.rows.len()], best: i128::MIN };
        relaxed.seek(goal, left);
        relaxed
    }

    /// What no choice can cost less than.
    pub(super) fn bound(&self) -> i64 {
        let fine = i128::from(FINE);
        i64::try_from(-(-self.best).div_euclid(fine)).unwrap_or(if self.best < 0 { i64::MIN } else { i64::MAX })
    }

    /// How far an option is above the cheapest of its group, in fine parts, group by group and with its place.
    pub(super) fn slack(&self) -> Vec<Vec<(usize, i128)>> {
        let each = self.groups.iter().map(|options| {
            let priced: Vec<(usize, i128)> =
                options.iter().map(|it| (it.option, priced(it.cost, &it.rows, &self.prices))).collect();
            let least = priced.iter().map(|(_, priced)| *priced).min().unwrap_or(0);
            priced.into_iter().map(|(option, priced)| (option, priced - least)).collect()
        });
        each.collect()
    }

    /// How far above the cheapest of its group an option may be in a choice that costs no more than `goal`.
    pub(super) fn room(&self, goal: i64) -> i128 {
        i128::from(goal) * i128::from(FINE) - self.best
    }

    fn seek(&mut self, goal: i64, left: &dyn Fn() -> Duration) {
        let start = vec![0; self.prices.len()];
        let answer = self.answer(&start);
        self.keep(&start, &answer);
        let Some(mut prices) = Prices::new(self.model) else { return };
        prices.cut(answer.cost, &answer.added);
        let mut idle = 0;
        for _ in 0..ROUNDS {
            if self.room(goal) < 0 || idle > PATIENCE || left().is_zero() {
                return;
            }
            let Some((hoped, wanted)) = prices.best(FINE) else { return };
            // Halfway to what is hoped for, too: far jumps seldom help.
            let middle = wanted.iter().zip(&self.prices).map(|(wanted, best)| i64::midpoint(*wanted, *best)).collect();
            let before = self.best;
            for at in [middle, wanted] {
                let answer = self.answer(&at);
                prices.cut(answer.cost, &answer.added);
                self.keep(&at, &answer);
            }
            if hoped - self.best < i128::from(FINE / 64) {
                return;
            }
            idle = if self.best - before > i128::from(FINE / 16) { 0 } else { idle + 1 };
        }
    }

    fn keep(&mut self, prices: &[i64], answer: &Answer) {
        if answer.value > self.best {
            self.best = answer.value;
            self.prices = prices.to_vec();
        }
    }

    fn answer(&self, prices: &[i64]) -> Answer {
        let mut answer = Answer { value: 0, cost: 0, added: vec![0; prices.len()] };
        let ends = self.model.rows.iter().zip(prices);
        answer.value -= ends.map(|(row, price)| i128::from(row.most) * i128::from(*price)).sum::<i128>();
        for options in &self.groups {
            let all = options.iter().map(|it| (priced(it.cost, &it.rows, prices), it));
            let Some((value, chosen)) = all.min_by_key(|(value, _)| *value) else {
                // Nothing may be chosen.
                answer.value = i128::MAX / 2;
                return answer;
            };
            answer.value += value;
            answer.cost += chosen.cost;
            for (row, by) in &chosen.rows {
                if let Some(added) = answer.added.get_mut(*row) {
                    *added += by;
                }
            }
        }
        for (helper, rows) in self.model.helpers.iter().zip(&self.helpers) {
            answer.value += priced(helper.cost, rows, prices).min(0) * i128::from(helper.end);
        }
        answer
    }
}

/// A cost with what its rows add at their prices, in fine parts.
fn priced(cost: i64, rows: &[(usize, i64)], prices: &[i64]) -> i128 {
    let rows = rows.iter().map(|(row, by)| i128::from(*by) * i128::from(prices.get(*row).copied().unwrap_or(0)));
    i128::from(cost) * i128::from(FINE) + rows.sum::<i128>()
}
