//! Who brings which piece: the people of classes that divide, for a choice of columns.
//!
//! The solver says how many of each kind are moved, how they divide and what those who stay do at home; here that becomes
//! people and places. What does not come out is left open, and told.

use super::class::Class;
use super::columns::Grid;
use super::crew::{Duty, give};
use super::formulate::{Goal, Kept};
use super::milp::{self, Effort, Found};
use super::problem::Problem;
use super::stay::is_home;
use super::supply::{Group, Kind, Stay, Supply};
use core::time::Duration;
use std::collections::BTreeMap;

/// What a person who is moved weighs against one place more.
const PERSON: i64 = 1000;

/// What the people of a class do, as far as pieces came out.
pub(super) struct Brought {
    pub(super) duties: Vec<Duty>,
    /// Whether nothing is left open.
    pub(super) complete: bool,
}

/// The duties of each class that divides, in the order of the classes; none where the solver found nothing, or knew of no
/// pieces.
pub(super) fn pieces(
    problem: &Problem,
    grid: &Grid,
    columns: &[usize],
    left: &dyn Fn() -> Duration,
) -> Option<Vec<Option<Brought>>> {
    if !grid.classes.iter().any(|class| class.divides) {
        return None;
    }
    let open: Vec<Vec<usize>> = columns.iter().map(|column| vec![*column]).collect();
    let mut made = grid.formulate(Goal::Moves, &Kept::default(), &open, Stay::AtHome(problem));
    let people = i64::try_from(problem.people.len()).unwrap_or(i64::MAX).saturating_add(1);
    let short = made.shorts.iter().map(|helper| (*helper, people.saturating_mul(PERSON)));
    let groups = made.supplies.iter().flat_map(|(_, supply)| &supply.groups);
    let moved = groups.map(|group| (group.moved, PERSON));
    let splits = made.supplies.iter().flat_map(|(_, supply)| &supply.splits);
    let brought = made.supplies.iter().flat_map(|(_, supply)| &supply.brought);
    let postings = splits.map(|(_, _, helper)| (*helper, 1)).chain(brought.map(|(_, _, helper)| (*helper, 1)));
    for (helper, cost) in short.chain(moved).chain(postings) {
        if let Some(helper) = made.model.helpers.get_mut(helper) {
            helper.cost = cost;
        }
    }
    let Found::Choice { helpers, .. } = milp::choose(&made.model, &open, Effort::Some(left())) else { return None };
    let value = |helper: usize| helpers.get(helper).copied().unwrap_or(0);
    let each = made.supplies.iter().map(|(index, supply)| {
        let class = grid.classes.get(*index).filter(|_| !supply.patterns.is_empty())?;
        let asked = (0..columns.len()).map(|site| grid.column(site, columns).map_or(0, |it| it.parts_of(*index)));
        Some(Hauling { problem, grid, class, value: &value, duties: Vec::new() }.all(supply, asked.collect()))
    });
    Some(each.collect())
}

/// The people of one class on their way.
struct Hauling<'h> {
    problem: &'h Problem,
    grid: &'h Grid,
    class: &'h Class,
    /// How large a helper is.
    value: &'h dyn Fn(usize) -> i64,
    duties: Vec<Duty>,
}

