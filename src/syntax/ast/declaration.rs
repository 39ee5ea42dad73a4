//! Standards, parameters, rules, tables and guarantees with their clauses.

use super::{DateLiteral, Expression, Name, NumberLiteral, Path, Quoted, TypeExpression};
use crate::span::Span;

/// `standard`: who issued it, when it holds, what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Standard {
    /// Its name.
    pub name: Name,
    /// Its title.
    pub title: Option<Quoted>,
    /// Its clauses in order.
    pub clauses: Vec<StandardClause>,
}

/// The clauses of `standard`.
#[derive(Debug, Clone, PartialEq)]
pub enum StandardClause {
    /// `issuer "…"`
    Issuer(Quoted),
    /// `version "…"`
    Version(Quoted),
    /// `since`, `until`, `suspended`
    Period(PeriodClause),
    /// `standing in force | proposed | repealed | reconstruction`
    Standing(Standing, Span),
    /// `document DS0558 "…" dated 2016-03-17`
    Document(Document),
    /// `extends other_standard`
    Extends(Name),
    /// `drops rule because "…"`; `rule` or `other.rule`
    Drops(Path, Quoted),
    /// `note "…"`
    Note(Quoted),
}

/// What weight a standard has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// `in force`
    InForce,
    /// `proposed`
    Proposed,
    /// `repealed`
    Repealed,
    /// `reconstruction`
    Reconstruction,
}

/// A document that rules cite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The short name that `source` uses.
    pub name: Name,
    /// Its title.
    pub title: Quoted,
    /// Its date.
    pub dated: Option<DateLiteral>,
}

/// One clause about time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodClause {
    /// `since D`
    Since(DateLiteral),
    /// `until D`, inclusive
    Until(DateLiteral),
    /// `suspended [since D] [until D]`
    Suspended {
        /// First day of the suspension; the beginning of the period without.
        since: Option<DateLiteral>,
        /// Last day of the suspension; open without.
        until: Option<DateLiteral>,
        /// The clause's words.
        span: Span,
    },
}

/// `parameter name "…" : unit` with its values by date.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Its name.
    pub name: Name,
    /// What reports call it.
    pub label: Option<Quoted>,
    /// Its type.
    pub ty: TypeExpression,
    /// What a standard that builds on this one may set instead.
    pub local: Option<Local>,
    /// The parameter whose place it takes: `parameter` or `other.parameter`
    pub replaces: Option<Path>,
    /// Its values in order of writing.
    pub values: Vec<ParameterValue>,
}

/// `local [10 person to 15 person] [by "prefecture"]`
#[derive(Debug, Clone, PartialEq)]
pub struct Local {
    /// Lowest and highest value; any without.
    pub bounds: Option<(Expression, Expression)>,
    /// Who may set it.
    pub by: Option<Quoted>,
    /// The whole line.
    pub span: Span,
}

/// One line of a parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct ParameterValue {
    /// The value.
    pub value: Expression,
    /// When it holds.
    pub period: Vec<PeriodClause>,
    /// Where it comes from.
    pub source: Option<Source>,
    /// How the paper was read.
    pub note: Option<Quoted>,
    /// The whole line.
    pub span: Span,
}

/// `source DOC "place" [checked D]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The document's short name.
    pub document: Name,
    /// The place in it.
    pub place: Option<Quoted>,
    /// When somebody last looked.
    pub checked: Option<DateLiteral>,
    /// The clause.
    pub span: Span,
}

/// `define name "…" = expression`
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    /// Its name.
    pub name: Name,
    /// What reports call it.
    pub label: Option<Quoted>,
    /// Its type, where it is said.
    pub ty: Option<TypeExpression>,
    /// What it is.
    pub value: Expression,
    /// `source`, `note`
    pub clauses: Vec<NoteClause>,
}

/// Clauses that only inform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoteClause {
    /// `source …`
    Source(Source),
    /// `note "…"`
    Note(Quoted),
    /// `because "…"`
    Because(Quoted),
}

/// What a declaration with clauses is: the word that it begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RuleKind {
    /// `rule`: what is asked.
    Rule,
    /// `service`: an offer that counts as capacity.
    Service,
    /// `score`: parts that are weighed and summed up; calculated, never judged.
    Score,
}

