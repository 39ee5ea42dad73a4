//! How far a fact may grow until a rule that is passed now would fail.

use super::REACH;
use super::trial::{Trial, passes};
use crate::assess::{Assessor, Finding};
use crate::model::{
    Body, FactPath, Instance, Modality, Program, RecordId, RuleId, Standard, StandardId, Status, Type, Value,
};
use crate::quantity::{Rational, Unit};
use std::collections::BTreeSet;

/// How far one fact may grow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headroom {
    /// The fact.
    pub fact: FactPath,
    /// Its unit.
    pub unit: Unit,
    /// What it is.
    pub from: Rational,
    /// The highest value up to which every `must` that is passed now goes on being passed.
    pub up_to: Rational,
    /// What comes behind it.
    pub limit: Limit,
}

/// What ends the headroom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Limit {
    /// With one more this rule would not be met: what it would give.
    Fails(Box<Finding>),
    /// With one more it could no longer be told whether this rule is met.
    Open(RuleId),
    /// With one more the standard would be silent.
    Silent(RuleId),
    /// Nothing as far as was tried.
    NotReached,
    /// A profile may not say more.
    Bound,
}

/// For every counted fact whose growth asks for more: how far it may grow while each `must` that the record passes now
/// goes on being passed. Tried in single steps, so that nothing in between is missed.
pub fn headroom(
    program: &Program,
    standard: StandardId,
    assessor: &mut Assessor<'_>,
    record: RecordId,
    instance: &Instance,
) -> Vec<Headroom> {
    let Some(held) = program.standards.get(standard.index()) else { return Vec::new() };
    let rules: Vec<(RuleId, BTreeSet<FactPath>)> = held
        .rules()
        .filter(|(_, rule)| rule.about == record && rule.modality == Some(Modality::Must))
        .filter(|(id, _)| assessor.find(instance, *id).is_some_and(|finding| passes(&finding)))
        .map(|(id, _)| (id, asking(held, id)))
        .collect();
    let facts: BTreeSet<&FactPath> = rules.iter().flat_map(|(_, facts)| facts).collect();
    let mut found = Vec::new();
    for fact in facts {
        let Some(mut trial) = Trial::new(&program.vocabulary, instance, fact) else { continue };
        let (Value::Number(from), Type::Number(unit)) = (trial.from.clone(), trial.ty.clone()) else { continue };
        if !program.vocabulary.units.is_counted(unit) {
            continue;
        }
        let concerned = rules.iter().filter(|(_, facts)| facts.contains(fact)).map(|(rule, _)| *rule);
        let concerned: Vec<RuleId> = concerned.collect();
        if let Some((up_to, limit)) = grow(&mut trial, from, assessor, &concerned) {
            found.push(Headroom { fact: fact.clone(), unit, from, up_to, limit });
        }
    }
    found
}

/// The facts that decide whether a rule applies and how much it asks for.
fn asking(standard: &Standard, rule: RuleId) -> BTreeSet<FactPath> {
    let rule = standard.rule(rule);
    let body = match &rule.body {
        Body::Nothing | Body::Score(_) => None,
        Body::Condition(condition) => Some(condition),
        Body::Comparison { required, .. } | Body::Capacity { required, .. } => Some(required),
    };
    standard.facts_behind(rule.scope_conditions().chain(body))
}

/// Grows the fact one by one; none where nothing fails as far as was tried and the fact asks for nothing.
fn grow(trial: &mut Trial, from: Rational, assessor: &mut Assessor<'_>, rules: &[RuleId]) -> Option<(Rational, Limit)> {
    let reach = from.floor().numerator().clamp(100, i128::from(REACH));
    let mut up_to = from;
    for _ in 0..reach {
        let next = up_to.add(Rational::ONE).ok()?;
        if !trial.admits(next) {
            return Some((up_to, Limit::Bound));
        }
        for rule in rules {
            let finding = trial.find(assessor, *rule, Value::Number(next))?;
            let limit = match finding.status {
                Status::Met | Status::NotApplicable | Status::NotInForce => continue,
                Status::NoRule => Limit::Silent(*rule),
                Status::Undetermined => Limit::Open(*rule),
                Status::NotMet | Status::Waived | Status::Explained | Status::Applies => {
                    Limit::Fails(Box::new(finding))
                }
            };
            return Some((up_to, limit));
        }
        up_to = next;
    }
    Some((up_to, Limit::NotReached))
}
