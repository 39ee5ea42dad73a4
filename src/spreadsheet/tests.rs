//! Sheets as other programs read them.

use super::*;
use calamine::{Data, Reader as _, Xlsx};
use proptest::prelude::*;
use std::io::Cursor;

fn words(text: &str) -> Cell {
    Cell::Words(text.to_owned())
}

fn sheet(name: &str, rows: Vec<Vec<Cell>>) -> Sheet {
    let columns = vec![Column::new("a"), Column::new("-b")];
    Sheet { name: name.to_owned(), columns, rows: rows.into_iter().map(Row::from).collect(), explained: false }
}

fn third(numerator: i128) -> Rational {
    Rational::new(numerator, 3).unwrap()
}

#[test]
fn csv_is_written_for_two_countries() {
    let rows = vec![
        vec![words("Haus; \"Birke\", Hof"), Cell::Number(third(5))],
        vec![Cell::Share(Rational::new(5, 8).unwrap()), Cell::Number(Rational::new(-3, 2).unwrap())],
        vec![Cell::Day(jiff::civil::date(2016, 3, 1))],
        vec![],
        vec![words("two\nlines"), words(" gap")],
    ];
    let sheet = sheet("x", rows);
    assert_eq!(
        csv(&sheet, CsvForm::Comma),
        "a,'-b\n\"Haus; \"\"Birke\"\", Hof\",1.666666666667\n62.5%,-1.5\n2016-03-01,\n,\n\"two\nlines\",\" gap\"\n"
    );
    assert_eq!(
        csv(&sheet, CsvForm::Semicolon),
        "\u{feff}a;'-b\n\"Haus; \"\"Birke\"\", Hof\";1,666666666667\n62,5%;-1,5\n2016-03-01;\n;\n\"two\nlines\";\" gap\"\n"
    );
}

#[test]
fn words_never_become_formulas() {
    for text in ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", " =1", "'=1"] {
        let sheet = sheet("x", vec![vec![words(text), Cell::Empty]]);
        let text_of = csv(&sheet, CsvForm::Comma);
        let cell = text_of.lines().nth(1).unwrap().trim_start_matches('"');
        assert!(cell.starts_with('\''), "{text_of}");
        let read = read(&Book { sheets: vec![sheet] });
        assert_eq!(read[0].1[1][0], Data::String(text.to_owned()), "{text}");
    }
}

/// Sheets with their cells, as another library reads them.
fn read(book: &Book) -> Vec<(String, Vec<Vec<Data>>)> {
    let mut found: Xlsx<_> = Xlsx::new(Cursor::new(xlsx(book).unwrap())).unwrap();
    let sheets = found.worksheets();
    sheets.into_iter().map(|(name, range)| (name, range.rows().map(<[Data]>::to_vec).collect())).collect()
}

#[test]
fn cells_of_a_workbook_have_their_types() {
    let rows = vec![
        vec![words("Haus"), Cell::Number(third(5))],
        vec![Cell::Share(Rational::new(5, 8).unwrap()), Cell::Number(Rational::whole(4300))],
        vec![Cell::Day(jiff::civil::date(2016, 3, 1)), Cell::Day(jiff::civil::date(1850, 1, 2))],
        vec![words("2016-03-01"), words("12")],
    ];
    let read = read(&Book { sheets: vec![sheet("Liste: 1/2", rows.clone()), sheet("liste- 1-2", rows)] });
    assert_eq!(read.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["Liste- 1-2", "liste- 1-2 2"]);
    let cells = &read[0].1;
    assert_eq!(cells[0], [Data::String("a".to_owned()), Data::String("-b".to_owned())]);
    assert_eq!(cells[1], [Data::String("Haus".to_owned()), Data::Float(1.666_666_666_667)]);
    assert_eq!(cells[2], [Data::Float(0.625), Data::Float(4300.0)]);
    let Data::DateTime(day) = &cells[3][0] else { panic!("{:?}", cells[3]) };
    assert_eq!(day.to_ymd_hms_milli(), (2016, 3, 1, 0, 0, 0, 0));
    assert_eq!(cells[3][1], Data::String("1850-01-02".to_owned()));
    assert_eq!(cells[4], [Data::String("2016-03-01".to_owned()), Data::String("12".to_owned())]);
}

#[test]
fn the_same_book_gives_the_same_bytes() {
    let book = Book { sheets: vec![sheet("x", vec![vec![words("y"), Cell::Number(third(1))]])] };
    assert_eq!(xlsx(&book), xlsx(&book));
}

#[test]
fn what_one_sheet_cannot_hold_goes_on_in_the_next() {
    let rows = std::iter::repeat_with(|| Row::from(vec![Cell::Empty])).take(1_048_576).collect();
    let long = Sheet { name: "long".to_owned(), columns: vec![Column::new("a")], rows, explained: false };
    let read = read(&Book { sheets: vec![long] });
    assert_eq!(read.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["long", "long 2"]);
    let wide = Sheet { columns: vec![Column::new("a"); 16_385], name: "wide".to_owned(), ..Sheet::default() };
    assert_eq!(xlsx(&Book { sheets: vec![wide] }), Err(XlsxError::TooWide("wide".to_owned())));
}

proptest! {
    #[test]
    fn csv_is_read_as_it_was_meant(cells in prop::collection::vec("[a-c=+@,;\"'\n\r ä-]{0,6}", 2), form in prop::sample::select(vec![CsvForm::Comma, CsvForm::Semicolon])) {
        let sheet = sheet("x", vec![cells.iter().map(|cell| words(cell)).collect()]);
        let text = csv(&sheet, form);
        let separator = if form == CsvForm::Comma { b',' } else { b';' };
        let mut rows = ::csv::ReaderBuilder::new().delimiter(separator).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let row = rows.records().next().unwrap().unwrap();
        for (read, written) in row.iter().zip(&cells) {
            let opens = read.len() > 1 && read.starts_with(['=', '+', '-', '@', '\r']);
            prop_assert!(read == written && !opens || read == format!("'{written}"), "{read:?} {written:?}");
        }
    }
}
