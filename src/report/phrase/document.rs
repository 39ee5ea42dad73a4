//! Values as a document names them: by number and name, without a key date. Knows no layout.

use super::clause::Order;
use super::expression::Grip;
use super::noun::many;
use super::prose::Prose;
use super::{Message, Scope, Wording, readable, unit_of};
use crate::language::Language;
use crate::model::{
    AggregateKind, ArithmeticOperator, DefinitionId, Expr, ExprKind, Facet, Fact, ParameterId, Per, PerMode, Place,
    RecordId, RuleId, Selection, TableId, Type,
};

/// The numbers under which a document names what a standard declares.
#[derive(Debug, Clone, Default)]
pub(in crate::report) struct Numbers {
    /// By rule; empty where a rule is not shown.
    pub(in crate::report) rules: Vec<String>,
    pub(in crate::report) guarantees: Vec<String>,
    pub(in crate::report) parameters: Vec<String>,
    pub(in crate::report) definitions: Vec<String>,
    pub(in crate::report) tables: Vec<String>,
}

impl Numbers {
    fn of(list: &[String], index: usize) -> &str {
        list.get(index).map_or("", String::as_str)
    }

    pub(in crate::report) fn rule(&self, id: RuleId) -> &str {
        Self::of(&self.rules, id.index())
    }

    pub(in crate::report) fn parameter(&self, id: ParameterId) -> &str {
        Self::of(&self.parameters, id.index())
    }

    pub(in crate::report) fn definition(&self, id: DefinitionId) -> &str {
        Self::of(&self.definitions, id.index())
    }

    pub(in crate::report) fn table(&self, id: TableId) -> &str {
        Self::of(&self.tables, id.index())
    }
}

