//! A paper: sections of lines and tables in words, ready to be set as text, Markdown or a spreadsheet.
//!
//! Knows neither where the words come from nor what they mean.

mod markdown;
mod sheets;
mod text;

pub use markdown::{Picture, markdown, markdown_with_pictures};
pub use sheets::{book, main, row};
pub(super) use text::COURSE;
pub use text::text;

use crate::quantity::{Rational, Unit};
use crate::report::chart::Chart;
use jiff::civil::Date;

/// A whole paper.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Paper {
    /// Its title.
    pub title: String,
    /// What stands below the title.
    pub about: Vec<String>,
    /// Its sections.
    pub sections: Vec<Section>,
}

/// A section.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// Lines above the table.
    pub lines: Vec<Line>,
    /// A chart above the table.
    pub chart: Option<Chart>,
    /// Its table.
    pub table: Option<Table>,
    /// Remarks below.
    pub remarks: Vec<String>,
}

/// A line with lines below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its words.
    pub words: String,
    /// What belongs to it.
    pub below: Vec<String>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// What machines call it: the name of its sheet or file.
    pub name: &'static str,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, with a cell a column.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// Whether it holds amounts, set to the right.
    pub amounts: bool,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// Whether it sums up the rows above.
    pub total: bool,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Words(String),
    /// An amount as it is shown, with its exact value in a unit.
    Amount(String, Rational, Unit),
    /// An amount that is only known to lie between two ends, as it is shown; none where it has no upper one.
    Range(String, Rational, Option<Rational>, Unit),
    /// A day as it is shown.
    Day(String, Date),
}

impl Cell {
    /// What people read.
    pub fn shown(&self) -> &str {
        match self {
            Self::Empty => "",
            Self::Words(shown) | Self::Amount(shown, ..) | Self::Range(shown, ..) | Self::Day(shown, _) => shown,
        }
    }
}

impl Column {
    /// A column of words.
    pub fn words(title: &str) -> Self {
        Self { title: title.to_owned(), amounts: false }
    }

    /// A column of amounts.
    pub fn amounts(title: &str) -> Self {
        Self { title: title.to_owned(), amounts: true }
    }
}

impl From<String> for Line {
    fn from(words: String) -> Self {
        Self { words, below: Vec::new() }
    }
}

impl Table {
    /// The columns in which anything stands.
    pub(in crate::report) fn filled(&self) -> Vec<usize> {
        let filled = |index: &usize| {
            self.rows.iter().any(|row| row.cells.get(*index).is_some_and(|cell| !cell.shown().is_empty()))
        };
        (0..self.columns.len()).filter(filled).collect()
    }
}

#[cfg(test)]
mod tests;
