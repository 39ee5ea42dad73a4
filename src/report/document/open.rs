//! What a committee should know before it decides: silences, judgements, assumptions, readings, what is suspended.

use super::period::suspension;
use super::{OpenGroup, OpenPoint, Words, chapter, sentence};
use crate::model::{Expr, ExprKind, NoRule, Notes, RecordId, Type};
use crate::report::phrase::{Scope, Wording, parts, readable};

/// The groups in which something is open.
pub(super) fn groups(wording: &Wording<'_>) -> Vec<OpenGroup> {
    let standard = wording.standard;
    let standing = chapter::notice(standard.standing).map(|words| point("", wording.word(words)));
    let dropped = standard.dropped.iter().map(|one| point("", &format!("{}: {}", readable(&one.rule), one.because)));
    let mut walk =
        Walk { wording, number: String::new(), silences: Vec::new(), judged: Vec::new(), assumed: Vec::new() };
    for article in articles(wording) {
        walk.number.clone_from(&article.number);
        let scope = Scope::about(article.about);
        article.exprs.iter().for_each(|expr| walk.expr(expr, &scope));
        article.silences.iter().for_each(|silence| walk.silence(silence));
    }
    let Walk { silences, judged, assumed, .. } = walk;
    let judged =
        judged.into_iter().map(|(fact, numbers)| point(&numbers.join(", "), &wording.words(Words::Judged, &[&fact])));
    let groups = [
        (Words::OpenStanding, standing.into_iter().collect()),
        (Words::OpenSilences, silences),
        (Words::OpenJudgements, judged.collect()),
        (Words::OpenAssumed, assumed),
        (Words::OpenSuspended, suspended(wording)),
        (Words::OpenDropped, dropped.collect()),
        (Words::OpenReadings, readings(wording)),
        (Words::OpenSourceless, sourceless(wording)),
    ];
    let filled = groups.into_iter().filter(|(_, points): &(Words, Vec<OpenPoint>)| !points.is_empty());
    filled.map(|(title, points)| OpenGroup { title: wording.word(title), points }).collect()
}

fn point(number: &str, text: &str) -> OpenPoint {
    let text = sentence(text);
    let text = if text.ends_with(['.', '!', '?', '“', '”']) { text } else { format!("{text}.") };
    OpenPoint { number: number.to_owned(), text }
}

/// What can be open in an article.
struct Part<'a> {
    number: String,
    about: RecordId,
    exprs: Vec<&'a Expr>,
    /// Where a table is silent; other silences lie in expressions.
    silences: Vec<&'a NoRule>,
    notes: &'a Notes,
}

fn articles<'a>(wording: &Wording<'a>) -> Vec<Part<'a>> {
    let standard = wording.standard;
    let Some(numbers) = wording.numbers else { return Vec::new() };
    let rules = standard.rules().map(|(id, rule)| Part {
        number: numbers.rule(id).to_owned(),
        about: rule.about,
        exprs: rule.expressions().into_iter().chain(&rule.cost).collect(),
        silences: Vec::new(),
        notes: &rule.notes,
    });
    let guarantees = standard.guarantees().zip(&numbers.guarantees).map(|((_, guarantee), number)| Part {
        number: number.clone(),
        about: guarantee.about,
        exprs: vec![&guarantee.condition],
        silences: Vec::new(),
        notes: &guarantee.notes,
    });
    let definitions = standard.definitions().map(|(id, definition)| Part {
        number: numbers.definition(id).to_owned(),
        about: definition.about,
        exprs: vec![&definition.value],
        silences: Vec::new(),
        notes: &definition.notes,
    });
    let tables = standard.tables().map(|(id, table)| Part {
        number: numbers.table(id).to_owned(),
        about: table.about,
        exprs: table.expressions(),
        silences: table
            .rows
            .iter()
            .map(|row| &row.outcome)
            .chain(&table.otherwise)
            .filter_map(|it| it.no_rule())
            .collect(),
        notes: &table.notes,
    });
    rules.chain(guarantees).chain(definitions).chain(tables).collect()
}

