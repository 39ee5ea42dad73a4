//! The vocabulary of the tests.

use crate::language::Labels;
use crate::model::{Choice, ChoiceValue, Fact, Record, Type, Vocabulary};
use crate::quantity::{Rational, Unit};
use crate::source::SourceMap;
use crate::span::Span;

/// shelter, room, staff and city, with a fact of every type.
pub(in crate::profile) fn vocabulary() -> Vocabulary {
    let mut vocabulary = Vocabulary::default();
    let units = &mut vocabulary.units;
    let person = units.add_counted("person".into(), None, vec!["people".into()]);
    let person = units.single(person);
    let (hour, week) = (units.find("h").unwrap(), units.find("week").unwrap());
    let rate = units.compound(&[(hour, 1), (week, -1)]);
    let fte = units.add_derived("fte".into(), None, vec!["post".into()], Rational::whole(39), rate).unwrap();
    let fte = units.single(fte);
    let area = units.find("m2").unwrap();
    let area = units.single(area);
    vocabulary.choices = vec![
        choice("kind", &[("dormitory", &["wohnheim"]), ("apartment", &[]), ("emergency", &["notunterkunft"])]),
        choice("topic", &[("work", &[]), ("language", &[]), ("move_out", &["übergang"])]),
    ];
    let [kind, topic] = [0, 1].map(crate::model::ChoiceId);
    let [shelter, room, staff] = [0, 1, 2].map(crate::model::RecordId);
    vocabulary.records = vec![
        record(
            "shelter",
            vec![
                fact("id", Type::Text),
                fact("name", Type::Text),
                fact("kind", Type::Choice(kind)),
                bounded(also(fact("residents", Type::Number(person)), "bewohner"), 0, 5000),
                fact("living_area", Type::Number(area)),
                fact("hours", Type::Number(rate)),
                fact("on_site", Type::Number(fte)),
                fact("occupied", Type::Number(Unit::SHARE)),
                fact("score", Type::Number(Unit::ONE)),
                fact("opened", Type::Date),
                Fact { or_none: true, ..fact("closed", Type::Date) },
                fact("lockable", Type::Bool),
                Fact { assessed: true, ..fact("calm", Type::Bool) },
                fact("topics", Type::List(Box::new(Type::Choice(topic)))),
                fact("rooms", Type::List(Box::new(Type::Record(room)))),
                fact("staff", Type::Record(staff)),
                fact("größe", Type::Text),
            ],
        ),
        record("room", vec![fact("area", Type::Number(area)), fact("beds", Type::Number(person))]),
        record("staff", vec![fact("on_site", Type::Number(fte)), fact("source", Type::Text)]),
        record("city", vec![fact("name", Type::Text), fact("shelters", Type::List(Box::new(Type::Record(shelter))))]),
    ];
    vocabulary
}

fn place() -> Span {
    Span::new(SourceMap::new().add("vocabulary", ""), 0, 0)
}

fn choice(name: &str, values: &[(&str, &[&str])]) -> Choice {
    let value = |&(name, also): &(&str, &[&str])| ChoiceValue {
        name: name.into(),
        labels: Labels::default(),
        also: also.iter().map(|&name| name.into()).collect(),
    };
    Choice {
        name: name.into(),
        labels: Labels::default(),
        also: Vec::new(),
        values: values.iter().map(value).collect(),
        span: place(),
    }
}

fn record(name: &str, facts: Vec<Fact>) -> Record {
    Record { name: name.into(), labels: Labels::default(), also: Vec::new(), facts, span: place() }
}

fn fact(name: &str, ty: Type) -> Fact {
    Fact {
        name: name.into(),
        labels: Labels::default(),
        also: Vec::new(),
        ty,
        or_none: false,
        bounds: None,
        assessed: false,
        span: place(),
    }
}

fn also(mut fact: Fact, name: &str) -> Fact {
    fact.also.push(name.into());
    fact
}

fn bounded(mut fact: Fact, low: i64, high: i64) -> Fact {
    fact.bounds = Some((Rational::whole(low), Rational::whole(high)));
    fact
}
