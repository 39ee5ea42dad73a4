//! A scenario with everything in it found: which records, facts, parameters and standards are meant. Knows no file.

use super::world::{Address, Track, World};
use crate::model::{ParameterId, StandardId, Type, Value};
use crate::quantity::Rational;
use crate::span::Span;
use jiff::ToSpan as _;
use jiff::civil::Date;

/// What is assumed, and for which days it is asked what follows.
#[derive(Debug, Clone)]
pub struct Scenario {
    /// What reports call it.
    pub title: Option<String>,
    /// Whether it only tries what would be, and expects nothing.
    pub what_if: bool,
    /// Remark and source.
    pub said: Said,
    /// The days that are shown, in order; the first is where it begins. Never empty.
    pub days: Vec<Date>,
    /// The records, those of houses too that open later.
    pub world: World,
    /// The standards that hold at the beginning.
    pub standards: Vec<StandardId>,
    /// More people, or fewer.
    pub growth: Vec<Growth>,
    /// New houses.
    pub openings: Vec<Opening>,
    /// Houses that close.
    pub closures: Vec<Closure>,
    /// People who are to be hired.
    pub hires: Vec<Hire>,
    /// Other values of parameters, in the order in which later ones take the place of earlier ones.
    pub settings: Vec<Setting>,
    /// Other standards.
    pub versions: Vec<Version>,
}

/// A remark and a source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// Anything that a reader should know.
    pub note: Option<String>,
    /// Where it is published.
    pub source: Option<String>,
}

/// A stretch of time that repeats.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A day.
    Day,
    /// Seven days.
    Week,
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
}

/// How much more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// So many people in each stretch of time.
    People(Rational),
    /// This share of those who are there, in each stretch of time; a share of one is 1.
    Share(Rational),
}

/// More people, or fewer, over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Growth {
    /// What grows.
    pub of: Vec<Track>,
    /// The totals that grow with each of them, in the same order: figures of enclosing records that do not grow by
    /// themselves.
    pub counted_in: Vec<Vec<Track>>,
    /// How much.
    pub amount: Amount,
    /// In which time.
    pub every: Step,
    /// Whether the amount is shared out among all, by how many people they have; else it is that of each.
    pub together: bool,
    /// The day from which it grows.
    pub from: Date,
    /// The last day on which it grows.
    pub until: Option<Date>,
    /// Remark and source.
    pub said: Said,
}

/// New houses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The first day.
    pub from: Date,
    /// The houses.
    pub houses: Vec<Address>,
    /// The totals to which their people are added.
    pub counted_in: Vec<Vec<Track>>,
    /// The people of each house.
    pub people: Vec<Track>,
    /// Remark and source.
    pub said: Said,
}

/// A house that closes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closure {
    /// The first day on which it is closed.
    pub from: Date,
    /// The house.
    pub house: Address,
    /// Its people.
    pub people: Option<Track>,
    /// Where they go.
    pub to: Leaving,
    /// Remark and source.
    pub said: Said,
}

/// Where the people of a closed house go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leaving {
    /// Nobody said: totals stay as they are.
    Unsaid,
    /// To another house.
    Moving(Track),
    /// Away: these totals are the less for it.
    Away(Vec<Track>),
}

/// People who are to be hired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hire {
    /// Their role.
    pub role: Option<String>,
    /// How many, in the unit of the facts.
    pub posts: Rational,
    /// The facts in which they count.
    pub counted_in: Vec<Track>,
    /// Their first day.
    pub from: Date,
    /// Their last day.
    pub until: Option<Date>,
    /// Remark and source.
    pub said: Said,
}

/// Another value of a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The standard.
    pub standard: StandardId,
    /// The parameter.
    pub parameter: ParameterId,
    /// The value.
    pub value: Value,
    /// The type of the parameter.
    pub ty: Type,
    /// The first day; from the beginning of all days without.
    pub from: Option<Date>,
    /// The last day.
    pub until: Option<Date>,
    /// Whether it is one of several values that are tried side by side.
    pub swept: bool,
    /// Where it is written; none for one of the command line.
    pub span: Option<Span>,
    /// Remark and source.
    pub said: Said,
}

/// Another standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The one that comes.
    pub standard: StandardId,
    /// The one that goes.
    pub instead_of: StandardId,
    /// The first day of the new one.
    pub from: Date,
    /// Remark and source.
    pub said: Said,
}

impl Step {
    /// The day after so many steps; months and years end on the last day of a month that is too short.
    pub fn after(self, from: Date, steps: i64) -> Option<Date> {
        let span = match self {
            Self::Day => steps.days(),
            Self::Week => 7_i64.checked_mul(steps)?.days(),
            Self::Month => steps.months(),
            Self::Year => steps.years(),
        };
        from.checked_add(span).ok()
    }
}

impl Scenario {
    /// The day where it begins.
    pub fn start(&self) -> Date {
        self.days.first().copied().unwrap_or_default()
    }

    /// The last day.
    pub fn end(&self) -> Date {
        self.days.last().copied().unwrap_or_default()
    }

    /// Whether anybody is to be hired.
    pub fn hires(&self) -> bool {
        !self.hires.is_empty()
    }

    /// The standards that hold on a day, in the order in which they were asked for.
    pub fn standards_on(&self, day: Date) -> Vec<StandardId> {
        let successor = |standard: StandardId| {
            self.versions.iter().find(|version| version.instead_of == standard && version.from <= day)
        };
        let mut standards: Vec<StandardId> = Vec::new();
        for standard in &self.standards {
            let mut holds = *standard;
            // Versions may follow one another, but each standard comes once.
            for _ in &self.versions {
                match successor(holds) {
                    Some(version) => holds = version.standard,
                    None => break,
                }
            }
            if !standards.contains(&holds) {
                standards.push(holds);
            }
        }
        standards
    }

    /// The standard of the beginning in whose place a standard stands; itself where it stands in no other's.
    pub fn first_of(&self, standard: StandardId) -> StandardId {
        let mut first = standard;
        for _ in &self.versions {
            match self.versions.iter().find(|version| version.standard == first) {
                Some(version) => first = version.instead_of,
                None => break,
            }
        }
        first
    }

    /// The days on which something changes by itself, besides growth.
    pub(super) fn events(&self) -> Vec<Date> {
        let mut days = Vec::new();
        let mut span = |from: Option<Date>, until: Option<Date>| {
            days.extend(from);
            days.extend(until.and_then(after));
        };
        for growth in &self.growth {
            span(Some(growth.from), growth.until);
        }
        for hire in &self.hires {
            span(Some(hire.from), hire.until);
        }
        for setting in &self.settings {
            span(setting.from, setting.until);
        }
        self.openings.iter().for_each(|opening| span(Some(opening.from), None));
        self.closures.iter().for_each(|closure| span(Some(closure.from), None));
        self.versions.iter().for_each(|version| span(Some(version.from), None));
        days
    }
}

/// The next day.
pub(super) fn after(day: Date) -> Option<Date> {
    day.tomorrow().ok()
}
