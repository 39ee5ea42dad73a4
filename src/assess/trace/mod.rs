//! Goes through an expression once more, along the parts that decided its value, and notes what they rest on.
//!
//! Only for findings that are shown: the value of every part is worked out again on the way. Names are followed one
//! after the other and not one inside the other, so that long chains of definitions need no stack.

mod facts;
mod lists;
mod logic;
mod names;
mod times;

pub(super) use names::body_parts;

use super::assessment::{Branch, Evidence, Missing};
use super::computed::Computed;
use super::evaluate::{Evaluator, Frame};
use super::nodes::Node;
use crate::model::{Case, Expr, ExprKind, Facet, Fact, Outcome, RecordId, Rule, Slot};
use std::collections::{HashSet, VecDeque};

/// What is noted while a part is gone through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Mode {
    /// What is unknown here can still change the result.
    pub open: bool,
    /// It decides the finding, so that branches and failing items are told.
    pub telling: bool,
    /// It stands under an odd number of `not`s.
    pub negated: bool,
}

/// The names on the way to a record.
#[derive(Debug, Clone, Default)]
pub(super) struct Way<'a> {
    labels: Vec<&'a Fact>,
    names: Vec<&'a str>,
    item: Option<String>,
}

/// A frame with the names on the way to it.
#[derive(Debug)]
pub(super) struct Sight<'f, 'a> {
    /// What expressions see.
    pub frame: Frame<'f, 'a>,
    record: Option<RecordId>,
    way: Way<'a>,
    outer: Option<&'f Sight<'f, 'a>>,
}

/// A name that is still to be followed.
#[derive(Debug)]
struct Named<'a> {
    node: Node,
    frame: Frame<'a, 'a>,
    way: Way<'a>,
    mode: Mode,
}

/// Notes what a value rests on.
#[derive(Debug)]
pub(super) struct Tracer<'x, 'a> {
    /// Works values out.
    pub evaluator: Evaluator<'x, 'a>,
    /// What has been noted.
    pub evidence: Evidence<'a>,
    queue: VecDeque<Named<'a>>,
    /// What was followed already: node, address of the record, mode. Only ever looked up.
    followed: HashSet<(usize, usize, Mode)>,
    /// Facts noted already, by the address of the record that holds them. Only ever looked up.
    noted: HashSet<(usize, Vec<Slot>)>,
    /// The same for the dates of facts.
    dated: HashSet<(usize, Vec<Slot>)>,
}

impl<'a> Sight<'_, 'a> {
    /// What a rule about the record of a frame sees.
    pub(super) fn of(frame: Frame<'a, 'a>) -> Sight<'a, 'a> {
        Self::named(frame, Way::default())
    }

    fn named(frame: Frame<'a, 'a>, way: Way<'a>) -> Sight<'a, 'a> {
        Sight { frame, record: frame.instance().map(|instance| instance.record), way, outer: None }
    }
}

impl<'f, 'a> Sight<'f, 'a> {
    /// This one or the one around it of that level.
    fn at(&self, level: u8) -> &Sight<'f, 'a> {
        let mut sight = self;
        while sight.frame.level() > level {
            let Some(outer) = sight.outer else { break };
            sight = outer;
        }
        sight
    }
}

impl<'x, 'a> Tracer<'x, 'a> {
    /// A tracer that has noted nothing.
    pub(super) fn new(evaluator: Evaluator<'x, 'a>) -> Self {
        Self {
            evaluator,
            evidence: Evidence::default(),
            queue: VecDeque::new(),
            followed: HashSet::new(),
            noted: HashSet::new(),
            dated: HashSet::new(),
        }
    }

    /// Goes through an expression and then through every name that it used.
    pub(super) fn trace(&mut self, expr: &'a Expr, sight: &Sight<'_, 'a>, mode: Mode) {
        self.walk(expr, sight, mode);
        self.follow_names();
    }

    /// Goes through what decides whether a rule applies.
    pub(super) fn note_application(&mut self, rule: &'a Rule, sight: &Sight<'_, 'a>, mode: Mode) {
        self.walk_application(rule, sight, mode);
        self.follow_names();
    }

