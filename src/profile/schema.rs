//! The JSON Schema of the profiles that a vocabulary describes, for editors and other programs.
//!
//! What the reader reads, the schema admits. It cannot say everything that the reader refuses, such as a key that is
//! given by two of its names.

use super::header::HeaderKey;
use super::{number, text, times};
use crate::model::{Fact, Record, RecordId, Type, Vocabulary};
use crate::quantity::{Rational, Unit, decimal_exact};
use serde_json::{Map, Value as Json, json};

/// The schema of profile files, draft 2020-12; files that are a record or a list of records alone are admitted where
/// `alone` says of which type they are.
pub fn json_schema(vocabulary: &Vocabulary, alone: Option<RecordId>) -> Json {
    let schema = Schema { vocabulary };
    let definitions: Map<String, Json> =
        vocabulary.records().map(|(_, record)| (record.name.clone(), schema.record(record))).collect();
    let mut keys: Map<String, Json> =
        HeaderKey::ALL.iter().map(|&(key, name)| (name.to_owned(), header(key))).collect();
    for (id, record) in vocabulary.records() {
        let each = one_or_list(&schema.reference(id));
        keys.extend(record.names().map(|name| (name.to_owned(), each.clone())));
    }
    let file = json!({
        "type": "object",
        "title": "Profile file",
        "properties": keys,
        "additionalProperties": false,
    });
    let mut forms = vec![file];
    if let Some(id) = alone {
        forms.push(schema.reference(id));
        forms.push(json!({ "type": "array", "items": schema.reference(id) }));
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Profiles",
        "$defs": definitions,
        "anyOf": forms,
    })
}

/// A text fact holds any single value as it is written.
const SINGLE: [&str; 3] = ["string", "number", "boolean"];
const DAY: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

struct Schema<'v> {
    vocabulary: &'v Vocabulary,
}

impl Schema<'_> {
    fn reference(&self, id: RecordId) -> Json {
        json!({ "$ref": format!("#/$defs/{}", pointer(&self.vocabulary.record(id).name)) })
    }

    fn record(&self, record: &Record) -> Json {
        let mut properties = Map::new();
        for (_, fact) in record.slots() {
            let schema = self.fact(fact);
            for name in std::iter::once(&fact.name).chain(&fact.also) {
                properties.insert(name.clone(), schema.clone());
            }
        }
        json!({
            "type": "object",
            "title": record.labels.plain().unwrap_or(&record.name),
            "properties": properties,
            "additionalProperties": false,
        })
    }

    fn fact(&self, fact: &Fact) -> Json {
        let mut value = self.forms(&fact.ty, fact);
        if fact.or_none {
            value.push(json!({ "type": "null" }));
        }
        let wrapper = wrapper(&any(value.clone()), fact.assessed);
        let mut forms = if fact.assessed { Vec::new() } else { value };
        forms.push(wrapper);
        let mut schema = any(forms);
        if let Some(schema) = schema.as_object_mut() {
            schema.insert("title".to_owned(), json!(fact.shown()));
            if let Some(description) = self.description(fact) {
                schema.insert("description".to_owned(), json!(description));
            }
        }
        schema
    }

    fn description(&self, fact: &Fact) -> Option<String> {
        let unit = match fact.ty {
            Type::Number(unit) => Some(number::wanted(unit, &self.vocabulary.units)),
            Type::Schedule => Some(format!("times of the week: {}", times::FORMS)),
            Type::Bool | Type::Text | Type::Date | Type::Choice(_) | Type::Record(_) | Type::List(_) | Type::Poison => {
                None
            }
        };
        let judged = fact.assessed.then(|| "a person's judgement: say who judged (by) and when (on)".to_owned());
        let parts: Vec<String> = unit.into_iter().chain(judged).collect();
        (!parts.is_empty()).then(|| parts.join("; "))
    }

    /// The forms in which a value of the type may be written.
    fn forms(&self, ty: &Type, fact: &Fact) -> Vec<Json> {
        match ty {
            Type::Bool => {
                let words = text::YES_AND_NO.iter().map(|(word, _)| json!(word));
                let all: Vec<Json> = [json!(true), json!(false)].into_iter().chain(words).collect();
                vec![json!({ "enum": all })]
            }
            Type::Number(unit) => self.number(*unit, fact),
            Type::Text => vec![json!({ "type": SINGLE })],
            Type::Date => vec![json!({ "type": "string", "format": "date", "pattern": DAY })],
            Type::Schedule => vec![json!({ "type": "string" })],
            Type::Choice(id) => {
                let values = &self.vocabulary.choice(*id).values;
                let names = values.iter().flat_map(|value| std::iter::once(&value.name).chain(&value.also));
                vec![json!({ "enum": names.collect::<Vec<_>>() })]
            }
            Type::Record(id) => vec![self.reference(*id)],
            Type::List(item) => vec![json!({ "type": "array", "items": any(self.forms(item, fact)) })],
            Type::Poison => vec![json!({})],
        }
    }

    fn number(&self, unit: Unit, fact: &Fact) -> Vec<Json> {
        if unit == Unit::SHARE {
            return vec![json!({ "type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)? *%$" })];
        }
        let counted = self.vocabulary.units.is_counted(unit);
        let mut plain = Map::new();
        plain.insert("type".to_owned(), json!(if counted { "integer" } else { "number" }));
        let (low, high) = fact.bounds.map_or((None, None), |(low, high)| (Some(low), Some(high)));
        let low = if counted { Some(low.unwrap_or(Rational::ZERO).max(Rational::ZERO)) } else { low };
        for (key, bound) in [("minimum", low), ("maximum", high)] {
            if let Some(bound) = bound.and_then(exact) {
                plain.insert(key.to_owned(), bound);
            }
        }
        let mut forms = vec![Json::Object(plain)];
        if unit != Unit::ONE {
            // The unit may be any of the same dimension.
            forms.push(json!({ "type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)? *[^0-9 .].*$" }));
        }
        forms
    }
}

