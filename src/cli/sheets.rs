//! Spreadsheets among the profiles: which files they are, what texts their sheets give.

use super::args::SheetArguments;
use super::error::CliError;
use super::inputs::{self, Content, ProfileFile};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::profile::{
    Header, LARGEST_SHEET, LARGEST_WORKBOOK, Profile, ProfileReader, Sheet, SheetKind, SheetOptions, WorkbookFault,
    decode, workbook,
};
use crate::source::SourceMap;
use crate::span::{FileId, Span};
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// A file of a spreadsheet program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spreadsheet {
    /// Cells between commas, semicolons or tabs.
    Csv,
    /// Sheets in one file: XLSX.
    Workbook,
}

/// The text of a sheet.
#[derive(Debug, Clone)]
pub(super) struct SheetText {
    /// The name of the sheet, or of the file without its ending.
    title: String,
    file: FileId,
    kind: SheetKind,
}

impl SheetText {
    /// The sheet as it is read.
    pub(super) fn sheet<'t>(&'t self, sources: &'t SourceMap) -> Sheet<'t> {
        Sheet { file: self.file, text: &sources.file(self.file).text, title: &self.title, kind: self.kind }
    }

    /// Whether it is a file of its own, which is read together with the others.
    pub(super) fn is_text(&self) -> bool {
        self.kind == SheetKind::Text
    }
}

impl Spreadsheet {
    /// By the ending of a file's name; none for other files.
    pub(super) fn of_path(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            // What an open workbook leaves beside itself is none.
            _ if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("~$")) => None,
            "csv" | "tsv" => Some(Self::Csv),
            "xlsx" | "xlsm" => Some(Self::Workbook),
            _ => None,
        }
    }

    /// By the beginning of a text without a name: headings with separators between them, and nothing that YAML or JSON
    /// would begin with.
    pub(super) fn guess(beginning: &[u8]) -> Option<Self> {
        if beginning.starts_with(b"PK\x03\x04") {
            return Some(Self::Workbook);
        }
        let text = beginning.strip_prefix("\u{feff}".as_bytes()).unwrap_or(beginning);
        if text.starts_with(b"sep=") || text.starts_with(&[0xff, 0xfe]) || text.starts_with(&[0xfe, 0xff]) {
            return Some(Self::Csv);
        }
        let mut lines = text.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii);
        let line = lines.find(|line| !line.is_empty() && !line.starts_with(b"#"))?;
        let begins = line.first().is_some_and(|&first| !matches!(first, b'{' | b'[' | b'-' | b'%' | b'&'));
        let separated = line.iter().any(|byte| matches!(byte, b';' | b',' | b'\t'));
        let yaml = line.windows(2).any(|two| two == b": ") && !line.contains(&b';') || line.ends_with(b":");
        (begins && separated && !yaml).then_some(Self::Csv)
    }

    /// How many bytes a file may have.
    fn most(self) -> u64 {
        match self {
            Self::Csv => LARGEST_SHEET as u64,
            Self::Workbook => LARGEST_WORKBOOK,
        }
    }

    /// The bytes of a file whose beginning is read already: all of them, or of one that is too large just one too many.
    pub(super) fn read(self, beginning: Vec<u8>, rest: impl Read) -> io::Result<Vec<u8>> {
        let mut bytes = beginning;
        let most = (self.most() + 1).saturating_sub(bytes.len() as u64);
        rest.take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Takes its sheets in, from what [`Spreadsheet::read`] gives.
    pub(super) fn open(
        self,
        path: PathBuf,
        bytes: Vec<u8>,
        sources: &mut SourceMap,
        diagnostics: &mut Diagnostics,
    ) -> ProfileFile {
        if bytes.len() as u64 > self.most() {
            let file = sources.add(inputs::name(&path), "");
            diagnostics.push(self.too_large(file));
            let content = Content::Sheets { sheets: Vec::new(), sha256: String::new() };
            return ProfileFile { path, content, header: Header::default() };
        }
        let sha256 = inputs::sha256_of(&bytes);
        let sheets = match self {
            Self::Csv => vec![csv(&path, bytes, sources, diagnostics)],
            Self::Workbook => book(&path, &bytes, sources, diagnostics),
        };
        ProfileFile { path, content: Content::Sheets { sheets, sha256 }, header: Header::default() }
    }

    fn too_large(self, file: FileId) -> Diagnostic {
        let mebibytes = |bytes: u64| bytes / (1024 * 1024);
        let (most, text) = (mebibytes(self.most()), mebibytes(LARGEST_SHEET as u64));
        let (message, help) = match self {
            Self::Csv => (
                format!("this list has more than {most} MiB, and more is not read"),
                "split it, or write it as JSON Lines, which are read one record at a time".to_owned(),
            ),
            Self::Workbook => (
                "this workbook unpacks to more than is read".to_owned(),
                format!("split it; a workbook may unpack to {most} MiB, and its cells may hold {text} MiB"),
            ),
        };
        Diagnostic::new(Code::FileTooLarge, Span::new(file, 0, 0), message).help(help)
    }
}

