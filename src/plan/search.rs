//! Puts parts of people together so that the fewest come to a place where they are not now: place by place, with what is
//! known to do as the mark to beat, up to a number of steps.

use super::crew::{Duty, Team};

/// So many steps are taken before what was found has to do.
const STEPS: u32 = 40_000;

/// A search among the people of one class.
pub(super) struct Search<'s> {
    team: &'s Team<'s>,
    wanted: &'s [(usize, i64)],
    left: Vec<i64>,
    visits: Vec<i64>,
    duties: Vec<Duty>,
    best: Option<(i64, Vec<Duty>)>,
    steps: u32,
}

impl<'s> Search<'s> {
    /// Seeks people for places with parts; `known` are duties that do.
    pub(super) fn new(team: &'s Team<'s>, wanted: &'s [(usize, i64)], known: Option<Vec<Duty>>) -> Self {
        let new = |duties: &[Duty]| {
            let strange = duties.iter().filter(|duty| !team.is_home(duty.person, duty.site)).count();
            i64::try_from(strange).unwrap_or(i64::MAX)
        };
        Self {
            left: team.left.iter().map(|(_, left)| *left).collect(),
            visits: vec![0; team.left.len()],
            best: known.map(|known| (new(&known), known)),
            duties: Vec::new(),
            steps: 0,
            team,
            wanted,
        }
    }

    /// The best that was found; none where nothing does.
    pub(super) fn best(mut self) -> Option<Vec<Duty>> {
        let first = self.wanted.first().map_or(0, |(_, parts)| *parts);
        self.seek(0, first, 0, 0);
        self.best.map(|(_, duties)| duties)
    }

    /// Fills a place with people from `from` on, then those behind it.
    fn seek(&mut self, place: usize, open: i64, from: usize, new: i64) {
        self.steps += 1;
        if self.steps > STEPS || self.best.as_ref().is_some_and(|(best, _)| new >= *best) {
            return;
        }
        let Some((site, _)) = self.wanted.get(place).copied() else {
            self.best = Some((new, self.duties.clone()));
            return;
        };
        if open == 0 {
            let next = self.wanted.get(place + 1).map_or(0, |(_, parts)| *parts);
            self.seek(place + 1, next, 0, new);
            return;
        }
        let mut people: Vec<(bool, usize, usize)> = Vec::new();
        for (index, (person, _)) in self.team.left.iter().enumerate().skip(from) {
            people.push((!self.team.is_home(*person, site), index, *person));
        }
        people.sort_unstable();
        for (strange, index, person) in people {
            let left = self.left.get(index).copied().unwrap_or(0);
            let visits = self.visits.get(index).copied().unwrap_or(0);
            if left == 0 || self.team.class.at_most.is_some_and(|most| visits >= most) {
                continue;
            }
            for parts in (1..=left.min(open)).rev() {
                self.change(index, -parts, 1);
                self.duties.push(Duty { person, site, parts });
                self.seek(place, open - parts, index + 1, new + i64::from(strange));
                self.duties.pop();
                self.change(index, parts, -1);
            }
        }
    }

    fn change(&mut self, index: usize, parts: i64, visits: i64) {
        if let (Some(left), Some(seen)) = (self.left.get_mut(index), self.visits.get_mut(index)) {
            *left += parts;
            *seen += visits;
        }
    }
}
