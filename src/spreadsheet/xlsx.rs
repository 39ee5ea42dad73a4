//! Books as XLSX: numbers and days as such, headings that stay in sight, choices that drop down. The same book gives the
//! same bytes.

use super::{Book, Cell, Column, Row, Sheet, digits, hundredfold};
use crate::quantity::{Rational, decimal};
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula,
    Workbook, Worksheet,
};
use std::fmt;

/// The hidden sheet with what there is to choose from; readers of profiles pass over sheets of such names.
const OFFERS: &str = "#lists";

/// Rows that a sheet can have.
const ROWS: usize = 1_048_576;

/// Columns that a sheet can have.
const COLUMNS: usize = 16_384;

/// Signs that a cell can hold.
const SIGNS: usize = 32_767;

/// The width of columns, in signs.
const WIDTHS: std::ops::RangeInclusive<usize> = 8..=48;

/// The most signs on a line of prose.
const LINE: usize = 70;

/// The height of a line in points, and the most that a row can have.
const HEIGHT: (u16, u16) = (15, 405);

/// Decimals that are shown; the cell has more where the number has.
const SHOWN: u32 = 4;

/// Why a book cannot be a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum XlsxError {
    /// More columns than a sheet can have; its name.
    TooWide(String),
    /// Anything else, in the words of the writer.
    Other(String),
}

impl fmt::Display for XlsxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooWide(sheet) => write!(f, "`{sheet}` has more columns than a sheet of a workbook can have"),
            Self::Other(why) => write!(f, "the workbook cannot be made: {why}"),
        }
    }
}

impl From<rust_xlsxwriter::XlsxError> for XlsxError {
    fn from(error: rust_xlsxwriter::XlsxError) -> Self {
        Self::Other(error.to_string())
    }
}

/// The bytes of a workbook.
///
/// # Errors
/// Where it would be larger than a workbook can be.
pub fn xlsx(book: &Book) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // Otherwise the day of writing would be in it.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let mut offers: Vec<&[String]> = Vec::new();
    let mut names = Vec::new();
    let formats = Formats::new();
    for sheet in &book.sheets {
        if sheet.columns.len() > COLUMNS {
            return Err(XlsxError::TooWide(sheet.name.clone()));
        }
        // What one sheet cannot hold goes on in the next.
        let mut parts: Vec<&[Row]> = sheet.rows.chunks(ROWS - 1).collect();
        if parts.is_empty() {
            parts.push(&[]);
        }
        for rows in parts {
            let worksheet = workbook.add_worksheet();
            worksheet.set_name(unlike(&named(&sheet.name), &mut names))?;
            Writing { sheet, rows, worksheet, formats: &formats, widths: Vec::new() }.write(&mut offers)?;
        }
    }
    if !offers.is_empty() {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(OFFERS)?.set_hidden(true);
        for (column, words) in (0..).zip(&offers) {
            for (row, word) in (0..).zip(*words) {
                worksheet.write_string(row, column, word)?;
            }
        }
    }
    Ok(workbook.save_to_buffer()?)
}

/// The name of a sheet without the signs it cannot have, no longer than it can be.
fn named(name: &str) -> String {
    let allowed = |sign: char| if matches!(sign, '[' | ']' | ':' | '*' | '?' | '/' | '\\') { '-' } else { sign };
    let name: String = name.chars().map(allowed).take(31).collect();
    let name = name.trim_matches('\'').trim();
    if name.is_empty() { "1".to_owned() } else { name.to_owned() }
}

/// The name with a number behind it where a sheet before goes by it.
fn unlike(name: &str, names: &mut Vec<String>) -> String {
    let mut own = name.to_owned();
    let mut number = 2;
    while names.contains(&own.to_lowercase()) {
        let behind = format!(" {number}");
        let room = 31_usize.saturating_sub(behind.len());
        own = name.chars().take(room).collect::<String>() + &behind;
        number += 1;
    }
    names.push(own.to_lowercase());
    own
}

/// How cells look.
struct Formats {
    heading: Format,
    explaining: Format,
}

impl Formats {
    fn new() -> Self {
        let wrapped = || Format::new().set_text_wrap().set_align(FormatAlign::Top);
        Self {
            heading: wrapped().set_bold().set_background_color("#DDE5EE").set_border_bottom(FormatBorder::Thin),
            explaining: wrapped().set_italic().set_font_color("#555555").set_font_size(9),
        }
    }
}

