//! What was written: names and places. Knows no meaning: no units resolved, no names looked up.
//!
//! Every node carries the span of its own words. Nothing after `check` sees this tree; the formatter holds what it
//! wrote against it.

mod declaration;
mod example;
mod expression;
mod vocabulary;

pub use declaration::{
    Cell, CellKind, Clause, ClauseKind, Definition, Document, Guarantee, Local, Modality, Need, NoteClause, Parameter,
    ParameterValue, PeriodClause, RowValue, Rule, RuleKind, Source, Standard, StandardClause, Standing, Table,
    TableRow, Weight,
};
pub use example::{Amount, Example, ExampleClause, Excuse, Expectation, Given, GivenValue, Status};
pub use expression::{
    AggregateKind, ArithmeticOperator, Case, CompareOperator, EnumerationKind, Expression, ExpressionKind, FirstOf,
    IsTest, LimitKind, Listed, Per, PerMode, Quantifier, RoundingMode, Selection,
};
pub use vocabulary::{Choice, ChoiceValue, Fact, Labels, Record, Translated, UnitDeclaration};

use crate::quantity::Rational;
use crate::span::{FileId, Span};
use jiff::civil::Date;

/// A name as it was written, compared in NFC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The word in NFC.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// A quoted text, without its quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    /// What it says.
    pub text: String,
    /// Where it stands, quotes included.
    pub span: Span,
}

/// A date with its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateLiteral {
    /// The day.
    pub date: Date,
    /// Where it stands.
    pub span: Span,
}

/// A whole rule file.
#[derive(Debug, Clone, PartialEq)]
pub struct File {
    /// The text it was parsed from.
    pub file: FileId,
    /// Its declarations in order. Those that did not parse are missing; each left a diagnostic.
    pub items: Vec<Item>,
    /// Its comments in order of place.
    pub comments: Vec<Comment>,
}

/// `# …` to the end of its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// The words behind `#`, trimmed at the end.
    pub text: String,
    /// Where, from `#` on.
    pub span: Span,
    /// Whether it stands alone on its line.
    pub own_line: bool,
}

/// One declaration with the span of all its lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// From the declaration word to the last word of the declaration.
    pub span: Span,
    /// Which.
    pub kind: ItemKind,
}

/// The declarations.
#[derive(Debug, Clone, PartialEq)]
pub enum ItemKind {
    /// `standard name "Title"` …
    Standard(Standard),
    /// `use "path"`
    Use(Quoted),
    /// `about shelter`: what the declarations below speak of.
    About(Name),
    /// `unit person also people, place, toilet`
    Unit(Vec<UnitDeclaration>),
    /// `choice kind = dormitory "Wohnheim" | apartment`
    Choice(Choice),
    /// `record shelter "Unterkunft"` …
    Record(Record),
    /// `parameter site_threshold "…" : person` …
    Parameter(Parameter),
    /// `define share "…" = vulnerable / residents`
    Definition(Definition),
    /// `rule …`, `service …` and `score …`
    Rule(Rule),
    /// `table most_places "…" : place` …
    Table(Table),
    /// `guarantee one_service "…"` …
    Guarantee(Guarantee),
    /// `example "…"` …
    Example(Example),
}

/// A written unit such as `h/week`, `m2`, `%`, `EUR/person`: factors with their powers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitExpression {
    /// Factors in order; `%` is a factor by that name. The power is negative behind `/`.
    pub factors: Vec<(Name, i8)>,
    /// Where it stands.
    pub span: Span,
}

/// A written number with the unit behind it.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberLiteral {
    /// Its exact value, without the unit.
    pub value: Rational,
    /// The digits as written.
    pub digits: String,
    /// The unit; none for a bare number.
    pub unit: Option<UnitExpression>,
    /// Number and unit.
    pub span: Span,
}

/// A written type.
#[derive(Debug, Clone, PartialEq)]
pub enum TypeExpression {
    /// `text`
    Text(Span),
    /// `yes/no`
    YesNo(Span),
    /// `date`
    Date(Span),
    /// `number`: a plain number
    Number(Span),
    /// `schedule`: times of the week
    Schedule(Span),
    /// `list of T`
    List(Box<TypeExpression>, Span),
    /// A single name: a unit, a choice or a record.
    Named(Name),
    /// A unit of several factors, or `%`.
    Unit(UnitExpression),
}

/// `a)`, `aa)`, `aaa)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The letters without the bracket.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// `staff.on_site`: one or more names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// At least one.
    pub names: Vec<Name>,
    /// All of them.
    pub span: Span,
}
