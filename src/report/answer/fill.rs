//! Fills a template: what it does not know is a fault at its place, and what it is given is escaped, and shown where
//! nobody would see it.

use super::facts::Answer;
use super::filters::{self, FILTERS, Units};
use super::sections::Charts;
use crate::diagnostic::nearest;
use crate::hidden::visible;
use crate::report::markdown::escape;
use crate::report::paper::Picture;
use crate::report::text::soft;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior};
use serde_json::Value as Facts;
use std::fmt::Write as _;
use std::ops::Range;

/// What a template is written in, and so how what it is given is escaped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Markup {
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
    /// Plain text: nothing is escaped.
    Plain,
}

/// A template that cannot be filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateFault {
    /// What is wrong.
    pub message: String,
    /// Where, in bytes of the template.
    pub place: Range<usize>,
    /// The way out.
    pub help: Option<String>,
}

/// Filters and functions of the template language that are thought of when one is misspelled.
const KNOWN: [&str; 24] = [
    "default",
    "first",
    "groupby",
    "indent",
    "items",
    "join",
    "last",
    "length",
    "list",
    "lower",
    "map",
    "range",
    "reject",
    "rejectattr",
    "replace",
    "reverse",
    "say",
    "select",
    "selectattr",
    "sort",
    "title",
    "trim",
    "unique",
    "upper",
];

impl Answer<'_, '_> {
    /// The template with everything filled in, and the pictures that it names. Charts get files where there is a place for
    /// them: `stem-1.svg`.
    ///
    /// # Errors
    /// Where the template is broken or says what nobody knows, the first such fault.
    pub fn fill(
        &self,
        template: &str,
        markup: Markup,
        stem: Option<&str>,
    ) -> Result<(String, Vec<Picture>), TemplateFault> {
        let mut charts = Charts::new(stem);
        let facts = self.facts_with(&mut charts);
        let run = &self.told.view().run;
        let mut environment = environment(markup);
        filters::add(&mut environment, self.language, Units::new(run.program, run.key_date, self.language));
        let filled = environment.template_from_named_str("template", template);
        let filled = filled.and_then(|page| page.render(Serde(&facts)));
        let text = filled.map_err(|error| fault(&error, template, &facts))?;
        let page = match markup {
            Markup::Markdown => soft(&tidy(&text)),
            Markup::Plain => soft(&text),
            Markup::Html => text,
        };
        let pictures = charts.pictures.into_iter().filter(|picture| page.contains(&picture.name));
        let pictures = pictures.collect();
        Ok((page, pictures))
    }
}

fn environment(markup: Markup) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_debug(true);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    // A line with nothing but `{% … %}` leaves no line behind.
    if let Ok(syntax) =
        SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build()
    {
        environment.set_syntax(syntax);
    }
    environment.set_auto_escape_callback(move |_| match markup {
        Markup::Markdown => AutoEscape::Custom("markdown".into()),
        Markup::Html => AutoEscape::Html,
        Markup::Plain => AutoEscape::None,
    });
    environment.set_formatter(move |out, state, value| put(out, state, value, markup));
    environment
}

/// Writes a value: nothing for what is none, and no list or record as a whole.
#[allow(clippy::wildcard_enum_match_arm, reason = "what is no list and no record can be written")]
fn put(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value, markup: Markup) -> Result<(), Error> {
    let whole = match value.kind() {
        // What is not known was refused before it came here.
        ValueKind::Undefined | ValueKind::None => return Ok(()),
        ValueKind::Seq | ValueKind::Iterable => Some("a list: go through it with `for`"),
        ValueKind::Map => Some("a record: say which of its entries"),
        _ => None,
    };
    if let Some(whole) = whole {
        return Err(Error::new(ErrorKind::InvalidOperation, format!("this is {whole}")));
    }
    let text = visible(&value.to_string()).into_owned();
    let escaped = match (markup, state.auto_escape()) {
        (_, AutoEscape::None) | (Markup::Plain, _) => text,
        _ if value.is_safe() => text,
        (Markup::Markdown, _) => escape(&text),
        (Markup::Html, _) => html(&text),
    };
    out.write_str(&escaped).map_err(Error::from)
}

fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(sign),
        }
    }
    out
}

/// At most one empty line between two others, none at the ends.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() {
            gap = !out.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            out.push('\n');
        }
        // Writing to a text cannot fail.
        let _ = writeln!(out, "{line}");
    }
    out
}

#[allow(clippy::wildcard_enum_match_arm, reason = "the template language's own words do for the rest")]
fn fault(error: &Error, template: &str, facts: &Facts) -> TemplateFault {
    let detail = error.detail().unwrap_or_default();
    let named = detail.split('`').nth(1).unwrap_or_default();
    let place = error.range().unwrap_or_else(|| line(template, error.line().unwrap_or(1)));
    let place = named_before(template, named, &place).unwrap_or(place);
    let word = template.get(place.clone()).unwrap_or_default();
    let known = || FILTERS.into_iter().chain(KNOWN);
    let near = |name: &str| nearest(name, known()).map(|near| format!("did you mean `{near}`?"));
    let plain_name = word.split('(').next().unwrap_or_default().trim();
    let (message, help) = match error.kind() {
        ErrorKind::UndefinedError if named.is_empty() => (format!("`{word}` is not known here"), None),
        ErrorKind::UndefinedError => (format!("`{named}` is not known here"), suggestion(named, facts)),
        ErrorKind::UnknownFilter => (format!("there is no filter `{plain_name}`"), near(plain_name)),
        ErrorKind::UnknownFunction => (format!("there is no function `{plain_name}`"), near(plain_name)),
        ErrorKind::UnknownTest => (format!("there is no test `{plain_name}`"), None),
        ErrorKind::SyntaxError => (format!("the template is broken: {detail}"), None),
        _ if detail.is_empty() => (format!("this cannot be filled in: {}", error.kind()), None),
        _ => (detail.to_owned(), None),
    };
    let all = || "`norm explain template` lists what a template may say".to_owned();
    TemplateFault { message, place, help: Some(help.unwrap_or_else(all)) }
}

/// Where a name stands on the line of a place, as what a filter was given stands before the filter.
fn named_before(template: &str, named: &str, place: &Range<usize>) -> Option<Range<usize>> {
    let before = template.get(..place.end)?;
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let at = before.get(line..)?.rfind(named).filter(|_| !named.is_empty())?;
    Some(line + at..line + at + named.len())
}

/// The nearest name to the part of a path that is wrong: among its neighbours where the way to it is known.
fn suggestion(path: &str, facts: &Facts) -> Option<String> {
    let (way, last) = path.rsplit_once('.').map_or((None, path), |(way, last)| (Some(way), last));
    let parent = match way {
        None => Some(facts),
        Some(way) => way.split('.').try_fold(facts, |inner, key| inner.get(key)),
    };
    let mut names = Vec::new();
    match parent.and_then(Facts::as_object) {
        Some(parent) => names.extend(parent.keys().map(String::as_str)),
        None => every_name(facts, &mut names),
    }
    let near = nearest(last, names.iter().copied());
    if let Some(near) = near {
        return Some(
            way.map_or_else(|| format!("did you mean `{near}`?"), |way| format!("did you mean `{way}.{near}`?")),
        );
    }
    names.sort_unstable();
    names.dedup();
    (parent.is_some() && !names.is_empty()).then(|| format!("here stand {}", names.join(", ")))
}

fn every_name<'f>(facts: &'f Facts, names: &mut Vec<&'f str>) {
    match facts {
        Facts::Object(map) => {
            for (key, inner) in map {
                names.push(key);
                every_name(inner, names);
            }
        }
        Facts::Array(items) => items.iter().for_each(|item| every_name(item, names)),
        Facts::Null | Facts::Bool(_) | Facts::Number(_) | Facts::String(_) => {}
    }
}

/// The bytes of a line, from 1.
fn line(text: &str, number: usize) -> Range<usize> {
    let mut start = 0;
    for (at, line) in (1..).zip(text.split_inclusive('\n')) {
        if at == number {
            return start..start + line.trim_end().len();
        }
        start += line.len();
    }
    text.len()..text.len()
}
