//! Drawings, sentences and JSON as people and editors get them.

use super::*;
use crate::diagnostic::Code;
use crate::span::{FileId, Span};

/// The span of the `n`th `needle` (from 0) in a text.
fn nth(sources: &SourceMap, file: FileId, needle: &str, n: usize) -> Span {
    let (at, _) = sources.file(file).text.match_indices(needle).nth(n).unwrap();
    Span::new(file, at, at + needle.len())
}

fn find(sources: &SourceMap, file: FileId, needle: &str) -> Span {
    nth(sources, file, needle, 0)
}

fn human(diagnostic: &Diagnostic, sources: &SourceMap) -> String {
    render(std::slice::from_ref(diagnostic), sources, ErrorFormat::Human, false)
}

fn plain(diagnostic: &Diagnostic, sources: &SourceMap) -> String {
    render(std::slice::from_ref(diagnostic), sources, ErrorFormat::Plain, false)
}

fn json(diagnostic: &Diagnostic, sources: &SourceMap) -> serde_json::Value {
    let text = render(std::slice::from_ref(diagnostic), sources, ErrorFormat::Json, false);
    assert_eq!(text.lines().count(), 1, "one object a line: {text}");
    serde_json::from_str(&text).unwrap()
}

/// A rule that compares posts with places, and the vocabulary that says so.
fn two_files() -> (SourceMap, Diagnostic) {
    let mut sources = SourceMap::new();
    let words = sources.add("vocabulary.norm", "record shelter\n  places : place\n");
    let rules = sources.add("rules/a.norm", "rule team\n  must      staff.on_site >= places\n");
    let diagnostic =
        Diagnostic::new(Code::UnitMismatch, find(&sources, rules, ">="), "cannot compare posts with places")
            .also(find(&sources, rules, "staff.on_site"), "counted in posts (fte)")
            .also(find(&sources, rules, "places"), "counted in places")
            .also(find(&sources, words, "places : place"), "declared here")
            .help("say how many posts a place needs, for example `1.5 fte per 50 places`");
    (sources, diagnostic)
}

