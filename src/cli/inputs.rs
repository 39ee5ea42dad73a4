//! Profile files: which there are, what they are written in, what their headers say.

use super::error::CliError;
use super::output::Screen;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::profile::{Format, Header, read_header};
use crate::report::Input;
use crate::source::SourceMap;
use crate::span::{FileId, Span};
use jiff::civil::Date;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read as _};
use std::path::{Path, PathBuf};

/// A profile file before its records are read.
pub(super) struct ProfileFile {
    /// Its path, or `-`.
    pub(super) path: PathBuf,
    pub(super) content: Content,
    pub(super) header: Header,
}

/// How a profile file is read.
pub(super) enum Content {
    /// Read whole: YAML and JSON.
    Text { format: Format, file: FileId },
    /// Read line by line.
    Lines(Box<dyn BufRead + Send>),
}

/// How much of standard input is looked at to tell what it is.
const BEGINNING: usize = 1 << 16;

/// Opens every profile that the paths mean, in order; folders give their files by name. A file that is named twice is
/// read once.
pub(super) fn open(
    paths: &[PathBuf],
    sources: &mut SourceMap,
    diagnostics: &mut Diagnostics,
    screen: Screen,
) -> Result<Vec<ProfileFile>, CliError> {
    let mut files = Vec::new();
    let mut seen = BTreeSet::new();
    for path in list(paths)? {
        let same = std::fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
        if seen.insert(same) {
            files.push(open_one(&path, sources, diagnostics)?);
        } else {
            screen.remark(&format!("{} is named more than once and read once", name(&path)));
        }
    }
    Ok(files)
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
            let mut found = Vec::new();
            gather(path, &mut found)?;
            found.sort();
            files.append(&mut found);
        } else {
            files.push(path.clone());
        }
    }
    Ok(files)
}

fn gather(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), CliError> {
    let entries = std::fs::read_dir(folder).map_err(|error| CliError::file("read", folder, &error))?;
    for entry in entries {
        let entry = entry.map_err(|error| CliError::file("read", folder, &error))?;
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        let path = entry.path();
        if path.is_dir() && !hidden {
            gather(&path, found)?;
        } else if !hidden && Format::of_path(&path).is_some() {
            found.push(path);
        }
    }
    Ok(())
}

fn open_one(path: &Path, sources: &mut SourceMap, diagnostics: &mut Diagnostics) -> Result<ProfileFile, CliError> {
    if path.as_os_str() == "-" {
        return standard_input(sources, diagnostics);
    }
    let Some(format) = Format::of_path(path) else {
        return Err(if path.exists() {
            CliError::new(format!("{} is no profile", path.display()))
                .help("profiles end in .yaml, .yml, .json or .jsonl; `-` reads standard input")
        } else {
            CliError::file("read", path, &std::io::ErrorKind::NotFound.into())
        });
    };
    if format == Format::JsonLines {
        let file = std::fs::File::open(path).map_err(|error| CliError::file("read", path, &error))?;
        let content = Content::Lines(Box::new(BufReader::new(file)));
        return Ok(ProfileFile { path: path.to_owned(), content, header: Header::default() });
    }
    let bytes = std::fs::read(path).map_err(|error| CliError::file("read", path, &error))?;
    Ok(text(path.to_owned(), format, bytes, sources, diagnostics))
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

fn standard_input(sources: &mut SourceMap, diagnostics: &mut Diagnostics) -> Result<ProfileFile, CliError> {
    let mut input = BufReader::with_capacity(BEGINNING, std::io::stdin());
    let failed = |error: std::io::Error| CliError::stream("read standard input", &error);
    let mut beginning = Vec::new();
    (&mut input).take(BEGINNING as u64).read_to_end(&mut beginning).map_err(failed)?;
    let format = Format::guess(&beginning);
    let path = PathBuf::from("-");
    if format == Format::JsonLines {
        let content = Content::Lines(Box::new(std::io::Cursor::new(beginning).chain(input)));
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
            Content::Text { file, .. } => sha256(sources.file(*file).text.as_bytes()),
            Content::Lines(input) => {
                let mut bytes = Vec::new();
                input.read_to_end(&mut bytes).map_err(|error| CliError::file("read", &file.path, &error))?;
                let hash = sha256(&bytes);
                file.content = Content::Lines(Box::new(std::io::Cursor::new(bytes)));
                hash
            }
        };
        inputs.push(Input { name, file: None, sha256 });
    }
    Ok(inputs)
}

/// The hash of a text, in hexadecimal digits.
pub(super) fn sha256(text: &[u8]) -> String {
    Sha256::digest(text).iter().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// What all headers agree on.
pub(super) struct Agreed {
    /// The standards with the folders that paths count from.
    pub(super) standards: Vec<(String, PathBuf)>,
    pub(super) key_date: Option<Date>,
    /// Waiver files.
    pub(super) waivers: Vec<PathBuf>,
}

/// Joins the headers. Standards may not differ unless `rules` overrides them, key dates unless `on` does.
pub(super) fn agree(files: &[ProfileFile], rules: bool, on: Option<Date>) -> Result<Agreed, CliError> {
    let mut agreed = Agreed { standards: Vec::new(), key_date: on, waivers: Vec::new() };
    let mut said: Option<(&Path, Vec<&str>)> = None;
    let mut dated: Option<(&Path, Date)> = None;
    for file in files {
        let folder = file.path.parent().unwrap_or(Path::new("")).to_owned();
        let standards: Vec<&str> = file.header.standards.iter().map(|(name, _)| name.as_str()).collect();
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
        if let Some((path, _)) = &file.header.waivers {
            let path = folder.join(path);
            if !agreed.waivers.contains(&path) {
                agreed.waivers.push(path);
            }
        }
    }
    Ok(agreed)
}