impl Hauling<'_> {
    fn all(mut self, supply: &Supply, mut asked: Vec<i64>) -> Brought {
        let mut movers: BTreeMap<Kind, Vec<usize>> = BTreeMap::new();
        for group in &supply.groups {
            let moved = self.stay(group, &mut asked);
            movers.entry(group.kind).or_default().extend(moved);
        }
        let mut asked = self.asked(supply, asked);
        let mut brought = self.brought(supply, movers);
        // Pieces of just the size, to those who are there already if there are such; then larger ones.
        asked.sort_unstable_by_key(|(site, size)| (-size, *site));
        asked.retain(|(site, size)| {
            let same = || brought.iter().enumerate().filter(|(_, (_, own))| own == size);
            let best = same().min_by_key(|(place, (person, _))| (self.distance(*person, *site), *place));
            let Some((place, _)) = best else { return true };
            let (person, _) = brought.remove(place);
            give(&mut self.duties, person, *site, *size);
            false
        });
        brought.sort_by_key(|(_, size)| -size);
        let mut brought = brought.into_iter();
        asked.retain(|(site, size)| match brought.next() {
            Some((person, own)) if own >= *size => {
                // Whoever brings more to a pool works longer there.
                let counts = self.grid.rests.iter().any(|rest| rest.members.contains(site));
                give(&mut self.duties, person, *site, if counts { own } else { *size });
                false
            }
            _ => true,
        });
        Brought { duties: self.duties, complete: asked.is_empty() }
    }

    /// Whether somebody would come anew: who is there, then who is sent there already, then others.
    fn distance(&self, person: usize, site: usize) -> u8 {
        let sent = self.duties.iter().any(|duty| duty.person == person && duty.site == site);
        if is_home(self.problem, person, site) {
            0
        } else if sent {
            1
        } else {
            2
        }
    }

    /// Those of a group who stay work at home; gives those who are moved. Of equal people the later ones are.
    fn stay(&mut self, group: &Group, asked: &mut [i64]) -> Vec<usize> {
        let moved = usize::try_from((self.value)(group.moved)).unwrap_or(0).min(group.hands.len());
        let (staying, moving) = group.hands.split_at(group.hands.len() - moved);
        let person = |index: &usize| self.class.hands.get(*index).map(|hand| hand.person);
        let mut left: Vec<(usize, i64)> = staying.iter().filter_map(person).map(|it| (it, group.kind.0)).collect();
        for (site, stays) in &group.stays {
            let Some(open) = asked.get_mut(*site) else { continue };
            let mut parts = (self.value)(*stays).min(*open);
            *open -= parts;
            for (person, left) in &mut left {
                let own = parts.min(*left);
                if own > 0 {
                    give(&mut self.duties, *person, *site, own);
                    *left -= own;
                    parts -= own;
                }
            }
            *open += parts;
        }
        moving.iter().filter_map(person).collect()
    }

    /// The pieces that services ask for, once those who stay have done their part.
    fn asked(&self, supply: &Supply, open: Vec<i64>) -> Vec<(usize, i64)> {
        let mut pieces: Vec<(usize, i64)> = Vec::new();
        let mut open = open;
        for (site, size, helper) in supply.brought.iter().rev() {
            for _ in 0..(self.value)(*helper) {
                // To a pool whatever is brought; elsewhere no more than is open.
                let rest = self.grid.rests.iter().find(|rest| rest.site == *site);
                match (rest, open.get_mut(*site)) {
                    (Some(rest), _) => {
                        let anybody = |site: &&usize| self.class.is_sent(**site);
                        let at = std::iter::once(site).chain(&rest.members).find(anybody);
                        pieces.push((at.copied().unwrap_or(*site), *size));
                    }
                    (None, Some(open)) if *open > 0 => {
                        let own = (*size).min(*open);
                        *open -= own;
                        pieces.push((*site, own));
                    }
                    _ => {}
                }
            }
        }
        pieces.extend(open.into_iter().enumerate().filter(|(_, open)| *open > 0));
        // The largest are divided first: what comes of it may be divided again.
        for (size, part, helper) in supply.splits.iter().rev() {
            for _ in 0..(self.value)(*helper) {
                if let Some(piece) = pieces.iter_mut().find(|(_, own)| own == size) {
                    piece.1 = size - part;
                    let site = piece.0;
                    pieces.push((site, *part));
                }
            }
        }
        pieces
    }

    /// The pieces that those who are moved bring.
    fn brought(&self, supply: &Supply, mut movers: BTreeMap<Kind, Vec<usize>>) -> Vec<(usize, i64)> {
        let mut pieces = Vec::new();
        for pattern in &supply.patterns {
            let own = movers.entry(pattern.kind).or_default();
            let count = usize::try_from((self.value)(pattern.count)).unwrap_or(0).min(own.len());
            for person in own.drain(..count) {
                pieces.extend(pattern.pieces.iter().map(|piece| (person, *piece)));
            }
        }
        pieces
    }
}
