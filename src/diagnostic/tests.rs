//! Codes with their pages, the sink, and "did you mean".

use super::*;
use std::collections::BTreeSet;

const SECTIONS: [&str; 3] = ["## What it means", "## Example", "## How to put it right"];

/// The text of every section of a page, by order.
fn sections(page: &str) -> Vec<&str> {
    let starts: Vec<_> = SECTIONS.iter().filter_map(|title| page.find(title).map(|at| (at, title.len()))).collect();
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([page.len()]);
    starts.iter().zip(ends).map(|((at, title), end)| page[at + title..end].trim()).collect()
}

#[test]
fn every_code_has_a_page_with_all_sections() {
    for code in Code::ALL {
        let page = code.page();
        assert_eq!(page.lines().next(), Some(format!("# {}", code.name()).as_str()), "the page of {code:?}");
        let sections = sections(page);
        assert_eq!(sections.len(), SECTIONS.len(), "{code:?} lacks a section of {SECTIONS:?}");
        for (title, text) in SECTIONS.iter().zip(sections) {
            assert!(text.len() > 20, "{code:?} says nothing under {title}");
        }
    }
}

#[test]
fn every_page_shows_an_example_and_the_mended_lines() {
    for code in Code::ALL {
        let [_, example, mended] = sections(code.page())[..] else { panic!("{code:?}") };
        for text in [example, mended] {
            let fences: Vec<_> = text.lines().filter(|line| line.starts_with("```")).collect();
            assert!(matches!(fences[..], ["```norm" | "```yaml" | "```text", "```"]), "{code:?}: {fences:?}");
        }
    }
}

#[test]
fn pages_are_as_wide_as_the_code() {
    for code in Code::ALL {
        let prose = code.page().split("```").step_by(2).flat_map(str::lines);
        for line in prose {
            assert!(line.chars().count() <= 120, "{code:?}: {line}");
        }
    }
}

#[test]
fn every_page_belongs_to_a_code() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/diagnostic/explain");
    let pages: BTreeSet<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    let codes: BTreeSet<_> = Code::ALL.iter().map(|code| code.name().to_owned()).collect();
    assert_eq!(pages, codes);
}

#[test]
fn codes_are_kebab_case_and_unique() {
    let mut seen = BTreeSet::new();
    for code in Code::ALL {
        let name = code.name();
        assert!(seen.insert(name), "{name} stands twice");
        let words: Vec<_> = name.split('-').collect();
        let is_word = |word: &&str| !word.is_empty() && word.chars().all(|letter| letter.is_ascii_lowercase());
        assert!(words.iter().all(is_word), "{name} is not kebab-case");
    }
}

#[test]
fn diagnostics_are_sorted_by_place_and_told_once() {
    let mut sources = crate::source::SourceMap::new();
    let file = sources.add("a.norm", "one two");
    let at = |start, end| Diagnostic::new(Code::UnknownName, Span::new(file, start, end), "unknown");
    let mut sink = Diagnostics::new();
    for diagnostic in [at(4, 7), at(0, 3), at(4, 7)] {
        sink.push(diagnostic);
    }
    assert_eq!(sink.errors(), 3);
    assert_eq!(sink.sorted(), [at(0, 3), at(4, 7)]);
}

#[test]
fn a_warning_alone_is_no_error() {
    let mut sources = crate::source::SourceMap::new();
    let file = sources.add("a.norm", "one");
    let mut sink = Diagnostics::new();
    assert!(sink.is_empty());
    sink.push(Diagnostic::new(Code::MissingSource, Span::new(file, 0, 3), "no source"));
    assert!(!sink.is_empty() && !sink.has_errors());
    sink.push(Diagnostic::new(Code::UnknownName, Span::new(file, 0, 3), "unknown"));
    assert!(sink.has_errors());
}

#[test]
fn the_nearest_name_is_suggested_only_when_it_is_near() {
    let known = ["residents", "places", "rooms", "kind"];
    for (word, expected) in [
        ("residnts", Some("residents")),
        ("Residents", Some("residents")),
        ("palces", Some("places")),
        ("room", Some("rooms")),
        ("toilets", None),
        ("x", None),
        ("", None),
    ] {
        assert_eq!(nearest(word, known), expected, "{word}");
    }
}
