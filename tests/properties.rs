//! Laws of the whole: nothing that is written makes it panic, nothing that does not matter changes a result.

use crate::support::{Folder, Rules};
use norm::assess::{Assessor, Status};
use norm::check::{Bundle, RuleText, check};
use norm::diagnostic::{Diagnostics, ErrorFormat, render};
use norm::model::{Instance, Program, Value};
use norm::profile::{Format, Piece, ProfileReader};
use norm::source::SourceMap;
use proptest::prelude::*;
use std::ops::ControlFlow;
use std::process::Command;

const STANDARD: &str = "rules/musterstadt/standard.norm";
const PROFILE: &str = "profiles/musterstadt.yaml";

fn text(path: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(path).expect("a file of the project")
}

/// The records of the profile of Musterstadt.
fn records(program: &Program) -> Vec<Instance> {
    let mut sources = SourceMap::new();
    let file = sources.add(PROFILE, text(PROFILE));
    let mut diagnostics = Diagnostics::new();
    let mut records = Vec::new();
    let piece = Piece::whole(Format::Yaml, file, &sources.file(file).text);
    let flow = ProfileReader::new(&program.vocabulary, None).read(&piece, &mut diagnostics, &mut |profile| {
        records.push(profile.instance.clone());
        ControlFlow::Continue(())
    });
    assert!(flow.is_continue() && !diagnostics.has_errors());
    records
}

/// Name and statuses of every record that a city holds, itself not among them.
fn statuses(program: &Program, city: &Instance) -> Vec<(String, Vec<Status>)> {
    let mut named = program.standards_by_id().filter(|(_, standard)| standard.name == "musterstandard");
    let (id, _) = named.next().expect("the standard");
    let mut assessor = Assessor::new(program, id, jiff::civil::date(2026, 6, 1), &[]).expect("the standard");
    let assessments = assessor.assess(city, 1);
    let below = assessments.iter().filter(|assessment| assessment.subject.depth > 0);
    let of = |assessment: &norm::assess::Assessment<'_>| {
        let statuses = assessment.findings.iter().map(|finding| finding.status).collect();
        (assessment.subject.name.clone(), statuses)
    };
    below.map(of).collect()
}

/// A change to a text: what to do, at which place (beyond its end counts on from its beginning), with which words.
fn change() -> impl Strategy<Value = (u8, usize, String)> {
    let words = "[a-zäöü0-9 ().,:|\"#\n/*<>=-]{0,12}";
    (0..4_u8, any::<usize>(), words)
}

fn changed(text: &str, changes: &[(u8, usize, String)]) -> String {
    let mut text: Vec<char> = text.chars().collect();
    for (what, place, words) in changes {
        let at = place % text.len().max(1);
        match what {
            0 => drop(text.splice(at..at, words.chars())),
            1 => drop(text.drain(at..(at + words.chars().count() + 1).min(text.len()))),
            2 => text.truncate(at.max(40)),
            _ => {
                let end = (at + 60).min(text.len());
                let copy: Vec<char> = text[at..end].to_vec();
                text.splice(at..at, copy);
            }
        }
    }
    text.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_rule_file_makes_the_checker_panic(changes in prop::collection::vec(change(), 1..6)) {
        let root = RuleText { name: STANDARD.to_owned(), text: changed(&text(STANDARD), &changes) };
        let mut sources = SourceMap::new();
        let mut diagnostics = Diagnostics::new();
        let bundle = Bundle::gather(&[root], &mut Folder, &mut sources, &mut diagnostics);
        let program = check(&bundle, &mut diagnostics);
        prop_assert_eq!(program.is_some(), !diagnostics.has_errors());
        let faults = diagnostics.sorted();
        let drawn = render(&faults, &sources, ErrorFormat::Human, false);
        prop_assert_eq!(drawn.is_empty(), faults.is_empty());
    }

    #[test]
    fn the_order_of_shelters_changes_no_result(seed in any::<u64>()) {
        let rules = Rules::load(STANDARD);
        let mut cities = records(&rules.program);
        let city = cities.first_mut().expect("a city");
        let mut expected = statuses(&rules.program, city);
        for slot in &mut city.slots {
            if let Value::List(items) = slot {
                let turn = usize::try_from(seed % 97).expect("small") % items.len().max(1);
                items.rotate_left(turn);
                if seed % 2 == 1 {
                    items.reverse();
                }
            }
        }
        let mut found = statuses(&rules.program, city);
        expected.sort_by(|a, b| a.0.cmp(&b.0));
        found.sort_by(|a, b| a.0.cmp(&b.0));
        prop_assert_eq!(expected, found);
    }
}

#[test]
fn the_same_input_gives_the_same_bytes_on_any_number_of_threads() {
    let run = |threads: &str, format: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_norm"))
            .args(["check", PROFILE, "--format", format, "--threads", threads])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .expect("norm runs");
        assert!(!output.stdout.is_empty());
        output.stdout
    };
    for format in ["json", "jsonl", "text", "markdown"] {
        assert!(run("1", format) == run("2", format), "{format}");
        assert!(run("2", format) == run("0", format), "{format}");
    }
}
