//! Spreadsheets say what YAML says.

use super::*;
use crate::profile::sheet::{Dialect, Kind, Sheet, SheetOptions};
use proptest::prelude::*;

/// What sheets give, each under its title.
pub(super) fn read_sheets(sheets: &[(&str, &str)], kind: Kind, dialect: Dialect) -> Outcome {
    let vocabulary = vocabulary();
    let mut sources = SourceMap::new();
    let texts: Vec<_> = sheets.iter().map(|(title, text)| (*title, sources.add(*title, *text))).collect();
    let sheets: Vec<_> =
        texts.iter().map(|&(title, file)| Sheet { file, text: &sources.file(file).text, title, kind }).collect();
    let (mut diagnostics, mut profiles) = (Diagnostics::new(), Vec::new());
    let options = SheetOptions { dialect, ignored: vec!["left out".to_owned()] };
    let reader = ProfileReader::new(&vocabulary, vocabulary.find_record("shelter"));
    let flow = reader.read_sheets(&sheets, &options, &mut diagnostics, &mut |profile| {
        profiles.push(profile.clone());
        ControlFlow::Continue(())
    });
    assert_eq!(flow, ControlFlow::Continue(()));
    let faults = diagnostics.sorted().iter().map(|diagnostic| written(diagnostic, &sources)).collect();
    Outcome { profiles, faults }
}

fn csv(text: &str) -> Outcome {
    read_sheets(&[("list", text)], Kind::Text, Dialect::Auto)
}

fn none() -> Vec<String> {
    Vec::new()
}

