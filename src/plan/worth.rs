//! What a plan comes to, worked out from who works where: the measure by which one is better than another.

use super::check::{Fault, sum};
use super::problem::{Level, Problem};
use super::solve::{Aim, Choice, Reached};
use super::stay::moves;
use super::{Post, Staffed};
use crate::quantity::Rational;
use std::collections::BTreeSet;

/// What is compared, in this order; less is better.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Worth {
    /// What is missing of all that must be.
    must: Rational,
    /// What part of each need that must be met is missing, the largest first.
    pub(super) parts: Vec<Rational>,
    should: Rational,
    shares: Rational,
    /// How many people are posted where they are not now.
    moved: Rational,
}

impl Worth {
    pub(super) fn of(problem: &Problem, posts: &[Post], staffed: &[Staffed]) -> Result<Self, Fault> {
        let of = |level: Level| problem.sites.iter().zip(staffed).filter(move |(site, _)| site.level == level);
        let short = |level: Level| sum(of(level).map(|(_, staffed)| staffed.short));
        let mut parts = Vec::new();
        for (site, staffed) in of(Level::Must) {
            parts.push(staffed.short.divide(site.need)?.unwrap_or(Rational::ZERO));
        }
        parts.sort_unstable_by(|one, other| other.cmp(one));
        let moved: BTreeSet<usize> = moves(problem, posts).into_iter().map(|post| post.person).collect();
        let moved = Rational::whole(i64::try_from(moved.len()).unwrap_or(i64::MAX));
        Ok(Self {
            must: short(Level::Must)?,
            parts,
            should: short(Level::Should)?,
            shares: short(Level::Share)?,
            moved,
        })
    }

    pub(super) fn value(&self, aim: Aim) -> Rational {
        let part = |place: usize| self.parts.get(place).copied().unwrap_or(Rational::ZERO);
        match aim {
            Aim::Must => self.must,
            Aim::Worst => part(0),
            Aim::InTurn => part(1),
            Aim::Should => self.should,
            Aim::Shares => self.shares,
            Aim::Moves => self.moved,
        }
    }

    /// How many parts are surely as small as can be, from the largest, if so many were of what was chosen.
    pub(super) fn settled(&self, choice: &Choice, proven: bool) -> usize {
        let same = self.parts.iter().zip(&choice.parts).take_while(|(own, chosen)| own <= chosen).count();
        if proven { same.min(choice.settled) } else { 0 }
    }

    /// How far each aim was reached, against what the solver found that no plan can be below.
    pub(super) fn reached(&self, choice: &Choice) -> Vec<Reached> {
        let mut upset = false;
        let each = choice.reached.iter().map(|found| {
            let value = self.value(found.aim);
            // A later aim is only proven with what the earlier ones came to.
            let same = if found.aim == Aim::InTurn { self.parts <= choice.parts } else { value <= found.value };
            let proven = value.is_zero() || !upset && found.proven && same;
            upset |= !same;
            Reached { aim: found.aim, value, bound: found.bound.map(|bound| bound.min(value)), proven }
        });
        each.collect()
    }
}
