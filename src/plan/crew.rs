//! From how much of each class to who: those who are there already stay, in the order of the list; then who has no place
//! comes before who would have to leave one.

use super::class::{Class, Hand};
use super::columns::Grid;
use super::pieces::pieces;
use super::problem::Problem;
use super::stay::is_home;
use core::time::Duration;
use std::collections::BTreeSet;

/// Parts of a person at a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Duty {
    pub(super) person: usize,
    pub(super) site: usize,
    pub(super) parts: i64,
}

/// Who does what, as far as people could be found.
#[derive(Debug, Clone)]
pub(super) struct Crew {
    pub(super) duties: Vec<Duty>,
    /// Whether everything that was chosen is done.
    pub(super) complete: bool,
    /// How many grains work at each service.
    pub(super) amounts: Vec<i64>,
}

impl Crew {
    /// How many people are posted where they are not now.
    pub(super) fn moved(&self, problem: &Problem) -> usize {
        let strange = self.duties.iter().filter(|duty| !is_home(problem, duty.person, duty.site));
        strange.map(|duty| duty.person).collect::<BTreeSet<_>>().len()
    }
}

/// Finds people for a choice of columns.
pub(super) fn crew(problem: &Problem, grid: &Grid, columns: &[usize], left: &dyn Fn() -> Duration) -> Crew {
    let mut complete = true;
    let mut brought = pieces(problem, grid, columns, left).into_iter().flatten();
    let mut teams = Vec::new();
    for (index, class) in grid.classes.iter().enumerate() {
        let mut team = Team::new(problem, grid, class);
        let brought = if class.divides { brought.next().flatten() } else { None };
        complete &= if let Some(brought) = brought {
            team.duties = brought.duties;
            team.settle();
            brought.complete
        } else {
            let sites = 0..grid.columns.len();
            let wanted = sites.filter_map(|site| Some((site, grid.column(site, columns)?.parts_of(index))));
            team.post(wanted.filter(|(_, parts)| *parts > 0).collect())
        };
        team.stay(true);
        teams.push(team);
    }
    for rest in &grid.rests {
        let amount = |team: &Team<'_>| -> i64 {
            let own = team.duties.iter().filter(|duty| rest.members.contains(&duty.site));
            own.map(|duty| duty.parts * team.class.part).sum()
        };
        let mut short = grid.need(rest.site) - teams.iter().map(amount).sum::<i64>();
        for team in &mut teams {
            short = team.help(rest.site, &rest.members, short);
        }
    }
    teams.iter_mut().for_each(|team| team.stay(false));
    let mut amounts = vec![0; grid.columns.len()];
    for (part, duty) in teams.iter().flat_map(|team| team.duties.iter().map(|duty| (team.class.part, duty))) {
        if let Some(amount) = amounts.get_mut(duty.site) {
            *amount += part * duty.parts;
        }
    }
    let mut duties: Vec<Duty> = teams.into_iter().flat_map(|team| team.duties).collect();
    duties.sort_by_key(|duty| (duty.person, duty.site));
    Crew { duties, complete, amounts }
}

/// The people of a class with what they still have to give.
struct Team<'t> {
    problem: &'t Problem,
    grid: &'t Grid,
    class: &'t Class,
    /// How many parts each of them still has, in their order.
    left: Vec<i64>,
    duties: Vec<Duty>,
}

impl<'t> Team<'t> {
    fn new(problem: &'t Problem, grid: &'t Grid, class: &'t Class) -> Self {
        let left = class.hands.iter().map(|hand| hand.parts).collect();
        Self { problem, grid, class, left, duties: Vec::new() }
    }

    fn is_home(&self, person: usize, site: usize) -> bool {
        is_home(self.problem, person, site)
    }

    fn fits(&self, person: usize, site: usize) -> bool {
        self.problem.people.get(person).is_some_and(|person| person.fits(site))
    }

    /// Whether somebody is at a place now that counts for a service that whoever has something left helps.
    fn is_in_pool(&self, person: usize) -> bool {
        let mut members = self.grid.rests.iter().flat_map(|rest| &rest.members);
        members.any(|site| self.is_home(person, *site))
    }

    fn has_home(&self, person: usize) -> bool {
        self.problem.people.get(person).is_some_and(|person| !person.homes.is_empty())
    }

    /// Those who still have something to give, each with how much.
    fn free(&self) -> Vec<(Hand, i64)> {
        let all = self.class.hands.iter().copied().zip(self.left.iter().copied());
        all.filter(|(_, left)| *left > 0).collect()
    }

