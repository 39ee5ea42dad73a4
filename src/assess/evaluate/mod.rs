//! Expressions give values: exact numbers, and Kleene's logic where the profile is silent.
//!
//! Knows no statuses: what a value means for a rule is said in `judge`.

mod choices;
mod days;
mod lists;
mod logic;
mod named;
mod numbers;
mod times;

use super::assessment::Undefined;
use super::computed::{Computed, Times};
use super::memory::{Marks, Memory, Page, Settled};
use super::plan::Plan;
use crate::model::{AggregateKind, Expr, ExprKind, Instance, Place, RecordId, Slot, Type, Value};
use crate::quantity::{Overflow, Rational};
use crate::span::Span;

/// Works expressions out for the records of one profile.
#[derive(Debug)]
pub(super) struct Evaluator<'x, 'a> {
    /// What is known without the profile.
    pub plan: &'x Plan<'a>,
    /// What has been worked out already.
    pub memory: Memory<'a>,
    /// What happened since they were last cleared.
    pub marks: Marks,
}

/// What an expression sees: the record it is about and the items of the loops around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame<'f, 'a> {
    item: Item<'a>,
    /// Where the memory of the record begins; only for the outermost frame.
    page: Option<Page>,
    level: u8,
    outer: Option<&'f Frame<'f, 'a>>,
}

/// What a frame is about.
#[derive(Debug, Clone, Copy)]
enum Item<'a> {
    Record(&'a Instance),
    Value(&'a Value),
}

impl<'a> Item<'a> {
    fn of(value: &'a Value) -> Self {
        if let Value::Record(instance) = value { Self::Record(instance) } else { Self::Value(value) }
    }

    fn follow(self, path: &[Slot]) -> Computed<'a> {
        let Some((first, further)) = path.split_first() else { return self.computed() };
        let Self::Record(instance) = self else { return Computed::Unknown };
        let mut value = instance.get(*first);
        for slot in further {
            // Of a record that the profile does not give, no fact is known.
            let Value::Record(instance) = value else { return Computed::Unknown };
            value = instance.get(*slot);
        }
        value.into()
    }

    fn computed(self) -> Computed<'a> {
        match self {
            Self::Record(instance) => Computed::Record(instance),
            Self::Value(value) => value.into(),
        }
    }
}

impl<'f, 'a> Frame<'f, 'a> {
    /// The frame of a loop's item, inside this one.
    pub(super) fn open(&'f self, level: u8, item: &'a Value) -> Frame<'f, 'a> {
        Frame { item: Item::of(item), page: None, level, outer: Some(self) }
    }

    /// How many loops there are around it.
    pub(super) fn level(&self) -> u8 {
        self.level
    }

    /// The record that the frame is about, where it is one.
    pub(super) fn instance(&self) -> Option<&'a Instance> {
        match self.item {
            Item::Record(instance) => Some(instance),
            Item::Value(_) => None,
        }
    }

    /// The type of the record in this frame or in the one around it of that level.
    pub(super) fn record_at(&self, level: u8) -> Option<RecordId> {
        self.at(level).instance().map(|instance| instance.record)
    }

    /// This frame or the one around it of that level.
    fn at(&self, level: u8) -> &Frame<'f, 'a> {
        let mut frame = self;
        while frame.level > level {
            let Some(outer) = frame.outer else { break };
            frame = outer;
        }
        frame
    }

    /// The value at a place.
    #[inline]
    pub(super) fn value(&self, place: &Place) -> Computed<'a> {
        self.at(place.frame).item.follow(&place.path)
    }
}

impl<'x, 'a> Evaluator<'x, 'a> {
    /// An evaluator with a memory of its own.
    pub(super) fn new(plan: &'x Plan<'a>, memory: Memory<'a>) -> Self {
        Self { plan, memory, marks: Marks::default() }
    }

    /// The outermost frame of a record.
    pub(super) fn frame(&mut self, instance: &'a Instance) -> Frame<'a, 'a> {
        let page = self.memory.page(instance, self.plan.nodes.size(instance.record));
        Frame { item: Item::Record(instance), page: Some(page), level: 0, outer: None }
    }

