//! What is said where a text does not follow the grammar. Knows words, not meanings.

mod expected;
mod hints;
mod times;

use super::grammar::Rule;
use super::keywords::{self, DECLARATIONS, Keyword};
use super::limits;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::hidden::number;
use crate::language::Language;
use crate::span::{FileId, Span};
use pest::error::{Error, ErrorVariant, InputLocation};

/// Indented lines above the first declaration.
pub(super) fn stray(span: Span) -> Diagnostic {
    Diagnostic::new(Code::SyntaxError, span, "an indented line that continues nothing")
        .help("a file begins with a declaration in the first column, for example `standard` or `use`")
}

/// A character that nobody sees.
pub(super) fn hidden(file: FileId, at: usize, character: char) -> Diagnostic {
    let message = format!("here stands a character that nobody sees, {}", number(character));
    Diagnostic::new(Code::HiddenCharacter, Span::new(file, at, at + character.len_utf8()), message)
        .help("delete it: it can make a rule read as something else than it says")
}

/// A word in column 0 that begins no declaration.
pub(super) fn unknown_declaration(file: FileId, words: &str, at: usize) -> Option<Diagnostic> {
    if keywords::declaration(words).is_some() {
        return None;
    }
    let word = hints::first_token(words);
    let span = Span::new(file, at, at + word.len());
    let fault = Diagnostic::new(Code::UnknownDeclaration, span, format!("no declaration begins with `{word}`"));
    if let Some(clause) = keywords::clause(words) {
        let owner = hints::owners(clause.rule, Language::English);
        return Some(fault.help(format!("`{word}` is a clause of {owner}: indent its line")));
    }
    let known = DECLARATIONS.iter().filter_map(|&kind| Keyword::of(kind)).flat_map(Keyword::all_forms);
    Some(match nearest(word, known) {
        Some(meant) => fault.help(format!("did you mean `{meant}`?")),
        None => {
            fault.help("a line that continues another is indented; a declaration begins with a word such as `rule`")
        }
    })
}

/// pest's error in the reader's words.
pub(super) fn syntax_error(file: FileId, words: &str, at: usize, error: &Error<Rule>) -> Diagnostic {
    let offset = match error.location {
        InputLocation::Pos(offset) | InputLocation::Span((offset, _)) => offset,
    };
    let expected = match &error.variant {
        ErrorVariant::ParsingError { positives, .. } => positives.as_slice(),
        // The parser's own guard of the stack.
        ErrorVariant::CustomError { .. } => return limits::too_deep(Span::new(file, at + offset, at + offset)),
    };
    let place = hints::Place::new(words, offset, expected);
    if let Some(hint) = place.special() {
        let span = Span::new(file, at + hint.range.start, at + hint.range.end);
        let mut fault = Diagnostic::new(hint.code, span, hint.message).help(hint.help);
        if let Some((range, text)) = hint.also {
            fault = fault.also(Span::new(file, at + range.start, at + range.end), text);
        }
        return fault;
    }
    let found = place.found();
    let range = place.range();
    let message = match expected::list(expected, place.has_clauses(), place.language) {
        Some(list) => format!("expected {list}, found {found}"),
        None => format!("{found} cannot stand here"),
    };
    let fault = Diagnostic::new(Code::SyntaxError, Span::new(file, at + range.start, at + range.end), message);
    match place.help() {
        Some(help) => fault.help(help),
        None => fault,
    }
}

/// Every phrase that can stand in a message, for the test that no rule's name is among them.
#[cfg(test)]
pub(super) fn phrases() -> Vec<String> {
    let both = [Language::English, Language::German];
    let of = |language: Language| Rule::all_rules().iter().filter_map(move |&kind| expected::phrase(kind, language));
    both.into_iter().flat_map(of).collect()
}
