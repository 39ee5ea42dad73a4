//! Diagnostics as text for people, screen readers and editors. Knows nothing of terminals: width is fixed, colour is asked for.

mod excerpt;
mod human;
mod json;
mod place;
mod plain;

use super::{Diagnostic, Severity};
use crate::source::SourceMap;

/// How diagnostics are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ErrorFormat {
    /// Drawn with the lines they point at.
    #[default]
    Human,
    /// Plain sentences, one fault a paragraph, for screen readers.
    Plain,
    /// One JSON object a line, for editors.
    Json,
}

/// All diagnostics as one text, in the order given. `colour` only matters to [`ErrorFormat::Human`].
pub fn render(diagnostics: &[Diagnostic], sources: &SourceMap, format: ErrorFormat, colour: bool) -> String {
    diagnostics
        .iter()
        .map(|diagnostic| match format {
            ErrorFormat::Human => human::draw(diagnostic, sources, colour),
            ErrorFormat::Plain => plain::tell(diagnostic, sources),
            ErrorFormat::Json => json::object(diagnostic, sources),
        })
        .collect()
}

/// The severity as the word that opens a report.
fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

#[cfg(test)]
mod tests;
