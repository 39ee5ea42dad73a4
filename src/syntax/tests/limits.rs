//! No text makes reading slow or deep.

use super::{read, said, sound};
use crate::syntax::print;
use std::time::{Duration, Instant};

fn code(text: &str) -> Vec<&'static str> {
    read(text).1.iter().map(|fault| fault.code.name()).collect()
}

#[test]
fn sixty_levels_are_read_and_a_hundred_refused() {
    let nested = |levels: usize| format!("define x = {}5{}\n", "(".repeat(levels), ")".repeat(levels));
    sound(&nested(60));
    assert_eq!(code(&nested(100)), ["nesting-too-deep"]);
    assert_eq!(code(&nested(100_000)), ["nesting-too-deep"]);
    assert_eq!(code(&format!("define x = {}", "(".repeat(100_000))), ["nesting-too-deep"]);
}

#[test]
fn words_that_nest_without_brackets_are_limited_too() {
    let chain = |word: &str, times: usize| format!("define x = {}a\n", word.repeat(times));
    sound(&chain("not ", 60));
    assert_eq!(code(&chain("not ", 100_000)), ["nesting-too-deep"]);
    assert_eq!(code(&chain("- ", 100_000)), ["nesting-too-deep"]);
    assert_eq!(code(&chain("if ", 100_000)), ["nesting-too-deep"]);
    assert_eq!(code(&chain("every a in b has ", 100_000)), ["nesting-too-deep"]);
    assert_eq!(code(&format!("record r\n  f : {}text\n", "list of ".repeat(100_000))), ["nesting-too-deep"]);
    let otherwise = |times: usize| format!("define x = {}0\n", "if a then 1 else ".repeat(times));
    sound(&otherwise(60));
    assert_eq!(code(&otherwise(10_000)), ["nesting-too-deep"]);
}

#[test]
fn long_chains_are_read_until_they_are_too_long() {
    sound(&format!("define x = a{}\n", " + a".repeat(400)));
    assert_eq!(code(&format!("define x = a{}\n", " + a".repeat(100_000))), ["nesting-too-deep"]);
    assert_eq!(code(&format!("define x = a{}\n", " but at least 1".repeat(10_000))), ["nesting-too-deep"]);
    sound(&format!("define x = a{}\n", " and a".repeat(10_000)));
}

#[test]
fn a_text_over_four_mebibytes_is_refused() {
    assert_eq!(said(&"#".repeat(4 * 1024 * 1024 + 1)).lines().count(), 1);
    assert!(read(&"#".repeat(4 * 1024 * 1024)).1.is_empty());
}

#[test]
fn reading_takes_time_in_proportion_to_the_text() {
    let rule = "rule space_NUMBER \"Wohnfläche je Person\"\n  when      kind is dormitory or kind is project\n  must      \
                area >= 10 m2 per (residents - 1 but at least 0) rounded up to 0.5 m2\n  source    DS \"Seite 5\"\n\n";
    let mut text = String::new();
    while text.len() < 128 * 1024 {
        text.push_str(rule);
    }
    let start = Instant::now();
    let file = sound(&text);
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
    let start = Instant::now();
    print(&file, &text, None).unwrap();
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
    // One declaration of that size, and the worst cases for blanks, comments and quotes.
    let clauses = format!("rule x\n{}", "  unless a is b and c >= 5 m2 per d\n".repeat(2_000));
    let remarks = format!("rule x\n  must a\n{}  source DS\n", "  # remark\n\n".repeat(10_000));
    let quotes = "rule \"\n".repeat(10_000);
    for text in [clauses, remarks, quotes] {
        let start = Instant::now();
        read(&text);
        assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
    }
}
