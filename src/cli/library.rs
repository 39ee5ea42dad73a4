//! `norm library`: the standards that come with norm. Knows what a standard says of itself, not what its rules mean.

use super::Exit;
use super::args::{LibraryArguments, LibraryCommand, ListFormat, PaperFormat};
use super::doc;
use super::error::CliError;
use super::output::{self, Screen};
use super::rules;
use crate::diagnostic::nearest;
use crate::language::Language;
use crate::library::{FILES, Shipped};
use crate::model::{Standard, Standing};
use crate::report::standing_code;
use crate::source::SourceMap;
use comfy_table::{CellAlignment, ContentArrangement, LineStyle, Table, TableStyle};
use jiff::civil::Date;
use serde::Serialize;
use std::fmt::Write as _;

/// Rows beneath a header with a line, no frame.
const RULED: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

const HEADER: [&str; 5] = ["Name", "Title, issuer", "In force", "Rules", "Examples"];

/// What the list says of a standard.
#[derive(Debug, Serialize)]
struct Entry {
    publisher: &'static str,
    name: String,
    title: Option<String>,
    issuer: Option<String>,
    since: Option<String>,
    until: Option<String>,
    standing: &'static str,
    /// The standards that it builds on.
    extends: Vec<String>,
    /// Its own rules and services; what it takes over from others is counted there.
    rules: usize,
    /// Those of them that are judged: must, should or goal.
    judged: usize,
    examples: usize,
    path: String,
}

/// Lists the shipped standards.
pub(super) fn run(arguments: &LibraryArguments, screen: Screen) -> Result<Exit, CliError> {
    if let Some(LibraryCommand::Show { name, lang }) = &arguments.command {
        return show(name, lang.map(Into::into), screen);
    }
    let wanted = |file: &&Shipped| {
        file.name().is_some() && arguments.publisher.as_deref().is_none_or(|wanted| wanted == file.publisher())
    };
    let files: Vec<_> = FILES.iter().filter(wanted).collect();
    if files.is_empty() {
        return Err(no_publisher(arguments.publisher.as_deref().unwrap_or_default()));
    }
    let mut entries = Vec::new();
    for file in files {
        let loaded = rules::load(&[rules::text_of(file)], &mut SourceMap::new(), screen)?;
        entries.extend(loaded.program.standards.iter().map(|standard| entry(file, standard)));
    }
    output::print(&match arguments.format {
        ListFormat::Text => text(&entries),
        ListFormat::Json => json(&entries)?,
        ListFormat::Markdown => markdown(&entries),
    })?;
    Ok(Exit::Fine)
}

/// Prints one of them.
fn show(name: &str, language: Option<Language>, screen: Screen) -> Result<Exit, CliError> {
    let file = rules::shipped(name)?;
    output::print(&doc::text(&rules::text_of(file), PaperFormat::Markdown, language, screen)?)?;
    Ok(Exit::Fine)
}

fn no_publisher(wanted: &str) -> CliError {
    let mut known: Vec<_> = FILES.iter().filter(|file| file.name().is_some()).map(Shipped::publisher).collect();
    known.dedup();
    let error = CliError::new(format!("no publisher is called `{wanted}`"));
    match nearest(wanted, known.iter().copied()) {
        Some(near) => error.help(format!("did you mean `{near}`?")),
        None => error.help(format!("there are {}", known.join(", "))),
    }
}

fn entry(file: &'static Shipped, standard: &Standard) -> Entry {
    let own = || standard.rules().filter(|(_, rule)| rule.origin == standard.name);
    Entry {
        publisher: file.publisher(),
        name: standard.name.clone(),
        title: standard.title.clone(),
        issuer: standard.issuer.clone(),
        since: standard.period.since.map(day),
        until: standard.period.until.map(day),
        standing: standing_code(standard.standing),
        extends: standard.extends.clone(),
        rules: own().count(),
        judged: own().filter(|(_, rule)| rule.modality.is_some()).count(),
        examples: standard.examples.len(),
        path: rules::text_of(file).name,
    }
}

fn day(day: Date) -> String {
    day.to_string()
}

impl Entry {
    fn title(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.name)
    }

    /// `since 2014-01-01`, with the standing where it is another than in force.
    fn in_force(&self) -> String {
        let dates = match (&self.since, &self.until) {
            (Some(since), Some(until)) => format!("{since} to {until}"),
            (Some(since), None) => format!("since {since}"),
            (None, Some(until)) => format!("until {until}"),
            (None, None) => String::new(),
        };
        if self.standing == standing_code(Standing::InForce) {
            return dates;
        }
        if dates.is_empty() { self.standing.to_owned() } else { format!("{dates}\n{}", self.standing) }
    }

    /// Judged and, where others are only computed, all.
    fn counts(&self) -> String {
        if self.judged == self.rules { self.rules.to_string() } else { format!("{} of {}", self.judged, self.rules) }
    }

    fn cells(&self) -> [String; 5] {
        let issuer = self.issuer.as_deref().map(|issuer| format!("\n{issuer}")).unwrap_or_default();
        let name = self.name.clone();
        [name, format!("{}{issuer}", self.title()), self.in_force(), self.counts(), self.examples.to_string()]
    }
}

/// One table a publisher.
fn groups(entries: &[Entry]) -> impl Iterator<Item = (&'static str, &[Entry])> {
    entries
        .chunk_by(|one, next| one.publisher == next.publisher)
        .filter_map(|group| group.first().map(|first| (first.publisher, group)))
}

fn closing(entries: &[Entry]) -> String {
    let [judged, all, examples] =
        [|entry: &Entry| entry.judged, |entry: &Entry| entry.rules, |entry: &Entry| entry.examples]
            .map(|count| entries.iter().map(count).sum::<usize>());
    let standards = if entries.len() == 1 { "1 standard".to_owned() } else { format!("{} standards", entries.len()) };
    format!("{standards} with {all} rules, {judged} of them judged, and {examples} examples")
}

fn text(entries: &[Entry]) -> String {
    let mut out = String::new();
    for (publisher, group) in groups(entries) {
        let mut table = Table::new();
        table.load_style(RULED).set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(Screen::width()).unwrap_or(u16::MAX));
        table.set_header(HEADER);
        group.iter().for_each(|entry| {
            table.add_row(entry.cells());
        });
        for (index, column) in table.column_iter_mut().enumerate() {
            column.set_padding((0, 1));
            if index > 2 {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        let _ = writeln!(out, "{publisher}\n");
        table.lines().for_each(|line| {
            let _ = writeln!(out, "{}", line.trim_end());
        });
        out.push('\n');
    }
    let _ = writeln!(out, "{}", closing(entries));
    out
}

fn markdown(entries: &[Entry]) -> String {
    let mut out = String::from("# Shipped standards\n\n");
    for (publisher, group) in groups(entries) {
        let _ = writeln!(out, "## {publisher}\n\n| {} |\n| --- | --- | --- | ---: | ---: |", HEADER.join(" | "));
        for entry in group {
            let cells = entry.cells().map(|cell| cell.replace('|', "\\|").replace('_', "\\_").replace('\n', "<br>"));
            let _ = writeln!(out, "| {} |", cells.join(" | "));
        }
        out.push('\n');
    }
    let _ = writeln!(out, "{}", closing(entries));
    out
}

fn json(entries: &[Entry]) -> Result<String, CliError> {
    let value = serde_json::json!({ "format": "norm-library/1", "standards": entries });
    let text = serde_json::to_string_pretty(&value).map_err(|error| CliError::new(error.to_string()))?;
    Ok(format!("{text}\n"))
}
