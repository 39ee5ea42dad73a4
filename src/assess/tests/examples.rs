//! Examples: expected beside actual.

use super::build::*;
use crate::assess::{Actual, ExampleOutcome, Undefined, run_example};
use crate::model::*;

fn shelter() -> Program {
    let facts = [("residents", NUMBER), ("staff", Type::Record(RecordId(1)))];
    let records = vec![record("shelter", &facts), record("staff", &[("on_site", NUMBER), ("mobile", NUMBER)])];
    let mut on_site = service("on_site", per("1", PerMode::Completed, Some("100"), fact(&[0])), Some(fact(&[1, 0])));
    on_site.when = Some(compare(fact(&[0]), ">=", n("200")));
    program(records, vec![on_site])
}

fn staff(on_site: &str, mobile: &str) -> Value {
    let value = |text: &str| if text == "?" { Value::Unknown } else { number(text) };
    Value::Record(Box::new(instance(1, vec![value(on_site), value(mobile)])))
}

fn expect(subject: ExpectedSubject) -> Expectation {
    Expectation {
        subject,
        status: None,
        value: None,
        required: None,
        provided: None,
        short: None,
        scored: None,
        span: span(0),
    }
}

fn example(given: Vec<Value>, expect: Vec<Expectation>) -> Example {
    Example {
        title: "exactly 200".into(),
        about: RecordId(0),
        on: None,
        given: instance(0, given),
        profile: None,
        excuses: Vec::new(),
        expect,
        span: span(0),
    }
}

fn run<'p>(program: &'p Program, example: &'p Example, base: Option<&Instance>) -> ExampleOutcome<'p> {
    run_example(program, StandardId(0), example, base, day(TODAY)).expect("the standard")
}

#[test]
fn an_example_passes_where_everything_is_as_expected() {
    let program = shelter();
    let rule = || ExpectedSubject::Rule(RuleId(0));
    let right = Expectation { status: Some(Status::NotMet), short: Some(r("0.5")), ..expect(rule()) };
    let wrong = Expectation { status: Some(Status::NotMet), required: Some(r("3")), ..expect(rule()) };
    let example = example(vec![number("200"), staff("1.5", "?")], vec![right, wrong]);
    let outcome = run(&program, &example, None);
    assert!(!outcome.passed());
    assert_eq!(outcome.expectations.iter().map(|it| it.passed).collect::<Vec<_>>(), [true, false]);
    let actual = &outcome.expectations[1].actual;
    assert_eq!((actual.status, actual.required, actual.short), (Some(Status::NotMet), Some(r("2")), Some(r("0.5"))));
}

#[test]
fn values_are_compared_and_silences_are_statuses() {
    let program = shelter();
    let value = |expression: Expr, status, value: Option<Expr>| Expectation {
        status,
        value,
        ..expect(ExpectedSubject::Value(expression))
    };
    let example = example(
        vec![number("0"), Value::Unknown],
        vec![
            value(calc(n("1"), '+', n("2")), None, Some(n("3"))),
            value(calc(n("1"), '+', n("2")), None, Some(n("4"))),
            value(no_rule("x"), Some(Status::NoRule), None),
            value(fact(&[1, 0]), Some(Status::Undetermined), None),
            value(fact(&[1, 0]), None, Some(n("0"))),
            value(calc(n("1"), '/', fact(&[0])), Some(Status::Undetermined), None),
        ],
    );
    let outcome = run(&program, &example, None);
    assert_eq!(
        outcome.expectations.iter().map(|it| it.passed).collect::<Vec<_>>(),
        [true, false, true, true, false, true]
    );
    assert_eq!(outcome.expectations[5].actual.undefined, Some(Undefined::DivisionByZero));
    assert_eq!(outcome.expectations[0].expected_value, Some(number("3")));
}

#[test]
fn given_facts_are_laid_over_the_profile() {
    let program = shelter();
    let provided =
        Expectation { required: Some(r("3")), provided: Some(r("7")), ..expect(ExpectedSubject::Rule(RuleId(0))) };
    let mobile = Expectation { value: Some(n("5")), ..expect(ExpectedSubject::Value(fact(&[1, 1]))) };
    let example = example(vec![Value::Unknown, staff("7", "?")], vec![provided, mobile]);
    let mut base = instance(0, vec![number("300"), staff("1", "5")]);
    base.annotations.push((Slot(0), Annotation { note: Some("up to".into()), ..Annotation::default() }));
    assert!(run(&program, &example, Some(&base)).passed());
}

#[test]
fn the_key_date_is_the_examples_or_the_standards() {
    let mut program = shelter();
    program.only().period.since = Some(day("2015-01-01"));
    let mut example = example(vec![], vec![]);
    assert_eq!(run(&program, &example, None).key_date, day("2015-01-01"));
    example.on = Some(day("2015-06-01"));
    assert_eq!(run(&program, &example, None).key_date, day("2015-06-01"));
    program.only().period.since = None;
    example.on = None;
    assert_eq!(run(&program, &example, None).key_date, day(TODAY));
}

#[test]
fn an_overflow_fails_an_example() {
    let program = shelter();
    let huge = at(9, calc(n(&i128::MAX.to_string()), '+', n("1")));
    let unknown = Expectation { status: Some(Status::Undetermined), ..expect(ExpectedSubject::Value(huge)) };
    let example = example(vec![], vec![unknown]);
    let outcome = run(&program, &example, None);
    assert_eq!((outcome.passed(), outcome.overflows.as_slice()), (false, &[span(9)][..]));
    assert_eq!(
        outcome.expectations[0].actual,
        Actual { status: Some(Status::Undetermined), undefined: Some(Undefined::Overflow), ..Actual::default() }
    );
}
