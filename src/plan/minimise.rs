//! The least cost of a model: first a bound, then the solver among the few options that the bound leaves open.

use super::bound::Relaxed;
use super::milp::{self, Effort, Found};
use super::model::Model;
use core::time::Duration;

/// So many options for each group are tried at first, and this many times as many whenever that was too few.
const FEW: usize = 4;
/// With more options than these the solver is not asked.
const MANY: usize = 40_000;

/// Which choices are of interest.
#[derive(Debug, Clone, Copy)]
pub(super) enum Sought {
    /// What costs no more than this.
    AtMost(i64),
    /// What costs less than this, which a known choice costs.
    Below(i64),
}

/// What was found.
#[derive(Debug, Clone)]
pub(super) struct Least {
    /// A choice that is sought; none where none was found.
    pub(super) choice: Option<Vec<usize>>,
    /// What no choice can cost less than.
    pub(super) bound: i64,
    /// Whether no choice costs less than the one that was found; without one, whether there is none that is sought.
    pub(super) proven: bool,
    /// Which options may be in a choice that costs no more than the one found, or known; group by group.
    pub(super) open: Vec<Vec<usize>>,
}

/// Seeks the choice of least cost.
///
/// `cost` counts exactly what a choice costs; none for one that must not be.
pub(super) fn least(
    model: &Model,
    sought: Sought,
    cost: &dyn Fn(&[usize]) -> Option<i64>,
    left: &dyn Fn() -> Duration,
) -> Least {
    // What the known choice costs, or may cost at most; and what is sought, in steps in which costs come.
    let (mut kept, beneath) = match sought {
        Sought::AtMost(most) => (most, 0),
        Sought::Below(cost) => (cost, 1),
    };
    let stepped = |cost: i64| cost.div_euclid(model.step) * model.step;
    let mut goal = stepped(kept - beneath);
    let relaxed = Relaxed::new(model, goal, left);
    let slack = relaxed.slack();
    let mut bound = relaxed.bound();
    let mut choice: Option<Vec<usize>> = None;
    let mut few = FEW;
    let mut proven = false;
    while bound <= goal && !left().is_zero() {
        let room = relaxed.room(goal);
        let all = slack.iter().flatten().filter(|(_, slack)| *slack <= room).count();
        let wanted = model.options.len().saturating_mul(few);
        let whole = all <= wanted;
        let room = if whole { room } else { nth(&slack, wanted).min(room) };
        if all.min(wanted) > MANY {
            break;
        }
        match milp::choose(model, &within(&slack, room), Effort::Most(goal, left())) {
            Found::Choice { options, helpers, proven: best } => {
                let said = model.cost(&options, &helpers);
                // The best of all that are open is the best of all, if whatever costs less is open, too.
                if let Some(said) = said.filter(|_| best && whole) {
                    bound = bound.max(said);
                }
                let Some(found) = cost(&options).filter(|cost| *cost <= goal) else { break };
                choice = Some(options);
                (kept, goal) = (found, stepped(found - 1));
                // What turns out dearer than the model says may be beaten.
                proven = best && whole && said.is_some_and(|said| found <= said);
                if proven {
                    break;
                }
            }
            Found::Nothing if whole => {
                proven = true;
                break;
            }
            Found::OutOfTime if whole => break,
            Found::Nothing | Found::OutOfTime => few = few.saturating_mul(4),
        }
    }
    proven |= bound > goal;
    Least { choice, bound: bound.min(kept), proven, open: within(&slack, relaxed.room(kept)) }
}

/// The options that are no further above the cheapest than `room`; the cheapest always.
fn within(slack: &[Vec<(usize, i128)>], room: i128) -> Vec<Vec<usize>> {
    let near = |options: &Vec<(usize, i128)>| {
        let near = options.iter().filter(|(_, slack)| *slack <= room.max(0));
        near.map(|(option, _)| *option).collect()
    };
    slack.iter().map(near).collect()
}

/// How far above the cheapest the `wanted`th option of all is.
fn nth(slack: &[Vec<(usize, i128)>], wanted: usize) -> i128 {
    let mut all: Vec<i128> = slack.iter().flatten().map(|(_, slack)| *slack).collect();
    all.sort_unstable();
    all.get(wanted.min(all.len().saturating_sub(1))).copied().unwrap_or(0)
}
