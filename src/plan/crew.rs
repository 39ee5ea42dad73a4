//! From how many of each class to who: those who are there already stay, in the order of the list; then who has no place
//! comes before who would have to leave one.

use super::columns::{Class, Grid};
use super::problem::Problem;
use super::search::Search;

/// Parts of a person at a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Duty {
    pub(super) person: usize,
    pub(super) site: usize,
    pub(super) parts: i64,
}

/// Finds people for a choice of columns; none where the parts of people who may be at a few places only cannot be put
/// together.
pub(super) fn crew(problem: &Problem, grid: &Grid, columns: &[usize]) -> Option<Vec<Duty>> {
    let mut teams = Vec::new();
    for (index, class) in grid.classes.iter().enumerate() {
        let wanted: Vec<(usize, i64)> = grid
            .columns
            .iter()
            .zip(columns)
            .enumerate()
            .filter_map(|(site, (of, chosen))| {
                let column = of.get(*chosen)?;
                let parts: i64 = column.parts.iter().filter(|(own, _)| *own == index).map(|(_, parts)| parts).sum();
                (parts > 0).then_some((site, parts))
            })
            .collect();
        let mut team = Team::new(problem, &grid.by_rest, class);
        let greedy = team.post(wanted.clone());
        // Who cannot be divided is posted as well as can be; parts of people may be put together better.
        if class.parts > 1 {
            let known = greedy.map(|()| team.duties);
            team = Team::new(problem, &grid.by_rest, class);
            team.duties = Search::new(&team, &wanted, known).best()?;
            team.settle();
        } else {
            greedy?;
        }
        team.stay(true);
        teams.push(team);
    }
    for pool in (0..problem.sites.len()).filter(|site| grid.by_rest.get(*site).copied().unwrap_or(false)) {
        let amount = |team: &Team<'_>| -> i64 {
            let own = team.duties.iter().filter(|duty| team.pool(duty.site) == Some(pool));
            own.map(|duty| duty.parts * team.class.part).sum()
        };
        let need = grid.needs.get(pool).copied().unwrap_or_default();
        let mut short = need - teams.iter().map(amount).sum::<i64>();
        for team in &mut teams {
            short = team.help(pool, short);
        }
    }
    teams.iter_mut().for_each(|team| team.stay(false));
    let mut duties: Vec<Duty> = teams.into_iter().flat_map(|team| team.duties).collect();
    duties.sort_by_key(|duty| (duty.person, duty.site));
    Some(duties)
}

/// The people of a class with what they still have to give.
pub(super) struct Team<'t> {
    problem: &'t Problem,
    by_rest: &'t [bool],
    pub(super) class: &'t Class,
    pub(super) left: Vec<(usize, i64)>,
    duties: Vec<Duty>,
}

impl<'t> Team<'t> {
    fn new(problem: &'t Problem, by_rest: &'t [bool], class: &'t Class) -> Self {
        let left = class.people.iter().map(|person| (*person, class.parts)).collect();
        Self { problem, by_rest, class, left, duties: Vec::new() }
    }

    pub(super) fn is_home(&self, person: usize, site: usize) -> bool {
        let holder = self.problem.sites.get(site).map(|it| it.holder);
        holder.zip(self.problem.people.get(person)).is_some_and(|(holder, person)| person.is_at(holder))
    }

    fn has_home(&self, person: usize) -> bool {
        self.problem.people.get(person).is_some_and(|person| !person.homes.is_empty())
    }

    /// Whether somebody may go to one place more.
    fn may_visit(&self, person: usize, site: usize) -> bool {
        let visits = self.duties.iter().filter(|duty| duty.person == person);
        let (there, count) = visits.fold((false, 0), |(there, count), duty| (there || duty.site == site, count + 1));
        there || self.class.at_most.is_none_or(|most| count < most)
    }

