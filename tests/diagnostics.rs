//! Faulty documents with what is wrong in them as comments at the faulty lines.
//!
//! `# error[unit-mismatch]` or `# warning[missing-source]` expects a fault on its line; behind a colon stands a
//! fragment of what is said (message, label or help). A comment alone on its line speaks of the line above. A profile
//! names the rules that it is read with in its first line: `# rules: shared/standard.norm`.

use norm::check::{Bundle, RuleReader, RuleText, check};
use norm::diagnostic::{Code, Diagnostic, Diagnostics, ErrorFormat, render};
use norm::source::SourceMap;
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

/// What the parser and the checker find in `text`, a file of `folder`.
fn checked(folder: &Path, name: &str, text: String) -> Vec<Fault> {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let root = RuleText { name: name.to_owned(), text };
    let bundle = Bundle::gather(&[root], &mut Folder(folder), &mut sources, &mut diagnostics);
    if !diagnostics.has_errors() {
        let program = check(&bundle, &mut diagnostics);
        assert_eq!(program.is_none(), diagnostics.has_errors(), "{name}: a program, or an error");
    }
    faults(&diagnostics.sorted(), &sources)
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
        if let ("norm", text) = example(*code) {
            let found = checked(&folder("."), "example.norm", text.to_owned());
            if found.len() != 1 || !found[0].kind.ends_with(&format!("[{}]", code.name())) {
                wrong.push(format!("{}: {found:#?}", code.name()));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
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
