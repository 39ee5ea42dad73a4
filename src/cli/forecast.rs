//! `norm forecast`: what becomes of the staff that standards take as numbers change, scenario by scenario.

use super::Exit;
use super::args::{ForecastArguments, SheetArguments};
use super::error::CliError;
use super::inputs;
use super::output::Screen;
use super::paper::PaperOutput;
use super::portfolio;
use super::prepare::{Case as Ready, Prepared, prepare_with};
use super::rules;
use crate::check::RuleText;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::forecast::{
    Case, Ground, OutOfRange, Outcome, Reader, Scenario, Setting, Written, resolve, run as follow, set,
};
use crate::language::Language;
use crate::model::{Instance, RecordId, StandardId, Vocabulary};
use crate::profile::{Format, read_header};
use crate::report::{Forecast, Run, forecast_json, forecast_paper};
use crate::source::SourceMap;
use std::path::{Path, PathBuf};

/// The table that is the CSV: the course of each scenario.
const MAIN: &str = "course";

/// As many scenarios stand side by side at most.
const MOST: usize = 24;

/// Runs the scenarios and reports.
pub(super) fn run(arguments: &ForecastArguments, screen: Screen) -> Result<Exit, CliError> {
    let mut sources = SourceMap::new();
    let reader = Reader::new(&mut sources).ok_or_else(|| CliError::new("the form of scenarios cannot be read"))?;
    let written = read(arguments, &reader, &mut sources, screen)?;
    let further = further(&reader, &written, &mut sources, screen)?;
    let rules: Vec<RuleText> = further.iter().map(|(_, rules)| rules.clone()).collect();
    let Prepared { files, loaded, standards, key_date, waivers, default_record } =
        match prepare_with(&arguments.case, &arguments.scenario, &rules, &mut sources, screen)? {
            Ready::Prepared(prepared) => *prepared,
            Ready::Nothing => return Ok(Exit::Fine),
        };
    let program = &loaded.program;
    let profiles =
        portfolio::read(files, &program.vocabulary, default_record, &mut sources, &arguments.case.sheets, screen)?;
    let profiles: Vec<Instance> = profiles.into_iter().map(|profile| profile.instance).collect();
    let of_file =
        |name: &String| program.standards_by_id().find(|(_, it)| sources.file(it.file).name == *name).map(|(id, _)| id);
    let paths = further.iter().filter_map(|(words, rules)| Some((words.clone(), of_file(&rules.name)?)));
    let paths: Vec<(String, StandardId)> = paths.collect();
    let ground = Ground { program, standards: &standards, profiles: &profiles, key_date, paths: &paths };
    let mut scenarios = Vec::new();
    let mut diagnostics = Diagnostics::new();
    let houses = Houses {
        reader: &reader,
        vocabulary: &program.vocabulary,
        default_record,
        sheets: &arguments.case.sheets,
        screen,
    };
    for (path, written) in &written {
        let houses = houses.read(written, path, &mut sources)?;
        scenarios.extend(resolve(&reader, written, &ground, &houses, &mut diagnostics));
    }
    let faulty = diagnostics.has_errors();
    screen.diagnose(&diagnostics.sorted(), &sources);
    if faulty {
        screen.remark("there is no report until this is put right");
        return Err(CliError::Faulty);
    }
    if written.is_empty() {
        scenarios.push(Scenario::unchanged(&ground));
    }
    let cases: Vec<Case> =
        sweep(&arguments.set, scenarios, &ground)?.into_iter().map(|scenario| Case::new(program, scenario)).collect();
    let exceptions = &waivers.exceptions;
    let outcomes = cases.iter().map(|case| follow(case, &exceptions.waivers, &exceptions.reasons));
    let outcomes: Vec<Outcome<'_>> = outcomes.collect::<Result<_, _>>().map_err(out_of_range)?;
    if outcomes.iter().all(|outcome| outcome.series().is_empty()) {
        return Err(CliError::new("the standards have no service or role with amounts for these records")
            .help("`norm check` tells what they ask for"));
    }
    let run = Run {
        program,
        key_date,
        tool_version: env!("CARGO_PKG_VERSION"),
        rules: &[],
        profiles: &[],
        waiver_files: &waivers.inputs,
        waivers: &exceptions.waivers,
        reasons: &exceptions.reasons,
    };
    let first = program.standards.first().map_or(Language::English, |standard| standard.language);
    let language = arguments.lang.map_or(first, Into::into);
    let forecast = Forecast { run, outcomes: &outcomes };
    let inputs: Vec<PathBuf> = arguments.case.profiles.iter().chain(&arguments.scenario).cloned().collect();
    output(arguments, &inputs, language).write(
        &forecast_paper(&forecast, language),
        &forecast_json(&forecast),
        screen,
    )?;
    Ok(Exit::Fine)
}

