//! What an assessor knows before it sees a profile: all that the standard and the key date decide by themselves.

use super::assessment::{Reason, Undefined};
use super::computed::Computed;
use super::evaluate::Evaluator;
use super::memory::{Marks, Memory, Settled};
use super::nodes::Nodes;
use crate::model::{
    ChoiceId, GuaranteeId, ParameterId, Period, Program, RecordId, RuleId, RuleKind, Slot, Standard, StandardId, Type,
    Vocabulary,
};
use jiff::civil::Date;

/// A standard made ready for a key date.
#[derive(Debug)]
pub(super) struct Plan<'p> {
    /// What profiles may say.
    pub vocabulary: &'p Vocabulary,
    /// The standard.
    pub standard: &'p Standard,
    /// Its place in the program.
    pub id: StandardId,
    /// The key date.
    pub key_date: Date,
    /// What is named and worked out.
    pub nodes: Nodes,
    /// Whether the standard is in force.
    pub in_force: bool,
    /// By rule: why it is not in force, where it is not.
    idle: Vec<Option<Reason>>,
    /// By rule: the rule that holds in its place.
    holders: Vec<RuleId>,
    parameters: Vec<Settled<'p>>,
    records: Vec<RecordPlan>,
}

/// What is known of a record type.
#[derive(Debug, Default)]
pub(super) struct RecordPlan {
    /// Its rules that take part on the key date, in order.
    pub rules: Vec<RuleId>,
    /// Its scores likewise.
    pub scores: Vec<RuleId>,
    /// Its guarantees, in order.
    pub guarantees: Vec<GuaranteeId>,
    /// Where it says how it is called.
    pub id: Option<Slot>,
    /// Where it says its name.
    pub name: Option<Slot>,
    /// The facts that hold records which the standard speaks of, or records that hold such.
    pub nested: Vec<Slot>,
}

impl RecordPlan {
    /// Whether the standard speaks of it.
    pub(super) fn is_spoken_of(&self) -> bool {
        !self.rules.is_empty() || !self.scores.is_empty() || !self.guarantees.is_empty()
    }
}

impl<'p> Plan<'p> {
    /// Works out what does not depend on a profile; none where the program has no such standard.
    pub(super) fn new(program: &'p Program, id: StandardId, key_date: Date) -> Option<Self> {
        let standard = program.standards.get(id.index())?;
        let vocabulary = &program.vocabulary;
        let holders: Vec<RuleId> =
            standard.every_rule().map(|(rule, _)| standard.in_place_of(rule, key_date)).collect();
        let holder = |rule: RuleId| holders.get(rule.index()).copied().unwrap_or(rule);
        let nodes = Nodes::new(standard, vocabulary.records().count(), &holder);
        let in_force = standard.period.holds(key_date);
        let idle = standard
            .every_rule()
            .map(|(_, rule)| if in_force { idle(rule.period, key_date) } else { Some(Reason::StandardNotInForce) });
        let idle = idle.collect();
        let records = records(standard, vocabulary, &holder);
        let mut plan = Self {
            vocabulary,
            standard,
            id,
            key_date,
            nodes,
            in_force,
            idle,
            holders,
            parameters: Vec::new(),
            records,
        };
        for (id, _) in standard.parameters() {
            let settled = match standard.value_on(id, key_date) {
                Some((_, value)) => Evaluator::new(&plan, Memory::default()).constant(&value.value),
                None => Settled { value: Computed::Undefined(Undefined::NoParameterValue), marks: Marks::default() },
            };
            plan.parameters.push(settled);
        }
        Some(plan)
    }

    /// Why a rule is not in force; none where it is.
    pub(super) fn idle(&self, rule: RuleId) -> Option<Reason> {
        self.idle.get(rule.index()).copied().flatten()
    }

    /// The rule that holds in a rule's place on the key date.
    pub(super) fn holder(&self, rule: RuleId) -> RuleId {
        self.holders.get(rule.index()).copied().unwrap_or(rule)
    }

    /// Whether only another standard knows this value of a choice.
    #[inline]
    pub(super) fn is_foreign(&self, choice: ChoiceId, value: u16) -> bool {
        !self.standard.foreign.values.is_empty() && self.standard.foreign.values.contains(&(choice, value))
    }

    /// The value of a parameter on the key date.
    pub(super) fn parameter(&self, id: ParameterId) -> Settled<'p> {
        self.parameters
            .get(id.index())
            .copied()
            .unwrap_or(Settled { value: Computed::Undefined(Undefined::NoParameterValue), marks: Marks::default() })
    }

    /// What is known of a record type; none for one outside the vocabulary.
    pub(super) fn record(&self, record: RecordId) -> Option<&RecordPlan> {
        self.records.get(usize::from(record.0))
    }
}

fn idle(period: Period, day: Date) -> Option<Reason> {
    if period.since.is_some_and(|since| day < since) {
        Some(Reason::NotYet)
    } else if period.until.is_some_and(|until| until < day) {
        Some(Reason::NoLonger)
    } else if period.is_suspended(day) {
        Some(Reason::Suspended)
    } else {
        None
    }
}

fn records(standard: &Standard, vocabulary: &Vocabulary, holder: &dyn Fn(RuleId) -> RuleId) -> Vec<RecordPlan> {
    let plan = |(id, record): (RecordId, &crate::model::Record)| {
        // A rule is left out while another one holds in its place.
        let rules = standard.rules().filter(|(rule, it)| it.about == id && holder(*rule) == *rule);
        let (scores, rules): (Vec<_>, Vec<_>) = rules.partition(|(_, it)| it.kind == RuleKind::Score);
        let guarantees = standard.guarantees().filter(|(_, it)| it.about == id);
        RecordPlan {
            rules: rules.into_iter().map(|(rule, _)| rule).collect(),
            scores: scores.into_iter().map(|(score, _)| score).collect(),
            guarantees: guarantees.map(|(guarantee, _)| guarantee).collect(),
            id: record.find("id"),
            name: record.find("name"),
            nested: Vec::new(),
        }
    };
    let mut records: Vec<RecordPlan> = vocabulary.records().map(plan).collect();
    let mut reached: Vec<bool> = records.iter().map(RecordPlan::is_spoken_of).collect();
    let leads_on = |reached: &[bool], ty: &Type| {
        record_in(ty).is_some_and(|record| reached.get(usize::from(record.0)) == Some(&true))
    };
    let known = |record: RecordId, slot: Slot| !standard.foreign.facts.contains(&(record, slot));
    // From the records that are spoken of outwards, until no further one is reached.
    loop {
        let outer: Vec<bool> = vocabulary
            .records()
            .zip(&reached)
            .map(|((id, record), spoken)| {
                *spoken || record.slots().any(|(slot, fact)| known(id, slot) && leads_on(&reached, &fact.ty))
            })
            .collect();
        if outer == reached {
            break;
        }
        reached = outer;
    }
    for ((id, record), plan) in vocabulary.records().zip(&mut records) {
        let facts = record.slots().filter(|(slot, _)| known(id, *slot));
        plan.nested = facts.filter(|(_, fact)| leads_on(&reached, &fact.ty)).map(|(slot, _)| slot).collect();
    }
    records
}

/// The record type that a fact of this type holds, itself or in a list.
fn record_in(ty: &Type) -> Option<RecordId> {
    match ty {
        Type::Record(record) => Some(*record),
        Type::List(item) => record_in(item),
        Type::Bool | Type::Number(_) | Type::Text | Type::Date | Type::Schedule | Type::Choice(_) | Type::Poison => {
            None
        }
    }
}
