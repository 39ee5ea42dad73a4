//! Lines with columns, and how they are joined to text. Knows nothing of the language.

use unicode_width::UnicodeWidthStr as _;

/// One line to be.
#[derive(Debug)]
pub(super) struct Line {
    /// Blanks before its first word.
    pub(super) indent: usize,
    /// Its words; columns of lines of one block and style stand below each other.
    pub(super) columns: Vec<String>,
    /// How its columns are joined.
    pub(super) style: Style,
    /// The declaration it belongs to.
    pub(super) block: usize,
    /// Comments on lines of their own above it.
    pub(super) above: Vec<Remark>,
    /// Whether an empty line stands before it, below its comments.
    pub(super) parted: bool,
    /// The comment at its end.
    pub(super) remark: Option<String>,
}

/// A comment on a line of its own.
#[derive(Debug)]
pub(super) struct Remark {
    /// Its words, with `#`.
    pub(super) text: String,
    /// Whether an empty line stands before it.
    pub(super) parted: bool,
    /// Whether it was indented.
    pub(super) indented: bool,
}

/// How the columns of a line are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// One after the other.
    Plain,
    /// A word and what belongs to it, which begins in this column or right of it.
    Clause(usize),
    /// `name : type "label"`
    Fact,
    /// A value and its clauses.
    Value,
    /// `a | b`
    Row,
}

/// Clause words longer than this do not move the others to the right.
const LONGEST_WORD: usize = 12;

/// Every line as text, without blanks at any end.
pub(super) fn join(lines: &[Line]) -> String {
    let mut text = String::new();
    for (block, style, lines) in runs(lines) {
        let widths = widths(lines.iter().filter(|line| line.block == block && line.style == style));
        for line in lines {
            for remark in &line.above {
                if remark.parted && !text.is_empty() {
                    text.push('\n');
                }
                push_line(&mut text, line.indent, &remark.text);
            }
            if line.parted && !text.is_empty() {
                text.push('\n');
            }
            let mut words = columns(line, &widths);
            if let Some(remark) = &line.remark {
                words = format!("{}  {remark}", words.trim_end());
            }
            if !words.trim().is_empty() {
                push_line(&mut text, line.indent, words.trim());
            }
        }
    }
    text
}

fn push_line(text: &mut String, indent: usize, words: &str) {
    text.extend(std::iter::repeat_n(' ', indent));
    text.push_str(words.trim_end());
    text.push('\n');
}

/// Lines whose columns are measured together, lines of other styles between them each by itself.
fn runs(lines: &[Line]) -> Vec<(usize, Style, Vec<&Line>)> {
    let mut runs: Vec<(usize, Style, Vec<&Line>)> = Vec::new();
    for line in lines {
        match runs.last_mut() {
            Some((block, style, run))
                if *block == line.block && (*style == line.style || line.style == Style::Plain) =>
            {
                run.push(line);
            }
            _ => runs.push((line.block, line.style, vec![line])),
        }
    }
    runs
}

fn widths<'a>(lines: impl Iterator<Item = &'a &'a Line>) -> Vec<usize> {
    let mut widths: Vec<usize> = Vec::new();
    for line in lines {
        let last = line.columns.len().saturating_sub(1);
        for (at, column) in line.columns.iter().enumerate() {
            // Nothing stands to the right of a last column, but other values stand below a value.
            let counts = at < last || line.style == Style::Row || line.style == Style::Value && at == 0;
            let width = if counts { column.width() } else { 0 };
            let width = if matches!(line.style, Style::Clause(_)) && width > LONGEST_WORD { 0 } else { width };
            match widths.get_mut(at) {
                Some(widest) => *widest = width.max(*widest),
                None => widths.push(width),
            }
        }
    }
    widths
}

fn columns(line: &Line, widths: &[usize]) -> String {
    let mut words = String::new();
    for (at, column) in line.columns.iter().enumerate() {
        let width = widths.get(at).copied().unwrap_or(0);
        words.push_str(column);
        let pad = width.saturating_sub(column.width());
        let (pad, gap) = match line.style {
            Style::Plain => (0, ""),
            Style::Clause(_) if column.width() > LONGEST_WORD => (0, " "),
            Style::Clause(least) => (least.max(width + 2).saturating_sub(column.width()), ""),
            Style::Fact if at == 0 => (pad, " : "),
            Style::Value if at > 0 => (0, "  "),
            Style::Fact | Style::Value => (pad, "  "),
            Style::Row => (pad, " | "),
        };
        if at + 1 < line.columns.len() {
            words.extend(std::iter::repeat_n(' ', pad));
            words.push_str(gap);
        }
    }
    words
}
