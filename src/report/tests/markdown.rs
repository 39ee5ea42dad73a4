//! The report for wikis and papers.

use super::sample::Sample;
use super::scene::render;
use crate::language::Language;
use crate::report::Markdown;
use crate::report::markdown::escape;
use insta::assert_snapshot;

#[test]
fn a_run_reads_as_markdown() {
    let sample = Sample::new(Language::German);
    let run = sample.run();
    assert_snapshot!(render(&sample, &Markdown::new(&run, Language::German, false)), @r"
    # Standard für Unterkünfte

    Stadt Musterstadt · Fassung 2 · Rekonstruktion, keine veröffentlichte Regel

    - Am Stichtag nicht in Kraft: Spielzimmer (ab 01.01.2015; ausgesetzt 01.01.2016 bis 31.12.2017)

    **Stichtag 01.03.2016**

    ## ✓ Hafen: eingehalten

    ## ✗ Ostkrankenhaus: nicht eingehalten

    - ✗ **Größe** (muss, nicht erfüllt)
      - 800 Bewohnerinnen und Bewohner, höchstens 150 zulässig, 650 zu viel: Höchstzahl; Form: Wohnheim
      - Quelle: Drucksache 12/2015 (01.06.2015), § 6

    Angaben unter Vorbehalt:

    - 800 Bewohnerinnen und Bewohner – Angabe vom 25.09.2015; at times up to 800 (HAZ)

    ## ✗ Lindenhof: nicht eingehalten, 1 × soll nicht erfüllt

    - ✗ **Genug Toiletten** (muss, nicht erfüllt)
      - 12 Toiletten, Bedarf 15, 3 zu wenig: 1 Toilette je angefangene 10 Bewohnerinnen und Bewohner; 148 Bewohnerinnen und Bewohner
      - Abhilfe: Es fehlen 3 Toiletten.
      - Quelle: Drucksache 12/2015 (01.06.2015), § 3
    - ✗ **Platz in Räumen** (muss, nicht erfüllt)
      - Trifft nicht zu: für jeden Eintrag in Räume: Fläche mindestens 10 m² je Platz (Betten)
      - Betroffen: Räume 2 und attic (2 von 3)
      - Angaben: Raum 2: Fläche 18 m², 2 Betten; attic: Fläche 8 m², Betten 1 Platz; Eröffnung: 01.02.2015
      - Quelle: Drucksache 12/2015 (01.06.2015), § 4
    - ! **Anwesenheit** (soll, nicht erfüllt)
      - Trifft nicht zu: a) Alarmanlage und Personal › Betreiber mindestens 0,5 VZÄ
      - Trifft nicht zu: b) Bewohnerinnen und Bewohner weniger als 20 Personen
      - Trifft nicht zu: c) Dichte weniger als 0,1 Personen/m²
      - Angaben: Alarmanlage: nein, Personal › Betreiber 0,25 VZÄ, 148 Bewohnerinnen und Bewohner, Wohnfläche 1000 m²
      - Quelle: Drucksache 12/2015 (01.06.2015), § 5
    - ~ **Alarm** (muss, nicht erfüllt, ausgenommen)
      - Trifft nicht zu: Alarmanlage
      - Ausnahme durch Sozialdezernat vom 15.01.2016 bis 31.12.2016: Anlage ist bestellt (SD 12/2016)
      - Quelle: Drucksache 12/2015 (01.06.2015), § 7
    - · **Größe** (muss, keine Regel)
      - Der Standard hat hier keine Regel: Das Papier nennt nur Wohnheime.
      - Quelle: Drucksache 12/2015 (01.06.2015), § 6

    ## ? Ufer: unbestimmt, 1 × soll unbestimmt

    - ? **Genug Toiletten** (muss, unbestimmt)
      - Es fehlt: Toiletten (toilets); Bewohnerinnen und Bewohner (residents)
      - Verlangt: Toiletten mindestens 1 Toilette je angefangene 10 Bewohnerinnen und Bewohner
      - Quelle: Drucksache 12/2015 (01.06.2015), § 3
    - ? **Integrationsmanagement vor Ort** (muss, unbestimmt)
      - Es fehlt: Bewohnerinnen und Bewohner (residents); Personal › vor Ort (staff.on\_site)
      - Verlangt: 1 VZÄ je volle 100 Bewohnerinnen und Bewohner (Personen je Stelle), jedoch mindestens 1 VZÄ
      - Quelle: Drucksache 12/2015 (01.06.2015), § 2
    - ? **Platz in Räumen** (muss, unbestimmt)
      - Es fehlt: Eröffnung (opened); Fläche (rooms.area): Raum 2
      - Verlangt: für jeden Eintrag in Räume: Fläche mindestens 10 m² je Platz (Betten)
      - Quelle: Drucksache 12/2015 (01.06.2015), § 4
    - ? **Größe** (muss, unbestimmt)
      - Es fehlt: Bewohnerinnen und Bewohner (residents); Form (kind)
      - Verlangt: Bewohnerinnen und Bewohner höchstens Höchstzahl
      - Quelle: Drucksache 12/2015 (01.06.2015), § 6
    - ? **Alarm** (muss, unbestimmt)
      - Es fehlt: Alarmanlage (alarm)
      - Verlangt: Alarmanlage
      - Quelle: Drucksache 12/2015 (01.06.2015), § 7
    - ? **Anwesenheit** (soll, unbestimmt)
      - Es fehlt: Alarmanlage (alarm); Personal › Betreiber (staff.operator); Bewohnerinnen und Bewohner (residents)

    ## Bedarf, vorhanden, es fehlen

    | Betrifft | Angebot | Rolle | Bedarf | vorhanden | fehlt | Einheit |
    | --- | --- | --- | ---: | ---: | ---: | --- |
    | Ostkrankenhaus | Integrationsmanagement vor Ort | integration manager | 8 | 8 | 0 | VZÄ |
    | Ufer | Integrationsmanagement vor Ort | integration manager | ? | ? | ? | VZÄ |
    | Summe\* | Integrationsmanagement vor Ort | integration manager | 8 | 8 | 0 | VZÄ |

    Summen mit \* lassen aus, was unbekannt ist.

    ## Ausnahmen ohne Wirkung

    - cover für Lindenhof: am 29.02.2016 abgelaufen

    ## Ergebnis

    - 4 Unterkünfte: 1 eingehalten, 2 nicht eingehalten, 1 unbestimmt
    ");
}

#[test]
fn nothing_in_a_text_is_markup() {
    assert_eq!(escape("a|b *c* <d> staff.on_site"), r"a\|b \*c\* \<d\> staff.on\_site");
    assert_eq!(escape("3. Etage\nlinks"), r"3\. Etage links");
    assert_eq!(escape("- 2.5 m"), r"\- 2.5 m");
    assert_eq!(escape("2.5 m"), "2.5 m");
}
