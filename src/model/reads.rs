//! Which facts rules rest on: those of their own record, and all that a standard reads at all. Knows no values.

use super::expression::{Expr, ExprKind, Outcome, Place};
use super::rule::{Body, Rule};
use super::standard::{DefinitionId, RuleId, RuleKind, Standard, Table, TableId};
use super::vocabulary::{RecordId, Slot, Type, Vocabulary};
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

impl Standard {
    /// Every fact that its rules and guarantees read, in records of any type: what a profile is asked for. Records and
    /// lists on the way to a fact are among them.
    pub fn facts_read(&self, vocabulary: &Vocabulary) -> BTreeSet<(RecordId, Slot)> {
        let mut asks = Asks { standard: self, vocabulary, facts: BTreeSet::new(), seen: BTreeSet::new() };
        for (_, rule) in self.rules() {
            rule.expressions().into_iter().chain(&rule.cost).for_each(|expr| asks.walk(expr, &[Some(rule.about)]));
        }
        for (_, guarantee) in self.guarantees() {
            asks.walk(&guarantee.condition, &[Some(guarantee.about)]);
        }
        asks.facts
    }

    /// The facts in which a rule counts who is there, in records of any type; empty where it counts nobody.
    pub fn facts_counted(&self, rule: &Rule, vocabulary: &Vocabulary) -> BTreeSet<(RecordId, Slot)> {
        let mut asks = Asks { standard: self, vocabulary, facts: BTreeSet::new(), seen: BTreeSet::new() };
        let provided = match &rule.body {
            Body::Comparison { provided, .. } => Some(provided),
            Body::Capacity { provided, .. } => provided.as_ref(),
            Body::Nothing | Body::Condition(_) | Body::Score(_) => None,
        };
        if rule.kind == RuleKind::Service || rule.role.is_some() {
            provided.into_iter().for_each(|expr| asks.walk(expr, &[Some(rule.about)]));
        }
        asks.facts
    }
}

struct Asks<'s> {
    standard: &'s Standard,
    vocabulary: &'s Vocabulary,
    facts: BTreeSet<(RecordId, Slot)>,
    seen: BTreeSet<Named>,
}

impl<'s> Asks<'s> {
    /// Walks an expression with the types of the records in its frames; none for items that are no records.
    fn walk(&mut self, expr: &'s Expr, frames: &[Option<RecordId>]) {
        if let ExprKind::Quantified(_, selection, _) | ExprKind::Aggregate(_, selection, _) = &expr.kind {
            let mut within: Vec<_> = frames.iter().copied().take(usize::from(selection.frame)).collect();
            within.push(item(&selection.list.ty));
            self.walk(&selection.list, frames);
            for part in expr.children().into_iter().filter(|part| !std::ptr::eq(*part, &raw const selection.list)) {
                self.walk(part, &within);
            }
            return;
        }
        expr.children().into_iter().for_each(|part| self.walk(part, frames));
        let place = if let ExprKind::Fact(place) | ExprKind::DateOf(place) = &expr.kind {
            place
        } else if let ExprKind::Definition(id, place) = &expr.kind {
            let definition = self.standard.definition(*id);
            self.behind(Named::Definition(*id), definition.about, vec![&definition.value]);
            place
        } else if let ExprKind::Table(id, place) = &expr.kind {
            let table = self.standard.table(*id);
            self.behind(Named::Table(*id), table.about, table.expressions());
            place
        } else if let ExprKind::Result(id, _, place) = &expr.kind {
            let rule = self.standard.rule(*id);
            self.behind(Named::Rule(*id), rule.about, rule.expressions());
            place
        } else {
            return;
        };
        let mut record = frames.get(usize::from(place.frame)).copied().flatten();
        for slot in &place.path {
            let Some(at) = record else { break };
            self.facts.insert((at, *slot));
            let ty = &self.vocabulary.record(at).fact(*slot).ty;
            record = if let Type::Record(inner) = ty { Some(*inner) } else { None };
        }
    }

    fn behind(&mut self, named: Named, about: RecordId, expressions: Vec<&'s Expr>) {
        if self.seen.insert(named) {
            expressions.into_iter().for_each(|expr| self.walk(expr, &[Some(about)]));
        }
    }
}

/// The record that the items of a list are.
fn item(list: &Type) -> Option<RecordId> {
    let Type::List(item) = list else { return None };
    if let Type::Record(record) = **item { Some(record) } else { None }
}
