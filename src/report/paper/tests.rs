//! Papers as text and as Markdown.

use super::{Cell, Column, Line, Paper, Row, Section, Table, markdown, text};
use crate::quantity::{Rational, Unit};
use crate::report::Colour;

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
                table: None,
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
