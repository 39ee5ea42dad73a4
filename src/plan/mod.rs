//! A deployment plan: who works where, so that the services of a standard are met as far as can be.
//!
//! One role is one problem. In this order, each brought as low as it goes and then kept:
//!
//! 1. what is missing of all services that must be, added up;
//! 2. the largest part of a need that is missing, of those;
//! 3. what is missing of the services that should be; then of the shares of a pool, such as a mobile team's houses;
//! 4. how many people are posted where they are not now. Of equal people those who come first in the list stay.
//!
//! A person works at one place, whole. Who is mobile, or may be at several shelters, works in equal parts at no more
//! places than the staff file allows. A pool judged once for a portfolio counts everybody who works at its shares.
//! People whom a place does not need, and no other needs, stay where they are.
//!
//! A service is staffed by one of its *columns*: so many of each class of equal people, nobody in vain. An integer solver
//! chooses the columns (`milp`), and every plan is checked again in exact numbers before it is given out.

mod check;
mod columns;
mod crew;
mod milp;
mod problem;
mod reason;
mod search;
mod solve;

pub use check::Fault;
pub use problem::{Level, Person, Problem, Site};
pub use reason::{Next, Reason};
pub use solve::{Aim, Reached};

use crate::quantity::Rational;
use columns::Grid;
use core::time::Duration;
use crew::crew;
use solve::Solver;

/// So often people are sought again where a choice could not be put together.
const TRIES: i64 = 6;

/// Who works where, what that gives, and how good it is.
type Found = (Vec<Post>, Vec<Staffed>, Vec<Reached>);

/// Who works where for one role.
#[derive(Debug, Clone)]
pub struct Plan {
    /// What was planned for.
    pub problem: Problem,
    /// Who works where; by person, then service.
    pub posts: Vec<Post>,
    /// What each service has, in their order: now by the staff list, and by the plan.
    pub staffed: Vec<Staffed>,
    /// How far each aim was reached.
    pub reached: Vec<Reached>,
}

/// A person, or a part of one, at a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Post {
    /// The person, by its place among the people.
    pub person: usize,
    /// The service, by its place among the services.
    pub site: usize,
    /// How much works there.
    pub amount: Rational,
}

/// What a service has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Staffed {
    /// By the staff list, now.
    pub before: Rational,
    /// By the plan.
    pub after: Rational,
    /// What is missing by the plan.
    pub short: Rational,
}

impl Plan {
    /// Plans; `left` tells how much time there still is.
    ///
    /// # Errors
    /// Why there is no plan.
    pub fn make(problem: Problem, left: &dyn Fn() -> Duration) -> Result<Self, Fault> {
        let grid = Grid::new(&problem).ok_or(Fault::TooFine)?;
        let mut bounds: Option<Vec<Reached>> = None;
        let mut best: Option<(Vec<Rational>, Found)> = None;
        for spared in 0..TRIES {
            let choice = Solver { problem: &problem, grid: &grid, left, spared }.solve();
            let bounds = bounds.get_or_insert_with(|| choice.reached.clone());
            let Some(duties) = crew(&problem, &grid, &choice.columns) else { continue };
            let part = |person: usize| problem.people.get(person).map_or(Rational::ZERO, Person::part);
            let posts = duties.into_iter().filter_map(|duty| {
                let amount = part(duty.person).multiply(Rational::whole(duty.parts)).ok()?;
                Some(Post { person: duty.person, site: duty.site, amount })
            });
            let posts: Vec<Post> = posts.collect();
            let staffed = check::staffed(&problem, &posts)?;
            let reached = check::reached(&problem, &posts, &staffed, bounds)?;
            // Where people could not be put together as was chosen, fewer places may do better.
            let upset = |(own, bound): (&Reached, &Reached)| own.aim != Aim::Moves && own.value > bound.value;
            let again = reached.iter().zip(bounds.iter()).any(upset) && !left().is_zero();
            let worth: Vec<Rational> = reached.iter().map(|reached| reached.value).collect();
            if best.as_ref().is_none_or(|(known, _)| worth < *known) {
                best = Some((worth, (posts, staffed, reached)));
            }
            if !again {
                break;
            }
        }
        let (_, (posts, staffed, reached)) = best.ok_or(Fault::NoCrew)?;
        Ok(Self { problem, posts, staffed, reached })
    }
}

#[cfg(test)]
mod tests;
