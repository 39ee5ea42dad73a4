//! A deployment plan: who works where, so that the services of a standard are met as far as can be.
//!
//! One role is one problem. In this order, each brought as low as it goes and then kept:
//!
//! 1. what is missing of all services that must be, added up;
//! 2. the largest part of a need that is missing, of those; then the next largest, one after the other (`turn`);
//! 3. what is missing of the services that should be; then of the shares of a pool, such as a mobile team's houses;
//! 4. how many people are posted where they are not now. Of equal people those who come first in the list stay.
//!
//! A person works at one place, whole. Who is mobile, or may be at several shelters, works in equal parts at no more
//! places than the staff file allows. A pool judged once for a portfolio counts everybody who works at its shares.
//! People whom a place does not need, and no other needs, stay where they are.
//!
//! A service is staffed by one of its *columns*: so much of each class of people who may stand in for each other, nobody in
//! vain. For each aim the columns are a model of whole numbers (`formulate`); a bound in whole numbers says which of them
//! can be in the best plan at all (`bound`), and an integer solver chooses among those (`milp`). What people can bring who may
//! be at a few places only is part of the model (`supply`), so that `crew` and `pieces` find people for what was chosen; and
//! every plan is checked again in exact numbers before it is given out.

mod bound;
mod check;
mod class;
mod columns;
mod crew;
mod formulate;
mod milp;
mod minimise;
mod model;
mod pieces;
mod problem;
mod ratio;
mod reason;
mod solve;
mod stay;
mod supply;
mod tally;
mod turn;
mod worth;

pub use check::Fault;
pub use problem::{Level, Person, Problem, Site};
pub use reason::{Next, Reason};
pub use solve::{Aim, Reached};

use crate::quantity::Rational;
use columns::Grid;
use core::time::Duration;
use crew::crew;
use solve::Solver;
use worth::Worth;

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
    /// What part of each need that must be met is missing, the largest first.
    pub parts: Vec<Rational>,
    /// How many of these are proven to be as small as can be, from the largest.
    pub settled: usize,
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
        let choice = Solver::new(&problem, &grid, left).solve();
        let part = |person: usize| problem.people.get(person).map_or(Rational::ZERO, Person::part);
        let duties = crew(&problem, &grid, &choice.columns, left).duties.into_iter();
        let posts = duties.filter_map(|duty| {
            let amount = part(duty.person).multiply(Rational::whole(duty.parts)).ok()?;
            Some(Post { person: duty.person, site: duty.site, amount })
        });
        let posts: Vec<Post> = posts.collect();
        let staffed = check::staffed(&problem, &posts)?;
        let worth = Worth::of(&problem, &posts, &staffed)?;
        let reached = worth.reached(&choice);
        let must = reached.iter().any(|reached| reached.aim == Aim::Must && reached.proven);
        let (settled, parts) = (worth.settled(&choice, must), worth.parts);
        Ok(Self { problem, posts, staffed, reached, parts, settled })
    }
}

#[cfg(test)]
mod tests;
