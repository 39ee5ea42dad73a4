//! Limits that keep every text readable in bounded time and stack. Knows words, not the grammar.

use super::grammar::Rule;
use super::keywords::{self, Keyword};
use crate::diagnostic::{Code, Diagnostic};
use crate::span::{FileId, Span};
use std::ops::Range;

/// The largest text that is read, in bytes.
pub(super) const MOST_BYTES: usize = 4 * 1024 * 1024;

/// How many levels of brackets, lists and conditions may stand in each other.
pub(super) const MOST_LEVELS: usize = 64;

/// How high the tree of an expression may grow, chains of operators included: later passes walk it recursively.
pub(super) const MOST_HEIGHT: usize = 512;

/// Words behind which an expression stands within an expression without a bracket between.
const OPENERS: &[Rule] =
    &[Rule::kw_if, Rule::kw_every, Rule::kw_some, Rule::kw_number_of, Rule::kw_sum_of, Rule::kw_list_of];

/// The fault of too many levels.
pub(super) fn too_deep(span: Span) -> Diagnostic {
    let message = format!("more than {MOST_LEVELS} levels of brackets, lists and conditions");
    Diagnostic::new(Code::NestingTooDeep, span, message).help("give the inner parts names with `define`")
}

/// The fault of an expression with too many steps.
pub(super) fn too_high(span: Span) -> Diagnostic {
    Diagnostic::new(Code::NestingTooDeep, span, format!("a calculation of more than {MOST_HEIGHT} steps"))
        .help("give its parts names with `define`")
}

/// The fault of a text that is too large.
pub(super) fn too_large(file: FileId) -> Diagnostic {
    let message = format!("more than {} MiB of text", MOST_BYTES / (1024 * 1024));
    Diagnostic::new(Code::FileTooLarge, Span::new(file, 0, 0), message)
        .help("spread the declarations over several files and join them with `use`")
}

/// The first place of a declaration that nests deeper than the parser should follow.
///
/// Opening words count until their bracket or their line's label or clause ends: more than the grammar asks for, and
/// never less.
pub(super) fn deepest(words: &str) -> Option<Range<usize>> {
    let mut levels = vec![0_usize];
    let mut total = 0_usize;
    for piece in pieces(words) {
        match piece.kind {
            PieceKind::Open => {
                levels.push(1);
                total += 1;
            }
            PieceKind::Close => {
                total -= levels.pop().unwrap_or(0);
                if levels.is_empty() {
                    levels.push(0);
                    total = 0;
                }
            }
            PieceKind::Start => {
                levels = vec![0];
                total = 0;
            }
            PieceKind::Word if opens(piece.text) => {
                if let Some(level) = levels.last_mut() {
                    *level += 1;
                }
                total += 1;
            }
            PieceKind::Word => {}
        }
        if total > MOST_LEVELS {
            return Some(piece.at..piece.at + piece.text.len());
        }
    }
    None
}

fn opens(word: &str) -> bool {
    let first = |form: &'static str| form.split(' ').next().unwrap_or(form);
    OPENERS
        .iter()
        .filter_map(|&kind| Keyword::of(kind))
        .any(|keyword| keyword.all_forms().any(|form| first(form) == word))
}

/// A bracket or word, as far as limits and hints look.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    pub(super) at: usize,
    pub(super) text: &'a str,
    pub(super) kind: PieceKind,
}

/// What a [`Piece`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PieceKind {
    /// `(`
    Open,
    /// `)` that is not part of a label
    Close,
    /// A word or number.
    Word,
    /// A label or clause word that begins a line.
    Start,
}

/// Brackets and words of a declaration in order, without texts and comments.
pub(super) fn pieces(words: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut quoted, mut remark, mut begins) = (false, false, false);
    let mut rest = words;
    while let Some(character) = rest.chars().next() {
        let at = words.len() - rest.len();
        let mut length = character.len_utf8();
        match character {
            '\n' => (quoted, remark, begins) = (false, false, true),
            _ if remark => {}
            '"' => (quoted, begins) = (!quoted, false),
            _ if quoted => {}
            '#' => remark = true,
            '(' | ')' => {
                let kind = if character == '(' { PieceKind::Open } else { PieceKind::Close };
                pieces.push(Piece { at, text: rest.get(..length).unwrap_or(""), kind });
                begins = false;
            }
            _ if is_word(character) => {
                length = rest.find(|other| !is_word(other)).unwrap_or(rest.len());
                let (text, behind) = rest.split_at(length);
                let label = begins && behind.starts_with(')') && is_label(text);
                let clause = begins && keywords::clause(rest).is_some();
                let kind = if label || clause { PieceKind::Start } else { PieceKind::Word };
                pieces.push(Piece { at, text, kind });
                length += usize::from(label);
                begins = false;
            }
            _ => begins &= character.is_whitespace(),
        }
        rest = rest.get(length..).unwrap_or("");
    }
    pieces
}

/// Whether a character can be part of a name or number.
pub(super) fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_' || unicode_normalization::char::is_combining_mark(character)
}

fn is_label(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|first| first.is_ascii_lowercase() && letters.all(|letter| letter == first))
}
