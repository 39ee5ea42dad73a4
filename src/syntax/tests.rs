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

fn messages(diagnostics: Diagnostics) -> Vec<String> {
    diagnostics.sorted().into_iter().map(|diagnostic| diagnostic.message).collect()
}

#[test]
fn no_name_of_a_grammar_rule_reaches_the_reader() {
    for phrase in faults::phrases() {
        assert!(!phrase.contains('_') && !phrase.contains("kw"), "{phrase}");
    }
}

#[test]
fn the_example_of_the_design_is_read_whole() {
    let (file, diagnostics) = read(include_str!("tests/whole.norm"));
    assert_eq!(messages(diagnostics), Vec::<String>::new());
    assert_eq!(file.items.len(), 18);
}

#[test]
fn the_vocabulary_of_the_design_is_read_whole() {
    let (file, diagnostics) = read(include_str!("tests/vocabulary.norm"));
    assert_eq!(messages(diagnostics), Vec::<String>::new());
    assert_eq!(file.items.len(), 8);
}
