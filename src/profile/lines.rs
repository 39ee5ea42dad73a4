//! JSON Lines, one record a line, from texts of any length. Knows no vocabulary.
//!
//! A stream is read in batches of whole lines, which threads may share out. Of a stream only the lines with faults are
//! kept, so that diagnostics can show them.

use super::conform::Conform;
use super::fault::Fault;
use super::frame::Frame;
use super::json::JsonReader;
use super::piece::Piece;
use super::reader::{Stop, newlines};
use super::{Profile, ProfileReader};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::SourceMap;
use crate::span::FileId;
use std::cell::Cell;
use std::io::{self, BufRead, Read as _};
use std::ops::ControlFlow;

/// A longer line is no record.
const LONGEST_LINE: usize = 64 * 1024 * 1024;

/// A line of a stream in which something is wrong.
#[derive(Debug)]
pub struct FaultyLine {
    line: usize,
    text: String,
    diagnostics: Diagnostics,
    unread: bool,
}

impl FaultyLine {
    /// Whether no record could be read from it at all.
    pub fn unread(&self) -> bool {
        self.unread
    }

    /// Takes the line into the sources under the stream's name, and gives its diagnostics the place there.
    pub fn file_under(self, name: &str, sources: &mut SourceMap, diagnostics: &mut Diagnostics) {
        let file = sources.add_excerpt(name, self.text, self.line);
        for mut diagnostic in self.diagnostics.sorted() {
            relocate(&mut diagnostic, file);
            diagnostics.push(diagnostic);
        }
    }
}

fn relocate(diagnostic: &mut Diagnostic, file: FileId) {
    let labels = std::iter::once(&mut diagnostic.primary).chain(&mut diagnostic.secondary);
    for label in labels {
        if label.span.file == STREAM {
            label.span.file = file;
        }
    }
}

/// Stands for the file of a stream until its line is taken in.
const STREAM: FileId = FileId(u32::MAX);

/// Whole lines of a stream.
#[derive(Debug, Clone, Default)]
pub struct LineBatch {
    /// The bytes; the last line may lack its end.
    pub bytes: Vec<u8>,
    /// The number of the first line, from 1.
    pub first_line: usize,
}

/// Reads a stream in batches of whole lines.
#[derive(Debug)]
pub struct LineBatches<R> {
    input: R,
    size: usize,
    next_line: usize,
}

impl<R: BufRead> LineBatches<R> {
    /// Batches of about `size` bytes, or of one line where that is longer.
    pub fn new(input: R, size: usize) -> Self {
        Self { input, size, next_line: 1 }
    }

    /// Fills `batch` with the next lines, in the space that it has; false at the end.
    ///
    /// # Errors
    /// Those of the input, and [`io::ErrorKind::FileTooLarge`] for a line of more than 64 MiB.
    pub fn next_into(&mut self, batch: &mut LineBatch) -> io::Result<bool> {
        let bytes = &mut batch.bytes;
        bytes.clear();
        let take = u64::try_from(self.size).unwrap_or(u64::MAX);
        (&mut self.input).take(take).read_to_end(bytes)?;
        if bytes.last().is_some_and(|&byte| byte != b'\n') {
            let longest = u64::try_from(LONGEST_LINE).unwrap_or(u64::MAX);
            let read = (&mut self.input).take(longest).read_until(b'\n', bytes)?;
            if read == LONGEST_LINE {
                return Err(io::ErrorKind::FileTooLarge.into());
            }
        }
        if self.next_line == 1 && bytes.starts_with("\u{feff}".as_bytes()) {
            bytes.drain(..'\u{feff}'.len_utf8());
        }
        batch.first_line = self.next_line;
        self.next_line += newlines(bytes);
        Ok(!bytes.is_empty())
    }
}

impl ProfileReader<'_> {
    /// Reads the records of a batch of lines. Instances hold no places, since the text is not kept.
    pub fn read_batch(
        &self,
        batch: &LineBatch,
        faulty: &mut Vec<FaultyLine>,
        each: &mut dyn FnMut(&Profile) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut diagnostics = Diagnostics::new();
        let conform = Conform::new(self.vocabulary, &self.keys, STREAM, false, &mut diagnostics);
        let given = Cell::new(0);
        let mut counted = |profile: &Profile| {
            given.set(given.get() + 1);
            each(profile)
        };
        let mut frame = Frame { conform, default: self.default, lines_before: 0, each: &mut counted };
        let mut rest = batch.bytes.as_slice();
        let mut number = batch.first_line;
        while let Some((line, behind)) = next_line(rest) {
            frame.lines_before = number - 1;
            let before = given.get();
            let flow = read_line(&mut frame, line, 0);
            if let Some(found) = frame.conform.take_faults() {
                let text = String::from_utf8_lossy(line).trim_end().to_owned();
                faulty.push(FaultyLine { line: number, text, diagnostics: found, unread: given.get() == before });
            }
            flow?;
            rest = behind;
            number += 1;
        }
        ControlFlow::Continue(())
    }
}

/// Reads the records of a text that is kept.
pub(super) fn read_text(frame: &mut Frame<'_, '_>, piece: &Piece<'_>) -> Result<(), Stop> {
    let mut rest = piece.text.as_bytes();
    let mut start = piece.start;
    while let Some((line, behind)) = next_line(rest) {
        if read_line(frame, line, start).is_break() {
            return Err(Stop::Wanted);
        }
        rest = behind;
        start += line.len();
        frame.lines_before += 1;
    }
    Ok(())
}

/// The next line with its end, and what is behind it.
fn next_line(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut behind = bytes;
    let length = behind.skip_until(b'\n').ok().filter(|&length| length > 0)?;
    bytes.split_at_checked(length)
}

/// Reads one line; what is wrong in it is reported, and reading can go on behind it.
fn read_line(frame: &mut Frame<'_, '_>, line: &[u8], start: usize) -> ControlFlow<()> {
    let text = match std::str::from_utf8(line) {
        Ok(text) => text,
        Err(error) => {
            let at = start + error.valid_up_to();
            let fault = Fault::new(Code::InvalidText, "this is no UTF-8 text").help("save the file again as UTF-8");
            frame.conform.report_stop(Stop::at(at..at + 1, fault));
            return ControlFlow::Continue(());
        }
    };
    let mut reader = JsonReader::new(text, start);
    if reader.at_end() {
        return ControlFlow::Continue(());
    }
    match frame.document(&mut reader, false).and_then(|()| reader.finish()) {
        Ok(()) => ControlFlow::Continue(()),
        Err(Stop::Wanted) => ControlFlow::Break(()),
        Err(stop @ Stop::Fault(_)) => {
            frame.conform.report_stop(stop);
            ControlFlow::Continue(())
        }
    }
}
