//! The report for machines.

use super::sample::Sample;
use super::scene::render;
use crate::compare::Counts;
use crate::language::Language;
use crate::report::{JSON_SCHEMA, Json};
use insta::assert_snapshot;
use serde_json::Value;

fn report() -> String {
    let sample = Sample::new(Language::English);
    render(&sample, &Json::new(&sample.run()))
}

#[test]
fn reports_follow_the_published_schema() {
    let schema: Value = serde_json::from_str(JSON_SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let report: Value = serde_json::from_str(&report()).unwrap();
    let faults: Vec<_> = validator.iter_errors(&report).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    let mut other = report;
    other["subjects"][0]["verdict"] = "fine".into();
    assert!(!validator.is_valid(&other), "a schema that accepts everything shows nothing");
}

#[test]
fn a_report_is_the_same_on_every_run() {
    assert_eq!(report(), report());
}

#[test]
fn a_report_of_nothing_is_whole() {
    use crate::report::{Results, Sequence, Tally};
    let sample = Sample::new(Language::English);
    let json = Json::new(&sample.run());
    let (mut out, mut sequence) = (Vec::new(), Sequence::new());
    sequence.head(&json, &mut out);
    let results = Results {
        tally: &Tally::new(),
        totals: &[],
        waiver_uses: &[],
        reason_uses: &[],
        counts: &Counts::default(),
        compared: &[],
    };
    sequence.tail(&json, &results, &mut out).unwrap();
    let report: Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(report["subjects"], Value::Array(Vec::new()));
}

#[test]
fn every_record_takes_one_line() {
    let report = report();
    let shown: Vec<_> = report.lines().map(|line| line.chars().take(70).collect::<String>()).collect();
    assert_snapshot!(shown.join("\n"), @r#"
    {
      "format": "norm-report/1",
      "tool": {"name":"norm","version":"0.1.0"},
      "key_date": "2016-03-01",
      "inputs": {"rules":[{"name":"sample.norm","sha256":"0f0f0f0f0f0f0f0f
      "standards": [{"name":"sample","title":"Shelter standard","issuer":"
      "subjects": [
        {"standard":"sample","record":"shelter","name":"Hafen","depth":0,"
        {"standard":"sample","record":"shelter","name":"Ostkrankenhaus","d
        {"standard":"sample","record":"shelter","name":"Lindenhof","depth"
        {"standard":"sample","record":"shelter","name":"Ufer","depth":0,"v
      ],
      "waivers": [{"rule":"alarm_there","subject":"Lindenhof","reason":"al
      "reasons": [],
      "totals": [{"standard":"sample","rule":"on_site","role":"integration
      "summary": [{"standard":"sample","record":"shelter","records":4,"com
    }
    "#);
}

#[test]
fn a_finding_says_what_it_rests_on() {
    let report: Value = serde_json::from_str(&report()).unwrap();
    let findings = &report["subjects"][2]["findings"];
    assert_snapshot!(serde_json::to_string_pretty(&findings[0]).unwrap(), @r#"
    {
      "facts": [
        {
          "fact": "toilets",
          "unit": "toilet",
          "value": "12"
        },
        {
          "fact": "residents",
          "unit": "person",
          "value": "148"
        }
      ],
      "provided": "12",
      "required": "15",
      "rule": "toilets_enough",
      "short": "3",
      "sources": [
        {
          "document": "D1",
          "place": "§ 3"
        }
      ],
      "status": "not_met",
      "unit": "toilet"
    }
    "#);
}
