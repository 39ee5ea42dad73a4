//! What an assessment says: findings, verdicts and, on demand, the evidence behind them.

use super::range::Range;
use crate::language::Language;
use crate::model::{
    Annotation, Choice, ChoiceId, CompareOperator, Expr, Fact, GuaranteeId, Instance, Listed, NoRule, RecordId, RuleId,
    ScorePart, StandardId, Value,
};
use crate::quantity::{Rational, Unit};
use crate::schedule::Schedule;
use crate::span::Span;
use jiff::civil::Date;

pub use crate::model::{Justification, Status, Waiver};

/// One standard against one record of a profile: a shelter, a city.
#[derive(Debug, Clone)]
pub struct Assessment<'a> {
    /// The standard, by its place in the program.
    pub standard: StandardId,
    /// The key date.
    pub key_date: Date,
    /// The record.
    pub subject: Subject<'a>,
    /// A finding for every rule about the record, in the standard's order; replaced rules only stand in for their
    /// replacement while that one is not in force, else they are left out.
    pub findings: Vec<Finding>,
    /// A finding for every score about the record, likewise; they count for nothing else in here.
    pub scores: Vec<Finding>,
    /// A finding for every guarantee about the record.
    pub guarantees: Vec<GuaranteeFinding>,
    /// The verdict.
    pub verdict: Verdict,
    /// Calculations that left the range of exact numbers, by the expression they happened in. Not empty means: the
    /// findings must not be used.
    pub overflows: Vec<Span>,
}

/// A record that is assessed, with the way to it.
#[derive(Debug, Clone)]
pub struct Subject<'a> {
    /// Its type.
    pub record: RecordId,
    /// Its facts.
    pub instance: &'a Instance,
    /// Its `id`, else `name`, else its place in the list (`shelter 3`); unique words for reports and waivers.
    pub name: String,
    /// Its `name`, where it has one beside its `id`.
    pub title: Option<String>,
    /// How many records enclose it: 0 for one that the profile holds itself.
    pub depth: usize,
}

/// What a rule gives for one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: RuleId,
    /// The status.
    pub status: Status,
    /// Why it has this status, where the status alone does not say it.
    pub reason: Reason,
    /// The amount required, in the rule's unit; 0 where the rule does not apply. None where unknown, undefined or
    /// without amounts, and as long as it is open whether the rule applies.
    pub required: Option<Rational>,
    /// The amount provided; none also where the rule does not apply.
    pub provided: Option<Rational>,
    /// The amount short: never negative; 0 where the rule does not apply.
    pub short: Option<Rational>,
    /// The value of a score, in its unit; none where it is unknown, undefined or not to be told, and for every other
    /// rule.
    pub value: Option<Rational>,
    /// Whether an `assuming` stood in for an unknown fact.
    pub assumed: bool,
    /// Whether the rule could still come out as not met: it is undetermined and its body is not known to be true.
    pub may_fail: bool,
    /// The waiver in force, by its place in the waiver list.
    pub waiver: Option<usize>,
    /// The recorded reason, by its place in the list of reasons.
    pub justification: Option<usize>,
    /// What it costs, where the rule says so and applies.
    pub cost: Cost,
    /// Against the rule it replaces, where it does.
    pub layer: Option<Layer>,
}

/// What a rule costs for one record; it never changes a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cost {
    /// The rule does not apply, or says nothing of it.
    Absent,
    /// It cannot be told.
    Unknown,
    /// In the unit of the rule's cost.
    Of {
        /// How much.
        amount: Rational,
        /// Whether an `assuming` stood in for an unknown fact.
        assumed: bool,
    },
}

/// Why a finding has its status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The status says it all, or the evidence does.
    Itself,
    /// `when` is false.
    WhenIsFalse,
    /// This `unless` holds (its place among them).
    Exception(usize),
    /// The transition still runs.
    Transition,
    /// The key date is before its beginning.
    NotYet,
    /// The key date is after its end.
    NoLonger,
    /// It is suspended.
    Suspended,
    /// The standard itself is not in force on the key date.
    StandardNotInForce,
    /// The standard is silent at this place in the rules.
    Silent(Span),
}

/// How a rule that replaces another stands to it on this profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// Weaker modality, or the profile passes it and fails the old one.
    Laxer,
    /// Stronger modality, or the profile fails it and passes the old one.
    Stricter,
    /// This profile shows no difference.
    NotShown,
}

