//! Every plan again in exact numbers: nobody works more than there is, at more places than may be, or where they cannot.

use super::problem::Problem;
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

pub(super) fn sum(amounts: impl Iterator<Item = Rational>) -> Result<Rational, Fault> {
    let mut sum = Rational::ZERO;
    for amount in amounts {
        sum = sum.add(amount)?;
    }
    Ok(sum)
}
