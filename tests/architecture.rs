//! The architecture, enforced: which module may use which, where a third-party crate is named, how long a file may be.
//!
//! A failing test names the file, the line and the rule that was broken. The tables below are the rules.

mod places;
mod scan;

use places::{CRATES, IMPURE, LAYERS, LONGEST};
use scan::{Path, paths};

/// A file under `src`, by its path from there.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// The modules that lead to the file: `assess/logic.rs` is `["assess", "logic"]`.
    fn module(&self) -> Vec<&str> {
        let stem = self.path.trim_end_matches(".rs");
        let mut module: Vec<_> = stem.split('/').collect();
        if matches!(module.last(), Some(&("mod" | "lib" | "main"))) {
            module.pop();
        }
        module
    }

    /// The folder or file directly under `src`.
    fn layer(&self) -> &str {
        self.path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// Whether it is tests, which may use whatever they need.
    fn is_test(&self) -> bool {
        self.path.split('/').any(|part| matches!(part, "tests" | "tests.rs"))
    }

    fn paths(&self) -> Vec<Path> {
        paths(&self.text, &self.module())
    }

    fn lies_in(&self, places: &[&str]) -> bool {
        places.contains(&self.layer())
    }
}

/// Uses that point up or sideways.
fn wrong_layers(source: &Source) -> Vec<String> {
    let layer = source.layer();
    if source.is_test() || matches!(layer, "lib" | "main") {
        return Vec::new();
    }
    let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
        return vec![format!("src/{}: `{layer}` is no layer yet; say in LAYERS what it may use", source.path)];
    };
    let known = |path: &Path| LAYERS.iter().any(|(name, _)| path.is_in(name));
    let fits = |path: &Path| path.is_in(layer) || allowed.iter().any(|allowed| path.is_in(allowed));
    source
        .paths()
        .into_iter()
        .filter(|path| known(path) && !fits(path))
        .map(|path| {
            let may = if allowed.is_empty() { "nothing".to_owned() } else { allowed.join(", ") };
            format!("src/{}:{}: `{layer}` must not use `{}`; it may use {may}", source.path, path.line, path.shown())
        })
        .collect()
}

/// Third-party crates outside their place.
fn misplaced_crates(source: &Source) -> Vec<String> {
    let misplaced = |path: &Path| {
        CRATES.iter().find(|(name, places)| path.root() == *name && !places.is_empty() && !source.lies_in(places))
    };
    if source.is_test() {
        return Vec::new();
    }
    source
        .paths()
        .iter()
        .filter_map(|path| Some((path.line, misplaced(path)?)))
        .map(|(line, (name, places))| {
            format!("src/{}:{line}: `{name}` may be named in {} only", source.path, places.join(", "))
        })
        .collect()
}

/// Files, clock, environment and threads outside the command line.
fn impure(source: &Source) -> Vec<String> {
    if source.is_test() {
        return Vec::new();
    }
    let mut faults = Vec::new();
    for path in source.paths() {
        for (name, places) in IMPURE {
            if path.shown().starts_with(name) && !source.lies_in(places) {
                faults.push(format!(
                    "src/{}:{}: `{name}` may be used in {} only; the core takes texts and gives values",
                    source.path,
                    path.line,
                    places.join(", "),
                ));
            }
        }
    }
    faults
}

/// Files that grew too long.
fn too_long(source: &Source) -> Vec<String> {
    let lines = source.text.lines().count();
    if lines <= LONGEST {
        return Vec::new();
    }
    vec![format!(
        "src/{}:{lines}: {lines} lines, at most {LONGEST}; give the second idea a file of its own",
        source.path
    )]
}

/// Files that do not say what they are for.
fn unintroduced(source: &Source) -> Vec<String> {
    if source.text.starts_with("//! ") {
        return Vec::new();
    }
    vec![format!("src/{}:1: the first line must say what the file is for (`//! …`)", source.path)]
}

/// Names under `[dependencies]` of a `Cargo.toml`, as the code writes them.
fn dependencies(manifest: &str) -> Vec<String> {
    let section = manifest.split("\n[").find_map(|section| section.strip_prefix("dependencies]")).unwrap_or_default();
    let keys = section.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "));
    keys.map(|(name, _)| name.replace('-', "_")).collect()
}

/// Every Rust file under `src`.
fn sources() -> Vec<Source> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let below = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                sources.push(Source { path: below, text: std::fs::read_to_string(&path).unwrap() });
            }
        }
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

