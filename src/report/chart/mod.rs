//! Charts of what is required and what is there over time: as SVG for a page, as sparklines for a terminal.
//!
//! Knows days and amounts, not where they come from; computes nothing but places on the page.

mod scale;
mod spark;
mod svg;

#[cfg(test)]
mod tests;

pub(in crate::report) use scale::shown;
pub use spark::sparklines;
pub use svg::svg;

use crate::language::Language;
use crate::quantity::Rational;
use jiff::civil::Date;

/// A chart: curves over the same days, in one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// The same in sentences, for those who cannot see it.
    pub about: String,
    /// The unit of the amounts.
    pub unit: String,
    /// The language of its numbers and days.
    pub language: Language,
    /// Its days, in order.
    pub days: Vec<Date>,
    /// Its curves, each with an amount a day.
    pub curves: Vec<Curve>,
    /// Days that are marked.
    pub marks: Vec<Mark>,
}

/// A curve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Curve {
    /// What it is called.
    pub label: String,
    /// How it is drawn.
    pub style: Style,
    /// Day by day; none where it is not known.
    pub points: Vec<Option<Extent>>,
}

/// An amount, or the ends between which it lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// The amount, or the lower end.
    pub low: Rational,
    /// The upper end; none where there is no end.
    pub high: Option<Rational>,
}

impl Extent {
    /// An amount that is known.
    pub fn exact(amount: Rational) -> Self {
        Self { low: amount, high: Some(amount) }
    }
}

/// How a curve is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// What is asked for: a strong line from day to day.
    Required,
    /// What is there: in steps, since people come and go on days.
    Present,
    /// What is there with those who are to be hired: dashed steps.
    Planned,
    /// One of several that stand side by side.
    Compared(usize),
}

/// A day that is marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The day.
    pub day: Date,
    /// What happens on it.
    pub words: String,
}
