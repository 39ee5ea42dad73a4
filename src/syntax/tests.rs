//! Tests of the syntax.

use super::*;
use crate::diagnostic::Diagnostics;
use crate::source::SourceMap;

fn read(text: &str) -> (ast::File, Diagnostics) {
    let mut sources = SourceMap::new();
    let id = sources.add("test.norm", text);
    let mut diagnostics = Diagnostics::new();
    let file = parse(id, text, &mut diagnostics);
    (file, diagnostics)
}

#[test]
fn the_example_of_the_design_is_read_whole() {
    let (file, diagnostics) = read(include_str!("tests/whole.norm"));
    for d in diagnostics.iter() {
        eprintln!("{} {:?}", d.message, d.primary.span);
    }
    assert!(diagnostics.is_empty());
    assert_eq!(file.items.len(), 18);
}

#[test]
fn the_vocabulary_of_the_design_is_read_whole() {
    let (file, diagnostics) = read(include_str!("tests/vocabulary.norm"));
    for d in diagnostics.iter() {
        eprintln!("{} {:?}", d.message, d.primary.span);
    }
    assert!(diagnostics.is_empty());
    assert_eq!(file.items.len(), 8);
}
