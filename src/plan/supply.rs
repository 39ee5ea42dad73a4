//! What people who may be at a few places only can bring there: pieces, so many parts of one person at one place.
//!
//! Somebody with four parts who may be at two places brings one of three and one of one, or two of two. A place that asks
//! for three parts takes a piece of three, or smaller ones of several people. So it is settled in the model already that
//! people can be found for what it chooses.

use super::class::Class;
use super::columns::{Column, Grid};
use super::model::{Model, Row};
use super::problem::Problem;
use super::stay::is_home;
use std::collections::BTreeMap;

/// With larger pieces, or more ways to divide one person, only visits are counted.
const LARGEST: i64 = 24;
const PATTERNS: usize = 60;

/// How many parts somebody has, and at how many places they can be with them.
pub(super) type Kind = (i64, i64);

/// People of a class who are equal in what they can give and in where they are.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub(super) kind: Kind,
    /// Which of the class they are.
    pub(super) hands: Vec<usize>,
    /// How many of them are moved.
    pub(super) moved: usize,
    /// Services at which they are now, with how many parts of those who stay work there.
    pub(super) stays: Vec<(usize, usize)>,
}

/// One way to divide people of a kind.
#[derive(Debug, Clone)]
pub(super) struct Pattern {
    pub(super) kind: Kind,
    pub(super) pieces: Vec<i64>,
    /// How many are divided so.
    pub(super) count: usize,
}

/// The helpers with which a class brings its pieces, by their places.
#[derive(Debug, Clone, Default)]
pub(super) struct Supply {
    pub(super) groups: Vec<Group>,
    pub(super) patterns: Vec<Pattern>,
    /// How many pieces of a size are brought in two, one of them of the second size.
    pub(super) splits: Vec<(i64, i64, usize)>,
    /// How many pieces of a size are brought to a service where somebody stays, or to one that whoever has something left
    /// helps.
    pub(super) brought: Vec<(usize, i64, usize)>,
}

/// Whether it is asked who stays where they are.
#[derive(Debug, Clone, Copy)]
pub(super) enum Stay<'p> {
    /// Everybody may be sent anywhere.
    Nobody,
    /// Whoever is moved has a price.
    AtHome(&'p Problem),
}

/// People of a kind who are sent somewhere: the ways to divide one, and the helpers that count them.
struct Sent {
    kind: Kind,
    ways: Vec<Vec<i64>>,
    moved: Vec<usize>,
}

/// A class in a model that is being made.
struct Bringing<'g> {
    grid: &'g Grid,
    index: usize,
    class: &'g Class,
    /// Services that whoever has something left helps, with the helper that says how much.
    help: &'g [(usize, usize)],
    sent: Vec<Sent>,
    /// The helpers of those who stay, by their service.
    at_home: BTreeMap<usize, Vec<usize>>,
    /// How all that helps comes about.
    helping: Row,
}

impl Grid {
    /// Adds what a class that divides can bring; `help` are helpers with which it helps at services.
    pub(super) fn supply(&self, model: &mut Model, index: usize, help: &[(usize, usize)], stay: Stay<'_>) -> Supply {
        let mut supply = Supply::default();
        let Some(class) = self.classes.get(index) else { return supply };
        let helping = Row { helpers: help.iter().map(|(_, helper)| (*helper, 1)).collect(), ..Row::default() };
        let (sent, at_home) = (Vec::new(), BTreeMap::new());
        let mut bringing = Bringing { grid: self, index, class, help, sent, at_home, helping };
        for (mut group, homes) in self.groups(class, stay) {
            bringing.people(model, &mut group, &homes, stay);
            supply.groups.push(group);
        }
        let asked = self.columns.iter().flatten().map(|column| column.parts_of(index)).max().unwrap_or(0);
        let largest = asked.max(class.largest());
        if largest <= LARGEST && bringing.sent.iter().all(|sent| sent.ways.len() < PATTERNS) {
            bringing.pieces(model, largest, &mut supply);
        } else {
            bringing.visits(model);
        }
        supply
    }

    fn groups(&self, class: &Class, stay: Stay<'_>) -> Vec<(Group, Vec<usize>)> {
        let mut groups: BTreeMap<(Kind, Vec<usize>), Vec<usize>> = BTreeMap::new();
        for (index, hand) in class.hands.iter().enumerate() {
            let homes = match stay {
                Stay::Nobody => Vec::new(),
                Stay::AtHome(problem) => {
                    (0..self.columns.len()).filter(|site| is_home(problem, hand.person, *site)).collect()
                }
            };
            groups.entry(((hand.parts, hand.visits()), homes)).or_default().push(index);
        }
        let groups = groups.into_iter();
        groups.map(|((kind, homes), hands)| (Group { kind, hands, moved: 0, stays: Vec::new() }, homes)).collect()
    }

    /// Whether work at a service counts for another that whoever has something left helps.
    fn counts_for(&self, rest: usize, site: usize) -> bool {
        self.rests.iter().any(|own| own.site == rest && own.members.contains(&site))
    }
}

