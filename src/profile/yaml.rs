//! YAML as a stream of values: the only place that knows saphyr-parser.
//!
//! `serde_yaml` gives neither the place of a value nor whether `012` or `NO` stood in quotes, so it cannot say what is
//! wrong with them and where. Aliases are unfolded here, within a budget.

use super::cursor::Cursor;
use super::fault::Fault;
use super::reader::{DEEPEST, Key, Mark, Node, Open, Reader, Refusal, Stop};
use crate::diagnostic::Code;
use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, StrInput};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

/// How many values anchors may keep and aliases repeat, in one text.
const BUDGET: usize = 100_000;

/// An event with its place.
type Located<'t> = (Event<'t>, Mark);

/// Reads the documents of one YAML text.
pub(super) struct YamlReader<'t> {
    parser: Parser<'t, StrInput<'t>>,
    cursor: Cursor<'t>,
    peeked: Option<Located<'t>>,
    /// The words that were handed out last.
    words: Cow<'t, str>,
    mark: Mark,
    line: usize,
    depth: usize,
    anchors: BTreeMap<usize, Rc<[Located<'t>]>>,
    recordings: Vec<Recording<'t>>,
    replays: Vec<(Rc<[Located<'t>]>, usize)>,
    spent: usize,
}

/// A value with an anchor, while it is read.
struct Recording<'t> {
    anchor: usize,
    open: usize,
    events: Vec<Located<'t>>,
}

impl<'t> YamlReader<'t> {
    /// Begins to read `text`, which stands at byte `base` of its file.
    pub(super) fn new(text: &'t str, base: usize) -> Self {
        Self {
            parser: Parser::new_from_str(text),
            cursor: Cursor::new(text, base),
            peeked: None,
            words: Cow::Borrowed(""),
            mark: Mark::default(),
            line: 1,
            depth: 0,
            anchors: BTreeMap::new(),
            recordings: Vec::new(),
            replays: Vec::new(),
            spent: 0,
        }
    }

    /// Goes on to the next document; false when there is none.
    pub(super) fn document(&mut self) -> Result<bool, Stop> {
        loop {
            match self.next()? {
                Event::DocumentStart(_) => {
                    self.anchors.clear();
                    return Ok(true);
                }
                Event::StreamEnd => return Ok(false),
                Event::Nothing
                | Event::StreamStart
                | Event::DocumentEnd
                | Event::Alias(_)
                | Event::Scalar(..)
                | Event::SequenceStart(..)
                | Event::SequenceEnd
                | Event::MappingStart(..)
                | Event::MappingEnd => {}
            }
        }
    }

    fn next(&mut self) -> Result<Event<'t>, Stop> {
        let (event, mark) = match self.peeked.take() {
            Some(located) => located,
            None => self.pull()?,
        };
        self.mark = mark;
        Ok(event)
    }

    fn pull(&mut self) -> Result<Located<'t>, Stop> {
        while let Some((events, at)) = self.replays.last_mut() {
            if let Some(located) = events.get(*at).cloned() {
                *at += 1;
                self.spend(located.1)?;
                self.record(&located)?;
                return Ok(located);
            }
            self.replays.pop();
        }
        let (event, span) = match self.parser.next_event() {
            Some(Ok(event)) => event,
            Some(Err(error)) => return Err(self.stop(&error)),
            None => return Ok((Event::StreamEnd, self.mark)),
        };
        self.line = span.start.line();
        let mark = Mark { start: span.start.index(), end: span.end.index() };
        if let Event::Alias(anchor) = event {
            let Some(events) = self.anchors.get(&anchor) else {
                let message = "an alias stands inside the value that it repeats";
                return Err(self.unsupported(mark, message));
            };
            self.replays.push((Rc::clone(events), 0));
            return self.pull();
        }
        let located = (event, mark);
        self.record(&located)?;
        Ok(located)
    }

    fn record(&mut self, located: &Located<'t>) -> Result<(), Stop> {
        let (opens, closes, anchor) = match &located.0 {
            Event::MappingStart(anchor, _) | Event::SequenceStart(anchor, _) => (1, 0, *anchor),
            Event::MappingEnd | Event::SequenceEnd => (0, 1, 0),
            Event::Scalar(_, _, anchor, _) => (0, 0, *anchor),
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd
            | Event::Alias(_) => return Ok(()),
        };
        // A repeated value keeps its anchor, which is already known then.
        if anchor != 0 && !self.anchors.contains_key(&anchor) {
            self.recordings.push(Recording { anchor, open: 0, events: Vec::new() });
        }
        if self.recordings.is_empty() {
            return Ok(());
        }
        for _ in 0..self.recordings.len() {
            self.spend(located.1)?;
        }
        for recording in &mut self.recordings {
            recording.events.push(located.clone());
            recording.open = recording.open + opens - closes;
        }
        while let Some(done) = self.recordings.pop_if(|recording| recording.open == 0) {
            self.anchors.insert(done.anchor, done.events.into());
        }
        Ok(())
    }

    fn spend(&mut self, mark: Mark) -> Result<(), Stop> {
        self.spent += 1;
        if self.spent <= BUDGET {
            return Ok(());
        }
        Err(self.unsupported(mark, "anchors and aliases unfold into too many values"))
    }

    fn unsupported(&mut self, mark: Mark, message: &str) -> Stop {
        let fault = Fault::new(Code::UnsupportedYaml, message).help("write the values where they belong");
        Stop::at(self.range(mark), fault)
    }

    fn stop(&mut self, error: &ScanError) -> Stop {
        let index = error.marker().index();
        let range = self.range(Mark { start: index, end: index + 1 });
        Stop::at(range, super::yaml_error::explained(error.info()))
    }

    fn open<'a>(&mut self, node: Node<'a>) -> Result<Node<'a>, Stop> {
        self.depth += 1;
        if self.depth > DEEPEST {
            let range = self.range(self.mark);
            return Err(Stop::too_deep(range));
        }
        Ok(node)
    }

    /// Passes over what was opened last; the mark stays where it began.
    fn refuse(&mut self, opened: Open, refusal: Refusal) -> Result<Refusal, Stop> {
        let mark = self.mark;
        self.open(Node::Map)?;
        self.skip_rest(opened)?;
        self.mark = mark;
        Ok(refusal)
    }
}