/// The scenarios of all files, each with the path of its file.
fn read(
    arguments: &ForecastArguments,
    reader: &Reader,
    sources: &mut SourceMap,
    screen: Screen,
) -> Result<Vec<(PathBuf, Written)>, CliError> {
    let mut written = Vec::new();
    let mut diagnostics = Diagnostics::new();
    for path in &arguments.scenario {
        let format = Format::of_path(path).ok_or_else(|| {
            CliError::new(format!("{} is no scenario", path.display())).help("scenarios end in .yaml, .yml or .json")
        })?;
        let bytes = std::fs::read(path).map_err(|error| CliError::file("read", path, &error))?;
        let file = inputs::take(&inputs::name(path), bytes, sources, &mut diagnostics);
        if diagnostics.has_errors() {
            break;
        }
        let header = read_header(format, file, &sources.file(file).text, &mut Diagnostics::new());
        if !header.standards.is_empty() || header.key_date.is_some() {
            return Err(CliError::new(format!("{} is a profile, not a scenario", path.display()))
                .help("a scenario says what changes: title, growth, openings, closures, hires, parameters, versions"));
        }
        let found = reader.read(format, file, &sources.file(file).text, &mut diagnostics);
        if found.is_empty() && !diagnostics.has_errors() {
            return Err(CliError::new(format!("there is no scenario in {}", path.display()))
                .help("write one below `scenario:`"));
        }
        written.extend(found.into_iter().map(|scenario| (path.clone(), scenario)));
    }
    let faulty = diagnostics.has_errors();
    screen.diagnose(&diagnostics.sorted(), sources);
    if faulty {
        screen.remark("there is no report until this is put right");
        return Err(CliError::Faulty);
    }
    Ok(written)
}

/// The standards that scenarios take in, with the words that name each; paths count from the folder of the scenario.
fn further(
    reader: &Reader,
    written: &[(PathBuf, Written)],
    sources: &mut SourceMap,
    screen: Screen,
) -> Result<Vec<(String, RuleText)>, CliError> {
    let mut further = Vec::new();
    let mut diagnostics = Diagnostics::new();
    for (path, scenario) in written {
        for (name, span) in reader.standards(scenario) {
            match rules::find(&name, folder(path)) {
                Ok(found) => further.extend(found.into_iter().map(|rules| (name.clone(), rules))),
                Err(CliError::Told { message, help }) => {
                    let fault = Diagnostic::new(Code::InvalidScenario, span, message);
                    diagnostics.push(match help {
                        Some(help) => fault.help(help),
                        None => fault,
                    });
                }
                Err(error @ (CliError::Faulty | CliError::ClosedPipe)) => return Err(error),
            }
        }
    }
    let faulty = diagnostics.has_errors();
    screen.diagnose(&diagnostics.sorted(), sources);
    if faulty { Err(CliError::Faulty) } else { Ok(further) }
}

/// How the profiles of houses that open are read.
struct Houses<'h> {
    reader: &'h Reader,
    vocabulary: &'h Vocabulary,
    default_record: Option<RecordId>,
    sheets: &'h SheetArguments,
    screen: Screen,
}

impl Houses<'_> {
    /// The records of each opening of a scenario.
    fn read(&self, written: &Written, path: &Path, sources: &mut SourceMap) -> Result<Vec<Vec<Instance>>, CliError> {
        let mut all = Vec::new();
        for opening in self.reader.profiles(written) {
            let mut found = Vec::new();
            if let Some((name, _)) = opening {
                let mut diagnostics = Diagnostics::new();
                let path = folder(path).join(name);
                let files = inputs::open(&[path], &[], sources, &mut diagnostics, self.screen)?;
                let faulty = diagnostics.has_errors();
                self.screen.diagnose(&diagnostics.sorted(), sources);
                if faulty {
                    return Err(CliError::Faulty);
                }
                let default = self.default_record;
                let profiles = portfolio::read(files, self.vocabulary, default, sources, self.sheets, self.screen)?;
                found.extend(profiles.into_iter().map(|profile| profile.instance));
            }
            all.push(found);
        }
        Ok(all)
    }
}

fn folder(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new(""))
}

/// Each scenario with each combination of the values that are to be tried.
fn sweep(sets: &[String], scenarios: Vec<Scenario>, ground: &Ground<'_>) -> Result<Vec<Scenario>, CliError> {
    let mut all = scenarios;
    for words in sets {
        let settings = settings(words, ground)?;
        let with = |scenario: &Scenario, setting: &Setting| {
            let mut scenario = scenario.clone();
            scenario.settings.push(setting.clone());
            scenario
        };
        all = all.iter().flat_map(|scenario| settings.iter().map(|setting| with(scenario, setting))).collect();
        if all.len() > MOST {
            return Err(CliError::new(format!("more than {MOST} scenarios stand side by side"))
                .help("try fewer values at a time"));
        }
    }
    Ok(all)
}

/// `people_per_post=80,90,100`
fn settings(words: &str, ground: &Ground<'_>) -> Result<Vec<Setting>, CliError> {
    let Some((parameter, values)) = words.split_once('=') else {
        return Err(CliError::new(format!("`{words}` sets nothing"))
            .help("write the parameter and its values, as in --set people_per_post=80,90,100"));
    };
    let setting = |value: &str| {
        set(ground, parameter.trim(), value.trim()).map_err(|fault| {
            let error = CliError::new(format!("--set {words}: {}", fault.message));
            match fault.help {
                Some(help) => error.help(help),
                None => error,
            }
        })
    };
    values.split(',').map(setting).collect()
}

fn out_of_range(error: OutOfRange) -> CliError {
    let OutOfRange { subject, day } = error;
    CliError::new(format!("for {subject}, on {day}, a calculation leaves the range of exact numbers"))
        .help("`norm check` tells where; let the scenario end earlier, or grow less")
}

fn output<'a>(arguments: &'a ForecastArguments, inputs: &'a [PathBuf], language: Language) -> PaperOutput<'a> {
    PaperOutput {
        kind: arguments.format,
        path: arguments.output.as_deref(),
        inputs,
        language,
        csv: arguments.case.sheets.form(),
        main: MAIN,
    }
}