    /// Whether somebody may go to one place more, or is there.
    fn may_visit(&self, hand: Hand, site: usize) -> bool {
        let visits = || self.duties.iter().filter(|duty| duty.person == hand.person);
        let there = visits().any(|duty| duty.site == site);
        let count = i64::try_from(visits().count()).unwrap_or(i64::MAX);
        self.fits(hand.person, site) && (there || hand.at_most.is_none_or(|most| count < most))
    }

    fn give(&mut self, person: usize, site: usize, parts: i64) {
        let place = self.class.hands.iter().position(|hand| hand.person == person);
        if let Some(left) = place.and_then(|place| self.left.get_mut(place)) {
            *left -= parts;
        }
        give(&mut self.duties, person, site, parts);
    }

    /// Puts people to places: those who are there, then those who can take all that is left, then parts of several. Whether
    /// nothing is left open.
    fn post(&mut self, mut wanted: Vec<(usize, i64)>) -> bool {
        for (site, open) in &mut wanted {
            for (hand, left) in self.free() {
                let parts = left.min(*open);
                if parts > 0 && self.is_home(hand.person, *site) && self.may_visit(hand, *site) {
                    self.give(hand.person, *site, parts);
                    *open -= parts;
                }
            }
        }
        // The largest first: what is small still fits between.
        wanted.sort_by_key(|(site, open)| (-open, *site));
        let mut done = true;
        for (site, mut open) in wanted {
            while open > 0 {
                // Who can take all of it, who goes elsewhere already, who is in no pool and who has no place; then who has the
                // least to spare.
                let next = self.free().into_iter().filter(|(hand, _)| self.may_visit(*hand, site)).min_by_key(
                    |(hand, left)| {
                        let whole = *left >= open;
                        let goes = self
                            .duties
                            .iter()
                            .any(|duty| duty.person == hand.person && !self.is_home(hand.person, duty.site));
                        (
                            !whole,
                            !goes,
                            self.is_in_pool(hand.person),
                            self.has_home(hand.person),
                            if whole { *left } else { -*left },
                            hand.person,
                        )
                    },
                );
                let Some((hand, left)) = next else {
                    done = false;
                    break;
                };
                let parts = left.min(open);
                self.give(hand.person, site, parts);
                open -= parts;
            }
        }
        done
    }

    /// Takes what is on duty off what people still have to give.
    fn settle(&mut self) {
        for (left, hand) in self.left.iter_mut().zip(&self.class.hands) {
            let own = self.duties.iter().filter(|duty| duty.person == hand.person);
            *left = hand.parts - own.map(|duty| duty.parts).sum::<i64>();
        }
    }

    /// Who has something left stays at home where there is work of the kind, else works longer where they are for a pool;
    /// where `pooled`, only who belongs to a pool.
    fn stay(&mut self, pooled: bool) {
        let is_pool = |team: &Self, site: usize| team.grid.rests.iter().any(|rest| rest.members.contains(&site));
        for (hand, left) in self.free() {
            let home = (0..self.problem.sites.len()).find(|site| {
                let counts = !pooled || is_pool(self, *site);
                counts && self.is_home(hand.person, *site) && self.may_visit(hand, *site)
            });
            let there = || self.duties.iter().find(|duty| duty.person == hand.person && is_pool(self, duty.site));
            if let Some(site) = home.or_else(|| there().map(|duty| duty.site)) {
                self.give(hand.person, site, left);
            }
        }
    }

    /// Sends people with something left to a pool that is short of so many grains: to the pool itself, else to one of the
    /// services that count for it. Gives what is short then.
    fn help(&mut self, pool: usize, members: &[usize], mut short: i64) -> i64 {
        let own = std::iter::once(pool).chain(members.iter().copied().filter(|site| *site != pool));
        let sites: Vec<usize> = own.collect();
        for (hand, left) in self.free() {
            if short <= 0 {
                break;
            }
            if let Some(site) = sites.iter().copied().find(|site| self.may_visit(hand, *site)) {
                let parts = left.min((short + self.class.part - 1) / self.class.part.max(1));
                self.give(hand.person, site, parts);
                short -= parts * self.class.part;
            }
        }
        short
    }
}

/// Adds parts of a person at a service, to those that work there already if there are such.
pub(super) fn give(duties: &mut Vec<Duty>, person: usize, site: usize, parts: i64) {
    match duties.iter_mut().find(|duty| duty.person == person && duty.site == site) {
        Some(duty) => duty.parts += parts,
        None => duties.push(Duty { person, site, parts }),
    }
}
