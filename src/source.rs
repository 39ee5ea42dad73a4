//! The texts of a run, rules and profiles alike, and the lines in them.

use crate::span::{FileId, Span};

/// Owns every text that a diagnostic may point into.
#[derive(Debug, Default)]
pub struct SourceMap {
    files: Vec<SourceFile>,
}

/// One text with its name as the user gave it.
#[derive(Debug)]
pub struct SourceFile {
    /// The path or name to show.
    pub name: String,
    /// The text, without a byte-order mark.
    pub text: String,
    /// Whether a byte-order mark stood before it.
    pub marked: bool,
    line_starts: Vec<usize>,
    first_line: usize,
}

/// A place as a person counts: both from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl SourceMap {
    /// An empty map.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a text in under `name`; a leading byte-order mark is dropped.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        self.add_excerpt(name, text, 1)
    }

    /// Takes in a stretch of a text that is too large to be kept whole; `first_line` is the number of its first line.
    pub fn add_excerpt(&mut self, name: impl Into<String>, text: impl Into<String>, first_line: usize) -> FileId {
        let mut text: String = text.into();
        let marked = text.starts_with('\u{feff}');
        if marked {
            text.drain(..'\u{feff}'.len_utf8());
        }
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        self.files.push(SourceFile { name: name.into(), text, marked, line_starts, first_line });
        FileId(u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX))
    }

    /// The text behind an id.
    #[allow(clippy::indexing_slicing, reason = "a FileId is only made by `add`, and files are never removed")]
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The words a span covers; empty when it reaches outside its text.
    pub fn text(&self, span: Span) -> &str {
        self.file(span.file).text.get(span.range()).unwrap_or("")
    }

    /// Where a span begins.
    pub fn start(&self, span: Span) -> LineColumn {
        self.file(span.file).line_column(span.start as usize)
    }

    /// Every text with its id, in the order in which they came.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0u32..).map(FileId).zip(&self.files)
    }
}

impl SourceFile {
    /// Line and column of a byte offset; an offset behind the end counts as the end.
    pub fn line_column(&self, offset: usize) -> LineColumn {
        let line = self.line_starts.partition_point(|&start| start <= offset);
        let start = line.checked_sub(1).and_then(|index| self.line_starts.get(index)).copied().unwrap_or(0);
        let column = self.text.get(start..offset.min(self.text.len())).map_or(0, |before| before.chars().count());
        LineColumn { line: line.max(1) - 1 + self.first_line, column: column + 1 }
    }
}
