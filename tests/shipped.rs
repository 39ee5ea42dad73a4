//! Every standard in `rules/`: nothing to warn of, every rule with a source, and shown both kept and broken.

use crate::support::Rules;
use norm::diagnostic::Diagnostics;
use norm::language::Labels;
use norm::model::{ExpectedSubject, Rule, RuleId, Standard, Status};
use norm::source::SourceMap;
use norm::syntax;
use std::path::Path;

/// The rule files in `rules/`, in order of their paths.
pub(crate) fn rule_files() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("rules")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder of rules") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "norm") {
                let path = path.strip_prefix(root).expect("a path below the root");
                files.push(path.to_str().expect("a plain name").replace('\\', "/"));
            }
        }
    }
    files.sort();
    files
}

fn every_standard(each: impl Fn(&str, &Standard)) {
    let mut standards = 0;
    for file in rule_files() {
        for standard in &Rules::load(&file).program.standards {
            each(&file, standard);
            standards += 1;
        }
    }
    assert!(standards >= 4, "only {standards} standards were found");
}

/// The rules that a standard brings itself.
fn own(standard: &Standard) -> impl Iterator<Item = (RuleId, &Rule)> {
    standard.rules().filter(|(_, rule)| rule.origin == standard.name)
}

fn expects(standard: &Standard, rule: RuleId, status: Status) -> bool {
    let about = |subject: &ExpectedSubject| matches!(subject, ExpectedSubject::Rule(id) if *id == rule);
    standard.examples.iter().any(|example| {
        example.expect.iter().any(|expected| about(&expected.subject) && expected.status == Some(status))
    })
}

#[test]
fn the_vocabulary_is_labelled_in_both_languages() {
    let vocabulary = Rules::load("rules/vocabulary.norm").program.vocabulary;
    let mut all: Vec<(&str, &Labels)> = Vec::new();
    for (_, choice) in vocabulary.choices() {
        all.push((&choice.name, &choice.labels));
        all.extend(choice.values.iter().map(|value| (value.name.as_str(), &value.labels)));
    }
    for (_, record) in vocabulary.records() {
        all.push((&record.name, &record.labels));
        all.extend(record.facts.iter().map(|fact| (fact.name.as_str(), &fact.labels)));
    }
    assert!(all.len() > 250);
    for (name, labels) in all {
        assert_eq!(labels.all().count(), 2, "{name}: {labels:?}");
    }
}

#[test]
fn nothing_is_warned_of() {
    for file in rule_files() {
        let warnings = Rules::load(&file).warnings;
        assert!(warnings.is_empty(), "{file}:\n{warnings}");
    }
}

#[test]
fn every_file_is_in_its_usual_form() {
    for file in rule_files() {
        let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
        let id = sources.add(&*file, std::fs::read_to_string(&file).expect("a rule file"));
        let text = &sources.file(id).text;
        let printed = syntax::print(&syntax::parse(id, text, &mut diagnostics), text, None).expect("a readable file");
        assert!(printed == *text, "`norm fmt {file}` would change it");
    }
}

#[test]
fn every_rule_has_a_source() {
    every_standard(|file, standard| {
        for (_, rule) in own(standard) {
            assert!(!rule.notes.sources.is_empty(), "{file}: {} has no source", rule.label.name);
        }
    });
}

#[test]
fn every_rule_is_shown_kept_and_broken() {
    every_standard(|file, standard| {
        for (id, rule) in own(standard) {
            let statuses: &[Status] =
                if rule.modality.is_some() { &[Status::Met, Status::NotMet] } else { &[Status::Applies] };
            for status in statuses {
                assert!(expects(standard, id, *status), "{file}: no example expects {} {status:?}", rule.label.name);
            }
        }
    });
}

#[test]
fn every_example_comes_out_as_it_says() {
    let examples: usize = rule_files().iter().map(|file| Rules::load(file).run_examples(file)).sum();
    assert!(examples >= 40);
}

#[test]
fn a_must_that_was_inferred_says_that_it_is_a_reconstruction() {
    every_standard(|file, standard| {
        if standard.standing == norm::model::Standing::Reconstruction {
            assert!(standard.shown().contains("Rekonstruktion"), "{file}");
            for (_, rule) in own(standard) {
                assert!(rule.label.shown().contains("Rekonstruktion"), "{file}: {}", rule.label.name);
            }
        }
    });
}
