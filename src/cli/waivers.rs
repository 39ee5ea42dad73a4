//! Waiver files: those named on the command line and those that profiles name.

use super::args::CaseArguments;
use super::error::CliError;
use super::inputs::{self, Agreed};
use super::output::Screen;
use crate::diagnostic::Diagnostics;
use crate::model::{Exceptions, Vocabulary};
use crate::profile::read_waivers;
use crate::report::Input;
use crate::source::SourceMap;
use std::path::PathBuf;

/// The waivers of a run.
#[derive(Debug, Default)]
pub(super) struct Waivers {
    pub(super) exceptions: Exceptions,
    pub(super) inputs: Vec<Input>,
}

/// Reads every waiver file. A fault in one ends the run: it could hide what is not met.
pub(super) fn read(
    case: &CaseArguments,
    agreed: &Agreed,
    vocabulary: &Vocabulary,
    sources: &mut SourceMap,
    screen: Screen,
) -> Result<Waivers, CliError> {
    let mut waivers = Waivers::default();
    let mut diagnostics = Diagnostics::new();
    let paths: Vec<&PathBuf> =
        if case.waivers.is_empty() { agreed.waivers.iter().collect() } else { case.waivers.iter().collect() };
    for path in paths {
        let bytes = std::fs::read(path).map_err(|error| CliError::file("read", path, &error))?;
        let name = path.to_string_lossy().replace('\\', "/");
        let file = inputs::take(&name, bytes, sources, &mut diagnostics);
        let text = &sources.file(file).text;
        waivers.inputs.push(Input { name, file: Some(file), sha256: inputs::sha256(sources.file(file)) });
        waivers.exceptions.append(read_waivers(file, text, vocabulary, &mut diagnostics));
    }
    let faulty = diagnostics.has_errors();
    screen.diagnose(&diagnostics.sorted(), sources);
    if faulty { Err(CliError::Faulty) } else { Ok(waivers) }
}
