//! A rule or guarantee as a numbered article: what is asked, when, of whom, why and by what source.

use super::period::period;
use super::{Article, Block, Grid, Item, Term, Words, sentence, sources};
use crate::model::{
    Body, Case, Expr, ExprKind, Guarantee, GuaranteeId, Listed, Modality, Notes, Outcome, Period, RemedyPart, Rule,
    RuleId, RuleKind, Score, ScorePart, StaffNeed,
};
use crate::report::Message;
use crate::report::phrase::{Order, Prose, Scope, Wording, readable};

/// A rule or service.
pub(super) fn rule(wording: &Wording<'_>, id: RuleId, rule: &Rule) -> Article {
    let scope = Scope::about(rule.about);
    let mut blocks = asked(wording, &rule.body, &scope);
    if let Some(when) = &rule.when {
        blocks.push(condition(wording, when, (Words::AppliesWhen, Words::AppliesWhenList), &scope));
    }
    for unless in &rule.unless {
        let clause = wording.clause(unless, Order::Subordinate, &scope);
        blocks.push(text(&wording.words(Words::Unless, &[&clause])));
    }
    if let Some(transition) = &rule.transition {
        let until = wording.date(transition.until);
        blocks.push(text(&match &transition.when {
            Some(when) => {
                let clause = wording.clause(when, Order::Subordinate, &scope);
                wording.words(Words::TransitionWhen, &[&until, &clause])
            }
            None => wording.words(Words::Transition, &[&until]),
        }));
    }
    let mut remarks = Vec::new();
    let mut say = |term: Words, text: String| {
        if !text.is_empty() {
            remarks.push(Term { term: wording.word(term), text });
        }
    };
    if let Some(role) = &rule.role {
        say(Words::Role, sentence(&readable(role)));
    }
    say(Words::Needs, needs(wording, rule).join(", "));
    say(Words::Base, bases(wording, &rule.body, &scope).join(", "));
    if rule.period != Period::default() {
        say(Words::InForce, period(wording, &rule.period));
    }
    if rule.where_possible {
        blocks.push(text(wording.word(Words::ReasonDue)));
    }
    if !rule.waivable_by.is_empty() {
        let who = wording.join(&rule.waivable_by, Message::Or);
        blocks.push(text(&wording.words(Words::Waivable, &[&who])));
    }
    if let Some(remedy) = &rule.remedy {
        say(Words::Remedy, remedy.0.iter().map(|part| remedy_words(wording, part)).collect());
    }
    rule.consequences.iter().for_each(|follows| say(Words::Consequence, follows.clone()));
    if let Some(cost) = &rule.cost {
        say(Words::Cost, wording.phrase(cost, &scope));
    }
    layers(wording, rule, &mut blocks);
    remarks.extend(notes(wording, &rule.notes));
    let (strength, strength_word) = strength(wording, rule);
    Article {
        number: wording.numbers.map_or("", |numbers| numbers.rule(id)).to_owned(),
        title: sentence(&readable(rule.label.shown())),
        strength: Some(strength),
        strength_word: Some(strength_word),
        kind: match rule.kind {
            RuleKind::Rule => None,
            RuleKind::Service => Some(wording.word(Words::Service)),
            RuleKind::Score => Some(wording.word(Words::Score)),
        },
        blocks,
        remarks,
    }
}

/// A guarantee.
pub(super) fn guarantee(wording: &Wording<'_>, id: GuaranteeId, guarantee: &Guarantee) -> Article {
    let scope = Scope::about(guarantee.about);
    let number = wording.numbers.and_then(|numbers| numbers.guarantees.get(id.index()));
    Article {
        number: number.cloned().unwrap_or_default(),
        title: sentence(&readable(guarantee.label.shown())),
        kind: Some(wording.word(Words::Guarantee)),
        blocks: vec![stated(wording, &guarantee.condition, &scope)],
        remarks: notes(wording, &guarantee.notes),
        ..Article::default()
    }
}

fn strength(wording: &Wording<'_>, rule: &Rule) -> (&'static str, &'static str) {
    let (code, words) = match rule.modality {
        Some(Modality::Must) => ("must", Words::Must),
        Some(Modality::Should) if rule.where_possible => ("should", Words::ShouldPossible),
        Some(Modality::Should) => ("should", Words::Should),
        Some(Modality::Goal) => ("goal", Words::Goal),
        None => ("computed", Words::Computed),
    };
    (code, wording.word(words))
}

