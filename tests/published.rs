//! What commands write as JSON is what `norm schema --output-of` says they write.

use std::path::Path;
use std::process::Command;

fn norm(arguments: &[&str]) -> serde_json::Value {
    let output = Command::new(env!("CARGO_BIN_EXE_norm"))
        .args(arguments)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
        .output()
        .expect("norm runs");
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{arguments:?}: {error}: {}", String::from_utf8_lossy(&output.stderr)))
}

/// Holds the output of a command on both shipped profiles against its schema.
fn hold(command: &str, further: &[&str]) {
    let schema = norm(&["schema", "--output-of", command]);
    assert!(jsonschema::meta::is_valid(&schema), "the schema of {command} is none");
    let validator = jsonschema::validator_for(&schema).unwrap();
    for profile in ["profiles/hannover-2016.yaml", "profiles/musterstadt.yaml"] {
        let output = norm(&[&[command, profile, "--format", "json"], further].concat());
        let faults: Vec<String> =
            validator.iter_errors(&output).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(faults.is_empty(), "{command} {profile}: {faults:#?}");
    }
}

#[test]
fn the_output_of_check_is_as_published() {
    hold("check", &["--details"]);
}

#[test]
fn the_output_of_capacity_is_as_published() {
    hold("capacity", &["--explain"]);
}
