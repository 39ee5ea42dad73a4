//! Comparisons and Kleene's connectives: a result is given as soon as what is known decides it.

use super::super::assessment::Undefined;
use super::super::computed::{Computed, MadeTimes, Obstacle};
use super::{Evaluator, Frame};
use crate::model::{CompareOperator, EnumerationKind, Expr, Listed};

/// Order of numbers or of days.
pub(super) fn compare<'a>(operator: CompareOperator, left: Computed<'a>, right: Computed<'a>) -> Computed<'a> {
    let order = match (left, right) {
        (Computed::Number(left), Computed::Number(right)) => left.cmp(&right),
        (Computed::Date(left), Computed::Date(right)) => left.cmp(&right),
        (left, right) => return left.obstacles(right),
    };
    Computed::Bool(match operator {
        CompareOperator::Less => order.is_lt(),
        CompareOperator::AtMost => order.is_le(),
        CompareOperator::Greater => order.is_gt(),
        CompareOperator::AtLeast => order.is_ge(),
    })
}

/// `a is b`, `a is not b`
pub(super) fn equal<'a>(left: Computed<'a>, right: Computed<'a>, negated: bool, made: &MadeTimes) -> Computed<'a> {
    left.same(right, made).map_or_else(|| left.obstacles(right), |same| Computed::Bool(same != negated))
}

/// `x is none`, `x is not none`
pub(super) fn is_none(operand: Computed<'_>, negated: bool) -> Computed<'_> {
    if operand.is_open() { operand } else { Computed::Bool(matches!(operand, Computed::None) != negated) }
}

/// `a in list`, `a not in list`
pub(super) fn contains<'a>(value: Computed<'a>, list: Computed<'a>, negated: bool, made: &MadeTimes) -> Computed<'a> {
    let Ok(items) = list.items() else { return value.obstacles(list) };
    if value.is_open() {
        return value;
    }
    let mut obstacle = Obstacle::NONE;
    for item in items {
        let item = Computed::from(item);
        match value.same(item, made) {
            Some(true) => return Computed::Bool(!negated),
            Some(false) => {}
            None => obstacle.meet(item),
        }
    }
    obstacle.or(Computed::Bool(negated))
}

impl<'a> Evaluator<'_, 'a> {
    /// `a is one of (…)`
    pub(super) fn one_of(
        &mut self,
        value: &'a Expr,
        choices: &'a [Expr],
        negated: bool,
        frame: &Frame<'_, 'a>,
    ) -> Computed<'a> {
        let value = self.eval(value, frame);
        let mut obstacle = Obstacle::NONE;
        for choice in choices {
            let choice = self.eval(choice, frame);
            match value.same(choice, &self.memory.made) {
                Some(true) => return Computed::Bool(!negated),
                Some(false) => {}
                None => obstacle.meet(value.obstacles(choice)),
            }
        }
        obstacle.or(Computed::Bool(negated))
    }

    /// `x is known`: what is undefined is not known either.
    pub(super) fn is_known(&mut self, operand: &'a Expr, negated: bool, frame: &Frame<'_, 'a>) -> Computed<'a> {
        match self.eval(operand, frame) {
            // The profile says it; the standard only does not know what that is.
            open @ (Computed::NoRule(_) | Computed::Undefined(Undefined::ForeignValue)) => open,
            Computed::Unknown | Computed::Undefined(_) => Computed::Bool(negated),
            Computed::Bool(_)
            | Computed::Number(_)
            | Computed::Text(_)
            | Computed::Date(_)
            | Computed::Schedule(_)
            | Computed::Choice(_)
            | Computed::List(_)
            | Computed::Record(_)
            | Computed::None => Computed::Bool(!negated),
        }
    }

    /// False as soon as one is false.
    pub(super) fn all_of(&mut self, items: impl Iterator<Item = &'a Expr>, frame: &Frame<'_, 'a>) -> Computed<'a> {
        let mut obstacle = Obstacle::NONE;
        for item in items {
            match self.eval(item, frame).truth() {
                Ok(true) => {}
                Ok(false) => return Computed::Bool(false),
                Err(open) => obstacle.meet(open),
            }
        }
        obstacle.or(Computed::Bool(true))
    }

    /// True as soon as one is true.
    pub(super) fn any_of(&mut self, items: impl Iterator<Item = &'a Expr>, frame: &Frame<'_, 'a>) -> Computed<'a> {
        let mut obstacle = Obstacle::NONE;
        for item in items {
            match self.eval(item, frame).truth() {
                Ok(false) => {}
                Ok(true) => return Computed::Bool(true),
                Err(open) => obstacle.meet(open),
            }
        }
        obstacle.or(Computed::Bool(false))
    }

    /// A legal enumeration.
    pub(super) fn enumeration(
        &mut self,
        kind: &EnumerationKind,
        items: &'a [Listed],
        frame: &Frame<'_, 'a>,
    ) -> Computed<'a> {
        let conditions = items.iter().map(|item| &item.condition);
        match kind {
            EnumerationKind::AllOf => self.all_of(conditions, frame),
            EnumerationKind::AnyOf | EnumerationKind::BestOf => self.any_of(conditions, frame),
            EnumerationKind::ExactlyOneOf => self.between(1, 1, items, frame),
            EnumerationKind::AtLeastOf(least) => {
                let least = usize::try_from(*least).unwrap_or(usize::MAX);
                self.between(least, usize::MAX, items, frame)
            }
        }
    }

    /// Whether at least `least` and at most `most` items hold.
    fn between(&mut self, least: usize, most: usize, items: &'a [Listed], frame: &Frame<'_, 'a>) -> Computed<'a> {
        let mut obstacle = Obstacle::NONE;
        let (mut hold, mut could_hold) = (0, items.len());
        for item in items {
            match self.eval(&item.condition, frame).truth() {
                Ok(true) => hold += 1,
                Ok(false) => could_hold -= 1,
                Err(open) => obstacle.meet(open),
            }
            if hold > most || could_hold < least {
                return Computed::Bool(false);
            }
            if hold >= least && could_hold <= most {
                return Computed::Bool(true);
            }
        }
        obstacle.or(Computed::Bool(true))
    }
}