/// What a guarantee gives for one record: met, not met, undetermined, no rule, or not in force with its standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuaranteeFinding {
    /// The guarantee.
    pub guarantee: GuaranteeId,
    /// The status.
    pub status: Status,
    /// Where the standard is silent, for `no rule`.
    pub silent: Option<Span>,
}

/// What all findings together say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// The verdict itself.
    pub kind: VerdictKind,
    /// Whether it is compliant only by waivers.
    pub with_waivers: bool,
    /// Whether it is compliant, but something was not possible and a reason is recorded for it.
    pub with_reasons: bool,
    /// Whether it is compliant, but the standard leaves points open.
    pub with_open_points: bool,
}

/// The verdicts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VerdictKind {
    /// Every `must` that applied is met or waived.
    Compliant,
    /// Nothing applied.
    NotAssessed,
    /// A `must` could still fail.
    Undetermined,
    /// A `must` is not met.
    NotCompliant,
}

/// What a finding rests on; built only for findings that are shown.
#[derive(Debug, Clone, Default)]
pub struct Evidence<'a> {
    /// The comparison that decided, where the rule has one at its top.
    pub comparison: Option<Comparison<'a>>,
    /// The facts that went in, in order of first use, each once.
    pub facts: Vec<FactUse<'a>>,
    /// The facts that are missing and could still change the result, in order of first use, each once.
    pub missing: Vec<Missing<'a>>,
    /// The items of lists that fail, by list.
    pub failing: Vec<FailingItems<'a>>,
    /// The way through enumerations and `first of` to the branch that held: labels from outside in (`b)`, `bb)`).
    /// For a failed enumeration: the labels of the items that failed.
    pub branches: Vec<Branch<'a>>,
    /// The times of the week that are asked for and not covered, where a condition says `covers`.
    pub uncovered: Vec<Uncovered<'a>>,
    /// What is missing to tell what the rule costs, where it applies.
    pub cost_missing: Vec<Missing<'a>>,
    /// What a score is made of, where it applies or could.
    pub parts: Vec<PartUse<'a>>,
    /// Between which ends the value of a score lies that is not known.
    pub range: Option<Range>,
    /// The item of the first `best of` that holds.
    pub grade: Option<Grade<'a>>,
    /// The silence, for `no rule`.
    pub no_rule: Option<&'a NoRule>,
    /// The sub-conditions that failed, for a condition joined by `and`; else the condition itself. An enumeration
    /// stays whole: which of its items failed stands in `branches`.
    pub failed: Vec<&'a Expr>,
}

/// `12 toilets, 15 required`
#[derive(Debug, Clone)]
pub struct Comparison<'a> {
    /// The left side as written.
    pub left: &'a Expr,
    /// Its value; none where unknown.
    pub left_value: Option<Value>,
    /// How they are compared; none for a `requires`/`provided` pair.
    pub operator: Option<CompareOperator>,
    /// The right side as written.
    pub right: &'a Expr,
    /// Its value; none where unknown.
    pub right_value: Option<Value>,
}

/// A fact with its value.
#[derive(Debug, Clone)]
pub struct FactUse<'a> {
    /// The facts along the way, whose labels people see: `Personal`, `Vor Ort`.
    pub path: Vec<&'a Fact>,
    /// The names along the way, for machines: `staff`, `on_site`.
    pub name: Vec<&'a str>,
    /// The value.
    pub value: &'a Value,
    /// The fact as declared: type, unit.
    pub fact: &'a Fact,
    /// What the profile says about it.
    pub annotation: Option<&'a Annotation>,
    /// The list item it belongs to (`Zimmer 3`), where it is in one.
    pub item: Option<String>,
    /// The day of the fact, where that is what went in and not the value.
    pub date: Option<Date>,
}

/// Something that is missing for a result.
#[derive(Debug, Clone)]
pub enum Missing<'a> {
    /// A fact that the profile does not say.
    Fact {
        /// The facts along the way, whose labels people see.
        path: Vec<&'a Fact>,
        /// Names along the way, for machines.
        name: Vec<&'a str>,
        /// The list item it belongs to, where it is in one.
        item: Option<String>,
    },
    /// The day of a fact: the profile does not give it beside the value.
    Date {
        /// The facts along the way to the fact, whose labels people see.
        path: Vec<&'a Fact>,
        /// Names along the way, for machines.
        name: Vec<&'a str>,
        /// The list item it belongs to, where it is in one.
        item: Option<String>,
    },
    /// A value that does not exist (division by zero, smallest of nothing, no parameter value on the day).
    Undefined {
        /// What kind.
        reason: Undefined,
        /// The expression that has no value.
        at: &'a Expr,
    },
}

