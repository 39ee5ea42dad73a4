//! Parameters: values by date, without a hole or an overlap where they are used.

use super::draft::{Draft, ParameterDraft};
use super::expression::{Lowering, Types};
use super::{Checker, graph::Graph, graph::Node};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Citation, Expr, Label, Parameter, ParameterId, ParameterValue, Period, RecordId, Suspension, Type};
use crate::span::Span;
use crate::syntax::ast::{self, PeriodClause};
use jiff::civil::Date;
use std::collections::BTreeSet;

impl Checker<'_> {
    /// The clauses about time as one period.
    pub(super) fn period<'a>(&mut self, clauses: impl IntoIterator<Item = &'a PeriodClause>) -> Period {
        let mut period = Period::default();
        let mut places: [Option<Span>; 3] = [None; 3];
        for clause in clauses {
            let (index, span) = match clause {
                PeriodClause::Since(date) => {
                    period.since = Some(date.date);
                    (0, date.span)
                }
                PeriodClause::Until(date) => {
                    period.until = Some(date.date);
                    (1, date.span)
                }
                PeriodClause::Suspended { since, until, span } => {
                    let suspension =
                        Suspension { since: since.map(|date| date.date), until: until.map(|date| date.date) };
                    if let (Some(since), Some(until)) = (suspension.since, suspension.until)
                        && since > until
                    {
                        self.error(Code::InvalidPeriod, *span, "the suspension ends before it begins");
                    }
                    period.suspended = Some(suspension);
                    (2, *span)
                }
            };
            if let Some(place) = places.get_mut(index) {
                if let Some(first) = *place {
                    self.report(
                        Diagnostic::new(Code::DuplicateClause, span, "this is said twice")
                            .also(first, "said here first"),
                    );
                }
                *place = Some(span);
            }
        }
        if let (Some(since), Some(until), Some(span)) = (period.since, period.until, places[1])
            && since > until
        {
            self.error(Code::InvalidPeriod, span, "this ends before it begins");
            // Left open, it makes no gap that would be reported on top.
            period.until = None;
        }
        period
    }

    pub(super) fn parameters(&mut self, draft: &Draft<'_>, graph: &Graph, standard: Period) -> Vec<Parameter> {
        let mut parameters = Vec::new();
        for (index, written) in (0..).zip(&draft.parameters) {
            let mut parameter = self.parameter(draft, written);
            let alone = written.replaces.is_none() && written.replaced_by.is_none();
            let used = alone.then(|| used_in(draft, graph, &[ParameterId(index)], standard));
            self.cover(written, &mut parameter, used);
            parameters.push(parameter);
        }
        self.hold_to_bounds(&parameters);
        // Where a local value leaves a hole, the one whose place it takes fills it: they are looked at together.
        for last in (0..).map(ParameterId).zip(&draft.parameters).filter(|(_, one)| one.replaced_by.is_none()) {
            let layers: Vec<_> = std::iter::successors(Some(last.0), |id| draft.parameter(*id).replaces).collect();
            if layers.len() > 1 {
                let used = used_in(draft, graph, &layers, standard);
                self.cover_layers(&parameters, &layers, used);
            }
        }
        parameters
    }

    fn parameter(&mut self, draft: &Draft<'_>, written: &ParameterDraft<'_>) -> Parameter {
        let ty = written.ty.clone();
        if matches!(ty, Type::Record(_) | Type::List(_)) {
            self.error(Code::TypeMismatch, written.ast.name.span, "a parameter is a single value");
        }
        let mut values: Vec<ParameterValue> = Vec::new();
        for value in &written.ast.values {
            let types = Types::default();
            let lowered = Lowering::new(self, draft, &types, RecordId(0)).expect(&value.value, &ty, "the parameter");
            if lowered.ty != Type::Poison && !lowered.is_literal() {
                self.report(
                    Diagnostic::new(Code::TypeMismatch, lowered.span, "a parameter's value is written out")
                        .help("use `define` for a value that is calculated"),
                );
            }
            let source = value.source.as_ref().and_then(|source| self.citation(draft, written.origin, source));
            values.push(ParameterValue {
                value: lowered,
                period: self.period(&value.period),
                source,
                note: value.note.as_ref().map(|note| note.text.clone()),
            });
        }
        if values.is_empty() {
            self.error(Code::MissingClause, written.ast.name.span, "a parameter needs a value");
        }
        values.sort_by_key(|value| value.period.since);
        Parameter {
            label: label(&written.ast.name, written.ast.label.as_ref()),
            ty,
            origin: draft.origins.get(written.origin).map_or_else(String::new, |origin| origin.ast.name.text.clone()),
            local: self.local(draft, written),
            replaces: written.replaces,
            replaced_by: written.replaced_by,
            values,
        }
    }

    /// Ends each value where the next begins; reports overlaps, and holes within the span in which it is used. Without
    /// a span, holes are no fault.
    fn cover(&mut self, written: &ParameterDraft<'_>, parameter: &mut Parameter, used: Option<Used>) {
        let places: Vec<Span> = {
            let mut lines: Vec<(Option<Date>, Span)> =
                written.ast.values.iter().map(|value| (since(value), value.span)).collect();
            lines.sort_by_key(|(since, _)| *since);
            lines.into_iter().map(|(_, span)| span).collect()
        };
        let begins: Vec<Option<Date>> = parameter.values.iter().map(|value| value.period.since).collect();
        let name = &written.ast.name;
        for (index, value) in parameter.values.iter_mut().enumerate() {
            let Some(&span) = places.get(index) else { continue };
            let Some(Some(next)) = begins.get(index + 1) else {
                if let Some(next) = places.get(index + 1) {
                    self.report(
                        Diagnostic::new(
                            Code::ParameterOverlap,
                            *next,
                            format!("`{}` has two values at once", name.text),
                        )
                        .also(span, "this one holds too")
                        .help("say when each begins: `since …`"),
                    );
                }
                continue;
            };
            let Ok(before) = next.yesterday() else { continue };
            let same_day = value.period.since == Some(*next);
            match value.period.until {
                None if !same_day => value.period.until = Some(before),
                until if same_day || until.is_some_and(|until| until > before) => {
                    let at = places.get(index + 1).copied().unwrap_or(span);
                    let to = until.map_or("on".to_owned(), |until| format!("to {until}"));
                    self.report(
                        Diagnostic::new(
                            Code::ParameterOverlap,
                            at,
                            format!("`{}` has two values from {next} {to}", name.text),
                        )
                        .also(span, "this one holds too"),
                    );
                }
                Some(until) if until < before && used.is_some() => {
                    let hole = until.tomorrow().unwrap_or(until);
                    self.gap(name, span, &format!("from {hole} to {before}"));
                }
                Some(_) | None => {}
            }
        }
        let Some(used) = used else { return };
        let first = parameter.values.first();
        if let (Some(value), (Some(begin), _)) = (first, used)
            && let Some(since) = value.period.since
            && since > begin
        {
            let before = since.yesterday().unwrap_or(since);
            self.gap(name, places.first().copied().unwrap_or(name.span), &format!("from {begin} to {before}"));
        }
        if let (Some(value), (_, end)) = (parameter.values.last(), used)
            && let Some(until) = value.period.until
            && end.is_none_or(|end| end > until)
        {
            let hole = until.tomorrow().unwrap_or(until);
            let to = end.map_or("on".to_owned(), |end| format!("to {end}"));
            self.gap(name, places.last().copied().unwrap_or(name.span), &format!("from {hole} {to}"));
        }
        if let Some(value) = parameter.values.first()
            && value.period.suspended.is_some()
        {
            let suspension = value.period.suspended.and_then(|suspended| suspended.since).or(value.period.since);
            let from = suspension
                .map_or("while it is suspended".to_owned(), |day| format!("from {day} while it is suspended"));
            self.gap(name, places.first().copied().unwrap_or(name.span), &from);
        }
    }

    fn gap(&mut self, name: &ast::Name, span: Span, when: &str) {
        self.report(
            Diagnostic::new(Code::ParameterGap, span, format!("`{}` has no value {when}", name.text))
                .also(name.span, "declared here")
                .help("add a line for that time, or say with the standard's `since` and `until` that it is not needed"),
        );
    }

    pub(super) fn citation(&mut self, draft: &Draft<'_>, origin: usize, source: &ast::Source) -> Option<Citation> {
        let documents = draft.origins.get(origin).map(|origin| origin.documents.as_slice()).unwrap_or_default();
        let found = documents.iter().find(|(document, _)| document.name.text == source.document.text);
        let Some((_, document)) = found else {
            let known = documents.iter().map(|(document, _)| document.name.text.as_str());
            let near = crate::diagnostic::nearest(&source.document.text, known);
            self.report(
                Diagnostic::new(
                    Code::UnknownDocument,
                    source.document.span,
                    format!("the standard lists no document `{}`", source.document.text),
                )
                .help(near.map_or_else(
                    || format!("list it below `standard`: `document {} \"…\"`", source.document.text),
                    |near| format!("did you mean `{near}`?"),
                )),
            );
            return None;
        };
        Some(Citation {
            document: *document,
            place: source.place.as_ref().map(|place| place.text.clone()),
            checked: source.checked.map(|checked| checked.date),
        })
    }
}

