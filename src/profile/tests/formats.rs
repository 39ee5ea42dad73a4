//! YAML, JSON and JSON Lines say the same.

use super::*;
use crate::model::Value;
use crate::quantity::Rational;

pub(super) const SHELTERS: &str = "\
standards: [hannover, ./local.norm]
key_date: 2016-03-01
shelter:
  - id: a
    name: Haus am Markt
    kind: wohnheim
    residents: 148
    living_area: 2535.50
    hours: 39 h/week
    on_site: 1.5
    occupied: 20 %
    opened: 2014-01-01
    closed:
    lockable: ja
    calm: {value: no, by: warden, on: 2026-02-01}
    topics: [work, language]
    rooms:
      - {area: 9.3, beds: 1}
      - area: 120000 cm2
        beds: 2
    staff:
      on_site: 78 h/week
  - name: Siloah
    residents: {value: 250, on: 2015-09-26, note: up to, source: HAZ}
    staff: {note: nobody says}
";

pub(super) const AS_JSON: &str = r#"{
  "standards": ["hannover", "./local.norm"],
  "key_date": "2016-03-01",
  "shelter": [
    {"id": "a", "name": "Haus am Markt", "kind": "wohnheim", "residents": 148, "living_area": 2535.50,
     "hours": "39 h/week", "on_site": 1.5, "occupied": "20 %", "opened": "2014-01-01", "closed": null,
     "lockable": true, "calm": {"value": "no", "by": "warden", "on": "2026-02-01"},
     "topics": ["work", "language"],
     "rooms": [{"area": 9.3, "beds": 1}, {"area": "120000 cm2", "beds": 2}],
     "staff": {"on_site": "78 h/week"}},
    {"name": "Siloah", "residents": {"value": 250, "on": "2015-09-26", "note": "up to", "source": "HAZ"},
     "staff": {"note": "nobody says"}}
  ]
}"#;

fn none() -> Vec<String> {
    Vec::new()
}

fn number(text: &str) -> Value {
    Value::Number(Rational::parse(text).unwrap())
}

#[test]
fn yaml_and_json_of_the_same_facts_are_equal() {
    let (yaml, json) = (yaml(SHELTERS), read_as(Format::Json, AS_JSON));
    assert_eq!(yaml.faults, none());
    assert_eq!(json.faults, none());
    assert_eq!(yaml.instances(), json.instances());
    assert_eq!(yaml.profiles.iter().map(|profile| profile.line).collect::<Vec<_>>(), [4, 23]);
    assert_eq!(json.profiles.iter().map(|profile| profile.line).collect::<Vec<_>>(), [5, 11]);
}

#[test]
fn values_are_exact_and_in_the_unit_of_the_fact() {
    let outcome = yaml(SHELTERS);
    let vocabulary = vocabulary();
    let record = vocabulary.record(vocabulary.find_record("shelter").unwrap());
    let first = &outcome.profiles[0].instance;
    let of = |name: &str| first.get(record.find(name).unwrap()).clone();
    assert_eq!(of("living_area"), number("2535.5"));
    assert_eq!(of("hours"), number("39"));
    assert_eq!(of("occupied"), number("0.2"));
    assert_eq!(of("closed"), Value::None);
    assert_eq!(of("lockable"), Value::Bool(true));
    assert_eq!(of("score"), Value::Unknown);
    let Value::List(rooms) = of("rooms") else { panic!("a list") };
    let Value::Record(room) = &rooms[1] else { panic!("a record") };
    assert_eq!(room.slots, [number("12"), number("2")]);
    let Value::Record(staff) = of("staff") else { panic!("a record") };
    assert_eq!(staff.slots[0], number("2"));
    let second = &outcome.profiles[1].instance;
    let annotation = second.annotation(record.find("residents").unwrap()).unwrap();
    assert_eq!(annotation.note.as_deref(), Some("up to"));
    assert_eq!(second.get(record.find("staff").unwrap()), &Value::Unknown);
}

