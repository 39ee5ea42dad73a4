//! `norm report`: a template filled with assessments, capacity and forecasts, as the answer to an inquiry.

use super::Exit;
use super::args::{PaperFormat, ReportArguments};
use super::capacity;
use super::doc::format_of;
use super::error::CliError;
use super::gather::gather;
use super::inputs;
use super::output::{self, Screen};
use super::paper::all_or_none;
use super::portfolio;
use super::prepare::{self, Case, Prepared, prepare_with, rule_inputs};
use super::scenarios::{On, Scenarios, outcomes};
use super::staff;
use super::waivers::Uses;
use crate::assess::Assessor;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest};
use crate::inquiry::Inquiry;
use crate::model::Instance;
use crate::profile::Format;
use crate::report::{Answer, Assessed, Forecast, Markup, Proof, Run, SHIPPED, Shipped, TemplateFault, Told};
use crate::source::SourceMap;
use crate::span::{FileId, Span};
use std::path::{Path, PathBuf};

/// A template with its file, where it is not a shipped one.
struct Template {
    text: String,
    markup: Markup,
    file: Option<FileId>,
}

/// Fills the template.
pub(super) fn run(arguments: &ReportArguments, screen: Screen) -> Result<Exit, CliError> {
    let mut sources = SourceMap::new();
    let template = template(arguments, &mut sources, screen)?;
    let inquiry = inquiry(arguments, &mut sources, screen)?;
    let scenarios = Scenarios::read(&arguments.scenario, &mut sources, screen)?;
    let lists = arguments.staff.iter().chain(&arguments.scenario).chain(&arguments.inquiry);
    let beside: Vec<PathBuf> = lists.cloned().collect();
    let read = [&beside[..], &arguments.case.profiles, &[PathBuf::from(&arguments.template)]].concat();
    if let Some(path) = &arguments.output {
        match template.markup {
            Markup::Markdown => output::refuse_ending(path, &PaperFormat::Markdown)?,
            Markup::Html => output::refuse_ending(path, &PaperFormat::Html)?,
            Markup::Plain => output::refuse_foreign_ending(path, false)?,
        }
        output::refuse_inputs(path, &read)?;
    }
    let prepared = match prepare_with(&arguments.case, &beside, &scenarios.rules(), &mut sources, screen)? {
        Case::Prepared(prepared) => *prepared,
        Case::Nothing => return Ok(Exit::Fine),
    };
    let Prepared { mut files, loaded, standards, key_date, waivers, default_record } = prepared;
    let (program, sheets) = (&loaded.program, &arguments.case.sheets);
    let rules = rule_inputs(&loaded.bundle, &sources);
    let hashed = inputs::hashes(&mut files, &sources, true)?;
    let profiles = portfolio::read(files, &program.vocabulary, default_record, &mut sources, sheets, screen)?;
    let exceptions = &waivers.exceptions;
    let run = Run { rules: &rules, profiles: &hashed, ..prepare::run(program, key_date, &waivers) };
    let language = prepare::language(arguments.lang, program);
    let mut told = Told::new(&run, &standards, language);
    let by = capacity::grouping(&[], program)?;
    let mut uses = Uses::none(&run);
    let mut capacity = gather(run, &standards, by, &profiles, true, &mut |_, assessor, assessment, _| {
        let evidence = Proof { assessor, subject: &assessment.subject };
        told.add(&Assessed { assessment, evidence: &evidence });
        uses.join(assessor);
    })?;
    for (id, _) in program.standards_by_id().filter(|(id, _)| !standards.contains(id)) {
        // What a scenario brings into force may be waived as well.
        let assessor = Assessor::new(program, id, key_date, run.waivers);
        let Some(mut assessor) = assessor.map(|assessor| assessor.with_reasons(run.reasons)) else { continue };
        (1..).zip(&profiles).for_each(|(place, profile)| drop(assessor.assess(&profile.instance, place)));
        uses.join(&assessor);
    }
    uses.refuse_unmatched(&arguments.case, &waivers, &sources, ("answer", screen))?;
    staff::plan(&arguments.staff, &mut capacity, &mut sources, sheets, screen)?;
    let capacity = (!capacity.ledger.entries().is_empty()).then_some(&capacity);
    let mut cases = Vec::new();
    if !arguments.scenario.is_empty() {
        let profiles: Vec<Instance> = profiles.iter().map(|profile| profile.instance.clone()).collect();
        let on = On { program, standards: &standards, profiles: &profiles, key_date, default_record, sheets };
        cases = scenarios.cases(on, &[], &mut sources, screen)?;
    }
    let outcomes = outcomes(&cases, exceptions)?;
    let forecast = Forecast { run, outcomes: &outcomes };
    let forecast = outcomes.iter().any(|outcome| !outcome.series().is_empty()).then_some(&forecast);
    let answer = Answer { told: &told, capacity, forecast, inquiry: &inquiry, language };
    let stem = arguments.output.as_deref().and_then(Path::file_stem).map(|stem| stem.to_string_lossy().into_owned());
    let filled = answer.fill(&template.text, template.markup, stem.as_deref());
    let (page, pictures) = filled.map_err(|fault| refused(fault, &template, &sources, screen))?;
    match &arguments.output {
        Some(path) => {
            let read = output::read_files(&sources, &read);
            let beside = pictures.into_iter().map(|picture| (path.with_file_name(picture.name), picture.svg));
            all_or_none(beside.chain([(path.clone(), page)]), &read)?;
        }
        None => output::print(&page)?,
    }
    Ok(Exit::Fine)
}

