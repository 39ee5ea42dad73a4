//! Two operands of one unit: bare numbers take the other's, known units are converted.

use super::{Lowering, is_bare};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Expr, ExprKind, Type};
use crate::quantity::{Rational, Unit};
use crate::span::Span;
use crate::syntax::ast::{self, Expression};

impl Lowering<'_, '_, '_> {
    pub(super) fn number_literal(&mut self, literal: &ast::NumberLiteral, hint: Option<&Type>) -> Expr {
        let Some((value, unit)) = self.checker.literal(literal) else { return Expr::poison(literal.span) };
        let unit = match (unit, hint) {
            (Some(unit), _) => unit,
            // As reports print it: a share of 2/3.
            (None, Some(Type::Number(Unit::SHARE))) if literal.digits.contains('/') => Unit::SHARE,
            (None, Some(Type::Number(Unit::SHARE))) => {
                self.checker.bare_share(literal);
                return Expr::poison(literal.span);
            }
            (None, Some(Type::Number(unit))) => *unit,
            (None, _) => Unit::ONE,
        };
        Expr::new(ExprKind::Number(value), Type::Number(unit), literal.span)
    }

    /// Two expressions side by side: a bare number takes the type of the other.
    pub(super) fn beside(&mut self, left: &Expression, right: &Expression, hint: Option<&Type>) -> (Expr, Expr) {
        if is_bare(left) && !is_bare(right) {
            let right = self.lower(right, hint);
            let left = self.lower(left, Some(&right.ty).filter(|ty| **ty != Type::Poison).or(hint));
            (left, right)
        } else {
            let left = self.lower(left, hint);
            let right = self.lower(right, Some(&left.ty).filter(|ty| **ty != Type::Poison).or(hint));
            (left, right)
        }
    }

    /// Two numbers in one unit; none after an error at `at`. `verb` says what cannot be done: "compare", "add".
    pub(super) fn one_unit(&mut self, left: &Expr, right: &Expr, at: Span, verb: &str) -> Option<(Expr, Expr, Unit)> {
        let (Type::Number(a), Type::Number(b)) = (&left.ty, &right.ty) else {
            if left.ty != Type::Poison && right.ty != Type::Poison {
                self.mismatch(Code::TypeMismatch, left, right, at, verb);
            }
            return None;
        };
        let (a, b) = (*a, *b);
        // A literal gives way, so that results stay in the unit of the fact.
        let converted = if left.is_literal() && !right.is_literal() {
            self.convert(left.clone(), b).map(|converted| (converted, right.clone(), b))
        } else {
            self.convert(right.clone(), a).map(|converted| (left.clone(), converted, a))
        };
        if converted.is_none() {
            let (a_words, b_words) = (self.checker.unit_words(a), self.checker.unit_words(b));
            self.checker.report(
                Diagnostic::new(Code::UnitMismatch, at, format!("cannot {verb} {a_words} and {b_words}"))
                    .also(left.span, format!("in {a_words}"))
                    .also(right.span, format!("in {b_words}"))
                    .help(self.way_out(a, b)),
            );
        }
        converted
    }

    /// What to do about two units that do not go together.
    fn way_out(&self, a: Unit, b: Unit) -> String {
        let units = &self.checker.vocabulary.units;
        let is = |unit, name| units.find(name).is_some_and(|id| units.measures_like(unit, id));
        let time = |unit| is(unit, "h") || is(unit, "day") || is(unit, "month");
        if time(a) && time(b) {
            return "hours, days and months never turn into one another: use the same on both sides".to_owned();
        }
        if [a, b].contains(&Unit::ONE) {
            let other = units.name(if a == Unit::ONE { b } else { a });
            return format!("a number takes no unit across `*` and `/`: write it out, for example `200 {other}`");
        }
        "say how many of one a unit of the other needs, for example `1.5 fte per 50 places`".to_owned()
    }

    pub(super) fn mismatch(&mut self, code: Code, left: &Expr, right: &Expr, at: Span, verb: &str) {
        let (a, b) = (self.checker.type_words(&left.ty), self.checker.type_words(&right.ty));
        self.checker.report(
            Diagnostic::new(code, at, format!("cannot {verb} {a} and {b}"))
                .also(left.span, format!("this is {a}"))
                .also(right.span, format!("this is {b}")),
        );
    }

    /// A number in another unit; none where they measure different things.
    pub(super) fn convert(&mut self, expr: Expr, to: Unit) -> Option<Expr> {
        let Type::Number(from) = expr.ty else { return None };
        match self.checker.vocabulary.units.conversion(from, to) {
            Ok(Some(Rational::ONE)) => Some(Expr { ty: Type::Number(to), ..expr }),
            Ok(Some(factor)) => Some(self.scaled(expr, factor, to)),
            Ok(None) => None,
            Err(_) => {
                self.checker.too_large(expr.span);
                Some(Expr::poison(expr.span))
            }
        }
    }

    /// A number times a factor, in a new unit. Literals are calculated at once.
    pub(super) fn scaled(&mut self, expr: Expr, factor: Rational, to: Unit) -> Expr {
        let span = expr.span;
        let ExprKind::Number(value) = expr.kind else {
            return Expr::new(ExprKind::Convert(Box::new(expr), factor), Type::Number(to), span);
        };
        if let Ok(value) = value.multiply(factor) {
            Expr::new(ExprKind::Number(value), Type::Number(to), span)
        } else {
            self.checker.too_large(span);
            Expr::poison(span)
        }
    }
}
