//! What holds for every text.

use super::*;
use crate::quantity::Rational;
use proptest::prelude::*;

/// Fragments that profiles are made of, in no good order.
fn fragments() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "- ",
        "name",
        "residents",
        "rooms",
        "calm",
        "staff",
        "shelter",
        "standards",
        "key_date",
        ": ",
        ":\n",
        "\n",
        "\n  ",
        "\n    ",
        "{",
        "}",
        "[",
        "]",
        ", ",
        "\"",
        "'",
        "&a ",
        "*a",
        "<<: ",
        "!!str ",
        "? ",
        "| \n",
        "> \n",
        "# c\n",
        "---\n",
        "...\n",
        "%YAML 1.2\n",
        "12",
        "2,5",
        "4.300",
        "1e3",
        "0x10",
        "20 %",
        "39 h/week",
        "2016-03-01",
        "yes",
        "null",
        "~",
        "ü",
        "u\u{308}",
        "\u{0}",
        "\u{1b}",
        "\t",
        "\r\n",
        "value",
        "by",
        "on",
        "\\u00e4",
        "true",
        "\u{feff}",
        "€",
        "ca. ",
    ]);
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

fn read_everything(text: &str) {
    for format in [Format::Yaml, Format::Json, Format::JsonLines] {
        let whole = read_as(format, text);
        let again = read_as(format, text);
        assert_eq!(whole.faults, again.faults);
        for size in [1, 20] {
            let mut sources = SourceMap::new();
            let file = sources.add("profile", text);
            let text = &sources.file(file).text;
            let cut: String = pieces(format, file, text, size).iter().map(Piece::text).collect();
            assert_eq!(&cut, text);
        }
    }
    let mut sources = SourceMap::new();
    let file = sources.add("waivers", text);
    let mut diagnostics = Diagnostics::new();
    read_waivers(file, &sources.file(file).text, &vocabulary(), &mut diagnostics);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_text_makes_the_reader_panic(text in fragments()) {
        read_everything(&text);
    }

    #[test]
    fn no_characters_make_the_reader_panic(text in "\\PC{0,60}") {
        read_everything(&text);
    }

    #[test]
    fn no_bytes_of_a_stream_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        let vocabulary = vocabulary();
        let reader = ProfileReader::new(&vocabulary, vocabulary.find_record("shelter"));
        let mut batch = LineBatch::default();
        let mut batches = LineBatches::new(bytes.as_slice(), 16);
        let mut faulty = Vec::new();
        while batches.next_into(&mut batch).unwrap() {
            let _ = reader.read_batch(&batch, &mut faulty, &mut |_| ControlFlow::Continue(()));
        }
        let mut sources = SourceMap::new();
        let mut diagnostics = Diagnostics::new();
        for line in faulty {
            line.file_under("<stdin>", &mut sources, &mut diagnostics);
        }
        for found in diagnostics.sorted() {
            written(&found, &sources);
        }
    }

    /// The same facts in either format and in any order are the same record.
    #[test]
    fn formats_and_order_do_not_matter(shelter in shelter(), seed in any::<u64>()) {
        let written = yaml(&as_yaml(&shelter));
        prop_assert_eq!(&written.faults, &Vec::<String>::new());
        let json = read_as(Format::Json, &as_json(&shelter));
        prop_assert_eq!(&json.faults, &Vec::<String>::new());
        prop_assert_eq!(written.instances(), json.instances());
        let mut turned = shelter.clone();
        let by = usize::try_from(seed % 97).unwrap() % turned.len().max(1);
        turned.rotate_left(by);
        prop_assert_eq!(written.instances(), yaml(&as_yaml(&turned)).instances());
    }

    /// Numbers are what their digits say.
    #[test]
    fn digits_are_kept(whole in 0_u32..1_000_000, fraction in "[0-9]{1,9}") {
        let digits = format!("{whole}.{fraction}");
        let outcome = yaml(&format!("score: {digits}"));
        let vocabulary = vocabulary();
        let slot = vocabulary.record(vocabulary.find_record("shelter").unwrap()).find("score").unwrap();
        let value = outcome.profiles[0].instance.get(slot).clone();
        prop_assert_eq!(value, Value::Number(Rational::parse(&digits).unwrap()));
    }

    /// What `serde_yaml` takes for a record of these types, the reader takes for the same.
    #[test]
    fn serde_yaml_reads_the_same(text in plausible()) {
        second_opinion(&text);
    }
}

