//! Calculations and conditions out of their words, loosest first. Knows no declarations.

use super::{Built, Reader, every, find, has};
use crate::diagnostic::{Code, Diagnostic};
use crate::span::Span;
use crate::syntax::ast::{
    ArithmeticOperator, CompareOperator, Expression, ExpressionKind, IsTest, LimitKind, Per, PerMode, RoundingMode,
};
use crate::syntax::grammar::Rule;
use pest::iterators::Pair;

impl Reader {
    /// An `expression`.
    pub(super) fn expression(&mut self, pair: &Pair<'_, Rule>) -> Built<Expression> {
        let inner = self.only(pair.clone())?;
        let span = self.span(&inner);
        if inner.as_rule() == Rule::logic {
            return self.level(&inner, |reader| reader.logic(&inner));
        }
        let kind = self.level(&inner, |reader| match inner.as_rule() {
            Rule::conditional => reader.conditional(&inner),
            Rule::first_of => reader.first_of(&inner).map(ExpressionKind::FirstOf),
            Rule::enumeration => reader.enumeration(&inner),
            Rule::quantified => reader.quantified(&inner),
            _ => reader.aggregate(&inner),
        })?;
        Ok(Expression { span, kind })
    }

    /// The `expression` among a pair's children.
    pub(super) fn needed_expression(&mut self, pair: &Pair<'_, Rule>) -> Built<Expression> {
        let expression = self.need(pair, Rule::expression)?;
        self.expression(&expression)
    }

    fn conditional(&mut self, pair: &Pair<'_, Rule>) -> Built<ExpressionKind> {
        let parts: Vec<_> = every(pair, Rule::expression).collect();
        let [condition, then, otherwise] = parts.as_slice() else { return Err(self.unreadable(pair)) };
        Ok(ExpressionKind::If(
            Box::new(self.expression(condition)?),
            Box::new(self.expression(then)?),
            Box::new(self.expression(otherwise)?),
        ))
    }

    fn logic(&mut self, pair: &Pair<'_, Rule>) -> Built<Expression> {
        let mut words = pair.clone().into_inner().filter(|part| part.as_rule() != Rule::negation);
        let mut parts = every(pair, Rule::negation).map(|part| self.negation(&part)).collect::<Built<Vec<_>>>()?;
        let span = self.span(pair);
        let Some(first) = words.next() else {
            return parts.pop().ok_or_else(|| self.unreadable(pair));
        };
        if let Some(other) = words.find(|word| word.as_rule() != first.as_rule()) {
            return Err(self.mixed(&first, &other));
        }
        let kind = if first.as_rule() == Rule::kw_and { ExpressionKind::And(parts) } else { ExpressionKind::Or(parts) };
        Ok(Expression { span, kind })
    }

    fn mixed(&self, first: &Pair<'_, Rule>, other: &Pair<'_, Rule>) -> Box<Diagnostic> {
        let message = format!("`{}` and `{}` side by side", first.as_str(), other.as_str());
        let fault = Diagnostic::new(Code::SyntaxError, self.span(other), message)
            .also(self.span(first), "without brackets it is not clear what belongs together")
            .help("put the part that belongs together into brackets: `(a or b) and c`");
        Box::new(fault)
    }

    fn negation(&mut self, pair: &Pair<'_, Rule>) -> Built<Expression> {
        let nots: Vec<Span> = every(pair, Rule::kw_not).map(|not| self.span(&not)).collect();
        let comparison = self.need(pair, Rule::comparison)?;
        self.chain(pair, nots.len(), |reader| {
            let mut inner = reader.comparison(&comparison)?;
            for not in nots.into_iter().rev() {
                inner = Expression { span: not.to(inner.span), kind: ExpressionKind::Not(Box::new(inner)) };
            }
            Ok(inner)
        })
    }

