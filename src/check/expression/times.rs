//! Times of the week: `covers`, `hours of`, `times of`.

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{AggregateKind, Expr, ExprKind, Selection, Type};
use crate::span::Span;
use crate::syntax::ast::Expression;

impl Lowering<'_, '_, '_> {
    pub(super) fn covers(&mut self, times: &Expression, asked: &Expression) -> Option<ExprKind> {
        let (times, asked) = (self.times(times), self.times(asked));
        Some(ExprKind::Covers(Box::new(times?), Box::new(asked?)))
    }

    pub(super) fn hours_of(&mut self, times: &Expression, span: Span) -> Expr {
        let Some(times) = self.times(times) else { return Expr::poison(span) };
        let units = &mut self.checker.vocabulary.units;
        let factors: Vec<_> = [("h", 1), ("week", -1)]
            .into_iter()
            .filter_map(|(name, power)| units.find(name).map(|unit| (unit, power)))
            .collect();
        let unit = units.compound(&factors);
        Expr::new(ExprKind::HoursOf(Box::new(times)), Type::Number(unit), span)
    }

    /// The times of all items of a list together.
    pub(super) fn times_of(&mut self, selection: Selection, value: Expr, span: Span) -> Expr {
        let ExprKind::Fact(_) = selection.list.kind else {
            let message = "a list that a profile gives is needed here";
            self.checker.error(Code::TypeMismatch, selection.list.span, message);
            return Expr::poison(span);
        };
        match self.schedule(value) {
            Some(value) => {
                let kind = ExprKind::Aggregate(AggregateKind::Times, Box::new(selection), Some(Box::new(value)));
                Expr::new(kind, Type::Schedule, span)
            }
            None => Expr::poison(span),
        }
    }

    /// An expression that must be times of the week.
    fn times(&mut self, written: &Expression) -> Option<Expr> {
        let lowered = self.lower(written, Some(&Type::Schedule));
        self.schedule(lowered)
    }

    fn schedule(&mut self, lowered: Expr) -> Option<Expr> {
        match lowered.ty {
            Type::Schedule => Some(lowered),
            Type::Poison => None,
            Type::Bool
            | Type::Number(_)
            | Type::Text
            | Type::Date
            | Type::Choice(_)
            | Type::Record(_)
            | Type::List(_) => {
                let words = self.checker.type_words(&lowered.ty);
                let message = format!("times of the week are needed here, this is {words}");
                let diagnostic = Diagnostic::new(Code::TypeMismatch, lowered.span, message);
                let help = if matches!(lowered.ty, Type::List(_)) {
                    "put the times of its items together: `times of x.… for x in …`; to ask for an item, write `… in …`"
                } else {
                    "write times such as `Mon to Fri 08:00 to 16:00`, or a fact declared `schedule`"
                };
                self.checker.report(diagnostic.help(help));
                None
            }
        }
    }
}
