//! Where in a text a word stands that a record says. Knows no format: it looks for a key with its value behind it.

use crate::span::Span;

/// What to look for: one of some keys, with this value behind it or any.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'w> {
    pub(super) keys: &'w [&'w str],
    pub(super) value: Option<&'w str>,
}

/// The place of the value, else of the key, behind the beginning of a record; the record itself where there is none.
pub(super) fn word_in(text: &str, record: Span, words: Words<'_>) -> Span {
    let start = record.start as usize;
    let Some(rest) = text.get(start..) else { return record };
    for (at, _) in rest.match_indices(':') {
        let before = rest.get(..at).unwrap_or_default().trim_end_matches(['"', '\'']);
        let Some(key) = words.keys.iter().find(|key| is_key(before, key)) else { continue };
        let Some(value) = words.value else {
            let end = start + before.len();
            return Span::new(record.file, end - key.len(), end);
        };
        let behind = rest.get(at + 1..).unwrap_or_default();
        let gap = behind.len() - behind.trim_start_matches([' ', '\t', '"', '\'']).len();
        if behind.get(gap..).is_some_and(|behind| behind.starts_with(value)) {
            let begin = start + at + 1 + gap;
            return Span::new(record.file, begin, begin + value.len());
        }
        // The first key of the kind belongs to the record; later ones belong to others.
        break;
    }
    cell_in(text, record, words.value).unwrap_or(record)
}

/// The place of a value in the row of a sheet, where no key stands before it.
fn cell_in(text: &str, record: Span, value: Option<&str>) -> Option<Span> {
    let (row, value) = (text.get(record.range())?, value?);
    let is_cell = |at: usize| {
        let ends = |side: Option<char>| side.is_none_or(|side| matches!(side, ',' | ';' | '\t' | '"'));
        let behind = row.get(at + value.len()..).unwrap_or_default();
        ends(row.get(..at).unwrap_or_default().chars().next_back()) && ends(behind.chars().next())
    };
    let (at, _) = row.match_indices(value).find(|(at, _)| is_cell(*at))?;
    let begin = record.start as usize + at;
    Some(Span::new(record.file, begin, begin + value.len()))
}

/// Whether a text ends in a key that is a word of its own.
fn is_key(before: &str, key: &str) -> bool {
    before
        .strip_suffix(key)
        .is_some_and(|ahead| !ahead.ends_with(|last: char| last.is_alphanumeric() || matches!(last, '_' | '-')))
}
