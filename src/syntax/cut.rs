//! Cuts a text into declarations at column 0 and gathers its comments. Knows no grammar.

use super::ast::Comment;
use crate::span::{FileId, Span};
use std::ops::Range;

/// What stands between two words in column 0, and what else a text holds.
#[derive(Debug, Default)]
pub(super) struct Cut {
    /// The bytes of each declaration, from its first to its last word.
    pub(super) declarations: Vec<Range<usize>>,
    /// Every comment in order.
    pub(super) comments: Vec<Comment>,
    /// Indented lines before the first declaration.
    pub(super) stray: Option<Range<usize>>,
}

/// Cuts `text`. Every byte outside of declarations is blank, a comment or stray.
pub(super) fn cut(file: FileId, text: &str) -> Cut {
    let mut cut = Cut::default();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let start = offset + if offset == 0 && line.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let line = text.get(start..offset + line.len()).unwrap_or("");
        offset = start + line.len();
        let comment = comment_start(line);
        let (words, remark) = line.split_at(comment.unwrap_or(line.len()));
        let own_line = words.trim().is_empty();
        if comment.is_some() {
            let remark = remark.trim_end();
            let at = start + words.len();
            let span = Span::new(file, at, at + remark.len());
            cut.comments.push(Comment { text: remark.strip_prefix('#').unwrap_or(remark).to_owned(), span, own_line });
        }
        if own_line {
            continue;
        }
        let end = start + words.trim_end().len();
        let indented = line.starts_with(|first: char| first.is_whitespace());
        match cut.declarations.last_mut() {
            Some(last) if indented => last.end = end,
            None if indented => {
                let begin = start + (words.len() - words.trim_start().len());
                cut.stray.get_or_insert(begin..end).end = end;
            }
            Some(_) | None => cut.declarations.push(start..end),
        }
    }
    cut
}

/// Where a line's comment begins: at the first `#` outside of quotes. An unclosed quote takes the rest of its line.
fn comment_start(line: &str) -> Option<usize> {
    let mut quoted = false;
    line.char_indices().find_map(|(at, character)| match character {
        '"' => {
            quoted = !quoted;
            None
        }
        '#' if !quoted => Some(at),
        _ => None,
    })
}
