//! From the records of a staff file to members: what is missing, doubled or unknown is told at its place.

use super::measure::{Measure, Work};
use super::member::{Kind, Member, Staff};
use super::place::{Words, word_in};
use crate::capacity::Holder;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest};
use crate::model::{Instance, Program, Record, Standard, Type, Value, Vocabulary};
use crate::profile::Profile;
use crate::quantity::{Rational, Unit};
use crate::source::SourceMap;
use crate::span::Span;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What a staff file is read against.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The vocabulary of staff files.
    pub vocabulary: &'a Vocabulary,
    /// The standards, for their roles and units.
    pub program: &'a Program,
    /// The records that people may work at.
    pub holders: &'a [Holder],
    /// The texts of the run.
    pub sources: &'a SourceMap,
}

impl Staff {
    /// Reads records of staff files. What is faulty is reported, and the list is then not to be used.
    pub fn read(profiles: &[Profile], setting: Setting<'_>, diagnostics: &mut Diagnostics) -> Self {
        let mut reading = Reading { setting, roles: roles(setting.program), diagnostics, seen: BTreeMap::new() };
        Self { members: profiles.iter().filter_map(|profile| reading.member(&profile.instance)).collect() }
    }
}

/// The roles of all standards with the units that their amounts are in.
pub(super) fn roles(program: &Program) -> Vec<(&str, Vec<Unit>)> {
    let mut roles: Vec<(&str, Vec<Unit>)> = Vec::new();
    for (_, rule) in program.standards.iter().flat_map(Standard::rules) {
        let (Some(role), Some(unit)) = (rule.role.as_deref(), rule.body.unit()) else { continue };
        match roles.iter_mut().find(|(known, _)| *known == role) {
            Some((_, units)) if units.contains(&unit) => {}
            Some((_, units)) => units.push(unit),
            None => roles.push((role, vec![unit])),
        }
    }
    roles
}

/// Reading one run's staff.
pub(super) struct Reading<'r, 'a> {
    pub(super) setting: Setting<'a>,
    roles: Vec<(&'a str, Vec<Unit>)>,
    diagnostics: &'r mut Diagnostics,
    seen: BTreeMap<String, Span>,
}

/// One record with its type.
pub(super) struct Said<'i> {
    pub(super) instance: &'i Instance,
    pub(super) record: &'i Record,
    pub(super) span: Span,
}

impl Said<'_> {
    pub(super) fn value(&self, name: &str) -> &Value {
        self.record.find(name).map_or(&Value::Unknown, |slot| self.instance.get(slot))
    }

    pub(super) fn text(&self, name: &str) -> Option<&str> {
        if let Value::Text(text) = self.value(name) { Some(text.trim()).filter(|text| !text.is_empty()) } else { None }
    }

    fn number(&self, name: &str) -> Option<Rational> {
        if let Value::Number(number) = self.value(name) { Some(*number) } else { None }
    }

    fn date(&self, name: &str) -> Option<Date> {
        if let Value::Date(date) = self.value(name) { Some(*date) } else { None }
    }

    fn texts(&self, name: &str) -> Vec<String> {
        let Value::List(items) = self.value(name) else { return Vec::new() };
        let texts = items.iter().filter_map(|item| if let Value::Text(text) = item { Some(text.trim()) } else { None });
        texts.map(str::to_owned).collect()
    }

    pub(super) fn work(&self) -> Work {
        Work { posts: self.number("posts"), hours: self.number("weekly"), heads: self.number("heads") }
    }
}

