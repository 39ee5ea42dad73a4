//! A paper as Markdown. Charts are pictures in files of their own where there is a place for them, else a few characters.

use super::text::COURSE;
use super::{Paper, Table};
use crate::report::chart::{Chart, sparklines, svg};
use crate::report::markdown::{escape, put, row};
use crate::report::text::plain;

/// A picture that belongs to a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The name of its file, as the paper names it.
    pub name: String,
    /// The SVG.
    pub svg: String,
}

/// Sets a paper as Markdown that stands alone: charts in a few characters.
pub fn markdown(paper: &Paper) -> String {
    whole(paper, &mut |chart, out| {
        put(out, format_args!("```text"));
        for line in sparklines(chart, COURSE) {
            put(out, format_args!("{line}"));
        }
        put(out, format_args!("```"));
    })
}

/// Sets a paper as Markdown with its charts as pictures, whose files lie beside it: `stem-1.svg`.
pub fn markdown_with_pictures(paper: &Paper, stem: &str) -> (String, Vec<Picture>) {
    let mut pictures: Vec<Picture> = Vec::new();
    let text = whole(paper, &mut |chart, out| {
        let number = pictures.len() + 1;
        let name = format!("{stem}-{number}.svg");
        put(out, format_args!("![{}](<{name}>)", escape(&chart.about)));
        pictures.push(Picture { name, svg: svg(chart, &format!("chart-{number}")) });
    });
    (text, pictures)
}

fn whole(paper: &Paper, picture: &mut dyn FnMut(&Chart, &mut String)) -> String {
    let mut out = String::new();
    put(&mut out, format_args!("# {}", escape(&paper.title)));
    for line in &paper.about {
        put(&mut out, format_args!("\n{}", escape(line)));
    }
    for section in &paper.sections {
        put(&mut out, format_args!("\n## {}\n", escape(&section.title)));
        for line in &section.lines {
            put(&mut out, format_args!("- {}", escape(&line.words)));
            for below in &line.below {
                put(&mut out, format_args!("  - {}", escape(below)));
            }
        }
        if let Some(chart) = &section.chart {
            if !section.lines.is_empty() {
                out.push('\n');
            }
            picture(chart, &mut out);
        }
        if let Some(table) = &section.table {
            if !section.lines.is_empty() || section.chart.is_some() {
                out.push('\n');
            }
            set(table, &mut out);
        }
        for remark in &section.remarks {
            put(&mut out, format_args!("\n{}", escape(remark)));
        }
    }
    plain(&out)
}

fn set(table: &Table, out: &mut String) {
    let filled = table.filled();
    let columns: Vec<_> = filled.iter().filter_map(|&index| table.columns.get(index)).collect();
    row(columns.iter().map(|column| column.title.as_str()), out);
    row(columns.iter().map(|column| if column.amounts { "---:" } else { "---" }), out);
    for line in &table.rows {
        row(filled.iter().map(|&index| line.cells.get(index).map_or("", |cell| cell.shown())), out);
    }
}
