//! Whole commands as people run them: what they print, what they write, how they end.
//!
//! A case is a folder in `tests/cases` with a file `cmd`, the files that its commands read, and `golden.snap` with all
//! that came out. Each line of `cmd` is a command as behind `norm`, without a shell: words stand between spaces, `"…"`
//! holds a word with spaces, `< FILE` is standard input, `| head N` keeps only the first lines of what is printed.
//! Lines with `#` say what the case shows. The commands of a case run one after the other in a fresh copy of its
//! folder, with a copy of `tests/cases/shared` and, where they are named, of the project's `profiles` and `rules`.
//! The golden holds what is printed, what is said on standard error, every file that a command makes or changes, and
//! the exit status where it is not 0.
//!
//! After a change that is meant: `INSTA_UPDATE=always cargo test cases`, then read the difference as a user would.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Makes a test of each case, and one that no folder is left out.
macro_rules! cases {
    ($($name:ident)*) => {
        $(#[test] fn $name() { hold(stringify!($name)); })*

        #[test]
        fn every_folder_is_a_case() {
            let mut listed = vec![$(stringify!($name).to_owned()),*];
            listed.sort();
            let mut folders: Vec<String> = std::fs::read_dir(project("tests/cases"))
                .unwrap()
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .collect();
            folders.retain(|folder| folder != "shared");
            folders.sort();
            assert_eq!(folders, listed);
        }
    };
}

cases! {
    answer
    comply_or_explain
    capacity
    capacity_staff
    costs
    doc
    csv
    examples
    explain
    extensions
    fail_on
    faulty_profile
    faulty_rules
    five_standards
    fmt
    forecast
    formats
    grades
    hannover
    hannover_with_4400
    help
    hidden_characters
    init
    library
    limits
    many_faults
    many_profiles
    missing_files
    musterstadt
    musterstadt_details
    not_in_force
    nothing_checked
    overwriting
    plan
    presence
    scores
    schema
    several_standards
    shell
    standard_input
    tables
    template
    days
    templates
    topics
    unusual_files
    waivers
}

/// Runs a case and compares it with its golden.
fn hold(name: &str) {
    let folder = project("tests/cases").join(name);
    let commands = std::fs::read_to_string(folder.join("cmd")).unwrap();
    let place = Place::new(name, &folder, &commands);
    let mut record = String::new();
    for line in commands.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        place.run(line, &mut record);
    }
    // A case whose rules are not found shows nothing else, whatever it was written for.
    assert!(name == "missing_files" || !record.contains("error[missing-file]"), "{name} lacks a file:\n{record}");
    let mut settings = insta::Settings::new();
    settings.set_snapshot_path(&folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("golden", without_hashes(&record)));
}

/// Hashes change with every comment in a rule file and say nothing to a reader.
fn without_hashes(text: &str) -> String {
    let parts = text.split('"');
    let is_hash = |part: &&str| part.len() == 64 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    parts.map(|part| if is_hash(&part) { "SHA-256" } else { part }).collect::<Vec<_>>().join("\"")
}

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A folder that a case has for itself; it goes with the case.
struct Place(PathBuf);

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl Place {
    /// The files of the case and what its commands name of the project's own.
    fn new(name: &str, folder: &Path, commands: &str) -> Self {
        let place = Self(Path::new(env!("CARGO_TARGET_TMPDIR")).join("cases").join(name));
        let _ = std::fs::remove_dir_all(&place.0);
        copy(folder, &place.0);
        for own in ["cmd", "golden.snap", "golden.snap.new"] {
            let _ = std::fs::remove_file(place.0.join(own));
        }
        copy(&project("tests/cases/shared"), &place.0.join("shared"));
        for own in ["profiles", "rules"] {
            if commands.contains(&format!("{own}/")) {
                copy(&project(own), &place.0.join(own));
            }
        }
        place
    }

    /// Runs one command line and adds what it did to the record.
    fn run(&self, line: &str, record: &mut String) {
        let before = texts(&self.0);
        let (command, lines) = match line.split_once(" | head ") {
            Some((command, lines)) => (command, lines.trim().parse().unwrap()),
            None => (line, usize::MAX),
        };
        let (command, input) = match command.split_once(" < ") {
            Some((command, path)) => (command, std::fs::File::open(self.0.join(path.trim())).unwrap().into()),
            None => (command, Stdio::null()),
        };
        let output = Command::new(env!("CARGO_BIN_EXE_norm"))
            .args(words(command))
            .current_dir(&self.0)
            .env_remove("CLICOLOR_FORCE")
            .env_remove("RUST_BACKTRACE")
            .envs([("NO_COLOR", "1"), ("COLUMNS", "100"), ("TERM", "dumb")])
            .stdin(input)
            .output()
            .unwrap();
        let _ = writeln!(record, "$ norm {line}");
        let printed = String::from_utf8(output.stdout).unwrap();
        for line in printed.lines().take(lines) {
            let _ = writeln!(record, "{line}");
        }
        section("on standard error", &String::from_utf8(output.stderr).unwrap(), record);
        for (path, text) in texts(&self.0).iter().filter(|(path, text)| before.get(*path) != Some(text)) {
            section(path, text, record);
        }
        if !output.status.success() {
            let _ = writeln!(record, "--- exit status {}", output.status.code().unwrap());
        }
        record.push('\n');
    }
}

/// Adds a text below its title, unless there is none.
fn section(title: &str, text: &str, record: &mut String) {
    if !text.is_empty() {
        let _ = writeln!(record, "--- {title}\n{}", text.trim_end());
    }
}

/// The words of a command line.
fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    parts
        .flat_map(|(number, part)| match number % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => vec![part.to_owned()],
        })
        .collect()
}

/// Copies a folder with all that it holds.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let to = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &to);
        } else {
            std::fs::copy(&path, &to).unwrap();
        }
    }
}

/// Every text below a folder by its path from there.
fn texts(folder: &Path) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                texts.insert(name, text);
            }
        }
    }
    texts
}
