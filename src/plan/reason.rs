//! Why something stays short, and what the next post would do.

use super::Plan;
use super::check::sum;
use super::problem::{Person, meets};
use crate::model::StaffNeed;
use crate::quantity::Rational;
use crate::staff::Staff;
use jiff::civil::Date;

/// Why a service stays short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Nobody of the role is there; somebody comes on the day, where the list says so.
    Nobody(Option<(Date, String)>),
    /// Nobody of the role has what the service needs.
    Unable(StaffNeed),
    /// Somebody has it, but is needed where they are.
    AbleAreBound(StaffNeed),
    /// Everybody who could work there is needed; somebody else comes on the day, where the list says so.
    AllNeeded(Option<(Date, String)>),
    /// Somebody has more than a place needs, but only whole people, or at too many places, could come.
    OnlyWhole,
}

/// What one more post would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    /// How much it is: one of the unit.
    pub post: Rational,
    /// The services, by their places, that it would meet: any one of them.
    pub meets: Vec<usize>,
    /// Where it would help most if it meets none: the service and what would still be missing there.
    pub helps: Option<(usize, Rational)>,
}

impl Plan {
    /// Why a service stays short; none where it does not.
    pub fn reason(&self, site: usize, staff: &Staff, day: Date) -> Option<Reason> {
        let short = self.staffed.get(site).map(|it| it.short)?;
        if short.is_zero() {
            return None;
        }
        let place = self.problem.sites.get(site)?;
        let coming = || {
            let role = staff.members.iter().filter(|member| member.role == self.problem.role);
            let able = role.filter(|member| place.needs.iter().all(|need| meets(member, need)));
            let later = able.filter_map(|member| Some((member.from.filter(|from| *from > day)?, member.id.clone())));
            later.min()
        };
        if self.problem.people.is_empty() {
            return Some(Reason::Nobody(coming()));
        }
        let able = |need: &StaffNeed| {
            let mut people = self.problem.people.iter().filter_map(|person| staff.members.get(person.member));
            people.any(|member| meets(member, need))
        };
        if let Some(need) = place.needs.iter().find(|need| !able(need)) {
            return Some(Reason::Unable(need.clone()));
        }
        let fitting: Vec<usize> = (0..self.problem.people.len()).filter(|person| self.fits(*person, site)).collect();
        if fitting.is_empty() {
            return Some(place.needs.first().map_or(Reason::Nobody(coming()), |need| Reason::Unable(need.clone())));
        }
        if fitting.iter().any(|person| self.has_to_spare(*person)) {
            return Some(Reason::OnlyWhole);
        }
        let spare_elsewhere = (0..self.problem.people.len()).any(|person| self.has_to_spare(person));
        match place.needs.first().filter(|_| spare_elsewhere) {
            Some(need) => Some(Reason::AbleAreBound(need.clone())),
            None => Some(Reason::AllNeeded(coming())),
        }
    }

    fn fits(&self, person: usize, site: usize) -> bool {
        self.problem.people.get(person).is_some_and(|person| person.fits(site))
    }

    /// Whether somebody works less than there is, or at a service that has more than it needs.
    fn has_to_spare(&self, person: usize) -> bool {
        let own = || self.posts.iter().filter(move |post| post.person == person);
        let all = self.problem.people.get(person).map_or(Rational::ZERO, |person| person.amount);
        let works = sum(own().map(|post| post.amount)).unwrap_or(all);
        let beyond = |site: usize| {
            let (site, staffed) = (self.problem.sites.get(site), self.staffed.get(site));
            site.zip(staffed).is_some_and(|(site, staffed)| {
                let pool = site.pool.and_then(|pool| Some((self.problem.sites.get(pool)?, self.staffed.get(pool)?)));
                staffed.after > site.need && pool.is_none_or(|(pool, staffed)| staffed.after > pool.need)
            })
        };
        works < all || own().any(|post| beyond(post.site))
    }

    /// Who is free: people with what they do not work anywhere.
    pub fn free(&self) -> Vec<(&Person, Rational)> {
        let people = self.problem.people.iter().enumerate();
        let free = people.filter_map(|(index, person)| {
            let works = sum(self.posts.iter().filter(|post| post.person == index).map(|post| post.amount)).ok()?;
            let free = person.amount.subtract(works).ok()?;
            (free > Rational::ZERO).then_some((person, free))
        });
        free.collect()
    }

    /// Posts at places where somebody is not now.
    pub fn moves(&self) -> Vec<super::Post> {
        super::stay::moves(&self.problem, &self.posts).into_iter().copied().collect()
    }

    /// What one more post would do for what must be; none where nothing of that is short.
    pub fn next(&self) -> Option<Next> {
        let sites = self.problem.sites.iter().zip(&self.staffed).enumerate();
        let short: Vec<(usize, Rational)> = sites
            .filter(|(_, (site, staffed))| site.level == super::Level::Must && !staffed.short.is_zero())
            .map(|(index, (_, staffed))| (index, staffed.short))
            .collect();
        let post = Rational::ONE;
        let meets: Vec<usize> = short.iter().filter(|(_, short)| *short <= post).map(|(site, _)| *site).collect();
        let most = short.iter().max_by_key(|(site, short)| (*short, std::cmp::Reverse(*site)))?;
        let helps = if meets.is_empty() { Some((most.0, most.1.subtract(post).ok()?)) } else { None };
        Some(Next { post, meets, helps })
    }
}