    fn give(&mut self, person: usize, site: usize, parts: i64) {
        if let Some((_, left)) = self.left.iter_mut().find(|(own, _)| *own == person) {
            *left -= parts;
        }
        match self.duties.iter_mut().find(|duty| duty.person == person && duty.site == site) {
            Some(duty) => duty.parts += parts,
            None => self.duties.push(Duty { person, site, parts }),
        }
    }

    /// Puts people to places: those who are there, then those who can take all that is left, then parts of several.
    fn post(&mut self, mut wanted: Vec<(usize, i64)>) -> Option<()> {
        for (site, open) in &mut wanted {
            let here: Vec<(usize, i64)> =
                self.left.iter().copied().filter(|(person, left)| *left > 0 && self.is_home(*person, *site)).collect();
            for (person, left) in here {
                let parts = left.min(*open);
                if parts > 0 && self.may_visit(person, *site) {
                    self.give(person, *site, parts);
                    *open -= parts;
                }
            }
        }
        // The largest first: what is small still fits between.
        wanted.sort_by_key(|(site, open)| (-open, *site));
        for (site, mut open) in wanted {
            while open > 0 {
                let mut free: Vec<(usize, i64)> = self.left.clone();
                free.retain(|(person, left)| *left > 0 && self.may_visit(*person, site));
                // Who can take all of it with the least to spare, else who has the most.
                let next = free.into_iter().min_by_key(|(person, left)| {
                    let whole = *left >= open;
                    (!whole, self.has_home(*person), if whole { *left } else { -*left }, *person)
                });
                let (person, left) = next?;
                let parts = left.min(open);
                self.give(person, site, parts);
                open -= parts;
            }
        }
        Some(())
    }

    /// Takes what is on duty off what people still have to give.
    fn settle(&mut self) {
        for duty in &self.duties {
            if let Some((_, left)) = self.left.iter_mut().find(|(own, _)| *own == duty.person) {
                *left -= duty.parts;
            }
        }
    }

    /// Who has something left stays at home where there is work of the kind, else works longer where they are for a pool;
    /// where `pooled`, only who belongs to a pool.
    fn stay(&mut self, pooled: bool) {
        for (person, left) in self.left.clone() {
            let idle = left > 0 && (self.class.parts > 1 || left == self.class.parts);
            let fitting: Vec<usize> = (0..self.problem.sites.len()).filter(|site| self.class.fits(*site)).collect();
            let home = fitting.iter().find(|site| {
                let counts = !pooled || self.pool(**site).is_some();
                counts && self.is_home(person, **site) && self.may_visit(person, **site)
            });
            let there = || self.duties.iter().find(|duty| duty.person == person && self.pool(duty.site).is_some());
            if let Some(site) = home.copied().or_else(|| there().map(|duty| duty.site)).filter(|_| idle) {
                self.give(person, site, left);
            }
        }
    }

    /// The pool that a service belongs to.
    fn pool(&self, site: usize) -> Option<usize> {
        let it = self.problem.sites.get(site)?;
        if self.by_rest.get(site).copied().unwrap_or(false) { Some(site) } else { it.pool }
    }

    /// Sends people with something left to a pool that is short of so many grains: to the pool itself, else to a share.
    /// Gives what is short then.
    fn help(&mut self, pool: usize, mut short: i64) -> i64 {
        let sites = (0..self.problem.sites.len()).filter(|site| self.pool(*site) == Some(pool));
        let sites: Vec<usize> = sites.filter(|site| self.class.fits(*site)).collect();
        let own = sites.iter().copied().filter(|site| *site == pool);
        let sites: Vec<usize> = own.chain(sites.iter().copied().filter(|site| *site != pool)).collect();
        for (person, left) in self.left.clone() {
            let whole = self.class.parts > 1 || left == self.class.parts;
            if short <= 0 || left <= 0 || !whole {
                continue;
            }
            if let Some(site) = sites.iter().copied().find(|site| self.may_visit(person, *site)) {
                let parts = left.min((short + self.class.part - 1) / self.class.part.max(1));
                self.give(person, site, parts);
                short -= parts * self.class.part;
            }
        }
        short
    }
}
