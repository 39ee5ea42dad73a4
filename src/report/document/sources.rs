//! Citations, and the list of documents with the articles that cite them.

use super::{Grid, Words};
use crate::model::{Citation, Document};
use crate::report::Message;
use crate::report::phrase::Wording;

/// `Drucksache 0558/2016 F1, Frage 1`
pub(super) fn citation(wording: &Wording<'_>, citation: &Citation) -> Option<String> {
    let document = wording.standard.documents.get(citation.document)?;
    let mut text = document.title.clone();
    if let Some(place) = &citation.place {
        text = format!("{text}, {place}");
    }
    if let Some(day) = citation.checked {
        text = format!("{text} ({})", wording.fill(Message::Checked, &[&wording.date(day)]));
    }
    Some(text)
}

/// `Drucksache 0558/2016 F1 vom 17.03.2016`
pub(super) fn document(wording: &Wording<'_>, document: &Document) -> String {
    match document.dated {
        Some(day) => wording.words(Words::Dated, &[&document.title, &wording.date(day)]),
        None => document.title.clone(),
    }
}

/// Every document with the articles that cite it.
pub(super) fn grid(wording: &Wording<'_>, title: String) -> Option<Grid> {
    let standard = wording.standard;
    if standard.documents.is_empty() {
        return None;
    }
    let numbers = wording.numbers?;
    let mut cited: Vec<(&str, &Citation)> = Vec::new();
    for (id, rule) in standard.rules() {
        cited.extend(rule.notes.sources.iter().map(|source| (numbers.rule(id), source)));
    }
    for ((_, guarantee), number) in standard.guarantees().zip(&numbers.guarantees) {
        cited.extend(guarantee.notes.sources.iter().map(|source| (number.as_str(), source)));
    }
    for (id, parameter) in standard.parameters() {
        let sources = parameter.values.iter().filter_map(|value| value.source.as_ref());
        cited.extend(sources.map(|source| (numbers.parameter(id), source)));
    }
    for (id, definition) in standard.definitions() {
        cited.extend(definition.notes.sources.iter().map(|source| (numbers.definition(id), source)));
    }
    for (id, table) in standard.tables() {
        cited.extend(table.notes.sources.iter().map(|source| (numbers.table(id), source)));
    }
    let rows = standard.documents.iter().enumerate().map(|(index, it)| {
        let mut places: Vec<String> = Vec::new();
        for (number, source) in cited.iter().filter(|(number, source)| source.document == index && !number.is_empty()) {
            let place = match &source.place {
                Some(place) => format!("{number} ({place})"),
                None => (*number).to_owned(),
            };
            if !places.contains(&place) {
                places.push(place);
            }
        }
        vec![it.name.clone(), document(wording, it), places.join(", ")]
    });
    let header = ["", wording.word(Words::DocumentColumn), wording.word(Words::CitedColumn)];
    Some(Grid { title, header: header.map(str::to_owned).to_vec(), rows: rows.collect() })
}
