//! Faulty documents with what is wrong in them as comments at the faulty lines.
//!
//! `# error[unit-mismatch]` or `# warning[missing-source]` expects a fault on its line; behind a colon stands a
//! fragment of what is said (message, label or help). A comment alone on its line speaks of the line above. A profile
//! names the rules that it is read with in its first line: `# rules: shared/standard.norm`.

use norm::capacity::Holder;
use norm::check::{Bundle, RuleReader, RuleText, check};
use norm::diagnostic::{Code, Diagnostic, Diagnostics, ErrorFormat, Severity, render};
use norm::forecast::{Ground, Reader, resolve};
use norm::model::{Program, Vocabulary};
use norm::profile::{Format, Piece, Profile, ProfileReader, read_header, read_waivers};
use norm::source::SourceMap;
use norm::span::FileId;
use norm::staff::{Setting, Staff};
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// A fault as the harness compares it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Fault {
    file: String,
    line: usize,
    /// `error[unit-mismatch]`
    kind: String,
    /// Message, labels and help.
    words: String,
}

/// What a comment expects.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Marker {
    line: usize,
    kind: String,
    fragment: String,
}

/// The expectations of a document.
fn markers(text: &str) -> Vec<Marker> {
    let mut markers = Vec::new();
    let mut above = 0;
    for (number, line) in text.lines().enumerate() {
        let Some((before, comment)) = line.split_once("# ").filter(|(_, comment)| is_marker(comment)) else {
            above = number + 1;
            continue;
        };
        let place = if before.trim().is_empty() {
            above
        } else {
            above = number + 1;
            number + 1
        };
        for part in comment.split("; ") {
            let (kind, fragment) = part.split_once(": ").unwrap_or((part, ""));
            markers.push(Marker { line: place, kind: kind.trim().to_owned(), fragment: fragment.trim().to_owned() });
        }
    }
    markers
}

fn is_marker(comment: &str) -> bool {
    ["error[", "warning["].iter().any(|word| comment.starts_with(word))
}

/// What of the markers was not found, and what was found beside them.
fn differences(name: &str, markers: &[Marker], faults: &[Fault]) -> Vec<String> {
    let mut left: Vec<_> = faults.iter().collect();
    let mut differences = Vec::new();
    for Marker { line, kind, fragment } in markers {
        let fits = |fault: &&Fault| fault.file == name && fault.line == *line && fault.kind == *kind;
        match left.iter().position(|fault| fits(fault) && fault.words.contains(fragment)) {
            Some(at) => drop(left.remove(at)),
            None => match left.iter().position(fits) {
                Some(at) => {
                    let words = &left.remove(at).words;
                    differences.push(format!("{name}:{line}: {kind} does not say `{fragment}`: {words}"));
                }
                None => differences.push(format!("{name}:{line}: {kind} is missing")),
            },
        }
    }
    let unexpected =
        |fault: &&Fault| format!("{}:{}: unexpected {}: {}", fault.file, fault.line, fault.kind, fault.words);
    differences.extend(left.iter().map(unexpected));
    differences
}

/// Diagnostics as they reach an editor, cut down to what is compared.
fn faults(diagnostics: &[Diagnostic], sources: &SourceMap) -> Vec<Fault> {
    let text = render(diagnostics, sources, ErrorFormat::Json, false);
    let fault = |line: &str| {
        let json: serde_json::Value = serde_json::from_str(line).unwrap();
        let word = |key: &str| json[key].as_str().unwrap_or_default().to_owned();
        Fault {
            file: word("file"),
            line: usize::try_from(json["line"].as_u64().unwrap()).unwrap(),
            kind: format!("{}[{}]", word("severity"), word("code")),
            words: [word("message"), word("label"), word("help")].join(" | "),
        }
    };
    text.lines().map(fault).collect()
}

/// The faults of a document by its stage.
type Diagnose = fn(&Path) -> Vec<Fault>;

fn folder(stage: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics").join(stage)
}

/// The documents of a stage, by name.
fn documents(stage: &str) -> Vec<PathBuf> {
    let mut documents: Vec<_> = std::fs::read_dir(folder(stage)).unwrap().map(|entry| entry.unwrap().path()).collect();
    documents.sort();
    documents
}

/// The name a document has in its diagnostics.
fn name(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}

/// Fails with everything that a stage finds beside the markers of its documents, and with what it does not find.
fn assert_stage(stage: &str, diagnose: Diagnose) {
    let differences: Vec<_> = documents(stage)
        .iter()
        .flat_map(|path| differences(&name(path), &markers(&std::fs::read_to_string(path).unwrap()), &diagnose(path)))
        .collect();
    assert!(differences.is_empty(), "\nin tests/diagnostics/{stage}:\n{}\n", differences.join("\n"));
}

