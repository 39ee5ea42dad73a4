//! Tests of the syntax, each about what a person would write.

mod faults;
mod keywords;
mod limits;
mod printing;
mod reading;

use super::ast::{self, Expression, ItemKind};
use super::parse;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::SourceMap;

const WHOLE: &str = include_str!("whole.norm");
const WHOLE_GERMAN: &str = include_str!("whole.de.norm");
const VOCABULARY: &str = include_str!("vocabulary.norm");

/// What is read from a text, and its faults in order of place.
fn read(text: &str) -> (ast::File, Vec<Diagnostic>) {
    let id = SourceMap::new().add("test.norm", text);
    let mut diagnostics = Diagnostics::new();
    let file = parse(id, text, &mut diagnostics);
    (file, diagnostics.sorted())
}

/// What is read from a text without faults.
fn sound(text: &str) -> ast::File {
    let (file, faults) = read(text);
    let messages: Vec<_> = faults.iter().map(|fault| &fault.message).collect();
    assert!(messages.is_empty(), "{messages:?} in\n{text}");
    file
}

/// `code: message | help`, with the words at the place in front, one line a fault.
fn said(text: &str) -> String {
    let (_, faults) = read(text);
    let line = |fault: &Diagnostic| {
        let place = text.get(fault.primary.span.range()).unwrap();
        let help = fault.help.as_deref().map(|help| format!(" | {help}")).unwrap_or_default();
        format!("[{place}] {}: {}{help}", fault.code.name(), fault.message)
    };
    faults.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The value of the only declaration, `define x = …`.
fn value(words: &str) -> Expression {
    let file = sound(&format!("define x = {words}\n"));
    match file.items.into_iter().next().map(|item| item.kind) {
        Some(ItemKind::Definition(definition)) => definition.value,
        other => panic!("{other:?}"),
    }
}
