//! What counts as the same thing, and who decides.

use super::{Comparison, Counts, Place, Things};
use crate::assess::Assessor;
use crate::check::{Bundle, RuleReader, RuleText, check};
use crate::diagnostic::Diagnostics;
use crate::model::{Instance, Program};
use crate::profile::{Format, Piece, ProfileReader};
use crate::source::SourceMap;
use jiff::civil::{Date, date};
use std::ops::ControlFlow;

const DAY: Date = date(2026, 6, 1);

const VOCABULARY: &str = "
unit person also people, place, bed, toilet
unit fte = 39 h/week
choice use = bedroom | office
record shelter
  name        : text
  residents   : person 0 to 5000  also bewohner
  places      : place
  living_area : m2  also wohnfläche
  toilets     : toilet
  calm        : yes/no
  internet    : yes/no
  rooms       : list of room
  staff       : fte
record room
  use  : use
  beds : bed
  area : m2
";

/// Files by name.
struct Files<'t>(&'t [(&'t str, String)]);

impl RuleReader for Files<'_> {
    fn file(&mut self, path: &str, _: Option<&str>) -> Result<RuleText, String> {
        let found = self.0.iter().find(|(name, _)| *name == path);
        let text = |(name, text): &(&str, String)| RuleText { name: (*name).to_owned(), text: text.clone() };
        found.map(text).ok_or_else(|| "not there".to_owned())
    }

    fn standard(&mut self, _: &str) -> Option<RuleText> {
        None
    }
}

/// Standards by name, each with its head and its lines about a shelter.
fn program(standards: &[(&str, &str, &str)]) -> Program {
    let mut files = vec![("vocabulary.norm", VOCABULARY.to_owned())];
    for (name, head, body) in standards {
        let text =
            format!("standard {name}\n  document D \"D\"\n{head}\nuse \"vocabulary.norm\"\nabout shelter\n{body}\n");
        files.push((name, text));
    }
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let roots: Vec<RuleText> =
        files.iter().skip(1).map(|(name, text)| RuleText { name: (*name).to_owned(), text: text.clone() }).collect();
    let bundle = Bundle::gather(&roots, &mut Files(&files), &mut sources, &mut diagnostics);
    check(&bundle, &mut diagnostics).unwrap_or_else(|| panic!("{:#?}", diagnostics.sorted()))
}

/// Two standards in force, one rule each.
fn two(one: &str, other: &str) -> Program {
    let [one, other] = [one, other].map(|it| format!("rule asked\n  {it}\n  source D"));
    program(&[("a", "", &one), ("b", "", &other)])
}

fn shelter(program: &Program, profile: &str) -> Instance {
    let text = format!("shelter:\n  name: X\n{profile}");
    let mut sources = SourceMap::new();
    let file = sources.add("profile.yaml", text.clone());
    let mut diagnostics = Diagnostics::new();
    let mut found = None;
    let piece = Piece::whole(Format::Yaml, file, &text);
    let _ = ProfileReader::new(&program.vocabulary, None).read(&piece, &mut diagnostics, &mut |profile| {
        found = Some(profile.instance.clone());
        ControlFlow::Continue(())
    });
    assert!(!diagnostics.has_errors(), "{:#?}", diagnostics.sorted());
    found.unwrap()
}

fn compared<T>(program: &Program, profile: &str, look: impl FnOnce(&[Comparison<'_>]) -> T) -> T {
    let things = Things::new(program, DAY);
    let instance = shelter(program, profile);
    let mut assessors: Vec<Assessor<'_>> =
        program.standards_by_id().map(|(id, _)| Assessor::new(program, id, DAY, &[]).unwrap()).collect();
    let assessments: Vec<_> = assessors.iter_mut().map(|assessor| assessor.assess(&instance, 1).remove(0)).collect();
    let pairs: Vec<_> = assessors.iter().zip(&assessments).collect();
    look(&things.compare(&pairs))
}

/// `a 420 Decides`: standard, amount, place, thing by thing.
fn places(program: &Program, profile: &str) -> Vec<Vec<String>> {
    compared(program, profile, |comparisons| {
        let words = |comparison: &Comparison<'_>| {
            let entry = |entry: &super::Entry<'_>| {
                let (standard, _) = entry.ask.rule(program).unwrap();
                let required = entry.required.map_or_else(|| "?".to_owned(), |required| required.to_string());
                format!("{} {required} {:?}", standard.name, entry.place)
            };
            comparison.entries.iter().map(entry).collect()
        };
        comparisons.iter().map(words).collect()
    })
}

fn same(one: &str, other: &str) -> bool {
    !Things::new(&two(one, other), DAY).is_empty()
}

#[test]
fn the_stricter_of_two_that_bind_decides() {
    let program = two("must living_area >= 6 m2 per residents", "muss wohnfläche >= 7 m2 je bewohner");
    let found = places(&program, "  residents: 10\n  living_area: 65\n");
    assert_eq!(found, [["b 70 Decides", "a 60 Laxer"]]);
}

#[test]
fn of_upper_limits_the_lower_one_is_stricter() {
    let program = two("must places <= 150 place", "must places < 150 place");
    assert_eq!(places(&program, "  places: 150\n"), [["b 150 Decides", "a 150 Laxer"]]);
    let program = two("must places <= 150 place", "must 80 place >= places");
    assert_eq!(places(&program, "  places: 150\n"), [["b 80 Decides", "a 150 Laxer"]]);
    let program = two("must 6 m2 per residents <= living_area", "must living_area >= 7 m2 per residents");
    assert_eq!(places(&program, "  residents: 10\n"), [["b 70 Decides", "a 60 Laxer"]]);
}

#[test]
fn equals_decide_together() {
    let program = two("must toilets >= 1 toilet per 10 residents", "must toilets >= 0.1 toilet per residents");
    let found = places(&program, "  residents: 40\n");
    assert_eq!(found, [["a 4 DecidesWithOthers", "b 4 DecidesWithOthers"]]);
}

#[test]
fn a_goal_never_decides_but_may_ask_for_more() {
    let program = two("goal toilets >= 1 toilet per 5 residents", "must toilets >= 1 toilet per 10 residents");
    assert_eq!(places(&program, "  residents: 40\n"), [["a 8 AsksMore", "b 4 Decides"]]);
    let program = two("goal toilets >= 1 toilet per 20 residents", "must toilets >= 1 toilet per 10 residents");
    assert_eq!(places(&program, "  residents: 40\n"), [["b 4 Decides", "a 2 AsksLess"]]);
}

#[test]
fn a_rule_that_asks_for_several_things_is_taken_apart() {
    let program = two("must calm and toilets >= 6 toilet", "must toilets >= 4 toilet");
    let found = |profile: &str| {
        let status = |entry: &super::Entry<'_>| format!("{:?} {:?}", entry.place, entry.status);
        let thing = |one: &Comparison<'_>| one.entries.iter().map(status).collect::<Vec<_>>();
        compared(&program, profile, |things| things.iter().map(thing).collect::<Vec<_>>())
    };
    // The whole rule is not met; what it shares with the other one is.
    assert_eq!(found("  calm: no\n  toilets: 6\n"), [["Decides Met", "Laxer Met"]]);
    assert_eq!(found("  calm: yes\n  toilets: 5\n"), [["Decides NotMet", "Laxer Met"]]);
    assert_eq!(found("  calm: no\n"), [["Decides Undetermined", "Laxer Undetermined"]]);
    let program = two("must all of\n    a) calm\n    b) internet", "should internet");
    assert_eq!(compared(&program, "", |things| things.len()), 1);
}

#[test]
fn rules_that_ask_for_the_same_things_are_compared_as_a_whole() {
    let program = two("must calm and internet", "must internet and calm");
    assert_eq!(compared(&program, "  calm: yes\n  internet: yes\n", |things| things.len()), 1);
}

#[test]
fn where_nobody_asks_for_anything_nothing_is_compared() {
    let program = two("must toilets >= 1 toilet per 5 residents", "must toilets >= 1 toilet per 10 residents");
    assert_eq!(compared(&program, "  residents: 0\n  toilets: 0\n", |things| things.len()), 0);
}

#[test]
fn a_proposal_does_not_bind() {
    let rule = |least: u8| format!("rule r\n  must toilets >= {least} toilet\n  source D");
    let program = program(&[("a", "  standing proposed\n", &rule(9)), ("b", "", &rule(4)), ("c", "", &rule(3))]);
    assert_eq!(places(&program, ""), [["a 9 AsksMore", "b 4 Decides", "c 3 Laxer"]]);
}

#[test]
fn where_none_binds_the_strictest_is_named() {
    let program = two("goal toilets >= 8 toilet", "should toilets >= 4 toilet");
    assert_eq!(places(&program, ""), [["a 8 Unbound", "b 4 AsksLess"]]);
}

#[test]
fn what_is_not_known_stays_open_and_leaves_the_decision_open() {
    let program = two("must toilets >= 1 toilet per 10 residents", "must toilets >= 4 toilet");
    assert_eq!(places(&program, "  toilets: 9\n"), [["b 4 Foremost", "a ? Open"]]);
    let program = two("when calm\n  must toilets >= 9 toilet", "must toilets >= 4 toilet");
    assert_eq!(places(&program, ""), [["b 4 Foremost", "a 9 Open"]]);
    assert_eq!(places(&program, "  calm: no\n"), Vec::<Vec<String>>::new());
}

#[test]
fn a_silent_standard_is_said_to_be_silent() {
    let silent = "define least = first of\n  a) 4 toilet when residents > 50\n  otherwise no rule \"x\"\n\
                  rule asked\n  must toilets >= least\n  source D";
    let other = "rule asked\n  must toilets >= 3 toilet\n  source D";
    let program = program(&[("a", "", silent), ("b", "", other)]);
    assert_eq!(places(&program, "  residents: 40\n"), [["b 3 Decides", "a ? Silent"]]);
}

#[test]
fn services_and_rules_on_the_same_staff_are_compared() {
    let service = "service s\n  must\n  requires 1 fte per 80 residents\n  provided staff\n  source D";
    let rule = "rule r\n  must staff >= 39 h/week\n  source D";
    let program = program(&[("a", "", service), ("b", "", rule)]);
    assert_eq!(places(&program, "  residents: 160\n"), [["a 2 Decides", "b 1 Laxer"]]);
}

#[test]
fn items_are_compared_where_list_filter_and_value_are_the_same() {
    let program = two(
        "must every r in rooms where r.use is bedroom has r.beds <= 4 bed",
        "must every zimmer in rooms where zimmer.use is bedroom has 6 bed >= zimmer.beds",
    );
    assert_eq!(places(&program, ""), [["a 4 Decides", "b 6 Laxer"]]);
    assert!(!same(
        "must every r in rooms where r.use is bedroom has r.beds <= 4 bed",
        "must every r in rooms has r.beds <= 4 bed"
    ));
    assert!(same(
        "must every r in rooms has r.area >= 4 m2 per r.beds",
        "must every s in rooms has s.area >= 4 m2 per s.beds"
    ));
    assert!(!same(
        "must every r in rooms has r.area >= 4 m2 per r.beds",
        "must every r in rooms has r.area >= 5 m2 per r.beds"
    ));
}

#[test]
fn conditions_are_the_same_or_not() {
    let program = two("must internet and calm", "must calm and internet");
    assert_eq!(places(&program, ""), [["a ? DecidesWithOthers", "b ? DecidesWithOthers"]]);
    let program = two("must internet", "should internet");
    assert_eq!(places(&program, ""), [["a ? Decides", "b ? AsksSame"]]);
    assert!(!same("must internet", "must calm"));
    assert!(!same("must internet", "must not internet"));
}

#[test]
fn a_floor_and_a_ceiling_are_two_things() {
    assert!(!same("must places >= 10 place", "must places <= 20 place"));
}

#[test]
fn definitions_and_parameters_count_as_what_they_stand_for() {
    let a = "define d = residents + 1\nparameter p : person\n  4 person\nrule r\n  must d <= p\n  source D";
    let b = "rule r\n  must 1 + residents <= 5 person\n  source D";
    assert_eq!(places(&program(&[("a", "", a), ("b", "", b)]), ""), [["a 4 Decides", "b 5 Laxer"]]);
}

#[test]
fn one_rule_in_a_standard_and_in_one_that_builds_on_it_is_told_once() {
    let base = "rule r\n  must toilets >= 4 toilet\n  source D\nrule s\n  must internet\n  source D";
    let city = "use \"a\"\nabout shelter\nrule t\n  replaces a.r\n  must toilets >= 5 toilet\n  source D";
    let program = program(&[("a", "", base), ("b", "  extends a\n", city)]);
    assert_eq!(places(&program, ""), [["b 5 Decides", "a 4 Laxer"]]);
}

#[test]
fn one_standard_alone_is_compared_with_nothing() {
    let twice = "rule r\n  must toilets >= 4 toilet\n  source D\nrule s\n  must toilets >= 5 toilet\n  source D";
    assert!(Things::new(&program(&[("a", "", twice)]), DAY).is_empty());
}

#[test]
fn decisions_are_counted_by_standard() {
    let program = two("must toilets >= 4 toilet", "goal toilets >= 5 toilet");
    let counts = compared(&program, "", |comparisons| {
        let mut counts = Counts::default();
        comparisons.iter().for_each(|comparison| counts.add(comparison));
        counts
    });
    let numbers: Vec<_> = counts.standards.iter().map(|count| (count.decided, count.asked_more)).collect();
    assert_eq!((counts.compared, counts.open, counts.unbound), (1, 0, 0));
    assert_eq!(numbers, [(0, 1), (1, 0)]);
    assert!(compared(&program, "", |comparisons| comparisons[0].entries[0].place == Place::AsksMore));
}
