//! `norm fmt`: the usual form of rule files, and their keywords in the other language.

use super::Exit;
use super::args::FmtArguments;
use super::error::CliError;
use super::output::{self, Screen};
use super::{inputs, rules};
use crate::diagnostic::Diagnostics;
use crate::source::SourceMap;
use crate::syntax;
use std::io::Read as _;
use std::path::PathBuf;

/// Formats files in place; `-` is a filter.
pub(super) fn run(arguments: &FmtArguments, screen: Screen) -> Result<Exit, CliError> {
    let mut exit = Exit::Fine;
    let mut files = Vec::new();
    for path in &arguments.files {
        if path.is_dir() {
            let mut found = inputs::gather(path, rules::is_rule_file)?;
            if found.is_empty() {
                return Err(CliError::new(format!("there is no rule file in {}", path.display()))
                    .help("rule files end in .norm"));
            }
            files.append(&mut found);
        } else {
            files.push(path.clone());
        }
    }
    files.sort();
    files.dedup();
    for path in &files {
        exit = exit.max(one(path, arguments, screen)?);
    }
    Ok(exit)
}

fn one(path: &PathBuf, arguments: &FmtArguments, screen: Screen) -> Result<Exit, CliError> {
    let filter = path.as_os_str() == "-";
    let text = if filter {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map_err(|error| CliError::stream("read standard input", &error))?;
        text
    } else {
        std::fs::read_to_string(path).map_err(|error| CliError::file("read", path, &error))?
    };
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let id = sources.add(inputs::name(path), text.as_str());
    let text = sources.file(id).text.as_str();
    let file = syntax::parse(id, text, &mut diagnostics);
    if diagnostics.has_errors() {
        screen.diagnose(&diagnostics.sorted(), &sources);
        return Ok(Exit::Failed);
    }
    let printed = syntax::print(&file, text, arguments.to.map(Into::into))
        .map_err(|why| CliError::new(format!("{} is left as it is: {why}", inputs::name(path))))?;
    if filter && !arguments.check {
        output::print(&printed)?;
        return Ok(Exit::Fine);
    }
    if printed == text {
        return Ok(Exit::Fine);
    }
    if arguments.check {
        screen.remark(&format!("{} is not in its usual form", inputs::name(path)));
        return Ok(Exit::Unmet);
    }
    output::save(path, &printed)?;
    Ok(Exit::Fine)
}
