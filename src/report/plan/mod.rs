//! `norm plan` in words: who moves where, what every service has before and after, what stays short and why.
//!
//! Computes nothing: the plans are given.

mod json;
mod proof;
mod words;

pub use json::{PLAN_FORMAT, PLAN_SCHEMA, plan_json};

use super::paper::{Cell, Column, Line, Paper, Row, Section, Table};
use super::phrase::readable;
use super::view::View;
use super::{Run, Wording};
use crate::capacity::Ledger;
use crate::language::Language;
use crate::model::{StaffNeed, StandardId};
use crate::plan::{Level, Person, Plan, Reason};
use crate::quantity::Rational;
use crate::staff::Staff;
pub(super) use words::Words;

/// All that a run planned.
#[derive(Debug)]
pub struct Deployment<'a> {
    /// What holds for the whole run.
    pub run: Run<'a>,
    /// The standard that is planned for.
    pub standard: StandardId,
    /// Every line.
    pub ledger: Ledger<'a>,
    /// The staff list.
    pub staff: Staff,
    /// A plan for each role.
    pub plans: Vec<Plan>,
    /// Roles of judged services that the staff list does not name.
    pub not_planned: Vec<String>,
}

impl Deployment<'_> {
    /// What somebody is called: the id, with a number where several go by it.
    fn who(&self, person: &Person) -> String {
        let id = self.staff.members.get(person.member).map_or("", |member| &member.id);
        if person.copy == 0 { id.to_owned() } else { format!("{id}/{}", person.copy) }
    }

    /// What the record of a service is called.
    fn place(&self, plan: &Plan, site: usize) -> String {
        let holder = plan.problem.sites.get(site).and_then(|site| self.ledger.holders().get(site.holder));
        holder.map(|holder| holder.name.clone()).unwrap_or_default()
    }
}

/// The page in words.
pub fn plan_paper(deployment: &Deployment<'_>, language: Language) -> Paper {
    let run = deployment.run;
    let view = View { run, language, details: false };
    let mut about = Vec::new();
    for heading in view.headings() {
        about.push(format!("{} · {}", heading.title, heading.about));
        about.extend(heading.remarks);
    }
    about.push(view.key_date());
    let title = Words::Title.words(language).to_owned();
    let Some(wording) = Wording::new(run.program, deployment.standard, run.key_date, language) else {
        return Paper { title, about, sections: Vec::new() };
    };
    let page = Page { deployment, language, wording };
    let sections = [page.moves(), page.staffing(), page.missing()].into_iter().chain(page.rest()).chain([page.proof()]);
    Paper { title, about, sections: sections.collect() }
}

struct Page<'d, 'a> {
    deployment: &'d Deployment<'a>,
    language: Language,
    wording: Wording<'a>,
}

