//! What several tests need: rule files from the project's own folders, checked.

use jiff::civil::Date;
use norm::assess::run_example;
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

    /// Runs every example and gives how many there are; panics where one comes out differently.
    pub(crate) fn run_examples(&self, place: &str) -> usize {
        let mut examples = 0;
        for (id, standard) in self.program.standards_by_id() {
            for example in &standard.examples {
                let day = example.on.expect("an example with its key date");
                let outcome = run_example(&self.program, id, example, None, day).expect("a standard of the program");
                let failed: Vec<_> = outcome.expectations.iter().filter(|outcome| !outcome.passed).collect();
                assert!(outcome.passed(), "{place}, {}: {failed:#?}", example.title);
                examples += 1;
            }
        }
        examples
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
