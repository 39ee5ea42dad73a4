//! From the ways to staff services to a model for the solver.

use super::columns::{Column, Grid};
use super::model::{Model, Row};
use super::problem::Level;
use super::ratio::Ratio;
use super::supply::{Stay, Supply};

/// What is to be brought as low as it goes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Goal {
    /// What is missing of a level.
    Missing(Level),
    /// How many services that must be miss more than a part of their need.
    Above(Mark),
    /// How many people are posted where they are not now.
    Moves,
}

/// A part of a need that is to be passed by few.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) ratio: Ratio,
    /// Whether those count that miss just this part, too.
    pub(super) with: bool,
}

impl Mark {
    /// Whether so much of a need is counted.
    pub(super) fn counts(self, ratio: Ratio) -> bool {
        ratio > self.ratio || self.with && ratio == self.ratio
    }

    /// The most that may be missing of a need without being counted; below zero where even nothing is.
    fn most(self, need: i64) -> i64 {
        let most = self.ratio.of(need);
        if self.counts(Ratio::new(most, need)) { most - 1 } else { most }
    }
}

/// What was settled before, and may not be worse.
#[derive(Debug, Clone, Default)]
pub(super) struct Kept {
    /// The most that may be missing of levels.
    pub(super) sums: Vec<(Level, i64)>,
    /// At most so many services may miss more than a part of their need.
    pub(super) ceilings: Vec<(Mark, i64)>,
}

/// A model with the places of its helpers.
pub(super) struct Formulated {
    pub(super) model: Model,
    /// For each service that is staffed by whoever has something left: what is missing there.
    pub(super) shorts: Vec<usize>,
    /// How each class that divides brings what it does, by the class.
    pub(super) supplies: Vec<(usize, Supply)>,
}

impl Grid {
    /// The model of a goal, with what is kept; `open` lists the options of each service that may be chosen.
    pub(super) fn formulate(&self, goal: Goal, kept: &Kept, open: &[Vec<usize>], stay: Stay<'_>) -> Formulated {
        let mut made = self.base(open, stay);
        for (mark, most) in &kept.ceilings {
            if *most == 0 {
                self.bar(&mut made, *mark);
            } else {
                let row = self.counted(&mut made, *mark, 0);
                made.model.rows.push(Row { most: *most, ..row });
            }
        }
        for (level, most) in &kept.sums {
            let sites = self.of_level(*level).filter(|site| !self.by_rest(*site));
            let terms = sites.flat_map(|site| self.terms(site, |column| self.short(site, column.amount)));
            let own = self.rests.iter().zip(&made.shorts);
            let own = own.filter(|(rest, _)| self.levels.get(rest.site) == Some(level));
            let helpers = own.map(|(_, helper)| (*helper, 1)).collect();
            made.model.rows.push(Row { terms: terms.collect(), helpers, most: *most });
        }
        match goal {
            Goal::Missing(level) => self.cost_what_is_missing(&mut made, level),
            Goal::Above(mark) => {
                let row = self.counted(&mut made, mark, 1);
                for (site, option, _) in row.terms {
                    let cost = made.model.options.get_mut(site).and_then(|options| options.get_mut(option)?.as_mut());
                    if let Some(cost) = cost {
                        *cost = 1;
                    }
                }
            }
            Goal::Moves => {
                for (options, columns) in made.model.options.iter_mut().zip(&self.columns) {
                    for (cost, column) in options.iter_mut().zip(columns) {
                        if let Some(cost) = cost {
                            *cost = column.new;
                        }
                    }
                }
            }
        }
        made
    }

    fn cost_what_is_missing(&self, made: &mut Formulated, level: Level) {
        let mut step = 0;
        for site in self.of_level(level).filter(|site| !self.by_rest(*site)) {
            let columns = self.columns.get(site).into_iter().flatten();
            for (cost, column) in made.model.options.get_mut(site).into_iter().flatten().zip(columns) {
                if let Some(cost) = cost {
                    *cost = self.short(site, column.amount);
                    step = common(step, *cost);
                }
            }
        }
        for (rest, helper) in self.rests.iter().zip(&made.shorts) {
            if self.levels.get(rest.site) == Some(&level)
                && let Some(helper) = made.model.helpers.get_mut(*helper)
            {
                helper.cost = 1;
                let parts = self.classes.iter().map(|class| class.part);
                step = parts.chain([self.need(rest.site)]).fold(step, common);
            }
        }
        made.model.step = step.max(1);
    }