/// `rule`, `service` or `score`.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// The word that it begins with.
    pub kind: RuleKind,
    /// Its name.
    pub name: Name,
    /// What reports call it.
    pub label: Option<Quoted>,
    /// Its clauses in order.
    pub clauses: Vec<Clause>,
}

/// One clause of a rule with its words' span.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    /// From the clause word to the end.
    pub span: Span,
    /// Which.
    pub kind: ClauseKind,
}

/// The clauses of `rule`, `service` and `score`.
#[derive(Debug, Clone, PartialEq)]
pub enum ClauseKind {
    /// `when C`
    When(Expression),
    /// `unless C`
    Unless(Expression),
    /// `must C`, `should C`, `goal C`, or the word alone; with the words `where possible`, where they follow
    Modality(Modality, Option<Span>, Option<Expression>),
    /// `role name`
    Role(Name),
    /// `needs qualification q, language l`
    Needs(Vec<Need>),
    /// `requires V`; `first of … otherwise no rule` is an expression
    Requires(Expression),
    /// `provided V`
    Provided(Expression),
    /// `since`, `until`, `suspended`
    Period(PeriodClause),
    /// `transition until D [when C]`
    Transition(DateLiteral, Option<Expression>),
    /// `waivable by "authority"`
    WaivableBy(Quoted),
    /// `remedy "…"`; may hold `{short}`, `{required}`, `{provided}`
    Remedy(Quoted),
    /// `consequence "…"`
    Consequence(Quoted),
    /// `cost V`
    Cost(Expression),
    /// `weight 2/3 of V "label"`, in a score
    Weight(Weight),
    /// `replaces other.rule`
    Replaces(Path),
    /// `source`, `note`, `because`
    Note(NoteClause),
}

/// One part of a score: `2/3 of concept "Konzept"`
#[derive(Debug, Clone, PartialEq)]
pub struct Weight {
    /// How much it counts: a fraction, or a share with `%`.
    pub share: NumberLiteral,
    /// What counts.
    pub value: Expression,
    /// What reports call it.
    pub label: Option<Quoted>,
}

/// What those who do a service have to be able to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Need {
    /// `qualification name`
    Qualification(Name),
    /// `language name`
    Language(Name),
}

/// How strictly a rule binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modality {
    /// `goal`
    Goal,
    /// `should`
    Should,
    /// `must`
    Must,
}

/// `table name "…" : unit` with head and rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its name.
    pub name: Name,
    /// What reports call it.
    pub label: Option<Quoted>,
    /// The type of its values.
    pub ty: TypeExpression,
    /// What the columns ask, the `value` column not among them.
    pub columns: Vec<Expression>,
    /// Its rows in order; `otherwise` last.
    pub rows: Vec<TableRow>,
    /// The `otherwise` row.
    pub otherwise: Option<(RowValue, Span)>,
    /// `source`, `note`, `because`
    pub clauses: Vec<NoteClause>,
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct TableRow {
    /// A cell a column.
    pub cells: Vec<Cell>,
    /// What it says.
    pub value: RowValue,
    /// The whole row.
    pub span: Span,
}

/// What a row says.
#[derive(Debug, Clone, PartialEq)]
pub enum RowValue {
    /// A value.
    Value(Expression),
    /// `no rule "…"`
    NoRule(Option<Quoted>, Span),
}

/// One cell of a row, with its words' span.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The cell.
    pub span: Span,
    /// What it admits.
    pub kind: CellKind,
}

/// What a cell admits. Ends are included but for `below` and `above`.
#[derive(Debug, Clone, PartialEq)]
pub enum CellKind {
    /// `any`
    Any,
    /// `dormitory`, `yes`, `5`, `"text"`, or several: `dormitory or apartment`
    OneOf(Vec<Expression>),
    /// `0 to 5`
    Range(Expression, Expression),
    /// `from 6`
    From(Expression),
    /// `until 5`, `up to 5`
    UpTo(Expression),
    /// `below 5`, `< 5`
    Below(Expression),
    /// `above 5`, `> 5`
    Above(Expression),
}

/// `guarantee name "…"` with what must hold for every profile.
#[derive(Debug, Clone, PartialEq)]
pub struct Guarantee {
    /// Its name.
    pub name: Name,
    /// What reports call it.
    pub label: Option<Quoted>,
    /// What holds.
    pub condition: Expression,
    /// `source`, `note`, `because`
    pub clauses: Vec<NoteClause>,
}
