//! A table in words, before it is laid out.

use crate::report::paper::{Cell, Column, Row, Table};
use std::ops::Range;

/// A table with its title and what is remarked beneath.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) struct Grid {
    pub(in crate::report) title: String,
    pub(in crate::report) header: Vec<String>,
    pub(in crate::report) rows: Vec<Vec<String>>,
    /// The columns that hold numbers.
    pub(in crate::report) numbers: Range<usize>,
    /// The column that goes first where there is no room.
    pub(in crate::report) spare: Option<usize>,
    pub(in crate::report) remarks: Vec<String>,
}

impl Grid {
    /// The same as a table of words for spreadsheets, without its title and remarks.
    pub(in crate::report) fn into_table(self, name: &'static str) -> Table {
        let row = |cells: Vec<String>| Row { cells: cells.into_iter().map(words_cell).collect(), total: false };
        Table {
            name,
            columns: self.header.iter().map(|title| Column::words(title)).collect(),
            rows: self.rows.into_iter().map(row).collect(),
        }
    }
}

/// Words in a cell, where there are any.
pub(super) fn words_cell(words: String) -> Cell {
    if words.is_empty() { Cell::Empty } else { Cell::Words(words) }
}
