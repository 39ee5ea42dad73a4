//! What is named in a standard and can be worked out for a record: definitions, tables and parts of rules.
//!
//! Each has a place in the memory. Names that rest on long chains of other names also know their *landings*: names
//! on the way down that must be worked out first, one by one, so that a chain of thousands of definitions takes a
//! loop and not a stack. Knows no values.

use crate::model::{
    Body, DefinitionId, Expr, ExprKind, Facet, Outcome, Place, RecordId, Rule, RuleId, Slot, Standard, TableId,
};

/// How many levels of expressions lie between two landings at most. A single expression has at most 64.
const LEVELS_BETWEEN_LANDINGS: usize = 128;

/// Something that is named in a standard and worked out for a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Node {
    /// A definition.
    Definition(DefinitionId),
    /// A table.
    Table(TableId),
    /// A part of a rule.
    Rule(RuleId, RulePart),
}

/// The parts of a rule that results are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RulePart {
    /// Whether it applies, its dates aside.
    Applies,
    /// Whether its body holds.
    Holds,
    /// The amount it asks for.
    Required,
    /// The amount that is there.
    Provided,
    /// The value of a score.
    Value,
}

/// A node by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NodeId(usize);

impl NodeId {
    /// The number itself.
    pub(super) fn number(self) -> usize {
        self.0
    }
}

/// A node that has to be worked out before another, on a record reached from that one's record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Landing {
    /// The node.
    pub node: NodeId,
    /// The way to its record.
    pub path: Box<[Slot]>,
}

/// All nodes of a standard.
#[derive(Debug, Default)]
pub(super) struct Nodes {
    all: Vec<Info>,
    /// How many entries a record of each type takes in the memory.
    sizes: Vec<usize>,
    definitions: usize,
    tables: usize,
}

#[derive(Debug)]
struct Info {
    node: Node,
    /// Where it stands among the entries of its record; none for parts of rules that nothing refers to.
    place: Option<usize>,
    landings: Box<[Landing]>,
}

/// How a standard is numbered.
#[derive(Clone, Copy)]
struct Numbering {
    definitions: usize,
    tables: usize,
}

const PARTS: [RulePart; 5] =
    [RulePart::Applies, RulePart::Holds, RulePart::Required, RulePart::Provided, RulePart::Value];

impl Numbering {
    fn of(self, node: Node) -> NodeId {
        NodeId(match node {
            Node::Definition(id) => id.index(),
            Node::Table(id) => self.definitions + id.index(),
            Node::Rule(id, part) => {
                let part = match part {
                    RulePart::Applies => 0,
                    RulePart::Holds => 1,
                    RulePart::Required => 2,
                    RulePart::Provided => 3,
                    RulePart::Value => 4,
                };
                self.definitions + self.tables + PARTS.len() * id.index() + part
            }
        })
    }
}

impl Nodes {
    /// Numbers what a standard of a vocabulary with so many record types names. `holder` gives the rule that holds in
    /// the place of another.
    pub(super) fn new(standard: &Standard, records: usize, holder: &dyn Fn(RuleId) -> RuleId) -> Self {
        let definitions = standard.definitions().map(|(id, it)| (Node::Definition(id), it.about));
        let tables = standard.tables().map(|(id, it)| (Node::Table(id), it.about));
        let rules = standard.every_rule().flat_map(|(id, it)| PARTS.map(|part| (Node::Rule(id, part), it.about)));
        let names: Vec<(Node, RecordId)> = definitions.chain(tables).chain(rules).collect();
        let numbering = Numbering { definitions: standard.definitions().count(), tables: standard.tables().count() };
        let mut links = Links { standard, holder, numbering, used: vec![false; names.len()] };
        let graph: Vec<Rests> = names.iter().map(|(node, _)| links.of(*node)).collect();
        for (_, guarantee) in standard.guarantees() {
            links.collect(&guarantee.condition, &mut Rests::default());
        }
        for cost in standard.every_rule().filter_map(|(_, rule)| rule.cost.as_ref()) {
            links.collect(cost, &mut Rests::default());
        }
        let mut sizes = vec![0; records];
        let mut landings = find_landings(&graph);
        let nodes = names.into_iter().enumerate().map(|(number, (node, about))| {
            let kept = !matches!(node, Node::Rule(..)) || links.used.get(number) == Some(&true);
            let place = sizes.get_mut(usize::from(about.0)).filter(|_| kept).map(|size| {
                *size += 1;
                *size - 1
            });
            let landings = landings.get_mut(number).map(std::mem::take).unwrap_or_default();
            Info { node, place, landings: landings.into() }
        });
        let all = nodes.collect();
        Self { all, sizes, definitions: numbering.definitions, tables: numbering.tables }
    }

