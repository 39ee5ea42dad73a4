//! Papers as text and as Markdown.

use super::{Cell, Column, Line, Paper, Row, Section, Table, book, main, markdown, text};
use crate::language::Language;
use crate::quantity::{Rational, Unit};
use crate::report::Colour;
use crate::spreadsheet::{CsvForm, csv};

fn paper() -> Paper {
    let amount = |shown: &str, value| Cell::Amount(shown.to_owned(), Rational::whole(value), Unit::ONE);
    let row = |name: &str, shown: &str, value, total| Row {
        cells: vec![Cell::Words(name.to_owned()), amount(shown, value), Cell::Empty],
        total,
    };
    let table = Table {
        name: "posts",
        columns: vec![Column::words("house"), Column::amounts("posts"), Column::words("never filled")],
        rows: vec![row("Ash | Birch", "8", 8, false), row("sum", "1,208", 1208, true)],
    };
    let line = Line { words: "Ash: toilets".to_owned(), below: vec!["2 more".to_owned()] };
    Paper {
        title: "Capacity".to_owned(),
        about: vec!["Key date 1 March 2016".to_owned()],
        sections: vec![
            Section { title: "By house".to_owned(), table: Some(table), ..Section::default() },
            Section {
                title: "What helps".to_owned(),
                lines: vec![line],
                remarks: vec!["Each alone.".to_owned()],
                ..Section::default()
            },
        ],
    }
}

#[test]
fn a_paper_as_text() {
    let shown = text(&paper(), 60, Colour::Never);
    insta::assert_snapshot!(shown, @"
    Capacity
    Key date 1 March 2016

    By house
    house        posts
    ───────────────────
    Ash | Birch      8
    sum          1,208

    What helps
      Ash: toilets
          2 more
      Each alone.
    ");
}

#[test]
fn a_paper_as_markdown() {
    insta::assert_snapshot!(markdown(&paper()), @r"
    # Capacity

    Key date 1 March 2016

    ## By house

    | house | posts |
    | --- | ---: |
    | Ash \| Birch | 8 |
    | sum | 1,208 |

    ## What helps

    - Ash: toilets
      - 2 more

    Each alone.
    ");
}

#[test]
fn a_paper_as_sheets() {
    let mut paper = paper();
    let other = paper.sections[0].clone();
    paper.sections.push(Section { title: "By district".to_owned(), ..other.clone() });
    paper.sections.push(Section { table: Some(Table { name: "others", ..other.table.clone().unwrap() }), ..other });
    let book = book(&paper, Language::German);
    let names: Vec<_> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["posts", "others", "notes"]);
    assert_eq!(main(&book, "others"), Some(&book.sheets[1]));
    assert_eq!(main(&book, "absent"), Some(&book.sheets[0]));
    let texts: Vec<_> = book.sheets.iter().map(|sheet| csv(sheet, CsvForm::Comma)).collect();
    insta::assert_snapshot!(texts.join("\n"), @"
    Tabelle,house,posts,never filled
    By house,Ash | Birch,8,
    By house,sum,1208,
    By district,Ash | Birch,8,
    By district,sum,1208,

    house,posts,never filled
    Ash | Birch,8,
    sum,1208,

    Capacity,
    Key date 1 March 2016,
    ,
    What helps,
    Ash: toilets,
    ,2 more
    Each alone.,
    ");
}

#[test]
fn an_amount_between_two_ends_has_a_column_for_each() {
    let mut paper = paper();
    let rows = &mut paper.sections[0].table.as_mut().unwrap().rows;
    let range = |high| Cell::Range("some".to_owned(), Rational::whole(2), high, Unit::ONE);
    rows[0].cells[1] = range(Some(Rational::whole(5)));
    rows.insert(1, Row { cells: vec![Cell::Words("Oak".to_owned()), range(None), Cell::Empty], total: false });
    let sheets = book(&paper, Language::English);
    insta::assert_snapshot!(csv(main(&sheets, "posts").unwrap(), CsvForm::default()), @r#"
    house,"posts, at least","posts, at most",never filled
    Ash | Birch,2,5,
    Oak,2,,
    sum,1208,1208,
    "#);
}
