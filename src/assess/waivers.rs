//! Which waivers and recorded reasons stand for a finding, and what became of each over a run.

use super::assessment::{Finding, Justification, ReasonUse, Subject, Waiver, WaiverUse};
use super::plan::Plan;
use crate::model::{Rule, RuleId, Status};

/// The waivers and reasons of a run.
#[derive(Debug)]
pub(super) struct Excuses<'p> {
    waivers: &'p [Waiver],
    reasons: &'p [Justification],
    waivers_by_rule: ByRule,
    reasons_by_rule: ByRule,
    waiver_uses: Vec<WaiverUse>,
    reason_uses: Vec<ReasonUse>,
}

/// The places of entries in their list, by the rule they are about.
#[derive(Debug, Default)]
struct ByRule(Vec<Vec<usize>>);

impl ByRule {
    fn new<'n>(plan: &Plan<'_>, rules: &(impl Iterator<Item = &'n str> + Clone)) -> Self {
        let about = |rule: &Rule| {
            let named = rules.clone().enumerate().filter(|(_, name)| plan.standard.calls(rule, name));
            named.map(|(place, _)| place).collect()
        };
        Self(plan.standard.every_rule().map(|(_, rule)| about(rule)).collect())
    }

    fn of(&self, rule: RuleId) -> &[usize] {
        self.0.get(rule.index()).map_or(&[], Vec::as_slice)
    }
}

impl<'p> Excuses<'p> {
    /// Sorts waivers by rule.
    pub(super) fn new(plan: &Plan<'_>, waivers: &'p [Waiver]) -> Self {
        Self {
            waivers,
            reasons: &[],
            waivers_by_rule: ByRule::new(plan, &waivers.iter().map(|waiver| waiver.rule.as_str())),
            reasons_by_rule: ByRule::default(),
            waiver_uses: vec![WaiverUse::Unmatched; waivers.len()],
            reason_uses: Vec::new(),
        }
    }

    /// Sorts recorded reasons by rule.
    pub(super) fn set_reasons(&mut self, plan: &Plan<'_>, reasons: &'p [Justification]) {
        self.reasons = reasons;
        self.reasons_by_rule = ByRule::new(plan, &reasons.iter().map(|reason| reason.rule.as_str()));
        self.reason_uses = vec![ReasonUse::Unmatched; reasons.len()];
    }

    /// Labels a finding that is not met where a waiver is in force for it or a reason is recorded. The first of several
    /// stands in the finding.
    #[inline]
    pub(super) fn apply(&mut self, plan: &Plan<'_>, subject: &Subject<'_>, finding: &mut Finding) {
        if !self.waivers.is_empty() {
            self.waive(plan, subject, finding);
        }
        if !self.reasons.is_empty() {
            self.explain(plan, subject, finding);
        }
    }

    fn waive(&mut self, plan: &Plan<'_>, subject: &Subject<'_>, finding: &mut Finding) {
        let unmet = finding.status == Status::NotMet;
        for place in self.waivers_by_rule.of(finding.rule) {
            let (Some(waiver), Some(known)) = (self.waivers.get(*place), self.waiver_uses.get_mut(*place)) else {
                continue;
            };
            if !is_about(&waiver.subject, subject) {
                continue;
            }
            let what = becomes_of_waiver(waiver, plan, finding.rule, unmet);
            *known = what.max(*known);
            if what == WaiverUse::Used {
                finding.status = Status::Waived;
                finding.waiver = finding.waiver.or(Some(*place));
            }
        }
    }

    fn explain(&mut self, plan: &Plan<'_>, subject: &Subject<'_>, finding: &mut Finding) {
        let unmet = finding.status == Status::NotMet;
        for place in self.reasons_by_rule.of(finding.rule) {
            let (Some(reason), Some(known)) = (self.reasons.get(*place), self.reason_uses.get_mut(*place)) else {
                continue;
            };
            if !is_about(&reason.subject, subject) {
                continue;
            }
            let what = becomes_of_reason(reason, plan, finding.rule, unmet);
            *known = what.max(*known);
            if what == ReasonUse::Used {
                finding.status = Status::Explained;
                finding.justification = finding.justification.or(Some(*place));
            }
        }
    }

    /// What became of each waiver, in the order of the list.
    pub(super) fn waiver_uses(&self) -> &[WaiverUse] {
        &self.waiver_uses
    }

    /// What became of each reason, in the order of the list.
    pub(super) fn reason_uses(&self) -> &[ReasonUse] {
        &self.reason_uses
    }
}

fn is_about(name: &str, subject: &Subject<'_>) -> bool {
    name == subject.name || subject.title.as_deref() == Some(name)
}

fn becomes_of_waiver(waiver: &Waiver, plan: &Plan<'_>, rule: RuleId, unmet: bool) -> WaiverUse {
    if waiver.expires < plan.key_date {
        WaiverUse::Expired
    } else if plan.key_date < waiver.granted {
        WaiverUse::NotYetGranted
    } else if !plan.standard.rule(rule).waivable_by.contains(&waiver.authority) {
        WaiverUse::Unauthorised
    } else if unmet {
        WaiverUse::Used
    } else {
        WaiverUse::NotNeeded
    }
}

fn becomes_of_reason(reason: &Justification, plan: &Plan<'_>, rule: RuleId, unmet: bool) -> ReasonUse {
    if plan.key_date < reason.on {
        ReasonUse::NotYetRecorded
    } else if !plan.standard.rule(rule).where_possible {
        ReasonUse::NotAsked
    } else if unmet {
        ReasonUse::Used
    } else {
        ReasonUse::NotNeeded
    }
}

/// Joins what became of the same waivers in two parts of a run: the better use counts.
pub fn join_waiver_uses(uses: &mut [WaiverUse], further: &[WaiverUse]) {
    for (known, further) in uses.iter_mut().zip(further) {
        *known = (*known).max(*further);
    }
}

/// Joins what became of the same reasons in two parts of a run: the better use counts.
pub fn join_reason_uses(uses: &mut [ReasonUse], further: &[ReasonUse]) {
    for (known, further) in uses.iter_mut().zip(further) {
        *known = (*known).max(*further);
    }
}
