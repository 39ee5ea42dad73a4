//! Where words go: standard output, files, the terminal's width and colours.
//!
//! A reader who leaves early, as `head` does, has what it wanted: the rest goes nowhere, and the run ends as if all of it
//! had been read. How much a pipe took before it was closed is chance, and is to change nothing.

use super::args::{Arguments, ColourChoice};
use super::error::CliError;
use crate::diagnostic::{Diagnostic, ErrorFormat, Severity, render};
use crate::hidden::visible;
use crate::source::SourceMap;
use clap::ValueEnum;
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal as _, Write};
use std::path::{Path, PathBuf};

/// A width for pages that nobody's terminal limits.
const PAGE: usize = 100;

/// Faults that people are shown at once; behind so many, one is usually the cause of the others.
const SHOWN: usize = 100;

/// What the user asked of the terminal.
#[derive(Debug, Clone, Copy)]
pub(super) struct Screen {
    pub(super) error_format: ErrorFormat,
    colour: ColourChoice,
}

impl Screen {
    pub(super) fn new(arguments: &Arguments) -> Self {
        Self { error_format: arguments.error_format.into(), colour: arguments.color }
    }

    /// Whether standard output is to be coloured.
    pub(super) fn colours_output(self) -> bool {
        self.wants(io::stdout().is_terminal())
    }

    fn wants(self, terminal: bool) -> bool {
        match self.colour {
            ColourChoice::Always => true,
            ColourChoice::Never => false,
            ColourChoice::Auto => choice(terminal) != anstream::ColorChoice::Never,
        }
    }

    /// The width of text on standard output, in columns.
    pub(super) fn width() -> usize {
        let columns = std::env::var("COLUMNS").ok().and_then(|text| text.parse().ok());
        let terminal = || io::stdout().is_terminal().then(terminal_size::terminal_size).flatten();
        columns.or_else(|| terminal().map(|(width, _)| usize::from(width.0))).unwrap_or(PAGE).clamp(40, 120)
    }

    /// Writes diagnostics to standard error: all of them to an editor, as many as are read to people, errors first.
    pub(super) fn diagnose(self, diagnostics: &[Diagnostic], sources: &SourceMap) {
        let colour = self.wants(io::stderr().is_terminal());
        let write = |shown: &[Diagnostic]| {
            let text = render(shown, sources, self.error_format, colour);
            let _ = io::stderr().lock().write_all(text.as_bytes());
        };
        if self.error_format == ErrorFormat::Json || diagnostics.len() <= SHOWN {
            return write(diagnostics);
        }
        let (errors, warnings): (Vec<&Diagnostic>, Vec<_>) =
            diagnostics.iter().partition(|diagnostic| diagnostic.severity() == Severity::Error);
        let shown: Vec<Diagnostic> = errors.into_iter().chain(warnings).take(SHOWN).cloned().collect();
        write(&shown);
        let more = diagnostics.len() - SHOWN;
        self.remark(&format!("{more} more are not shown here; --error-format json lists all"));
    }

    /// Writes a remark to standard error.
    pub(super) fn remark(self, text: &str) {
        let line = match self.error_format {
            ErrorFormat::Json => format!("{}\n", serde_json::json!({ "severity": "note", "message": text })),
            ErrorFormat::Human | ErrorFormat::Plain => format!("note: {}\n", visible(text)),
        };
        let _ = io::stderr().lock().write_all(line.as_bytes());
    }
}

/// Colour by the terminal and its environment: `NO_COLOR`, CLICOLOR, `CLICOLOR_FORCE`.
pub(super) fn choice(terminal: bool) -> anstream::ColorChoice {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if set("NO_COLOR") {
        anstream::ColorChoice::Never
    } else if set("CLICOLOR_FORCE") || terminal && std::env::var_os("TERM").is_none_or(|term| term != "dumb") {
        anstream::ColorChoice::Always
    } else {
        anstream::ColorChoice::Never
    }
}

