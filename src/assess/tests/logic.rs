//! Kleene's tables, and results that are given as soon as they are decided.

use super::build::*;
use crate::model::*;

const STATES: [&str; 4] = ["yes", "no", "unknown", "no rule"];

fn state(name: &str) -> Expr {
    match name {
        "yes" => yes(true),
        "no" => yes(false),
        "unknown" => fact(&[0]),
        "no rule" => no_rule("silent"),
        "undefined" => compare(calc(n("1"), '/', n("0")), ">", n("0")),
        other => panic!("{other}"),
    }
}

fn value(expression: Expr) -> String {
    value_of(expression, vec![Value::Unknown])
}

fn table(join: fn(Vec<Expr>) -> Expr) -> Vec<String> {
    STATES
        .iter()
        .map(|a| STATES.iter().map(|b| value(join(vec![state(a), state(b)]))).collect::<Vec<_>>().join(" | "))
        .collect()
}

#[test]
fn and_is_false_as_soon_as_one_is_false() {
    assert_eq!(
        table(all),
        [
            "yes | no | unknown | no rule",
            "no | no | no | no",
            "unknown | no | unknown | unknown",
            "no rule | no | unknown | no rule",
        ]
    );
}

#[test]
fn or_is_true_as_soon_as_one_is_true() {
    assert_eq!(
        table(either),
        [
            "yes | yes | yes | yes",
            "yes | no | unknown | no rule",
            "yes | unknown | unknown | unknown",
            "yes | no rule | unknown | no rule",
        ]
    );
}

#[test]
fn not_keeps_what_is_open() {
    let words: Vec<String> = STATES.iter().map(|a| value(not(state(a)))).collect();
    assert_eq!(words, ["no", "yes", "unknown", "no rule"]);
}

#[test]
fn comparison_and_arithmetic_prefer_unknown_to_no_rule() {
    assert_eq!(value(compare(fact(&[0]), ">", no_rule("x"))), "unknown");
    assert_eq!(value(calc(no_rule("x"), '+', fact(&[0]))), "unknown");
    assert_eq!(value(calc(no_rule("x"), '+', n("1"))), "no rule");
    assert_eq!(value(calc(n("1"), '-', fact(&[0]))), "unknown");
}

#[test]
fn the_order_of_operands_does_not_decide_what_is_caught() {
    let zero = || calc(n("1"), '/', n("0"));
    for sum in [calc(zero(), '+', fact(&[0])), calc(fact(&[0]), '+', zero())] {
        assert_eq!(value(assuming(sum, n("3"))), "undefined: DivisionByZero");
    }
}

#[test]
fn assuming_catches_only_what_is_unknown() {
    assert_eq!(value(assuming(fact(&[0]), n("3"))), "3, assumed");
    assert_eq!(value(assuming(n("1"), n("3"))), "1");
    assert_eq!(value(assuming(no_rule("x"), n("3"))), "no rule");
    assert_eq!(value_of(assuming(fact(&[0]), n("3")), vec![Value::None]), "none");
}

fn count(kind: EnumerationKind, states: &[&str]) -> String {
    value(listed(kind, states.iter().map(|name| ("a", state(name))).collect()))
}

#[test]
fn at_least_two_of_decides_early() {
    use EnumerationKind::AtLeastOf;
    assert_eq!(count(AtLeastOf(2), &["yes", "unknown", "yes"]), "yes");
    assert_eq!(count(AtLeastOf(2), &["no", "unknown", "no"]), "no");
    assert_eq!(count(AtLeastOf(2), &["yes", "unknown", "no"]), "unknown");
    assert_eq!(count(AtLeastOf(2), &["yes", "no rule", "no"]), "no rule");
    assert_eq!(count(AtLeastOf(2), &["yes", "no rule", "unknown"]), "unknown");
    assert_eq!(count(AtLeastOf(0), &["unknown"]), "yes");
    assert_eq!(count(AtLeastOf(3), &["yes", "unknown"]), "no");
}

