//! Between which ends a number lies that the profile leaves open: by the bounds of the facts that are missing.
//!
//! Sound, not always tight: the true value is never outside. Facts without bounds of their own are not negative, since
//! nobody counts or measures minus five.

use super::computed::Computed;
use super::evaluate::{Evaluator, Frame};
use crate::model::{
    AggregateKind, ArithmeticOperator, Body, Case, DefinitionId, Expr, ExprKind, Facet, LimitKind, Outcome, Per,
    PerMode, Place, RoundingMode, Rule, RuleId, Score, Selection, Table, TableId, Type,
};
use crate::quantity::Rational;
use crate::schedule::Schedule;

/// Lowest and highest value; none where there is no limit or none can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The lower end.
    pub low: Option<Rational>,
    /// The upper end.
    pub high: Option<Rational>,
}

impl Range {
    /// No end is known.
    pub(super) const OPEN: Self = Self { low: None, high: None };

    fn exact(value: Rational) -> Self {
        Self { low: Some(value), high: Some(value) }
    }

    /// Everything that lies in one or the other.
    fn or(self, other: Self) -> Self {
        let both = |a: Option<Rational>, b, pick: fn(Rational, Rational) -> Rational| a.zip(b).map(|(a, b)| pick(a, b));
        Self { low: both(self.low, other.low, Rational::min), high: both(self.high, other.high, Rational::max) }
    }

    /// Both ends through something that never falls as its operand grows.
    fn rising(self, each: impl Fn(Rational) -> Option<Rational>) -> Self {
        Self { low: self.low.and_then(&each), high: self.high.and_then(&each) }
    }

    fn add(self, other: Self) -> Self {
        let sum = |a: Option<Rational>, b: Option<Rational>| a?.add(b?).ok();
        Self { low: sum(self.low, other.low), high: sum(self.high, other.high) }
    }

    fn negate(self) -> Self {
        Self { low: self.high.map(Rational::negate), high: self.low.map(Rational::negate) }
    }

    fn multiply(self, other: Self) -> Self {
        let nonnegative = |range: Self| range.low.filter(|low| !low.is_negative());
        if let (Some(low), Some(least)) = (nonnegative(self), nonnegative(other)) {
            let high = |a: Option<Rational>, b: Option<Rational>| a?.multiply(b?).ok();
            return Self { low: low.multiply(least).ok(), high: high(self.high, other.high) };
        }
        let (Some(a), Some(b), Some(c), Some(d)) = (self.low, self.high, other.low, other.high) else {
            return Self::OPEN;
        };
        let mut ends = [(a, c), (a, d), (b, c), (b, d)].map(|(left, right)| left.multiply(right).ok());
        ends.sort_unstable();
        // None sorts first: an end out of the exact range leaves nothing to be said.
        let [Some(low), _, _, Some(high)] = ends else { return Self::OPEN };
        Self { low: Some(low), high: Some(high) }
    }

    /// One over it; only where nothing in it is 0 or below.
    fn inverse(self) -> Self {
        let Some(low) = self.low.filter(|low| !low.is_negative() && !low.is_zero()) else { return Self::OPEN };
        let over = |value: Rational| Rational::ONE.divide(value).ok().flatten();
        Self { low: self.high.map_or(Some(Rational::ZERO), over), high: over(low) }
    }
}

/// Expressions that are looked at for one range; behind them it is open.
const BUDGET: usize = 5_000;

/// Levels of names; behind them a range is open.
const DEEPEST: usize = 60;

impl<'a> Evaluator<'_, 'a> {
    /// Between which ends the need of a rule lies for the record of a frame; 0 belongs to it where it is open whether
    /// the rule applies.
    pub(super) fn required_range(&mut self, id: RuleId, frame: &Frame<'a, 'a>) -> Range {
        Ranges { evaluator: self, budget: BUDGET, depth: 0 }.need(id, frame)
    }

    /// Between which ends the value of a score lies, as if it applied.
    pub(super) fn value_range(&mut self, score: &'a Score, frame: &Frame<'a, 'a>) -> Range {
        Ranges { evaluator: self, budget: BUDGET, depth: 0 }.of(&score.value, frame)
    }
}

struct Ranges<'e, 'x, 'a> {
    evaluator: &'e mut Evaluator<'x, 'a>,
    budget: usize,
    depth: usize,
}

impl<'a> Ranges<'_, '_, 'a> {
    fn need(&mut self, id: RuleId, frame: &Frame<'a, 'a>) -> Range {
        let plan = self.evaluator.plan;
        if plan.idle(id).is_some() {
            return Range::exact(Rational::ZERO);
        }
        let rule: &'a Rule = plan.standard.rule(id);
        let need = match &rule.body {
            Body::Comparison { required, .. } | Body::Capacity { required, .. } => self.of(required, frame),
            Body::Nothing | Body::Condition(_) | Body::Score(_) => Range::OPEN,
        };
        match self.evaluator.application(rule, frame).applies.decided() {
            Some(true) => need,
            Some(false) => Range::exact(Rational::ZERO),
            None => need.or(Range::exact(Rational::ZERO)),
        }
    }

