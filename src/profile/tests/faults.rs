//! Every fault is told at its place, all of a file at once.

use super::*;

#[test]
fn twenty_faults_in_one_file_are_all_reported() {
    let outcome = yaml(include_str!("twenty_faults.yaml"));
    insta::assert_snapshot!(outcome.faults.join("\n"));
}

/// The faults of a text, without their help.
fn faults(text: &str) -> Vec<String> {
    let without_help = |fault: &String| fault.split(" -> ").next().unwrap().to_owned();
    yaml(text).faults.iter().map(without_help).collect()
}

#[test]
fn numbers_that_could_be_misread_are_refused_with_what_to_write() {
    for (written, help) in [
        ("2,5", "write 2.5"),
        ("-2,50", "write -2.50"),
        ("2,535", "write 2.535 or write 2535, whichever is meant"),
        ("2.535,5", "write 2535.5"),
        ("2,535.5", "write 2535.5"),
        ("1.234.567", "write 1234567"),
        ("4 300", "write 4300"),
        ("4\u{a0}300", "write 4300"),
        ("4'300", "write 4300"),
        ("1_000", "write 1000"),
        ("012", "write 12"),
        (".5", "write 0.5"),
        ("5.", "write 5"),
        ("0x10", "write 16"),
        ("1e3", "write 1000"),
        ("1e-3", "write 0.001"),
        ("2.5e-1", "write 0.25"),
        ("\"12\"", "write 12 without quotes"),
        ("1/3", "if 1 is what counts, say the rest beside it: {value: 1, note: \"1/3\"}"),
        ("ca. 10", "if 10 is what counts, say the rest beside it: {value: 10, note: \"ca. 10\"}"),
        ("10-12", "if 10 is what counts, say the rest beside it: {value: 10, note: \"10-12\"}"),
        ("'>= 5'", "if 5 is what counts, say the rest beside it: {value: 5, note: \">= 5\"}"),
        ("+7", "write 7"),
        ("−3.5", "write -3.5"),
        ("viele", "if `score` is not known, leave the line out"),
        ("01.03.2016", "if `score` is not known, leave the line out"),
    ] {
        let outcome = yaml(&format!("score: {written}\n"));
        assert_eq!(outcome.faults.len(), 1, "{written}: {:?}", outcome.faults);
        assert!(outcome.faults[0].starts_with("1:8 "), "{:?}", outcome.faults);
        assert!(outcome.faults[0].ends_with(&format!(" -> {help}")), "{written}: {:?}", outcome.faults);
    }
}

#[test]
fn numbers_beyond_exactness_are_refused_as_such() {
    for written in ["1e400", "-1e-300", "99999999999999999999999999999999999999999999999999"] {
        let outcome = yaml(&format!("score: {written}\n"));
        assert_eq!(outcome.faults.len(), 1, "{written}: {:?}", outcome.faults);
        assert!(outcome.faults[0].starts_with("1:8 [number-too-large] "), "{:?}", outcome.faults);
    }
}

#[test]
fn units_convert_exactly_or_are_refused() {
    for (written, fault) in [
        ("living_area: 4,5 qm", "1:14 [invalid-number] `4,5 qm` has a decimal comma"),
        ("living_area: 900 EUR", "1:14 [unit-mismatch] `900 EUR` is in `EUR`, but `living_area` is a number in m2"),
        ("living_area: 20 %", "1:14 [unit-mismatch] `20 %` is a share, but `living_area` is a number in m2"),
        ("living_area: 9 mm", "1:14 [unit-mismatch] `9 mm` is in `mm`, but `living_area` is a number in m2"),
        ("hours: 39 h/month", "1:8 [unit-mismatch] `39 h/month` is in `h/month`, but `hours` is a number in h/week"),
        ("residents: 10 heads", "1:12 [unknown-unit] `heads` is no unit"),
        ("residents: 1.000", "1:12 [invalid-number] `1.000` could be 1 or 1000"),
        ("residents: 1.5 person", "1:12 [out-of-bounds] `residents` is counted in whole numbers, not 1.5"),
        ("score: 12 m2", "1:8 [unit-mismatch] `12 m2` is in `m2`, but `score` is a number"),
        ("occupied: 20", "1:11 [invalid-number] a share is written with %: `20` could be misread"),
        ("occupied: 20 m2", "1:11 [unit-mismatch] `20 m2` is in `m2`, but `occupied` is a share in %"),
    ] {
        assert_eq!(faults(written), [fault]);
    }
    for written in
        ["living_area: 9 m²", "living_area: 9 Meter*m", "hours: 2340 min/week", "on_site: 1 post", "occupied: 5%"]
    {
        assert_eq!(faults(written), Vec::<String>::new());
    }
}

#[test]
fn places_hold_behind_umlauts_and_carriage_returns() {
    assert_eq!(
        faults("# äöü\r\nname: \"ü\"\r\nresidents: 2,5\r\n"),
        ["3:12 [invalid-number] `2,5` has a decimal comma"]
    );
    let flow = "rooms: [{area: 1, beds: 2}, {area: ä, beds: ü}]\nname: ß\nresidents: -1";
    assert_eq!(
        faults(flow),
        [
            "1:36 [invalid-value] `ä` is not a number in m2",
            "1:45 [invalid-value] `ü` is not a whole number of person",
            "3:12 [out-of-bounds] `residents` is a count, and -1 is below zero",
        ]
    );
    let json = read_as(Format::Json, "{\"größe\": \"ü\",\n \"residents\": 2.5, \"nmae\": 1}");
    assert_eq!(
        json.faults,
        [
            "2:15 [out-of-bounds] `residents` is counted in whole numbers, not 2.5 -> write a whole number",
            "2:20 [unknown-key] `shelter` has no fact `nmae` -> did you mean `name`?",
        ]
    );
}

