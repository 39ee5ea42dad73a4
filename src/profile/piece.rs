//! A profile file cut into pieces that can be read independently, by several threads. Knows no vocabulary.
//!
//! YAML is cut where a list item or a document begins in the first column of its list: no text of well-formed YAML
//! reaches over such a line. Where an anchor may stand nothing is cut, since an alias may repeat it anywhere behind.

use super::Format;
use super::header::HeaderKey;
use crate::span::FileId;

/// A stretch of a profile file that can be read by itself.
#[derive(Debug, Clone, Copy)]
pub struct Piece<'t> {
    pub(super) format: Format,
    pub(super) file: FileId,
    pub(super) text: &'t str,
    /// Where it begins in the file.
    pub(super) start: usize,
    pub(super) first_line: usize,
    pub(super) part: Part<'t>,
}

/// What a piece holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part<'t> {
    /// The beginning of the file, with its header.
    Beginning,
    /// Later documents.
    Documents,
    /// Items of the list below the name of a record, or of a list alone.
    Items(Option<&'t str>),
}

impl<'t> Piece<'t> {
    /// A whole file.
    pub fn whole(format: Format, file: FileId, text: &'t str) -> Self {
        Self { format, file, text, start: 0, first_line: 1, part: Part::Beginning }
    }

    /// The text it covers.
    pub fn text(&self) -> &'t str {
        self.text
    }
}

/// Cuts a file into pieces of at least `size` bytes each, in order; a file that cannot be cut is one piece.
pub fn pieces(format: Format, file: FileId, text: &str, size: usize) -> Vec<Piece<'_>> {
    let whole = Piece::whole(format, file, text);
    let cuts = match format {
        Format::Json => Cuts::default(),
        Format::JsonLines => Cuts { part: Part::Documents, places: lines(text).skip(1).collect() },
        Format::Yaml => Layout::of(text).cuts(text),
    };
    let mut pieces = vec![whole];
    for place in cuts.places {
        let Some(last) = pieces.last_mut() else { break };
        let length = place.offset - last.start;
        if length < size {
            continue;
        }
        let (before, behind) = last.text.split_at_checked(length).unwrap_or((last.text, ""));
        last.text = before;
        let next = Piece { text: behind, start: place.offset, first_line: place.line, part: cuts.part, ..*last };
        pieces.push(next);
    }
    pieces
}

/// Where a file may be cut, and what stands behind each cut.
struct Cuts<'t> {
    part: Part<'t>,
    places: Vec<Place>,
}

impl Default for Cuts<'_> {
    fn default() -> Self {
        Self { part: Part::Beginning, places: Vec::new() }
    }
}

/// The beginning of a line.
#[derive(Debug, Clone, Copy)]
struct Place {
    offset: usize,
    line: usize,
}

fn lines(text: &str) -> impl Iterator<Item = Place> {
    let ends = text.match_indices('\n').map(|(at, _)| at + 1).filter(|&at| at < text.len());
    std::iter::once(0).chain(ends).zip(1..).map(|(offset, line)| Place { offset, line })
}

/// How a YAML file is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout<'t> {
    /// Several documents.
    Documents,
    /// A list whose dashes stand in this column, below the name of a record or alone.
    List(usize, Option<&'t str>),
    /// Anything else.
    Other,
}

impl<'t> Layout<'t> {
    fn of(text: &'t str) -> Self {
        if may_hold_anchors(text) {
            return Self::Other;
        }
        let mut layout = Self::Other;
        let mut name: Option<Option<&'t str>> = None;
        let mut several = false;
        let mut sound = true;
        for (_, line) in significant(text) {
            let column = line.len() - line.trim_start_matches(' ').len();
            let (indented, words) = (column > 0, line.trim_start());
            if is_document_mark(line) {
                several |= name.is_some();
                name = Some(None);
                layout = Self::Other;
            } else if is_item(words) {
                match (layout, name) {
                    (Self::Other, None) if !indented => layout = Self::List(0, None),
                    (Self::Other, Some(Some(record))) => layout = Self::List(column, Some(record)),
                    (Self::List(dashes, _), _) => sound &= column >= dashes,
                    (Self::Other | Self::Documents, _) => {}
                }
                name = name.or(Some(None));
            } else if indented {
                sound &= !matches!(layout, Self::List(dashes, _) if column <= dashes);
                name = Some(None);
            } else {
                sound &= !line.starts_with('%') && !matches!(layout, Self::List(..));
                name = Some(record_name(words));
            }
        }
        match layout {
            _ if several && !text.lines().any(|line| line.starts_with('%')) => Self::Documents,
            Self::List(..) if sound => layout,
            Self::List(..) | Self::Documents | Self::Other => Self::Other,
        }
    }

    fn cuts(self, text: &'t str) -> Cuts<'t> {
        let begins = |place: &Place| text.get(place.offset..).unwrap_or("");
        match self {
            Self::Other => Cuts::default(),
            Self::Documents => {
                let begun = significant(text).next().map_or(0, |(offset, _)| offset);
                let marks = lines(text).filter(|place| place.offset > begun && is_document_mark(begins(place)));
                Cuts { part: Part::Documents, places: marks.collect() }
            }
            Self::List(column, name) => {
                let is_first = |place: &Place| {
                    let line = begins(place);
                    let spaces = line.bytes().take_while(|&byte| byte == b' ').count();
                    spaces == column && is_item(line.get(column..).unwrap_or(""))
                };
                let from = list_start(text, name);
                let items = lines(text).filter(|place| place.offset > from && is_first(place));
                // The first item stays with what stands before it.
                Cuts { part: Part::Items(name), places: items.skip(usize::from(name.is_some())).collect() }
            }
        }
    }
}

/// Where the key of the record stands, or the first item of a list alone.
fn list_start(text: &str, name: Option<&str>) -> usize {
    significant(text)
        .find(|(_, line)| match name {
            Some(name) => !line.starts_with(' ') && record_name(line) == Some(name),
            None => true,
        })
        .map_or(0, |(offset, _)| offset)
}

/// Lines that are neither empty nor comments, without their ends, with their offsets.
fn significant(text: &str) -> impl Iterator<Item = (usize, &str)> {
    lines(text).filter_map(|place| {
        let line = text.get(place.offset..)?.lines().next()?.trim_end();
        let words = line.trim_start();
        (!words.is_empty() && !words.starts_with('#')).then_some((place.offset, line))
    })
}

fn is_document_mark(line: &str) -> bool {
    line.strip_prefix("---").or_else(|| line.strip_prefix("...")).is_some_and(ends_here)
}

fn is_item(words: &str) -> bool {
    words.strip_prefix('-').is_some_and(ends_here)
}

fn ends_here(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r'])
}

/// `shelter` of `shelter:`, where the value stands on the lines below.
fn record_name(line: &str) -> Option<&str> {
    let (name, rest) = line.split_once(':')?;
    let rest = rest.trim();
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
    let alone = rest.is_empty() || rest.starts_with('#');
    (is_name && alone && HeaderKey::of(name).is_none()).then_some(name)
}

/// Whether `&name` or `*name` stands where a value may begin. Also true of some texts that are none.
fn may_hold_anchors(text: &str) -> bool {
    let begins = |before: Option<&u8>| {
        before.is_none_or(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'[' | b'{' | b',' | b':' | b'-'))
    };
    let bytes = text.as_bytes();
    text.match_indices(['&', '*']).any(|(at, _)| {
        let follows = bytes.get(at + 1).is_some_and(|byte| !byte.is_ascii_whitespace());
        follows && begins(at.checked_sub(1).and_then(|before| bytes.get(before)))
    })
}
