//! Scenarios from their text to their outcome.

use super::*;
use crate::assess::Assessor;
use crate::capacity::{Entry, Holder, Ledger};
use crate::check::{Bundle, RuleReader, RuleText, check};
use crate::diagnostic::Diagnostics;
use crate::model::{Instance, Program, StandardId};
use crate::profile::{Format, Piece, ProfileReader};
use crate::quantity::Rational;
use crate::source::SourceMap;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::ops::ControlFlow;

const RULES: &str = include_str!("../../tests/fixtures/city.norm");
const KEY_DATE: Date = date(2026, 1, 1);

struct Nothing;

impl RuleReader for Nothing {
    fn file(&mut self, _: &str, _: Option<&str>) -> Result<RuleText, String> {
        Err("nothing".to_owned())
    }

    fn standard(&mut self, _: &str) -> Option<RuleText> {
        None
    }
}

/// Standards, profiles and a scenario, read and found.
struct Scene {
    program: Program,
    profiles: Vec<Instance>,
    case: Case,
}

fn read_program(rules: &str, sources: &mut SourceMap) -> Program {
    let mut diagnostics = Diagnostics::new();
    let root = RuleText { name: "city.norm".to_owned(), text: rules.to_owned() };
    let bundle = Bundle::gather(&[root], &mut Nothing, sources, &mut diagnostics);
    let program = check(&bundle, &mut diagnostics);
    program.unwrap_or_else(|| panic!("{:?}", diagnostics.sorted()))
}

fn read_profiles(program: &Program, text: &str, sources: &mut SourceMap) -> Vec<Instance> {
    let mut diagnostics = Diagnostics::new();
    let file = sources.add("profile.yaml", text);
    let mut profiles = Vec::new();
    let reader = ProfileReader::new(&program.vocabulary, None);
    let _ = reader.read(&Piece::whole(Format::Yaml, file, text), &mut diagnostics, &mut |profile| {
        profiles.push(profile.instance.clone());
        ControlFlow::Continue(())
    });
    assert!(diagnostics.is_empty(), "{:?}", diagnostics.sorted());
    profiles
}

/// A scenario of a town. `new` is the profile of its openings.
fn scene(profile: &str, scenario: &str, new: &str) -> Scene {
    let mut sources = SourceMap::new();
    let program = read_program(RULES, &mut sources);
    let profiles = read_profiles(&program, profile, &mut sources);
    let houses = if new.is_empty() { Vec::new() } else { read_profiles(&program, new, &mut sources) };
    let reader = Reader::new(&mut sources).unwrap();
    let file = sources.add("scenario.yaml", scenario);
    let mut diagnostics = Diagnostics::new();
    let written = reader.read(Format::Yaml, file, scenario, &mut diagnostics);
    let ground =
        Ground { program: &program, standards: &[StandardId(0)], profiles: &profiles, key_date: KEY_DATE, paths: &[] };
    let scenario = match written.first() {
        Some(written) => resolve(&reader, written, &ground, &[houses], &mut diagnostics),
        None => Some(Scenario::unchanged(&ground)),
    };
    assert!(diagnostics.is_empty(), "{:?}", diagnostics.sorted());
    let scenario = scenario.expect("a scenario");
    let case = Case::new(&program, scenario);
    Scene { program, profiles, case }
}

const TOWN: &str = "city:
  name: Town
  residents: 300
  staff: 2
  shelters:
    - {name: House 1, district: north, residents: 100, staff: 2}
    - {name: House 2, district: south, residents: 49, staff: 0}
";

impl Scene {
    fn outcome(&self) -> Outcome<'_> {
        run(&self.case, &[], &[]).unwrap()
    }

    /// The line of everything, a role or a record on each day: required, present, short.
    fn course(&self, of: &Of) -> Vec<String> {
        let outcome = self.outcome();
        let series = outcome.series();
        let series = series.iter().find(|series| series.line.of == *of).expect("such a line");
        let amounts = |point: &Point| match &point.counted {
            None => format!("{}: nothing", point.date),
            Some(sums) => {
                let [required, present, short] =
                    [&sums.required, &sums.present, &sums.short].map(|sum| sum.known().unwrap().to_string());
                format!("{}: {required} {present} {short}", point.date)
            }
        };
        series.points.iter().map(amounts).collect()
    }

    fn spells(&self, of: &Of, hired: bool) -> Vec<String> {
        let outcome = self.outcome();
        let series = outcome.series();
        let line = &series.iter().find(|series| series.line.of == *of).expect("such a line").line;
        let spells = outcome.spells.of(line, hired);
        spells.iter().map(|spell| format!("{:?} {} {}", spell.state, spell.from, spell.until)).collect()
    }
}

