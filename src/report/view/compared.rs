//! What was compared, in one sentence: `12 toilets, 15 required, 3 short: 1 toilet per started 10 residents; 148 residents`.

use super::{Line, Telling};
use crate::assess::{Comparison, Evidence, FactUse, Finding};
use crate::model::{Body, CompareOperator, Expr, ExprKind, Rule, Status, Type, Value};
use crate::quantity::{Rational, Unit};
use crate::report::phrase::{HARD_SPACE, PATH_SIGN, unit_of};
use crate::report::{Message, Scope};

/// Facts that are told before the rest is only counted.
const TOLD: usize = 6;

/// First words of labels that already say that something is counted, and so do not follow a number.
const COUNT_WORDS: [&str; 5] = ["anzahl", "zahl", "number", "count", "gesamtzahl"];

impl Telling<'_, '_> {
    /// Amounts, or the sides of a condition, with the facts that went in.
    pub(super) fn compared(&self, rule: &Rule, finding: &Finding, evidence: &Evidence<'_>) -> Option<Line> {
        let (text, left) = self.sentence(rule, finding, evidence)?;
        let facts = self.facts(&evidence.facts, &left);
        Some(Line::plain(facts.map_or_else(|| text.clone(), |facts| format!("{text}; {facts}"))))
    }

    /// The facts by themselves, where no sentence took them in.
    pub(super) fn told_facts(&self, rule: &Rule, finding: &Finding, evidence: &Evidence<'_>) -> Option<Line> {
        let failed = matches!(finding.status, Status::NotMet | Status::Waived | Status::Explained);
        if !(failed || self.view.details) || self.sentence(rule, finding, evidence).is_some() {
            return None;
        }
        // A fact that fails by itself was named just before.
        if let ([one], [_]) = (evidence.failed.as_slice(), evidence.facts.as_slice())
            && matches!(one.kind, ExprKind::Fact(_))
        {
            return None;
        }
        Some(Line::on(self.wording.say(Message::Facts), self.facts(&evidence.facts, "")?))
    }

    /// The comparison as a sentence, and its left side alone.
    fn sentence(&self, rule: &Rule, finding: &Finding, evidence: &Evidence<'_>) -> Option<(String, String)> {
        match &rule.body {
            Body::Comparison { provided, required, mirrored, condition } => {
                let strict =
                    matches!(&condition.kind, ExprKind::Compare(CompareOperator::Less | CompareOperator::Greater, ..));
                if *mirrored {
                    self.limit(rule, finding, (required, provided), strict)
                } else {
                    self.need(rule, finding, (provided, required), strict)
                }
            }
            Body::Capacity { required, provided: Some(provided) } => {
                self.need(rule, finding, (provided, required), false)
            }
            Body::Capacity { required, provided: None } => finding.required.map(|amount| {
                let amount = self.wording.amount(amount, unit_of(&required.ty));
                let text = self.wording.fill(Message::RequiredOnly, &[&amount]);
                self.explained(rule, (text, String::new()), required)
            }),
            Body::Condition(_) | Body::Nothing | Body::Score(_) => {
                evidence.comparison.as_ref().map(|one| self.sides(rule, one))
            }
        }
    }

    /// What an undetermined rule asks for.
    pub(super) fn asked(&self, rule: &Rule) -> Option<Line> {
        let asked = match &rule.body {
            Body::Comparison { condition, .. } | Body::Condition(condition) => condition,
            Body::Capacity { required, .. } => required,
            Body::Nothing | Body::Score(_) => rule.when.as_ref()?,
        };
        // A long enumeration says less than the facts that are missing; it stands in `norm explain`.
        if !self.view.details && matches!(asked.kind, ExprKind::Enumeration(..) | ExprKind::FirstOf(..)) {
            return None;
        }
        Some(Line::on(self.wording.say(Message::AsksFor), self.wording.phrase(asked, &Scope::about(rule.about))))
    }

    /// `12 toilets, 15 required, 3 short`, with what stands to the left of it.
    fn need(
        &self,
        rule: &Rule,
        finding: &Finding,
        (provided, required): (&Expr, &Expr),
        strict: bool,
    ) -> Option<(String, String)> {
        let (has, needs) = (finding.provided?, finding.required?);
        let (left, bare) = self.side(rule, provided, has);
        let unit = unit_of(&required.ty);
        let needs = if bare { self.wording.number(needs) } else { self.wording.amount(needs, unit) };
        let message = if strict { Message::MoreThanRequired } else { Message::ProvidedRequired };
        let mut text = self.wording.fill(message, &[&left, &needs]);
        self.add_short(&mut text, Message::Short, finding.short, bare, unit);
        Some(self.explained(rule, (text, left), required))
    }

    /// `160 residents, at most 150 allowed, 10 too many`
    fn limit(
        &self,
        rule: &Rule,
        finding: &Finding,
        (actual, most): (&Expr, &Expr),
        strict: bool,
    ) -> Option<(String, String)> {
        let (is, may) = (finding.required?, finding.provided?);
        let (left, bare) = self.side(rule, actual, is);
        let unit = unit_of(&most.ty);
        let may = if bare { self.wording.number(may) } else { self.wording.amount(may, unit) };
        let message = if strict { Message::LessThanAllowed } else { Message::AtMostAllowed };
        let mut text = self.wording.fill(message, &[&left, &may]);
        self.add_short(&mut text, Message::TooMany, finding.short, bare, unit);
        Some(self.explained(rule, (text, left), most))
    }

    fn add_short(&self, text: &mut String, message: Message, short: Option<Rational>, bare: bool, unit: Unit) {
        let Some(short) = short.filter(|short| !short.is_zero()) else { return };
        let short = if bare { self.wording.number(short) } else { self.wording.amount(short, unit) };
        text.push_str(", ");
        text.push_str(&self.wording.fill(message, &[&short]));
    }