#[test]
fn the_header_is_read_without_a_vocabulary() {
    for (format, text) in [(Format::Yaml, SHELTERS), (Format::Json, AS_JSON)] {
        let mut sources = SourceMap::new();
        let file = sources.add("profile", text);
        let mut diagnostics = Diagnostics::new();
        let header = read_header(format, file, text, &mut diagnostics);
        assert!(diagnostics.is_empty());
        let names: Vec<&str> = header.standards.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["hannover", "./local.norm"]);
        assert!(sources.text(header.standards[1].1).contains("./local.norm"));
        let (date, span) = header.key_date.unwrap();
        assert_eq!(date.to_string(), "2016-03-01");
        assert!(sources.text(span).contains("2016-03-01"));
    }
}

#[test]
fn records_stand_alone_in_lists_and_in_documents() {
    let shapes = [
        "name: a\nresidents: 3\n---\nname: b\n",
        "- name: a\n  residents: 3\n- name: b\n",
        "shelter:\n- name: a\n  residents: 3\n- name: b\n",
        "standards: x\n---\nshelter:\n  residents: 3\n  name: a\n---\nshelter: [{name: b}]\n",
        "# comment\n---\n- {name: a, bewohner: 3}\n---\n- {name: b}\n...\n",
        "\u{feff}name: a\r\nresidents: 3\r\n---\r\nname: b\r\n",
    ];
    let expected = yaml(shapes[0]);
    assert_eq!(expected.profiles.len(), 2);
    for shape in shapes {
        let outcome = yaml(shape);
        assert_eq!(outcome.faults, none(), "{shape}");
        assert_eq!(outcome.instances(), expected.instances(), "{shape}");
    }
    let lines = "{\"name\": \"a\", \"residents\": 3}\n\n{\"shelter\": {\"name\": \"b\"}}\n";
    let outcome = read_as(Format::JsonLines, lines);
    assert_eq!(outcome.faults, none());
    assert_eq!(outcome.instances(), expected.instances());
    assert_eq!(outcome.profiles[1].line, 3);
}

#[test]
fn umlauts_are_the_same_in_either_normalisation() {
    let composed = yaml("größe: Größe\ntopics: [übergang]\n");
    let decomposed = yaml("gro\u{308}ße: Gro\u{308}ße\ntopics: [u\u{308}bergang]\n");
    assert_eq!(composed.faults, none());
    assert_eq!(decomposed.faults, none());
    assert_eq!(composed.instances(), decomposed.instances());
}

#[test]
fn words_of_yes_and_no_stay_texts_where_texts_belong() {
    let outcome = yaml("name: NO\nid: 012\nlockable: NEIN\n");
    assert_eq!(outcome.faults, none());
    let slots = &outcome.profiles[0].instance.slots;
    assert_eq!(slots[1], Value::Text("NO".into()));
    assert_eq!(slots[0], Value::Text("012".into()));
}

#[test]
fn small_aliases_are_unfolded() {
    let outcome = yaml("- rooms:\n    - &small {area: 9, beds: 1}\n    - *small\n  name: &n House\n- name: *n\n");
    assert_eq!(outcome.faults, none());
    let plain = yaml("- rooms:\n    - {area: 9, beds: 1}\n    - {area: 9, beds: 1}\n  name: House\n- name: House\n");
    assert_eq!(outcome.instances(), plain.instances());
}

#[test]
fn a_portfolio_holds_its_shelters() {
    let outcome = yaml("city:\n  name: Stadt\n  shelters:\n    - name: a\n    - name: b\n");
    assert_eq!(outcome.faults, none());
    let Value::List(shelters) = &outcome.profiles[0].instance.slots[1] else { panic!("a list") };
    assert_eq!(shelters.len(), 2);
}

#[test]
fn the_format_of_standard_input_is_guessed() {
    assert_eq!(Format::guess(b"{\"name\": \"a\"}\n{\"name\""), Format::JsonLines);
    assert_eq!(Format::guess(b"\xef\xbb\xbf{\n \"name\": \"a\"}\n"), Format::Json);
    assert_eq!(Format::guess(b" [\n"), Format::Json);
    assert_eq!(Format::guess(b"shelter:\n"), Format::Yaml);
}
