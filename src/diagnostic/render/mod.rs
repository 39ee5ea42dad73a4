//! Diagnostics as text for people, screen readers and editors. Knows nothing of terminals: width is fixed, colour is asked for.

mod excerpt;
mod human;
mod json;
mod place;
mod plain;

use super::{Diagnostic, Severity};
use crate::hidden::visible;
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
            ErrorFormat::Human => human::draw(&seen(diagnostic), sources, colour),
            ErrorFormat::Plain => plain::tell(&seen(diagnostic), sources),
            ErrorFormat::Json => json::object(diagnostic, sources),
        })
        .collect()
}

/// The same with nothing in its words that nobody sees.
fn seen(diagnostic: &Diagnostic) -> Diagnostic {
    let mut seen = diagnostic.clone();
    let labels = std::iter::once(&mut seen.primary).chain(&mut seen.secondary).map(|label| &mut label.text);
    for words in std::iter::once(&mut seen.message).chain(labels).chain(&mut seen.help) {
        *words = visible(words).into_owned();
    }
    seen
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
