//! Tables: columns, cells as conditions, and rows that cover every case exactly once.

use super::coverage::{Axis, Interval, Set};
use super::draft::{Declared, Draft};
use super::expression::{Lowering, Types};
use super::parameter::label;
use super::{Checker, coverage};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{CompareOperator, Expr, ExprKind, Notes, Outcome, Table, TableRow, Type};
use crate::quantity::Rational;
use crate::span::Span;
use crate::syntax::ast::{self, CellKind, Expression, ExpressionKind};

/// So many gaps of a table are told.
const SHOWN: usize = 3;

impl Checker<'_> {
    pub(super) fn table(&mut self, draft: &Draft<'_>, types: &Types, written: &Declared<'_, ast::Table>) -> Table {
        let ast = written.ast;
        let ty = self.type_of(&ast.ty);
        let mut lowering = Lowering::new(self, draft, types, written.about);
        let columns: Vec<Expr> = ast.columns.iter().map(|column| lowering.lower(column, None)).collect();
        let mut rows = Vec::new();
        let mut sets: Vec<Vec<Set>> = Vec::new();
        for row in &ast.rows {
            if row.cells.len() != columns.len() {
                lowering.checker.report(
                    Diagnostic::new(
                        Code::MissingClause,
                        row.span,
                        format!(
                            "this row has {} cells before its value, the head has {}",
                            row.cells.len(),
                            columns.len()
                        ),
                    )
                    .help("write `any` where a column does not matter"),
                );
                continue;
            }
            let (cells, admitted): (Vec<Option<Expr>>, Vec<Set>) =
                row.cells.iter().zip(&columns).map(|(cell, column)| lowering.cell(cell, column)).unzip();
            let mut value_type = ty.clone();
            let outcome = lowering.outcome(&row.value, &mut value_type);
            rows.push(TableRow { cells, outcome });
            sets.push(admitted);
        }
        let mut value_type = ty.clone();
        let otherwise: Option<Outcome> =
            ast.otherwise.as_ref().map(|(value, _)| lowering.outcome(value, &mut value_type));
        if !columns.iter().any(|column| column.ty == Type::Poison) && sets.len() == ast.rows.len() {
            let axes: Vec<Axis> =
                ast.columns.iter().zip(&columns).map(|(written, column)| self.axis(written, column)).collect();
            let spans: Vec<Span> = ast.rows.iter().map(|row| row.span).collect();
            self.cover_table(ast, &axes, &sets, &spans);
        }
        let mut notes = Notes::default();
        ast.clauses.iter().for_each(|clause| self.note(draft, written.origin, clause, &mut notes));
        Table { label: label(&ast.name, ast.label.as_ref()), about: written.about, ty, columns, rows, otherwise, notes }
    }

    fn axis(&self, written: &Expression, column: &Expr) -> Axis {
        let name = if let ExpressionKind::Path(path) = &written.kind {
            path.names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join(".")
        } else if let ExpressionKind::KeyDate = written.kind {
            "key date".to_owned()
        } else if let ExpressionKind::Elapsed(unit, ..) = &written.kind {
            format!("completed {}", unit.text)
        } else {
            "this column".to_owned()
        };
        match &column.ty {
            Type::Choice(id) => {
                let values = &self.vocabulary.choice(*id).values;
                Axis::closed(name, values.iter().map(|value| value.name.clone()).collect())
            }
            Type::Bool => Axis::closed(name, vec!["no".to_owned(), "yes".to_owned()]),
            Type::Number(unit) => {
                let whole = self.vocabulary.units.is_counted(*unit) && matches!(column.kind, ExprKind::Fact(_))
                    || matches!(
                        column.kind,
                        ExprKind::Aggregate(crate::model::AggregateKind::Number, ..) | ExprKind::Elapsed(..)
                    );
                let (low, high) = if let ExprKind::Fact(_) = column.kind {
                    self.declared_bounds(written).unwrap_or((Some(Rational::ZERO), None))
                } else {
                    (matches!(column.kind, ExprKind::Aggregate(..)).then_some(Rational::ZERO), None)
                };
                Axis::line(name, whole, false, low, high)
            }
            Type::Date => Axis::line(name, true, true, None, None),
            Type::Text | Type::Schedule | Type::Record(_) | Type::List(_) | Type::Poison => Axis::open(name),
        }
    }

    /// The bounds of the fact that a column asks, found by its name.
    fn declared_bounds(&self, written: &Expression) -> Option<(Option<Rational>, Option<Rational>)> {
        let ExpressionKind::Path(path) = &written.kind else { return None };
        let last = path.names.last()?;
        let mut found = self.vocabulary.records().filter_map(|(_, record)| {
            let slot = record.find(&last.text)?;
            record.fact(slot).bounds
        });
        let (low, high) = found.next()?;
        found.next().is_none().then_some((Some(low), Some(high)))
    }

    fn cover_table(&mut self, table: &ast::Table, axes: &[Axis], sets: &[Vec<Set>], spans: &[Span]) {
        let covered = coverage::cover(axes, sets);
        let Ok(covered) = covered else {
            self.error(Code::TableGap, table.name.span, "this table is too large to be checked for gaps: split it");
            return;
        };
        for (first, second, region) in covered.overlaps {
            if let (Some(&first), Some(&second)) = (spans.get(first), spans.get(second)) {
                self.report(
                    Diagnostic::new(Code::TableOverlap, second, format!("two rows speak of {region}"))
                        .label("this row does")
                        .also(first, "and this one")
                        .help("let the rows exclude each other"),
                );
            }
        }
        if table.otherwise.is_some() {
            return;
        }
        if !covered.gaps.is_empty() {
            let mut words = covered.gaps.iter().take(SHOWN).cloned().collect::<Vec<_>>().join("; ");
            if covered.gaps.len() > SHOWN {
                words = format!("{words}; and {} more", covered.gaps.len() - SHOWN);
            }
            self.report(
                Diagnostic::new(Code::TableGap, table.name.span, format!("no row speaks of {words}"))
                    .help("add a row, or end with `otherwise | no rule \"…\"` where the paper is silent"),
            );
        }
    }
}