fn plain(strong: bool) -> Format {
    let format = Format::new().set_align(FormatAlign::Top);
    if strong { format.set_bold().set_border_top(FormatBorder::Thin) } else { format }
}

/// One sheet on its way.
struct Writing<'s, 'w> {
    sheet: &'s Sheet,
    /// Its rows, or as many as fit.
    rows: &'s [Row],
    worksheet: &'w mut Worksheet,
    formats: &'w Formats,
    /// The widths of its columns, in signs.
    widths: Vec<usize>,
}

impl<'s> Writing<'s, '_> {
    fn write(mut self, offers: &mut Vec<&'s [String]>) -> Result<(), XlsxError> {
        for (index, column) in self.sheet.columns.iter().enumerate() {
            let width = width(self.sheet, index, column);
            self.widths.push(width);
            let at = u16::try_from(index).unwrap_or(u16::MAX);
            self.worksheet.write_string_with_format(0, at, &column.title, &self.formats.heading)?;
            self.worksheet.set_column_width(at, f64::from(u16::try_from(width).unwrap_or(u16::MAX)))?;
            if column.days {
                self.worksheet.set_column_format(at, &Format::new().set_num_format_index(14))?;
            }
            if !column.offers.is_empty() {
                self.offer(at, &column.offers, offers)?;
            }
        }
        let titles = self.sheet.columns.iter().map(|column| (column.title.as_str(), true));
        self.heighten(0, titles)?;
        for (at, row) in (1..).zip(self.rows) {
            self.row(at, row)?;
            let explains = self.sheet.explained && at == 1;
            let words = row.cells.iter().zip(&self.sheet.columns).map(|(cell, column)| match cell {
                Cell::Words(words) => (words.as_str(), column.prose || explains),
                Cell::Empty | Cell::Number(_) | Cell::Share(_) | Cell::Day(_) => ("", false),
            });
            self.heighten(at, words)?;
        }
        let (width, height) = (self.sheet.columns.len(), self.rows.len());
        let first = if self.sheet.explained { 2 } else { 1 };
        self.worksheet.set_freeze_panes(first, 0)?;
        let last = (u32::try_from(height).unwrap_or(0), u16::try_from(width.saturating_sub(1)).unwrap_or(0));
        if height > 0 && width > 1 && !self.sheet.explained {
            self.worksheet.autofilter(0, 0, last.0, last.1)?;
        }
        self.worksheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
        Ok(())
    }

    /// Makes room for words that run over several lines: not every program does so by itself.
    fn heighten<'t>(&mut self, at: u32, cells: impl Iterator<Item = (&'t str, bool)>) -> Result<(), XlsxError> {
        let lines =
            cells.zip(&self.widths).filter(|((_, runs), _)| *runs).map(|((words, _), width)| lines(words, *width));
        let lines = lines.max().unwrap_or(1);
        if lines > 1 {
            let height = u16::try_from(lines).unwrap_or(u16::MAX).saturating_mul(HEIGHT.0).min(HEIGHT.1);
            self.worksheet.set_row_height(at, f64::from(height))?;
        }
        Ok(())
    }

    /// Lets the cells of a column be chosen. Other words are questioned and not refused: a profile may use other names.
    fn offer(&mut self, at: u16, words: &'s [String], offers: &mut Vec<&'s [String]>) -> Result<(), XlsxError> {
        let number = offers.iter().position(|known| *known == words).unwrap_or_else(|| {
            offers.push(words);
            offers.len() - 1
        });
        let column = rust_xlsxwriter::utility::column_number_to_name(u16::try_from(number).unwrap_or(0));
        let range = Formula::new(format!("='{OFFERS}'!${column}$1:${column}${}", words.len()));
        let validation =
            DataValidation::new().allow_list_formula(range).set_error_style(DataValidationErrorStyle::Warning);
        let first = if self.sheet.explained { 2 } else { 1 };
        let last = u32::try_from(ROWS - 1).unwrap_or(first);
        self.worksheet.add_data_validation(first, at, last, at, &validation)?;
        Ok(())
    }

    fn row(&mut self, at: u32, row: &Row) -> Result<(), XlsxError> {
        let explains = self.sheet.explained && at == 1;
        for (column, cell) in (0..).zip(&row.cells) {
            match cell {
                // The line above a sum has no gaps.
                Cell::Empty if row.strong => {
                    self.worksheet.write_blank(at, column, &plain(true))?;
                }
                Cell::Empty => {}
                Cell::Words(words) => {
                    let words = short(words);
                    let prose = self.sheet.columns.get(usize::from(column)).is_some_and(|column| column.prose);
                    let format = if explains {
                        self.formats.explaining.clone()
                    } else if prose {
                        plain(row.strong).set_text_wrap()
                    } else {
                        plain(row.strong)
                    };
                    self.worksheet.write_string_with_format(at, column, words, &format)?;
                }
                Cell::Number(value) => {
                    let format = plain(row.strong).set_num_format(number_format(*value));
                    self.number(at, column, *value, &format)?;
                }
                Cell::Share(share) => {
                    let format = plain(row.strong).set_num_format(share_format(*share));
                    self.number(at, column, *share, &format)?;
                }
                Cell::Day(day) => {
                    let format = plain(row.strong).set_num_format_index(14).set_align(FormatAlign::Left);
                    let parts = (u16::try_from(day.year()), u8::try_from(day.month()), u8::try_from(day.day()));
                    let moment = match parts {
                        (Ok(year), Ok(month), Ok(day)) => ExcelDateTime::from_ymd(year, month, day).ok(),
                        _ => None,
                    };
                    // Spreadsheets know no day before 1900.
                    match moment {
                        Some(moment) => self.worksheet.write_datetime_with_format(at, column, moment, &format)?,
                        None => self.worksheet.write_string_with_format(at, column, day.to_string(), &format)?,
                    };
                }
            }
        }
        Ok(())
    }

    fn number(&mut self, row: u32, column: u16, value: Rational, format: &Format) -> Result<(), XlsxError> {
        let digits = digits(value);
        match digits.parse::<f64>() {
            Ok(number) => self.worksheet.write_number_with_format(row, column, number, format)?,
            Err(_) => self.worksheet.write_string(row, column, digits)?,
        };
        Ok(())
    }
}

