//! The header of a profile file, which can be read before the vocabulary is known. Knows no records.

use super::fault::Fault;
use super::json::JsonReader;
use super::reader::{Key, Mark, Node, Open, Reader, Stop};
use super::yaml::YamlReader;
use super::{Format, text};
use crate::diagnostic::{Code, Diagnostics};
use crate::span::{FileId, Span};
use jiff::civil::Date;

/// What a profile file says of how it is to be checked; each with the place of its value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Header {
    /// The standards, by name or path, as written.
    pub standards: Vec<(String, Span)>,
    /// The key date.
    pub key_date: Option<(Date, Span)>,
    /// The path of the waiver file, as written.
    pub waivers: Option<(String, Span)>,
}

/// A key of the header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HeaderKey {
    Standards,
    KeyDate,
    Waivers,
}

impl HeaderKey {
    pub(super) const ALL: [(Self, &'static str); 3] =
        [(Self::Standards, "standards"), (Self::KeyDate, "key_date"), (Self::Waivers, "waivers")];

    /// The key of that name.
    pub(super) fn of(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(key, _)| *key)
    }

    /// Its name.
    pub(super) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(key, _)| *key == self).map_or("", |(_, name)| *name)
    }
}

/// Reads the header and no further: up to the first key that is none of it. JSON Lines have no header.
///
/// Text that is not well-formed is reported here as it is by [`super::ProfileReader::read`]; sorted diagnostics hold it
/// once.
pub fn read_header(format: Format, file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Header {
    let mut reading = Reading { file, diagnostics, header: Header::default() };
    let end = match format {
        Format::Yaml => {
            let mut reader = YamlReader::new(text, 0);
            reader.document().and_then(|there| if there { reading.document(&mut reader) } else { Ok(()) })
        }
        Format::Json => reading.document(&mut JsonReader::new(text, 0)),
        Format::JsonLines => Ok(()),
    };
    if let Err(Stop::Fault(fault)) = end {
        let (fault, range) = *fault;
        reading.diagnostics.push(fault.at(file, range));
    }
    reading.header
}

struct Reading<'d> {
    file: FileId,
    diagnostics: &'d mut Diagnostics,
    header: Header,
}

impl Reading<'_> {
    fn document<R: Reader>(&mut self, reader: &mut R) -> Result<(), Stop> {
        if !matches!(reader.value()?, Node::Map) {
            return Ok(());
        }
        let mut seen = Vec::new();
        loop {
            let key = match reader.key(None)? {
                Key::Name(name) => HeaderKey::of(name),
                Key::Refused(_) | Key::Expected | Key::End => None,
            };
            let Some(key) = key else { return Ok(()) };
            let mark = reader.mark();
            if seen.contains(&key) {
                let fault = Fault::new(Code::DuplicateKey, format!("`{}` is given twice", key.name()));
                self.report(reader, mark, fault.help("keep the right one"));
                reader.skip()?;
                continue;
            }
            seen.push(key);
            match key {
                HeaderKey::Standards => self.standards(reader, mark)?,
                HeaderKey::KeyDate => self.header.key_date = self.single(reader, mark, text::date)?,
                HeaderKey::Waivers => self.header.waivers = self.single(reader, mark, words)?,
            }
        }
    }

    fn standards<R: Reader>(&mut self, reader: &mut R, key: Mark) -> Result<(), Stop> {
        let one = match reader.value()? {
            Node::List => None,
            Node::Plain(name) | Node::Quoted(name) => Some(words(name)),
            Node::Map => {
                self.report(reader, key, listing());
                return reader.skip_rest(Open::Map);
            }
            Node::Refused(refusal) => Some(Err(refusal.fault())),
        };
        if let Some(one) = one {
            let one = self.placed(reader, key, one);
            self.header.standards.extend(one);
            return Ok(());
        }
        while reader.item()? {
            let one = self.single(reader, key, words)?;
            self.header.standards.extend(one);
        }
        Ok(())
    }

    fn single<R: Reader, T>(
        &mut self,
        reader: &mut R,
        key: Mark,
        read: impl FnOnce(&str) -> Result<T, Fault>,
    ) -> Result<Option<(T, Span)>, Stop> {
        let (read, open) = match reader.value()? {
            Node::Plain(words) | Node::Quoted(words) => (read(words), None),
            Node::Refused(refusal) => (Err(refusal.fault()), None),
            Node::Map => (Err(listing()), Some(Open::Map)),
            Node::List => (Err(listing()), Some(Open::List)),
        };
        let placed = self.placed(reader, key, read);
        if let Some(open) = open {
            reader.skip_rest(open)?;
        }
        Ok(placed)
    }

    fn placed<R: Reader, T>(&mut self, reader: &mut R, key: Mark, read: Result<T, Fault>) -> Option<(T, Span)> {
        let mark = if reader.mark().is_empty() { key } else { reader.mark() };
        match read {
            Ok(value) => {
                let range = reader.range(mark);
                Some((value, Span::new(self.file, range.start, range.end)))
            }
            Err(fault) => {
                self.report(reader, mark, fault);
                None
            }
        }
    }

    fn report<R: Reader>(&mut self, reader: &mut R, mark: Mark, fault: Fault) {
        self.diagnostics.push(fault.at(self.file, reader.range(mark)));
    }
}

fn words(text: &str) -> Result<String, Fault> {
    if text.trim().is_empty() {
        return Err(Fault::new(Code::InvalidProfile, "here belongs a name").help("write one, or remove the line"));
    }
    text::words(text).map(Into::into)
}

fn listing() -> Fault {
    Fault::new(Code::InvalidProfile, "here belongs a single value")
        .help("a header looks like this: standards: [a, b], key_date: 2016-03-01, waivers: waivers.yaml")
}
