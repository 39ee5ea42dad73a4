//! The language reference, `rules/README.md`: its blocks are read, its examples run, its words are those of the grammar.
//!
//! A block marked `norm` is checked behind the first one, unless it begins with `standard`. A block marked `yaml` is a
//! profile, or a waiver file where it begins with `waivers:`.

use crate::support::{Rules, day};
use norm::check::RuleText;
use norm::diagnostic::{Diagnostics, ErrorFormat, render};
use norm::profile::{Format, Piece, ProfileReader, read_header, read_waivers};
use norm::source::SourceMap;
use std::ops::ControlFlow;

const REFERENCE: &str = include_str!("../rules/README.md");

/// The blocks of a language with the line they begin in.
fn blocks(language: &str) -> Vec<(usize, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(usize, String)> = None;
    for (number, line) in REFERENCE.lines().enumerate() {
        match &mut open {
            Some(_) if line == "```" => blocks.extend(open.take().filter(|(_, text)| !text.is_empty())),
            Some((_, text)) => text.extend([line, "\n"]),
            None if line.strip_prefix("```") == Some(language) => open = Some((number + 2, String::new())),
            None => {}
        }
    }
    assert!(!blocks.is_empty());
    blocks
}

/// The rules of each block, read where `rules/README.md` stands.
fn programs() -> Vec<(usize, Rules)> {
    let blocks = blocks("norm");
    let (_, frame) = blocks[0].clone();
    let whole = |text: &str| if text.starts_with("standard") { text.to_owned() } else { format!("{frame}\n{text}") };
    let read = |text: &str, line| {
        Rules::of(&RuleText { name: format!("rules/README.md, block in line {line}"), text: whole(text) })
    };
    blocks[1..].iter().map(|(line, text)| (*line, read(text, *line))).collect()
}

#[test]
fn its_rules_are_right() {
    for (line, rules) in programs() {
        let warned = rules.warnings.split("\n\n").filter(|warning| !warning.trim().is_empty());
        let others: Vec<_> = warned.filter(|warning| !warning.contains("[unused-declaration]")).collect();
        assert!(others.is_empty(), "line {line}: {others:#?}");
    }
}

#[test]
fn its_examples_come_out_as_they_say() {
    let examples: usize =
        programs().iter().map(|(line, rules)| rules.run_examples(&format!("rules/README.md, line {line}"))).sum();
    assert!(examples >= 10);
}

#[test]
fn its_profiles_and_waivers_can_be_read() {
    let program = Rules::load("rules/vocabulary.norm").program;
    for (line, text) in blocks("yaml") {
        let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
        let file = sources.add(format!("rules/README.md, block in line {line}"), text.clone());
        let found = if text.starts_with("waivers:") || text.starts_with("reasons:") {
            read_waivers(file, &text, &program.vocabulary, &mut diagnostics).len()
        } else {
            let header = read_header(Format::Yaml, file, &text, &mut diagnostics);
            assert_eq!(header.key_date.map(|(date, _)| date), Some(day("2026-06-01")));
            let mut profiles = 0;
            let reader = ProfileReader::new(&program.vocabulary, None);
            let end = reader.read(&Piece::whole(Format::Yaml, file, &text), &mut diagnostics, &mut |_| {
                profiles += 1;
                ControlFlow::Continue(())
            });
            assert!(end.is_continue());
            profiles
        };
        let faults = render(&diagnostics.sorted(), &sources, ErrorFormat::Human, false);
        assert!(found == 1 && faults.is_empty(), "line {line}: {faults}");
    }
}

#[test]
fn its_words_are_those_of_the_grammar() {
    let table: Vec<_> = REFERENCE.lines().skip_while(|line| *line != "| English | German |").skip(2).collect();
    let forms = |forms: &str| format!("`{}`", forms.trim_matches('"').replace("\", \"", "`, `"));
    let keywords: Vec<_> = include_str!("../src/syntax/keywords.rs")
        .lines()
        .filter_map(|line| line.trim().strip_prefix("kw_")?.split_once(": [")?.1.strip_suffix("];"))
        .filter_map(|words| words.split_once("] ["))
        .map(|(english, german)| format!("| {} | {} |", forms(english), forms(german)))
        .collect();
    assert!(keywords.len() > 80);
    assert_eq!(table, keywords);
}
