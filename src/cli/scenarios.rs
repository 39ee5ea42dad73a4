//! Scenario files: read before the standards, since they may name further ones, and resolved once all is known.

use super::args::SheetArguments;
use super::error::CliError;
use super::inputs;
use super::output::Screen;
use super::portfolio;
use super::rules;
use crate::check::RuleText;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::forecast::{
    Case, Ground, OutOfRange, Outcome, Reader, Scenario, Setting, Written, resolve, run as follow, set,
};
use crate::model::{Exceptions, Instance, Program, RecordId, StandardId, Vocabulary};
use crate::profile::{Format, read_header};
use crate::source::SourceMap;
use crate::span::Span;
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// As many scenarios stand side by side at most.
const MOST: usize = 24;

/// The scenarios of a run, as they are written.
pub(super) struct Scenarios {
    reader: Reader,
    /// Each with the path of its file.
    written: Vec<(PathBuf, Written)>,
    /// Standards that they take in, with the words that name each.
    further: Vec<(String, RuleText)>,
}

/// What scenarios are resolved on.
#[derive(Clone, Copy)]
pub(super) struct On<'a> {
    pub(super) program: &'a Program,
    /// The standards that were asked for.
    pub(super) standards: &'a [StandardId],
    pub(super) profiles: &'a [Instance],
    pub(super) key_date: Date,
    pub(super) default_record: Option<RecordId>,
    pub(super) sheets: &'a SheetArguments,
}

impl Scenarios {
    /// Reads scenario files.
    pub(super) fn read(paths: &[PathBuf], sources: &mut SourceMap, screen: Screen) -> Result<Self, CliError> {
        let reader = Reader::new(sources).ok_or_else(|| CliError::new("the form of scenarios cannot be read"))?;
        let written = written(paths, &reader, sources, screen)?;
        let further = further(&reader, &written, sources, screen)?;
        Ok(Self { reader, written, further })
    }

    /// The rules of the standards that they take in.
    pub(super) fn rules(&self) -> Vec<RuleText> {
        self.further.iter().map(|(_, rules)| rules.clone()).collect()
    }

    /// Each scenario with each combination of the values that are to be tried; where there is none, time alone passes.
    pub(super) fn cases(
        &self,
        on: On<'_>,
        sets: &[String],
        sources: &mut SourceMap,
        screen: Screen,
    ) -> Result<Vec<Case>, CliError> {
        let On { program, standards, profiles, key_date, .. } = on;
        let of_file = |name: &String| {
            program.standards_by_id().find(|(_, it)| sources.file(it.file).name == *name).map(|(id, _)| id)
        };
        let paths = self.further.iter().filter_map(|(words, rules)| Some((words.clone(), of_file(&rules.name)?)));
        let paths: Vec<(String, StandardId)> = paths.collect();
        let ground = Ground { program, standards, profiles, key_date, paths: &paths };
        let mut scenarios = Vec::new();
        let mut diagnostics = Diagnostics::new();
        let houses = Houses {
            reader: &self.reader,
            vocabulary: &program.vocabulary,
            default_record: on.default_record,
            sheets: on.sheets,
            screen,
        };
        for (path, written) in &self.written {
            let houses = houses.read(written, path, sources)?;
            scenarios.extend(resolve(&self.reader, written, &ground, &houses, &mut diagnostics));
        }
        let faulty = diagnostics.has_errors();
        screen.diagnose(&diagnostics.sorted(), sources);
        if faulty {
            screen.remark("there is no report until this is put right");
            return Err(CliError::Faulty);
        }
        if self.written.is_empty() {
            scenarios.push(Scenario::unchanged(&ground));
        }
        let scenarios = sweep(sets, scenarios, &ground, sources, screen)?;
        Ok(scenarios.into_iter().map(|scenario| Case::new(program, scenario)).collect())
    }
}

/// Runs each case.
pub(super) fn outcomes<'c>(cases: &'c [Case], exceptions: &'c Exceptions) -> Result<Vec<Outcome<'c>>, CliError> {
    let outcomes = cases.iter().map(|case| follow(case, &exceptions.waivers, &exceptions.reasons));
    outcomes.collect::<Result<_, _>>().map_err(out_of_range)
}

/// The scenarios of all files, each with the path of its file.
fn written(
    paths: &[PathBuf],
    reader: &Reader,
    sources: &mut SourceMap,
    screen: Screen,
) -> Result<Vec<(PathBuf, Written)>, CliError> {
    let mut written = Vec::new();
    let mut diagnostics = Diagnostics::new();
    for path in paths {
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
                Err(error @ CliError::Faulty) => return Err(error),
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

/// Each scenario with each combination of the values that are to be tried. They take the place of the scenario's own,
/// which is said once.
fn sweep(
    sets: &[String],
    scenarios: Vec<Scenario>,
    ground: &Ground<'_>,
    sources: &SourceMap,
    screen: Screen,
) -> Result<Vec<Scenario>, CliError> {
    let mut all = scenarios;
    for words in sets {
        let settings = settings(words, ground)?;
        let is_same = |known: &Setting, setting: &Setting| {
            (known.standard, known.parameter) == (setting.standard, setting.parameter)
        };
        let Some(first) = settings.first() else { continue };
        if all.iter().flat_map(|scenario| &scenario.settings).any(|known| known.swept && is_same(known, first)) {
            return Err(CliError::new(format!("--set {words}: another --set gives this parameter values, too"))
                .help("write all values behind one: --set people_per_post=80,90"));
        }
        let own = all.iter().flat_map(|scenario| &scenario.settings).filter(|known| is_same(known, first));
        let mut places: Vec<Span> = own.filter_map(|known| known.span).collect();
        places.dedup();
        for place in places {
            let (file, at) = (&sources.file(place.file).name, sources.start(place));
            screen.remark(&format!(
                "--set {words} takes the place of the value in {file}:{}:{}, on all days",
                at.line, at.column
            ));
        }
        let with = |scenario: &Scenario, setting: &Setting| {
            let mut scenario = scenario.clone();
            scenario.settings.retain(|known| !is_same(known, setting));
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
