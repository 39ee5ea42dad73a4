//! Keys that a report leaves out where there is nothing to say, filled in for templates: as the schema names them.

use serde_json::{Map, Value};

/// Gives every record each key of its schema: lists empty, yes-or-no no, everything else none.
pub(super) fn complete(value: &mut Value, schema: &Value, whole: &Value) {
    let schema = resolved(schema, whole);
    match value {
        Value::Object(map) => {
            let Some(properties) = schema.get("properties").and_then(Value::as_object) else { return };
            for (key, of) in properties {
                let inner = map.entry(key.clone()).or_insert_with(|| empty(resolved(of, whole)));
                complete(inner, of, whole);
            }
        }
        Value::Array(items) => {
            if let Some(of) = schema.get("items") {
                items.iter_mut().for_each(|item| complete(item, of, whole));
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Behind `$ref`, the schema that it leads to.
fn resolved<'s>(schema: &'s Value, whole: &'s Value) -> &'s Value {
    let path = schema.get("$ref").and_then(Value::as_str).and_then(|path| path.strip_prefix('#'));
    path.and_then(|path| whole.pointer(path)).unwrap_or(schema)
}

fn empty(schema: &Value) -> Value {
    match schema.get("type").and_then(Value::as_str) {
        Some("array") => Value::Array(Vec::new()),
        Some("boolean") => Value::Bool(false),
        Some(_) | None => Value::Null,
    }
}

/// Adds words to a record.
pub(super) fn add(value: &mut Value, key: &str, words: impl Into<Value>) {
    if let Value::Object(map) = value {
        map.insert(key.to_owned(), words.into());
    }
}

/// A record of these keys.
pub(super) fn record<const N: usize>(entries: [(&str, Value); N]) -> Value {
    Value::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>())
}
