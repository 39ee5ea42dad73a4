//! What findings rest on.

use super::build::*;
use crate::assess::{Evidence, Missing, Undefined};
use crate::model::*;

/// A house with residents, staff on site, rooms with beds and area, and whether it is calm; slots in this order.
fn records() -> Vec<Record> {
    let id = Type::Text;
    vec![
        record(
            "house",
            &[("residents", NUMBER), ("staff", Type::Record(RecordId(1))), ("rooms", list_of(2)), ("calm", Type::Bool)],
        ),
        record("house_staff", &[("on_site", NUMBER)]),
        record("room", &[("beds", NUMBER), ("area", NUMBER), ("id", id)]),
    ]
}

fn house(residents: &str, staff: &str, rooms: &[(&str, &str)]) -> Instance {
    let value = |text: &str| if text == "?" { Value::Unknown } else { number(text) };
    let staff = Value::Record(Box::new(instance(1, vec![value(staff)])));
    let rooms = rooms.iter().map(|(beds, area)| vec![value(beds), value(area), Value::Unknown]).collect();
    instance(0, vec![value(residents), staff, list(2, rooms), Value::Unknown])
}

/// Everything that was noted, as words.
fn noted(evidence: &Evidence<'_>) -> String {
    let item = |item: &Option<String>| item.as_ref().map(|item| format!(" of {item}")).unwrap_or_default();
    let mut words = Vec::new();
    for fact in &evidence.facts {
        words.push(format!("{}{}", fact.name.join("."), item(&fact.item)));
    }
    for missing in &evidence.missing {
        words.push(match missing {
            Missing::Date { name, item: of, .. } => format!("no date of {}{}", name.join("."), item(of)),
            Missing::Fact { name, item: of, .. } => format!("no {}{}", name.join("."), item(of)),
            Missing::Undefined { reason, .. } => format!("{reason:?}"),
        });
    }
    for failing in &evidence.failing {
        words.push(format!(
            "{} {} of {} fail",
            failing.list.shown(),
            failing.items.iter().map(|item| item.name.as_str()).collect::<Vec<_>>().join(" and "),
            failing.of
        ));
    }
    for branch in &evidence.branches {
        words.push(format!("{}) {}", branch.label, if branch.held { "holds" } else { "fails" }));
    }
    if !evidence.failed.is_empty() {
        words.push(format!("{} failed", evidence.failed.len()));
    }
    words.join(", ")
}

fn on(rules: Vec<Rule>, instance: &Instance) -> String {
    with(&program(records(), rules), instance)
}

fn with(program: &Program, instance: &Instance) -> String {
    let mut assessor = assessor(program, TODAY, &[]);
    let assessments = assessor.assess(instance, 1);
    noted(&assessor.evidence(&assessments[0].subject, assessments[0].findings.last().expect("a finding")))
}

fn large_rooms() -> Expr {
    every(1, fact(&[2]), None, compare(item(1, &[1]), ">=", calc(n("6"), '*', item(1, &[0]))))
}

#[test]
fn a_comparison_shows_both_values() {
    let mut rule = service("on_site", per("1", PerMode::Completed, Some("100"), fact(&[0])), Some(fact(&[1, 0])));
    rule.when = Some(compare(fact(&[0]), ">=", n("200")));
    let program = program(records(), vec![rule]);
    let instance = house("250", "1.5", &[]);
    let mut assessor = assessor(&program, TODAY, &[]);
    let assessments = assessor.assess(&instance, 1);
    let evidence = assessor.evidence(&assessments[0].subject, &assessments[0].findings[0]);
    let comparison = evidence.comparison.as_ref().expect("a comparison");
    assert_eq!(comparison.left_value, Some(number("1.5")));
    assert_eq!(comparison.right_value, Some(number("2")));
    assert_eq!(noted(&evidence), "staff.on_site, residents");
    assert_eq!(evidence.facts[0].path.iter().map(|fact| fact.shown()).collect::<Vec<_>>(), ["staff", "on_site"]);
}

#[test]
fn the_condition_that_excludes_is_shown() {
    let mut rule = must("calm", fact(&[3]));
    rule.when = Some(all(vec![compare(fact(&[0]), ">=", n("200")), fact(&[3])]));
    rule.unless = vec![compare(fact(&[1, 0]), ">", n("1"))];
    assert_eq!(on(vec![rule.clone()], &house("100", "1.5", &[])), "residents, 1 failed");
    rule.when = None;
    assert_eq!(on(vec![rule], &house("100", "1.5", &[])), "staff.on_site");
}

