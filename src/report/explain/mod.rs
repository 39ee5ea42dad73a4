//! A rule as a document: what it says, where it comes from, and everything it rests on with its values by date.

mod rests;
mod values;

use super::messages::Scoring;
use super::phrase::{HARD_SPACE, readable, unit_of};
use super::text::{Colour, Paint, block, plain};
use super::view::period;
use super::{Message, Scope, Wording};
use crate::language::Language;
use crate::model::{
    Body, Citation, EnumerationKind, Expr, ExprKind, Listed, Notes, Period, Program, RemedyPart, Rule, RuleId,
    RuleKind, Score, ScorePart, StandardId,
};
use jiff::civil::Date;
use rests::Rests;

/// What is to be explained, and to whom.
#[derive(Debug, Clone, Copy)]
pub struct Explanation<'a> {
    /// Everything that was loaded.
    pub program: &'a Program,
    /// The standard.
    pub standard: StandardId,
    /// The rule or service.
    pub rule: RuleId,
    /// The day whose values are pointed out.
    pub key_date: Date,
    /// The language.
    pub language: Language,
}

/// A term with what is said of it, and what belongs beneath.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    term: String,
    text: String,
    beneath: Vec<String>,
}

impl Entry {
    fn new(term: &str, text: String) -> Self {
        Self { term: term.to_owned(), text, beneath: Vec::new() }
    }
}

impl Explanation<'_> {
    /// The document as text of a width; empty when the standard is of another program.
    pub fn text(&self, width: usize, colour: Colour) -> String {
        let Some(wording) = Wording::new(self.program, self.standard, self.key_date, self.language) else {
            return String::new();
        };
        let paint = Paint::new(colour);
        let rule = wording.standard.rule(self.rule);
        let rests = rests::rests(&self.program.vocabulary, wording.standard, self.rule);
        let mut out = String::new();
        let name = &rule.label.name;
        let title = readable(rule.label.shown());
        let title = if title == *name { title } else { format!("{title} ({name})") };
        block(&title, "", "  ", width, paint.title(), &mut out);
        block(&kind(&wording, rule), "", "  ", width, paint.plain(), &mut out);
        block(&origin(&wording, rule), "", "  ", width, paint.plain(), &mut out);
        out.push('\n');
        let write = |entries: &[Entry], out: &mut String| {
            for entry in entries {
                let text =
                    if entry.text.is_empty() { entry.term.clone() } else { format!("{}: {}", entry.term, entry.text) };
                block(&text, "", "  ", width, paint.plain(), out);
                entry.beneath.iter().for_each(|line| block(line, "  ", "    ", width, paint.plain(), out));
            }
        };
        write(&says(&wording, rule), &mut out);
        let groups = beneath(&wording, &rests);
        if !groups.is_empty() {
            out.push('\n');
            block(wording.say(Message::RestsOn), "", "", width, paint.title(), &mut out);
            write(&groups, &mut out);
        }
        plain(&out)
    }
}

/// `Angebot · muss · Betrifft: Unterkunft`
fn kind(wording: &Wording<'_>, rule: &Rule) -> String {
    let kind = kind_word(wording, rule.kind);
    let unbound = match rule.kind {
        RuleKind::Rule | RuleKind::Service => wording.say(Message::Component),
        RuleKind::Score => Scoring::NotJudged.words(wording.language),
    };
    let binding = wording.modality(rule).unwrap_or(unbound);
    let about = format!("{}: {}", wording.say(Message::AppliesTo), wording.record(rule.about));
    [kind, binding, &about].join(" · ")
}