impl Bringing<'_> {
    /// Those who are moved; and of those who stay their parts at home, and what they have left for a pool that they belong
    /// to.
    fn people(&mut self, model: &mut Model, group: &mut Group, homes: &[usize], stay: Stay<'_>) {
        let (parts, number) = (group.kind.0, i64::try_from(group.hands.len()).unwrap_or(i64::MAX));
        group.moved = model.add_helper(i64::from(matches!(stay, Stay::AtHome(_))), number, true);
        if let Some(sent) = self.sent.iter_mut().find(|sent| sent.kind == group.kind) {
            sent.moved.push(group.moved);
        } else {
            let ways = partitions(parts, group.kind.1, parts, PATTERNS);
            self.sent.push(Sent { kind: group.kind, ways, moved: vec![group.moved] });
        }
        if matches!(stay, Stay::Nobody) {
            return;
        }
        let mut row = Row { helpers: vec![(group.moved, parts)], most: parts * number, ..Row::default() };
        let counts = |site: &usize| self.help.iter().any(|(rest, _)| self.grid.counts_for(*rest, *site));
        if homes.iter().any(counts) {
            let longer = model.add_helper(0, parts * number, false);
            row.helpers.push((longer, 1));
            self.helping.helpers.push((longer, -1));
        }
        for site in homes.iter().filter(|site| !self.grid.by_rest(**site)) {
            let stays = model.add_helper(0, parts * number, false);
            row.helpers.push((stays, 1));
            group.stays.push((*site, stays));
            self.at_home.entry(*site).or_default().push(stays);
        }
        model.rows.push(row);
    }

    /// The rows of pieces: of every size no more are asked for than are brought.
    fn pieces(mut self, model: &mut Model, largest: i64, supply: &mut Supply) {
        let mut sizes: BTreeMap<i64, Row> = (1..=largest).map(|size| (size, Row::default())).collect();
        let mut add = |size: i64, helper: usize, by: i64| {
            if let Some(row) = sizes.get_mut(&size) {
                row.helpers.push((helper, by));
            }
        };
        let count = self.class.available();
        for sent in &self.sent {
            let mut row = Row { helpers: sent.moved.iter().map(|moved| (*moved, -1)).collect(), ..Row::default() };
            for pieces in &sent.ways {
                let number = model.add_helper(0, count, true);
                row.helpers.push((number, 1));
                pieces.iter().for_each(|piece| add(*piece, number, -1));
                supply.patterns.push(Pattern { kind: sent.kind, pieces: pieces.clone(), count: number });
            }
            model.rows.push(row);
        }
        for size in 2..=largest {
            for part in 1..=size / 2 {
                let splits = model.add_helper(0, count, true);
                for (size, by) in [(size, -1), (part, 1), (size - part, 1)] {
                    add(size, splits, by);
                }
                supply.splits.push((size, part, splits));
            }
        }
        // A larger piece than is asked for does, too; what is too much of it helps a pool.
        for size in 1..largest {
            let larger = model.add_helper(0, count, true);
            add(size, larger, -1);
            add(size + 1, larger, 1);
            self.helping.helpers.push((larger, -1));
        }
        for (rest, _) in self.help {
            for size in 1..=largest {
                let brought = model.add_helper(0, count, true);
                add(size, brought, 1);
                self.helping.helpers.push((brought, -size));
                supply.brought.push((*rest, size, brought));
            }
        }
        for (site, stays) in &self.at_home {
            let mut row = Row { terms: self.parts(*site), ..Row::default() };
            row.helpers = stays.iter().map(|stays| (*stays, -1)).collect();
            for size in 1..=largest {
                let brought = model.add_helper(0, count / size, true);
                add(size, brought, 1);
                row.helpers.push((brought, -size));
                supply.brought.push((*site, size, brought));
            }
            model.rows.push(row);
        }
        for (size, row) in &mut sizes {
            for site in (0..self.grid.columns.len()).filter(|site| !self.at_home.contains_key(site)) {
                let is_asked = |column: &Column| i64::from(column.parts_of(self.index) == *size);
                row.terms.extend(self.grid.terms(site, is_asked));
            }
        }
        model.rows.extend(sizes.into_values());
        if !self.help.is_empty() {
            model.rows.push(self.helping);
        }
    }

    /// Where pieces are too many to count: parts and visits, in parts of a visit.
    fn visits(self, model: &mut Model) {
        // Who stays may help, too: that is not counted.
        if !self.at_home.is_empty() && !self.help.is_empty() {
            return;
        }
        let size = self.class.largest();
        let mut all = Row { helpers: self.help.iter().map(|(_, helper)| (*helper, 1)).collect(), ..Row::default() };
        let mut visits = all.clone();
        for sent in &self.sent {
            let (parts, seen) = sent.kind;
            all.helpers.extend(sent.moved.iter().map(|moved| (*moved, -parts)));
            visits.helpers.extend(sent.moved.iter().map(|moved| (*moved, -seen * size)));
        }
        for site in 0..self.grid.columns.len() {
            all.terms.extend(self.parts(site));
            if let Some(stays) = self.at_home.get(&site) {
                all.helpers.extend(stays.iter().map(|stays| (*stays, -1)));
            } else {
                let people = |column: &Column| self.class.people_for(column.parts_of(self.index)) * size;
                visits.terms.extend(self.grid.terms(site, people));
            }
        }
        model.rows.extend([all, visits]);
    }

    /// How many parts every column of a service takes.
    fn parts(&self, site: usize) -> Vec<(usize, usize, i64)> {
        self.grid.terms(site, |column| column.parts_of(self.index))
    }
}

/// The ways to divide so many parts into just so many pieces, the largest first and none larger than `largest`; no more
/// than `most` of them.
fn partitions(parts: i64, pieces: i64, largest: i64, most: usize) -> Vec<Vec<i64>> {
    if pieces <= 0 || parts < pieces {
        return if parts == 0 && pieces == 0 { vec![Vec::new()] } else { Vec::new() };
    }
    let mut all = Vec::new();
    for first in (1..=largest.min(parts)).rev() {
        for mut rest in partitions(parts - first, pieces - 1, first, most) {
            if all.len() >= most {
                return all;
            }
            rest.insert(0, first);
            all.push(rest);
        }
    }
    all
}
