//! Arithmetic, ratios, limits, rounding.

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Expr, ExprKind, Per, Type};
use crate::quantity::{Overflow, Rational, Unit};
use crate::span::Span;
use crate::syntax::ast::{self, ArithmeticOperator as Operator, Expression, LimitKind, RoundingMode};

impl Lowering<'_, '_, '_> {
    pub(super) fn negate(&mut self, inner: &Expression, hint: Option<&Type>, span: Span) -> Expr {
        let Some((inner, unit)) = self.number(inner, hint) else { return Expr::poison(span) };
        if let ExprKind::Number(value) = inner.kind {
            return Expr::new(ExprKind::Number(value.negate()), Type::Number(unit), span);
        }
        Expr::new(ExprKind::Negate(Box::new(inner)), Type::Number(unit), span)
    }

    pub(super) fn arithmetic(
        &mut self,
        operator: Operator,
        at: Span,
        left: &Expression,
        right: &Expression,
        hint: Option<&Type>,
        span: Span,
    ) -> Expr {
        match operator {
            Operator::Add | Operator::Subtract => {
                // A date's other operand is never a bare number, so the hint of a date must not reach it.
                let hint = hint.filter(|ty| matches!(ty, Type::Number(_)));
                let (left, right) = self.beside(left, right, hint);
                self.sum(operator, at, left, right, span)
            }
            Operator::Multiply | Operator::Divide => {
                let left = self.number(left, None);
                let right = self.number(right, None);
                let (Some((left, a)), Some((right, b))) = (left, right) else { return Expr::poison(span) };
                self.product(operator, (left, a), (right, b), span)
            }
        }
    }

    fn sum(&mut self, operator: Operator, at: Span, left: Expr, right: Expr, span: Span) -> Expr {
        match (&left.ty, &right.ty) {
            (Type::Date, Type::Date) if operator == Operator::Subtract => {
                let Some(day) = self.unit("day") else { return Expr::poison(span) };
                Expr::new(ExprKind::DaysBetween(Box::new(left), Box::new(right)), Type::Number(day), span)
            }
            (Type::Date, Type::Number(unit)) => {
                let unit = *unit;
                self.shifted(operator, left, &right, unit, span)
            }
            (Type::Number(unit), Type::Date) if operator == Operator::Add => {
                let unit = *unit;
                self.shifted(operator, right, &left, unit, span)
            }
            _ => {
                let verb = if operator == Operator::Add { "add" } else { "subtract" };
                match self.one_unit(&left, &right, at, verb) {
                    Some((left, right, unit)) => {
                        if self.refuse_overflow(operator, &left, &right, span) {
                            return Expr::poison(span);
                        }
                        let kind = ExprKind::Arithmetic(operator, Box::new(left), Box::new(right));
                        Expr::new(kind, Type::Number(unit), span)
                    }
                    None => Expr::poison(span),
                }
            }
        }
    }

    fn product(&mut self, operator: Operator, left: (Expr, Unit), right: (Expr, Unit), span: Span) -> Expr {
        let ((left, a), (right, b)) = (left, right);
        let units = &mut self.checker.vocabulary.units;
        let unit = match operator {
            Operator::Divide => units.quotient(a, b),
            Operator::Add | Operator::Subtract | Operator::Multiply => units.product(a, b),
        };
        if operator == Operator::Divide && constant(&right).is_some_and(Rational::is_zero) {
            self.checker.error(Code::DivisionByZero, right.span, "nothing can be divided by 0");
            return Expr::poison(span);
        }
        if self.refuse_overflow(operator, &left, &right, span) {
            return Expr::poison(span);
        }
        let kind = ExprKind::Arithmetic(operator, Box::new(left), Box::new(right));
        let result = Expr::new(kind, Type::Number(unit), span);
        if matches!(unit, Unit::ONE | Unit::SHARE) {
            return result;
        }
        // Units of one dimension cancel: posts by hours a week is a plain number.
        match self.checker.vocabulary.units.conversion(unit, Unit::ONE) {
            Ok(Some(factor)) => self.scaled(result, factor, Unit::ONE),
            Ok(None) => result,
            Err(_) => {
                self.checker.too_large(span);
                Expr::poison(span)
            }
        }
    }

    /// Reports a calculation of written numbers whose result cannot be exact.
    fn refuse_overflow(&mut self, operator: Operator, left: &Expr, right: &Expr, span: Span) -> bool {
        let overflows = constant(left).zip(constant(right)).is_some_and(|(a, b)| calculate(operator, a, b).is_err());
        if overflows {
            self.checker.report(
                Diagnostic::new(Code::NumberOverflow, span, "the result has too many digits to be exact")
                    .help("look for a number that is far too large"),
            );
        }
        overflows
    }

    pub(super) fn per(&mut self, per: &ast::Per, hint: Option<&Type>, span: Span) -> Expr {
        let amount = self.number(&per.amount, hint);
        let base = self.number(&per.base, None);
        let (Some((amount, unit)), Some((base, base_unit))) = (amount, base) else { return Expr::poison(span) };
        let every = match &per.every {
            None => None,
            Some(every) => {
                let Some((every, _)) = self.number(every, Some(&base.ty)) else { return Expr::poison(span) };
                if matches!(every.kind, ExprKind::Number(value) if value <= Rational::ZERO) {
                    self.checker.error(Code::DivisionByZero, every.span, "a share of the base is more than 0");
                    return Expr::poison(span);
                }
                let at = every.span;
                if let Some(every) = self.convert(every.clone(), base_unit) {
                    Some(every)
                } else {
                    self.mismatch(Code::UnitMismatch, &every, &base, at, "share out");
                    return Expr::poison(span);
                }
            }
        };
        let kind = ExprKind::Per(Box::new(Per { amount, mode: per.mode, every, base }));
        Expr::new(kind, Type::Number(unit), span)
    }

    pub(super) fn limit(
        &mut self,
        value: &Expression,
        kind: LimitKind,
        bound: &Expression,
        hint: Option<&Type>,
        span: Span,
    ) -> Expr {
        let (value, bound) = self.beside(value, bound, hint);
        if !self.fits(kind, &value.ty, bound.span) {
            return Expr::poison(span);
        }
        if let (Type::Date, Type::Date) = (&value.ty, &bound.ty) {
            return Expr::new(ExprKind::Limit(Box::new(value), kind, Box::new(bound)), Type::Date, span);
        }
        let at = bound.span;
        match self.one_unit(&value, &bound, at, "limit") {
            Some((value, bound, unit)) => {
                Expr::new(ExprKind::Limit(Box::new(value), kind, Box::new(bound)), Type::Number(unit), span)
            }
            None => Expr::poison(span),
        }
    }

    pub(super) fn round(
        &mut self,
        value: &Expression,
        mode: RoundingMode,
        step: &Expression,
        hint: Option<&Type>,
        span: Span,
    ) -> Expr {
        let (value, step) = self.beside(value, step, hint);
        if matches!(step.kind, ExprKind::Number(number) if number <= Rational::ZERO) {
            self.checker.error(Code::DivisionByZero, step.span, "a step to round to is more than 0");
            return Expr::poison(span);
        }
        let at = step.span;
        match self.one_unit(&value, &step, at, "round") {
            Some((value, step, unit)) => {
                Expr::new(ExprKind::Round(Box::new(value), mode, Box::new(step)), Type::Number(unit), span)
            }
            None => Expr::poison(span),
        }
    }

    pub(super) fn assuming(
        &mut self,
        value: &Expression,
        default: &Expression,
        hint: Option<&Type>,
        span: Span,
    ) -> Expr {
        let (value, default) = self.beside(value, default, hint);
        let ty = value.ty.clone();
        let default = self.coerce(default, &ty, "the value it stands in for");
        if value.ty == Type::Poison || default.ty == Type::Poison {
            return Expr::poison(span);
        }
        Expr::new(ExprKind::Assuming(Box::new(value), Box::new(default)), ty, span)
    }
}

/// The value of an expression of written numbers only.
fn constant(expr: &Expr) -> Option<Rational> {
    if let ExprKind::Number(value) = &expr.kind {
        return Some(*value);
    }
    if let ExprKind::Negate(inner) = &expr.kind {
        return constant(inner).map(Rational::negate);
    }
    if let ExprKind::Convert(inner, factor) = &expr.kind {
        return constant(inner)?.multiply(*factor).ok();
    }
    if let ExprKind::Arithmetic(operator, left, right) = &expr.kind {
        return calculate(*operator, constant(left)?, constant(right)?).ok().flatten();
    }
    None
}

/// A calculation; none for a division by zero.
fn calculate(operator: Operator, a: Rational, b: Rational) -> Result<Option<Rational>, Overflow> {
    match operator {
        Operator::Add => a.add(b).map(Some),
        Operator::Subtract => a.subtract(b).map(Some),
        Operator::Multiply => a.multiply(b).map(Some),
        Operator::Divide => a.divide(b),
    }
}
