//! `norm explain`.
use super::{Exit, args::ExplainArguments, error::CliError, output::Screen};
pub(super) fn run(_: &ExplainArguments, _: Screen) -> Result<Exit, CliError> {
    Ok(Exit::Fine)
}
