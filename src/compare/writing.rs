//! One writing for all that means the same: expressions with definitions resolved, facts as slots, parameters as their
//! values, parts whose order does not matter in one order. Names, labels and languages leave no trace in it.

use crate::model::{CompareOperator, EnumerationKind, Expr, ExprKind, Outcome, Per, Place, Selection, Standard, Table};
use jiff::civil::Date;
use std::cell::Cell;

/// Expressions larger than this, with all that they rest on, are compared with nothing.
const LARGEST: usize = 2000;

/// Writes the expressions of one standard as they are on one day.
pub(super) struct Writer<'p> {
    standard: &'p Standard,
    key_date: Date,
    /// How many more parts may be written.
    left: Cell<usize>,
}

/// What is in view: where each frame begins, and how many loops are open around.
#[derive(Debug, Clone)]
struct View {
    frames: Vec<String>,
    loops: usize,
}

impl View {
    fn base(&self, place: &Place) -> Option<String> {
        let mut base = self.frames.get(usize::from(place.frame))?.clone();
        for slot in &place.path {
            base.push('.');
            base.push_str(&slot.index().to_string());
        }
        Some(base)
    }

    /// What a definition or table sees that is worked out for the record at a place.
    fn at(&self, place: &Place) -> Option<Self> {
        Some(Self { frames: vec![self.base(place)?], loops: self.loops })
    }

    /// What is in view inside a loop.
    fn inside(&self, selection: &Selection) -> Self {
        let mut frames = self.frames.clone();
        frames.truncate(usize::from(selection.frame));
        frames.push(format!("#{}", self.loops));
        Self { frames, loops: self.loops + 1 }
    }
}

impl<'p> Writer<'p> {
    pub(super) fn new(standard: &'p Standard, key_date: Date) -> Self {
        Self { standard, key_date, left: Cell::new(LARGEST) }
    }

    /// An expression over the record itself; none where it is too large.
    pub(super) fn whole(&self, expr: &Expr) -> Option<String> {
        self.expr(expr, &Self::outermost())
    }

    /// A list with its filter, and an expression over its items.
    pub(super) fn over(&self, selection: &Selection, item: &Expr) -> Option<String> {
        let outer = Self::outermost();
        let list = self.selection(selection, &outer)?;
        Some(format!("{list} {}", self.expr(item, &outer.inside(selection))?))
    }

    fn outermost() -> View {
        View { frames: vec!["0".to_owned()], loops: 0 }
    }

