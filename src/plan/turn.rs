//! The largest part of a need that is missing as small as it can be; then, with as few of them as can be, the next largest;
//! and so on. What is missing in all stays as it was settled.

use super::formulate::{Goal, Mark};
use super::minimise::{Sought, least};
use super::problem::Level;
use super::ratio::Ratio;
use super::solve::{Aim, Reached, Solver, exact};
use core::time::Duration;
use std::collections::BTreeSet;

/// So many different parts are settled at most.
const TURNS: usize = 40;

impl Solver<'_> {
    /// How many parts are settled for sure, from the largest, and how far that went.
    pub(super) fn in_turn(&mut self) -> (usize, [Reached; 2]) {
        let time = self.half();
        let mut settled = 0;
        let mut worst_proven = true;
        for turn in 0..TURNS {
            if self.at(settled) == Ratio::NOTHING {
                break;
            }
            let lowest = self.settle(settled, &time);
            worst_proven &= turn > 0 || lowest;
            let ratio = self.at(settled);
            self.kept.ceilings.push((Mark { ratio, with: false }, whole(settled)));
            let fewest = lowest && ratio != Ratio::NOTHING && self.fewest_at(ratio, &time);
            if !fewest {
                break;
            }
            settled = self.count(Mark { ratio, with: true });
        }
        let all = self.at(settled) == Ratio::NOTHING;
        self.keep_the_others();
        let reached = |aim, value: Ratio, proven: bool| {
            let value = exact(value);
            Reached { aim, value, bound: proven.then_some(value), proven }
        };
        let worst = reached(Aim::Worst, self.at(0), worst_proven);
        (settled, [worst, reached(Aim::InTurn, self.at(1), all)])
    }

    /// What part of a need is missing at this place in turn.
    fn at(&self, place: usize) -> Ratio {
        let ratios = self.grid.ratios(&self.shorts);
        ratios.get(place).copied().unwrap_or(Ratio::NOTHING)
    }

    fn count(&self, mark: Mark) -> usize {
        let ratios = self.grid.ratios(&self.shorts);
        ratios.into_iter().filter(|ratio| mark.counts(*ratio)).count()
    }

    /// Brings the part at a place in turn as low as it goes; whether it is sure that it goes no lower.
    fn settle(&mut self, place: usize, time: &dyn Fn() -> Duration) -> bool {
        let now = self.at(place);
        match self.can(Mark { ratio: now, with: true }, place, time) {
            Some(true) => {}
            sure => return sure.is_some(),
        }
        // All parts that there may be; the answer lies above `low` and at or below where it is now.
        let parts: Vec<Ratio> = self.parts().into_iter().collect();
        let mut low = 0;
        loop {
            let now = self.at(place);
            let high = parts.partition_point(|part| *part < now);
            if low >= high {
                return true;
            }
            let middle = usize::midpoint(low, high - 1);
            let Some(ratio) = parts.get(middle).copied() else { return true };
            match self.can(Mark { ratio, with: false }, place, time) {
                Some(true) => {}
                Some(false) => low = middle + 1,
                None => return false,
            }
        }
    }

    /// Whether no more than so many services can be counted; none where that could not be found out. What was found is
    /// taken over.
    fn can(&mut self, mark: Mark, most: usize, time: &dyn Fn() -> Duration) -> Option<bool> {
        let kept = self.kept.clone();
        self.kept.ceilings.push((mark, whole(most)));
        let goal = self.grid.missing(Level::Must, &self.shorts);
        let model = self.model(Goal::Missing(Level::Must));
        let cost = |columns: &[usize]| Some(self.grid.missing(Level::Must, &self.if_kept(columns)?));
        let found = least(&model, Sought::AtMost(goal), &cost, time);
        self.kept = kept;
        if let Some(choice) = found.choice {
            return self.take(&choice).then_some(true);
        }
        found.proven.then_some(false)
    }

    /// As few as can be with just this part of their need missing, or more; whether it is sure that there are no fewer.
    fn fewest_at(&mut self, ratio: Ratio, time: &dyn Fn() -> Duration) -> bool {
        let mark = Mark { ratio, with: true };
        let model = self.model(Goal::Above(mark));
        let count = |shorts: &[i64]| {
            let ratios = self.grid.ratios(shorts).into_iter();
            whole(ratios.filter(|ratio| mark.counts(*ratio)).count())
        };
        let cost = |columns: &[usize]| Some(count(&self.if_kept(columns)?));
        let found = least(&model, Sought::Below(count(&self.shorts)), &cost, time);
        self.keep(&found)
    }

    /// Whatever is missing beyond what was settled may not get worse either.
    fn keep_the_others(&mut self) {
        let ratios = self.grid.ratios(&self.shorts);
        let short = ratios.iter().filter(|ratio| **ratio > Ratio::NOTHING).count();
        for (place, ratio) in ratios.iter().enumerate().filter(|(_, ratio)| **ratio > Ratio::NOTHING) {
            let first = place == 0 || ratios.get(place - 1) != Some(ratio);
            if first && self.kept.ceilings.len() < TURNS {
                let mark = Mark { ratio: *ratio, with: false };
                if !self.kept.ceilings.iter().any(|(own, _)| *own == mark) {
                    self.kept.ceilings.push((mark, whole(place)));
                }
            }
        }
        self.kept.ceilings.push((Mark { ratio: Ratio::NOTHING, with: false }, whole(short)));
    }

    /// Every part of a need that may be missing where something must be, the smallest first.
    fn parts(&self) -> BTreeSet<Ratio> {
        let mut parts = BTreeSet::from([Ratio::NOTHING]);
        for site in self.grid.of_level(Level::Must).filter(|site| !self.grid.by_rest(*site)) {
            let columns = self.open.get(site).into_iter().flatten();
            let columns = columns.filter_map(|option| self.grid.columns.get(site)?.get(*option));
            parts.extend(columns.map(|column| self.ratio(site, column.amount)));
        }
        for rest in self.grid.rests.iter().filter(|rest| self.grid.levels.get(rest.site) == Some(&Level::Must)) {
            parts.extend((0..=self.grid.need(rest.site)).map(|amount| self.ratio(rest.site, amount)));
        }
        parts
    }

    fn ratio(&self, site: usize, amount: i64) -> Ratio {
        Ratio::new(self.grid.short(site, amount), self.grid.need(site))
    }
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
