//! Examples as a table: title, key date, what is given, what comes out.

use super::{Grid, Words};
use crate::model::{Example, Excuse, Expectation, ExpectedSubject, Instance, Place, Slot, Type, Value};
use crate::quantity::Rational;
use crate::report::Message;
use crate::report::messages::Scoring;
use crate::report::phrase::{Scope, Wording, readable, unit_of};

/// The examples of a standard; none where it has none.
pub(super) fn grid(wording: &Wording<'_>, title: String) -> Option<Grid> {
    let examples = &wording.standard.examples;
    if examples.is_empty() {
        return None;
    }
    let header = [Words::ExampleColumn, Words::KeyDateColumn, Words::GivenColumn, Words::ExpectedColumn];
    Some(Grid {
        title,
        header: header.map(|words| wording.word(words).to_owned()).to_vec(),
        rows: examples.iter().map(|example| row(wording, example)).collect(),
    })
}

fn row(wording: &Wording<'_>, example: &Example) -> Vec<String> {
    let mut given = Vec::new();
    if let Some((path, _)) = &example.profile {
        given.push(wording.words(Words::FromProfile, &[path]));
    }
    facts(wording, &example.given, &Scope::about(example.about), &mut Vec::new(), &mut given);
    given.extend(example.excuses.iter().map(|excuse| excused(wording, excuse)));
    let expected: Vec<_> = example.expect.iter().map(|expected| expectation(wording, example, expected)).collect();
    vec![
        example.title.clone(),
        example.on.map(|day| wording.date(day)).unwrap_or_default(),
        given.join("; "),
        expected.join("\n"),
    ]
}

/// Known facts of a record, those of the parts in it too.
fn facts(wording: &Wording<'_>, instance: &Instance, scope: &Scope<'_>, path: &mut Vec<Slot>, out: &mut Vec<String>) {
    for (slot, fact) in wording.vocabulary.record(instance.record).slots() {
        let value = instance.get(slot);
        path.push(slot);
        if let Value::Record(inner) = value {
            facts(wording, inner, scope, path, out);
        } else if *value != Value::Unknown {
            let name = wording.document_fact(&Place { frame: 0, path: path.as_slice().into() }, scope);
            out.push(format!("{name}: {}", told(wording, value, &fact.ty)));
        }
        path.pop();
    }
}

/// A value; counted things go by their name already, items of a list are told one by one.
fn told(wording: &Wording<'_>, value: &Value, ty: &Type) -> String {
    if let Value::Number(number) = value
        && wording.vocabulary.units.is_counted(unit_of(ty))
    {
        return wording.number(*number);
    }
    let Value::List(items) = value else { return wording.value(value, ty) };
    let of = |item: &Value| {
        let Value::Record(inner) = item else { return None };
        let mut within = Vec::new();
        facts(wording, inner, &Scope::about(inner.record), &mut Vec::new(), &mut within);
        Some(format!("({})", within.join(", ")))
    };
    let items: Vec<_> = items.iter().filter_map(of).collect();
    if items.is_empty() { wording.value(value, ty) } else { items.join(" ") }
}

fn excused(wording: &Wording<'_>, excuse: &Excuse) -> String {
    let rule = readable(wording.standard.rule(excuse.rule).label.shown());
    match &excuse.authority {
        Some(authority) => wording.words(Words::WithWaiver, &[authority, &rule]),
        None => wording.words(Words::WithReason, &[&rule]),
    }
}

fn expectation(wording: &Wording<'_>, example: &Example, expected: &Expectation) -> String {
    let scope = Scope::about(example.about);
    let (name, unit) = match &expected.subject {
        ExpectedSubject::Rule(id) => {
            let rule = wording.standard.rule(*id);
            let number = wording.numbers.map_or("", |numbers| numbers.rule(*id));
            (format!("{number} {}", readable(rule.label.shown())), rule.body.measure())
        }
        ExpectedSubject::Guarantee(id) => {
            let number = wording.numbers.and_then(|numbers| numbers.guarantees.get(id.index()));
            let label = readable(wording.standard.guarantee(*id).label.shown());
            (format!("{} {label}", number.map_or("", String::as_str)), None)
        }
        ExpectedSubject::Value(expr) => {
            let unit = if let Type::Number(unit) = expr.ty { Some(unit) } else { None };
            (wording.phrase(expr, &scope), unit)
        }
    };
    let mut words = Vec::new();
    words.extend(expected.status.map(|status| wording.say(Message::from(status)).to_owned()));
    words.extend(expected.value.as_ref().map(|value| wording.phrase(value, &scope)));
    let columns = [
        (wording.say(Message::RequiredColumn), expected.required),
        (wording.say(Message::ProvidedColumn), expected.provided),
        (wording.say(Message::ShortColumn), expected.short),
        (Scoring::Value.words(wording.language), expected.scored),
    ];
    let amount = |amount: Rational| unit.map_or_else(|| wording.number(amount), |unit| wording.amount(amount, unit));
    for (column, value) in columns {
        words.extend(value.map(|value| format!("{column} {}", amount(value))));
    }
    format!("{name} – {}", words.join(", "))
}
