//! The forecast for machines: exact numbers as texts, names instead of labels, the same bytes on every run.

use super::Forecast;
use crate::capacity::{Sum, Sums};
use crate::forecast::{Gap, Line, Of, Outcome, Point, Spell, State, Strain};
use crate::quantity::{Rational, Unit};
use crate::report::codes::{in_unit, undefined_code};
use serde_json::{Value, json};

/// The version of the format, as the document names it.
pub const FORECAST_FORMAT: &str = "norm-forecast/1";

/// What the document may say, as a JSON Schema.
pub const FORECAST_SCHEMA: &str = include_str!("../schema/forecast-1.json");

/// The whole page as one JSON document.
pub fn forecast_json(forecast: &Forecast<'_>) -> Value {
    json!({
        "format": FORECAST_FORMAT,
        "tool": { "name": "norm", "version": forecast.run.tool_version },
        "key_date": forecast.run.key_date.to_string(),
        "scenarios": forecast.outcomes.iter().map(scenario).collect::<Vec<_>>(),
    })
}

fn scenario(outcome: &Outcome<'_>) -> Value {
    let (program, scenario) = (&outcome.case.program, &outcome.case.scenario);
    let swept = scenario.settings.iter().filter(|setting| setting.swept).filter_map(|setting| {
        let standard = program.standards.get(setting.standard.index())?;
        Some(json!({
            "standard": standard.name,
            "parameter": standard.parameter(setting.parameter).label.name,
            "value": value(&setting.value, &setting.ty),
        }))
    });
    let gaps = outcome.gaps.iter().flat_map(|gap| self::gaps(outcome, gap));
    json!({
        "title": scenario.title,
        "what_if": scenario.what_if,
        "set": swept.collect::<Vec<_>>(),
        "from": scenario.start().to_string(),
        "until": scenario.end().to_string(),
        "hires": scenario.hires(),
        "days": outcome.days.iter().map(|day| json!({
            "date": day.date.to_string(),
            "people": day.people.map(|people| people.to_string()),
        })).collect::<Vec<_>>(),
        "watch": gaps.chain(outcome.strains.iter().map(|strain| watch(outcome, strain))).collect::<Vec<_>>(),
        "lines": outcome.series().iter().map(|series| {
            let unit = series.line.unit;
            let spells = |hired| spells(&outcome.spells.of(&series.line, hired));
            json!({
                "standard": program.standards.get(series.line.standard.index()).map(|it| it.name.as_str()),
                "of": of(&series.line),
                "name": name(&series.line),
                "unit": program.vocabulary.units.name(unit),
                "points": series.points.iter().map(|point| self::point(point, unit)).collect::<Vec<_>>(),
                "first_short": outcome.spells.first_short(&series.line, false).map(|day| day.to_string()),
                "spells": spells(false),
                "first_short_with_hires":
                    outcome.spells.first_short(&series.line, true).filter(|_| scenario.hires()).map(|day| day.to_string()),
                "spells_with_hires": if scenario.hires() { spells(true) } else { Value::Null },
            })
        }).collect::<Vec<_>>(),
    })
}

/// A need without a value, record by record.
fn gaps(outcome: &Outcome<'_>, gap: &Gap) -> Vec<Value> {
    let standard = outcome.case.program.standards.get(gap.standard.index());
    let service = standard.map(|it| it.rule(gap.rule).label.name.as_str());
    let one = |record: &String| {
        json!({
            "kind": "no_value", "record": record, "date": gap.day.to_string(), "number": null, "most": null,
            "service": service, "reason": undefined_code(gap.reason),
        })
    };
    gap.records.iter().map(one).collect()
}

/// What else to look at.
fn watch(outcome: &Outcome<'_>, strain: &Strain) -> Value {
    let world = &outcome.case.scenario.world;
    let name = |address| world.name(&outcome.case.program.vocabulary, address);
    match strain {
        Strain::Crowded { house, day, people, places } => json!({
            "kind": "more_people_than_places",
            "record": name(house),
            "date": day.to_string(),
            "number": people.to_string(),
            "most": places.to_string(),
        }),
        Strain::PastBounds { track, day, number, highest } => json!({
            "kind": "past_bounds",
            "record": name(&track.record),
            "date": day.to_string(),
            "number": number.to_string(),
            "most": highest.to_string(),
        }),
        Strain::Unread { track } => json!({
            "kind": "growth_not_counted", "record": name(&track.record), "date": null, "number": null, "most": null,
        }),
        Strain::Uncounted => json!({
            "kind": "hires_not_counted", "record": null, "date": null, "number": null, "most": null,
        }),
    }
}

fn value(value: &crate::model::Value, ty: &crate::model::Type) -> Value {
    use crate::model::Value as Fact;
    match value {
        Fact::Number(number) => Value::from(in_unit(*number, crate::report::phrase::unit_of(ty)).to_string()),
        Fact::Bool(truth) => Value::from(*truth),
        Fact::Text(text) => Value::from(text.to_string()),
        Fact::Date(day) => Value::from(day.to_string()),
        Fact::Unknown | Fact::None | Fact::Schedule(_) | Fact::Choice(_) | Fact::List(_) | Fact::Record(_) => {
            Value::Null
        }
    }
}

fn of(line: &Line) -> &'static str {
    match &line.of {
        Of::All => "all",
        Of::Role(_) => "role",
        Of::Service(_) => "service",
        Of::Record(_) => "record",
    }
}

fn name(line: &Line) -> Option<&str> {
    match &line.of {
        Of::All => None,
        Of::Role(role) => role.as_deref(),
        Of::Service(name) | Of::Record(name) => Some(name),
    }
}

fn spells(spells: &[Spell]) -> Value {
    let spell = |spell: &Spell| {
        let state = match spell.state {
            State::Nothing => "nothing_required",
            State::Enough => "enough",
            State::Open => "undetermined",
            State::Short => "short",
        };
        json!({ "state": state, "from": spell.from.to_string(), "until": spell.until.to_string() })
    };
    spells.iter().map(spell).collect()
}

fn point(point: &Point, unit: Unit) -> Value {
    json!({
        "date": point.date.to_string(),
        "without_hires": point.plain.as_ref().map(|sums| self::sums(sums, unit)),
        "with_hires": point.counted.as_ref().map(|sums| self::sums(sums, unit)),
        "hired": point.hired().map(|hired| in_unit(hired, unit).to_string()),
    })
}

fn sums(sums: &Sums, unit: Unit) -> Value {
    let number = |value: Rational| in_unit(value, unit).to_string();
    let known = |sum: &Sum| sum.known().ok().filter(|_| sum.undetermined() < sums.entries).map(number);
    let low = sums.required.known().ok();
    let high = low.zip(sums.beyond.known().ok()).and_then(|(low, more)| low.add(more).ok());
    let high = high.filter(|_| sums.endless == 0);
    json!({
        "required": { "low": low.map(number), "high": high.map(number) },
        "present": known(&sums.present),
        "short": known(&sums.short),
        "spare": known(&sums.spare),
        "lines": sums.entries,
        "undetermined": sums.undetermined,
        "no_rule": sums.silent,
    })
}