fn since(value: &ast::ParameterValue) -> Option<Date> {
    value.period.iter().find_map(|clause| match clause {
        PeriodClause::Since(date) => Some(date.date),
        PeriodClause::Until(_) | PeriodClause::Suspended { .. } => None,
    })
}

/// A written name with its label.
pub(super) fn label(name: &ast::Name, label: Option<&ast::Quoted>) -> Label {
    Label { name: name.text.clone(), label: label.map(|label| label.text.clone()), span: name.span }
}

/// The first and the last day on which something is used; without, it has no such end.
pub(super) type Used = (Option<Date>, Option<Date>);

/// The span of time in which parameters are used: that of the rules that rest on them, within the standard's own.
fn used_in(draft: &Draft<'_>, graph: &Graph, ids: &[ParameterId], standard: Period) -> Used {
    let whole = (standard.since, standard.until);
    let any = |nodes: &BTreeSet<Node>| ids.iter().any(|id| nodes.contains(&Node::Parameter(*id)));
    if any(&graph.closure(graph.outer.iter().map(|(node, _)| *node))) {
        return whole;
    }
    let mut span: Option<Used> = None;
    for (index, rule) in (0..).zip(&draft.rules) {
        let rule_id = crate::model::RuleId(index);
        let nodes = super::graph::FACETS.map(|facet| Node::Result(rule_id, facet));
        if !any(&graph.closure(nodes)) {
            continue;
        }
        let (mut since, mut until) = (None, None);
        for clause in &rule.declared.ast.clauses {
            if let ast::ClauseKind::Period(PeriodClause::Since(date)) = &clause.kind {
                since = Some(date.date);
            } else if let ast::ClauseKind::Period(PeriodClause::Until(date)) = &clause.kind {
                until = Some(date.date);
            }
        }
        let since = since.max(whole.0);
        let until = match (until, whole.1) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        span = Some(match span {
            None => (since, until),
            Some((begin, end)) => {
                (begin.min(since), if end.is_none() || until.is_none() { None } else { end.max(until) })
            }
        });
    }
    span.unwrap_or(whole)
}

impl Expr {
    /// The value of a literal, for the model's constants.
    #[allow(clippy::wildcard_enum_match_arm, reason = "no other form is a literal")]
    pub(super) fn literal_value(&self) -> Option<crate::model::Value> {
        use crate::model::{ExprKind, Value};
        match &self.kind {
            ExprKind::Number(value) => Some(Value::Number(*value)),
            ExprKind::Text(text) => Some(Value::Text(text.clone())),
            ExprKind::Date(date) => Some(Value::Date(*date)),
            ExprKind::Schedule(times) => Some(Value::Schedule(times.clone())),
            ExprKind::Bool(value) => Some(Value::Bool(*value)),
            ExprKind::Choice(value) => Some(Value::Choice(*value)),
            _ => None,
        }
    }
}
