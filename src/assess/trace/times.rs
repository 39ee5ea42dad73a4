//! Which times of the week are missing.

use super::super::assessment::Uncovered;
use super::{Mode, Sight, Tracer};
use crate::model::Expr;

impl<'a> Tracer<'_, 'a> {
    /// Notes the times that are asked for and not covered, of the record itself; items of lists are told by their names.
    pub(super) fn note_uncovered(&mut self, by: &'a Expr, asked: &'a Expr, sight: &Sight<'_, 'a>, mode: Mode) {
        if mode.telling && !mode.negated && sight.way.item.is_none() {
            let there = self.evaluator.known_times(by, &sight.frame);
            let times = self.evaluator.known_times(asked, &sight.frame).without(&there);
            self.evidence.uncovered.push(Uncovered { by, times });
        }
    }
}
