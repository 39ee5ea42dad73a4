//! Sheets as CSV: UTF-8, a line a row, quotes where words need them.

use super::{Cell, Row, Sheet, digits, hundredfold};
use std::borrow::Cow;

/// Whose spreadsheets are to open the text as they should.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CsvForm {
    /// Commas between cells, points before decimals: what programs expect.
    #[default]
    Comma,
    /// Semicolons between cells, commas before decimals, a mark that says UTF-8: what Excel expects in Germany.
    Semicolon,
}

impl CsvForm {
    fn separator(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Semicolon => ';',
        }
    }

    fn number(self, digits: String) -> String {
        match self {
            Self::Comma => digits,
            Self::Semicolon => digits.replace('.', ","),
        }
    }
}

/// A whole sheet.
pub fn csv(sheet: &Sheet, form: CsvForm) -> String {
    let mut out = String::new();
    csv_head(sheet.columns.iter().map(|column| column.title.as_str()), form, &mut out);
    for row in &sheet.rows {
        let gaps = sheet.columns.len().saturating_sub(row.cells.len());
        let cells = row.cells.iter().map(|cell| written(cell, form));
        line(cells.chain(std::iter::repeat_n(Cow::Borrowed(""), gaps)), form, &mut out);
    }
    out
}

/// The beginning of a text: the mark where there is one, and the headings.
pub fn csv_head<'t>(titles: impl Iterator<Item = &'t str>, form: CsvForm, out: &mut String) {
    match form {
        CsvForm::Comma => {}
        CsvForm::Semicolon => out.push('\u{feff}'),
    }
    line(titles.map(quoted), form, out);
}

/// One row.
pub fn csv_row(row: &Row, form: CsvForm, out: &mut String) {
    line(row.cells.iter().map(|cell| written(cell, form)), form, out);
}

fn line<'t>(cells: impl Iterator<Item = Cow<'t, str>>, form: CsvForm, out: &mut String) {
    let before = out.len();
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push(form.separator());
        }
        out.push_str(&cell);
    }
    // An empty line would be no row.
    if out.len() == before {
        out.push_str("\"\"");
    }
    out.push('\n');
}

fn written(cell: &Cell, form: CsvForm) -> Cow<'_, str> {
    match cell {
        Cell::Empty => Cow::Borrowed(""),
        Cell::Words(words) => quoted(words),
        Cell::Number(value) => Cow::Owned(form.number(digits(*value))),
        Cell::Share(share) => Cow::Owned(form.number(digits(hundredfold(*share))) + "%"),
        Cell::Day(day) => Cow::Owned(day.to_string()),
    }
}

/// Words in quotes where they need them.
fn quoted(words: &str) -> Cow<'_, str> {
    let tamed = tame(words);
    // The signs of both forms: a program that expects the other one does not cut words in two.
    if tamed.contains([',', ';', '"', '\n', '\r', '\t']) || tamed.trim() != tamed {
        Cow::Owned(format!("\"{}\"", tamed.replace('"', "\"\"")))
    } else {
        tamed
    }
}

/// Words with a `'` before them where a spreadsheet would take them for a formula.
fn tame(words: &str) -> Cow<'_, str> {
    // One that has a `'` already gets another, so that it can be told apart; a sign alone is no formula.
    let bare = words.trim_start_matches(['\'', ' ']);
    if bare.len() > 1 && bare.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{words}"))
    } else {
        Cow::Borrowed(words)
    }
}