impl Wording<'_> {
    /// What an expression is called in a document; none for what reads there as in a report, and in a report.
    pub(super) fn in_document(&self, expr: &Expr, scope: &Scope<'_>) -> Option<(String, Grip)> {
        let numbers = self.numbers?;
        if let ExprKind::Fact(place) = &expr.kind {
            let name = self.document_fact(place, scope);
            let name = if expr.ty == Type::Date { self.prose(Prose::TheDay, &[&name]) } else { name };
            return Some((name, Grip::Word));
        }
        if let ExprKind::DateOf(place) = &expr.kind {
            return Some((self.prose(Prose::DayOf, &[&self.document_fact(place, scope)]), Grip::Word));
        }
        if expr.ty == Type::Bool && !matches!(expr.kind, ExprKind::Definition(..)) {
            let grip = if matches!(expr.kind, ExprKind::And(_) | ExprKind::Or(_)) { Grip::Or } else { Grip::Condition };
            return self.turned(expr, Order::Subordinate, false, scope).map(|clause| (clause, grip));
        }
        if let ExprKind::Parameter(id) = &expr.kind {
            return Some((self.document_parameter(*id), Grip::Word));
        }
        if let ExprKind::Definition(id, place) = &expr.kind {
            let label = readable(self.standard.definition(*id).label.shown());
            let label = if expr.ty == Type::Bool { self.quoted(&label) } else { label };
            let name = self.numbered(&label, numbers.definition(*id));
            return Some((self.of(name, place, scope), Grip::Word));
        }
        if let ExprKind::Table(id, place) = &expr.kind {
            let label = self.quoted(&readable(self.standard.table(*id).label.shown()));
            let name = self.numbered(&label, numbers.table(*id));
            return Some((self.of(name, place, scope), Grip::Word));
        }
        if let ExprKind::Result(rule, facet, place) = &expr.kind {
            let message = match facet {
                Facet::Required => Prose::RequiredBy,
                Facet::Provided => Prose::ProvidedFor,
                Facet::Short => Prose::ShortBy,
                Facet::Value => Prose::ValueOf,
                Facet::Applies | Facet::Met => return None,
            };
            return Some((self.of(self.prose(message, &[&self.cited_rule(*rule)]), place, scope), Grip::Word));
        }
        if let ExprKind::ShiftDate(operator, day, amount, _) = &expr.kind {
            let turn = if *operator == ArithmeticOperator::Subtract { Prose::DayMinus } else { Prose::DayPlus };
            return Some((self.prose(turn, &[&self.phrase(day, scope), &self.phrase(amount, scope)]), Grip::Sum));
        }
        if let ExprKind::Per(per) = &expr.kind {
            return self.document_ratio(per, scope).map(|ratio| (ratio, Grip::Ratio));
        }
        if let ExprKind::Aggregate(kind, selection, value) = &expr.kind {
            return Some((self.document_aggregate(*kind, selection, value.as_deref(), scope), Grip::Limit));
        }
        None
    }

    /// A rule by number and name.
    pub(in crate::report) fn cited_rule(&self, id: RuleId) -> String {
        let label = self.quoted(&readable(self.standard.rule(id).label.shown()));
        self.numbered(&label, self.numbers.map_or("", |numbers| numbers.rule(id)))
    }

    fn numbered(&self, name: &str, number: &str) -> String {
        if number.is_empty() { name.to_owned() } else { self.prose(Prose::Numbered, &[name, number]) }
    }

    /// A parameter: with its value where it has had only one.
    fn document_parameter(&self, id: ParameterId) -> String {
        let parameter = self.standard.parameter(id);
        let name = readable(parameter.label.shown());
        let number = self.numbers.map_or("", |numbers| numbers.parameter(id));
        match self.only_value(id) {
            Some(only) => self.prose(Prose::OnlyValue, &[&self.phrase(only, &Scope::nothing()), &name, number]),
            None => self.numbered(&self.quoted(&name), number),
        }
    }

    /// The value of a parameter that has no other: no later one, none in its place, no suspension, no end.
    fn only_value(&self, id: ParameterId) -> Option<&Expr> {
        let parameter = self.standard.parameter(id);
        let [only] = parameter.values.as_slice() else { return None };
        let lasts = only.period.until.is_none() && only.period.suspended.is_none();
        let alone = parameter.replaces.is_none() && parameter.replaced_by.is_none();
        (lasts && alone).then_some(&only.value)
    }

    /// `1 Kopf je volle 100 Bewohnerinnen und Bewohner`
    fn document_ratio(&self, per: &Per, scope: &Scope<'_>) -> Option<String> {
        let Some(every) = &per.every else { return None };
        let ExprKind::Parameter(id) = &every.kind else { return None };
        let amount = self.at(Grip::Ratio, &per.amount, scope);
        let base = self.at(Grip::Word, &per.base, scope);
        let word = self.say(match per.mode {
            PerMode::Exact => Message::Per,
            PerMode::Started => Message::PerStarted,
            PerMode::Completed => Message::PerCompleted,
        });
        let parameter = self.standard.parameter(*id);
        let (name, number) = (readable(parameter.label.shown()), self.numbers?.parameter(*id));
        if let Some(ExprKind::Number(only)) = self.only_value(*id).map(|value| &value.kind) {
            let ratio = format!("{amount} {word} {} {base}", self.number(*only));
            return Some(self.prose(Prose::Ratio, &[&ratio, &name, number]));
        }
        Some(self.prose(Prose::PerMany, &[&amount, word, &base, &name, number]))
    }

    fn document_aggregate(
        &self,
        kind: AggregateKind,
        selection: &Selection,
        value: Option<&Expr>,
        scope: &Scope<'_>,
    ) -> String {
        let inner = scope.item(selection);
        let items = self.those(selection, false, scope);
        let told = |value: &Expr| {
            let words = self.at(Grip::Sum, value, &inner);
            if matches!(value.kind, ExprKind::Fact(_)) { self.quoted(&words) } else { words }
        };
        let value = value.map(told).unwrap_or_default();
        match kind {
            AggregateKind::Number => {
                let items = match self.language {
                    Language::English => match items.split_once(" where ") {
                        Some((item, filter)) => format!("{} where {filter}", many(item)),
                        None => many(&items),
                    },
                    Language::German => items,
                };
                self.prose(Prose::Count, &[&items])
            }
            AggregateKind::Times => self.fill(Message::TimesOf, &[&value, &items]),
            AggregateKind::Sum => self.prose(Prose::Sum, &[&value, &items]),
            AggregateKind::Smallest => self.prose(Prose::Least, &[&value, &items]),
            AggregateKind::Largest => self.prose(Prose::Most, &[&value, &items]),
        }
    }

    /// A fact by its name; with that of the part that it belongs to where others are called the same.
    pub(in crate::report) fn document_fact(&self, place: &Place, scope: &Scope<'_>) -> String {
        let Some(frame) = scope.find(place.frame) else { return "…".to_owned() };
        let mut along: Vec<&Fact> = Vec::new();
        let mut record = frame.record;
        for slot in &place.path {
            let Some(fact) = record.and_then(|id| self.vocabulary.record(id).facts.get(slot.index())) else { break };
            along.push(fact);
            record = if let Type::Record(inner) = fact.ty { Some(inner) } else { None };
        }
        let Some((last, before)) = along.split_last() else {
            let plain = frame.record.is_none() && frame.frame > 0;
            return if plain { self.prose(Prose::ThisValue, &[]) } else { self.frame_name(frame) };
        };
        let name = self.fact_name(last);
        let unique = frame.record.is_none_or(|record| self.called(record, &name) < 2);
        let noun = name.chars().any(char::is_uppercase) || self.language == Language::English;
        let name = match before.last().map(|part| self.fact_name(part)) {
            Some(part) if !noun => format!("{part} ({name})"),
            // Whether `adequate` or `clear` is said of what, only the part tells.
            Some(part) if last.ty == Type::Bool && self.language == Language::English => format!("{part}: {name}"),
            Some(part) if !unique => format!("{name} ({part})"),
            Some(_) | None => name,
        };
        // Where no other record is in view, there is no doubt whose fact it is.
        if place.frame == scope.frame || scope.record.is_none() {
            name
        } else {
            format!("{name} ({})", self.frame_name(frame))
        }
    }

    /// What a fact is called in a document.
    pub(in crate::report) fn fact_name(&self, fact: &Fact) -> String {
        readable(fact.called(self.language))
    }

    /// How many facts within a record go by a name.
    fn called(&self, record: RecordId, name: &str) -> usize {
        let facts = &self.vocabulary.record(record).facts;
        facts
            .iter()
            .map(|fact| {
                let own = usize::from(self.fact_name(fact) == name);
                if let Type::Record(inner) = fact.ty { own + self.called(inner, name) } else { own }
            })
            .sum()
    }

    /// What is shared out in the ratios of an expression.
    pub(in crate::report) fn bases(&self, expr: &Expr, scope: &Scope<'_>, found: &mut Vec<String>) {
        if let ExprKind::Per(per) = &expr.kind
            && matches!(per.base.kind, ExprKind::Fact(_) | ExprKind::Definition(..) | ExprKind::Table(..))
            && self.vocabulary.units.is_counted(unit_of(&per.base.ty))
        {
            let base = self.phrase(&per.base, scope);
            if !found.contains(&base) {
                found.push(base);
            }
        }
        super::walk::parts(expr, scope, &mut |part, inner| self.bases(part, inner, found));
    }
}
