//! The report that people read.

use super::sample::Sample;
use super::scene::render;
use crate::language::Language;
use crate::report::{Colour, Text};
use insta::assert_snapshot;

fn text(language: Language, details: bool, width: usize) -> String {
    let sample = Sample::new(language);
    let run = sample.run();
    render(&sample, &Text::new(&run, language, details, width, Colour::Never))
}

#[test]
fn a_run_reads_in_english() {
    assert_snapshot!(text(Language::English, false, 100), @"
    Shelter standard
    City of Example · version 2 · reconstruction, not a published rule
    Not in force on the key date: Play room (from 1 January 2015; suspended 1 January 2016 to
      31 December 2017)
    Key date 1 March 2016

    ✓ Hafen: compliant

    ✗ Ostkrankenhaus: not compliant
        ✗ Size (must, not met)
          800 residents, at most 150 allowed, 650 too many: most people; kind: dormitory
          Source: Paper 12/2015 (1 June 2015), § 6
        Figures that need care
          800 residents – figure of 25 September 2015; at times up to 800 (HAZ)

    ✗ Lindenhof: not compliant, 1 × should not met
        ✗ Enough toilets (must, not met)
          12 toilets, 15 required, 3 short: 1 toilet per started 10 residents; 148 residents
          Remedy: Add 3 toilets.
          Source: Paper 12/2015 (1 June 2015), § 3
        ✗ Space in rooms (must, not met)
          Does not hold: for every entry of rooms: area at least 10 m² per place (beds)
          Fails: rooms 2 and attic (2 of 3)
          Facts: room 2: area 18 m², 2 beds; attic: area 8 m², beds 1 place; opened: 1 February 2015
          Source: Paper 12/2015 (1 June 2015), § 4
        ! Presence (should, not met)
          Does not hold: a) alarm and staff › operator at least 0.5 fte
          Does not hold: b) residents less than 20 people
          Does not hold: c) density less than 0.1 people/m²
          Facts: alarm: no, staff › operator 0.25 fte, 148 residents, living area 1000 m²
          Source: Paper 12/2015 (1 June 2015), § 5
        ~ Alarm (must, not met, waived)
          Does not hold: alarm
          Waived by Head of Social Services from 15 January 2016 until 31 December 2016: alarm ordered
            (SD 12/2016)
          Source: Paper 12/2015 (1 June 2015), § 7
        · Size (must, no rule)
          The standard has no rule here: The paper names dormitories only.
          Source: Paper 12/2015 (1 June 2015), § 6

    ? Ufer: undetermined, 1 × should undetermined
        ? Enough toilets (must, undetermined)
          Missing: toilets; residents
          Asks for: toilets at least 1 toilet per started 10 residents
          Source: Paper 12/2015 (1 June 2015), § 3
        ? On-site team (must, undetermined)
          Missing: residents; staff.on_site
          Asks for: 1 fte per completed 100 residents (people per post), but at least 1 fte
          Source: Paper 12/2015 (1 June 2015), § 2
        ? Space in rooms (must, undetermined)
          Missing: opened; area (rooms.area): room 2
          Asks for: for every entry of rooms: area at least 10 m² per place (beds)
          Source: Paper 12/2015 (1 June 2015), § 4
        ? Size (must, undetermined)
          Missing: residents; kind
          Asks for: residents at most most people
          Source: Paper 12/2015 (1 June 2015), § 6
        ? Alarm (must, undetermined)
          Missing: alarm
          Asks for: alarm
          Source: Paper 12/2015 (1 June 2015), § 7
        ? Presence (should, undetermined). Missing: alarm; staff.operator; residents

    Required, provided, short
    About           Service       Role                 required  provided  short  unit
    ───────────────────────────────────────────────────────────────────────────────────
    Ostkrankenhaus  On-site team  integration manager         8         8      0  fte
    Ufer            On-site team  integration manager         ?         ?      ?  fte
    Total*          On-site team  integration manager         8         8      0  fte
    Sums marked with * leave out what is unknown.

    Waivers without effect
      cover for Lindenhof: ended on 29 February 2016

    4 shelters: 1 compliant, 2 not compliant, 1 undetermined
    ");
}

