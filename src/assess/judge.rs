//! What a rule gives for a record: whether it applies, whether it holds, how much is short.
//!
//! Knows no waivers and no reports; a waiver is a label on what is found here.

use super::assessment::{Cost, Finding, GuaranteeFinding, Layer, Reason};
use super::computed::{Computed, Silence};
use super::evaluate::{Evaluator, Frame};
use super::nodes::{Node, RulePart};
use crate::model::{Body, Expr, GuaranteeId, Rule, RuleId, Status};
use crate::quantity::Rational;

/// Whether a rule applies, with the reason where it does not.
#[derive(Debug, Clone, Copy)]
pub(super) struct Application<'a> {
    /// True, false or open.
    pub applies: Computed<'a>,
    /// Why not.
    pub reason: Reason,
}

/// What the body of a rule gives.
#[derive(Debug, Clone, Copy)]
pub(super) struct Outturn<'a> {
    /// Whether it holds; for a component: whether all its amounts are there.
    pub holds: Computed<'a>,
    /// The amount asked for, in bodies with amounts.
    pub required: Option<Computed<'a>>,
    /// The amount that is there.
    pub provided: Option<Computed<'a>>,
    /// The value of a score.
    pub value: Option<Computed<'a>>,
}

impl<'a> Evaluator<'_, 'a> {
    /// The parts of a rule that results are made of.
    pub(super) fn rule_part(
        &mut self,
        rule: &'a Rule,
        id: RuleId,
        part: RulePart,
        frame: &Frame<'a, 'a>,
    ) -> Computed<'a> {
        match (part, &rule.body) {
            (RulePart::Applies, _) => self.application(rule, frame).applies,
            (RulePart::Holds, _) => self.outturn(rule, id, frame).holds,
            (RulePart::Required, Body::Comparison { required, .. } | Body::Capacity { required, .. }) => {
                self.eval(required, frame)
            }
            (
                RulePart::Provided,
                Body::Comparison { provided, .. } | Body::Capacity { provided: Some(provided), .. },
            ) => self.eval(provided, frame),
            (RulePart::Value, Body::Score(score)) => self.eval(&score.value, frame),
            (RulePart::Required, Body::Nothing | Body::Condition(_))
            | (RulePart::Provided, Body::Nothing | Body::Condition(_) | Body::Capacity { provided: None, .. })
            | (RulePart::Required | RulePart::Provided, Body::Score(_))
            | (RulePart::Value, Body::Nothing | Body::Condition(_) | Body::Comparison { .. } | Body::Capacity { .. }) => {
                Computed::Unknown
            }
        }
    }

    /// `when`, `unless` and `transition`, without the rule's dates.
    pub(super) fn application(&mut self, rule: &'a Rule, frame: &Frame<'_, 'a>) -> Application<'a> {
        let mut applies = Computed::Bool(true);
        if let Some(when) = &rule.when {
            match self.eval(when, frame).truth() {
                Ok(true) => {}
                Ok(false) => return Application::not(Reason::WhenIsFalse),
                Err(open) => applies = open,
            }
        }
        for (place, unless) in rule.unless.iter().enumerate() {
            match self.eval(unless, frame).truth() {
                Ok(false) => {}
                Ok(true) => return Application::not(Reason::Exception(place)),
                Err(open) => applies = joined(applies, open),
            }
        }
        if let Some(transition) = rule.transition.as_ref().filter(|it| self.plan.key_date <= it.until) {
            let runs = transition.when.as_ref().map_or(Computed::Bool(true), |when| self.eval(when, frame));
            match runs.truth() {
                Ok(false) => {}
                Ok(true) => return Application::not(Reason::Transition),
                Err(open) => applies = joined(applies, open),
            }
        }
        Application { applies, reason: Reason::Itself }
    }

    /// What the body gives, as if the rule applied.
    pub(super) fn outturn(&mut self, rule: &'a Rule, id: RuleId, frame: &Frame<'a, 'a>) -> Outturn<'a> {
        match &rule.body {
            Body::Nothing => Outturn { holds: Computed::Bool(true), required: None, provided: None, value: None },
            Body::Condition(condition) => {
                Outturn { holds: self.eval(condition, frame), required: None, provided: None, value: None }
            }
            Body::Capacity { provided: None, .. } => {
                let required = self.node(Node::Rule(id, RulePart::Required), frame);
                let holds = if required.is_open() { required } else { Computed::Bool(true) };
                Outturn { holds, required: Some(required), provided: None, value: None }
            }
            Body::Score(_) => {
                let value = self.node(Node::Rule(id, RulePart::Value), frame);
                let holds = if value.is_open() { value } else { Computed::Bool(true) };
                Outturn { holds, required: None, provided: None, value: Some(value) }
            }
            Body::Comparison { .. } | Body::Capacity { provided: Some(_), .. } => {
                let required = self.node(Node::Rule(id, RulePart::Required), frame);
                let provided = self.node(Node::Rule(id, RulePart::Provided), frame);
                let holds = match provided.numbers(required) {
                    Ok((provided, required)) => Computed::Bool(provided >= required),
                    // No fact that is missing can change that the standard is silent.
                    Err(obstacle) => [required, provided].into_iter().find(|it| it.is_silent()).unwrap_or(obstacle),
                };
                Outturn { holds, required: Some(required), provided: Some(provided), value: None }
            }
        }
    }

    /// Fills in the finding for a rule, before waivers. Gives whether the rule counts as one that applied.
    pub(super) fn find(&mut self, finding: &mut Finding, frame: &Frame<'a, 'a>) -> bool {
        let standard = self.plan.standard;
        let rule = standard.rule(finding.rule);
        let applied = self.judge(rule, finding, frame);
        finding.assumed = self.marks.assumed;
        if let Some(cost) = &rule.cost {
            finding.cost = self.cost(cost, finding.status, frame);
        }
        if let Some(old) = rule.replaces.filter(|_| finding.status != Status::NotInForce) {
            finding.layer = Some(self.layer(rule, finding.status, old, frame));
        }
        applied
    }

    /// What a rule costs whose finding has this status.
    fn cost(&mut self, cost: &'a Expr, status: Status, frame: &Frame<'a, 'a>) -> Cost {
        if matches!(status, Status::NotApplicable | Status::NotInForce) {
            return Cost::Absent;
        }
        let settled = self.settled(cost, frame);
        self.marks.overflow = self.marks.overflow.or(settled.marks.overflow);
        match settled.value.number() {
            Ok(amount) => Cost::Of { amount, assumed: settled.marks.assumed },
            Err(_) => Cost::Unknown,
        }
    }

    /// The same without a look at what the rule replaces.
    fn judge(&mut self, rule: &'a Rule, finding: &mut Finding, frame: &Frame<'a, 'a>) -> bool {
        if let Some(reason) = self.plan.idle(finding.rule) {
            finding.reason = reason;
            return false;
        }
        let Application { applies, reason } = self.application(rule, frame);
        match applies.truth() {
            Ok(true) => {
                let outturn = self.outturn(rule, finding.rule, frame);
                self.judge_outturn(rule, outturn, finding);
                true
            }
            Ok(false) => {
                finding.status = Status::NotApplicable;
                finding.reason = reason;
                if rule.body.unit().is_some() {
                    finding.required = Some(Rational::ZERO);
                    finding.short = Some(Rational::ZERO);
                }
                false
            }
            Err(Computed::NoRule(silence)) => {
                silent(finding, silence);
                true
            }
            Err(_) => {
                let holds = self.outturn(rule, finding.rule, frame).holds;
                finding.status = Status::Undetermined;
                // Where the body is true, or silent, it cannot fail whether it applies or not.
                finding.may_fail =
                    rule.modality.is_some() && !matches!(holds, Computed::Bool(true) | Computed::NoRule(_));
                rule.modality.is_some() && !finding.may_fail
            }
        }
    }

    fn judge_outturn(&mut self, rule: &'a Rule, outturn: Outturn<'a>, finding: &mut Finding) {
        finding.required = outturn.required.and_then(|amount| amount.number().ok());
        finding.provided = outturn.provided.and_then(|amount| amount.number().ok());
        finding.value = outturn.value.and_then(|value| value.number().ok());
        if let (Some(required), Some(provided)) = (outturn.required, outturn.provided) {
            finding.short = self.short(required, provided, rule.span).number().ok();
        }
        match outturn.holds.truth() {
            Ok(_) if rule.modality.is_none() => finding.status = Status::Applies,
            Ok(true) => finding.status = Status::Met,
            Ok(false) => finding.status = Status::NotMet,
            Err(Computed::NoRule(silence)) => silent(finding, silence),
            Err(_) => {
                finding.status = Status::Undetermined;
                finding.may_fail = rule.modality.is_some();
            }
        }
    }

    /// How a rule stands to the one that it replaces, as far as this record shows.
    fn layer(&mut self, rule: &'a Rule, status: Status, old: RuleId, frame: &Frame<'a, 'a>) -> Layer {
        let replaced = self.plan.standard.rule(old);
        match rule.modality.cmp(&replaced.modality) {
            std::cmp::Ordering::Less => return Layer::Laxer,
            std::cmp::Ordering::Greater => return Layer::Stricter,
            std::cmp::Ordering::Equal => {}
        }
        let mut old = Finding::of(old);
        self.judge(replaced, &mut old, frame);
        match (passes(status), passes(old.status)) {
            (Some(true), Some(false)) => Layer::Laxer,
            (Some(false), Some(true)) => Layer::Stricter,
            (Some(_) | None, Some(_) | None) => Layer::NotShown,
        }
    }

    /// What a guarantee gives.
    pub(super) fn find_guarantee(&mut self, id: GuaranteeId, frame: &Frame<'a, 'a>) -> GuaranteeFinding {
        let mut finding = GuaranteeFinding { guarantee: id, status: Status::NotInForce, silent: None };
        if self.plan.in_force {
            match self.eval(&self.plan.standard.guarantee(id).condition, frame).truth() {
                Ok(true) => finding.status = Status::Met,
                Ok(false) => finding.status = Status::NotMet,
                Err(Computed::NoRule(silence)) => {
                    finding.status = Status::NoRule;
                    finding.silent = Some(silence.at);
                }
                Err(_) => finding.status = Status::Undetermined,
            }
        }
        finding
    }
}

impl Finding {
    /// The finding for a rule before anything is found.
    pub(super) fn of(rule: RuleId) -> Self {
        Self {
            rule,
            status: Status::NotInForce,
            reason: Reason::Itself,
            required: None,
            provided: None,
            short: None,
            value: None,
            assumed: false,
            may_fail: false,
            waiver: None,
            justification: None,
            cost: Cost::Absent,
            layer: None,
        }
    }
}

impl Application<'_> {
    fn not(reason: Reason) -> Self {
        Self { applies: Computed::Bool(false), reason }
    }
}

/// The stronger obstacle of two conditions that must both hold.
fn joined<'a>(applies: Computed<'a>, open: Computed<'a>) -> Computed<'a> {
    if applies.is_open() { applies.obstacles(open) } else { open.obstacle() }
}

fn silent(finding: &mut Finding, silence: Silence<'_>) {
    finding.status = Status::NoRule;
    finding.reason = Reason::Silent(silence.at);
}

/// Whether a profile passes a rule; none where that is not known.
fn passes(status: Status) -> Option<bool> {
    match status {
        Status::Met | Status::NotApplicable => Some(true),
        Status::NotMet | Status::Waived | Status::Explained => Some(false),
        Status::Undetermined | Status::NoRule | Status::NotInForce | Status::Applies => None,
    }
}
