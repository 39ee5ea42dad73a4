//! Charts as people see them.

use super::*;
use jiff::civil::date;
use proptest::prelude::*;

fn amount(text: &str) -> Option<Extent> {
    match text.split_once("..") {
        Some((low, high)) => Some(Extent {
            low: Rational::parse(low).unwrap(),
            high: (!high.is_empty()).then(|| Rational::parse(high).unwrap()),
        }),
        None => (text != "?").then(|| Extent::exact(Rational::parse(text).unwrap())),
    }
}

fn curve(label: &str, style: Style, points: &str) -> Curve {
    Curve { label: label.to_owned(), style, points: points.split(' ').map(amount).collect() }
}

fn chart(curves: Vec<Curve>) -> Chart {
    let days = curves.first().map_or(0, |curve| curve.points.len());
    let days = (0..).take(days).map(|month| date(2016, 3, 1).checked_add(jiff::Span::new().months(month)).unwrap());
    Chart {
        title: "Bedarf & Personal".to_owned(),
        about: "Bedarf <steigt>".to_owned(),
        unit: "Köpfe".to_owned(),
        language: Language::German,
        days: days.collect(),
        curves,
        marks: vec![Mark { day: date(2016, 3, 3), words: "zu wenig ab 03.03.2016".to_owned() }],
    }
}

#[test]
fn sparklines_stand_on_one_scale_and_say_what_is_not_known() {
    let chart = chart(vec![
        curve("Bedarf", Style::Required, "44 50.5 60 ? 88"),
        curve("vorhanden", Style::Present, "44 44 44 44 44"),
        curve("offen", Style::Compared(0), "11..12 11.. 0 0 0"),
    ]);
    assert_eq!(
        sparklines(&chart, 40),
        ["Bedarf       44 ▄▅▆?█ 88 Köpfe", "vorhanden    44 ▄▄▄▄▄ 44 Köpfe", "offen      ≥ 11 ▁▁▁▁▁  0 Köpfe",]
    );
    // Where there is no room for each day, every second is shown.
    assert_eq!(sparklines(&chart, 3)[0], "Bedarf       44 ▄▆█ 88 Köpfe");
}

#[test]
fn a_picture_is_told_in_words_and_written_as_its_language_writes() {
    let chart = chart(vec![
        curve("Bedarf", Style::Required, "1000.5 12345 12345"),
        curve("vorhanden", Style::Present, "1000 1000 1000"),
    ]);
    let svg = svg(&chart, "c");
    assert!(svg.starts_with("<svg ") && svg.trim_end().ends_with("</svg>"));
    for said in [
        "<title id=\"c-title\">Bedarf &amp; Personal</title>",
        "<desc id=\"c-desc\">Bedarf &lt;steigt&gt;</desc>",
        ">Bedarf 12.345</text>",
        ">vorhanden 1000</text>",
        ">14.000</text>",
        ">01.05.2016</text>",
        ">zu wenig ab 03.03.2016</text>",
        "url(#c-short)",
    ] {
        assert!(svg.contains(said), "{said} is missing in\n{svg}");
    }
}

#[test]
fn long_names_stand_below() {
    let drawn = |label: &str| svg(&chart(vec![curve(label, Style::Compared(0), "1 2 3")]), "c");
    assert!(drawn("Zuzug wie bisher").contains(">Zuzug wie bisher 3</text>"));
    let long = drawn("Zuzug, ein neues Haus und ein anderer Schlüssel");
    assert!(long.contains(">Zuzug, ein neues Haus und ein anderer Schlüssel</text>") && long.contains(">3</text>"));
}

#[test]
fn what_is_not_known_leaves_a_gap() {
    let broken = svg(&chart(vec![curve("Bedarf", Style::Required, "1 ? 3 4")]), "c");
    assert_eq!(broken.matches("<path ").count(), 2);
}

proptest! {
    #[test]
    fn any_amounts_are_drawn_on_the_page(
        amounts in prop::collection::vec(prop::option::weighted(0.9, (0_i64..2_000_000, 1_i64..50)), 1..40),
    ) {
        let extent = |(above, below): (i64, i64)| Extent::exact(Rational::new(above.into(), below.into()).unwrap());
        let points: Vec<Option<Extent>> = amounts.into_iter().map(|amount| amount.map(extent)).collect();
        let mut chart = chart(vec![curve("a", Style::Required, &vec!["0"; points.len()].join(" "))]);
        chart.curves[0].points = points;
        let picture = svg(&chart, "c");
        prop_assert!(!picture.contains("\"-"), "{}", picture);
        prop_assert_eq!(sparklines(&chart, 20).len(), 1);
    }
}
