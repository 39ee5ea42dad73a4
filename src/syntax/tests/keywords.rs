//! The grammar and the table of words say the same.

use super::sound;
use crate::language::Language;
use crate::syntax::grammar::{Grammar, Rule};
use crate::syntax::keywords::{KEYWORDS, Keyword, fold};
use crate::syntax::without_places;
use pest::Parser as _;
use std::collections::BTreeSet;

/// Rules that only keep words from being names.
const NOT_IN_TABLE: &[&str] = &["kw_but", "kw_rounded_any"];

/// Every keyword rule of the grammar with its forms, umlauts written out.
fn forms_of_the_grammar() -> Vec<(String, BTreeSet<String>)> {
    let text = include_str!("../../../grammar/norm.pest");
    let definitions = text.split("\nkw_").skip(1);
    let read = |definition: &str| {
        let (name, body) = definition.split_once(" = @{").unwrap();
        let body = body.split('}').next().unwrap().split("~ !XID_CONTINUE").next().unwrap();
        let body = body.trim().trim_start_matches('(').trim_end_matches(')');
        let form = |alternative: &str| {
            let part = |part: &str| match part.trim() {
                "gap" => " ".to_owned(),
                "sz" => "ss".to_owned(),
                vowel @ ("ae" | "oe" | "ue") => vowel.to_owned(),
                literal => literal.trim_matches('"').to_owned(),
            };
            alternative.split(" ~ ").map(part).collect::<String>()
        };
        (format!("kw_{name}"), body.split('|').map(form).collect())
    };
    definitions.map(read).collect()
}

#[test]
fn every_form_of_the_table_is_read_as_its_word() {
    for keyword in KEYWORDS {
        for form in keyword.all_forms() {
            let decomposed = form.replace('ä', "a\u{308}").replace('ö', "o\u{308}").replace('ü', "u\u{308}");
            for written in [form.to_owned(), fold(form), decomposed, form.replace(' ', " \u{a0} ")] {
                let read = Grammar::parse(keyword.rule, &written);
                assert_eq!(read.map(|pairs| pairs.as_str().to_owned()), Ok(written));
            }
        }
    }
}

#[test]
fn every_form_of_the_grammar_is_in_the_table() {
    for (name, forms) in forms_of_the_grammar() {
        if NOT_IN_TABLE.contains(&name.as_str()) {
            continue;
        }
        let keyword = KEYWORDS.iter().find(|keyword| format!("{:?}", keyword.rule) == name);
        let known: BTreeSet<String> = keyword.into_iter().flat_map(Keyword::all_forms).map(fold).collect();
        assert_eq!(forms, known, "{name}");
    }
}

#[test]
fn every_word_is_found_by_its_rule() {
    for keyword in KEYWORDS {
        assert_eq!(Keyword::of(keyword.rule).map(|found| found.rule), Some(keyword.rule));
    }
    assert!(Keyword::of(Rule::name).is_none());
}

#[test]
fn words_of_both_languages_mix() {
    let english = sound("rule a\n  when x is not none and y > 5\n  must at least 1 of\n    a) b\n");
    for other in [
        "regel a\n  wenn x ist nicht keine und y > 5\n  muss mindestens 1 von\n    a) b\n",
        "regel a\n  when x ist not none und y > 5\n  must mindestens 1 of\n    a) b\n",
    ] {
        assert_eq!(without_places(&sound(other)), without_places(&english));
    }
    let sharp = sound("regel a\n  außer wenn x\n  übergang bis 2020-01-01\n");
    for other in [
        "regel a\n  ausser wenn x\n  uebergang bis 2020-01-01\n",
        "rule a\n  unless x\n  transition until 2020-01-01\n",
    ] {
        assert_eq!(without_places(&sound(other)), without_places(&sharp));
    }
}

#[test]
fn every_rule_of_the_grammar_has_a_line_that_explains_it() {
    let text = include_str!("../../../grammar/norm.pest");
    let mut before = "";
    for line in text.lines() {
        let defines =
            line.split_once(" = ").is_some_and(|(name, _)| name.chars().all(|c| c.is_alphanumeric() || c == '_'));
        assert!(!defines || before.starts_with("///"), "{line}");
        before = line;
    }
}

#[test]
fn a_form_belongs_to_its_language() {
    let keyword = Keyword::of(Rule::kw_unless).unwrap();
    assert!(keyword.is_form("ausser  wenn", Language::German));
    assert!(!keyword.is_form("unless", Language::German));
}
