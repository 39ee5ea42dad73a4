//! What changes bring, on small standards; the laws behind every answer.

use super::{Headroom, Limit, REACH, changes, headroom};
use crate::assess::tests::build::*;
use crate::assess::{Assessor, Status, VerdictKind};
use crate::model::*;
use crate::quantity::Rational;
use proptest::prelude::*;

/// A shelter with residents, toilets and square metres; residents and toilets are counted.
fn standard(rules: Vec<Rule>) -> Program {
    let mut program =
        program(vec![record("shelter", &[("residents", NUMBER), ("toilets", NUMBER), ("area", NUMBER)])], rules);
    for (slot, name) in ["person", "toilet"].into_iter().enumerate() {
        let unit = program.vocabulary.units.add_counted(name.into(), None, vec![]);
        let unit = program.vocabulary.units.single(unit);
        program.vocabulary.records[0].facts[slot].ty = Type::Number(unit);
    }
    program
}

/// A toilet for each started `every` residents.
fn toilets(every: &str) -> Rule {
    must_reach("toilets", fact(&[1]), per("1", PerMode::Started, Some(every), fact(&[0])))
}

/// So many square metres a resident.
fn space(each: &str) -> Rule {
    must_reach("space", fact(&[2]), per(each, PerMode::Exact, None, fact(&[0])))
}

fn shelter(residents: i64, toilets: i64, area: &str) -> Instance {
    instance(0, vec![Value::Number(Rational::whole(residents)), Value::Number(Rational::whole(toilets)), number(area)])
}

fn ways(program: &Program, instance: &Instance, rule: u32) -> Vec<String> {
    let mut assessor = assessor(program, TODAY, &[]);
    let words =
        |value: &Value| if let Value::Number(number) = value { number.to_string() } else { format!("{value:?}") };
    let found = changes(program, StandardId(0), &mut assessor, instance, RuleId(rule));
    let way = |change: &super::Change| {
        format!("{}: {} to {}", change.fact[0].index(), words(&change.from), words(&change.to))
    };
    found.iter().map(way).collect()
}

#[test]
fn more_toilets_or_fewer_residents() {
    let program = standard(vec![toilets("10")]);
    assert_eq!(ways(&program, &shelter(58, 4, "0"), 0), ["0: 58 to 40", "1: 4 to 6"]);
}

#[test]
fn square_metres_are_worked_out_exactly() {
    let program = standard(vec![space("7")]);
    assert_eq!(ways(&program, &shelter(3, 0, "20"), 0), ["0: 3 to 2", "2: 20 to 21"]);
}

#[test]
fn a_rule_that_would_no_longer_apply_is_said_to() {
    let when = compare(fact(&[0]), ">=", n("20"));
    let program = standard(vec![Rule { when: Some(when), ..toilets("10") }]);
    let mut assessor = assessor(&program, TODAY, &[]);
    let found = changes(&program, StandardId(0), &mut assessor, &shelter(25, 0, "0"), RuleId(0));
    let leaves: Vec<_> = found.iter().map(|change| (change.to.clone(), change.leaves)).collect();
    assert_eq!(leaves, [(number("19"), true), (number("3"), false)]);
}

#[test]
fn what_the_profile_does_not_say_is_no_way_out() {
    let program = standard(vec![toilets("10")]);
    let instance = instance(0, vec![number("30"), Value::Unknown, Value::Unknown]);
    assert!(ways(&program, &instance, 0).iter().all(|way| way.starts_with("0:")));
}

fn room(program: &Program, instance: &Instance) -> Vec<Headroom> {
    let mut assessor = assessor(program, TODAY, &[]);
    headroom(program, StandardId(0), &mut assessor, RecordId(0), instance)
}

#[test]
fn the_first_rule_that_fails_ends_the_headroom() {
    let program = standard(vec![toilets("10"), space("7")]);
    let [found] = &room(&program, &shelter(31, 5, "300"))[..] else { panic!("residents alone ask for more") };
    assert_eq!((found.from, found.up_to), (Rational::whole(31), Rational::whole(42)));
    let Limit::Fails(finding) = &found.limit else { panic!("{found:?}") };
    assert_eq!((finding.rule, finding.required), (RuleId(1), Some(Rational::whole(301))));
}

#[test]
fn silence_ends_the_headroom_too() {
    let most = expr(
        ExprKind::FirstOf(
            vec![Case { label: "a".into(), when: compare(fact(&[0]), "<=", n("50")), outcome: Outcome::Value(n("1")) }],
            Box::new(Outcome::NoRule(NoRule { reason: None, span: span(0) })),
        ),
        NUMBER,
    );
    let program = standard(vec![must_reach("staff", fact(&[1]), most)]);
    let [found] = &room(&program, &shelter(48, 1, "0"))[..] else { panic!("residents alone") };
    assert_eq!((found.up_to, &found.limit), (Rational::whole(50), &Limit::Silent(RuleId(0))));
}

fn status(program: &Program, instance: &Instance) -> Status {
    let mut assessor: Assessor<'_> = assessor(program, TODAY, &[]);
    assessor.find(instance, RuleId(0)).expect("within the exact range").status
}

