//! From places counted in characters to places counted in bytes. Knows nothing of what the text says.

use super::reader::Mark;
use std::ops::Range;

/// Walks a text back and forth between places; near places are near to walk to.
#[derive(Debug)]
pub(super) struct Cursor<'t> {
    text: &'t str,
    /// Where the text begins in its file.
    base: usize,
    /// Every character is one byte, so there is nothing to walk.
    ascii: bool,
    character: usize,
    byte: usize,
}

impl<'t> Cursor<'t> {
    /// A cursor at the beginning of `text`, which stands at byte `base` of its file.
    pub(super) fn new(text: &'t str, base: usize) -> Self {
        Self { text, base, ascii: text.is_ascii(), character: 0, byte: 0 }
    }

    /// The bytes of a mark in the file.
    pub(super) fn range(&mut self, mark: Mark) -> Range<usize> {
        let start = self.byte_of(mark.start);
        let end = self.byte_of(mark.end).max(start);
        self.base + start..self.base + end
    }

    fn byte_of(&mut self, character: usize) -> usize {
        if self.ascii {
            return character.min(self.text.len());
        }
        if character >= self.character {
            let ahead = self.text.get(self.byte..).unwrap_or("");
            let steps = character - self.character;
            match ahead.char_indices().nth(steps) {
                Some((offset, _)) => (self.character, self.byte) = (character, self.byte + offset),
                // Behind the end: the cursor stays where it is.
                None => return self.text.len(),
            }
        } else {
            let behind = self.text.get(..self.byte).unwrap_or("");
            let steps = self.character - character;
            let byte = behind.char_indices().rev().nth(steps - 1).map_or(0, |(offset, _)| offset);
            (self.character, self.byte) = (character, byte);
        }
        self.byte
    }
}
