//! Workbooks as spreadsheet programs write them, and as those do who mean harm.

use super::sheets::read_sheets;
use super::*;
use crate::profile::sheet::{Dialect, Kind, WorkbookFault, workbook};
use rust_xlsxwriter::{ExcelDateTime, Format as CellFormat, Formula, Workbook, Worksheet};
use std::io::Write as _;

/// A sheet by its name, and what fills it.
type Filled<'f> = (&'f str, &'f dyn Fn(&mut Worksheet));

fn book(sheets: &[Filled<'_>]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, fill) in sheets {
        fill(book.add_worksheet().set_name(*name).unwrap());
    }
    book.save_to_buffer().unwrap()
}

fn read(bytes: &[u8]) -> Outcome {
    let sheets = workbook(bytes).unwrap();
    let sheets: Vec<_> = sheets.iter().map(|(title, text)| (title.as_str(), text.as_str())).collect();
    read_sheets(&sheets, Kind::Workbook, Dialect::Auto)
}

fn headings(sheet: &mut Worksheet, row: u32, names: &[&str]) {
    for (column, name) in (0..).zip(names) {
        sheet.write(row, column, *name).unwrap();
    }
}

#[test]
fn a_workbook_says_what_yaml_says() {
    let day = CellFormat::new().set_num_format("dd.mm.yyyy");
    let percent = CellFormat::new().set_num_format("0.0 %");
    let bytes = book(&[
        ("Shelter", &|sheet| {
            headings(
                sheet,
                0,
                &["id", "name", "residents", "living_area", "occupied", "opened", "closed", "lockable", "topics"],
            );
            sheet.write(1, 0, 7).unwrap();
            sheet.write(1, 1, "Haus\n\"am\"\tMarkt").unwrap();
            sheet.write(1, 2, 148).unwrap();
            sheet.write_formula(1, 3, Formula::new("=0.1+0.2").set_result("0.30000000000000004")).unwrap();
            sheet.write_with_format(1, 4, 0.285, &percent).unwrap();
            sheet.write_with_format(1, 5, ExcelDateTime::parse_from_str("2014-01-01").unwrap(), &day).unwrap();
            sheet.write(1, 6, "-").unwrap();
            sheet.write(1, 7, true).unwrap();
            sheet.write(1, 8, "work; language").unwrap();
            headings(sheet, 3, &["# a remark below an empty row"]);
            sheet.write(4, 0, "b").unwrap();
            sheet.write(4, 3, "1.234,5").unwrap();
            sheet.write(4, 4, "20 %").unwrap();
            sheet.write(4, 5, "1.3.2016").unwrap();
        }),
        ("rooms", &|sheet| {
            headings(sheet, 0, &["shelter", "area", "beds"]);
            for (row, id) in [(1, 7.0), (2, 7.0)] {
                sheet.write(row, 0, id).unwrap();
                sheet.write(row, 1, 9.3).unwrap();
                sheet.write(row, 2, 1).unwrap();
            }
        }),
        ("#lists", &|sheet| headings(sheet, 0, &["nothing", "of", "use"])),
        ("Tabelle3", &|_| {}),
    ]);
    let outcome = read(&bytes);
    let expected = yaml("\
shelter:
  - {id: \"7\", name: \"Haus\\n\\\"am\\\"\\tMarkt\", residents: 148, living_area: 0.3, occupied: 28.5 %, opened: 2014-01-01,
     closed: null, lockable: yes, topics: [work, language], rooms: [{area: 9.3, beds: 1}, {area: 9.3, beds: 1}]}
  - {id: b, living_area: 1234.5, occupied: 20 %, opened: 2016-03-01}
");
    assert_eq!(outcome.faults, Vec::<String>::new());
    assert_eq!(outcome.instances(), expected.instances());
    assert_eq!(outcome.profiles.iter().map(|profile| profile.line).collect::<Vec<_>>(), [2, 5]);
}

#[test]
fn faults_of_a_workbook_stand_at_their_row() {
    let bytes = book(&[("shelter", &|sheet| {
        headings(sheet, 0, &["name", "residents", "living_area", "opened", "occupied"]);
        sheet.write(2, 0, "A").unwrap();
        sheet.write(2, 1, 1.5).unwrap();
        sheet.write_formula(2, 2, Formula::new("=Z99").set_result("#REF!")).unwrap();
        sheet.write(2, 3, 41_640).unwrap();
        sheet.write(2, 4, 0.2).unwrap();
    })]);
    assert_eq!(
        read(&bytes).faults,
        [
            "3:5 [out-of-bounds] `residents` is counted in whole numbers, not 1.5 -> write a whole number",
            "3:9 [invalid-value] #REF! is what a faulty formula leaves -> put the formula right, or leave the cell empty \
             where the value is not known",
            "3:15 [invalid-date] `41640` is no date -> write year-month-day, for example 2016-03-01",
            "3:21 [invalid-number] a share is written with %: `0.2` could be misread -> write \"20 %\"",
        ]
    );
}

#[test]
fn what_is_no_workbook_is_told() {
    assert_eq!(workbook(b"\xd0\xcf\x11\xe0\xa1\xb1"), Err(WorkbookFault::Sealed));
    for bytes in [&b""[..], b"PK\x03\x04", b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", b"name;residents\n"] {
        assert!(matches!(workbook(bytes), Err(WorkbookFault::Unreadable(_))), "{bytes:?}");
    }
    let whole = book(&[("shelter", &|sheet| headings(sheet, 0, &["name"]))]);
    for length in (0..whole.len()).step_by(97) {
        assert!(workbook(&whole[..length]).is_err(), "{length}");
    }
}

#[test]
fn a_workbook_that_swells_is_not_unpacked() {
    let mut packed = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    packed.start_file("xl/worksheets/sheet1.xml", options).unwrap();
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..300 {
        packed.write_all(&zeros).unwrap();
    }
    let bytes = packed.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 20);
    assert_eq!(workbook(&bytes), Err(WorkbookFault::TooLarge));
}

#[test]
fn cells_in_far_corners_cost_no_more_than_others() {
    let bytes = book(&[("shelter", &|sheet| {
        headings(sheet, 0, &["name"]);
        sheet.write(1_048_575, 0, "B").unwrap();
        sheet.write(1, 16_383, "x").unwrap();
    })]);
    let outcome = read(&bytes);
    assert_eq!(
        outcome.faults,
        [
            "2:16384 [unknown-key] no heading stands above `x` -> write the name of a fact into the row of headings, or empty the cell"
        ]
    );
    assert_eq!(outcome.profiles.last().unwrap().line, 1_048_576);
    let wide = book(&[("shelter", &|sheet| {
        for row in 0..5000 {
            sheet.write(row, 16_383, "x").unwrap();
        }
    })]);
    assert_eq!(workbook(&wide), Err(WorkbookFault::TooLarge));
}
