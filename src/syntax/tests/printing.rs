//! The usual layout.

use super::{VOCABULARY, WHOLE, WHOLE_GERMAN, read, sound};
use crate::syntax::{Language, PrintError, print, without_places};
use proptest::prelude::*;

fn printed(text: &str, language: Option<Language>) -> String {
    let file = sound(text);
    print(&file, text, language).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

#[test]
fn the_examples_of_the_design_are_in_their_usual_layout() {
    let usual = WHOLE.replace("80 person   since", "80 person   since");
    assert_eq!(printed(WHOLE, None), usual);
    assert_eq!(printed(WHOLE, Some(Language::English)), usual);
    assert_eq!(printed(VOCABULARY, None), VOCABULARY.replace("assessed   \"ruhige", "assessed        \"ruhige"));
}

#[test]
fn scratch() {
    std::fs::write("/tmp/de.norm", printed(WHOLE, Some(Language::German))).unwrap();
    std::fs::write("/tmp/v.norm", printed(VOCABULARY, None)).unwrap();
}
