//! What every command about shelters begins with: profiles opened, standards read and checked, the key date settled.

use super::args::{CaseArguments, Lang};
use super::error::CliError;
use super::inputs::{self, Agreed, ProfileFile};
use super::output::Screen;
use super::rules::{self, Loaded};
use super::schema;
use super::sheets;
use super::waivers::{self, Waivers};
use crate::check::{Bundle, RuleText};
use crate::diagnostic::Diagnostics;
use crate::language::Language;
use crate::model::{Program, RecordId, Standard, StandardId, Type};
use crate::report::{Input, Run};
use crate::source::SourceMap;
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// What there is to work on.
pub(super) enum Case {
    /// Profiles, standards and a key date.
    Prepared(Box<Prepared>),
    /// Nothing, and that is no failure.
    Nothing,
}

/// Everything that is settled before the first record is read.
pub(super) struct Prepared {
    pub(super) files: Vec<ProfileFile>,
    pub(super) loaded: Loaded,
    /// The standards that were asked for; further ones stand behind them.
    pub(super) standards: Vec<StandardId>,
    pub(super) key_date: Date,
    pub(super) waivers: Waivers,
    /// The type of records without a name above them.
    pub(super) default_record: Option<RecordId>,
}

/// What holds for a whole run whose report names no inputs.
pub(super) fn run<'a>(program: &'a Program, key_date: Date, waivers: &'a Waivers) -> Run<'a> {
    Run {
        program,
        key_date,
        tool_version: env!("CARGO_PKG_VERSION"),
        rules: &[],
        profiles: &[],
        waiver_files: &waivers.inputs,
        waivers: &waivers.exceptions.waivers,
        reasons: &waivers.exceptions.reasons,
    }
}

/// The language asked for, else that of the first standard.
pub(super) fn language(wanted: Option<Lang>, program: &Program) -> Language {
    let first = program.standards.first().map_or(Language::English, |standard| standard.language);
    wanted.map_or(first, Into::into)
}

/// Opens, reads and settles. `beside` are files that are no profiles, even where they lie among them.
pub(super) fn prepare(
    case: &CaseArguments,
    beside: &[PathBuf],
    sources: &mut SourceMap,
    screen: Screen,
) -> Result<Case, CliError> {
    prepare_with(case, beside, &[], sources, screen)
}

/// The same with further standards, which stand behind those that are asked for and need not be in force.
pub(super) fn prepare_with(
    case: &CaseArguments,
    beside: &[PathBuf],
    further: &[RuleText],
    sources: &mut SourceMap,
    screen: Screen,
) -> Result<Case, CliError> {
    let mut diagnostics = Diagnostics::new();
    let beside = [beside, &case.waivers].concat();
    let files = inputs::open(&case.profiles, &beside, sources, &mut diagnostics, screen)?;
    if diagnostics.has_errors() {
        screen.diagnose(&diagnostics.sorted(), sources);
        return Err(CliError::Faulty);
    }
    let nothing = |why: &str| nothing(case, screen, why).map(|()| Case::Nothing);
    if files.is_empty() {
        return nothing("there is no profile in what was named");
    }
    let agreed = inputs::agree(&files, !case.rules.is_empty(), case.on)?;
    sheets::need_header(&files, !case.rules.is_empty() || !agreed.standards.is_empty(), agreed.key_date.is_some())?;
    let mut roots = roots(case, &agreed)?;
    if roots.is_empty() {
        return Err(CliError::new("no standard is named")
            .help("name one with --rules, or write `standards: [NAME]` at the top of the profile"));
    }
    let asked: Vec<String> = roots.iter().map(|root| root.name.clone()).collect();
    roots.extend_from_slice(further);
    let loaded = rules::load(&roots, sources, screen)?;
    let program = &loaded.program;
    let is_asked = |standard: &Standard| asked.contains(&sources.file(standard.file).name);
    let standards: Vec<StandardId> =
        program.standards_by_id().filter(|(_, standard)| is_asked(standard)).map(|(id, _)| id).collect();
    if standards.is_empty() {
        return nothing("the rule files hold no standard");
    }
    let key_date = agreed.key_date.unwrap_or_else(|| jiff::Zoned::now().date());
    let asked = || standards.iter().filter_map(|id| program.standards.get(id.index()));
    if !in_force(asked(), key_date, screen) {
        let names: Vec<&str> = asked().map(|standard| standard.name.as_str()).collect();
        return nothing(&format!("not in force on {key_date}: {}", names.join(", ")));
    }
    let waivers = waivers::read(case, &agreed, program, sources, screen)?;
    let default_record = default_record(case.record.as_deref(), program)?;
    Ok(Case::Prepared(Box::new(Prepared { files, loaded, standards, key_date, waivers, default_record })))
}

/// Nothing to check is an error, unless it was said not to be.
pub(super) fn nothing(case: &CaseArguments, screen: Screen, why: &str) -> Result<(), CliError> {
    if case.allow_empty {
        screen.remark(&format!("nothing was checked: {why}"));
        return Ok(());
    }
    Err(CliError::new(format!("nothing was checked: {why}")).help("--allow-empty lets this pass"))
}

fn roots(case: &CaseArguments, agreed: &Agreed) -> Result<Vec<RuleText>, CliError> {
    let mut roots = Vec::new();
    for wanted in &case.rules {
        roots.extend(rules::find(wanted, Path::new(""))?);
    }
    for (wanted, folder) in &agreed.standards {
        roots.extend(rules::find(wanted, folder)?);
    }
    Ok(roots)
}

/// Whether any standard is in force; says which are not.
fn in_force<'p>(standards: impl Iterator<Item = &'p Standard>, key_date: Date, screen: Screen) -> bool {
    let (holds, not): (Vec<_>, Vec<_>) = standards.partition(|standard| standard.period.holds(key_date));
    if !holds.is_empty() {
        for standard in not {
            screen.remark(&format!("{} is not in force on {key_date}", standard.name));
        }
    }
    !holds.is_empty()
}

/// The type of records without a name above them: what was said, else the only one the standards are about, else the
/// only one that is no portfolio.
pub(super) fn default_record(record: Option<&str>, program: &Program) -> Result<Option<RecordId>, CliError> {
    if let Some(name) = record {
        return schema::record(&program.vocabulary, name).map(Some);
    }
    let spoken: Vec<RecordId> = program
        .vocabulary
        .records()
        .map(|(id, _)| id)
        .filter(|&id| program.standards.iter().any(|standard| standard.speaks_of(id)))
        .collect();
    let single: Vec<RecordId> = spoken.iter().copied().filter(|&id| !inside_out(program, &spoken, id)).collect();
    Ok(match (spoken.as_slice(), single.as_slice()) {
        ([only], _) | (_, [only]) => Some(*only),
        (_, _) => None,
    })
}

/// Whether a record holds a list of another one that the standards speak of.
fn inside_out(program: &Program, spoken: &[RecordId], id: RecordId) -> bool {
    program.vocabulary.record(id).facts.iter().any(|fact| {
        let Type::List(item) = &fact.ty else { return false };
        matches!(**item, Type::Record(part) if part != id && spoken.contains(&part))
    })
}

/// The rule files that were read, with their hashes.
pub(super) fn rule_inputs(bundle: &Bundle, sources: &SourceMap) -> Vec<Input> {
    bundle
        .files()
        .map(|file| {
            let source = sources.file(file.file);
            Input { name: source.name.clone(), file: Some(file.file), sha256: inputs::sha256(source) }
        })
        .collect()
}
