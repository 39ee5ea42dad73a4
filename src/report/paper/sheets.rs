//! A paper for spreadsheets: its tables as sheets, what else it says on a sheet of words behind them.
//!
//! A command that shows a [`Paper`] needs no more than [`book`]: `xlsx(&book(&paper, language))` is its workbook;
//! `csv(sheet, form)` of each sheet its CSV files; and `csv` of the one that [`main`] finds what goes to standard output,
//! where only one table has room. `cli/paper.rs` does all three and is what commands call.
//!
//! Amounts are exact numbers here, not the rounded words that people read on paper; see [`crate::spreadsheet`] for those
//! that do not end.

use super::{Cell, Paper, Table};
use crate::language::Language;
use crate::quantity::{Rational, Unit};
use crate::report::messages::Heads;
use crate::report::text::plain;
use crate::spreadsheet::{self, Book, Column, Row, Sheet};
use std::collections::BTreeSet;

/// The sheet with what a paper says besides its tables.
const NOTES: &str = "notes";

/// All sheets: a sheet for each name of a table, in their order, and one of words. Tables of one name stand below one
/// another, with their titles in a column before.
pub fn book(paper: &Paper, language: Language) -> Book {
    let mut sheets: Vec<Sheet> = Vec::new();
    let titled = paper.sections.iter().filter_map(|section| Some((section.title.as_str(), section.table.as_ref()?)));
    let tables: Vec<(&str, &Table)> = titled.collect();
    for (at, (_, first)) in tables.iter().enumerate() {
        if tables.iter().take(at).any(|(_, table)| is_same(table, first)) {
            continue;
        }
        let same: Vec<_> = tables.iter().filter(|(_, table)| is_same(table, first)).collect();
        let many = same.len() > 1;
        let split = ranges(&same);
        let heads = first.columns.iter().enumerate().flat_map(|(at, column)| {
            let title = plain(&column.title);
            if split.contains(&at) {
                let ends = [Heads::Lowest, Heads::Highest].map(|end| Column::new(end.fill(language, &[&title])));
                ends.into_iter().collect()
            } else {
                vec![Column::new(title)]
            }
        });
        let head = many.then(|| Column::new(Heads::Table.words(language)));
        let rows = same.iter().flat_map(|(title, table)| {
            let title = many.then(|| spreadsheet::Cell::Words(plain(title)));
            let split = &split;
            table.rows.iter().map(move |line| {
                let mut line = wide(line, split);
                line.cells.splice(0..0, title.clone());
                line
            })
        });
        sheets.push(Sheet {
            name: first.name.to_owned(),
            columns: head.into_iter().chain(heads).collect(),
            rows: rows.collect(),
            explained: false,
        });
    }
    sheets.push(notes(paper));
    Book { sheets }
}

/// The sheet of the table of that name; the first one where no table goes by it.
pub fn main<'b>(book: &'b Book, name: &str) -> Option<&'b Sheet> {
    book.sheets.iter().find(|sheet| sheet.name == name).or(book.sheets.first())
}

/// Whether two tables can stand below one another.
fn is_same(one: &Table, other: &Table) -> bool {
    one.name == other.name && one.columns == other.columns
}

/// The columns in which an amount is only known to lie between two ends: in a sheet each end has its own column.
fn ranges(tables: &[&(&str, &Table)]) -> BTreeSet<usize> {
    let rows = tables.iter().flat_map(|(_, table)| &table.rows);
    let cells = rows.flat_map(|row| row.cells.iter().enumerate());
    cells.filter(|(_, cell)| matches!(cell, Cell::Range(..))).map(|(at, _)| at).collect()
}

/// A row with two cells in these columns. An exact amount is both ends; words stand in the first.
fn wide(line: &super::Row, split: &BTreeSet<usize>) -> Row {
    let cells = line.cells.iter().enumerate().flat_map(|(at, own)| {
        if !split.contains(&at) {
            return vec![cell(own)];
        }
        let upper = match own {
            Cell::Range(_, _, Some(high), unit) => number(*high, *unit),
            Cell::Amount(..) => cell(own),
            Cell::Range(..) | Cell::Empty | Cell::Words(_) | Cell::Day(..) => spreadsheet::Cell::Empty,
        };
        vec![cell(own), upper]
    });
    Row { cells: cells.collect(), strong: line.total }
}

/// A row of a table as a row of a sheet.
pub fn row(row: &super::Row) -> Row {
    Row { cells: row.cells.iter().map(cell).collect(), strong: row.total }
}

fn cell(cell: &Cell) -> spreadsheet::Cell {
    match cell {
        Cell::Empty => spreadsheet::Cell::Empty,
        Cell::Words(words) => spreadsheet::Cell::Words(plain(words)),
        Cell::Amount(_, value, unit) | Cell::Range(_, value, _, unit) => number(*value, *unit),
        Cell::Day(_, day) => spreadsheet::Cell::Day(*day),
    }
}

fn number(value: Rational, unit: Unit) -> spreadsheet::Cell {
    if unit == Unit::SHARE { spreadsheet::Cell::Share(value) } else { spreadsheet::Cell::Number(value) }
}

/// Title, lines and remarks, each in a row; what belongs to a line stands in the second column.
fn notes(paper: &Paper) -> Sheet {
    let words = |words: &str| spreadsheet::Cell::Words(plain(words));
    let line = |text: &str| Row::from(vec![words(text)]);
    let mut rows: Vec<Row> = paper.about.iter().map(|text| line(text)).collect();
    for section in &paper.sections {
        if section.lines.is_empty() && section.remarks.is_empty() {
            continue;
        }
        rows.push(Row::from(Vec::new()));
        rows.push(Row { cells: vec![words(&section.title)], strong: true });
        for item in &section.lines {
            rows.push(line(&item.words));
            rows.extend(item.below.iter().map(|below| Row::from(vec![spreadsheet::Cell::Empty, words(below)])));
        }
        rows.extend(section.remarks.iter().map(|text| line(text)));
    }
    let columns = vec![Column::prose(plain(&paper.title)), Column::prose("")];
    Sheet { name: NOTES.to_owned(), columns, rows, explained: false }
}
