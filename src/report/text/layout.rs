//! Lines of a width, and tables. Knows columns, not contents.

use crate::hidden::{visible, visible_in_colour};
use crate::report::phrase::HARD_SPACE;
use crate::report::view::Grid;
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

/// Lines in columns, numbers to the right; without columns where there is no room for them.
pub(super) fn columns<const N: usize>(lines: &[[String; N]], width: usize) -> Vec<String> {
    let mut widest = [0; N];
    for line in lines {
        for (width, cell) in widest.iter_mut().zip(line) {
            *width = cell.width().max(*width);
        }
    }
    let whole: Vec<String> = lines.iter().map(|line| aligned(line, &widest)).collect();
    if whole.iter().all(|line| line.width() <= width) {
        return whole;
    }
    let joined =
        |line: &[String; N]| line.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>().join(", ");
    lines.iter().map(joined).collect()
}

fn aligned<const N: usize>(line: &[String; N], widths: &[usize; N]) -> String {
    let hard = |count| HARD_SPACE.to_string().repeat(count);
    let mut text = String::new();
    for (cell, width) in line.iter().zip(widths).filter(|(_, width)| **width > 0) {
        let (words, pad) = (cell.replace(' ', &hard(1)), hard(width.saturating_sub(cell.width())));
        let gap = hard(if text.is_empty() { 0 } else { 2 });
        let number = cell.starts_with(|first: char| first.is_ascii_digit());
        let column = if number { format!("{pad}{words}") } else { format!("{words}{pad}") };
        text = format!("{text}{gap}{column}");
    }
    text.trim_end_matches(HARD_SPACE).to_owned()
}

/// Writes a table without its title. Columns in which nothing stands are left out.
pub(in crate::report) fn table(grid: &Grid, width: usize, out: &mut String) {
    let cell = |row: &'_ [String], index: usize| row.get(index).map_or("", String::as_str).is_empty();
    let filled = |index: &usize| grid.rows.iter().any(|row| !cell(row, *index));
    let mut shown: Vec<_> = (0..grid.header.len()).filter(filled).collect();
    let set = |shown: &[usize]| {
        let header =
            shown.iter().filter_map(|&index| Some((grid.header.get(index)?.as_str(), grid.numbers.contains(&index))));
        let rows = grid.rows.iter().map(|row| {
            let cells = shown.iter().map(|&index| row.get(index).map_or("", String::as_str));
            cells.collect::<Vec<_>>()
        });
        (header.collect::<Vec<_>>(), rows.collect::<Vec<_>>())
    };
    let (mut header, mut rows) = set(&shown);
    // Words are not broken unless the line is too narrow for them even without the roles.
    if least_width(&header, &rows) > width {
        shown.retain(|index| Some(*index) != grid.spare);
        (header, rows) = set(&shown);
    }
    ruled(&header, &rows, width, out);
}

/// Writes a table with a line beneath its header; the flag sets a column to the right.
pub(in crate::report) fn ruled(header: &[(&str, bool)], rows: &[Vec<&str>], width: usize, out: &mut String) {
    // What nobody sees takes room once it is shown.
    let header: Vec<_> = header.iter().map(|(title, right)| (visible(title), *right)).collect();
    let rows: Vec<Vec<_>> = rows.iter().map(|row| row.iter().map(|cell| visible(cell)).collect()).collect();
    let header: &[(&str, bool)] = &header.iter().map(|(title, right)| (&**title, *right)).collect::<Vec<_>>();
    let rows: &[Vec<&str>] = &rows.iter().map(|row| row.iter().map(AsRef::as_ref).collect()).collect::<Vec<_>>();
    let whole_words = least_width(header, rows) <= width;
    let mut table = Table::new();
    table.load_style(RULED).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(width).unwrap_or(u16::MAX));
    table.set_header(header.iter().map(|(title, _)| *title));
    for row in rows {
        table.add_row(row.iter().copied());
    }
    for ((index, (_, right)), column) in header.iter().enumerate().zip(table.column_iter_mut()) {
        column.set_padding((0, 1));
        if whole_words {
            let least = u16::try_from(column_width(header, rows, index)).unwrap_or(u16::MAX);
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(least)));
        }
        if *right {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    for line in table.lines() {
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

fn least_width(header: &[(&str, bool)], rows: &[Vec<&str>]) -> usize {
    // Between two columns stands one more space.
    let gaps = header.len().saturating_sub(1);
    (0..header.len()).map(|index| column_width(header, rows, index)).sum::<usize>() + gaps
}

/// The longest word of a column with the space around it.
fn column_width(header: &[(&str, bool)], rows: &[Vec<&str>], index: usize) -> usize {
    let cells = rows.iter().filter_map(|row| row.get(index).copied());
    let words = cells.chain(header.get(index).map(|(title, _)| *title)).flat_map(|cell| cell.split(' '));
    let longest = words.map(UnicodeWidthStr::width).max().unwrap_or_default();
    longest + 1
}

/// Spaces that held words together become plain ones: what is printed can be searched and copied. What nobody sees is
/// shown, so that a profile cannot make a report read wrongly; colours stay.
pub(in crate::report) fn plain(text: &str) -> String {
    soft(&visible_in_colour(text))
}

/// Spaces that held words together become plain ones.
pub(in crate::report) fn soft(text: &str) -> String {
    text.replace(HARD_SPACE, " ")
}
