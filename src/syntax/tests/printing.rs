//! The usual layout.

use super::{VOCABULARY, WHOLE, WHOLE_GERMAN, read, sound};
use crate::language::Language;
use crate::syntax::{PrintError, print, without_places};
use proptest::prelude::*;

fn printed(text: &str, language: Option<Language>) -> String {
    let file = sound(text);
    print(&file, text, language).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

#[test]
fn the_examples_of_the_design_are_in_their_usual_layout() {
    assert_eq!(printed(WHOLE, None), WHOLE);
    assert_eq!(printed(WHOLE, Some(Language::English)), WHOLE);
    assert_eq!(printed(VOCABULARY, None), VOCABULARY);
}

#[test]
fn keywords_are_translated_and_nothing_else() {
    assert_eq!(printed(WHOLE, Some(Language::German)), WHOLE_GERMAN);
    assert_eq!(printed(WHOLE_GERMAN, Some(Language::English)), WHOLE);
    assert_eq!(printed(WHOLE_GERMAN, None), WHOLE_GERMAN);
}

#[test]
fn forms_of_the_language_asked_for_are_kept() {
    let text = "regel a\n  muss  jeder p in leute hat p.alter >= 18 jahre\n";
    assert!(printed(text, Some(Language::German)).contains("jeder p in"));
    assert!(printed(text, Some(Language::English)).contains("every p in"));
}

#[test]
fn loose_text_is_put_in_order() {
    let text = "\n\nrule   a  \"A\"\n   must  x>=5m2   per( b-1 )\n\n\n source D \"p\"   \nuse \"x\"\nuse \"y\"\ntable t : place\n \
                kind|value\n a or b|5 place\n otherwise|no rule\nrecord r\n a:text\n long_name   :   person 0 to 5 \"L\"\n";
    insta::assert_snapshot!(printed(text, None), @r#"
    rule a "A"
      must      x >= 5 m2 per (b - 1)

      source    D "p"

    use "x"
    use "y"

    table t : place
      kind      | value
      a or b    | 5 place
      otherwise | no rule

    record r
      a         : text
      long_name : person 0 to 5  "L"
    "#);
}

#[test]
fn comments_stay_with_their_lines() {
    let text = "# the file\n\n# of the rule\nrule a # short\n  # of the clause\n  must x # first\n    and y # second\n  \
                source D\n  # waivable by nobody\n# of the next\nuse \"x\"\n# the end\n";
    insta::assert_snapshot!(printed(text, None), @r#"
    # the file

    # of the rule
    rule a  # short
      # of the clause
      must      x  # first
          and y  # second
      source    D
      # waivable by nobody

    # of the next
    use "x"
    # the end
    "#);
}

#[test]
fn a_file_with_faults_is_left_as_it_is() {
    let text = "rule a\n  must and\n";
    let (file, _) = read(text);
    assert_eq!(print(&file, text, None), Err(PrintError::Faulty));
}

/// A name, a value, a condition: enough shapes to reach every rule of the grammar.
fn expression() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("residents".to_owned()),
        Just("staff.on_site".to_owned()),
        Just("1.5 fte".to_owned()),
        Just("39 h/week".to_owned()),
        Just("50%".to_owned()),
        Just("\"Caritas\"".to_owned()),
        Just("2016-03-01".to_owned()),
        Just("ja".to_owned()),
        Just("key  date".to_owned()),
        Just("- 5".to_owned()),
        Just("round  the clock".to_owned()),
        Just("zu keiner Zeit".to_owned()),
        Just("6:00 bis 22:00".to_owned()),
        Just("(Mo bis Fr 08:00 to 16:00,\n   Sat,So and Wed 22:00 bis 6:00)".to_owned()),
        Just("hours of gate".to_owned()),
        Just("stunden der (täglich 00:00 to 24:00)".to_owned()),
    ];
    let deeper = leaf.prop_recursive(4, 24, 3, |inner| {
        prop_oneof![
            (inner.clone(), prop_oneof![Just("+"), Just("-"), Just("*"), Just("/"), Just("\n    +")], inner.clone())
                .prop_map(|(a, sign, b)| format!("({a}) {sign} ({b})")),
            (inner.clone(), prop_oneof![Just("und"), Just("and"), Just("oder"), Just("or")], inner.clone())
                .prop_map(|(a, word, b)| format!("({a} {word} nicht ({b}))")),
            (
                inner.clone(),
                prop_oneof![Just("<"), Just("≥"), Just("is not"), Just("not in"), Just("ist"), Just("umfasst")],
                inner.clone()
            )
                .prop_map(|(a, sign, b)| format!("(({a}) {sign} ({b}))")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a}) per started 80 ({b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a}) jedoch mindestens ({b}) rounded up to 1")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("(falls {a} dann {b} # why\n     else {a})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("(every r in rooms where {a} has {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("(summe von ({a}) für r in (rooms) wo {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("(({a}) nicht in den letzten ({b}))")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a}) but no later  than ({b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("completed Monate von ({a}) to ({b})")),
            Just("Stand von staff.on_site".to_owned()),
            inner.clone().prop_map(|a| format!("(zeiten von ({a}) for m in team)")),
            inner.prop_map(|a| format!("({a}) assuming 0")),
        ]
    });
    prop_oneof![
        deeper.clone(),
        (deeper.clone(), deeper.clone()).prop_map(|(a, b)| format!("any of\n   a) {a}\n # why\n   b) {b}")),
        (deeper.clone(), deeper.clone())
            .prop_map(|(a, b)| format!("bestes  von\n   a) \"own\" {a}\n # why\n   b)   \"all's\"\n     {b}")),
        (deeper.clone(), deeper.clone()).prop_map(|(a, b)| format!("at least 1 of\n a) alle von\n  aa) {a}\n b) {b}")),
        (deeper.clone(), deeper).prop_map(|(a, b)| format!("first of\n a) {a} when {b}\n otherwise no rule \"x\"")),
    ]
}

fn declaration() -> impl Strategy<Value = String> {
    prop_oneof![
        expression().prop_map(|a| format!("define x \"X\" = {a}\n  source D\n")),
        expression().prop_map(|a| format!("define x  \"X\": h/week   = {a}\n  source D\n")),
        (expression(), expression()).prop_map(|(a, b)| format!("# above\nrule x\n  when {a}\n\n  muss {b} # end\n")),
        expression().prop_map(|a| format!("regel x\n  soll soweit möglich {a}\n  source D\n")),
        expression().prop_map(|a| format!("rule x\n  braucht sprache b, qualification c\n  kosten {a}\n  folge \"y\"\n  consequence \"z\"\n")),
        (expression(), expression())
            .prop_map(|(a, b)| format!("service x\n  erfordert {a}\n  provided {b}\n  # last\n")),
        expression().prop_map(|a| format!("guarantee x\n  {a}\n  because \"y\"\n")),
        Just("parameter x : person\n örtlich 10 person to 15 person durch \"L\" # why\n ersetzt a.b\n 7\n".to_owned()),
        Just(
            "parameter x : person\n 100 person\n local\n -5 person since 2015-01-01 # why\n   source D \"p\"\n"
                .to_owned()
        ),
        Just(
            "example \"x\"\n am 2016-03-01\n given gate (Mo 8:00 to 9:00), b 22:00 bis 6:00\n given rooms\n  a) area 5, tags (a, b)\n  expect x not met, short 5\n"
                .to_owned()
        ),
        Just("unit a also b, c \"C\" = 39 h/week\n".to_owned()),
        Just("extend choice k also l = a \"A\" also b\n  | c\n".to_owned()),
        Just("record r \"R\"  auch s also t # why\n  a : list of s\n".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn printing_keeps_what_is_said_and_is_done_once(parts in prop::collection::vec(declaration(), 1..4)) {
        let text = parts.concat();
        let file = sound(&text);
        for language in [None, Some(Language::German), Some(Language::English)] {
            let once = print(&file, &text, language);
            prop_assert!(once.is_ok(), "{:?}\n{}", language, text);
            let once = once.unwrap();
            let again = sound(&once);
            let comments = |file: &crate::syntax::ast::File| file.comments.len();
            prop_assert_eq!(comments(&file), comments(&again));
            prop_assert_eq!(without_places(&file).items, without_places(&again).items);
            prop_assert_eq!(print(&again, &once, language), Ok(once));
        }
    }

    #[test]
    fn no_text_makes_reading_or_printing_panic(text in ".{0,200}") {
        let (file, _) = read(&text);
        let _ = print(&file, &text, None);
    }

    #[test]
    fn no_mix_of_words_makes_reading_or_printing_panic(
        words in prop::collection::vec(prop::sample::select(vec![
            "rule", "\nregel", "\n  must", "\n  when", "a", "b.c", "(", ")", "\"", "#", "\n", "\n  a)", "\n   aa)", "any of",
            "first of", "if", "then", "else", "5", "1,5", "2016-02-30", "per", "je", "|", ",", ":", "=", ">=", "not", "every",
            "in", "08:00", "to", "Mon", "Fr", "covers", "times of", "stunden von", "\ntable x : y", "\nexample \"x\"", "\n  given", "expect", "\nrecord r", "ü", "\u{308}", "\u{a0}", "\r\n",
        ]), 0..40)
    ) {
        let text = words.join(" ").replace(" \n", "\n");
        let (file, _) = read(&text);
        let _ = print(&file, &text, Some(Language::German));
    }
}
