//! Conditions as clauses of a sentence, with the verb where the language puts it. What has no turn of phrase of its own
//! reads as in a report.

use super::expression::Grip;
use super::prose::Prose;
use super::{Message, Scope, Wording, readable, unit_of};
use crate::language::Language;
use crate::model::{CompareOperator, EnumerationKind, Expr, ExprKind, Facet, Listed, Quantifier, Selection, Type};

/// Where the verb stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Order {
    /// In a main clause.
    Main,
    /// Behind `wenn` and `dass`.
    Subordinate,
}

/// The turns of a verb: main and subordinate, said and denied.
type Turns = [Prose; 4];

const YES: Turns = [Prose::MainYes, Prose::SubYes, Prose::MainNo, Prose::SubNo];
const HOLDS: Turns = [Prose::MainHolds, Prose::SubHolds, Prose::MainHoldsNot, Prose::SubHoldsNot];
const APPLIES: Turns = [Prose::MainApplies, Prose::SubApplies, Prose::MainAppliesNot, Prose::SubAppliesNot];
const MET: Turns = [Prose::MainMet, Prose::SubMet, Prose::MainUnmet, Prose::SubUnmet];
const LISTED: Turns = [Prose::MainListed, Prose::SubListed, Prose::MainNotListed, Prose::SubNotListed];
const EXISTS: Turns = [Prose::MainExists, Prose::SubExists, Prose::MainLacks, Prose::SubLacks];
const KNOWN: Turns = [Prose::MainKnown, Prose::SubKnown, Prose::MainUnknown, Prose::SubUnknown];
const WITHIN: Turns = [Prose::MainWithin, Prose::SubWithin, Prose::MainNotWithin, Prose::SubNotWithin];
const IS: Turns = [Prose::MainIs, Prose::SubIs, Prose::MainIsNot, Prose::SubIsNot];

