//! A paper as Markdown.

use super::{Paper, Table};
use crate::report::markdown::{escape, put, row};
use crate::report::text::plain;

/// Sets a paper as Markdown.
pub fn markdown(paper: &Paper) -> String {
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
        if let Some(table) = &section.table {
            if !section.lines.is_empty() {
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
