//! A standard as a document that can be put before a committee: numbered rules in sentences, values with their history,
//! open points, examples, sources. Made from the model, so that it cannot drift from the rules. Knows no assessment.
//!
//! [`Paper`] is the document in words, the same for every format; a renderer only sets it.

mod article;
mod chapter;
mod examples;
mod html;
mod markdown;
mod open;
mod period;
mod sources;
mod values;
mod words;

pub(super) use chapter::notice;
pub use html::PageError;
pub(super) use words::Words;

use super::phrase::Wording;
use crate::language::Language;
use crate::model::{Program, StandardId};
use serde::Serialize;

/// A standard in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paper {
    /// `de` or `en`.
    lang: &'static str,
    /// Its name in rule files.
    name: String,
    title: String,
    /// Where it is no rule in force: what it is.
    notice: Option<String>,
    /// Issuer, version, dates, standing.
    facts: Vec<Term>,
    /// How the paper was read as a whole.
    preface: Vec<String>,
    preface_title: &'static str,
    contents_title: &'static str,
    legend: &'static str,
    chapters: Vec<Chapter>,
    open: OpenPoints,
    examples: Option<Grid>,
    examples_lead: &'static str,
    sources: Option<Grid>,
    colophon: Vec<String>,
}

/// A word with what is said of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Term {
    term: &'static str,
    text: String,
}

/// Rules about one record, or the values, terms and tables.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Chapter {
    number: String,
    title: String,
    articles: Vec<Article>,
}

/// A numbered rule, value, term or table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
struct Article {
    number: String,
    title: String,
    /// `must`, `should`, `goal`, `computed`, or none.
    strength: Option<&'static str>,
    /// The strength in words.
    strength_word: Option<&'static str>,
    /// What it is, if it is no rule.
    kind: Option<&'static str>,
    blocks: Vec<Block>,
    remarks: Vec<Term>,
}

/// A part of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Block {
    Text { text: String },
    List { lead: String, items: Vec<Item> },
    Table { grid: Grid },
}

/// An item of an enumeration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Item {
    label: String,
    text: String,
    items: Vec<Item>,
}

/// Rows beneath a header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Grid {
    title: String,
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// What a committee should know before it decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct OpenPoints {
    title: String,
    groups: Vec<OpenGroup>,
    none: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct OpenGroup {
    title: &'static str,
    points: Vec<OpenPoint>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct OpenPoint {
    /// The numbers of the articles that it is about.
    number: String,
    text: String,
}

impl Paper {
    /// The document of a standard; none for one that the program does not have.
    pub fn new(program: &Program, standard: StandardId, language: Language) -> Option<Self> {
        let it = program.standards.get(standard.index())?;
        let numbers = chapter::numbers(it);
        // Values are told with all their dates; which day the wording stands on changes nothing.
        let day = it.period.since.unwrap_or(jiff::civil::Date::ZERO);
        let mut wording = Wording::new(program, standard, day, language)?;
        wording.numbers = Some(&numbers);
        let say = |words: Words| words.words(language);
        let appendix = |letter: &str, words: Words| Words::Appendix.fill(language, &[letter, say(words)]);
        let examples = examples::grid(&wording, appendix("B", Words::Examples));
        let letter = if examples.is_some() { "C" } else { "B" };
        Some(Self {
            lang: match language {
                Language::English => "en",
                Language::German => "de",
            },
            name: it.name.clone(),
            title: it.shown().to_owned(),
            notice: chapter::notice(it.standing).map(|words| say(words).to_owned()),
            facts: chapter::facts(&wording),
            preface: it.notes.clone(),
            preface_title: say(Words::Preface),
            contents_title: say(Words::Contents),
            legend: say(Words::Legend),
            chapters: chapter::chapters(&wording),
            open: OpenPoints {
                title: appendix("A", Words::OpenPoints),
                groups: open::groups(&wording),
                none: say(Words::NothingOpen),
            },
            examples,
            examples_lead: say(Words::ExamplesLead),
            sources: sources::grid(&wording, appendix(letter, Words::Sources)),
            colophon: vec![Words::Colophon.fill(language, &[&it.name]), say(Words::Judgement).to_owned()],
        })
    }
}

/// A sentence: its first letter large, without doubled signs where a clause ends it.
pub(super) fn sentence(text: &str) -> String {
    let mut signs = text.chars();
    let first: String = signs.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
    let text = format!("{first}{}", signs.as_str());
    [(",.", "."), (",:", ":"), (",;", ";"), (",,", ","), (",)", ")"), ("..", ".")]
        .into_iter()
        .fold(text, |text, (doubled, one)| text.replace(doubled, one))
}

impl Wording<'_> {
    fn word(&self, words: Words) -> &'static str {
        words.words(self.language)
    }

    fn words(&self, words: Words, parts: &[&str]) -> String {
        words.fill(self.language, parts)
    }
}