#[test]
fn the_vocabulary_of_scenarios_has_no_fault() {
    assert!(Reader::new(&mut SourceMap::new()).is_some());
}

#[test]
fn rules_take_effect_as_the_key_date_moves() {
    // From July on there is a post for each completed 40 instead of 50.
    let town = scene(TOWN, "", "");
    let houses = town.course(&Of::Role(Some("adviser".to_owned())));
    assert_eq!(houses.len(), 13);
    assert_eq!(houses[0], "2026-01-01: 2 2 0");
    assert_eq!((houses[5].as_str(), houses[6].as_str()), ("2026-06-01: 2 2 0", "2026-07-01: 3 2 1"));
    assert_eq!(
        town.spells(&Of::Record("House 2".to_owned()), true),
        ["Enough 2026-01-01 2026-06-30", "Short 2026-07-01 2027-01-01"]
    );
}

#[test]
fn what_falls_short_is_dated_to_the_day() {
    // 151 elsewhere take two posts; from 201 on three: 50 more, on the 50th day.
    let town = scene(TOWN, "scenario: {until: 2026-06-01, growth: [{people: 7, every: week}]}", "");
    let mobile = Of::Role(Some("mobile_adviser".to_owned()));
    assert_eq!(town.spells(&mobile, true), ["Enough 2026-01-01 2026-02-19", "Short 2026-02-20 2026-06-01"]);
    assert_eq!(town.course(&mobile)[2], "2026-03-01: 3 2 1");
}

#[test]
fn hiring_puts_a_shortfall_off_and_ends_with_its_last_day() {
    let scenario = "scenario:
  until: 2026-06-01
  growth: [{people: 7, every: week}]
  hires: [{role: mobile_adviser, posts: 1, counted_in: [staff], from: 2026-03-01, until: 2026-03-31}]
";
    let town = scene(TOWN, scenario, "");
    let mobile = Of::Role(Some("mobile_adviser".to_owned()));
    assert_eq!(
        town.spells(&mobile, true),
        [
            "Enough 2026-01-01 2026-02-19",
            "Short 2026-02-20 2026-02-28",
            "Enough 2026-03-01 2026-03-31",
            "Short 2026-04-01 2026-06-01",
        ]
    );
    assert_eq!(town.spells(&mobile, false), ["Enough 2026-01-01 2026-02-19", "Short 2026-02-20 2026-06-01"]);
    let outcome = town.outcome();
    let series = outcome.series();
    let series = series.iter().find(|series| series.line.of == mobile).unwrap();
    assert_eq!(series.points[2].hired(), Some(Rational::ONE));
}

#[test]
fn houses_that_grow_count_in_the_city_unless_it_grows_by_itself() {
    let houses = "scenario: {until: 2026-02-01, growth: [{records: [House 1], people: 10, every: month}]}";
    let both = "scenario: {until: 2026-02-01, growth: [{records: [House 1], people: 10, every: month},
      {people: 3, every: month}]}";
    let people = |scenario| scene(TOWN, scenario, "").outcome().days.iter().map(|day| day.people).collect::<Vec<_>>();
    assert_eq!(people(houses), [300, 310].map(|people| Some(Rational::whole(people))));
    assert_eq!(people(both), [300, 303].map(|people| Some(Rational::whole(people))));
}

