//! A row as a record: its cells in the order of the vocabulary, nested as the vocabulary nests. Knows no file.

use super::cell::{Reading, Said, homeless};
use super::csv::Row;
use super::heading::{Leaf, Place, Plan};
use crate::profile::fault::Fault;
use crate::profile::reader::{Key, Mark, Node, Reader, Stop};
use std::collections::VecDeque;
use std::ops::Range;

/// What a row says, step by step.
#[derive(Debug)]
enum Step<'p> {
    Key(&'p str),
    Map,
    List,
    End,
    Number(String),
    Words(String),
    None,
}

/// Gives a row's cells as the values of a record.
#[derive(Debug)]
pub(super) struct RowReader<'p> {
    steps: VecDeque<(Step<'p>, Mark)>,
    /// What was handed out last.
    current: Step<'p>,
    mark: Mark,
    line: usize,
}

/// What is wrong with a cell, and where it stands.
pub(super) type CellFault = (Fault, Range<usize>);

impl<'p> RowReader<'p> {
    /// Reads the cells of a row; those that are faulty say nothing and are told apart.
    pub(super) fn new(row: &Row<'_>, plan: &'p Plan<'_>, reading: Reading<'_>) -> (Self, Vec<CellFault>) {
        let mut writing = Writing { row, reading, steps: VecDeque::new(), faults: Vec::new() };
        for (column, cell) in row.cells.iter().enumerate() {
            if !cell.is_empty() && plan.is_blank(column) {
                writing.faults.push((homeless(&cell.words), cell.range.clone()));
            }
        }
        writing.record(&plan.facts);
        let start = row.range().start;
        let mark = Mark { start, end: start };
        writing.steps.push_back((Step::End, mark));
        (Self { steps: writing.steps, current: Step::End, mark, line: row.line }, writing.faults)
    }

    fn next(&mut self) -> &Step<'p> {
        if let Some((step, mark)) = self.steps.pop_front() {
            (self.current, self.mark) = (step, mark);
        } else {
            self.current = Step::End;
        }
        &self.current
    }
}

impl Reader for RowReader<'_> {
    fn value(&mut self) -> Result<Node<'_>, Stop> {
        Ok(match self.next() {
            Step::Map => Node::Map,
            Step::List => Node::List,
            Step::Number(words) => Node::Plain(words),
            Step::Words(words) => Node::Quoted(words),
            Step::None | Step::Key(_) | Step::End => Node::Plain(""),
        })
    }

    fn key(&mut self, expected: Option<&str>) -> Result<Key<'_>, Stop> {
        Ok(match self.next() {
            Step::Key(name) if expected == Some(*name) => Key::Expected,
            Step::Key(name) => Key::Name(name),
            Step::Map | Step::List | Step::End | Step::Number(_) | Step::Words(_) | Step::None => Key::End,
        })
    }

    fn item(&mut self) -> Result<bool, Stop> {
        let ended = matches!(self.steps.front(), None | Some((Step::End, _)));
        if ended {
            self.next();
        }
        Ok(!ended)
    }

    fn mark(&self) -> Mark {
        self.mark
    }

    fn line(&mut self) -> usize {
        self.line
    }

    fn range(&mut self, mark: Mark) -> Range<usize> {
        mark.start..mark.end
    }
}

struct Writing<'r, 't, 'p> {
    row: &'r Row<'t>,
    reading: Reading<'r>,
    steps: VecDeque<(Step<'p>, Mark)>,
    faults: Vec<CellFault>,
}

impl<'p> Writing<'_, '_, 'p> {
    /// Writes the facts that have a value; says whether there are any.
    fn record(&mut self, facts: &'p [(&'p str, Place<'p>)]) -> bool {
        let before = self.steps.len();
        for (name, place) in facts {
            match place {
                Place::Fact(leaf) => self.fact(name, leaf),
                Place::Record(facts) => {
                    let at = self.steps.len();
                    if self.record(facts) {
                        let mark = self.steps.get(at).map_or(Mark::default(), |(_, mark)| *mark);
                        self.steps.insert(at, (Step::Key(name), mark));
                        self.steps.insert(at + 1, (Step::Map, mark));
                        self.steps.push_back((Step::End, mark));
                    }
                }
            }
        }
        self.steps.len() > before
    }

    fn fact(&mut self, name: &'p str, leaf: &'p Leaf<'p>) {
        let cells = leaf.words.iter().filter_map(|(word, column)| {
            let cell = self.row.cells.get(*column).filter(|cell| !cell.is_empty())?;
            Some((*word, cell))
        });
        let around: Vec<_> = cells.collect();
        let value = leaf.value.and_then(|column| self.row.cells.get(column)).filter(|cell| !cell.is_empty());
        let mark = value.or(around.first().map(|(_, cell)| *cell)).map(|cell| mark(&cell.range));
        let Some(mark) = mark else { return };
        let said = match value.map(|cell| self.reading.said(&cell.words, cell.quoted, leaf.fact, leaf.unit.as_deref()))
        {
            None => None,
            Some(Ok(said)) => Some(said),
            Some(Err(fault)) => {
                self.faults.push((fault, mark.start..mark.end));
                return;
            }
        };
        self.steps.push_back((Step::Key(name), mark));
        if around.is_empty() {
            self.say(said, mark);
            return;
        }
        self.steps.push_back((Step::Map, mark));
        if said.is_some() {
            self.steps.push_back((Step::Key("value"), mark));
            self.say(said, mark);
        }
        for (word, cell) in around {
            let mark = self::mark(&cell.range);
            self.steps.push_back((Step::Key(word.name()), mark));
            let words = if word.is_day() { super::cell::day(&cell.words) } else { cell.words.to_string() };
            self.steps.push_back((Step::Words(words), mark));
        }
        self.steps.push_back((Step::End, mark));
    }

    fn say(&mut self, said: Option<Said>, mark: Mark) {
        let step = match said {
            None | Some(Said::None) => Step::None,
            Some(Said::Number(words)) => Step::Number(words),
            Some(Said::Words(words)) => Step::Words(words),
            Some(Said::Items(items)) => {
                self.steps.push_back((Step::List, mark));
                items.into_iter().for_each(|item| self.say(Some(item), mark));
                Step::End
            }
        };
        self.steps.push_back((step, mark));
    }
}

fn mark(range: &Range<usize>) -> Mark {
    Mark { start: range.start, end: range.end }
}
