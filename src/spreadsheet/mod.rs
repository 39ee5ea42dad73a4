//! Tables as files of spreadsheet programs: CSV texts and XLSX workbooks. Knows neither vocabularies nor reports.
//!
//! A number goes out as a number. One that does not end, such as 5/3, is written with twelve decimals
//! (`1.666666666667`), in both forms alike: a spreadsheet knows no fractions, and takes `5/3` for the fifth of March.
//! Where the last digit matters, the JSON reports have the exact value.
//!
//! Words never become formulas: in a workbook they are written as words; in CSV those that a spreadsheet would take for
//! a formula have a `'` before them, which the reader of profiles takes off again.

mod csv;
mod xlsx;

pub use csv::{CsvForm, csv, csv_head, csv_row};
pub use xlsx::{XlsxError, xlsx};

use crate::quantity::{Rational, decimal, decimal_exact};
use jiff::civil::Date;

/// Decimals of a number that does not end.
const PLACES: u32 = 12;

/// Several sheets in one file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Book {
    /// From left to right.
    pub sheets: Vec<Sheet>,
}

/// A table with a row of headings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// The name of the sheet, or of its file without the ending.
    pub name: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Whether the first row explains the columns, and stays in sight as the headings do.
    pub explained: bool,
    /// Its rows, with a cell a column at most.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// What is offered to choose from in its empty cells; nothing for any words.
    pub offers: Vec<String>,
    /// Whether days belong into it.
    pub days: bool,
    /// Whether its words run over several lines where they are long.
    pub prose: bool,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// From left to right.
    pub cells: Vec<Cell>,
    /// Whether it stands out, as a sum does.
    pub strong: bool,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words, whatever they look like.
    Words(String),
    /// A number.
    Number(Rational),
    /// A share, shown in per cent; 1 is all.
    Share(Rational),
    /// A day.
    Day(Date),
}

impl Column {
    /// A column for anything.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// A column for sentences.
    pub fn prose(title: impl Into<String>) -> Self {
        Self { title: title.into(), prose: true, ..Self::default() }
    }
}

impl From<Vec<Cell>> for Row {
    fn from(cells: Vec<Cell>) -> Self {
        Self { cells, strong: false }
    }
}

/// Its digits with a decimal point.
fn digits(value: Rational) -> String {
    decimal_exact(value).unwrap_or_else(|| decimal(value, PLACES).0)
}

/// The share in per cent.
fn hundredfold(share: Rational) -> Rational {
    share.multiply(Rational::whole(100)).unwrap_or(share)
}

#[cfg(test)]
mod tests;
