//! Expressions: names to slots, types and units agreed.

mod cases;
mod days;
mod logic;
mod names;
mod numbers;
mod operands;
mod selections;
mod times;

use super::Checker;
use super::draft::Draft;
use super::scope::Scope;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Expr, ExprKind, Place, RecordId, RuleId, Type};
use crate::quantity::Unit;
use crate::span::Span;
use crate::syntax::ast::{self, ArithmeticOperator, Expression, ExpressionKind};

/// The types of what was resolved so far; poison where it failed.
#[derive(Debug, Default)]
pub(super) struct Types {
    pub(super) definitions: Vec<Option<Type>>,
    pub(super) tables: Vec<Option<Type>>,
    /// Those of a rule's required, provided and short; none where it has no amounts.
    pub(super) amounts: Vec<Option<Type>>,
}

impl Types {
    /// The type of a rule's amounts, where it has any; poison where what is wrong with the rule was reported.
    pub(super) fn amounts(&self, rule: RuleId) -> Option<&Type> {
        self.amounts.get(rule.index())?.as_ref()
    }
}

/// Resolves expressions in one scope.
pub(super) struct Lowering<'l, 'c, 'a> {
    pub(super) checker: &'l mut Checker<'c>,
    pub(super) draft: &'l Draft<'a>,
    pub(super) types: &'l Types,
    pub(super) scope: Scope,
    /// Places that are known not to be none.
    pub(super) known: Vec<Place>,
}

impl<'l, 'c, 'a> Lowering<'l, 'c, 'a> {
    pub(super) fn new(checker: &'l mut Checker<'c>, draft: &'l Draft<'a>, types: &'l Types, about: RecordId) -> Self {
        Self { checker, draft, types, scope: Scope::about(about), known: Vec::new() }
    }

    /// Any expression. `hint` is the type that its surroundings expect: bare numbers take its unit, names of a choice's
    /// values are looked up in it. The result may have another type all the same.
    pub(super) fn lower(&mut self, written: &Expression, hint: Option<&Type>) -> Expr {
        let span = written.span;
        match &written.kind {
            ExpressionKind::Number(literal) => self.number_literal(literal, hint),
            ExpressionKind::Text(text) => Expr::new(ExprKind::Text(text.text.clone().into()), Type::Text, span),
            ExpressionKind::Date(date) => Expr::new(ExprKind::Date(*date), Type::Date, span),
            ExpressionKind::Schedule(times) => {
                Expr::new(ExprKind::Schedule(Box::new(times.clone())), Type::Schedule, span)
            }
            ExpressionKind::HoursOf(times) => self.hours_of(times, span),
            ExpressionKind::YesNo(value) => Expr::new(ExprKind::Bool(*value), Type::Bool, span),
            ExpressionKind::KeyDate => Expr::new(ExprKind::KeyDate, Type::Date, span),
            ExpressionKind::None => self.only_after_is("none", span),
            ExpressionKind::Unknown => self.only_after_is("unknown", span),
            ExpressionKind::Elapsed(unit, from, to) => self.elapsed(unit, from, to, span),
            ExpressionKind::DateOf(path) => self.date_of(path, span),
            ExpressionKind::Path(path) => self.path(path, hint),
            ExpressionKind::Parenthesised(inner) => self.lower(inner, hint),
            ExpressionKind::Negate(inner) => self.negate(inner, hint, span),
            ExpressionKind::Arithmetic(operator, at, left, right) => {
                self.arithmetic(*operator, *at, left, right, hint, span)
            }
            ExpressionKind::Per(per) => self.per(per, hint, span),
            ExpressionKind::Limit(value, kind, bound) => self.limit(value, *kind, bound, hint, span),
            ExpressionKind::Round(value, mode, step) => self.round(value, *mode, step, hint, span),
            ExpressionKind::Assuming(value, default) => self.assuming(value, default, hint, span),
            ExpressionKind::If(condition, then, otherwise) => self.if_else(condition, then, otherwise, hint, span),
            ExpressionKind::FirstOf(first) => self.first_of(first, hint, span),
            ExpressionKind::Aggregate(kind, value, selection) => {
                self.aggregate(*kind, value.as_deref(), selection, span)
            }
            ExpressionKind::Not(_)
            | ExpressionKind::Compare(..)
            | ExpressionKind::Is(..)
            | ExpressionKind::In(..)
            | ExpressionKind::Within(..)
            | ExpressionKind::Covers(..)
            | ExpressionKind::And(_)
            | ExpressionKind::Or(_)
            | ExpressionKind::Enumeration(..)
            | ExpressionKind::Quantified(..) => self.logic(written),
        }
    }