/// A template that cannot be filled: told at its place, if it is the user's.
fn refused(fault: TemplateFault, template: &Template, sources: &SourceMap, screen: Screen) -> CliError {
    let Some(file) = template.file else {
        return CliError::new(format!("the shipped template cannot be filled: {}", fault.message));
    };
    let place = Span::new(file, fault.place.start, fault.place.end);
    let diagnostic = Diagnostic::new(Code::InvalidTemplate, place, fault.message);
    let diagnostic = fault.help.into_iter().fold(diagnostic, Diagnostic::help);
    screen.diagnose(&[diagnostic], sources);
    CliError::Faulty
}

/// The shipped template of that name, else the file.
fn template(arguments: &ReportArguments, sources: &mut SourceMap, screen: Screen) -> Result<Template, CliError> {
    let wanted = arguments.template.as_str();
    let wanted_one = |shipped: &&Shipped| shipped.name == wanted.replace('_', "-");
    let markup = |format: PaperFormat| match format {
        PaperFormat::Markdown => Markup::Markdown,
        PaperFormat::Html => Markup::Html,
    };
    if let Some(shipped) = SHIPPED.iter().find(wanted_one) {
        let markup = markup(arguments.format.unwrap_or_else(|| format_of(arguments.output.as_deref())));
        return Ok(Template { text: shipped.text(markup).to_owned(), markup, file: None });
    }
    let path = Path::new(wanted);
    if !path.exists() {
        let error = CliError::new(format!("there is no template {wanted}"));
        let names = SHIPPED.iter().map(|shipped| shipped.name);
        return Err(match nearest(wanted, names.clone()) {
            Some(near) => error.help(format!("did you mean `{near}`?")),
            None => error.help(format!("name a file, or a shipped template: {}", names.collect::<Vec<_>>().join(", "))),
        });
    }
    let file = read(path, sources, screen)?;
    let text = sources.file(file).text.clone();
    let markup = match (arguments.format, ending(path).as_str()) {
        (Some(format), _) => markup(format),
        (None, "html" | "htm") => Markup::Html,
        (None, "md" | "markdown") => Markup::Markdown,
        (None, _) => Markup::Plain,
    };
    Ok(Template { text, markup, file: Some(file) })
}

fn ending(path: &Path) -> String {
    path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase()
}

/// What the file says of the inquiry, then what the command line says.
fn inquiry(arguments: &ReportArguments, sources: &mut SourceMap, screen: Screen) -> Result<Inquiry, CliError> {
    let mut inquiry =
        Inquiry::unknown(sources).ok_or_else(|| CliError::new("the words of inquiries cannot be read"))?;
    if let Some(path) = &arguments.inquiry {
        let file = read(path, sources, screen)?;
        let mut diagnostics = Diagnostics::new();
        let format = Format::of_path(path).unwrap_or(Format::Yaml);
        inquiry.read(format, file, &sources.file(file).text, &mut diagnostics);
        let faulty = diagnostics.has_errors();
        screen.diagnose(&diagnostics.sorted(), sources);
        if faulty {
            return Err(CliError::Faulty);
        }
    }
    for (key, words) in &arguments.set {
        inquiry.set(key, words).map_err(|refused| CliError::new(refused.message).help(refused.help))?;
    }
    Ok(inquiry)
}

/// Takes in a text file.
fn read(path: &Path, sources: &mut SourceMap, screen: Screen) -> Result<FileId, CliError> {
    let bytes = std::fs::read(path).map_err(|error| CliError::file("read", path, &error))?;
    let mut diagnostics = Diagnostics::new();
    let file = inputs::take(&inputs::name(path), bytes, sources, &mut diagnostics);
    if diagnostics.has_errors() {
        screen.diagnose(&diagnostics.sorted(), sources);
        return Err(CliError::Faulty);
    }
    Ok(file)
}