/// Why an expression has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Undefined {
    /// The divisor is 0.
    DivisionByZero,
    /// The smallest or largest of nothing.
    NothingToCompare,
    /// A step of zero or less to round to.
    NoStep,
    /// A date that the calendar does not reach, or a part of a day or month added to a date.
    NoDate,
    /// A parameter has no value on the key date.
    NoParameterValue,
    /// The profile gives a value that another standard adds to a choice, and that this one does not know.
    ForeignValue,
    /// A score that does not apply is used.
    NotScored,
    /// A number left the exact range; always with an entry in `overflows`.
    Overflow,
}

/// The items of one list that fail.
#[derive(Debug, Clone)]
pub struct FailingItems<'a> {
    /// The list as people call it.
    pub list: ListName<'a>,
    /// The failing items.
    pub items: Vec<FailingItem>,
    /// How many items there are.
    pub of: usize,
}

/// What a list is called.
#[derive(Debug, Clone, Copy)]
pub enum ListName<'a> {
    /// As the fact that holds it.
    Fact(&'a Fact),
    /// As the choice whose values it holds.
    Choice(&'a Choice),
    /// By a word of the rule file.
    Word(&'a str),
}

impl<'a> ListName<'a> {
    /// For readers of a language.
    pub fn called(self, language: Language) -> &'a str {
        match self {
            Self::Fact(fact) => fact.called(language),
            Self::Choice(choice) => choice.called(language),
            Self::Word(word) => word,
        }
    }

    /// For machines and people of every language.
    pub fn shown(self) -> &'a str {
        match self {
            Self::Fact(fact) => fact.shown(),
            Self::Choice(choice) => choice.labels.plain().unwrap_or(&choice.name),
            Self::Word(word) => word,
        }
    }
}

/// One item that fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FailingItem {
    /// Its `id`, else `name`, else the place in the list from 1; the label of a choice's value.
    pub name: String,
    /// The value that it is, where the list is one of a choice's values.
    pub value: Option<(ChoiceId, u16)>,
    /// What was worked out for it and compared, where that is a number and no fact: how many of something it has.
    pub number: Option<ItemAmount>,
}

/// A number with its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemAmount {
    /// The number.
    pub value: Rational,
    /// Its unit.
    pub unit: Unit,
}

/// Which item of `best of` holds, of several the best.
#[derive(Debug, Clone)]
pub struct Grade<'a> {
    /// The item.
    pub item: &'a Listed,
    /// Its place, from 1.
    pub place: usize,
    /// How many items there are.
    pub of: usize,
    /// Better items of which it is not known whether they hold.
    pub unknown: Vec<&'a Listed>,
}

/// A part of a score.
#[derive(Debug, Clone)]
pub struct PartUse<'a> {
    /// The part.
    pub part: &'a ScorePart,
    /// Its value, in the unit of the score; none where it is not known.
    pub value: Option<Rational>,
    /// Its value times its weight.
    pub contribution: Option<Rational>,
}

/// Times of the week that are asked for and not covered.
#[derive(Debug, Clone)]
pub struct Uncovered<'a> {
    /// What does not cover them.
    pub by: &'a Expr,
    /// Those that are missing.
    pub times: Schedule,
}

/// A labelled branch of an enumeration or `first of`.
#[derive(Debug, Clone, Copy)]
pub struct Branch<'a> {
    /// Its label without bracket.
    pub label: &'a str,
    /// What it is called, where it is given a name.
    pub title: Option<&'a str>,
    /// Whether it held.
    pub held: bool,
    /// What it says.
    pub condition: &'a Expr,
}

/// What became of a recorded reason over a whole run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum ReasonUse {
    /// No rule and record of that name were met.
    #[default]
    Unmatched,
    /// It matched, but is dated after the key date.
    NotYetRecorded,
    /// It matched, but the rule does not hold where possible only.
    NotAsked,
    /// It matched, but the rule was not unmet, or was waived.
    NotNeeded,
    /// It made a finding explained.
    Used,
}

/// What became of a waiver over a whole run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum WaiverUse {
    /// No rule and record of that name were met.
    #[default]
    Unmatched,
    /// It matched a rule and a record, but had ended by the key date.
    Expired,
    /// It matched, but begins after the key date.
    NotYetGranted,
    /// It matched, but its authority may not waive the rule.
    Unauthorised,
    /// It matched, but the rule was not unmet: there was nothing to waive.
    NotNeeded,
    /// It made a finding waived.
    Used,
}