    /// The number of a node.
    pub(super) fn id(&self, node: Node) -> NodeId {
        Numbering { definitions: self.definitions, tables: self.tables }.of(node)
    }

    /// The node behind a number.
    pub(super) fn node(&self, id: NodeId) -> Option<Node> {
        self.all.get(id.0).map(|info| info.node)
    }

    /// Its place among the entries of its record; none where it is worked out afresh each time.
    pub(super) fn place(&self, id: NodeId) -> Option<usize> {
        self.all.get(id.0)?.place
    }

    /// What has to be worked out before it; empty but for long chains.
    pub(super) fn landings(&self, id: NodeId) -> &[Landing] {
        self.all.get(id.0).map_or(&[], |info| &info.landings)
    }

    /// How many entries a record of the type takes.
    pub(super) fn size(&self, record: RecordId) -> usize {
        self.sizes.get(usize::from(record.0)).copied().unwrap_or(0)
    }
}

/// What one node rests on, and how deep its own expressions are.
#[derive(Default)]
struct Rests {
    /// Nodes that it uses on its own record or one inside it.
    uses: Vec<Landing>,
    depth: usize,
}

/// Reads what nodes rest on from their expressions.
struct Links<'s> {
    standard: &'s Standard,
    holder: &'s dyn Fn(RuleId) -> RuleId,
    numbering: Numbering,
    used: Vec<bool>,
}

