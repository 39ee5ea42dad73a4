//! The stretches of text that a diagnostic shows. Knows nothing of how they are drawn.
//!
//! A profile may be one line of many megabytes, so only the neighbourhood of a label is ever handed on.

use super::place::anchor;
use crate::diagnostic::Diagnostic;
use crate::hidden::hidden;
use crate::source::{LineColumn, SourceMap};
use crate::span::Span;
use std::ops::Range;

/// Labels nearer to each other than this many bytes are shown in one excerpt.
const NEAR: usize = 3000;
/// A line is shown from its beginning, and to its end, when these are no further away than this many bytes.
const REACH: usize = 1000;
/// What is kept of a longer line on either side of the labels, in bytes.
const KEPT: usize = 60;
/// Stands where a line was cut.
const CUT: &str = "...";

/// A stretch of one text with the labels in it.
#[derive(Debug)]
pub(super) struct Excerpt<'a> {
    /// The text's name.
    pub(super) file: &'a str,
    /// What is shown.
    pub(super) text: String,
    /// The number of its first line.
    pub(super) first_line: usize,
    /// Where its main label begins in the whole text.
    pub(super) origin: LineColumn,
    /// Whether its first line lacks its beginning, so that columns cannot be counted in `text`.
    pub(super) headless: bool,
    /// The labels, by place.
    pub(super) marks: Vec<Mark<'a>>,
}

/// A label in an excerpt.
#[derive(Debug)]
pub(super) struct Mark<'a> {
    /// The bytes of the excerpt's text.
    pub(super) range: Range<usize>,
    /// What is said there; may be empty.
    pub(super) text: &'a str,
    /// Whether it is the diagnostic's primary place.
    pub(super) primary: bool,
}

/// A label of the diagnostic with its span in the whole text.
struct Labelled<'a> {
    span: Span,
    text: &'a str,
    primary: bool,
}

/// Labels that are near to each other, and all the words between them.
struct Neighbours<'a> {
    span: Span,
    labels: Vec<Labelled<'a>>,
}

impl Neighbours<'_> {
    fn has_primary(&self) -> bool {
        self.labels.iter().any(|label| label.primary)
    }

    fn are_near(&self, span: Span) -> bool {
        self.span.file == span.file && self.span.end as usize + NEAR >= span.start as usize
    }
}

/// The excerpts of a diagnostic, that with the primary place first.
pub(super) fn excerpts<'a>(diagnostic: &'a Diagnostic, sources: &'a SourceMap) -> Vec<Excerpt<'a>> {
    let labels = std::iter::once((&diagnostic.primary, true))
        .chain(diagnostic.secondary.iter().map(|label| (label, false)))
        .map(|(label, primary)| Labelled { span: shortened(label.span, sources), text: &label.text, primary });
    let mut groups = neighbours(labels.collect());
    groups.sort_by_key(|group| !group.has_primary());
    groups.iter().map(|group| excerpt(group, sources)).collect()
}

/// Anchors a span; one too long to be shown is cut to its first line.
fn shortened(span: Span, sources: &SourceMap) -> Span {
    let span = anchor(span, sources);
    let words = sources.text(span);
    if words.len() <= NEAR {
        return span;
    }
    let line = words.find('\n').unwrap_or(words.len()).min(NEAR);
    let line = words.get(..words.floor_char_boundary(line)).unwrap_or("").trim_end();
    Span::new(span.file, span.start as usize, span.start as usize + line.len())
}

/// Puts labels together that are near to each other in one text. Texts stay in the order in which labels name them.
fn neighbours(mut labels: Vec<Labelled<'_>>) -> Vec<Neighbours<'_>> {
    let mut files = Vec::new();
    for label in &labels {
        if !files.contains(&label.span.file) {
            files.push(label.span.file);
        }
    }
    labels.sort_by_key(|label| (files.iter().position(|file| *file == label.span.file), label.span));
    let mut groups: Vec<Neighbours<'_>> = Vec::new();
    for label in labels {
        match groups.last_mut() {
            Some(group) if group.are_near(label.span) => {
                group.span = group.span.to(label.span);
                group.labels.push(label);
            }
            _ => groups.push(Neighbours { span: label.span, labels: vec![label] }),
        }
    }
    groups
}

/// The excerpt around labels that are neighbours.
fn excerpt<'a>(group: &Neighbours<'a>, sources: &'a SourceMap) -> Excerpt<'a> {
    let file = sources.file(group.span.file);
    let text = file.text.as_str();
    let (start, end) = (group.span.start as usize, group.span.end as usize);

    let line_start = text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let headless = start - line_start > REACH;
    let from = if headless { text.ceil_char_boundary(start - KEPT) } else { line_start };

    let line_end = text.get(end..).and_then(|after| after.find('\n')).map_or(text.len(), |at| end + at);
    let tailless = line_end - end > REACH;
    let to = if tailless { text.floor_char_boundary(end + KEPT) } else { line_end };

    let [head, tail] = [headless, tailless].map(|cut| if cut { CUT } else { "" });
    let shift = |offset: u32| (offset as usize).saturating_sub(from) + head.len();
    let main = group.labels.iter().find(|label| label.primary).map_or(group.span, |label| label.span);
    Excerpt {
        file: &file.name,
        text: format!("{head}{}{tail}", masked(text.get(from..to).unwrap_or("").trim_end_matches('\r'))),
        first_line: file.line_column(from).line,
        origin: sources.start(main),
        headless,
        marks: group
            .labels
            .iter()
            .map(|label| Mark {
                range: shift(label.span.start)..shift(label.span.end),
                text: label.text,
                primary: label.primary,
            })
            .collect(),
    }
}

/// A text in which a sign stands for each character that nobody sees, of the same length in bytes: labels keep their place.
fn masked(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut from = 0;
    for (at, character) in hidden(text) {
        masked.push_str(text.get(from..at).unwrap_or_default());
        masked.push_str(match character.len_utf8() {
            1 => "?",
            2 => "\u{a6}",
            3 => "\u{fffd}",
            _ => "\u{fffd}?",
        });
        from = at + character.len_utf8();
    }
    masked.push_str(text.get(from..).unwrap_or_default());
    masked
}
