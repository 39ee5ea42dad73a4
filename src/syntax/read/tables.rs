//! Tables out of their words. Knows no rules.

use super::{Built, Reader, every, find};
use crate::diagnostic::{Code, Diagnostic};
use crate::syntax::ast::{Cell, CellKind, Expression, Table, TableRow};
use crate::syntax::grammar::Rule;
use pest::iterators::Pair;

impl Reader {
    /// A `table`.
    pub(super) fn table(&mut self, pair: &Pair<'_, Rule>) -> Built<Table> {
        let head = self.need(pair, Rule::table_head)?;
        let columns = self.expressions(&head)?;
        let mut rows = Vec::new();
        for row in every(pair, Rule::table_row) {
            let cells = every(&row, Rule::cell).map(|cell| self.cell(&cell)).collect::<Built<Vec<_>>>()?;
            if cells.len() != columns.len() {
                let message = format!("a row of {} cells under {} columns", cells.len() + 1, columns.len() + 1);
                let fault = Diagnostic::new(Code::SyntaxError, self.span(&row), message)
                    .also(self.span(&head), "the columns")
                    .help("write `any` where a column does not matter");
                return Err(Box::new(fault));
            }
            let value = self.need(&row, Rule::row_value)?;
            rows.push(TableRow { cells, value: self.row_value(&value)?, span: self.span(&row) });
        }
        let otherwise = match find(pair, Rule::table_otherwise) {
            Some(row) => {
                let value = self.need(&row, Rule::row_value)?;
                Some((self.row_value(&value)?, self.span(&row)))
            }
            None => None,
        };
        Ok(Table {
            name: self.named(pair)?,
            label: self.label(pair),
            ty: self.needed_type(pair)?,
            columns,
            rows,
            otherwise,
            clauses: self.note_clauses(pair)?,
        })
    }

    fn expressions(&mut self, pair: &Pair<'_, Rule>) -> Built<Vec<Expression>> {
        every(pair, Rule::expression).map(|expression| self.expression(&expression)).collect()
    }

    fn cell(&mut self, pair: &Pair<'_, Rule>) -> Built<Cell> {
        let span = self.span(pair);
        let inner = self.only(pair.clone())?;
        let kind = match inner.as_rule() {
            Rule::cell_any => CellKind::Any,
            Rule::cell_from => CellKind::From(self.needed_simple_value(&inner)?),
            Rule::cell_up_to => CellKind::UpTo(self.needed_simple_value(&inner)?),
            Rule::cell_below => CellKind::Below(self.needed_simple_value(&inner)?),
            Rule::cell_above => CellKind::Above(self.needed_simple_value(&inner)?),
            _ => match find(&inner, Rule::cell_end) {
                Some(end) => CellKind::Range(self.needed_simple_value(&inner)?, self.needed_simple_value(&end)?),
                None => CellKind::OneOf(
                    every(&inner, Rule::simple_value).map(|value| self.simple_value(&value)).collect::<Built<_>>()?,
                ),
            },
        };
        Ok(Cell { span, kind })
    }
}
