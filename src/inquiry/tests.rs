//! What is known of an inquiry, from a file and from the command line.

use super::Inquiry;
use crate::diagnostic::Diagnostics;
use crate::model::Value;
use crate::profile::Format;
use crate::source::SourceMap;

fn said(inquiry: &Inquiry, key: &str) -> Value {
    inquiry.facts().find(|(fact, _)| fact.name == key).map(|(_, value)| value.clone()).unwrap()
}

fn read(text: &str) -> (Inquiry, Vec<String>) {
    let mut inquiry = Inquiry::unknown(&mut SourceMap::new()).expect("the vocabulary is without fault");
    let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
    let file = sources.add("inquiry.yaml", text);
    inquiry.read(Format::Yaml, file, text, &mut diagnostics);
    (inquiry, diagnostics.sorted().iter().map(|fault| fault.message.clone()).collect())
}

#[test]
fn nothing_is_known_of_an_inquiry_at_first() {
    let inquiry = Inquiry::unknown(&mut SourceMap::new()).expect("the vocabulary is without fault");
    assert!(inquiry.facts().count() > 10);
    assert!(inquiry.facts().all(|(_, value)| *value == Value::Unknown));
}

#[test]
fn a_file_says_it_with_german_keys_too() {
    let (inquiry, faults) = read("drucksache: 0558/2016 F1\nantwort_vom: 2016-03-17\nfragen: [Wie viele?, Wo?]\n");
    assert_eq!(faults, [""; 0]);
    assert_eq!(said(&inquiry, "number"), Value::Text("0558/2016 F1".into()));
    assert_eq!(said(&inquiry, "answered_on"), Value::Date("2016-03-17".parse().unwrap()));
    assert!(matches!(said(&inquiry, "questions"), Value::List(items) if items.len() == 2));
    assert_eq!(said(&inquiry, "city"), Value::Unknown);
}

#[test]
fn a_wrong_key_is_a_fault_and_so_is_a_second_inquiry() {
    assert_eq!(read("numbr: 1\n").1.len(), 1);
    let (_, faults) = read("- city: A\n- city: B\n");
    assert_eq!(faults, ["a second inquiry in one file"]);
}

#[test]
fn words_of_the_command_line_take_the_place_of_what_a_file_says_and_add_to_lists() {
    let (mut inquiry, _) = read("number: '1'\nquestions: [Wie viele?]\n");
    inquiry.set("drucksache", "2").unwrap();
    inquiry.set("questions", "Wo?").unwrap();
    inquiry.set("on_plans", "Nichts.").unwrap();
    assert_eq!(said(&inquiry, "number"), Value::Text("2".into()));
    assert!(matches!(said(&inquiry, "questions"), Value::List(items) if items.len() == 2));
    assert!(matches!(said(&inquiry, "on_plans"), Value::List(items) if items.len() == 1));
    let refused = inquiry.set("commitee", "x").unwrap_err();
    assert_eq!(refused.help, "did you mean `committee`?");
    assert!(inquiry.set("session", "17.03.2016").unwrap_err().message.contains("no day"));
}
