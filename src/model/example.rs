//! Examples: what is given, what is expected of it.

use super::expression::Expr;
use super::standard::{GuaranteeId, RuleId, Status};
use super::value::Instance;
use super::vocabulary::RecordId;
use crate::quantity::Rational;
use crate::span::Span;
use jiff::civil::Date;

/// An example: facts and what is expected of them.
#[derive(Debug, Clone)]
pub struct Example {
    /// Its title.
    pub title: String,
    /// The record it is about.
    pub about: RecordId,
    /// Its key date.
    pub on: Option<Date>,
    /// The facts written in it.
    pub given: Instance,
    /// A profile file to start from, as written, with its place.
    pub profile: Option<(String, Span)>,
    /// What a waiver file says besides.
    pub excuses: Vec<Excuse>,
    /// What is expected.
    pub expect: Vec<Expectation>,
    /// Where it stands.
    pub span: Span,
}

/// A waiver or a recorded reason in an example.
#[derive(Debug, Clone)]
pub struct Excuse {
    /// For which rule.
    pub rule: RuleId,
    /// Who grants a waiver; none where a reason is recorded.
    pub authority: Option<String>,
}

impl Excuse {
    /// What becomes of a rule that is not met.
    pub fn status(&self) -> Status {
        if self.authority.is_some() { Status::Waived } else { Status::Explained }
    }
}

/// One `expect`.
#[derive(Debug, Clone)]
pub struct Expectation {
    /// Of what.
    pub subject: ExpectedSubject,
    /// The status.
    pub status: Option<Status>,
    /// The value of a definition, table or parameter: a constant expression of its type.
    pub value: Option<Expr>,
    /// Amounts in the rule's unit.
    pub required: Option<Rational>,
    /// Amounts in the rule's unit.
    pub provided: Option<Rational>,
    /// Amounts in the rule's unit.
    pub short: Option<Rational>,
    /// The value of a score, in its unit.
    pub scored: Option<Rational>,
    /// Where it stands.
    pub span: Span,
}

/// What an expectation speaks of.
#[derive(Debug, Clone)]
pub enum ExpectedSubject {
    /// A rule, service or score.
    Rule(RuleId),
    /// A guarantee: met or not met.
    Guarantee(GuaranteeId),
    /// Any value: a definition, table or parameter as an expression over frame 0.
    Value(Expr),
}
