//! What goes over lists and labelled items: enumerations, cases, quantifiers, aggregates. Knows no declarations.

use super::{Built, Reader, find, has};
use crate::diagnostic::{Code, Diagnostic};
use crate::syntax::ast::{
    AggregateKind, Case, EnumerationKind, ExpressionKind, FirstOf, Label, Listed, Quantifier, RowValue, Selection,
};
use crate::syntax::grammar::Rule;
use pest::iterators::Pair;

impl Reader {
    pub(super) fn first_of(&mut self, pair: &Pair<'_, Rule>) -> Built<FirstOf> {
        let mut cases = Vec::new();
        for (label, case) in self.labelled(pair)? {
            let value = self.need(&case, Rule::row_value)?;
            let value = self.item_of(&label, |reader| reader.row_value(&value))?;
            cases.push(Case { label, value, when: self.needed_expression(&case)? });
        }
        let otherwise = match find(pair, Rule::otherwise) {
            Some(otherwise) => {
                let value = self.need(&otherwise, Rule::row_value)?;
                Some(Box::new(self.row_value(&value)?))
            }
            None => None,
        };
        Ok(FirstOf { cases, otherwise })
    }

    /// A `row_value`.
    pub(super) fn row_value(&mut self, pair: &Pair<'_, Rule>) -> Built<RowValue> {
        match find(pair, Rule::no_rule) {
            Some(no_rule) => Ok(RowValue::NoRule(self.label(&no_rule), self.span(&no_rule))),
            None => Ok(RowValue::Value(self.needed_expression(pair)?)),
        }
    }

    pub(super) fn enumeration(&mut self, pair: &Pair<'_, Rule>) -> Built<ExpressionKind> {
        let word = self.only(pair.clone())?;
        let kind = match word.as_rule() {
            Rule::kw_any_of => EnumerationKind::AnyOf,
            Rule::kw_all_of => EnumerationKind::AllOf,
            Rule::kw_best_of => EnumerationKind::BestOf,
            Rule::kw_exactly_one_of => EnumerationKind::ExactlyOneOf,
            _ => EnumerationKind::AtLeastOf(self.count(&word)?),
        };
        let mut items = Vec::new();
        for (label, item) in self.labelled(pair)? {
            let condition = self.item_of(&label, |reader| reader.needed_expression(&item))?;
            items.push(Listed { label, title: self.label(&item), condition });
        }
        Ok(ExpressionKind::Enumeration(kind, items))
    }

    fn count(&self, pair: &Pair<'_, Rule>) -> Built<u32> {
        let number = self.need(pair, Rule::number)?;
        number.as_str().parse().map_err(|_| {
            let fault = self.fault(Code::InvalidNumber, &number, "a count of items that is no whole number");
            Box::new(fault.help("write how many of the items must hold, for example `at least 2 of`"))
        })
    }

    /// The labelled items of a list, each with what follows its label.
    pub(super) fn labelled<'i>(&self, pair: &Pair<'i, Rule>) -> Built<Vec<(Label, Pair<'i, Rule>)>> {
        let mut items: Vec<(Label, Pair<'i, Rule>)> = Vec::new();
        let mut parts = pair.clone().into_inner();
        while let Some(part) = parts.next() {
            if !is_label(part.as_rule()) {
                continue;
            }
            let text = part.as_str().trim_end_matches(')').to_owned();
            let label = Label { text, span: self.span(&part) };
            if label.text.len() <= self.letters {
                let letters = "a".repeat(self.letters + 1);
                let message = "the items of a list within an item, labelled like the item itself";
                let fault = Diagnostic::new(Code::SyntaxError, label.span, message);
                return Err(Box::new(fault.help(format!("label them `{letters})` and so on"))));
            }
            if let Some((first, _)) = items.iter().find(|(other, _)| other.text == label.text) {
                let fault = Diagnostic::new(Code::DuplicateName, label.span, format!("two items `{})`", label.text))
                    .also(first.span, "the other one")
                    .help("give every item of a list its own letter; a list within an item takes `aa)`, `bb)`");
                return Err(Box::new(fault));
            }
            items.push((label, parts.next().ok_or_else(|| self.unreadable(pair))?));
        }
        Ok(items)
    }

    pub(super) fn quantified(&mut self, pair: &Pair<'_, Rule>) -> Built<ExpressionKind> {
        let quantifier = if has(pair, Rule::kw_every) { Quantifier::Every } else { Quantifier::Some };
        let selection = self.selection(pair)?;
        Ok(ExpressionKind::Quantified(quantifier, Box::new(selection), Box::new(self.needed_expression(pair)?)))
    }

    pub(super) fn aggregate(&mut self, pair: &Pair<'_, Rule>) -> Built<ExpressionKind> {
        let kind = match self.only(pair.clone())?.as_rule() {
            Rule::kw_number_of => AggregateKind::Number,
            Rule::kw_sum_of => AggregateKind::Sum,
            Rule::kw_smallest => AggregateKind::Smallest,
            Rule::kw_times_of => AggregateKind::Times,
            _ => AggregateKind::Largest,
        };
        let value = match find(pair, Rule::value) {
            Some(value) => Some(Box::new(self.value(&value)?)),
            None => None,
        };
        Ok(ExpressionKind::Aggregate(kind, value, Box::new(self.selection(pair)?)))
    }

    fn selection(&mut self, pair: &Pair<'_, Rule>) -> Built<Selection> {
        let selection = self.need(pair, Rule::selection)?;
        let list = selection.clone().into_inner().nth(2).ok_or_else(|| self.unreadable(pair))?;
        let list = self.primary(&list)?;
        let filter = match find(&selection, Rule::expression) {
            Some(filter) => Some(self.expression(&filter)?),
            None => None,
        };
        Ok(Selection { variable: self.named(&selection)?, list, filter })
    }
}

fn is_label(kind: Rule) -> bool {
    matches!(kind, Rule::label_1 | Rule::label_2 | Rule::label_3 | Rule::label_4)
}
