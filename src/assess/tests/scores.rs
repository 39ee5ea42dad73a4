//! Scores: weighed sums that nothing is judged by.

use super::build::*;
use crate::assess::{Range, Undefined, VerdictKind};
use crate::model::*;
use crate::quantity::{Rational, Unit};
use proptest::prelude::*;

/// A score of parts, each with its weight.
fn score(name: &str, parts: Vec<(&str, Expr)>) -> Rule {
    let weighed = |(weight, value): &(&str, Expr)| calc(n(weight), '*', value.clone());
    let value = parts.iter().map(weighed).reduce(|sum, part| calc(sum, '+', part)).expect("a part");
    let parts = parts
        .into_iter()
        .map(|(weight, value)| ScorePart { label: None, weight: r(weight), percent: false, value })
        .collect();
    Rule { kind: RuleKind::Score, body: Body::Score(Score { parts, value }), ..rule(name) }
}

/// Hannover's budget of 2014: the concept counts twice as much as the price.
fn award() -> Rule {
    score("award", vec![("2/3", fact(&[0])), ("1/3", fact(&[1]))])
}

fn bid(rules: Vec<Rule>) -> Program {
    let mut facts = record("bid", &[("concept", NUMBER), ("price", NUMBER)]);
    facts.facts.iter_mut().for_each(|fact| fact.bounds = Some((Rational::ZERO, Rational::whole(100))));
    program(vec![facts], rules)
}

#[test]
fn a_score_is_its_parts_times_their_weights() {
    let program = bid(vec![award()]);
    for (concept, price, value) in [("90", "60", "80"), ("50", "100", "200/3"), ("0", "0", "0")] {
        let given = instance(0, vec![number(concept), number(price)]);
        let found = assess(&program, &given).scores.swap_remove(0);
        assert_eq!((found.status, found.value), (Status::Applies, Some(r(value))));
    }
}

#[test]
fn a_score_is_no_finding_and_turns_no_verdict() {
    let program = bid(vec![award()]);
    let given = instance(0, vec![number("90"), number("60")]);
    let assessment = assess(&program, &given);
    assert_eq!((assessment.findings.len(), assessment.scores.len()), (0, 1));
    assert_eq!(assessment.verdict.kind, VerdictKind::NotAssessed);
    let with_rule = bid(vec![award(), must("cheap", compare(fact(&[1]), ">=", n("50")))]);
    for (price, kind) in [
        (number("60"), VerdictKind::Compliant),
        (number("40"), VerdictKind::NotCompliant),
        (Value::Unknown, VerdictKind::Undetermined),
    ] {
        let given = instance(0, vec![Value::Unknown, price]);
        assert_eq!(assess(&with_rule, &given).verdict.kind, kind);
    }
}

#[test]
fn an_unknown_part_makes_the_score_undetermined_within_its_ends() {
    let program = bid(vec![award()]);
    let given = instance(0, vec![number("90"), Value::Unknown]);
    let mut assessor = assessor(&program, TODAY, &[]);
    let assessment = assessor.assess(&given, 1).swap_remove(0);
    let found = &assessment.scores[0];
    assert_eq!((found.status, found.value), (Status::Undetermined, None));
    let evidence = assessor.evidence(&assessment.subject, found);
    assert_eq!(evidence.range, Some(Range { low: Some(r("60")), high: Some(r("280/3")) }));
    let brings: Vec<Option<Rational>> = evidence.parts.iter().map(|part| part.contribution).collect();
    assert_eq!(brings, [Some(r("60")), None]);
    assert_eq!(evidence.missing.len(), 1);
}

#[test]
fn a_score_that_does_not_apply_has_no_value() {
    let apart = Rule { when: Some(compare(fact(&[0]), ">=", n("50"))), ..award() };
    let program = bid(vec![apart, must("good", compare(result(0, Facet::Value), ">=", n("70")))]);
    let value = |concept: &str| {
        let given = instance(0, vec![number(concept), number("60")]);
        shown(&program, &result(0, Facet::Value), &given)
    };
    assert_eq!([value("90"), value("40")], ["80".to_owned(), format!("undefined: {:?}", Undefined::NotScored)]);
    let given = instance(0, vec![number("40"), number("60")]);
    let assessment = assess(&program, &given);
    assert_eq!((assessment.scores[0].status, assessment.scores[0].value), (Status::NotApplicable, None));
    assert_eq!(assessment.findings[0].status, Status::Undetermined);
}

#[test]
fn a_score_outside_its_dates_is_not_in_force() {
    let since = Period { since: Some(day("2020-01-01")), ..Period::default() };
    let program = bid(vec![Rule { period: since, ..award() }]);
    let given = instance(0, vec![number("90"), number("60")]);
    let found = assess(&program, &given).scores.swap_remove(0);
    assert_eq!((found.status, found.value), (Status::NotInForce, None));
}

#[test]
fn a_score_speaks_in_the_unit_of_its_parts() {
    let body = score("share", vec![("1", expr(ExprKind::Number(r("0.5")), Type::Number(Unit::SHARE)))]).body;
    assert_eq!(body.unit(), None);
    assert!(body.score().is_some());
}

proptest! {
    /// Weights that add up to 1 leave the score between its smallest and its largest part, and what is not known
    /// between the ends that are told.
    #[test]
    fn a_score_lies_between_its_parts(weight in 1_i128..100, concept in 0_i64..=100, price in 0_i64..=100) {
        let (first, second) = (format!("{weight}/100"), format!("{}/100", 100 - weight));
        let program = bid(vec![score("award", vec![(&first, fact(&[0])), (&second, fact(&[1]))])]);
        let [concept, price] = [concept, price].map(Rational::whole);
        let known = instance(0, vec![Value::Number(concept), Value::Number(price)]);
        let value = assess(&program, &known).scores[0].value.expect("all is known");
        prop_assert!(concept.min(price) <= value && value <= concept.max(price));
        let open = instance(0, vec![Value::Number(concept), Value::Unknown]);
        let mut assessor = assessor(&program, TODAY, &[]);
        let assessment = assessor.assess(&open, 1).swap_remove(0);
        let range = assessor.evidence(&assessment.subject, &assessment.scores[0]).range.expect("bounds");
        prop_assert!(range.low <= Some(value) && Some(value) <= range.high);
    }
}