    /// The value of an expression that no record decides.
    pub(super) fn constant(&mut self, expr: &'a Expr) -> Settled<'a> {
        let frame = Frame { item: Item::Value(&Value::Unknown), page: None, level: 0, outer: None };
        self.settled(expr, &frame)
    }

    /// The value of an expression with what happened on the way.
    pub(super) fn settled(&mut self, expr: &'a Expr, frame: &Frame<'_, 'a>) -> Settled<'a> {
        let before = std::mem::take(&mut self.marks);
        let value = self.eval(expr, frame);
        Settled { value, marks: std::mem::replace(&mut self.marks, before) }
    }

    /// The value of an expression.
    #[inline]
    pub(super) fn eval(&mut self, expr: &'a Expr, frame: &Frame<'_, 'a>) -> Computed<'a> {
        // Half of all expressions are facts and numbers: they are read on the spot.
        if let ExprKind::Fact(place) = &expr.kind {
            self.known(frame.value(place), &expr.ty)
        } else if let ExprKind::Number(number) = &expr.kind {
            Computed::Number(*number)
        } else {
            self.work_out(expr, frame)
        }
    }

    fn work_out(&mut self, expr: &'a Expr, frame: &Frame<'_, 'a>) -> Computed<'a> {
        match &expr.kind {
            ExprKind::Number(number) => Computed::Number(*number),
            ExprKind::Text(text) => Computed::Text(text),
            ExprKind::Date(date) => Computed::Date(*date),
            ExprKind::Schedule(times) => Computed::Schedule(Times::Given(times)),
            ExprKind::Bool(truth) => Computed::Bool(*truth),
            ExprKind::Choice(choice) => Computed::Choice(*choice),
            ExprKind::Values(values) => Computed::List(values),
            ExprKind::KeyDate => Computed::Date(self.plan.key_date),
            ExprKind::Fact(place) => self.known(frame.value(place), &expr.ty),
            ExprKind::Parameter(id) => {
                let settled = self.plan.parameter(*id);
                self.marks.join(settled.marks);
                settled.value
            }
            ExprKind::Definition(id, place) => self.definition(*id, place, frame),
            ExprKind::Table(id, place) => self.table_at(*id, place, frame),
            ExprKind::Result(rule, facet, place) => self.result(*rule, *facet, place, frame, expr.span),
            ExprKind::Convert(operand, factor) => {
                let operand = self.eval(operand, frame);
                self.multiplied(operand, Computed::Number(*factor), expr.span)
            }
            ExprKind::Negate(operand) => match self.eval(operand, frame).number() {
                Ok(number) => Computed::Number(number.negate()),
                Err(obstacle) => obstacle,
            },
            ExprKind::Not(operand) => match self.eval(operand, frame).truth() {
                Ok(truth) => Computed::Bool(!truth),
                Err(obstacle) => obstacle,
            },
            ExprKind::Arithmetic(operator, left, right) => {
                let (left, right) = (self.eval(left, frame), self.eval(right, frame));
                self.arithmetic(*operator, left, right, expr.span)
            }
            ExprKind::ShiftDate(operator, date, amount, months) => {
                let (date, amount) = (self.eval(date, frame), self.eval(amount, frame));
                days::shift_date(*operator, date, amount, *months)
            }
            ExprKind::DaysBetween(left, right) => days::days_between(self.eval(left, frame), self.eval(right, frame)),
            ExprKind::Elapsed(unit, from, to) => days::elapsed(*unit, self.eval(from, frame), self.eval(to, frame)),
            ExprKind::DateOf(place) => days::date_of(place, frame),
            ExprKind::Within(day, amount, unit, negated) => {
                let (day, amount) = (self.eval(day, frame), self.eval(amount, frame));
                let (size, months) = days::size(*unit);
                let amount = self.multiplied(amount, Computed::Number(Rational::whole(size)), expr.span);
                days::within(day, amount, months, *negated, self.plan.key_date)
            }
            ExprKind::Per(per) => self.per(per, frame, expr.span),
            ExprKind::Limit(operand, kind, limit) => {
                numbers::limit(self.eval(operand, frame), *kind, self.eval(limit, frame))
            }
            ExprKind::Round(operand, mode, step) => {
                let (operand, step) = (self.eval(operand, frame), self.eval(step, frame));
                self.rounded(operand, *mode, step, expr.span)
            }
            ExprKind::Assuming(operand, instead) => self.assuming(operand, instead, frame),
            ExprKind::Compare(operator, left, right) => {
                logic::compare(*operator, self.eval(left, frame), self.eval(right, frame))
            }
            ExprKind::Equal(left, right, negated) => {
                let (left, right) = (self.eval(left, frame), self.eval(right, frame));
                logic::equal(left, right, *negated, &self.memory.made)
            }
            ExprKind::OneOf(value, choices, negated) => self.one_of(value, choices, *negated, frame),
            ExprKind::IsNone(operand, negated) => logic::is_none(self.eval(operand, frame), *negated),
            ExprKind::IsKnown(operand, negated) => self.is_known(operand, *negated, frame),
            ExprKind::In(value, list, negated) => {
                let (value, list) = (self.eval(value, frame), self.eval(list, frame));
                logic::contains(value, list, *negated, &self.memory.made)
            }
            ExprKind::Covers(times, asked) => self.covers(times, asked, frame),
            ExprKind::HoursOf(times) => self.hours_of(times, frame),
            ExprKind::And(items) => self.all_of(items.iter(), frame),
            ExprKind::Or(items) => self.any_of(items.iter(), frame),
            ExprKind::If(condition, yes, no) => self.if_then(condition, yes, no, frame),
            ExprKind::FirstOf(cases, otherwise) => self.first_of(cases, otherwise, frame),
            ExprKind::Enumeration(kind, items) => self.enumeration(kind, items, frame),
            ExprKind::Quantified(quantifier, selection, condition) => {
                self.quantified(*quantifier, selection, condition, frame)
            }
            ExprKind::Aggregate(AggregateKind::Times, selection, Some(value)) => self.times_of(selection, value, frame),
            ExprKind::Aggregate(kind, selection, value) => {
                self.aggregate(*kind, selection, value.as_deref(), frame, expr.span)
            }
            ExprKind::Poison => Computed::Unknown,
        }
    }

    /// A value of a choice only where the standard knows it: what it says of all others is meant for those that it knows.
    #[inline]
    fn known(&self, value: Computed<'a>, ty: &Type) -> Computed<'a> {
        match (value, ty) {
            (Computed::Choice(index), Type::Choice(choice)) if self.plan.is_foreign(*choice, index) => {
                Computed::Undefined(Undefined::ForeignValue)
            }
            (_, _) => value,
        }
    }

    /// `x assuming y`: only what the profile does not say is assumed.
    fn assuming(&mut self, operand: &'a Expr, instead: &'a Expr, frame: &Frame<'_, 'a>) -> Computed<'a> {
        let operand = self.eval(operand, frame);
        if let Computed::Unknown = operand {
            self.marks.assumed = true;
            self.eval(instead, frame)
        } else {
            operand
        }
    }

    /// An exact number, or the note that there is none.
    #[inline]
    fn exact(&mut self, number: Result<Rational, Overflow>, at: Span) -> Computed<'a> {
        match number {
            Ok(number) => Computed::Number(number),
            Err(Overflow) => self.overflow(at),
        }
    }
}
