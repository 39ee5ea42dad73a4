//! A workbook on the command line: read like any profile, its faults told at sheet, row and column.

use rust_xlsxwriter::Workbook;
use std::path::Path;
use std::process::Command;

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

    note: 1 of 1 records are faulty: there is no report until this is put right
    "#);
}
