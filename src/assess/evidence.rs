//! The evidence for a finding: what was compared, which facts went in, which are missing, which branch held.
//!
//! Decides nothing: statuses and amounts are those of the finding.

use super::assessment::{Comparison, Cost, Evidence, Finding, GuaranteeFinding, PartUse, Reason, Subject};
use super::computed::Computed;
use super::evaluate::{Evaluator, Frame};
use super::memory::Memory;
use super::plan::Plan;
use super::range::Range;
use super::trace::{Mode, Sight, Tracer, body_parts};
use crate::model::{Body, Expr, ExprKind, Rule, Score, Status};

const TELLING: Mode = Mode { open: false, telling: true, negated: false };
const OPEN: Mode = Mode { open: true, telling: false, negated: false };
const ASIDE: Mode = Mode { open: false, telling: false, negated: false };

/// The evidence for the finding of a rule.
pub(super) fn evidence<'a>(plan: &Plan<'a>, subject: &Subject<'a>, finding: &Finding) -> Evidence<'a> {
    let mut evidence = status_evidence(plan, subject, finding);
    if let (Cost::Unknown, Some(cost)) = (finding.cost, &plan.standard.rule(finding.rule).cost) {
        let mut tracer = Tracer::new(Evaluator::new(plan, Memory::default()));
        let sight = Sight::of(tracer.evaluator.frame(subject.instance));
        tracer.trace(cost, &sight, OPEN);
        evidence.cost_missing = tracer.evidence.missing;
    }
    evidence
}

fn status_evidence<'a>(plan: &Plan<'a>, subject: &Subject<'a>, finding: &Finding) -> Evidence<'a> {
    let standard = plan.standard;
    let rule = standard.rule(finding.rule);
    let mut tracer = Tracer::new(Evaluator::new(plan, Memory::default()));
    let sight = Sight::of(tracer.evaluator.frame(subject.instance));
    let mode = match finding.status {
        Status::NotInForce => return Evidence::default(),
        Status::NotApplicable => {
            explain_exclusion(&mut tracer, rule, finding.reason, &sight);
            return tracer.evidence;
        }
        Status::Undetermined => OPEN,
        Status::Met | Status::NotMet | Status::Waived | Status::Explained | Status::NoRule | Status::Applies => TELLING,
    };
    let applies = tracer.evaluator.application(rule, &sight.frame).applies;
    if applies.is_open() {
        // What decides whether it applies is asked first; the body matters unless it cannot fail.
        tracer.note_application(rule, &sight, mode);
    }
    if applies.decided() == Some(true) || finding.may_fail {
        for part in body_parts(&rule.body) {
            tracer.trace(part, &sight, mode);
        }
        tracer.evidence.comparison = body_comparison(&mut tracer.evaluator, &rule.body, &sight.frame);
    }
    if let (Body::Condition(condition), Status::NotMet | Status::Waived | Status::Explained) =
        (&rule.body, finding.status)
    {
        note_failed(&mut tracer, condition, &sight.frame);
    }
    if finding.status == Status::NoRule {
        tracer.evidence.no_rule = silence(&mut tracer.evaluator, rule, finding, &sight.frame);
    }
    if let (Body::Score(score), true) = (&rule.body, applies.decided() != Some(false)) {
        note_score(&mut tracer, score, finding, &sight.frame);
    }
    if applies.decided() == Some(true) {
        tracer.note_application(rule, &sight, ASIDE);
    }
    tracer.evidence
}

/// What each part of a score brings, and what is left open where one is not known.
fn note_score<'a>(tracer: &mut Tracer<'_, 'a>, score: &'a Score, finding: &Finding, frame: &Frame<'a, 'a>) {
    for part in &score.parts {
        let value = tracer.evaluator.eval(&part.value, frame).number().ok();
        let contribution = value.and_then(|value| value.multiply(part.weight).ok());
        tracer.evidence.parts.push(PartUse { part, value, contribution });
    }
    if finding.status == Status::Undetermined {
        let range = tracer.evaluator.value_range(score, frame);
        tracer.evidence.range = Some(range).filter(|range| *range != Range::OPEN);
    }
}

