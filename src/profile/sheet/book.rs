//! Which record each sheet holds, and which rows belong to which. Knows no cells.

use super::csv::Rows;
use super::heading::folded;
use super::{Kind, Sheet};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest};
use crate::model::{Record, RecordId, Slot, Type, Vocabulary};
use crate::profile::fault::{Fault, shown};
use std::collections::BTreeSet;

/// A sheet with what its rows are.
#[derive(Debug, Clone)]
pub(super) struct Placed<'s, 't> {
    pub(super) sheet: &'s Sheet<'t>,
    pub(super) record: RecordId,
    /// Where its rows belong; none where they stand for themselves.
    pub(super) home: Option<Home>,
}

/// A list of records inside another one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Home {
    pub(super) record: RecordId,
    /// The way to the list.
    pub(super) path: Vec<Slot>,
}

/// Places all sheets; those whose rows belong to others come before them. Sheets that are empty or whose names begin
/// with `#` are passed over.
pub(super) fn place<'s, 't>(
    sheets: &'s [Sheet<'t>],
    vocabulary: &Vocabulary,
    default: Option<RecordId>,
    diagnostics: &mut Diagnostics,
) -> Vec<Placed<'s, 't>> {
    let written: Vec<_> = sheets.iter().filter(|sheet| !sheet.title.starts_with('#') && !is_blank(sheet)).collect();
    let alone = written.len() == 1;
    let mut placed = Vec::new();
    for sheet in written {
        // One sheet alone and files of any name hold what the caller says; that their headings are known shows it.
        let named = titled(sheet.title, vocabulary);
        let fault = match (named, default) {
            (Some(record), _) => {
                placed.push(Placed { sheet, record, home: None });
                continue;
            }
            (None, Some(record)) if alone || sheet.kind == Kind::Text => {
                placed.push(Placed { sheet, record, home: None });
                continue;
            }
            (None, _) => untitled(sheet, alone, vocabulary),
        };
        diagnostics.push(fault.at(sheet.file, 0..0));
    }
    let present: BTreeSet<RecordId> = placed.iter().map(|placed| placed.record).collect();
    let mut settled = Vec::new();
    for mut placed in placed {
        match settle(&mut placed, &present, vocabulary, default) {
            Ok(()) => settled.push(placed),
            Err(fault) => diagnostics.push(fault.at(placed.sheet.file, 0..0)),
        }
    }
    sorted(settled)
}

fn is_blank(sheet: &Sheet<'_>) -> bool {
    let mut rows = Rows::new(sheet.text, '\t');
    loop {
        match rows.next() {
            Ok(Some(row)) if row.is_blank() => {}
            Ok(Some(_)) | Err(_) => return false,
            Ok(None) => return true,
        }
    }
}

/// The record of a title: its name or label, or that of a list of it.
pub(super) fn titled(title: &str, vocabulary: &Vocabulary) -> Option<RecordId> {
    let wanted = folded(title);
    let mut records = vocabulary.records();
    if let Some((id, _)) = records.find(|(_, record)| called(record).any(|name| folded(name) == wanted)) {
        return Some(id);
    }
    let lists = vocabulary.records().flat_map(|(_, record)| &record.facts).filter_map(|fact| {
        let Type::List(item) = &fact.ty else { return None };
        let Type::Record(item) = **item else { return None };
        super::heading::names(fact).any(|name| folded(name) == wanted).then_some(item)
    });
    let items: BTreeSet<RecordId> = lists.collect();
    match items.len() {
        1 => items.first().copied(),
        _ => None,
    }
}

/// Its name, its further names and its label.
pub(super) fn called(record: &Record) -> impl Iterator<Item = &str> {
    record.names().chain(record.labels.all())
}

fn untitled(sheet: &Sheet<'_>, alone: bool, vocabulary: &Vocabulary) -> Fault {
    let names = vocabulary.records().flat_map(|(_, record)| called(record));
    let what = if sheet.kind == Kind::Workbook { "sheet" } else { "file" };
    let fault = Fault::new(
        Code::InvalidProfile,
        format!("what the rows of the {what} {} are cannot be told from its name", shown(sheet.title)),
    );
    if alone {
        return fault.help("say --record, for example --record shelter");
    }
    let way = format!("name the {what} after a record, such as `shelter`");
    let way =
        if sheet.kind == Kind::Workbook { format!("{way}, or write `#` before its name to pass over it") } else { way };
    match nearest(sheet.title, names) {
        Some(near) => fault.help(format!("did you mean `{near}`? {way}")),
        None => fault.help(way),
    }
}

