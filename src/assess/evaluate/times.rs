//! Times of the week: what covers what, how many hours, and the times of several together.

use super::super::computed::{Computed, Obstacle};
use super::{Evaluator, Frame};
use crate::model::{AggregateKind, Expr, ExprKind, Selection};
use crate::schedule::Schedule;

impl<'a> Evaluator<'_, 'a> {
    /// `a covers b`. What is known of either decides where it can: the times that some of a team are known to be present
    /// may be enough, whatever is not known of the others.
    pub(super) fn covers(&mut self, times: &'a Expr, asked: &'a Expr, frame: &Frame<'_, 'a>) -> Computed<'a> {
        let (value, wanted) = (self.eval(times, frame), self.eval(asked, frame));
        if let (Ok(times), Ok(asked)) = (value.times(), wanted.times()) {
            let made = &self.memory.made;
            return Computed::Bool(made.get(times).covers(made.get(asked)));
        }
        let (known, needed) = (self.known_times(times, frame), self.known_times(asked, frame));
        let most = if wanted.times().is_ok() { needed.clone() } else { Schedule::always() };
        if known.covers(&most) {
            Computed::Bool(true)
        } else if value.times().is_ok() && !known.covers(&needed) {
            Computed::Bool(false)
        } else {
            value.obstacles(wanted)
        }
    }

    /// `hours of x`
    pub(super) fn hours_of(&mut self, times: &'a Expr, frame: &Frame<'_, 'a>) -> Computed<'a> {
        match self.eval(times, frame).times() {
            Ok(times) => Computed::Number(self.memory.made.get(times).hours()),
            Err(obstacle) => obstacle,
        }
    }

    /// `times of m.present for m in team`
    pub(super) fn times_of(
        &mut self,
        selection: &'a Selection,
        value: &'a Expr,
        frame: &Frame<'_, 'a>,
    ) -> Computed<'a> {
        let (times, obstacle) = self.gathered(selection, value, frame);
        if obstacle.is_none() {
            Computed::Schedule(self.memory.made.keep(times))
        } else {
            obstacle.or(Computed::Unknown)
        }
    }

    /// The times of all items that are known to count and whose times are known, and what stood in the way of others.
    fn gathered(
        &mut self,
        selection: &'a Selection,
        value: &'a Expr,
        frame: &Frame<'_, 'a>,
    ) -> (Schedule, Obstacle<'a>) {
        let (mut times, mut obstacle) = (Schedule::NEVER, Obstacle::NONE);
        let items = match self.items(selection, frame) {
            Ok(items) => items,
            Err(open) => {
                obstacle.meet(open);
                return (times, obstacle);
            }
        };
        for item in items {
            let item = frame.open(selection.frame, item);
            match self.counts(selection, &item).truth() {
                Ok(false) => continue,
                Ok(true) => {}
                Err(open) => {
                    obstacle.meet(open);
                    continue;
                }
            }
            match self.eval(value, &item).times() {
                Ok(more) => times = times.union(self.memory.made.get(more)),
                Err(open) => obstacle.meet(open),
            }
        }
        (times, obstacle)
    }

    /// The times that an expression holds for certain: all of them where it is known, those of the known items where it
    /// puts the times of a list together.
    pub(in super::super) fn known_times(&mut self, expr: &'a Expr, frame: &Frame<'_, 'a>) -> Schedule {
        if let Ok(times) = self.eval(expr, frame).times() {
            return self.memory.made.get(times).clone();
        }
        if let ExprKind::Aggregate(AggregateKind::Times, selection, Some(value)) = &expr.kind {
            return self.gathered(selection, value, frame).0;
        }
        // A definition may say it for the same or another record; one that only names a further one is passed through.
        let (mut expr, mut frame) = (expr, Frame { ..*frame });
        while let ExprKind::Definition(id, place) = &expr.kind {
            let Ok(inner) = self.frame_at(place, &frame) else { return Schedule::NEVER };
            (expr, frame) = (&self.plan.standard.definition(*id).value, inner);
        }
        if let ExprKind::Aggregate(AggregateKind::Times, selection, Some(value)) = &expr.kind {
            return self.gathered(selection, value, &frame).0;
        }
        Schedule::NEVER
    }
}
