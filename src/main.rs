//! The `norm` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    norm::cli::main()
}
