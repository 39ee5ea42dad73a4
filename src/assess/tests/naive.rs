//! A second evaluator of expressions, as plain as the language is described: no memory, no short cuts, every part
//! worked out and then joined. Only to hold the real one against.
#![allow(
    clippy::wildcard_enum_match_arm,
    clippy::too_many_lines,
    reason = "it stays as short as the description of the language, so that both can be read side by side"
)]

use crate::model::*;
use crate::quantity::Rational;
use jiff::civil::Date;

/// A result. Open ones stand last, the stronger the later.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Answer {
    Bool(bool),
    Number(Rational),
    Choice(u16),
    Date(Date),
    Thing(Value),
    Silent,
    Unknown,
    Undefined,
}

use Answer::{Bool, Number, Silent, Undefined, Unknown};

impl Answer {
    fn strength(&self) -> u8 {
        match self {
            Silent => 1,
            Unknown => 2,
            Undefined => 3,
            _ => 0,
        }
    }
}

/// The strongest open answer, where there is one.
fn open<'a>(answers: impl IntoIterator<Item = &'a Answer>) -> Option<Answer> {
    answers.into_iter().filter(|answer| answer.strength() > 0).max_by_key(|answer| answer.strength()).cloned()
}

fn count(truths: &[Answer], truth: bool) -> usize {
    truths.iter().filter(|answer| **answer == Bool(truth)).count()
}

fn and(truths: &[Answer]) -> Answer {
    if count(truths, false) > 0 { Bool(false) } else { open(truths).unwrap_or(Bool(true)) }
}

fn or(truths: &[Answer]) -> Answer {
    if count(truths, true) > 0 { Bool(true) } else { open(truths).unwrap_or(Bool(false)) }
}

fn not(truth: Answer) -> Answer {
    if let Bool(truth) = truth { Bool(!truth) } else { truth }
}

/// What must be so for every number of true items that is still possible.
fn counted(truths: &[Answer], fits: impl Fn(usize) -> bool) -> Answer {
    let least = count(truths, true);
    let most = truths.len() - count(truths, false);
    let outcomes: Vec<bool> = (least..=most).map(fits).collect();
    if outcomes.iter().all(|fits| *fits) {
        Bool(true)
    } else if outcomes.iter().any(|fits| *fits) {
        open(truths).expect("an open item")
    } else {
        Bool(false)
    }
}

fn number(result: Option<Rational>) -> Answer {
    result.map_or(Undefined, Number)
}

/// The records and items in sight, outermost first.
pub(super) struct Naive<'p> {
    pub(super) standard: &'p Standard,
    pub(super) key_date: Date,
}