/// What `parse` alone finds.
fn parsed(path: &Path) -> Vec<Fault> {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let file = sources.add(name(path), std::fs::read_to_string(path).unwrap());
    norm::syntax::parse(file, &sources.file(file).text, &mut diagnostics);
    faults(&diagnostics.sorted(), &sources)
}

/// Rule files of a folder.
struct Folder<'a>(&'a Path);

impl RuleReader for Folder<'_> {
    fn file(&mut self, path: &str, from: Option<&str>) -> Result<RuleText, String> {
        let beside = from.and_then(|from| Path::new(from).parent()).unwrap_or(Path::new(""));
        let name = tidied(&beside.join(path));
        match std::fs::read_to_string(self.0.join(&name)) {
            Ok(text) => Ok(RuleText { name, text }),
            Err(_) => Err("there is no such file".to_owned()),
        }
    }

    fn standard(&mut self, _: &str) -> Option<RuleText> {
        None
    }
}

/// A path without `..`, so that one file has one name.
fn tidied(path: &Path) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.to_str().unwrap().split('/') {
        match part {
            "." | "" => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// A rule file with all that it uses, parsed and checked.
fn program(folder: &Path, root: RuleText, sources: &mut SourceMap, diagnostics: &mut Diagnostics) -> Option<Program> {
    let name = root.name.clone();
    let bundle = Bundle::gather(&[root], &mut Folder(folder), sources, diagnostics);
    if diagnostics.has_errors() {
        return None;
    }
    let program = check(&bundle, diagnostics);
    assert_eq!(program.is_none(), diagnostics.has_errors(), "{name}: a program, or an error");
    program
}

/// What the parser and the checker find in `text`, a file of `folder`.
fn checked(folder: &Path, name: &str, text: String) -> Vec<Fault> {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    program(folder, RuleText { name: name.to_owned(), text }, &mut sources, &mut diagnostics);
    faults(&diagnostics.sorted(), &sources)
}

/// What is found in `text`, read with the vocabulary of a rule file of `folder`.
fn read_with(folder: &Path, rules: RuleText, read: Read, name: &str, text: String) -> Vec<Fault> {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let program = program(folder, rules, &mut sources, &mut diagnostics).unwrap();
    let file = sources.add(name, text);
    let mut diagnostics = Diagnostics::new();
    read(file, &sources, &program, &mut diagnostics);
    faults(&diagnostics.sorted(), &sources)
}

/// Reads a text with a vocabulary.
type Read = fn(FileId, &SourceMap, &Program, &mut Diagnostics);

fn profiles(file: FileId, sources: &SourceMap, program: &Program, diagnostics: &mut Diagnostics) {
    read_header(Format::Yaml, file, &sources.file(file).text, diagnostics);
    records(file, sources, &program.vocabulary, diagnostics);
}

fn records(file: FileId, sources: &SourceMap, vocabulary: &Vocabulary, diagnostics: &mut Diagnostics) -> Vec<Profile> {
    let piece = Piece::whole(Format::Yaml, file, &sources.file(file).text);
    let mut records = Vec::new();
    let end = ProfileReader::new(vocabulary, None).read(&piece, diagnostics, &mut |profile| {
        records.push(profile.clone());
        ControlFlow::Continue(())
    });
    assert_eq!(end, ControlFlow::Continue(()));
    records
}

/// Reads a staff file for two houses, one of them known by an id.
fn staff(file: FileId, sources: &SourceMap, program: &Program, diagnostics: &mut Diagnostics) {
    let vocabulary = norm::staff::vocabulary(&mut norm::source::SourceMap::new());
    let records = records(file, sources, &vocabulary, diagnostics);
    let record = program.vocabulary.find_record("shelter").unwrap();
    let house = |name: &str, title: Option<&str>| Holder {
        record,
        name: name.to_owned(),
        title: title.map(str::to_owned),
        depth: 0,
        belongs: Vec::new(),
    };
    let holders = [house("House 1", None), house("H2", Some("Birch House")), house("H3", Some("Birch House"))];
    Staff::read(&records, Setting { vocabulary: &vocabulary, program, holders: &holders, sources }, diagnostics);
}

fn waivers(file: FileId, sources: &SourceMap, program: &Program, diagnostics: &mut Diagnostics) {
    let waivers = read_waivers(file, &sources.file(file).text, &program.vocabulary, diagnostics);
    assert!(waivers.is_empty() || diagnostics.is_empty(), "faulty waivers must not count");
}

/// Reads a document with the rules that its first line names.
fn read_with_its_rules(path: &Path, read: Read) -> Vec<Fault> {
    let text = std::fs::read_to_string(path).unwrap();
    let rules = text.lines().next().and_then(|line| line.strip_prefix("# rules: ")).expect("rules").to_owned();
    let folder = path.parent().unwrap();
    let rules = RuleText { text: std::fs::read_to_string(folder.join(&rules)).unwrap(), name: rules };
    read_with(folder, rules, read, &name(path), text)
}

#[test]
fn faults_of_profiles() {
    assert_stage("profile", |path| read_with_its_rules(path, profiles));
}

#[test]
fn faults_of_waivers() {
    assert_stage("waivers", |path| read_with_its_rules(path, waivers));
}

/// What scenarios are tried on: a city with two houses, and one that opens.
const CITY: &str = "city:
  name: Town
  residents: 300
  staff: 4
  shelters:
    - {name: House 1, district: north, residents: 100, staff: 1}
    - {name: House 2, district: south, residents: 50}
shelter: {name: House 9, residents: 20}
";

/// What is found in a scenario of that city.
fn scenarios(name: &str, text: String) -> Vec<Fault> {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let rules = RuleText { name: "city.norm".to_owned(), text: include_str!("fixtures/city.norm").to_owned() };
    let program = program(&folder("."), rules, &mut sources, &mut diagnostics).unwrap();
    let mut records = Vec::new();
    let city = sources.add("city.yaml", CITY);
    let piece = Piece::whole(Format::Yaml, city, &sources.file(city).text);
    let _ = ProfileReader::new(&program.vocabulary, None).read(&piece, &mut diagnostics, &mut |profile| {
        records.push(profile.instance.clone());
        ControlFlow::Continue(())
    });
    assert!(diagnostics.is_empty(), "{:?}", diagnostics.sorted());
    let (profiles, houses) = records.split_at(1);
    let reader = Reader::new(&mut sources).unwrap();
    let file = sources.add(name, text);
    let mut diagnostics = Diagnostics::new();
    let written = reader.read(Format::Yaml, file, &sources.file(file).text, &mut diagnostics);
    let standards: Vec<_> = program.standards_by_id().map(|(id, _)| id).take(1).collect();
    let key_date = jiff::civil::date(2026, 1, 1);
    let ground = Ground { program: &program, standards: &standards, profiles, key_date, paths: &[] };
    for scenario in &written {
        let faults = diagnostics.errors();
        let houses = vec![houses.to_vec(); reader.profiles(scenario).len()];
        let found = resolve(&reader, scenario, &ground, &houses, &mut diagnostics);
        assert_eq!(found.is_none(), diagnostics.errors() > faults, "a scenario, or an error");
    }
    faults(&diagnostics.sorted(), &sources)
}

#[test]
fn faults_of_scenarios() {
    assert_stage("scenarios", |path| scenarios(&name(path), std::fs::read_to_string(path).unwrap()));
}

#[test]
fn faults_of_staff_lists() {
    assert_stage("staff", |path| read_with_its_rules(path, staff));
}

#[test]
fn faults_of_meaning() {
    assert_stage("check", |path| checked(path.parent().unwrap(), &name(path), std::fs::read_to_string(path).unwrap()));
}

#[test]
fn what_the_faulty_documents_share_is_faultless() {
    for path in documents("shared") {
        let found = checked(path.parent().unwrap(), &name(&path), std::fs::read_to_string(&path).unwrap());
        assert_eq!(found, [], "{}", path.display());
    }
}

/// The code block of a page's example, with its language.
fn example(code: Code) -> (&'static str, &'static str) {
    let (_, example) = code.page().split_once("## Example").unwrap();
    let (language, rest) = example.split_once("```").unwrap().1.split_once('\n').unwrap();
    (language, rest.split_once("```").unwrap().0)
}

#[test]
fn the_example_of_every_page_has_that_fault_and_no_other() {
    let mut wrong = Vec::new();
    for code in Code::ALL {
        let found = match example(*code) {
            ("norm", text) => checked(&folder("."), "example.norm", text.to_owned()),
            ("yaml", text) if *code == Code::InvalidScenario => scenarios("example.yaml", text.to_owned()),
            ("yaml", text) => {
                let own = [(Code::InvalidWaiver, waivers as Read), (Code::InvalidStaff, staff)];
                let read = own.iter().find(|(own, _)| own == code).map_or(profiles as Read, |(_, read)| *read);
                read_with(&folder("."), assumed(text), read, "example.yaml", text.to_owned())
            }
            (_, text) => {
                assert!(WITHOUT_EXAMPLE.contains(code), "the example of {} is not tested: {text}", code.name());
                continue;
            }
        };
        if found.len() != 1 || !found[0].kind.ends_with(&format!("[{}]", code.name())) {
            wrong.push(format!("{}: {found:#?}", code.name()));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// Files that are too large or no text can be neither shown on a page nor kept as a document with comments; templates are
/// filled, not read, and `report/answer/tests.rs` holds theirs.
const WITHOUT_EXAMPLE: &[Code] = &[Code::FileTooLarge, Code::HiddenCharacter, Code::InvalidText, Code::InvalidTemplate];

#[test]
fn every_code_is_expected_somewhere() {
    let texts: Vec<_> = ["syntax", "check", "profile", "waivers", "staff", "scenarios"]
        .into_iter()
        .flat_map(documents)
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    let expected: BTreeSet<_> = texts.iter().flat_map(|text| markers(text)).map(|marker| marker.kind).collect();
    for code in Code::ALL.iter().filter(|code| !WITHOUT_EXAMPLE.contains(code)) {
        let word = if code.severity() == Severity::Error { "error" } else { "warning" };
        let kind = format!("{word}[{}]", code.name());
        assert!(expected.contains(&kind), "no document of tests/diagnostics expects {kind}");
    }
}

/// The vocabulary that an example says it assumes: `# vocabulary: name : text, residents : person`.
fn assumed(profile: &str) -> RuleText {
    let facts = profile.lines().next().and_then(|line| line.strip_prefix("# vocabulary: ")).unwrap_or("name : text");
    let lines: Vec<_> = facts.split(", ").map(|fact| format!("  {fact}\n")).collect();
    let text = format!("unit person\nrecord shelter\n{}standard assumed\n", lines.concat());
    RuleText { name: "assumed.norm".to_owned(), text }
}

#[test]
fn faults_of_form() {
    assert_stage("syntax", parsed);
}

#[test]
fn documents_with_faults_of_meaning_can_be_read() {
    let read = documents("check").into_iter().chain(documents("shared"));
    let faults: Vec<_> = read.flat_map(|path| parsed(&path)).collect();
    assert_eq!(faults, []);
}

mod the_harness {
    use super::*;

    fn marker(line: usize, kind: &str, fragment: &str) -> Marker {
        Marker { line, kind: kind.to_owned(), fragment: fragment.to_owned() }
    }

    fn fault(line: usize, kind: &str, words: &str) -> Fault {
        Fault { file: "a.norm".to_owned(), line, kind: kind.to_owned(), words: words.to_owned() }
    }

    #[test]
    fn reads_markers_behind_and_below_a_line() {
        let text =
            "# a comment\nrule a  # error[x-y]; warning[z]: not used\n\nrule b\n  # error[x-y]\n# error[z]: twice\n";
        assert_eq!(
            markers(text),
            [
                marker(2, "error[x-y]", ""),
                marker(2, "warning[z]", "not used"),
                marker(4, "error[x-y]", ""),
                marker(4, "error[z]", "twice"),
            ]
        );
    }

    #[test]
    fn is_content_when_every_marker_finds_its_fault() {
        let markers = [marker(2, "error[x]", "two"), marker(2, "error[x]", "")];
        let faults = [fault(2, "error[x]", "number two"), fault(2, "error[x]", "number one")];
        assert_eq!(differences("a.norm", &markers, &faults), [""; 0]);
    }

    #[test]
    fn says_what_is_missing_what_is_unexpected_and_what_is_not_said() {
        let markers = [marker(1, "error[x]", ""), marker(2, "error[y]", "this")];
        let faults = [fault(2, "error[y]", "that"), fault(3, "error[z]", "more")];
        assert_eq!(
            differences("a.norm", &markers, &faults),
            [
                "a.norm:1: error[x] is missing",
                "a.norm:2: error[y] does not say `this`: that",
                "a.norm:3: unexpected error[z]: more",
            ]
        );
    }

    #[test]
    fn takes_a_fault_in_another_file_as_unexpected() {
        let elsewhere = Fault { file: "b.norm".to_owned(), ..fault(1, "error[x]", "") };
        assert_eq!(differences("a.norm", &[marker(1, "error[x]", "")], &[elsewhere]).len(), 2);
    }
}
