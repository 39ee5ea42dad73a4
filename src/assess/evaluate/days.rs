//! Days: moved by the calendar, counted from one to another, and those of single figures.

use super::super::assessment::Undefined;
use super::super::computed::Computed;
use super::Frame;
use crate::model::{ArithmeticOperator, Place, TimeUnit, Value};
use crate::quantity::Rational;
use jiff::civil::Date;

/// A day some days or months earlier or later; the ends of short months clamp.
pub(super) fn shift_date<'a>(
    operator: ArithmeticOperator,
    date: Computed<'a>,
    amount: Computed<'a>,
    months: bool,
) -> Computed<'a> {
    let (Computed::Date(date), Computed::Number(amount)) = (date, amount) else { return date.obstacles(amount) };
    let amount = match operator {
        ArithmeticOperator::Subtract => amount.negate(),
        ArithmeticOperator::Add | ArithmeticOperator::Multiply | ArithmeticOperator::Divide => amount,
    };
    let whole = if amount.is_whole() { i64::try_from(amount.numerator()).ok() } else { None };
    let shifted = whole.and_then(|amount| {
        let span = jiff::Span::new();
        let span = if months { span.try_months(amount) } else { span.try_days(amount) };
        date.checked_add(span.ok()?).ok()
    });
    shifted.map_or(Computed::Undefined(Undefined::NoDate), Computed::Date)
}

/// The days from the second to the first.
pub(super) fn days_between<'a>(left: Computed<'a>, right: Computed<'a>) -> Computed<'a> {
    let (Computed::Date(left), Computed::Date(right)) = (left, right) else { return left.obstacles(right) };
    Computed::Number(Rational::whole(left.duration_since(right).as_hours() / 24))
}

/// The whole units of time from one day to another; counted backwards where the other is earlier.
pub(super) fn elapsed<'a>(unit: TimeUnit, from: Computed<'a>, to: Computed<'a>) -> Computed<'a> {
    let (Computed::Date(from), Computed::Date(to)) = (from, to) else { return from.obstacles(to) };
    let count = if from <= to { completed(unit, from, to) } else { -completed(unit, to, from) };
    Computed::Number(Rational::whole(count))
}

/// How often the unit fits between two days in order.
fn completed(unit: TimeUnit, from: Date, to: Date) -> i64 {
    match unit {
        TimeUnit::Day => days(from, to),
        TimeUnit::Week => days(from, to) / 7,
        TimeUnit::Month => months(from, to),
        TimeUnit::Year => months(from, to) / 12,
    }
}

fn days(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_hours() / 24
}

/// A month is over on the day of the same number, or on the last day of a month that has none.
fn months(from: Date, to: Date) -> i64 {
    let begun = (i64::from(to.year()) - i64::from(from.year())) * 12 + i64::from(to.month()) - i64::from(from.month());
    let over = to.day() >= from.day() || to.day() == to.days_in_month();
    if over { begun } else { begun - 1 }
}

/// How many days (false) or months (true) a unit of time has.
pub(super) fn size(unit: TimeUnit) -> (i64, bool) {
    match unit {
        TimeUnit::Day => (1, false),
        TimeUnit::Week => (7, false),
        TimeUnit::Month => (1, true),
        TimeUnit::Year => (12, true),
    }
}

/// `d within the last n`: no day that is to come, and none so long ago that `n` later was before the key date.
pub(super) fn within<'a>(
    day: Computed<'a>,
    amount: Computed<'a>,
    months: bool,
    negated: bool,
    key_date: Date,
) -> Computed<'a> {
    let to_come = matches!(day, Computed::Date(day) if day > key_date);
    if to_come || matches!(day, Computed::None) {
        return Computed::Bool(negated);
    }
    let end = shift_date(ArithmeticOperator::Add, day, amount, months);
    if let Computed::Date(end) = end { Computed::Bool((end >= key_date) != negated) } else { end.obstacle() }
}

/// The day that the profile gives beside the fact at a place.
pub(super) fn date_of<'a>(place: &Place, frame: &Frame<'_, 'a>) -> Computed<'a> {
    let Some((last, way)) = place.path.split_last() else { return Computed::Unknown };
    let mut instance = frame.at(place.frame).instance();
    for slot in way {
        instance = match instance.map(|instance| instance.get(*slot)) {
            Some(Value::Record(inner)) => Some(inner),
            Some(_) | None => None,
        };
    }
    let day = instance.and_then(|instance| instance.annotation(*last)).and_then(|annotation| annotation.on);
    day.map_or(Computed::Unknown, Computed::Date)
}
