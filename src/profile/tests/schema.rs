//! The schema admits what the reader reads, and refuses what it can.

use super::*;
use serde_json::Value as Json;

fn schema() -> jsonschema::Validator {
    let vocabulary = vocabulary();
    let schema = json_schema(&vocabulary, vocabulary.find_record("shelter"));
    assert!(jsonschema::meta::is_valid(&schema));
    jsonschema::validator_for(&schema).unwrap()
}

/// A document as JSON, as an editor would see it.
fn as_json(text: &str) -> Json {
    serde_yaml::from_str(text).unwrap()
}

#[test]
fn every_way_to_write_a_fact_is_admitted() {
    let schema = schema();
    for text in [
        super::formats::SHELTERS,
        super::formats::AS_JSON,
        "standards: hannover\nwaivers: w.yaml\nshelter: {name: a}\n",
        "- {name: 12, residents: 3, occupied: 5.5 %, closed: null, lockable: Ja}\n- {}\n",
        "bewohner: 12 people\nkind: notunterkunft\nscore: -1.5\n",
        "city: {shelters: [{name: a, staff: {on_site: 1}}]}\n",
    ] {
        assert_eq!(yaml(text).faults, Vec::<String>::new());
        let json = as_json(text);
        assert!(
            schema.is_valid(&json),
            "{text}: {:?}",
            schema.iter_errors(&json).map(|e| e.to_string()).collect::<Vec<_>>()
        );
    }
}

#[test]
fn what_the_reader_refuses_is_refused() {
    let schema = schema();
    for text in [
        "nmae: a",
        "residents: 2.5",
        "residents: -1",
        "residents: 5001",
        "residents: many",
        "residents: null",
        "occupied: 0.2",
        "opened: 01.03.2016",
        "kind: dormitry",
        "calm: true",
        "calm: {value: true, by: warden}",
        "name: {by: me}",
        "name: {value: a, valeu: b}",
        "topics: work",
        "rooms: [3]",
        "staff: {on_site: 1, chef: 1}",
        "score: \"12\"",
        "standards: {a: b}\nshelter: {}",
        "shelters: []",
    ] {
        assert!(!yaml(text).faults.is_empty(), "{text}");
        assert!(!schema.is_valid(&as_json(text)), "{text}");
    }
}
