//! What a YAML syntax error means, in the reader's words.

use super::fault::Fault;
use crate::diagnostic::Code;

/// Words of the parser's message, what they mean, what to do.
const MEANINGS: &[(&str, &str, &str)] = &[
    (
        "mapping values are not allowed",
        "a `:` where no key can stand",
        "put a text that contains `: ` in quotes, and move lines that belong together in equally",
    ),
    ("end of stream", "quotes are opened here and never closed", "close the quotes"),
    (
        "unknown anchor",
        "an alias (`*name`) whose anchor (`&name`) does not exist",
        "put a text that begins with `*` in quotes",
    ),
    ("indentation in quoted", "quotes are opened here and never closed", "close the quotes"),
    ("tab", "a tab where only spaces can stand", "move lines in with spaces"),
    ("simple key expect", "a line that is neither a key with its value nor a list item", "write `key: value`"),
    ("expected ',' or '}'", "expected `,` or `}` in a record in braces", "close the record with `}`"),
    ("expected ',' or ']'", "expected `,` or `]` in a list in brackets", "close the list with `]`"),
    (
        "did not find expected '-'",
        "a line that does not fit into the list around it",
        "move the lines of a list in equally",
    ),
    (
        "did not find expected key",
        "a line that does not fit into the record around it",
        "move lines that belong together in equally",
    ),
    ("indentation", "lines are moved in unevenly", "move lines that belong together in equally"),
    ("unknown escape", "an unknown escape behind `\\`", "write the text in single quotes"),
    ("trailing content", "more text follows behind closing quotes", "put the whole text in quotes"),
    ("':' must be followed", "a `:` without a space behind it", "write a space behind the `:`"),
    ("recursion limit", "records and lists stand too deep inside each other", "write them on lines of their own"),
    ("plain scalar cannot start", "a text that begins with a sign of YAML", "put the text in quotes"),
    ("unprintable", "a control character", "remove it"),
    ("node content", "a value is missing or begins with a sign of YAML", "put texts that begin with a sign in quotes"),
    ("misplaced bracket", "a bracket that closes nothing", "remove it, or put the text in quotes"),
    ("not allowed in this context", "this cannot stand here", "put lists on lines of their own, below their key"),
];

/// The fault for a message of the parser.
pub(super) fn explained(info: &str) -> Fault {
    match MEANINGS.iter().find(|(words, _, _)| info.contains(words)) {
        Some((_, message, help)) => Fault::new(Code::InvalidYaml, *message).help(*help),
        None => Fault::new(Code::InvalidYaml, "this is no well-formed YAML")
            .help("look for an open quote or bracket, or lines that are moved in unevenly, here or above"),
    }
}
