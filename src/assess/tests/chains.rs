//! Definitions on definitions: never exponential, never too deep, and never a wrapped number.

use super::build::*;
use crate::assess::{Reason, Status, Undefined};
use crate::model::*;

fn thing() -> Vec<Record> {
    vec![record("thing", &[("f", NUMBER)])]
}

#[test]
fn a_tower_of_doublings_is_worked_out_in_time() {
    let mut program = program(thing(), vec![]);
    let mut top = program.define(0, fact(&[0]));
    for _ in 0..100 {
        top = program.define(0, calc(top.clone(), '+', top));
    }
    let doubled = (1_u128 << 100).to_string();
    assert_eq!(shown(&program, &top, &instance(0, vec![number("1")])), doubled);
}

#[test]
fn a_tower_over_list_items_is_worked_out_in_time() {
    let mut program =
        program(vec![record("city", &[("shelters", list_of(1))]), record("shelter", &[("f", NUMBER)])], vec![]);
    let mut top = program.define(1, fact(&[0]));
    for _ in 0..60 {
        top = program.define(1, calc(top.clone(), '+', top));
    }
    let ExprKind::Definition(id, _) = top.kind else { panic!("a definition") };
    let each = expr(ExprKind::Definition(id, place(1, &[])), NUMBER);
    let sum = aggregate(AggregateKind::Sum, fact(&[0]), None, Some(each));
    let city = instance(0, vec![list(1, vec![vec![number("1")], vec![number("2")]])]);
    assert_eq!(shown(&program, &sum, &city), (3 * (1_u128 << 60)).to_string());
}

#[test]
fn a_chain_of_thousands_of_definitions_needs_no_stack() {
    let mut program = program(thing(), vec![]);
    let mut top = program.define(0, fact(&[0]));
    for _ in 0..20_000 {
        top = program.define(0, calc(top, '+', n("1")));
    }
    program.only().rules.push(must_reach("high", top.clone(), n("20000")));
    let finding = find(&program, &instance(0, vec![number("1")]));
    assert_eq!((finding.status, finding.provided), (Status::Met, Some(r("20001"))));
    assert_eq!(find(&program, &instance(0, vec![Value::Unknown])).status, Status::Undetermined);
}

#[test]
fn a_chain_that_runs_downwards_needs_no_stack_either() {
    let mut program = program(thing(), vec![]);
    for id in 0..20_000 {
        program.define(0, calc(definition(id + 1), '+', n("1")));
    }
    program.define(0, fact(&[0]));
    assert_eq!(shown(&program, &definition(0), &instance(0, vec![number("1")])), "20001");
}

#[test]
fn a_chain_of_results_needs_no_stack() {
    let mut program = program(thing(), vec![must("first", compare(fact(&[0]), ">", n("0")))]);
    for id in 0..5_000 {
        program.only().rules.push(must("next", result(id, Facet::Met)));
    }
    let assessment = assess_all_met(&program, "1");
    assert_eq!(assessment, (5_001, 0));
    assert_eq!(assess_all_met(&program, "0"), (0, 5_001));
}

fn assess_all_met(program: &Program, value: &str) -> (usize, usize) {
    let thing = instance(0, vec![number(value)]);
    let assessment = assess(program, &thing);
    let count = |status| assessment.findings.iter().filter(|finding| finding.status == status).count();
    (count(Status::Met), count(Status::NotMet))
}

#[test]
fn what_a_chain_works_out_in_vain_has_no_effect() {
    let mut program = program(thing(), vec![]);
    let mut top = program.define(0, assuming(calc(fact(&[0]), '*', n(&i128::MAX.to_string())), n("1")));
    for _ in 0..1_000 {
        top = program.define(0, calc(top, '+', n("1")));
    }
    program.only().rules.push(must("calm", when_then(yes(true), yes(true), compare(top, ">", n("0")))));
    for value in [Value::Unknown, number("9")] {
        let thing = instance(0, vec![value]);
        let assessment = assess(&program, &thing);
        assert_eq!(assessment.overflows, []);
        assert!(!assessment.findings[0].assumed);
    }
}

#[test]
fn an_overflow_is_reported_at_its_expression_and_never_wraps() {
    let huge = n(&i128::MAX.to_string());
    let mut program = program(thing(), vec![]);
    let product = program.define(0, at(42, calc(fact(&[0]), '*', huge)));
    program.only().rules.push(must("first", compare(product.clone(), ">", n("0"))));
    program.only().rules.push(must("second", either(vec![compare(product, ">", n("0")), yes(true)])));
    let thing = instance(0, vec![number("2")]);
    let assessment = assess(&program, &thing);
    assert_eq!(assessment.overflows, [span(42)]);
    assert_eq!(assessment.findings[0].status, Status::Undetermined);
    assert_eq!(shown(&program, &definition(0), &thing), format!("undefined: {:?}", Undefined::Overflow));
}

