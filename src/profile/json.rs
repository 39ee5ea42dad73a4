//! JSON as a stream of values. Knows no vocabulary.
//!
//! Written by hand, since keys decide the pace: a record of a list nearly always has the keys of the one before it, and
//! here the expected key is compared in place, where a general parser first decodes it. A test holds the reader against
//! `serde_json`: both take the same texts for JSON.

use super::fault::Fault;
use super::json_text::{self, Text};
use super::reader::{DEEPEST, Key, Mark, Node, Reader, Stop, newlines};
use crate::diagnostic::Code;
use std::ops::Range;

/// Reads one JSON text.
#[derive(Debug)]
pub(super) struct JsonReader<'t> {
    text: &'t str,
    bytes: &'t [u8],
    /// Where the text begins in its file.
    base: usize,
    /// The next byte to read.
    at: usize,
    /// Where the last value or key began.
    start: usize,
    /// Whether a record or list was opened and nothing in it was read.
    opened: bool,
    depth: usize,
    /// The last text that had escapes.
    decoded: String,
    /// The line at the first `counted` bytes' end.
    line: usize,
    counted: usize,
}

impl<'t> JsonReader<'t> {
    /// Begins to read `text`, which stands at byte `base` of its file.
    pub(super) fn new(text: &'t str, base: usize) -> Self {
        let (bytes, decoded) = (text.as_bytes(), String::new());
        Self { text, bytes, base, at: 0, start: 0, opened: false, depth: 0, decoded, line: 1, counted: 0 }
    }

    /// Whether nothing more stands in the text.
    pub(super) fn at_end(&mut self) -> bool {
        self.next_byte().is_none()
    }

    /// Nothing may follow the value that was read.
    pub(super) fn finish(&mut self) -> Result<(), Stop> {
        if self.at_end() { Ok(()) } else { Err(self.stop("more text follows the end of the JSON value")) }
    }

    /// The next byte that is no white space.
    fn next_byte(&mut self) -> Option<u8> {
        loop {
            match self.bytes.get(self.at) {
                Some(b' ' | b'\t' | b'\n' | b'\r') => self.at += 1,
                other => return other.copied(),
            }
        }
    }

    #[cold]
    fn stop(&self, message: &str) -> Stop {
        self.stop_at(self.at, Fault::new(Code::InvalidYaml, message))
    }

    #[cold]
    fn stop_at(&self, at: usize, fault: Fault) -> Stop {
        let start = self.base + at.min(self.bytes.len());
        Stop::at(start..start + 1, fault)
    }

    #[cold]
    fn unexpected(&self, message: &str, at_end: &str) -> Stop {
        self.stop(if self.at < self.bytes.len() { message } else { at_end })
    }