/// Fails with everything that `rule` finds in `src`.
fn assert_all(rule: fn(&Source) -> Vec<String>) {
    let faults: Vec<_> = sources().iter().flat_map(rule).collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn layers_point_one_way() {
    assert_all(wrong_layers);
}

#[test]
fn the_table_of_layers_has_no_circle() {
    for (at, (layer, allowed)) in LAYERS.iter().enumerate() {
        for name in *allowed {
            let below =
                LAYERS.iter().take(at).any(|(known, _)| name == known || name.starts_with(&format!("{known}::")));
            assert!(below, "`{layer}` may use `{name}`, which does not stand above it in LAYERS");
        }
    }
}

#[test]
fn third_party_crates_are_named_in_one_place() {
    assert_all(misplaced_crates);
}

#[test]
fn every_dependency_has_its_place() {
    let listed: Vec<_> = CRATES.iter().map(|(name, _)| *name).collect();
    for name in dependencies(include_str!("../Cargo.toml")) {
        assert!(listed.contains(&name.as_str()), "`{name}` is a dependency; say in CRATES where it may be named");
    }
}

#[test]
fn the_core_is_pure() {
    assert_all(impure);
}

#[test]
fn files_stay_short() {
    assert_all(too_long);
}

#[test]
fn every_file_says_what_it_is_for() {
    assert_all(unintroduced);
}

mod rules_find_what_they_should {
    use super::*;

    fn source(path: &str, text: &str) -> Source {
        Source { path: path.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn a_use_that_points_up() {
        let found = wrong_layers(&source("assess/logic.rs", "//! Logic.\nuse crate::syntax::ast;\n"));
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("src/assess/logic.rs:2: `assess` must not use `crate::syntax::ast`"), "{found:?}");
    }

    #[test]
    fn a_use_by_way_of_super() {
        assert_eq!(wrong_layers(&source("quantity/mod.rs", "use super::model::Unit;\n")).len(), 1);
        assert_eq!(wrong_layers(&source("quantity/unit.rs", "use super::super::model::Unit;\n")).len(), 1);
        assert_eq!(wrong_layers(&source("quantity/unit.rs", "use super::Rational;\n"),).len(), 0);
    }

    #[test]
    fn a_use_in_a_group_and_one_in_an_expression() {
        let text = "use crate::{\n    model::Rule,\n    report::{text, json},\n};\nfn f() { crate::cli::run(); }\n";
        let found = wrong_layers(&source("capacity.rs", text));
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(
            found[0].starts_with("src/capacity.rs:3: ") && found[2].starts_with("src/capacity.rs:5: "),
            "{found:?}"
        );
    }

    #[test]
    fn uses_that_point_down_are_fine() {
        let text = "use crate::{model::Rule, quantity::Rational};\nuse crate::assess::logic;\nuse super::logic;\n";
        assert_eq!(wrong_layers(&source("assess/value.rs", text)), [""; 0]);
    }

    #[test]
    fn comments_and_texts_use_nothing() {
        let text = "/// Made by [`crate::check`].\n// crate::cli\n/* crate::cli */\nconst A: &str = \"crate::cli\";\n";
        assert_eq!(wrong_layers(&source("model/rule.rs", text)), [""; 0]);
    }

    #[test]
    fn a_module_without_a_layer() {
        let found = wrong_layers(&source("helpers.rs", "//! Helpers.\n"));
        assert!(found[0].contains("`helpers` is no layer yet"), "{found:?}");
    }

    #[test]
    fn tests_may_use_everything() {
        assert_eq!(wrong_layers(&source("span/tests.rs", "use crate::cli::run;\n")), [""; 0]);
        assert_eq!(misplaced_crates(&source("span/tests.rs", "use pest::Parser;\n")), [""; 0]);
    }

    #[test]
    fn a_crate_outside_its_place() {
        let found = misplaced_crates(&source("check/names.rs", "fn f() {\n    serde_yaml::from_str(text);\n}\n"));
        assert_eq!(found, ["src/check/names.rs:2: `serde_yaml` may be named in profile only"]);
        assert_eq!(misplaced_crates(&source("profile/yaml.rs", "use serde_yaml::Value;\n")), [""; 0]);
        assert_eq!(misplaced_crates(&source("assess/mod.rs", "#[derive(pest_derive::Parser)]\nstruct P;\n")).len(), 1);
        assert_eq!(misplaced_crates(&source("assess/mod.rs", "use jiff::civil::Date;\n")), [""; 0]);
    }

    #[test]
    fn files_clock_and_threads_in_the_core() {
        for text in
            ["use std::{collections::BTreeMap, fs};\n", "fn f() { jiff::Zoned::now(); }\n", "use std::thread;\n"]
        {
            assert_eq!(impure(&source("assess/mod.rs", text)).len(), 1, "{text}");
            assert_eq!(impure(&source("cli/mod.rs", text)), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_long_file_and_one_without_its_purpose() {
        assert_eq!(too_long(&source("check/mod.rs", &"//\n".repeat(LONGEST))), [""; 0]);
        assert_eq!(too_long(&source("check/mod.rs", &"//\n".repeat(LONGEST + 1))).len(), 1);
        assert_eq!(unintroduced(&source("check/mod.rs", "use std::fmt;\n")).len(), 1);
        assert_eq!(unintroduced(&source("check/mod.rs", "//! Checks.\n")), [""; 0]);
    }

    #[test]
    fn dependencies_of_a_manifest() {
        let manifest = "[package]\nname = \"a\"\n\n[dependencies]\n# Why.\nnum-traits = \"1\"\npest = { version = \"2\" }\n\n[dev-dependencies]\ninsta = \"1\"\n";
        assert_eq!(dependencies(manifest), ["num_traits", "pest"]);
    }
}
