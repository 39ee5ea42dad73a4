//! Profiles as people write them, well and badly.

mod example;
mod faults;
mod formats;
mod json;
mod pieces;
mod properties;
mod schema;
mod sheets;
mod waivers;
mod workbooks;

use super::*;
use crate::diagnostic::Diagnostic;
use crate::model::{Instance, Value};
use crate::source::SourceMap;
use example::vocabulary;

/// What a text gives: its records and its faults as `line:column message (help)`.
struct Outcome {
    profiles: Vec<Profile>,
    faults: Vec<String>,
}

impl Outcome {
    fn instances(&self) -> Vec<Instance> {
        self.profiles.iter().map(|profile| without_places(&profile.instance)).collect()
    }
}

fn read_as(format: Format, text: &str) -> Outcome {
    let vocabulary = vocabulary();
    let mut sources = SourceMap::new();
    let file = sources.add("profile", text);
    let mut diagnostics = Diagnostics::new();
    let mut profiles = Vec::new();
    let default = vocabulary.find_record("shelter");
    let text = &sources.file(file).text;
    read_header(format, file, text, &mut diagnostics);
    let flow = ProfileReader::new(&vocabulary, default).read(
        &Piece::whole(format, file, text),
        &mut diagnostics,
        &mut |profile| {
            profiles.push(profile.clone());
            ControlFlow::Continue(())
        },
    );
    assert_eq!(flow, ControlFlow::Continue(()));
    let faults = diagnostics.sorted().iter().map(|diagnostic| written(diagnostic, &sources)).collect();
    Outcome { profiles, faults }
}

fn yaml(text: &str) -> Outcome {
    read_as(Format::Yaml, text)
}

fn written(diagnostic: &Diagnostic, sources: &SourceMap) -> String {
    let place = sources.start(diagnostic.primary.span);
    let help = diagnostic.help.as_ref().map_or_else(String::new, |help| format!(" -> {help}"));
    format!("{}:{} [{}] {}{help}", place.line, place.column, diagnostic.code.name(), diagnostic.message)
}

/// The instance without the places that differ between formats.
fn without_places(instance: &Instance) -> Instance {
    let slots = instance.slots.iter().map(value_without_places).collect();
    Instance { slots, span: None, ..instance.clone() }
}

fn value_without_places(value: &Value) -> Value {
    if let Value::Record(record) = value {
        Value::Record(Box::new(without_places(record)))
    } else if let Value::List(items) = value {
        Value::List(items.iter().map(value_without_places).collect())
    } else {
        value.clone()
    }
}