impl Page<'_, '_> {
    fn say(&self, words: Words) -> &'static str {
        words.words(self.language)
    }

    fn fill(&self, words: Words, parts: &[&str]) -> String {
        words.fill(self.language, parts)
    }

    fn section(&self, title: Words) -> Section {
        Section { title: self.say(title).to_owned(), ..Section::default() }
    }

    fn amount(&self, plan: &Plan, amount: Rational) -> Cell {
        Cell::Amount(self.wording.short_number(amount, plan.problem.unit), amount, plan.problem.unit)
    }

    /// What a service is called.
    fn service(&self, plan: &Plan, site: usize) -> String {
        let entry = plan.problem.sites.get(site).and_then(|site| self.deployment.ledger.entries().get(site.entry));
        entry.map_or_else(String::new, |entry| readable(self.wording.standard.rule(entry.rule).label.shown()))
    }

    fn moves(&self) -> Section {
        let mut rows = Vec::new();
        for plan in &self.deployment.plans {
            for post in plan.moves() {
                let Some(person) = plan.problem.people.get(post.person) else { continue };
                let homes = person.homes.iter().filter_map(|(holder, _)| self.deployment.ledger.holders().get(*holder));
                let homes: Vec<String> = homes.map(|holder| holder.name.clone()).collect();
                let from = if homes.is_empty() { self.say(Words::NoPlaceYet).to_owned() } else { homes.join(", ") };
                rows.push(Row {
                    cells: vec![
                        Cell::Words(self.deployment.who(person)),
                        Cell::Words(readable(&plan.problem.role)),
                        Cell::Words(from),
                        Cell::Words(self.deployment.place(plan, post.site)),
                        Cell::Words(self.service(plan, post.site)),
                        self.amount(plan, post.amount),
                        Cell::Words(self.wording.unit(plan.problem.unit, false)),
                    ],
                    total: false,
                });
            }
        }
        let mut section = self.section(Words::Moves);
        if rows.is_empty() {
            section.remarks.push(self.say(Words::NoMoves).to_owned());
        } else {
            let heads = [Words::Who, Words::Role, Words::From, Words::To, Words::Service];
            let columns = heads.map(|head| Column::words(self.say(head))).into_iter();
            let columns = columns
                .chain([Column::amounts(self.say(Words::Amount)), Column::words(self.say(Words::Unit))])
                .collect();
            section.table = Some(Table { name: "moves", columns, rows });
        }
        section
    }

    fn staffing(&self) -> Section {
        let mut rows = Vec::new();
        for plan in &self.deployment.plans {
            for (index, (site, staffed)) in plan.problem.sites.iter().zip(&plan.staffed).enumerate() {
                if site.need.is_zero() && staffed.before.is_zero() && staffed.after.is_zero() && site.exact {
                    continue;
                }
                let who = self.who(plan, index);
                let need = self.wording.short_number(site.need, plan.problem.unit);
                let need = if site.exact {
                    Cell::Amount(need, site.need, plan.problem.unit)
                } else {
                    Cell::Range(self.fill(Words::AtLeast, &[&need]), site.need, None, plan.problem.unit)
                };
                let service = self.service(plan, index);
                rows.push(Row {
                    cells: vec![
                        Cell::Words(self.deployment.place(plan, index)),
                        Cell::Words(service),
                        need,
                        self.amount(plan, staffed.before),
                        self.amount(plan, staffed.after),
                        self.amount(plan, staffed.short),
                        Cell::Words(self.wording.unit(plan.problem.unit, false)),
                        Cell::Words(who.join(", ")),
                    ],
                    total: false,
                });
            }
        }
        let words = [Words::Record, Words::Service].map(|head| Column::words(self.say(head)));
        let amounts = [Words::Required, Words::Before, Words::After, Words::Short];
        let amounts = amounts.map(|head| Column::amounts(self.say(head)));
        let last = [Words::Unit, Words::Who].map(|head| Column::words(self.say(head)));
        let columns = words.into_iter().chain(amounts).chain(last).collect();
        let mut section = self.section(Words::Staffing);
        section.table = Some(Table { name: "staffing", columns, rows });
        section.remarks.push(self.say(Words::BeforeIs).to_owned());
        if !self.deployment.not_planned.is_empty() {
            let roles: Vec<String> = self.deployment.not_planned.iter().map(|role| readable(role)).collect();
            section.remarks.push(self.fill(Words::NotPlanned, &[&roles.join(", ")]));
        }
        section
    }

    /// Who works at a service: with what part where it is not all of it, equal ones together.
    fn who(&self, plan: &Plan, site: usize) -> Vec<String> {
        let mut who: Vec<(usize, Rational, Vec<String>)> = Vec::new();
        for post in plan.posts.iter().filter(|post| post.site == site) {
            let Some(person) = plan.problem.people.get(post.person) else { continue };
            match who.iter_mut().find(|(member, amount, _)| (*member, *amount) == (person.member, post.amount)) {
                Some((_, _, names)) => names.push(self.deployment.who(person)),
                None => who.push((person.member, post.amount, vec![self.deployment.who(person)])),
            }
        }
        let each = who.iter().map(|(member, amount, names)| {
            let whole = plan.problem.people.iter().any(|person| person.member == *member && person.amount == *amount);
            let part = self.wording.short_number(*amount, plan.problem.unit);
            match (names.as_slice(), self.deployment.staff.members.get(*member)) {
                ([name], _) if whole => name.clone(),
                ([name], _) => format!("{name} ({part})"),
                (names, Some(member)) if whole => format!("{} ({} ×)", member.id, names.len()),
                (names, member) => {
                    format!("{} ({} × {part})", member.map_or("", |member| &member.id), names.len())
                }
            }
        });
        each.collect()
    }

    fn missing(&self) -> Section {
        let mut section = self.section(Words::Missing);
        for plan in &self.deployment.plans {
            for (index, (site, staffed)) in plan.problem.sites.iter().zip(&plan.staffed).enumerate() {
                let day = self.deployment.run.key_date;
                // A share that is short alone is told in the table: the pool as a whole is what is judged.
                let judged = site.level != Level::Share;
                let reason = plan.reason(index, &self.deployment.staff, day).filter(|_| judged);
                let Some(reason) = reason else { continue };
                let amount = self.wording.amount(staffed.short, plan.problem.unit);
                let place = self.deployment.place(plan, index);
                let words = self.fill(Words::IsShort, &[&place, &self.service(plan, index), &amount]);
                section.lines.push(Line { words, below: self.reason(plan, &reason) });
            }
        }
        if section.lines.is_empty() {
            section.remarks.push(self.say(Words::NothingMissing).to_owned());
        }
        section
    }

    fn reason(&self, plan: &Plan, reason: &Reason) -> Vec<String> {
        let role = readable(&plan.problem.role);
        let coming = |coming: &Option<(jiff::civil::Date, String)>| match coming {
            Some((day, id)) => self.fill(Words::NotBefore, &[&role, &self.wording.date(*day), id]),
            None => self.fill(Words::Never, &[&role]),
        };
        match reason {
            Reason::Nobody(next) => vec![self.fill(Words::Nobody, &[&role]), coming(next)],
            Reason::AllNeeded(next) => vec![self.fill(Words::AllNeeded, &[&role]), coming(next)],
            Reason::Unable(StaffNeed::Qualification(name)) => {
                vec![self.fill(Words::UnableQualification, &[&readable(name)])]
            }
            Reason::Unable(StaffNeed::Language(name)) => vec![self.fill(Words::UnableLanguage, &[&readable(name)])],
            Reason::AbleAreBound(StaffNeed::Qualification(name)) => {
                vec![self.fill(Words::BoundQualification, &[&readable(name)])]
            }
            Reason::AbleAreBound(StaffNeed::Language(name)) => {
                vec![self.fill(Words::BoundLanguage, &[&readable(name)])]
            }
            Reason::OnlyWhole => vec![self.say(Words::OnlyWhole).to_owned()],
        }
    }

    /// What the next post would do, and who is free; only where there is something to say.
    fn rest(&self) -> Vec<Section> {
        let mut next = self.section(Words::Next);
        let mut free = self.section(Words::Free);
        for plan in &self.deployment.plans {
            let (role, unit) = (readable(&plan.problem.role), plan.problem.unit);
            if let Some(found) = plan.next() {
                let post = self.wording.amount(found.post, unit);
                let name =
                    |site: usize| format!("{} ({})", self.deployment.place(plan, site), self.service(plan, site));
                let words = if let Some((site, left)) = found.helps {
                    let left = self.wording.amount(left, unit);
                    self.fill(Words::Helps, &[&post, &role, &name(site), &left])
                } else {
                    let meets: Vec<String> = found.meets.iter().map(|site| name(*site)).collect();
                    self.fill(Words::Meets, &[&post, &role, &meets.join(self.say(Words::Or))])
                };
                next.lines.push(Line::from(words));
            }
            for (person, amount) in plan.free() {
                let who = self.deployment.who(person);
                let amount = self.wording.amount(amount, unit);
                free.lines.push(Line::from(self.fill(Words::IsFree, &[&who, &amount, &role])));
            }
        }
        [next, free].into_iter().filter(|section| !section.lines.is_empty()).collect()
    }
}
