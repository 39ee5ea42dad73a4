//! Finds, reads and checks rule files: paths, folders, shipped standards by name.

use super::error::{CliError, reason};
use super::inputs;
use super::output::Screen;
use crate::check::{Bundle, RuleReader, RuleText, check};
use crate::diagnostic::{Diagnostics, nearest};
use crate::library::{FILES, FOLDER, Shipped};
use crate::model::Program;
use crate::source::SourceMap;
use std::path::{Component, Path, PathBuf};

/// The ending of rule files.
const ENDING: &str = "norm";

/// Rules that were read and checked.
#[derive(Debug)]
pub(super) struct Loaded {
    pub(super) program: Program,
    pub(super) bundle: Bundle,
}

/// Reads from folders and from the shipped library.
#[derive(Debug)]
pub(super) struct Files;

impl RuleReader for Files {
    fn file(&mut self, path: &str, from: Option<&str>) -> Result<RuleText, String> {
        let shipped = |path: &str| Shipped::at(path).ok_or_else(|| "no shipped file has this path".to_owned());
        if let Some(from) = from.and_then(|from| from.strip_prefix(FOLDER)) {
            let joined = tidy(&Path::new(from).parent().unwrap_or(Path::new("")).join(path));
            return shipped(&joined).map(text_of);
        }
        let base = from.and_then(|from| Path::new(from).parent()).unwrap_or(Path::new(""));
        let whole = PathBuf::from(tidy(&base.join(path)));
        match std::fs::read_to_string(&whole) {
            Ok(text) => Ok(RuleText { name: shown(&whole), text }),
            Err(error) => match path.strip_prefix(FOLDER).map(shipped) {
                Some(Ok(file)) => Ok(text_of(file)),
                Some(Err(_)) | None => Err(reason(&error)),
            },
        }
    }

    fn standard(&mut self, name: &str) -> Option<RuleText> {
        Shipped::standard(name).map(text_of)
    }
}

pub(super) fn text_of(file: &Shipped) -> RuleText {
    RuleText { name: format!("{FOLDER}{}", file.path), text: file.text.to_owned() }
}

/// A path as people write it, with forward slashes on every system.
fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// A path without `.` and, where it can be told, without `..`.
fn tidy(path: &Path) -> String {
    let mut parts: Vec<Component<'_>> = Vec::new();
    for part in path.components() {
        match (part, parts.last()) {
            (Component::CurDir, _) => {}
            (Component::ParentDir, Some(Component::Normal(_))) => {
                parts.pop();
            }
            (_, _) => parts.push(part),
        }
    }
    shown(&parts.iter().collect::<PathBuf>())
}

/// The files that `wanted` means: a path, a folder of rule files, or the name of a shipped standard. Paths count from
/// `base`.
pub(super) fn find(wanted: &str, base: &Path) -> Result<Vec<RuleText>, CliError> {
    let path = base.join(wanted);
    if path.is_dir() {
        let files = inputs::gather(&path, is_rule_file)?;
        let found: Result<Vec<RuleText>, CliError> = files.iter().map(|file| read(file)).collect();
        let found = found?;
        if found.is_empty() {
            return Err(
                CliError::new(format!("there is no rule file in {}", path.display())).help("rule files end in .norm")
            );
        }
        return Ok(found);
    }
    let is_path = wanted.contains('/') || Path::new(wanted).extension().is_some_and(|ending| ending == ENDING);
    if is_path || path.is_file() {
        if let Some(file) = wanted.strip_prefix(FOLDER).and_then(Shipped::at)
            && !path.is_file()
        {
            return Ok(vec![text_of(file)]);
        }
        return read(&path).map(|file| vec![file]);
    }
    shipped(wanted).map(|file| vec![text_of(file)])
}

/// The shipped file of the standard of that name.
pub(super) fn shipped(wanted: &str) -> Result<&'static Shipped, CliError> {
    if let Some(file) = Shipped::standard(wanted) {
        return Ok(file);
    }
    let known: Vec<&str> = FILES.iter().filter_map(Shipped::name).collect();
    let help = match nearest(wanted, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("shipped are {}; a file is named by its path", known.join(", ")),
    };
    Err(CliError::new(format!("there is no standard `{wanted}`")).help(help))
}

fn read(path: &Path) -> Result<RuleText, CliError> {
    let text = std::fs::read_to_string(path).map_err(|error| CliError::file("read", path, &error))?;
    Ok(RuleText { name: tidy(path), text })
}

/// Whether a path is that of a rule file.
pub(super) fn is_rule_file(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == ENDING)
}

/// Reads and checks; what is wrong is written to standard error.
pub(super) fn load(roots: &[RuleText], sources: &mut SourceMap, screen: Screen) -> Result<Loaded, CliError> {
    let mut diagnostics = Diagnostics::new();
    let bundle = Bundle::gather(roots, &mut Files, sources, &mut diagnostics);
    // What could not be read would only be missed by what rests on it.
    let program = if diagnostics.has_errors() { None } else { check(&bundle, &mut diagnostics) };
    let errors = diagnostics.errors();
    let found = diagnostics.sorted();
    screen.diagnose(&found, sources);
    if let Some(program) = program {
        Ok(Loaded { program, bundle })
    } else {
        screen
            .remark(&format!("{errors} error{} in the rules: nothing was checked", if errors == 1 { "" } else { "s" }));
        Err(CliError::Faulty)
    }
}

/// Reads and checks without a word; none where something is wrong.
pub(super) fn load_quietly(roots: &[RuleText]) -> Option<Program> {
    let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
    let bundle = Bundle::gather(roots, &mut Files, &mut sources, &mut diagnostics);
    if diagnostics.has_errors() { None } else { check(&bundle, &mut diagnostics) }
}