#[test]
fn exactly_one_of_decides_early() {
    use EnumerationKind::ExactlyOneOf;
    assert_eq!(count(ExactlyOneOf, &["yes", "unknown", "yes"]), "no");
    assert_eq!(count(ExactlyOneOf, &["yes", "no"]), "yes");
    assert_eq!(count(ExactlyOneOf, &["no", "no"]), "no");
    assert_eq!(count(ExactlyOneOf, &["yes", "unknown"]), "unknown");
    assert_eq!(count(ExactlyOneOf, &["no", "no rule"]), "no rule");
}

#[test]
fn tests_for_known_and_none() {
    let known = |operand: Expr| expr(ExprKind::IsKnown(Box::new(operand), false), Type::Bool);
    let none = |operand: Expr| expr(ExprKind::IsNone(Box::new(operand), false), Type::Bool);
    assert_eq!(value(known(fact(&[0]))), "no");
    assert_eq!(value(known(n("1"))), "yes");
    assert_eq!(value_of(known(fact(&[0])), vec![Value::None]), "yes");
    assert_eq!(value(none(fact(&[0]))), "unknown");
    assert_eq!(value(none(n("1"))), "no");
    assert_eq!(value_of(none(fact(&[0])), vec![Value::None]), "yes");
}

#[test]
fn membership_is_open_where_an_item_or_a_choice_is() {
    let within = |items: Vec<Value>| {
        let within = ExprKind::In(Box::new(n("2")), Box::new(fact(&[0])), false);
        value_of(expr(within, Type::Bool), vec![Value::List(items)])
    };
    assert_eq!(within(vec![number("1"), number("2")]), "yes");
    assert_eq!(within(vec![number("1"), Value::Unknown]), "unknown");
    assert_eq!(within(vec![Value::Unknown, number("2")]), "yes");
    assert_eq!(within(vec![]), "no");
    let one_of = |choices: Vec<Expr>| value(expr(ExprKind::OneOf(Box::new(n("2")), choices, true), Type::Bool));
    assert_eq!(one_of(vec![n("1"), n("3")]), "yes");
    assert_eq!(one_of(vec![n("1"), n("2")]), "no");
    assert_eq!(one_of(vec![n("1"), fact(&[0])]), "unknown");
}

#[test]
fn a_choice_between_branches_that_agree_is_made() {
    assert_eq!(value(when_then(state("unknown"), n("2"), n("2"))), "2");
    assert_eq!(value(when_then(state("unknown"), n("2"), n("3"))), "unknown");
    assert_eq!(value(when_then(state("no rule"), n("2"), n("3"))), "no rule");
    assert_eq!(value(when_then(state("unknown"), no_rule("a"), no_rule("b"))), "no rule");
    assert_eq!(value(when_then(state("unknown"), fact(&[0]), fact(&[0]))), "unknown");
    assert_eq!(value(when_then(state("yes"), n("2"), fact(&[0]))), "2");
}

#[test]
fn the_first_case_that_holds_is_taken() {
    let give = |value: &str| Outcome::Value(n(value));
    let cases = |first: &str, second: &str, last: &str| {
        let cases = vec![("a", state(first), give("1")), ("b", state(second), give("2"))];
        value(first_of(cases, if last == "silent" { silence("x", 1) } else { give(last) }))
    };
    assert_eq!(cases("no", "yes", "3"), "2");
    assert_eq!(cases("no", "no", "3"), "3");
    assert_eq!(cases("no", "no", "silent"), "no rule");
    assert_eq!(cases("unknown", "yes", "3"), "unknown");
    assert_eq!(cases("no", "unknown", "2"), "2");
    assert_eq!(cases("no rule", "unknown", "3"), "unknown");
    assert_eq!(cases("no rule", "no", "3"), "no rule");
}

fn rows(cells: &[(&str, &str)], otherwise: Option<Outcome>) -> String {
    let mut program = program(vec![record("thing", &[("f", NUMBER)])], vec![]);
    let rows = cells
        .iter()
        .map(|(cell, gives)| TableRow { cells: vec![Some(state(cell)), None], outcome: Outcome::Value(n(gives)) });
    let table = Table {
        label: label("t"),
        about: RecordId(0),
        ty: NUMBER,
        columns: vec![],
        rows: rows.collect(),
        otherwise,
        notes: Notes::default(),
    };
    program.only().tables.push(table);
    let used = expr(ExprKind::Table(TableId(0), place(0, &[])), NUMBER);
    shown(&program, &used, &instance(0, vec![Value::Unknown]))
}

