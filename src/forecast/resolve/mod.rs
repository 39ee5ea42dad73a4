//! Finds what a scenario names in the standards and profiles at hand. Computes nothing.

mod growth;
mod hires;
mod houses;
mod names;
mod rules;

pub use rules::set;

use super::read::{Entry, Reader, Written};
use super::scenario::{Said, Scenario, Step};
use super::world::World;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Instance, Program, StandardId};
use crate::span::Span;
use jiff::civil::Date;

/// What a scenario is about: standards and profiles.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'g> {
    /// The standards, those too that only a scenario takes in.
    pub program: &'g Program,
    /// The standards that hold at the beginning.
    pub standards: &'g [StandardId],
    /// The profiles.
    pub profiles: &'g [Instance],
    /// Their key date.
    pub key_date: Date,
    /// Standards that scenarios name by the path of their file, as they write it.
    pub paths: &'g [(String, StandardId)],
}

/// As many days are shown at most.
const MOST_DAYS: usize = 600;

/// How long a scenario goes on that does not say it, in months.
const MONTHS: i64 = 12;

impl Scenario {
    /// A scenario in which nothing happens but what rules and dates bring, month by month.
    pub fn unchanged(ground: &Ground<'_>) -> Self {
        let days = (0..=MONTHS).filter_map(|month| Step::Month.after(ground.key_date, month));
        Self {
            title: None,
            what_if: false,
            said: Said::default(),
            days: days.collect(),
            world: World { profiles: ground.profiles.to_vec() },
            standards: ground.standards.to_vec(),
            growth: Vec::new(),
            openings: Vec::new(),
            closures: Vec::new(),
            hires: Vec::new(),
            settings: Vec::new(),
            versions: Vec::new(),
        }
    }
}

/// Finds what a scenario names. `houses` are the records of its openings, in order. None where a fault was reported.
pub fn resolve(
    reader: &Reader,
    written: &Written,
    ground: &Ground<'_>,
    houses: &[Vec<Instance>],
    diagnostics: &mut Diagnostics,
) -> Option<Scenario> {
    let mut found = Diagnostics::new();
    let entry = reader.entry(written);
    let mut resolver = Resolver { ground, scenario: Scenario::unchanged(ground), found: &mut found };
    resolver.frame(entry);
    resolver.versions(entry);
    resolver.openings(entry, houses);
    resolver.closures(entry);
    resolver.growth(entry);
    resolver.totals();
    resolver.hires(entry);
    resolver.settings(entry);
    let scenario = resolver.scenario;
    let sound = !found.has_errors();
    diagnostics.append(found);
    sound.then_some(scenario)
}

struct Resolver<'r, 'g> {
    ground: &'r Ground<'g>,
    scenario: Scenario,
    found: &'r mut Diagnostics,
}

impl Resolver<'_, '_> {
    fn report(&mut self, place: Span, message: impl Into<String>, help: impl Into<String>) {
        self.found.push(Diagnostic::new(Code::InvalidScenario, place, message).help(help));
    }

    /// Reports what an entry lacks.
    fn lacks(&mut self, entry: Entry<'_>, what: &str, missing: &[&str], help: &str) {
        self.report(entry.span(), format!("this {what} lacks {}", missing.join(", ")), help);
    }

    /// Title and days.
    fn frame(&mut self, entry: Entry<'_>) {
        self.scenario.title = entry.text("title").map(str::to_owned);
        self.scenario.what_if = entry.truth("what_if").unwrap_or(false);
        self.scenario.said = said(entry);
        let start = entry.date("from").unwrap_or(self.ground.key_date);
        let days = if entry.has("key_dates") { self.named_days(entry, start) } else { self.steps(entry, start) };
        if days.len() > MOST_DAYS {
            let message = format!("more than {MOST_DAYS} days are shown");
            self.report(entry.span(), message, "make the steps longer or the time shorter");
            return;
        }
        self.scenario.days = days;
    }

    fn named_days(&mut self, entry: Entry<'_>, start: Date) -> Vec<Date> {
        if let Some(key) = ["step", "until"].into_iter().find(|key| entry.has(key)) {
            let message = format!("`key_dates` and `{key}` both say which days are shown");
            self.report(entry.place(key), message, "keep one of the two");
        }
        let mut days = entry.dates("key_dates");
        if let Some(early) = days.iter().find(|day| **day < start) {
            let message = format!("{early} lies before the beginning, {start}");
            self.report(entry.place(&early.to_string()), message, "leave it out, or begin earlier with `from`");
        }
        days.push(start);
        days.sort_unstable();
        days.dedup();
        days
    }

    fn steps(&mut self, entry: Entry<'_>, start: Date) -> Vec<Date> {
        let step = entry.choice("step").map_or(Step::Month, step);
        let Some(until) = entry.date("until").or_else(|| Step::Month.after(start, MONTHS)) else {
            return vec![start];
        };
        if until <= start {
            let message = format!("the scenario ends on {until}, but begins on {start}");
            self.report(entry.place("until"), message, "end later");
            return vec![start];
        }
        let days = (0..).map_while(|steps| step.after(start, steps).filter(|day| *day <= until));
        let mut days: Vec<Date> = days.take(MOST_DAYS + 1).collect();
        if days.len() <= MOST_DAYS && days.last() != Some(&until) {
            days.push(until);
        }
        days
    }

    /// The first day of something; reported where it lies behind the end.
    fn within(&mut self, entry: Entry<'_>, day: Date) -> Date {
        if day > self.scenario.end() {
            let message = format!("{day} lies behind the end of the scenario, {}", self.scenario.end());
            self.report(entry.place("from"), message, "let the scenario end later with `until`, or leave this out");
        }
        day
    }

    /// The last day of something; reported where it lies before the first.
    fn until(&mut self, entry: Entry<'_>, from: Date) -> Option<Date> {
        let until = entry.date("until")?;
        if until < from {
            let message = format!("it ends on {until}, before it begins on {from}");
            self.report(entry.place("until"), message, "put the two days in order");
        }
        Some(until)
    }
}

fn said(entry: Entry<'_>) -> Said {
    let text = |name| entry.text(name).map(str::to_owned);
    Said { note: text("note"), source: text("source") }
}

/// The step of a choice's value; in the order of the vocabulary.
fn step(index: u16) -> Step {
    match index {
        0 => Step::Day,
        1 => Step::Week,
        2 => Step::Month,
        _ => Step::Year,
    }
}
