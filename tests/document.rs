//! Every shipped standard as a document in both languages: whole, well-formed, in order, and the same each time.

use crate::shipped::rule_files;
use crate::support::Rules;
use norm::language::Language;
use norm::model::Standard;
use norm::report::Paper;
use std::process::Command;

/// What `each` is given: the file, the standard, its page, its Markdown.
fn every_document(each: impl Fn(&str, &Standard, &str, &str)) {
    let mut documents = 0;
    for file in rule_files() {
        let rules = Rules::load(&file);
        for (id, standard) in rules.program.standards_by_id() {
            for language in [Language::German, Language::English] {
                let paper = Paper::new(&rules.program, id, language).expect("a document");
                each(&file, standard, &paper.html().expect("a page"), &paper.markdown());
                documents += 1;
            }
        }
    }
    assert!(documents >= 8, "only {documents} documents");
}

/// The tags of a page in order: name and whether it closes; elements that stay empty are left out.
fn tags(page: &str) -> Vec<(&str, bool)> {
    let body = page.split_once("</style>").expect("a style").1;
    let mut tags = Vec::new();
    for part in body.split('<').skip(1) {
        let inside = part.split_once('>').expect("a tag that ends").0;
        let closes = inside.starts_with('/');
        let name = inside.trim_start_matches('/').split_whitespace().next().expect("a tag with a name");
        assert!(name.bytes().all(|byte| byte.is_ascii_alphanumeric()), "`<{inside}>` is no tag");
        tags.push((name, closes));
    }
    tags
}

fn attributes<'p>(page: &'p str, name: &str) -> Vec<&'p str> {
    let start = format!(" {name}=\"");
    page.split(&start).skip(1).filter_map(|part| part.split_once('"')).map(|(value, _)| value).collect()
}

/// A text as the page escapes it.
fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;").replace('\'', "&#x27;").replace('/', "&#x2f;")
}

/// Without the case of the first letter, which titles change.
fn tail(text: &str) -> String {
    text.chars().skip(1).collect()
}

#[test]
fn pages_are_well_formed_and_their_headings_in_order() {
    every_document(|file, _, page, _| {
        let mut open = vec!["html", "head"];
        let mut last = 0;
        for (name, closes) in tags(page) {
            if closes {
                assert_eq!(open.pop(), Some(name), "{file}: `</{name}>` closes something else");
                continue;
            }
            open.push(name);
            if let Some(level) = name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok()) {
                assert!(level <= last + 1, "{file}: h{level} below h{last}");
                last = level;
            }
        }
        assert!(open.is_empty(), "{file}: {open:?} stay open");
        assert_eq!(page.matches("<h1>").count(), 1, "{file}");
        assert_eq!(page.matches("<th scope=").count(), page.matches("<th").count() - page.matches("<thead").count());
        for address in ["http:", "https:", "url(", "@import", "<script"] {
            assert!(!page.contains(address), "{file}: the page asks for `{address}`");
        }
    });
}

#[test]
fn marks_are_given_once_and_links_lead_to_them() {
    every_document(|file, _, page, _| {
        let mut marks = attributes(page, "id");
        for link in attributes(page, "href") {
            assert!(marks.contains(&link.trim_start_matches('#')), "{file}: `{link}` leads nowhere");
        }
        let all = marks.len();
        marks.sort_unstable();
        marks.dedup();
        assert_eq!(marks.len(), all, "{file}: a mark is given twice");
    });
}

#[test]
fn every_rule_example_and_source_appears() {
    every_document(|file, standard, page, text| {
        for (_, rule) in standard.rules() {
            let title = rule.label.shown().replace('_', " ");
            assert!(page.contains(&escaped(&tail(&title))), "{file}: the page lacks the rule `{title}`");
        }
        for document in &standard.documents {
            assert!(page.contains(&escaped(&document.title)), "{file}: the page lacks `{}`", document.title);
        }
        for example in &standard.examples {
            assert!(page.contains(&escaped(&example.title)), "{file}: the page lacks `{}`", example.title);
        }
        let articles = |heading: &str| text.lines().filter(|line| line.starts_with(heading)).count();
        assert!(articles("### ") >= standard.rules().count(), "{file}: the text lacks rules");
        assert!(!text.contains('…'), "{file}: something in the text could not be named");
    });
}

#[test]
fn a_document_is_the_same_each_time() {
    let once = || {
        let rules = Rules::load("rules/musterstadt/standard.norm");
        let (id, _) = rules.program.standards_by_id().next().expect("a standard");
        let paper = Paper::new(&rules.program, id, Language::German).expect("a document");
        (paper.html().expect("a page"), paper.markdown())
    };
    assert_eq!(once(), once());
}

#[test]
fn line_endings_do_not_make_a_document_stale() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    let file = folder.join("line-endings.md");
    let norm = |arguments: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_norm")).args(arguments).current_dir(folder).output().expect("norm")
    };
    let text = norm(&["doc", "musterbezirk"]).stdout;
    let text = String::from_utf8(text).expect("text");
    std::fs::write(&file, format!("\u{feff}{}", text.replace('\n', "\r\n"))).expect("a file");
    let checked = norm(&["doc", "musterbezirk", "--check", "line-endings.md"]);
    assert!(checked.status.success() && checked.stdout.is_empty() && checked.stderr.is_empty());
    std::fs::write(&file, text.replace("80", "81")).expect("a file");
    assert_eq!(norm(&["doc", "musterbezirk", "--check", "line-endings.md"]).status.code(), Some(1));
}

#[test]
fn the_library_lists_every_shipped_standard() {
    let listed = Command::new(env!("CARGO_BIN_EXE_norm")).args(["library", "--format", "json"]).output().expect("norm");
    let listed = String::from_utf8(listed.stdout).expect("text");
    for file in rule_files() {
        for standard in &Rules::load(&file).program.standards {
            assert!(listed.contains(&format!("\"name\": \"{}\"", standard.name)), "{file} is not listed");
        }
    }
}