/// How much each part of a score counts; parts without a name of their own are called what they are.
fn weights(wording: &Wording<'_>, weighed: &Score, scope: &Scope<'_>) -> Block {
    let named = weighed.parts.iter().any(|part| part.label.is_some());
    let row = |part: &ScorePart| {
        let value = wording.phrase(&part.value, scope);
        let label = part.label.as_deref().map_or_else(|| value.clone(), readable);
        let cells = [Some(wording.weight(part.weight, part.percent)), Some(label), named.then_some(value)];
        cells.into_iter().flatten().collect()
    };
    let header = [Some(Words::Weight), Some(Words::Part), named.then_some(Words::PartValue)];
    Block::Table {
        grid: Grid {
            title: String::new(),
            header: header.into_iter().flatten().map(|words| wording.word(words).to_owned()).collect(),
            rows: weighed.parts.iter().map(row).collect(),
        },
    }
}

/// What a rule asks for.
fn asked(wording: &Wording<'_>, body: &Body, scope: &Scope<'_>) -> Vec<Block> {
    match body {
        Body::Nothing => vec![text(wording.word(Words::AsksNothing))],
        Body::Condition(condition) | Body::Comparison { condition, .. } => vec![stated(wording, condition, scope)],
        Body::Score(weighed) => vec![text(wording.word(Words::Weighs)), weights(wording, weighed, scope)],
        Body::Capacity { required, provided } => {
            let mut blocks = vec![match cases(wording, required, scope) {
                Some(items) => Block::List { lead: wording.word(Words::RequiresCases).to_owned(), items },
                None => text(&wording.words(Words::Requires, &[&wording.phrase(required, scope)])),
            }];
            if let Some(provided) = provided {
                let provided = wording.phrase(provided, scope);
                blocks.push(text(&wording.words(Words::Provided, &[&provided])));
            }
            blocks
        }
    }
}

/// A condition as a sentence of its own; enumerations as lists.
pub(super) fn stated(wording: &Wording<'_>, condition: &Expr, scope: &Scope<'_>) -> Block {
    if let ExprKind::Enumeration(kind, items) = &condition.kind
        && let Some(lead) = wording.lead(kind, Order::Main)
    {
        return Block::List { lead: format!("{}:", sentence(&lead)), items: ended(enumerated(wording, items, scope)) };
    }
    // `form is (first of …)`: a list of cases.
    if let ExprKind::Equal(left, right, false) = &condition.kind
        && let Some(items) = cases(wording, right, scope)
    {
        let lead = wording.words(Words::IsCases, &[&wording.phrase(left, scope)]);
        return Block::List { lead: sentence(&lead), items };
    }
    text(&format!("{}.", wording.clause(condition, Order::Main, scope)))
}

fn condition(wording: &Wording<'_>, condition: &Expr, (plain, list): (Words, Words), scope: &Scope<'_>) -> Block {
    if let ExprKind::Enumeration(kind, items) = &condition.kind
        && let Some(lead) = wording.lead(kind, Order::Subordinate)
    {
        let lead = wording.words(list, &[&lead]);
        return Block::List { lead: sentence(&lead), items: ended(enumerated(wording, items, scope)) };
    }
    text(&wording.words(plain, &[&wording.clause(condition, Order::Subordinate, scope)]))
}

fn enumerated(wording: &Wording<'_>, items: &[Listed], scope: &Scope<'_>) -> Vec<Item> {
    let item = |item: &Listed| {
        let label = &item.label;
        if let ExprKind::Enumeration(kind, inner) = &item.condition.kind
            && let Some(lead) = wording.lead(kind, Order::Main)
        {
            let items = enumerated(wording, inner, scope);
            return Item { label: label.clone(), text: format!("{lead}:"), items };
        }
        let text = format!("{};", wording.named_clause(item, scope));
        Item { label: label.clone(), text: sentence_inside(&text), items: Vec::new() }
    };
    items.iter().map(item).collect()
}

/// The last item, or the last within it, ends the sentence.
fn ended(mut items: Vec<Item>) -> Vec<Item> {
    if let Some(mut last) = items.pop() {
        last.items = ended(last.items);
        if last.text.ends_with(';') {
            last.text.pop();
            last.text.push('.');
        }
        items.push(last);
    }
    items
}

