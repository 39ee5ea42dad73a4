//! Measures `norm` on the workload: whole processes against a loop written by hand, and assessing alone.
//!
//! `cargo bench` prints `whole-process ratio: X` (the median time of `norm` over that of the loop, same file, same bytes
//! written, one thread each, run in turn) and `assessment: N profiles/s` (profiles already read, one thread).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::float_arithmetic,
    clippy::cast_precision_loss,
    reason = "a benchmark that cannot run should say so at once, and prints figures"
)]

mod assessment;
mod generate;
mod handwritten;
mod processes;
mod random;

use std::path::{Path, PathBuf};

/// How many profiles are checked.
const PROFILES: usize = 10_000;
/// How often each process runs; odd, so that there is a middle.
const ROUNDS: usize = 7;
/// The rules.
const RULES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/workload/workload.norm");
/// The argument with which this program runs the loop instead.
const BY_HAND: &str = "--written-by-hand";

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(place) = arguments.iter().position(|argument| argument == BY_HAND) {
        handwritten::run(Path::new(&arguments[place + 1])).expect("the loop reads what the generator wrote");
        return;
    }
    let lines = write("workload.jsonl", "", generate::Shelter::json_line);
    whole_processes(&lines);
    from_yaml(&write("workload.yaml", "shelter:\n", generate::Shelter::yaml_item));
    assessment::measure(&lines);
}

/// Writes the data into the build's own folder for temporary files.
fn write(name: &str, head: &str, add: impl Fn(&generate::Shelter, &mut String)) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let mut text = head.to_owned();
    for shelter in generate::shelters(PROFILES) {
        add(&shelter, &mut text);
    }
    std::fs::write(&path, text).expect("the build's folder can be written to");
    path
}

fn whole_processes(data: &Path) {
    let norm = || processes::norm(data, 1);
    let by_hand = || processes::by_hand(data);
    assert!(processes::output(norm()) == processes::output(by_hand()), "norm and the loop write different bytes");
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        times[0].push(processes::seconds(norm()));
        times[1].push(processes::seconds(by_hand()));
    }
    let [norm, by_hand] = times.map(median);
    println!("norm: {:.1} ms, by hand: {:.1} ms for {PROFILES} profiles as JSON Lines", norm * 1e3, by_hand * 1e3);
    println!("whole-process ratio: {:.2}", norm / by_hand);
}

fn from_yaml(data: &Path) {
    let seconds = median((0..3).map(|_| processes::seconds(processes::norm(data, 2))).collect());
    let peak =
        processes::peak(processes::norm(data, 2)).map_or("unknown".to_owned(), |kib| format!("{} MiB", kib / 1024));
    println!("YAML: {:.1} ms for {PROFILES} profiles on two threads, peak memory {peak}", seconds * 1e3);
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
