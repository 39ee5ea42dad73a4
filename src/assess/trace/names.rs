//! What stands behind names: definitions, tables and results of rules.

use super::super::nodes::{Node, RulePart};
use super::{Mode, Named, Sight, Tracer};
use crate::model::{Body, Expr, Facet, Outcome, Place, Rule, RuleId, Table};

impl<'a> Tracer<'_, 'a> {
    /// Keeps a name to be followed later.
    pub(super) fn follow(&mut self, node: Node, place: &Place, sight: &Sight<'_, 'a>, mode: Mode) {
        match self.evaluator.frame_at(place, &sight.frame) {
            Ok(frame) => {
                let way = self.way_to(place, sight);
                let address = frame.instance().map_or(0, |instance| std::ptr::from_ref(instance).addr());
                let mode = Mode { negated: false, ..mode };
                if self.followed.insert((self.evaluator.plan.nodes.id(node).number(), address, mode)) {
                    self.queue.push_back(Named { node, frame, way, mode });
                }
            }
            Err(_) => self.note_fact(place, sight, mode.open),
        }
    }

    /// Keeps the parts of a rule that a result of it comes from. Gives whether the rule is known to apply.
    pub(super) fn follow_result(
        &mut self,
        rule: RuleId,
        facet: Facet,
        place: &Place,
        sight: &Sight<'_, 'a>,
        mode: Mode,
    ) -> bool {
        let Ok(frame) = self.evaluator.frame_at(place, &sight.frame) else {
            self.note_fact(place, sight, mode.open);
            return true;
        };
        let rule = self.evaluator.plan.holder(rule);
        if facet == Facet::Provided {
            self.follow(Node::Rule(rule, RulePart::Provided), place, sight, mode);
            return true;
        }
        if self.evaluator.plan.idle(rule).is_some() {
            return false;
        }
        let applies = Node::Rule(rule, RulePart::Applies);
        self.follow(applies, place, sight, Mode { telling: false, ..mode });
        if self.evaluator.node(applies, &frame).decided() != Some(true) {
            return false;
        }
        let parts: &[RulePart] = match facet {
            Facet::Applies => &[],
            Facet::Met => &[RulePart::Holds],
            Facet::Required => &[RulePart::Required],
            Facet::Provided => &[RulePart::Provided],
            Facet::Short => &[RulePart::Required, RulePart::Provided],
            Facet::Value => &[RulePart::Value],
        };
        for part in parts {
            self.follow(Node::Rule(rule, *part), place, sight, mode);
        }
        true
    }

    /// Follows all names that were kept, and those that they use in turn.
    pub(super) fn follow_names(&mut self) {
        while let Some(Named { node, frame, way, mode }) = self.queue.pop_front() {
            let standard = self.evaluator.plan.standard;
            let sight = Sight::named(frame, way);
            match node {
                Node::Definition(id) => self.walk(&standard.definition(id).value, &sight, mode),
                Node::Table(id) => self.walk_table(standard.table(id), &sight, mode),
                Node::Rule(id, RulePart::Applies) => self.walk_application(standard.rule(id), &sight, mode),
                Node::Rule(id, RulePart::Holds | RulePart::Value) => {
                    for part in body_parts(&standard.rule(id).body) {
                        self.walk(part, &sight, mode);
                    }
                }
                Node::Rule(id, RulePart::Required) => self.walk_amount(standard.rule(id), true, &sight, mode),
                Node::Rule(id, RulePart::Provided) => self.walk_amount(standard.rule(id), false, &sight, mode),
            }
        }
    }

    /// `when`, `unless` and `transition`: those that decide.
    pub(super) fn walk_application(&mut self, rule: &'a Rule, sight: &Sight<'_, 'a>, mode: Mode) {
        let applies = self.evaluator.application(rule, &sight.frame).applies;
        let mode = Mode { open: mode.open && applies.is_unknown(), ..mode };
        let excluded = applies.decided() == Some(false);
        if let Some(when) = &rule.when
            && (!excluded || self.eval(when, sight).decided() == Some(false))
        {
            self.walk(when, sight, mode);
        }
        let key_date = self.evaluator.plan.key_date;
        let transition = rule.transition.iter().filter(|it| key_date <= it.until).filter_map(|it| it.when.as_ref());
        for exception in rule.unless.iter().chain(transition) {
            if !excluded || self.eval(exception, sight).decided() == Some(true) {
                self.walk(exception, sight, mode);
            }
        }
    }

    fn walk_amount(&mut self, rule: &'a Rule, required: bool, sight: &Sight<'_, 'a>, mode: Mode) {
        let amount = match (&rule.body, required) {
            (Body::Comparison { required, .. } | Body::Capacity { required, .. }, true) => required,
            (Body::Comparison { provided, .. } | Body::Capacity { provided: Some(provided), .. }, false) => provided,
            (Body::Nothing | Body::Condition(_) | Body::Capacity { provided: None, .. } | Body::Score(_), _) => return,
        };
        self.walk(amount, sight, mode);
    }

    /// The row that is true, else the rows that could be.
    fn walk_table(&mut self, table: &'a Table, sight: &Sight<'_, 'a>, mode: Mode) {
        let truths: Vec<_> = table.rows.iter().map(|row| self.evaluator.row(row, &sight.frame).decided()).collect();
        let won = truths.contains(&Some(true));
        for (row, truth) in table.rows.iter().zip(truths) {
            if won && truth != Some(true) {
                continue;
            }
            for cell in row.cells.iter().flatten() {
                self.walk(cell, sight, Mode { telling: false, negated: false, ..mode });
            }
            if let (true, Outcome::Value(value)) = (truth != Some(false), &row.outcome) {
                self.walk(value, sight, mode);
            }
        }
        if let (false, Some(Outcome::Value(value))) = (won, &table.otherwise) {
            self.walk(value, sight, mode);
        }
    }
}

/// The expressions of a body: what is provided before what is required, as sentences have it.
pub(in super::super) fn body_parts(body: &Body) -> Vec<&Expr> {
    match body {
        Body::Nothing => Vec::new(),
        Body::Condition(condition) => vec![condition],
        Body::Comparison { provided, required, mirrored: false, .. } => vec![provided, required],
        Body::Comparison { provided, required, mirrored: true, .. } => vec![required, provided],
        Body::Capacity { required, provided } => provided.iter().chain([required]).collect(),
        Body::Score(score) => vec![&score.value],
    }
}