#[test]
fn an_overflow_that_is_remembered_is_reported_again() {
    let huge = n(&i128::MAX.to_string());
    let mut program =
        program(vec![record("city", &[("shelters", list_of(1))]), record("shelter", &[("f", NUMBER)])], vec![]);
    program.define(1, at(42, calc(fact(&[0]), '*', huge)));
    let each = expr(ExprKind::Definition(DefinitionId(0), place(1, &[])), NUMBER);
    let sum = aggregate(AggregateKind::Sum, fact(&[0]), None, Some(each));
    program.only().rules.push(must("sum", compare(sum, ">", n("0"))));
    program.only().rules.push(Rule { about: RecordId(1), ..must("own", compare(definition(0), ">", n("0"))) });
    let city = instance(0, vec![list(1, vec![vec![number("2")]])]);
    let assessments = assessor(&program, TODAY, &[]).assess(&city, 1);
    assert_eq!(assessments.iter().map(|it| it.overflows.clone()).collect::<Vec<_>>(), [[span(42)], [span(42)]]);
}

#[test]
fn an_assumption_behind_a_definition_marks_every_finding_that_rests_on_it() {
    let mut program = program(thing(), vec![]);
    let assumed = program.define(0, assuming(fact(&[0]), n("0")));
    program.only().rules.push(must("first", compare(assumed.clone(), ">=", n("0"))));
    program.only().rules.push(must("second", compare(assumed, ">=", n("0"))));
    program.only().rules.push(must("third", yes(true)));
    let thing = instance(0, vec![Value::Unknown]);
    let marks: Vec<bool> = assess(&program, &thing).findings.iter().map(|finding| finding.assumed).collect();
    assert_eq!(marks, [true, true, false]);
}

#[test]
fn a_parameter_without_a_value_on_the_day_is_undefined() {
    let mut program = program(thing(), vec![]);
    let value = ParameterValue {
        value: n("7"),
        period: Period { since: Some(day("2018-01-01")), ..Period::default() },
        source: None,
        note: None,
    };
    program.only().parameters.push(Parameter {
        label: label("space"),
        ty: NUMBER,
        origin: String::new(),
        local: None,
        replaces: None,
        replaced_by: None,
        values: vec![value],
    });
    program.only().rules.push(must_reach("space", fact(&[0]), parameter(0)));
    let thing = instance(0, vec![number("6")]);
    let status = |on| assessor(&program, on, &[]).assess(&thing, 1)[0].findings[0].status;
    assert_eq!(status("2017-12-31"), Status::Undetermined);
    assert_eq!(status("2018-01-01"), Status::NotMet);
    assert_eq!(find(&program, &thing).reason, Reason::Itself);
}

#[test]
fn the_deepest_expressions_in_the_longest_chain_need_no_stack() {
    let mut program = program(thing(), vec![]);
    let mut top = program.define(0, fact(&[0]));
    for _ in 0..500 {
        let mut deep = top;
        for _ in 0..62 {
            deep = calc(n("1"), '*', when_then(yes(true), deep, n("0")));
        }
        top = program.define(0, deep);
    }
    program.only().rules.push(must_reach("deep", top, n("2")));
    let thing = instance(0, vec![number("1")]);
    let mut assessor = assessor(&program, TODAY, &[]);
    let assessment = assessor.assess(&thing, 1).swap_remove(0);
    assert_eq!(assessment.findings[0].status, Status::NotMet);
    let evidence = assessor.evidence(&assessment.subject, &assessment.findings[0]);
    assert_eq!(evidence.facts.len(), 1);
}

#[test]
fn a_chain_through_inner_records_needs_no_stack() {
    let records = vec![record("house", &[("staff", Type::Record(RecordId(1)))]), record("staff", &[("posts", NUMBER)])];
    let mut program = program(records, vec![]);
    let mut inner = program.define(1, fact(&[0]));
    for _ in 0..5_000 {
        inner = program.define(1, calc(inner, '+', n("1")));
    }
    let ExprKind::Definition(id, _) = inner.kind else { panic!("a definition") };
    let mut outer = expr(ExprKind::Definition(id, place(0, &[0])), NUMBER);
    for _ in 0..5_000 {
        outer = program.define(0, calc(outer, '+', n("1")));
    }
    let house = |posts: Value| instance(0, vec![Value::Record(Box::new(instance(1, vec![posts])))]);
    assert_eq!(shown(&program, &outer, &house(number("0"))), "10000");
    assert_eq!(shown(&program, &outer, &house(Value::Unknown)), "unknown");
    assert_eq!(shown(&program, &outer, &instance(0, vec![Value::Unknown])), "unknown");
}
