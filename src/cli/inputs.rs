//! Profile files: which there are, what they are written in, what their headers say.

use super::error::CliError;
use super::output::Screen;
use super::sheets::{SheetText, Spreadsheet};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::profile::{Format, Header, read_header};
use crate::report::Input;
use crate::source::{SourceFile, SourceMap};
use crate::span::{FileId, Span};
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// A profile file before its records are read.
pub(super) struct ProfileFile {
    /// Its path, or `-`.
    pub(super) path: PathBuf,
    pub(super) content: Content,
    pub(super) header: Header,
}

impl ProfileFile {
    /// Its sheet, where it is a CSV file.
    pub(super) fn text_sheets(&self) -> impl Iterator<Item = &SheetText> {
        let sheets = match &self.content {
            Content::Sheets { sheets, .. } => sheets.as_slice(),
            Content::Text { .. } | Content::Lines(_) => &[],
        };
        sheets.iter().filter(|sheet| sheet.is_text())
    }

    /// The waiver file that it names; the path counts from its own folder.
    fn waivers(&self) -> Option<PathBuf> {
        let (path, _) = self.header.waivers.as_ref()?;
        Some(self.path.parent().unwrap_or(Path::new("")).join(path))
    }
}

/// How a profile file is read.
pub(super) enum Content {
    /// Read whole: YAML and JSON.
    Text { format: Format, file: FileId },
    /// Read line by line.
    Lines(Lines),
    /// Read row by row: the sheets of a spreadsheet, with the hash of its file.
    Sheets { sheets: Vec<SheetText>, sha256: String },
}

/// What JSON Lines come from.
pub(super) enum Lines {
    /// A file, opened only when its turn comes: there may be more files than a process may hold open.
    File(PathBuf),
    /// What can be read only once.
    Stream(Box<dyn BufRead + Send>),
}

impl Lines {
    /// Opens what is not open yet.
    pub(super) fn open(self) -> std::io::Result<Box<dyn BufRead + Send>> {
        Ok(match self {
            Self::File(path) => Box::new(BufReader::new(File::open(path)?)),
            Self::Stream(input) => input,
        })
    }

    /// The hash of all of it; what can be read only once is kept for reading.
    fn hash(&mut self) -> std::io::Result<String> {
        match self {
            Self::File(path) => {
                let (mut file, mut hash, mut buffer) = (File::open(path)?, Sha256::new(), vec![0; BEGINNING]);
                loop {
                    let length = file.read(&mut buffer)?;
                    let Some(bytes) = buffer.get(..length).filter(|bytes| !bytes.is_empty()) else { break };
                    hash.update(bytes);
                }
                Ok(digits(&hash.finalize()))
            }
            Self::Stream(input) => {
                let mut bytes = Vec::new();
                input.read_to_end(&mut bytes)?;
                let hash = digits(&Sha256::digest(&bytes));
                *self = Self::Stream(Box::new(std::io::Cursor::new(bytes)));
                Ok(hash)
            }
        }
    }
}

/// How much of a stream is looked at to tell what it is.
const BEGINNING: usize = 1 << 16;

/// Opens every profile that the paths mean, in order; folders give their files by name. A file that is named twice is
/// read once, and a file that is known to be something else, as a waiver file, is no profile.
pub(super) fn open(
    paths: &[PathBuf],
    beside: &[PathBuf],
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
    screen: Screen,
) -> Result<Vec<ProfileFile>, CliError> {
    let mut opened = Vec::new();
    let mut seen = BTreeSet::new();
    for path in list(paths)? {
        if seen.insert(same(&path)) {
            let mut found = Diagnostics::new();
            opened.push((open_one(&path, sources, &mut found)?, found));
        } else {
            screen.remark(&format!("{} is named more than once and read once", name(&path)));
        }
    }
    let named = opened.iter().filter_map(|(file, _)| file.waivers());
    let beside: BTreeSet<PathBuf> = named.chain(beside.iter().cloned()).map(|path| same(&path)).collect();
    opened.retain(|(file, _)| !beside.contains(&same(&file.path)));
    let mut files = Vec::new();
    for (file, found) in opened {
        diagnostics.append(found);
        files.push(file);
    }
    Ok(files)
}

