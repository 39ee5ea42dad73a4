//! How small and how large a value can get, where that can be told; and bases of ratios that may be below zero.
//!
//! Facts count as not negative unless their bounds say otherwise: nobody measures minus five square metres.

use super::Checker;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    AggregateKind, ArithmeticOperator, Body, Expr, ExprKind, Facet, LimitKind, Outcome, Place, RecordId, RoundingMode,
    Selection, Standard, Type, Vocabulary,
};
use crate::quantity::Rational;

/// Lowest and highest value; none where there is no limit or none can be told.
pub(super) type Range = (Option<Rational>, Option<Rational>);

/// No limit.
const OPEN: Range = (None, None);

/// Calls deeper than this give [`OPEN`]: chains of definitions may be long.
const DEEPEST: usize = 100;

/// Looks at the expressions of one standard.
pub(super) struct Ranges<'a> {
    vocabulary: &'a Vocabulary,
    standard: &'a Standard,
    /// The types of the frames, frame 0 first.
    frames: Vec<Type>,
    depth: usize,
}

impl<'a> Ranges<'a> {
    pub(super) fn new(vocabulary: &'a Vocabulary, standard: &'a Standard, about: RecordId) -> Self {
        Self { vocabulary, standard, frames: vec![Type::Record(about)], depth: 0 }
    }

    /// The range of a number.
    pub(super) fn of(&mut self, expr: &Expr) -> Range {
        if self.depth > DEEPEST {
            return OPEN;
        }
        self.depth += 1;
        let range = self.range(expr);
        self.depth -= 1;
        range
    }

