//! What rests on what: the order in which declarations are resolved, and the circles that have none.
//!
//! Judged per result of a rule (`on_site.required`), not per declaration.

use super::Checker;
use super::draft::Draft;
use super::scope::{Resolved, Scope};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{DefinitionId, Facet, ParameterId, RecordId, RuleId, TableId, Vocabulary};
use crate::span::Span;
use crate::syntax::ast::{self, ExpressionKind};
use std::collections::{BTreeMap, BTreeSet};

/// Something that has a value of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Node {
    Parameter(ParameterId),
    Definition(DefinitionId),
    Table(TableId),
    Result(RuleId, Facet),
}

/// One use of a node, where it is written.
type Edge = (Node, Span);

/// Everything that rests on something.
#[derive(Debug, Default)]
pub(super) struct Graph {
    edges: BTreeMap<Node, Vec<Edge>>,
    /// Uses by guarantees and examples, which nothing rests on.
    pub(super) outer: Vec<Edge>,
    /// Nodes so that each comes after all that it rests on.
    pub(super) order: Vec<Node>,
}

pub(super) const FACETS: [Facet; 6] =
    [Facet::Applies, Facet::Required, Facet::Provided, Facet::Met, Facet::Short, Facet::Value];

impl Checker<'_> {
    /// The graph of a draft; circles are reported.
    pub(super) fn graph(&mut self, draft: &Draft<'_>) -> Graph {
        let mut graph = Graph::default();
        let vocabulary = &self.vocabulary;
        for (index, definition) in (0..).zip(&draft.definitions) {
            let mut uses = Uses::new(vocabulary, draft, definition.about);
            uses.expression(&definition.ast.value);
            graph.edges.insert(Node::Definition(DefinitionId(index)), uses.edges);
        }
        for (index, table) in (0..).zip(&draft.tables) {
            let mut uses = Uses::new(vocabulary, draft, table.about);
            table.ast.columns.iter().for_each(|column| uses.expression(column));
            for row in &table.ast.rows {
                row.cells.iter().for_each(|cell| uses.cell(&cell.kind));
                uses.row_value(&row.value);
            }
            if let Some((value, _)) = &table.ast.otherwise {
                uses.row_value(value);
            }
            graph.edges.insert(Node::Table(TableId(index)), uses.edges);
        }
        for (index, rule) in (0..).zip(&draft.rules) {
            rule_edges(&mut graph, vocabulary, draft, RuleId(index), rule.declared.about);
        }
        // Nothing rests on what a rule costs, so that it may rest on the rule's own results.
        for rule in &draft.rules {
            let mut uses = Uses::new(vocabulary, draft, rule.declared.about);
            rule.declared.ast.costs().for_each(|cost| uses.expression(cost));
            graph.outer.extend(uses.edges);
        }
        for guarantee in &draft.guarantees {
            let mut uses = Uses::new(vocabulary, draft, guarantee.about);
            uses.expression(&guarantee.ast.condition);
            graph.outer.extend(uses.edges);
        }
        for (example, about, _) in &draft.examples {
            let named = example.about().map(|name| vocabulary.find_record(&name.text));
            let Some(about) = named.unwrap_or(*about) else { continue };
            let mut uses = Uses::new(vocabulary, draft, about);
            for clause in &example.clauses {
                if let ast::ExampleClause::Expect(expectation) = clause {
                    uses.path(&expectation.subject);
                }
            }
            graph.outer.extend(uses.edges);
        }
        for (index, _) in (0..).zip(&draft.parameters) {
            graph.edges.insert(Node::Parameter(ParameterId(index)), Vec::new());
        }
        let cycles = graph.sort();
        for cycle in cycles {
            self.cycle(draft, &cycle);
        }
        graph
    }

    /// `cycle`: each node with the place where the one before uses it.
    fn cycle(&mut self, draft: &Draft<'_>, cycle: &[Edge]) {
        let Some((first, span)) = cycle.first() else { return };
        let names: Vec<String> = cycle.iter().map(|(node, _)| format!("`{}`", node.name(draft))).collect();
        let message = if cycle.len() == 1 {
            format!("`{}` rests on itself", first.name(draft))
        } else {
            format!("{} rest on each other in a circle", names.join(" → "))
        };
        let mut diagnostic = Diagnostic::new(Code::CyclicDefinition, *span, message)
            .label(format!("`{}` is used here", first.name(draft)))
            .help("one of them must be said without the others");
        for (node, span) in cycle.iter().skip(1) {
            diagnostic = diagnostic.also(*span, format!("`{}` is used here", node.name(draft)));
        }
        self.report(diagnostic);
    }
}

