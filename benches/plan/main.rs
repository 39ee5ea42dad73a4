//! Measures `norm plan` on three hundred shelters and five hundred people, more and more of them mobile.
//!
//! `cargo bench --bench plan` prints, for each, the time of the whole process and how many aims it proved, role by role.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a benchmark that cannot run should say so at once, and prints figures"
)]

#[path = "../workload/random.rs"]
mod random;

use random::Random;
use serde_json::Value;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

const SHELTERS: i64 = 300;
const PEOPLE: i64 = 500;
/// How many of a thousand people go from shelter to shelter.
const MOBILE: [i64; 3] = [0, 200, 500];
const STANDARD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/plan/standard.norm");

fn main() {
    for mobile in MOBILE {
        let mut random = Random::new(2016);
        let profiles = write("plan-profiles.yaml", &shelters(&mut random));
        let staff = write("plan-staff.yaml", &staff(&mut random, mobile));
        measure(mobile, &profiles, &staff);
    }
}

/// Writes into the build's own folder for temporary files.
fn write(name: &str, text: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).expect("the build's folder can be written to");
    path
}

fn shelters(random: &mut Random) -> String {
    let mut text = "city:\n  name: Springfield\n  shelters:\n".to_owned();
    for number in 1..=SHELTERS {
        let residents = random.between(15, 320);
        let children = residents * random.between(10, 40) / 100;
        writeln!(text, "    - {{name: S{number:03}, residents: {residents}, children: {children}}}").unwrap();
    }
    text
}

fn staff(random: &mut Random, mobile: i64) -> String {
    let mut text = "people:\n".to_owned();
    let roles = [("integration", 120), ("social_worker", 180), ("educator", 80), ("caretaker", 70), ("manager", 50)];
    assert_eq!(roles.iter().map(|(_, count)| count).sum::<i64>(), PEOPLE);
    for (role, count) in roles {
        for number in 1..=count {
            let posts = random.pick(&["1", "1", "1", "0.75", "0.5"]);
            let home = random.between(1, SHELTERS);
            write!(text, "  - {{id: {role}-{number}, role: {role}, posts: {posts}, at: S{home:03}").unwrap();
            if random.chance(mobile) {
                write!(text, ", form: mobile, shelters: {}", random.between(2, 4)).unwrap();
            }
            if role == "educator" && random.chance(800) {
                text.push_str(", qualifications: [pedagogy]");
            }
            if role == "social_worker" && random.chance(300) {
                text.push_str(", languages: [arabic]");
            }
            text.push_str("}\n");
        }
    }
    text
}

fn measure(mobile: i64, profiles: &Path, staff: &Path) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_norm"));
    command.args(["plan", "--format", "json", "--on", "2026-06-01", "--rules", STANDARD, "--staff"]);
    let start = Instant::now();
    let output = command.arg(staff).arg(profiles).output().expect("norm starts");
    let time = start.elapsed();
    let plan: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("no plan: {}", String::from_utf8_lossy(&output.stderr)));
    let roles = plan["roles"].as_array().expect("roles");
    let aims = |role: &Value| role["reached"].as_array().cloned().unwrap_or_default();
    let all: Vec<Value> = roles.iter().flat_map(aims).collect();
    let proven = all.iter().filter(|aim| aim["proven"] == true).count();
    println!(
        "plan of {SHELTERS} shelters and {PEOPLE} people, {} % mobile: {time:.1?}, {proven} of {} aims proven",
        mobile / 10,
        all.len()
    );
    for role in roles {
        for aim in aims(role).iter().filter(|aim| aim["proven"] != true) {
            println!("  {}, {}: {}, no plan is below {}", role["role"], aim["aim"], aim["value"], aim["bound"]);
        }
    }
}
