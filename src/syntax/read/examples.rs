//! Examples out of their words: what is given, what is expected. Knows no rules.

use super::{Built, Reader, every, find};
use crate::syntax::ast::{
    Amount, Example, ExampleClause, Excuse, Expectation, Expression, ExpressionKind, Given, GivenValue, Status,
};
use crate::syntax::grammar::Rule;
use pest::iterators::Pair;

impl Reader {
    /// An `example`.
    pub(super) fn example(&mut self, pair: &Pair<'_, Rule>) -> Built<Example> {
        let mut clauses = Vec::new();
        for clause in every(pair, Rule::example_clause) {
            let clause = self.only(clause)?;
            clauses.push(match clause.as_rule() {
                Rule::about => ExampleClause::About(self.named(&clause)?),
                Rule::example_date => ExampleClause::On(self.needed_date(&clause)?),
                Rule::given_profile => ExampleClause::Profile(self.text(&clause)?),
                Rule::given_excuse => ExampleClause::Excuse(self.excuse(&clause)?),
                Rule::given => {
                    let facts = self.need(&clause, Rule::given_facts)?;
                    ExampleClause::Given(self.given_facts(&facts)?)
                }
                _ => ExampleClause::Expect(self.expectation(&clause)?),
            });
        }
        Ok(Example { title: self.text(pair)?, clauses })
    }

    fn excuse(&mut self, pair: &Pair<'_, Rule>) -> Built<Excuse> {
        let authority = match find(pair, Rule::text) {
            Some(_) => Some(self.text(pair)?),
            None => None,
        };
        Ok(Excuse { rule: self.needed_path(pair)?, authority, span: self.span(pair) })
    }

    fn given_facts(&mut self, pair: &Pair<'_, Rule>) -> Built<Vec<Given>> {
        every(pair, Rule::given_fact).map(|fact| self.given_fact(&fact)).collect()
    }

    fn given_fact(&mut self, pair: &Pair<'_, Rule>) -> Built<Given> {
        let path = self.path(&self.need(pair, Rule::fact_path)?);
        let given = pair.clone().into_inner().next_back().ok_or_else(|| self.unreadable(pair))?;
        let value = match given.as_rule() {
            Rule::given_value => GivenValue::Value(self.given_value(&given)?),
            Rule::given_values => {
                let values =
                    every(&given, Rule::simple_value).map(|value| self.simple_value(&value)).collect::<Built<_>>()?;
                GivenValue::Values(values, self.span(&given))
            }
            _ => {
                let mut records = Vec::new();
                for (label, facts) in self.labelled(&given)? {
                    let facts = self.item_of(&label, |reader| reader.given_facts(&facts))?;
                    records.push((label, facts));
                }
                GivenValue::Records(records)
            }
        };
        Ok(Given { path, value, span: self.span(pair) })
    }

    fn given_value(&mut self, pair: &Pair<'_, Rule>) -> Built<Expression> {
        let value = self.only(pair.clone())?;
        let kind = match value.as_rule() {
            Rule::kw_none => ExpressionKind::None,
            Rule::kw_unknown => ExpressionKind::Unknown,
            _ => return self.simple_value(&value),
        };
        Ok(Expression { span: self.span(&value), kind })
    }

    fn expectation(&mut self, pair: &Pair<'_, Rule>) -> Built<Expectation> {
        let status = match find(pair, Rule::status) {
            Some(status) => Some((self.status(&status)?, self.span(&status))),
            None => None,
        };
        let value = match find(pair, Rule::expected_value) {
            Some(value) => Some(self.expected_value(&value)?),
            None => None,
        };
        let amounts = every(pair, Rule::amount).map(|amount| self.amount(&amount)).collect::<Built<_>>()?;
        Ok(Expectation { subject: self.needed_path(pair)?, status, value, amounts, span: self.span(pair) })
    }

    /// An `expected_value`: a `given_value` or an exact fraction.
    fn expected_value(&mut self, pair: &Pair<'_, Rule>) -> Built<Expression> {
        match find(pair, Rule::given_value) {
            Some(value) => self.given_value(&value),
            None => self.needed_fraction(pair),
        }
    }

    fn needed_fraction(&self, pair: &Pair<'_, Rule>) -> Built<Expression> {
        let literal = self.fraction_literal(&self.need(pair, Rule::fraction_literal)?)?;
        Ok(Expression { span: literal.span, kind: ExpressionKind::Number(literal) })
    }

    fn status(&self, pair: &Pair<'_, Rule>) -> Built<Status> {
        Ok(match self.only(pair.clone())?.as_rule() {
            Rule::kw_met => Status::Met,
            Rule::kw_not_met => Status::NotMet,
            Rule::kw_not_applicable => Status::NotApplicable,
            Rule::kw_undetermined => Status::Undetermined,
            Rule::kw_no_rule => Status::NoRule,
            Rule::kw_waived => Status::Waived,
            Rule::kw_explained => Status::Explained,
            Rule::kw_not_in_force => Status::NotInForce,
            _ => Status::Applies,
        })
    }

    fn amount(&mut self, pair: &Pair<'_, Rule>) -> Built<(Amount, Expression)> {
        let amount = match self.only(pair.clone())?.as_rule() {
            Rule::kw_required => Amount::Required,
            Rule::kw_provided => Amount::Provided,
            Rule::kw_value => Amount::Value,
            _ => Amount::Short,
        };
        let value = if find(pair, Rule::fraction_literal).is_some() {
            self.needed_fraction(pair)?
        } else {
            self.needed_simple_value(pair)?
        };
        Ok((amount, value))
    }
}
