//! `norm test`: the examples of rule files.
use super::{Exit, args::TestArguments, error::CliError, output::Screen};
pub(super) fn run(_: &TestArguments, _: Screen) -> Result<Exit, CliError> {
    Ok(Exit::Fine)
}
