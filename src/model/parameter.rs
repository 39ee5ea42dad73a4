//! Parameters: values by date, and the local ones that take their place.

use super::expression::Expr;
use super::period::Period;
use super::standard::{Citation, Label, ParameterId, Standard};
use super::vocabulary::Type;
use crate::span::Span;
use jiff::civil::Date;

/// A named value that changes by date.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Its name.
    pub label: Label,
    /// Its type.
    pub ty: Type,
    /// The standard it was written in.
    pub origin: String,
    /// What a standard that builds on this one may set instead; nothing without.
    pub local: Option<Local>,
    /// The parameter whose place it takes on the days on which it has a value.
    pub replaces: Option<ParameterId>,
    /// The parameter that takes its place on the days on which that one has a value.
    pub replaced_by: Option<ParameterId>,
    /// Its values by date, in order of their beginning. On each day at most one holds, unless the later ones are
    /// suspended: then the one before holds.
    pub values: Vec<ParameterValue>,
}

/// `local [10 person to 15 person] [by "prefecture"]`
#[derive(Debug, Clone)]
pub struct Local {
    /// Lowest and highest value, both allowed: constants of the parameter's type; any value without.
    pub bounds: Option<(Expr, Expr)>,
    /// Who may set it.
    pub by: Option<String>,
    /// Where it says so.
    pub span: Span,
}

/// One value of a parameter.
#[derive(Debug, Clone)]
pub struct ParameterValue {
    /// The value: a constant expression.
    pub value: Expr,
    /// When it holds. `until` is filled in from the next value's `since`.
    pub period: Period,
    /// Where it comes from.
    pub source: Option<Citation>,
    /// How the paper was read.
    pub note: Option<String>,
}

impl Parameter {
    /// The value on a day: the latest one that has begun, has not ended and is not suspended.
    pub fn on(&self, day: Date) -> Option<&ParameterValue> {
        self.values.iter().rev().find(|value| value.period.holds(day)).or_else(|| {
            // The one before a suspended value holds on although its own end has come.
            let suspended = self.values.iter().rposition(|value| value.period.covers(day))?;
            self.values
                .get(..suspended)?
                .iter()
                .rev()
                .find(|value| value.period.since.is_none_or(|since| since <= day) && !value.period.is_suspended(day))
        })
    }
}

impl Standard {
    /// A parameter with those whose place it takes and those that take its place, the last of them first.
    pub fn layers_of(&self, parameter: ParameterId) -> Vec<ParameterId> {
        let mut last = parameter;
        while let Some(later) = self.parameter(last).replaced_by {
            last = later;
        }
        std::iter::successors(Some(last), |id| self.parameter(*id).replaces).collect()
    }

    /// The value of a parameter on a day, with the parameter that gives it: the last one that took its place and has a
    /// value on that day, else itself, else the one whose place it takes.
    pub fn value_on(&self, parameter: ParameterId, day: Date) -> Option<(ParameterId, &ParameterValue)> {
        self.layers_of(parameter).into_iter().find_map(|id| Some((id, self.parameter(id).on(day)?)))
    }
}
