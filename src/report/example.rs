//! What an example expected beside what is. Knows no file and no exit status.

use super::messages::Scoring;
use super::{Message, Wording};
use crate::assess::{Actual, ExpectationOutcome};
use crate::model::{ExpectedSubject, Status, Type, Value};
use crate::quantity::{Rational, Unit};

/// One expectation in words: what it is about, what was expected, what is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpectationWords {
    /// The name of the rule, guarantee or value, as rule files write it.
    pub subject: String,
    /// What was expected.
    pub expected: String,
    /// What is.
    pub actual: String,
}

impl Wording<'_> {
    /// An expectation in words. Only what was expected is told of what is.
    pub fn expectation(&self, outcome: &ExpectationOutcome<'_>, subject: String) -> ExpectationWords {
        let expected = outcome.expected;
        let wanted = Told {
            status: expected.status,
            value: outcome.expected_value.as_ref(),
            amounts: [expected.required, expected.provided, expected.short, expected.scored],
        };
        let is = &outcome.actual;
        let amounts = [is.required, is.provided, is.short, is.scored];
        let told = wanted.amounts.map(|amount| amount.is_some());
        ExpectationWords {
            expected: self.told(&wanted, told, &expected.subject),
            actual: self.told(&actual(&outcome.actual, &wanted, amounts), told, &expected.subject),
            subject,
        }
    }

    fn told(&self, told: &Told<'_>, which: [bool; 4], subject: &ExpectedSubject) -> String {
        let mut parts = Vec::new();
        parts.extend(told.status.map(|status| self.say(Message::from(status)).to_owned()));
        if let (Some(value), ExpectedSubject::Value(expr)) = (told.value, subject) {
            parts.push(self.value(value, &expr.ty));
        }
        let value = Scoring::Value.words(self.language);
        let columns = [Message::RequiredColumn, Message::ProvidedColumn, Message::ShortColumn].map(|it| self.say(it));
        let columns = columns.into_iter().chain([value]);
        for ((column, amount), told) in columns.zip(told.amounts).zip(which) {
            if told {
                let amount = amount.map_or_else(
                    || self.say(Message::UnknownAmount).to_owned(),
                    |amount| self.amount(amount, self.unit_of_subject(subject)),
                );
                parts.push(format!("{column} {amount}"));
            }
        }
        parts.join(", ").replace(super::phrase::HARD_SPACE, " ")
    }

    fn unit_of_subject(&self, subject: &ExpectedSubject) -> Unit {
        match subject {
            ExpectedSubject::Rule(rule) => self.standard.rule(*rule).body.measure().unwrap_or(Unit::ONE),
            ExpectedSubject::Value(expr) => {
                if let Type::Number(unit) = expr.ty {
                    unit
                } else {
                    Unit::ONE
                }
            }
            ExpectedSubject::Guarantee(_) => Unit::ONE,
        }
    }
}

/// What is told on either side.
struct Told<'a> {
    status: Option<Status>,
    value: Option<&'a Value>,
    amounts: [Option<Rational>; 4],
}

/// Of what is, as much as was expected, and the status where a value was expected and there is none.
fn actual<'a>(actual: &'a Actual, wanted: &Told<'_>, amounts: [Option<Rational>; 4]) -> Told<'a> {
    let value = actual.value.as_ref().filter(|_| wanted.value.is_some() || wanted.status.is_none());
    Told { status: actual.status.filter(|_| wanted.status.is_some() || value.is_none()), value, amounts }
}