    /// Who there is, and what is missing where whoever has something left helps.
    fn base(&self, open: &[Vec<usize>], stay: Stay<'_>) -> Formulated {
        let options = self.columns.iter().zip(open).map(|(columns, open)| {
            (0..columns.len()).map(|option| open.binary_search(&option).is_ok().then_some(0)).collect()
        });
        let mut made = Formulated { model: Model::new(options.collect()), shorts: vec![], supplies: vec![] };
        let mut help: Vec<(usize, usize, usize)> = Vec::new();
        for rest in &self.rests {
            let short = made.model.add_helper(0, self.need(rest.site), false);
            made.shorts.push(short);
            let mut row = Row { helpers: vec![(short, -1)], most: -self.need(rest.site), ..Row::default() };
            row.terms = rest.members.iter().flat_map(|site| self.terms(*site, |column| -column.amount)).collect();
            for (class, most) in &rest.helpers {
                let Some(of) = self.classes.get(*class) else { continue };
                let helper = made.model.add_helper(0, *most, true);
                help.push((*class, rest.site, helper));
                row.helpers.push((helper, -of.part));
                if *most < of.available() {
                    let there =
                        rest.members.iter().flat_map(|site| self.terms(*site, |column| column.parts_of(*class)));
                    made.model.rows.push(Row { terms: there.collect(), helpers: vec![(helper, 1)], most: *most });
                }
            }
            made.model.rows.push(row);
        }
        // Nobody works more than there is, and at no more places than may be.
        let sites = || 0..self.columns.len();
        for (index, class) in self.classes.iter().enumerate() {
            let terms = sites().flat_map(|site| self.terms(site, |column| column.parts_of(index))).collect();
            let own = help.iter().filter(|(own, ..)| *own == index);
            let own: Vec<(usize, usize)> = own.map(|(_, rest, helper)| (*rest, *helper)).collect();
            let helpers = own.iter().map(|(_, helper)| (*helper, 1)).collect();
            made.model.rows.push(Row { terms, helpers, most: class.available() });
            if class.divides {
                let supply = self.supply(&mut made.model, index, &own, stay);
                made.supplies.push((index, supply));
            }
        }
        made
    }

    /// Nobody may be counted.
    fn bar(&self, made: &mut Formulated, mark: Mark) {
        for site in self.of_level(Level::Must).filter(|site| !self.by_rest(*site)) {
            let columns = self.columns.get(site).into_iter().flatten();
            for (cost, column) in made.model.options.get_mut(site).into_iter().flatten().zip(columns) {
                if mark.counts(Ratio::new(self.short(site, column.amount), self.need(site))) {
                    *cost = None;
                }
            }
        }
        for (rest, helper) in self.rests.iter().zip(&made.shorts) {
            if self.levels.get(rest.site) == Some(&Level::Must)
                && let Some(helper) = made.model.helpers.get_mut(*helper)
            {
                helper.end = helper.end.min(mark.most(self.need(rest.site)).max(0));
            }
        }
    }

    /// How many are counted, as a row without an end; whoever has something left is counted by a helper at a cost.
    fn counted(&self, made: &mut Formulated, mark: Mark, cost: i64) -> Row {
        let mut row = Row::default();
        for site in self.of_level(Level::Must).filter(|site| !self.by_rest(*site)) {
            let counts =
                |column: &Column| i64::from(mark.counts(Ratio::new(self.short(site, column.amount), self.need(site))));
            row.terms.extend(self.terms(site, counts));
        }
        for (rest, short) in self.rests.iter().zip(&made.shorts) {
            let need = self.need(rest.site);
            if self.levels.get(rest.site) == Some(&Level::Must) && need > 0 {
                let counts = made.model.add_helper(cost, 1, true);
                let most = mark.most(need);
                let helpers = vec![(*short, 1), (counts, -(need - most).max(0))];
                made.model.rows.push(Row { terms: Vec::new(), helpers, most });
                row.helpers.push((counts, 1));
            }
        }
        row
    }

    /// What every column of a service adds to a row.
    pub(super) fn terms(&self, site: usize, coefficient: impl Fn(&Column) -> i64) -> Vec<(usize, usize, i64)> {
        let columns = self.columns.get(site).into_iter().flatten().enumerate();
        columns.map(|(index, column)| (site, index, coefficient(column))).filter(|(_, _, it)| *it != 0).collect()
    }
}

/// The largest number that both are multiples of.
fn common(one: i64, other: i64) -> i64 {
    if other == 0 { one } else { common(other, one % other) }
}
