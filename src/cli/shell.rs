//! Completions and the manual page, made from the arguments themselves.

use super::Exit;
use super::args::Arguments;
use super::error::CliError;
use super::output::Sink;
use clap::CommandFactory as _;

/// Completions for a shell.
pub(super) fn completions(shell: clap_complete::Shell) -> Result<Exit, CliError> {
    let mut command = Arguments::command();
    let mut bytes = Vec::new();
    clap_complete::generate(shell, &mut command, "norm", &mut bytes);
    write(&bytes)
}

/// The manual page, in roff.
pub(super) fn man() -> Result<Exit, CliError> {
    let mut bytes = Vec::new();
    let page = clap_mangen::Man::new(Arguments::command());
    page.render(&mut bytes).map_err(|error| CliError::stream("make the manual page", &error))?;
    let mut whole = Arguments::command();
    whole.build();
    for command in whole.get_subcommands().filter(|command| command.get_name() != "help") {
        let page = clap_mangen::Man::new(command.clone());
        page.render(&mut bytes).map_err(|error| CliError::stream("make the manual page", &error))?;
    }
    write(&bytes)
}

fn write(bytes: &[u8]) -> Result<Exit, CliError> {
    let mut sink = Sink::standard();
    sink.write(bytes)?;
    sink.finish()?;
    Ok(Exit::Fine)
}
