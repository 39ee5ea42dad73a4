//! Every block of README.md: commands run and print what it says, the standard and the profile in it work together.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A fenced block of a Markdown text.
struct Block {
    language: String,
    text: String,
}

fn blocks(markdown: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = markdown.lines();
    while let Some(line) = lines.next() {
        let Some(language) = line.strip_prefix("```") else { continue };
        let text: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        blocks.push(Block { language: language.to_owned(), text: text.join("\n") + "\n" });
    }
    blocks
}

fn readme() -> Vec<Block> {
    blocks(&std::fs::read_to_string(root().join("README.md")).expect("README.md"))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Runs `norm` in a folder; gives its output and exit status.
fn norm(arguments: &[&str], folder: &Path) -> (String, Option<i32>) {
    let output = Command::new(env!("CARGO_BIN_EXE_norm"))
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .env("COLUMNS", "100")
        .output()
        .expect("norm runs");
    let printed = String::from_utf8(output.stdout).expect("UTF-8") + &String::from_utf8_lossy(&output.stderr);
    (printed, output.status.code())
}

/// Whether what was printed is what was said; a line `…` stands for any number of lines.
fn agrees(said: &[&str], printed: &[&str]) -> bool {
    match said.split_first() {
        None => printed.is_empty(),
        Some((&"…", rest)) => (0..=printed.len()).any(|skipped| agrees(rest, &printed[skipped..])),
        Some((line, rest)) => printed.first() == Some(line) && agrees(rest, &printed[1..]),
    }
}

#[test]
fn commands_print_what_the_readme_says() {
    let mut run = 0;
    let blocks: Vec<Block> = readme().into_iter().filter(|block| block.language == "console").collect();
    assert!(blocks.iter().all(|block| block.text.starts_with("$ ")), "each begins with a command");
    for command in blocks
        .iter()
        .flat_map(|block| format!("\n{}", block.text).split("\n$ ").map(str::to_owned).skip(1).collect::<Vec<_>>())
    {
        let (command, said) = command.split_once('\n').unwrap_or((&command, ""));
        let arguments = match command.strip_prefix("cargo run --release --locked -- ") {
            Some(arguments) => arguments,
            // This is the command that runs this very test.
            None if command == "cargo test --locked" => continue,
            None => command.strip_prefix("norm ").expect("norm"),
        };
        let arguments: Vec<&str> = arguments.split_whitespace().collect();
        let (printed, status) = norm(&arguments, root());
        assert_eq!(status, Some(0), "{command}\n{printed}");
        let (said, lines): (Vec<&str>, Vec<&str>) = (said.lines().collect(), printed.lines().collect());
        assert!(
            said.is_empty() || agrees(&said, &lines),
            "README.md says of `{command}` something else than it prints:\n{printed}"
        );
        run += 1;
    }
    assert!(run >= 2, "README.md shows its commands");
}

#[test]
fn the_standard_and_the_profile_work_together() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("readme");
    std::fs::create_dir_all(&folder).expect("a folder");
    let of = |language: &str| {
        let found = readme().into_iter().find(|block| block.language == language);
        found.expect("a block").text
    };
    std::fs::write(folder.join("our_city.norm"), of("norm")).expect("written");
    std::fs::write(folder.join("profile.yaml"), of("yaml")).expect("written");
    let (printed, status) = norm(&["test", "our_city.norm"], &folder);
    assert_eq!((status, printed.contains("1 passed, 0 failed")), (Some(0), true), "{printed}");
    let (printed, status) = norm(&["check", "profile.yaml"], &folder);
    assert_eq!(status, Some(0), "{printed}");
    assert!(printed.contains("Birch House: compliant"), "{printed}");
}