#[test]
fn a_run_reads_in_german() {
    assert_snapshot!(text(Language::German, false, 100), @"
    Standard für Unterkünfte
    Stadt Musterstadt · Fassung 2 · Rekonstruktion, keine veröffentlichte Regel
    Am Stichtag nicht in Kraft: Spielzimmer (ab 01.01.2015; ausgesetzt 01.01.2016 bis 31.12.2017)
    Stichtag 01.03.2016

    ✓ Hafen: eingehalten

    ✗ Ostkrankenhaus: nicht eingehalten
        ✗ Größe (muss, nicht erfüllt)
          800 Bewohnerinnen und Bewohner, höchstens 150 zulässig, 650 zu viel: Höchstzahl; Form:
            Wohnheim
          Quelle: Drucksache 12/2015 (01.06.2015), § 6
        Angaben unter Vorbehalt
          800 Bewohnerinnen und Bewohner – Angabe vom 25.09.2015; at times up to 800 (HAZ)

    ✗ Lindenhof: nicht eingehalten, 1 × soll nicht erfüllt
        ✗ Genug Toiletten (muss, nicht erfüllt)
          12 Toiletten, Bedarf 15, 3 zu wenig: 1 Toilette je angefangene 10 Bewohnerinnen und Bewohner;
            148 Bewohnerinnen und Bewohner
          Abhilfe: Es fehlen 3 Toiletten.
          Quelle: Drucksache 12/2015 (01.06.2015), § 3
        ✗ Platz in Räumen (muss, nicht erfüllt)
          Trifft nicht zu: für jeden Eintrag in Räume: Fläche mindestens 10 m² je Platz (Betten)
          Betroffen: Räume 2 und attic (2 von 3)
          Angaben: Raum 2: Fläche 18 m², 2 Betten; attic: Fläche 8 m², Betten 1 Platz; Eröffnung:
            01.02.2015
          Quelle: Drucksache 12/2015 (01.06.2015), § 4
        ! Anwesenheit (soll, nicht erfüllt)
          Trifft nicht zu: a) Alarmanlage und Personal › Betreiber mindestens 0,5 VZÄ
          Trifft nicht zu: b) Bewohnerinnen und Bewohner weniger als 20 Personen
          Trifft nicht zu: c) Dichte weniger als 0,1 Personen/m²
          Angaben: Alarmanlage: nein, Personal › Betreiber 0,25 VZÄ, 148 Bewohnerinnen und Bewohner,
            Wohnfläche 1000 m²
          Quelle: Drucksache 12/2015 (01.06.2015), § 5
        ~ Alarm (muss, nicht erfüllt, ausgenommen)
          Trifft nicht zu: Alarmanlage
          Ausnahme durch Sozialdezernat vom 15.01.2016 bis 31.12.2016: Anlage ist bestellt (SD 12/2016)
          Quelle: Drucksache 12/2015 (01.06.2015), § 7
        · Größe (muss, keine Regel)
          Der Standard hat hier keine Regel: Das Papier nennt nur Wohnheime.
          Quelle: Drucksache 12/2015 (01.06.2015), § 6

    ? Ufer: unbestimmt, 1 × soll unbestimmt
        ? Genug Toiletten (muss, unbestimmt)
          Es fehlt: Toiletten (toilets); Bewohnerinnen und Bewohner (residents)
          Verlangt: Toiletten mindestens 1 Toilette je angefangene 10 Bewohnerinnen und Bewohner
          Quelle: Drucksache 12/2015 (01.06.2015), § 3
        ? Integrationsmanagement vor Ort (muss, unbestimmt)
          Es fehlt: Bewohnerinnen und Bewohner (residents); Personal › vor Ort (staff.on_site)
          Verlangt: 1 VZÄ je volle 100 Bewohnerinnen und Bewohner (Personen je Stelle), jedoch
            mindestens 1 VZÄ
          Quelle: Drucksache 12/2015 (01.06.2015), § 2
        ? Platz in Räumen (muss, unbestimmt)
          Es fehlt: Eröffnung (opened); Fläche (rooms.area): Raum 2
          Verlangt: für jeden Eintrag in Räume: Fläche mindestens 10 m² je Platz (Betten)
          Quelle: Drucksache 12/2015 (01.06.2015), § 4
        ? Größe (muss, unbestimmt)
          Es fehlt: Bewohnerinnen und Bewohner (residents); Form (kind)
          Verlangt: Bewohnerinnen und Bewohner höchstens Höchstzahl
          Quelle: Drucksache 12/2015 (01.06.2015), § 6
        ? Alarm (muss, unbestimmt)
          Es fehlt: Alarmanlage (alarm)
          Verlangt: Alarmanlage
          Quelle: Drucksache 12/2015 (01.06.2015), § 7
        ? Anwesenheit (soll, unbestimmt). Es fehlt: Alarmanlage (alarm); Personal › Betreiber
          (staff.operator); Bewohnerinnen und Bewohner (residents)

    Bedarf, vorhanden, es fehlen
    Betrifft        Angebot                      Rolle                Bedarf  vorhanden  fehlt  Einheit
    ────────────────────────────────────────────────────────────────────────────────────────────────────
    Ostkrankenhaus  Integrationsmanagement vor   integration manager       8          8      0  VZÄ
                    Ort
    Ufer            Integrationsmanagement vor   integration manager       ?          ?      ?  VZÄ
                    Ort
    Summe*          Integrationsmanagement vor   integration manager       8          8      0  VZÄ
                    Ort
    Summen mit * lassen aus, was unbekannt ist.

    Ausnahmen ohne Wirkung
      cover für Lindenhof: am 29.02.2016 abgelaufen

    4 Unterkünfte: 1 eingehalten, 2 nicht eingehalten, 1 unbestimmt
    ");
}

