//! The staff list beside the profiles in sentences: what it plans that is not there yet, and who is in no service.

use super::{Page, Words};
use crate::model::StandardId;
use crate::quantity::Rational;
use crate::report::Wording;
use crate::report::paper::{Line, Section};
use crate::report::phrase::readable;
use crate::staff::{Filling, Idle, IdleReason, Kind, Member, Staff};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A staff list and what it gave to the ledger.
#[derive(Debug)]
pub struct Planned {
    /// The list.
    pub staff: Staff,
    /// Who counts where, and who nowhere.
    pub filling: Filling,
}

/// How much of the staff is in no service, and of how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rest {
    /// In no service.
    pub(super) idle: Rational,
    /// Together.
    pub(super) all: Rational,
}

impl Planned {
    /// In heads, pools left out: those who are in no service with any part of their work.
    pub(super) fn heads(&self, day: Date) -> Option<Rest> {
        let wholly = |member: usize| self.idle_part(member) == Some(Rational::ONE);
        let heads = |member: &Member| if member.kind == Kind::Pool { Some(Rational::ZERO) } else { member.work.heads };
        self.rest(day, heads, |member| if wholly(member) { Rational::ONE } else { Rational::ZERO })
    }

    /// In posts, parts too.
    pub(super) fn posts(&self, day: Date) -> Option<Rest> {
        self.rest(day, |member| member.work.posts, |member| self.idle_part(member).unwrap_or(Rational::ZERO))
    }

    fn rest(&self, day: Date, each: fn(&Member) -> Option<Rational>, part: impl Fn(usize) -> Rational) -> Option<Rest> {
        let mut rest = Rest { idle: Rational::ZERO, all: Rational::ZERO };
        for (index, member) in self.staff.there(day) {
            let all = each(member)?.multiply(Rational::whole(i64::from(member.number))).ok()?;
            rest.all = rest.all.add(all).ok()?;
            rest.idle = rest.idle.add(all.multiply(part(index)).ok()?).ok()?;
        }
        (!rest.all.is_zero()).then_some(rest)
    }

    fn idle_part(&self, member: usize) -> Option<Rational> {
        let own = self.filling.idle.iter().filter(|idle| idle.member == member);
        own.map(|idle| idle.part).try_fold(Rational::ZERO, Rational::add).ok()
    }
}

impl Page<'_, '_> {
    /// What the staff list says that the profiles do not.
    pub(super) fn staff(&self) -> Option<Section> {
        let planned = self.capacity.staff.as_ref()?;
        let first = self.standards().next()?;
        let wording = self.wording(first)?;
        let mut lines: Vec<Line> = self.standards().flat_map(|standard| self.differences(planned, standard)).collect();
        lines.extend(self.idle(planned, &wording));
        lines.extend(self.away(planned, &wording));
        let title = self.say(Words::StaffList).to_owned();
        let remarks = vec![self.say(Words::PresentAndPlanned).to_owned()];
        Some(Section { title, lines, remarks, ..Section::default() })
    }

    fn differences(&self, planned: &Planned, standard: StandardId) -> Vec<Line> {
        let Some(wording) = self.wording(standard) else { return Vec::new() };
        let ledger = &self.capacity.ledger;
        let entries = ledger.entries().iter().enumerate();
        let own = entries.filter(|(_, entry)| entry.standard == standard && entry.judged);
        own.filter_map(|(index, entry)| {
            let plan = entry.planned.filter(|plan| entry.present.unwrap_or(Rational::ZERO) != *plan)?;
            let holder = ledger.holders().get(entry.holder)?;
            let rule = readable(wording.standard.rule(entry.rule).label.shown());
            let plan = wording.amount(plan, entry.unit);
            let words = match entry.present {
                Some(present) => {
                    self.fill(Words::Differs, &[&holder.name, &rule, &wording.amount(present, entry.unit), &plan])
                }
                None => self.fill(Words::OnlyPlanned, &[&holder.name, &rule, &plan]),
            };
            let shares = planned.filling.shares.iter().filter(|share| share.entry == index);
            let mut amounts: BTreeMap<usize, Rational> = BTreeMap::new();
            for share in shares {
                let sum = amounts.entry(share.member).or_insert(Rational::ZERO);
                *sum = sum.add(share.amount).unwrap_or(*sum);
            }
            let who = amounts.iter().filter_map(|(member, amount)| {
                let member = planned.staff.members.get(*member)?;
                Some(format!("{} ({})", member.id, wording.number(*amount)))
            });
            let who: Vec<String> = who.collect();
            Some(Line { words, below: if who.is_empty() { Vec::new() } else { vec![who.join(", ")] } })
        })
        .collect()
    }

    fn idle(&self, planned: &Planned, wording: &Wording<'_>) -> Option<Line> {
        let day = self.capacity.run.key_date;
        let told =
            |rest: Rest, words: Words| self.fill(words, &[&wording.number(rest.idle), &wording.number(rest.all)]);
        let (heads, posts) = (planned.heads(day), planned.posts(day));
        let amounts = match (heads, posts) {
            (Some(heads), Some(posts)) => {
                format!("{} ({})", told(heads, Words::OfHeads), told(posts, Words::OfPosts))
            }
            (Some(heads), None) => told(heads, Words::OfHeads),
            (None, Some(posts)) => told(posts, Words::OfPosts),
            (None, None) => return None,
        };
        let below = planned.filling.idle.iter().filter_map(|idle| self.idle_member(planned, idle, wording)).collect();
        Some(Line { words: self.fill(Words::InNoService, &[&amounts]), below })
    }

    /// Who is to come after the key date, and who has left before it.
    fn away(&self, planned: &Planned, wording: &Wording<'_>) -> Vec<Line> {
        let day = self.capacity.run.key_date;
        let away = |title: Words, each: Words, when: fn(&Member, Date) -> Option<Date>| {
            let told = planned.staff.members.iter().filter_map(|member| {
                let posts = member.work.posts.map(|posts| self.fill(Words::Posts, &[&wording.number(posts)]));
                let number = if member.number > 1 { format!(" ({} ×)", member.number) } else { String::new() };
                let role = readable(&member.role);
                let what = [Some(role), posts].into_iter().flatten().collect::<Vec<_>>().join(", ");
                Some(self.fill(each, &[&member.id, &number, &what, &wording.date(when(member, day)?)]))
            });
            let below: Vec<String> = told.collect();
            (!below.is_empty()).then(|| Line { words: self.say(title).to_owned(), below })
        };
        let comes = away(Words::ToCome, Words::Comes, |member, day| member.from.filter(|from| *from > day));
        let gone = away(Words::Left, Words::WasThere, |member, day| member.until.filter(|until| *until < day));
        comes.into_iter().chain(gone).collect()
    }

    fn idle_member(&self, planned: &Planned, idle: &Idle, wording: &Wording<'_>) -> Option<String> {
        let member = planned.staff.members.get(idle.member)?;
        let role = readable(&member.role);
        let why = match &idle.reason {
            IdleReason::NoRole => self.fill(Words::NoSuchRole, &[&role]),
            IdleReason::NoPlace => self.say(Words::NoPlace).to_owned(),
            IdleReason::NotThere(place) => self.fill(Words::NotAskedThere, &[&role, &place.name]),
        };
        let number = if member.number > 1 { format!(" ({} ×)", member.number) } else { String::new() };
        let part = if idle.part == Rational::ONE {
            String::new()
        } else {
            format!(", {}", self.fill(Words::PartOf, &[&wording.number(idle.part)]))
        };
        Some(format!("{}{number}{part}: {why}", member.id))
    }
}
