//! Parameters by date, tables row by row, facts with what a profile may say.

use super::rests::{Rests, last};
use super::{Entry, lines, source, titled, unit_of};
use crate::model::{Fact, ParameterId, RecordId, Slot, Table, Type};
use crate::quantity::Unit;
use crate::report::phrase::readable;
use crate::report::view::period;
use crate::report::{Message, Scope, Wording};

/// Every value with its time, and those that take its place; the one that holds on the key date is pointed out.
pub(super) fn parameter(wording: &Wording<'_>, id: ParameterId) -> Entry {
    let standard = wording.standard;
    let mut entry = titled(wording.say(Message::Parameter), &standard.parameter(id).label);
    let holds = standard.value_on(id, wording.key_date).map(|(_, value)| value);
    for (place, layer) in standard.layers_of(id).into_iter().rev().enumerate() {
        let parameter = standard.parameter(layer);
        for value in &parameter.values {
            let mut text = wording.phrase(&value.value, &Scope::nothing());
            text = format!("{text}, {}", period(wording, &value.period));
            if place > 0 {
                let of = wording.fill(Message::FromStandard, &[&parameter.origin]);
                text = format!("{} ({of}): {text}", wording.say(Message::LocalValue));
            }
            if holds.is_some_and(|holds| std::ptr::eq(holds, value)) {
                text = format!("{text} ← {}", wording.say(Message::OnKeyDate));
            }
            if let Some(source) = value.source.as_ref().and_then(|one| source(wording, one)) {
                text = format!("{text}; {}: {source}", wording.say(Message::Source));
            }
            if let Some(note) = &value.note {
                text = format!("{text}; {}: {note}", wording.say(Message::Note));
            }
            entry.beneath.push(text);
        }
        if let Some(local) = &parameter.local {
            let bounds = local.bounds.as_ref().map(|bounds| wording.bounds(bounds));
            let mut text = bounds.unwrap_or_else(|| wording.say(Message::AnyValue).to_owned());
            if let Some(by) = &local.by {
                text = format!("{text}, {}", wording.fill(Message::FigureBy, &[by]));
            }
            entry.beneath.push(format!("{}: {text}", wording.say(Message::MayBeLocal)));
        }
    }
    entry
}

/// Every row as a sentence.
pub(super) fn table(wording: &Wording<'_>, table: &Table) -> Entry {
    let mut entry = titled(wording.say(Message::Table), &table.label);
    let scope = Scope::about(table.about);
    for row in &table.rows {
        let cells: Vec<_> = row.cells.iter().flatten().map(|cell| wording.phrase(cell, &scope)).collect();
        let case = if cells.is_empty() { wording.say(Message::Any).to_owned() } else { cells.join(", ") };
        entry.beneath.push(format!("{case}: {}", wording.outcome(&row.outcome, &scope)));
    }
    if let Some(otherwise) = &table.otherwise {
        entry.beneath.push(wording.fill(Message::OtherwiseCase, &[&wording.outcome(otherwise, &scope)]));
    }
    entry.beneath.extend(lines(wording, &table.notes));
    entry
}

/// Facts by the record they belong to, with what they may hold.
pub(super) fn facts(wording: &Wording<'_>, rests: &Rests) -> Vec<Entry> {
    let mut entries: Vec<(RecordId, Entry)> = Vec::new();
    for (record, path) in &rests.facts {
        let Some(line) = fact(wording, *record, path) else { continue };
        if let Some((_, entry)) = entries.iter_mut().find(|(known, _)| known == record) {
            entry.beneath.push(line);
        } else {
            let term = format!("{}: {}", wording.say(Message::Fact), wording.record(*record));
            entries.push((*record, Entry { term, text: String::new(), beneath: vec![line] }));
        }
    }
    entries.into_iter().map(|(_, entry)| entry).collect()
}

/// `Personal › vor Ort (staff.on_site): VZÄ`
fn fact(wording: &Wording<'_>, record: RecordId, path: &[Slot]) -> Option<String> {
    let along: Vec<&Fact> =
        (1..=path.len()).filter_map(|end| last(wording.vocabulary, record, path.get(..end)?)).collect();
    let fact = along.last()?;
    let shown = wording.way(&along);
    let name = along.iter().map(|fact| fact.name.as_str()).collect::<Vec<_>>().join(".");
    let mut words = vec![holds(wording, fact)];
    if fact.or_none {
        words.push(wording.say(Message::OrNone).to_owned());
    }
    if fact.assessed {
        words.push(wording.say(Message::AssessedFact).to_owned());
    }
    let called = if shown == name { name } else { format!("{shown} ({name})") };
    Some(format!("{called}: {}", words.join(", ")))
}

/// What a fact may hold.
fn holds(wording: &Wording<'_>, fact: &Fact) -> String {
    match &fact.ty {
        Type::Bool => wording.say(Message::YesOrNo).to_owned(),
        Type::Number(unit) => {
            let name =
                if *unit == Unit::ONE { wording.say(Message::Number).to_owned() } else { wording.unit(*unit, false) };
            match fact.bounds {
                Some((least, most)) => {
                    let bounds = [least, most].map(|bound| wording.short_number(bound, unit_of(&fact.ty)));
                    let [least, most] = bounds.each_ref().map(String::as_str);
                    format!("{name}, {}", wording.fill(Message::Between, &[least, most]))
                }
                None => name,
            }
        }
        Type::Text => wording.say(Message::Words).to_owned(),
        Type::Date => wording.say(Message::Day).to_owned(),
        Type::Schedule => wording.say(Message::TimesOfWeek).to_owned(),
        Type::Choice(choice) => {
            let values = &wording.vocabulary.choice(*choice).values;
            let names = values.iter().map(|value| readable(value.called(wording.language)));
            wording.join(&names.collect::<Vec<_>>(), Message::Or)
        }
        Type::Record(record) => wording.record(*record),
        Type::List(item) => {
            let of = Fact { ty: (**item).clone(), bounds: None, ..(*fact).clone() };
            wording.fill(Message::ListOf, &[&holds(wording, &of)])
        }
        Type::Poison => String::new(),
    }
}