/// The edges of a rule's results.
fn rule_edges(graph: &mut Graph, vocabulary: &Vocabulary, draft: &Draft<'_>, id: RuleId, about: RecordId) {
    let rule = draft.rule(id);
    let ast = rule.declared.ast;
    let used = |expressions: &mut dyn Iterator<Item = &ast::Expression>| {
        let mut uses = Uses::new(vocabulary, draft, about);
        expressions.for_each(|expression| uses.expression(expression));
        uses.edges
    };
    let name = ast.name.span;
    let itself = |facet| (Node::Result(id, facet), name);
    let condition = ast.modality().and_then(|(_, condition)| condition);
    let (required, provided) = match (ast.requires(), ast.provided(), condition) {
        (None, None, Some(condition)) => (Some(condition), Some(condition)),
        (required, provided, _) => (required, provided),
    };
    for facet in FACETS {
        let mut edges = match facet {
            Facet::Applies => used(&mut ast.conditions()),
            Facet::Required => used(&mut required.into_iter()),
            Facet::Provided => used(&mut provided.into_iter()),
            Facet::Met => used(&mut condition.into_iter()),
            Facet::Value => used(&mut ast.weights().map(|weight| &weight.value)),
            Facet::Short => Vec::new(),
        };
        match facet {
            Facet::Applies => {}
            Facet::Required | Facet::Value => edges.push(itself(Facet::Applies)),
            // What is required says the unit.
            Facet::Provided => edges.push(itself(Facet::Required)),
            Facet::Met | Facet::Short => {
                edges.extend([Facet::Applies, Facet::Required, Facet::Provided].map(itself));
            }
        }
        if let Some(later) = rule.replaced_by {
            edges.push((Node::Result(later, facet), draft.rule(later).declared.ast.name.span));
        }
        graph.edges.insert(Node::Result(id, facet), edges);
    }
}

impl Node {
    /// What people call it.
    pub(super) fn name(self, draft: &Draft<'_>) -> String {
        match self {
            Self::Parameter(id) => draft.parameter(id).ast.name.text.clone(),
            Self::Definition(id) => draft.definition(id).ast.name.text.clone(),
            Self::Table(id) => draft.table(id).ast.name.text.clone(),
            Self::Result(id, facet) => {
                let facet = match facet {
                    Facet::Applies => "applies",
                    Facet::Met => "met",
                    Facet::Required => "required",
                    Facet::Provided => "provided",
                    Facet::Short => "short",
                    Facet::Value => "value",
                };
                format!("{}.{facet}", draft.rule(id).declared.ast.name.text)
            }
        }
    }
}

impl Graph {
    /// What a node uses itself.
    pub(super) fn uses(&self, node: Node) -> impl Iterator<Item = Node> {
        self.edges.get(&node).into_iter().flatten().map(|(node, _)| *node)
    }

    /// Everything that is used somewhere.
    pub(super) fn targets(&self) -> impl Iterator<Item = Node> {
        self.edges.values().flatten().chain(&self.outer).map(|(node, _)| *node)
    }

    /// Everything that a node rests on.
    pub(super) fn closure(&self, nodes: impl IntoIterator<Item = Node>) -> BTreeSet<Node> {
        let mut open: Vec<Node> = nodes.into_iter().collect();
        let mut seen = BTreeSet::new();
        while let Some(node) = open.pop() {
            if seen.insert(node) {
                open.extend(self.uses(node));
            }
        }
        seen
    }

    /// Fills in `order`; gives the circles that were met on the way. Works without recursion, so that long chains of
    /// definitions are no danger.
    fn sort(&mut self) -> Vec<Vec<Edge>> {
        let mut cycles = Vec::new();
        let mut done = BTreeSet::new();
        for &start in self.edges.keys() {
            if done.contains(&start) {
                continue;
            }
            // The way down: a node, how it was reached, and how many of its edges were followed.
            let mut way: Vec<(Node, Option<Span>, usize)> = vec![(start, None, 0)];
            while let Some((node, _, followed)) = way.last_mut() {
                let node = *node;
                let next = self.edges.get(&node).and_then(|edges| edges.get(*followed)).copied();
                *followed += 1;
                match next {
                    None => {
                        way.pop();
                        if done.insert(node) {
                            self.order.push(node);
                        }
                    }
                    Some((next, span)) => {
                        if let Some(begin) = way.iter().position(|(open, ..)| *open == next) {
                            let mut cycle = vec![(next, span)];
                            let rest = way.iter().skip(begin + 1);
                            cycle.extend(rest.filter_map(|(node, span, _)| Some((*node, (*span)?))));
                            cycles.push(cycle);
                        } else if !done.contains(&next) {
                            way.push((next, Some(span), 0));
                        }
                    }
                }
            }
        }
        cycles
    }
}

/// Gathers what expressions use.
pub(super) struct Uses<'a> {
    vocabulary: &'a Vocabulary,
    draft: &'a Draft<'a>,
    scope: Scope,
    pub(super) edges: Vec<Edge>,
}