/// Gathers from expressions.
struct Walk<'w, 'a> {
    wording: &'w Wording<'a>,
    number: String,
    silences: Vec<OpenPoint>,
    /// Facts that people judge, with the articles that use them.
    judged: Vec<(String, Vec<String>)>,
    assumed: Vec<OpenPoint>,
}

impl Walk<'_, '_> {
    fn silence(&mut self, silence: &NoRule) {
        let text = silence.reason.as_deref().unwrap_or(self.wording.word(Words::SilentCase));
        let silent = point(&self.number, text);
        if !self.silences.contains(&silent) {
            self.silences.push(silent);
        }
    }

    fn expr(&mut self, expr: &Expr, scope: &Scope<'_>) {
        if let ExprKind::FirstOf(cases, otherwise) = &expr.kind {
            let silences = cases.iter().map(|case| &case.outcome).chain([&**otherwise]).filter_map(|it| it.no_rule());
            silences.for_each(|silence| self.silence(silence));
        }
        if let ExprKind::Assuming(..) = &expr.kind {
            let assumed = point(&self.number, &self.wording.phrase(expr, scope));
            if !self.assumed.contains(&assumed) {
                self.assumed.push(assumed);
            }
        }
        if let ExprKind::Fact(place) = &expr.kind {
            let mut record = scope.find(place.frame).and_then(|frame| frame.record);
            for slot in &place.path {
                let Some(fact) = record.and_then(|id| self.wording.vocabulary.record(id).facts.get(slot.index()))
                else {
                    break;
                };
                if fact.assessed {
                    self.judgement(self.wording.fact_name(fact));
                }
                record = if let Type::Record(inner) = fact.ty { Some(inner) } else { None };
            }
        }
        parts(expr, scope, &mut |part, inner| self.expr(part, inner));
    }

    fn judgement(&mut self, fact: String) {
        let number = self.number.clone();
        match self.judged.iter_mut().find(|(known, _)| *known == fact) {
            Some((_, numbers)) if numbers.contains(&number) => {}
            Some((_, numbers)) => numbers.push(number),
            None => self.judged.push((fact, vec![number])),
        }
    }
}

fn suspended(wording: &Wording<'_>) -> Vec<OpenPoint> {
    let Some(numbers) = wording.numbers else { return Vec::new() };
    let rules = wording.standard.rules().filter_map(|(id, rule)| {
        let when = suspension(wording, &rule.period)?;
        Some(point(numbers.rule(id), &format!("{}: {when}", readable(rule.label.shown()))))
    });
    let parameters = wording.standard.parameters().flat_map(|(id, parameter)| {
        parameter.values.iter().filter_map(move |value| {
            let when = suspension(wording, &value.period)?;
            let amount = wording.phrase(&value.value, &Scope::nothing());
            Some(point(numbers.parameter(id), &format!("{}: {amount}, {when}", readable(parameter.label.shown()))))
        })
    });
    rules.chain(parameters).collect()
}

fn readings(wording: &Wording<'_>) -> Vec<OpenPoint> {
    let Some(numbers) = wording.numbers else { return Vec::new() };
    let mut found: Vec<_> = wording.standard.notes.iter().map(|note| point("", note)).collect();
    for part in articles(wording) {
        found.extend(part.notes.notes.iter().map(|note| point(&part.number, note)));
    }
    for (id, parameter) in wording.standard.parameters() {
        let notes = parameter.values.iter().filter_map(|value| value.note.as_ref());
        found.extend(notes.map(|note| point(numbers.parameter(id), note)));
    }
    found
}

fn sourceless(wording: &Wording<'_>) -> Vec<OpenPoint> {
    let Some(numbers) = wording.numbers else { return Vec::new() };
    let found = wording.standard.rules().filter(|(_, rule)| rule.notes.sources.is_empty());
    found.map(|(id, _)| point(numbers.rule(id), wording.word(Words::NoSource))).collect()
}