    fn comparison(&mut self, pair: &Pair<'_, Rule>) -> Built<Expression> {
        let mut parts = pair.clone().into_inner();
        let left = parts.next().ok_or_else(|| self.unreadable(pair))?;
        match parts.next() {
            None => self.value(&left),
            Some(test) => self.compared(&left, &test, parts.next()),
        }
    }

    /// Two values compared. By itself, since values within values should take little room on the stack.
    fn compared(
        &mut self,
        left: &Pair<'_, Rule>,
        test: &Pair<'_, Rule>,
        second: Option<Pair<'_, Rule>>,
    ) -> Built<Expression> {
        if let Some(second) = second {
            let fault = Diagnostic::new(Code::SyntaxError, self.span(&second), "a second comparison of one value")
                .also(self.span(test), "compared here already")
                .help("join two comparisons with a word: `a < b and b < c`");
            return Err(Box::new(fault));
        }
        let left = self.value(left)?;
        let start = left.span;
        let operator = self.only(test.clone())?;
        let at = self.span(&operator);
        let negated = has(&operator, Rule::kw_not);
        let left = Box::new(left);
        let kind = match test.as_rule() {
            Rule::compare => {
                let right = Box::new(self.needed_value(test)?);
                let sign = self.only(operator)?.as_rule();
                ExpressionKind::Compare(compare_operator(sign), at, left, right)
            }
            Rule::is_test => ExpressionKind::Is(left, negated, at, self.is_test(test)?),
            Rule::recency => ExpressionKind::Within(left, negated, at, Box::new(self.needed_value(test)?)),
            Rule::coverage => ExpressionKind::Covers(left, at, Box::new(self.needed_value(test)?)),
            _ => ExpressionKind::In(left, negated, at, Box::new(self.needed_value(test)?)),
        };
        Ok(Expression { span: start.to(self.span(test)), kind })
    }

    fn is_test(&mut self, pair: &Pair<'_, Rule>) -> Built<IsTest> {
        let tested = pair.clone().into_inner().next_back().ok_or_else(|| self.unreadable(pair))?;
        Ok(match tested.as_rule() {
            Rule::kw_none => IsTest::None,
            Rule::kw_known => IsTest::Known,
            Rule::kw_unknown => IsTest::Unknown,
            Rule::one_of => {
                IsTest::OneOf(every(&tested, Rule::value).map(|value| self.value(&value)).collect::<Built<_>>()?)
            }
            _ => IsTest::Value(Box::new(self.value(&tested)?)),
        })
    }

    pub(super) fn needed_value(&mut self, pair: &Pair<'_, Rule>) -> Built<Expression> {
        let value = self.need(pair, Rule::value)?;
        self.value(&value)
    }

    /// A `value`: a sum with its limits and steps, applied left to right.
    pub(super) fn value(&mut self, pair: &Pair<'_, Rule>) -> Built<Expression> {
        let sum = self.need(pair, Rule::sum)?;
        let tails: Vec<_> = pair.clone().into_inner().skip(1).collect();
        self.chain(pair, tails.len(), |reader| {
            let mut value = reader.sum(&sum)?;
            for tail in tails {
                let bound = reader.need(&tail, Rule::sum)?;
                let bound = Box::new(reader.sum(&bound)?);
                let span = value.span.to(bound.span);
                let operator = reader.only(tail)?.as_rule();
                let value_before = Box::new(value);
                let kind = match operator {
                    Rule::kw_but_at_least => ExpressionKind::Limit(value_before, LimitKind::AtLeast, bound),
                    Rule::kw_but_at_most => ExpressionKind::Limit(value_before, LimitKind::AtMost, bound),
                    Rule::kw_but_no_earlier_than => {
                        ExpressionKind::Limit(value_before, LimitKind::NoEarlierThan, bound)
                    }
                    Rule::kw_but_no_later_than => ExpressionKind::Limit(value_before, LimitKind::NoLaterThan, bound),
                    Rule::kw_rounded_up => ExpressionKind::Round(value_before, RoundingMode::Up, bound),
                    Rule::kw_rounded_down => ExpressionKind::Round(value_before, RoundingMode::Down, bound),
                    _ => ExpressionKind::Round(value_before, RoundingMode::Nearest, bound),
                };
                value = Expression { span, kind };
            }
            Ok(value)
        })
    }

