//! Conditions: comparison, `is`, `in`, and/or/not, enumerations; `if` and `first of`.

use super::{Lowering, bare_row};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Case, EnumerationKind, Expr, ExprKind, Listed, NoRule, Outcome, Type};
use crate::span::Span;
use crate::syntax::ast::{self, CompareOperator, Expression, ExpressionKind, IsTest};

impl Lowering<'_, '_, '_> {
    #[allow(clippy::wildcard_enum_match_arm, reason = "`lower` sends only conditions here")]
    pub(super) fn logic(&mut self, written: &Expression) -> Expr {
        let span = written.span;
        let kind = match &written.kind {
            ExpressionKind::Not(inner) => Some(ExprKind::Not(Box::new(self.condition(inner)))),
            ExpressionKind::Compare(operator, at, left, right) => self.compare(*operator, *at, left, right),
            ExpressionKind::Is(value, negated, at, test) => self.is(value, *negated, *at, test),
            ExpressionKind::In(item, negated, at, list) => self.within(item, *negated, *at, list),
            ExpressionKind::Within(day, negated, at, amount) => self.recent(day, *negated, *at, amount),
            ExpressionKind::Covers(times, _, asked) => self.covers(times, asked),
            ExpressionKind::And(parts) => Some(ExprKind::And(self.chain(parts.iter(), true))),
            ExpressionKind::Or(parts) => Some(ExprKind::Or(self.chain(parts.iter(), false))),
            ExpressionKind::Enumeration(kind, items) => self.enumeration(kind, items, span),
            ExpressionKind::Quantified(quantifier, selection, body) => self.quantified(*quantifier, selection, body),
            _ => None,
        };
        match kind {
            Some(kind) => Expr::new(kind, Type::Bool, span),
            None => Expr::poison(span),
        }
    }

    /// Conditions in a row: each may rely on what the ones before have tested.
    fn chain<'e>(&mut self, parts: impl Iterator<Item = &'e Expression>, holds: bool) -> Vec<Expr> {
        let before = self.known.len();
        let mut lowered = Vec::new();
        for part in parts {
            lowered.push(self.condition(part));
            let guards = self.guards(part, holds);
            self.known.extend(guards);
        }
        self.known.truncate(before);
        lowered
    }

    fn compare(
        &mut self,
        operator: CompareOperator,
        at: Span,
        left: &Expression,
        right: &Expression,
    ) -> Option<ExprKind> {
        let (left, right) = self.beside(left, right, None);
        if let (Type::Date, Type::Date) = (&left.ty, &right.ty) {
            return Some(ExprKind::Compare(operator, Box::new(left), Box::new(right)));
        }
        let (left, right, _) = self.one_unit(&left, &right, at, "compare")?;
        Some(ExprKind::Compare(operator, Box::new(left), Box::new(right)))
    }

    fn is(&mut self, value: &Expression, negated: bool, at: Span, test: &IsTest) -> Option<ExprKind> {
        match test {
            IsTest::Value(other) => {
                let (left, right) = self.beside(value, other, None);
                let (left, right) = self.equal_types(left, right, at)?;
                Some(ExprKind::Equal(Box::new(left), Box::new(right), negated))
            }
            IsTest::OneOf(others) => {
                let value = self.lower(value, None);
                let ty = value.ty.clone();
                let mut lowered = Vec::new();
                for other in others {
                    let other = self.lower(other, Some(&ty));
                    let (_, other) = self.equal_types(value.clone(), other, at)?;
                    lowered.push(other);
                }
                Some(ExprKind::OneOf(Box::new(value), lowered, negated))
            }
            IsTest::None => {
                let (lowered, may_be_none) = self.tested(value);
                if !may_be_none && lowered.ty != Type::Poison {
                    self.checker.report(
                        Diagnostic::new(Code::TypeMismatch, at, "this is never none")
                            .help("only facts declared `or none` can be; ask `is unknown` for one that is not said"),
                    );
                    return None;
                }
                Some(ExprKind::IsNone(Box::new(lowered), negated))
            }
            IsTest::Known => Some(ExprKind::IsKnown(Box::new(self.tested(value).0), negated)),
            IsTest::Unknown => Some(ExprKind::IsKnown(Box::new(self.tested(value).0), !negated)),
        }
    }

    /// Two values that may be equal; the second in the unit of the first.
    fn equal_types(&mut self, left: Expr, right: Expr, at: Span) -> Option<(Expr, Expr)> {
        match (&left.ty, &right.ty) {
            (Type::Poison, _) | (_, Type::Poison) => None,
            (Type::Number(_), Type::Number(_)) => {
                self.one_unit(&left, &right, at, "compare").map(|(left, right, _)| (left, right))
            }
            (Type::Record(_) | Type::List(_), _) => {
                let words = self.checker.type_words(&left.ty);
                self.checker.error(Code::TypeMismatch, left.span, format!("{words} cannot be compared"));
                None
            }
            (a, b) if a == b => Some((left, right)),
            _ => {
                self.mismatch(Code::TypeMismatch, &left, &right, at, "compare");
                None
            }
        }
    }

    fn within(&mut self, item: &Expression, negated: bool, at: Span, list: &Expression) -> Option<ExprKind> {
        let list = self.lower(list, None);
        let Type::List(items) = &list.ty else {
            if list.ty != Type::Poison {
                let words = self.checker.type_words(&list.ty);
                self.checker.report(
                    Diagnostic::new(Code::TypeMismatch, list.span, format!("a list is needed here, this is {words}"))
                        .help("for a fixed choice of values write `is one of (…)`"),
                );
            }
            return None;
        };
        let item = self.lower(item, Some(items));
        let like = Expr::new(ExprKind::Poison, (**items).clone(), list.span);
        let (_, item) = self.equal_types(like, item, at)?;
        Some(ExprKind::In(Box::new(item), Box::new(list), negated))
    }

    fn enumeration(&mut self, kind: &EnumerationKind, items: &[ast::Listed], span: Span) -> Option<ExprKind> {
        if let EnumerationKind::AtLeastOf(least) = kind
            && (*least == 0 || usize::try_from(*least).is_ok_and(|least| least > items.len()))
        {
            self.checker.error(
                Code::OutOfBounds,
                span,
                format!("at least {least} of {} items: that is always or never so", items.len()),
            );
            return None;
        }
        for (index, ast::Listed { label, .. }) in items.iter().enumerate() {
            if let Some(first) = items.iter().take(index).find(|known| known.label.text == label.text) {
                self.checker.duplicate(&format!("{})", label.text), label.span, first.label.span);
            }
        }
        let all = matches!(kind, EnumerationKind::AllOf);
        let any = matches!(kind, EnumerationKind::AnyOf | EnumerationKind::BestOf);
        let lowered = if all || any {
            self.chain(items.iter().map(|item| &item.condition), all)
        } else {
            items.iter().map(|item| self.condition(&item.condition)).collect()
        };
        let listed = items.iter().zip(lowered).map(|(item, condition)| Listed {
            label: item.label.text.clone(),
            title: item.title.as_ref().map(|title| title.text.clone()),
            condition,
        });
        Some(ExprKind::Enumeration(kind.clone(), listed.collect()))
    }

    pub(super) fn if_else(
        &mut self,
        condition: &Expression,
        then: &Expression,
        otherwise: &Expression,
        hint: Option<&Type>,
        span: Span,
    ) -> Expr {
        let lowered = self.condition(condition);
        let (holds, fails) = (self.guards(condition, true), self.guards(condition, false));
        // The branch that shows its unit goes first, so that a bare number in the other takes it.
        let (then, otherwise) = if super::is_bare(then) && !super::is_bare(otherwise) {
            let otherwise = self.guarded(fails, |this| this.lower(otherwise, hint));
            let hint = Some(&otherwise.ty).filter(|ty| **ty != Type::Poison).or(hint);
            (self.guarded(holds, |this| this.lower(then, hint)), otherwise)
        } else {
            let then = self.guarded(holds, |this| this.lower(then, hint));
            let hint = Some(&then.ty).filter(|ty| **ty != Type::Poison).or(hint);
            let otherwise = self.guarded(fails, |this| this.lower(otherwise, hint));
            (then, otherwise)
        };
        let ty = then.ty.clone();
        let otherwise = self.coerce(otherwise, &ty, "the other branch");
        if [&lowered.ty, &then.ty, &otherwise.ty].contains(&&Type::Poison) {
            return Expr::poison(span);
        }
        Expr::new(ExprKind::If(Box::new(lowered), Box::new(then), Box::new(otherwise)), ty, span)
    }

    pub(super) fn first_of(&mut self, first: &ast::FirstOf, hint: Option<&Type>, span: Span) -> Expr {
        let rows: Vec<&ast::RowValue> =
            first.cases.iter().map(|case| &case.value).chain(first.otherwise.iter().map(|value| &**value)).collect();
        if rows.iter().all(|value| matches!(value, ast::RowValue::NoRule(..))) {
            self.checker.error(Code::TypeMismatch, span, "at least one case must give a value");
            return Expr::poison(span);
        }
        // The first value that shows a unit goes first; bare numbers take it.
        let lead = rows.iter().position(|value| !bare_row(value));
        let mut ty = hint.cloned().unwrap_or(Type::Poison);
        let mut resolved = None;
        if let Some((index, ast::RowValue::Value(value))) = lead.and_then(|index| Some((index, *rows.get(index)?))) {
            let mut guards: Vec<_> =
                first.cases.iter().take(index).flat_map(|case| self.guards(&case.when, false)).collect();
            guards.extend(first.cases.get(index).map(|case| self.guards(&case.when, true)).unwrap_or_default());
            let lowered = self.guarded(guards, |this| this.lower(value, hint));
            ty = lowered.ty.clone();
            resolved = Some((index, lowered));
        }
        let before = self.known.len();
        let mut cases = Vec::new();
        let mut outcomes = Vec::new();
        for (index, value) in rows.iter().enumerate() {
            let case = first.cases.get(index);
            let when = case.map(|case| (self.condition(&case.when), self.guards(&case.when, true)));
            let (when, guards) = when.unzip();
            let outcome = match resolved.take_if(|(lead, _)| *lead == index) {
                Some((_, lowered)) => Outcome::Value(lowered),
                None => self.guarded(guards.unwrap_or_default(), |this| this.outcome(value, &mut ty)),
            };
            outcomes.push(outcome.clone());
            if let (Some(case), Some(when)) = (case, when) {
                cases.push(Case { label: case.label.text.clone(), when, outcome });
                let guards = self.guards(&case.when, false);
                self.known.extend(guards);
            }
        }
        self.known.truncate(before);
        let faulty = |outcome: &Outcome| matches!(outcome, Outcome::Value(value) if value.ty == Type::Poison);
        if ty == Type::Poison || outcomes.iter().any(faulty) || cases.iter().any(|case| case.when.ty == Type::Poison) {
            return Expr::poison(span);
        }
        let otherwise = match (&first.otherwise, outcomes.pop()) {
            (Some(_), Some(outcome)) => outcome,
            (_, _) => Outcome::NoRule(NoRule { reason: None, span }),
        };
        Expr::new(ExprKind::FirstOf(cases, Box::new(otherwise)), ty, span)
    }

    /// What a case or row gives, brought into the type of the others.
    pub(in crate::check) fn outcome(&mut self, value: &ast::RowValue, ty: &mut Type) -> Outcome {
        match value {
            ast::RowValue::NoRule(reason, span) => {
                Outcome::NoRule(NoRule { reason: reason.as_ref().map(|reason| reason.text.clone()), span: *span })
            }
            ast::RowValue::Value(value) => {
                let hint = Some(&*ty).filter(|ty| **ty != Type::Poison).cloned();
                let lowered = self.lower(value, hint.as_ref());
                if *ty == Type::Poison {
                    *ty = lowered.ty.clone();
                }
                Outcome::Value(self.coerce(lowered, ty, "what the other cases give"))
            }
        }
    }
}