    fn worth(&mut self, id: RuleId, frame: &Frame<'a, 'a>) -> Range {
        let rule: &'a Rule = self.evaluator.plan.standard.rule(id);
        rule.body.score().map_or(Range::OPEN, |score| self.of(&score.value, frame))
    }

    fn of(&mut self, expr: &'a Expr, frame: &Frame<'_, 'a>) -> Range {
        let value = self.evaluator.eval(expr, frame);
        if let Computed::Number(number) = value {
            Range::exact(number)
        } else if matches!(value, Computed::Unknown) && self.budget > 0 {
            self.budget -= 1;
            self.spread(expr, frame)
        } else {
            Range::OPEN
        }
    }

    #[allow(clippy::wildcard_enum_match_arm, reason = "of a form not named here nothing is said, which is never wrong")]
    fn spread(&mut self, expr: &'a Expr, frame: &Frame<'_, 'a>) -> Range {
        match &expr.kind {
            ExprKind::Fact(place) => self.fact(place, frame),
            ExprKind::Definition(id, place) => self.named(place, frame, |this, frame| this.definition(*id, frame)),
            ExprKind::Table(id, place) => self.named(place, frame, |this, frame| this.table_of(*id, frame)),
            ExprKind::Result(id, Facet::Required, place) => {
                let id = self.evaluator.plan.holder(*id);
                self.named(place, frame, |this, frame| this.need(id, frame))
            }
            ExprKind::Result(id, Facet::Value, place) => {
                let id = self.evaluator.plan.holder(*id);
                self.named(place, frame, |this, frame| this.worth(id, frame))
            }
            ExprKind::Result(_, Facet::Short, _) => Range { low: Some(Rational::ZERO), high: None },
            ExprKind::Convert(inner, factor) if !factor.is_negative() => {
                self.of(inner, frame).multiply(Range::exact(*factor))
            }
            ExprKind::Negate(inner) => self.of(inner, frame).negate(),
            ExprKind::Arithmetic(operator, left, right) => {
                let (left, right) = (self.of(left, frame), self.of(right, frame));
                match operator {
                    ArithmeticOperator::Add => left.add(right),
                    ArithmeticOperator::Subtract => left.add(right.negate()),
                    ArithmeticOperator::Multiply => left.multiply(right),
                    ArithmeticOperator::Divide => left.multiply(right.inverse()),
                }
            }
            ExprKind::Per(per) => self.per(per, frame),
            ExprKind::Limit(value, kind, limit) => {
                let (value, limit) = (self.of(value, frame), self.of(limit, frame));
                let pick = |a: Option<Rational>, b: Option<Rational>, larger: bool| match (a, b) {
                    (Some(a), Some(b)) => Some(if larger { a.max(b) } else { a.min(b) }),
                    (_, _) => None,
                };
                match kind {
                    LimitKind::AtLeast | LimitKind::NoEarlierThan => Range {
                        low: pick(value.low, limit.low, true).or(value.low).or(limit.low),
                        high: pick(value.high, limit.high, true),
                    },
                    LimitKind::AtMost | LimitKind::NoLaterThan => Range {
                        low: pick(value.low, limit.low, false),
                        high: pick(value.high, limit.high, false).or(value.high).or(limit.high),
                    },
                }
            }
            ExprKind::Round(value, mode, step) => {
                let Computed::Number(step) = self.evaluator.eval(step, frame) else { return Range::OPEN };
                self.of(value, frame).rising(|value| rounded(value, *mode, step))
            }
            ExprKind::Assuming(value, instead) => self.of(value, frame).or(self.of(instead, frame)),
            ExprKind::If(condition, yes, no) => match self.evaluator.eval(condition, frame).decided() {
                Some(true) => self.of(yes, frame),
                Some(false) => self.of(no, frame),
                None => self.of(yes, frame).or(self.of(no, frame)),
            },
            ExprKind::FirstOf(cases, otherwise) => self.first_of(cases, otherwise, frame),
            ExprKind::HoursOf(times) => {
                let known = self.evaluator.known_times(times, frame).hours();
                Range { low: Some(known), high: Some(Schedule::always().hours()) }
            }
            ExprKind::Aggregate(kind, selection, value) => self.aggregate(*kind, selection, value.as_deref(), frame),
            _ => Range::OPEN,
        }
    }

    /// By the bounds that the vocabulary gives.
    fn fact(&self, place: &Place, frame: &Frame<'_, 'a>) -> Range {
        let plan = self.evaluator.plan;
        let Some((last, way)) = place.path.split_last() else { return Range::OPEN };
        let Some(start) = frame.record_at(place.frame) else { return Range::OPEN };
        let mut record = start;
        for slot in way {
            let Type::Record(inner) = plan.vocabulary.record(record).fact(*slot).ty else { return Range::OPEN };
            record = inner;
        }
        match plan.vocabulary.record(record).fact(*last).bounds {
            Some((low, high)) => Range { low: Some(low), high: Some(high) },
            None => Range { low: Some(Rational::ZERO), high: None },
        }
    }

