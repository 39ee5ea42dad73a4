//! `rules/CONSTRUCTS.md` speaks of rules that exist, and of every construct once.

use std::path::{Path, PathBuf};

fn rules() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")
}

/// The rows of the table: number and the links in it, each with its words.
fn rows() -> Vec<(usize, Vec<(String, String)>)> {
    let text = std::fs::read_to_string(rules().join("CONSTRUCTS.md")).unwrap();
    let rows = text.lines().filter_map(|line| {
        let number = line.strip_prefix("| ")?.split(' ').next()?.parse().ok()?;
        let cell = line.trim_end_matches(" |").rsplit(" | ").next()?;
        let links = cell.split(", [").map(|link| {
            let (words, path) = link.trim_start_matches('[').split_once("](").expect(line);
            (words.to_owned(), path.trim_end_matches(')').to_owned())
        });
        Some((number, links.collect()))
    });
    rows.collect()
}

#[test]
fn every_construct_has_its_row() {
    let numbers: Vec<usize> = rows().into_iter().map(|(number, _)| number).collect();
    assert_eq!(numbers, (1..=45).collect::<Vec<_>>());
}

#[test]
fn every_link_leads_to_a_declaration() {
    for (number, links) in rows() {
        assert!(!links.is_empty(), "{number} shows no rule");
        for (words, path) in links {
            let (file, name) = words.split_once(": ").expect(&words);
            assert_eq!(format!("{file}.norm"), path, "{number}");
            let text = std::fs::read_to_string(rules().join(&path)).expect(&path);
            let declared = text.lines().any(|line| {
                let mut parts = line.split_whitespace();
                line.starts_with(char::is_alphabetic) && parts.next().is_some() && parts.next() == Some(name)
            });
            assert!(declared, "{number}: {path} declares no `{name}`");
        }
    }
}
