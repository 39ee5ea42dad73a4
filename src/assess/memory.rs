//! What has been worked out already, by record and by what was worked out.
//!
//! Everything that is named in a standard is worked out at most once for a record, so that definitions on
//! definitions never take exponential time. Knows no expressions.

use super::computed::{Computed, MadeTimes};
use crate::model::Instance;
use crate::span::Span;
use std::collections::HashMap;

/// What happened while a value was worked out.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Marks {
    /// An `assuming` stood in for an unknown fact.
    pub assumed: bool,
    /// The first expression that left the range of exact numbers.
    pub overflow: Option<Span>,
}

impl Marks {
    /// Takes in what happened in a part.
    pub(super) fn join(&mut self, part: Self) {
        self.assumed |= part.assumed;
        self.overflow = self.overflow.or(part.overflow);
    }
}

/// A value with what happened while it was worked out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Settled<'a> {
    /// The value.
    pub value: Computed<'a>,
    /// What happened.
    pub marks: Marks,
}

/// One place in the memory.
#[derive(Debug, Clone, Copy)]
pub(super) enum Entry<'a> {
    /// Not worked out yet.
    Empty,
    /// Being worked out. Meeting it again would be a circle, which a checked standard has not.
    Busy,
    /// Worked out.
    Done(Settled<'a>),
}

/// Where the entries of one record begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Page(usize);

/// The entries of all records of one profile.
#[derive(Debug, Default)]
pub(super) struct Memory<'a> {
    entries: Vec<Entry<'a>>,
    /// Times of the week that were put together.
    pub made: MadeTimes,
    /// The record that was opened first: nearly always the only one, so it does without a look-up.
    first: Option<(usize, Page)>,
    /// Only ever looked up, by address: the records are borrowed for as long as the memory lives.
    pages: HashMap<usize, Page>,
}

impl<'a> Memory<'a> {
    /// An empty memory in the room of a used one.
    pub(super) fn reuse(used: Memory<'_>) -> Self {
        let Memory { mut entries, mut pages, mut made, .. } = used;
        entries.clear();
        pages.clear();
        made.clear();
        // Nothing is left to convert: this only tells the compiler that no borrow is left either.
        let entries = entries.into_iter().map(|_| Entry::Empty).collect();
        Self { entries, made, first: None, pages }
    }

    /// The page of a record, opened with `size` entries where it is new.
    pub(super) fn page(&mut self, instance: &'a Instance, size: usize) -> Page {
        let address = std::ptr::from_ref(instance).addr();
        if let Some((first, page)) = self.first {
            if first == address {
                return page;
            }
            if let Some(page) = self.pages.get(&address) {
                return *page;
            }
        }
        let page = Page(self.entries.len());
        self.entries.resize(page.0 + size, Entry::Empty);
        if self.first.is_none() {
            self.first = Some((address, page));
        } else {
            self.pages.insert(address, page);
        }
        page
    }

    /// An entry of a page.
    pub(super) fn get(&self, page: Page, place: usize) -> Entry<'a> {
        self.entries.get(page.0 + place).copied().unwrap_or(Entry::Empty)
    }

    /// Fills an entry.
    pub(super) fn set(&mut self, page: Page, place: usize, entry: Entry<'a>) {
        if let Some(place) = self.entries.get_mut(page.0 + place) {
            *place = entry;
        }
    }
}
