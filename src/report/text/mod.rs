//! The report as text for a terminal or a printer: calm, as wide as asked, in colour where asked.

mod layout;
mod paint;

use layout::columns;
pub(super) use layout::{block, plain, ruled, soft, table};
pub use paint::Colour;
pub(super) use paint::Paint;

use super::messages::Scoring;
use super::view::{Grid, Line, Mark, Page, Point, View, symbol};
use super::{Assessed, Compared, Contrast, Message, Piece, Report, ReportError, Results, Run};
use crate::language::Language;

/// Narrower than this no line gets.
const NARROWEST: usize = 40;

/// The text report.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    view: View<'a>,
    width: usize,
    paint: Paint,
}

impl<'a> Text<'a> {
    /// A text report in a language. `details` shows what is met or not applicable too; `width` is in columns.
    pub fn new(run: &Run<'a>, language: Language, details: bool, width: usize, colour: Colour) -> Self {
        Self { view: View { run: *run, language, details }, width: width.max(NARROWEST), paint: Paint::new(colour) }
    }

    fn page(&self, page: &Page, out: &mut String) {
        let kind = page.kind.into();
        let brief = page.is_brief();
        let mut title = format!("{} {}: {}", symbol(kind), page.title, page.verdict);
        if let Some(standard) = &page.standard {
            title = format!("{title} ({standard})");
        }
        let style = self.paint.mark(kind);
        let style = if brief { style } else { self.paint.strong(style) };
        block(&title, "", "  ", self.width, style, out);
        for point in &page.points {
            self.point(point, out);
        }
        if !page.scores.is_empty() {
            block(Scoring::Title.words(self.view.language), "    ", "    ", self.width, self.paint.topic(), out);
            for score in &page.scores {
                block(&score.title, "      ", "        ", self.width, self.paint.plain(), out);
                self.lines(&score.lines, "        ", out);
            }
        }
        if !page.figures.is_empty() {
            block(self.view.say(Message::Figures), "    ", "    ", self.width, self.paint.topic(), out);
            for figure in &page.figures {
                block(figure, "      ", "        ", self.width, self.paint.quiet(), out);
            }
        }
    }

    fn point(&self, point: &Point, out: &mut String) {
        let title = format!("{} {} ({})", symbol(point.mark), point.title, point.status);
        let style = self.paint.mark(point.mark);
        if let [line @ Line { quiet: false, .. }] = point.lines.as_slice() {
            block(&format!("{title}. {}", line.whole()), "    ", "      ", self.width, style, out);
            return;
        }
        block(&title, "    ", "      ", self.width, style, out);
        self.lines(&point.lines, "      ", out);
    }

    fn lines(&self, lines: &[Line], indent: &str, out: &mut String) {
        for line in lines {
            let style = if line.quiet { self.paint.quiet() } else { self.paint.plain() };
            block(&line.whole(), indent, &format!("{indent}  "), self.width, style, out);
        }
    }
}

impl Text<'_> {
    /// A table with its title and remarks.
    fn grid(&self, grid: &Grid, text: &mut String) {
        block(&grid.title, "", "  ", self.width, self.paint.title(), text);
        table(grid, self.width, text);
        for remark in &grid.remarks {
            block(remark, "", "  ", self.width, self.paint.quiet(), text);
        }
        text.push('\n');
    }
}

impl Report for Text<'_> {
    fn head(&self, out: &mut Vec<u8>) {
        let mut text = String::new();
        for heading in self.view.headings() {
            block(&heading.title, "", "  ", self.width, self.paint.title(), &mut text);
            block(&heading.about, "", "  ", self.width, self.paint.plain(), &mut text);
            for remark in &heading.remarks {
                block(remark, "", "  ", self.width, self.paint.plain(), &mut text);
            }
        }
        block(&self.view.key_date(), "", "  ", self.width, self.paint.plain(), &mut text);
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
        let contrast = self.view.contrast(compared)?;
        let mut text = String::new();
        block(&contrast.title, "", "  ", self.width, self.paint.title(), &mut text);
        for (thing, lines) in &contrast.things {
            block(thing, "  ", "    ", self.width, self.paint.topic(), &mut text);
            for line in columns(lines, self.width.saturating_sub(4)) {
                block(&line, "    ", "      ", self.width, self.paint.plain(), &mut text);
            }
        }
        out.extend_from_slice(plain(&text).as_bytes());
        Some(Piece::Block)
    }

    /// Lines stand close, blocks apart.
    fn between(&self, before: Piece, after: Piece) -> &'static [u8] {
        if before == Piece::Line && after == Piece::Line { b"" } else { b"\n" }
    }

    fn tail(&self, results: &Results<'_>, out: &mut Vec<u8>) -> Result<(), ReportError> {
        let mut text = String::new();
        for amounts in self.view.amounts(results) {
            self.grid(&amounts, &mut text);
        }
        for (heading, idle) in self.view.idle(results) {
            block(heading, "", "  ", self.width, self.paint.title(), &mut text);
            for line in &idle {
                block(line, "  ", "    ", self.width, self.paint.plain(), &mut text);
            }
            text.push('\n');
        }
        if let Some(overview) = self.view.overview(results) {
            self.grid(&overview, &mut text);
        }
        let counts = self.view.contrast_counts(results);
        if !counts.is_empty() {
            block(Contrast::Counts.words(self.view.language), "", "  ", self.width, self.paint.title(), &mut text);
            for line in &counts {
                block(line, "  ", "    ", self.width, self.paint.plain(), &mut text);
            }
            text.push('\n');
        }
        for line in self.view.summary(results) {
            block(&line, "", "  ", self.width, self.paint.title(), &mut text);
        }
        out.extend_from_slice(plain(&text).as_bytes());
        Ok(())
    }
}