    fn open<'a>(&mut self, node: Node<'a>) -> Result<Node<'a>, Stop> {
        self.at += 1;
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Stop::too_deep(self.base + self.start..self.base + self.at));
        }
        self.opened = true;
        Ok(node)
    }

    /// Goes on to the next entry of a record or list; false behind the last one, whose bracket is `end`.
    fn entry(&mut self, end: u8) -> Result<bool, Stop> {
        let first = std::mem::take(&mut self.opened);
        match self.next_byte() {
            Some(byte) if byte == end => {
                self.at += 1;
                self.depth = self.depth.saturating_sub(1);
                return Ok(false);
            }
            Some(_) if first => return Ok(true),
            Some(b',') if !first => {}
            Some(_) | None => return Err(self.no_separator(end)),
        }
        let comma = self.at;
        self.at += 1;
        if self.next_byte() == Some(end) {
            let fault = Fault::new(Code::InvalidYaml, "a comma stands behind the last entry");
            return Err(self.stop_at(comma, fault.help("remove the comma")));
        }
        Ok(true)
    }

    #[cold]
    fn no_separator(&self, end: u8) -> Stop {
        if end == b'}' {
            self.unexpected("expected `,` or `}` in a record", "the text ends inside a record")
        } else {
            self.unexpected("expected `,` or `]` in a list", "the text ends inside a list")
        }
    }

    /// The text in quotes that begins here; goes on behind it.
    fn quoted(&mut self) -> Result<&str, Stop> {
        match json_text::read(self.text, self.at + 1, &mut self.decoded) {
            Ok(Text::Plain(end)) => {
                let words = self.text.get(self.at + 1..end).unwrap_or_default();
                self.at = end + 1;
                Ok(words)
            }
            Ok(Text::Decoded(end)) => {
                self.at = end + 1;
                Ok(&self.decoded)
            }
            Err((at, fault)) => Err(self.stop_at(at, fault)),
        }
    }

    fn word<'a>(&mut self, word: &'static str) -> Result<Node<'a>, Stop> {
        let follows = self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(word.as_bytes()));
        if !follows {
            let fault = Fault::new(Code::InvalidYaml, "expected `true`, `false` or `null`");
            return Err(self.stop_at(self.at, fault.help("put texts in quotes")));
        }
        self.at += word.len();
        Ok(Node::Plain(word))
    }

    fn digits(&mut self) -> Result<(), Stop> {
        let from = self.at;
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_digit) {
            self.at += 1;
        }
        if self.at == from { Err(self.no_number()) } else { Ok(()) }
    }

    fn number(&mut self) -> Result<Node<'_>, Stop> {
        if self.bytes.get(self.at) == Some(&b'-') {
            self.at += 1;
        }
        if self.bytes.get(self.at) == Some(&b'0') {
            self.at += 1;
            if self.bytes.get(self.at).is_some_and(u8::is_ascii_digit) {
                return Err(self.no_number());
            }
        } else {
            self.digits()?;
        }
        if self.bytes.get(self.at) == Some(&b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.bytes.get(self.at) {
            self.at += 1;
            if let Some(b'+' | b'-') = self.bytes.get(self.at) {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(Node::Plain(self.text.get(self.start..self.at).unwrap_or_default()))
    }

    #[cold]
    fn no_number(&self) -> Stop {
        let fault = Fault::new(Code::InvalidYaml, "this is no number in JSON");
        let help = "write digits with a point before the decimals and no leading zero, for example 2.5";
        self.stop_at(self.at, fault.help(help))
    }
}

impl Reader for JsonReader<'_> {
    fn value(&mut self) -> Result<Node<'_>, Stop> {
        let next = self.next_byte();
        self.start = self.at;
        match next {
            Some(b'"') => self.quoted().map(Node::Quoted),
            Some(b'{') => self.open(Node::Map),
            Some(b'[') => self.open(Node::List),
            Some(b't') => self.word("true"),
            Some(b'f') => self.word("false"),
            Some(b'n') => self.word("null"),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(_) | None => Err(self.unexpected(
                "expected a value: a number, a text in quotes, true, false, null, a list or a record",
                "the text ends where a value is expected",
            )),
        }
    }

    fn key(&mut self, expected: Option<&str>) -> Result<Key<'_>, Stop> {
        if !self.entry(b'}')? {
            return Ok(Key::End);
        }
        self.start = self.at;
        if self.next_byte() != Some(b'"') {
            return Err(self.unexpected("expected a key in quotes", "the text ends inside a record"));
        }
        if let Some(expected) = expected
            && let Some(rest) = self.bytes.get(self.at + 1..)
            && let Some([b'"', b':', ..]) = rest.strip_prefix(expected.as_bytes())
        {
            self.at += expected.len() + 3;
            return Ok(Key::Expected);
        }
        self.quoted()?;
        let end = self.at;
        if self.next_byte() != Some(b':') {
            return Err(self.unexpected("expected `:` between a key and its value", "the text ends inside a record"));
        }
        self.at += 1;
        let plain = self.text.get(self.start + 1..end - 1).unwrap_or_default();
        Ok(Key::Name(if plain.contains('\\') { &self.decoded } else { plain }))
    }

    fn item(&mut self) -> Result<bool, Stop> {
        self.entry(b']')
    }

    fn mark(&self) -> Mark {
        Mark { start: self.start, end: self.at.max(self.start + 1) }
    }

    fn line(&mut self) -> usize {
        self.line += newlines(self.bytes.get(self.counted..self.start).unwrap_or_default());
        self.counted = self.counted.max(self.start);
        self.line
    }

    fn range(&mut self, mark: Mark) -> Range<usize> {
        // A key was read with the colon behind it.
        let read = self.text.get(mark.start..mark.end).unwrap_or_default();
        let end = mark.start + read.trim_end_matches([':', ' ', '\t', '\r', '\n']).len();
        self.base + mark.start..self.base + end.max(mark.start + 1)
    }
}
