//! JSON as a stream of values: the only place that knows jiter.
//!
//! jiter hands out the digits of a number and the byte at which it stands; `serde_json` keeps neither.

use super::fault::Fault;
use super::reader::{DEEPEST, Key, Mark, Node, Reader, Stop, newlines};
use crate::diagnostic::Code;
use jiter::{Jiter, JiterError, JiterErrorType, JsonErrorType, Peek};
use std::ops::Range;

/// Reads one JSON text.
#[derive(Debug)]
pub(super) struct JsonReader<'t> {
    bytes: &'t [u8],
    /// Where the text begins in its file.
    base: usize,
    json: Jiter<'t>,
    /// Whether a record or list was announced whose opening bracket is still to be read.
    opening: bool,
    depth: usize,
    /// Where the last value began, or the bytes before the last key.
    start: usize,
    last_was_key: bool,
    /// The line at the first `counted` bytes' end.
    line: usize,
    counted: usize,
}

impl<'t> JsonReader<'t> {
    /// Begins to read `bytes`, which stand at byte `base` of their file; `tape` is working space that
    /// [`JsonReader::into_tape`] gave back.
    pub(super) fn new(bytes: &'t [u8], base: usize, tape: Vec<u8>) -> Self {
        let json = Jiter::with_tape(bytes, tape);
        Self { bytes, base, json, opening: false, depth: 0, start: 0, last_was_key: false, line: 1, counted: 0 }
    }

    /// The working space, for the next text.
    pub(super) fn into_tape(self) -> Vec<u8> {
        self.json.into_tape()
    }

    /// Whether nothing more stands in the text.
    pub(super) fn at_end(&mut self) -> bool {
        self.json.finish().is_ok()
    }

    /// Nothing may follow the value that was read.
    pub(super) fn finish(&mut self) -> Result<(), Stop> {
        self.json.finish().map_err(|error| stop(self.bytes, self.base, &error))
    }

    fn open<'a>(&mut self, node: Node<'a>) -> Result<Node<'a>, Stop> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Stop::too_deep(self.base + self.start..self.base + self.start + 1));
        }
        self.opening = true;
        Ok(node)
    }
}

impl Reader for JsonReader<'_> {
    fn value(&mut self) -> Result<Node<'_>, Stop> {
        let peek = self.json.peek().map_err(|error| stop(self.bytes, self.base, &error))?;
        self.start = self.json.current_index();
        self.last_was_key = false;
        match peek {
            Peek::Object => self.open(Node::Map),
            Peek::Array => self.open(Node::List),
            Peek::String => match self.json.known_str() {
                Ok(text) => Ok(Node::Quoted(text)),
                Err(error) => Err(stop(self.bytes, self.base, &error)),
            },
            Peek::True | Peek::False => match self.json.known_bool(peek) {
                Ok(yes) => Ok(Node::Plain(if yes { "true" } else { "false" })),
                Err(error) => Err(stop(self.bytes, self.base, &error)),
            },
            Peek::Null => match self.json.known_null() {
                Ok(()) => Ok(Node::Plain("null")),
                Err(error) => Err(stop(self.bytes, self.base, &error)),
            },
            _ => match self.json.known_number_bytes(peek) {
                Ok(digits) => Ok(Node::Plain(std::str::from_utf8(digits).unwrap_or_default())),
                Err(error) => Err(stop(self.bytes, self.base, &error)),
            },
        }
    }

    fn key(&mut self) -> Result<Key<'_>, Stop> {
        self.start = self.json.current_index();
        self.last_was_key = true;
        let key = if std::mem::take(&mut self.opening) { self.json.known_object() } else { self.json.next_key() };
        match key {
            Ok(Some(key)) => Ok(Key::Name(key)),
            Ok(None) => {
                self.depth -= 1;
                Ok(Key::End)
            }
            Err(error) => Err(stop(self.bytes, self.base, &error)),
        }
    }

    fn item(&mut self) -> Result<bool, Stop> {
        let item = if std::mem::take(&mut self.opening) { self.json.known_array() } else { self.json.array_step() };
        let another = item.map_err(|error| stop(self.bytes, self.base, &error))?.is_some();
        if !another {
            self.depth -= 1;
        }
        Ok(another)
    }

    fn mark(&self) -> Mark {
        let end = self.json.current_index().max(self.start + 1);
        Mark { start: self.start, end, rough: self.last_was_key }
    }

    fn line(&mut self) -> usize {
        let between = self.bytes.get(self.counted..self.start).unwrap_or_default();
        self.line += newlines(between);
        self.counted = self.counted.max(self.start);
        self.line
    }

    fn range(&mut self, mark: Mark) -> Range<usize> {
        let (mut start, mut end) = (mark.start, mark.end);
        if mark.rough {
            // jiter reads a key together with the bracket or comma before it and the colon behind it.
            let read = self.bytes.get(start..end).unwrap_or_default();
            end = start + read.iter().rposition(|&byte| byte == b'"').map_or(read.len(), |last| last + 1);
            start += read.iter().position(|&byte| byte == b'"').unwrap_or(0);
        }
        self.base + start..self.base + end
    }
}

fn stop(bytes: &[u8], base: usize, error: &JiterError) -> Stop {
    let start = error.index.min(bytes.len());
    let fault = match &error.error_type {
        JiterErrorType::JsonError(kind) => explained(kind),
        JiterErrorType::WrongType { .. } => Fault::new(Code::InvalidYaml, "this is no JSON value"),
    };
    Stop::at(base + start..base + (start + 1).min(bytes.len()), fault)
}

fn explained(kind: &JsonErrorType) -> Fault {
    use JsonErrorType as E;
    let (message, help) = match kind {
        E::EofWhileParsingList => ("the text ends inside a list", Some("close the list with `]`")),
        E::EofWhileParsingObject => ("the text ends inside a record", Some("close the record with `}`")),
        E::EofWhileParsingString => ("the text ends inside quotes", Some("close the quotes")),
        E::EofWhileParsingValue => ("the text ends where a value is expected", None),
        E::ExpectedColon => ("expected `:` between a key and its value", None),
        E::ExpectedListCommaOrEnd => ("expected `,` or `]` in a list", None),
        E::ExpectedObjectCommaOrEnd => ("expected `,` or `}` in a record", None),
        E::ExpectedSomeIdent => ("expected `true`, `false` or `null`", Some("put texts in quotes")),
        E::InvalidNumber | E::NumberOutOfRange | E::FloatExpectingInt => (
            "this is no number in JSON",
            Some("write digits with a point before the decimals and no leading zero, for example 2.5"),
        ),
        E::InvalidEscape | E::UnexpectedEndOfHexEscape => ("an unknown escape behind `\\`", None),
        E::InvalidUnicodeCodePoint | E::LoneLeadingSurrogateInHexEscape => ("this is no character", None),
        E::ControlCharacterWhileParsingString => {
            ("a text cannot hold a line break or another control character", Some("write a line break as \\n"))
        }
        E::KeyMustBeAString => ("expected a key in quotes", None),
        E::TrailingComma => ("a comma stands behind the last entry", Some("remove the comma")),
        E::TrailingCharacters => ("more text follows the end of the JSON value", None),
        E::RecursionLimitExceeded => ("records and lists stand too deep inside each other", None),
        E::ExpectedSomeValue | E::DuplicateKey(_) | E::InternalError(_) => {
            ("expected a value: a number, a text in quotes, true, false, null, a list or a record", None)
        }
    };
    let fault = Fault::new(Code::InvalidYaml, message);
    match help {
        Some(help) => fault.help(help),
        None => fault,
    }
}