#[test]
fn a_row_says_what_yaml_says() {
    let sheet = csv("\
ID;Name;kind;residents;residents.note;living_area;hours;occupied;opened;closed;lockable;calm;calm.by;calm.on;topics;staff.on_site
a;Haus am Markt;wohnheim;148;;1.535,50;39 h/week;20 %;1.1.2014;-;x;nein;warden;01.02.2026;\"work; language\";2
b;Siloah;;250;up to;12,5;;;;;;;;;-;
");
    let yaml = yaml(
        "\
shelter:
  - {id: a, name: Haus am Markt, kind: dormitory, residents: 148, living_area: 1535.5, hours: 39 h/week,
     occupied: 20 %, opened: 2014-01-01, closed: null, lockable: yes,
     calm: {value: no, by: warden, on: 2026-02-01}, topics: [work, language], staff: {on_site: 2}}
  - {id: b, name: Siloah, residents: {value: 250, note: up to}, living_area: 12.5, topics: []}
",
    );
    assert_eq!(sheet.faults, none());
    assert_eq!(sheet.instances(), yaml.instances());
    assert_eq!(sheet.profiles.iter().map(|profile| profile.line).collect::<Vec<_>>(), [2, 3]);
}

#[test]
fn rows_of_other_sheets_go_where_they_belong() {
    let shelters = ("shelter", "id,name,city\na,Haus am Markt,Musterstadt\n,Siloah,Musterstadt\n");
    let rooms = ("rooms", "shelter,area,beds\na,9.5,1\nSiloah,12,2\na,8,1\n");
    let city = ("City", "name\nMusterstadt\n");
    let expected = yaml(
        "\
city:
  name: Musterstadt
  shelters:
    - {id: a, name: Haus am Markt, rooms: [{area: 9.5, beds: 1}, {area: 8, beds: 1}]}
    - {name: Siloah, rooms: [{area: 12, beds: 2}]}
",
    );
    for order in [[shelters, rooms, city], [city, rooms, shelters], [rooms, city, shelters]] {
        let sheets = read_sheets(&order, Kind::Text, Dialect::Auto);
        assert_eq!(sheets.faults, none());
        assert_eq!(sheets.instances(), expected.instances());
    }
}

#[test]
fn rows_that_belong_nowhere_are_faults() {
    let shelters = ("shelter", "id\na\nb\na\n");
    let rooms = ("room", "shelter,area\na,9\nc,9\n,9\n");
    let outcome = read_sheets(&[shelters, rooms], Kind::Text, Dialect::Auto);
    assert_eq!(
        outcome.faults,
        [
            "4:1 [duplicate-name] two rows of `shelter` go by `a` -> give each an `id` of its own",
            "3:1 [invalid-profile] no `shelter` goes by `c` -> write the `id` of a `shelter`, or its `name` where it has \
             no `id`",
            "4:1 [invalid-profile] this row does not say to which `shelter` it belongs -> write the `id` of the \
             `shelter` into column A",
        ]
    );
    let keyless = read_sheets(&[shelters, ("room", "area\n9\n")], Kind::Text, Dialect::Auto);
    assert_eq!(
        keyless.faults,
        ["2:1 [invalid-profile] these rows do not say to which `shelter` they belong -> add a column `shelter` with \
          the `id` of each, or its `name`"]
    );
    let said = read_sheets(&[("shelter", "id,rooms\na,-\n"), rooms], Kind::Text, Dialect::Auto);
    assert!(said.faults.iter().any(|fault| fault.contains("there are said to be none")), "{:?}", said.faults);
}

#[test]
fn an_empty_cell_is_unknown_and_a_dash_is_none() {
    let outcome = csv("name;residents;closed;rooms\nA;;;\nB;0;-;-\n");
    let expected = yaml("shelter: [{name: A}, {name: B, residents: 0, closed: null, rooms: []}]");
    assert_eq!(outcome.faults, none());
    assert_eq!(outcome.instances(), expected.instances());
}

#[test]
fn numbers_tell_how_their_file_is_written() {
    let area = |text: &str, dialect| {
        let outcome = read_sheets(&[("list", text)], Kind::Text, dialect);
        let values: Vec<_> = outcome
            .instances()
            .iter()
            .map(|instance| {
                let value = &instance.slots[4];
                if let Value::Number(number) = value { number.to_string() } else { format!("{value:?}") }
            })
            .collect();
        (values.join(" "), outcome.faults.len())
    };
    let column = |cells: &[&str]| format!("living_area\n{}\n", cells.join("\n"));
    let open = column(&["\"1,234\"", "980"]);
    assert_eq!(area(&open, Dialect::Auto), ("Unknown 980".to_owned(), 1));
    assert_eq!(area(&open, Dialect::German), ("1.234 980".to_owned(), 0));
    assert_eq!(area(&open, Dialect::English), ("1234 980".to_owned(), 0));
    for (cells, values) in [
        (&["\"1,234\"", "\"2,5\""][..], "1.234 2.5"),
        (&["\"1,234\"", "2.5"], "1234 2.5"),
        (&["1.234", "1.234.567"], "1234 1234567"),
        (&["\"1,234\"", "\"1,234,567\""], "1234 1234567"),
        (&["1.234", "\"1.234,5\""], "1234 1234.5"),
        (&["0.125", "1'000"], "0.125 1000"),
        (&["−5", "-2.5 m2"], "-5 -2.5"),
        (&["12 345", "12\u{a0}345"], "12345 12345"),
    ] {
        assert_eq!(area(&column(cells), Dialect::Auto), (values.to_owned(), 0), "{cells:?}");
    }
    for cell in ["ca. 10", "1.2.3", "1,23,456", "10-20", "12.34.5", "5.", ".5", "1e3", "0x10", "1 2", "m2"] {
        let (value, faults) = area(&column(&[&format!("\"{cell}\"")]), Dialect::Auto);
        assert_eq!((value.as_str(), faults), ("Unknown", 1), "{cell}");
    }
}

#[test]
fn a_dialect_says_what_a_count_with_three_decimals_means() {
    let residents = |text: &str, dialect| {
        let outcome = read_sheets(&[("list", text)], Kind::Text, dialect);
        let values = outcome.instances();
        let values = values.iter().map(|instance| {
            let value = &instance.slots[3];
            if let Value::Number(number) = value { number.to_string() } else { format!("{value:?}") }
        });
        (values.collect::<Vec<_>>().join(" "), outcome.faults.join("; "))
    };
    let read = |value: &str| (value.to_owned(), String::new());
    let (point, comma) = ("residents;name\n1.000;A\n", "residents;name\n1,000;A\n");
    assert_eq!(residents(point, Dialect::English), read("1"));
    assert_eq!(residents(point, Dialect::German), read("1000"));
    assert_eq!(residents(comma, Dialect::German), read("1"));
    assert_eq!(residents(comma, Dialect::English), read("1000"));
    assert_eq!(residents("residents;name\n1.000 person;A\n", Dialect::English), read("1"));
    // A person cannot be divided, whoever wrote so.
    assert!(residents("residents\n1.234\n", Dialect::English).1.contains("is a fraction"));
    // Without a dialect it is refused, whether or not another number tells how the file is written.
    let (value, fault) = residents(point, Dialect::Auto);
    assert_eq!(value, "Unknown");
    assert!(fault.contains("`1.000` could be 1.000 or 1000 -> say `--csv-dialect de`"), "{fault}");
    let (value, fault) = residents("residents;living_area\n1.000;2.5\n", Dialect::Auto);
    assert_eq!(value, "Unknown");
    assert!(fault.contains("`1.000` could be 1 or 1000 -> write 1 or 1000, whichever is meant, or say"), "{fault}");
}

#[test]
fn headings_are_names_labels_or_paths() {
    let outcome = csv("Staff: On Site,Bewohner,GROESSE,living_area (cm2),# ours,left out\n2,3,x,120000,y,z\n");
    assert_eq!(outcome.faults, none());
    let expected = yaml("shelter: {staff: {on_site: 2}, residents: 3, größe: x, living_area: 12}");
    assert_eq!(outcome.instances(), expected.instances());
    assert_eq!(
        csv("name,residents,Bewohner,naem,living_area (kg)\nA,1,1,,\n").faults,
        [
            "1:16 [duplicate-key] `Bewohner` says the same as column B -> keep one; write `#` before the other heading",
            "1:25 [unknown-key] no fact of `shelter` is called `naem` -> did you mean `name`? to pass over the column, \
             write `#` before it or say --ignore-column \"naem\"",
            "1:30 [unknown-key] no fact of `shelter` is called `living_area (kg)` -> to pass over the column, write `#` \
             before it or say --ignore-column \"living_area (kg)\"",
        ]
    );
}

#[test]
fn faults_of_rows_are_told_beside_faulty_headings() {
    let outcome = csv("name,Bewoner,residents,lockable\nA,1,ca. 10,maybe\nB,2,3,yes\n");
    assert!(outcome.profiles.is_empty(), "rows that are half read are handed on");
    let [heading, residents, lockable] = outcome.faults.as_slice() else { panic!("{:?}", outcome.faults) };
    assert!(heading.starts_with("1:6 [unknown-key]"), "{heading}");
    assert!(residents.starts_with("2:5 [invalid-number]"), "{residents}");
    assert!(lockable.starts_with("2:12 [invalid-value]"), "{lockable}");
}

#[test]
fn what_only_a_faulty_heading_brings_about_is_no_fault_of_a_row() {
    // What surrounds a value that goes unread, who judged, and how numbers are written.
    let around = csv("name,kalm,calm.by,residents.note,Bewoner\nA,yes,warden,up to,3\n");
    assert_eq!(around.faults.len(), 2, "{:?}", around.faults);
    let judged = csv("name,calm,calm.bi,calm.on\nA,yes,warden,2026-02-01\n");
    assert_eq!(judged.faults.len(), 1, "{:?}", judged.faults);
    let told = csv("name;Wohnflache;living_area\nA;2,5;\nB;;1.234\n".replace("living_area", "residents").as_str());
    assert_eq!(told.faults.len(), 1, "{:?}", told.faults);
    // A row of headings without any that is known is none, and what stands below it is not judged.
    let title = csv("All shelters,,\nname,residents,lockable\nA,ca. 10,maybe\n");
    assert_eq!(title.faults.len(), 1, "{:?}", title.faults);
}

#[test]
fn rows_of_other_sheets_are_not_missed_below_faulty_headings() {
    let rooms = ("room", "shelter,area\na,ca. 9\nb,9\n");
    let faults = |shelters: &str, rooms: (&str, &str)| {
        let outcome = read_sheets(&[("shelter", shelters), rooms], Kind::Text, Dialect::Auto);
        outcome.faults.iter().map(|fault| fault.split(']').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    // The id goes unread, or the column that says where a row belongs.
    assert_eq!(faults("Id No,name\na,A\nb,B\n", rooms), ["1:1 [unknown-key", "2:3 [invalid-number"]);
    assert_eq!(
        faults("id,residents\na,ca. 10\n", ("room", "schelter,area\na,ca. 9\nb,9\n")),
        ["2:3 [invalid-number", "1:1 [unknown-key", "2:3 [invalid-number"]
    );
    // Where both are read, what belongs nowhere is told.
    assert_eq!(faults("id,naem\na,A\n", rooms), ["1:4 [unknown-key", "2:3 [invalid-number", "3:1 [invalid-profile"]);
}

#[test]
fn the_sign_between_cells_is_told_from_the_headings() {
    for text in
        ["name,residents\nA,1\n", "name;residents\nA;1\n", "name\tresidents\nA\t1\n", "sep=|\r\nname|residents\r\nA|1"]
    {
        let outcome = csv(text);
        assert_eq!(outcome.faults, none(), "{text}");
        assert_eq!(outcome.instances(), yaml("shelter: {name: A, residents: 1}").instances());
    }
}

#[test]
fn bytes_are_read_as_the_program_meant_that_wrote_them() {
    let text = "Größe;Straße „neu“ – 5 €\n";
    let wide: Vec<u8> = "\u{feff}Größe".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(decode(text.into()).as_deref(), Ok(text));
    assert_eq!(decode(wide).as_deref(), Ok("Größe"));
    let windows = b"Gr\xf6\xdfe;Stra\xdfe \x84neu\x93 \x96 5 \x80\n";
    assert_eq!(decode(windows.to_vec()).as_deref(), Ok(text));
    // Apple's and DOS's umlauts, broken UTF-8, and what no encoding has.
    for bytes in [&b"Pl\x8atze"[..], b"Pl\x84tze", b"R\x9aume", b"Gr\x81n", b"\xc3\xa4 \xff \xc3\xa4", b"\x80rzte"] {
        assert!(decode(bytes.to_vec()).is_err(), "{bytes:?}");
    }
}

/// Words that are hard on a reader of CSV.
fn hard_words() -> impl Strategy<Value = String> {
    prop::string::string_regex("[a-c,;\"\n\r\t =ä]{0,6}").unwrap()
}

#[test]
fn an_empty_list_of_sheets_says_nothing() {
    assert_eq!(read_sheets(&[], Kind::Text, Dialect::Auto).profiles.len(), 0);
}

proptest! {
    #[test]
    fn rows_are_cut_as_another_reader_cuts_them(rows in prop::collection::vec(prop::collection::vec(hard_words(), 2..5), 1..5)) {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let line = |cells: &Vec<String>| cells.iter().map(quoted).collect::<Vec<_>>().join(",") + "\n";
        let text: String = rows.iter().map(line).collect();
        let mut ours = crate::profile::sheet::rows_of(&text, ',');
        let mut other = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let theirs: Vec<Vec<String>> =
            other.records().map(|row| row.unwrap().iter().map(|cell| cell.trim().to_owned()).collect()).collect();
        ours.iter_mut().flatten().for_each(|cell| *cell = cell.trim().to_owned());
        prop_assert_eq!(ours, theirs);
    }

    #[test]
    fn no_sheet_makes_the_reader_panic(text in "(id|name|residents|rooms|staff.on_site|calm|[;,\t\n\"#ä.0-9x-]|=1|sep=){0,30}", title in "(shelter|room|city|x)") {
        for kind in [Kind::Text, Kind::Workbook] {
            for dialect in [Dialect::Auto, Dialect::German] {
                read_sheets(&[(&title, &text), ("shelter", "id\na\n")], kind, dialect);
            }
        }
    }

    #[test]
    fn no_bytes_make_the_decoder_panic(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        let _ = decode(bytes);
    }
}
