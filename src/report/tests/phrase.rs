//! Numbers and rules in the words of both languages.

use super::sample::{KEY_DATE, Sample, number};
use crate::language::Language;
use crate::model::{Body, StandardId, Type, Value};
use crate::quantity::{Rational, Unit};
use crate::report::{Scope, Wording};
use insta::assert_snapshot;
use jiff::civil::date;

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn wording(sample: &Sample, language: Language) -> Wording<'_> {
    Wording::new(&sample.program, StandardId(0), KEY_DATE, language).unwrap()
}

/// Every rule and definition of the sample, one a line.
fn all_phrases(language: Language) -> String {
    let sample = Sample::new(language);
    let wording = wording(&sample, language);
    let scope = Scope::about(sample.shelter());
    let mut lines = Vec::new();
    for (_, rule) in sample.standard().rules() {
        lines.extend(rule.when.iter().chain(&rule.unless).map(|when| wording.phrase(when, &scope)));
        lines.push(match &rule.body {
            Body::Score(weighed) => wording.phrase(&weighed.value, &scope),
            Body::Nothing => continue,
            Body::Condition(condition) | Body::Comparison { condition, .. } => wording.phrase(condition, &scope),
            Body::Capacity { required, .. } => wording.phrase(required, &scope),
        });
    }
    for (_, definition) in sample.standard().definitions() {
        lines.push(wording.phrase(&definition.value, &scope));
    }
    plain(&lines.join("\n"))
}

#[test]
fn rules_read_as_sentences_in_english() {
    assert_snapshot!(all_phrases(Language::English), @"
    toilets at least 1 toilet per started 10 residents
    residents at least threshold for on-site teams (200 people)
    1 fte per completed 100 residents (people per post), but at least 1 fte
    opened before 1 January 2014
    for every entry of rooms: area at least 10 m² per place (beds)
    any of: a) alarm and staff › operator at least 0.5 fte; b) residents less than 20 people; c) density less than 0.1 people/m²
    residents at most most people
    alarm
    alarm
    residents ÷ living area
    ");
}

#[test]
fn rules_read_as_sentences_in_german() {
    assert_snapshot!(all_phrases(Language::German), @"
    Toiletten mindestens 1 Toilette je angefangene 10 Bewohnerinnen und Bewohner
    Bewohnerinnen und Bewohner mindestens Schwelle für feste Präsenz (200 Personen)
    1 VZÄ je volle 100 Bewohnerinnen und Bewohner (Personen je Stelle), jedoch mindestens 1 VZÄ
    Eröffnung vor dem 01.01.2014
    für jeden Eintrag in Räume: Fläche mindestens 10 m² je Platz (Betten)
    mindestens eines von: a) Alarmanlage und Personal › Betreiber mindestens 0,5 VZÄ; b) Bewohnerinnen und Bewohner weniger als 20 Personen; c) Dichte weniger als 0,1 Personen/m²
    Bewohnerinnen und Bewohner höchstens Höchstzahl
    Alarmanlage
    Alarmanlage
    Bewohnerinnen und Bewohner ÷ Wohnfläche
    ");
}

fn numbers(language: Language) -> String {
    let sample = Sample::new(language);
    let wording = wording(&sample, language);
    let unit = |name| sample.unit(name);
    let lines = [
        wording.number(Rational::whole(4300)),
        wording.number(Rational::whole(12_345_678)),
        wording.number(number(5, 2)),
        wording.number(number(5, 3)),
        wording.number(number(5125, 10_000)),
        wording.number(number(-7, 4)),
        wording.amount(Rational::ONE, unit("toilet")),
        wording.amount(Rational::whole(15), unit("toilet")),
        wording.amount(number(3, 2), unit("fte")),
        wording.amount(number(1, 8), Unit::SHARE),
        wording.amount(number(1, 3), Unit::SHARE),
        wording.amount(Rational::whole(75), unit("m2")),
        wording.date(date(2016, 3, 1)),
        wording.value(&Value::Bool(true), &Type::Bool),
        wording.value(&Value::List(vec![Value::Unknown]), &sample.fact("rooms").ty),
        wording.value(&Value::Choice(1), &sample.fact("kind").ty),
    ];
    plain(&lines.join("\n"))
}

#[test]
fn numbers_read_as_english() {
    assert_snapshot!(numbers(Language::English), @"
    4300
    12,345,678
    2.5
    ≈ 1.67 (5/3)
    ≈ 0.51 (0.5125)
    −1.75
    1 toilet
    15 toilets
    1.5 fte
    12.5%
    ≈ 33.33% (1/3)
    75 m²
    1 March 2016
    yes
    unknown
    housing project
    ");
}

#[test]
fn numbers_read_as_german() {
    assert_snapshot!(numbers(Language::German), @"
    4300
    12.345.678
    2,5
    ≈ 1,67 (5/3)
    ≈ 0,51 (0,5125)
    −1,75
    1 Toilette
    15 Toiletten
    1,5 VZÄ
    12,5 %
    ≈ 33,33 % (1/3)
    75 m²
    01.03.2016
    ja
    unbekannt
    Wohnprojekt
    ");
}
