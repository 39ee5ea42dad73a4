//! Waiver files, right and wrong.

use super::*;
use crate::model::Waiver;

fn read(text: &str) -> (Vec<Waiver>, Vec<String>) {
    let mut sources = SourceMap::new();
    let file = sources.add("waivers.yaml", text);
    let mut diagnostics = Diagnostics::new();
    let waivers = read_waivers(file, &sources.file(file).text, &vocabulary(), &mut diagnostics);
    (waivers.waivers, diagnostics.sorted().iter().map(|diagnostic| written(diagnostic, &sources)).collect())
}

#[test]
fn a_waiver_is_read_with_its_place() {
    let (waivers, faults) = read(
        "waivers:\n  - rule: city_rules.size\n    shelter: Häuser am Markt\n    reason: \"Umbau: noch ein Jahr\"\n    \
         authority: Amtsleitung\n    document: Schreiben vom 4. Januar 2016\n    granted: 2016-01-04\n    expires: 2016-12-31\n",
    );
    assert_eq!(faults, Vec::<String>::new());
    let [waiver] = waivers.as_slice() else { panic!("one waiver") };
    assert_eq!((waiver.rule.as_str(), waiver.subject.as_str()), ("city_rules.size", "Häuser am Markt"));
    assert_eq!(waiver.reason, "Umbau: noch ein Jahr");
    assert_eq!((waiver.granted.to_string(), waiver.expires.to_string()), ("2016-01-04".into(), "2016-12-31".into()));
    assert_eq!(waiver.span.start, 13);
}

#[test]
fn recorded_reasons_are_read_beside_waivers() {
    let text = "reasons:\n  - rule: calm\n    shelter: Haus A\n    reason: Neben der Bahn.\n    by: Amt\n    on: 2016-01-04\n  \
                - {rule: calm, subject: Haus B, reason: r, by: b, on: 2016-01-05, document: Brief}\n";
    let mut sources = SourceMap::new();
    let file = sources.add("waivers.yaml", text);
    let mut diagnostics = Diagnostics::new();
    let exceptions = read_waivers(file, text, &vocabulary(), &mut diagnostics);
    let [first, second] = exceptions.reasons.as_slice() else { panic!("two reasons") };
    assert_eq!((first.by.as_str(), first.on.to_string(), &first.document), ("Amt", "2016-01-04".into(), &None));
    assert_eq!((second.subject.as_str(), second.document.as_deref()), ("Haus B", Some("Brief")));
    let (_, faults) =
        read("reasons:\n  - {rule: a, subject: x, granted: 2016-01-04, reason: \"\", on: 4.1.2016, document: 7}\n");
    assert_eq!(
        faults,
        [
            "2:5 [invalid-waiver] this reason lacks reason, by -> a reason says rule, shelter, reason, by and on, and may name a document",
            "2:27 [unknown-key] a reason has no `granted`",
            "2:64 [invalid-date] `4.1.2016` is not written as year-month-day -> write 2016-01-04",
            "2:84 [invalid-waiver] `document` is a text or a date, not a number -> put a text in quotes",
        ]
    );
}

#[test]
fn every_fault_of_a_waiver_file_is_told_at_its_place() {
    let (waivers, faults) = read(
        "waivers:\n  - rule: a\n    city: x\n    shelter: y\n    reson: z\n    document: 558\n    authority:\n    \
         granted: [1]\n    rule: b\n  - just words\n  - subject: x\n    granted: 04.01.2016\nwaiver: 3\n",
    );
    assert!(waivers.is_empty());
    insta::assert_snapshot!(faults.join("\n"));
    let (_, faults) = read(
        "waivers:\n  - {rule: a, subject: x, granted: 04.01.2016, expires: 2016-02-30}\n  - rule: a\n    subject: x\n    reason: r\n    authority: a\n    document: d\n    \
         granted: 2016-01-04\n    expires: 2015-12-31\n",
    );
    insta::assert_snapshot!(faults.join("\n"));
    for text in ["", "- a\n", "waivers: 3\n", "other: []\n", "waivers: []\n---\nwaivers: []\n", "waivers: [\n"] {
        let (waivers, faults) = read(text);
        assert!(waivers.is_empty());
        assert_eq!(faults.len(), 1, "{text}: {faults:?}");
    }
    assert_eq!(read("reasons: []\nwaivers: []\n").1, Vec::<String>::new());
    assert_eq!(read("waivers: []\n").1, Vec::<String>::new());
}
