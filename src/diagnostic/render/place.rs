//! From a span to a place that a person can find. Knows nothing of how places are written.

use crate::source::{LineColumn, SourceMap};
use crate::span::Span;

/// Where a span begins and ends, as a person counts; the end is one past its last character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place<'a> {
    /// The text's name.
    pub(super) file: &'a str,
    /// The first character.
    pub(super) start: LineColumn,
    /// One past the last character.
    pub(super) end: LineColumn,
}

impl<'a> Place<'a> {
    /// The place of a span.
    pub(super) fn of(span: Span, sources: &'a SourceMap) -> Self {
        let span = anchor(span, sources);
        let file = sources.file(span.file);
        let [start, end] = [span.start, span.end].map(|offset| file.line_column(offset as usize));
        Self { file: &file.name, start, end }
    }
}

/// A span that lies in its text, begins and ends between characters and has no white space at its end.
///
/// What begins in the blank end of a text is moved behind its last word: "line 8" of a file whose last line is 7 cannot
/// be found in an editor.
pub(super) fn anchor(span: Span, sources: &SourceMap) -> Span {
    let text = sources.file(span.file).text.as_str();
    let written = text.trim_end().len();
    let start = text.floor_char_boundary((span.start as usize).min(written));
    let end = text.ceil_char_boundary((span.end as usize).clamp(start, text.len()));
    let words = text.get(start..end).unwrap_or("");
    let end = match words.trim_end() {
        "" => start + words.find(['\n', '\r']).unwrap_or(words.len()),
        trimmed => start + trimmed.len(),
    };
    Span::new(span.file, start, end)
}
