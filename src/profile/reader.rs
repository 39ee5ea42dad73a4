//! The values of a document in reading order, whatever the format. Knows no vocabulary.
//!
//! A reader is pulled: the conforming side asks for the next value, key or item, and so builds what it needs without a
//! tree of values in between. Words are handed out as they were written, numbers too, so that `2.50` stays exact.

use super::fault::Fault;
use crate::diagnostic::Code;
use std::ops::Range;

/// Lists and records inside each other, in one document.
pub(super) const DEEPEST: usize = 64;

/// A place in the reader's own count, from [`Reader::mark`]; cheap to keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Mark {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What stands where a value is expected.
#[derive(Debug)]
pub(super) enum Node<'a> {
    /// A record begins: ask for its keys.
    Map,
    /// A list begins: ask for its items.
    List,
    /// A single value without quotes, as written; empty where nothing stands.
    Plain(&'a str),
    /// A single value in quotes.
    Quoted(&'a str),
    /// Something well-formed that profiles do not use; it is already passed over.
    Refused(Refusal),
}

/// What stands where a key is expected.
#[derive(Debug)]
pub(super) enum Key<'a> {
    /// The expected key; its value comes next.
    Expected,
    /// Any other key; its value comes next.
    Name(&'a str),
    /// A key that profiles do not use; its value comes next.
    Refused(Refusal),
    /// The record ends.
    End,
}

/// Parts of YAML that profiles do not use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// `!!str 12`
    Tag,
    /// `<<: *base`
    MergeKey,
    /// `? [a, b]`
    ComplexKey,
}

impl Mark {
    /// Whether nothing stands there.
    pub(super) fn is_empty(self) -> bool {
        self.start >= self.end
    }
}

/// Reading cannot go on in this text.
#[derive(Debug)]
pub(super) enum Stop {
    /// It is faulty there.
    Fault(Box<(Fault, Range<usize>)>),
    /// The caller wants no more.
    Wanted,
}

/// A document as a stream of values.
pub(super) trait Reader {
    /// The next value. After [`Node::Map`] come keys until [`Key::End`], after [`Node::List`] items until there is none.
    fn value(&mut self) -> Result<Node<'_>, Stop>;
    /// The next key of the record that is being read. It is told by a word where it is the expected one.
    fn key(&mut self, expected: Option<&str>) -> Result<Key<'_>, Stop>;
    /// Whether the list that is being read has another item; its value comes next.
    fn item(&mut self) -> Result<bool, Stop>;
    /// Where the value or key stands that was read last.
    fn mark(&self) -> Mark;
    /// The line of what was read last, from 1 at the beginning of the text.
    fn line(&mut self) -> usize;
    /// The bytes of a mark in the whole text.
    fn range(&mut self, mark: Mark) -> Range<usize>;

    /// Passes over the next value.
    fn skip(&mut self) -> Result<(), Stop> {
        let opened = match self.value()? {
            Node::Map => Open::Map,
            Node::List => Open::List,
            Node::Plain(_) | Node::Quoted(_) | Node::Refused(_) => return Ok(()),
        };
        self.skip_rest(opened)
    }

    /// Passes over the rest of the record or list that was opened last.
    fn skip_rest(&mut self, opened: Open) -> Result<(), Stop> {
        let mut open = vec![opened];
        while let Some(&innermost) = open.last() {
            let more = match innermost {
                Open::Map => !matches!(self.key(None)?, Key::End),
                Open::List => self.item()?,
            };
            if !more {
                open.pop();
                continue;
            }
            match self.value()? {
                Node::Map => open.push(Open::Map),
                Node::List => open.push(Open::List),
                Node::Plain(_) | Node::Quoted(_) | Node::Refused(_) => {}
            }
        }
        Ok(())
    }
}

/// What was opened and not yet closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Open {
    /// A record.
    Map,
    /// A list.
    List,
}

impl Stop {
    /// Reading ends here because of a fault.
    pub(super) fn at(range: Range<usize>, fault: Fault) -> Self {
        Self::Fault(Box::new((fault, range)))
    }

    /// A record or list too deep inside others.
    pub(super) fn too_deep(range: Range<usize>) -> Self {
        let message = format!("records and lists stand inside each other more than {DEEPEST} levels deep");
        Self::at(range, Fault::new(Code::NestingTooDeep, message))
    }
}

impl Refusal {
    /// What to tell the reader.
    pub(super) fn fault(self) -> Fault {
        match self {
            Self::Tag => Fault::new(Code::UnsupportedYaml, "tags such as `!!str` are not read")
                .help("write the value alone; the vocabulary says what type it has"),
            Self::MergeKey => Fault::new(Code::UnsupportedYaml, "merge keys (`<<`) are not read")
                .help("write the facts where they belong"),
            Self::ComplexKey => Fault::new(Code::UnsupportedYaml, "a key is a single word, not a list or a record"),
        }
    }
}

/// How many line ends there are.
pub(super) fn newlines(bytes: &[u8]) -> usize {
    // A byte holds the count of so few, and many bytes are counted in one step.
    let count = |chunk: &[u8]| chunk.iter().map(|&byte| u8::from(byte == b'\n')).sum::<u8>();
    bytes.chunks(255).map(|chunk| usize::from(count(chunk))).sum()
}