    #[allow(clippy::too_many_lines, reason = "one arm a form of expression")]
    fn range(&mut self, expr: &Expr) -> Range {
        match &expr.kind {
            ExprKind::Number(value) => (Some(*value), Some(*value)),
            ExprKind::Fact(place) => self.fact(place),
            ExprKind::Parameter(id) => {
                let layers = self.standard.layers_of(*id);
                let values = layers.iter().flat_map(|id| &self.standard.parameter(*id).values);
                let values: Vec<Range> = values.map(|value| self.of(&value.value)).collect();
                join(values)
            }
            ExprKind::Definition(id, _) => match self.standard.definitions.get(id.index()) {
                Some(definition) => self.elsewhere(definition.about, &definition.value),
                None => OPEN,
            },
            ExprKind::Table(id, _) => match self.standard.tables.get(id.index()) {
                Some(table) => {
                    let outcomes = table.rows.iter().map(|row| &row.outcome).chain(&table.otherwise);
                    let ranges: Vec<Range> = outcomes
                        .filter_map(|outcome| match outcome {
                            Outcome::Value(value) => Some(self.elsewhere(table.about, value)),
                            Outcome::NoRule(_) => None,
                        })
                        .collect();
                    join(ranges)
                }
                None => OPEN,
            },
            ExprKind::Result(id, facet, _) => match (self.standard.rules.get(id.index()), facet) {
                (_, Facet::Short) => (Some(Rational::ZERO), None),
                (Some(rule), Facet::Required) => match &rule.body {
                    Body::Capacity { required, .. } | Body::Comparison { required, .. } => {
                        let (low, high) = self.elsewhere(rule.about, required);
                        (low.map(|low| low.min(Rational::ZERO)), high.map(|high| high.max(Rational::ZERO)))
                    }
                    Body::Nothing | Body::Condition(_) | Body::Score(_) => OPEN,
                },
                (Some(rule), Facet::Value) => {
                    rule.body.score().map_or(OPEN, |score| self.elsewhere(rule.about, &score.value))
                }
                (Some(rule), Facet::Provided) => match &rule.body {
                    Body::Capacity { provided: Some(provided), .. } | Body::Comparison { provided, .. } => {
                        self.elsewhere(rule.about, provided)
                    }
                    Body::Nothing | Body::Condition(_) | Body::Capacity { provided: None, .. } | Body::Score(_) => OPEN,
                },
                (_, Facet::Applies | Facet::Met) | (None, _) => OPEN,
            },
            ExprKind::Convert(inner, factor) => {
                let (low, high) = self.of(inner);
                (low.and_then(|low| low.multiply(*factor).ok()), high.and_then(|high| high.multiply(*factor).ok()))
            }
            ExprKind::Negate(inner) => {
                let (low, high) = self.of(inner);
                (high.map(Rational::negate), low.map(Rational::negate))
            }
            ExprKind::Arithmetic(operator, left, right) => {
                let (left, right) = (self.of(left), self.of(right));
                arithmetic(*operator, left, right)
            }
            ExprKind::Per(per) => {
                let (amount, base) = (self.of(&per.amount), self.of(&per.base));
                (nonnegative(&[amount, base]).then_some(Rational::ZERO), None)
            }
            ExprKind::Limit(value, LimitKind::AtLeast | LimitKind::NoEarlierThan, bound) => {
                let (value, bound) = (self.of(value), self.of(bound));
                let low = match (value.0, bound.0) {
                    (Some(a), Some(b)) => Some(a.max(b)),
                    (a, b) => a.or(b),
                };
                (low, value.1.zip(bound.1).map(|(a, b)| a.max(b)))
            }
            ExprKind::Limit(value, LimitKind::AtMost | LimitKind::NoLaterThan, bound) => {
                let (value, bound) = (self.of(value), self.of(bound));
                let high = match (value.1, bound.1) {
                    (Some(a), Some(b)) => Some(a.min(b)),
                    (a, b) => a.or(b),
                };
                (value.0.zip(bound.0).map(|(a, b)| a.min(b)), high)
            }
            ExprKind::Round(value, mode, _) => {
                let (low, _) = self.of(value);
                match mode {
                    RoundingMode::Up => (low, None),
                    RoundingMode::Down | RoundingMode::Nearest => {
                        (low.filter(|low| !low.is_negative()).map(|_| Rational::ZERO), None)
                    }
                }
            }
            ExprKind::Assuming(left, right) | ExprKind::If(_, left, right) => {
                let ranges = [self.of(left), self.of(right)];
                join(ranges)
            }
            ExprKind::FirstOf(cases, otherwise) => {
                let outcomes = cases.iter().map(|case| &case.outcome).chain(std::iter::once(&**otherwise));
                let ranges: Vec<Range> = outcomes
                    .filter_map(|outcome| match outcome {
                        Outcome::Value(value) => Some(self.of(value)),
                        Outcome::NoRule(_) => None,
                    })
                    .collect();
                join(ranges)
            }
            ExprKind::Aggregate(AggregateKind::Number, ..) => (Some(Rational::ZERO), None),
            ExprKind::Aggregate(kind, selection, Some(value)) => {
                let range = self.inside(selection, |this| this.of(value));
                match kind {
                    AggregateKind::Smallest | AggregateKind::Largest => range,
                    AggregateKind::Times => OPEN,
                    AggregateKind::Number | AggregateKind::Sum => {
                        (nonnegative(&[range]).then_some(Rational::ZERO), None)
                    }
                }
            }
            ExprKind::HoursOf(_) => (Some(Rational::ZERO), Some(Rational::whole(7 * 24))),
            ExprKind::Aggregate(_, _, None)
            | ExprKind::Text(_)
            | ExprKind::Date(_)
            | ExprKind::Schedule(_)
            | ExprKind::Covers(..)
            | ExprKind::Bool(_)
            | ExprKind::Choice(_)
            | ExprKind::Values(_)
            | ExprKind::KeyDate
            | ExprKind::Not(_)
            | ExprKind::ShiftDate(..)
            | ExprKind::DaysBetween(..)
            | ExprKind::Elapsed(..)
            | ExprKind::DateOf(_)
            | ExprKind::Within(..)
            | ExprKind::Compare(..)
            | ExprKind::Equal(..)
            | ExprKind::OneOf(..)
            | ExprKind::IsNone(..)
            | ExprKind::IsKnown(..)
            | ExprKind::In(..)
            | ExprKind::And(_)
            | ExprKind::Or(_)
            | ExprKind::Enumeration(..)
            | ExprKind::Quantified(..)
            | ExprKind::Poison => OPEN,
        }
    }

    fn fact(&self, place: &Place) -> Range {
        let Some(mut ty) = self.frames.get(usize::from(place.frame)) else { return OPEN };
        let mut range = (Some(Rational::ZERO), None);
        for slot in &place.path {
            let Type::Record(record) = ty else { return OPEN };
            let fact = self.vocabulary.record(*record).fact(*slot);
            range = match fact.bounds {
                Some((low, high)) => (Some(low), Some(high)),
                None => (Some(Rational::ZERO), None),
            };
            ty = &fact.ty;
        }
        range
    }

    fn elsewhere(&mut self, about: RecordId, value: &Expr) -> Range {
        let outside = std::mem::replace(&mut self.frames, vec![Type::Record(about)]);
        let range = self.of(value);
        self.frames = outside;
        range
    }

