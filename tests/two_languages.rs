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

/// Every rule file below a folder.
fn rule_files(folder: &str, found: &mut Vec<String>) {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    for entry in std::fs::read_dir(root.join(folder)).expect("a folder of the project") {
        let entry = entry.expect("an entry of the folder");
        let path = format!("{folder}/{}", entry.file_name().to_str().expect("a plain name"));
        if entry.path().is_dir() {
            rule_files(&path, found);
        } else if entry.path().extension().is_some_and(|ending| ending == "norm") {
            found.push(path);
        }
    }
}

/// A text laid out with its keywords in a language; none where it has faults.
fn laid_out(path: &str, text: &str, language: Option<Language>) -> Option<String> {
    let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
    let file = sources.add(path, text.to_owned());
    let parsed = syntax::parse(file, text, &mut diagnostics);
    diagnostics
        .is_empty()
        .then(|| syntax::print(&parsed, text, language).unwrap_or_else(|fault| panic!("{path}: {fault}")))
}

#[test]
fn a_translation_and_back_gives_the_same_file() {
    let mut files = Vec::new();
    ["rules", "tests/fixtures", "src/cli/init"].iter().for_each(|folder| rule_files(folder, &mut files));
    assert!(files.len() > 35, "{files:?}");
    for path in files {
        let usual = laid_out(&path, &read(&path), None).expect("a file without faults");
        let to = |text: &str, language| laid_out(&path, text, Some(language)).expect("a file without faults");
        let (german, english) = (to(&usual, Language::German), to(&usual, Language::English));
        assert_ne!(german, english, "{path}");
        let own = if german == usual { &german } else { &english };
        assert_eq!(*own, usual, "{path} mixes the languages");
        assert_eq!(to(&english, Language::German), german, "{path}, to English and back");
        assert_eq!(to(&german, Language::English), english, "{path}, to German and back");
    }
}

#[test]
fn a_second_translation_changes_nothing_that_the_first_did_not() {
    let mut files = Vec::new();
    ["tests", "src"].iter().for_each(|folder| rule_files(folder, &mut files));
    let mut seen = 0;
    for path in &files {
        // Some test cases are no text, or folders.
        let Ok(text) = std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path)) else {
            continue;
        };
        let to = |text: &str, language| laid_out(path, text, Some(language));
        let Some(german) = to(&text, Language::German) else { continue };
        let english = to(&german, Language::English).expect("a file without faults");
        let back = to(&english, Language::German).expect("a file without faults");
        assert_eq!(to(&back, Language::English), Some(english), "{path}");
        seen += 1;
    }
    assert!(seen > 25, "only {seen} files can be read");
}

#[test]
fn words_are_inflected_by_their_neighbours() {
    let english = "standard a \"A\"\n  drops b.c because \"D\"\n\nabout s\n\ntable t \"T\" : person\n  kind | value\n  x    | 2 person\n\n\
        rule r \"R\"\n  must every a in räume has every b in wohnungen has every c in themen has c.end is not none\n\n\
        rule q \"Q\"\n  must seen within the last 30 Tagen\n\nexample \"E\"\n  given gate Monday 08:00 to 16:00\n  expect r value 3\n";
    let german = laid_out("words.norm", english, Some(Language::German)).expect("a readable file");
    for words in [
        "b.c weil \"D\"",
        "kind | Wert",
        "jeder a in räume hat jede b in wohnungen hat jedes c in themen hat c.end ist nicht keines",
        "in den letzten 30 Tagen",
        "Montag 08:00 bis 16:00",
        "r wert 3",
    ] {
        assert!(german.contains(words), "`{words}` is not in\n{german}");
    }
}

#[test]
fn both_give_the_same_results() {
    let german = found(GERMAN);
    assert_eq!(german.len(), 13, "a city with twelve shelters");
    assert_eq!(german, found(ENGLISH));
}
