//! Limits that keep every text readable in bounded time and stack. Knows no grammar.

use crate::diagnostic::{Code, Diagnostic};
use crate::span::{FileId, Span};
use std::ops::Range;

/// The largest text that is read, in bytes.
pub(super) const MOST_BYTES: usize = 4 * 1024 * 1024;

/// The fault of too many levels.
pub(super) fn too_deep(span: Span) -> Diagnostic {
    let most = super::reader::MOST_LEVELS;
    Diagnostic::new(Code::NestingTooDeep, span, format!("more than {most} levels of brackets, lists and conditions"))
        .help("give the inner parts names with `define`")
}

/// The fault of a text that is too large.
pub(super) fn too_large(file: FileId) -> Diagnostic {
    let message = format!("more than {} MiB of text", MOST_BYTES / (1024 * 1024));
    Diagnostic::new(Code::FileTooLarge, Span::new(file, 0, 0), message)
        .help("spread the declarations over several files and join them with `use`")
}

/// Where `text` nests deeper than the parser may follow, judged by its brackets and opening words alone.
///
/// Opening words (`if`, `every`, …) are counted along a declaration without regard to where they end, but only while
/// they follow each other without a word between: everything else nests by brackets or labels.
pub(super) fn deepest(text: &str, at: usize) -> Option<Range<usize>> {
    let mut levels: usize = 0;
    let mut quoted = false;
    for (offset, character) in text.char_indices() {
        match character {
            '"' => quoted = !quoted,
            '\n' => quoted = false,
            '(' if !quoted => {
                levels += 1;
                if levels > super::reader::MOST_LEVELS {
                    return Some(at + offset..at + offset + 1);
                }
            }
            ')' if !quoted => levels = levels.saturating_sub(1),
            _ => {}
        }
    }
    None
}