    /// Does something inside a loop.
    fn inside<T>(&mut self, selection: &Selection, then: impl FnOnce(&mut Self) -> T) -> T {
        let item = if let Type::List(item) = &selection.list.ty { (**item).clone() } else { Type::Poison };
        self.frames.push(item);
        let result = then(self);
        self.frames.pop();
        result
    }

    /// The bases of ratios in an expression that may be below zero.
    #[allow(clippy::wildcard_enum_match_arm, reason = "no other form has a base or opens a frame")]
    fn negative_bases<'e>(&mut self, expr: &'e Expr, found: &mut Vec<&'e Expr>) {
        match &expr.kind {
            ExprKind::Per(per) => {
                if self.of(&per.base).0.is_none_or(Rational::is_negative) {
                    found.push(&per.base);
                }
                for part in [Some(&per.amount), per.every.as_ref(), Some(&per.base)].into_iter().flatten() {
                    self.negative_bases(part, found);
                }
            }
            ExprKind::Quantified(_, selection, body) => self.in_selection(selection, Some(body), found),
            ExprKind::Aggregate(_, selection, value) => self.in_selection(selection, value.as_deref(), found),
            _ => expr.children().into_iter().for_each(|child| self.negative_bases(child, found)),
        }
    }

    fn in_selection<'e>(&mut self, selection: &'e Selection, body: Option<&'e Expr>, found: &mut Vec<&'e Expr>) {
        self.negative_bases(&selection.list, found);
        self.inside(selection, |this| {
            for part in selection.filter.iter().chain(body) {
                this.negative_bases(part, found);
            }
        });
    }
}

fn nonnegative(ranges: &[Range]) -> bool {
    ranges.iter().all(|(low, _)| low.is_some_and(|low| !low.is_negative()))
}

fn join(ranges: impl IntoIterator<Item = Range>) -> Range {
    ranges
        .into_iter()
        .reduce(|a, b| (a.0.zip(b.0).map(|(a, b)| a.min(b)), a.1.zip(b.1).map(|(a, b)| a.max(b))))
        .unwrap_or(OPEN)
}

fn arithmetic(operator: ArithmeticOperator, left: Range, right: Range) -> Range {
    let both = |a: Option<Rational>, b: Option<Rational>| a.zip(b);
    match operator {
        ArithmeticOperator::Add => (
            both(left.0, right.0).and_then(|(a, b)| a.add(b).ok()),
            both(left.1, right.1).and_then(|(a, b)| a.add(b).ok()),
        ),
        ArithmeticOperator::Subtract => (
            both(left.0, right.1).and_then(|(a, b)| a.subtract(b).ok()),
            both(left.1, right.0).and_then(|(a, b)| a.subtract(b).ok()),
        ),
        ArithmeticOperator::Multiply if nonnegative(&[left, right]) => (
            both(left.0, right.0).and_then(|(a, b)| a.multiply(b).ok()),
            both(left.1, right.1).and_then(|(a, b)| a.multiply(b).ok()),
        ),
        ArithmeticOperator::Divide if nonnegative(&[left, right]) => (Some(Rational::ZERO), None),
        ArithmeticOperator::Multiply | ArithmeticOperator::Divide => OPEN,
    }
}

impl Checker<'_> {
    /// Reports every base of a ratio that may be below zero.
    pub(super) fn refuse_negative_bases(&mut self, standard: &Standard) {
        let mut found: Vec<&Expr> = Vec::new();
        let mut look =
            |about: RecordId, expr| Ranges::new(&self.vocabulary, standard, about).negative_bases(expr, &mut found);
        for definition in &standard.definitions {
            look(definition.about, &definition.value);
        }
        for table in &standard.tables {
            for outcome in table.rows.iter().map(|row| &row.outcome).chain(&table.otherwise) {
                if let Outcome::Value(value) = outcome {
                    look(table.about, value);
                }
            }
        }
        for rule in &standard.rules {
            let asked = rule.when.iter().chain(&rule.unless).chain(rule.body.expressions());
            asked.chain(&rule.cost).for_each(|expr| look(rule.about, expr));
        }
        for guarantee in &standard.guarantees {
            look(guarantee.about, &guarantee.condition);
        }
        let spans: Vec<_> = found.into_iter().map(|base| base.span).collect();
        for span in spans {
            self.report(
                Diagnostic::new(Code::NegativeBase, span, "what is shared out may be below zero here")
                    .help("say what then holds, for example `(beds - 1 but at least 0)`"),
            );
        }
    }
}