fn csv(path: &Path, bytes: Vec<u8>, sources: &mut SourceMap, diagnostics: &mut Diagnostics) -> SheetText {
    let name = inputs::name(path);
    let file = match decode(bytes) {
        Ok(text) => sources.add(name, text),
        Err((text, at)) => {
            let file = sources.add(name, text);
            let found = Diagnostic::new(
                Code::InvalidText,
                Span::new(file, at, at),
                "this is neither UTF-8 nor, beyond doubt, Windows-1252",
            );
            diagnostics.push(found.help("save the file again in the form that Excel calls `CSV UTF-8`"));
            file
        }
    };
    let title = path.file_stem().filter(|_| path.as_os_str() != "-").unwrap_or_default();
    SheetText { title: title.to_string_lossy().into_owned(), file, kind: SheetKind::Text }
}

fn book(path: &Path, bytes: &[u8], sources: &mut SourceMap, diagnostics: &mut Diagnostics) -> Vec<SheetText> {
    let name = inputs::name(path);
    let fault = match workbook(bytes) {
        Ok(sheets) => {
            let add = |(title, text): (String, String)| {
                let file = sources.add(format!("{name}!{title}"), text);
                SheetText { title, file, kind: SheetKind::Workbook }
            };
            return sheets.into_iter().map(add).collect();
        }
        Err(fault) => fault,
    };
    let file = sources.add(name, "");
    let (message, help) = match fault {
        WorkbookFault::Unreadable(why) => {
            (format!("this is no workbook: {why}"), "save it again in the form Excel calls `.xlsx`")
        }
        WorkbookFault::Sealed => (
            "this workbook has a password, or is of the kind before 2007".to_owned(),
            "save it without a password in the form Excel calls `.xlsx`",
        ),
        WorkbookFault::TooLarge => {
            diagnostics.push(Spreadsheet::Workbook.too_large(file));
            return Vec::new();
        }
    };
    diagnostics.push(Diagnostic::new(Code::InvalidProfile, Span::new(file, 0, 0), message).help(help));
    Vec::new()
}

/// The CSV files of a run: they belong together as the sheets of a workbook do, and are read with the first of them.
pub(super) struct Together(Vec<SheetText>);

impl Together {
    /// All CSV files among the profiles.
    pub(super) fn of(files: &[ProfileFile]) -> Self {
        Self(files.iter().flat_map(ProfileFile::text_sheets).cloned().collect())
    }

    /// Reads the sheets of a file, with those that belong to them.
    pub(super) fn read(
        &mut self,
        sheets: &[SheetText],
        reader: &ProfileReader<'_>,
        arguments: &SheetArguments,
        sources: &SourceMap,
        diagnostics: &mut Diagnostics,
        each: &mut dyn FnMut(&Profile) -> ControlFlow<()>,
    ) {
        let own = if sheets.iter().any(SheetText::is_text) { std::mem::take(&mut self.0) } else { sheets.to_vec() };
        let sheets: Vec<_> = own.iter().map(|sheet| sheet.sheet(sources)).collect();
        let options = SheetOptions { dialect: arguments.csv_dialect.into(), ignored: arguments.ignore_column.clone() };
        let _ = reader.read_sheets(&sheets, &options, diagnostics, each);
    }
}

/// A spreadsheet has no header, so that the command line has to say what stands there.
pub(super) fn need_header(files: &[ProfileFile], standards: bool, key_date: bool) -> Result<(), CliError> {
    let sheet = files.iter().find(|file| matches!(file.content, Content::Sheets { .. }));
    let Some(sheet) = sheet else { return Ok(()) };
    let name = inputs::name(&sheet.path);
    if !standards {
        return Err(CliError::new(format!("{name} is a spreadsheet and names no standard"))
            .help("name one with --rules, for example --rules musterstandard"));
    }
    if !key_date {
        return Err(CliError::new(format!("{name} is a spreadsheet and names no key date"))
            .help("say as of which day it holds, for example --on 2026-06-01"));
    }
    Ok(())
}
