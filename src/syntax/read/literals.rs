//! Numbers, dates, units and types out of their words. Knows no expressions.

use super::{Built, Reader, find, has};
use crate::diagnostic::Code;
use crate::quantity::{ParseNumberError, Rational};
use crate::syntax::ast::{DateLiteral, NumberLiteral, TypeExpression, UnitExpression};
use crate::syntax::grammar::Rule;
use jiff::civil::Date;
use pest::iterators::Pair;
use unicode_normalization::UnicodeNormalization as _;

impl Reader {
    /// A `date`, as it must be in the calendar.
    pub(super) fn date(&self, pair: &Pair<'_, Rule>) -> Built<DateLiteral> {
        pair.as_str().parse::<Date>().map(|date| DateLiteral { date, span: self.span(pair) }).map_err(|_| {
            let fault = self.fault(Code::InvalidDate, pair, format!("there is no day {}", pair.as_str()));
            Box::new(fault.help("write year, month and day, for example 2016-03-01"))
        })
    }

    /// The `date` among a pair's children.
    pub(super) fn needed_date(&self, pair: &Pair<'_, Rule>) -> Built<DateLiteral> {
        self.date(&self.need(pair, Rule::date)?)
    }

    /// A bare `number`.
    pub(super) fn number(&self, pair: &Pair<'_, Rule>) -> Built<NumberLiteral> {
        let digits = pair.as_str();
        if let Some(fault) = self.thousands_dot(pair) {
            return Err(fault);
        }
        let value = Rational::parse(digits).map_err(|error| match error {
            ParseNumberError::TooLarge => {
                let fault = self.fault(Code::NumberTooLarge, pair, "a number with too many digits to be exact");
                Box::new(fault.help("use a larger unit, or fewer decimals"))
            }
            ParseNumberError::Malformed => self.unreadable(pair),
        })?;
        Ok(NumberLiteral { value, digits: digits.to_owned(), unit: None, span: self.span(pair) })
    }

    /// `4.300` is 4.3 here and 4300 on German paper: neither is guessed.
    fn thousands_dot(&self, pair: &Pair<'_, Rule>) -> Option<Box<crate::diagnostic::Diagnostic>> {
        let (whole, fraction) = pair.as_str().split_once('.')?;
        let misleading = fraction.len() == 3 && fraction.ends_with('0') && whole.len() <= 3 && !whole.starts_with('0');
        misleading.then(|| {
            let fault = self.fault(Code::InvalidNumber, pair, "a point that could set off thousands or decimals");
            let decimals = fraction.trim_end_matches('0');
            let point = if decimals.is_empty() { "" } else { "." };
            Box::new(fault.help(format!("write {whole}{fraction}, or {whole}{point}{decimals} if that is meant")))
        })
    }

    /// A `number_literal`: digits and perhaps a unit.
    pub(super) fn number_literal(&self, pair: &Pair<'_, Rule>) -> Built<NumberLiteral> {
        let number = self.number(&self.need(pair, Rule::number)?)?;
        let unit = find(pair, Rule::unit_expression).map(|unit| self.unit_expression(&unit));
        Ok(NumberLiteral { unit, span: self.span(pair), ..number })
    }

    /// A `signed_number`, its sign taken into the value.
    pub(super) fn signed_literal(&self, pair: &Pair<'_, Rule>) -> Built<NumberLiteral> {
        let literal = self.number_literal(&self.need(pair, Rule::number_literal)?)?;
        if has(pair, Rule::minus_sign) {
            let digits = format!("-{}", literal.digits);
            return Ok(NumberLiteral { value: literal.value.negate(), digits, span: self.span(pair), ..literal });
        }
        Ok(literal)
    }

    /// A `fraction_literal`: one number over another and perhaps a unit, its sign taken into the value.
    pub(super) fn fraction_literal(&self, pair: &Pair<'_, Rule>) -> Built<NumberLiteral> {
        let fraction = self.need(pair, Rule::fraction)?;
        let digits: String = fraction.as_str().split_whitespace().collect();
        let (above, below) = digits.split_once('/').ok_or_else(|| self.unreadable(&fraction))?;
        let too_large = |_| {
            let fault = self.fault(Code::NumberTooLarge, &fraction, "a fraction with too many digits to be exact");
            Box::new(fault.help("reduce it"))
        };
        let above = Rational::parse(above).map_err(too_large)?;
        let below = Rational::parse(below).map_err(too_large)?;
        let Ok(Some(value)) = above.divide(below) else {
            return Err(self.fault(Code::DivisionByZero, &fraction, format!("`{digits}` divides by 0")));
        };
        let unit = find(pair, Rule::unit_expression).map(|unit| self.unit_expression(&unit));
        let negative = has(pair, Rule::minus_sign);
        let (value, digits) = if negative { (value.negate(), format!("-{digits}")) } else { (value, digits) };
        Ok(NumberLiteral { value, digits, unit, span: self.span(pair) })
    }

    /// A `unit_expression`: what stands behind a slash counts with the power -1.
    pub(super) fn unit_expression(&self, pair: &Pair<'_, Rule>) -> UnitExpression {
        let powers = std::iter::once(1).chain(std::iter::repeat(-1));
        let factors = pair.clone().into_inner().zip(powers).map(|(factor, power)| {
            let mut name = self.name(&factor);
            name.text = name.text.replace('²', "2").replace('³', "3").nfc().collect();
            (name, power)
        });
        UnitExpression { factors: factors.collect(), span: self.span(pair) }
    }

    /// A `type_expression`.
    pub(super) fn type_expression(&mut self, pair: &Pair<'_, Rule>) -> Built<TypeExpression> {
        let inner = self.only(pair.clone())?;
        let span = self.span(&inner);
        Ok(match inner.as_rule() {
            Rule::text_type => TypeExpression::Text(span),
            Rule::yes_no_type => TypeExpression::YesNo(span),
            Rule::date_type => TypeExpression::Date(span),
            Rule::number_type => TypeExpression::Number(span),
            Rule::schedule_type => TypeExpression::Schedule(span),
            Rule::list_type => {
                let items = self.need(&inner, Rule::type_expression)?;
                let items = self.level(&items, |reader| reader.type_expression(&items))?;
                TypeExpression::List(Box::new(items), span)
            }
            _ => {
                let unit = self.unit_expression(&inner);
                match unit.factors.as_slice() {
                    [(name, _)] if name.text != "%" => TypeExpression::Named(name.clone()),
                    _ => TypeExpression::Unit(unit),
                }
            }
        })
    }

    /// The `type_expression` among a pair's children.
    pub(super) fn needed_type(&mut self, pair: &Pair<'_, Rule>) -> Built<TypeExpression> {
        let ty = self.need(pair, Rule::type_expression)?;
        self.type_expression(&ty)
    }
}