impl Reader for YamlReader<'_> {
    fn value(&mut self) -> Result<Node<'_>, Stop> {
        match self.next()? {
            Event::Scalar(_, _, _, Some(_)) => Ok(Node::Refused(Refusal::Tag)),
            Event::Scalar(words, style, _, None) => {
                self.words = words;
                Ok(if style == ScalarStyle::Plain { Node::Plain(&self.words) } else { Node::Quoted(&self.words) })
            }
            Event::MappingStart(_, None) => self.open(Node::Map),
            Event::SequenceStart(_, None) => self.open(Node::List),
            Event::MappingStart(_, Some(_)) => self.refuse(Open::Map, Refusal::Tag).map(Node::Refused),
            Event::SequenceStart(_, Some(_)) => self.refuse(Open::List, Refusal::Tag).map(Node::Refused),
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd
            | Event::Alias(_)
            | Event::SequenceEnd
            | Event::MappingEnd => Ok(Node::Plain("")),
        }
    }

    fn key(&mut self, expected: Option<&str>) -> Result<Key<'_>, Stop> {
        match self.next()? {
            Event::Scalar(_, _, _, Some(_)) => Ok(Key::Refused(Refusal::Tag)),
            Event::Scalar(words, ScalarStyle::Plain, _, None) if words == "<<" => Ok(Key::Refused(Refusal::MergeKey)),
            Event::Scalar(words, _, _, None) => {
                if expected.is_some_and(|expected| words == expected) {
                    return Ok(Key::Expected);
                }
                self.words = words;
                Ok(Key::Name(&self.words))
            }
            Event::MappingStart(..) => self.refuse(Open::Map, Refusal::ComplexKey).map(Key::Refused),
            Event::SequenceStart(..) => self.refuse(Open::List, Refusal::ComplexKey).map(Key::Refused),
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd
            | Event::Alias(_)
            | Event::SequenceEnd
            | Event::MappingEnd => {
                self.depth = self.depth.saturating_sub(1);
                Ok(Key::End)
            }
        }
    }

    fn item(&mut self) -> Result<bool, Stop> {
        let located = match self.peeked.take() {
            Some(located) => located,
            None => self.pull()?,
        };
        if matches!(located.0, Event::SequenceEnd | Event::StreamEnd) {
            self.mark = located.1;
            self.depth = self.depth.saturating_sub(1);
            return Ok(false);
        }
        self.peeked = Some(located);
        Ok(true)
    }

    fn mark(&self) -> Mark {
        self.mark
    }

    fn line(&mut self) -> usize {
        self.line
    }

    fn range(&mut self, mark: Mark) -> Range<usize> {
        self.cursor.range(mark)
    }
}