impl Lowering<'_, '_, '_> {
    /// A cell as a condition on its column, and what it admits.
    fn cell(&mut self, cell: &ast::Cell, column: &Expr) -> (Option<Expr>, Set) {
        let span = cell.span;
        let at_most = |this: &mut Self, operator, value: &Expression| {
            let value = this.cell_value(value, column)?;
            let point = point(&value)?;
            let kind = ExprKind::Compare(operator, Box::new(column.clone()), Box::new(value));
            Some((Expr::new(kind, Type::Bool, span), point))
        };
        let made = match &cell.kind {
            CellKind::Any => return (None, Set::All),
            CellKind::OneOf(values) => return self.one_of(values, column, span),
            CellKind::Range(low, high) => {
                let low = at_most(self, CompareOperator::AtLeast, low);
                let high = at_most(self, CompareOperator::AtMost, high);
                low.zip(high).map(|((low, from), (high, to))| {
                    if from > to {
                        self.checker.error(Code::InvalidPeriod, span, "this range ends before it begins");
                    }
                    let both = Expr::new(ExprKind::And(vec![low, high]), Type::Bool, span);
                    (both, Interval::closed(Some(from), Some(to)))
                })
            }
            CellKind::From(value) => at_most(self, CompareOperator::AtLeast, value)
                .map(|(expr, point)| (expr, Interval::closed(Some(point), None))),
            CellKind::UpTo(value) => at_most(self, CompareOperator::AtMost, value)
                .map(|(expr, point)| (expr, Interval::closed(None, Some(point)))),
            CellKind::Below(value) => {
                at_most(self, CompareOperator::Less, value).map(|(expr, point)| (expr, Interval::below(point)))
            }
            CellKind::Above(value) => {
                at_most(self, CompareOperator::Greater, value).map(|(expr, point)| (expr, Interval::above(point)))
            }
        };
        match made {
            Some((expr, interval)) => (Some(expr), Set::Intervals(vec![interval])),
            None => (Some(Expr::poison(span)), Set::All),
        }
    }

    fn one_of(&mut self, values: &[Expression], column: &Expr, span: Span) -> (Option<Expr>, Set) {
        let mut lowered = Vec::new();
        let mut intervals = Vec::new();
        let (mut names, mut texts) = (Vec::new(), Vec::new());
        for value in values {
            let Some(value) = self.cell_value(value, column) else { return (Some(Expr::poison(span)), Set::All) };
            if let ExprKind::Choice(index) = value.kind {
                names.push(usize::from(index));
            } else if let ExprKind::Bool(yes) = value.kind {
                names.push(usize::from(yes));
            } else if let ExprKind::Text(text) = &value.kind {
                texts.push(text.to_string());
            }
            intervals.extend(point(&value).map(|point| Interval::closed(Some(point), Some(point))));
            lowered.push(value);
        }
        let kind = ExprKind::OneOf(Box::new(column.clone()), lowered, false);
        let set = match (names.is_empty(), texts.is_empty()) {
            (false, _) => Set::Values(names),
            (true, false) => Set::Texts(texts),
            (true, true) => Set::Intervals(intervals),
        };
        (Some(Expr::new(kind, Type::Bool, span)), set)
    }

    /// A cell's value in the type of its column; none after an error.
    fn cell_value(&mut self, value: &Expression, column: &Expr) -> Option<Expr> {
        let lowered = self.expect(value, &column.ty, "the column");
        if lowered.ty == Type::Poison {
            return None;
        }
        if !lowered.is_literal() {
            self.checker.report(
                Diagnostic::new(Code::TypeMismatch, lowered.span, "a cell holds a value that is written out")
                    .help("use `first of` where a limit is calculated or is a parameter"),
            );
            return None;
        }
        Some(lowered)
    }
}

/// A number or a date as a point on a line.
fn point(value: &Expr) -> Option<Rational> {
    if let ExprKind::Date(date) = value.kind {
        return Some(coverage::day_number(date));
    }
    if let ExprKind::Number(number) = value.kind { Some(number) } else { None }
}