/// The cases of a choice; none for what is none.
pub(super) fn cases(wording: &Wording<'_>, expr: &Expr, scope: &Scope<'_>) -> Option<Vec<Item>> {
    let ExprKind::FirstOf(cases, otherwise) = &expr.kind else { return None };
    let case = |case: &Case| {
        let when = wording.clause(&case.when, Order::Subordinate, scope);
        let text = match &case.outcome {
            Outcome::Value(value) => wording.prose(Prose::CaseWhen, &[&wording.phrase(value, scope), &when]),
            Outcome::NoRule(_) => wording.prose(Prose::SilentWhen, &[&when]),
        };
        Item { label: case.label.clone(), text: sentence_inside(&format!("{text};")), items: Vec::new() }
    };
    let mut items: Vec<_> = cases.iter().map(case).collect();
    let rest = format!("{} {}", wording.word(Words::Otherwise), outcome(wording, otherwise, scope));
    let rest = if rest.ends_with('.') { rest } else { format!("{rest}.") };
    items.push(Item { label: String::new(), text: rest, items: Vec::new() });
    Some(items)
}

/// What a case or row gives.
pub(super) fn outcome(wording: &Wording<'_>, outcome: &Outcome, scope: &Scope<'_>) -> String {
    match outcome {
        Outcome::Value(value) => wording.phrase(value, scope),
        Outcome::NoRule(silence) => match &silence.reason {
            Some(reason) => wording.words(Words::NoRuleBecause, &[reason]),
            None => wording.word(Words::NoRule).to_owned(),
        },
    }
}

fn bases(wording: &Wording<'_>, body: &Body, scope: &Scope<'_>) -> Vec<String> {
    let mut found = Vec::new();
    match body {
        Body::Nothing | Body::Score(_) => {}
        Body::Condition(condition) | Body::Comparison { condition, .. } => {
            wording.bases(condition, scope, &mut found);
        }
        Body::Capacity { required, .. } => wording.bases(required, scope, &mut found),
    }
    found
}

/// How the rule stands to those of other standards.
fn layers(wording: &Wording<'_>, rule: &Rule, blocks: &mut Vec<Block>) {
    if let Some(replaced) = rule.replaces {
        let other = wording.standard.rule(replaced);
        let label = readable(other.label.shown());
        blocks.push(text(&wording.words(Words::Replaces, &[&label, &other.origin])));
    }
    if let Some(later) = rule.replaced_by {
        blocks.push(text(&wording.words(Words::ReplacedBy, &[&wording.cited_rule(later)])));
    }
    if rule.origin != wording.standard.name {
        blocks.push(text(&wording.words(Words::TakenOver, &[&rule.origin])));
    }
}

/// Reasons, readings and sources.
pub(super) fn notes(wording: &Wording<'_>, notes: &Notes) -> Vec<Term> {
    let because = notes.because.iter().map(|text| (Words::Reason, text.clone()));
    let read = notes.notes.iter().map(|text| (Words::Note, text.clone()));
    let cited: Vec<_> = notes.sources.iter().filter_map(|one| sources::citation(wording, one)).collect();
    let cited = (!cited.is_empty()).then(|| (Words::Source, cited.join("; ")));
    because.chain(read).chain(cited).map(|(term, text)| Term { term: wording.word(term), text }).collect()
}

fn remedy_words(wording: &Wording<'_>, part: &RemedyPart) -> String {
    match part {
        RemedyPart::Words(words) => words.clone(),
        RemedyPart::Required => format!("[{}]", wording.word(Words::RequiredHere)),
        RemedyPart::Provided => format!("[{}]", wording.word(Words::ProvidedHere)),
        RemedyPart::Short => format!("[{}]", wording.word(Words::ShortHere)),
    }
}

pub(super) fn text(words: &str) -> Block {
    Block::Text { text: sentence(words) }
}

/// A clause in a list: as a sentence, but without a large first letter.
fn sentence_inside(words: &str) -> String {
    let whole = sentence(words);
    let mut signs = whole.chars();
    signs.next();
    let first: String = words.chars().take(1).collect();
    format!("{first}{}", signs.as_str())
}

/// What those who do it have to be able to do.
fn needs(wording: &Wording<'_>, rule: &Rule) -> Vec<String> {
    let each = rule.needs.iter().map(|need| match need {
        StaffNeed::Qualification(name) => wording.words(Words::Qualification, &[&readable(name)]),
        StaffNeed::Language(name) => wording.words(Words::Language, &[&readable(name)]),
    });
    each.collect()
}