    fn expr(&self, expr: &Expr, view: &View) -> Option<String> {
        self.left.set(self.left.get().checked_sub(1)?);
        let all = |word: &str, parts: &[&Expr]| self.listed(word, parts, view, false);
        let any_order = |word: &str, parts: &[&Expr]| self.listed(word, parts, view, true);
        match &expr.kind {
            ExprKind::Number(number) => Some(format!("{number:?}{:?}", expr.ty)),
            ExprKind::Text(text) => Some(format!("{text:?}")),
            ExprKind::Date(day) => Some(day.to_string()),
            ExprKind::Schedule(times) => Some(format!("{times:?}")),
            ExprKind::Bool(truth) => Some(truth.to_string()),
            ExprKind::Choice(index) => Some(format!("{:?}{index}", expr.ty)),
            ExprKind::Values(values) => Some(format!("values {:?} {values:?}", expr.ty)),
            ExprKind::KeyDate => Some("day".to_owned()),
            ExprKind::Fact(place) => view.base(place),
            ExprKind::Parameter(id) => {
                let (_, value) = self.standard.value_on(*id, self.key_date)?;
                self.expr(&value.value, view)
            }
            ExprKind::Definition(id, place) => self.expr(&self.standard.definition(*id).value, &view.at(place)?),
            ExprKind::Table(id, place) => self.table(self.standard.table(*id), &view.at(place)?),
            ExprKind::Result(id, facet, place) => {
                // Rules are told apart by where they were written: those of a common standard below are the same.
                let rule = self.standard.rule(*id);
                Some(format!("{}.{}.{facet:?} {}", rule.origin, rule.label.name, view.base(place)?))
            }
            ExprKind::Convert(inner, factor) => Some(format!("({factor:?} of {})", self.expr(inner, view)?)),
            ExprKind::Negate(inner) => all("minus", &[inner]),
            ExprKind::Not(inner) => all("not", &[inner]),
            ExprKind::Arithmetic(operator, left, right) => {
                use crate::model::ArithmeticOperator::{Add, Divide, Multiply, Subtract};
                let free = match operator {
                    Add | Multiply => true,
                    Subtract | Divide => false,
                };
                self.listed(&format!("{operator:?}"), &[left, right], view, free)
            }
            ExprKind::ShiftDate(operator, day, amount, months) => {
                all(&format!("shift {operator:?} {months}"), &[day, amount])
            }
            ExprKind::DaysBetween(later, earlier) => all("days", &[later, earlier]),
            ExprKind::Elapsed(unit, from, to) => all(&format!("elapsed {unit:?}"), &[from, to]),
            ExprKind::DateOf(place) => Some(format!("(date of {})", view.base(place)?)),
            ExprKind::Within(day, amount, unit, negated) => all(&format!("within {unit:?} {negated}"), &[day, amount]),
            ExprKind::Per(per) => self.per(per, view),
            ExprKind::Limit(value, kind, limit) => all(&format!("limit {kind:?}"), &[value, limit]),
            ExprKind::Round(value, mode, step) => all(&format!("round {mode:?}"), &[value, step]),
            ExprKind::Assuming(value, instead) => all("assuming", &[value, instead]),
            ExprKind::Compare(operator, left, right) => match operator {
                CompareOperator::Less => all("more", &[right, left]),
                CompareOperator::AtMost => all("least", &[right, left]),
                CompareOperator::Greater => all("more", &[left, right]),
                CompareOperator::AtLeast => all("least", &[left, right]),
            },
            ExprKind::Equal(left, right, negated) => any_order(&format!("is {negated}"), &[left, right]),
            ExprKind::OneOf(value, others, negated) => {
                let others = self.listed("of", &others.iter().collect::<Vec<_>>(), view, true)?;
                Some(format!("(one {negated} {} {others})", self.expr(value, view)?))
            }
            ExprKind::IsNone(value, negated) => all(&format!("none {negated}"), &[value]),
            ExprKind::IsKnown(value, negated) => all(&format!("known {negated}"), &[value]),
            ExprKind::In(value, list, negated) => all(&format!("in {negated}"), &[value, list]),
            ExprKind::Covers(times, needed) => all("covers", &[times, needed]),
            ExprKind::HoursOf(times) => all("hours", &[times]),
            ExprKind::And(parts) => any_order("and", &parts.iter().collect::<Vec<_>>()),
            ExprKind::Or(parts) => any_order("or", &parts.iter().collect::<Vec<_>>()),
            ExprKind::If(condition, yes, no) => all("if", &[condition, yes, no]),
            ExprKind::FirstOf(cases, otherwise) => {
                let mut words = Vec::new();
                for case in cases {
                    words.push(self.expr(&case.when, view)?);
                    words.push(self.outcome(&case.outcome, view)?);
                }
                words.push(self.outcome(otherwise, view)?);
                Some(format!("(first {})", words.join(" ")))
            }
            ExprKind::Enumeration(kind, items) => {
                let parts: Vec<&Expr> = items.iter().map(|item| &item.condition).collect();
                self.listed(&format!("{kind:?}"), &parts, view, *kind != EnumerationKind::BestOf)
            }
            ExprKind::Quantified(quantifier, selection, body) => {
                let list = self.selection(selection, view)?;
                Some(format!("({quantifier:?} {list} {})", self.expr(body, &view.inside(selection))?))
            }
            ExprKind::Aggregate(kind, selection, value) => {
                let list = self.selection(selection, view)?;
                let inside = view.inside(selection);
                let value = value.as_ref().map_or(Some(String::new()), |value| self.expr(value, &inside))?;
                Some(format!("({kind:?} {list} {value})"))
            }
            ExprKind::Poison => None,
        }
    }

    fn listed(&self, word: &str, parts: &[&Expr], view: &View, any_order: bool) -> Option<String> {
        let mut words = parts.iter().map(|part| self.expr(part, view)).collect::<Option<Vec<_>>>()?;
        if any_order {
            words.sort();
        }
        Some(format!("({word} {})", words.join(" ")))
    }

    fn per(&self, per: &Per, view: &View) -> Option<String> {
        let every = per.every.as_ref().map_or(Some("1".to_owned()), |every| self.expr(every, view))?;
        let (amount, base) = (self.expr(&per.amount, view)?, self.expr(&per.base, view)?);
        Some(format!("(per {:?} {amount} {every} {base})", per.mode))
    }

    fn outcome(&self, outcome: &Outcome, view: &View) -> Option<String> {
        match outcome {
            Outcome::Value(value) => self.expr(value, view),
            Outcome::NoRule(_) => Some("silent".to_owned()),
        }
    }

    fn selection(&self, selection: &Selection, view: &View) -> Option<String> {
        let inside = view.inside(selection);
        let filter = selection.filter.as_ref().map_or(Some(String::new()), |filter| self.expr(filter, &inside))?;
        Some(format!("[{} {filter}]", self.expr(&selection.list, view)?))
    }

    fn table(&self, table: &Table, view: &View) -> Option<String> {
        let mut rows = Vec::new();
        for row in &table.rows {
            let cell = |cell: &Option<Expr>| cell.as_ref().map_or(Some("any".to_owned()), |cell| self.expr(cell, view));
            let cells = row.cells.iter().map(cell).collect::<Option<Vec<_>>>()?;
            rows.push(format!("{} {}", cells.join(" "), self.outcome(&row.outcome, view)?));
        }
        rows.sort();
        let otherwise = table.otherwise.as_ref().map_or(Some(String::new()), |it| self.outcome(it, view))?;
        Some(format!("(table {} {otherwise})", rows.join("; ")))
    }
}
