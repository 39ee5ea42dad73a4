//! Totals of a city with its shelters.

use super::*;
use crate::assess::tests::build::*;
use crate::model::*;
use crate::quantity::{Rational, Unit};
use proptest::prelude::*;

/// Hannover in 2016 as the reconstruction has it: 20 on site, 22 mobile, 2 leads.
fn hannover() -> Program {
    let city = record(
        "city",
        &[("residents", NUMBER), ("sections", NUMBER), ("mobile", NUMBER), ("leads", NUMBER), ("shelters", list_of(1))],
    );
    let shelter = record("shelter", &[("residents", NUMBER), ("staff", NUMBER)]);
    let on_site = Rule {
        about: RecordId(1),
        role: Some("integration_manager".into()),
        when: Some(compare(fact(&[0]), ">=", n("200"))),
        ..service("on_site", per("1", PerMode::Completed, Some("100"), fact(&[0])), Some(fact(&[1])))
    };
    let applies = result_at(0, Facet::Applies, place(1, &[]));
    let there = aggregate(AggregateKind::Sum, fact(&[4]), Some(applies), Some(item(1, &[0])));
    let elsewhere = calc(fact(&[0]), '-', there);
    let needed = rounded(per("1", PerMode::Exact, Some("100"), elsewhere), RoundingMode::Up, "1");
    let mobile =
        Rule { role: Some("integration_manager".into()), ..service("mobile", needed.clone(), Some(fact(&[2]))) };
    let leads = Rule {
        role: Some("lead".into()),
        ..service("leads", per("1", PerMode::Exact, None, fact(&[1])), Some(fact(&[3])))
    };
    let component = Rule { role: Some("integration_manager".into()), ..service("component", needed, None) };
    program(vec![city, shelter], vec![on_site, mobile, leads, component])
}

fn city(residents: &str, shelters: &[(&str, &str)]) -> Instance {
    let value = |text: &str| if text == "?" { Value::Unknown } else { number(text) };
    let shelters = shelters.iter().map(|(residents, staff)| vec![value(residents), value(staff)]).collect();
    instance(0, vec![value(residents), number("2"), number("22"), number("2"), list(1, shelters)])
}

const FIVE: [(&str, &str); 6] = [("800", "8"), ("450", "4"), ("250", "2"), ("430", "4"), ("200", "1"), ("90", "0")];

fn totals(program: &Program, cities: &[Instance]) -> Totals {
    let mut totals = Totals::new(StandardId(0), &program.standards[0]);
    let mut assessor = assessor(program, TODAY, &[]);
    for city in cities {
        assessor.assess(city, 1).iter().for_each(|assessment| totals.add(assessment));
    }
    totals
}

fn words(amounts: &Amounts) -> String {
    let [required, provided, short] = amounts.known().expect("in range").map(|amount| amount.to_string());
    let open = amounts.short.undetermined();
    format!("{required} required, {provided} provided, {short} short, {open} open, {} records", amounts.records)
}

#[test]
fn a_city_needs_what_it_and_its_shelters_need() {
    let program = hannover();
    let totals = totals(&program, &[city("4300", &FIVE)]);
    let services: Vec<String> = totals.services().map(|(_, amounts)| words(amounts)).collect();
    assert_eq!(
        services,
        [
            "20 required, 19 provided, 1 short, 0 open, 5 records",
            "22 required, 22 provided, 0 short, 0 open, 1 records",
            "2 required, 2 provided, 0 short, 0 open, 1 records",
        ]
    );
    let roles: Vec<_> = totals.roles().iter().map(|(role, amounts)| format!("{role}: {}", words(amounts))).collect();
    assert_eq!(
        roles,
        [
            "integration_manager: 42 required, 41 provided, 1 short, 0 open, 6 records",
            "lead: 2 required, 2 provided, 0 short, 0 open, 1 records",
        ]
    );
    let [overall] = &totals.overall()[..] else { panic!("one unit") };
    assert_eq!(words(overall), "44 required, 43 provided, 1 short, 0 open, 7 records");
    assert!(overall.is_complete());
}

#[test]
fn a_hundred_people_more_take_one_post_more() {
    let totals = totals(&hannover(), &[city("4400", &FIVE)]);
    let (_, mobile) = totals.services().nth(1).expect("the mobile team");
    assert_eq!(words(mobile), "23 required, 22 provided, 1 short, 0 open, 1 records");
}

#[test]
fn what_is_not_known_is_counted_apart() {
    let totals = totals(&hannover(), &[city("4300", &[("800", "?"), ("?", "3"), ("300", "1")])]);
    let (_, on_site) = totals.services().next().expect("on site");
    assert_eq!(words(on_site), "11 required, 1 provided, 2 short, 2 open, 3 records");
    assert_eq!((on_site.required.undetermined(), on_site.provided.undetermined()), (1, 2));
    assert!(!on_site.is_complete());
}

#[test]
fn different_units_are_never_added() {
    let mut program = hannover();
    let head = program.vocabulary.units.add_counted("head".into(), None, vec![]);
    let head = program.vocabulary.units.single(head);
    if let Body::Capacity { required, .. } = &mut program.only().rules[2].body {
        required.ty = Type::Number(head);
    }
    let totals = totals(&program, &[city("4300", &FIVE)]);
    assert_eq!(totals.overall().iter().map(|amounts| amounts.unit).collect::<Vec<_>>(), [Unit::ONE, head]);
}

#[test]
fn silence_is_counted_apart_too() {
    let silent = Rule { kind: RuleKind::Service, ..must_reach("silent", fact(&[0]), no_rule("nothing said")) };
    let program = program(vec![record("city", &[("residents", NUMBER)])], vec![silent]);
    let totals = totals(&program, &[instance(0, vec![number("3")])]);
    let (_, amounts) = totals.services().next().expect("a service");
    assert_eq!((amounts.required.silent(), amounts.short.silent(), amounts.provided.silent()), (1, 1, 1));
}

fn amount() -> impl Strategy<Value = Rational> {
    (0_i128..1000, 1_i128..40).prop_filter_map("range", |(above, below)| Rational::new(above, below))
}

proptest! {
    #[test]
    fn a_sum_does_not_depend_on_order_or_split(amounts in prop::collection::vec(amount(), 0..20), split in 0_usize..20) {
        let sum = |amounts: &[Rational]| {
            let mut sum = Sum::default();
            for amount in amounts {
                sum.add(*amount);
            }
            sum
        };
        let whole = sum(&amounts);
        let (left, right) = amounts.split_at(split.min(amounts.len()));
        let mut joined = sum(right);
        joined.join(&sum(left));
        prop_assert_eq!(&joined, &whole);
        let plain = amounts.iter().try_fold(Rational::ZERO, |sum, amount| sum.add(*amount));
        prop_assert_eq!(whole.known(), plain);
    }
}
