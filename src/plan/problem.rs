//! What is to be planned: the people of one role, and the services that ask for it.
//!
//! Knows no solver: amounts are exact and in the unit of the services.

use crate::capacity::Ledger;
use crate::model::{Modality, Program, Rule, StaffNeed, StandardId};
use crate::quantity::{Rational, Unit};
use crate::staff::{Kind, Measure, Member, Staff};
use jiff::civil::Date;

/// What part of a post somebody works at one place at least, where the staff file says nothing: one in so many.
const QUARTER: i128 = 4;

/// One role in one unit.
#[derive(Debug, Clone)]
pub struct Problem {
    /// The role.
    pub role: String,
    /// The unit of all amounts.
    pub unit: Unit,
    /// The people there are.
    pub people: Vec<Person>,
    /// The services that ask for them.
    pub sites: Vec<Site>,
}

/// One person, team or pool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The member of the staff list, by its place.
    pub member: usize,
    /// Which of several equal ones, from 1; 0 where there is only one.
    pub copy: u32,
    /// How much there is of it.
    pub amount: Rational,
    /// In how many equal parts it may be divided; one for somebody who works at one place.
    pub parts: u32,
    /// At how many places it may work at once; none for any number.
    pub at_most: Option<u32>,
    /// Whether it goes from shelter to shelter.
    pub mobile: bool,
    /// Where it is now: records of the ledger with amounts.
    pub homes: Vec<(usize, Rational)>,
    /// At which services it may work, by their places.
    pub fits: Vec<bool>,
}

/// How much a service weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// `must`.
    Must,
    /// `should` and `goal`; a `must` that is waived, too.
    Should,
    /// Only calculated: what a shelter has of a pool that is judged as a whole.
    Share,
}

/// A service at a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// The entry of the ledger, by its place.
    pub entry: usize,
    /// The record, by its place in the ledger.
    pub holder: usize,
    /// What is needed; where that is not known exactly, at least.
    pub need: Rational,
    /// Whether the need is known exactly.
    pub exact: bool,
    /// How much it weighs.
    pub level: Level,
    /// The service that its people count for as well: the pool that it is a share of.
    pub pool: Option<usize>,
    /// Whether it has shares at other places.
    pub has_shares: bool,
    /// What its people have to be able to do.
    pub needs: Vec<StaffNeed>,
}

impl Problem {
    /// Every role of a standard that the staff list names, in the order of the standard.
    pub fn all(ledger: &Ledger<'_>, program: &Program, standard: StandardId, staff: &Staff, day: Date) -> Vec<Self> {
        let mut kinds: Vec<(String, Unit)> = Vec::new();
        for entry in ledger.entries().iter().filter(|entry| entry.standard == standard) {
            let Some(role) = ledger.role(entry) else { continue };
            let named = staff.members.iter().any(|member| member.role == role);
            if named && !kinds.contains(&(role.clone(), entry.unit)) {
                kinds.push((role, entry.unit));
            }
        }
        let each = |(role, unit)| Self::of(ledger, program, standard, staff, day, role, unit);
        kinds.into_iter().map(each).filter(|problem| !problem.sites.is_empty()).collect()
    }

    fn of(
        ledger: &Ledger<'_>,
        program: &Program,
        standard: StandardId,
        staff: &Staff,
        day: Date,
        role: String,
        unit: Unit,
    ) -> Self {
        let mut sites = sites(ledger, program, standard, &role, unit);
        link_shares(ledger, &mut sites);
        // What is only calculated and belongs to nothing that is judged is nobody's to plan.
        let keep: Vec<bool> = sites.iter().map(|site| site.level != Level::Share || site.pool.is_some()).collect();
        let renumbered: Vec<usize> =
            keep.iter().scan(0, |next, keep| Some(std::mem::replace(next, *next + usize::from(*keep)))).collect();
        let mut kept = keep.iter();
        sites.retain(|_| kept.next().copied().unwrap_or(false));
        for site in &mut sites {
            site.pool = site.pool.and_then(|pool| renumbered.get(pool).copied());
        }
        let measure = Measure::of(unit, &program.vocabulary.units);
        let mut people = Vec::new();
        for (index, member) in staff.there(day).filter(|(_, member)| member.role == role) {
            let Some(amount) = member.each(&measure).filter(|amount| !amount.is_zero()) else { continue };
            for copy in 1..=member.number {
                let copy = if member.number == 1 { 0 } else { copy };
                people.push(person(ledger, member, index, copy, amount, &sites));
            }
        }
        Self { role, unit, people, sites }
    }
}