    /// Adds how the amount comes about, unless it is just a number.
    fn explained(&self, rule: &Rule, (text, left): (String, String), how: &Expr) -> (String, String) {
        if matches!(how.kind, ExprKind::Number(_)) {
            return (text, left);
        }
        (format!("{text}: {}", self.wording.phrase(how, &Scope::about(rule.about))), left)
    }

    /// An expression with its value, and whether the words already say what is counted.
    fn side(&self, rule: &Rule, expr: &Expr, value: Rational) -> (String, bool) {
        let unit = unit_of(&expr.ty);
        let name = self.wording.phrase(expr, &Scope::about(rule.about));
        if matches!(expr.kind, ExprKind::Fact(_)) {
            return self.counted(&name, value, unit);
        }
        if matches!(expr.kind, ExprKind::Number(_)) {
            return (self.wording.amount(value, unit), false);
        }
        if matches!(expr.kind, ExprKind::Parameter(_)) {
            // The name of a parameter comes with its value.
            return (name, false);
        }
        (format!("{name}{HARD_SPACE}{}", self.wording.amount(value, unit)), false)
    }

    /// `148 residents` for what is counted by name, else `living area 120 m²`.
    fn counted(&self, name: &str, value: Rational, unit: Unit) -> (String, bool) {
        let amount = self.wording.amount(value, unit);
        let many = self.wording.unit(unit, false);
        // The way to a fact says nothing more where the unit names it: `Ausstattung › Toiletten`.
        if self.wording.vocabulary.units.is_counted(unit) && name.rsplit(PATH_SIGN).next() == Some(&many) {
            return (amount, true);
        }
        let first = name.split(' ').next().unwrap_or_default().to_lowercase();
        // Names of facts are plural, and some say themselves that something is counted.
        let follows = self.wording.vocabulary.units.is_counted(unit)
            && value != Rational::ONE
            && !name.contains(PATH_SIGN)
            && !COUNT_WORDS.contains(&first.as_str());
        if follows {
            return (format!("{}{HARD_SPACE}{name}", self.wording.number(value)), true);
        }
        (format!("{name}{HARD_SPACE}{amount}"), false)
    }

    /// `opened + 12 months: 1 May 2015; asked: no earlier than 1 March 2016 (the key date)`
    fn sides(&self, rule: &Rule, comparison: &Comparison<'_>) -> (String, String) {
        let wording = &self.wording;
        let left = wording.phrase_of(comparison.left, Some(rule));
        let value = wording.value(comparison.left_value.as_ref().unwrap_or(&Value::Unknown), &comparison.left.ty);
        let right_value = comparison.right_value.as_ref().unwrap_or(&Value::Unknown);
        let mut right = wording.value(right_value, &comparison.right.ty);
        if !matches!(
            comparison.right.kind,
            ExprKind::Number(_) | ExprKind::Date(_) | ExprKind::Schedule(_) | ExprKind::Choice(_)
        ) {
            right = format!("{right} ({})", wording.phrase_of(comparison.right, Some(rule)));
        }
        let asked = match comparison.operator {
            Some(operator) => {
                format!("{} {right}", wording.say(Message::order(operator, comparison.left.ty == Type::Date)))
            }
            None => right,
        };
        let left = format!("{left}: {value}");
        let text = format!("{left}; {}: {asked}", wording.say(Message::Asked));
        (text, left)
    }

    /// The facts that went in, but for the one that was said already; those of one item together.
    fn facts(&self, facts: &[FactUse<'_>], said: &str) -> Option<String> {
        let told = facts.iter().filter_map(|fact| Some((fact.item.as_deref(), self.amount_of(fact)?)));
        let told: Vec<_> = told.filter(|(item, text)| item.is_some() || text != said).collect();
        let limit = if self.view.details { told.len() } else { TOLD };
        let mut words = String::new();
        let mut last = None;
        for (item, text) in told.iter().take(limit) {
            if last == Some(item) {
                words.push_str(", ");
            } else {
                words.push_str(if words.is_empty() { "" } else { "; " });
                if let Some(item) = item {
                    words.push_str(item);
                    words.push_str(": ");
                }
            }
            words.push_str(text);
            last = Some(item);
        }
        if told.len() > limit {
            words.push(' ');
            words.push_str(&self.wording.fill(Message::AndMore, &[&(told.len() - limit).to_string()]));
        }
        (!told.is_empty()).then_some(words)
    }

    /// A fact with its value, and the item it belongs to; none for what has no short value.
    pub(super) fn fact(&self, fact: &FactUse<'_>) -> Option<String> {
        let text = self.amount_of(fact)?;
        Some(fact.item.as_ref().map_or_else(|| text.clone(), |item| format!("{item}: {text}")))
    }

    fn amount_of(&self, fact: &FactUse<'_>) -> Option<String> {
        let name = self.wording.way(&fact.path);
        if let Some(date) = fact.date {
            return Some(format!("{}: {}", self.wording.fill(Message::DateOf, &[&name]), self.wording.date(date)));
        }
        Some(match fact.value {
            Value::Unknown | Value::Record(_) => return None,
            Value::List(items) if items.iter().any(|item| matches!(item, Value::Record(_))) => return None,
            Value::Number(value) => self.counted(&name, *value, unit_of(&fact.fact.ty)).0,
            Value::None
            | Value::Bool(_)
            | Value::Text(_)
            | Value::Date(_)
            | Value::Schedule(_)
            | Value::Choice(_)
            | Value::List(_) => {
                format!("{name}: {}", self.wording.value(fact.value, &fact.fact.ty))
            }
        })
    }
}