/// One path for all that lead to a file.
fn same(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// What a profile file is called in reports and diagnostics, with forward slashes on every system.
pub(super) fn name(path: &Path) -> String {
    if path.as_os_str() == "-" { "standard input".to_owned() } else { path.to_string_lossy().replace('\\', "/") }
}

/// The files that the paths mean; `-` for standard input.
fn list(paths: &[PathBuf]) -> Result<Vec<PathBuf>, CliError> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            files.append(&mut gather(path, |path| {
                Format::of_path(path).is_some() || Spreadsheet::of_path(path).is_some()
            })?);
        } else {
            files.push(path.clone());
        }
    }
    Ok(files)
}

/// The wanted files below a folder, by name; not the hidden ones, and not those behind links to folders, which may lead
/// in a circle.
pub(super) fn gather(folder: &Path, wanted: fn(&Path) -> bool) -> Result<Vec<PathBuf>, CliError> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let failed = |error| CliError::file("read", &folder, &error);
        for entry in std::fs::read_dir(&folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let path = entry.path();
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            if entry.file_type().map_err(failed)?.is_dir() {
                folders.push(path);
            } else if wanted(&path) && !path.is_dir() {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

fn open_one(path: &Path, sources: &mut SourceMap, diagnostics: &mut Diagnostics) -> Result<ProfileFile, CliError> {
    let failed = |error| CliError::file("read", path, &error);
    if path.as_os_str() == "-" {
        return stream(path, Box::new(std::io::stdin()), sources, diagnostics);
    }
    let whole = std::fs::metadata(path).map_err(failed)?.is_file();
    if let (true, Some(spreadsheet)) = (whole, Spreadsheet::of_path(path)) {
        let bytes = spreadsheet.read(Vec::new(), File::open(path).map_err(failed)?).map_err(failed)?;
        return Ok(spreadsheet.open(path.to_owned(), bytes, sources, diagnostics));
    }
    match Format::of_path(path) {
        // A pipe, whatever it is called, is read once and from its beginning.
        _ if !whole => stream(path, Box::new(File::open(path).map_err(failed)?), sources, diagnostics),
        Some(Format::JsonLines) => {
            File::open(path).map_err(failed)?;
            let content = Content::Lines(Lines::File(path.to_owned()));
            Ok(ProfileFile { path: path.to_owned(), content, header: Header::default() })
        }
        Some(format) => {
            let bytes = std::fs::read(path).map_err(failed)?;
            Ok(text(path.to_owned(), format, bytes, sources, diagnostics))
        }
        None => Err(CliError::new(format!("{} is no profile", path.display()))
            .help("profiles end in .yaml, .yml, .json, .jsonl, .csv or .xlsx; `-` reads standard input")),
    }
}

fn text(
    path: PathBuf,
    format: Format,
    bytes: Vec<u8>,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> ProfileFile {
    let name = name(&path);
    let faults = diagnostics.errors();
    let file = take(&name, bytes, sources, diagnostics);
    // What is no text has no header either: one fault is told once.
    let header = if diagnostics.errors() > faults {
        Header::default()
    } else {
        read_header(format, file, &sources.file(file).text, diagnostics)
    };
    ProfileFile { path, content: Content::Text { format, file }, header }
}

/// Takes bytes in as a text; where they are none, says at which place.
pub(super) fn take(name: &str, bytes: Vec<u8>, sources: &mut SourceMap, diagnostics: &mut Diagnostics) -> FileId {
    match String::from_utf8(bytes) {
        Ok(text) => sources.add(name, text),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let file = sources.add(name, String::from_utf8_lossy(error.as_bytes()).into_owned());
            diagnostics.push(
                Diagnostic::new(Code::InvalidText, Span::new(file, at, at), "this is no UTF-8 text")
                    .help("save the file as UTF-8"),
            );
            file
        }
    }
}

/// Tells by its beginning what a stream is written in.
fn stream(
    path: &Path,
    input: Box<dyn Read + Send>,
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
) -> Result<ProfileFile, CliError> {
    let failed = |error: std::io::Error| CliError::stream(&format!("read {}", name(path)), &error);
    let mut input = BufReader::with_capacity(BEGINNING, input);
    let mut beginning = Vec::new();
    (&mut input).take(BEGINNING as u64).read_to_end(&mut beginning).map_err(failed)?;
    if let Some(spreadsheet) = Spreadsheet::guess(&beginning) {
        let bytes = spreadsheet.read(beginning, input).map_err(failed)?;
        return Ok(spreadsheet.open(path.to_owned(), bytes, sources, diagnostics));
    }
    let format = Format::guess(&beginning);
    let path = path.to_owned();
    if format == Format::JsonLines {
        let content = Content::Lines(Lines::Stream(Box::new(std::io::Cursor::new(beginning).chain(input))));
        return Ok(ProfileFile { path, content, header: Header::default() });
    }
    input.read_to_end(&mut beginning).map_err(failed)?;
    Ok(text(path, format, beginning, sources, diagnostics))
}

/// What went in, with hashes where they are wanted. A stream that can be read only once is then read whole before.
pub(super) fn hashes(files: &mut [ProfileFile], sources: &SourceMap, wanted: bool) -> Result<Vec<Input>, CliError> {
    let mut inputs = Vec::new();
    for file in files {
        let name = name(&file.path);
        let sha256 = match &mut file.content {
            _ if !wanted => String::new(),
            Content::Text { file, .. } => sha256(sources.file(*file)),
            Content::Sheets { sha256, .. } => sha256.clone(),
            Content::Lines(lines) => lines.hash().map_err(|error| CliError::file("read", &file.path, &error))?,
        };
        inputs.push(Input { name, file: None, sha256 });
    }
    Ok(inputs)
}

/// The hash of a file as it lies on the disk, in hexadecimal digits.
pub(super) fn sha256(source: &SourceFile) -> String {
    let mut hash = Sha256::new();
    if source.marked {
        hash.update("\u{feff}");
    }
    hash.update(&source.text);
    digits(&hash.finalize())
}

/// The hash of bytes.
pub(super) fn sha256_of(bytes: &[u8]) -> String {
    digits(&Sha256::digest(bytes))
}

fn digits(hash: &[u8]) -> String {
    hash.iter().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// What all headers agree on.
pub(super) struct Agreed {
    /// The standards with the folders that paths count from.
    pub(super) standards: Vec<(String, PathBuf)>,
    /// Every standard that a profile names, chosen or not, with the folder that its path counts from.
    pub(super) own: Vec<(String, PathBuf)>,
    pub(super) key_date: Option<Date>,
    /// Waiver files.
    pub(super) waivers: Vec<PathBuf>,
}

/// Joins the headers. Standards may not differ unless `rules` overrides them, key dates unless `on` does.
pub(super) fn agree(files: &[ProfileFile], rules: bool, on: Option<Date>) -> Result<Agreed, CliError> {
    let mut agreed = Agreed { standards: Vec::new(), own: Vec::new(), key_date: on, waivers: Vec::new() };
    let mut said: Option<(&Path, Vec<&str>)> = None;
    let mut dated: Option<(&Path, Date)> = None;
    for file in files {
        let folder = file.path.parent().unwrap_or(Path::new("")).to_owned();
        let standards: Vec<&str> = file.header.standards.iter().map(|(name, _)| name.as_str()).collect();
        let own = standards.iter().map(|name| ((*name).to_owned(), folder.clone()));
        agreed.own.extend(own.filter(|named| !agreed.own.contains(named)).collect::<Vec<_>>());
        if !standards.is_empty() && !rules {
            match &said {
                None => {
                    agreed.standards = standards.iter().map(|name| ((*name).to_owned(), folder.clone())).collect();
                    said = Some((&file.path, standards));
                }
                Some((_, first)) if *first == standards => {}
                Some((first, _)) => {
                    return Err(CliError::new(format!(
                        "{} and {} name different standards",
                        first.display(),
                        file.path.display()
                    ))
                    .help("check them one by one, or say with --rules against what"));
                }
            }
        }
        if let (Some((date, _)), None) = (file.header.key_date, on) {
            match dated {
                None => {
                    agreed.key_date = Some(date);
                    dated = Some((&file.path, date));
                }
                Some((_, first)) if first == date => {}
                Some((path, first)) => {
                    return Err(CliError::new(format!(
                        "{} is as of {first}, {} as of {date}",
                        path.display(),
                        file.path.display()
                    ))
                    .help("check them one by one, or say with --on as of which day"));
                }
            }
        }
        agreed.waivers.extend(file.waivers().filter(|path| !agreed.waivers.contains(path)));
    }
    Ok(agreed)
}
