//! What is named: definitions, tables and results of rules, each worked out once for a record.

use super::super::assessment::Undefined;
use super::super::computed::Computed;
use super::super::memory::{Entry, Settled};
use super::super::nodes::{Landing, Node, NodeId, RulePart};
use super::{Evaluator, Frame};
use crate::model::{DefinitionId, Facet, Place, RuleId, TableId};
use crate::quantity::Rational;
use crate::span::Span;

impl<'a> Evaluator<'_, 'a> {
    pub(super) fn definition(&mut self, id: DefinitionId, place: &Place, frame: &Frame<'_, 'a>) -> Computed<'a> {
        match self.frame_at(place, frame) {
            Ok(frame) => self.node(Node::Definition(id), &frame),
            Err(obstacle) => obstacle,
        }
    }

    pub(super) fn table_at(&mut self, id: TableId, place: &Place, frame: &Frame<'_, 'a>) -> Computed<'a> {
        match self.frame_at(place, frame) {
            Ok(frame) => self.node(Node::Table(id), &frame),
            Err(obstacle) => obstacle,
        }
    }

    /// A result of the rule that holds in a rule's place.
    pub(super) fn result(
        &mut self,
        rule: RuleId,
        facet: Facet,
        place: &Place,
        frame: &Frame<'_, 'a>,
        at: Span,
    ) -> Computed<'a> {
        let frame = match self.frame_at(place, frame) {
            Ok(frame) => frame,
            Err(obstacle) => return obstacle,
        };
        let rule = self.plan.holder(rule);
        if facet == Facet::Provided {
            return self.node(Node::Rule(rule, RulePart::Provided), &frame);
        }
        let applies = if self.plan.idle(rule).is_some() {
            Computed::Bool(false)
        } else {
            self.node(Node::Rule(rule, RulePart::Applies), &frame)
        };
        match (facet, applies.truth()) {
            (Facet::Applies, _) => applies,
            (_, Err(open)) => open,
            (Facet::Met, Ok(false)) => Computed::Bool(true),
            (Facet::Required | Facet::Provided | Facet::Short, Ok(false)) => Computed::Number(Rational::ZERO),
            (Facet::Value, Ok(false)) => Computed::Undefined(Undefined::NotScored),
            (Facet::Value, Ok(true)) => self.node(Node::Rule(rule, RulePart::Value), &frame),
            (Facet::Met, Ok(true)) => self.node(Node::Rule(rule, RulePart::Holds), &frame),
            (Facet::Required | Facet::Provided, Ok(true)) => self.node(Node::Rule(rule, RulePart::Required), &frame),
            (Facet::Short, Ok(true)) => {
                let required = self.node(Node::Rule(rule, RulePart::Required), &frame);
                let provided = self.node(Node::Rule(rule, RulePart::Provided), &frame);
                self.short(required, provided, at)
            }
        }
    }

    /// The outermost frame of the record at a place.
    pub(in super::super) fn frame_at(
        &mut self,
        place: &Place,
        frame: &Frame<'_, 'a>,
    ) -> Result<Frame<'a, 'a>, Computed<'a>> {
        let start = frame.at(place.frame);
        if start.level == 0 && place.path.is_empty() {
            return Ok(Frame { item: start.item, page: start.page, level: 0, outer: None });
        }
        let instance = start.item.follow(&place.path).record()?;
        Ok(self.frame(instance))
    }

    /// What is named, for the record of a frame.
    pub(in super::super) fn node(&mut self, node: Node, frame: &Frame<'a, 'a>) -> Computed<'a> {
        let id = self.plan.nodes.id(node);
        if self.plan.nodes.place(id).is_none() {
            return self.node_value(node, frame);
        }
        match self.remembered(id, frame) {
            Entry::Done(settled) => {
                self.marks.join(settled.marks);
                settled.value
            }
            Entry::Busy => Computed::Unknown,
            Entry::Empty => {
                if !self.plan.nodes.landings(id).is_empty() {
                    self.land(id, frame);
                }
                let settled = self.settle(node, id, frame);
                self.marks.join(settled.marks);
                settled.value
            }
        }
    }

    fn remembered(&self, id: NodeId, frame: &Frame<'a, 'a>) -> Entry<'a> {
        match (frame.page, self.plan.nodes.place(id)) {
            (Some(page), Some(place)) => self.memory.get(page, place),
            (None, _) | (_, None) => Entry::Empty,
        }
    }

    fn remember(&mut self, id: NodeId, frame: &Frame<'a, 'a>, entry: Entry<'a>) {
        if let (Some(page), Some(place)) = (frame.page, self.plan.nodes.place(id)) {
            self.memory.set(page, place, entry);
        }
    }

    /// Works a node out and keeps it.
    fn settle(&mut self, node: Node, id: NodeId, frame: &Frame<'a, 'a>) -> Settled<'a> {
        self.remember(id, frame, Entry::Busy);
        let before = std::mem::take(&mut self.marks);
        let value = self.node_value(node, frame);
        let settled = Settled { value, marks: std::mem::replace(&mut self.marks, before) };
        self.remember(id, frame, Entry::Done(settled));
        settled
    }

    fn node_value(&mut self, node: Node, frame: &Frame<'a, 'a>) -> Computed<'a> {
        let standard = self.plan.standard;
        match node {
            Node::Definition(id) => self.eval(&standard.definition(id).value, frame),
            Node::Table(id) => self.table(standard.table(id), frame),
            Node::Rule(id, part) => self.rule_part(standard.rule(id), id, part, frame),
        }
    }

    /// Works out everything that a node at the top of a long chain rests on, from the bottom up and without
    /// recursion. What it works out in vain, in branches that are not taken, stays without effect.
    fn land(&mut self, id: NodeId, frame: &Frame<'a, 'a>) {
        let plan = self.plan;
        let mut way = vec![(id, *frame, 0)];
        while let Some((above, frame, next)) = way.last_mut() {
            let (above, frame) = (*above, *frame);
            if let Some(landing) = plan.nodes.landings(above).get(*next) {
                *next += 1;
                if let Some(below) = self.landing_frame(landing, &frame)
                    && matches!(self.remembered(landing.node, &below), Entry::Empty)
                {
                    way.push((landing.node, below, 0));
                }
            } else {
                way.pop();
                if let (false, Some(node)) = (way.is_empty(), plan.nodes.node(above)) {
                    self.settle(node, above, &frame);
                }
            }
        }
    }

    fn landing_frame(&mut self, landing: &Landing, frame: &Frame<'a, 'a>) -> Option<Frame<'a, 'a>> {
        if landing.path.is_empty() {
            return Some(*frame);
        }
        let instance = frame.item.follow(&landing.path).record().ok()?;
        Some(self.frame(instance))
    }
}