#[test]
fn rooms_that_fail_are_named() {
    let rooms = [("2", "12"), ("2", "11"), ("1", "7"), ("3", "4")];
    assert_eq!(
        on(vec![must("rooms", large_rooms())], &house("1", "1", &rooms)),
        "rooms.area of room 2, rooms.beds of room 2, rooms.area of room 4, rooms.beds of room 4, \
         rooms 2 and 4 of 4 fail, 1 failed"
    );
    let none = not(some(1, fact(&[2]), None, compare(item(1, &[0]), ">", n("2"))));
    assert_eq!(
        on(vec![must("rooms", none)], &house("1", "1", &rooms)),
        "rooms.beds of room 4, rooms 4 of 4 fail, 1 failed"
    );
    assert_eq!(on(vec![must("rooms", large_rooms())], &house("1", "1", &rooms[..1])), "rooms");
}

#[test]
fn facts_that_are_missing_are_named_where_they_matter() {
    let rooms = [("2", "?"), ("2", "12"), ("?", "7")];
    let evidence = on(vec![must("rooms", large_rooms())], &house("1", "1", &rooms));
    assert_eq!(
        evidence,
        "rooms.beds of room 1, rooms.area of room 3, no rooms.area of room 1, no rooms.beds of room 3"
    );
    let decided = all(vec![fact(&[3]), either(vec![compare(fact(&[0]), ">", n("1")), yes(true)])]);
    assert_eq!(on(vec![must("calm", decided)], &house("?", "?", &[])), "no calm");
    let either = either(vec![compare(fact(&[0]), ">", n("1")), compare(fact(&[1, 0]), ">", n("1"))]);
    assert_eq!(on(vec![must("either", either)], &house("?", "0.5", &[])), "staff.on_site, no residents");
}

#[test]
fn a_record_that_is_missing_is_named_with_its_fact() {
    let mut house = house("1", "1", &[]);
    house.slots[1] = Value::Unknown;
    house.slots[2] = Value::Unknown;
    let staffed = compare(fact(&[1, 0]), ">", n("1"));
    assert_eq!(on(vec![must("both", all(vec![staffed, large_rooms()]))], &house), "no staff.on_site, no rooms");
}

#[test]
fn open_applicability_and_open_body_are_both_asked_for() {
    let mut rule = must("both", compare(fact(&[1, 0]), ">", n("1")));
    rule.when = Some(fact(&[3]));
    assert_eq!(on(vec![rule.clone()], &house("1", "?", &[])), "no calm, no staff.on_site");
    assert_eq!(on(vec![rule.clone()], &house("1", "2", &[])), "no calm");
    assert_eq!(on(vec![rule], &house("1", "1", &[])), "staff.on_site, no calm");
}

#[test]
fn only_the_branch_that_was_taken_goes_in() {
    let taken = when_then(compare(fact(&[0]), ">", n("5")), fact(&[1, 0]), fact(&[3]));
    assert_eq!(on(vec![must_reach("taken", taken, n("1"))], &house("9", "1", &[])), "residents, staff.on_site");
    let cases = vec![
        ("a", compare(fact(&[0]), ">", n("5")), Outcome::Value(n("1"))),
        ("b", compare(fact(&[0]), ">", n("1")), Outcome::Value(n("0"))),
    ];
    let first = first_of(cases, silence("x", 1));
    assert_eq!(on(vec![must_reach("form", n("3"), first)], &house("3", "1", &[])), "residents, b) holds");
}

#[test]
fn branches_of_enumerations_are_told() {
    let staffed = || compare(fact(&[1, 0]), ">=", n("1"));
    let full = || compare(fact(&[0]), ">", n("5"));
    let inner = || listed(EnumerationKind::AllOf, vec![("aa", staffed()), ("bb", full())]);
    let cover = || listed(EnumerationKind::AnyOf, vec![("a", inner()), ("b", compare(fact(&[0]), ">", n("50")))]);
    let told = |residents: &str| on(vec![must("cover", cover())], &house(residents, "1", &[]));
    assert_eq!(told("60"), "staff.on_site, residents, a) holds");
    assert_eq!(told("3"), "residents, a) fails, bb) fails, b) fails, 1 failed");
    let two = listed(EnumerationKind::ExactlyOneOf, vec![("a", staffed()), ("b", full()), ("c", yes(false))]);
    assert_eq!(
        on(vec![must("one", two)], &house("9", "1", &[])),
        "staff.on_site, residents, a) holds, b) holds, 1 failed"
    );
}

#[test]
fn failed_conjuncts_are_told_one_by_one() {
    let conditions = vec![compare(fact(&[0]), ">", n("5")), yes(true), compare(fact(&[1, 0]), ">", n("5"))];
    assert_eq!(on(vec![must("all", all(conditions))], &house("1", "1", &[])), "residents, staff.on_site, 2 failed");
}

