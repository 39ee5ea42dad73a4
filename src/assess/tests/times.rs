//! Times of the week: what is known decides where it can, and a failing `covers` says what is missing.

use super::build::*;
use crate::model::*;
use crate::schedule::Schedule;

fn times(text: &str) -> Schedule {
    text.parse().expect("times of the week")
}

fn given(text: &str) -> Value {
    if text == "?" { Value::Unknown } else { Value::Schedule(Box::new(times(text))) }
}

fn literal(text: &str) -> Expr {
    expr(ExprKind::Schedule(Box::new(times(text))), Type::Schedule)
}

fn covers(there: Expr, asked: Expr) -> Expr {
    expr(ExprKind::Covers(Box::new(there), Box::new(asked)), Type::Bool)
}

/// `times of m.present for m in team`
fn together() -> Expr {
    let present = item(1, &[0]);
    Expr { ty: Type::Schedule, ..aggregate(AggregateKind::Times, fact(&[1]), None, Some(present)) }
}

/// A house with a gate and a team, and what must hold there.
fn house(condition: Expr) -> Program {
    let member = record("member", &[("present", Type::Schedule)]);
    program(
        vec![record("house", &[("gate", Type::Schedule), ("team", list_of(1))]), member],
        vec![must("x", condition)],
    )
}

fn slots(gate: &str, team: Option<&[&str]>) -> Vec<Value> {
    let team = team.map(|team| list(1, team.iter().map(|times| vec![given(times)]).collect()));
    vec![given(gate), team.unwrap_or_default()]
}

fn truth(condition: Expr, gate: &str, team: Option<&[&str]>) -> String {
    let program = house(condition);
    let instance = instance(0, slots(gate, team));
    format!("{:?}", find(&program, &instance).status)
}

#[test]
fn a_fact_covers_what_lies_within_it() {
    let gate = |asked: &str, gate: &str| truth(covers(fact(&[0]), literal(asked)), gate, None);
    assert_eq!(gate("06:00-22:00", "06:00-22:00"), "Met");
    assert_eq!(gate("06:00-22:00", "06:01-22:00"), "NotMet");
    assert_eq!(gate("06:00-22:00", "Mon-Sat 06:00-22:00"), "NotMet");
    assert_eq!(gate("Sun 23:00-01:00", "Mon 00:00-01:00, Sun 23:00-24:00"), "Met");
    assert_eq!(gate("06:00-22:00", "never"), "NotMet");
    assert_eq!(gate("06:00-22:00", "?"), "Undetermined");
    assert_eq!(gate("never", "?"), "Met");
}

#[test]
fn a_team_covers_together_what_none_covers_alone() {
    let team = |team: Option<&[&str]>| truth(covers(together(), literal("24/7")), "?", team);
    assert_eq!(team(Some(&["06:00-22:00", "22:00-06:00"])), "Met");
    assert_eq!(team(Some(&["06:00-22:00", "22:00-05:59"])), "NotMet");
    assert_eq!(team(Some(&[])), "NotMet");
    assert_eq!(team(None), "Undetermined");
}

#[test]
fn an_unknown_member_matters_only_where_the_known_ones_are_not_enough() {
    let team = |asked: &str, team: &[&str]| truth(covers(together(), literal(asked)), "?", Some(team));
    assert_eq!(team("08:00-16:00", &["06:00-22:00", "?"]), "Met");
    assert_eq!(team("06:00-23:00", &["06:00-22:00", "?"]), "Undetermined");
    // What is asked may be known in part too.
    let gate = |gate: &str, team: &[&str]| truth(covers(fact(&[0]), together()), gate, Some(team));
    assert_eq!(gate("08:00-16:00", &["06:00-22:00", "?"]), "NotMet");
    assert_eq!(gate("06:00-22:00", &["06:00-22:00", "?"]), "Undetermined");
    assert_eq!(gate("24/7", &["?"]), "Met");
}

#[test]
fn a_definition_is_looked_through() {
    let mut program = house(yes(true));
    let guards = program.define(0, together());
    program.only().rules = vec![must("x", covers(guards, literal("08:00-16:00")))];
    let instance = instance(0, slots("?", Some(&["06:00-22:00", "?"])));
    assert_eq!(find(&program, &instance).status, Status::Met);
}

#[test]
fn hours_are_those_of_the_week_and_unknown_with_an_unknown_member() {
    let hours = |there: Expr, slots: Vec<Value>| {
        let program = house(yes(true));
        let hours = expr(ExprKind::HoursOf(Box::new(there)), NUMBER);
        shown(&program, &hours, &instance(0, slots))
    };
    assert_eq!(hours(fact(&[0]), slots("Mon-Fri 08:00-16:20", None)), "125/3");
    assert_eq!(hours(fact(&[0]), slots("never", None)), "0");
    assert_eq!(hours(together(), slots("?", Some(&["Mon 08:00-16:00", "Mon 12:00-20:00"]))), "12");
    assert_eq!(hours(together(), slots("?", Some(&["Mon 08:00-16:00", "?"]))), "unknown");
    assert_eq!(hours(fact(&[0]), slots("?", None)), "unknown");
}

#[test]
fn equal_times_are_equal_however_they_came_about() {
    let both = is(together(), fact(&[0]));
    assert_eq!(truth(both.clone(), "Mon-Sun 08:00-16:00", Some(&["08:00-12:00", "12:00-16:00"])), "Met");
    assert_eq!(truth(both, "08:00-16:01", Some(&["08:00-12:00", "12:00-16:00"])), "NotMet");
    let either_way = when_then(is(fact(&[0]), literal("24/7")), together(), literal("08:00-16:00"));
    let asked = covers(either_way, literal("08:00-16:00"));
    assert_eq!(truth(asked, "?", Some(&["08:00-16:00"])), "Met");
}

#[test]
fn the_evidence_says_which_times_are_missing() {
    let program = house(covers(fact(&[0]), literal("Mon-Fri 06:00-22:00")));
    let instance = instance(0, slots("Mon-Thu 08:00-22:00", None));
    let mut assessor = assessor(&program, TODAY, &[]);
    let assessments = assessor.assess(&instance, 1);
    let evidence = assessor.evidence(&assessments[0].subject, &assessments[0].findings[0]);
    let missing: Vec<String> = evidence.uncovered.iter().map(|one| one.times.to_string()).collect();
    assert_eq!(missing, ["Mon-Thu 06:00-08:00, Fri 06:00-22:00"]);
}

#[test]
fn a_value_is_no_wider_for_times_of_the_week() {
    assert!(size_of::<Value>() <= 48, "{}", size_of::<Value>());
}
