//! The type of a definition, where its cases are values of a choice and nothing else says which.

use super::Lowering;
use crate::check::scope::{Resolved, Unresolved};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{ChoiceId, Expr, Type};
use crate::syntax::ast::{self, Expression, ExpressionKind, RowValue};

impl Lowering<'_, '_, '_> {
    /// The value of a definition, whose type may be said.
    pub(in crate::check) fn definition(&mut self, written: &Expression, said: Option<&Type>) -> Expr {
        if let Some(ty) = said {
            return self.expect(written, ty, "the definition");
        }
        match self.choice_of_cases(written) {
            Ok(hint) => self.lower(written, hint.as_ref()),
            Err(()) => Expr::poison(written.span),
        }
    }

    /// The choice of which all cases are values: that of a case which is a fact, else the only one that has them all.
    /// An error where there are several.
    fn choice_of_cases(&mut self, written: &Expression) -> Result<Option<Type>, ()> {
        let mut cases = Vec::new();
        gather(written, &mut cases);
        let mut names = Vec::new();
        for case in cases {
            let ExpressionKind::Path(path) = &case.kind else { return Ok(None) };
            match self.scope.resolve(&self.checker.vocabulary, self.draft, path) {
                Ok(Resolved::Fact { ty: ty @ Type::Choice(_), .. }) => return Ok(Some(ty)),
                Ok(Resolved::Definition(id, _)) => {
                    let known = self.types.definitions.get(id.index()).cloned().flatten();
                    return Ok(known.filter(|ty| matches!(ty, Type::Choice(_))));
                }
                Err(Unresolved::Name(..)) => names.extend(path.names.first().filter(|_| path.names.len() == 1)),
                Ok(_) | Err(_) => return Ok(None),
            }
        }
        let Some(first) = names.first() else { return Ok(None) };
        match self.choices_with(&names).as_slice() {
            [] => Ok(None),
            [only] => Ok(Some(Type::Choice(*only))),
            [one, another, ..] => {
                let choices = &self.checker.vocabulary;
                let (one, another) = (choices.choice(*one), choices.choice(*another));
                let message = format!("`{}` is a value of `{}` and of `{}`", first.text, one.name, another.name);
                let diagnostic = Diagnostic::new(Code::UnknownChoice, first.span, message)
                    .also(one.span, "the one is declared here")
                    .also(another.span, "the other one")
                    .help(format!("say which is meant: `define … : {} = …`", one.name));
                self.checker.report(diagnostic);
                Err(())
            }
        }
    }

    /// The choices that have values of all these names.
    fn choices_with(&self, names: &[&ast::Name]) -> Vec<ChoiceId> {
        let choices = self.checker.vocabulary.choices();
        let having = choices.filter(|(_, choice)| names.iter().all(|name| choice.find(&name.text).is_some()));
        having.map(|(id, _)| id).collect()
    }
}

/// The values that an expression may give by cases; itself where it has none.
fn gather<'e>(written: &'e Expression, cases: &mut Vec<&'e Expression>) {
    if let ExpressionKind::Parenthesised(inner) = &written.kind {
        gather(inner, cases);
    } else if let ExpressionKind::If(_, then, otherwise) = &written.kind {
        gather(then, cases);
        gather(otherwise, cases);
    } else if let ExpressionKind::FirstOf(first) = &written.kind {
        let values = first.cases.iter().map(|case| &case.value).chain(first.otherwise.as_deref());
        for value in values {
            match value {
                RowValue::Value(value) => gather(value, cases),
                RowValue::NoRule(..) => {}
            }
        }
    } else {
        cases.push(written);
    }
}
