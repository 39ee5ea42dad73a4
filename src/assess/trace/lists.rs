//! Which items of a list decided.

use super::super::assessment::{FailingItem, FailingItems, ItemAmount};
use super::super::computed::Computed;
use super::{Mode, Sight, Tracer};
use crate::model::{Expr, ExprKind, Quantifier, Selection, Type};

impl<'a> Tracer<'_, 'a> {
    pub(super) fn walk_quantified(
        &mut self,
        quantifier: Quantifier,
        selection: &'a Selection,
        condition: &'a Expr,
        value: Computed<'a>,
        sight: &Sight<'_, 'a>,
        mode: Mode,
    ) {
        let Ok(items) = self.evaluator.items(selection, &sight.frame) else {
            return self.walk(&selection.list, sight, mode);
        };
        let decisive = match quantifier {
            Quantifier::Every => false,
            Quantifier::Some => true,
        };
        let inner = Mode { telling: false, negated: false, ..mode };
        // Of a `some` that fails, every item was weighed and found wanting.
        let weighed = decisive && value.decided() == Some(false);
        let mut counted = 0;
        let mut deciding = Vec::new();
        for (place, item) in (1..).zip(items) {
            let item_sight = self.item_sight(selection, place, item, sight);
            let counts = self.evaluator.counts(selection, &item_sight.frame);
            let holds = self.eval(condition, &item_sight);
            counted += usize::from(counts.decided() == Some(true));
            let decides = counts.decided() == Some(true) && holds.decided() == Some(decisive);
            // `some` is decided by the first item that holds; of `every`, each item that fails is told.
            if decides && (!decisive || mode.negated || deciding.is_empty()) {
                let name = self.bare_name(selection, item, place);
                let number = self.counted(condition, &item_sight);
                deciding.push(FailingItem { name, value: Self::value_of(selection, item), number });
                self.walk(condition, &item_sight, inner);
            } else if weighed && counts.decided() == Some(true) {
                self.walk(condition, &item_sight, inner);
            } else if inner.open && (counts.is_open() || holds.is_open()) && holds.decided() != Some(!decisive) {
                if self.note_foreign(selection, &item_sight, inner) {
                    continue;
                }
                if let Some(filter) = &selection.filter {
                    self.walk(filter, &item_sight, inner);
                }
                if counts.decided() != Some(false) {
                    self.walk(condition, &item_sight, inner);
                }
            }
        }
        if value.decided() == Some(!decisive) {
            // All items went in: the list stands for them.
            self.walk(&selection.list, sight, inner);
        } else if value.decided() == Some(decisive) && decisive == mode.negated {
            self.note_failing(selection, deciding, counted, sight, mode);
        }
    }

    /// Notes of the whole list that the standard does not know a value in it. Whether the item is such a value.
    fn note_foreign(&mut self, selection: &'a Selection, item: &Sight<'_, 'a>, mode: Mode) -> bool {
        let Some(foreign) = self.evaluator.foreign_item(selection, &item.frame) else { return false };
        self.note_undefined(&selection.list, foreign, mode);
        true
    }

    fn note_failing(
        &mut self,
        selection: &'a Selection,
        items: Vec<FailingItem>,
        of: usize,
        sight: &Sight<'_, 'a>,
        mode: Mode,
    ) {
        if mode.telling && sight.way.item.is_none() {
            let list = self.list_name(selection, sight);
            self.evidence.failing.push(FailingItems { list, items, of });
        }
    }

    /// What was worked out for an item and then compared, where it is a number. Facts are told by themselves.
    fn counted(&mut self, condition: &'a Expr, item: &Sight<'_, 'a>) -> Option<ItemAmount> {
        let mut condition = condition;
        while let ExprKind::Not(inner) = &condition.kind {
            condition = inner;
        }
        let (ExprKind::Compare(_, left, right) | ExprKind::Equal(left, right, _)) = &condition.kind else {
            return None;
        };
        let side = if left.is_literal() { right } else { left };
        let plain = if let ExprKind::Convert(inner, _) = &side.kind { inner } else { side };
        if matches!(plain.kind, ExprKind::Fact(_)) {
            return None;
        }
        let Type::Number(unit) = side.ty else { return None };
        let value = self.eval(side, item).number().ok()?;
        Some(ItemAmount { value, unit })
    }

    pub(super) fn walk_aggregate(
        &mut self,
        expr: &'a Expr,
        selection: &'a Selection,
        of: Option<&'a Expr>,
        value: Computed<'a>,
        sight: &Sight<'_, 'a>,
        mode: Mode,
    ) {
        let Ok(items) = self.evaluator.items(selection, &sight.frame) else {
            return self.walk(&selection.list, sight, mode);
        };
        let inner = Mode { telling: false, ..mode };
        let mut went_in = false;
        let mut undefined_below = false;
        for (place, item) in (1..).zip(items) {
            let item_sight = self.item_sight(selection, place, item, sight);
            let counts = self.evaluator.counts(selection, &item_sight.frame);
            undefined_below |= matches!(counts, Computed::Undefined(_));
            if counts.is_open() && self.note_foreign(selection, &item_sight, inner) {
                continue;
            }
            if let (true, Some(filter)) = (counts.is_open(), &selection.filter) {
                self.walk(filter, &item_sight, inner);
            }
            if let (Some(true), Some(of)) = (counts.decided(), of) {
                undefined_below |= matches!(self.eval(of, &item_sight), Computed::Undefined(_));
                went_in = true;
                self.walk(of, &item_sight, inner);
            }
        }
        if !went_in {
            self.walk(&selection.list, sight, inner);
        }
        if !undefined_below {
            self.note_undefined(expr, value, mode);
        }
    }
}