    fn eval(&mut self, expr: &'a Expr, sight: &Sight<'_, 'a>) -> Computed<'a> {
        self.evaluator.eval(expr, &sight.frame)
    }

    fn walk(&mut self, expr: &'a Expr, sight: &Sight<'_, 'a>, mode: Mode) {
        let value = self.eval(expr, sight);
        // Under a value that is known nothing can change the result any more.
        let mode = Mode { open: mode.open && value.is_unknown(), ..mode };
        let plain = Mode { negated: false, ..mode };
        match &expr.kind {
            ExprKind::Number(_)
            | ExprKind::Text(_)
            | ExprKind::Date(_)
            | ExprKind::Schedule(_)
            | ExprKind::Bool(_)
            | ExprKind::Choice(_)
            | ExprKind::Values(_)
            | ExprKind::KeyDate
            | ExprKind::Poison => {}
            ExprKind::Parameter(_) => self.note_undefined(expr, value, mode),
            ExprKind::Fact(place) => {
                self.note_fact(place, sight, mode.open);
                self.note_undefined(expr, value, mode);
            }
            ExprKind::DateOf(place) => self.note_date(place, sight, mode.open),
            ExprKind::Definition(id, place) => self.follow(Node::Definition(*id), place, sight, mode),
            ExprKind::Table(id, place) => self.follow(Node::Table(*id), place, sight, mode),
            ExprKind::Result(rule, facet, place) => {
                let applies = self.follow_result(*rule, *facet, place, sight, mode);
                if *facet == Facet::Value && !applies {
                    self.note_undefined(expr, value, mode);
                }
            }
            ExprKind::Not(operand) => self.walk(operand, sight, Mode { negated: !mode.negated, ..mode }),
            ExprKind::Convert(..)
            | ExprKind::Negate(_)
            | ExprKind::Arithmetic(..)
            | ExprKind::ShiftDate(..)
            | ExprKind::DaysBetween(..)
            | ExprKind::Elapsed(..)
            | ExprKind::Within(..)
            | ExprKind::Per(_)
            | ExprKind::Limit(..)
            | ExprKind::Round(..)
            | ExprKind::Compare(..)
            | ExprKind::Equal(..)
            | ExprKind::OneOf(..)
            | ExprKind::IsNone(..)
            | ExprKind::IsKnown(..)
            | ExprKind::HoursOf(_)
            | ExprKind::In(..) => self.walk_operands(expr, value, sight, plain),
            ExprKind::Assuming(operand, instead) => {
                // What is assumed is missed only where the assumption does not help either: then `mode` is open.
                self.walk(operand, sight, mode);
                if let Computed::Unknown = self.eval(operand, sight) {
                    self.walk(instead, sight, mode);
                }
            }
            ExprKind::Covers(times, asked) => {
                if value.decided() == Some(false) {
                    self.note_uncovered(times, asked, sight, mode);
                }
                self.walk_operands(expr, value, sight, plain);
            }
            ExprKind::And(items) => self.walk_all(items.iter().map(|item| (None, item)), value, sight, mode),
            ExprKind::Or(items) => self.walk_any(items.iter().map(|item| (None, item)), value, sight, mode),
            ExprKind::Enumeration(kind, items) => self.walk_enumeration(kind, items, value, sight, mode),
            ExprKind::If(condition, yes, no) => {
                let truth = self.eval(condition, sight).decided();
                self.walk(condition, sight, plain);
                if truth != Some(false) {
                    self.walk(yes, sight, mode);
                }
                if truth != Some(true) {
                    self.walk(no, sight, mode);
                }
            }
            ExprKind::FirstOf(cases, otherwise) => self.walk_cases(cases, otherwise, sight, mode),
            ExprKind::Quantified(quantifier, selection, condition) => {
                self.walk_quantified(*quantifier, selection, condition, value, sight, mode);
            }
            ExprKind::Aggregate(_, selection, of) => {
                self.walk_aggregate(expr, selection, of.as_deref(), value, sight, plain);
            }
        }
    }

    fn walk_operands(&mut self, expr: &'a Expr, value: Computed<'a>, sight: &Sight<'_, 'a>, mode: Mode) {
        let operands = expr.children();
        let undefined = |value| matches!(value, Computed::Undefined(_));
        if undefined(value) && !operands.iter().any(|operand| undefined(self.eval(operand, sight))) {
            self.note_undefined(expr, value, mode);
        }
        for operand in operands {
            self.walk(operand, sight, mode);
        }
    }

    fn walk_cases(&mut self, cases: &'a [Case], otherwise: &'a Outcome, sight: &Sight<'_, 'a>, mode: Mode) {
        for case in cases {
            let truth = self.eval(&case.when, sight).decided();
            self.walk(&case.when, sight, Mode { telling: false, negated: false, ..mode });
            if truth == Some(true) {
                self.note_case(case, sight, mode);
            }
            if truth != Some(false) {
                self.walk_outcome(&case.outcome, sight, mode);
            }
            if truth == Some(true) {
                return;
            }
        }
        self.walk_outcome(otherwise, sight, mode);
    }

    /// Notes the case of the record itself that was taken.
    fn note_case(&mut self, case: &'a Case, sight: &Sight<'_, 'a>, mode: Mode) {
        if mode.telling && sight.way.item.is_none() {
            let Case { label, when, .. } = case;
            self.evidence.branches.push(Branch { label, title: None, held: true, condition: when });
        }
    }

    fn walk_outcome(&mut self, outcome: &'a Outcome, sight: &Sight<'_, 'a>, mode: Mode) {
        if let Outcome::Value(value) = outcome {
            self.walk(value, sight, mode);
        }
    }

    fn note_undefined(&mut self, expr: &'a Expr, value: Computed<'a>, mode: Mode) {
        let Computed::Undefined(reason) = value else { return };
        let same = |at: &Expr| match (&at.kind, &expr.kind) {
            // A table asks the same fact in every row.
            (ExprKind::Fact(at), ExprKind::Fact(here)) => at == here,
            (_, _) => std::ptr::eq(at, expr),
        };
        let known = |missing: &Missing<'_>| matches!(missing, Missing::Undefined { reason: known, at } if *known == reason && same(at));
        if mode.open && !self.evidence.missing.iter().any(known) {
            self.evidence.missing.push(Missing::Undefined { reason, at: expr });
        }
    }
}