/// The evidence for the finding of a guarantee.
pub(super) fn guarantee_evidence<'a>(
    plan: &Plan<'a>,
    subject: &Subject<'a>,
    finding: &GuaranteeFinding,
) -> Evidence<'a> {
    let condition = &plan.standard.guarantee(finding.guarantee).condition;
    let mut tracer = Tracer::new(Evaluator::new(plan, Memory::default()));
    let sight = Sight::of(tracer.evaluator.frame(subject.instance));
    if finding.status == Status::NotInForce {
        return Evidence::default();
    }
    tracer.trace(condition, &sight, if finding.status == Status::Undetermined { OPEN } else { TELLING });
    tracer.evidence.comparison = comparison(&mut tracer.evaluator, condition, &sight.frame);
    if finding.status == Status::NotMet {
        note_failed(&mut tracer, condition, &sight.frame);
    }
    if let Computed::NoRule(silence) = tracer.evaluator.eval(condition, &sight.frame) {
        tracer.evidence.no_rule = silence.said;
    }
    tracer.evidence
}

/// Why a rule does not apply.
fn explain_exclusion<'a>(tracer: &mut Tracer<'_, 'a>, rule: &'a Rule, reason: Reason, sight: &Sight<'a, 'a>) {
    let condition = match reason {
        Reason::WhenIsFalse => rule.when.as_ref(),
        Reason::Exception(place) => rule.unless.get(place),
        Reason::Transition => rule.transition.as_ref().and_then(|transition| transition.when.as_ref()),
        Reason::Itself
        | Reason::NotYet
        | Reason::NoLonger
        | Reason::Suspended
        | Reason::StandardNotInForce
        | Reason::Silent(_) => None,
    };
    let Some(condition) = condition else { return };
    tracer.trace(condition, sight, TELLING);
    tracer.evidence.comparison = comparison(&mut tracer.evaluator, condition, &sight.frame);
    if reason == Reason::WhenIsFalse {
        note_failed(tracer, condition, &sight.frame);
    }
}

/// The comparison at the top of a condition.
fn comparison<'a>(
    evaluator: &mut Evaluator<'_, 'a>,
    condition: &'a Expr,
    frame: &Frame<'_, 'a>,
) -> Option<Comparison<'a>> {
    let ExprKind::Compare(operator, left, right) = &condition.kind else { return None };
    let left_value = evaluator.eval(left, frame).to_value(&evaluator.memory.made);
    let right_value = evaluator.eval(right, frame).to_value(&evaluator.memory.made);
    Some(Comparison { left, left_value, operator: Some(*operator), right, right_value })
}

fn body_comparison<'a>(
    evaluator: &mut Evaluator<'_, 'a>,
    body: &'a Body,
    frame: &Frame<'_, 'a>,
) -> Option<Comparison<'a>> {
    match body {
        Body::Condition(condition) | Body::Comparison { condition, .. } => comparison(evaluator, condition, frame),
        Body::Capacity { required, provided: Some(provided) } => {
            let left_value = evaluator.eval(provided, frame).to_value(&evaluator.memory.made);
            let right_value = evaluator.eval(required, frame).to_value(&evaluator.memory.made);
            Some(Comparison { left: provided, left_value, operator: None, right: required, right_value })
        }
        Body::Nothing | Body::Capacity { provided: None, .. } | Body::Score(_) => None,
    }
}

/// The parts of a condition that failed, as far as `and` joins them.
fn note_failed<'a>(tracer: &mut Tracer<'_, 'a>, condition: &'a Expr, frame: &Frame<'_, 'a>) {
    if tracer.evaluator.eval(condition, frame).decided() != Some(false) {
        return;
    }
    if let ExprKind::And(items) = &condition.kind {
        for item in items {
            note_failed(tracer, item, frame);
        }
    } else {
        tracer.evidence.failed.push(condition);
    }
}

/// What the rule file says about a silence.
fn silence<'a>(
    evaluator: &mut Evaluator<'_, 'a>,
    rule: &'a Rule,
    finding: &Finding,
    frame: &Frame<'a, 'a>,
) -> Option<&'a crate::model::NoRule> {
    let applies = evaluator.application(rule, frame).applies;
    let holds = evaluator.outturn(rule, finding.rule, frame).holds;
    match (applies, holds) {
        (Computed::NoRule(silence), _) | (_, Computed::NoRule(silence)) => silence.said,
        (_, _) => None,
    }
}
