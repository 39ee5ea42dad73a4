//! Numbers, amounts and days in a template, as people of a language write them.

use super::words::Words;
use crate::language::Language;
use crate::model::{Program, Standard, StandardId, Type};
use crate::quantity::{Rational, Unit};
use crate::report::Wording;
use crate::report::capacity::Words as CapacityWords;
use crate::report::phrase::{HARD_SPACE, date, number};
use jiff::civil::Date;
use minijinja::value::{Rest, Value};
use minijinja::{Environment, Error, ErrorKind};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The filters that norm adds to those of the template language.
pub(super) const FILTERS: [&str; 6] = ["amount", "column", "date", "need", "number", "unit"];

/// How the names of units are shown, one and many of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Units(BTreeMap<String, [String; 2]>);

impl Units {
    /// The units in which the rules of a program ask for amounts.
    pub(super) fn new(program: &Program, key_date: Date, language: Language) -> Self {
        let Some(wording) = Wording::new(program, StandardId(0), key_date, language) else { return Self::default() };
        let rules = program.standards.iter().flat_map(Standard::rules);
        let units = rules.flat_map(|(_, rule)| {
            let cost =
                rule.cost.as_ref().and_then(|cost| if let Type::Number(unit) = cost.ty { Some(unit) } else { None });
            rule.body.unit().into_iter().chain(cost)
        });
        let facts = program.vocabulary.records().flat_map(|(_, record)| &record.facts);
        let facts = facts.filter_map(|fact| if let Type::Number(unit) = fact.ty { Some(unit) } else { None });
        let shown =
            |unit: Unit| (program.vocabulary.units.name(unit), [true, false].map(|one| wording.unit(unit, one)));
        Self(units.chain(facts).map(shown).collect())
    }

    fn name(&self, unit: &str, one: bool) -> Result<&str, Error> {
        if unit.is_empty() {
            return Ok("");
        }
        let [single, many] = self.0.get(unit).ok_or_else(|| invalid(format!("there is no unit `{unit}` here")))?;
        Ok(if one { single } else { many })
    }
}

/// Adds the filters, and `say` for the words of shipped templates.
pub(super) fn add(environment: &mut Environment<'_>, language: Language, units: Units) {
    let units = Arc::new(units);
    let of = Arc::clone(&units);
    environment.add_filter("number", move |value: Value| {
        Ok::<_, Error>(rational(&value)?.map_or_else(|| unknown(language), |value| number(value, language)))
    });
    environment.add_filter("column", move |value: Value| {
        Ok::<_, Error>(rational(&value)?.map_or_else(|| unknown(language), |value| column(value, language)))
    });
    environment.add_filter("amount", move |value: Value, unit: String| {
        let Some(value) = rational(&value)? else { return Ok(unknown(language)) };
        amount(value, &unit, &of, language)
    });
    let of = Arc::clone(&units);
    environment.add_filter("need", move |value: Value, unit: Option<String>| {
        let end = |key: &str| rational(&value.get_attr(key)?);
        need((end("low")?, end("high")?), unit.as_deref(), &of, language)
    });
    environment.add_filter("unit", move |unit: String| units.name(&unit, false).map(str::to_owned));
    environment.add_filter("date", move |value: Value| {
        known(&value)?;
        if value.is_none() {
            return Ok(String::new());
        }
        let day = value.as_str().and_then(|text| text.parse::<Date>().ok());
        day.map(|day| date(day, language)).ok_or_else(|| invalid(format!("{value} is no day such as 2016-03-17")))
    });
    environment.add_function("say", move |name: String, parts: Rest<Value>| {
        let words = Words::named(&name).ok_or_else(|| invalid(format!("there are no words `{name}`")))?;
        parts.iter().try_for_each(known)?;
        let parts: Vec<String> = parts.iter().map(ToString::to_string).collect();
        Ok(words.fill(language, &parts.iter().map(String::as_str).collect::<Vec<_>>()))
    });
}

fn invalid(message: String) -> Error {
    Error::new(ErrorKind::InvalidOperation, message)
}

/// Refuses what is not there, by the name that the template gives it.
fn known(value: &Value) -> Result<(), Error> {
    if value.is_undefined() { value.get_attr("").map(|_| ()) } else { Ok(()) }
}

fn unknown(language: Language) -> String {
    CapacityWords::Unknown.words(language).to_owned()
}

/// A number as reports for machines write it, `"5/3"`; none where it is not known.
fn rational(value: &Value) -> Result<Option<Rational>, Error> {
    known(value)?;
    if value.is_none() {
        return Ok(None);
    }
    if let Some(whole) = value.as_i64() {
        return Ok(Some(Rational::from(whole)));
    }
    let text = value.as_str().ok_or_else(|| invalid(format!("{value} is no number")))?;
    let (above, below) = text.split_once('/').map_or((text, None), |(above, below)| (above, Some(below)));
    let parse = |text: &str| {
        let (sign, digits) = text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
        let value = Rational::parse(digits).ok()?;
        Some(if sign { value.negate() } else { value })
    };
    let quotient = match below {
        None => parse(above),
        Some(below) => parse(above).zip(parse(below)).and_then(|(above, below)| above.divide(below).ok().flatten()),
    };
    quotient.map(Some).ok_or_else(|| invalid(format!("`{text}` is no number")))
}

/// A number without its exact value behind it, marked where digits were cut.
fn column(value: Rational, language: Language) -> String {
    let shown = number(value, language);
    match shown.split_once(&format!("{HARD_SPACE}(")) {
        Some((short, _)) => short.to_owned(),
        None => shown,
    }
}

fn amount(value: Rational, unit: &str, units: &Units, language: Language) -> Result<String, Error> {
    let shown = number(value, language);
    Ok(match (units.name(unit, value == Rational::ONE)?, language) {
        ("", _) => shown,
        ("%", Language::English) => format!("{shown}%"),
        (name, _) => format!("{shown}{HARD_SPACE}{name}"),
    })
}

/// `22`, `3 to 5`, `at least 3`; with a unit behind it where one is given. A dash where the standard is silent.
fn need(
    (low, high): (Option<Rational>, Option<Rational>),
    unit: Option<&str>,
    units: &Units,
    language: Language,
) -> Result<String, Error> {
    let shown = |value: Rational| match unit {
        Some(unit) => amount(value, unit, units, language),
        None => Ok(column(value, language)),
    };
    Ok(match (low, high) {
        (None, _) => "–".to_owned(),
        (Some(low), Some(high)) if low == high => shown(low)?,
        (Some(low), Some(high)) => CapacityWords::Between.fill(language, &[&column(low, language), &shown(high)?]),
        (Some(low), None) => CapacityWords::AtLeast.fill(language, &[&shown(low)?]),
    })
}