    fn sum(&mut self, pair: &Pair<'_, Rule>) -> Built<Expression> {
        self.arithmetic(pair, Self::product)
    }

    fn product(&mut self, pair: &Pair<'_, Rule>) -> Built<Expression> {
        self.arithmetic(pair, Self::share)
    }

    fn arithmetic(
        &mut self,
        pair: &Pair<'_, Rule>,
        read: fn(&mut Self, &Pair<'_, Rule>) -> Built<Expression>,
    ) -> Built<Expression> {
        let steps = pair.clone().into_inner().count() / 2;
        self.chain(pair, steps, |reader| {
            let mut parts = pair.clone().into_inner();
            let first = parts.next().ok_or_else(|| reader.unreadable(pair))?;
            let mut left = read(reader, &first)?;
            while let (Some(sign), Some(right)) = (parts.next(), parts.next()) {
                let operator = match sign.as_rule() {
                    Rule::plus => ArithmeticOperator::Add,
                    Rule::minus => ArithmeticOperator::Subtract,
                    Rule::times => ArithmeticOperator::Multiply,
                    _ => ArithmeticOperator::Divide,
                };
                let right = read(reader, &right)?;
                let span = left.span.to(right.span);
                let sign = reader.span(&sign);
                left = Expression {
                    span,
                    kind: ExpressionKind::Arithmetic(operator, sign, Box::new(left), Box::new(right)),
                };
            }
            Ok(left)
        })
    }

    fn share(&mut self, pair: &Pair<'_, Rule>) -> Built<Expression> {
        let signed = self.need(pair, Rule::signed)?;
        let amount = self.signed(&signed)?;
        let Some(per) = find(pair, Rule::per) else { return Ok(amount) };
        let mode = match find(&per, Rule::per_mode) {
            None => PerMode::Exact,
            Some(mode) if has(&mode, Rule::kw_started) => PerMode::Started,
            Some(_) => PerMode::Completed,
        };
        let base = self.need(&per, Rule::per_base)?;
        let (every, base) = self.per_base(&base)?;
        let span = amount.span.to(base.span);
        Ok(Expression { span, kind: ExpressionKind::Per(Box::new(Per { amount, mode, every, base })) })
    }

    /// How large a share is, where that is said, and what is shared out.
    fn per_base(&mut self, pair: &Pair<'_, Rule>) -> Built<(Option<Expression>, Expression)> {
        let mut parts = pair.clone().into_inner();
        let first = parts.next().ok_or_else(|| self.unreadable(pair))?;
        if first.as_rule() == Rule::signed {
            return Ok((None, self.signed(&first)?));
        }
        let size = self.primary(&first)?;
        match find(pair, Rule::assumed) {
            Some(base) => Ok((Some(size), self.assumed(&base)?)),
            None => Ok((None, self.assumptions(size, pair)?)),
        }
    }

    fn signed(&mut self, pair: &Pair<'_, Rule>) -> Built<Expression> {
        let signs: Vec<Span> = every(pair, Rule::minus_sign).map(|sign| self.span(&sign)).collect();
        let assumed = self.need(pair, Rule::assumed)?;
        self.chain(pair, signs.len(), |reader| {
            let mut inner = reader.assumed(&assumed)?;
            for sign in signs.into_iter().rev() {
                inner = Expression { span: sign.to(inner.span), kind: ExpressionKind::Negate(Box::new(inner)) };
            }
            Ok(inner)
        })
    }

    fn assumed(&mut self, pair: &Pair<'_, Rule>) -> Built<Expression> {
        let first = self.only(pair.clone())?;
        let value = self.primary(&first)?;
        self.assumptions(value, pair)
    }

    /// `value` with every `assuming` among a pair's children.
    fn assumptions(&mut self, value: Expression, pair: &Pair<'_, Rule>) -> Built<Expression> {
        let tails: Vec<_> = every(pair, Rule::assuming).collect();
        self.chain(pair, tails.len(), |reader| {
            let mut value = value;
            for tail in tails {
                let instead = tail.clone().into_inner().next_back().ok_or_else(|| reader.unreadable(&tail))?;
                let instead = reader.primary(&instead)?;
                let span = value.span.to(instead.span);
                value = Expression { span, kind: ExpressionKind::Assuming(Box::new(value), Box::new(instead)) };
            }
            Ok(value)
        })
    }

    fn elapsed(&mut self, pair: &Pair<'_, Rule>) -> Built<ExpressionKind> {
        let unit = self.name(&self.need(pair, Rule::unit_factor)?);
        let days: Vec<_> = every(pair, Rule::assumed).collect();
        let [from, to] = days.as_slice() else { return Err(self.unreadable(pair)) };
        self.level(pair, |reader| {
            let (from, to) = (reader.assumed(from)?, reader.assumed(to)?);
            Ok(ExpressionKind::Elapsed(unit, Box::new(from), Box::new(to)))
        })
    }

    /// A `simple_value`, as a single value in cells, examples and parameters.
    pub(super) fn simple_value(&mut self, pair: &Pair<'_, Rule>) -> Built<Expression> {
        let inner = self.only(pair.clone())?;
        self.primary(&inner)
    }

    /// The `simple_value` among a pair's children.
    pub(super) fn needed_simple_value(&mut self, pair: &Pair<'_, Rule>) -> Built<Expression> {
        let value = self.need(pair, Rule::simple_value)?;
        self.simple_value(&value)
    }

    /// One of the smallest parts.
    pub(super) fn primary(&mut self, pair: &Pair<'_, Rule>) -> Built<Expression> {
        if pair.as_rule() != Rule::parenthesised {
            return self.leaf(pair);
        }
        let inner = self.needed_expression(pair)?;
        Ok(Expression { span: self.span(pair), kind: ExpressionKind::Parenthesised(Box::new(inner)) })
    }

    /// One without brackets of its own.
    fn leaf(&mut self, pair: &Pair<'_, Rule>) -> Built<Expression> {
        let span = self.span(pair);
        let kind = match pair.as_rule() {
            Rule::date => ExpressionKind::Date(self.date(pair)?.date),
            Rule::number => ExpressionKind::Number(self.number(pair)?),
            Rule::number_literal => ExpressionKind::Number(self.number_literal(pair)?),
            Rule::signed_number => {
                let literal = self.need(pair, Rule::number_literal)?;
                let number = self.number_literal(&literal)?;
                let number = Expression { span: number.span, kind: ExpressionKind::Number(number) };
                if !has(pair, Rule::minus_sign) {
                    return Ok(number);
                }
                ExpressionKind::Negate(Box::new(number))
            }
            Rule::text => ExpressionKind::Text(self.quoted(pair)),
            Rule::yes_no => ExpressionKind::YesNo(has(pair, Rule::kw_yes)),
            Rule::key_date => ExpressionKind::KeyDate,
            Rule::elapsed => self.elapsed(pair)?,
            Rule::schedule => ExpressionKind::Schedule(self.schedule(pair)?),
            Rule::hours_of => self.hours_of(pair)?,
            Rule::date_of => ExpressionKind::DateOf(self.needed_path(pair)?),
            Rule::path => ExpressionKind::Path(self.path(pair)),
            _ => return Err(self.unreadable(pair)),
        };
        Ok(Expression { span, kind })
    }
}

fn compare_operator(sign: Rule) -> CompareOperator {
    match sign {
        Rule::less_sign => CompareOperator::Less,
        Rule::at_most_sign => CompareOperator::AtMost,
        Rule::greater_sign => CompareOperator::Greater,
        _ => CompareOperator::AtLeast,
    }
}
