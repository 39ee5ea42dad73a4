//! The tree out of what pest has read; here the access to its pairs, their places and depth. Knows no meaning.
#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "pest's rules are over two hundred; each reader names those that the grammar lets stand in its place"
)]
#![allow(clippy::unnecessary_box_returns, reason = "faults travel as the boxed error of `Built`")]

mod declarations;
mod examples;
mod expressions;
mod lists;
mod literals;
mod rules;
mod schedules;
mod tables;

use super::ast::{Label, Name, Path, Quoted};
use super::grammar::Rule;
use super::limits::{self, MOST_HEIGHT, MOST_LEVELS};
use crate::diagnostic::{Code, Diagnostic};
use crate::span::{FileId, Span};
use pest::iterators::Pair;
use unicode_normalization::UnicodeNormalization as _;

/// A part of the tree, or why there is none.
pub(super) type Built<T> = Result<T, Box<Diagnostic>>;

/// Turns the pairs of one declaration into the tree.
#[derive(Debug)]
pub(super) struct Reader {
    file: FileId,
    /// Where the declaration begins in its file.
    offset: usize,
    levels: usize,
    height: usize,
    /// How many letters the label of the item has that is being read.
    letters: usize,
}

impl Reader {
    /// For the declaration that begins at `offset` of `file`.
    pub(super) fn new(file: FileId, offset: usize) -> Self {
        Self { file, offset, levels: 0, height: 0, letters: 0 }
    }

    /// The words of a pair, without the blanks and comments that pest leaves at its end.
    pub(super) fn span(&self, pair: &Pair<'_, Rule>) -> Span {
        Span::new(self.file, self.offset + pair.as_span().start(), self.offset + end(pair))
    }

    /// A fault at a pair.
    pub(super) fn fault(&self, code: Code, pair: &Pair<'_, Rule>, message: impl Into<String>) -> Box<Diagnostic> {
        Box::new(Diagnostic::new(code, self.span(pair), message))
    }

    /// The first child by a rule; the grammar says that there is one.
    pub(super) fn need<'i>(&self, pair: &Pair<'i, Rule>, kind: Rule) -> Built<Pair<'i, Rule>> {
        find(pair, kind).ok_or_else(|| self.unreadable(pair))
    }

    /// The only or first child; the grammar says that there is one.
    pub(super) fn only<'i>(&self, pair: Pair<'i, Rule>) -> Built<Pair<'i, Rule>> {
        let fault = self.unreadable(&pair);
        pair.into_inner().next().ok_or(fault)
    }

    /// The grammar and the code that reads its pairs disagree. A test over every rule keeps people from seeing this.
    pub(super) fn unreadable(&self, pair: &Pair<'_, Rule>) -> Box<Diagnostic> {
        self.fault(Code::SyntaxError, pair, "these words cannot be read here")
    }

    /// A name in NFC.
    pub(super) fn name(&self, pair: &Pair<'_, Rule>) -> Name {
        Name { text: pair.as_str().nfc().collect(), span: self.span(pair) }
    }

    /// The `name` among a pair's children.
    pub(super) fn named(&self, pair: &Pair<'_, Rule>) -> Built<Name> {
        Ok(self.name(&self.need(pair, Rule::name)?))
    }

    /// The quoted text among a pair's children, if any.
    pub(super) fn label(&self, pair: &Pair<'_, Rule>) -> Option<Quoted> {
        find(pair, Rule::text).map(|text| self.quoted(&text))
    }

    /// The quoted text among a pair's children.
    pub(super) fn text(&self, pair: &Pair<'_, Rule>) -> Built<Quoted> {
        Ok(self.quoted(&self.need(pair, Rule::text)?))
    }

    /// A text without its quotes.
    pub(super) fn quoted(&self, pair: &Pair<'_, Rule>) -> Quoted {
        Quoted { text: pair.as_str().trim_matches('"').to_owned(), span: self.span(pair) }
    }

    /// A `path` or `fact_path`.
    pub(super) fn path(&self, pair: &Pair<'_, Rule>) -> Path {
        Path { names: pair.clone().into_inner().map(|name| self.name(&name)).collect(), span: self.span(pair) }
    }

    /// The `path` among a pair's children.
    pub(super) fn needed_path(&self, pair: &Pair<'_, Rule>) -> Built<Path> {
        Ok(self.path(&self.need(pair, Rule::path)?))
    }

    /// Reads something one level deeper.
    pub(super) fn level<T>(&mut self, pair: &Pair<'_, Rule>, read: impl FnOnce(&mut Self) -> Built<T>) -> Built<T> {
        if self.levels == MOST_LEVELS {
            return Err(Box::new(limits::too_deep(self.span(pair))));
        }
        self.levels += 1;
        let read = read(self);
        self.levels -= 1;
        read
    }

    /// Reads what stands behind a label.
    pub(super) fn item_of<T>(&mut self, label: &Label, read: impl FnOnce(&mut Self) -> Built<T>) -> Built<T> {
        let around = std::mem::replace(&mut self.letters, label.text.len());
        let read = read(self);
        self.letters = around;
        read
    }

    /// Reads a chain of `steps` operators, which becomes a tree as high as it has steps.
    pub(super) fn chain<T>(
        &mut self,
        pair: &Pair<'_, Rule>,
        steps: usize,
        read: impl FnOnce(&mut Self) -> Built<T>,
    ) -> Built<T> {
        if self.height + steps > MOST_HEIGHT {
            return Err(Box::new(limits::too_high(self.span(pair))));
        }
        self.height += steps;
        let read = read(self);
        self.height -= steps;
        read
    }
}

/// The first child by a rule.
pub(super) fn find<'i>(pair: &Pair<'i, Rule>, kind: Rule) -> Option<Pair<'i, Rule>> {
    pair.clone().into_inner().find(|child| child.as_rule() == kind)
}

/// Every child by a rule.
pub(super) fn every<'i>(pair: &Pair<'i, Rule>, kind: Rule) -> impl Iterator<Item = Pair<'i, Rule>> {
    pair.clone().into_inner().filter(move |child| child.as_rule() == kind)
}

/// Whether a child by a rule is there.
pub(super) fn has(pair: &Pair<'_, Rule>, kind: Rule) -> bool {
    find(pair, kind).is_some()
}

/// Where the last word of a pair ends. pest counts blanks before a missing optional part as the pair's own.
fn end(pair: &Pair<'_, Rule>) -> usize {
    let mut last = pair.clone();
    while let Some(child) = last.clone().into_inner().next_back() {
        last = child;
    }
    last.as_span().end()
}
