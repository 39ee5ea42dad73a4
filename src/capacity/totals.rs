//! Required, provided and short, added up over assessments.

use super::Sum;
use crate::assess::{Assessment, Finding};
use crate::model::{RuleId, RuleKind, Standard, StandardId, Status};
use crate::quantity::{Rational, Unit};

/// Three sums in one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amounts {
    /// Their unit.
    pub unit: Unit,
    /// What is asked for.
    pub required: Sum,
    /// What is there.
    pub provided: Sum,
    /// What is missing, record by record: what one has too much does not help another.
    pub short: Sum,
    /// To how many records it applies.
    pub records: usize,
}

/// What one standard takes over many records: a city with its shelters, or a whole run.
///
/// Counts services, and rules with a role, that are judged and have amounts; never components. Where one does not
/// apply it takes nothing. Different units are never added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totals {
    standard: StandardId,
    services: Vec<Service>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Service {
    rule: RuleId,
    role: Option<String>,
    amounts: Amounts,
}

impl Amounts {
    fn new(unit: Unit) -> Self {
        let sum = Sum::default;
        Self { unit, required: sum(), provided: sum(), short: sum(), records: 0 }
    }

    fn add(&mut self, finding: &Finding) {
        let silent = match finding.status {
            Status::Met | Status::NotMet | Status::Waived | Status::Explained | Status::Undetermined => false,
            Status::NoRule => true,
            Status::NotApplicable | Status::NotInForce | Status::Applies => return,
        };
        self.records += 1;
        let amounts = [
            (&mut self.required, finding.required),
            // What is there is not held against a need that nobody knows.
            (&mut self.provided, finding.provided.filter(|_| finding.required.is_some())),
            (&mut self.short, finding.short),
        ];
        for (sum, amount) in amounts {
            match amount {
                Some(amount) => sum.add(amount),
                None if silent => sum.add_silent(),
                None => sum.add_undetermined(),
            }
        }
    }

    fn join(&mut self, further: &Self) {
        self.required.join(&further.required);
        self.provided.join(&further.provided);
        self.short.join(&further.short);
        self.records += further.records;
    }

    /// Whether nothing is left out of any of the three.
    pub fn is_complete(&self) -> bool {
        self.required.is_complete() && self.provided.is_complete() && self.short.is_complete()
    }

    /// The sums of what is known as required, provided and short; none past the exact range.
    pub fn known(&self) -> Option<[Rational; 3]> {
        Some([self.required.known().ok()?, self.provided.known().ok()?, self.short.known().ok()?])
    }
}

impl Totals {
    /// Nothing added up yet, for a standard at its place in the program.
    pub fn new(id: StandardId, standard: &Standard) -> Self {
        let services = standard.rules().filter_map(|(rule, it)| {
            let counted = it.modality.is_some() && (it.kind == RuleKind::Service || it.role.is_some());
            let unit = it.body.unit().filter(|_| counted)?;
            Some(Service { rule, role: it.role.clone(), amounts: Amounts::new(unit) })
        });
        Self { standard: id, services: services.collect() }
    }

    /// The standard.
    pub fn standard(&self) -> StandardId {
        self.standard
    }

    /// Takes in an assessment by the same standard. One whose calculations left the exact range is left out: nothing
    /// in it may be used.
    pub fn add(&mut self, assessment: &Assessment<'_>) {
        if assessment.standard != self.standard || !assessment.overflows.is_empty() {
            return;
        }
        for finding in &assessment.findings {
            // Both are in the order of the standard.
            if let Ok(place) = self.services.binary_search_by_key(&finding.rule, |service| service.rule)
                && let Some(service) = self.services.get_mut(place)
            {
                service.amounts.add(finding);
            }
        }
    }

    /// Takes in the totals of other records by the same standard.
    pub fn join(&mut self, further: &Self) {
        for (known, further) in self.services.iter_mut().zip(&further.services) {
            known.amounts.join(&further.amounts);
        }
    }

    /// By service, in the order of the standard; those that apply to no record too.
    pub fn services(&self) -> impl Iterator<Item = (RuleId, &Amounts)> {
        self.services.iter().map(|service| (service.rule, &service.amounts))
    }

    /// By role and unit, in the order of the standard.
    pub fn roles(&self) -> Vec<(&str, Amounts)> {
        let mut roles: Vec<(&str, Amounts)> = Vec::new();
        for service in &self.services {
            let Some(role) = service.role.as_deref() else { continue };
            let unit = service.amounts.unit;
            match roles.iter_mut().find(|(known, amounts)| *known == role && amounts.unit == unit) {
                Some((_, amounts)) => amounts.join(&service.amounts),
                None => roles.push((role, service.amounts.clone())),
            }
        }
        roles
    }

    /// Everything, unit by unit, in the order of the standard.
    pub fn overall(&self) -> Vec<Amounts> {
        let mut units: Vec<Amounts> = Vec::new();
        for service in &self.services {
            match units.iter_mut().find(|amounts| amounts.unit == service.amounts.unit) {
                Some(amounts) => amounts.join(&service.amounts),
                None => units.push(service.amounts.clone()),
            }
        }
        units
    }
}