/// Facts as their keys and what stands behind them: in YAML, in JSON.
fn shelter() -> impl Strategy<Value = Vec<(&'static str, String, String)>> {
    let same = |text: String| (text.clone(), text);
    let quoted = |text: String| (text.clone(), format!("\"{text}\""));
    let area = || (0_u32..10_000, 0_u32..100).prop_map(move |(whole, part)| same(format!("{whole}.{part:02}")));
    let people = || (0_u32..5000).prop_map(move |count| same(count.to_string()));
    let room = (area(), people()).prop_map(|((area, area_too), (beds, beds_too))| {
        (format!("{{area: {area}, beds: {beds}}}"), format!("{{\"area\": {area_too}, \"beds\": {beds_too}}}"))
    });
    let rooms = prop::collection::vec(room, 0..4).prop_map(|rooms| {
        let (yaml, json): (Vec<_>, Vec<_>) = rooms.into_iter().unzip();
        (format!("[{}]", yaml.join(", ")), format!("[{}]", json.join(", ")))
    });
    let day = (1990_i32..2030, 1_u8..13, 1_u8..29).prop_map(move |(y, m, d)| quoted(format!("{y}-{m:02}-{d:02}")));
    let facts = (
        "[a-zäöü][a-zäöü ]{0,8}[a-zäöü]".prop_map(|text| (format!("'{text}'"), format!("\"{text}\""))),
        people(),
        area(),
        rooms,
        day,
        prop::sample::select(vec!["dormitory", "wohnheim", "emergency"]).prop_map(move |kind| quoted(kind.into())),
        any::<bool>().prop_map(move |yes| same(yes.to_string())),
        (0_u32..101).prop_map(move |share| quoted(format!("{share} %"))),
    );
    (facts, any::<u8>()).prop_map(|((name, residents, area, rooms, opened, kind, lockable, occupied), keep)| {
        let all = [
            ("name", name),
            ("residents", residents),
            ("living_area", area),
            ("rooms", rooms),
            ("opened", opened),
            ("kind", kind),
            ("lockable", lockable),
            ("occupied", occupied),
        ];
        let kept = all.into_iter().enumerate().filter(|(index, _)| keep & (1 << index) != 0);
        kept.map(|(_, (key, (yaml, json)))| (key, yaml, json)).collect()
    })
}

fn as_yaml(shelter: &[(&'static str, String, String)]) -> String {
    let facts: Vec<String> = shelter.iter().map(|(key, yaml, _)| format!("  {key}: {yaml}\n")).collect();
    if facts.is_empty() { "shelter: {}\n".into() } else { format!("shelter:\n{}", facts.concat()) }
}

fn as_json(shelter: &[(&'static str, String, String)]) -> String {
    let facts: Vec<String> = shelter.iter().map(|(key, _, json)| format!("\"{key}\": {json}")).collect();
    format!("{{\"shelter\": {{{}}}}}", facts.join(", "))
}

/// A shelter as `serde_yaml` sees it.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Typed {
    name: Option<String>,
    residents: Option<u32>,
    lockable: Option<bool>,
    rooms: Option<Vec<TypedRoom>>,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct TypedRoom {
    beds: Option<u32>,
}

/// Lines that often make a record, in block and in flow style, with quotes, comments and odd texts.
fn plausible() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec![
        "Haus",
        "'it''s'",
        "\"tab\\tand \\u00e4\"",
        "a b # comment",
        "|\n    two\n    lines",
        ">-\n    folded\n    line",
        "NO",
        "a:b",
        "plain\n    on two lines",
        "\"# no comment\"",
        "'012'",
        "Ü - x",
        "[a",
        "a]",
        "@x",
        "- x",
        "\"a\": b",
    ]);
    let number =
        prop::sample::select(vec!["12", "0", "5000", "'12'", "1.5", "012", "-3", "+7", "1_0", "0x1F", "many", "~"]);
    let lockable = prop::sample::select(vec!["true", "false", "True", "FALSE", "yes", "12"]);
    let rooms = prop::sample::select(vec![
        "[]",
        "[{beds: 1}, {beds: 2},]",
        "\n  - beds: 1\n  -\n    beds: 2",
        "\n    - {beds: 3}",
        "[{beds: 1}",
        "{beds: 1}",
        "\n  beds: 1",
    ]);
    (name, number, lockable, rooms, any::<u8>()).prop_map(|(name, number, lockable, rooms, keep)| {
        let lines = [("name", name), ("residents", number), ("lockable", lockable), ("rooms", rooms)];
        let kept = lines.into_iter().enumerate().filter(|(index, _)| keep & (1 << index) != 0);
        let lines: Vec<String> = kept.map(|(_, (key, value))| format!("{key}: {value}\n")).collect();
        let text = lines.concat();
        if keep & 64 == 0 { text } else { text.replace('\n', "\r\n") }
    })
}

fn second_opinion(text: &str) {
    let Ok(Some(typed)) = serde_yaml::from_str::<Option<Typed>>(text) else { return };
    let outcome = yaml(text);
    let refused = |value: &str| outcome.faults.iter().any(|fault| fault.contains(value));
    let Some(profile) = outcome.profiles.first() else {
        assert!(text.trim().is_empty() || !outcome.faults.is_empty(), "{text:?}");
        return;
    };
    let vocabulary = vocabulary();
    let shelter = vocabulary.record(vocabulary.find_record("shelter").unwrap());
    let of = |name: &str| profile.instance.get(shelter.find(name).unwrap());
    if let Some(name) = typed.name {
        assert_eq!(of("name"), &Value::Text(name.as_str().into()), "{text:?}");
    }
    if let Some(residents) = typed.residents {
        let expected = Value::Number(Rational::whole(residents.into()));
        // Numbers that people could misread are refused, with what to write.
        assert!(
            of("residents") == &expected || refused(&format!("write {residents}")),
            "{text:?} {:?}",
            outcome.faults
        );
    }
    if let Some(lockable) = typed.lockable {
        assert_eq!(of("lockable"), &Value::Bool(lockable), "{text:?}");
    }
    if let Some(rooms) = typed.rooms {
        let Value::List(read) = of("rooms") else { panic!("{text:?}: {:?}", outcome.faults) };
        let beds: Vec<Value> =
            rooms.iter().filter_map(|room| room.beds).map(|beds| Value::Number(Rational::whole(beds.into()))).collect();
        let of_room = |room: &Value| if let Value::Record(room) = room { room.slots[1].clone() } else { room.clone() };
        let read: Vec<Value> = read.iter().map(of_room).collect();
        assert_eq!(read, beds, "{text:?}");
    }
}
