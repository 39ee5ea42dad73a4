//! Diagnostics as plain sentences, one fault a paragraph, for screen readers. Knows nothing of other formats.

use super::place::{Place, anchor};
use super::word;
use crate::diagnostic::{Diagnostic, Label};
use crate::hidden::visible;
use crate::source::SourceMap;
use annotate_snippets::normalize_untrusted_str;

/// Characters of a line that are read out, at most.
const LINE: usize = 200;
/// Of these, characters before the fault where the line is longer.
const BEFORE: usize = 60;

/// One diagnostic as a paragraph with an empty line behind it.
pub(super) fn tell(diagnostic: &Diagnostic, sources: &SourceMap) -> String {
    let place = Place::of(diagnostic.primary.span, sources);
    let mut severity = word(diagnostic.severity()).to_owned();
    if let Some(first) = severity.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let mut sentences = vec![sentence(&format!(
        "{severity} {} in {}, line {}, column {}: {}",
        diagnostic.code.name(),
        place.file,
        place.start.line,
        place.start.column,
        diagnostic.message,
    ))];
    if !diagnostic.primary.text.is_empty() {
        sentences.push(sentence(&format!("At this place: {}", diagnostic.primary.text)));
    }
    sentences.extend(reading(&diagnostic.primary, place, sources));
    sentences.extend(diagnostic.secondary.iter().map(|label| also(label, place, sources)));
    if let Some(help) = &diagnostic.help {
        sentences.push(sentence(&format!("What to do: {help}")));
    }
    normalize_untrusted_str(&sentences.join(" ")) + "\n\n"
}

/// The line of the fault, and the words in it that are meant.
fn reading(label: &Label, place: Place<'_>, sources: &SourceMap) -> Vec<String> {
    let span = anchor(label.span, sources);
    let text = sources.file(span.file).text.as_str();
    let start = span.start as usize;
    let line_start = text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let rest = text.get(line_start..).unwrap_or("");
    let line = rest.get(..rest.find('\n').unwrap_or(rest.len())).unwrap_or("");
    let from = if line.len() > LINE { (start - line_start).saturating_sub(BEFORE) } else { 0 };
    let from = line.ceil_char_boundary(from);
    let to = line.floor_char_boundary((from + LINE).min(line.len()));
    let shown = squeezed(line.get(from..to).unwrap_or(""));
    if shown.is_empty() {
        return Vec::new();
    }
    let part = if from > 0 || to < line.len() { ", in part" } else { "" };
    let mut sentences = vec![sentence(&format!("Line {} reads{part}: {shown}", place.start.line))];
    let words = squeezed(sources.text(span));
    if place.end.line > place.start.line {
        let (line, column) = (place.end.line, place.end.column);
        sentences.push(format!("The fault reaches to line {line}, column {column}."));
    } else if !words.is_empty() && words.len() < shown.len() {
        sentences.push(sentence(&format!("The fault is at: {words}")));
    }
    sentences
}

/// Another place, with its file where that is another one.
fn also(label: &Label, primary: Place<'_>, sources: &SourceMap) -> String {
    let place = Place::of(label.span, sources);
    let file = if place.file == primary.file { String::new() } else { format!("in {}, ", place.file) };
    let what = if label.text.is_empty() { "has a part in it" } else { &label.text };
    sentence(&format!("Also {file}line {}, column {}: {what}", place.start.line, place.start.column))
}

/// White space of any length as one space.
fn squeezed(text: &str) -> String {
    visible(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

/// The text with a full stop, unless it ends a sentence already.
fn sentence(text: &str) -> String {
    let text = squeezed(text);
    if text.ends_with(['.', '?', '!']) { text } else { text + "." }
}
