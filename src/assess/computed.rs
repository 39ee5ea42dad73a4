//! What an expression gives: a value, or one of the three ways of not having one.
//!
//! Knows no expressions: only how values meet.

use super::assessment::Undefined;
use crate::model::{Instance, NoRule, Value};
use crate::quantity::Rational;
use crate::schedule::Schedule;
use crate::span::Span;
use jiff::civil::Date;

/// The result of an expression. Borrows from the profile and the standard, so that it is cheap to copy.
#[derive(Debug, Clone, Copy)]
pub(super) enum Computed<'a> {
    /// Yes or no.
    Bool(bool),
    /// A number in the expression's unit.
    Number(Rational),
    /// Words.
    Text(&'a str),
    /// A day.
    Date(Date),
    /// Times of the week.
    Schedule(Times<'a>),
    /// The index of a choice's value.
    Choice(u16),
    /// A list.
    List(&'a [Value]),
    /// A record.
    Record(&'a Instance),
    /// Known to be none.
    None,
    /// The profile does not say.
    Unknown,
    /// There is no such value.
    Undefined(Undefined),
    /// The standard does not say.
    NoRule(Silence<'a>),
}

/// Times of the week, where they are kept.
#[derive(Debug, Clone, Copy)]
pub(super) enum Times<'a> {
    /// A profile or a rule says them.
    Given(&'a Schedule),
    /// They were put together on the way; a place among them.
    Made(usize),
}

/// A place that holds nothing.
const NOTHING: &Schedule = &Schedule::NEVER;

/// The times of the week that were put together on the way.
#[derive(Debug, Default)]
pub(super) struct MadeTimes(Vec<Schedule>);

impl MadeTimes {
    /// Keeps times.
    pub(super) fn keep<'a>(&mut self, schedule: Schedule) -> Times<'a> {
        self.0.push(schedule);
        Times::Made(self.0.len() - 1)
    }

    /// The times themselves.
    pub(super) fn get<'s>(&'s self, times: Times<'s>) -> &'s Schedule {
        match times {
            Times::Given(schedule) => schedule,
            Times::Made(place) => self.0.get(place).unwrap_or(NOTHING),
        }
    }

    /// Forgets all.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}

/// Where a standard is silent.
#[derive(Debug, Clone, Copy)]
pub(super) struct Silence<'a> {
    /// The place in the rules.
    pub at: Span,
    /// What the rule file says about it; none where a table has no row for the case.
    pub said: Option<&'a NoRule>,
}

impl<'a> From<&'a NoRule> for Computed<'a> {
    fn from(no_rule: &'a NoRule) -> Self {
        Self::NoRule(Silence { at: no_rule.span, said: Some(no_rule) })
    }
}

impl<'a> From<&'a Value> for Computed<'a> {
    fn from(value: &'a Value) -> Self {
        match value {
            Value::Unknown => Self::Unknown,
            Value::None => Self::None,
            Value::Bool(truth) => Self::Bool(*truth),
            Value::Number(number) => Self::Number(*number),
            Value::Text(text) => Self::Text(text),
            Value::Date(date) => Self::Date(*date),
            Value::Schedule(times) => Self::Schedule(Times::Given(times)),
            Value::Choice(choice) => Self::Choice(*choice),
            Value::List(items) => Self::List(items),
            Value::Record(instance) => Self::Record(instance),
        }
    }
}

impl<'a> Computed<'a> {
    /// How strongly it keeps a result from having a value: not at all, no rule, unknown, undefined.
    ///
    /// Undefined outranks unknown so that the order of operands never decides whether `assuming` catches.
    fn rank(self) -> u8 {
        match self {
            Self::Bool(_)
            | Self::Number(_)
            | Self::Text(_)
            | Self::Date(_)
            | Self::Schedule(_)
            | Self::Choice(_)
            | Self::List(_)
            | Self::Record(_)
            | Self::None => 0,
            Self::NoRule(_) => 1,
            Self::Unknown => 2,
            Self::Undefined(_) => 3,
        }
    }

    /// Whether it is neither a value nor none.
    pub(super) fn is_open(self) -> bool {
        self.rank() > 0
    }

    /// Whether it could still become a value if the profile said more: unknown or undefined.
    pub(super) fn is_unknown(self) -> bool {
        self.rank() > 1
    }

    /// Whether the standard says nothing here.
    pub(super) fn is_silent(self) -> bool {
        matches!(self, Self::NoRule(_))
    }

    /// The truth of a condition, else why it has none.
    #[inline]
    pub(super) fn truth(self) -> Result<bool, Self> {
        if let Self::Bool(truth) = self { Ok(truth) } else { Err(self.obstacle()) }
    }

    /// The truth of a condition; none when it has none.
    pub(super) fn decided(self) -> Option<bool> {
        self.truth().ok()
    }

    /// The number, else why there is none.
    #[inline]
    pub(super) fn number(self) -> Result<Rational, Self> {
        if let Self::Number(number) = self { Ok(number) } else { Err(self.obstacle()) }
    }

    /// The times of the week, else why there are none.
    pub(super) fn times(self) -> Result<Times<'a>, Self> {
        if let Self::Schedule(times) = self { Ok(times) } else { Err(self.obstacle()) }
    }

    /// The items of a list, else why there are none.
    pub(super) fn items(self) -> Result<&'a [Value], Self> {
        if let Self::List(items) = self { Ok(items) } else { Err(self.obstacle()) }
    }

    /// The record, else why there is none.
    pub(super) fn record(self) -> Result<&'a Instance, Self> {
        if let Self::Record(instance) = self { Ok(instance) } else { Err(self.obstacle()) }
    }

    /// What a calculation gives that needs a value where this one has none.
    ///
    /// A checked standard never calculates with none or with a value of another type; both would be unknown.
    #[cold]
    pub(super) fn obstacle(self) -> Self {
        if self.is_open() { self } else { Self::Unknown }
    }

    /// What a calculation gives when at least one of its two operands is no value.
    #[cold]
    pub(super) fn obstacles(self, other: Self) -> Self {
        if other.rank() > self.rank() { other } else { self.obstacle() }
    }

    /// Both as numbers.
    #[inline]
    pub(super) fn numbers(self, other: Self) -> Result<(Rational, Rational), Self> {
        if let (Self::Number(left), Self::Number(right)) = (self, other) {
            Ok((left, right))
        } else {
            Err(self.obstacles(other))
        }
    }

    /// Whether two values are equal; none where either has no value or they cannot be compared.
    pub(super) fn same(self, other: Self, made: &MadeTimes) -> Option<bool> {
        match (self, other) {
            (Self::Bool(left), Self::Bool(right)) => Some(left == right),
            (Self::Number(left), Self::Number(right)) => Some(left == right),
            (Self::Text(left), Self::Text(right)) => Some(left == right),
            (Self::Date(left), Self::Date(right)) => Some(left == right),
            (Self::Schedule(left), Self::Schedule(right)) => Some(made.get(left) == made.get(right)),
            (Self::Choice(left), Self::Choice(right)) => Some(left == right),
            _ => None,
        }
    }

    /// Whether two branches say the same, so that it does not matter which of them is taken.
    pub(super) fn agrees(self, other: Self, made: &MadeTimes) -> bool {
        match (self, other) {
            (Self::NoRule(_), Self::NoRule(_)) | (Self::None, Self::None) => true,
            _ => self.same(other, made) == Some(true),
        }
    }

    /// The value as a profile would hold it; none where there is none to show.
    pub(super) fn to_value(self, made: &MadeTimes) -> Option<Value> {
        match self {
            Self::Bool(truth) => Some(Value::Bool(truth)),
            Self::Number(number) => Some(Value::Number(number)),
            Self::Text(text) => Some(Value::Text(text.into())),
            Self::Date(date) => Some(Value::Date(date)),
            Self::Schedule(times) => Some(Value::Schedule(Box::new(made.get(times).clone()))),
            Self::Choice(choice) => Some(Value::Choice(choice)),
            Self::List(items) => Some(Value::List(items.to_vec())),
            Self::Record(instance) => Some(Value::Record(Box::new(instance.clone()))),
            Self::None => Some(Value::None),
            Self::Unknown | Self::Undefined(_) | Self::NoRule(_) => None,
        }
    }
}

/// The strongest obstacle met so far; the first of equals.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Obstacle<'a>(Option<Computed<'a>>);

impl<'a> Obstacle<'a> {
    /// Nothing in the way.
    pub(super) const NONE: Self = Self(None);

    /// Takes in a value that a result needed and did not get.
    #[cold]
    pub(super) fn meet(&mut self, value: Computed<'a>) {
        let value = value.obstacle();
        if self.0.is_none_or(|held| value.rank() > held.rank()) {
            self.0 = Some(value);
        }
    }

    /// The obstacle, else the value.
    #[inline]
    pub(super) fn or(self, value: Computed<'a>) -> Computed<'a> {
        self.0.unwrap_or(value)
    }

    /// Whether it is a value that the standard does not know.
    pub(super) fn is_foreign(self) -> bool {
        matches!(self.0, Some(Computed::Undefined(Undefined::ForeignValue)))
    }

    /// Whether nothing was met.
    pub(super) fn is_none(self) -> bool {
        self.0.is_none()
    }
}
