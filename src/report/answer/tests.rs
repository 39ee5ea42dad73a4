//! Templates as their authors see them: what they may say, and what is said where they are wrong.

use super::words::Words;
use super::{Answer, Markup, SHIPPED, Told, VARIABLES};
use crate::diagnostic::Code;
use crate::inquiry::Inquiry;
use crate::language::Language;
use crate::model::StandardId;
use crate::report::tests::sample::Sample;
use crate::report::{Assessed, Proof};
use crate::source::SourceMap;
use std::collections::BTreeSet;

/// A template filled with the sample run.
fn fill(template: &str, markup: Markup) -> Result<String, super::TemplateFault> {
    filled(template, markup, &[])
}

fn filled(template: &str, markup: Markup, said: &[(&str, &str)]) -> Result<String, super::TemplateFault> {
    let sample = Sample::new(Language::English);
    let run = sample.run();
    let (assessor, assessments) = sample.assess();
    let mut told = Told::new(&run, &[StandardId(0)], Language::English);
    for assessment in &assessments {
        let proof = Proof { assessor: &assessor, subject: &assessment.subject };
        told.add(&Assessed { assessment, evidence: &proof });
    }
    let mut inquiry = Inquiry::unknown(&mut SourceMap::new()).unwrap();
    said.iter().for_each(|(key, words)| inquiry.set(key, words).unwrap());
    Answer { told: &told, capacity: None, forecast: None, inquiry: &inquiry, language: Language::English }
        .fill(template, markup, None)
        .map(|(page, _)| page)
}

fn fault(template: &str) -> (String, String, String) {
    let fault = fill(template, Markup::Markdown).unwrap_err();
    (fault.message, template[fault.place].to_owned(), fault.help.unwrap_or_default())
}

/// The words that a template says.
fn said(template: &str) -> BTreeSet<String> {
    let parts = template.split("say(\"").skip(1).chain(template.split("field(\"").skip(1));
    parts.filter_map(|part| part.split_once('"')).map(|(name, _)| name.to_owned()).collect()
}

#[test]
fn an_unknown_name_is_a_fault_with_what_it_could_be() {
    let [message, word, help] = <[String; 3]>::from(fault("As of\n{{ key_dat | date }}"));
    assert_eq!(
        [message.as_str(), &word, &help],
        ["`key_dat` is not known here", "key_dat", "did you mean `key_date`?"]
    );
    assert_eq!(fault("{{ inquiry.citty }}").2, "did you mean `inquiry.city`?");
    assert_eq!(fault("{% for one in subjects %}{{ one.headin }}{% endfor %}").2, "did you mean `one.heading`?");
    assert!(fault("{{ tool.publisher }}").2.contains("here stand name, version"));
    assert!(fault("{{ qqqqqqqqqqqq }}").2.contains("key_date, lang"));
    assert_eq!(fault("{{ key_date | dat }}").2, "did you mean `date`?");
    assert_eq!(fault("{{ sai('title') }}").2, "did you mean `say`?");
    assert!(fault("{% if inquiry.citty %}x{% endif %}").0.contains("not known"));
}

#[test]
fn the_example_of_the_page_on_this_fault_has_it_and_its_correction_has_not() {
    let blocks: Vec<&str> = Code::InvalidTemplate.page().split("```text\n").skip(1).collect();
    let [faulty, right] = [blocks[0], blocks[1]].map(|block| block.split_once("```").unwrap().0);
    assert!(fault(faulty).0.contains("not known"));
    assert!(fill(right, Markup::Html).unwrap().contains("1\u{a0}March\u{a0}2016"), "{right}");
}

#[test]
fn what_cannot_be_written_is_a_fault_at_its_place() {
    assert_eq!(fault("{{ subjects }}").0, "this is a list: go through it with `for`");
    assert_eq!(fault("{{ tool }}").0, "this is a record: say which of its entries");
    assert!(fault("{% for x in subjects %}").0.starts_with("the template is broken"));
    assert!(fault("a\n{{ 'x' | number }}").0.contains("is no number"));
    assert_eq!(fault("{{ 'x' | date }}").0, "x is no day such as 2016-03-17");
    assert!(fault("{{ '1' | amount('horse') }}").0.contains("no unit `horse`"));
    assert!(fault("{{ say('nothing_of_the_kind') }}").0.contains("no words"));
    assert_eq!(fault("{{ key_date is odder }}").1, "odder");
}

