//! Typed expressions. Numbers are in the unit of the expression's type; units agree wherever they must.

use super::standard::{DefinitionId, ParameterId, RuleId, TableId};
use super::value::Value;
use super::vocabulary::{Slot, Type};
use crate::quantity::Rational;
use crate::schedule::Schedule;
use crate::span::Span;
use jiff::civil::Date;

pub use crate::syntax::ast::{
    AggregateKind, ArithmeticOperator, CompareOperator, EnumerationKind, LimitKind, PerMode, Quantifier, RoundingMode,
};

/// An expression with its type and the place it was written at.
#[derive(Debug, Clone)]
pub struct Expr {
    /// Which.
    pub kind: ExprKind,
    /// What it gives.
    pub ty: Type,
    /// Where it was written.
    pub span: Span,
}

/// Where a record or value is found: a frame and the slots to follow from it.
///
/// Frame 0 is the record that the declaration is about; each loop variable opens the next frame.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place {
    /// The frame.
    pub frame: u8,
    /// Slots through nested records; empty for the frame itself.
    pub path: Box<[Slot]>,
}

/// Units of time that are counted between two days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeUnit {
    /// Days.
    Day,
    /// Seven days.
    Week,
    /// Calendar months.
    Month,
    /// Calendar years.
    Year,
}

/// A result of a rule that other rules may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Facet {
    /// Whether it applies.
    Applies,
    /// Whether it is met; true where it does not apply.
    Met,
    /// The amount required; 0 where it does not apply.
    Required,
    /// The amount provided.
    Provided,
    /// The amount short; 0 where it does not apply.
    Short,
    /// The value of a score; undefined where it does not apply.
    Value,
}

/// The expressions.
#[derive(Debug, Clone)]
pub enum ExprKind {
    /// A number in the expression's unit.
    Number(Rational),
    /// Words.
    Text(Box<str>),
    /// A day.
    Date(Date),
    /// Times of the week.
    Schedule(Box<Schedule>),
    /// Yes or no.
    Bool(bool),
    /// The index of a choice's value.
    Choice(u16),
    /// Every value of a choice, in order of declaration; the type is the list of them.
    Values(Box<[Value]>),
    /// The key date.
    KeyDate,
    /// A fact, or a loop variable itself when the path is empty.
    Fact(Place),
    /// The value of a parameter on the key date.
    Parameter(ParameterId),
    /// A definition, evaluated with the record at the place as frame 0.
    Definition(DefinitionId, Place),
    /// A table, evaluated likewise.
    Table(TableId, Place),
    /// A result of a rule, evaluated likewise.
    Result(RuleId, Facet, Place),
    /// The operand in another unit: times the factor.
    Convert(Box<Expr>, Rational),
    /// `- x`
    Negate(Box<Expr>),
    /// `not x`
    Not(Box<Expr>),
    /// Arithmetic on numbers. `+` and `-` have operands of one unit.
    Arithmetic(ArithmeticOperator, Box<Expr>, Box<Expr>),
    /// A date and an amount of days (false) or months (true), added or (`Subtract`) taken away. Whole amounts only:
    /// a fraction is undefined.
    ShiftDate(ArithmeticOperator, Box<Expr>, Box<Expr>, bool),
    /// The days from the second date to the first.
    DaysBetween(Box<Expr>, Box<Expr>),
    /// The whole units of time from the first date to the second; where the second is earlier, the negative of those
    /// from the second to the first.
    Elapsed(TimeUnit, Box<Expr>, Box<Expr>),
    /// The day that the profile gives beside the fact at the place.
    DateOf(Place),
    /// Whether a date is the key date or before it, and an amount of the unit added to it does not end before the key
    /// date; the flag says `not within`. None is not within.
    Within(Box<Expr>, Box<Expr>, TimeUnit, bool),
    /// `amount per [started|completed] [every] base`: amount × (base ÷ every), the quotient rounded by the mode.
    Per(Box<Per>),
    /// `x but at least y`, `x but at most y`
    Limit(Box<Expr>, LimitKind, Box<Expr>),
    /// `x rounded up to y` and so on; undefined for a step of zero or less.
    Round(Box<Expr>, RoundingMode, Box<Expr>),
    /// `x assuming y`: y only where x is unknown.
    Assuming(Box<Expr>, Box<Expr>),
    /// Order of numbers in one unit or of dates.
    Compare(CompareOperator, Box<Expr>, Box<Expr>),
    /// `a is b`; the flag says `is not`.
    Equal(Box<Expr>, Box<Expr>, bool),
    /// `a is one of (…)`; the flag says `is not one of`.
    OneOf(Box<Expr>, Vec<Expr>, bool),
    /// `x is none`; the flag says `is not none`.
    IsNone(Box<Expr>, bool),
    /// `x is known`; the flag says `is unknown`, `is not known`.
    IsKnown(Box<Expr>, bool),
    /// `a in list`; the flag says `not in`.
    In(Box<Expr>, Box<Expr>, bool),
    /// `a covers b`: every time of the second is one of the first.
    Covers(Box<Expr>, Box<Expr>),
    /// `hours of x`, in h/week.
    HoursOf(Box<Expr>),
    /// All of them.
    And(Vec<Expr>),
    /// One of them.
    Or(Vec<Expr>),
    /// `if c then a else b`
    If(Box<Expr>, Box<Expr>, Box<Expr>),
    /// The first case that holds.
    FirstOf(Vec<Case>, Box<Outcome>),
    /// A legal enumeration.
    Enumeration(EnumerationKind, Vec<Listed>),
    /// `every`, `some`; the item is the frame after the enclosing ones.
    Quantified(Quantifier, Box<Selection>, Box<Expr>),
    /// `number of`, `sum of`, `smallest`, `largest`, `times of`; the value is none for `number of`.
    Aggregate(AggregateKind, Box<Selection>, Option<Box<Expr>>),
    /// Something faulty; never evaluated, since a faulty standard is not assessed.
    Poison,
}

