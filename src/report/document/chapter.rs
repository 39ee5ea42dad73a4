//! The order of a document: which rule stands under which number, what the title says.

use super::period::period;
use super::{Chapter, Term, Words, article, sources, values};
use crate::model::{Period, Standard, Standing};
use crate::report::Message;
use crate::report::phrase::{Numbers, Wording};

/// The records that a standard speaks of, in order of their first rule.
fn records(standard: &Standard) -> Vec<crate::model::RecordId> {
    let mut found = Vec::new();
    let rules = standard.rules().map(|(_, rule)| rule.about);
    for record in rules.chain(standard.guarantees().map(|(_, guarantee)| guarantee.about)) {
        if !found.contains(&record) {
            found.push(record);
        }
    }
    found
}

/// Numbers in order of declaration: rules and guarantees by record, then parameters, definitions and tables.
pub(super) fn numbers(standard: &Standard) -> Numbers {
    let records = records(standard);
    let mut next: Vec<usize> = vec![0; records.len() + 1];
    let mut number = |chapter: usize| {
        let count = next.get_mut(chapter).map_or(0, |count| {
            *count += 1;
            *count
        });
        format!("{}.{count}", chapter + 1)
    };
    let chapter = |record| records.iter().position(|known| *known == record).unwrap_or_default();
    let mut numbers = Numbers::default();
    for (_, rule) in standard.every_rule() {
        numbers.rules.push(if rule.dropped { String::new() } else { number(chapter(rule.about)) });
    }
    numbers.guarantees = standard.guarantees().map(|(_, guarantee)| number(chapter(guarantee.about))).collect();
    numbers.parameters = standard.parameters().map(|_| number(records.len())).collect();
    numbers.definitions = standard.definitions().map(|_| number(records.len())).collect();
    numbers.tables = standard.tables().map(|_| number(records.len())).collect();
    numbers
}

/// Rules by record, then what they rest on.
pub(super) fn chapters(wording: &Wording<'_>) -> Vec<Chapter> {
    let mut chapters = Vec::new();
    let records = records(wording.standard);
    for (index, record) in records.iter().enumerate() {
        let rules = wording.standard.rules().filter(|(_, rule)| rule.about == *record);
        let guarantees = wording.standard.guarantees().filter(|(_, guarantee)| guarantee.about == *record);
        let articles = rules
            .map(|(id, rule)| article::rule(wording, id, rule))
            .chain(guarantees.map(|(id, guarantee)| article::guarantee(wording, id, guarantee)))
            .collect();
        let title = super::sentence(&wording.record(*record));
        chapters.push(Chapter { number: (index + 1).to_string(), title, articles });
    }
    let standard = wording.standard;
    let articles: Vec<_> = standard
        .parameters()
        .map(|(id, parameter)| values::parameter(wording, id, parameter))
        .chain(standard.definitions().map(|(id, definition)| values::definition(wording, id, definition)))
        .chain(standard.tables().map(|(id, table)| values::table(wording, id, table)))
        .collect();
    if !articles.is_empty() {
        let title = wording.word(Words::Values).to_owned();
        chapters.push(Chapter { number: (records.len() + 1).to_string(), title, articles });
    }
    chapters
}

/// What a reader must know of a text that is no rule in force.
pub(in crate::report) fn notice(standing: Standing) -> Option<Words> {
    match standing {
        Standing::InForce => None,
        Standing::Proposed => Some(Words::Proposal),
        Standing::Repealed => Some(Words::Repealed),
        Standing::Reconstruction => Some(Words::Reconstruction),
    }
}

/// The title block.
pub(super) fn facts(wording: &Wording<'_>) -> Vec<Term> {
    let standard = wording.standard;
    let mut facts = Vec::new();
    let mut say = |term: Words, text: Option<String>| {
        facts.extend(text.filter(|text| !text.is_empty()).map(|text| Term { term: wording.word(term), text }));
    };
    say(Words::Issuer, standard.issuer.clone());
    say(Words::Version, standard.version.clone());
    let span = Period { suspended: None, ..standard.period };
    say(Words::InForce, Some(period(wording, &span)));
    say(Words::Standing, Some(wording.say(Message::from(standard.standing)).to_owned()));
    say(Words::BuildsOn, Some(standard.extends.join(", ")));
    let documents: Vec<_> = standard.documents.iter().map(|one| sources::document(wording, one)).collect();
    say(Words::Basis, Some(documents.join("; ")));
    facts
}