#[test]
fn a_fault_is_drawn_with_every_party_in_every_file() {
    let (sources, diagnostic) = two_files();
    insta::assert_snapshot!(human(&diagnostic, &sources), @"
    error[unit-mismatch]: cannot compare posts with places
     --> rules/a.norm:2:27
      |
    2 |   must      staff.on_site >= places
      |             ------------- ^^ ------ counted in places
      |             |
      |             counted in posts (fte)
      |
     ::: vocabulary.norm:2:3
      |
    2 |   places : place
      |   -------------- declared here
      |
      = help: say how many posts a place needs, for example `1.5 fte per 50 places`
    ");
}

#[test]
fn a_fault_is_told_in_sentences() {
    let (sources, diagnostic) = two_files();
    insta::assert_snapshot!(plain(&diagnostic, &sources), @"Error unit-mismatch in rules/a.norm, line 2, column 27: cannot compare posts with places. Line 2 reads: must staff.on_site >= places. The fault is at: >=. Also line 2, column 13: counted in posts (fte). Also line 2, column 30: counted in places. Also in vocabulary.norm, line 2, column 3: declared here. What to do: say how many posts a place needs, for example `1.5 fte per 50 places`.");
}

#[test]
fn a_fault_is_one_json_object() {
    let (sources, diagnostic) = two_files();
    insta::assert_snapshot!(serde_json::to_string_pretty(&json(&diagnostic, &sources)).unwrap(), @r#"
    {
      "also": [
        {
          "column": 13,
          "end_column": 26,
          "end_line": 2,
          "file": "rules/a.norm",
          "label": "counted in posts (fte)",
          "line": 2
        },
        {
          "column": 30,
          "end_column": 36,
          "end_line": 2,
          "file": "rules/a.norm",
          "label": "counted in places",
          "line": 2
        },
        {
          "column": 3,
          "end_column": 17,
          "end_line": 2,
          "file": "vocabulary.norm",
          "label": "declared here",
          "line": 2
        }
      ],
      "code": "unit-mismatch",
      "column": 27,
      "end_column": 29,
      "end_line": 2,
      "file": "rules/a.norm",
      "help": "say how many posts a place needs, for example `1.5 fte per 50 places`",
      "label": null,
      "line": 2,
      "message": "cannot compare posts with places",
      "severity": "error"
    }
    "#);
}

#[test]
fn a_warning_is_called_one() {
    let mut sources = SourceMap::new();
    let file = sources.add("a.norm", "define share = 1\n");
    let diagnostic = Diagnostic::new(Code::UnusedDeclaration, find(&sources, file, "share"), "nothing uses `share`")
        .label("declared here");
    insta::assert_snapshot!(human(&diagnostic, &sources), @"
    warning[unused-declaration]: nothing uses `share`
     --> a.norm:1:8
      |
    1 | define share = 1
      |        ^^^^^ declared here
    ");
    assert!(plain(&diagnostic, &sources).starts_with("Warning unused-declaration in a.norm, line 1, column 8: "));
    assert_eq!(json(&diagnostic, &sources)["severity"], "warning");
}

#[test]
fn only_colour_that_was_asked_for_is_written() {
    let (sources, diagnostic) = two_files();
    let list = [diagnostic];
    assert!(render(&list, &sources, ErrorFormat::Human, true).contains('\u{1b}'));
    for format in [ErrorFormat::Human, ErrorFormat::Plain, ErrorFormat::Json] {
        assert!(!render(&list, &sources, format, false).contains('\u{1b}'));
    }
    for format in [ErrorFormat::Plain, ErrorFormat::Json] {
        assert_eq!(render(&list, &sources, format, true), render(&list, &sources, format, false));
    }
}

#[test]
fn columns_are_right_behind_letters_of_several_bytes() {
    let mut sources = SourceMap::new();
    let file = sources.add("a.norm", "regel wohnfläche \"Größe\"\n  muss höhe >= größe und 部屋 >= 1\n");
    let diagnostic = Diagnostic::new(Code::UnknownName, find(&sources, file, "größe"), "nothing is called `größe`");
    insta::assert_snapshot!(human(&diagnostic, &sources), @"
    error[unknown-name]: nothing is called `größe`
     --> a.norm:2:16
      |
    2 |   muss höhe >= größe und 部屋 >= 1
      |                ^^^^^
    ");
    assert_eq!(json(&diagnostic, &sources)["column"], 16);
    assert_eq!(json(&diagnostic, &sources)["end_column"], 21);
    let wide = Diagnostic::new(Code::UnknownName, nth(&sources, file, ">=", 1), "behind wide letters");
    insta::assert_snapshot!(human(&wide, &sources), @"
    error[unknown-name]: behind wide letters
     --> a.norm:2:29
      |
    2 |   muss höhe >= größe und 部屋 >= 1
      |                               ^^
    ");
}

#[test]
fn a_fault_at_the_end_of_a_file_stands_behind_its_last_word() {
    let mut sources = SourceMap::new();
    let file = sources.add("a.norm", "rule space\n  must living_area >=\n\n");
    let end = sources.file(file).text.len();
    let diagnostic = Diagnostic::new(Code::SyntaxError, Span::new(file, end, end), "the comparison has no right side");
    insta::assert_snapshot!(human(&diagnostic, &sources), @"
    error[syntax-error]: the comparison has no right side
     --> a.norm:2:22
      |
    2 |   must living_area >=
      |                      ^
    ");
    assert_eq!(json(&diagnostic, &sources)["line"], 2);
    assert_eq!(json(&diagnostic, &sources)["column"], 22);
    let beyond =
        Diagnostic::new(Code::SyntaxError, Span::new(file, end + 5, end + 9), "the comparison has no right side");
    assert_eq!(human(&beyond, &sources), human(&diagnostic, &sources));
}

#[test]
fn an_empty_file_can_be_at_fault() {
    let mut sources = SourceMap::new();
    let file = sources.add("empty.norm", "");
    let diagnostic = Diagnostic::new(Code::SyntaxError, Span::new(file, 0, 0), "the file says nothing");
    insta::assert_snapshot!(human(&diagnostic, &sources), @"
    error[syntax-error]: the file says nothing
     --> empty.norm:1:1
      |
    1 |
      | ^
    ");
    insta::assert_snapshot!(plain(&diagnostic, &sources), @"Error syntax-error in empty.norm, line 1, column 1: the file says nothing.");
}

#[test]
fn an_empty_span_is_one_caret() {
    let mut sources = SourceMap::new();
    let file = sources.add("a.norm", "rule space\n  must a >= b\n");
    let at = find(&sources, file, ">=").start as usize;
    let diagnostic = Diagnostic::new(Code::SyntaxError, Span::new(file, at, at), "here").label("expected a unit");
    insta::assert_snapshot!(human(&diagnostic, &sources), @"
    error[syntax-error]: here
     --> a.norm:2:10
      |
    2 |   must a >= b
      |          ^ expected a unit
    ");
}

#[test]
fn a_span_over_many_lines_shows_its_ends() {
    let mut sources = SourceMap::new();
    let file = sources.add(
        "a.norm",
        "rule space\n  must any of\n    a) one\n    b) two\n    c) three\n    d) four\n    e) five\n  source DOC\n",
    );
    let span = find(&sources, file, "any of").to(find(&sources, file, "e) five\n"));
    let diagnostic = Diagnostic::new(Code::TypeMismatch, span, "this is no condition").label("yields posts");
    insta::assert_snapshot!(human(&diagnostic, &sources), @"
    error[type-mismatch]: this is no condition
     --> a.norm:2:8
      |
    2 |     must any of
      |  ________^
    3 | |     a) one
    4 | |     b) two
    5 | |     c) three
    6 | |     d) four
    7 | |     e) five
      | |___________^ yields posts
    ");
    insta::assert_snapshot!(plain(&diagnostic, &sources), @"Error type-mismatch in a.norm, line 2, column 8: this is no condition. At this place: yields posts. Line 2 reads: must any of. The fault reaches to line 7, column 12.");
    assert_eq!(json(&diagnostic, &sources)["end_line"], 7);
}

#[test]
fn a_long_line_is_trimmed_around_the_fault() {
    let mut sources = SourceMap::new();
    let text = format!("rule space\n  note {:?} must a >= b note {:?}\n", "so ".repeat(100), "so ".repeat(100));
    let file = sources.add("a.norm", text);
    let diagnostic = Diagnostic::new(Code::UnitMismatch, find(&sources, file, ">="), "cannot compare").label("here");
    insta::assert_snapshot!(human(&diagnostic, &sources), @r#"
    error[unit-mismatch]: cannot compare
     --> a.norm:2:318
      |
    2 | ...so so so so so so so so so so so so so so " must a >= b note "so so so so so so so so so so so so so so so so ...
      |                                                       ^^ here
    "#);
    insta::assert_snapshot!(plain(&diagnostic, &sources), @r#"Error unit-mismatch in a.norm, line 2, column 318: cannot compare. At this place: here. Line 2 reads, in part: so so so so so so so so so so so so so so so so so " must a >= b note "so so so so so so so so so so so so so so so so so so so so so so so so so so so so so so so so so so so so so so so so so so so. The fault is at: >=."#);
}

#[test]
fn a_line_of_megabytes_is_cut_before_it_is_drawn() {
    let mut sources = SourceMap::new();
    let shelter = r#"{"name":"Ä","residents":1},"#;
    let text =
        format!("[{}{}{}]", shelter.repeat(50_000), r#"{"name":"B","residents":"2,5"},"#, shelter.repeat(50_000));
    let file = sources.add("many.json", text);
    let first = find(&sources, file, "residents");
    let diagnostic = Diagnostic::new(Code::InvalidNumber, find(&sources, file, r#""2,5""#), "`2,5` is no number")
        .label("a text")
        .also(first, "a number here")
        .help("write 2.5");
    insta::assert_snapshot!(human(&diagnostic, &sources), @r#"
    error[invalid-number]: `2,5` is no number
     --> many.json:1:1350026
      |
      |
    1 | ...nts":1},{"name":"Ä","residents":1},{"name":"B","residents":"2,5"},{"name":"Ä","residents":1},{"name":"Ä","resi...
      |                                                               ^^^^^ a text
     --> many.json:1:15
      |
    1 | [{"name":"Ä","residents":1},{"name":"Ä","residents":1},{"name":"Ä","residents":1}...
      |               --------- a number here
      = help: write 2.5
    "#);
    assert!(plain(&diagnostic, &sources).chars().count() < 600);
}

#[test]
fn places_far_apart_are_shown_apart() {
    let mut sources = SourceMap::new();
    let text = format!("define share = 1\n{}define share = 2\n", "# a line between\n".repeat(500));
    let file = sources.add("a.norm", text);
    let diagnostic = Diagnostic::new(Code::DuplicateName, nth(&sources, file, "share", 1), "`share` is declared twice")
        .also(find(&sources, file, "share"), "first declared here");
    insta::assert_snapshot!(human(&diagnostic, &sources), @"
    error[duplicate-name]: `share` is declared twice
       --> a.norm:502:8
        |
    502 | define share = 2
        |        ^^^^^
        |
       ::: a.norm:1:8
        |
      1 | define share = 1
        |        ----- first declared here
    ");
}

#[test]
fn tabs_take_four_columns_in_the_drawing_and_one_in_the_place() {
    let mut sources = SourceMap::new();
    let file = sources.add("a.norm", "rule space\n\tmust\ta >= b\n");
    let diagnostic = Diagnostic::new(Code::UnitMismatch, find(&sources, file, ">="), "cannot compare").label("here");
    insta::assert_snapshot!(human(&diagnostic, &sources), @"
    error[unit-mismatch]: cannot compare
     --> a.norm:2:9
      |
    2 |     must    a >= b
      |               ^^ here
    ");
    assert_eq!(json(&diagnostic, &sources)["column"], 9);
}

#[test]
fn windows_line_ends_leave_no_trace() {
    let mut sources = SourceMap::new();
    let unix = sources.add("a.norm", "rule space\n  must a >= b\n  source DOC\n");
    let windows = sources.add("a.norm", "rule space\r\n  must a >= b\r\n  source DOC\r\n");
    let drawn = |file: FileId| {
        let end = sources.file(file).text.find('b').unwrap() + 1;
        let at_end = Diagnostic::new(Code::SyntaxError, Span::new(file, end, end + 1), "here");
        let inside = Diagnostic::new(Code::SyntaxError, find(&sources, file, ">="), "here");
        human(&at_end, &sources) + &human(&inside, &sources) + &plain(&inside, &sources)
    };
    assert_eq!(drawn(unix), drawn(windows));
    assert!(!drawn(windows).contains('\r'));
}

#[test]
fn control_characters_of_a_document_do_not_reach_the_terminal() {
    let mut sources = SourceMap::new();
    let file = sources.add("a\u{1b}[2J.norm", "rule \u{1b}[31mspace\u{202e}\n");
    let diagnostic = Diagnostic::new(Code::UnknownName, find(&sources, file, "space"), "`\u{1b}[31m` is unknown")
        .label("\u{1b}[31m")
        .help("write \u{1b}[31m");
    for text in [human(&diagnostic, &sources), plain(&diagnostic, &sources)] {
        assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text:?}");
    }
}

#[test]
fn a_span_that_cuts_a_letter_is_widened() {
    let mut sources = SourceMap::new();
    let file = sources.add("a.norm", "größe\n");
    let cut = Diagnostic::new(Code::UnknownName, Span::new(file, 3, 4), "here");
    let whole = Diagnostic::new(Code::UnknownName, find(&sources, file, "ö"), "here");
    assert_eq!(human(&cut, &sources), human(&whole, &sources));
    assert_eq!(json(&cut, &sources)["column"], 3);
}

#[test]
fn several_faults_stand_apart() {
    let (sources, diagnostic) = two_files();
    let list = [diagnostic.clone(), diagnostic];
    let both = |format| render(&list, &sources, format, false);
    assert_eq!(both(ErrorFormat::Human).matches("\n\nerror[").count(), 1);
    assert_eq!(both(ErrorFormat::Plain).matches("\n\nError ").count(), 1);
    assert_eq!(both(ErrorFormat::Json).lines().count(), 2);
    assert_eq!(render(&[], &sources, ErrorFormat::Human, false), "");
}

proptest::proptest! {
    #[test]
    fn no_span_in_any_text_stops_the_rendering(
        text in r#"([a-z"ß部\t\r\n\u{1b}\u{301} ]{0,40}|(line\r?\n){0,9}|(ab ü){300,400})"#,
        ends in proptest::array::uniform4(0usize..3000),
    ) {
        let mut sources = SourceMap::new();
        let file = sources.add("a.norm", text);
        let [from, to, also, until] = ends;
        let diagnostic = Diagnostic::new(Code::SyntaxError, Span::new(file, from, to), "wrong")
            .label("here")
            .also(Span::new(file, also, until), "there");
        for format in [ErrorFormat::Human, ErrorFormat::Plain, ErrorFormat::Json] {
            let shown = render(std::slice::from_ref(&diagnostic), &sources, format, false);
            proptest::prop_assert!(shown.contains("wrong"));
        }
    }
}
