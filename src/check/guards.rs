//! Which places are known not to be none, by the tests that were passed on the way.

use super::expression::Lowering;
use super::scope::Resolved;
use crate::model::Place;
use crate::syntax::ast::{EnumerationKind, Expression, ExpressionKind, IsTest};

impl Lowering<'_, '_, '_> {
    #[allow(clippy::wildcard_enum_match_arm, reason = "no other form tests for none")]
    /// The places that are not none where the condition holds (`holds`) or fails.
    pub(super) fn guards(&self, condition: &Expression, holds: bool) -> Vec<Place> {
        match &condition.kind {
            ExpressionKind::Parenthesised(inner) => self.guards(inner, holds),
            ExpressionKind::Not(inner) => self.guards(inner, !holds),
            ExpressionKind::And(parts) if holds => parts.iter().flat_map(|part| self.guards(part, true)).collect(),
            ExpressionKind::Or(parts) if !holds => parts.iter().flat_map(|part| self.guards(part, false)).collect(),
            ExpressionKind::Enumeration(EnumerationKind::AllOf, items) if holds => {
                items.iter().flat_map(|item| self.guards(&item.condition, true)).collect()
            }
            ExpressionKind::Enumeration(EnumerationKind::AnyOf | EnumerationKind::BestOf, items) if !holds => {
                items.iter().flat_map(|item| self.guards(&item.condition, false)).collect()
            }
            ExpressionKind::Is(value, negated, _, IsTest::None) if *negated == holds => self.tested_place(value),
            ExpressionKind::Within(value, negated, ..) if *negated != holds => self.tested_place(value),
            _ => Vec::new(),
        }
    }

    /// The place of a fact that was tested.
    fn tested_place(&self, value: &Expression) -> Vec<Place> {
        let ExpressionKind::Path(path) = &value.kind else { return Vec::new() };
        match self.scope.resolve(&self.checker.vocabulary, self.draft, path) {
            Ok(Resolved::Fact { place, .. }) => vec![place],
            Ok(_) | Err(_) => Vec::new(),
        }
    }

    /// Does something while further places are known not to be none.
    pub(super) fn guarded<T>(&mut self, places: Vec<Place>, then: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.known.len();
        self.known.extend(places);
        let result = then(self);
        self.known.truncate(before);
        result
    }
}
