//! Expressions: values and conditions as they were written.

use super::{Label, Name, NumberLiteral, Path, Quoted, RowValue};
use crate::schedule::Schedule;
use crate::span::Span;
use jiff::civil::Date;

/// An expression with its words' span.
#[derive(Debug, Clone, PartialEq)]
pub struct Expression {
    /// All its words.
    pub span: Span,
    /// Which.
    pub kind: ExpressionKind,
}

/// The expressions.
#[derive(Debug, Clone, PartialEq)]
pub enum ExpressionKind {
    /// `200 person`, `0.5`, `50 %`
    Number(NumberLiteral),
    /// `"Caritas"`
    Text(Quoted),
    /// `2016-03-01`
    Date(Date),
    /// `Mon to Fri 08:00 to 16:00`, `round the clock`
    Schedule(Schedule),
    /// `yes`, `no`
    YesNo(bool),
    /// `none`, only behind `is` and in `given`
    None,
    /// `unknown`, only behind `is` and in `given`
    Unknown,
    /// `key date`
    KeyDate,
    /// `completed month from a to b`: the unit of time, then the two days.
    Elapsed(Name, Box<Expression>, Box<Expression>),
    /// `date of living_area`
    DateOf(Path),
    /// A fact, definition, parameter, table, choice value, loop variable or result of a rule.
    Path(Path),
    /// `(…)`, kept so that printing gives back what was written
    Parenthesised(Box<Expression>),
    /// `- x`
    Negate(Box<Expression>),
    /// `not x`
    Not(Box<Expression>),
    /// `a + b` and so on
    Arithmetic(ArithmeticOperator, Span, Box<Expression>, Box<Expression>),
    /// `amount per [started|completed] [every] base`
    Per(Box<Per>),
    /// `x but at least y`, `x but at most y`
    Limit(Box<Expression>, LimitKind, Box<Expression>),
    /// `x rounded up to y` and so on
    Round(Box<Expression>, RoundingMode, Box<Expression>),
    /// `x assuming y`
    Assuming(Box<Expression>, Box<Expression>),
    /// `a >= b` and so on
    Compare(CompareOperator, Span, Box<Expression>, Box<Expression>),
    /// `a is b`, `a is not b`; span of `is [not]`
    Is(Box<Expression>, bool, Span, IsTest),
    /// `work in topics`, `work not in topics`
    In(Box<Expression>, bool, Span, Box<Expression>),
    /// `d within the last n`, `d not within the last n`; span of the words.
    Within(Box<Expression>, bool, Span, Box<Expression>),
    /// `gate covers 06:00 to 22:00`; span of `covers`
    Covers(Box<Expression>, Span, Box<Expression>),
    /// `hours of gate`
    HoursOf(Box<Expression>),
    /// `a and b and c`
    And(Vec<Expression>),
    /// `a or b or c`
    Or(Vec<Expression>),
    /// `if c then a else b`
    If(Box<Expression>, Box<Expression>, Box<Expression>),
    /// `first of` with cases
    FirstOf(FirstOf),
    /// `any of`, `all of`, `exactly one of`, `at least n of` with labelled items
    Enumeration(EnumerationKind, Vec<Listed>),
    /// `every r in rooms [where c] has e`
    Quantified(Quantifier, Box<Selection>, Box<Expression>),
    /// `number of r in rooms`, `sum of r.area for r in rooms`
    Aggregate(AggregateKind, Option<Box<Expression>>, Box<Selection>),
}

/// `amount per [started|completed] [every] base`
#[derive(Debug, Clone, PartialEq)]
pub struct Per {
    /// What each share of the base brings.
    pub amount: Expression,
    /// Exact, started or completed shares.
    pub mode: PerMode,
    /// How large a share is: a number or a parenthesised expression.
    pub every: Option<Expression>,
    /// What is shared out.
    pub base: Expression,
}

/// How shares of a base are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PerMode {
    /// The exact quotient.
    Exact,
    /// `started`: the ceiling.
    Started,
    /// `completed`: the floor.
    Completed,
}

/// `+ - * /`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ArithmeticOperator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
}

/// `but at least`, `but at most`; for days `but no earlier than`, `but no later than`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LimitKind {
    /// `but at least`
    AtLeast,
    /// `but at most`
    AtMost,
    /// `but no earlier than`
    NoEarlierThan,
    /// `but no later than`
    NoLaterThan,
}

/// `rounded up to`, `rounded down to`, `rounded to`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RoundingMode {
    /// `rounded up to`
    Up,
    /// `rounded down to`
    Down,
    /// `rounded to`: half away from zero
    Nearest,
}

/// `< <= > >=`; equality is `is`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CompareOperator {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
}

/// What stands behind `is`.
#[derive(Debug, Clone, PartialEq)]
pub enum IsTest {
    /// A value.
    Value(Box<Expression>),
    /// `one of (a, b)`
    OneOf(Vec<Expression>),
    /// `none`
    None,
    /// `known`
    Known,
    /// `unknown`
    Unknown,
}

/// `first of` with its cases.
#[derive(Debug, Clone, PartialEq)]
pub struct FirstOf {
    /// Cases in order.
    pub cases: Vec<Case>,
    /// `otherwise V` or `otherwise no rule "…"`
    pub otherwise: Option<Box<RowValue>>,
}

/// `a) V when C`
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// `a)`
    pub label: Label,
    /// The value.
    pub value: RowValue,
    /// When it is taken.
    pub when: Expression,
}

/// `a) "a latrine of its own" …`: an item of an enumeration.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// `a)`
    pub label: Label,
    /// What it is called, where it is given a name.
    pub title: Option<Quoted>,
    /// What must hold.
    pub condition: Expression,
}

/// The legal enumerations.
#[derive(Debug, Clone, PartialEq)]
pub enum EnumerationKind {
    /// `any of`
    AnyOf,
    /// `all of`
    AllOf,
    /// `best of`: the first that holds is the grade.
    BestOf,
    /// `exactly one of`
    ExactlyOneOf,
    /// `at least n of`
    AtLeastOf(u32),
}

/// `every`, `some`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Quantifier {
    /// `every`
    Every,
    /// `some`
    Some,
}

/// `number of`, `sum of`, `smallest`, `largest`, `times of`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AggregateKind {
    /// `number of`
    Number,
    /// `sum of`
    Sum,
    /// `smallest`
    Smallest,
    /// `largest`
    Largest,
    /// `times of`: the times of the week of any of them
    Times,
}

/// `r in rooms [where c]`
#[derive(Debug, Clone, PartialEq)]
pub struct Selection {
    /// The loop variable.
    pub variable: Name,
    /// The list.
    pub list: Expression,
    /// `where c`
    pub filter: Option<Expression>,
}
