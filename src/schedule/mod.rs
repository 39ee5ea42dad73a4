//! Times of the week, exact to the minute: when somebody is present, when a gate is manned.
//!
//! Knows no facts and no rules: only sets of minutes, how they are written and how they are read.

mod print;
mod read;

pub use read::ScheduleError;

use crate::quantity::Rational;

/// Minutes of a day.
const DAY: u16 = 24 * 60;
/// Minutes of a week, from Monday, 0:00.
const WEEK: u16 = 7 * DAY;

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Day {
    /// Monday
    Monday,
    /// Tuesday
    Tuesday,
    /// Wednesday
    Wednesday,
    /// Thursday
    Thursday,
    /// Friday
    Friday,
    /// Saturday
    Saturday,
    /// Sunday
    Sunday,
}

impl Day {
    /// Every day, from Monday.
    pub const ALL: [Day; 7] =
        [Day::Monday, Day::Tuesday, Day::Wednesday, Day::Thursday, Day::Friday, Day::Saturday, Day::Sunday];

    /// The days from this one to another, both included, over the end of the week where need be.
    pub fn to(self, last: Day) -> impl Iterator<Item = Day> {
        let count = (last as usize + 7 - self as usize) % 7 + 1;
        Day::ALL.into_iter().cycle().skip(self as usize).take(count)
    }

    fn start(self) -> u16 {
        self as u16 * DAY
    }
}

/// A time of day, `06:30`, to the minute; `24:00` is the end of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock(u16);

impl Clock {
    /// The beginning of the day.
    pub const MIDNIGHT: Clock = Clock(0);
    /// The end of the day.
    pub const END: Clock = Clock(DAY);

    /// A time of day; none where no clock shows it.
    pub fn new(hour: u16, minute: u16) -> Option<Self> {
        let minutes = hour.checked_mul(60)?.checked_add(minute)?;
        (minute < 60 && minutes <= DAY).then_some(Self(minutes))
    }

    /// Two groups of digits with a colon between: `8:00`, `08:00`.
    pub fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.split_once(':')?;
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let sound = (1..=2).contains(&hour.len()) && minute.len() == 2 && digits(hour) && digits(minute);
        if sound { Self::new(hour.parse().ok()?, minute.parse().ok()?) } else { None }
    }
}

/// Times of the week: a set of minutes, kept as sorted half-open spans that neither touch nor overlap.
///
/// A span that runs over the end of Sunday is kept in two parts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash)]
pub struct Schedule {
    spans: Vec<(u16, u16)>,
}

impl Schedule {
    /// At no time.
    pub const NEVER: Schedule = Schedule { spans: Vec::new() };

    /// The whole week.
    pub fn always() -> Self {
        Self { spans: vec![(0, WEEK)] }
    }

    /// Whether there is no such time.
    pub fn is_never(&self) -> bool {
        self.spans.is_empty()
    }

    /// Whether it is the whole week.
    pub fn is_always(&self) -> bool {
        self.spans == [(0, WEEK)]
    }

    /// Adds a time of day on each of some days. An end at or before the beginning lies on the day after.
    pub fn add(&mut self, days: impl IntoIterator<Item = Day>, from: Clock, to: Clock) {
        for day in days {
            let start = day.start() + from.0;
            let end = day.start() + if to > from { to.0 } else { to.0 + DAY };
            self.spans.push((start, end.min(WEEK)));
            if end > WEEK {
                self.spans.push((0, end - WEEK));
            }
        }
        self.settle();
    }

    /// Sorts the spans and joins those that touch.
    fn settle(&mut self) {
        self.spans.sort_unstable();
        let mut joined: Vec<(u16, u16)> = Vec::with_capacity(self.spans.len());
        for &(start, end) in &self.spans {
            match joined.last_mut() {
                Some(last) if start <= last.1 => last.1 = last.1.max(end),
                Some(_) | None if start == end => {}
                Some(_) | None => joined.push((start, end)),
            }
        }
        self.spans = joined;
    }

    /// The times of either.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        let mut union = Self { spans: self.spans.iter().chain(&other.spans).copied().collect() };
        union.settle();
        union
    }

    /// The times of this one that are not among those of another.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        let mut left = Vec::new();
        for &(start, end) in &self.spans {
            let mut from = start;
            for &(taken, until) in other.spans.iter().filter(|&&(taken, until)| taken < end && start < until) {
                if from < taken {
                    left.push((from, taken));
                }
                from = from.max(until);
            }
            if from < end {
                left.push((from, end));
            }
        }
        Self { spans: left }
    }

    /// Whether every time of another is one of this one too.
    pub fn covers(&self, other: &Self) -> bool {
        let within = |&(start, end): &(u16, u16)| self.spans.iter().any(|&(from, until)| from <= start && end <= until);
        other.spans.iter().all(within)
    }

    /// How many hours of the week.
    pub fn hours(&self) -> Rational {
        let minutes: u64 = self.spans.iter().map(|&(start, end)| u64::from(end - start)).sum();
        Rational::new(i128::from(minutes), 60).unwrap_or(Rational::ZERO)
    }
}

#[cfg(test)]
mod tests;
