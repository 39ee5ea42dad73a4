//! Diagnostics as JSON, one object a line, for editors. Knows nothing of other formats.
//!
//! Lines and columns count from 1, columns in characters; an end is one past the last character.

use super::place::Place;
use super::word;
use crate::diagnostic::{Diagnostic, Label};
use crate::source::SourceMap;
use serde::Serialize;

#[derive(Serialize)]
struct Fault<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    #[serde(flatten)]
    place: LabelledPlace<'a>,
    also: Vec<LabelledPlace<'a>>,
    help: Option<&'a str>,
}

#[derive(Serialize)]
struct LabelledPlace<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    label: Option<&'a str>,
}

impl<'a> LabelledPlace<'a> {
    fn of(label: &'a Label, sources: &'a SourceMap) -> Self {
        let Place { file, start, end } = Place::of(label.span, sources);
        Self {
            file,
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            label: Some(label.text.as_str()).filter(|text| !text.is_empty()),
        }
    }
}

/// One diagnostic as a line.
pub(super) fn object(diagnostic: &Diagnostic, sources: &SourceMap) -> String {
    let fault = Fault {
        code: diagnostic.code.name(),
        severity: word(diagnostic.severity()),
        message: &diagnostic.message,
        place: LabelledPlace::of(&diagnostic.primary, sources),
        also: diagnostic.secondary.iter().map(|label| LabelledPlace::of(label, sources)).collect(),
        help: diagnostic.help.as_deref(),
    };
    // Texts and whole numbers under keys that are texts can always be written.
    serde_json::to_string(&fault).map(|line| line + "\n").unwrap_or_default()
}
