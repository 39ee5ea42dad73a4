//! Expressions that hold or do not, as phrases.

use super::expression::Grip;
use super::prose::Prose;
use super::{Message, Scope, Wording};
use crate::model::{CompareOperator, EnumerationKind, Expr, ExprKind, Listed, Quantifier, Selection, Type};

impl Wording<'_> {
    /// `residents at least 200 people`, `opened before 1 January 2014`
    pub(super) fn order(&self, operator: CompareOperator, left: &Expr, right: &Expr, scope: &Scope<'_>) -> String {
        let words = self.order_words(operator, left, right);
        format!("{} {words} {}", self.at(Grip::Sum, left, scope), self.at(Grip::Sum, right, scope))
    }

    /// The words between the sides of an order. A day that is named and not written takes no article.
    pub(super) fn order_words(&self, operator: CompareOperator, left: &Expr, right: &Expr) -> String {
        let days = left.ty == Type::Date;
        if !days || right.is_literal() || matches!(right.kind, ExprKind::KeyDate) {
            return self.say(Message::order(operator, days)).to_owned();
        }
        let words = match operator {
            CompareOperator::Less => Prose::EarlierThan,
            CompareOperator::AtMost => Prose::NotLaterThan,
            CompareOperator::Greater => Prose::LaterThan,
            CompareOperator::AtLeast => Prose::NotEarlierThan,
        };
        self.prose(words, &[])
    }

    /// `Form is Wohnheim or Wohnprojekt`
    pub(super) fn one_of(&self, operand: &Expr, choices: &[Expr], negated: bool, scope: &Scope<'_>) -> String {
        let message = if negated { Message::IsNot } else { Message::Is };
        let choices: Vec<_> = choices.iter().map(|choice| self.at(Grip::Sum, choice, scope)).collect();
        self.fill(message, &[&self.at(Grip::Sum, operand, scope), &self.join(&choices, Message::Or)])
    }

    /// A message about one operand.
    pub(super) fn about_one(&self, message: Message, operand: &Expr, grip: Grip, scope: &Scope<'_>) -> String {
        self.fill(message, &[&self.at(grip, operand, scope)])
    }

    /// `a and b and c`
    pub(super) fn joined(&self, parts: &[Expr], word: Message, scope: &Scope<'_>) -> String {
        let parts: Vec<_> = parts.iter().map(|part| self.at(Grip::Condition, part, scope)).collect();
        parts.join(&format!(" {} ", self.say(word)))
    }

    /// `any of: a) …; b) …`
    pub(super) fn enumeration(&self, kind: &EnumerationKind, items: &[Listed], scope: &Scope<'_>) -> String {
        let items: Vec<_> = items.iter().map(|item| named(item, &self.at(Grip::Or, &item.condition, scope))).collect();
        format!("{}: {}", self.enumeration_heading(kind), items.join("; "))
    }

    /// `any of`
    pub(in crate::report) fn enumeration_heading(&self, kind: &EnumerationKind) -> String {
        match kind {
            EnumerationKind::AnyOf => self.say(Message::AnyOf).to_owned(),
            EnumerationKind::BestOf => self.say(Message::BestOf).to_owned(),
            EnumerationKind::AllOf => self.say(Message::AllOf).to_owned(),
            EnumerationKind::ExactlyOneOf => self.say(Message::ExactlyOneOf).to_owned(),
            EnumerationKind::AtLeastOf(least) => self.fill(Message::AtLeastOf, &[&least.to_string()]),
        }
    }

    /// `for every entry of Räume: …`
    pub(super) fn quantified(
        &self,
        quantifier: Quantifier,
        selection: &Selection,
        condition: &Expr,
        scope: &Scope<'_>,
    ) -> String {
        let values = matches!(selection.list.kind, ExprKind::Values(_));
        let message = match quantifier {
            Quantifier::Every if values => Message::EveryValue,
            Quantifier::Some if values => Message::SomeValue,
            Quantifier::Every => Message::Every,
            Quantifier::Some => Message::Some,
        };
        let inner = scope.item(selection);
        self.fill(message, &[&self.selection(selection, scope), &self.phrase(condition, &inner)])
    }
}

/// `a) own latrine: …`
fn named(item: &Listed, words: &str) -> String {
    match &item.title {
        Some(title) => format!("{}) {title}: {words}", item.label),
        None => format!("{}) {words}", item.label),
    }
}
