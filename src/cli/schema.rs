//! `norm schema`: what profiles may say, or what reports say, as a JSON Schema for editors and other programs.

use super::Exit;
use super::args::{JsonOf, SchemaArguments};
use super::error::CliError;
use super::output::{self, Screen};
use super::rules;
use crate::diagnostic::nearest;
use crate::library::FOLDER;
use crate::model::Vocabulary;
use crate::profile::json_schema;
use crate::report::{CAPACITY_SCHEMA, FORECAST_SCHEMA, JSON_SCHEMA, PLAN_SCHEMA};
use crate::source::SourceMap;
use std::path::Path;

/// Prints the schema.
pub(super) fn run(arguments: &SchemaArguments, screen: Screen) -> Result<Exit, CliError> {
    if let Some(command) = arguments.output_of {
        output::print(match command {
            JsonOf::Check => JSON_SCHEMA,
            JsonOf::Capacity => CAPACITY_SCHEMA,
            JsonOf::Forecast => FORECAST_SCHEMA,
            JsonOf::Plan => PLAN_SCHEMA,
        })?;
        return Ok(Exit::Fine);
    }
    let shipped = [format!("{FOLDER}vocabulary.norm")];
    let wanted = if arguments.rules.is_empty() { &shipped[..] } else { &arguments.rules };
    let mut roots = Vec::new();
    for rules in wanted {
        roots.extend(rules::find(rules, Path::new(""))?);
    }
    let mut sources = SourceMap::new();
    let loaded = rules::load(&roots, &mut sources, screen)?;
    let vocabulary = &loaded.program.vocabulary;
    let record = arguments.record.as_deref().map(|name| record(vocabulary, name)).transpose()?;
    let schema = json_schema(vocabulary, record);
    let text = serde_json::to_string_pretty(&schema).map_err(|error| CliError::new(error.to_string()))?;
    output::print(&format!("{text}\n"))?;
    Ok(Exit::Fine)
}

/// The record of that name.
pub(super) fn record(vocabulary: &Vocabulary, name: &str) -> Result<crate::model::RecordId, CliError> {
    vocabulary.find_record(name).ok_or_else(|| {
        let known = vocabulary.records().flat_map(|(_, record)| record.names());
        let error = CliError::new(format!("the vocabulary has no record `{name}`"));
        match nearest(name, known) {
            Some(near) => error.help(format!("did you mean `{near}`?")),
            None => error,
        }
    })
}