#[test]
fn in_a_table_a_row_that_is_true_wins() {
    assert_eq!(rows(&[("unknown", "1"), ("yes", "2")], None), "2");
    assert_eq!(rows(&[("unknown", "1"), ("no", "2")], None), "1");
    assert_eq!(rows(&[("unknown", "1"), ("unknown", "2")], None), "unknown");
    assert_eq!(rows(&[("unknown", "1"), ("no", "2")], Some(Outcome::Value(n("1")))), "1");
    assert_eq!(rows(&[("unknown", "1"), ("no", "2")], Some(silence("x", 1))), "unknown");
    assert_eq!(rows(&[("no", "1")], Some(silence("x", 1))), "no rule");
    assert_eq!(rows(&[("no", "1")], None), "no rule");
}

fn rooms(values: &[&str]) -> Vec<Value> {
    let room = |value: &&str| if *value == "?" { vec![Value::Unknown] } else { vec![number(value)] };
    vec![list(1, values.iter().map(room).collect())]
}

#[test]
fn every_and_some_decide_as_soon_as_they_can() {
    let large = |quantify: fn(u8, Expr, Option<Expr>, Expr) -> Expr, values: &[&str]| {
        value_of(quantify(1, fact(&[0]), None, compare(item(1, &[0]), ">", n("2"))), rooms(values))
    };
    assert_eq!(large(every, &["3", "?", "1"]), "no");
    assert_eq!(large(every, &["3", "?"]), "unknown");
    assert_eq!(large(every, &[]), "yes");
    assert_eq!(large(some, &["?", "3"]), "yes");
    assert_eq!(large(some, &["1", "?"]), "unknown");
    assert_eq!(large(some, &[]), "no");
    assert_eq!(value(every(1, fact(&[0]), None, yes(false))), "unknown");
}

#[test]
fn an_unknown_filter_matters_only_where_the_item_would_decide() {
    let filtered = |quantify: fn(u8, Expr, Option<Expr>, Expr) -> Expr, holds: bool| {
        let filter = Some(compare(item(1, &[0]), ">", n("2")));
        value_of(quantify(1, fact(&[0]), filter, yes(holds)), rooms(&["?"]))
    };
    assert_eq!(filtered(every, true), "yes");
    assert_eq!(filtered(every, false), "unknown");
    assert_eq!(filtered(some, false), "no");
    assert_eq!(filtered(some, true), "unknown");
}

#[test]
fn aggregates_need_the_list_the_filter_and_the_values() {
    let large = || Some(compare(item(1, &[0]), ">", n("2")));
    let give = |kind, filter, values: &[&str]| {
        let value = (kind != AggregateKind::Number).then(|| item(1, &[0]));
        value_of(aggregate(kind, fact(&[0]), filter, value), rooms(values))
    };
    assert_eq!(give(AggregateKind::Sum, None, &["1", "2.5"]), "3.5");
    assert_eq!(give(AggregateKind::Sum, None, &[]), "0");
    assert_eq!(give(AggregateKind::Sum, None, &["1", "?"]), "unknown");
    assert_eq!(give(AggregateKind::Sum, large(), &["1", "3"]), "3");
    assert_eq!(give(AggregateKind::Number, large(), &["1", "3"]), "1");
    assert_eq!(give(AggregateKind::Number, large(), &["1", "?"]), "unknown");
    assert_eq!(give(AggregateKind::Number, None, &["1", "?"]), "2");
    assert_eq!(give(AggregateKind::Smallest, None, &["4", "3", "5"]), "3");
    assert_eq!(give(AggregateKind::Largest, None, &["4", "5", "3"]), "5");
    assert_eq!(give(AggregateKind::Largest, large(), &["1"]), "undefined: NothingToCompare");
    assert_eq!(value(aggregate(AggregateKind::Number, fact(&[0]), None, None)), "unknown");
}
