//! Waiver files: those named on the command line and those that profiles name.

use super::args::CaseArguments;
use super::error::CliError;
use super::idle::Homes;
use super::inputs::{self, Agreed};
use super::output::Screen;
use crate::diagnostic::Diagnostics;
use crate::model::{Exceptions, Program};
use crate::profile::read_waivers;
use crate::report::Input;
use crate::source::SourceMap;
use std::path::PathBuf;

/// The waivers of a run.
#[derive(Debug, Default)]
pub(super) struct Waivers {
    pub(super) exceptions: Exceptions,
    pub(super) inputs: Vec<Input>,
    /// The names of all rules that a waiver could mean, for one that means none.
    pub(super) names: Vec<String>,
}

/// Reads every waiver file. A fault in one ends the run: it could hide what is not met. What is about a standard that
/// is not checked is left out, and said to be.
pub(super) fn read(
    case: &CaseArguments,
    agreed: &Agreed,
    program: &Program,
    sources: &mut SourceMap,
    screen: Screen,
) -> Result<Waivers, CliError> {
    let mut waivers = Waivers::default();
    let mut diagnostics = Diagnostics::new();
    let named_by_profiles = case.waivers.is_empty();
    let paths: Vec<&PathBuf> =
        if named_by_profiles { agreed.waivers.iter().collect() } else { case.waivers.iter().collect() };
    for path in paths {
        let bytes = std::fs::read(path).map_err(|error| CliError::file("read", path, &error))?;
        let name = path.to_string_lossy().replace('\\', "/");
        let file = inputs::take(&name, bytes, sources, &mut diagnostics);
        let text = &sources.file(file).text;
        waivers.inputs.push(Input { name, file: Some(file), sha256: inputs::sha256(sources.file(file)) });
        waivers.exceptions.append(read_waivers(file, text, &program.vocabulary, &mut diagnostics));
    }
    let faulty = diagnostics.has_errors();
    screen.diagnose(&diagnostics.sorted(), sources);
    if faulty {
        return Err(CliError::Faulty);
    }
    if !waivers.exceptions.is_empty() {
        let mut homes = Homes::new(program, agreed, named_by_profiles);
        if let Some(remark) = homes.set_aside(&mut waivers.exceptions) {
            screen.remark(&remark);
        }
        waivers.names = homes.rule_names();
    }
    Ok(waivers)
}