#[test]
fn silence_is_given_with_its_reason() {
    let form = first_of(vec![("a", compare(fact(&[0]), ">", n("5")), Outcome::Value(n("1")))], silence("why", 1));
    let program = program(records(), vec![must_reach("form", fact(&[1, 0]), form)]);
    let instance = house("1", "1", &[]);
    let mut assessor = assessor(&program, TODAY, &[]);
    let assessments = assessor.assess(&instance, 1);
    let evidence = assessor.evidence(&assessments[0].subject, &assessments[0].findings[0]);
    assert_eq!(evidence.no_rule.and_then(|silence| silence.reason.as_deref()), Some("why"));
}

#[test]
fn what_has_no_value_is_shown_where_it_arises() {
    let mut program = program(records(), vec![]);
    let share = program.define(0, at(5, calc(fact(&[1, 0]), '/', fact(&[0]))));
    program.only().rules.push(must("share", compare(share, ">", n("1"))));
    let instance = house("0", "1", &[]);
    assert_eq!(with(&program, &instance), "staff.on_site, residents, DivisionByZero");
    let mut assessor = assessor(&program, TODAY, &[]);
    let assessments = assessor.assess(&instance, 1);
    let evidence = assessor.evidence(&assessments[0].subject, &assessments[0].findings[0]);
    let [Missing::Undefined { reason: Undefined::DivisionByZero, at }] = evidence.missing[..] else { panic!() };
    assert_eq!(at.span, span(5));
    let largest = aggregate(AggregateKind::Largest, fact(&[2]), None, Some(item(1, &[0])));
    program.only().rules[0] = must("largest", compare(largest, ">", n("1")));
    assert_eq!(with(&program, &instance), "rooms, NothingToCompare");
}

#[test]
fn facts_behind_names_and_results_are_found_once() {
    let mut program = program(records(), vec![]);
    let on_staff = program.define(1, fact(&[0]));
    let ExprKind::Definition(id, _) = on_staff.kind else { panic!() };
    let staff = expr(ExprKind::Definition(id, place(0, &[1])), NUMBER);
    program.only().rules.push(must("calm", fact(&[3])));
    let both = all(vec![compare(staff, ">", fact(&[1, 0])), result(0, Facet::Met)]);
    program.only().rules.push(must("both", both));
    assert_eq!(with(&program, &house("1", "?", &[])), "no staff.on_site, no calm");
    assert_eq!(with(&program, &house("1", "2", &[])), "staff.on_site, 1 failed");
}

#[test]
fn an_assumption_that_helps_leaves_nothing_missing() {
    let calm = compare(assuming(fact(&[0]), n("3")), ">", n("5"));
    assert_eq!(on(vec![must("calm", calm)], &house("?", "1", &[])), "1 failed");
    let open = compare(assuming(fact(&[0]), fact(&[1, 0])), ">", n("5"));
    assert_eq!(on(vec![must("open", open)], &house("?", "?", &[])), "no residents, no staff.on_site");
}

#[test]
fn tables_show_the_row_that_won_or_the_rows_that_could() {
    let mut program = program(records(), vec![]);
    let row = |limit: &str, gives: Expr| TableRow {
        cells: vec![Some(compare(fact(&[0]), "<", n(limit)))],
        outcome: Outcome::Value(gives),
    };
    program.only().tables.push(Table {
        label: label("t"),
        about: RecordId(0),
        ty: NUMBER,
        columns: vec![],
        rows: vec![row("5", fact(&[1, 0])), row("50", n("2"))],
        otherwise: Some(silence("x", 1)),
        notes: Notes::default(),
    });
    let table = expr(ExprKind::Table(TableId(0), place(0, &[])), NUMBER);
    program.only().rules.push(must_reach("table", table, n("1")));
    assert_eq!(with(&program, &house("3", "1", &[])), "residents, staff.on_site");
    assert_eq!(with(&program, &house("20", "1", &[])), "residents");
    assert_eq!(with(&program, &house("?", "1", &[])), "staff.on_site, no residents");
}

#[test]
fn evidence_for_a_long_chain_needs_no_stack() {
    let mut program = program(records(), vec![]);
    let mut top = program.define(0, fact(&[0]));
    for _ in 0..3_000 {
        top = program.define(0, calc(top, '+', n("1")));
    }
    program.only().rules.push(must_reach("high", top, n("9999")));
    assert_eq!(with(&program, &house("1", "1", &[])), "residents");
}
