//! The way through expressions: what lies in which, and which record is in view there.

use super::{Scope, Wording};
use crate::model::{Expr, ExprKind, RecordId, Rule, Selection};
use std::mem::discriminant;

/// The loop that an expression opens.
fn selection(expr: &Expr) -> Option<&Selection> {
    if let ExprKind::Quantified(_, selection, _) | ExprKind::Aggregate(_, selection, _) = &expr.kind {
        Some(selection)
    } else {
        None
    }
}

/// Visits the direct parts of an expression, each with what is in view there: a loop's item for its conditions.
pub(in crate::report) fn parts(expr: &Expr, scope: &Scope<'_>, visit: &mut dyn FnMut(&Expr, &Scope<'_>)) {
    let Some(selection) = selection(expr) else {
        expr.children().into_iter().for_each(|part| visit(part, scope));
        return;
    };
    let inner = scope.item(selection);
    for part in expr.children() {
        let in_list = std::ptr::eq(part, &raw const selection.list);
        visit(part, if in_list { scope } else { &inner });
    }
}

impl Wording<'_> {
    /// An expression that evidence points at, wherever in the standard it stands; names are those of its own place.
    pub(in crate::report) fn phrase_of(&self, expr: &Expr, rule: Option<&Rule>) -> String {
        let own = rule
            .into_iter()
            .flat_map(|rule| with(rule.about, rule.expressions().into_iter().chain(&rule.cost).collect()));
        let definitions = self.standard.definitions().map(|(_, one)| (one.about, &one.value));
        let tables = self.standard.tables().flat_map(|(_, table)| with(table.about, table.expressions()));
        let guarantees = self.standard.guarantees().map(|(_, one)| (one.about, &one.condition));
        let rules = self.standard.rules().flat_map(|(_, rule)| with(rule.about, rule.expressions()));
        own.chain(definitions)
            .chain(tables)
            .chain(guarantees)
            .chain(rules)
            .find_map(|(about, root)| self.within(root, expr, &Scope::about(about)))
            .unwrap_or_else(|| self.phrase(expr, &Scope::nothing()))
    }

    /// The expression's phrase, if it is a part of `root`.
    fn within(&self, root: &Expr, wanted: &Expr, scope: &Scope<'_>) -> Option<String> {
        if std::ptr::eq(root, wanted) || is_copy(root, wanted) {
            return Some(self.phrase(wanted, scope));
        }
        let mut found = None;
        parts(root, scope, &mut |part, inner| {
            if found.is_none() {
                found = self.within(part, wanted, inner);
            }
        });
        found
    }
}

/// Whether both were read at one place of a rule file.
fn is_copy(one: &Expr, other: &Expr) -> bool {
    one.span.start < one.span.end && one.span == other.span && discriminant(&one.kind) == discriminant(&other.kind)
}

fn with(about: RecordId, exprs: Vec<&Expr>) -> impl Iterator<Item = (RecordId, &Expr)> {
    exprs.into_iter().map(move |expr| (about, expr))
}
