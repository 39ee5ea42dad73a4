//! `norm explain`: a fault's page, or a rule with all that it rests on.

use super::Exit;
use super::args::ExplainArguments;
use super::error::CliError;
use super::output::{self, Screen};
use super::rules;
use crate::check::RuleText;
use crate::diagnostic::{Code, nearest};
use crate::library::FILES;
use crate::model::{Program, RuleId, Standard, StandardId};
use crate::report::{Colour, Explanation, VARIABLES};
use crate::source::SourceMap;
use std::path::Path;

/// What a template may say.
const TEMPLATE: &str = "template";

/// Explains a code, or every rule of that name.
pub(super) fn run(arguments: &ExplainArguments, screen: Screen) -> Result<Exit, CliError> {
    let subject = arguments.subject.as_str();
    if let Some(code) = Code::ALL.iter().find(|code| code.name() == subject) {
        output::print(code.page())?;
        return Ok(Exit::Fine);
    }
    if subject == TEMPLATE {
        output::print(VARIABLES)?;
        return Ok(Exit::Fine);
    }
    let mut known: Vec<String> = Code::ALL.iter().map(|code| code.name().to_owned()).collect();
    let mut found = Vec::new();
    // File by file: files need not share a vocabulary.
    for root in roots(arguments)? {
        let mut sources = SourceMap::new();
        let loaded = rules::load(std::slice::from_ref(&root), &mut sources, screen)?;
        for (id, rule) in named(&loaded.program, subject) {
            found.extend(text(arguments, screen, &loaded.program, id, rule));
        }
        known.extend(names(&loaded.program));
    }
    if found.is_empty() {
        let error = CliError::new(format!("`{subject}` is no code and no rule"));
        return Err(match nearest(subject, known.iter().map(String::as_str)) {
            Some(near) => error.help(format!("did you mean `{near}`?")),
            None => error.help("name the file of the rule with --rules"),
        });
    }
    output::print(&found.join("\n"))?;
    Ok(Exit::Fine)
}

/// The rule files to look in: those named, else the shipped ones.
fn roots(arguments: &ExplainArguments) -> Result<Vec<RuleText>, CliError> {
    let mut roots = Vec::new();
    for wanted in &arguments.rules {
        roots.extend(rules::find(wanted, Path::new(""))?);
    }
    if arguments.rules.is_empty() {
        roots.extend(FILES.iter().filter(|file| file.name().is_some()).map(rules::text_of));
    }
    Ok(roots)
}

/// Rules called `rule` or `standard.rule`. A standard that extends another holds the other's rules too, maybe with other
/// values: they are told there where it is named, else where they were written, else wherever they are.
fn named(program: &Program, subject: &str) -> Vec<(StandardId, RuleId)> {
    let (of, name) = subject.split_once('.').map_or((None, subject), |(of, name)| (Some(of), name));
    let (mut written, mut inherited) = (Vec::new(), Vec::new());
    for (id, standard) in (0..).map(StandardId).zip(&program.standards) {
        let here =
            standard.rules().filter(|(_, rule)| of.is_none_or(|of| of == standard.name) && rule.label.name == name);
        for (rule, it) in here {
            if of.is_some() || it.origin == standard.name { &mut written } else { &mut inherited }.push((id, rule));
        }
    }
    if written.is_empty() { inherited } else { written }
}

fn names(program: &Program) -> Vec<String> {
    program.standards.iter().flat_map(Standard::rules).map(|(_, rule)| rule.label.name.clone()).collect()
}

fn text(
    arguments: &ExplainArguments,
    screen: Screen,
    program: &Program,
    id: StandardId,
    rule: RuleId,
) -> Option<String> {
    let standard = program.standards.get(id.index())?;
    let today = || jiff::Zoned::now().date();
    let key_date = arguments.on.unwrap_or_else(today);
    let language = arguments.lang.map_or(standard.language, Into::into);
    let explanation = Explanation { program, standard: id, rule, key_date, language };
    let colour = if screen.colours_output() { Colour::Always } else { Colour::Never };
    Some(explanation.text(Screen::width(), colour))
}
