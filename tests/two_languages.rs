//! One standard in German and in English words: translated by the formatter, and the same in every result.

use crate::support::{Folder, Rules, day};
use norm::assess::{Assessor, Finding, GuaranteeFinding, Verdict};
use norm::check::RuleReader as _;
use norm::diagnostic::Diagnostics;
use norm::language::Language;
use norm::profile::{Format, Piece, ProfileReader};
use norm::source::SourceMap;
use norm::syntax;
use std::ops::ControlFlow;

const GERMAN: &str = "rules/musterstadt/standard.norm";
const ENGLISH: &str = "tests/fixtures/musterstandard-en.norm";
const PROFILE: &str = include_str!("../profiles/musterstadt.yaml");

fn read(path: &str) -> String {
    Folder.file(path, None).expect("a rule file of the project").text
}

#[test]
fn the_formatter_translates_one_into_the_other() {
    let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
    let file = sources.add(GERMAN, read(GERMAN));
    let text = &sources.file(file).text;
    let parsed = syntax::parse(file, text, &mut diagnostics);
    assert!(diagnostics.is_empty());
    let printed = syntax::print(&parsed, text, Some(Language::English)).expect("a readable file");
    let printed = printed.replace("\"../vocabulary.norm\"", "\"../../rules/vocabulary.norm\"");
    assert!(printed == read(ENGLISH), "`norm fmt --to en {GERMAN}` gives something else than {ENGLISH}");
}

/// Everything that is found, without the places in the rule file: those differ as the words do.
#[derive(Debug, PartialEq)]
struct Found {
    subject: String,
    verdict: Verdict,
    rules: Vec<Finding>,
    guarantees: Vec<GuaranteeFinding>,
}

fn found(path: &str) -> Vec<Found> {
    let program = Rules::load(path).program;
    let (standard, _) = program.standards_by_id().next().expect("one standard");
    let mut assessor = Assessor::new(&program, standard, day("2026-06-01"), &[]).expect("the standard");
    let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
    let file = sources.add("musterstadt.yaml", PROFILE);
    let reader = ProfileReader::new(&program.vocabulary, None);
    let mut all = Vec::new();
    let end = reader.read(&Piece::whole(Format::Yaml, file, PROFILE), &mut diagnostics, &mut |profile| {
        all.extend(assessor.assess(&profile.instance, 1).into_iter().map(|assessment| Found {
            subject: assessment.subject.name,
            verdict: assessment.verdict,
            rules: assessment.findings.into_iter().map(without_place).collect(),
            guarantees: assessment.guarantees,
        }));
        ControlFlow::Continue(())
    });
    assert!(end.is_continue() && diagnostics.is_empty());
    all
}

fn without_place(mut finding: Finding) -> Finding {
    if let norm::assess::Reason::Silent(_) = finding.reason {
        finding.reason = norm::assess::Reason::Itself;
    }
    finding
}

#[test]
fn both_give_the_same_results() {
    let german = found(GERMAN);
    assert_eq!(german.len(), 13, "a city with twelve shelters");
    assert_eq!(german, found(ENGLISH));
}