impl Naive<'_> {
    pub(super) fn answer(&self, expr: &Expr, sight: &[Value]) -> Answer {
        match &expr.kind {
            ExprKind::Number(value) => Number(*value),
            ExprKind::Bool(truth) => Bool(*truth),
            ExprKind::Choice(choice) => Answer::Choice(*choice),
            ExprKind::Date(date) => Answer::Date(*date),
            ExprKind::KeyDate => Answer::Date(self.key_date),
            ExprKind::Fact(place) => fact(&at(place, sight)),
            ExprKind::Definition(id, place) => self.answer(&self.standard.definition(*id).value, &[at(place, sight)]),
            ExprKind::Table(id, place) => self.table(self.standard.table(*id), &[at(place, sight)]),
            ExprKind::Negate(operand) => self.numbers(&[operand], sight, |it| Some(it[0].negate())),
            ExprKind::Convert(operand, factor) => self.numbers(&[operand], sight, |it| it[0].multiply(*factor).ok()),
            ExprKind::Not(operand) => not(self.answer(operand, sight)),
            ExprKind::Arithmetic(operator, left, right) => self.numbers(&[left, right], sight, |it| match operator {
                ArithmeticOperator::Add => it[0].add(it[1]).ok(),
                ArithmeticOperator::Subtract => it[0].subtract(it[1]).ok(),
                ArithmeticOperator::Multiply => it[0].multiply(it[1]).ok(),
                ArithmeticOperator::Divide => it[0].divide(it[1]).ok().flatten(),
            }),
            ExprKind::Per(per) => {
                let one = Expr { kind: ExprKind::Number(Rational::ONE), ..per.amount.clone() };
                let every = per.every.as_ref().unwrap_or(&one);
                self.numbers(&[&per.amount, every, &per.base], sight, |it| {
                    let shares = it[2].divide(it[1]).ok().flatten()?;
                    let shares = match per.mode {
                        PerMode::Exact => shares,
                        PerMode::Started => shares.ceil(),
                        PerMode::Completed => shares.floor(),
                    };
                    it[0].multiply(shares).ok()
                })
            }
            ExprKind::Limit(operand, kind, limit) => self.numbers(&[operand, limit], sight, |it| {
                Some(if *kind == LimitKind::AtLeast { it[0].max(it[1]) } else { it[0].min(it[1]) })
            }),
            ExprKind::Round(operand, mode, step) => self.numbers(&[operand, step], sight, |it| {
                if it[1] <= Rational::ZERO {
                    return None;
                }
                let steps = it[0].divide(it[1]).ok().flatten()?;
                let steps = match mode {
                    RoundingMode::Up => steps.ceil(),
                    RoundingMode::Down => steps.floor(),
                    RoundingMode::Nearest => steps.round(),
                };
                steps.multiply(it[1]).ok()
            }),
            ExprKind::Assuming(operand, instead) => match self.answer(operand, sight) {
                Unknown => self.answer(instead, sight),
                other => other,
            },
            ExprKind::Compare(operator, left, right) => {
                let (left, right) = (self.answer(left, sight), self.answer(right, sight));
                if let Some(open) = open([&left, &right]) {
                    return open;
                }
                let (Number(left), Number(right)) = (left, right) else { panic!("numbers") };
                Bool(match operator {
                    CompareOperator::Less => left < right,
                    CompareOperator::AtMost => left <= right,
                    CompareOperator::Greater => left > right,
                    CompareOperator::AtLeast => left >= right,
                })
            }
            ExprKind::Equal(left, right, negated) => {
                let (left, right) = (self.answer(left, sight), self.answer(right, sight));
                open([&left, &right]).unwrap_or_else(|| Bool((left == right) != *negated))
            }
            ExprKind::OneOf(value, choices, negated) => {
                let value = self.answer(value, sight);
                let same = |choice| {
                    let choice = self.answer(choice, sight);
                    open([&value, &choice]).unwrap_or_else(|| Bool(value == choice))
                };
                let within = or(&choices.iter().map(same).collect::<Vec<_>>());
                if *negated { not(within) } else { within }
            }
            ExprKind::IsKnown(operand, negated) => match self.answer(operand, sight) {
                Silent => Silent,
                Unknown | Undefined => Bool(*negated),
                _ => Bool(!negated),
            },
            ExprKind::And(items) => and(&self.all(items, sight)),
            ExprKind::Or(items) => or(&self.all(items, sight)),
            ExprKind::Enumeration(kind, items) => {
                let truths: Vec<Answer> = items.iter().map(|item| self.answer(&item.condition, sight)).collect();
                match kind {
                    EnumerationKind::AllOf => and(&truths),
                    EnumerationKind::AnyOf | EnumerationKind::BestOf => or(&truths),
                    EnumerationKind::ExactlyOneOf => counted(&truths, |hold| hold == 1),
                    EnumerationKind::AtLeastOf(least) => counted(&truths, |hold| hold >= *least as usize),
                }
            }
            ExprKind::If(condition, yes, no) => match self.answer(condition, sight) {
                Bool(true) => self.answer(yes, sight),
                Bool(false) => self.answer(no, sight),
                open => agreed(&[self.answer(yes, sight), self.answer(no, sight)], open),
            },
            ExprKind::FirstOf(cases, otherwise) => self.first_of(cases, otherwise, sight),
            ExprKind::Quantified(quantifier, selection, condition) => {
                let Some(items) = self.items(selection, sight) else { return Unknown };
                let truths: Vec<Answer> = items
                    .iter()
                    .map(|sight| {
                        let (counts, holds) = (self.filter(selection, sight), self.answer(condition, sight));
                        match quantifier {
                            Quantifier::Every => or(&[not(counts), holds]),
                            Quantifier::Some => and(&[counts, holds]),
                        }
                    })
                    .collect();
                if *quantifier == Quantifier::Every { and(&truths) } else { or(&truths) }
            }
            ExprKind::Aggregate(kind, selection, value) => self.aggregate(*kind, selection, value.as_deref(), sight),
            other => panic!("not generated: {other:?}"),
        }
    }

    fn all(&self, items: &[Expr], sight: &[Value]) -> Vec<Answer> {
        items.iter().map(|item| self.answer(item, sight)).collect()
    }

    fn numbers(
        &self,
        operands: &[&Expr],
        sight: &[Value],
        calculate: impl Fn(&[Rational]) -> Option<Rational>,
    ) -> Answer {
        let answers: Vec<Answer> = operands.iter().map(|operand| self.answer(operand, sight)).collect();
        if let Some(open) = open(&answers) {
            return open;
        }
        let values = answers.iter().map(|answer| if let Number(value) = answer { *value } else { panic!("a number") });
        number(calculate(&values.collect::<Vec<_>>()))
    }

    fn first_of(&self, cases: &[Case], otherwise: &Outcome, sight: &[Value]) -> Answer {
        let Some((first, further)) = cases.split_first() else { return self.outcome(otherwise, sight) };
        let conditions: Vec<Answer> = cases.iter().map(|case| self.answer(&case.when, sight)).collect();
        match &conditions[0] {
            Bool(true) => self.outcome(&first.outcome, sight),
            Bool(false) => self.first_of(further, otherwise, sight),
            _ => {
                let mut possible = vec![];
                let mut undecided = vec![];
                let mut certain = otherwise;
                for (case, condition) in cases.iter().zip(conditions) {
                    if condition == Bool(true) {
                        certain = &case.outcome;
                        break;
                    }
                    if condition != Bool(false) {
                        possible.push(self.outcome(&case.outcome, sight));
                        undecided.push(condition);
                    }
                }
                possible.push(self.outcome(certain, sight));
                agreed(&possible, open(&undecided).expect("undecided"))
            }
        }
    }

    fn table(&self, table: &Table, sight: &[Value]) -> Answer {
        let rows: Vec<(Answer, Answer)> = table
            .rows
            .iter()
            .map(|row| {
                let cells: Vec<Answer> = row.cells.iter().flatten().map(|cell| self.answer(cell, sight)).collect();
                (and(&cells), self.outcome(&row.outcome, sight))
            })
            .collect();
        if let Some((_, says)) = rows.iter().find(|(holds, _)| *holds == Bool(true)) {
            return says.clone();
        }
        let otherwise = table.otherwise.as_ref().map(|otherwise| self.outcome(otherwise, sight));
        let Some(undecided) = open(rows.iter().map(|(holds, _)| holds)) else { return otherwise.unwrap_or(Silent) };
        let possible = rows.into_iter().filter(|(holds, _)| holds.strength() > 0).map(|(_, says)| says);
        agreed(&possible.chain(otherwise).collect::<Vec<_>>(), undecided)
    }

    fn outcome(&self, outcome: &Outcome, sight: &[Value]) -> Answer {
        match outcome {
            Outcome::Value(value) => self.answer(value, sight),
            Outcome::NoRule(_) => Silent,
        }
    }

    /// What each item of a list sees; none where the list is unknown.
    fn items(&self, selection: &Selection, sight: &[Value]) -> Option<Vec<Vec<Value>>> {
        let Answer::Thing(Value::List(items)) = self.answer(&selection.list, sight) else { return None };
        Some(items.into_iter().map(|item| sight.iter().cloned().chain([item]).collect()).collect())
    }

    fn filter(&self, selection: &Selection, sight: &[Value]) -> Answer {
        selection.filter.as_ref().map_or(Bool(true), |filter| self.answer(filter, sight))
    }

    fn aggregate(&self, kind: AggregateKind, selection: &Selection, value: Option<&Expr>, sight: &[Value]) -> Answer {
        let Some(items) = self.items(selection, sight) else { return Unknown };
        let mut undecided = vec![];
        let mut values = vec![];
        for sight in &items {
            match self.filter(selection, sight) {
                Bool(false) => {}
                Bool(true) => match value.map_or(Number(Rational::ONE), |value| self.answer(value, sight)) {
                    Number(value) => values.push(value),
                    open => undecided.push(open),
                },
                open => undecided.push(open),
            }
        }
        if let Some(open) = open(&undecided) {
            return open;
        }
        number(match kind {
            AggregateKind::Number => Rational::new(values.len() as i128, 1),
            AggregateKind::Sum => values.iter().try_fold(Rational::ZERO, |sum, value| sum.add(*value).ok()),
            AggregateKind::Smallest => values.into_iter().min(),
            AggregateKind::Largest => values.into_iter().max(),
            AggregateKind::Times => unreachable!("the models here have no times of the week"),
        })
    }
}

/// What all possible branches say, where they say the same.
fn agreed(possible: &[Answer], undecided: Answer) -> Answer {
    let first = &possible[0];
    let known = first.strength() < 2 && possible.iter().all(|answer| answer == first);
    if known { first.clone() } else { undecided }
}

/// The value at a place.
fn at(place: &Place, sight: &[Value]) -> Value {
    place.path.iter().fold(sight[usize::from(place.frame)].clone(), |value, slot| match value {
        Value::Record(instance) => instance.get(*slot).clone(),
        _ => Value::Unknown,
    })
}

fn fact(value: &Value) -> Answer {
    match value {
        Value::Unknown => Unknown,
        Value::Bool(truth) => Bool(*truth),
        Value::Number(value) => Number(*value),
        Value::Choice(choice) => Answer::Choice(*choice),
        Value::Date(date) => Answer::Date(*date),
        other => Answer::Thing(other.clone()),
    }
}