#[test]
fn details_show_what_is_met_too() {
    let text = text(Language::English, true, 100);
    let hafen = text.split("\n\n").find(|block| block.starts_with("✓ Hafen")).unwrap();
    assert_snapshot!(hafen, @"
    ✓ Hafen: compliant
        ✓ Enough toilets (must, met)
          2 toilets, 1 required: 1 toilet per started 10 residents; 10 residents
          Source: Paper 12/2015 (1 June 2015), § 3
        ✓ Presence (should, met)
          Holds: a) alarm and staff › operator at least 0.5 fte
          Facts: alarm: yes, staff › operator 1 fte
          Source: Paper 12/2015 (1 June 2015), § 5
        ✓ Size (must, met)
          10 residents, at most 150 allowed: most people; kind: dormitory
          Source: Paper 12/2015 (1 June 2015), § 6
        ✓ Alarm (must, met)
          Facts: alarm: yes
          Source: Paper 12/2015 (1 June 2015), § 7
        ✓ One form of care (guarantee, met)
        – On-site team (must, not applicable)
          Applies only when: residents at least threshold for on-site teams (200 people)
          Reason: A team on site is part of the routine.
          Note: The ratio is inferred.
          Source: Paper 12/2015 (1 June 2015), § 2
        – Space in rooms (must, not applicable)
          Exception: opened before 1 January 2014
          Source: Paper 12/2015 (1 June 2015), § 4
        – Play room (goal, not in force)
          from 1 January 2015; suspended 1 January 2016 to 31 December 2017
          Source: Paper 12/2015 (1 June 2015), § 8
    ");
}

#[test]
fn no_line_is_wider_than_asked() {
    for width in [60, 80, 120] {
        for line in text(Language::German, true, width).lines() {
            assert!(line.chars().count() <= width, "{line}");
        }
    }
}

#[test]
fn colour_adds_nothing_but_colour() {
    let sample = Sample::new(Language::English);
    let run = sample.run();
    let coloured = render(&sample, &Text::new(&run, Language::English, false, 100, Colour::Always));
    let mut plain = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, behind)) = rest.split_once('\u{1b}') {
        plain.push_str(before);
        rest = behind.split_once('m').unwrap().1;
    }
    plain.push_str(rest);
    assert_eq!(plain, text(Language::English, false, 100));
    assert_ne!(coloured, plain);
}
