//! Arithmetic on exact numbers.

use super::super::assessment::Undefined;
use super::super::computed::Computed;
use super::{Evaluator, Frame};
use crate::model::{ArithmeticOperator, LimitKind, Per, PerMode, RoundingMode};
use crate::quantity::{Overflow, Rational};
use crate::span::Span;

impl<'a> Evaluator<'_, 'a> {
    /// A number that left the exact range.
    #[cold]
    pub(super) fn overflow(&mut self, at: Span) -> Computed<'a> {
        self.marks.overflow = self.marks.overflow.or(Some(at));
        Computed::Undefined(Undefined::Overflow)
    }

    pub(super) fn arithmetic(
        &mut self,
        operator: ArithmeticOperator,
        left: Computed<'a>,
        right: Computed<'a>,
        at: Span,
    ) -> Computed<'a> {
        let (left, right) = match left.numbers(right) {
            Ok(numbers) => numbers,
            Err(obstacle) => return obstacle,
        };
        match operator {
            ArithmeticOperator::Add => self.exact(left.add(right), at),
            ArithmeticOperator::Subtract => self.exact(left.subtract(right), at),
            ArithmeticOperator::Multiply => self.exact(left.multiply(right), at),
            ArithmeticOperator::Divide => match left.divide(right) {
                Ok(Some(quotient)) => Computed::Number(quotient),
                Ok(None) => Computed::Undefined(Undefined::DivisionByZero),
                Err(Overflow) => self.overflow(at),
            },
        }
    }

    pub(super) fn multiplied(&mut self, left: Computed<'a>, right: Computed<'a>, at: Span) -> Computed<'a> {
        self.arithmetic(ArithmeticOperator::Multiply, left, right, at)
    }

    /// `amount per [started|completed] [every] base`
    pub(super) fn per(&mut self, per: &'a Per, frame: &Frame<'_, 'a>, at: Span) -> Computed<'a> {
        let amount = self.eval(&per.amount, frame);
        let base = match &per.every {
            Some(every) => {
                let every = self.eval(every, frame);
                let base = self.eval(&per.base, frame);
                if let (Computed::Number(every), Computed::Number(base)) = (every, base) {
                    match shares(base, every, per.mode) {
                        Ok(Some(shares)) => Computed::Number(shares),
                        Ok(None) => Computed::Undefined(Undefined::DivisionByZero),
                        Err(Overflow) => self.overflow(at),
                    }
                } else {
                    every.obstacles(base)
                }
            }
            None => match self.eval(&per.base, frame).number() {
                Ok(base) => Computed::Number(whole_shares(base, per.mode)),
                Err(obstacle) => obstacle,
            },
        };
        self.multiplied(amount, base, at)
    }

    /// `x rounded up to step`
    pub(super) fn rounded(
        &mut self,
        operand: Computed<'a>,
        mode: RoundingMode,
        step: Computed<'a>,
        at: Span,
    ) -> Computed<'a> {
        let (operand, step) = match operand.numbers(step) {
            Ok(numbers) => numbers,
            Err(obstacle) => return obstacle,
        };
        if step <= Rational::ZERO {
            return Computed::Undefined(Undefined::NoStep);
        }
        let steps = match operand.divide(step) {
            Ok(Some(steps)) => steps,
            Ok(None) => return Computed::Undefined(Undefined::NoStep),
            Err(Overflow) => return self.overflow(at),
        };
        let steps = match mode {
            RoundingMode::Up => steps.ceil(),
            RoundingMode::Down => steps.floor(),
            RoundingMode::Nearest => steps.round(),
        };
        self.exact(steps.multiply(step), at)
    }

    /// What is missing of `required`: never negative.
    pub(in super::super) fn short(&mut self, required: Computed<'a>, provided: Computed<'a>, at: Span) -> Computed<'a> {
        match self.arithmetic(ArithmeticOperator::Subtract, required, provided, at).number() {
            Ok(missing) => Computed::Number(missing.max(Rational::ZERO)),
            Err(obstacle) => obstacle,
        }
    }
}

/// How many shares of size `every` there are; none for shares of no size.
fn shares(base: Rational, every: Rational, mode: PerMode) -> Result<Option<Rational>, Overflow> {
    match mode {
        PerMode::Exact => base.divide(every),
        PerMode::Started => base.divide_ceil(every),
        PerMode::Completed => base.divide_floor(every),
    }
}

fn whole_shares(shares: Rational, mode: PerMode) -> Rational {
    match mode {
        PerMode::Exact => shares,
        PerMode::Started => shares.ceil(),
        PerMode::Completed => shares.floor(),
    }
}

/// `x but at least y`, `x but at most y`; for days `d but no earlier than e`, `d but no later than e`.
pub(super) fn limit<'a>(operand: Computed<'a>, kind: LimitKind, limit: Computed<'a>) -> Computed<'a> {
    let exceeds = match (operand, limit) {
        (Computed::Number(operand), Computed::Number(limit)) => operand > limit,
        (Computed::Date(operand), Computed::Date(limit)) => operand > limit,
        (operand, limit) => return operand.obstacles(limit),
    };
    match (kind, exceeds) {
        (LimitKind::AtLeast | LimitKind::NoEarlierThan, true) | (LimitKind::AtMost | LimitKind::NoLaterThan, false) => {
            operand
        }
        (LimitKind::AtLeast | LimitKind::NoEarlierThan, false) | (LimitKind::AtMost | LimitKind::NoLaterThan, true) => {
            limit
        }
    }
}
