//! Parameters with their history, terms, and tables as tables.

use super::article::{cases, notes, outcome, stated, text};
use super::period::period;
use super::{Article, Block, Grid, Words, sentence, sources};
use crate::model::{
    Definition, DefinitionId, Expr, ExprKind, Parameter, ParameterId, ParameterValue, Table, TableId, Type,
};
use crate::report::Message;
use crate::report::phrase::{Order, Scope, Wording, readable};

/// A parameter with every value that it had or will have.
pub(super) fn parameter(wording: &Wording<'_>, id: ParameterId, parameter: &Parameter) -> Article {
    let row = |(index, value): (usize, &ParameterValue)| {
        let cited = value.source.as_ref().and_then(|one| sources::citation(wording, one));
        let words: Vec<_> = cited.into_iter().chain(value.note.clone()).collect();
        let when = period(wording, &value.period);
        let when = if when.is_empty() { wording.say(Message::Always).to_owned() } else { when };
        let next = parameter.values.get(index + 1);
        let holds_on = next.is_some_and(|next| next.period.suspended.is_some());
        let when = if holds_on { wording.words(Words::HoldsOn, &[&when]) } else { when };
        vec![wording.phrase(&value.value, &Scope::nothing()), when, words.join(". ")]
    };
    let header =
        [Words::ValueColumn, Words::TimeColumn, Words::SourceColumn].map(|words| wording.word(words).to_owned());
    let title = sentence(&readable(parameter.label.shown()));
    let grid = Grid {
        title: title.clone(),
        header: header.to_vec(),
        rows: parameter.values.iter().enumerate().map(row).collect(),
    };
    Article {
        number: wording.numbers.map_or("", |numbers| numbers.parameter(id)).to_owned(),
        title,
        kind: Some(wording.word(Words::Value)),
        blocks: std::iter::once(Block::Table { grid }).chain(layers(wording, parameter)).collect(),
        ..Article::default()
    }
}

/// How a parameter stands to those of other standards.
fn layers(wording: &Wording<'_>, parameter: &Parameter) -> Vec<Block> {
    let mut blocks = Vec::new();
    let cited = |id: ParameterId| {
        let number = wording.numbers.map_or("", |numbers| numbers.parameter(id));
        format!("{number} {}", wording.quoted(&readable(wording.standard.parameter(id).label.shown())))
    };
    if let Some(local) = &parameter.local {
        blocks.push(text(&match &local.bounds {
            Some((least, most)) => {
                let [least, most] = [least, most].map(|bound| wording.phrase(bound, &Scope::nothing()));
                wording.words(Words::LocalWithin, &[&least, &most])
            }
            None => wording.word(Words::Local).to_owned(),
        }));
        blocks.extend(local.by.as_ref().map(|who| text(&wording.words(Words::LocalBy, &[who]))));
    }
    blocks.extend(parameter.replaces.map(|id| text(&wording.words(Words::InPlaceOf, &[&cited(id)]))));
    blocks.extend(parameter.replaced_by.map(|id| text(&wording.words(Words::GivesWay, &[&cited(id)]))));
    if parameter.origin != wording.standard.name {
        blocks.push(text(&wording.words(Words::TakenOver, &[&parameter.origin])));
    }
    blocks
}

/// A term.
pub(super) fn definition(wording: &Wording<'_>, id: DefinitionId, definition: &Definition) -> Article {
    let scope = Scope::about(definition.about);
    let block = match cases(wording, &definition.value, &scope) {
        Some(items) => Block::List { lead: wording.word(Words::ValueCases).to_owned(), items },
        None if definition.value.ty == Type::Bool => stated(wording, &definition.value, &scope),
        None => text(&format!("{}.", wording.phrase(&definition.value, &scope))),
    };
    Article {
        number: wording.numbers.map_or("", |numbers| numbers.definition(id)).to_owned(),
        title: sentence(&readable(definition.label.shown())),
        kind: Some(wording.word(Words::Term)),
        blocks: vec![block],
        remarks: notes(wording, &definition.notes),
        ..Article::default()
    }
}

/// A table.
pub(super) fn table(wording: &Wording<'_>, id: TableId, table: &Table) -> Article {
    let scope = Scope::about(table.about);
    let mut header: Vec<_> = table.columns.iter().map(|column| column_name(wording, column, &scope)).collect();
    header.push(wording.word(Words::ValueColumn).to_owned());
    let mut rows = Vec::new();
    for row in &table.rows {
        let mut cells: Vec<_> = row
            .cells
            .iter()
            .zip(&table.columns)
            .map(|(cell, column)| match cell {
                Some(cell) => condition(wording, cell, column, &scope),
                None => wording.word(Words::AnyCase).to_owned(),
            })
            .collect();
        cells.push(outcome(wording, &row.outcome, &scope));
        rows.push(cells);
    }
    if let Some(otherwise) = &table.otherwise {
        let mut cells = vec![wording.word(Words::Otherwise).to_owned()];
        cells.resize(table.columns.len().max(1), String::new());
        cells.push(outcome(wording, otherwise, &scope));
        rows.push(cells);
    }
    let title = sentence(&readable(table.label.shown()));
    Article {
        number: wording.numbers.map_or("", |numbers| numbers.table(id)).to_owned(),
        title: title.clone(),
        kind: Some(wording.word(Words::Table)),
        blocks: vec![Block::Table { grid: Grid { title, header, rows } }],
        remarks: notes(wording, &table.notes),
        ..Article::default()
    }
}

fn column_name(wording: &Wording<'_>, column: &Expr, scope: &Scope<'_>) -> String {
    let name = if let ExprKind::Fact(place) = &column.kind {
        wording.document_fact(place, scope)
    } else {
        wording.phrase(column, scope)
    };
    sentence(&name)
}

/// A cell without what its column says already: `Wohnheim`, `mindestens 20 Personen`.
fn condition(wording: &Wording<'_>, cell: &Expr, column: &Expr, scope: &Scope<'_>) -> String {
    let same = |expr: &Expr| wording.phrase(expr, scope) == wording.phrase(column, scope);
    if let ExprKind::Equal(left, right, false) = &cell.kind
        && same(left)
    {
        return wording.phrase(right, scope);
    }
    if let ExprKind::OneOf(left, choices, false) = &cell.kind
        && same(left)
    {
        let names: Vec<_> = choices.iter().map(|choice| wording.phrase(choice, scope)).collect();
        return wording.join(&names, Message::Or);
    }
    if let ExprKind::Compare(operator, left, right) = &cell.kind
        && same(left)
    {
        let words = wording.say(Message::order(*operator, left.ty == Type::Date));
        return format!("{words} {}", wording.phrase(right, scope));
    }
    if let ExprKind::And(parts) | ExprKind::Or(parts) = &cell.kind {
        let word = if matches!(cell.kind, ExprKind::And(_)) { Message::And } else { Message::Or };
        let parts: Vec<_> = parts.iter().map(|part| condition(wording, part, column, scope)).collect();
        return wording.join(&parts, word);
    }
    wording.clause(cell, Order::Main, scope)
}
