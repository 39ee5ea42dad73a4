//! Workbooks and large lists on the command line: read like any profile, their faults told at sheet, row and column; and
//! written.

use calamine::{Data, Reader as _, Xlsx};
use rust_xlsxwriter::Workbook;
use std::io::Cursor;
use std::path::Path;
use std::process::{Command, Stdio};

/// Checks a workbook of one shelter with so many residents; gives what is printed and what is said of faults.
fn check(name: &str, residents: f64) -> (String, String) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("workbooks").join(name);
    std::fs::create_dir_all(&folder).unwrap();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Unterkunft").unwrap();
    for (column, heading) in (0..).zip(["Name", "Plätze", "Bewohnerinnen und Bewohner"]) {
        sheet.write(0, column, heading).unwrap();
    }
    sheet.write(2, 0, "Haus Ahorn").unwrap();
    sheet.write(2, 1, 64).unwrap();
    sheet.write(2, 2, residents).unwrap();
    book.save(folder.join("liste.xlsx")).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_norm"))
        .args(["check", "liste.xlsx", "--rules", "musterstandard", "--on", "2026-06-01", "--format", "jsonl"])
        .current_dir(folder)
        .output()
        .unwrap();
    let [printed, said] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    (printed, said)
}

#[test]
fn a_workbook_is_checked() {
    let (printed, said) = check("fine", 62.0);
    assert!(printed.contains(r#""subject":"Haus Ahorn","record":"shelter""#), "{printed}{said}");
    assert!(printed.contains(r#""rule":"belegung","status":"met","required":"62""#), "{printed}{said}");
}

#[test]
fn its_faults_are_told_at_their_cells() {
    let (_, said) = check("faulty", 62.5);
    insta::assert_snapshot!(said, @r#"
    error[out-of-bounds]: `residents` is counted in whole numbers, not 62.5
     --> liste.xlsx!Unterkunft:3:17
      |
    1 | "Name"    "Plätze"    "Bewohnerinnen und Bewohner"
      |                       ---------------------------- column C
    2 |
    3 | "Haus Ahorn"    64    62.5
      |                       ^^^^ Unterkunft!C3
      |
      = help: write a whole number

    note: 1 of 1 records are faulty: there is no report until this is put right
    "#);
}

/// Checks a CSV list of one house and a remark so long that the file has so many bytes, by its path or as standard input.
fn check_large(bytes: usize, piped: bool) -> (String, String) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("workbooks");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(format!("large-{bytes}-{piped}.csv"));
    let mut list = b"name,places,residents\nHouse Maple,64,62\n# ".to_vec();
    list.resize(bytes, b'-');
    std::fs::write(&path, list).unwrap();
    let name = path.file_name().unwrap().to_str().unwrap();
    let input = if piped { std::fs::File::open(&path).unwrap().into() } else { Stdio::null() };
    let output = Command::new(env!("CARGO_BIN_EXE_norm"))
        .args(["check", if piped { "-" } else { name }, "--rules", "musterstandard", "--on", "2026-06-01"])
        .args(["--format", "jsonl"])
        .current_dir(folder)
        .stdin(input)
        .output()
        .unwrap();
    std::fs::remove_file(&path).unwrap();
    let [printed, said] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    (printed, said.replace(name, "large.csv"))
}

const LARGEST_LIST: usize = 64 * 1024 * 1024;

#[test]
fn the_largest_list_is_checked() {
    let (printed, said) = check_large(LARGEST_LIST, false);
    assert!(printed.contains(r#""rule":"belegung","status":"met","required":"62""#), "{printed}{said}");
}

#[test]
fn a_list_too_large_is_refused_before_it_is_read() {
    let (printed, said) = check_large(LARGEST_LIST + 1, false);
    assert_eq!(printed, "");
    insta::assert_snapshot!(said, @"
    error[file-too-large]: this list has more than 64 MiB, and more is not read
     --> large.csv:1:1
      |
    1 |
      | ^
      |
      = help: split it, or write it as JSON Lines, which are read one record at a time
    ");
    assert_eq!(check_large(LARGEST_LIST + 1, true), (printed, said.replace("large.csv", "standard input")));
}

/// What a command writes to a workbook, sheet by sheet, as another library reads it.
fn written(arguments: &[&str], path: &Path) -> Vec<(String, Vec<Vec<Data>>)> {
    let output = Command::new(env!("CARGO_BIN_EXE_norm"))
        .args(arguments)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/tables"))
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    let bytes = if output.stdout.is_empty() { std::fs::read(path).unwrap() } else { output.stdout };
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheets = book.worksheets();
    sheets.into_iter().map(|(name, range)| (name, range.rows().map(<[Data]>::to_vec).collect())).collect()
}

#[test]
fn findings_go_out_as_a_workbook() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("workbooks");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("findings.xlsx");
    let small = "../shared/small.norm";
    let format = format!("xlsx={}", path.display());
    let common = ["check", "town.yaml", "--rules", small, "--fail-on", "never", "--format"];
    let sheets = written(&[&common[..], &[&format]].concat(), &path);
    assert_eq!(sheets, written(&[&common[..], &["xlsx"]].concat(), &path), "to a file and to standard output");
    assert_eq!(sheets.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["findings", "notes"]);
    let row = &sheets[0].1[1];
    let text = |text: &str| Data::String(text.to_owned());
    assert_eq!(row[3], text("=SUM(A1) \"Birch\"; north, side"));
    assert_eq!(row[5..9], [text("enough_toilets"), text("Toilets"), text("must"), text("not met")]);
    let short = [Data::Float(10.0), Data::Float(8.0), Data::Float(2.0), Data::Empty, text("toilets")];
    assert_eq!(row[9..14], short);
    let Data::DateTime(day) = &row[1] else { panic!("{row:?}") };
    assert_eq!(day.to_ymd_hms_milli(), (2026, 1, 1, 0, 0, 0, 0));
}

#[test]
fn several_standards_are_compared_on_a_sheet() {
    let profile = "../../../profiles/musterstadt.yaml";
    let standards = ["--rules", "musterstandard", "--rules", "leipzig", "--lang", "en", "--fail-on", "never"];
    let sheets = written(&[&["check", profile, "--format", "xlsx"], &standards[..]].concat(), Path::new(""));
    let names: Vec<_> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["findings", "comparison", "overview", "notes"]);
    let shown = |cell: &Data| if *cell == Data::Empty { String::new() } else { cell.to_string() };
    let lines = |sheet: usize| -> Vec<String> {
        sheets[sheet].1.iter().map(|row| row.iter().map(shown).collect::<Vec<_>>().join(" | ")).collect()
    };
    let of =
        |house: &str| lines(1).into_iter().filter(|line| line.contains(house)).take(4).collect::<Vec<_>>().join("\n");
    insta::assert_snapshot!(format!("{}\n{}", lines(1)[0], of("M01")), @r"
    type | record | name | thing | standard | rule | label | strength | required | unit | status | among them
    shelter | M01 | Haus Ahorn | fixtures › toilets: at least | Unterbringung und Betreuung in Leipzig | leipzig.toiletten_stadt | Eine Toilette für fünf Personen | goal | 12.4 | toilets | not met | asks more
    shelter | M01 | Haus Ahorn | fixtures › toilets: at least | Musterstandard für Unterkünfte | musterstandard.toiletten | Toiletten | must | 7 | toilets | met | decides
    shelter | M01 | Haus Ahorn | fixtures › toilets: at least | Unterbringung und Betreuung in Leipzig | leipzig.toiletten (from saxony) | Eine Toilette für zehn Personen | should | 6.2 | toilets | met | asks less
    shelter | M01 | Haus Ahorn | fixtures › showers: at least | Unterbringung und Betreuung in Leipzig | leipzig.duschen_stadt | Eine Dusche für fünf Personen | goal | 12.4 | showers | not met | asks more
    ");
    insta::assert_snapshot!(lines(2)[..3].join("\n"), @r"
    About | musterstandard | leipzig
    city Musterstadt | ? 1 !1 | ✗ 1
    Haus Ahorn (M01) | ✓ | ✓ !2
    ");
    let number = sheets[1].1[1][8].clone();
    assert!(matches!(number, Data::Float(_)), "{number:?}");
    assert!(lines(3).iter().any(|line| line.contains("decides")), "who decides how often");
}

#[test]
fn capacity_goes_out_as_a_workbook() {
    let arguments = ["capacity", "town.yaml", "--rules", "../shared/small.norm", "--format", "xlsx"];
    let sheets = written(&arguments, Path::new(""));
    let names: Vec<_> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["roles", "services", "records", "notes"]);
    let records = &sheets[2].1;
    assert_eq!(records[1][2..4], [Data::Float(1.25), Data::Float(0.5)]);
}

#[test]
fn a_workbook_to_fill_in_is_checked_once_it_is_filled_in() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("workbooks");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("template.xlsx");
    let _ = std::fs::remove_file(&path);
    let name = path.to_str().unwrap();
    let sheets = written(&["template", "--rules", "musterstandard", "--output", name], &path);
    let names: Vec<_> = sheets.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Unterkunft", "Raum", "Beschäftigung", "Begehung", "#lists"]);
    let filled = folder.join("filled.xlsx");
    let mut book = Workbook::new();
    for (name, rows) in sheets.iter().take(2) {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(cells) {
                sheet.write(row, column, cell.to_string()).unwrap();
            }
        }
        let heading = |wanted: &str| rows[0].iter().position(|cell| *cell == Data::String(wanted.to_owned())).unwrap();
        let cells = match name.as_str() {
            "Unterkunft" => [("Kennung", "M01"), ("Form", "Wohnheim"), ("Plätze", "64"), ("Eröffnung", "01.04.2021")],
            _ => [("Unterkunft", "M01"), ("Name", "101"), ("Nutzung", "Schlafraum"), ("abschließbar", "nein")],
        };
        for (wanted, words) in cells {
            sheet.write(2, u16::try_from(heading(wanted)).unwrap(), words).unwrap();
        }
    }
    book.save(&filled).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_norm"))
        .args(["check", "filled.xlsx", "--rules", "musterstandard", "--on", "2026-06-01", "--format", "jsonl"])
        .current_dir(&folder)
        .output()
        .unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(printed.contains(r#""rule":"größe","status":"met","required":"64","provided":"80""#), "{printed}{said}");
    assert!(printed.contains(r#""rule":"abschließbar","status":"not_met""#), "{printed}{said}");
}
