//! Local values: what a standard sets where the one that it extends leaves it to be set, and within which bounds.

use super::Checker;
use super::draft::{Draft, ParameterDraft};
use super::expression::{Lowering, Types};
use super::parameter::Used;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::model::{Expr, ExprKind, Local, Parameter, ParameterId, Period, RecordId, Type};
use crate::syntax::ast;
use jiff::civil::Date;
use std::collections::BTreeSet;

impl Checker<'_> {
    /// Puts a parameter in the place that its `replaces` names. Whether it needs no entry of its own: it has the same
    /// name, or would only clash after a fault that was told.
    pub(super) fn replaces_parameter(&mut self, draft: &mut Draft<'_>, id: ParameterId) -> bool {
        let written = draft.parameter(id).ast;
        let Some(path) = &written.replaces else { return false };
        let known = draft.parameter_names.contains_key(&written.name.text);
        let Some(mut old) = self.extended_parameter(draft, path) else { return known };
        while let Some(later) = draft.parameter(old).replaced_by {
            old = later;
        }
        let replaced = draft.parameter(old);
        let name = &replaced.ast.name;
        let fault = if replaced.origin == draft.parameter(id).origin {
            let fault = Diagnostic::new(Code::InvalidLayer, path.span, "two parameters take the place of the same one");
            Some(fault.also(name.span, "this one does too"))
        } else if replaced.ast.local.is_none() {
            let message = format!("`{}` is not left to be set locally", name.text);
            let fault = Diagnostic::new(Code::InvalidLayer, path.span, message);
            Some(fault.also(name.span, "declared without `local`").help(
                "replace the rules that use it, or ask who writes the other standard to say `local` and the bounds",
            ))
        } else if replaced.ty != draft.parameter(id).ty
            && ![&replaced.ty, &draft.parameter(id).ty].contains(&&Type::Poison)
        {
            let types = [&draft.parameter(id).ty, &replaced.ty].map(|ty| self.type_words(ty));
            let code = if matches!((&replaced.ty, &draft.parameter(id).ty), (Type::Number(_), Type::Number(_))) {
                Code::UnitMismatch
            } else {
                Code::TypeMismatch
            };
            let [new, old] = types;
            let fault = Diagnostic::new(
                code,
                written.name.span,
                format!("a local value is of the same kind: {new} cannot stand for {old}"),
            );
            Some(fault.also(name.span, format!("this one is {old}")))
        } else {
            None
        };
        if let Some(fault) = fault {
            self.report(fault);
            return known;
        }
        let same_name = name.text == written.name.text || {
            let first = draft.parameter_names.get(&written.name.text);
            first.is_some_and(|first| same_layers(draft, *first, old))
        };
        if let Some(parameter) = draft.parameters.get_mut(old.index()) {
            parameter.replaced_by = Some(id);
        }
        if let Some(parameter) = draft.parameters.get_mut(id.index()) {
            parameter.replaces = Some(old);
        }
        same_name
    }

    /// The parameter of an extended standard that `parameter` or `other.parameter` names.
    fn extended_parameter(&mut self, draft: &Draft<'_>, path: &ast::Path) -> Option<ParameterId> {
        let (standard, name) = match path.names.as_slice() {
            [name] => (None, name),
            [standard, name] => (Some(standard), name),
            _ => {
                let fault =
                    Diagnostic::new(Code::InvalidLayer, path.span, "this names no parameter of another standard");
                self.report(fault.help("write `standard.parameter`"));
                return None;
            }
        };
        let own = draft.main;
        let of = |parameter: &ParameterDraft<'_>| {
            draft.origins.get(parameter.origin).map_or("", |origin| origin.ast.name.text.as_str())
        };
        let others = || (0..).map(ParameterId).zip(&draft.parameters).filter(|(_, one)| one.origin != own);
        let found = others().find(|(_, one)| {
            one.ast.name.text == name.text && standard.is_none_or(|standard| of(one) == standard.text)
        });
        if let Some((id, _)) = found {
            return Some(id);
        }
        let near = nearest(&name.text, others().map(|(_, one)| one.ast.name.text.as_str()));
        let whole = path.names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join(".");
        let message = format!("no extended standard has a parameter `{whole}`");
        self.report(Diagnostic::new(Code::InvalidLayer, path.span, message).help(match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "name the standard with `extends` first".to_owned(),
        }));
        None
    }

    /// Two parameters of one name, neither of which says that it takes the other's place.
    pub(super) fn parameter_clash(&mut self, draft: &Draft<'_>, first: ParameterId, second: &ast::Name) {
        let first = draft.parameter(first);
        if first.file == second.span.file || first.origin == draft.main {
            self.duplicate(&second.text, second.span, first.ast.name.span);
            return;
        }
        let of = draft.origins.get(first.origin).map_or("", |origin| origin.ast.name.text.as_str());
        let message = format!("`{}` stands in the extended standard already", second.text);
        self.report(
            Diagnostic::new(Code::InvalidLayer, second.span, message).also(first.ast.name.span, "declared here").help(
                format!("write `replaces {of}.{}` if this is its local value, else give it another name", second.text),
            ),
        );
    }

    /// What a standard that builds on this one may set instead.
    pub(super) fn local(&mut self, draft: &Draft<'_>, written: &ParameterDraft<'_>) -> Option<Local> {
        let local = written.ast.local.as_ref()?;
        let mut bounds = None;
        if let Some((low, high)) = &local.bounds {
            if !matches!(written.ty, Type::Number(_) | Type::Date | Type::Poison) {
                self.report(
                    Diagnostic::new(
                        Code::TypeMismatch,
                        low.span,
                        "only numbers and dates have a lowest and a highest value",
                    )
                    .help("write `local` alone: any value may be set"),
                );
                return None;
            }
            let types = Types::default();
            let [low, high] = [low, high].map(|bound| {
                let lowered = Lowering::new(self, draft, &types, RecordId(0)).expect(bound, &written.ty, "the bound");
                if lowered.ty != Type::Poison && !lowered.is_literal() {
                    let fault = Diagnostic::new(Code::TypeMismatch, lowered.span, "a bound is written out");
                    self.report(fault.help("write a number or a date"));
                }
                lowered
            });
            if above(&low, &high) {
                let fault = Diagnostic::new(Code::LocalValue, high.span, "no value lies between these bounds");
                self.report(fault.also(low.span, "the lower bound is above the upper one"));
            }
            bounds = Some((low, high));
        }
        Some(Local { bounds, by: local.by.as_ref().map(|by| by.text.clone()), span: local.span })
    }

    /// Holds local values to the bounds of every parameter whose place they take.
    pub(super) fn hold_to_bounds(&mut self, parameters: &[Parameter]) {
        for parameter in parameters {
            let mut next = parameter.replaces;
            while let Some(replaced) = next.and_then(|id| parameters.get(id.index())) {
                next = replaced.replaces;
                let Some(local) = &replaced.local else { continue };
                let Some((low, high)) = &local.bounds else { continue };
                for value in &parameter.values {
                    let outside = if above(low, &value.value) {
                        "below"
                    } else if above(&value.value, high) {
                        "above"
                    } else {
                        continue;
                    };
                    let whom = local.by.as_ref().map_or(String::new(), |by| format!(", by {by}"));
                    let message =
                        format!("this is {outside} what `{}.{}` allows", replaced.origin, replaced.label.name);
                    self.report(
                        Diagnostic::new(Code::LocalValue, value.value.span, message)
                            .also(local.span, format!("local values lie within these bounds{whom}"))
                            .help(
                                "set a value within the bounds, both ends included, or replace the rules that use it",
                            ),
                    );
                }
            }
        }
    }

    /// Reports the first day, within the span in which it is used, on which neither a parameter nor any that takes its
    /// place has a value.
    pub(super) fn cover_layers(&mut self, parameters: &[Parameter], layers: &[ParameterId], used: Used) {
        let layers: Vec<&Parameter> = layers.iter().filter_map(|id| parameters.get(id.index())).collect();
        let values = || layers.iter().flat_map(|parameter| &parameter.values);
        let mut changes: BTreeSet<Date> = values().flat_map(|value| changes(value.period)).collect();
        changes.insert(used.0.unwrap_or(Date::MIN));
        let within = |day: &Date| used.0.is_none_or(|begin| begin <= *day) && used.1.is_none_or(|end| *day <= end);
        let hole = changes.into_iter().filter(within).find(|day| layers.iter().all(|one| one.on(*day).is_none()));
        let (Some(hole), Some(last), Some(first)) = (hole, layers.first(), layers.last()) else { return };
        let when = if hole == Date::MIN { "before its first value".to_owned() } else { format!("on {hole}") };
        self.report(
            Diagnostic::new(Code::ParameterGap, last.label.span, format!("`{}` has no value {when}", last.label.name))
                .also(first.label.span, "and neither has the one whose place it takes")
                .help("where a local value is not set, the value of the extended standard holds; here there is none"),
        );
    }
}

/// Whether the first constant is above the second; never where they cannot be compared.
fn above(one: &Expr, other: &Expr) -> bool {
    if let (ExprKind::Number(one), ExprKind::Number(other)) = (&one.kind, &other.kind) {
        one > other
    } else if let (ExprKind::Date(one), ExprKind::Date(other)) = (&one.kind, &other.kind) {
        one > other
    } else {
        false
    }
}

/// The days on which a value may begin or cease to hold.
fn changes(period: Period) -> Vec<Date> {
    let after = |day: Option<Date>| day.and_then(|day| day.tomorrow().ok());
    let suspended = period.suspended;
    let begins = [period.since, suspended.and_then(|suspended| suspended.since)];
    let ends = [period.until, suspended.and_then(|suspended| suspended.until)];
    begins.into_iter().flatten().chain(ends.into_iter().filter_map(after)).collect()
}

/// Whether one parameter stands in the place of another, or the other way round.
fn same_layers(draft: &Draft<'_>, one: ParameterId, other: ParameterId) -> bool {
    std::iter::successors(Some(other), |id| draft.parameter(*id).replaces).any(|id| id == one)
}
