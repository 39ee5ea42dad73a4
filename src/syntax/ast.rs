//! What was written: names and places. Knows no meaning: no units resolved, no names looked up.
//!
//! Every node carries the span of its own words. Nothing after `check` sees this tree; the formatter works on it alone.

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
    /// `rule …` and `service …`
    Rule(Rule),
    /// `table most_places "…" : place` …
    Table(Table),
    /// `guarantee one_service "…"` …
    Guarantee(Guarantee),
    /// `example "…"` …
    Example(Example),
}

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

/// One unit of a `unit` line.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitDeclaration {
    /// Its name.
    pub name: Name,
    /// What reports call it.
    pub label: Option<Quoted>,
    /// Other names: plural, other language.
    pub also: Vec<Name>,
    /// What it is worth in other units (`= 39 h/week`); a counted thing without.
    pub value: Option<NumberLiteral>,
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

/// `choice kind = …`
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Whether it adds to a choice declared elsewhere (`extend choice …`).
    pub extending: bool,
    /// Its name.
    pub name: Name,
    /// What reports call it.
    pub label: Option<Quoted>,
    /// Its values in order.
    pub values: Vec<ChoiceValue>,
}

/// One value of a choice.
#[derive(Debug, Clone, PartialEq)]
pub struct ChoiceValue {
    /// Its name.
    pub name: Name,
    /// What reports call it.
    pub label: Option<Quoted>,
    /// Other names.
    pub also: Vec<Name>,
}

/// `record shelter "…"` with its facts.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Whether it adds to a record declared elsewhere (`extend record …`).
    pub extending: bool,
    /// Its name.
    pub name: Name,
    /// What reports call it.
    pub label: Option<Quoted>,
    /// Its facts in order.
    pub facts: Vec<Fact>,
}

/// One line of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// The key in a profile.
    pub name: Name,
    /// What it holds.
    pub ty: TypeExpression,
    /// `or none`
    pub or_none: bool,
    /// Lowest and highest value (`0 to 5000`).
    pub bounds: Option<(NumberLiteral, NumberLiteral)>,
    /// A person's judgement.
    pub assessed: bool,
    /// What reports call it.
    pub label: Option<Quoted>,
    /// Other names.
    pub also: Vec<Name>,
    /// The whole line.
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
    /// `list of T`
    List(Box<TypeExpression>, Span),
    /// A single name: a unit, a choice or a record.
    Named(Name),
    /// A unit of several factors, or `%`.
    Unit(UnitExpression),
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
    /// Its values in order of writing.
    pub values: Vec<ParameterValue>,
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

/// `rule` or `service`.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Whether it was written `service`.
    pub service: bool,
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

/// The clauses of `rule` and `service`.
#[derive(Debug, Clone, PartialEq)]
pub enum ClauseKind {
    /// `when C`
    When(Expression),
    /// `unless C`
    Unless(Expression),
    /// `must C`, `should C`, `goal C`, or the word alone
    Modality(Modality, Option<Expression>),
    /// `role name`
    Role(Name),
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
    /// `replaces other.rule`
    Replaces(Path),
    /// `source`, `note`, `because`
    Note(NoteClause),
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

/// `example "…"` with what is given and what is expected.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// Its title.
    pub title: Quoted,
    /// Its clauses in order.
    pub clauses: Vec<ExampleClause>,
}

/// The clauses of `example`.
#[derive(Debug, Clone, PartialEq)]
pub enum ExampleClause {
    /// `about shelter`
    About(Name),
    /// `on 2016-03-01`
    On(DateLiteral),
    /// `given profile "x.yaml"`
    Profile(Quoted),
    /// `given kind dormitory, residents 200, staff.on_site 1.5`
    Given(Vec<Given>),
    /// `expect …`
    Expect(Expectation),
}

/// One fact of an example.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// Which fact.
    pub path: Path,
    /// Its value.
    pub value: GivenValue,
    /// All of it.
    pub span: Span,
}

/// What an example gives.
#[derive(Debug, Clone, PartialEq)]
pub enum GivenValue {
    /// A single value: number, date, text, name of a choice, yes, no, none, unknown.
    Value(Expression),
    /// `topics (work, language)`: a list of single values; `()` is the empty list.
    Values(Vec<Expression>, Span),
    /// Labelled items, each a record: `a) area 10, beds 2`
    Records(Vec<(Label, Vec<Given>)>),
}

/// `a)`, `aa)`, `aaa)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The letters without the bracket.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// `expect on_site not met, required 2 fte, short 0.5 fte`
#[derive(Debug, Clone, PartialEq)]
pub struct Expectation {
    /// A rule, a definition, a table or a parameter.
    pub subject: Path,
    /// The expected status, for a rule or a guarantee.
    pub status: Option<(Status, Span)>,
    /// The expected value, for anything else: `expect elsewhere 2170 person`.
    pub value: Option<Expression>,
    /// Expected amounts.
    pub amounts: Vec<(Amount, Expression)>,
    /// The whole clause.
    pub span: Span,
}

/// The statuses as they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// `met`
    Met,
    /// `not met`
    NotMet,
    /// `not applicable`
    NotApplicable,
    /// `undetermined`
    Undetermined,
    /// `no rule`
    NoRule,
    /// `waived`
    Waived,
    /// `not in force`
    NotInForce,
    /// `applies`
    Applies,
}

/// An amount of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Amount {
    /// `required`
    Required,
    /// `provided`
    Provided,
    /// `short`
    Short,
}

/// `staff.on_site`: one or more names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// At least one.
    pub names: Vec<Name>,
    /// All of them.
    pub span: Span,
}

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
    /// `yes`, `no`
    YesNo(bool),
    /// `none`, only behind `is` and in `given`
    None,
    /// `unknown`, only behind `is` and in `given`
    Unknown,
    /// `key date`
    KeyDate,
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
    /// `a and b and c`
    And(Vec<Expression>),
    /// `a or b or c`
    Or(Vec<Expression>),
    /// `if c then a else b`
    If(Box<Expression>, Box<Expression>, Box<Expression>),
    /// `first of` with cases
    FirstOf(FirstOf),
    /// `any of`, `all of`, `exactly one of`, `at least n of` with labelled items
    Enumeration(EnumerationKind, Vec<(Label, Expression)>),
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

/// `but at least`, `but at most`
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LimitKind {
    /// `but at least`
    AtLeast,
    /// `but at most`
    AtMost,
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

/// The legal enumerations.
#[derive(Debug, Clone, PartialEq)]
pub enum EnumerationKind {
    /// `any of`
    AnyOf,
    /// `all of`
    AllOf,
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

/// `number of`, `sum of`, `smallest`, `largest`
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