impl Wording<'_> {
    /// An item of an enumeration as a clause, behind its name where it has one.
    pub(in crate::report) fn named_clause(&self, item: &Listed, scope: &Scope<'_>) -> String {
        let clause = self.clause(&item.condition, Order::Main, scope);
        item.title.as_ref().map_or_else(|| clause.clone(), |title| format!("{title}: {clause}"))
    }

    /// A condition as a clause.
    pub(in crate::report) fn clause(&self, condition: &Expr, order: Order, scope: &Scope<'_>) -> String {
        self.turned(condition, order, false, scope).unwrap_or_else(|| self.phrase(condition, scope))
    }

    /// A condition, or what denies it; none for one without turns of its own.
    pub(super) fn turned(&self, expr: &Expr, order: Order, denied: bool, scope: &Scope<'_>) -> Option<String> {
        let turn = |[main, sub, main_not, sub_not]: Turns, denied: bool, parts: &[&str]| {
            let turn = match (order, denied) {
                (Order::Main, false) => main,
                (Order::Subordinate, false) => sub,
                (Order::Main, true) => main_not,
                (Order::Subordinate, true) => sub_not,
            };
            Some(self.prose(turn, parts))
        };
        if let ExprKind::Not(inner) = &expr.kind {
            return self.turned(inner, order, !denied, scope);
        }
        if let ExprKind::Fact(_) = &expr.kind
            && expr.ty == Type::Bool
        {
            return turn(YES, denied, &[&self.quoted(&self.phrase(expr, scope))]);
        }
        if let ExprKind::Definition(..) = &expr.kind
            && expr.ty == Type::Bool
        {
            return turn(HOLDS, denied, &[&self.phrase(expr, scope)]);
        }
        if let ExprKind::Result(rule, facet @ (Facet::Applies | Facet::Met), place) = &expr.kind {
            let name = self.of(self.cited_rule(*rule), place, scope);
            return turn(if *facet == Facet::Applies { APPLIES } else { MET }, denied, &[&name]);
        }
        if let ExprKind::In(item, list, not) = &expr.kind {
            let literal = item.is_literal();
            let (list, item) = (self.phrase(list, scope), self.phrase(item, scope));
            let item = if literal { self.quoted(&item) } else { item };
            return turn(LISTED, denied != *not, &[&self.quoted(&list), &item]);
        }
        if let ExprKind::IsNone(operand, not) = &expr.kind {
            let name = if let ExprKind::Fact(place) = &operand.kind {
                self.quoted(&self.document_fact(place, scope))
            } else {
                self.phrase(operand, scope)
            };
            return turn(EXISTS, denied == *not, &[&name]);
        }
        if let ExprKind::IsKnown(operand, not) = &expr.kind {
            return turn(KNOWN, denied != *not, &[&self.subject_of(operand, scope)]);
        }
        if let ExprKind::Within(day, amount, _, not) = &expr.kind {
            let (day, amount) = (self.phrase(day, scope), self.at(Grip::Sum, amount, scope));
            return turn(WITHIN, denied != *not, &[&day, &amount]);
        }
        if let ExprKind::Compare(operator, left, right) = &expr.kind {
            let operator = if denied { opposite(*operator) } else { *operator };
            return Some(self.limit(operator, left, right, order, scope));
        }
        if let ExprKind::Equal(left, right, not) = &expr.kind {
            if let ExprKind::Bool(truth) = right.kind {
                return self.turned(left, order, (denied != *not) == truth, scope);
            }
            let (left, right) = (self.subject_of(left, scope), self.at(Grip::Sum, right, scope));
            return turn(IS, denied != *not, &[&left, &right]);
        }
        if let ExprKind::OneOf(operand, choices, not) = &expr.kind {
            let names: Vec<_> = choices.iter().map(|choice| self.at(Grip::Sum, choice, scope)).collect();
            let subject = self.subject_of(operand, scope);
            if denied == *not {
                return turn(IS, false, &[&subject, &self.join(&names, Message::Or)]);
            }
            let nor = format!(" {} ", self.prose(Prose::Nor, &[]));
            return turn(IS, false, &[&subject, &self.prose(Prose::Neither, &[&names.join(&nor)])]);
        }
        let said = self.composed(expr, if denied { Order::Subordinate } else { order }, scope)?;
        Some(match (denied, order) {
            (false, _) => said,
            (true, Order::Main) => self.prose(Prose::MainUntrue, &[&said]),
            (true, Order::Subordinate) => self.prose(Prose::SubUntrue, &[&said]),
        })
    }

    /// Conditions that are made of conditions.
    fn composed(&self, expr: &Expr, order: Order, scope: &Scope<'_>) -> Option<String> {
        let parts = |parts: &[Expr], word: Message| {
            let clauses: Vec<_> = parts
                .iter()
                .map(|part| {
                    let nested = matches!(part.kind, ExprKind::And(_) | ExprKind::Or(_));
                    let clause = self.clause(part, order, scope);
                    if nested { format!("({clause})") } else { clause }
                })
                .collect();
            clauses.join(&format!(" {} ", self.say(word)))
        };
        if let ExprKind::And(all) = &expr.kind {
            if let Some((list, items)) = self.all_listed(all, scope) {
                let turn = if order == Order::Main { Prose::MainAllListed } else { Prose::SubAllListed };
                return Some(self.prose(turn, &[&self.quoted(&list), &self.join(&items, Message::And)]));
            }
            return Some(parts(all, Message::And));
        }
        if let ExprKind::Or(any) = &expr.kind {
            return Some(parts(any, Message::Or));
        }
        if let ExprKind::Enumeration(kind, items) = &expr.kind {
            let items: Vec<_> =
                items.iter().map(|item| format!("{}) {}", item.label, self.named_clause(item, scope))).collect();
            return Some(format!("{}: {}", self.lead(kind, order)?, items.join("; ")));
        }
        if let ExprKind::Quantified(quantifier, selection, body) = &expr.kind {
            let inner = scope.item(selection);
            let one = *quantifier == Quantifier::Some;
            let clause = self.clause(body, order, &inner);
            let items = self.those(selection, one, scope);
            let turn = match (quantifier, order) {
                (Quantifier::Every, Order::Main) => Prose::MainEvery,
                (Quantifier::Every, Order::Subordinate) => Prose::SubEvery,
                (Quantifier::Some, Order::Main) => Prose::MainSome,
                (Quantifier::Some, Order::Subordinate) => Prose::SubSome,
            };
            return Some(self.prose(turn, &[&items, &clause]));
        }
        None
    }

    /// Several items that are all to stand in one list.
    fn all_listed(&self, parts: &[Expr], scope: &Scope<'_>) -> Option<(String, Vec<String>)> {
        let mut name = None;
        let mut items = Vec::new();
        for part in parts {
            let ExprKind::In(item, list, false) = &part.kind else { return None };
            let list = self.phrase(list, scope);
            if name.get_or_insert_with(|| list.clone()) != &list {
                return None;
            }
            items.push(self.quoted(&self.phrase(item, scope)));
        }
        name.map(|name| (name, items))
    }

    /// What stands before the items of an enumeration.
    pub(in crate::report) fn lead(&self, kind: &EnumerationKind, order: Order) -> Option<String> {
        let main = order == Order::Main;
        let pick = |one: Prose, other: Prose| if main { one } else { other };
        let mut count = String::new();
        let turn = if *kind == EnumerationKind::AnyOf {
            pick(Prose::MainAny, Prose::SubAny)
        } else if *kind == EnumerationKind::BestOf {
            pick(Prose::MainBest, Prose::SubBest)
        } else if *kind == EnumerationKind::AllOf {
            pick(Prose::MainAll, Prose::SubAll)
        } else if *kind == EnumerationKind::ExactlyOneOf {
            pick(Prose::MainOne, Prose::SubOne)
        } else if let EnumerationKind::AtLeastOf(least) = kind {
            count = least.to_string();
            pick(Prose::MainAtLeast, Prose::SubAtLeast)
        } else {
            return None;
        };
        Some(self.prose(turn, &[&count]))
    }

    /// `die Wohnfläche beträgt mindestens 7 m²`
    fn limit(&self, operator: CompareOperator, left: &Expr, right: &Expr, order: Order, scope: &Scope<'_>) -> String {
        let days = left.ty == Type::Date;
        let words = self.order_words(operator, left, right);
        let turn = match (days, order) {
            (false, Order::Main) => Prose::MainAmount,
            (false, Order::Subordinate) => Prose::SubAmount,
            (true, Order::Main) => Prose::MainDay,
            (true, Order::Subordinate) => Prose::SubDay,
        };
        self.prose(turn, &[&self.subject_of(left, scope), &words, &self.at(Grip::Limit, right, scope)])
    }

    /// An expression as the subject of a sentence.
    pub(in crate::report) fn subject_of(&self, expr: &Expr, scope: &Scope<'_>) -> String {
        let counted = self.vocabulary.units.is_counted(unit_of(&expr.ty));
        let name = self.at(Grip::Limit, expr, scope);
        if let ExprKind::Convert(inner, _) = &expr.kind {
            return self.subject_of(inner, scope);
        }
        if let ExprKind::Fact(place) = &expr.kind
            && expr.ty != Type::Date
            && !place.path.is_empty()
        {
            return self.subject(&name, counted);
        }
        if let ExprKind::Definition(id, _) = &expr.kind {
            let label = readable(self.standard.definition(*id).label.shown());
            return name.replacen(&label, &self.subject(&label, counted), 1);
        }
        name
    }

    /// The items of a list that count, as they stand behind `für alle` and `for every`.
    pub(super) fn those(&self, selection: &Selection, one: bool, scope: &Scope<'_>) -> String {
        let items = self.items(selection, one, scope);
        let Some(filter) = &selection.filter else { return items };
        let clause = self.clause(filter, Order::Subordinate, &scope.item(selection));
        self.prose(if one { Prose::ThatOne } else { Prose::Those }, &[&items, &clause])
    }

    fn items(&self, selection: &Selection, one: bool, scope: &Scope<'_>) -> String {
        let list = self.phrase(&selection.list, scope);
        if let ExprKind::Values(_) = &selection.list.kind {
            return self.prose(Prose::ValuesOf, &[&list]);
        }
        match self.language {
            Language::English => match &selection.list.ty {
                Type::List(item) => match self.item_name(item) {
                    Some(name) => name,
                    None => self.prose(Prose::EntriesOf, &[&list]),
                },
                Type::Bool
                | Type::Number(_)
                | Type::Text
                | Type::Date
                | Type::Choice(_)
                | Type::Record(_)
                | Type::Schedule
                | Type::Poison => list,
            },
            Language::German if one => self.quoted(&list),
            Language::German if Self::is_plural(&list) => list,
            Language::German => self.prose(Prose::EntriesOf, &[&list]),
        }
    }

    /// One item of a list by the name of its type.
    fn item_name(&self, item: &Type) -> Option<String> {
        if let Type::Record(id) = item {
            return Some(readable(&self.vocabulary.record(*id).name));
        }
        if let Type::Choice(id) = item {
            return Some(readable(&self.vocabulary.choice(*id).name));
        }
        None
    }
}

/// What holds where the other does not.
fn opposite(operator: CompareOperator) -> CompareOperator {
    match operator {
        CompareOperator::Less => CompareOperator::AtLeast,
        CompareOperator::AtMost => CompareOperator::Greater,
        CompareOperator::Greater => CompareOperator::AtMost,
        CompareOperator::AtLeast => CompareOperator::Less,
    }
}
