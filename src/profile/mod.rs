//! Profiles as text: YAML, JSON, JSON Lines and spreadsheets conformed to the vocabulary, straight into slots.
//!
//! The only place that knows these formats. Knows no rules.
//!
//! ```text
//!  YAML  ── YamlReader ─┐                             ┌─ Instance, one at a time
//!  JSON  ── JsonReader ─┼─ Frame ── Conform ──────────┤
//!  lines ── JsonReader ─┘   (header, records)         └─ Diagnostics, each at its value
//!  rows  ── RowReader ──────── sheets ────────────────┘
//! ```
//!
//! Both readers give values in reading order, as they were written, with their places; one conforming side pulls them
//! and writes slots. There is no tree of values in between, since a list of ten thousand shelters is read one shelter
//! at a time. `serde_yaml` could not be the reader: it gives no places, and does not say whether `012` or `NO` stood in
//! quotes. It reads waiver files, and is the second opinion of a test. Numbers are read from their digits and never
//! through floating point.

mod conform;
mod cursor;
mod fault;
mod frame;
mod header;
mod json;
mod json_text;
mod keys;
mod lines;
mod misread;
mod number;
mod piece;
mod reader;
mod record;
mod scalar;
mod schema;
mod sheet;
mod text;
mod times;
mod unit;
mod value;
mod waivers;
mod wrapper;
mod yaml;
mod yaml_error;

#[cfg(test)]
mod tests;

pub use header::{Header, read_header};
pub use lines::{FaultyLine, LineBatch, LineBatches};
pub use piece::{Piece, pieces};
pub use scalar::read_value;
pub use schema::json_schema;
pub use sheet::{
    CellWords, ColumnLayout, Dialect, Holds, Kind as SheetKind, LARGEST_SHEET, LARGEST_WORKBOOK, Sheet, SheetLayout,
    SheetOptions, Wanted, WorkbookFault, cell_words, decode, layout, workbook,
};
pub use waivers::read_waivers;

use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Instance, RecordId, Vocabulary};
use conform::Conform;
use fault::Fault;
use frame::Frame;
use json::JsonReader;
use keys::Keys;
use piece::Part;
use reader::{Reader as _, Stop};
use std::ops::ControlFlow;
use std::path::Path;
use yaml::YamlReader;

/// How a profile file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// YAML 1.2, one document or several.
    Yaml,
    /// One JSON value.
    Json,
    /// A JSON record on every line.
    JsonLines,
}

impl Format {
    /// By the ending of a file's name; none for other files.
    pub fn of_path(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "yaml" | "yml" => Some(Self::Yaml),
            "json" => Some(Self::Json),
            "jsonl" | "ndjson" => Some(Self::JsonLines),
            _ => None,
        }
    }

    /// By the beginning of a text without a name, such as standard input: a first line that is a whole JSON record
    /// begins JSON Lines, other text in `{` or `[` is JSON, and the rest YAML.
    pub fn guess(beginning: &[u8]) -> Self {
        let text = beginning.strip_prefix("\u{feff}".as_bytes()).unwrap_or(beginning).trim_ascii_start();
        match text.first() {
            Some(b'{') => {
                let line = text.split(|&byte| byte == b'\n').next().unwrap_or(text).trim_ascii_end();
                let line = String::from_utf8_lossy(line);
                let mut reader = JsonReader::new(&line, 0);
                if reader.skip().is_ok() && reader.at_end() { Self::JsonLines } else { Self::Json }
            }
            Some(b'[') => Self::Json,
            Some(_) | None => Self::Yaml,
        }
    }
}

/// One record of a profile file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// What it says.
    pub instance: Instance,
    /// The line in which it begins, from 1.
    pub line: usize,
    /// Whether something in it was reported; what was faulty is unknown in the instance.
    pub faulty: bool,
}

/// Reads profiles of one vocabulary. Can be shared by threads that read pieces of a file each.
#[derive(Debug)]
pub struct ProfileReader<'v> {
    vocabulary: &'v Vocabulary,
    keys: Keys,
    default: Option<RecordId>,
}

impl<'v> ProfileReader<'v> {
    /// A reader for profiles of `vocabulary`; records that stand without a name are of type `default_record`.
    pub fn new(vocabulary: &'v Vocabulary, default_record: Option<RecordId>) -> Self {
        Self { vocabulary, keys: Keys::new(vocabulary), default: default_record }
    }

    /// Reads a piece of a file and hands on each record as soon as it is read. Faults are reported and reading goes
    /// on, save where the text is not well-formed; breaks off only when `each` does.
    pub fn read(
        &self,
        piece: &Piece<'_>,
        diagnostics: &mut Diagnostics,
        each: &mut dyn FnMut(&Profile) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let conform = Conform::new(self.vocabulary, &self.keys, piece.file, true, diagnostics);
        let mut frame = Frame { conform, default: self.default, lines_before: piece.first_line - 1, each };
        let end = match piece.format {
            Format::Yaml => read_yaml(&mut frame, piece),
            Format::Json => read_json(&mut frame, piece),
            Format::JsonLines => lines::read_text(&mut frame, piece),
        };
        match end {
            Ok(()) => ControlFlow::Continue(()),
            Err(Stop::Wanted) => ControlFlow::Break(()),
            Err(stop @ Stop::Fault(_)) => {
                frame.conform.report_stop(stop);
                ControlFlow::Continue(())
            }
        }
    }
}

fn read_yaml(frame: &mut Frame<'_, '_>, piece: &Piece<'_>) -> Result<(), Stop> {
    // The parser takes this character for the end of the text and would read no further.
    if let Some(at) = piece.text.find('\0') {
        let range = piece.start + at..piece.start + at + 1;
        return Err(Stop::at(range, Fault::new(Code::InvalidText, "a zero byte in a text").help("remove it")));
    }
    let mut reader = YamlReader::new(piece.text, piece.start);
    let mut first = piece.part == Part::Beginning;
    while reader.document()? {
        match piece.part {
            Part::Beginning | Part::Documents => frame.document(&mut reader, first)?,
            Part::Items(name) => {
                let record = match name {
                    Some(name) => frame.conform.vocabulary.find_record(&text::normalised(name)),
                    None => frame.default,
                };
                if let Some(record) = record {
                    frame.list(&mut reader, record)?;
                } else {
                    reader.skip()?;
                }
            }
        }
        first = false;
    }
    Ok(())
}

fn read_json(frame: &mut Frame<'_, '_>, piece: &Piece<'_>) -> Result<(), Stop> {
    let mut reader = JsonReader::new(piece.text, 0);
    if reader.at_end() {
        return Ok(());
    }
    frame.document(&mut reader, true)?;
    reader.finish()
}
