//! Every plan again in exact numbers: nobody works more than there is, at more places than may be, or where they cannot.

use super::problem::{Level, Problem};
use super::solve::{Aim, Reached};
use super::{Post, Staffed};
use crate::quantity::{Overflow, Rational};
use std::collections::BTreeSet;

/// Why there is no plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The amounts have no common measure that is coarse enough.
    TooFine,
    /// Nobody could be found for what was chosen within the time.
    NoCrew,
    /// The plan breaks a limit: somebody works too much, at too many places or where it may not be.
    Broken,
    /// A sum leaves the exact range.
    Overflow,
}

impl From<Overflow> for Fault {
    fn from(_: Overflow) -> Self {
        Self::Overflow
    }
}

/// What each service has before and after, once nobody is found to break a limit.
pub(super) fn staffed(problem: &Problem, posts: &[Post]) -> Result<Vec<Staffed>, Fault> {
    for (index, person) in problem.people.iter().enumerate() {
        let own: Vec<&Post> = posts.iter().filter(|post| post.person == index).collect();
        let all = sum(own.iter().map(|post| post.amount))?;
        let places: BTreeSet<usize> = own.iter().map(|post| post.site).collect();
        let too_many = person.at_most.is_some_and(|most| places.len() > usize::try_from(most).unwrap_or(usize::MAX));
        let divided = person.parts == 1 && own.iter().any(|post| post.amount != person.amount);
        let misfits = own.iter().any(|post| !person.fits(post.site) || post.amount <= Rational::ZERO);
        if all > person.amount || too_many || divided || misfits {
            return Err(Fault::Broken);
        }
    }
    let own = |site: usize| sum(posts.iter().filter(|post| post.site == site).map(|post| post.amount));
    let now = |site: usize| {
        let holder = problem.sites.get(site).map(|it| it.holder);
        let here = problem.people.iter().filter(|person| person.fits(site));
        let homes = here.flat_map(|person| &person.homes).filter(|(at, _)| Some(*at) == holder);
        sum(homes.map(|(_, amount)| *amount))
    };
    let sites = problem.sites.iter().enumerate().map(|(index, site)| {
        let shares = problem.sites.iter().enumerate().filter(|(_, it)| it.pool == Some(index));
        let shares: Vec<usize> = shares.map(|(share, _)| share).collect();
        let (mut before, mut after) = (now(index)?, own(index)?);
        for share in shares {
            before = before.add(now(share)?)?;
            after = after.add(own(share)?)?;
        }
        Ok(Staffed { before, after, short: site.need.subtract(after)?.max(Rational::ZERO) })
    });
    sites.collect()
}

/// What the plan reaches, worked out from who works where, against what the solver found it could not be below.
pub(super) fn reached(
    problem: &Problem,
    posts: &[Post],
    staffed: &[Staffed],
    found: &[Reached],
) -> Result<Vec<Reached>, Fault> {
    let mut upset = false;
    let each = found.iter().map(|found| {
        let value = value(problem, posts, staffed, found.aim)?;
        // A later aim is only proven with what the earlier ones came to.
        let proven = value.is_zero() || !upset && found.proven && value <= found.value;
        upset |= value > found.value;
        Ok(Reached { aim: found.aim, value, bound: found.bound.map(|bound| bound.min(value)), proven })
    });
    each.collect()
}

fn value(problem: &Problem, posts: &[Post], staffed: &[Staffed], aim: Aim) -> Result<Rational, Fault> {
    let of = |level: Level| problem.sites.iter().zip(staffed).filter(move |(site, _)| site.level == level);
    let short = |level: Level| sum(of(level).map(|(_, staffed)| staffed.short));
    match aim {
        Aim::Must => short(Level::Must),
        Aim::Should => short(Level::Should),
        Aim::Shares => short(Level::Share),
        Aim::Worst => {
            let mut worst = Rational::ZERO;
            for (site, staffed) in of(Level::Must) {
                worst = worst.max(staffed.short.divide(site.need)?.unwrap_or(Rational::ZERO));
            }
            Ok(worst)
        }
        Aim::Moves => Ok(Rational::whole(i64::try_from(moved(problem, posts).len()).unwrap_or(i64::MAX))),
    }
}

/// Posts of people at places where they are not now.
pub(super) fn moved<'p>(problem: &Problem, posts: &'p [Post]) -> Vec<&'p Post> {
    let is_new = |post: &&Post| {
        let holder = problem.sites.get(post.site).map(|site| site.holder);
        !holder.zip(problem.people.get(post.person)).is_some_and(|(holder, person)| person.is_at(holder))
    };
    posts.iter().filter(is_new).collect()
}

pub(super) fn sum(amounts: impl Iterator<Item = Rational>) -> Result<Rational, Fault> {
    let mut sum = Rational::ZERO;
    for amount in amounts {
        sum = sum.add(amount)?;
    }
    Ok(sum)
}
