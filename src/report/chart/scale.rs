//! Where amounts and days come to stand, and which of them an axis names. Knows no drawing.

use crate::language::Language;
use crate::quantity::{Rational, decimal};
use crate::report::phrase::localise;
use jiff::civil::Date;

/// A place on the page, in tenths of a pixel.
pub(super) type Tenths = i64;

/// From amounts to places: from 0 at the bottom to the highest tick at the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Amounts {
    step: Rational,
    steps: i64,
    bottom: Tenths,
    height: Tenths,
}

impl Amounts {
    /// A scale up to an amount, with four to eight ticks.
    pub(super) fn new(highest: Rational, bottom: Tenths, height: Tenths) -> Self {
        let step = step(highest);
        let steps = highest.divide_ceil(step).ok().flatten().and_then(whole).unwrap_or(1).max(1);
        Self { step, steps, bottom, height }
    }

    /// The amounts that the axis names.
    pub(super) fn ticks(&self) -> impl Iterator<Item = Rational> {
        (0..=self.steps).filter_map(|tick| self.step.multiply(Rational::whole(tick)).ok())
    }

    /// How high an amount stands, counted from the top of the page.
    pub(super) fn place(&self, amount: Rational) -> Tenths {
        let top = self.step.multiply(Rational::whole(self.steps)).unwrap_or(Rational::ONE);
        let part = amount.divide(top).ok().flatten().unwrap_or(Rational::ZERO);
        let up = part.multiply(Rational::whole(self.height)).ok().map(Rational::round).and_then(whole);
        self.bottom - up.unwrap_or(0)
    }
}

/// The largest of 1, 2 and 5 with noughts that gives at least four steps.
fn step(highest: Rational) -> Rational {
    let enough = |step: Rational| step.multiply(Rational::whole(4)).is_ok_and(|four| four <= highest);
    let tenth = Rational::new(1, 10).unwrap_or(Rational::ONE);
    let (mut best, mut unit) = (tenth, tenth);
    for _ in 0..15 {
        for times in [1, 2, 5] {
            let Ok(step) = unit.multiply(Rational::whole(times)) else { return best };
            if enough(step) {
                best = step;
            }
        }
        let Ok(next) = unit.multiply(Rational::whole(10)) else { return best };
        unit = next;
    }
    best
}

fn whole(value: Rational) -> Option<i64> {
    i64::try_from(value.numerator() / value.denominator()).ok()
}

/// From days to places: evenly by the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Days {
    first: Date,
    length: i64,
    left: Tenths,
    width: Tenths,
}

impl Days {
    pub(super) fn new(days: &[Date], left: Tenths, width: Tenths) -> Self {
        let (first, last) = (days.first().copied().unwrap_or_default(), days.last().copied().unwrap_or_default());
        Self { first, length: i64::from((last - first).get_days()).max(1), left, width }
    }

    pub(super) fn place(&self, day: Date) -> Tenths {
        let passed = i64::from((day - self.first).get_days());
        self.left + (passed * self.width + self.length / 2) / self.length
    }

    /// The days that the axis names: at most `most`, evenly among those that are shown, the first always.
    pub(super) fn ticks(days: &[Date], most: usize) -> Vec<Date> {
        let every = days.len().div_ceil(most.max(1)).max(1);
        days.iter().step_by(every).copied().collect()
    }
}

/// An amount as an axis and a label show it.
pub(in crate::report) fn shown(amount: Rational, language: Language) -> String {
    localise(&decimal(amount, 2).0, language)
}