/// Says where the rows of a sheet belong, where a sheet of such records is there.
fn settle(
    placed: &mut Placed<'_, '_>,
    present: &BTreeSet<RecordId>,
    vocabulary: &Vocabulary,
    default: Option<RecordId>,
) -> Result<(), Fault> {
    let mut homes = Vec::new();
    for (id, _) in vocabulary.records() {
        gather(id, id, placed.record, &mut Vec::new(), vocabulary, &mut homes);
    }
    let there: Vec<&Home> = homes.iter().filter(|home| present.contains(&home.record)).collect();
    let name = &vocabulary.record(placed.record).name;
    match there.as_slice() {
        [home] => placed.home = Some((*home).clone()),
        [] if homes.is_empty() || default == Some(placed.record) => {}
        [] => {
            let of: Vec<_> = homes.iter().map(|home| format!("`{}`", vocabulary.record(home.record).name)).collect();
            return Err(Fault::new(
                Code::InvalidProfile,
                format!("rows of `{name}` belong to {}, of which there is no sheet", of.join(" or ")),
            )
            .help(format!("add one, or say --record {name} to check these rows by themselves")));
        }
        [_, _, ..] => {
            let title = folded(placed.sheet.title);
            let called = |home: &&&Home| {
                let fact = list(home, vocabulary);
                fact.is_some_and(|fact| super::heading::names(fact).any(|name| folded(name) == title))
            };
            let mut called = there.iter().filter(called);
            if let (Some(home), None) = (called.next(), called.next()) {
                placed.home = Some((*home).clone());
                return Ok(());
            }
            let lists = there.iter().filter_map(|home| list(home, vocabulary));
            let lists: Vec<_> = lists.map(|fact| format!("`{}`", fact.name)).collect();
            let message = format!("rows of `{name}` could belong to several lists: {}", lists.join(", "));
            return Err(Fault::new(Code::InvalidProfile, message).help("name the sheet after the list that is meant"));
        }
    }
    Ok(())
}

/// The fact that holds the list.
fn list<'v>(home: &Home, vocabulary: &'v Vocabulary) -> Option<&'v crate::model::Fact> {
    vocabulary.fact_at(home.record, &home.path)
}

/// Lists of a record in another one or in what is nested in it.
fn gather(
    outer: RecordId,
    within: RecordId,
    wanted: RecordId,
    path: &mut Vec<Slot>,
    vocabulary: &Vocabulary,
    homes: &mut Vec<Home>,
) {
    for (slot, fact) in vocabulary.record(within).slots() {
        path.push(slot);
        match &fact.ty {
            Type::List(item) if **item == Type::Record(wanted) => {
                homes.push(Home { record: outer, path: path.clone() });
            }
            Type::Record(inner) => gather(outer, *inner, wanted, path, vocabulary, homes),
            Type::Bool
            | Type::Number(_)
            | Type::Text
            | Type::Date
            | Type::Schedule
            | Type::Choice(_)
            | Type::List(_)
            | Type::Poison => {}
        }
        path.pop();
    }
}

/// Sheets whose rows belong to others before those; else as they came.
fn sorted<'s, 't>(mut rest: Vec<Placed<'s, 't>>) -> Vec<Placed<'s, 't>> {
    let mut sorted = Vec::new();
    while !rest.is_empty() {
        let waits = |placed: &Placed<'_, '_>| {
            rest.iter().any(|other| other.home.as_ref().is_some_and(|home| home.record == placed.record))
        };
        let ready: Vec<bool> = rest.iter().map(|placed| !waits(placed)).collect();
        // Records hold no circles, so that some sheet is always ready.
        if !ready.contains(&true) {
            sorted.append(&mut rest);
            break;
        }
        let mut next = Vec::new();
        for (placed, ready) in rest.into_iter().zip(ready) {
            if ready { sorted.push(placed) } else { next.push(placed) }
        }
        rest = next;
    }
    sorted
}

/// What is wrong with a row that belongs to another record.
pub(super) fn orphan(key: &str, parent: &str, known: &BTreeSet<String>) -> Fault {
    let fault = Fault::new(Code::InvalidProfile, format!("no `{parent}` goes by {}", shown(key)));
    match nearest(key, known.iter().map(String::as_str)) {
        Some(near) => fault.help(format!("did you mean `{near}`?")),
        None => fault.help(format!("write the `id` of a `{parent}`, or its `name` where it has no `id`")),
    }
}

/// A fault of a whole sheet.
pub(super) fn of_sheet(sheet: &Sheet<'_>, message: String, help: String) -> Diagnostic {
    Fault::new(Code::InvalidProfile, message).help(help).at(sheet.file, 0..0)
}