/// Where a report is written. A file gets its name only when it is whole.
#[derive(Debug)]
pub(super) enum Sink {
    /// For standard output, held back until it is known to be whole.
    Held(Vec<u8>),
    Standard(BufWriter<io::Stdout>),
    File {
        writer: BufWriter<File>,
        path: PathBuf,
        /// Its name until it is whole, and the one it gets; none for pipes and devices, which keep what they are.
        names: Option<(PathBuf, PathBuf)>,
    },
    /// A pipe that nobody reads any more.
    Closed,
}

/// As much is gathered before it is written.
const BUFFER: usize = 1 << 16;

impl Sink {
    /// Standard output that is written at the end, all or nothing.
    pub(super) fn held() -> Self {
        Self::Held(Vec::new())
    }

    pub(super) fn standard() -> Self {
        Self::Standard(BufWriter::with_capacity(BUFFER, io::stdout()))
    }

    pub(super) fn file(path: &Path) -> Result<Self, CliError> {
        let (file, names) = create(path).map_err(|error| CliError::unwritable(path, &error))?;
        Ok(Self::File { writer: BufWriter::with_capacity(BUFFER, file), path: path.to_owned(), names })
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<(), CliError> {
        let written = match self {
            Self::Held(held) => {
                held.extend_from_slice(bytes);
                Ok(())
            }
            Self::Standard(writer) => writer.write_all(bytes),
            Self::File { writer, .. } => writer.write_all(bytes),
            Self::Closed => Ok(()),
        };
        self.unless_closed(written)
    }

    /// What it means that this could not be written: nothing where a pipe was closed.
    fn unless_closed(&mut self, written: io::Result<()>) -> Result<(), CliError> {
        let Err(error) = written else { return Ok(()) };
        if error.kind() == io::ErrorKind::BrokenPipe {
            *self = Self::Closed;
            return Ok(());
        }
        Err(match self {
            Self::File { path, .. } => CliError::unwritable(path, &error),
            Self::Held(_) | Self::Standard(_) | Self::Closed => CliError::stream("write to standard output", &error),
        })
    }

    /// Writes the rest and gives a file its name.
    pub(super) fn finish(mut self) -> Result<(), CliError> {
        let written = match &mut self {
            Self::Held(held) => {
                let mut standard = Self::standard();
                standard.write(held)?;
                return standard.finish();
            }
            Self::Standard(writer) => writer.flush(),
            Self::File { writer, names, .. } => {
                let rename = |names: &(PathBuf, PathBuf)| std::fs::rename(&names.0, &names.1);
                writer.flush().and_then(|()| names.as_ref().map_or(Ok(()), rename))
            }
            Self::Closed => Ok(()),
        };
        let written = self.unless_closed(written);
        if written.is_err() {
            self.abandon();
        }
        written
    }

    /// Gives up: nothing half-written stays behind.
    pub(super) fn abandon(self) {
        if let Self::File { writer, names: Some((unfinished, _)), .. } = self {
            drop(writer.into_parts());
            let _ = std::fs::remove_file(unfinished);
        }
    }
}

/// Opens what a path leads to, and tells under which names if it is a file; one that exists keeps its permissions.
fn create(path: &Path) -> io::Result<(File, Option<(PathBuf, PathBuf)>)> {
    let found = std::fs::metadata(path).ok();
    if found.as_ref().is_some_and(|found| !found.is_file()) {
        return File::options().write(true).open(path).map(|file| (file, None));
    }
    // Behind a link, it is the file that is replaced, not the link.
    let whole = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut name = whole.file_name().unwrap_or_default().to_owned();
    name.push(".unfinished");
    let unfinished = whole.with_file_name(name);
    let file = File::create(&unfinished)?;
    if let Some(found) = found {
        file.set_permissions(found.permissions())?;
    }
    Ok((file, Some((unfinished, whole))))
}

/// All files that a run has read: those that were named, and what they led to, as rules, waivers and new houses.
pub(super) fn read_files<'n>(sources: &SourceMap, named: impl IntoIterator<Item = &'n PathBuf>) -> Vec<PathBuf> {
    let found = sources.iter().map(|(_, file)| PathBuf::from(&file.name));
    named.into_iter().cloned().chain(found).collect()
}

