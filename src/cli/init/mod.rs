//! `norm init`: a first rule file and a commented profile that pass.

use super::Exit;
use super::args::{InitArguments, Lang};
use super::error::CliError;
use super::output::{self, Screen};
use std::fmt::Write as _;

/// Name and text of each file.
fn files(lang: Lang) -> [(&'static str, &'static str); 2] {
    match lang {
        Lang::En => {
            [("standard.norm", include_str!("standard.en.norm")), ("profile.yaml", include_str!("profile.en.yaml"))]
        }
        Lang::De => {
            [("standard.norm", include_str!("standard.de.norm")), ("profile.yaml", include_str!("profile.de.yaml"))]
        }
    }
}

/// Writes both files; never over one that exists.
pub(super) fn run(arguments: &InitArguments, _: Screen) -> Result<Exit, CliError> {
    let folder = &arguments.folder;
    let files = files(arguments.lang);
    for (name, _) in files {
        let path = folder.join(name);
        if path.exists() {
            return Err(CliError::new(format!("{} exists already", path.display()))
                .help("name another folder: `norm init FOLDER`"));
        }
    }
    std::fs::create_dir_all(folder).map_err(|error| CliError::file("make", folder, &error))?;
    let mut told = String::new();
    for (name, text) in files {
        let path = folder.join(name);
        output::save(&path, text)?;
        let _ = writeln!(told, "wrote {}", path.display());
    }
    let profile = folder.join("profile.yaml");
    let rules = folder.join("standard.norm");
    let _ = writeln!(told, "\nnow try\n  norm test {}\n  norm check {}", rules.display(), profile.display());
    output::print(&told)?;
    Ok(Exit::Fine)
}
