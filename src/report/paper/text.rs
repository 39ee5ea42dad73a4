//! A paper as text for a terminal or a printer.

use super::{Paper, Table};
use crate::report::chart::sparklines;
use crate::report::text::{Colour, Paint, block, plain, ruled};

/// Columns that the course of a curve takes at most.
pub(in crate::report) const COURSE: usize = 40;

/// Sets a paper as text of a width in columns.
pub fn text(paper: &Paper, width: usize, colour: Colour) -> String {
    let paint = Paint::new(colour);
    let mut out = String::new();
    block(&paper.title, "", "  ", width, paint.title(), &mut out);
    for line in &paper.about {
        block(line, "", "  ", width, paint.plain(), &mut out);
    }
    for section in &paper.sections {
        out.push('\n');
        block(&section.title, "", "  ", width, paint.title(), &mut out);
        for line in &section.lines {
            block(&line.words, "  ", "    ", width, paint.plain(), &mut out);
            for below in &line.below {
                block(below, "      ", "        ", width, paint.quiet(), &mut out);
            }
        }
        if let Some(chart) = &section.chart {
            for line in sparklines(chart, COURSE) {
                out.push_str("  ");
                out.push_str(&line);
                out.push('\n');
            }
            if section.table.is_some() {
                out.push('\n');
            }
        }
        if let Some(table) = &section.table {
            set(table, width, &mut out);
        }
        for remark in &section.remarks {
            block(remark, "  ", "    ", width, paint.quiet(), &mut out);
        }
    }
    plain(&out)
}

fn set(table: &Table, width: usize, out: &mut String) {
    let filled = table.filled();
    let columns = filled.iter().filter_map(|&index| table.columns.get(index));
    let header: Vec<(&str, bool)> = columns.map(|column| (column.title.as_str(), column.amounts)).collect();
    let rows = table.rows.iter().map(|row| {
        let cells = filled.iter().map(|&index| row.cells.get(index).map_or("", |cell| cell.shown()));
        cells.collect::<Vec<_>>()
    });
    ruled(&header, &rows.collect::<Vec<_>>(), width, out);
}