#[test]
fn a_house_that_opens_has_no_figures_before_and_one_that_closes_none_after() {
    let scenario = "scenario:
  until: 2026-05-01
  openings: [{from: 2026-03-01, profile: new.yaml}]
  closures: [{shelter: House 1, from: 2026-04-01, moving_to: House 3}]
";
    let town = scene(TOWN, scenario, "shelter: {name: House 3, residents: 60, staff: 1}");
    assert_eq!(
        town.course(&Of::Record("House 3".to_owned())),
        ["2026-01-01: nothing", "2026-02-01: nothing", "2026-03-01: 1 1 0", "2026-04-01: 3 1 2", "2026-05-01: 3 1 2",]
    );
    assert_eq!(town.course(&Of::Record("House 1".to_owned()))[3], "2026-04-01: nothing");
    assert_eq!(town.outcome().days[4].people, Some(Rational::whole(360)));
}

#[test]
fn a_house_without_a_name_keeps_its_place_when_another_one_closes() {
    let town = TOWN.replace("name: House 2, ", "");
    let scenario = "scenario: {until: 2026-03-01, closures: [{shelter: House 1, from: 2026-02-01}]}";
    let town = scene(&town, scenario, "");
    let lines: Vec<Of> = town.outcome().series().into_iter().map(|series| series.line.of).collect();
    let records: Vec<&Of> = lines.iter().filter(|of| matches!(of, Of::Record(_))).collect();
    let named = ["Town", "House 1", "shelter 2"].map(|name| Of::Record(name.to_owned()));
    assert_eq!(records, named.iter().collect::<Vec<_>>());
}

#[test]
fn a_parameter_has_another_value_from_a_day_on() {
    let scenario = "scenario:
  until: 2026-05-01
  parameters: [{parameter: people_per_post, value: 10, from: 2026-02-15, until: 2026-03-15}]
";
    let town = scene(TOWN, scenario, "");
    assert_eq!(
        town.course(&Of::Record("House 1".to_owned())),
        ["2026-01-01: 2 2 0", "2026-02-01: 2 2 0", "2026-03-01: 10 2 8", "2026-04-01: 2 2 0", "2026-05-01: 2 2 0",]
    );
    let spells = town.spells(&Of::Record("House 1".to_owned()), true);
    assert_eq!(spells[1], "Short 2026-02-15 2026-03-15");
}

#[test]
fn values_that_are_tried_side_by_side_hold_on_all_days() {
    let town = scene(TOWN, "", "");
    let ground = Ground {
        program: &town.program,
        standards: &[StandardId(0)],
        profiles: &town.profiles,
        key_date: KEY_DATE,
        paths: &[],
    };
    let required = |value: &str| {
        let mut scenario = Scenario::unchanged(&ground);
        scenario.settings.push(set(&ground, "city_staff.people_per_post", value).unwrap());
        let case = Case::new(&town.program, scenario);
        let town = Scene { program: town.program.clone(), profiles: Vec::new(), case };
        let course = town.course(&Of::Record("House 1".to_owned()));
        assert_eq!(
            course.iter().map(|day| day.split_once(": ").unwrap().1).collect::<Vec<_>>(),
            [course[0].split_once(": ").unwrap().1; 13]
        );
        course[0].clone()
    };
    assert_eq!(required("50"), "2026-01-01: 2 2 0");
    assert_eq!(required("20 person"), "2026-01-01: 5 2 3");
    assert!(set(&ground, "people_per_post", "-5").is_err());
    assert_eq!(set(&ground, "people_per_pots", "5").unwrap_err().help.unwrap(), "did you mean `people_per_post`?");
}

#[test]
fn what_is_not_known_is_a_range_and_never_nothing() {
    let town = TOWN.replace("residents: 49, ", "");
    let town = scene(&town, "", "");
    assert_eq!(town.spells(&Of::Record("House 2".to_owned()), true), ["Open 2026-01-01 2027-01-01"]);
    let outcome = town.outcome();
    let series = outcome.series();
    let all = series.iter().find(|series| series.line.of == Of::All).unwrap();
    let sums = all.points[0].counted.as_ref().unwrap();
    // The house, and the city, whose mobile team serves all others.
    assert_eq!(sums.undetermined, 2);
    assert_eq!(sums.beyond.known().unwrap(), Rational::whole(102));
}