proptest! {
    #[test]
    fn the_smallest_change_meets_the_rule_and_one_less_does_not(
        residents in 1_i64..300, there in 0_i64..40, every in 1_i64..30,
    ) {
        let program = standard(vec![toilets(&every.to_string())]);
        let here = shelter(residents, there, "0");
        prop_assume!(status(&program, &here) == Status::NotMet);
        let mut assessor = assessor(&program, TODAY, &[]);
        for change in changes(&program, StandardId(0), &mut assessor, &here, RuleId(0)) {
            let (Value::Number(from), Value::Number(to)) = (change.from, change.to) else { panic!("counts") };
            let slot = change.fact[0].index();
            let with = |value: Rational| {
                let mut changed = here.clone();
                changed.slots[slot] = Value::Number(value);
                status(&program, &changed)
            };
            prop_assert_eq!(with(to), Status::Met);
            let back = if to > from { Rational::whole(-1) } else { Rational::ONE };
            prop_assert_eq!(with(to.add(back).unwrap()), Status::NotMet);
        }
    }

    #[test]
    fn up_to_the_headroom_everything_is_met_and_behind_it_is_not(
        residents in 1_i64..200, spare in 0_i64..20, every in 1_i64..30,
    ) {
        let program = standard(vec![toilets(&every.to_string())]);
        let there = (residents + every - 1) / every + spare;
        let here = shelter(residents, there, "0");
        let [found] = &room(&program, &here)[..] else { panic!("residents alone") };
        let with = |residents: Rational| {
            let mut changed = here.clone();
            changed.slots[0] = Value::Number(residents);
            status(&program, &changed)
        };
        prop_assert_eq!(with(found.up_to), Status::Met);
        if found.limit == Limit::NotReached {
            prop_assert!(found.up_to.subtract(found.from).unwrap() >= Rational::whole(100.min(REACH)));
        } else {
            prop_assert_eq!(with(found.up_to.add(Rational::ONE).unwrap()), Status::NotMet);
            prop_assert_eq!(found.up_to, Rational::whole(there * every));
        }
    }

    #[test]
    fn what_is_missing_lies_within_its_range(
        low in 0_i64..50, width in 0_i64..200, says in 0_i64..250, every in 1_i64..60, threshold in 0_i64..200,
    ) {
        let when = compare(fact(&[0]), ">=", n(&threshold.to_string()));
        let mut program = standard(vec![Rule { when: Some(when), ..toilets(&every.to_string()) }]);
        let (least, most) = (Rational::whole(low), Rational::whole(low + width));
        program.vocabulary.records[0].facts[0].bounds = Some((least, most));
        let mut assessor = assessor(&program, TODAY, &[]);
        let silent = instance(0, vec![Value::Unknown, number("3"), Value::Unknown]);
        let range = assessor.required_range(&silent, RuleId(0));
        let (Some(from), Some(to)) = (range.low, range.high) else { panic!("bounded: {range:?}") };
        let residents = low + says.min(width);
        let true_need = assessor.find(&shelter(residents, 3, "0"), RuleId(0)).unwrap().required.unwrap();
        prop_assert!(from <= true_need && true_need <= to, "{from} {true_need} {to}");
        // The highest need is that of the fullest house.
        if low + width >= threshold {
            let full = assessor.find(&shelter(low + width, 3, "0"), RuleId(0)).unwrap().required.unwrap();
            prop_assert_eq!(to, full);
        }
    }

    #[test]
    fn with_what_is_required_a_shelter_is_compliant(
        residents in 0_i64..400, every in 1_i64..30, each in 1_i64..40,
    ) {
        let program = standard(vec![toilets(&every.to_string()), space(&format!("{each}.25"))]);
        let mut assessor = assessor(&program, TODAY, &[]);
        let bare = shelter(residents, 0, "0");
        let required = |assessor: &mut Assessor<'_>, rule| assessor.find(&bare, RuleId(rule)).unwrap().required.unwrap();
        let (toilets, area) = (required(&mut assessor, 0), required(&mut assessor, 1));
        let mut filled = bare.clone();
        filled.slots[1] = Value::Number(toilets);
        filled.slots[2] = Value::Number(area);
        let assessments = assessor.assess(&filled, 1);
        prop_assert_eq!(assessments[0].verdict.kind, VerdictKind::Compliant);
        prop_assert!(assessments[0].findings.iter().all(|finding| finding.status == Status::Met));
    }

    #[test]
    fn more_residents_never_need_fewer_posts(
        residents in 0_i64..400, more in 0_i64..200, every in 1_i64..120, mode in 0_usize..3,
    ) {
        let mode = [PerMode::Exact, PerMode::Started, PerMode::Completed][mode];
        let posts = rounded(per("1.5", mode, Some(&every.to_string()), fact(&[0])), RoundingMode::Up, "0.5");
        let program = standard(vec![must_reach("posts", fact(&[1]), posts)]);
        let mut assessor = assessor(&program, TODAY, &[]);
        let mut need = |residents| assessor.find(&shelter(residents, 0, "0"), RuleId(0)).unwrap().required.unwrap();
        let (fewer, all) = (need(residents), need(residents + more));
        prop_assert!(fewer <= all, "{residents} need {fewer}, {} need {all}", residents + more);
    }
}
