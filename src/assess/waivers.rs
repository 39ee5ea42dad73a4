//! Which waivers stand for a finding, and what became of each over a run.

use super::assessment::{Finding, Subject, Waiver, WaiverUse};
use super::plan::Plan;
use crate::model::{RuleId, Status};

/// The waivers of a run, sorted by the rule they are about.
#[derive(Debug)]
pub(super) struct Waivers<'p> {
    all: &'p [Waiver],
    by_rule: Vec<Vec<usize>>,
    uses: Vec<WaiverUse>,
}

impl<'p> Waivers<'p> {
    /// Sorts waivers by rule.
    pub(super) fn new(plan: &Plan<'_>, waivers: &'p [Waiver]) -> Self {
        let standard = plan.standard;
        let names = |waiver: &Waiver, origin: &str, rule: &str| match waiver.rule.split_once('.') {
            Some((of, name)) => name == rule && (of == origin || of == standard.name),
            None => waiver.rule == rule,
        };
        let by_rule = standard.every_rule().map(|(_, rule)| {
            let about = waivers.iter().enumerate().filter(|(_, it)| names(it, &rule.origin, &rule.label.name));
            about.map(|(place, _)| place).collect()
        });
        Self { all: waivers, by_rule: by_rule.collect(), uses: vec![WaiverUse::Unmatched; waivers.len()] }
    }

    /// Labels a finding that is not met where a waiver is in force for it. The first of several stands in the finding.
    #[inline]
    pub(super) fn apply(&mut self, plan: &Plan<'_>, subject: &Subject<'_>, finding: &mut Finding) {
        if !self.all.is_empty() {
            self.look_through(plan, subject, finding);
        }
    }

    fn look_through(&mut self, plan: &Plan<'_>, subject: &Subject<'_>, finding: &mut Finding) {
        let unmet = finding.status == Status::NotMet;
        for place in self.by_rule.get(finding.rule.index()).into_iter().flatten() {
            let (Some(waiver), Some(known)) = (self.all.get(*place), self.uses.get_mut(*place)) else { continue };
            if waiver.subject != subject.name && subject.title.as_ref() != Some(&waiver.subject) {
                continue;
            }
            let what = what_becomes(waiver, plan, finding.rule, unmet);
            *known = what.max(*known);
            if what == WaiverUse::Used {
                finding.status = Status::Waived;
                finding.waiver = finding.waiver.or(Some(*place));
            }
        }
    }

    /// What became of each, in the order of the waiver list.
    pub(super) fn uses(&self) -> &[WaiverUse] {
        &self.uses
    }
}

fn what_becomes(waiver: &Waiver, plan: &Plan<'_>, rule: RuleId, unmet: bool) -> WaiverUse {
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

/// Joins what became of the same waivers in two parts of a run: the better use counts.
pub fn join_waiver_uses(uses: &mut [WaiverUse], further: &[WaiverUse]) {
    for (known, further) in uses.iter_mut().zip(further) {
        *known = (*known).max(*further);
    }
}
