//! The figures of an outcome line by line: everything, a role, a service, a house. Computes no needs.

use super::run::{Day, Outcome};
use super::scenario::Scenario;
use crate::capacity::{Entry, Holder, Key, Ledger, Sums};
use crate::model::{Program, StandardId};
use crate::quantity::{Rational, Unit};
use jiff::civil::Date;

/// What is followed over time.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    /// The standard of the beginning; others that come in its place go on in its line.
    pub standard: StandardId,
    /// What the figures of the line have in common.
    pub of: Of,
    /// The unit.
    pub unit: Unit,
}

/// What the figures of a line have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Of {
    /// Everything.
    All,
    /// A role; none for services without one.
    Role(Option<String>),
    /// A service, by its name.
    Service(String),
    /// A record, by its name.
    Record(String),
}

/// A line over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// What it is.
    pub line: Line,
    /// Day by day.
    pub points: Vec<Point>,
}

/// A line on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The day.
    pub date: Date,
    /// The sums without those who are to be hired; none where nothing is asked for on that day.
    pub plain: Option<Sums>,
    /// The sums with them; those without where nobody is to be hired.
    pub counted: Option<Sums>,
}

impl Point {
    /// How many of those who are there on that day are to be hired.
    pub fn hired(&self) -> Option<Rational> {
        let (plain, counted) = (self.plain.as_ref()?, self.counted.as_ref()?);
        counted.present.known().ok()?.subtract(plain.present.known().ok()?).ok()
    }
}

/// Every line of an outcome with its figures.
pub(super) fn series(outcome: &Outcome<'_>) -> Vec<Series> {
    let (program, scenario) = (&outcome.case.program, &outcome.case.scenario);
    let mut found: Vec<Series> = Vec::new();
    for (at, day) in outcome.days.iter().enumerate() {
        let hired = day.hired.is_some();
        for (line, sums) in sums(&day.plain, program, scenario) {
            let point = point(&mut found, line, &outcome.days, at);
            if let Some(point) = point {
                point.counted = (!hired).then(|| sums.clone());
                point.plain = Some(sums);
            }
        }
        let Some(ledger) = &day.hired else { continue };
        for (line, sums) in sums(ledger, program, scenario) {
            if let Some(point) = point(&mut found, line, &outcome.days, at) {
                point.counted = Some(sums);
            }
        }
    }
    found
}

fn point<'f>(found: &'f mut Vec<Series>, line: Line, days: &[Day<'_>], at: usize) -> Option<&'f mut Point> {
    let place = found.iter().position(|series| series.line == line).unwrap_or_else(|| {
        let points = days.iter().map(|day| Point { date: day.date, plain: None, counted: None }).collect();
        found.push(Series { line, points });
        found.len() - 1
    });
    found.get_mut(place)?.points.get_mut(at)
}

/// All sums of a ledger: everything, then by role, service and record.
fn sums(ledger: &Ledger<'_>, program: &Program, scenario: &Scenario) -> Vec<(Line, Sums)> {
    let by_record = |entry: &Entry, _: &Holder| Some(Key::Holder(entry.holder));
    let groups = [ledger.overall(), ledger.by_role(), ledger.by_service(), ledger.groups(&by_record)];
    let line = |group: crate::capacity::Group| {
        let of = match group.key {
            Key::All => Of::All,
            Key::Role(role) => Of::Role(role),
            Key::Service(rule) => {
                let standard = program.standards.get(group.standard.index())?;
                Of::Service(standard.rule(rule).label.name.clone())
            }
            Key::Holder(place) => Of::Record(ledger.holders().get(place)?.name.clone()),
            Key::Said(_) => return None,
        };
        let standard = scenario.first_of(group.standard);
        Some((Line { standard, of, unit: group.unit }, group.sums))
    };
    groups.into_iter().flatten().filter_map(line).collect()
}
