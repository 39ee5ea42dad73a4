//! Runs `norm` and the loop as processes of their own. Knows nothing of what they read.

use crate::{BY_HAND, RULES};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// `norm check` over a file, on so many threads.
pub(crate) fn norm(data: &Path, threads: usize) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_norm"));
    command.args(["check", "--format", "jsonl", "--on", "2026-01-01", "--rules", RULES]);
    command.arg("--threads").arg(threads.to_string()).arg(data);
    command
}

/// This program once more, as the loop.
pub(crate) fn by_hand(data: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("a running program knows where it is"));
    command.arg(BY_HAND).arg(data);
    command
}

/// What it writes.
pub(crate) fn output(mut command: Command) -> Vec<u8> {
    let output = command.stderr(Stdio::inherit()).output().expect("the program starts");
    assert!(!output.stdout.is_empty(), "{command:?} wrote nothing");
    output.stdout
}

/// How long it takes, from its start to its end.
pub(crate) fn seconds(mut command: Command) -> f64 {
    let start = Instant::now();
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().expect("the program starts");
    start.elapsed().as_secs_f64()
}

/// The most memory it held, in KiB; none where the system does not tell.
pub(crate) fn peak(mut command: Command) -> Option<u64> {
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts");
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    while child.try_wait().expect("a child can be waited for").is_none() {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        peak = peak.max(line.and_then(|line| line.trim().trim_end_matches(" kB").trim().parse().ok()));
        std::thread::sleep(Duration::from_millis(1));
    }
    peak
}
