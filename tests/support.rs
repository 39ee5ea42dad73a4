//! What several tests need: rule files from the project's own folders, checked.

use jiff::civil::Date;
use norm::check::{Bundle, RuleReader, RuleText, check};
use norm::diagnostic::{Diagnostics, ErrorFormat, render};
use norm::model::Program;
use norm::source::SourceMap;
use std::path::{Path, PathBuf};

/// Checked rules with the texts they stand in.
pub(crate) struct Rules {
    /// What they mean.
    pub(crate) program: Program,
    /// What was warned of, as people read it; empty for nothing.
    pub(crate) warnings: String,
}

/// Reads rule files below the project's root.
pub(crate) struct Folder;

impl RuleReader for Folder {
    fn file(&mut self, path: &str, from: Option<&str>) -> Result<RuleText, String> {
        let folder = from.and_then(|from| Path::new(from).parent()).unwrap_or(Path::new(""));
        let mut name = PathBuf::new();
        for part in folder.join(path).components() {
            if part == std::path::Component::ParentDir {
                name.pop();
            } else {
                name.push(part);
            }
        }
        let text =
            std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(&name)).map_err(|it| it.to_string())?;
        Ok(RuleText { name: name.display().to_string(), text })
    }

    fn standard(&mut self, _: &str) -> Option<RuleText> {
        None
    }
}

impl Rules {
    /// The rule file at a path below the project's root with all that it uses.
    pub(crate) fn load(path: &str) -> Self {
        Self::of(&Folder.file(path, None).expect("a rule file of the project"))
    }

    /// A text in place of a file.
    pub(crate) fn of(root: &RuleText) -> Self {
        let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
        let bundle = Bundle::gather(std::slice::from_ref(root), &mut Folder, &mut sources, &mut diagnostics);
        let program = check(&bundle, &mut diagnostics);
        let warnings = render(&diagnostics.sorted(), &sources, ErrorFormat::Human, false);
        match program {
            Some(program) => Self { program, warnings },
            None => panic!("{} has errors:\n{warnings}", root.name),
        }
    }
}

/// A day in ISO form.
pub(crate) fn day(text: &str) -> Date {
    text.parse().expect("a day")
}
