//! Quantifiers and aggregates over the items of a list.

use super::super::assessment::Undefined;
use super::super::computed::{Computed, Obstacle};
use super::{Evaluator, Frame, Item};
use crate::model::{AggregateKind, ArithmeticOperator, Expr, LimitKind, Quantifier, Selection, Type, Value};
use crate::quantity::Rational;
use crate::span::Span;

impl<'a> Evaluator<'_, 'a> {
    /// The items of a selection's list, before its filter.
    pub(in super::super) fn items(
        &mut self,
        selection: &'a Selection,
        frame: &Frame<'_, 'a>,
    ) -> Result<&'a [Value], Computed<'a>> {
        self.eval(&selection.list, frame).items()
    }

    /// Whether an item counts, in the frame it opened. Of a value that the standard does not know, nobody can say.
    pub(in super::super) fn counts(&mut self, selection: &'a Selection, item: &Frame<'_, 'a>) -> Computed<'a> {
        let counts = match &selection.filter {
            Some(filter) => self.eval(filter, item),
            None => Computed::Bool(true),
        };
        match self.foreign_item(selection, item) {
            Some(foreign) if counts.decided() != Some(false) => foreign,
            Some(_) | None => counts,
        }
    }

    /// What is said of an item that is a value which only another standard knows.
    #[inline]
    pub(in super::super) fn foreign_item(&self, selection: &Selection, item: &Frame<'_, 'a>) -> Option<Computed<'a>> {
        let (Type::List(of), Item::Value(value)) = (&selection.list.ty, item.item) else { return None };
        Some(self.known(value.into(), of)).filter(|value| matches!(value, Computed::Undefined(_)))
    }

    /// `every … has …`, `some … has …`
    pub(super) fn quantified(
        &mut self,
        quantifier: Quantifier,
        selection: &'a Selection,
        condition: &'a Expr,
        frame: &Frame<'_, 'a>,
    ) -> Computed<'a> {
        let items = match self.items(selection, frame) {
            Ok(items) => items,
            Err(obstacle) => return obstacle,
        };
        // `every` is decided by an item that fails, `some` by one that holds.
        let decisive = match quantifier {
            Quantifier::Every => false,
            Quantifier::Some => true,
        };
        let mut obstacle = Obstacle::NONE;
        for item in items {
            let item = frame.open(selection.frame, item);
            let counts = self.counts(selection, &item).truth();
            if let Ok(false) = counts {
                continue;
            }
            match (counts, self.eval(condition, &item).truth()) {
                (_, Ok(holds)) if holds != decisive => {}
                (Ok(_), Ok(_)) => return Computed::Bool(decisive),
                (Ok(_), Err(open)) | (Err(open), Ok(_)) => obstacle.meet(open),
                (Err(counts), Err(holds)) => {
                    obstacle.meet(counts);
                    obstacle.meet(holds);
                }
            }
        }
        obstacle.or(Computed::Bool(!decisive))
    }

    /// `number of …`, `sum of …`, `smallest …`, `largest …`
    pub(super) fn aggregate(
        &mut self,
        kind: AggregateKind,
        selection: &'a Selection,
        value: Option<&'a Expr>,
        frame: &Frame<'_, 'a>,
        at: Span,
    ) -> Computed<'a> {
        let items = match self.items(selection, frame) {
            Ok(items) => items,
            Err(obstacle) => return obstacle,
        };
        let mut obstacle = Obstacle::NONE;
        let mut sum = match kind {
            AggregateKind::Number | AggregateKind::Sum => Computed::Number(Rational::ZERO),
            AggregateKind::Smallest | AggregateKind::Largest | AggregateKind::Times => {
                Computed::Undefined(Undefined::NothingToCompare)
            }
        };
        let mut first = true;
        for item in items {
            let item = frame.open(selection.frame, item);
            match self.counts(selection, &item).truth() {
                Ok(false) => continue,
                Ok(true) => {}
                Err(open) => {
                    obstacle.meet(open);
                    continue;
                }
            }
            let value = match value {
                Some(value) => self.eval(value, &item),
                None => Computed::Number(Rational::ONE),
            };
            if value.is_open() {
                obstacle.meet(value);
            } else if obstacle.is_none() {
                sum = match kind {
                    AggregateKind::Number | AggregateKind::Sum => {
                        self.arithmetic(ArithmeticOperator::Add, sum, value, at)
                    }
                    AggregateKind::Smallest | AggregateKind::Largest if first => value,
                    // Times are put together in `times_of`.
                    AggregateKind::Times => sum,
                    AggregateKind::Smallest => super::numbers::limit(sum, LimitKind::AtMost, value),
                    AggregateKind::Largest => super::numbers::limit(sum, LimitKind::AtLeast, value),
                };
                first = false;
            }
        }
        obstacle.or(sum)
    }
}