/// `amount per every base`
#[derive(Debug, Clone)]
pub struct Per {
    /// What each share brings.
    pub amount: Expr,
    /// Exact, started, completed.
    pub mode: PerMode,
    /// The size of a share, in the base's unit; none means one.
    pub every: Option<Expr>,
    /// What is shared out.
    pub base: Expr,
}

/// One item of an enumeration.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Its label.
    pub label: String,
    /// What it is called, where it is given a name.
    pub title: Option<String>,
    /// What must hold.
    pub condition: Expr,
}

/// One case of `first of`.
#[derive(Debug, Clone)]
pub struct Case {
    /// Its label.
    pub label: String,
    /// When it is taken.
    pub when: Expr,
    /// What it gives.
    pub outcome: Outcome,
}

/// What a case or a table row gives.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// A value.
    Value(Expr),
    /// Nothing: the standard is silent there.
    NoRule(NoRule),
}

impl Outcome {
    /// The silence, where it is one.
    pub fn no_rule(&self) -> Option<&NoRule> {
        match self {
            Self::Value(_) => None,
            Self::NoRule(no_rule) => Some(no_rule),
        }
    }
}

/// Where a standard says nothing, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoRule {
    /// The reason the rule file gives; none when a `first of` or table simply ends.
    pub reason: Option<String>,
    /// Where it says so.
    pub span: Span,
}

/// A list with a filter; the item is the frame after the enclosing ones.
#[derive(Debug, Clone)]
pub struct Selection {
    /// The name of the loop variable, for reports.
    pub variable: String,
    /// The frame that the item opens.
    pub frame: u8,
    /// The list.
    pub list: Expr,
    /// Which items count.
    pub filter: Option<Expr>,
}

impl Expr {
    /// Whether it is a literal value.
    pub fn is_literal(&self) -> bool {
        matches!(
            self.kind,
            ExprKind::Number(_)
                | ExprKind::Text(_)
                | ExprKind::Date(_)
                | ExprKind::Schedule(_)
                | ExprKind::Bool(_)
                | ExprKind::Choice(_)
        )
    }

    /// The expressions that it is made of, in order of writing; those of loops included.
    pub fn children(&self) -> Vec<&Expr> {
        fn outcome(outcome: &Outcome) -> Option<&Expr> {
            match outcome {
                Outcome::Value(value) => Some(value),
                Outcome::NoRule(_) => None,
            }
        }
        match &self.kind {
            ExprKind::Number(_)
            | ExprKind::Text(_)
            | ExprKind::Date(_)
            | ExprKind::Schedule(_)
            | ExprKind::Bool(_)
            | ExprKind::Choice(_)
            | ExprKind::Values(_)
            | ExprKind::KeyDate
            | ExprKind::Fact(_)
            | ExprKind::DateOf(_)
            | ExprKind::Parameter(_)
            | ExprKind::Definition(..)
            | ExprKind::Table(..)
            | ExprKind::Result(..)
            | ExprKind::Poison => Vec::new(),
            ExprKind::Convert(inner, _)
            | ExprKind::Negate(inner)
            | ExprKind::Not(inner)
            | ExprKind::HoursOf(inner)
            | ExprKind::IsNone(inner, _)
            | ExprKind::IsKnown(inner, _) => vec![inner],
            ExprKind::Arithmetic(_, left, right)
            | ExprKind::ShiftDate(_, left, right, _)
            | ExprKind::DaysBetween(left, right)
            | ExprKind::Elapsed(_, left, right)
            | ExprKind::Within(left, right, _, _)
            | ExprKind::Limit(left, _, right)
            | ExprKind::Round(left, _, right)
            | ExprKind::Assuming(left, right)
            | ExprKind::Compare(_, left, right)
            | ExprKind::Equal(left, right, _)
            | ExprKind::Covers(left, right)
            | ExprKind::In(left, right, _) => vec![left, right],
            ExprKind::Per(per) => {
                [Some(&per.amount), per.every.as_ref(), Some(&per.base)].into_iter().flatten().collect()
            }
            ExprKind::OneOf(value, others, _) => std::iter::once(&**value).chain(others).collect(),
            ExprKind::And(parts) | ExprKind::Or(parts) => parts.iter().collect(),
            ExprKind::If(condition, then, otherwise) => vec![condition, then, otherwise],
            ExprKind::FirstOf(cases, otherwise) => cases
                .iter()
                .flat_map(|case| outcome(&case.outcome).into_iter().chain([&case.when]))
                .chain(outcome(otherwise))
                .collect(),
            ExprKind::Enumeration(_, items) => items.iter().map(|item| &item.condition).collect(),
            ExprKind::Quantified(_, selection, body) => selection.parts().chain([&**body]).collect(),
            ExprKind::Aggregate(_, selection, value) => selection.parts().chain(value.as_deref()).collect(),
        }
    }
}

impl Selection {
    fn parts(&self) -> impl Iterator<Item = &Expr> {
        std::iter::once(&self.list).chain(&self.filter)
    }
}
