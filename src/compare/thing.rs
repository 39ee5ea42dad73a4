//! What rules speak of, so that rules of several standards which speak of the same are found.

use super::writing::Writer;
use crate::model::{
    Body, CompareOperator, EnumerationKind, Expr, ExprKind, Program, Quantifier, RecordId, Rule, RuleId, Selection,
    Standard, StandardId, Type,
};
use crate::quantity::Rational;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// In which direction a rule limits what it speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// More is better.
    AtLeast,
    /// Less is better.
    AtMost,
    /// A condition without amounts: it is asked for, or it is not.
    Whether,
}

/// Something that rules of at least two standards speak of.
#[derive(Debug, Clone)]
pub struct Thing<'p> {
    /// The record it is about.
    pub about: RecordId,
    /// The direction.
    pub direction: Direction,
    /// The rules that speak of it, in the order of the standards.
    pub asks: Vec<Ask<'p>>,
}

/// What one rule asks of a thing.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'p> {
    /// The standard.
    pub standard: StandardId,
    /// The rule.
    pub rule: RuleId,
    /// The condition that it is about, where the rule asks for several things at once.
    pub part: Option<&'p Expr>,
    /// What it speaks of, as this rule writes it; the whole condition where there are no amounts.
    pub subject: &'p Expr,
    /// The list whose every item it speaks of.
    pub every: Option<&'p Selection>,
    /// The amount asked for: none in a condition without amounts.
    pub bound: Option<&'p Expr>,
    /// Whether just the amount is not enough.
    pub strict: bool,
    /// By what the amount is divided to be in the unit that all rules share.
    pub(super) factor: Rational,
}

/// Everything that several standards of a program speak of.
#[derive(Debug)]
pub struct Things<'p> {
    pub(super) program: &'p Program,
    pub(super) things: Vec<Thing<'p>>,
}

impl<'p> Things<'p> {
    /// Finds what several standards speak of on a day; parameters count as their values. A rule that asks for several
    /// things at once is taken apart, unless another standard asks for just the same.
    pub fn new(program: &'p Program, key_date: Date) -> Self {
        let rules = || {
            program.standards_by_id().flat_map(|(standard, it)| {
                let judged = it.rules().filter(|(_, rule)| rule.modality.is_some());
                judged.map(move |(id, rule)| (standard, it, id, rule))
            })
        };
        let writer = |standard| Writer::new(standard, key_date);
        let mut wholes = Gathering::default();
        for (standard, it, id, rule) in rules() {
            wholes.extend((standard, id, rule), asked(rule), None, &writer(it));
        }
        let shared: BTreeSet<(StandardId, RuleId)> =
            wholes.shared().flat_map(|thing| &thing.asks).map(|ask| (ask.standard, ask.rule)).collect();
        let mut found = Gathering::default();
        for (standard, it, id, rule) in rules() {
            let parts = if shared.contains(&(standard, id)) { Vec::new() } else { parts(rule) };
            if parts.is_empty() {
                found.extend((standard, id, rule), asked(rule), None, &writer(it));
            }
            for part in parts {
                found.extend((standard, id, rule), Some(condition_asks(part)), Some(part), &writer(it));
            }
        }
        Self { program, things: found.shared().cloned().collect() }
    }

    /// Whether there is nothing to compare.
    pub fn is_empty(&self) -> bool {
        self.things.is_empty()
    }
}

/// Things with the writings that they are known by.
#[derive(Default)]
struct Gathering<'p> {
    places: BTreeMap<(RecordId, Direction, String), usize>,
    things: Vec<Thing<'p>>,
}

impl<'p> Gathering<'p> {
    fn extend(
        &mut self,
        (standard, id, rule): (StandardId, RuleId, &'p Rule),
        asked: Option<Asked<'p>>,
        part: Option<&'p Expr>,
        writer: &Writer<'_>,
    ) {
        let Some(asked) = asked else { return };
        let Some((words, factor)) = asked.words(writer) else { return };
        let Asked { subject, every, direction, bound, strict } = asked;
        let ask = Ask { standard, rule: id, part, subject, every, bound, strict, factor };
        let place = *self.places.entry((rule.about, direction, words)).or_insert_with(|| {
            self.things.push(Thing { about: rule.about, direction, asks: Vec::new() });
            self.things.len() - 1
        });
        if let Some(thing) = self.things.get_mut(place) {
            thing.asks.push(ask);
        }
    }

    /// What several standards speak of.
    fn shared(&self) -> impl Iterator<Item = &Thing<'p>> {
        self.things.iter().filter(|thing| several(thing.asks.iter().map(|ask| ask.standard)))
    }
}

/// The conditions that a rule joins by `and` or by `all of`; none where it asks for one thing.
fn parts(rule: &Rule) -> Vec<&Expr> {
    fn split<'e>(expr: &'e Expr, parts: &mut Vec<&'e Expr>) {
        if let ExprKind::And(items) = &expr.kind {
            items.iter().for_each(|item| split(item, parts));
        } else if let ExprKind::Enumeration(EnumerationKind::AllOf, items) = &expr.kind {
            items.iter().for_each(|item| split(&item.condition, parts));
        } else {
            parts.push(expr);
        }
    }
    let Body::Condition(condition) = &rule.body else { return Vec::new() };
    let mut parts = Vec::new();
    split(condition, &mut parts);
    if parts.len() > 1 { parts } else { Vec::new() }
}

