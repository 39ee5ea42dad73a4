//! An integer program in whole numbers: choose one option of every group, at the least cost, with every row kept.

/// A sum that may not be larger than an end.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    /// Group, option, coefficient.
    pub(super) terms: Vec<(usize, usize, i64)>,
    /// A helper with its coefficient.
    pub(super) helpers: Vec<(usize, i64)>,
    /// The largest sum.
    pub(super) most: i64,
}

/// A number beside the options, from nothing to an end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Helper {
    pub(super) cost: i64,
    pub(super) end: i64,
    /// Whether it has to be whole for the answer to be right.
    pub(super) whole: bool,
}

/// What is to be chosen.
#[derive(Debug, Clone)]
pub(super) struct Model {
    /// The cost of every option of every group; none for one that may not be chosen.
    pub(super) options: Vec<Vec<Option<i64>>>,
    pub(super) helpers: Vec<Helper>,
    pub(super) rows: Vec<Row>,
    /// Every choice costs a multiple of this.
    pub(super) step: i64,
}

impl Model {
    /// A model without rows.
    pub(super) fn new(options: Vec<Vec<Option<i64>>>) -> Self {
        Self { options, helpers: Vec::new(), rows: Vec::new(), step: 1 }
    }

    /// The helper that was added.
    pub(super) fn add_helper(&mut self, cost: i64, end: i64, whole: bool) -> usize {
        self.helpers.push(Helper { cost, end: end.max(0), whole });
        self.helpers.len() - 1
    }

    /// What a choice costs, with its helpers; none where an option may not be chosen.
    pub(super) fn cost(&self, chosen: &[usize], helpers: &[i64]) -> Option<i64> {
        let options: Option<i64> =
            self.options.iter().zip(chosen).map(|(options, chosen)| *options.get(*chosen)?).sum();
        let helpers = self.helpers.iter().zip(helpers).map(|(helper, size)| helper.cost * size);
        Some(options? + helpers.sum::<i64>())
    }

    /// Whether the rows can be kept with a choice: helpers only ever take away from a sum.
    pub(super) fn keeps_rows(&self, chosen: &[usize]) -> bool {
        self.rows.iter().all(|row| {
            let terms = row.terms.iter().filter(|(group, option, _)| chosen.get(*group) == Some(option));
            let sum: i64 = terms.map(|(_, _, coefficient)| coefficient).sum();
            let help = row.helpers.iter().filter(|(_, by)| *by < 0);
            let help: i64 = help.filter_map(|(helper, by)| Some(by * self.helpers.get(*helper)?.end)).sum();
            sum + help <= row.most
        })
    }
}
