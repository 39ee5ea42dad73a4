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

#[test]
fn what_several_standards_say_is_as_published() {
    let several = ["check", "profiles/musterstadt.yaml", "--rules", "musterstandard", "--rules", "thuringia"];
    let mut schema = norm(&["schema", "--output-of", "check"]);
    let report = norm(&[&several[..], &["--format", "json"]].concat());
    let faults = |schema: &serde_json::Value, output: &serde_json::Value| {
        let validator = jsonschema::validator_for(schema).unwrap();
        validator.iter_errors(output).map(|error| format!("{}: {error}", error.instance_path())).collect::<Vec<_>>()
    };
    assert_eq!(faults(&schema, &report), Vec::<String>::new());
    // In JSON Lines the same comparisons stand behind the lines of their record.
    let output = Command::new(env!("CARGO_BIN_EXE_norm"))
        .args([&several[..], &["--format", "jsonl"]].concat())
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
        .output()
        .unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let comparisons: Vec<_> = lines.iter().filter(|line| line.get("comparison").is_some()).collect();
    let root = schema.as_object_mut().unwrap();
    for key in ["type", "properties", "required", "additionalProperties"] {
        root.remove(key);
    }
    root.insert("$ref".into(), "#/$defs/comparison_line".into());
    for line in &comparisons {
        assert_eq!(faults(&schema, line), Vec::<String>::new());
    }
    let compared: Vec<_> = comparisons.iter().map(|line| &line["comparison"]).collect();
    assert_eq!(compared, report["compared"].as_array().unwrap().iter().collect::<Vec<_>>());
    assert!(compared.len() > 5);
}

#[test]
fn the_output_of_forecast_is_as_published() {
    hold("forecast", &[]);
    let scenario = ["--scenario", "profiles/musterstadt-forecast.yaml", "--set", "personen_je_stelle=30,40"];
    let schema = norm(&["schema", "--output-of", "forecast"]);
    let output = norm(&[&["forecast", "profiles/musterstadt.yaml", "--format", "json"], &scenario[..]].concat());
    assert!(jsonschema::is_valid(&schema, &output));
}

#[test]
fn the_output_of_plan_is_as_published() {
    let schema = norm(&["schema", "--output-of", "plan"]);
    assert!(jsonschema::meta::is_valid(&schema));
    let validator = jsonschema::validator_for(&schema).unwrap();
    let staff = ["--staff", "profiles/musterstadt-staff.yaml", "--format", "json"];
    for on in ["2026-06-01", "2027-01-01"] {
        let output = norm(&[&["plan", "profiles/musterstadt.yaml", "--on", on], &staff[..]].concat());
        let faults: Vec<String> =
            validator.iter_errors(&output).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(faults.is_empty(), "{on}: {faults:#?}");
    }
}
