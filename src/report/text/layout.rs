//! Lines of a width, and tables. Knows columns, not contents.

use crate::report::phrase::HARD_SPACE;
use crate::report::view::{Amounts, ROLE_COLUMN, WORD_COLUMNS};
use anstyle::Style;
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width};
use std::fmt::Write as _;
use textwrap::{Options, WordSplitter, WrapAlgorithm};
use unicode_width::UnicodeWidthStr;

/// Rows beneath a header with a line, no frame.
const RULED: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

/// Writes a paragraph: the first line behind one indent, the others behind another.
pub(in crate::report) fn block(text: &str, first: &str, others: &str, width: usize, style: Style, out: &mut String) {
    let options = Options::new(width)
        .initial_indent(first)
        .subsequent_indent(others)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
        .break_words(false);
    for line in textwrap::wrap(text, options) {
        let words = line.trim_start_matches(' ');
        let indent = line.len() - words.len();
        out.extend(std::iter::repeat_n(' ', indent));
        // Writing to a text cannot fail.
        let _ = writeln!(out, "{style}{words}{style:#}");
    }
}

/// Writes the table of amounts. Columns in which nothing stands are left out.
pub(in crate::report) fn table(amounts: &Amounts, width: usize, out: &mut String) {
    let filled = |index: &usize| cells(amounts, *index).any(|cell| !cell.is_empty());
    let mut shown: Vec<_> = (0..amounts.header.len()).filter(filled).collect();
    // Words are not broken unless the line is too narrow for them even without the roles.
    let mut whole_words = least_width(amounts, &shown) <= width;
    if !whole_words {
        shown.retain(|index| *index != ROLE_COLUMN);
        whole_words = least_width(amounts, &shown) <= width;
    }
    let mut table = Table::new();
    table.load_style(RULED).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(width).unwrap_or(u16::MAX));
    table.set_header(shown.iter().filter_map(|&index| amounts.header.get(index)));
    for row in &amounts.rows {
        table.add_row(shown.iter().filter_map(|&index| row.cells.get(index)));
    }
    let numbers = WORD_COLUMNS..amounts.header.len().saturating_sub(1);
    for (index, column) in shown.into_iter().zip(table.column_iter_mut()) {
        column.set_padding((0, 1));
        if whole_words {
            let least = u16::try_from(column_width(amounts, index)).unwrap_or(u16::MAX);
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(least)));
        }
        if numbers.contains(&index) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    for line in table.lines() {
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

fn least_width(amounts: &Amounts, columns: &[usize]) -> usize {
    // Between two columns stands one more space.
    let gaps = columns.len().saturating_sub(1);
    columns.iter().map(|&index| column_width(amounts, index)).sum::<usize>() + gaps
}

/// The longest word of a column with the space around it.
fn column_width(amounts: &Amounts, index: usize) -> usize {
    let words = cells(amounts, index).chain(amounts.header.get(index).copied()).flat_map(|cell| cell.split(' '));
    let longest = words.map(UnicodeWidthStr::width).max().unwrap_or_default();
    longest + 1
}

fn cells(amounts: &Amounts, index: usize) -> impl Iterator<Item = &str> {
    amounts.rows.iter().filter_map(move |row| row.cells.get(index)).map(String::as_str)
}

/// Spaces that held words together become plain ones: what is printed can be searched and copied.
pub(in crate::report) fn plain(text: &str) -> String {
    text.replace(HARD_SPACE, " ")
}