fn sites(ledger: &Ledger<'_>, program: &Program, standard: StandardId, role: &str, unit: Unit) -> Vec<Site> {
    let Some(held) = program.standards.get(standard.index()) else { return Vec::new() };
    let own = ledger.entries().iter().enumerate().filter(|(_, entry)| (entry.standard, entry.unit) == (standard, unit));
    own.filter_map(|(index, entry)| {
        let asked: &Rule = held.rule(entry.rule);
        if asked.role.as_deref() != Some(role) || entry.required == crate::capacity::Need::Silent {
            return None;
        }
        let waived = entry.status == crate::model::Status::Waived;
        let level = match asked.modality {
            Some(Modality::Must) if !waived => Level::Must,
            Some(Modality::Must | Modality::Should | Modality::Goal) => Level::Should,
            None => Level::Share,
        };
        Some(Site {
            entry: index,
            holder: entry.holder,
            need: entry.required.least(),
            exact: matches!(entry.required, crate::capacity::Need::Exact(_)),
            level,
            pool: None,
            has_shares: false,
            needs: asked.needs.clone(),
        })
    })
    .collect()
}

/// Finds the pool of every share: the service of the role that is judged at a record around it.
fn link_shares(ledger: &Ledger<'_>, sites: &mut [Site]) {
    let judged: Vec<(usize, usize)> =
        sites.iter().enumerate().filter(|(_, it)| it.level != Level::Share).map(|(at, it)| (it.holder, at)).collect();
    for index in 0..sites.len() {
        let Some(holder) = sites.get(index).filter(|it| it.level == Level::Share).map(|it| it.holder) else { continue };
        if judged.iter().any(|(own, _)| *own == holder) {
            continue;
        }
        let mut around = std::iter::successors(ledger.around(holder), |at| ledger.around(*at));
        let pool = around.find_map(|at| judged.iter().find(|(own, _)| *own == at)).map(|(_, pool)| *pool);
        if let Some(site) = sites.get_mut(index) {
            site.pool = pool;
        }
        if let Some(pool) = pool.and_then(|pool| sites.get_mut(pool)) {
            pool.has_shares = true;
        }
    }
}

fn person(ledger: &Ledger<'_>, member: &Member, index: usize, copy: u32, amount: Rational, sites: &[Site]) -> Person {
    let homes: Vec<(usize, Rational)> = member
        .postings
        .iter()
        .filter_map(|(place, part)| Some((ledger.find(place.record, &place.name)?, amount.multiply(*part).ok()?)))
        .collect();
    let fits = sites.iter().map(|site| {
        let roams = site.level == Level::Share || site.has_shares;
        let at_home = homes.iter().any(|(holder, _)| *holder == site.holder);
        (!roams || member.mobile || at_home) && site.needs.iter().all(|need| meets(member, need))
    });
    Person {
        member: index,
        copy,
        amount,
        parts: if member.at_most == Some(1) { 1 } else { parts(member, amount) },
        at_most: member.at_most,
        mobile: member.mobile,
        fits: fits.collect(),
        homes,
    }
}

/// Whether somebody has the qualification or speaks the language.
pub(super) fn meets(member: &Member, need: &StaffNeed) -> bool {
    let (has, name) = match need {
        StaffNeed::Qualification(name) => (&member.qualifications, name),
        StaffNeed::Language(name) => (&member.languages, name),
    };
    has.iter().any(|own| own == name)
}

/// In how many equal parts somebody may be divided: none smaller than the step that the file says, else quarters of a
/// post where the amount is a multiple of it, else quarters of the amount.
fn parts(member: &Member, amount: Rational) -> u32 {
    let times = |step: Rational| amount.divide(step).ok().flatten();
    let quarter = Rational::new(1, QUARTER).filter(|quarter| times(*quarter).is_some_and(Rational::is_whole));
    let parts = member.step.or(quarter).and_then(times).map_or(QUARTER, |times| times.floor().numerator());
    u32::try_from(parts).unwrap_or(1).max(1)
}

impl Person {
    /// How much a part of it is.
    pub fn part(&self) -> Rational {
        self.amount.divide(Rational::whole(i64::from(self.parts))).ok().flatten().unwrap_or(self.amount)
    }

    /// Whether it may work at a service.
    pub fn fits(&self, site: usize) -> bool {
        self.fits.get(site).copied().unwrap_or(false)
    }

    /// Whether it is at a record now.
    pub fn is_at(&self, holder: usize) -> bool {
        self.homes.iter().any(|(own, _)| *own == holder)
    }

    /// Whether it is a pool.
    pub fn is_pool(&self, staff: &Staff) -> bool {
        staff.members.get(self.member).is_some_and(|member| member.kind == Kind::Pool)
    }
}
