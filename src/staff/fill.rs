//! Fills in what a staff list plans for a day, service by service, and says who is in none.

use super::measure::Measure;
use super::member::{Member, Place, Staff};
use crate::capacity::{Entry, Ledger};
use crate::model::{Program, StandardId};
use crate::quantity::{Rational, Unit};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What somebody adds to a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The entry of the ledger, by its place.
    pub entry: usize,
    /// The member, by its place in the list.
    pub member: usize,
    /// How much, in the unit of the entry.
    pub amount: Rational,
}

/// Somebody, or a part of somebody, who is in no service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Idle {
    /// The member, by its place in the list.
    pub member: usize,
    /// Which part of the member; one is all.
    pub part: Rational,
    /// Why.
    pub reason: IdleReason,
}

/// Why somebody is in no service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IdleReason {
    /// No standard asks for the role.
    NoRole,
    /// The staff file says no place.
    NoPlace,
    /// Nothing asks for the role at this place.
    NotThere(Place),
}

/// What a staff list gave to a ledger.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filling {
    /// Who adds how much to what.
    pub shares: Vec<Share>,
    /// Who is in no service, in the order of the list.
    pub idle: Vec<Idle>,
}

/// Fills in the planned amounts of a day. Services of roles that the list does not name are left alone.
///
/// Somebody counts for the service of the role at the own place. Where a standard only calculates a need there and
/// judges it once for the record around it, as a city does for its mobile team, it counts for that one, too. Several
/// services of a role at one place are filled one after the other, and the last takes what is left.
pub fn fill(ledger: &mut Ledger<'_>, program: &Program, staff: &Staff, day: Date) -> Filling {
    let mut pouring = Pouring { ledger, program, planned: BTreeMap::new(), filling: Filling::default() };
    for (index, entry) in pouring.ledger.entries().iter().enumerate() {
        let role = pouring.ledger.role(entry);
        if role.is_some_and(|role| staff.members.iter().any(|member| member.role == role)) {
            pouring.planned.insert(index, Rational::ZERO);
        }
    }
    for (index, member) in staff.there(day) {
        let mut rest = Rational::ONE;
        for (place, part) in &member.postings {
            rest = rest.subtract(*part).unwrap_or(Rational::ZERO);
            if !pouring.post(index, member, place, *part) {
                let reason = if member.asked_for { IdleReason::NotThere(place.clone()) } else { IdleReason::NoRole };
                pouring.filling.idle.push(Idle { member: index, part: *part, reason });
            }
        }
        if rest > Rational::ZERO {
            let reason = if member.asked_for { IdleReason::NoPlace } else { IdleReason::NoRole };
            pouring.filling.idle.push(Idle { member: index, part: rest, reason });
        }
    }
    let Pouring { planned, filling, .. } = pouring;
    for (index, amount) in planned {
        if let Some(entry) = ledger.entries_mut().get_mut(index) {
            entry.planned = Some(amount);
        }
    }
    filling
}

struct Pouring<'f, 'p> {
    ledger: &'f Ledger<'p>,
    program: &'f Program,
    planned: BTreeMap<usize, Rational>,
    filling: Filling,
}

impl Pouring<'_, '_> {
    /// Posts a part of a member to a place; no where no service takes it.
    fn post(&mut self, index: usize, member: &Member, place: &Place, part: Rational) -> bool {
        let Some(holder) = self.ledger.find(place.record, &place.name) else { return false };
        let kinds: BTreeSet<(StandardId, Unit)> =
            self.entries(&member.role).map(|(_, it)| (it.standard, it.unit)).collect();
        let mut taken = false;
        for kind in kinds {
            let measure = Measure::of(kind.1, &self.program.vocabulary.units);
            let Some(amount) = member.all(&measure).and_then(|all| all.multiply(part).ok()) else { continue };
            let here = |judged: bool, at: usize| -> Vec<usize> {
                let own = self.entries(&member.role).filter(|(_, it)| (it.standard, it.unit) == kind);
                own.filter(|(_, it)| it.holder == at && it.judged == judged).map(|(entry, _)| entry).collect()
            };
            let (mut services, calculated) = (here(true, holder), here(false, holder));
            if services.is_empty() && !calculated.is_empty() {
                let around = std::iter::successors(self.ledger.around(holder), |at| self.ledger.around(*at));
                services = around.map(|at| here(true, at)).find(|found| !found.is_empty()).unwrap_or_default();
            }
            taken |= !services.is_empty();
            self.pour(index, &services, amount);
            self.pour(index, &calculated, amount);
        }
        taken
    }

    /// The entries of a role.
    fn entries(&self, role: &str) -> impl Iterator<Item = (usize, &Entry)> {
        self.ledger
            .entries()
            .iter()
            .enumerate()
            .filter(move |(_, entry)| self.ledger.role(entry).as_deref() == Some(role))
    }

    /// Fills services one after the other; the last takes what is left.
    fn pour(&mut self, member: usize, services: &[usize], amount: Rational) {
        let mut left = amount;
        for (place, &entry) in services.iter().enumerate() {
            let planned = self.planned.get(&entry).copied().unwrap_or(Rational::ZERO);
            let need = self.ledger.entries().get(entry).map_or(Rational::ZERO, |entry| entry.required.least());
            let room = need.subtract(planned).unwrap_or(Rational::ZERO).max(Rational::ZERO);
            let takes = if place + 1 == services.len() { left } else { left.min(room) };
            if takes.is_zero() {
                continue;
            }
            left = left.subtract(takes).unwrap_or(Rational::ZERO);
            self.planned.insert(entry, planned.add(takes).unwrap_or(planned));
            self.filling.shares.push(Share { entry, member, amount: takes });
        }
    }
}
