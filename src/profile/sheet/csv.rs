//! Rows and cells of a text, each with its place. Knows no vocabulary, and what a cell says only as words.
//!
//! A reader of our own, since a fault is shown where it stands in the text: the `csv` crate gives the words of a cell,
//! but not its place. It is the second opinion of a test.

use crate::diagnostic::Code;
use crate::profile::fault::Fault;
use crate::profile::reader::Stop;
use std::borrow::Cow;
use std::ops::Range;

/// One cell.
#[derive(Debug, Clone)]
pub(super) struct Cell<'t> {
    /// Its words, without the quotes around them and the white space at its ends.
    pub(super) words: Cow<'t, str>,
    /// Whether it stands in quotes.
    pub(super) quoted: bool,
    /// Where it stands, quotes included.
    pub(super) range: Range<usize>,
}

impl Cell<'_> {
    /// Whether nothing is written in it.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// One row.
#[derive(Debug, Clone)]
pub(super) struct Row<'t> {
    /// From left to right.
    pub(super) cells: Vec<Cell<'t>>,
    /// Which row it is, as spreadsheets count, from 1.
    pub(super) number: usize,
    /// The line in which it begins, from 1.
    pub(super) line: usize,
}

impl Row<'_> {
    /// Whether nothing is written in it.
    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_empty)
    }

    /// Whether it is a remark: its first words begin with `#`. What a faulty formula leaves is none.
    pub(super) fn is_remark(&self) -> bool {
        let first = self.cells.iter().find(|cell| !cell.is_empty());
        first.is_some_and(|cell| cell.words.starts_with('#') && !super::cell::is_formula_fault(&cell.words))
    }

    /// Where it stands.
    pub(super) fn range(&self) -> Range<usize> {
        let start = self.cells.first().map_or(0, |cell| cell.range.start);
        start..self.cells.last().map_or(start, |cell| cell.range.end)
    }
}

/// Reads rows one by one.
#[derive(Debug, Clone)]
pub(super) struct Rows<'t> {
    text: &'t str,
    at: usize,
    separator: char,
    number: usize,
    line: usize,
}

impl<'t> Rows<'t> {
    /// The rows of a text whose cells are separated by `separator`. A first line `sep=;`, which Excel writes and
    /// swallows, is none of them.
    pub(super) fn new(text: &'t str, separator: char) -> Self {
        let (at, line) = match declared(text) {
            Some((_, length)) => (length, 2),
            None => (0, 1),
        };
        Self { text, at, separator, number: 0, line }
    }

    /// The next row; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<Row<'t>>, Stop> {
        if self.at >= self.text.len() {
            return Ok(None);
        }
        self.number += 1;
        let mut row = Row { cells: Vec::new(), number: self.number, line: self.line };
        loop {
            let cell = self.cell()?;
            row.cells.push(cell);
            let rest = self.text.get(self.at..).unwrap_or("");
            if rest.starts_with(self.separator) {
                self.at += self.separator.len_utf8();
                continue;
            }
            self.at += if rest.starts_with("\r\n") { 2 } else { usize::from(!rest.is_empty()) };
            self.line += 1;
            return Ok(Some(row));
        }
    }

    /// The cell that begins here, up to the separator or the end of the line.
    fn cell(&mut self) -> Result<Cell<'t>, Stop> {
        let start = self.at;
        let rest = self.text.get(start..).unwrap_or("");
        if let Some(inside) = rest.strip_prefix('"') {
            return self.quoted(start, inside);
        }
        let end = rest.find([self.separator, '\n', '\r']).unwrap_or(rest.len());
        self.at = start + end;
        let words = rest.get(..end).unwrap_or("");
        let from = start + (words.len() - words.trim_start().len());
        let words = words.trim();
        Ok(Cell { words: Cow::Borrowed(words), quoted: false, range: from..from + words.len() })
    }

    fn quoted(&mut self, start: usize, inside: &'t str) -> Result<Cell<'t>, Stop> {
        let mut from = 0;
        let mut doubled = false;
        let end = loop {
            let Some(at) = inside.get(from..).and_then(|rest| rest.find('"')).map(|at| from + at) else {
                let fault = Fault::new(Code::InvalidProfile, "the quote that begins here does not end")
                    .help("write a quote at the end of the cell, and twice where it belongs to the words");
                return Err(Stop::at(start..start + 1, fault));
            };
            if inside.get(at + 1..).is_some_and(|rest| rest.starts_with('"')) {
                doubled = true;
                from = at + 2;
            } else {
                break at;
            }
        };
        let words = inside.get(..end).unwrap_or("");
        self.line += words.matches('\n').count();
        self.at = start + end + 2;
        let behind = self.text.get(self.at..).unwrap_or("");
        let gap = behind.len() - behind.trim_start_matches(' ').len();
        let behind = behind.trim_start_matches(' ');
        if !behind.is_empty() && !behind.starts_with([self.separator, '\n', '\r']) {
            let fault = Fault::new(Code::InvalidProfile, "words stand behind the quote that ends this cell")
                .help("write a quote twice where it belongs to the words");
            return Err(Stop::at(self.at..self.at + 1, fault));
        }
        self.at += gap;
        let range = start..start + end + 2;
        let words = if doubled { Cow::Owned(words.replace("\"\"", "\"")) } else { Cow::Borrowed(words) };
        let words = match words {
            Cow::Borrowed(words) => Cow::Borrowed(words.trim()),
            Cow::Owned(words) => Cow::Owned(words.trim().to_owned()),
        };
        Ok(Cell { words, quoted: true, range })
    }
}

/// The separator that a first line `sep=;` declares, and how long the line is.
pub(super) fn declared(text: &str) -> Option<(char, usize)> {
    let rest = text.strip_prefix("sep=")?;
    let separator = rest.chars().next().filter(|&first| !matches!(first, '\n' | '\r' | '"'))?;
    let behind = rest.get(separator.len_utf8()..)?;
    let end = ["\r\n", "\n", "\r"].iter().find(|end| behind.starts_with(**end))?;
    Some((separator, "sep=".len() + separator.len_utf8() + end.len()))
}

/// The letters of a column, from 0: A, B, …, Z, AA.
pub(super) fn letters(column: usize) -> String {
    let mut rest = column;
    let mut letters = Vec::new();
    loop {
        let letter = u8::try_from(rest % 26).unwrap_or_default();
        letters.push(char::from(b'A' + letter));
        if rest < 26 {
            break;
        }
        rest = rest / 26 - 1;
    }
    letters.iter().rev().collect()
}
