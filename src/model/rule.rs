//! Rules, services and scores: when they apply, what they ask, what follows.

use super::expression::Expr;
use super::period::Period;
use super::score::Score;
use super::standard::{Label, Modality, Notes, RuleId, RuleKind};
use super::vocabulary::{RecordId, Type};
use crate::quantity::Unit;
use crate::span::Span;
use jiff::civil::Date;

/// A rule, a service or a score.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Its name.
    pub label: Label,
    /// Whether it asks, offers or weighs.
    pub kind: RuleKind,
    /// The record it is about; frame 0.
    pub about: RecordId,
    /// The standard it was written in; differs from the one it is part of where that one extends.
    pub origin: String,
    /// When it applies; always without.
    pub when: Option<Expr>,
    /// When it does not apply all the same.
    pub unless: Vec<Expr>,
    /// Until when it does not apply yet.
    pub transition: Option<Transition>,
    /// How strictly it binds; a component without.
    pub modality: Option<Modality>,
    /// Whether it holds where possible only: where it is not met, a reason is to be recorded.
    pub where_possible: bool,
    /// What it asks.
    pub body: Body,
    /// Whose capacity it is.
    pub role: Option<String>,
    /// What those who do it have to be able to do.
    pub needs: Vec<StaffNeed>,
    /// When it is in force.
    pub period: Period,
    /// Who may waive it.
    pub waivable_by: Vec<String>,
    /// What to do where it is not met.
    pub remedy: Option<Remedy>,
    /// What follows where it is not met.
    pub consequences: Vec<String>,
    /// What it costs where it applies: money, or money per time.
    pub cost: Option<Expr>,
    /// The rule whose place it takes while it is in force.
    pub replaces: Option<RuleId>,
    /// The rule that takes its place while that one is in force.
    pub replaced_by: Option<RuleId>,
    /// Whether an extending standard drops it: it keeps its id and is never looked at.
    pub dropped: bool,
    /// Sources and notes.
    pub notes: Notes,
    /// The whole declaration.
    pub span: Span,
}

/// What staff have to be able to do for a service.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum StaffNeed {
    /// To have learnt it.
    Qualification(String),
    /// To speak it.
    Language(String),
}

/// What a rule asks.
#[derive(Debug, Clone)]
pub enum Body {
    /// Nothing: only `when` and `unless` say something.
    Nothing,
    /// A condition without amounts.
    Condition(Expr),
    /// `must A >= B` (provided A, required B) or, mirrored, `must A <= B` (provided B, required A).
    /// Both in one unit.
    Comparison {
        /// What is there.
        provided: Expr,
        /// What is asked for.
        required: Expr,
        /// Whether it was written `A <= B`.
        mirrored: bool,
        /// The comparison as it was written.
        condition: Expr,
    },
    /// `requires` with `provided`, both in one unit.
    Capacity {
        /// What is asked for.
        required: Expr,
        /// What is there; none for a component that only says what it takes.
        provided: Option<Expr>,
    },
    /// Parts that are weighed: nothing is asked.
    Score(Score),
}

impl Body {
    /// The unit of required, provided and short; none where there are no amounts.
    pub fn unit(&self) -> Option<Unit> {
        let (Self::Comparison { required, .. } | Self::Capacity { required, .. }) = self else { return None };
        if let Type::Number(unit) = required.ty { Some(unit) } else { None }
    }
}

/// `transition until D [when C]`
#[derive(Debug, Clone)]
pub struct Transition {
    /// The last day.
    pub until: Date,
    /// For whom; everybody without.
    pub when: Option<Expr>,
}

/// A remedy's text, cut at its places for amounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remedy(pub Vec<RemedyPart>);

/// One part of a remedy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RemedyPart {
    /// Words.
    Words(String),
    /// `{required}`
    Required,
    /// `{provided}`
    Provided,
    /// `{short}`
    Short,
}