#[test]
fn what_else_to_look_at_is_told_once() {
    let crowded = TOWN.replace("residents: 100", "places: 110, residents: 100");
    let scenario = "scenario:
  until: 2026-04-01
  growth: [{records: [House 1], people: 8, every: month}, {people: 90000, every: month}]
  hires: [{posts: 0, record: House 1, counted_in: [staff], from: 2026-01-01}]
";
    let town = scene(&crowded, scenario, "");
    let outcome = town.outcome();
    let told: Vec<String> = outcome
        .strains
        .iter()
        .map(|strain| match strain {
            Strain::Crowded { day, people, places, .. } => format!("{day}: {people} people, {places} places"),
            Strain::PastBounds { day, number, highest, .. } => format!("{day}: {number} of {highest}"),
            Strain::Unread { .. } => "unread".to_owned(),
            Strain::Uncounted => "uncounted".to_owned(),
        })
        .collect();
    assert_eq!(told, ["2026-03-01: 180300 of 100000", "2026-03-01: 116 people, 110 places", "uncounted"]);
}

/// What `norm capacity` takes in: the records as they are, on the key date.
fn capacity(town: &Scene) -> (Vec<Holder>, Vec<Entry>) {
    let mut ledger = Ledger::new(&town.program);
    let mut assessor = Assessor::new(&town.program, StandardId(0), KEY_DATE, &[]).unwrap();
    for (place, record) in (1..).zip(&town.profiles) {
        for assessment in assessor.assess(record, place) {
            let instance = assessment.subject.instance;
            ledger.add(&assessment, &mut |finding| {
                let range = assessor.required_range(instance, finding.rule);
                (range.low.unwrap_or(Rational::ZERO), range.high)
            });
        }
    }
    (ledger.holders().to_vec(), ledger.entries().to_vec())
}

fn figure(most: u32) -> impl Strategy<Value = Option<u32>> {
    prop::option::weighted(0.9, 0..most)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn a_forecast_at_step_zero_is_the_capacity(
        residents in figure(900), staff in figure(9), houses in prop::collection::vec((figure(300), figure(6)), 1..5),
        weekly in -20_i32..60, percent in -9_i32..9, posts in 1_u32..9,
    ) {
        let said = |name: &str, value: Option<u32>| value.map_or(String::new(), |value| format!(", {name}: {value}"));
        let houses: Vec<String> = houses.iter().enumerate().map(|(at, (residents, staff))| {
            format!("{{name: House {at}{}{}}}", said("residents", *residents), said("staff", *staff))
        }).collect();
        let town = format!(
            "city: {{name: Town{}{}, shelters: [{}]}}",
            said("residents", residents), said("staff", staff), houses.join(", "),
        );
        let hires = staff.map_or(String::new(), |_| {
            format!(", hires: [{{posts: {posts}, counted_in: [staff], from: 2026-01-02}}]")
        });
        let scenario = format!(
            "scenario: {{until: 2026-03-01, growth: [{{people: {weekly}, every: week}}, \
             {{records: [House 0], percent: {percent} %, every: month}}]{hires}}}"
        );
        let town = scene(&town, &scenario, "");
        let outcome = town.outcome();
        let (holders, entries) = capacity(&town);
        for ledger in [Some(&outcome.days[0].plain), outcome.days[0].hired.as_ref()].into_iter().flatten() {
            prop_assert_eq!(ledger.holders(), &holders[..]);
            prop_assert_eq!(ledger.entries(), &entries[..]);
        }
    }

    #[test]
    fn more_people_never_fall_short_later(weekly in 0_i32..40, more in 1_i32..40) {
        let first = |weekly: i32| {
            let scenario = format!("scenario: {{until: 2026-12-01, growth: [{{people: {weekly}, every: week}}]}}");
            let town = scene(TOWN, &scenario, "");
            let outcome = town.outcome();
            let series = outcome.series();
            let mobile = Of::Role(Some("mobile_adviser".to_owned()));
            let line = &series.iter().find(|series| series.line.of == mobile).unwrap().line;
            outcome.spells.first_short(line, true).unwrap_or(Date::MAX)
        };
        prop_assert!(first(weekly + more) <= first(weekly));
    }
}
