//! `norm check`: profiles against standards, record by record, into one report or several.

use super::Exit;
use super::args::{CheckArguments, FailOn, Output, OutputKind};
use super::engine::{Engine, Outcome, Writer};
use super::error::CliError;
use super::inputs;
use super::output::{self, Screen, Sink};
use super::prepare::{self, Case, Prepared, nothing, prepare, rule_inputs};
use super::waivers::Waivers;
use crate::compare::Things;
use crate::profile::ProfileReader;
use crate::report::{Colour, FindingsCsv, FindingsXlsx, Json, JsonLines, Markdown, Report, Results, Run, Text, totals};
use crate::source::SourceMap;
use std::path::PathBuf;

/// Checks and reports.
pub(super) fn run(arguments: &CheckArguments, screen: Screen) -> Result<Exit, CliError> {
    let mut sources = SourceMap::new();
    let Prepared { mut files, loaded, key_date, waivers, default_record, .. } =
        match prepare(&arguments.case, &[], &mut sources, screen)? {
            Case::Prepared(prepared) => *prepared,
            Case::Nothing => return Ok(Exit::Fine),
        };
    let program = &loaded.program;
    let reader = ProfileReader::new(&program.vocabulary, default_record);
    let rule_inputs = rule_inputs(&loaded.bundle, &sources);
    let profile_inputs = inputs::hashes(&mut files, &sources, wants_hashes(&arguments.format))?;
    let run = Run { rules: &rule_inputs, profiles: &profile_inputs, ..prepare::run(program, key_date, &waivers) };
    let things = Things::new(program, key_date);
    let read = output::read_files(&sources, &arguments.case.profiles);
    let mut writers = writers(arguments, screen, &run, &read)?;
    let engine = Engine::new(&run, &things, &arguments.only, usize::from(arguments.threads), &mut writers);
    let outcome = engine.drive(files, &reader, &arguments.case.sheets, &mut sources);
    let outcome = outcome.and_then(|outcome| conclude(arguments, screen, &sources, &waivers, &mut writers, outcome));
    match outcome {
        Ok(exit) => {
            writers.into_iter().try_for_each(|writer| writer.sink.finish())?;
            Ok(exit)
        }
        Err(error) => {
            writers.into_iter().for_each(|writer| writer.sink.abandon());
            Err(error)
        }
    }
}

fn wants_hashes(formats: &[Output]) -> bool {
    formats.iter().any(|output| output.kind == OutputKind::Json)
}

fn writers<'r>(
    arguments: &CheckArguments,
    screen: Screen,
    run: &'r Run<'r>,
    read: &[PathBuf],
) -> Result<Vec<Writer<'r>>, CliError> {
    let usual = [Output { kind: OutputKind::Text, path: None }];
    let outputs = if arguments.format.is_empty() { &usual[..] } else { &arguments.format };
    if outputs.iter().filter(|output| output.path.is_none()).count() > 1 {
        return Err(CliError::new("only one format can go to standard output")
            .help("give the others a file: `--format json=report.json`"));
    }
    let mut paths = outputs.iter().filter_map(|output| output.path.as_deref());
    while let Some(path) = paths.next() {
        if paths.clone().any(|other| other == path) {
            return Err(CliError::new(format!("two formats are to be written to {}", path.display()))
                .help("give each a file of its own"));
        }
    }
    for (output, path) in outputs.iter().filter_map(|output| Some((output, output.path.as_deref()?))) {
        output::refuse_inputs(path, read)?;
        output::refuse_ending(path, &output.kind)?;
    }
    if outputs.iter().any(|output| output.kind == OutputKind::Xlsx && output.path.is_none()) {
        output::refuse_workbook_on_terminal()?;
    }
    let mut writers = Vec::new();
    for output in outputs {
        let sink = match &output.path {
            // JSON Lines are written as they are assessed; of anything else a part would pass for the whole.
            None if output.kind == OutputKind::JsonLines => Sink::standard(),
            None => Sink::held(),
            Some(path) => Sink::file(path)?,
        };
        let language = prepare::language(arguments.lang, run.program);
        let (report, sums_up): (Box<dyn Report + 'r>, bool) = match output.kind {
            OutputKind::Text => {
                let to_file = output.path.is_some();
                let colour = if !to_file && screen.colours_output() { Colour::Always } else { Colour::Never };
                (Box::new(Text::new(run, language, arguments.details, Screen::width(), colour)), true)
            }
            OutputKind::JsonLines => (Box::new(JsonLines::new(run)), false),
            OutputKind::Csv => (Box::new(FindingsCsv::new(run, language, arguments.case.sheets.form())), true),
            OutputKind::Xlsx => (Box::new(FindingsXlsx::new(run, language)), true),
            OutputKind::Json => (Box::new(Json::new(run)), true),
            OutputKind::Markdown => (Box::new(Markdown::new(run, language, arguments.details)), true),
        };
        writers.push(Writer::new(report, sink, sums_up));
    }
    Ok(writers)
}

/// Ends the reports and decides how the run ends.
fn conclude(
    arguments: &CheckArguments,
    screen: Screen,
    sources: &SourceMap,
    waivers: &Waivers,
    writers: &mut [Writer<'_>],
    mut outcome: Outcome<'_>,
) -> Result<Exit, CliError> {
    let errors = outcome.diagnostics.has_errors();
    screen.diagnose(&std::mem::take(&mut outcome.diagnostics).sorted(), sources);
    if errors || outcome.faulty > 0 {
        let (faulty, records) = (outcome.faulty, outcome.records);
        let which = if faulty > 0 { format!("{faulty} of {records} records are faulty: ") } else { String::new() };
        screen.remark(&format!("{which}there is no report until this is put right"));
        return Err(CliError::Faulty);
    }
    let totals = totals(&outcome.totals);
    let results = Results {
        tally: &outcome.tally,
        totals: &totals,
        waiver_uses: &outcome.uses.waivers,
        reason_uses: &outcome.uses.reasons,
        counts: &outcome.counts,
        compared: &outcome.compared,
    };
    for writer in writers.iter_mut() {
        writer.end(&results)?;
    }
    let mut exit = exit(arguments, &outcome);
    if !arguments.case.allow_empty && outcome.uses.any_unmatched(waivers, sources, screen) {
        exit = Exit::Failed;
    }
    let unmet: Vec<&String> = arguments.only.iter().filter(|name| !outcome.met_names.contains(name)).collect();
    if let (Some(name), false) = (unmet.first(), arguments.case.allow_empty) {
        return Err(CliError::new(format!("--only {name} matches no record"))
            .help("records go by their `id` or `name`; --allow-empty lets this pass"));
    }
    if outcome.reported == 0 {
        nothing(&arguments.case, screen, "the profiles hold no record that the standards speak of")?;
        return Ok(Exit::Fine);
    }
    Ok(exit)
}

fn exit(arguments: &CheckArguments, outcome: &Outcome<'_>) -> Exit {
    let failing = match arguments.fail_on {
        FailOn::Never => return Exit::Fine,
        FailOn::Must => outcome.unmet_must,
        FailOn::Should => outcome.unmet_must || outcome.unmet_should,
        FailOn::Undetermined => outcome.unmet_must || outcome.undetermined,
    };
    if failing {
        Exit::Unmet
    } else if outcome.undetermined {
        Exit::Undetermined
    } else {
        Exit::Fine
    }
}
