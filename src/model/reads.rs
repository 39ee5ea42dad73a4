//! Which facts of its own record a rule rests on. Knows no values.

use super::expression::{Expr, ExprKind, Outcome, Place};
use super::standard::{Body, DefinitionId, Rule, RuleId, Standard, Table, TableId};
use super::vocabulary::Slot;
use std::collections::BTreeSet;

/// The way to a fact: slots through nested records.
pub type FactPath = Box<[Slot]>;

impl Rule {
    /// Its expressions, in the order in which they are read; without what only labels a finding.
    pub fn expressions(&self) -> Vec<&Expr> {
        let body: Vec<&Expr> = match &self.body {
            Body::Nothing => Vec::new(),
            Body::Condition(condition) => vec![condition],
            Body::Comparison { provided, required, condition, .. } => vec![condition, provided, required],
            Body::Capacity { required, provided } => std::iter::once(required).chain(provided).collect(),
            Body::Score(score) => vec![&score.value],
        };
        self.scope_conditions().chain(body).collect()
    }

    /// What decides whether it applies.
    pub fn scope_conditions(&self) -> impl Iterator<Item = &Expr> {
        let transition = self.transition.as_ref().and_then(|transition| transition.when.as_ref());
        self.when.iter().chain(&self.unless).chain(transition)
    }
}

impl Table {
    /// Its expressions, in the order in which they are read.
    pub fn expressions(&self) -> Vec<&Expr> {
        let rows = self.rows.iter().flat_map(|row| row.cells.iter().flatten().chain(value(&row.outcome)));
        self.columns.iter().chain(rows).chain(self.otherwise.as_ref().and_then(value)).collect()
    }
}

fn value(outcome: &Outcome) -> Option<&Expr> {
    match outcome {
        Outcome::Value(value) => Some(value),
        Outcome::NoRule(_) => None,
    }
}

/// What an expression may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Named {
    Definition(DefinitionId),
    Table(TableId),
    Rule(RuleId),
}

/// A name with the expressions behind it.
type Behind<'s> = (Named, Vec<&'s Expr>);

impl Standard {
    /// The facts of the record itself that these expressions rest on, through definitions, tables and other rules; not
    /// the facts of items of lists. Each once, in order.
    pub fn facts_behind<'e>(&'e self, expressions: impl IntoIterator<Item = &'e Expr>) -> BTreeSet<FactPath> {
        let mut reads = Reads { standard: self, facts: BTreeSet::new(), seen: BTreeSet::new() };
        for expression in expressions {
            reads.walk(expression, &[]);
        }
        reads.facts
    }
}

struct Reads<'s> {
    standard: &'s Standard,
    facts: BTreeSet<FactPath>,
    seen: BTreeSet<(Named, FactPath)>,
}

impl<'s> Reads<'s> {
    /// Walks an expression whose frame 0 is the record at `before`.
    fn walk(&mut self, expr: &'s Expr, before: &[Slot]) {
        // A name has no parts of its own; everything else is made of its parts alone.
        expr.children().into_iter().for_each(|part| self.walk(part, before));
        let Some((place, named)) = self.named(expr) else { return };
        if place.frame != 0 {
            return;
        }
        let path: FactPath = before.iter().chain(&place.path).copied().collect();
        let Some((named, parts)) = named else {
            self.facts.insert(path);
            return;
        };
        if self.seen.insert((named, path.clone())) {
            parts.into_iter().for_each(|part| self.walk(part, &path));
        }
    }

    /// The place that an expression names, and what lies behind the name; nothing behind a fact.
    fn named(&self, expr: &'s Expr) -> Option<(&'s Place, Option<Behind<'s>>)> {
        if let ExprKind::Fact(place) | ExprKind::DateOf(place) = &expr.kind {
            Some((place, None))
        } else if let ExprKind::Definition(id, place) = &expr.kind {
            Some((place, Some((Named::Definition(*id), vec![&self.standard.definition(*id).value]))))
        } else if let ExprKind::Table(id, place) = &expr.kind {
            Some((place, Some((Named::Table(*id), self.standard.table(*id).expressions()))))
        } else if let ExprKind::Result(id, _, place) = &expr.kind {
            Some((place, Some((Named::Rule(*id), self.standard.rule(*id).expressions()))))
        } else {
            None
        }
    }
}