    fn named(
        &mut self,
        place: &Place,
        frame: &Frame<'_, 'a>,
        range: impl FnOnce(&mut Self, &Frame<'a, 'a>) -> Range,
    ) -> Range {
        let Ok(frame) = self.evaluator.frame_at(place, frame) else { return Range::OPEN };
        if self.depth >= DEEPEST {
            return Range::OPEN;
        }
        self.depth += 1;
        let range = range(self, &frame);
        self.depth -= 1;
        range
    }

    fn definition(&mut self, id: DefinitionId, frame: &Frame<'a, 'a>) -> Range {
        self.of(&self.evaluator.plan.standard.definition(id).value, frame)
    }

    fn table_of(&mut self, id: TableId, frame: &Frame<'a, 'a>) -> Range {
        let table: &'a Table = self.evaluator.plan.standard.table(id);
        let mut possible = Possible::default();
        for row in &table.rows {
            let cells = row.cells.iter().flatten();
            let cells: Vec<_> = cells.map(|cell| self.evaluator.eval(cell, frame).decided()).collect();
            if cells.contains(&Some(false)) {
                continue;
            }
            possible.add(self.outcome(&row.outcome, frame));
            if cells.iter().all(|cell| *cell == Some(true)) {
                return possible.range();
            }
        }
        if let Some(otherwise) = &table.otherwise {
            possible.add(self.outcome(otherwise, frame));
        }
        possible.range()
    }

    fn first_of(&mut self, cases: &'a [Case], otherwise: &'a Outcome, frame: &Frame<'_, 'a>) -> Range {
        let mut possible = Possible::default();
        for case in cases {
            let holds = self.evaluator.eval(&case.when, frame).decided();
            if holds != Some(false) {
                possible.add(self.outcome(&case.outcome, frame));
            }
            if holds == Some(true) {
                return possible.range();
            }
        }
        possible.add(self.outcome(otherwise, frame));
        possible.range()
    }

    /// None where the standard is silent: silence asks for nothing.
    fn outcome(&mut self, outcome: &'a Outcome, frame: &Frame<'_, 'a>) -> Option<Range> {
        match outcome {
            Outcome::Value(value) => Some(self.of(value, frame)),
            Outcome::NoRule(_) => None,
        }
    }

    fn per(&mut self, per: &'a Per, frame: &Frame<'_, 'a>) -> Range {
        let amount = self.of(&per.amount, frame);
        let base = self.of(&per.base, frame);
        let every = per.every.as_ref().map_or(Range::exact(Rational::ONE), |every| self.of(every, frame));
        let shares = base.multiply(every.inverse());
        let whole = |shares: Rational| match per.mode {
            PerMode::Exact => shares,
            PerMode::Started => shares.ceil(),
            PerMode::Completed => shares.floor(),
        };
        amount.multiply(shares.rising(|shares| Some(whole(shares))))
    }

    fn aggregate(
        &mut self,
        kind: AggregateKind,
        selection: &'a Selection,
        value: Option<&'a Expr>,
        frame: &Frame<'_, 'a>,
    ) -> Range {
        let nothing = Range::exact(Rational::ZERO);
        let Ok(items) = self.evaluator.items(selection, frame) else {
            return match kind {
                AggregateKind::Number => Range { low: Some(Rational::ZERO), high: None },
                AggregateKind::Sum | AggregateKind::Smallest | AggregateKind::Largest | AggregateKind::Times => {
                    Range::OPEN
                }
            };
        };
        let mut sum = nothing;
        for item in items {
            let item = frame.open(selection.frame, item);
            let counts = self.evaluator.counts(selection, &item).decided();
            if counts == Some(false) {
                continue;
            }
            let one = value.map_or(Range::exact(Rational::ONE), |value| self.of(value, &item));
            match kind {
                AggregateKind::Number | AggregateKind::Sum => {
                    sum = sum.add(if counts == Some(true) { one } else { one.or(nothing) });
                }
                AggregateKind::Smallest | AggregateKind::Largest | AggregateKind::Times => return Range::OPEN,
            }
        }
        sum
    }
}

/// What is still possible.
#[derive(Default)]
struct Possible(Option<Range>);

impl Possible {
    fn add(&mut self, range: Option<Range>) {
        if let Some(range) = range {
            self.0 = Some(self.0.map_or(range, |known| known.or(range)));
        }
    }

    fn range(self) -> Range {
        self.0.unwrap_or(Range::OPEN)
    }
}

fn rounded(value: Rational, mode: RoundingMode, step: Rational) -> Option<Rational> {
    if step <= Rational::ZERO {
        return None;
    }
    let steps = value.divide(step).ok()??;
    let steps = match mode {
        RoundingMode::Up => steps.ceil(),
        RoundingMode::Down => steps.floor(),
        RoundingMode::Nearest => steps.round(),
    };
    steps.multiply(step).ok()
}