impl Links<'_> {
    fn of(&mut self, node: Node) -> Rests {
        let mut links = Rests::default();
        let standard = self.standard;
        match node {
            Node::Definition(id) => self.collect(&standard.definition(id).value, &mut links),
            Node::Table(id) => {
                let table = standard.table(id);
                for cell in table.rows.iter().flat_map(|row| &row.cells).flatten() {
                    self.collect(cell, &mut links);
                }
                for outcome in table.rows.iter().map(|row| &row.outcome).chain(&table.otherwise) {
                    if let Outcome::Value(value) = outcome {
                        self.collect(value, &mut links);
                    }
                }
            }
            Node::Rule(id, part) => self.of_rule(id, standard.rule(id), part, &mut links),
        }
        links
    }

    fn of_rule(&mut self, id: RuleId, rule: &Rule, part: RulePart, links: &mut Rests) {
        match (part, &rule.body) {
            (RulePart::Applies, _) => {
                let transition = rule.transition.iter().filter_map(|transition| transition.when.as_ref());
                for condition in rule.when.iter().chain(&rule.unless).chain(transition) {
                    self.collect(condition, links);
                }
            }
            (RulePart::Holds, Body::Condition(condition)) => self.collect(condition, links),
            (RulePart::Holds, Body::Comparison { .. } | Body::Capacity { .. }) => {
                links.depth = 1;
                for part in [RulePart::Required, RulePart::Provided] {
                    links.uses.push(Landing { node: self.numbering.of(Node::Rule(id, part)), path: Box::default() });
                }
            }
            (RulePart::Required, Body::Comparison { required, .. } | Body::Capacity { required, .. }) => {
                self.collect(required, links);
            }
            (
                RulePart::Provided,
                Body::Comparison { provided, .. } | Body::Capacity { provided: Some(provided), .. },
            ) => self.collect(provided, links),
            (RulePart::Holds, Body::Score(_)) => {
                links.depth = 1;
                let value = self.numbering.of(Node::Rule(id, RulePart::Value));
                links.uses.push(Landing { node: value, path: Box::default() });
            }
            (RulePart::Value, Body::Score(score)) => self.collect(&score.value, links),
            (RulePart::Provided, Body::Nothing | Body::Condition(_) | Body::Capacity { provided: None, .. })
            | (RulePart::Holds | RulePart::Required, Body::Nothing)
            | (RulePart::Required, Body::Condition(_))
            | (RulePart::Required | RulePart::Provided, Body::Score(_))
            | (RulePart::Value, Body::Nothing | Body::Condition(_) | Body::Comparison { .. } | Body::Capacity { .. }) =>
                {}
        }
    }

    fn collect(&mut self, expr: &Expr, links: &mut Rests) {
        links.depth = links.depth.max(self.collect_below(expr, links));
    }

    /// Gives the depth of the expression. The recursion is bounded: no expression is deeper than 64 levels.
    fn collect_below(&mut self, expr: &Expr, links: &mut Rests) -> usize {
        if let ExprKind::Definition(id, place) = &expr.kind {
            self.link(Node::Definition(*id), place, links);
        } else if let ExprKind::Table(id, place) = &expr.kind {
            self.link(Node::Table(*id), place, links);
        } else if let ExprKind::Result(id, facet, place) = &expr.kind {
            let rule = (self.holder)(*id);
            let parts: &[RulePart] = match facet {
                Facet::Applies => &[RulePart::Applies],
                Facet::Met => &[RulePart::Applies, RulePart::Holds],
                Facet::Required => &[RulePart::Applies, RulePart::Required],
                Facet::Provided => &[RulePart::Provided],
                Facet::Short => &[RulePart::Applies, RulePart::Required, RulePart::Provided],
                Facet::Value => &[RulePart::Applies, RulePart::Value],
            };
            for part in parts {
                self.link(Node::Rule(rule, *part), place, links);
            }
        }
        let below = expr.children().into_iter().map(|part| self.collect_below(part, links)).max();
        below.unwrap_or(0) + 1
    }

    fn link(&mut self, node: Node, place: &Place, links: &mut Rests) {
        let node = self.numbering.of(node);
        if let Some(used) = self.used.get_mut(node.0) {
            *used = true;
        }
        // What is used on the items of a list is worked out from their own landings when the item is reached.
        if place.frame == 0 {
            let landing = Landing { node, path: place.path.clone() };
            if !links.uses.contains(&landing) {
                links.uses.push(landing);
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Closed,
}

/// Goes through the nodes from the bottom up, without recursion, and gives each its landings.
fn find_landings(graph: &[Rests]) -> Vec<Vec<Landing>> {
    let mut search = LandingSearch {
        graph,
        state: vec![State::New; graph.len()],
        reach: vec![0; graph.len()],
        landings: vec![Vec::new(); graph.len()],
    };
    for start in 0..graph.len() {
        search.run(start);
    }
    search.landings
}

struct LandingSearch<'g> {
    graph: &'g [Rests],
    state: Vec<State>,
    /// Levels of expressions below a node down to the next landing.
    reach: Vec<usize>,
    landings: Vec<Vec<Landing>>,
}

impl LandingSearch<'_> {
    fn state(&self, node: usize) -> State {
        self.state.get(node).copied().unwrap_or(State::Closed)
    }

    fn mark(&mut self, node: usize, state: State) {
        if let Some(place) = self.state.get_mut(node) {
            *place = state;
        }
    }

    fn run(&mut self, start: usize) {
        if self.state(start) != State::New {
            return;
        }
        let mut way = vec![(start, 0)];
        self.mark(start, State::Open);
        while let Some((node, next)) = way.last_mut() {
            let node = *node;
            if let Some(used) = self.graph.get(node).and_then(|links| links.uses.get(*next)) {
                *next += 1;
                if self.state(used.node.0) == State::New {
                    self.mark(used.node.0, State::Open);
                    way.push((used.node.0, 0));
                }
            } else {
                self.close(node);
                way.pop();
            }
        }
    }

    fn close(&mut self, node: usize) {
        let Some(links) = self.graph.get(node) else { return };
        let mut reach = 0;
        let mut landings: Vec<Landing> = Vec::new();
        // A node that is still open would be a circle; a checked standard has none.
        for used in links.uses.iter().filter(|used| self.state(used.node.0) == State::Closed) {
            let below = self.reach.get(used.node.0).copied().unwrap_or(0);
            if below > LEVELS_BETWEEN_LANDINGS {
                landings.push(used.clone());
            } else {
                reach = reach.max(below);
                let further = self.landings.get(used.node.0).into_iter().flatten();
                landings.extend(further.map(|landing| Landing {
                    node: landing.node,
                    path: used.path.iter().chain(&landing.path).copied().collect(),
                }));
            }
        }
        landings.sort_by(|a, b| (a.node.0, &a.path).cmp(&(b.node.0, &b.path)));
        landings.dedup();
        if let (Some(own_reach), Some(own_landings)) = (self.reach.get_mut(node), self.landings.get_mut(node)) {
            *own_reach = reach + links.depth + 1;
            *own_landings = landings;
        }
        self.mark(node, State::Closed);
    }
}