fn kind_word(wording: &Wording<'_>, kind: RuleKind) -> &'static str {
    match kind {
        RuleKind::Rule => wording.say(Message::Rule),
        RuleKind::Service => wording.say(Message::Service),
        RuleKind::Score => Scoring::Title.words(wording.language),
    }
}

/// The standard, and when the rule holds in it.
fn origin(wording: &Wording<'_>, rule: &Rule) -> String {
    let standard = wording.standard;
    let mut words = vec![readable(standard.shown()), wording.say(standard.standing.into()).to_owned()];
    if rule.origin != standard.name {
        words.push(wording.fill(Message::FromStandard, &[&rule.origin]));
    }
    words.join(" · ")
}

/// What the rule itself says, clause by clause.
fn says(wording: &Wording<'_>, rule: &Rule) -> Vec<Entry> {
    let scope = Scope::about(rule.about);
    // A rule without a time of its own holds as long as its standard.
    let in_force = if rule.period == Period::default() { &wording.standard.period } else { &rule.period };
    let say = |topic: Message, text: String| Entry::new(wording.say(topic), text);
    let mut entries = Vec::new();
    entries.push(say(Message::Period, period(wording, in_force)));
    if let Some(when) = &rule.when {
        entries.push(say(Message::AppliesWhen, wording.phrase(when, &scope)));
    }
    for unless in &rule.unless {
        entries.push(say(Message::Unless, wording.phrase(unless, &scope)));
    }
    if let Some(transition) = &rule.transition {
        let until = wording.date(transition.until);
        let when = transition.when.as_ref().map(|when| wording.phrase(when, &scope));
        let text = when.map_or_else(
            || wording.fill(Message::TransitionUntil, &[&until]),
            |when| wording.fill(Message::TransitionWhen, &[&until, &when]),
        );
        entries.push(say(Message::Unless, text));
    }
    let asks = match &rule.body {
        Body::Nothing | Body::Score(_) => None,
        Body::Condition(condition) | Body::Comparison { condition, .. } => Some((Message::AsksFor, condition, None)),
        Body::Capacity { required, provided } => Some((Message::Requires, required, provided.as_ref())),
    };
    if let Some((topic, asked, provided)) = asks {
        entries.push(asked_for(wording, topic, asked, &scope));
        if let Some(provided) = provided {
            entries.push(say(Message::ProvidedBy, wording.phrase(provided, &scope)));
        }
    }
    entries.extend(rule.body.score().map(|weighed| weighs(wording, weighed, &scope)));
    if let Some(role) = &rule.role {
        entries.push(say(Message::RoleColumn, readable(role)));
    }
    if !rule.waivable_by.is_empty() {
        entries.push(say(Message::WaivableBy, wording.join(&rule.waivable_by, Message::Or)));
    }
    if let Some(remedy) = &rule.remedy {
        entries.push(say(Message::Remedy, remedy.0.iter().map(|part| remedy_words(wording, part)).collect()));
    }
    entries.extend(rule.consequences.iter().map(|text| say(Message::Consequence, text.clone())));
    entries.extend(rule.cost.as_ref().map(|cost| say(Message::Cost, wording.phrase(cost, &scope))));
    let other = |id: RuleId| {
        let other = wording.standard.rule(id);
        format!("{} ({}.{})", readable(other.label.shown()), other.origin, other.label.name)
    };
    if let Some(replaced) = rule.replaces {
        entries.push(say(Message::Replaces, other(replaced)));
    }
    if let Some(replacement) = rule.replaced_by {
        entries.push(say(Message::ReplacedBy, other(replacement)));
    }
    entries.extend(references(wording, &rule.notes));
    entries
}

/// The parts of a score, one a line.
fn weighs(wording: &Wording<'_>, weighed: &Score, scope: &Scope<'_>) -> Entry {
    let part = |part: &ScorePart| {
        let weight = wording.weight(part.weight, part.percent);
        let value = Scoring::Weighs.fill(wording.language, &[&weight, &wording.phrase(&part.value, scope)]);
        part.label.as_ref().map_or_else(|| value.clone(), |label| format!("{}: {value}", readable(label)))
    };
    let beneath = weighed.parts.iter().map(part).collect();
    Entry { term: Scoring::Sum.words(wording.language).to_owned(), text: String::new(), beneath }
}

/// What is asked for; the items of an enumeration one a line.
fn asked_for(wording: &Wording<'_>, topic: Message, asked: &Expr, scope: &Scope<'_>) -> Entry {
    let mut entry = Entry::new(wording.say(topic), String::new());
    match listed(asked) {
        Some((kind, items)) => {
            entry.text = wording.enumeration_heading(kind);
            list(wording, items, scope, 0, &mut entry.beneath);
        }
        None => entry.text = wording.phrase(asked, scope),
    }
    entry
}

fn listed(expr: &Expr) -> Option<(&EnumerationKind, &[Listed])> {
    if let ExprKind::Enumeration(kind, items) = &expr.kind { Some((kind, items)) } else { None }
}

fn list(wording: &Wording<'_>, items: &[Listed], scope: &Scope<'_>, depth: usize, lines: &mut Vec<String>) {
    let indent = HARD_SPACE.to_string().repeat(depth * 2);
    for Listed { label, title, condition: item } in items {
        let title = title.as_ref().map(|title| format!("{title}: ")).unwrap_or_default();
        match listed(item) {
            Some((kind, inner)) => {
                lines.push(format!("{indent}{label}) {title}{}", wording.enumeration_heading(kind)));
                list(wording, inner, scope, depth + 1, lines);
            }
            None => lines.push(format!("{indent}{label}) {title}{}", wording.phrase(item, scope))),
        }
    }
}

/// Amounts in a remedy are known only with a result.
fn remedy_words(wording: &Wording<'_>, part: &RemedyPart) -> String {
    match part {
        RemedyPart::Words(words) => words.clone(),
        RemedyPart::Required => format!("[{}]", wording.say(Message::RequiredColumn)),
        RemedyPart::Provided => format!("[{}]", wording.say(Message::ProvidedColumn)),
        RemedyPart::Short => format!("[{}]", wording.say(Message::ShortColumn)),
    }
}

fn references(wording: &Wording<'_>, notes: &Notes) -> Vec<Entry> {
    let because = notes.because.iter().map(|text| Entry::new(wording.say(Message::Because), text.clone()));
    let read = notes.notes.iter().map(|text| Entry::new(wording.say(Message::Note), text.clone()));
    let sources = notes.sources.iter().filter_map(|one| source(wording, one));
    because.chain(read).chain(sources.map(|text| Entry::new(wording.say(Message::Source), text))).collect()
}

/// A source with the day when somebody last looked.
fn source(wording: &Wording<'_>, citation: &Citation) -> Option<String> {
    let text = wording.citation(citation)?;
    Some(match citation.checked {
        Some(day) => format!("{text}; {}", wording.fill(Message::Checked, &[&wording.date(day)])),
        None => text,
    })
}

/// Everything that the rule rests on.
fn beneath(wording: &Wording<'_>, rests: &Rests) -> Vec<Entry> {
    let mut entries = Vec::new();
    for id in &rests.rules {
        let rule = wording.standard.rule(*id);
        let mut entry = titled(kind_word(wording, rule.kind), &rule.label);
        for one in says(wording, rule) {
            entry.beneath.push(format!("{}: {}", one.term, one.text));
            entry.beneath.extend(one.beneath.into_iter().map(|line| format!("{HARD_SPACE}{HARD_SPACE}{line}")));
        }
        entries.push(entry);
    }
    for id in &rests.definitions {
        let definition = wording.standard.definition(*id);
        let mut entry = titled(wording.say(Message::Definition), &definition.label);
        entry.beneath.push(wording.phrase(&definition.value, &Scope::about(definition.about)));
        entry.beneath.extend(lines(wording, &definition.notes));
        entries.push(entry);
    }
    entries.extend(rests.tables.iter().map(|id| values::table(wording, wording.standard.table(*id))));
    entries.extend(rests.parameters.iter().map(|id| values::parameter(wording, *id)));
    entries.extend(values::facts(wording, rests));
    entries
}

/// `Definition Dichte (density)`
fn titled(kind: &str, label: &crate::model::Label) -> Entry {
    let title = readable(label.shown());
    let title = if title == label.name { title } else { format!("{title} ({})", label.name) };
    Entry::new(&format!("{kind} {title}"), String::new())
}

fn lines(wording: &Wording<'_>, notes: &Notes) -> Vec<String> {
    references(wording, notes).into_iter().map(|entry| format!("{}: {}", entry.term, entry.text)).collect()
}
