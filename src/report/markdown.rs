//! The report as Markdown, for a wiki, a merge request or a council paper: what the text report says, in headings and
//! tables. Knows no statuses, only pages in words.

use super::messages::Scoring;
use super::text::plain;
use super::view::{Grid, Line, Page, Point, View, symbol};
use super::{Assessed, Compared, Contrast, Message, Piece, Report, ReportError, Results, Run};
use crate::language::Language;
use std::fmt::Write as _;

/// The Markdown report.
#[derive(Debug, Clone, Copy)]
pub struct Markdown<'a> {
    view: View<'a>,
}

impl<'a> Markdown<'a> {
    /// A Markdown report in a language. `details` shows what is met or not applicable too.
    pub fn new(run: &Run<'a>, language: Language, details: bool) -> Self {
        Self { view: View { run: *run, language, details } }
    }

    fn page(&self, page: &Page, out: &mut String) {
        let mut title = format!("{} {}: {}", symbol(page.kind.into()), page.title, page.verdict);
        if let Some(standard) = &page.standard {
            title = format!("{title} ({standard})");
        }
        let title = escape(&title);
        if page.is_brief() {
            put(out, format_args!("## {title}"));
            return;
        }
        put(out, format_args!("## {title}\n"));
        for point in &page.points {
            item(point, out);
        }
        if !page.scores.is_empty() {
            let gap = if page.points.is_empty() { "" } else { "\n" };
            put(out, format_args!("{gap}{}:\n", Scoring::Title.words(self.view.language)));
            for score in &page.scores {
                put(out, format_args!("- **{}**", escape(&score.title)));
                lines(&score.lines, out);
            }
        }
        if !page.figures.is_empty() {
            let gap = if page.points.is_empty() && page.scores.is_empty() { "" } else { "\n" };
            put(out, format_args!("{gap}{}:\n", self.view.say(Message::Figures)));
            for figure in &page.figures {
                put(out, format_args!("- {}", escape(figure)));
            }
        }
    }
}

fn item(point: &Point, out: &mut String) {
    let title = escape(&point.title);
    put(out, format_args!("- {} **{title}** ({})", symbol(point.mark), escape(&point.status)));
    lines(&point.lines, out);
}

fn lines(lines: &[Line], out: &mut String) {
    for Line { topic, text, .. } in lines {
        match topic {
            Some(topic) => put(out, format_args!("  - {topic}: {}", escape(text))),
            None => put(out, format_args!("  - {}", escape(text))),
        }
    }
}

impl Report for Markdown<'_> {
    fn head(&self, out: &mut Vec<u8>) {
        let mut text = String::new();
        for heading in self.view.headings() {
            put(&mut text, format_args!("# {}\n\n{}\n", escape(&heading.title), escape(&heading.about)));
            for remark in &heading.remarks {
                put(&mut text, format_args!("- {}", escape(remark)));
            }
            if !heading.remarks.is_empty() {
                text.push('\n');
            }
        }
        put(&mut text, format_args!("**{}**", escape(&self.view.key_date())));
        out.extend_from_slice(plain(&text).as_bytes());
    }

    fn subject(&self, assessed: &Assessed<'_>, out: &mut Vec<u8>) -> Piece {
        let Some(page) = self.view.page(assessed) else { return Piece::Line };
        let mut text = String::new();
        self.page(&page, &mut text);
        out.extend_from_slice(plain(&text).as_bytes());
        if page.is_brief() { Piece::Line } else { Piece::Block }
    }

    fn compared(&self, compared: &Compared<'_>, out: &mut Vec<u8>) -> Option<Piece> {
        let contrast = self.view.contrast(compared)?.grid(self.view.language);
        let mut text = String::new();
        put(&mut text, format_args!("### {}\n", escape(&contrast.title)));
        grid(&contrast, &mut text);
        let text = text.trim_end_matches('\n');
        out.extend_from_slice(plain(text).as_bytes());
        out.push(b'\n');
        Some(Piece::Block)
    }

    fn between(&self, _: Piece, _: Piece) -> &'static [u8] {
        b"\n"
    }

    fn tail(&self, results: &Results<'_>, out: &mut Vec<u8>) -> Result<(), ReportError> {
        let mut text = String::new();
        for amounts in self.view.amounts(results) {
            put(&mut text, format_args!("## {}\n", escape(&amounts.title)));
            grid(&amounts, &mut text);
        }
        for (heading, idle) in self.view.idle(results) {
            put(&mut text, format_args!("## {heading}\n"));
            for line in &idle {
                put(&mut text, format_args!("- {}", escape(line)));
            }
            text.push('\n');
        }
        if let Some(overview) = self.view.overview(results) {
            put(&mut text, format_args!("## {}\n", escape(&overview.title)));
            grid(&overview, &mut text);
        }
        let counts = self.view.contrast_counts(results);
        if !counts.is_empty() {
            put(&mut text, format_args!("## {}\n", Contrast::Counts.words(self.view.language)));
            for line in &counts {
                put(&mut text, format_args!("- {}", escape(line)));
            }
            text.push('\n');
        }
        put(&mut text, format_args!("## {}\n", self.view.say(Message::Summary)));
        for line in self.view.summary(results) {
            put(&mut text, format_args!("- {}", escape(&line)));
        }
        out.extend_from_slice(plain(&text).as_bytes());
        Ok(())
    }
}

/// A table with its remarks.
fn grid(grid: &Grid, out: &mut String) {
    row(grid.header.iter().map(String::as_str), out);
    row((0..grid.header.len()).map(|index| if grid.numbers.contains(&index) { "---:" } else { "---" }), out);
    for line in &grid.rows {
        row(line.iter().map(String::as_str), out);
    }
    out.push('\n');
    for remark in &grid.remarks {
        put(out, format_args!("{}\n", escape(remark)));
    }
}

pub(super) fn row<'c>(cells: impl Iterator<Item = &'c str>, out: &mut String) {
    for cell in cells {
        // The rule beneath the header is no text.
        let cell = if cell.starts_with("---") { cell.to_owned() } else { escape(cell) };
        // Writing to a text cannot fail.
        let _ = write!(out, "| {cell} ");
    }
    out.push_str("|\n");
}

pub(super) fn put(out: &mut String, line: std::fmt::Arguments<'_>) {
    let _ = writeln!(out, "{line}");
}

/// A text in which nothing is markup, on one line.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, sign) in text.char_indices() {
        match sign {
            '\n' | '\r' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' => {
                out.push('\\');
                out.push(sign);
            }
            '#' | '+' | '-' | '=' if at == 0 => {
                out.push('\\');
                out.push(sign);
            }
            '.' | ')' if begins_list(text, at) => {
                out.push('\\');
                out.push(sign);
            }
            _ => out.push(sign),
        }
    }
    out
}

/// Whether there are digits before and a space behind, so that a dot or bracket would begin a list.
fn begins_list(text: &str, at: usize) -> bool {
    let behind = text.as_bytes().get(at + 1).is_none_or(u8::is_ascii_whitespace);
    at > 0 && behind && text.bytes().take(at).all(|byte| byte.is_ascii_digit())
}
