//! What is said where a text does not follow the grammar. Knows words, not meanings.

use super::grammar::Rule;
use crate::diagnostic::{Code, Diagnostic};
use crate::span::{FileId, Span};

/// Indented lines above the first declaration.
pub(super) fn stray(span: Span) -> Diagnostic {
    Diagnostic::new(Code::SyntaxError, span, "an indented line that continues nothing")
        .help("a file begins with a declaration in the first column, for example `standard` or `use`")
}

/// A word in column 0 that begins no declaration.
pub(super) fn unknown_declaration(_file: FileId, _words: &str, _at: usize) -> Option<Diagnostic> {
    None
}

/// pest's error in the reader's words.
pub(super) fn syntax_error(file: FileId, _words: &str, at: usize, error: &pest::error::Error<Rule>) -> Diagnostic {
    let offset = match error.location {
        pest::error::InputLocation::Pos(offset) => offset,
        pest::error::InputLocation::Span((start, _)) => start,
    };
    Diagnostic::new(Code::SyntaxError, Span::new(file, at + offset, at + offset + 1), format!("{error}"))
}
