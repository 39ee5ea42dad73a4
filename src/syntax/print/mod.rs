//! Rule files in their usual layout, in either language. Knows how words stand, not what they mean.

mod inflect;
mod layout;
mod lines;

use super::ast::File;
use super::parse::parse;
use super::places::without_places;
use crate::diagnostic::Diagnostics;
use crate::language::Language;
use std::fmt;

/// Why a file is not written anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintError {
    /// Its text has faults.
    Faulty,
    /// Written anew it would say something else, or its comments would stand in another order.
    Changed,
}

impl fmt::Display for PrintError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            PrintError::Faulty => "a file with faults cannot be laid out",
            PrintError::Changed => "laid out anew, this file would say something else: it is left as it is",
        })
    }
}

impl std::error::Error for PrintError {}

/// `text` in its usual layout, where `file` is what was read from it.
///
/// Keywords are written in `language`; those that are in it already keep their form, and without a language all do.
/// Forms that English does not tell apart are chosen by what stands beside them: `jeder r in räume`.
/// Line breaks within an expression and comments stay where they are.
///
/// # Errors
/// [`PrintError::Faulty`] when `text` cannot be read whole, [`PrintError::Changed`] when the result would not say the
/// same as `file`.
pub fn print(file: &File, text: &str, language: Option<Language>) -> Result<String, PrintError> {
    let lines = layout::lay_out(file, text, language).ok_or(PrintError::Faulty)?;
    let printed = lines::join(&lines);
    let mut faults = Diagnostics::new();
    let again = parse(file.file, &printed, &mut faults);
    let (mut before, mut after) = (without_places(file), without_places(&again));
    let remarks = |file: &mut File| -> Vec<String> {
        std::mem::take(&mut file.comments).into_iter().map(|comment| comment.text.trim().to_owned()).collect()
    };
    let same = remarks(&mut before) == remarks(&mut after) && before == after;
    if same && faults.is_empty() { Ok(printed) } else { Err(PrintError::Changed) }
}
