//! Worked numbers of real papers, and arithmetic with units' and calendars' edges.

use super::build::*;
use crate::model::*;

const EXACT: PerMode = PerMode::Exact;
const STARTED: PerMode = PerMode::Started;
const COMPLETED: PerMode = PerMode::Completed;

fn with(base: &str, expression: Expr) -> String {
    value_of(expression, vec![number(base)])
}

fn fraction(base: &str, expression: Expr) -> String {
    value_of(calc(expression, '*', n("1")), vec![number(base)])
}

/// Hannover 2014: 1.5 posts for 50 places; later papers say 1 : 33, which differs.
#[test]
fn the_same_ratio_written_in_three_ways_differs() {
    for (places, expected) in [("66", ["1.98", "2", "3"]), ("100", ["3", "100/33", "3"])] {
        assert_eq!(fraction(places, per("1.5", EXACT, Some("50"), fact(&[0]))), expected[0]);
        assert_eq!(fraction(places, per("1", EXACT, Some("33"), fact(&[0]))), expected[1]);
        assert_eq!(fraction(places, per("1.5", STARTED, Some("50"), fact(&[0]))), expected[2]);
    }
    assert_eq!(with("100", per("1", EXACT, Some("60"), fact(&[0]))), "5/3");
    assert_eq!(with("100", per("1", STARTED, Some("60"), fact(&[0]))), "2");
}

/// "Antragsbuch 2015": one post for 80 places, pro rata, at least half a post.
#[test]
fn a_floor_holds_for_small_sites() {
    for (places, posts) in [("10", "0.5"), ("40", "0.5"), ("41", "0.5125"), ("60", "0.75"), ("80", "1")] {
        assert_eq!(with(places, at_least(per("1", EXACT, Some("80"), fact(&[0])), n("0.5"))), posts);
    }
}

/// Drucksache 0558/2016 F1: one post for each completed 100 gives the staffing of 2016.
#[test]
fn the_five_shelters_of_2016_take_twenty_posts() {
    for (residents, posts) in [("800", "8"), ("450", "4"), ("250", "2"), ("430", "4"), ("200", "2")] {
        assert_eq!(with(residents, per("1", COMPLETED, Some("100"), fact(&[0]))), posts);
    }
    for (residents, posts) in [("2170", "22"), ("2270", "23"), ("1870", "19")] {
        assert_eq!(with(residents, rounded(per("1", EXACT, Some("100"), fact(&[0])), RoundingMode::Up, "1")), posts);
    }
}

#[test]
fn nobody_needs_no_posts_and_has_no_share() {
    assert_eq!(with("0", per("1", EXACT, Some("48"), fact(&[0]))), "0");
    assert_eq!(with("0", calc(n("3"), '/', fact(&[0]))), "undefined: DivisionByZero");
    assert_eq!(with("0", per("1", STARTED, Some("0"), fact(&[0]))), "undefined: DivisionByZero");
}

/// Baden-Württemberg: an average of 7 m² holds although one room alone has 6.
#[test]
fn an_average_is_not_each() {
    let rooms = vec![list(1, vec![vec![number("10"), number("1")], vec![number("12"), number("2")]])];
    let sum = |slot| aggregate(AggregateKind::Sum, fact(&[0]), None, Some(item(1, &[slot])));
    let average = calc(sum(0), '/', sum(1));
    assert_eq!(value_of(average.clone(), rooms.clone()), "22/3");
    assert_eq!(value_of(compare(average, ">=", n("7")), rooms.clone()), "yes");
    let each = every(1, fact(&[0]), None, compare(calc(item(1, &[0]), '/', item(1, &[1])), ">=", n("7")));
    assert_eq!(value_of(each, rooms), "no");
}

#[test]
fn started_and_completed_are_exact_at_the_edge() {
    for (residents, started, completed) in [("79", "1", "0"), ("80", "1", "1"), ("81", "2", "1"), ("0", "0", "0")] {
        assert_eq!(with(residents, per("1", STARTED, Some("80"), fact(&[0]))), started);
        assert_eq!(with(residents, per("1", COMPLETED, Some("80"), fact(&[0]))), completed);
    }
    assert_eq!(with("2.5", per("2", STARTED, None, fact(&[0]))), "6");
    assert_eq!(with("2.5", per("2", EXACT, None, fact(&[0]))), "5");
}

#[test]
fn rounding_goes_to_a_step() {
    let half = |mode| rounded(fact(&[0]), mode, "0.5");
    assert_eq!(with("1.1", half(RoundingMode::Up)), "1.5");
    assert_eq!(with("1.4", half(RoundingMode::Down)), "1");
    assert_eq!(with("1.25", half(RoundingMode::Nearest)), "1.5");
    assert_eq!(with("-1.25", half(RoundingMode::Nearest)), "-1.5");
    assert_eq!(with("1", rounded(fact(&[0]), RoundingMode::Up, "0")), "undefined: NoStep");
}

#[test]
fn limits_and_conversions() {
    assert_eq!(with("5", at_most(fact(&[0]), n("4"))), "4");
    assert_eq!(with("3", at_most(fact(&[0]), n("4"))), "3");
    assert_eq!(with("3", at_least(fact(&[0]), n("4"))), "4");
    let hours = expr(ExprKind::Convert(Box::new(fact(&[0])), r("39")), NUMBER);
    assert_eq!(with("0.5", hours), "19.5");
    assert_eq!(with("3", expr(ExprKind::Negate(Box::new(fact(&[0]))), NUMBER)), "-3");
}

fn shifted(date: &str, operator: ArithmeticOperator, amount: &str, months: bool) -> String {
    let date = expr(ExprKind::Date(day(date)), Type::Date);
    let shift = ExprKind::ShiftDate(operator, Box::new(date), Box::new(n(amount)), months);
    value_of(expr(shift, Type::Date), vec![])
}

#[test]
fn ends_of_months_clamp() {
    use ArithmeticOperator::{Add, Subtract};
    assert_eq!(shifted("2016-01-31", Add, "1", true), "2016-02-29");
    assert_eq!(shifted("2016-03-31", Subtract, "1", true), "2016-02-29");
    assert_eq!(shifted("2016-02-29", Add, "12", true), "2017-02-28");
    assert_eq!(shifted("2016-02-29", Add, "1", false), "2016-03-01");
    assert_eq!(shifted("2016-02-29", Add, "0.5", false), "undefined: NoDate");
    assert_eq!(shifted("9999-12-31", Add, "1", false), "undefined: NoDate");
    assert_eq!(shifted("2016-02-29", Add, "99999999999999999999", false), "undefined: NoDate");
}

#[test]
fn days_between_two_days() {
    let date = |text: &str| Box::new(expr(ExprKind::Date(day(text)), Type::Date));
    let days = |a: &str, b: &str| value_of(expr(ExprKind::DaysBetween(date(a), date(b)), NUMBER), vec![]);
    assert_eq!(days("2016-03-01", "2016-02-01"), "29");
    assert_eq!(days("2016-02-01", "2016-03-01"), "-29");
    assert_eq!(value_of(expr(ExprKind::KeyDate, Type::Date), vec![]), TODAY);
}