impl<'a> Reading<'_, 'a> {
    fn member(&mut self, instance: &'a Instance) -> Option<Member> {
        let record = self.setting.vocabulary.record(instance.record);
        let said = Said { instance, record, span: instance.span? };
        let kind = match record.name.as_str() {
            "pool" => Kind::Pool,
            "hire" => Kind::Hire,
            "person" => Kind::Person,
            _ => {
                self.report(
                    invalid(said.span, "this says where somebody works, not who").help("write it below `postings:`"),
                );
                return None;
            }
        };
        let missing: Vec<&str> = ["id", "role"].into_iter().filter(|name| said.text(name).is_none()).collect();
        if !missing.is_empty() {
            let message = format!("this {} lacks {}", record.name, missing.join(" and "));
            self.report(
                invalid(said.span, message).help("the id is any word but a name; the role is one of the standard's"),
            );
        }
        let (id, role) = (said.text("id")?.to_owned(), said.text("role")?.to_owned());
        self.once(&id, &said);
        let asked_for = self.role(&id, &role, &said);
        let mut work = said.work();
        if kind != Kind::Pool {
            work.heads = work.heads.or(Some(Rational::ONE));
        }
        self.work(&id, &role, &work, &said);
        self.agree(&id, &role, &said);
        let (from, until) = (said.date("from"), said.date("until"));
        self.days(&id, kind, from, until, &said);
        let mobile = kind == Kind::Pool || self.is_mobile(&said);
        let number = said.number("number").map_or(Some(1), whole);
        let at_most = said.number("shelters").map(whole);
        for (name, wrong) in [("number", number.is_none()), ("shelters", at_most == Some(None))] {
            if wrong {
                self.report(invalid(self.place(&said, name), format!("`{name}` is a whole number")));
            }
        }
        let postings = self.postings(&id, &role, &work, &said);
        Some(Member {
            kind,
            asked_for,
            number: number?,
            work,
            qualifications: said.texts("qualifications"),
            languages: said.texts("languages"),
            mobile,
            at_most: at_most.map_or(if mobile { None } else { Some(1) }, |it| it),
            step: said.number("step").filter(|step| !step.is_zero()),
            postings,
            from,
            until,
            span: said.span,
            id,
            role,
        })
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Where a fact is written; the whole record where that cannot be told.
    pub(super) fn place(&self, said: &Said<'_>, name: &str) -> Span {
        let fact = said.record.find(name).map(|slot| said.record.fact(slot));
        let names = fact.into_iter().flat_map(|fact| std::iter::once(&fact.name).chain(&fact.also));
        let text = &self.setting.sources.file(said.span.file).text;
        let words = Words { keys: &names.map(String::as_str).collect::<Vec<_>>(), value: None };
        word_in(text, said.span, words)
    }

    pub(super) fn place_of(&self, span: Span, keys: &[&str], value: &str) -> Span {
        let text = &self.setting.sources.file(span.file).text;
        word_in(text, span, Words { keys, value: Some(value) })
    }

    fn once(&mut self, id: &str, said: &Said<'_>) {
        let place = self.place_of(said.span, &["id", "kennung"], id);
        if let Some(first) = self.seen.get(id).copied() {
            let fault = Diagnostic::new(Code::InvalidStaff, place, format!("`{id}` stands in the staff list twice"));
            self.diagnostics.push(fault.also(first, "first here").help("give each entry an id of its own"));
        } else {
            self.seen.insert(id.to_owned(), place);
        }
    }

    /// Whether a standard asks for the role. One that looks like a slip of the pen is a fault; any other is somebody
    /// whom no standard asks for.
    fn role(&mut self, id: &str, role: &str, said: &Said<'_>) -> bool {
        if self.roles.iter().any(|(known, _)| *known == role) {
            return true;
        }
        if let Some(near) = nearest(role, self.roles.iter().map(|(known, _)| *known)) {
            let place = self.place_of(said.span, &["role", "rolle"], role);
            let help = format!("did you mean `{near}`?");
            self.report(invalid(place, format!("`{id}`: no rule asks for the role `{role}`")).help(help));
        }
        false
    }

    /// A fault where posts and weekly hours stand beside each other and are not the same.
    pub(super) fn agree(&mut self, id: &str, role: &str, said: &Said<'_>) {
        let units = self.roles.iter().find(|(known, _)| *known == role).map_or(&[][..], |(_, units)| units);
        let (work, table) = (said.work(), &self.setting.program.vocabulary.units);
        let made = units.iter().find_map(|unit| Measure::of(*unit, table).hours_instead(&work));
        let (Some(made), Some(posts), Some(hours)) = (made, work.posts, work.hours) else { return };
        let (place, of_posts) = (self.place(said, "weekly"), self.place(said, "posts"));
        let message = format!("`{id}` works {hours} h/week, but {posts} posts are {made} h/week");
        let fault = invalid(place, message).help("keep the one that is right, and leave the other out");
        // In a row of a sheet both stand at the same place.
        self.report(if place == of_posts { fault } else { fault.also(of_posts, "the posts") });
    }

    /// Faults where the amounts are not said in which a service counts.
    fn work(&mut self, id: &str, role: &str, work: &Work, said: &Said<'_>) {
        let units = self.roles.iter().find(|(known, _)| *known == role).map_or(&[][..], |(_, units)| units);
        let table = &self.setting.program.vocabulary.units;
        let missing = units.iter().find_map(|unit| {
            let measure = Measure::of(*unit, table);
            measure.amount(work).is_none().then(|| (measure.wants(), table.name(*unit)))
        });
        if let Some((wants, unit)) = missing {
            let message = format!("`{id}` does not say {wants}, and `{role}` is counted in {unit}");
            self.report(invalid(said.span, message).help(format!("write `{}`", wants.replace(" or ", "` or `"))));
        }
    }

    fn days(&mut self, id: &str, kind: Kind, from: Option<Date>, until: Option<Date>, said: &Said<'_>) {
        if kind == Kind::Hire && from.is_none() {
            let message = format!("`{id}` does not say from when");
            self.report(invalid(said.span, message).help("a planned hire has a first day: `from: 2026-09-01`"));
        }
        if let (Some(from), Some(until)) = (from, until)
            && until < from
        {
            let place = self.place(said, "until");
            self.report(invalid(place, format!("`{id}` ends on {until}, before it begins on {from}")));
        }
    }

    fn is_mobile(&self, said: &Said<'_>) -> bool {
        let Some(slot) = said.record.find("form") else { return false };
        let Type::Choice(choice) = &said.record.fact(slot).ty else { return false };
        let mobile = self.setting.vocabulary.choice(*choice).find("mobile");
        matches!((said.instance.get(slot), mobile), (Value::Choice(form), Some(mobile)) if *form == mobile)
    }
}

fn whole(number: Rational) -> Option<u32> {
    if number.is_whole() { u32::try_from(number.numerator()).ok() } else { None }
}

/// Something in a staff file that cannot be used.
pub(super) fn invalid(span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::InvalidStaff, span, message)
}
