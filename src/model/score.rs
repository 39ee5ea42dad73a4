//! Scores: parts that are weighed and summed up. Knows no values.

use super::expression::Expr;
use super::rule::Body;
use super::vocabulary::Type;
use crate::quantity::{Rational, Unit};

/// What a score sums up: calculated, never judged.
#[derive(Debug, Clone)]
pub struct Score {
    /// Its parts, in order; their weights add up to 1.
    pub parts: Vec<ScorePart>,
    /// The sum of the parts, each times its weight.
    pub value: Expr,
}

/// One part of a score.
#[derive(Debug, Clone)]
pub struct ScorePart {
    /// What reports call it; what its value says without.
    pub label: Option<String>,
    /// How much it counts: above 0, at most 1.
    pub weight: Rational,
    /// Whether the weight was written with `%`.
    pub percent: bool,
    /// What counts, in the unit of the score.
    pub value: Expr,
}

impl Body {
    /// What a score sums up.
    pub fn score(&self) -> Option<&Score> {
        if let Self::Score(score) = self { Some(score) } else { None }
    }

    /// The unit of a score's value, else that of the amounts; none where there are neither.
    pub fn measure(&self) -> Option<Unit> {
        self.score().map(Score::unit).or_else(|| self.unit())
    }
}

impl Score {
    /// The unit of its value and of all its parts.
    pub fn unit(&self) -> Unit {
        if let Type::Number(unit) = self.value.ty { unit } else { Unit::ONE }
    }
}