/// Refuses to write over a file that was read.
pub(super) fn refuse_inputs(path: &Path, inputs: &[PathBuf]) -> Result<(), CliError> {
    let same = |input: &&PathBuf| {
        let whole = (input.canonicalize(), path.canonicalize());
        matches!(whole, (Ok(input), Ok(path)) if input == path && input.is_file())
    };
    match inputs.iter().find(same) {
        Some(_) => Err(CliError::new(format!("{} is read and would be overwritten", path.display()))
            .help("write the report to a file of its own")),
        None => Ok(()),
    }
}

/// Refuses a file whose ending says something else than it would hold: it would open nowhere, or as what it is not.
pub(super) fn refuse_ending<K: ValueEnum>(path: &Path, kind: &K) -> Result<(), CliError> {
    let name = |kind: &K| kind.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default();
    let (format, formats) = (name(kind), K::value_variants().iter().map(name).collect::<Vec<_>>());
    refuse_foreign_ending(path, formats.iter().any(|format| format == "xlsx"))?;
    let says = match ending(path).as_str() {
        "xlsx" => "xlsx",
        "csv" => "csv",
        "json" => "json",
        "jsonl" => "jsonl",
        "md" | "markdown" => "markdown",
        "html" | "htm" => "html",
        // What has no ending may be a pipe. Any other one is as good as .txt, which a workbook is not.
        "" => return Ok(()),
        _ if format == "xlsx" => "text",
        _ => return Ok(()),
    };
    if says == format {
        return Ok(());
    }
    let other = if format == "xlsx" { "that ends in .xlsx" } else { "with another ending" };
    let add =
        if formats.iter().any(|format| format == says) { format!("say --format {says}, or ") } else { String::new() };
    Err(CliError::new(format!("{} would not hold what its ending says", path.display()))
        .help(format!("{add}write to a file {other}")))
}

/// Refuses endings of programs that norm does not write for.
pub(super) fn refuse_foreign_ending(path: &Path, has_tables: bool) -> Result<(), CliError> {
    let ending = ending(path);
    if !["pdf", "doc", "docx", "odt", "ods", "xls", "rtf"].contains(&ending.as_str()) {
        return Ok(());
    }
    let way = if has_tables { ".xlsx, which" } else { ".html, which browsers print to PDF and" };
    Err(CliError::new(format!("norm writes no .{ending} file")).help(format!("write {way} office programs open")))
}

fn ending(path: &Path) -> String {
    path.extension().and_then(std::ffi::OsStr::to_str).unwrap_or_default().to_lowercase()
}

/// A workbook is for a program: on a terminal its bytes would be noise.
pub(super) fn refuse_workbook_on_terminal() -> Result<(), CliError> {
    if !io::stdout().is_terminal() {
        return Ok(());
    }
    Err(CliError::new("a workbook cannot be shown on a terminal").help("write it to a file, for example list.xlsx"))
}

/// Writes a whole text to standard output.
pub(super) fn print(text: &(impl AsRef<[u8]> + ?Sized)) -> Result<(), CliError> {
    let mut sink = Sink::standard();
    sink.write(text.as_ref())?;
    sink.finish()
}

/// Writes a whole text to a file.
pub(super) fn save(path: &Path, text: &(impl AsRef<[u8]> + ?Sized)) -> Result<(), CliError> {
    let mut sink = Sink::file(path)?;
    if let Err(error) = sink.write(text.as_ref()) {
        sink.abandon();
        return Err(error);
    }
    sink.finish()
}