#[test]
fn alias_bombs_are_refused_within_a_budget() {
    let mut text = String::from("topics: &a0 [work, work, work, work, work, work, work, work, work, work]\n");
    for level in 1..30 {
        let five = format!("*a{0}, *a{0}, *a{0}, *a{0}, *a{0}", level - 1);
        text.extend(["k", &level.to_string(), ": &a", &level.to_string(), " [", &five, "]\n"]);
    }
    let found = faults(&text);
    assert!(found.iter().any(|fault| fault.contains("anchors and aliases unfold into too many values")), "{found:?}");
    assert_eq!(faults("topics: &a [*a]"), ["1:13 [unsupported-yaml] an alias stands inside the value that it repeats"]);
    assert_eq!(faults("name: &a x\n---\nname: *a\n").len(), 1);
    assert_eq!(faults("name: *nobody").len(), 1);
}

#[test]
fn deep_nesting_ends_in_an_error() {
    for text in ["[".repeat(100_000), "{a: ".repeat(100_000), "- ".repeat(2_000), "? ".repeat(2_000)] {
        let found = faults(&format!("rooms:\n  {text}"));
        assert!(
            found.iter().any(|fault| fault.contains("nesting-too-deep") || fault.contains("invalid-yaml")),
            "{found:?}"
        );
    }
    for text in ["[".repeat(100_000), "{\"rooms\": ".repeat(100_000)] {
        for format in [Format::Json, Format::JsonLines] {
            let found = read_as(format, &text).faults;
            assert!(found.iter().any(|fault| fault.contains("nesting-too-deep")), "{found:?}");
        }
    }
}

#[test]
fn control_characters_are_refused_and_not_repeated() {
    for (format, text) in [(Format::Yaml, "name: \"a\\e[31mb\""), (Format::Json, "{\"name\": \"a\\u001b[31mb\"}")] {
        let found = read_as(format, text).faults;
        assert_eq!(found.len(), 1);
        assert!(found[0].ends_with("[invalid-value] `aU+001B[31mb` holds a control character"), "{found:?}");
    }
    assert_eq!(faults("name: a\0b\nresidents: x"), ["1:8 [invalid-text] a zero byte in a text"]);
}

#[test]
fn frames_that_do_not_fit_are_explained() {
    for (text, fault) in [
        ("House 1 has 200 residents.", "1:1 [invalid-profile] `House 1 has 200 residents.` is no profile"),
        ("- 12", "1:3 [invalid-profile] here belongs a record `shelter`, with its facts as keys and values"),
        ("shelter: many", "1:10 [invalid-profile] here belongs a record `shelter`, with its facts as keys and values"),
        ("shelter:", "1:1 [invalid-profile] here belongs a record `shelter`, with its facts as keys and values"),
        ("standards: a\nresidents: 3", "2:1 [unknown-key] `residents` is neither a record nor part of the header"),
        ("key_date: 1.3.2016", "1:11 [invalid-date] `1.3.2016` is not written as year-month-day"),
        ("standards: {a: b}", "1:1 [invalid-profile] here belongs a single value"),
        ("key_date: 2016-03-01\nkey_date: 2016-03-01\nshelter: {}", "2:1 [duplicate-key] `key_date` is given twice"),
        ("shelter: {}\ncity: {}\nshelter: {}", "3:1 [duplicate-key] `shelter` is given twice"),
        ("shelter: {}\n---\nstandards: a", "3:1 [invalid-profile] `standards` cannot stand here"),
    ] {
        assert_eq!(faults(text), [fault], "{text}");
    }
}

#[test]
fn what_is_not_well_formed_is_explained_where_reading_stops() {
    for (text, fault) in [
        ("name: \"Haus", "1:7 [invalid-yaml] quotes are opened here and never closed"),
        ("name: a: b", "1:8 [invalid-yaml] a `:` where no key can stand"),
        ("name: a\n\tkind: b", "1:7 [invalid-yaml] a tab where only spaces can stand"),
        ("rooms: [a", "1:10 [invalid-yaml] expected `,` or `]` in a list in brackets"),
    ] {
        let found = faults(text);
        assert_eq!(found.last().map(String::as_str), Some(fault), "{text}");
    }
    for (text, fault) in [
        ("{\"name\": \"a\",}", "1:13 [invalid-yaml] a comma stands behind the last entry"),
        ("{\"name\": \"a\"", "1:13 [invalid-yaml] the text ends inside a record"),
        ("{name: 1}", "1:2 [invalid-yaml] expected a key in quotes"),
        ("{\"name\": 01}", "1:11 [invalid-yaml] this is no number in JSON"),
        ("{} {}", "1:4 [invalid-yaml] more text follows the end of the JSON value"),
        ("{\"name\": nul}", "1:10 [invalid-yaml] expected `true`, `false` or `null`"),
    ] {
        let found = read_as(Format::Json, text).faults;
        assert!(found.iter().any(|found| found.starts_with(fault)), "{text}: {found:?}");
    }
}