impl<'a> Uses<'a> {
    pub(super) fn new(vocabulary: &'a Vocabulary, draft: &'a Draft<'a>, about: RecordId) -> Self {
        Self { vocabulary, draft, scope: Scope::about(about), edges: Vec::new() }
    }

    pub(super) fn path(&mut self, path: &ast::Path) {
        let node = match self.scope.resolve(self.vocabulary, self.draft, path) {
            Ok(Resolved::Parameter(id)) => Node::Parameter(id),
            Ok(Resolved::Definition(id, _)) => Node::Definition(id),
            Ok(Resolved::Table(id, _)) => Node::Table(id),
            Ok(Resolved::Result(id, facet, _)) => Node::Result(id, facet),
            Ok(Resolved::Fact { .. } | Resolved::Rule(_) | Resolved::Guarantee(_)) | Err(_) => return,
        };
        self.edges.push((node, path.span));
    }

    fn row_value(&mut self, value: &ast::RowValue) {
        if let ast::RowValue::Value(value) = value {
            self.expression(value);
        }
    }

    fn cell(&mut self, cell: &ast::CellKind) {
        match cell {
            ast::CellKind::Any => {}
            ast::CellKind::OneOf(values) => values.iter().for_each(|value| self.expression(value)),
            ast::CellKind::Range(low, high) => {
                self.expression(low);
                self.expression(high);
            }
            ast::CellKind::From(value)
            | ast::CellKind::UpTo(value)
            | ast::CellKind::Below(value)
            | ast::CellKind::Above(value) => self.expression(value),
        }
    }

    pub(super) fn expression(&mut self, expression: &ast::Expression) {
        match &expression.kind {
            ExpressionKind::Number(_)
            | ExpressionKind::Text(_)
            | ExpressionKind::Date(_)
            | ExpressionKind::Schedule(_)
            | ExpressionKind::YesNo(_)
            | ExpressionKind::None
            | ExpressionKind::Unknown
            | ExpressionKind::KeyDate
            | ExpressionKind::DateOf(_) => {}
            ExpressionKind::Path(path) => self.path(path),
            ExpressionKind::Parenthesised(inner)
            | ExpressionKind::Negate(inner)
            | ExpressionKind::Not(inner)
            | ExpressionKind::HoursOf(inner) => {
                self.expression(inner);
            }
            ExpressionKind::Arithmetic(_, _, left, right)
            | ExpressionKind::Limit(left, _, right)
            | ExpressionKind::Round(left, _, right)
            | ExpressionKind::Assuming(left, right)
            | ExpressionKind::Compare(_, _, left, right)
            | ExpressionKind::In(left, _, _, right)
            | ExpressionKind::Covers(left, _, right)
            | ExpressionKind::Within(left, _, _, right)
            | ExpressionKind::Elapsed(_, left, right) => {
                self.expression(left);
                self.expression(right);
            }
            ExpressionKind::Per(per) => {
                self.expression(&per.amount);
                per.every.iter().for_each(|every| self.expression(every));
                self.expression(&per.base);
            }
            ExpressionKind::Is(value, _, _, test) => {
                self.expression(value);
                match test {
                    ast::IsTest::Value(other) => self.expression(other),
                    ast::IsTest::OneOf(others) => others.iter().for_each(|other| self.expression(other)),
                    ast::IsTest::None | ast::IsTest::Known | ast::IsTest::Unknown => {}
                }
            }
            ExpressionKind::And(parts) | ExpressionKind::Or(parts) => {
                parts.iter().for_each(|part| self.expression(part));
            }
            ExpressionKind::If(condition, then, otherwise) => {
                [condition, then, otherwise].into_iter().for_each(|part| self.expression(part));
            }
            ExpressionKind::FirstOf(first) => {
                for case in &first.cases {
                    self.expression(&case.when);
                    self.row_value(&case.value);
                }
                first.otherwise.iter().for_each(|value| self.row_value(value));
            }
            ExpressionKind::Enumeration(_, items) => items.iter().for_each(|item| self.expression(&item.condition)),
            ExpressionKind::Quantified(_, selection, body) => self.selection(selection, Some(body)),
            ExpressionKind::Aggregate(_, value, selection) => self.selection(selection, value.as_deref()),
        }
    }

    fn selection(&mut self, selection: &ast::Selection, body: Option<&ast::Expression>) {
        self.expression(&selection.list);
        let Some(inside) = self.scope.inside(self.vocabulary, self.draft, selection) else { return };
        let outside = std::mem::replace(&mut self.scope, inside);
        selection.filter.iter().for_each(|filter| self.expression(filter));
        body.into_iter().for_each(|body| self.expression(body));
        self.scope = outside;
    }
}
