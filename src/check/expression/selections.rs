//! Lists: `every`, `some`, `number of`, `sum of`, `smallest`, `largest`.

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{AggregateKind, Expr, ExprKind, Quantifier, Selection, Type, Value};
use crate::quantity::Unit;
use crate::span::Span;
use crate::syntax::ast::{self, Expression, ExpressionKind};

impl Lowering<'_, '_, '_> {
    pub(super) fn quantified(
        &mut self,
        quantifier: Quantifier,
        selection: &ast::Selection,
        body: &Expression,
    ) -> Option<ExprKind> {
        let (selection, body) = self.select(selection, |this| this.condition(body))?;
        Some(ExprKind::Quantified(quantifier, Box::new(selection), Box::new(body)))
    }

    pub(super) fn aggregate(
        &mut self,
        kind: AggregateKind,
        value: Option<&Expression>,
        selection: &ast::Selection,
        span: Span,
    ) -> Expr {
        let selected = self.select(selection, |this| value.map(|value| this.lower(value, None)));
        let Some((selection, value)) = selected else { return Expr::poison(span) };
        if let (AggregateKind::Times, Some(value)) = (kind, value.clone()) {
            return self.times_of(selection, value, span);
        }
        let ty = match (&value, kind) {
            (None, _) => Type::Number(Unit::ONE),
            (Some(value), AggregateKind::Smallest | AggregateKind::Largest) if value.ty == Type::Date => Type::Date,
            (Some(value), _) => match value.ty {
                Type::Number(_) => value.ty.clone(),
                Type::Poison => return Expr::poison(span),
                Type::Bool
                | Type::Text
                | Type::Date
                | Type::Schedule
                | Type::Choice(_)
                | Type::Record(_)
                | Type::List(_) => {
                    let words = self.checker.type_words(&value.ty);
                    let mut diagnostic = Diagnostic::new(
                        Code::TypeMismatch,
                        value.span,
                        format!("a number is needed here, this is {words}"),
                    );
                    if value.ty == Type::Bool {
                        diagnostic = diagnostic.help("to count, write `number of x in … where …`");
                    } else if value.ty == Type::Schedule {
                        diagnostic = diagnostic.help("to put times together, write `times of … for … in …`");
                    }
                    self.checker.report(diagnostic);
                    return Expr::poison(span);
                }
            },
        };
        Expr::new(ExprKind::Aggregate(kind, Box::new(selection), value.map(Box::new)), ty, span)
    }

    /// Resolves a selection and, inside its loop, something more.
    fn select<T>(&mut self, written: &ast::Selection, inside: impl FnOnce(&mut Self) -> T) -> Option<(Selection, T)> {
        let list = self.list(&written.list);
        let Type::List(item) = &list.ty else {
            if list.ty != Type::Poison {
                let words = self.checker.type_words(&list.ty);
                self.checker.error(Code::TypeMismatch, list.span, format!("a list is needed here, this is {words}"));
            }
            return None;
        };
        let (ExprKind::Fact(_) | ExprKind::Values(_)) = list.kind else {
            self.checker.error(Code::TypeMismatch, list.span, "a list that a profile gives is needed here");
            return None;
        };
        self.refuse_shadow(&written.variable, item);
        let frame = self.scope.next_frame();
        if frame == u8::MAX {
            self.checker.error(Code::NestingTooDeep, written.variable.span, "loops nest too deep");
            return None;
        }
        self.scope.variables.push((written.variable.text.clone(), (**item).clone()));
        let filter = written.filter.as_ref().map(|filter| self.condition(filter));
        let guards = written.filter.as_ref().map(|filter| self.guards(filter, true)).unwrap_or_default();
        let result = self.guarded(guards, inside);
        self.scope.variables.pop();
        let selection = Selection { variable: written.variable.text.clone(), frame, list, filter };
        Some((selection, result))
    }

    /// A list that a profile gives, or the values of a choice.
    fn list(&mut self, written: &Expression) -> Expr {
        if let ExpressionKind::Parenthesised(inner) = &written.kind {
            return self.list(inner);
        }
        let ExpressionKind::Path(path) = &written.kind else { return self.lower(written, None) };
        let Some(id) = self.scope.choice(&self.checker.vocabulary, self.draft, path) else {
            return self.lower(written, None);
        };
        let values = (0_u16..).zip(&self.checker.vocabulary.choice(id).values);
        let known = values.filter(|(_, value)| !value.name.is_empty());
        let values = known.map(|(index, _)| Value::Choice(index)).collect();
        Expr::new(ExprKind::Values(values), Type::List(Box::new(Type::Choice(id))), written.span)
    }

    fn refuse_shadow(&mut self, variable: &ast::Name, item: &Type) {
        if let Type::Choice(id) = item
            && let choice = self.checker.vocabulary.choice(*id)
            && choice.find(&variable.text).is_some()
        {
            let message = format!("`{}` is a value of `{}` already", variable.text, choice.name);
            let diagnostic = Diagnostic::new(Code::ShadowedName, variable.span, message)
                .also(choice.span, "declared here")
                .help("give the loop variable another name, for example the first letter of the choice");
            return self.checker.report(diagnostic);
        }
        let known = self.draft.find(self.scope.about, &variable.text);
        let first = known.map(|entity| self.checker.declared_at(self.draft, self.scope.about, entity)).or_else(|| {
            let id = self.draft.parameter_names.get(&variable.text)?;
            Some(self.draft.parameter(*id).ast.name.span)
        });
        let message = format!("`{}` is the name of something else already", variable.text);
        if let Some(first) = first {
            self.checker.report(
                Diagnostic::new(Code::ShadowedName, variable.span, message)
                    .also(first, "declared here")
                    .help("give the loop variable another name, for example its first letter"),
            );
        } else if self.scope.variables.iter().any(|(name, _)| *name == variable.text) {
            self.checker.report(
                Diagnostic::new(Code::ShadowedName, variable.span, message).help("give the inner one another name"),
            );
        }
    }
}
