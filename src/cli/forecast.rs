//! `norm forecast`: what becomes of the staff that standards take as numbers change, scenario by scenario.

use super::Exit;
use super::args::ForecastArguments;
use super::error::CliError;
use super::output::{self, Screen};
use super::paper::PaperOutput;
use super::portfolio;
use super::prepare::{self, Case as Ready, Prepared, prepare_with};
use super::scenarios::{On, Scenarios, outcomes};
use crate::model::Instance;
use crate::report::{Forecast, forecast_json, forecast_paper};
use crate::source::SourceMap;

/// The table that is the CSV: the course of each scenario.
const MAIN: &str = "course";

/// Runs the scenarios and reports.
pub(super) fn run(arguments: &ForecastArguments, screen: Screen) -> Result<Exit, CliError> {
    let mut sources = SourceMap::new();
    let scenarios = Scenarios::read(&arguments.scenario, &mut sources, screen)?;
    let rules = scenarios.rules();
    let prepared = match prepare_with(&arguments.case, &arguments.scenario, &rules, &mut sources, screen)? {
        Ready::Prepared(prepared) => *prepared,
        Ready::Nothing => return Ok(Exit::Fine),
    };
    let Prepared { files, loaded, standards, key_date, waivers, default_record } = prepared;
    let program = &loaded.program;
    let sheets = &arguments.case.sheets;
    let profiles = portfolio::read(files, &program.vocabulary, default_record, &mut sources, sheets, screen)?;
    let profiles: Vec<Instance> = profiles.into_iter().map(|profile| profile.instance).collect();
    let on = On { program, standards: &standards, profiles: &profiles, key_date, default_record, sheets };
    let cases = scenarios.cases(on, &arguments.set, &mut sources, screen)?;
    let exceptions = &waivers.exceptions;
    let outcomes = outcomes(&cases, exceptions)?;
    if outcomes.iter().all(|outcome| outcome.series().is_empty()) {
        return Err(CliError::new("the standards have no service or role with amounts for these records")
            .help("`norm check` tells what they ask for"));
    }
    let run = prepare::run(program, key_date, &waivers);
    let language = prepare::language(arguments.paper.lang, program);
    let forecast = Forecast { run, outcomes: &outcomes };
    let inputs = output::read_files(&sources, arguments.case.profiles.iter().chain(&arguments.scenario));
    let out = PaperOutput::new(&arguments.paper, &arguments.case, language, &inputs, MAIN);
    out.write(&forecast_paper(&forecast, language), &forecast_json(&forecast), screen)?;
    Ok(Exit::Fine)
}
