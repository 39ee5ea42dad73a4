//! A standard made ready for a key date, to assess one profile after the other.

use super::assessment::{
    Assessment, Evidence, Finding, GuaranteeFinding, Justification, ReasonUse, Subject, Waiver, WaiverUse,
};
use super::evaluate::Evaluator;
use super::evidence::{evidence, guarantee_evidence};
use super::memory::{Marks, Memory};
use super::plan::Plan;
use super::range::Range;
use super::subject::subjects;
use super::verdict::Gathering;
use super::waivers::Excuses;
use crate::model::{Expr, Instance, Program, RuleId, StandardId};
use crate::quantity::Rational;
use jiff::civil::Date;

/// Assesses profiles against one standard on one key date. One for each thread: it keeps its working memory.
#[derive(Debug)]
pub struct Assessor<'p> {
    plan: Plan<'p>,
    excuses: Excuses<'p>,
    memory: Memory<'static>,
}

impl<'p> Assessor<'p> {
    /// Makes a standard ready; none where the program has no such standard.
    pub fn new(program: &'p Program, standard: StandardId, key_date: Date, waivers: &'p [Waiver]) -> Option<Self> {
        let plan = Plan::new(program, standard, key_date)?;
        let excuses = Excuses::new(&plan, waivers);
        Some(Self { plan, excuses, memory: Memory::default() })
    }

    /// The same with the reasons that are recorded for what was not possible.
    #[must_use]
    pub fn with_reasons(mut self, reasons: &'p [Justification]) -> Self {
        self.excuses.set_reasons(&self.plan, reasons);
        self
    }

    /// The key date.
    pub fn key_date(&self) -> Date {
        self.plan.key_date
    }

    /// What became of each waiver in all that was assessed so far, in the order of the waiver list.
    pub fn waiver_uses(&self) -> &[WaiverUse] {
        self.excuses.waiver_uses()
    }

    /// What became of each recorded reason in all that was assessed so far, in the order of the list.
    pub fn reason_uses(&self) -> &[ReasonUse] {
        self.excuses.reason_uses()
    }

    /// Assesses a record of a profile and every record inside it that the standard speaks of: the enclosing one
    /// first, then the items of its lists in order. `place` is its place in its list, from 1: its name where it says
    /// neither `id` nor `name`.
    pub fn assess<'a>(&mut self, instance: &'a Instance, place: usize) -> Vec<Assessment<'a>> {
        let subjects = subjects(&self.plan, instance, place);
        let mut evaluator = Evaluator::new(&self.plan, Memory::reuse(std::mem::take(&mut self.memory)));
        let mut assessments = Vec::with_capacity(subjects.len());
        for subject in subjects {
            assessments.push(assess_subject(&mut evaluator, &mut self.excuses, subject));
        }
        let memory = evaluator.memory;
        self.memory = Memory::reuse(memory);
        assessments
    }

    /// What one rule gives for one record by itself, without waivers: to try what a change would bring. None where
    /// calculations leave the exact range.
    pub fn find(&mut self, instance: &Instance, rule: RuleId) -> Option<Finding> {
        let mut evaluator = Evaluator::new(&self.plan, Memory::reuse(std::mem::take(&mut self.memory)));
        let frame = evaluator.frame(instance);
        let mut finding = Finding::of(rule);
        evaluator.find(&mut finding, &frame);
        let exact = evaluator.marks.overflow.is_none();
        let memory = evaluator.memory;
        self.memory = Memory::reuse(memory);
        exact.then_some(finding)
    }

    /// Between which ends the need of a rule lies that the record leaves open, by the bounds of the facts that are
    /// missing.
    pub fn required_range(&mut self, instance: &Instance, rule: RuleId) -> Range {
        let mut evaluator = Evaluator::new(&self.plan, Memory::reuse(std::mem::take(&mut self.memory)));
        let frame = evaluator.frame(instance);
        let range = evaluator.required_range(rule, &frame);
        let memory = evaluator.memory;
        self.memory = Memory::reuse(memory);
        range
    }

    /// Whether a rule applies to a record, by its conditions alone; none where that is open. Worked out anew.
    pub fn applies(&self, subject: &Subject<'_>, rule: RuleId) -> Option<bool> {
        let mut evaluator = Evaluator::new(&self.plan, Memory::default());
        let frame = evaluator.frame(subject.instance);
        evaluator.application(self.plan.standard.rule(rule), &frame).applies.decided()
    }

    /// A number that the standard asks for at a record, in the unit of the expression: one over the record itself. None
    /// where it is not known, and where the standard is silent. Worked out anew.
    pub fn number(&self, subject: &Subject<'_>, expr: &Expr) -> Option<Rational> {
        let mut evaluator = Evaluator::new(&self.plan, Memory::default());
        let frame = evaluator.frame(subject.instance);
        evaluator.eval(expr, &frame).number().ok()
    }

    /// Whether a condition of the standard holds at a record; none where that is open. Worked out anew.
    pub fn holds(&self, subject: &Subject<'_>, condition: &Expr) -> Option<bool> {
        let mut evaluator = Evaluator::new(&self.plan, Memory::default());
        let frame = evaluator.frame(subject.instance);
        evaluator.eval(condition, &frame).decided()
    }

    /// What a finding rests on. Worked out anew: ask only for findings that are shown.
    pub fn evidence<'a>(&self, subject: &Subject<'a>, finding: &Finding) -> Evidence<'a>
    where
        'p: 'a,
    {
        evidence(&self.plan, subject, finding)
    }

    /// What a finding on a guarantee rests on.
    pub fn guarantee_evidence<'a>(&self, subject: &Subject<'a>, finding: &GuaranteeFinding) -> Evidence<'a>
    where
        'p: 'a,
    {
        guarantee_evidence(&self.plan, subject, finding)
    }
}

fn assess_subject<'a, 'i: 'a>(
    evaluator: &mut Evaluator<'_, 'a>,
    excuses: &mut Excuses<'_>,
    subject: Subject<'i>,
) -> Assessment<'i> {
    let plan = evaluator.plan;
    let record = plan.record(subject.record);
    let rules = record.map_or(&[][..], |record| &record.rules);
    let guarantees = record.map_or(&[][..], |record| &record.guarantees);
    let frame = evaluator.frame(subject.instance);
    let mut overflows = Vec::new();
    let mut gathering = Gathering::default();
    let mut findings = Vec::with_capacity(rules.len());
    findings.extend(rules.iter().map(|rule| Finding::of(*rule)));
    for finding in &mut findings {
        evaluator.marks = Marks::default();
        let applied = evaluator.find(finding, &frame);
        excuses.apply(plan, &subject, finding);
        gathering.add(finding, plan.standard.rule(finding.rule).modality, applied);
        overflows.extend(evaluator.marks.overflow);
    }
    let mut scores: Vec<Finding> =
        record.map_or(&[][..], |record| &record.scores).iter().map(|score| Finding::of(*score)).collect();
    for score in &mut scores {
        evaluator.marks = Marks::default();
        evaluator.find(score, &frame);
        overflows.extend(evaluator.marks.overflow);
    }
    let mut found = Vec::with_capacity(guarantees.len());
    for guarantee in guarantees {
        evaluator.marks = Marks::default();
        found.push(evaluator.find_guarantee(*guarantee, &frame));
        overflows.extend(evaluator.marks.overflow);
    }
    overflows.sort_unstable();
    overflows.dedup();
    Assessment {
        standard: plan.id,
        key_date: plan.key_date,
        subject,
        findings,
        scores,
        guarantees: found,
        verdict: gathering.verdict(),
        overflows,
    }
}
