//! What a choice of columns comes to, counted exactly in grains.

use super::columns::Grid;
use super::problem::Level;
use super::ratio::Ratio;

impl Grid {
    /// How many parts of each class a choice leaves.
    fn left_over(&self, chosen: &[usize]) -> Vec<i64> {
        let mut left: Vec<i64> = self.classes.iter().map(super::class::Class::available).collect();
        for site in 0..self.columns.len() {
            for (class, parts) in self.column(site, chosen).into_iter().flat_map(|column| &column.parts) {
                if let Some(left) = left.get_mut(*class) {
                    *left -= parts;
                }
            }
        }
        left
    }

    /// What is missing at every service with a choice.
    pub(super) fn shorts(&self, chosen: &[usize]) -> Vec<i64> {
        let amount = |site: usize| self.column(site, chosen).map_or(0, |column| column.amount);
        let mut shorts: Vec<i64> = (0..self.columns.len()).map(|site| self.short(site, amount(site))).collect();
        let mut left = self.left_over(chosen);
        for rest in &self.rests {
            let mut short = (self.need(rest.site) - rest.members.iter().map(|site| amount(*site)).sum::<i64>()).max(0);
            for (class, most) in &rest.helpers {
                let part = self.classes.get(*class).map_or(1, |class| class.part.max(1));
                let there = rest.members.iter().filter_map(|site| self.column(*site, chosen));
                let there: i64 = there.map(|column| column.parts_of(*class)).sum();
                if let Some(left) = left.get_mut(*class) {
                    let parts = ((short + part - 1) / part).min(*left).min(most - there).max(0);
                    *left -= parts;
                    short = (short - parts * part).max(0);
                }
            }
            if let Some(own) = shorts.get_mut(rest.site) {
                *own = short;
            }
        }
        shorts
    }

    /// What is missing of a level, added up.
    pub(super) fn missing(&self, level: Level, shorts: &[i64]) -> i64 {
        self.of_level(level).filter_map(|site| shorts.get(site)).sum()
    }

    /// What part of each need that must be met is missing, the largest first.
    pub(super) fn ratios(&self, shorts: &[i64]) -> Vec<Ratio> {
        let musts = self.of_level(Level::Must);
        let mut ratios: Vec<Ratio> =
            musts.filter_map(|site| Some(Ratio::new(*shorts.get(site)?, self.need(site)))).collect();
        ratios.sort_unstable_by(|one, other| other.cmp(one));
        ratios
    }
}
