//! `norm doc`: a standard as a document, or whether a committed one still says what the rules say.

use super::Exit;
use super::args::{DocArguments, PaperFormat};
use super::error::CliError;
use super::output::{self, Screen};
use super::rules;
use crate::check::RuleText;
use crate::language::Language;
use crate::report::Paper;
use crate::source::SourceMap;
use std::fmt::Write as _;
use std::path::Path;

/// Lines of a difference that are shown, more or less: a place is shown whole.
const SHOWN: usize = 12;

/// How far apart equal lines are looked for.
const WINDOW: usize = 200;

/// Renders a standard, or compares it with a file.
pub(super) fn run(arguments: &DocArguments, screen: Screen) -> Result<Exit, CliError> {
    let language = arguments.lang.map(Into::into);
    let file = arguments.check.as_deref().or(arguments.output.as_deref());
    let format = arguments.format.unwrap_or_else(|| format_of(file));
    if let Some(path) = &arguments.output {
        output::refuse_ending(path, &format)?;
    }
    let text = render(&arguments.standard, format, language, screen)?;
    if let Some(file) = &arguments.check {
        return compare(arguments, file, &text);
    }
    match &arguments.output {
        Some(path) => {
            output::refuse_inputs(path, &[arguments.standard.clone().into()])?;
            output::save(path, &text)?;
        }
        None => output::print(&text)?,
    }
    Ok(Exit::Fine)
}

/// The document of the standard of that name, or in that file.
fn render(wanted: &str, format: PaperFormat, language: Option<Language>, screen: Screen) -> Result<String, CliError> {
    match rules::find(wanted, Path::new(""))?.as_slice() {
        [one] => text(one, format, language, screen),
        _ => Err(CliError::new(format!("{wanted} is a folder")).help("name one rule file in it")),
    }
}

/// The document of the standard in a text.
pub(super) fn text(
    root: &RuleText,
    format: PaperFormat,
    language: Option<Language>,
    screen: Screen,
) -> Result<String, CliError> {
    let wanted = &root.name;
    let loaded = rules::load(std::slice::from_ref(root), &mut SourceMap::new(), screen)?;
    let none = || CliError::new(format!("there is no standard in {wanted}"));
    let (id, standard) = loaded.program.standards_by_id().next().ok_or_else(none)?;
    let paper = Paper::new(&loaded.program, id, language.unwrap_or(standard.language)).ok_or_else(none)?;
    match format {
        PaperFormat::Markdown => Ok(paper.markdown()),
        PaperFormat::Html => paper.html().map_err(|error| CliError::new(format!("the page cannot be made: {error}"))),
    }
}

/// By the ending of a file.
pub(super) fn format_of(path: Option<&Path>) -> PaperFormat {
    let ending = path.and_then(Path::extension).and_then(|ending| ending.to_str());
    let html = ending.is_some_and(|ending| ending.eq_ignore_ascii_case("html") || ending.eq_ignore_ascii_case("htm"));
    if html { PaperFormat::Html } else { PaperFormat::Markdown }
}

/// Says where a committed document differs, and how to renew it.
fn compare(arguments: &DocArguments, path: &Path, fresh: &str) -> Result<Exit, CliError> {
    let committed = std::fs::read_to_string(path).map_err(|error| CliError::file("read", path, &error))?;
    let committed = committed.trim_start_matches('\u{feff}');
    // Line endings are the business of version control.
    let (old, new): (Vec<&str>, Vec<&str>) = (committed.lines().collect(), fresh.lines().collect());
    if old == new {
        return Ok(Exit::Fine);
    }
    let mut text = format!("{} no longer says what the rules say:\n\n", path.display());
    text.push_str(&difference(&old, &new));
    let mut command = format!("norm doc {}", word(&arguments.standard));
    if let Some(format) = arguments.format {
        let _ = write!(command, " --format {}", if format == PaperFormat::Html { "html" } else { "markdown" });
    }
    if let Some(language) = arguments.lang {
        let _ = write!(command, " --lang {}", if Language::from(language) == Language::German { "de" } else { "en" });
    }
    let _ = writeln!(text, "\nTo renew it: {command} --output {}", word(&path.display().to_string()));
    output::print(&text)?;
    Ok(Exit::Unmet)
}

/// The first lines that differ, with their numbers in the committed document.
fn difference(old: &[&str], new: &[&str]) -> String {
    let (mut at, mut fresh, mut shown) = (0, 0, 0);
    let mut text = String::new();
    while at < old.len() || fresh < new.len() {
        if old.get(at) == new.get(fresh) {
            (at, fresh) = (at + 1, fresh + 1);
            continue;
        }
        if shown >= SHOWN {
            text.push_str("…\n");
            break;
        }
        let (gone, come) = until_alike(old.get(at..).unwrap_or_default(), new.get(fresh..).unwrap_or_default());
        let _ = writeln!(text, "line {}:", at + 1);
        let lines = |lines: &[&str], sign: char, text: &mut String| {
            for line in lines.iter().take(SHOWN) {
                let _ = writeln!(text, "{sign} {line}");
            }
        };
        lines(old.get(at..at + gone).unwrap_or_default(), '-', &mut text);
        lines(new.get(fresh..fresh + come).unwrap_or_default(), '+', &mut text);
        shown += gone + come;
        (at, fresh) = (at + gone, fresh + come);
    }
    text
}

/// How many lines go and come until both are alike again; all of them where that is far away.
fn until_alike(old: &[&str], new: &[&str]) -> (usize, usize) {
    for steps in 1..=WINDOW {
        for gone in 0..=steps {
            let (line, other) = (old.get(gone), new.get(steps - gone));
            if line == other && line.is_some_and(|line| !line.is_empty()) {
                return (gone, steps - gone);
            }
        }
    }
    (old.len(), new.len())
}

/// A word as a shell takes it.
fn word(text: &str) -> String {
    if text.contains(' ') { format!("\"{text}\"") } else { text.to_owned() }
}
