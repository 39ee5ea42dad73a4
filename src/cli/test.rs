//! `norm test`: the examples of rule files, what was expected beside what is.

use super::Exit;
use super::args::TestArguments;
use super::error::CliError;
use super::output::{self, Screen};
use super::rules;
use crate::assess::{ExampleOutcome, run_example};
use crate::check::RuleText;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Example, Instance, Program, Standard, StandardId};
use crate::profile::{Format, Piece, ProfileReader};
use crate::report::Wording;
use crate::source::SourceMap;
use jiff::civil::Date;
use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::Path;

/// The key date of an example where neither it nor its standard names one: any day does for rules without dates.
const ANY_DAY: Date = jiff::civil::date(2000, 1, 1);

/// What all examples came to.
#[derive(Debug, Default)]
struct Count {
    passed: usize,
    failed: usize,
}

/// Runs all examples of the rules that are named.
pub(super) fn run(arguments: &TestArguments, screen: Screen) -> Result<Exit, CliError> {
    let here = [".".to_owned()];
    let wanted = if arguments.rules.is_empty() { &here[..] } else { &arguments.rules };
    let mut roots: Vec<RuleText> = Vec::new();
    for rules in wanted {
        roots.extend(rules::find(rules, Path::new(""))?);
    }
    let mut count = Count::default();
    let mut standards = 0;
    // File by file: standards in one folder need not share a vocabulary.
    for root in roots {
        let mut sources = SourceMap::new();
        let loaded = rules::load(std::slice::from_ref(&root), &mut sources, screen)?;
        for (id, standard) in (0..).map(StandardId).zip(&loaded.program.standards) {
            standards += 1;
            let text = test(&loaded.program, id, standard, &mut sources, screen, &mut count)?;
            output::print(&text)?;
        }
    }
    let total = count.passed + count.failed;
    if total == 0 {
        let why = if standards == 0 { "there is no standard in what was named" } else { "the rules have no examples" };
        return Err(CliError::new(format!("nothing was tested: {why}"))
            .help("an example begins with `example \"…\"` or `beispiel \"…\"`"));
    }
    let (examples, of) = (plural(total, "example"), plural(standards, "standard"));
    output::print(&format!("\n{examples} in {of}: {} passed, {} failed\n", count.passed, count.failed))?;
    Ok(if count.failed > 0 { Exit::Unmet } else { Exit::Fine })
}

fn plural(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}

/// Runs the examples of one standard; a line for all that passed, a block for each that failed.
fn test(
    program: &Program,
    id: StandardId,
    standard: &Standard,
    sources: &mut SourceMap,
    screen: Screen,
    count: &mut Count,
) -> Result<String, CliError> {
    let mut text = format!("{} ({})\n", standard.shown(), standard.name);
    let mut passed = 0;
    for example in &standard.examples {
        let base = match &example.profile {
            None => None,
            Some((path, span)) => Some(base(program, standard, example, path, *span, sources, screen)?),
        };
        let Some(outcome) = run_example(program, id, example, base.as_ref(), ANY_DAY) else { continue };
        if outcome.passed() {
            passed += 1;
        } else {
            count.failed += 1;
            failure(&mut text, program, id, standard, example, &outcome, sources);
        }
    }
    count.passed += passed;
    let _ = writeln!(text, "  {passed} of {} passed", plural(standard.examples.len(), "example"));
    Ok(text)
}

fn failure(
    text: &mut String,
    program: &Program,
    id: StandardId,
    standard: &Standard,
    example: &Example,
    outcome: &ExampleOutcome<'_>,
    sources: &SourceMap,
) {
    let file = &sources.file(example.span.file).name;
    let line = sources.start(example.span).line;
    let _ = writeln!(text, "  FAILED {} ({file}:{line}), as of {}", example.title, outcome.key_date);
    let Some(wording) = Wording::new(program, id, outcome.key_date, standard.language) else { return };
    for expectation in outcome.expectations.iter().filter(|expectation| !expectation.passed) {
        let written = sources.text(expectation.expected.span);
        let subject = written.split_whitespace().nth(1).unwrap_or(written).to_owned();
        let words = wording.expectation(expectation, subject);
        let _ = writeln!(text, "    {}", words.subject);
        let _ = writeln!(text, "      expected  {}", words.expected);
        let _ = writeln!(text, "      actual    {}", words.actual);
    }
    for span in &outcome.overflows {
        let _ = writeln!(text, "    `{}` leaves the range of exact numbers", sources.text(*span));
    }
}

/// The first record of the example's type in the profile that it names.
fn base(
    program: &Program,
    standard: &Standard,
    example: &Example,
    path: &str,
    span: crate::span::Span,
    sources: &mut SourceMap,
    screen: Screen,
) -> Result<Instance, CliError> {
    let folder = Path::new(&sources.file(standard.file).name).parent().unwrap_or(Path::new("")).to_owned();
    let path = folder.join(path);
    let mut diagnostics = Diagnostics::new();
    let mut found = None;
    match std::fs::read_to_string(&path) {
        Err(error) => {
            let why = super::error::reason(&error);
            diagnostics.push(Diagnostic::new(
                Code::MissingFile,
                span,
                format!("cannot read {}: {why}", path.display()),
            ));
        }
        Ok(text) => {
            let format = Format::of_path(&path).unwrap_or(Format::Yaml);
            let file = sources.add(path.to_string_lossy(), text);
            let reader = ProfileReader::new(&program.vocabulary, Some(example.about));
            let piece = Piece::whole(format, file, &sources.file(file).text);
            let _ = reader.read(&piece, &mut diagnostics, &mut |profile| {
                if profile.instance.record != example.about {
                    return ControlFlow::Continue(());
                }
                found = Some(profile.instance.clone());
                ControlFlow::Break(())
            });
            if found.is_none() && !diagnostics.has_errors() {
                let record = &program.vocabulary.record(example.about).name;
                let message = format!("{} holds no `{record}`", path.display());
                diagnostics.push(Diagnostic::new(Code::InvalidExample, span, message));
            }
        }
    }
    let faulty = diagnostics.has_errors();
    screen.diagnose(&diagnostics.sorted(), sources);
    found.filter(|_| !faulty).ok_or(CliError::Faulty)
}
