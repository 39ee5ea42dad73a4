//! Choosing between values: `if`, `first of` and tables, also where it is not known which case it is.

use super::super::computed::{Computed, MadeTimes, Obstacle, Silence};
use super::{Evaluator, Frame};
use crate::model::{Case, Expr, Outcome, Table, TableRow};

/// The branches that are still possible, and whether they all say the same.
#[derive(Default)]
struct Possible<'a> {
    /// Why it is not known which branch it is.
    obstacle: Obstacle<'a>,
    said: Option<Computed<'a>>,
    differ: bool,
}

impl<'a> Possible<'a> {
    fn add(&mut self, branch: Computed<'a>, made: &MadeTimes) {
        // An unknown branch agrees with nothing, not even with itself.
        self.differ |= !branch.agrees(*self.said.get_or_insert(branch), made);
    }

    /// What all possible branches say, else the reason why it is not known which one it is.
    fn give(self) -> Computed<'a> {
        match self.said {
            // Which branch a value is in that the standard does not know, nobody can say.
            Some(said) if !self.differ && !self.obstacle.is_foreign() => said,
            Some(_) | None => self.obstacle.or(Computed::Unknown),
        }
    }
}

impl<'a> Evaluator<'_, 'a> {
    /// `if c then a else b`
    pub(super) fn if_then(
        &mut self,
        condition: &'a Expr,
        yes: &'a Expr,
        no: &'a Expr,
        frame: &Frame<'_, 'a>,
    ) -> Computed<'a> {
        match self.eval(condition, frame).truth() {
            Ok(true) => self.eval(yes, frame),
            Ok(false) => self.eval(no, frame),
            Err(open) => {
                let mut possible = Possible::default();
                possible.obstacle.meet(open);
                let branch = self.eval(yes, frame);
                possible.add(branch, &self.memory.made);
                let branch = self.eval(no, frame);
                possible.add(branch, &self.memory.made);
                possible.give()
            }
        }
    }

    /// The first case that holds.
    pub(super) fn first_of(
        &mut self,
        cases: &'a [Case],
        otherwise: &'a Outcome,
        frame: &Frame<'_, 'a>,
    ) -> Computed<'a> {
        let mut possible = Possible::default();
        let mut last = otherwise;
        for case in cases {
            match self.eval(&case.when, frame).truth() {
                Ok(false) => {}
                Ok(true) => {
                    last = &case.outcome;
                    break;
                }
                Err(open) => {
                    possible.obstacle.meet(open);
                    let branch = self.outcome(&case.outcome, frame);
                    possible.add(branch, &self.memory.made);
                }
            }
        }
        let last = self.outcome(last, frame);
        if possible.obstacle.is_none() {
            return last;
        }
        possible.add(last, &self.memory.made);
        possible.give()
    }

    /// A row that is true wins; else every row that could be true, and what holds otherwise, has its say.
    pub(super) fn table(&mut self, table: &'a Table, frame: &Frame<'_, 'a>) -> Computed<'a> {
        let mut possible = Possible::default();
        for row in &table.rows {
            match self.row(row, frame).truth() {
                Ok(false) => {}
                Ok(true) => return self.outcome(&row.outcome, frame),
                Err(open) => possible.obstacle.meet(open),
            }
        }
        if possible.obstacle.is_none() {
            return match &table.otherwise {
                Some(otherwise) => self.outcome(otherwise, frame),
                None => Computed::NoRule(Silence { at: table.label.span, said: None }),
            };
        }
        for row in &table.rows {
            if self.row(row, frame).is_open() {
                let branch = self.outcome(&row.outcome, frame);
                possible.add(branch, &self.memory.made);
            }
        }
        // Without an `otherwise` the rows leave no gap, so it must be one of those that could be true.
        if let Some(otherwise) = &table.otherwise {
            let branch = self.outcome(otherwise, frame);
            possible.add(branch, &self.memory.made);
        }
        possible.give()
    }

    /// Whether all cells of a row hold.
    pub(in super::super) fn row(&mut self, row: &'a TableRow, frame: &Frame<'_, 'a>) -> Computed<'a> {
        self.all_of(row.cells.iter().flatten(), frame)
    }

    /// What a case or a row gives.
    pub(in super::super) fn outcome(&mut self, outcome: &'a Outcome, frame: &Frame<'_, 'a>) -> Computed<'a> {
        match outcome {
            Outcome::Value(value) => self.eval(value, frame),
            Outcome::NoRule(no_rule) => no_rule.into(),
        }
    }
}
