//! Examples: what is given and what is expected.

use super::{DateLiteral, Expression, Label, Name, Path, Quoted};
use crate::span::Span;

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
    /// `given waiver for size by "…"`, `given reason for calm_place`
    Excuse(Excuse),
    /// `given kind dormitory, residents 200, staff.on_site 1.5`
    Given(Vec<Given>),
    /// `expect …`
    Expect(Expectation),
}

/// What a waiver file says in an example.
#[derive(Debug, Clone, PartialEq)]
pub struct Excuse {
    /// The rule.
    pub rule: Path,
    /// Who grants a waiver; none where a reason is recorded.
    pub authority: Option<Quoted>,
    /// The whole clause.
    pub span: Span,
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
    /// `explained`
    Explained,
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
    /// `value`, of a score
    Value,
}
