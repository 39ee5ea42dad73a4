//! Expressions that give a value, as phrases.

use super::{Message, Scope, Wording, readable};
use crate::model::{
    AggregateKind, ArithmeticOperator, Case, Expr, ExprKind, Facet, LimitKind, Outcome, ParameterId, Per, PerMode,
    Place, RoundingMode, Selection, Type, Value,
};
use crate::quantity::Unit;

/// How tightly a phrase holds together; a looser one in a tighter place is put in brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grip {
    /// A whole sentence or enumeration.
    Sentence,
    /// `a or b`
    Or,
    /// `a and b`
    And,
    /// `not a`, comparisons.
    Condition,
    /// `a, but at least b`
    Limit,
    /// `a + b`
    Sum,
    /// `a × b`
    Product,
    /// `a per b`
    Ratio,
    /// A name or number.
    Word,
}

impl Wording<'_> {
    /// An expression as a phrase.
    pub fn phrase(&self, expr: &Expr, scope: &Scope<'_>) -> String {
        self.spell(expr, scope).0
    }

    /// An expression at a place that asks for at least this grip.
    pub(super) fn at(&self, grip: Grip, expr: &Expr, scope: &Scope<'_>) -> String {
        let (text, has) = self.spell(expr, scope);
        if has < grip { format!("({text})") } else { text }
    }

    #[allow(clippy::too_many_lines, reason = "one arm a form of expression")]
    fn spell(&self, expr: &Expr, scope: &Scope<'_>) -> (String, Grip) {
        if let Some(said) = self.in_document(expr, scope) {
            return said;
        }
        match &expr.kind {
            ExprKind::Number(number) => (self.amount(*number, unit_of(&expr.ty)), Grip::Word),
            ExprKind::Text(text) => (self.quoted(text), Grip::Word),
            ExprKind::Date(day) => (self.date(*day), Grip::Word),
            ExprKind::Schedule(times) => (times.words(self.language), Grip::Word),
            ExprKind::Covers(times, asked) => {
                self.two(Message::Covers, (times, Grip::Sum), (asked, Grip::Sum), Grip::Condition, scope)
            }
            ExprKind::HoursOf(times) => (self.about_one(Message::HoursOf, times, Grip::Sum, scope), Grip::Sum),
            ExprKind::Bool(truth) => (self.value(&Value::Bool(*truth), &Type::Bool), Grip::Word),
            ExprKind::Choice(index) => (self.value(&Value::Choice(*index), &expr.ty), Grip::Word),
            ExprKind::Values(_) => (self.values(&expr.ty), Grip::Word),
            ExprKind::KeyDate => (self.say(Message::TheKeyDate).to_owned(), Grip::Word),
            ExprKind::Fact(place) => (self.fact(place, scope), Grip::Word),
            ExprKind::Parameter(id) => (self.parameter(*id), Grip::Word),
            ExprKind::Definition(id, place) => {
                (self.of(readable(self.standard.definition(*id).label.shown()), place, scope), Grip::Word)
            }
            ExprKind::Table(id, place) => {
                (self.of(readable(self.standard.table(*id).label.shown()), place, scope), Grip::Word)
            }
            ExprKind::Result(id, facet, place) => {
                let message = match facet {
                    Facet::Applies => Message::ResultApplies,
                    Facet::Met => Message::ResultMet,
                    Facet::Required => Message::ResultRequired,
                    Facet::Provided => Message::ResultProvided,
                    Facet::Short => Message::ResultShort,
                    Facet::Value => Message::ResultValue,
                };
                let text = self.fill(message, &[&readable(self.standard.rule(*id).label.shown())]);
                (self.of(text, place, scope), Grip::Word)
            }
            ExprKind::Convert(operand, _) => self.spell(operand, scope),
            ExprKind::Negate(operand) => (format!("−{}", self.at(Grip::Word, operand, scope)), Grip::Product),
            ExprKind::Arithmetic(operator, left, right) => self.arithmetic(*operator, left, right, scope),
            ExprKind::ShiftDate(operator, day, amount, _) => self.arithmetic(*operator, day, amount, scope),
            ExprKind::DaysBetween(later, earlier) => {
                let (later, earlier) = (self.at(Grip::Sum, later, scope), self.at(Grip::Sum, earlier, scope));
                (self.fill(Message::DaysBetween, &[&later, &earlier]), Grip::Sum)
            }
            ExprKind::Elapsed(_, from, to) => {
                let (from, to) = (self.at(Grip::Word, from, scope), self.at(Grip::Word, to, scope));
                let unit = self.unit(unit_of(&expr.ty), false);
                (self.fill(Message::Elapsed, &[&unit, &from, &to]), Grip::Ratio)
            }
            ExprKind::DateOf(place) => (self.fill(Message::DateOf, &[&self.fact(place, scope)]), Grip::Word),
            ExprKind::Within(day, amount, _, negated) => {
                let message = if *negated { Message::NotWithin } else { Message::Within };
                let (day, amount) = (self.at(Grip::Sum, day, scope), self.span_of_time(amount, scope));
                (self.fill(message, &[&day, &amount]), Grip::Condition)
            }
            ExprKind::Per(per) => (self.ratio(per, scope), Grip::Ratio),
            ExprKind::Limit(value, kind, limit) => {
                let message = match kind {
                    LimitKind::AtLeast => Message::ButAtLeast,
                    LimitKind::AtMost => Message::ButAtMost,
                    LimitKind::NoEarlierThan => Message::ButNoEarlierThan,
                    LimitKind::NoLaterThan => Message::ButNoLaterThan,
                };
                self.two(message, (value, Grip::Limit), (limit, Grip::Sum), Grip::Limit, scope)
            }
            ExprKind::Round(value, mode, step) => {
                let message = match mode {
                    RoundingMode::Up => Message::RoundedUp,
                    RoundingMode::Down => Message::RoundedDown,
                    RoundingMode::Nearest => Message::RoundedNearest,
                };
                self.two(message, (value, Grip::Limit), (step, Grip::Sum), Grip::Limit, scope)
            }
            ExprKind::Assuming(value, instead) => {
                self.two(Message::Assuming, (value, Grip::Word), (instead, Grip::Sum), Grip::Word, scope)
            }
            ExprKind::If(condition, yes, no) => {
                let parts = [condition, yes, no].map(|part| self.at(Grip::Or, part, scope));
                (self.fill(Message::If, &parts.each_ref().map(String::as_str)), Grip::Sentence)
            }
            ExprKind::FirstOf(cases, otherwise) => (self.cases(cases, otherwise, scope), Grip::Sentence),
            ExprKind::Aggregate(kind, selection, value) => {
                (self.aggregate(*kind, selection, value.as_deref(), scope), Grip::Limit)
            }
            ExprKind::Not(operand) => (self.about_one(Message::Not, operand, Grip::Condition, scope), Grip::Condition),
            ExprKind::Compare(operator, left, right) => (self.order(*operator, left, right, scope), Grip::Condition),
            ExprKind::Equal(left, right, negated) => {
                let message = if *negated { Message::IsNot } else { Message::Is };
                self.two(message, (left, Grip::Sum), (right, Grip::Sum), Grip::Condition, scope)
            }
            ExprKind::OneOf(operand, choices, negated) => {
                (self.one_of(operand, choices, *negated, scope), Grip::Condition)
            }
            ExprKind::IsNone(operand, negated) => {
                let message = if *negated { Message::IsSome } else { Message::IsNone };
                (self.about_one(message, operand, Grip::Sum, scope), Grip::Condition)
            }
            ExprKind::IsKnown(operand, negated) => {
                let message = if *negated { Message::IsUnknown } else { Message::IsKnown };
                (self.about_one(message, operand, Grip::Sum, scope), Grip::Condition)
            }
            ExprKind::In(item, list, negated) => {
                let message = if *negated { Message::Lacks } else { Message::Includes };
                self.two(message, (list, Grip::Word), (item, Grip::Sum), Grip::Condition, scope)
            }
            ExprKind::And(parts) => (self.joined(parts, Message::And, scope), Grip::And),
            ExprKind::Or(parts) => (self.joined(parts, Message::Or, scope), Grip::Or),
            ExprKind::Enumeration(kind, items) => (self.enumeration(kind, items, scope), Grip::Sentence),
            ExprKind::Quantified(quantifier, selection, condition) => {
                (self.quantified(*quantifier, selection, condition, scope), Grip::Sentence)
            }
            ExprKind::Poison => ("…".to_owned(), Grip::Word),
        }
    }

    /// Words between quotation marks.
    pub(in crate::report) fn quoted(&self, text: &str) -> String {
        match self.language {
            crate::language::Language::English => format!("“{text}”"),
            crate::language::Language::German => format!("„{text}“"),
        }
    }

    /// Two operands in a message.
    pub(super) fn two(
        &self,
        message: Message,
        (left, left_grip): (&Expr, Grip),
        (right, right_grip): (&Expr, Grip),
        grip: Grip,
        scope: &Scope<'_>,
    ) -> (String, Grip) {
        let (left, right) = (self.at(left_grip, left, scope), self.at(right_grip, right, scope));
        (self.fill(message, &[&left, &right]), grip)
    }

    fn arithmetic(&self, operator: ArithmeticOperator, left: &Expr, right: &Expr, scope: &Scope<'_>) -> (String, Grip) {
        let (sign, grip, right_grip) = match operator {
            ArithmeticOperator::Add => ("+", Grip::Sum, Grip::Sum),
            ArithmeticOperator::Subtract => ("−", Grip::Sum, Grip::Product),
            ArithmeticOperator::Multiply => ("×", Grip::Product, Grip::Product),
            ArithmeticOperator::Divide => ("÷", Grip::Product, Grip::Ratio),
        };
        (format!("{} {sign} {}", self.at(grip, left, scope), self.at(right_grip, right, scope)), grip)
    }

    /// `1 fte per started 80 residents`
    fn ratio(&self, per: &Per, scope: &Scope<'_>) -> String {
        let amount = self.at(Grip::Ratio, &per.amount, scope);
        let word = self.say(match per.mode {
            PerMode::Exact => Message::Per,
            PerMode::Started => Message::PerStarted,
            PerMode::Completed => Message::PerCompleted,
        });
        let Some(every) = &per.every else { return format!("{amount} {word} {}", self.each(&per.base, scope)) };
        let base = self.at(Grip::Word, &per.base, scope);
        // The unit of the share is the base's and would only be said twice.
        if let ExprKind::Number(number) = &every.kind {
            return format!("{amount} {word} {} {base}", self.number(*number));
        }
        if let ExprKind::Parameter(id) = &every.kind {
            let name = readable(self.standard.parameter(*id).label.shown());
            let Some((given_by, value)) = self.standard.value_on(*id, self.key_date) else {
                return format!("{amount} {word} {name} {base}");
            };
            let ExprKind::Number(number) = &value.value.kind else { return format!("{amount} {word} {name} {base}") };
            let local = self.local(given_by).map_or(String::new(), |local| format!(": {local}"));
            return format!("{amount} {word} {} {base} ({name}{local})", self.number(*number));
        }
        format!("{amount} {word} {} {base}", self.at(Grip::Word, every, scope))
    }

    /// One of what is counted: `per person (residents)`, and shorter where the base is called like its unit.
    fn each(&self, base: &Expr, scope: &Scope<'_>) -> String {
        let unit = unit_of(&base.ty);
        if !self.vocabulary.units.is_counted(unit) {
            return self.at(Grip::Word, base, scope);
        }
        let name = self.phrase(base, scope);
        let one = self.unit(unit, true);
        if name == one || name == self.unit(unit, false) { one } else { format!("{one} ({name})") }
    }

    /// A fact by its label, with the way to it where it lies in a record in a record.
    fn fact(&self, place: &Place, scope: &Scope<'_>) -> String {
        let Some(frame) = scope.find(place.frame) else { return "…".to_owned() };
        let mut record = frame.record;
        let mut path = Vec::new();
        for slot in &place.path {
            let Some(fact) = record.and_then(|id| self.vocabulary.record(id).facts.get(slot.index())) else { break };
            path.push(fact);
            record = if let Type::Record(inner) = fact.ty { Some(inner) } else { None };
        }
        let own = Place { frame: place.frame, path: Box::default() };
        if path.is_empty() { self.frame_name(frame) } else { self.of(self.way(&path), &own, scope) }
    }

    pub(super) fn frame_name(&self, frame: &Scope<'_>) -> String {
        match (frame.record, frame.variable) {
            (Some(record), "") => self.record(record),
            (Some(_) | None, variable) => readable(variable),
        }
    }

    /// What the choice is called whose values a list holds.
    fn values(&self, ty: &Type) -> String {
        match ty {
            Type::Choice(id) => readable(self.vocabulary.choice(*id).called(self.language)),
            Type::List(item) => self.values(item),
            Type::Bool
            | Type::Number(_)
            | Type::Text
            | Type::Date
            | Type::Schedule
            | Type::Record(_)
            | Type::Poison => String::new(),
        }
    }

    /// A name that belongs to another record than the one in view says to which.
    pub(super) fn of(&self, name: String, place: &Place, scope: &Scope<'_>) -> String {
        if place.frame == scope.frame && place.path.is_empty() {
            return name;
        }
        format!("{name} ({})", self.fact(place, scope))
    }

    /// `12 months (time limit)`: what follows `within the last`.
    fn span_of_time(&self, amount: &Expr, scope: &Scope<'_>) -> String {
        if let ExprKind::Parameter(id) = &amount.kind
            && let parameter = self.standard.parameter(*id)
            && let Some(value) = parameter.on(self.key_date)
        {
            let value = self.phrase(&value.value, &Scope::nothing());
            return format!("{value} ({})", readable(parameter.label.shown()));
        }
        self.at(Grip::Sum, amount, scope)
    }

    /// A parameter with its value on the key date.
    pub(in crate::report) fn parameter(&self, id: ParameterId) -> String {
        let name = readable(self.standard.parameter(id).label.shown());
        let Some((given_by, value)) = self.standard.value_on(id, self.key_date) else {
            return self.fill(Message::NoParameterValue, &[&name]);
        };
        let mut value = self.phrase(&value.value, &Scope::nothing());
        if let Some(local) = self.local(given_by) {
            value = format!("{value}: {local}");
        }
        self.fill(Message::ParameterValue, &[&name, &value])
    }

    /// `local value, 10 persons to 15 persons allowed, instead of 15 persons`; none for a parameter that takes no place.
    pub(in crate::report) fn local(&self, id: ParameterId) -> Option<String> {
        let replaced = self.standard.parameter(id).replaces?;
        let mut words = vec![self.say(Message::LocalValue).to_owned()];
        let layers = || std::iter::successors(Some(replaced), |id| self.standard.parameter(*id).replaces);
        let bounds = layers().find_map(|id| self.standard.parameter(id).local.as_ref()?.bounds.as_ref());
        words.extend(bounds.map(|bounds| self.fill(Message::LocalBounds, &[&self.bounds(bounds)])));
        let instead = layers().find_map(|id| self.standard.parameter(id).on(self.key_date));
        words.extend(
            instead.map(|instead| self.fill(Message::InsteadOf, &[&self.phrase(&instead.value, &Scope::nothing())])),
        );
        Some(words.join(", "))
    }

    /// `10 to 15 persons`
    pub(in crate::report) fn bounds(&self, (low, high): &(Expr, Expr)) -> String {
        let high = self.phrase(high, &Scope::nothing());
        let low =
            if let ExprKind::Number(low) = &low.kind { self.number(*low) } else { self.phrase(low, &Scope::nothing()) };
        self.fill(Message::Between, &[&low, &high])
    }

    fn cases(&self, cases: &[Case], otherwise: &Outcome, scope: &Scope<'_>) -> String {
        let mut parts: Vec<String> = cases
            .iter()
            .map(|case| {
                let when = self.at(Grip::Or, &case.when, scope);
                match &case.outcome {
                    Outcome::Value(value) => {
                        self.fill(Message::Case, &[&case.label, &self.at(Grip::Or, value, scope), &when])
                    }
                    Outcome::NoRule(_) => self.fill(Message::SilentCase, &[&case.label, &when]),
                }
            })
            .collect();
        parts.push(self.fill(Message::OtherwiseCase, &[&self.outcome(otherwise, scope)]));
        self.fill(Message::FirstOf, &[&parts.join("; ")])
    }

    /// What a case or row gives.
    pub(in crate::report) fn outcome(&self, outcome: &Outcome, scope: &Scope<'_>) -> String {
        match outcome {
            Outcome::Value(value) => self.at(Grip::Or, value, scope),
            Outcome::NoRule(silence) => match &silence.reason {
                Some(reason) => format!("{}: {reason}", self.say(Message::NoRule)),
                None => self.say(Message::NoRule).to_owned(),
            },
        }
    }

    fn aggregate(&self, kind: AggregateKind, selection: &Selection, value: Option<&Expr>, scope: &Scope<'_>) -> String {
        let list = self.selection(selection, scope);
        let inner = scope.item(selection);
        let value = value.map(|value| self.at(Grip::Sum, value, &inner)).unwrap_or_default();
        match kind {
            AggregateKind::Number => self.fill(Message::NumberOf, &[&list]),
            AggregateKind::Sum => self.fill(Message::SumOf, &[&value, &list]),
            AggregateKind::Smallest => self.fill(Message::Smallest, &[&value, &list]),
            AggregateKind::Largest => self.fill(Message::Largest, &[&value, &list]),
            AggregateKind::Times => self.fill(Message::TimesOf, &[&value, &list]),
        }
    }

    /// A list with its filter.
    pub(in crate::report) fn selection(&self, selection: &Selection, scope: &Scope<'_>) -> String {
        let list = self.at(Grip::Word, &selection.list, scope);
        let inner = scope.item(selection);
        match &selection.filter {
            Some(filter) => self.fill(Message::Where, &[&list, &self.at(Grip::Or, filter, &inner)]),
            None => list,
        }
    }
}

/// The unit of a type; plain where it is no number.
pub(in crate::report) fn unit_of(ty: &Type) -> Unit {
    if let Type::Number(unit) = ty { *unit } else { Unit::ONE }
}