/// As the number is, where it has few decimals; else cut for the eye.
fn number_format(value: Rational) -> &'static str {
    let (_, cut) = decimal(value, SHOWN);
    if cut { "0.00##" } else { "General" }
}

fn share_format(share: Rational) -> &'static str {
    if hundredfold(share).is_whole() { "0%" } else { "0.0##%" }
}

/// Words that fit into a cell.
fn short(words: &str) -> String {
    if words.chars().count() <= SIGNS {
        words.to_owned()
    } else {
        words.chars().take(SIGNS - 1).chain(['…']).collect()
    }
}

/// The width of a column: its longest words, within limits; long headings and explanations run over several lines.
fn width(sheet: &Sheet, at: usize, column: &Column) -> usize {
    let heading = column.title.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0);
    let heading = heading.max(column.title.chars().count().min(20));
    let offers = column.offers.iter().map(|offer| offer.chars().count() + 2);
    let cells = sheet.rows.iter().skip(usize::from(sheet.explained)).filter_map(|row| row.cells.get(at));
    let cells = cells.map(|cell| match cell {
        Cell::Empty => 0,
        Cell::Words(words) => words.lines().map(|line| line.chars().count()).max().unwrap_or(0),
        Cell::Number(value) => decimal(*value, SHOWN).0.len(),
        Cell::Share(_) => 7,
        Cell::Day(_) => 10,
    });
    let least = if sheet.explained { 16 } else { 0 };
    let longest = cells.chain(offers).chain([heading + 2, least]).max().unwrap_or(0);
    (longest + 1).clamp(*WIDTHS.start(), if column.prose { LINE } else { *WIDTHS.end() })
}

/// How many lines words take at a width: counted as they are broken, at spaces.
fn lines(words: &str, width: usize) -> usize {
    let of_line = |line: &str| {
        let (mut lines, mut at) = (1, 0);
        for word in line.split_whitespace() {
            let length = word.chars().count();
            if at > 0 && at + 1 + length > width {
                lines += 1;
                at = length;
            } else {
                at += length + usize::from(at > 0);
            }
        }
        lines
    };
    words.lines().map(of_line).sum()
}
