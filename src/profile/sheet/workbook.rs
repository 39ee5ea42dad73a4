//! Workbooks (XLSX) as texts, a text for each sheet: cells between tabs, words in quotes, numbers and days as profiles
//! write them. Knows no vocabulary.
//!
//! The text is what diagnostics point into: its lines are the rows of the sheet. A workbook is a packed folder that
//! anyone may have made, so that its size is counted before it is read, and cells are taken one by one: a sheet with two
//! cells in far corners is not laid out whole.

use crate::quantity::{Rational, decimal_exact};
use calamine::{DataRef, ExcelDateTime, Reader as _, SheetType, Xlsx, XlsxError};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Cursor, Read};

/// Bytes that a workbook may unpack to; no workbook that is read is larger than this.
pub const LARGEST_WORKBOOK: u64 = 100 * 1024 * 1024;
/// Files that may be packed in it.
const PARTS: usize = 10_000;
/// Bytes that the text of its sheets may have, or that of a CSV file.
pub const LARGEST_SHEET: usize = 64 * 1024 * 1024;

/// Why a workbook cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkbookFault {
    /// It is none, or a damaged one; with what was found.
    Unreadable(String),
    /// It has a password, or is of the kind before 2007.
    Sealed,
    /// It unpacks to more than is read.
    TooLarge,
}

/// The sheets of a workbook in order: their names and their texts.
///
/// # Errors
/// Where the bytes are no workbook, or one too large.
pub fn workbook(bytes: &[u8]) -> Result<Vec<(String, String)>, WorkbookFault> {
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(WorkbookFault::Sealed);
    }
    weigh(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
    let mut left = LARGEST_SHEET;
    names
        .into_iter()
        .map(|name| {
            let text = sheet(&mut book, &name, left)?;
            left = left.saturating_sub(text.len());
            Ok((name, text))
        })
        .collect()
}

/// Unpacks everything once and keeps nothing: what a packed file says about its size need not be true.
fn weigh(bytes: &[u8]) -> Result<(), WorkbookFault> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    if archive.len() > PARTS {
        return Err(WorkbookFault::TooLarge);
    }
    let mut left = LARGEST_WORKBOOK;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| unreadable(&error))?;
        let size = io::copy(&mut part.take(left + 1), &mut io::sink()).map_err(|error| unreadable(&error))?;
        left = left.checked_sub(size).ok_or(WorkbookFault::TooLarge)?;
    }
    Ok(())
}

fn unreadable(error: &dyn std::error::Error) -> WorkbookFault {
    WorkbookFault::Unreadable(error.to_string())
}

fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, most: usize) -> Result<String, WorkbookFault> {
    let failed = |error: XlsxError| unreadable(&error);
    let mut cells = book.worksheet_cells_reader(name).map_err(failed)?;
    let mut rows: BTreeMap<u32, BTreeMap<u32, String>> = BTreeMap::new();
    let mut size = 0;
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(failed)? {
        let format = cells.styles().get(style).and_then(|style| style.number_format.as_ref());
        let percent =
            format.is_some_and(|format| format.format_code.contains('%') || matches!(format.format_id, Some(9 | 10)));
        let words = written(cell.get_value(), percent);
        if words.is_empty() {
            continue;
        }
        size += words.len();
        if size > most {
            return Err(WorkbookFault::TooLarge);
        }
        let (row, column) = cell.get_position();
        rows.entry(row).or_default().insert(column, words);
    }
    let mut text = String::with_capacity(size);
    let mut line = 0;
    for (row, cells) in rows {
        while line < row {
            text.push('\n');
            line += 1;
        }
        let mut at = 0;
        for (column, words) in cells {
            while at < column {
                text.push('\t');
                at += 1;
            }
            text.push_str(&words);
        }
        if text.len() > most {
            return Err(WorkbookFault::TooLarge);
        }
    }
    text.push('\n');
    Ok(text)
}

/// A cell as the text of its sheet has it; empty where there is nothing in it.
fn written(cell: &DataRef<'_>, percent: bool) -> String {
    match cell {
        DataRef::Empty => String::new(),
        DataRef::Int(value) if percent => share(&value.to_string()),
        DataRef::Int(value) => value.to_string(),
        DataRef::Float(value) if percent => share(&shown(*value)),
        DataRef::Float(value) => shown(*value),
        DataRef::String(words) | DataRef::DateTimeIso(words) | DataRef::DurationIso(words) => quoted(words),
        DataRef::SharedString(words) => quoted(words),
        DataRef::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(moment) => moment_of(*moment),
        DataRef::Error(error) => error.to_string(),
    }
}

/// Words in quotes, on one line.
fn quoted(words: &str) -> String {
    if words.trim().is_empty() {
        return String::new();
    }
    let words = words.replace("\r\n", "\n").replace(['\n', '\r'], "\u{2028}").replace('"', "\"\"");
    format!("\"{words}\"")
}

/// A number as the program shows it: with 15 digits at most, since 0.1 + 0.2 is kept as 0.30000000000000004.
fn shown(value: f64) -> String {
    if !value.is_finite() {
        return "#NUM!".to_owned();
    }
    let rounded: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    let text = rounded.to_string();
    if text == "-0" { "0".to_owned() } else { text }
}

/// 0.2 in a cell that shows percentages.
fn share(digits: &str) -> String {
    let hundredfold = Rational::parse(digits).ok().and_then(|value| value.multiply(Rational::whole(100)).ok());
    hundredfold.and_then(decimal_exact).map_or_else(|| digits.to_owned(), |digits| format!("{digits}%"))
}

/// A day, a time of day, or both.
fn moment_of(moment: ExcelDateTime) -> String {
    let value = moment.as_f64();
    if !moment.is_datetime() || !(0.0..2_958_466.0).contains(&value) {
        return shown(value);
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let mut text = String::new();
    let days = (i16::try_from(year), i8::try_from(month), i8::try_from(day));
    if value >= 1.0 {
        match days {
            (Ok(year), Ok(month), Ok(day)) if Date::new(year, month, day).is_ok() => {
                let _ = write!(text, "{year:04}-{month:02}-{day:02}");
            }
            _ => return shown(value),
        }
        if (hour, minute, second) == (0, 0, 0) {
            return text;
        }
        text.push(' ');
    }
    let _ = write!(text, "{hour:02}:{minute:02}");
    if second > 0 {
        let _ = write!(text, ":{second:02}");
    }
    text
}
