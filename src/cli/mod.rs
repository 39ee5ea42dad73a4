//! The command line: files, terminal, clock and threads. Talks to the rest as a stranger would.

mod args;
mod capacity;
mod check;
mod doc;
mod engine;
mod error;
mod explain;
mod fmt;
mod forecast;
mod gather;
mod idle;
mod init;
mod inputs;
mod library;
mod namesakes;
mod output;
mod paper;
mod plan;
mod portfolio;
mod prepare;
mod report;
mod rules;
mod scenarios;
mod schema;
mod sheets;
mod shell;
mod staff;
mod template;
mod test;
mod waivers;

use args::{Arguments, Command};
use clap::Parser as _;
use error::CliError;
use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;

/// What a run ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Exit {
    /// Nothing required is missing.
    Fine,
    /// Nothing is known to be missing, but something cannot be told.
    Undetermined,
    /// Something required is missing.
    Unmet,
    /// The run could not do what was asked.
    Failed,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Fine => 0,
            Exit::Unmet => 1,
            Exit::Failed => 2,
            Exit::Undetermined => 3,
        })
    }
}

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version go to standard output and are no failure; a closed pipe changes nothing about that.
            let failed = error.use_stderr();
            let _ = error.print();
            return if failed { Exit::Failed.into() } else { Exit::Fine.into() };
        }
    };
    match run(&arguments) {
        Ok(exit) => exit.into(),
        Err(error) => {
            report(&error, arguments.error_format.is_json());
            Exit::Failed.into()
        }
    }
}

fn run(arguments: &Arguments) -> Result<Exit, CliError> {
    let screen = output::Screen::new(arguments);
    match &arguments.command {
        Command::Check(check) => check::run(check, screen),
        Command::Capacity(capacity) => capacity::run(capacity, screen),
        Command::Forecast(forecast) => forecast::run(forecast, screen),
        Command::Plan(plan) => plan::run(plan, screen),
        Command::Report(report) => report::run(report, screen),
        Command::Test(test) => test::run(test, screen),
        Command::Explain(explain) => explain::run(explain, screen),
        Command::Library(list) => library::run(list, screen),
        Command::Doc(document) => doc::run(document, screen),
        Command::Fmt(fmt) => fmt::run(fmt, screen),
        Command::Template(template) => template::run(template, screen),
        Command::Schema(schema) => schema::run(schema, screen),
        Command::Init(init) => init::run(init, screen),
        Command::Completions { shell } => shell::completions(*shell),
        Command::Man => shell::man(),
    }
}

/// Says why the run could not happen; a closed standard error is nobody's loss.
fn report(error: &CliError, json: bool) {
    let text = if json { error.json() } else { error.text() };
    let mut stderr = anstream::AutoStream::new(std::io::stderr(), output::choice(std::io::stderr().is_terminal()));
    let _ = stderr.write_all(text.as_bytes());
}