    fn only_after_is(&mut self, word: &str, span: Span) -> Expr {
        self.checker.report(
            Diagnostic::new(Code::TypeMismatch, span, format!("`{word}` is no value to calculate with"))
                .help(format!("ask for it: `x is {word}`")),
        );
        Expr::poison(span)
    }

    /// An expression that must be yes or no.
    pub(super) fn condition(&mut self, written: &Expression) -> Expr {
        let lowered = self.lower(written, Some(&Type::Bool));
        if matches!(lowered.ty, Type::Bool | Type::Poison) {
            return lowered;
        }
        let found = self.checker.type_words(&lowered.ty);
        let mut diagnostic = Diagnostic::new(Code::TypeMismatch, written.span, "a condition is yes or no")
            .label(format!("this is {found}"));
        diagnostic.help = match lowered.ty {
            Type::Number(_) => Some("compare it with something, for example `… >= 1`".to_owned()),
            Type::Choice(_) => Some("ask for a value: `… is …`".to_owned()),
            Type::List(_) => Some("ask for its items: `some x in … has …`".to_owned()),
            Type::Bool | Type::Text | Type::Date | Type::Schedule | Type::Record(_) | Type::Poison => None,
        };
        self.checker.report(diagnostic);
        Expr::poison(written.span)
    }

    /// An expression that must be a number.
    pub(super) fn number(&mut self, written: &Expression, hint: Option<&Type>) -> Option<(Expr, Unit)> {
        let lowered = self.lower(written, hint);
        match lowered.ty {
            Type::Number(unit) => Some((lowered, unit)),
            Type::Poison => None,
            Type::Bool
            | Type::Text
            | Type::Date
            | Type::Schedule
            | Type::Choice(_)
            | Type::Record(_)
            | Type::List(_) => {
                let found = self.checker.type_words(&lowered.ty);
                let message = format!("a number is needed here, this is {found}");
                self.checker.error(Code::TypeMismatch, written.span, message);
                None
            }
        }
    }

    /// An expression that must have this very type; numbers are converted into its unit.
    pub(super) fn expect(&mut self, written: &Expression, ty: &Type, what: &str) -> Expr {
        let lowered = self.lower(written, Some(ty));
        self.coerce(lowered, ty, what)
    }

    /// Brings an expression into a type, or reports that it does not go.
    pub(super) fn coerce(&mut self, lowered: Expr, ty: &Type, what: &str) -> Expr {
        let span = lowered.span;
        match (&lowered.ty, ty) {
            (Type::Poison, _) | (_, Type::Poison) => Expr::poison(span),
            (Type::Number(from), Type::Number(to)) => {
                let from = *from;
                if let Some(converted) = self.convert(lowered, *to) {
                    converted
                } else {
                    let message = format!(
                        "{what} is in {}, this is in {}",
                        self.checker.unit_words(*to),
                        self.checker.unit_words(from)
                    );
                    self.checker.error(Code::UnitMismatch, span, message);
                    Expr::poison(span)
                }
            }
            (found, wanted) if found == wanted => lowered,
            (found, wanted) => {
                let message = format!(
                    "{what} is {}, this is {}",
                    self.checker.type_words(wanted),
                    self.checker.type_words(found)
                );
                self.checker.error(Code::TypeMismatch, span, message);
                Expr::poison(span)
            }
        }
    }
}

/// Whether a number is written without any unit and so takes the one of its surroundings.
#[allow(clippy::wildcard_enum_match_arm, reason = "every other form has a type of its own")]
pub(super) fn is_bare(written: &Expression) -> bool {
    match &written.kind {
        ExpressionKind::Number(literal) => literal.unit.is_none(),
        ExpressionKind::Parenthesised(inner) | ExpressionKind::Negate(inner) => is_bare(inner),
        ExpressionKind::Arithmetic(ArithmeticOperator::Add | ArithmeticOperator::Subtract, _, left, right)
        | ExpressionKind::If(_, left, right) => is_bare(left) && is_bare(right),
        ExpressionKind::Limit(value, _, other)
        | ExpressionKind::Round(value, _, other)
        | ExpressionKind::Assuming(value, other) => is_bare(value) && is_bare(other),
        ExpressionKind::Per(per) => is_bare(&per.amount),
        ExpressionKind::FirstOf(first) => {
            first.cases.iter().all(|case| bare_row(&case.value)) && first.otherwise.iter().all(|value| bare_row(value))
        }
        _ => false,
    }
}

fn bare_row(value: &ast::RowValue) -> bool {
    match value {
        ast::RowValue::Value(value) => is_bare(value),
        ast::RowValue::NoRule(..) => true,
    }
}

impl Expr {
    pub(super) fn new(kind: ExprKind, ty: Type, span: Span) -> Self {
        Self { kind, ty, span }
    }

    pub(super) fn poison(span: Span) -> Self {
        Self { kind: ExprKind::Poison, ty: Type::Poison, span }
    }
}