#[test]
fn what_is_written_is_escaped_as_its_markup_asks() {
    let said = [("city", "<b>A & B_C</b>")];
    let city = |markup| filled("{{ inquiry.city }}", markup, &said).unwrap();
    assert_eq!(city(Markup::Html), "&lt;b&gt;A &amp; B_C&lt;/b&gt;");
    assert_eq!(city(Markup::Markdown), "\\<b\\>A \\& B\\_C\\</b\\>\n");
    assert_eq!(city(Markup::Plain), "<b>A & B_C</b>");
    assert_eq!(fill("{{ inquiry.city }}|{{ inquiry.sources | length }}", Markup::Plain).unwrap(), "|0");
}

#[test]
fn numbers_are_exact_and_in_the_language_of_the_answer() {
    let write = |text: &str| fill(text, Markup::Plain).unwrap();
    assert_eq!(write("{{ '5/3' | number }}"), "≈ 1.67 (5/3)");
    assert_eq!(write("{{ '5/3' | column }}"), "≈ 1.67");
    assert_eq!(write("{{ '-1.98' | number }} {{ none | number }} {{ 3 | number }}"), "−1.98 ? 3");
    assert_eq!(write("{{ {'low': '3', 'high': '5'} | need }}"), "3 to 5");
    assert_eq!(write("{{ {'low': '3', 'high': '3'} | need }} {{ {'low': none, 'high': none} | need }}"), "3 –");
    assert_eq!(write("{{ {'low': '3', 'high': none} | need }}"), "at least 3");
    assert_eq!(write("{{ '2016-03-17' | date }}{{ none | date }}"), "17 March 2016");
}

#[test]
fn lines_that_hold_only_marks_leave_none_and_empty_lines_do_not_pile_up() {
    let text = "a\n{% if lang %}\nb\n{% endif %}\n\n\n\nc\n\n\n";
    assert_eq!(fill(text, Markup::Markdown).unwrap(), "a\nb\n\nc\n");
    assert_eq!(fill(text, Markup::Plain).unwrap(), "a\nb\n\n\n\nc\n\n\n");
}

#[test]
fn shipped_templates_say_the_same_in_every_markup_and_every_word_is_said() {
    let mut all = BTreeSet::new();
    for shipped in SHIPPED {
        let [markdown, html] = [Markup::Markdown, Markup::Html].map(|markup| said(shipped.text(markup)));
        let html: BTreeSet<String> = html.into_iter().filter(|name| name != "page").collect();
        assert_eq!(markdown, html, "{}", shipped.name);
        all.extend(markdown);
    }
    all.insert("page".to_owned());
    let known: BTreeSet<String> = Words::ALL.iter().map(|words| words.name()).collect();
    assert_eq!(all, known);
}

#[test]
fn shipped_templates_are_filled_where_nothing_is_known_of_the_inquiry_and_no_staff_is_asked_for() {
    for shipped in SHIPPED {
        for markup in [Markup::Markdown, Markup::Html] {
            let text = fill(shipped.text(markup), markup).unwrap();
            assert!(text.contains("The standards state no amounts of staff"), "{text}");
        }
    }
}

#[test]
fn everything_at_the_top_is_on_the_page() {
    let sample = Sample::new(Language::English);
    let run = sample.run();
    let told = Told::new(&run, &[StandardId(0)], Language::English);
    let inquiry = Inquiry::unknown(&mut SourceMap::new()).unwrap();
    let facts =
        Answer { told: &told, capacity: None, forecast: None, inquiry: &inquiry, language: Language::English }.facts();
    for key in facts.as_object().unwrap().keys() {
        let listed = ["`", ".", "["].iter().any(|end| VARIABLES.contains(&format!("| `{key}{end}")));
        assert!(listed, "`{key}` is not on the page");
    }
}
