//! Templates of `norm report`: the page on what they may say says all of it and nothing else.

use norm::report::VARIABLES;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

fn norm(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_norm"))
        .args(arguments)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
        .output()
        .expect("norm runs");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Prints the path of every key that a template can reach below these names.
const WALK: &str = r#"{% macro walk(path, value) %}
{% if value is mapping %}
{% for key in value %}{{ path ~ "." ~ key ~ "\n" }}{{ walk(path ~ "." ~ key, value[key]) }}{% endfor %}
{% elif value is sequence %}
{% for item in value %}{{ path ~ "[]\n" }}{{ walk(path ~ "[]", item) }}{% endfor %}
{% endif %}
{% endmacro %}
"#;

/// Names and lists inside each other.
const DEEPEST: usize = 10;

/// What the page lists in its tables, and so the names that stand for themselves.
fn listed() -> BTreeSet<String> {
    let rows = VARIABLES.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
    rows.map(|(path, _)| path.to_owned()).filter(|path| !path.contains(['|', '\\'])).collect()
}

/// A path below a section of the forecast, as the page lists it: once for all sections.
fn as_section(path: &str) -> String {
    let parts = ["answers.", "firsts.", "assumptions.", "beside[].", "courses[]."];
    let inside = parts.iter().find_map(|part| path.strip_prefix("forecast.")?.strip_prefix(part));
    inside.map_or_else(|| path.to_owned(), |inside| format!("section.{inside}"))
}

/// Every path of a run; of lists only the innermost, so that `summary[]` stands for `summary`.
fn reached() -> BTreeSet<String> {
    let mut roots: BTreeSet<String> =
        listed().iter().map(|path| path.split(['.', '[']).next().unwrap().to_owned()).collect();
    roots.remove("section");
    let walks: Vec<String> = roots.iter().map(|root| format!("{{{{ walk(\"{root}\", {root}) }}}}{root}\n")).collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (template, inquiry) = (folder.join("walk.txt"), folder.join("inquiry.yaml"));
    std::fs::write(&template, format!("{WALK}{}", walks.concat())).unwrap();
    let lists = ["questions", "on_staff", "on_plans", "on_outlook", "on_shelters", "sources"];
    let said = lists.map(|list| format!("{list}: [words]\n")).concat();
    std::fs::write(&inquiry, said).unwrap();
    let mut paths = BTreeSet::new();
    let output = folder.join("walked.txt");
    for city in ["hannover-2016", "musterstadt"] {
        let [profile, scenario] = ["", "-forecast"].map(|what| format!("profiles/{city}{what}.yaml"));
        let [template, inquiry, output] = [&template, &inquiry, &output].map(|path| path.to_str().unwrap());
        let mut arguments = vec!["report", &profile, "--scenario", &scenario, "--template", template];
        arguments.extend(["--inquiry", inquiry, "--output", output]);
        if city == "musterstadt" {
            arguments.extend(["--staff", "profiles/musterstadt-staff.yaml", "--scenario", &scenario]);
        }
        norm(&arguments);
        let walked = std::fs::read_to_string(output).unwrap();
        paths.extend(walked.lines().filter(|line| !line.is_empty()).map(as_section));
    }
    let inner = |path: &String| {
        !paths.iter().any(|other| other.starts_with(&format!("{path}.")) || other.starts_with(&format!("{path}[]")))
    };
    paths.iter().filter(|path| inner(path)).cloned().collect()
}

/// What a published schema says by itself, below these names.
fn published(command: &str, roots: &[(&str, &str)]) -> BTreeSet<String> {
    let schema: serde_json::Value = serde_json::from_str(&norm(&["schema", "--output-of", command])).unwrap();
    let mut paths = BTreeSet::new();
    for (root, pointer) in roots {
        walk(root, schema.pointer(pointer).unwrap(), &schema, &mut paths);
    }
    paths
}

/// Goes no deeper than reports do: values may hold lists of values.
fn walk(path: &str, of: &serde_json::Value, whole: &serde_json::Value, paths: &mut BTreeSet<String>) {
    let of = match of.get("$ref").and_then(serde_json::Value::as_str) {
        Some(reference) => whole.pointer(reference.trim_start_matches('#')).unwrap(),
        None => of,
    };
    if path.matches(['.', '[']).count() > DEEPEST {
        return;
    }
    paths.insert(path.to_owned());
    for (key, inner) in of.get("properties").and_then(serde_json::Value::as_object).into_iter().flatten() {
        walk(&format!("{path}.{key}"), inner, whole, paths);
    }
    if let Some(inner) = of.get("items") {
        walk(&format!("{path}[]"), inner, whole, paths);
    }
    for inner in of.get("anyOf").or_else(|| of.get("oneOf")).and_then(serde_json::Value::as_array).into_iter().flatten()
    {
        walk(path, inner, whole, paths);
    }
}

#[test]
fn the_page_lists_what_a_template_may_say_and_nothing_else() {
    let (listed, reached) = (listed(), reached());
    let mut known = published("check", &[("subjects", "/properties/subjects"), ("standards", "/properties/standards")]);
    known.extend(published("check", &[("inputs", "/properties/inputs")]));
    known.extend(published("capacity", &[("capacity", "")]));
    known.extend(published("forecast", &[("forecast", "")]));
    let by = |path: &&String| path.starts_with("capacity.by.");
    let missing: Vec<_> =
        reached.iter().filter(|path| !listed.contains(*path) && !known.contains(*path) && !by(path)).collect();
    assert!(missing.is_empty(), "not on the page: {missing:#?}");
    let gone: Vec<_> = listed.iter().filter(|path| !reached.contains(*path)).collect();
    assert!(gone.is_empty(), "on the page, but never there: {gone:#?}");
    assert!(listed.len() > 50 && reached.len() > listed.len());
}

#[test]
fn what_a_template_is_told_of_a_record_has_every_key_of_the_schema() {
    let known = published("check", &[("subjects[]", "/$defs/subject")]);
    let template = Path::new(env!("CARGO_TARGET_TMPDIR")).join("keys.txt");
    let keys: Vec<&str> = known.iter().filter_map(|path| path.strip_prefix("subjects[].findings[].")).collect();
    let keys: Vec<&str> = keys.into_iter().filter(|key| !key.contains(['.', '['])).collect();
    assert!(keys.len() > 15);
    let asked: Vec<String> = keys.iter().map(|key| format!("{{% if finding.{key} %}}{{% endif %}}")).collect();
    let asked = asked.concat();
    let text = format!(
        "{{% for subject in subjects %}}{{% for finding in subject.findings %}}{asked}x{{% endfor %}}{{% endfor %}}"
    );
    std::fs::write(&template, text).unwrap();
    assert!(norm(&["report", "profiles/musterstadt.yaml", "--template", template.to_str().unwrap()]).len() > 100);
}
