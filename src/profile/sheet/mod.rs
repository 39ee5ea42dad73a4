//! Profiles as spreadsheets: CSV, and workbooks whose sheets were turned into text. Knows no rules.
//!
//! ```text
//!  bytes ── encoding ── text ── Rows ── Plan (headings) ── RowReader ── Conform ── rows of other sheets attached
//!  workbook ── text of each sheet ──┘
//! ```
//!
//! A row is a record, and gives its values to the same conforming side as YAML does: what is accepted for a fact is said
//! in one place. Rows of sheets that hold the items of a list (rooms) are read first and wait for the record they name.

mod attach;
mod book;
mod cell;
mod csv;
mod dialect;
mod encoding;
mod heading;
mod layout;
mod read;
mod row;
mod workbook;

pub use dialect::Dialect;
pub use encoding::decode;
pub use layout::{CellWords, ColumnLayout, Holds, SheetLayout, Wanted, cell_words, layout};
pub use workbook::{LARGEST_SHEET, LARGEST_WORKBOOK, WorkbookFault, workbook};

use crate::span::FileId;

/// The words of all cells, for a test against another reader.
#[cfg(test)]
pub(in crate::profile) fn rows_of(text: &str, separator: char) -> Vec<Vec<String>> {
    let mut rows = csv::Rows::new(text, separator);
    let mut all = Vec::new();
    while let Ok(Some(row)) = rows.next() {
        all.push(row.cells.iter().map(|cell| cell.words.to_string()).collect());
    }
    all
}

/// A sheet: a CSV file, or one of the sheets of a workbook.
#[derive(Debug, Clone, Copy)]
pub struct Sheet<'t> {
    /// The text that diagnostics point into.
    pub file: FileId,
    /// Its rows.
    pub text: &'t str,
    /// The name of the sheet, or of the file without its ending: it may say what the rows are.
    pub title: &'t str,
    /// Where it comes from.
    pub kind: Kind,
}

/// Where a sheet comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A text file, whose separator and numbers are to be told.
    Text,
    /// A workbook: cells stand between tabs, words in quotes, numbers exact.
    Workbook,
}

/// What the caller says about sheets.
#[derive(Debug, Clone, Default)]
pub struct SheetOptions {
    /// Who wrote the numbers.
    pub dialect: Dialect,
    /// Headings of columns that are to be passed over.
    pub ignored: Vec<String>,
}
