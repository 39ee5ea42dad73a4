//! Examples run against their standard: what was expected beside what is.

use super::assessment::{Finding, Undefined};
use super::computed::Computed;
use super::evaluate::{Evaluator, Frame};
use super::memory::{Marks, Memory};
use super::plan::Plan;
use crate::model::{Example, Excuse, Expectation, ExpectedSubject, Instance, Program, StandardId, Status, Value};
use crate::quantity::Rational;
use crate::span::Span;
use jiff::civil::Date;

/// What became of an example.
#[derive(Debug, Clone)]
pub struct ExampleOutcome<'p> {
    /// The key date that it was run for.
    pub key_date: Date,
    /// Its expectations in order.
    pub expectations: Vec<ExpectationOutcome<'p>>,
    /// Calculations that left the range of exact numbers; not empty means that the example failed.
    pub overflows: Vec<Span>,
}

/// One expectation beside what is.
#[derive(Debug, Clone)]
pub struct ExpectationOutcome<'p> {
    /// What was expected.
    pub expected: &'p Expectation,
    /// The expected value, where one was named.
    pub expected_value: Option<Value>,
    /// What is.
    pub actual: Actual,
    /// Whether all that was expected is so.
    pub passed: bool,
}

/// What a rule, a guarantee or a value gives in an example.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Actual {
    /// The status. Of a value: met and not met for yes and no, no rule, undetermined where it is unknown; none for
    /// any other value.
    pub status: Option<Status>,
    /// The value, of what has one.
    pub value: Option<Value>,
    /// Why there is no value, where it is undefined.
    pub undefined: Option<Undefined>,
    /// The amount required.
    pub required: Option<Rational>,
    /// The amount provided.
    pub provided: Option<Rational>,
    /// The amount short.
    pub short: Option<Rational>,
    /// The value of a score.
    pub scored: Option<Rational>,
}

impl ExampleOutcome<'_> {
    /// Whether everything is as expected.
    pub fn passed(&self) -> bool {
        self.overflows.is_empty() && self.expectations.iter().all(|outcome| outcome.passed)
    }
}

/// Runs an example of a standard; none where the program has no such standard.
///
/// Its facts are laid over `base`, the profile that it names. Its key date is its own, else the standard's beginning,
/// else `otherwise`.
pub fn run_example<'p>(
    program: &'p Program,
    standard: StandardId,
    example: &'p Example,
    base: Option<&Instance>,
    otherwise: Date,
) -> Option<ExampleOutcome<'p>> {
    let since = program.standards.get(standard.index())?.period.since;
    let key_date = example.on.or(since).unwrap_or(otherwise);
    let plan = Plan::new(program, standard, key_date)?;
    let instance = match base {
        Some(base) => laid_over(&example.given, base),
        None => example.given.clone(),
    };
    let mut evaluator = Evaluator::new(&plan, Memory::default());
    let frame = evaluator.frame(&instance);
    let mut overflows = Vec::new();
    let expectations = example.expect.iter().map(|expected| {
        evaluator.marks = Marks::default();
        let mut actual = actual(&mut evaluator, &expected.subject, &frame);
        if let ExpectedSubject::Rule(rule) = expected.subject
            && actual.status == Some(Status::NotMet)
        {
            let excuse = example.excuses.iter().find(|excuse| plan.holder(excuse.rule) == plan.holder(rule));
            actual.status = excuse.map(Excuse::status).or(actual.status);
        }
        let value = expected.value.as_ref().map(|value| evaluator.eval(value, &frame));
        overflows.extend(evaluator.marks.overflow);
        let expected_value = value.and_then(|value| value.to_value(&evaluator.memory.made));
        let passed = agrees(expected, expected_value.as_ref(), &actual);
        ExpectationOutcome { expected, expected_value, actual, passed }
    });
    let expectations = expectations.collect();
    overflows.sort_unstable();
    overflows.dedup();
    Some(ExampleOutcome { key_date, expectations, overflows })
}

fn actual<'a>(evaluator: &mut Evaluator<'_, 'a>, subject: &'a ExpectedSubject, frame: &Frame<'a, 'a>) -> Actual {
    match subject {
        ExpectedSubject::Rule(rule) => {
            let mut finding = Finding::of(evaluator.plan.holder(*rule));
            evaluator.find(&mut finding, frame);
            Actual {
                status: Some(finding.status),
                required: finding.required,
                provided: finding.provided,
                short: finding.short,
                scored: finding.value,
                ..Actual::default()
            }
        }
        ExpectedSubject::Guarantee(guarantee) => {
            Actual { status: Some(evaluator.find_guarantee(*guarantee, frame).status), ..Actual::default() }
        }
        ExpectedSubject::Value(value) => {
            let value = evaluator.eval(value, frame);
            let (status, undefined) = match value {
                Computed::Bool(true) => (Some(Status::Met), None),
                Computed::Bool(false) => (Some(Status::NotMet), None),
                Computed::NoRule(_) => (Some(Status::NoRule), None),
                Computed::Unknown => (Some(Status::Undetermined), None),
                Computed::Undefined(reason) => (Some(Status::Undetermined), Some(reason)),
                Computed::Number(_)
                | Computed::Text(_)
                | Computed::Date(_)
                | Computed::Schedule(_)
                | Computed::Choice(_)
                | Computed::List(_)
                | Computed::Record(_)
                | Computed::None => (None, None),
            };
            Actual { status, value: value.to_value(&evaluator.memory.made), undefined, ..Actual::default() }
        }
    }
}

fn agrees(expected: &Expectation, value: Option<&Value>, actual: &Actual) -> bool {
    let amounts = [
        (expected.required, actual.required),
        (expected.provided, actual.provided),
        (expected.short, actual.short),
        (expected.scored, actual.scored),
    ];
    expected.status.is_none_or(|status| actual.status == Some(status))
        && (expected.value.is_none() || (value.is_some() && value == actual.value.as_ref()))
        && amounts.iter().all(|(expected, actual)| expected.is_none() || expected == actual)
}

/// The facts of a record, and those of another where it says nothing. Records inside are laid over one another,
/// lists take the place of lists.
fn laid_over(given: &Instance, base: &Instance) -> Instance {
    let mut instance = base.clone();
    for (place, fact) in instance.slots.iter_mut().zip(&given.slots) {
        match (&mut *place, fact) {
            (_, Value::Unknown) => {}
            (Value::Record(under), Value::Record(over)) => **under = laid_over(over, under),
            (place, fact) => *place = fact.clone(),
        }
    }
    // What was said about a fact goes with the fact.
    let said = |slot: crate::model::Slot| !matches!(given.get(slot), Value::Unknown | Value::Record(_));
    instance.annotations.retain(|(slot, _)| !said(*slot));
    instance.annotations.extend(given.annotations.iter().cloned());
    instance.annotations.sort_by_key(|(slot, _)| *slot);
    instance.annotations.dedup_by_key(|(slot, _)| *slot);
    instance
}
