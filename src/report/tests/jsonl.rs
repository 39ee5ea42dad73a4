//! Lines for machines.

use super::sample::{Sample, number};
use super::scene::render;
use crate::language::Language;
use crate::quantity::Rational;
use crate::report::{JsonLines, Proof, digits};
use insta::assert_snapshot;
use proptest::prelude::*;

#[test]
fn a_line_says_what_every_rule_gave() {
    let sample = Sample::new(Language::English);
    let text = render(&sample, &JsonLines::new(&sample.run()));
    for line in text.lines() {
        assert!(serde_json::from_str::<serde_json::Value>(line).is_ok(), "{line}");
    }
    assert_snapshot!(text, @r#"
    {"standard":"sample","subject":"Hafen","record":"shelter","verdict":"compliant","findings":[{"rule":"toilets_enough","status":"met","required":"1","provided":"2","short":"0","unit":"toilet"},{"rule":"on_site","status":"not_applicable"},{"rule":"rooms_wide","status":"not_applicable"},{"rule":"cover","status":"met"},{"rule":"size","status":"met","required":"10","provided":"150","short":"0","unit":"person"},{"rule":"alarm_there","status":"met"},{"rule":"play","status":"not_in_force"}],"guarantees":[{"guarantee":"one_form","status":"met"}]}
    {"standard":"sample","subject":"Ostkrankenhaus","record":"shelter","verdict":"not_compliant","findings":[{"rule":"toilets_enough","status":"met","required":"80","provided":"80","short":"0","unit":"toilet"},{"rule":"on_site","status":"met","required":"8","provided":"8","short":"0","unit":"fte"},{"rule":"rooms_wide","status":"not_applicable"},{"rule":"cover","status":"met"},{"rule":"size","status":"not_met","required":"800","provided":"150","short":"650","unit":"person"},{"rule":"alarm_there","status":"met"},{"rule":"play","status":"not_in_force"}],"guarantees":[{"guarantee":"one_form","status":"met"}]}
    {"standard":"sample","subject":"Lindenhof","record":"shelter","verdict":"not_compliant","findings":[{"rule":"toilets_enough","status":"not_met","required":"15","provided":"12","short":"3","unit":"toilet"},{"rule":"on_site","status":"not_applicable"},{"rule":"rooms_wide","status":"not_met"},{"rule":"cover","status":"not_met"},{"rule":"size","status":"no_rule","required":"148","unit":"person"},{"rule":"alarm_there","status":"waived","waiver":{"authority":"Head of Social Services","expires":"2016-12-31"}},{"rule":"play","status":"not_in_force"}],"guarantees":[{"guarantee":"one_form","status":"met"}]}
    {"standard":"sample","subject":"Ufer","record":"shelter","verdict":"undetermined","findings":[{"rule":"toilets_enough","status":"undetermined","missing":["toilets","residents"]},{"rule":"on_site","status":"undetermined","missing":["residents","staff.on_site"]},{"rule":"rooms_wide","status":"undetermined","missing":["opened","rooms.area"]},{"rule":"cover","status":"undetermined","missing":["alarm","staff.operator","residents"]},{"rule":"size","status":"undetermined","missing":["residents","kind"]},{"rule":"alarm_there","status":"undetermined","missing":["alarm"]},{"rule":"play","status":"not_in_force"}],"guarantees":[{"guarantee":"one_form","status":"undetermined"}]}
    "#);
}

#[test]
fn without_evidence_a_line_says_no_less_but_what_is_missing() {
    let sample = Sample::new(Language::English);
    let (assessor, assessments) = sample.assess();
    let ufer = &assessments[3];
    let lines = JsonLines::new(&sample.run());
    let (mut with, mut without) = (Vec::new(), Vec::new());
    lines.line(ufer, Some(&Proof { assessor: &assessor, subject: &ufer.subject }), &mut with);
    lines.line(ufer, None, &mut without);
    let [with, without] = [with, without].map(|bytes| String::from_utf8(bytes).unwrap());
    assert!(with.contains("\"missing\":[\"alarm\"]") && !without.contains("missing"));
    assert_eq!(with.matches("\"status\":").count(), without.matches("\"status\":").count());
}

proptest! {
    #[test]
    fn numbers_are_written_as_they_are_displayed(a in any::<i64>(), b in prop_oneof![1_i64..5000, 1_i64..i64::MAX]) {
        let value = number(i128::from(a), i128::from(b));
        let mut out = Vec::new();
        digits::number(value, &mut out);
        prop_assert_eq!(String::from_utf8(out).unwrap(), value.to_string());
    }

    #[test]
    fn decimals_are_written_as_they_are_displayed(a in -100_000_i64..100_000, places in 0_u32..14) {
        let value = number(i128::from(a), 10_i128.pow(places));
        let mut out = Vec::new();
        digits::number(value, &mut out);
        prop_assert_eq!(String::from_utf8(out).unwrap(), value.to_string());
    }

    #[test]
    fn texts_are_escaped_as_json_asks(text in any::<String>()) {
        let mut out = vec![b'"'];
        digits::escaped(&text, &mut out);
        out.push(b'"');
        prop_assert_eq!(serde_json::from_slice::<String>(&out).unwrap(), text);
    }
}

#[test]
fn numbers_beyond_64_bits_are_written_too() {
    let value = Rational::new(i128::MAX, 1).unwrap();
    let mut out = Vec::new();
    digits::number(value, &mut out);
    assert_eq!(String::from_utf8(out).unwrap(), value.to_string());
}
