//! Names: facts, loop variables, definitions, parameters, tables, results, values of a choice.

use super::Lowering;
use crate::check::rule::kind_words;
use crate::check::scope::{Resolved, Unresolved};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::model::{Expr, ExprKind, Facet, Place, RecordId, RuleId, RuleKind, Type};
use crate::schedule::Day;
use crate::span::Span;
use crate::syntax::ast::{self, Expression, ExpressionKind};

impl Lowering<'_, '_, '_> {
    pub(super) fn path(&mut self, path: &ast::Path, hint: Option<&Type>) -> Expr {
        if let (Some(Type::Choice(id)), [name]) = (hint, path.names.as_slice())
            && let Some(value) = self.checker.vocabulary.choice(*id).find(&name.text)
        {
            return Expr::new(ExprKind::Choice(value), Type::Choice(*id), path.span);
        }
        match self.scope.resolve(&self.checker.vocabulary, self.draft, path) {
            Ok(Resolved::Fact { place, ty, optional }) => {
                self.refuse_untested(&place, &optional, path.span);
                Expr::new(ExprKind::Fact(place), ty, path.span)
            }
            Ok(resolved) => self.resolved(resolved, path),
            Err(unresolved) => {
                self.unresolved(&unresolved, path, hint);
                Expr::poison(path.span)
            }
        }
    }

    /// The operand of `is none` and `is known`: it may be none. None where it cannot be.
    pub(super) fn tested(&mut self, written: &Expression) -> (Expr, bool) {
        if let ExpressionKind::Path(path) = &written.kind
            && let Ok(Resolved::Fact { place, ty, optional }) =
                self.scope.resolve(&self.checker.vocabulary, self.draft, path)
        {
            let whole = place.path.len();
            let before: Vec<usize> = optional.iter().copied().filter(|&length| length < whole).collect();
            self.refuse_untested(&place, &before, path.span);
            let may_be_none = optional.contains(&whole);
            return (Expr::new(ExprKind::Fact(place), ty, path.span), may_be_none);
        }
        (self.lower(written, None), false)
    }

    pub(super) fn refuse_untested(&mut self, place: &Place, optional: &[usize], span: Span) {
        for &length in optional {
            let part = Place { frame: place.frame, path: place.path.get(..length).unwrap_or(&[]).into() };
            if self.known.contains(&part) {
                continue;
            }
            let name = self.place_words(&part);
            self.checker.report(
                Diagnostic::new(Code::UntestedNone, span, format!("`{name}` may be none here"))
                    .help(format!("test it first: `{name} is not none and …`")),
            );
        }
    }

    fn place_words(&self, place: &Place) -> String {
        let mut words = Vec::new();
        let mut ty = match usize::from(place.frame).checked_sub(1).and_then(|index| self.scope.variables.get(index)) {
            Some((name, ty)) => {
                words.push(name.clone());
                ty.clone()
            }
            None => Type::Record(self.scope.about),
        };
        for slot in &place.path {
            let Type::Record(record) = ty else { break };
            let fact = self.checker.vocabulary.record(record).fact(*slot);
            words.push(fact.name.clone());
            ty = fact.ty.clone();
        }
        words.join(".")
    }

    fn resolved(&mut self, resolved: Resolved, path: &ast::Path) -> Expr {
        let span = path.span;
        match resolved {
            Resolved::Fact { place, ty, .. } => Expr::new(ExprKind::Fact(place), ty, span),
            Resolved::Parameter(id) => Expr::new(ExprKind::Parameter(id), self.draft.parameter(id).ty.clone(), span),
            Resolved::Definition(id, place) => {
                let ty = self.types.definitions.get(id.index()).cloned().flatten().unwrap_or(Type::Poison);
                Expr::new(ExprKind::Definition(id, place), ty, span)
            }
            Resolved::Table(id, place) => {
                let ty = self.types.tables.get(id.index()).cloned().flatten().unwrap_or(Type::Poison);
                Expr::new(ExprKind::Table(id, place), ty, span)
            }
            Resolved::Result(id, facet, place) => self.result(id, facet, place, span),
            Resolved::Rule(id) => {
                let ast = self.draft.rule(id).declared.ast;
                let name = &ast.name.text;
                let (message, help) = if ast.kind == RuleKind::Score {
                    (format!("`{name}` is a score; its value is a result of it"), format!("use `{name}.value`"))
                } else {
                    let help = format!("use a result of it, for example `{name}.met` or `{name}.required`");
                    (format!("`{name}` is a {} and has no value of its own", kind_words(ast.kind)), help)
                };
                self.checker.report(Diagnostic::new(Code::TypeMismatch, span, message).help(help));
                Expr::poison(span)
            }
            Resolved::Guarantee(_) => {
                self.checker.error(Code::TypeMismatch, span, "a guarantee has no value to calculate with");
                Expr::poison(span)
            }
        }
    }

    fn result(&mut self, id: RuleId, facet: Facet, place: Place, span: Span) -> Expr {
        let rule = self.draft.rule(id);
        let name = &rule.declared.ast.name;
        if let Some(dropped) = rule.dropped {
            self.checker.report(
                Diagnostic::new(Code::InvalidLayer, span, format!("`{}` is dropped, so it has no results", name.text))
                    .also(dropped, "dropped here"),
            );
            return Expr::poison(span);
        }
        let scores = rule.declared.ast.kind == RuleKind::Score;
        if facet != Facet::Applies && scores != (facet == Facet::Value) {
            let (message, help) = if scores {
                (format!("`{}` is a score: it is not judged and asks nothing", name.text), "use its `.value`")
            } else {
                let kind = kind_words(rule.declared.ast.kind);
                (format!("`{}` is a {kind} and has no value of its own", name.text), "use `.required` or `.provided`")
            };
            self.checker
                .report(Diagnostic::new(Code::TypeMismatch, span, message).also(name.span, "declared here").help(help));
            return Expr::poison(span);
        }
        let ty = match facet {
            Facet::Applies | Facet::Met => Type::Bool,
            Facet::Required | Facet::Provided | Facet::Short | Facet::Value => {
                if let Some(ty) = self.types.amounts(id) {
                    ty.clone()
                } else {
                    self.checker.report(
                        Diagnostic::new(Code::NoShortfall, span, format!("`{}` has no amounts", name.text))
                            .also(name.span, "declared here")
                            .help("only `requires`/`provided` and conditions of the form `A >= B` give amounts"),
                    );
                    Type::Poison
                }
            }
        };
        Expr::new(ExprKind::Result(id, facet, place), ty, span)
    }

    fn unresolved(&mut self, unresolved: &Unresolved, path: &ast::Path, hint: Option<&Type>) {
        let whole = path.span;
        match unresolved {
            Unresolved::Name(index, record) => {
                let Some(name) = path.names.get(*index) else { return };
                if let (Some(Type::Choice(id)), 0, 1) = (hint, *index, path.names.len()) {
                    self.unknown_choice(*id, name);
                    return;
                }
                if let (Some(Type::Schedule), "never" | "nie", 1) = (hint, name.text.as_str(), path.names.len()) {
                    let message = format!("`{}` could be a name, and there is none", name.text);
                    let diagnostic = Diagnostic::new(Code::UnknownName, name.span, message);
                    self.checker.report(diagnostic.help("write `at no time` (`zu keiner Zeit`)"));
                    return;
                }
                if path.names.len() == 1 && Day::named(&name.text).is_some() {
                    let message = format!("`{}` is a day, and days stand before a time of day only", name.text);
                    let diagnostic = Diagnostic::new(Code::UnknownName, name.span, message);
                    self.checker.report(diagnostic.help("write `Mon to Fri 08:00 to 16:00`, with words between"));
                    return;
                }
                self.unknown_name(name, *record, *index == 0);
            }
            Unresolved::NoParts(index, ty) => {
                let name = path.names.get(*index);
                let before = index.checked_sub(1).and_then(|index| path.names.get(index));
                let message = match (before, ty) {
                    (Some(before), Type::List(_)) => {
                        format!("`{}` is a list; its items have facts, it has none itself", before.text)
                    }
                    (Some(before), _) => format!("`{}` has no facts of its own", before.text),
                    (None, _) => "this has no facts".to_owned(),
                };
                let mut diagnostic = Diagnostic::new(Code::UnknownName, name.map_or(whole, |name| name.span), message);
                if let (Some(before), Some(name), Type::List(_)) = (before, name, ty) {
                    diagnostic.help =
                        Some(format!("go through them: `sum of x.{} for x in {}`", name.text, before.text));
                }
                self.checker.report(diagnostic);
            }
            Unresolved::NoFacet(index) => {
                let Some(name) = path.names.get(*index) else { return };
                let known = [
                    "applies",
                    "met",
                    "required",
                    "provided",
                    "short",
                    "value",
                    "gilt",
                    "erfüllt",
                    "bedarf",
                    "vorhanden",
                    "fehlt",
                    "wert",
                ];
                let help = match nearest(&name.text, known) {
                    Some(near) => format!("did you mean `.{near}`?"),
                    None => "a rule has `.applies`, `.met`, `.required`, `.provided` and `.short`".to_owned(),
                };
                self.checker.report(
                    Diagnostic::new(Code::UnknownName, name.span, format!("`{}` is no result of a rule", name.text))
                        .help(help),
                );
            }
        }
    }

    pub(super) fn unknown_choice(&mut self, id: crate::model::ChoiceId, name: &ast::Name) {
        let choice = self.checker.vocabulary.choice(id);
        let known = choice.values.iter().flat_map(|value| std::iter::once(&value.name).chain(&value.also));
        let help = if let Some(near) = nearest(&name.text, known.map(String::as_str)) {
            format!("did you mean `{near}`?")
        } else {
            let names: Vec<String> = choice
                .values
                .iter()
                .filter(|value| !value.name.is_empty())
                .map(|value| format!("`{}`", value.name))
                .collect();
            format!("`{}` is one of {}", choice.name, names.join(", "))
        };
        let diagnostic =
            Diagnostic::new(Code::UnknownChoice, name.span, format!("`{}` has no `{}`", choice.name, name.text))
                .also(choice.span, "declared here")
                .help(help);
        self.checker.report(diagnostic);
    }

    fn unknown_name(&mut self, name: &ast::Name, record: RecordId, first: bool) {
        let shown = self.checker.vocabulary.record(record).name.clone();
        let mut known: Vec<&str> = self
            .draft
            .names
            .get(usize::from(record.0))
            .into_iter()
            .flat_map(|names| names.keys().map(String::as_str))
            .collect();
        if first {
            known.extend(self.draft.parameter_names.keys().map(String::as_str));
            known.extend(self.scope.variables.iter().map(|(name, _)| name.as_str()));
        }
        let elsewhere = self
            .checker
            .vocabulary
            .records()
            .find(|(id, _)| *id != record && self.draft.find(*id, &name.text).is_some());
        let help = match (nearest(&name.text, known), elsewhere) {
            (Some(near), _) => Some(format!("did you mean `{near}`?")),
            (None, Some((_, other))) => Some(format!("`{}` has it, but these lines are about `{shown}`", other.name)),
            (None, None) => None,
        };
        let mut diagnostic =
            Diagnostic::new(Code::UnknownName, name.span, format!("`{shown}` has nothing called `{}`", name.text));
        diagnostic.help = help;
        self.checker.report(diagnostic);
    }
}