/// Whether there are at least two standards among them.
pub(super) fn several(mut standards: impl Iterator<Item = StandardId>) -> bool {
    standards.next().is_some_and(|first| standards.any(|other| other != first))
}

/// What a rule asks, taken apart.
struct Asked<'p> {
    subject: &'p Expr,
    every: Option<&'p Selection>,
    direction: Direction,
    bound: Option<&'p Expr>,
    strict: bool,
}

impl<'p> Asked<'p> {
    /// The writing by which it is known, and the factor of its unit.
    fn words(&self, writer: &Writer<'_>) -> Option<(String, Rational)> {
        let (mut subject, mut factor) = (self.subject, Rational::ONE);
        while let (ExprKind::Convert(inner, by), true) = (&subject.kind, self.bound.is_some()) {
            factor = factor.multiply(*by).ok()?;
            subject = inner;
        }
        let words = match self.every {
            Some(selection) => writer.over(selection, subject)?,
            None => writer.whole(subject)?,
        };
        Some((words, factor))
    }

    fn whether(condition: &'p Expr) -> Self {
        Self { subject: condition, every: None, direction: Direction::Whether, bound: None, strict: false }
    }

    /// `left >= right` and the like: what is spoken of is the left side, unless only the right one depends on the
    /// profile or only the left one is a ratio: `10 m2 per residents <= living_area`.
    fn sides(operator: CompareOperator, left: &'p Expr, right: &'p Expr) -> Self {
        let turned = !has_facts(left) || is_ratio(left) && !is_ratio(right);
        let (subject, bound) = if turned { (right, left) } else { (left, right) };
        let (least, strict) = match operator {
            CompareOperator::AtLeast => (true, false),
            CompareOperator::Greater => (true, true),
            CompareOperator::AtMost => (false, false),
            CompareOperator::Less => (false, true),
        };
        let direction = if least == turned { Direction::AtMost } else { Direction::AtLeast };
        Self { subject, every: None, direction, bound: Some(bound), strict }
    }
}

fn asked(rule: &Rule) -> Option<Asked<'_>> {
    match &rule.body {
        Body::Nothing | Body::Capacity { provided: None, .. } | Body::Score(_) => None,
        Body::Capacity { required, provided: Some(provided) }
        | Body::Comparison { provided, required, mirrored: false, .. } => {
            Some(Asked::sides(CompareOperator::AtLeast, provided, required))
        }
        Body::Comparison { provided, required, mirrored: true, .. } => {
            Some(Asked::sides(CompareOperator::AtMost, required, provided))
        }
        Body::Condition(condition) => Some(condition_asks(condition)),
    }
}

fn condition_asks(condition: &Expr) -> Asked<'_> {
    let whole = Asked::whether(condition);
    if let Some((operator, left, right)) = numbers(condition) {
        return Asked::sides(operator, left, right);
    }
    let ExprKind::Quantified(Quantifier::Every, selection, body) = &condition.kind else { return whole };
    let Some((operator, left, right)) = numbers(body) else { return whole };
    let asked = Asked::sides(operator, left, right);
    // What is asked of each item differs from item to item: only as a whole can it be the same.
    if asked.bound.is_some_and(|bound| mentions(bound, selection.frame)) {
        return whole;
    }
    Asked { every: Some(selection), ..asked }
}

/// The two sides of an order of numbers.
fn numbers(condition: &Expr) -> Option<(CompareOperator, &Expr, &Expr)> {
    let ExprKind::Compare(operator, left, right) = &condition.kind else { return None };
    matches!(left.ty, Type::Number(_)).then_some((*operator, &**left, &**right))
}

fn is_ratio(expr: &Expr) -> bool {
    if let ExprKind::Convert(inner, _) = &expr.kind { is_ratio(inner) } else { matches!(expr.kind, ExprKind::Per(_)) }
}

/// Whether an expression depends on the profile.
fn has_facts(expr: &Expr) -> bool {
    place(expr).is_some() || expr.children().into_iter().any(has_facts)
}

/// Whether an expression depends on a frame.
fn mentions(expr: &Expr, frame: u8) -> bool {
    place(expr).is_some_and(|place| place.frame == frame)
        || expr.children().into_iter().any(|part| mentions(part, frame))
}

fn place(expr: &Expr) -> Option<&crate::model::Place> {
    if let ExprKind::Fact(place)
    | ExprKind::DateOf(place)
    | ExprKind::Definition(_, place)
    | ExprKind::Table(_, place)
    | ExprKind::Result(_, _, place) = &expr.kind
    {
        Some(place)
    } else {
        None
    }
}

impl Ask<'_> {
    /// The rule itself.
    pub fn rule<'p>(&self, program: &'p Program) -> Option<(&'p Standard, &'p Rule)> {
        let standard = program.standards.get(self.standard.index())?;
        Some((standard, standard.rule(self.rule)))
    }
}
