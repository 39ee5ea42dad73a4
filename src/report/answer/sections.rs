//! Parts of other papers as templates read them: lines, a chart, a table, remarks. Knows no shelter.

use super::complete::record;
use crate::report::chart::{Chart, sparklines, svg};
use crate::report::document::sentence;
use crate::report::paper::{COURSE, Line, Picture, Section, Table};
use serde_json::Value;

/// Charts of an answer, numbered as they come.
#[derive(Debug, Default)]
pub(super) struct Charts<'s> {
    /// What their files are called, where there is a place for files.
    pub(super) stem: Option<&'s str>,
    pub(super) pictures: Vec<Picture>,
    number: usize,
}

impl<'s> Charts<'s> {
    pub(super) fn new(stem: Option<&'s str>) -> Self {
        Self { stem, ..Self::default() }
    }

    /// A section with its chart.
    pub(super) fn section(&mut self, section: &Section) -> Value {
        record([
            ("title", section.title.clone().into()),
            ("lines", lines(&section.lines)),
            ("chart", section.chart.as_ref().map_or(Value::Null, |chart| self.chart(chart))),
            ("table", section.table.as_ref().map_or(Value::Null, table)),
            ("remarks", section.remarks.clone().into()),
        ])
    }

    fn chart(&mut self, chart: &Chart) -> Value {
        self.number += 1;
        let number = self.number;
        // On a page with several charts each needs names of its own.
        let drawn = svg(chart, &format!("chart-{number}-"));
        let file = self.stem.map(|stem| format!("{stem}-{number}.svg"));
        self.pictures.extend(file.clone().map(|name| Picture { name, svg: drawn.clone() }));
        record([
            ("title", chart.title.clone().into()),
            ("about", chart.about.clone().into()),
            ("svg", drawn.into()),
            ("file", file.into()),
            ("sparklines", sparklines(chart, COURSE).into()),
        ])
    }
}

/// Lines with what stands below each.
pub(super) fn lines(lines: &[Line]) -> Value {
    let entry = |line: &Line| record([("words", line.words.clone().into()), ("below", line.below.clone().into())]);
    lines.iter().map(entry).collect()
}

/// A table without the columns in which nothing stands.
fn table(table: &Table) -> Value {
    let filled = table.filled();
    let columns = filled.iter().filter_map(|&index| table.columns.get(index));
    let column = |column: &crate::report::paper::Column| {
        record([("title", sentence(&column.title).into()), ("amounts", column.amounts.into())])
    };
    let row = |row: &crate::report::paper::Row| {
        let cells: Vec<&str> =
            filled.iter().map(|&index| row.cells.get(index).map_or("", |cell| cell.shown())).collect();
        record([("cells", cells.into()), ("total", row.total.into())])
    };
    record([("columns", columns.map(column).collect()), ("rows", table.rows.iter().map(row).collect())])
}
