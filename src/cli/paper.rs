//! A paper in the form asked for: as text, Markdown or JSON, and its tables as CSV or XLSX.
//!
//! A command that shows a paper fills in [`PaperOutput`] and calls [`PaperOutput::write`]; all forms follow.

use super::args::{CaseArguments, PaperArguments, PaperKind};
use super::error::CliError;
use super::output::{self, Screen, Sink};
use crate::language::Language;
use crate::report::Colour;
use crate::report::paper::{self, Paper, markdown, markdown_with_pictures, text};
use crate::spreadsheet::{Book, CsvForm, Sheet, csv, xlsx};
use serde::Serialize;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// How and where a paper goes out.
#[derive(Debug, Clone, Copy)]
pub(super) struct PaperOutput<'a> {
    pub(super) kind: PaperKind,
    /// A file, or for CSV a folder; none for standard output.
    pub(super) path: Option<&'a Path>,
    /// Files that were read and must not be overwritten.
    pub(super) inputs: &'a [PathBuf],
    pub(super) language: Language,
    /// Whose spreadsheets open the CSV.
    pub(super) csv: CsvForm,
    /// The name of the table that is the CSV where only one has room.
    pub(super) main: &'a str,
}

impl<'a> PaperOutput<'a> {
    /// What was asked for; `main` is the table that is the CSV where only one has room.
    pub(super) fn new(
        paper: &'a PaperArguments,
        case: &CaseArguments,
        language: Language,
        inputs: &'a [PathBuf],
        main: &'a str,
    ) -> Self {
        let (kind, path) = (paper.format, paper.output.as_deref());
        Self { kind, path, inputs, language, csv: case.sheets.form(), main }
    }

    /// Refuses what cannot go out, before there is work in it.
    pub(super) fn refuse(&self) -> Result<(), CliError> {
        if let Some(path) = self.path {
            output::refuse_ending(path, &self.kind)?;
            return output::refuse_inputs(path, self.inputs);
        }
        if self.kind == PaperKind::Xlsx { output::refuse_workbook_on_terminal() } else { Ok(()) }
    }

    /// Writes the paper; `json` is what machines read in its place.
    pub(super) fn write(&self, paper: &Paper, json: &impl Serialize, screen: Screen) -> Result<(), CliError> {
        self.refuse()?;
        let page = match self.kind {
            PaperKind::Text => {
                let colour =
                    if self.path.is_none() && screen.colours_output() { Colour::Always } else { Colour::Never };
                text(paper, Screen::width(), colour).into_bytes()
            }
            PaperKind::Markdown => match self.path {
                Some(path) => return with_pictures(paper, path, self.inputs),
                None => markdown(paper).into_bytes(),
            },
            PaperKind::Json => {
                let json = serde_json::to_string_pretty(json);
                format!("{}\n", json.map_err(|error| CliError::new(error.to_string()))?).into_bytes()
            }
            PaperKind::Xlsx => workbook(&paper::book(paper, self.language))?,
            PaperKind::Csv => {
                let book = paper::book(paper, self.language);
                if let Some(folder) = self.path.filter(|path| is_folder(path)) {
                    return tables(&book, folder, self.csv, self.inputs);
                }
                let sheet = paper::main(&book, self.main);
                sheet.map(|sheet| csv(sheet, self.csv)).unwrap_or_default().into_bytes()
            }
        };
        match self.path {
            Some(path) => output::save(path, &page),
            None => output::print(&page),
        }
    }
}

/// The bytes of a workbook.
pub(super) fn workbook(book: &Book) -> Result<Vec<u8>, CliError> {
    xlsx(book).map_err(|error| CliError::new(error.to_string()).help("--format csv has no such limit"))
}

/// Whether a path means a folder: it is one, or is written as one.
pub(super) fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().as_encoded_bytes().ends_with(b"/") || path.extension().is_none() && !path.exists()
}

/// Writes Markdown with its charts in files beside it, all or none.
fn with_pictures(paper: &Paper, path: &Path, inputs: &[PathBuf]) -> Result<(), CliError> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let (page, pictures) = markdown_with_pictures(paper, &stem);
    let beside = pictures.into_iter().map(|picture| (path.with_file_name(picture.name), picture.svg));
    all_or_none(beside.chain([(path.to_owned(), page)]), inputs)
}

/// Writes each sheet into a file of its own, all or none.
pub(super) fn tables(book: &Book, folder: &Path, form: CsvForm, inputs: &[PathBuf]) -> Result<(), CliError> {
    std::fs::create_dir_all(folder).map_err(|error| CliError::unwritable(folder, &error))?;
    let path = |sheet: &Sheet| folder.join(OsStr::new(&format!("{}.csv", sheet.name)));
    all_or_none(book.sheets.iter().map(|sheet| (path(sheet), csv(sheet, form))), inputs)
}

/// Writes several texts into files; where one fails, none stays behind.
pub(super) fn all_or_none(files: impl Iterator<Item = (PathBuf, String)>, inputs: &[PathBuf]) -> Result<(), CliError> {
    let mut sinks = Vec::new();
    let mut write = |(path, text): (PathBuf, String)| {
        output::refuse_inputs(&path, inputs)?;
        let mut sink = Sink::file(&path)?;
        let written = sink.write(text.as_bytes());
        sinks.push(sink);
        written
    };
    let mut files = files;
    if let Err(error) = files.try_for_each(&mut write) {
        sinks.into_iter().for_each(Sink::abandon);
        return Err(error);
    }
    sinks.into_iter().try_for_each(Sink::finish)
}
