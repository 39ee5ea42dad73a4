//! Rules as documents.

use super::sample::{KEY_DATE, Sample};
use crate::language::Language;
use crate::model::StandardId;
use crate::report::{Colour, Explanation};
use insta::assert_snapshot;

fn explained(language: Language, name: &str) -> String {
    let sample = Sample::new(language);
    let (rule, _) = sample.standard().rules().find(|(_, rule)| rule.label.name == name).unwrap();
    let standard = StandardId(0);
    let explanation = Explanation { program: &sample.program, standard, rule, key_date: KEY_DATE, language };
    explanation.text(90, Colour::Never)
}

#[test]
fn a_service_is_explained_with_its_values_by_date() {
    assert_snapshot!(explained(Language::English, "on_site"), @"
    On-site team (on_site)
    Service · must · About: shelter
    Shelter standard · reconstruction, not a published rule

    In force: from 1 January 2015
    When: residents at least threshold for on-site teams (200 people)
    Requires: 1 fte per completed 100 residents (people per post), but at least 1 fte
    Provided: staff › on site
    Role: integration manager
    Reason: A team on site is part of the routine.
    Note: The ratio is inferred.
    Source: Paper 12/2015 (1 June 2015), § 2

    Rests on
    Parameter threshold for on-site teams (site_threshold)
      200 people, from 1 January 2015 ← on the key date; Source: Paper 12/2015 (1 June 2015),
        § 2
    Parameter people per post (people_per_post)
      100 people, until 31 December 2026 ← on the key date; Source: Paper 12/2015
        (1 June 2015), § 2
      80 people, from 1 January 2027
    Fact in the profile: shelter
      residents: people, 0 to 5000
      staff › on site (staff.on_site): fte
    ");
}

#[test]
fn a_rule_is_explained_with_its_table_in_german() {
    assert_snapshot!(explained(Language::German, "size"), @"
    Größe (size)
    Regel · muss · Betrifft: Unterkunft
    Standard für Unterkünfte · Rekonstruktion, keine veröffentlichte Regel

    In Kraft: ab 01.01.2015
    Verlangt: Bewohnerinnen und Bewohner höchstens Höchstzahl
    Quelle: Drucksache 12/2015 (01.06.2015), § 6

    Beruht auf
    Tabelle Höchstzahl (most_people)
      Form ist Wohnheim: 150 Personen
      sonst keine Regel: Das Papier nennt nur Wohnheime.
    Angabe im Profil: Unterkunft
      Bewohnerinnen und Bewohner (residents): Personen, 0 bis 5000
      Form (kind): Wohnheim, Wohnprojekt oder Wohnung
    ");
}

#[test]
fn what_definitions_rest_on_is_explained_too() {
    assert_snapshot!(explained(Language::English, "cover"), @"
    Presence (cover)
    Rule · should · About: shelter
    Shelter standard · reconstruction, not a published rule

    In force: from 1 January 2015
    Asks for: any of
      a) alarm and staff › operator at least 0.5 fte
      b) residents less than 20 people
      c) density less than 0.1 people/m²
    Source: Paper 12/2015 (1 June 2015), § 5

    Rests on
    Definition density
      residents ÷ living area
    Fact in the profile: shelter
      alarm: yes or no
      staff › operator (staff.operator): fte
      residents: people, 0 to 5000
      living area (living_area): m²
    ");
}
