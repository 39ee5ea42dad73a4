//! `norm template`: an empty spreadsheet for what standards ask of a record, or for all that a vocabulary knows of it.

use super::Exit;
use super::args::{TemplateArguments, TemplateFormat};
use super::error::CliError;
use super::output::{self, Screen};
use super::paper;
use super::prepare;
use super::rules;
use super::schema;
use crate::language::Language;
use crate::library::FOLDER;
use crate::model::{Program, RecordId, Slot};
use crate::report::template;
use crate::source::SourceMap;
use crate::spreadsheet::{Book, CsvForm, csv};
use crate::staff;
use std::collections::BTreeSet;
use std::path::Path;

/// The record of a list that nobody names.
const USUAL: &str = "shelter";

/// Writes the spreadsheet.
pub(super) fn run(arguments: &TemplateArguments, screen: Screen) -> Result<Exit, CliError> {
    let format = arguments.format.unwrap_or_else(|| format_of(arguments.output.as_deref()));
    match &arguments.output {
        Some(path) => output::refuse_ending(path, &format)?,
        None if format == TemplateFormat::Xlsx => output::refuse_workbook_on_terminal()?,
        None => {}
    }
    let book = if arguments.staff { staff_list(arguments)? } else { profile_list(arguments, screen)? };
    write(arguments, format, &book)?;
    Ok(Exit::Fine)
}

/// A list of what standards ask for.
fn profile_list(arguments: &TemplateArguments, screen: Screen) -> Result<Book, CliError> {
    let shipped = [format!("{FOLDER}vocabulary.norm")];
    let named = !arguments.rules.is_empty();
    let mut roots = Vec::new();
    for rules in if named { &arguments.rules[..] } else { &shipped[..] } {
        roots.extend(rules::find(rules, Path::new(""))?);
    }
    let loaded = rules::load(&roots, &mut SourceMap::new(), screen)?;
    let program = &loaded.program;
    let record = record(arguments, program)?;
    let language = arguments.lang.map_or_else(|| language(program), Into::into);
    let read = read(program);
    let all = arguments.all || !named || program.standards.is_empty();
    let wanted = |record: RecordId, slot: Slot| all || read.contains(&(record, slot));
    if !all && !reaches(program, record, &read, &mut BTreeSet::new()) {
        let name = &program.vocabulary.record(record).name;
        return Err(CliError::new(format!("the standards ask for nothing about a record `{name}`"))
            .help("name another one with --record, or say --all for everything that the vocabulary knows"));
    }
    Ok(template(&program.vocabulary, record, language, &wanted))
}

/// A list of people, pools or hires.
fn staff_list(arguments: &TemplateArguments) -> Result<Book, CliError> {
    let vocabulary = staff::vocabulary(&mut crate::source::SourceMap::new());
    let named = arguments.record.as_deref().map(|name| schema::record(&vocabulary, name)).transpose()?;
    let Some(record) = named.or_else(|| staff::usual_record(&vocabulary)) else {
        return Err(CliError::new("a staff list has no records"));
    };
    let language = arguments.lang.map_or(Language::German, Into::into);
    Ok(template(&vocabulary, record, language, &|_, _| true))
}

/// Every fact that any of the standards reads.
fn read(program: &Program) -> BTreeSet<(RecordId, Slot)> {
    program.standards.iter().flat_map(|standard| standard.facts_read(&program.vocabulary)).collect()
}

/// Whether any fact of a record, or of what lies in it, is read.
fn reaches(
    program: &Program,
    record: RecordId,
    read: &BTreeSet<(RecordId, Slot)>,
    seen: &mut BTreeSet<RecordId>,
) -> bool {
    seen.insert(record)
        && (read.iter().any(|(of, _)| *of == record)
            || program
                .vocabulary
                .record(record)
                .facts
                .iter()
                .any(|fact| fact.ty.record().is_some_and(|inner| reaches(program, inner, read, seen))))
}

/// The record that was named, else the one that lists without a name are of.
fn record(arguments: &TemplateArguments, program: &Program) -> Result<RecordId, CliError> {
    if let Some(found) = prepare::default_record(arguments.record.as_deref(), program)? {
        return Ok(found);
    }
    program.vocabulary.find_record(USUAL).ok_or_else(|| {
        let names: Vec<_> = program.vocabulary.records().map(|(_, record)| record.name.as_str()).collect();
        CliError::new("it is not clear for which record the sheet is to be")
            .help(format!("name one with --record: {}", names.join(", ")))
    })
}

/// The language of the first standard; where there is none, that of the shipped vocabulary's labels.
fn language(program: &Program) -> Language {
    program.standards.first().map_or(Language::German, |standard| standard.language)
}

fn format_of(path: Option<&Path>) -> TemplateFormat {
    let ending = path.and_then(Path::extension).and_then(|ending| ending.to_str());
    if ending.is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) {
        TemplateFormat::Csv
    } else {
        TemplateFormat::Xlsx
    }
}

fn write(arguments: &TemplateArguments, format: TemplateFormat, book: &Book) -> Result<(), CliError> {
    let form = arguments.csv_dialect.map_or(CsvForm::Comma, Into::into);
    let bytes = match (format, book.sheets.as_slice()) {
        (TemplateFormat::Xlsx, _) => paper::workbook(book)?,
        (TemplateFormat::Csv, sheets) => {
            if let Some(folder) = arguments.output.as_deref().filter(|path| paper::is_folder(path)) {
                sheets.iter().try_for_each(|sheet| spare(&folder.join(format!("{}.csv", sheet.name))))?;
                return paper::tables(book, folder, form, &[]);
            }
            let [sheet] = sheets else {
                let names: Vec<_> = sheets.iter().map(|sheet| format!("{}.csv", sheet.name)).collect();
                return Err(CliError::new(format!("there are {} sheets, which one CSV file cannot hold", names.len()))
                    .help(format!("name a folder with --output, for {}; or say --format xlsx", names.join(", "))));
            };
            csv(sheet, form).into_bytes()
        }
    };
    match &arguments.output {
        Some(path) => spare(path).and_then(|()| output::save(path, &bytes)),
        None => output::print(&bytes),
    }
}

/// Refuses to write over a file: what was filled into it would be lost.
fn spare(path: &Path) -> Result<(), CliError> {
    if !path.is_file() {
        return Ok(());
    }
    Err(CliError::new(format!("{} exists already, and what was filled into it would be lost", path.display()))
        .help("name another file, or remove this one"))
}