/// What may stand around a value.
fn wrapper(value: &Json, assessed: bool) -> Json {
    let with_value = if assessed { json!(["value", "by", "on"]) } else { json!(["value"]) };
    let without = |key: &str| json!({ "required": [key], "not": { "required": ["value"] } });
    json!({
        "type": "object",
        "properties": {
            "value": value,
            "by": { "type": SINGLE, "description": "who says so" },
            "on": { "type": "string", "format": "date", "pattern": DAY, "description": "on which day it held" },
            "note": { "type": SINGLE, "description": "what else a reader should know" },
            "source": { "type": SINGLE, "description": "where it is published" },
        },
        "additionalProperties": false,
        "anyOf": [{ "required": with_value }, without("note"), without("source")],
    })
}

fn header(key: HeaderKey) -> Json {
    match key {
        HeaderKey::Standards => {
            let one = json!({ "type": SINGLE });
            let mut schema = one_or_list(&one);
            if let Some(schema) = schema.as_object_mut() {
                schema.insert("description".to_owned(), json!("the standards to check against, by name or path"));
            }
            schema
        }
        HeaderKey::KeyDate => {
            json!({ "type": "string", "format": "date", "pattern": DAY, "description": "the day to check for" })
        }
        HeaderKey::Waivers => json!({ "type": SINGLE, "description": "the path of the waiver file" }),
    }
}

fn one_or_list(one: &Json) -> Json {
    json!({ "anyOf": [one, { "type": "array", "items": one }] })
}

fn any(mut forms: Vec<Json>) -> Json {
    match (forms.len(), forms.pop()) {
        (1, Some(only)) if only.get("$ref").is_none() => only,
        (_, Some(last)) => {
            forms.push(last);
            json!({ "anyOf": forms })
        }
        (_, None) => json!({}),
    }
}

/// The number as JSON, where a short decimal is exact.
fn exact(value: Rational) -> Option<Json> {
    decimal_exact(value).and_then(|digits| serde_json::from_str(&digits).ok())
}

/// A name as part of a JSON pointer in a reference.
fn pointer(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
