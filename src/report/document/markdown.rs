//! A document as Markdown. Knows no standard, only a paper in words.

use super::{Article, Block, Grid, Item, Paper};
use crate::report::markdown::escape;
use crate::report::text::plain;
use std::fmt::Write as _;

impl Paper {
    /// The document as Markdown.
    pub fn markdown(&self) -> String {
        let mut out = String::new();
        put(&mut out, format_args!("# {}\n", escape(&self.title)));
        if let Some(notice) = &self.notice {
            put(&mut out, format_args!("> **{}**\n", escape(notice)));
        }
        for fact in &self.facts {
            put(&mut out, format_args!("- {}: {}", fact.term, escape(&fact.text)));
        }
        put(&mut out, format_args!("\n{}\n", escape(self.legend)));
        if !self.preface.is_empty() {
            put(&mut out, format_args!("## {}\n", self.preface_title));
            self.preface.iter().for_each(|note| put(&mut out, format_args!("{}\n", escape(note))));
        }
        for chapter in &self.chapters {
            put(&mut out, format_args!("## {} {}\n", chapter.number, escape(&chapter.title)));
            chapter.articles.iter().for_each(|one| article(one, &mut out));
        }
        put(&mut out, format_args!("## {}\n", self.open.title));
        if self.open.groups.is_empty() {
            put(&mut out, format_args!("{}\n", self.open.none));
        }
        for group in &self.open.groups {
            put(&mut out, format_args!("### {}\n", group.title));
            for point in &group.points {
                let number = if point.number.is_empty() { String::new() } else { format!("**{}** ", point.number) };
                put(&mut out, format_args!("- {number}{}", escape(&point.text)));
            }
            out.push('\n');
        }
        if let Some(examples) = &self.examples {
            put(&mut out, format_args!("## {}\n\n{}\n", examples.title, self.examples_lead));
            grid(examples, &mut out);
        }
        if let Some(sources) = &self.sources {
            put(&mut out, format_args!("## {}\n", sources.title));
            grid(sources, &mut out);
        }
        put(&mut out, format_args!("---\n"));
        self.colophon.iter().for_each(|line| put(&mut out, format_args!("{line}\n")));
        plain(&format!("{}\n", out.trim_end()))
    }
}

fn article(article: &Article, out: &mut String) {
    let tags: Vec<_> = article.strength_word.iter().chain(&article.kind).copied().collect();
    let tags = if tags.is_empty() { String::new() } else { format!(" ({})", tags.join(", ")) };
    put(out, format_args!("### {} {}{tags}\n", article.number, escape(&article.title)));
    for block in &article.blocks {
        match block {
            Block::Text { text } => put(out, format_args!("{}\n", escape(text))),
            Block::List { lead, items } => {
                put(out, format_args!("{}\n", escape(lead)));
                list(items, "", out);
                out.push('\n');
            }
            Block::Table { grid: table } => grid(table, out),
        }
    }
    for remark in &article.remarks {
        put(out, format_args!("- *{}:* {}", remark.term, escape(&remark.text)));
    }
    if !article.remarks.is_empty() {
        out.push('\n');
    }
}

fn list(items: &[Item], indent: &str, out: &mut String) {
    for item in items {
        let label = if item.label.is_empty() { String::new() } else { format!("{}) ", item.label) };
        put(out, format_args!("{indent}- {label}{}", escape(&item.text)));
        list(&item.items, &format!("{indent}  "), out);
    }
}

fn grid(grid: &Grid, out: &mut String) {
    let row = |cells: &[String], out: &mut String| {
        cells.iter().for_each(|cell| {
            // Writing to a text cannot fail.
            let lines: Vec<_> = cell.lines().map(escape).collect();
            let _ = write!(out, "| {} ", lines.join("<br>"));
        });
        out.push_str("|\n");
    };
    row(&grid.header, out);
    grid.header.iter().for_each(|_| out.push_str("| --- "));
    out.push_str("|\n");
    grid.rows.iter().for_each(|cells| row(cells, out));
    out.push('\n');
}

fn put(out: &mut String, line: std::fmt::Arguments<'_>) {
    let _ = writeln!(out, "{line}");
}
