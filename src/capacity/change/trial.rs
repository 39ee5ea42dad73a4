//! A copy of a record in which one fact is changed again and again.

use crate::assess::{Assessor, Finding};
use crate::model::{FactPath, Instance, RuleId, Slot, Status, Type, Value, Vocabulary};
use crate::quantity::Rational;

/// A record with one fact that is tried with other values.
#[derive(Debug)]
pub(super) struct Trial {
    instance: Instance,
    fact: FactPath,
    /// What the fact is in the profile.
    pub(super) from: Value,
    /// The type of the fact.
    pub(super) ty: Type,
    /// The lowest value that a profile may say.
    pub(super) lowest: Option<Rational>,
    /// The highest value that a profile may say.
    highest: Option<Rational>,
}

impl Trial {
    /// None where the profile does not say the fact.
    pub(super) fn new(vocabulary: &Vocabulary, instance: &Instance, fact: &FactPath) -> Option<Self> {
        let (last, way) = fact.split_last()?;
        let mut holder = instance;
        for slot in way {
            let Value::Record(inner) = holder.get(*slot) else { return None };
            holder = inner;
        }
        let declared = vocabulary.record(holder.record).fact(*last);
        let from = holder.get(*last).clone();
        if from == Value::Unknown {
            return None;
        }
        let (lowest, highest) = declared.bounds.unzip();
        let below_zero = matches!(&from, Value::Number(number) if number.is_negative());
        // No count and no measure of a shelter lies below nothing.
        let lowest = lowest.or((!below_zero).then_some(Rational::ZERO));
        Some(Self { instance: instance.clone(), fact: fact.clone(), from, ty: declared.ty.clone(), lowest, highest })
    }

    /// Whether a profile may say this.
    pub(super) fn admits(&self, value: Rational) -> bool {
        self.lowest.is_none_or(|lowest| lowest <= value) && self.highest.is_none_or(|highest| value <= highest)
    }

    /// What a rule gives with another value; none where calculations leave the exact range.
    pub(super) fn find(&mut self, assessor: &mut Assessor<'_>, rule: RuleId, value: Value) -> Option<Finding> {
        set(&mut self.instance, &self.fact, value);
        assessor.find(&self.instance, rule)
    }
}

fn set(instance: &mut Instance, path: &[Slot], to: Value) {
    let Some((first, rest)) = path.split_first() else { return };
    let Some(value) = instance.slots.get_mut(first.index()) else { return };
    if rest.is_empty() {
        *value = to;
    } else if let Value::Record(inner) = value {
        set(inner, rest, to);
    }
}

/// Whether a record passes a rule; what is open or left open by the standard passes nothing.
pub(super) fn passes(finding: &Finding) -> bool {
    matches!(finding.status, Status::Met | Status::NotApplicable)
}
