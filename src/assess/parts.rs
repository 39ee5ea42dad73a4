//! The parts of an expression, each once. Knows no values.

use crate::model::{Expr, ExprKind, NoRule, Outcome, Selection};

/// Calls `visit` for the direct parts of an expression, as they are written.
pub(super) fn for_each_part<'a>(expr: &'a Expr, visit: &mut dyn FnMut(&'a Expr)) {
    match &expr.kind {
        ExprKind::Number(_)
        | ExprKind::Text(_)
        | ExprKind::Date(_)
        | ExprKind::Bool(_)
        | ExprKind::Choice(_)
        | ExprKind::KeyDate
        | ExprKind::Fact(_)
        | ExprKind::Parameter(_)
        | ExprKind::Definition(..)
        | ExprKind::Table(..)
        | ExprKind::Result(..)
        | ExprKind::Poison => {}
        ExprKind::Convert(part, _)
        | ExprKind::Negate(part)
        | ExprKind::Not(part)
        | ExprKind::IsNone(part, _)
        | ExprKind::IsKnown(part, _) => visit(part),
        ExprKind::Arithmetic(_, left, right)
        | ExprKind::ShiftDate(_, left, right, _)
        | ExprKind::DaysBetween(left, right)
        | ExprKind::Limit(left, _, right)
        | ExprKind::Round(left, _, right)
        | ExprKind::Assuming(left, right)
        | ExprKind::Compare(_, left, right)
        | ExprKind::Equal(left, right, _)
        | ExprKind::In(left, right, _) => {
            visit(left);
            visit(right);
        }
        ExprKind::Per(per) => {
            visit(&per.amount);
            per.every.iter().for_each(&mut *visit);
            visit(&per.base);
        }
        ExprKind::OneOf(value, choices, _) => {
            visit(value);
            choices.iter().for_each(visit);
        }
        ExprKind::And(items) | ExprKind::Or(items) => items.iter().for_each(visit),
        ExprKind::If(condition, yes, no) => {
            visit(condition);
            visit(yes);
            visit(no);
        }
        ExprKind::FirstOf(cases, otherwise) => {
            for case in cases {
                visit(&case.when);
                visit_outcome(&case.outcome, visit);
            }
            visit_outcome(otherwise, visit);
        }
        ExprKind::Enumeration(_, items) => items.iter().for_each(|(_, item)| visit(item)),
        ExprKind::Quantified(_, selection, condition) => {
            visit_selection(selection, visit);
            visit(condition);
        }
        ExprKind::Aggregate(_, selection, value) => {
            visit_selection(selection, visit);
            value.as_deref().into_iter().for_each(visit);
        }
    }
}

fn visit_selection<'a>(selection: &'a Selection, visit: &mut dyn FnMut(&'a Expr)) {
    visit(&selection.list);
    selection.filter.iter().for_each(visit);
}

/// Calls `visit` for the value of an outcome, where it has one.
pub(super) fn visit_outcome<'a>(outcome: &'a Outcome, visit: &mut dyn FnMut(&'a Expr)) {
    match outcome {
        Outcome::Value(value) => visit(value),
        Outcome::NoRule(NoRule { .. }) => {}
    }
}
