//! A reader who leaves early changes nothing about how a command ends, however much there was to say.
#![cfg(unix)]

use std::fmt::Write as _;
use std::process::{Command, ExitStatus, Stdio};

/// How `norm` ends with these outputs, and what it said on standard error.
fn ends(arguments: &[&str], stdout: Stdio, stderr: Stdio) -> (ExitStatus, String) {
    let child = Command::new(env!("CARGO_BIN_EXE_norm"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::null())
        .stdout(stdout)
        .stderr(stderr)
        .spawn()
        .unwrap();
    let output = child.wait_with_output().unwrap();
    (output.status, String::from_utf8(output.stderr).unwrap())
}

/// A pipe whose reader has left.
fn closed() -> Stdio {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    writer.into()
}

#[test]
fn a_closed_pipe_changes_nothing_about_how_a_command_ends() {
    let mut many = String::new();
    for number in 0..400 {
        let _ =
            writeln!(many, "{{\"shelter\": {{\"name\": \"House {number}\", \"residents\": 100, \"places\": 120}}}}");
    }
    let many_path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("pipes.jsonl");
    std::fs::write(&many_path, many).unwrap();
    let many = many_path.to_str().unwrap();
    let of_many = ["check", many, "--rules", "musterstandard", "--on", "2026-06-01", "--format"];
    let commands: [(&[&str], i32); 11] = [
        (&["check", "profiles/hannover-2016.yaml"], 0),
        (&["check", "profiles/musterstadt.yaml"], 1),
        (&["check", "profiles/musterstadt.yaml", "--format", "jsonl=/dev/stdout"], 1),
        (&[&of_many[..], &["jsonl"]].concat(), 3),
        (&[&of_many[..], &["csv"]].concat(), 3),
        (&["check", "nowhere.yaml"], 2),
        (&["plan", "profiles/musterstadt.yaml", "--staff", "profiles/musterstadt-staff.yaml"], 1),
        (&["capacity", "profiles/musterstadt.yaml"], 0),
        (&["test", "rules/hannover"], 0),
        (&["man"], 0),
        (&["check", "--help"], 0),
    ];
    for (arguments, expected) in commands {
        let (status, said) = ends(arguments, Stdio::null(), Stdio::piped());
        assert_eq!(status.code(), Some(expected), "{arguments:?}: {said}");
        let (closed_status, closed_said) = ends(arguments, closed(), Stdio::piped());
        assert_eq!((closed_status, closed_said), (status, said), "{arguments:?}");
        // Nor does it matter whether anybody hears of faults.
        assert_eq!(ends(arguments, Stdio::null(), closed()).0, status, "{arguments:?}");
    }
}
