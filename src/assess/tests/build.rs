//! A tiny builder for models, so that tests need no rule text.

use crate::assess::{Assessment, Assessor, Finding, Waiver};
use crate::language::Labels;
use crate::language::Language;
use crate::model::*;
use crate::quantity::{Rational, Unit};
use crate::source::SourceMap;
use crate::span::Span;
use jiff::civil::Date;

/// A span of its own for each `at`.
pub(crate) fn span(at: usize) -> Span {
    Span::new(SourceMap::new().add("test", ""), at, at + 1)
}

/// A number from its decimal or `a/b`.
pub(crate) fn r(text: &str) -> Rational {
    match text.split_once('/') {
        Some((above, below)) => Rational::new(above.parse().unwrap(), below.parse().unwrap()).expect("a fraction"),
        None => Rational::parse(text).expect("a number"),
    }
}

pub(crate) fn day(text: &str) -> Date {
    text.parse().expect("a date")
}

pub(crate) const NUMBER: Type = Type::Number(Unit::ONE);

pub(crate) fn expr(kind: ExprKind, ty: Type) -> Expr {
    Expr { kind, ty, span: span(0) }
}

pub(crate) fn at(position: usize, mut expr: Expr) -> Expr {
    expr.span = span(position);
    expr
}

pub(crate) fn n(text: &str) -> Expr {
    expr(ExprKind::Number(r(text)), NUMBER)
}

pub(crate) fn yes(truth: bool) -> Expr {
    expr(ExprKind::Bool(truth), Type::Bool)
}

pub(crate) fn place(frame: u8, path: &[u16]) -> Place {
    Place { frame, path: path.iter().copied().map(Slot).collect() }
}

/// A fact of the record itself.
pub(crate) fn fact(path: &[u16]) -> Expr {
    expr(ExprKind::Fact(place(0, path)), NUMBER)
}

/// A fact of a loop's item.
pub(crate) fn item(frame: u8, path: &[u16]) -> Expr {
    expr(ExprKind::Fact(place(frame, path)), NUMBER)
}

pub(crate) fn definition(id: u32) -> Expr {
    expr(ExprKind::Definition(DefinitionId(id), place(0, &[])), NUMBER)
}

pub(crate) fn parameter(id: u32) -> Expr {
    expr(ExprKind::Parameter(ParameterId(id)), NUMBER)
}

pub(crate) fn result(rule: u32, facet: Facet) -> Expr {
    result_at(rule, facet, place(0, &[]))
}

pub(crate) fn result_at(rule: u32, facet: Facet, place: Place) -> Expr {
    let ty = if matches!(facet, Facet::Applies | Facet::Met) { Type::Bool } else { NUMBER };
    expr(ExprKind::Result(RuleId(rule), facet, place), ty)
}

fn boxed(kind: impl FnOnce(Box<Expr>, Box<Expr>) -> ExprKind, left: Expr, right: Expr, ty: Type) -> Expr {
    expr(kind(Box::new(left), Box::new(right)), ty)
}

pub(crate) fn compare(left: Expr, operator: &str, right: Expr) -> Expr {
    let operator = match operator {
        "<" => CompareOperator::Less,
        "<=" => CompareOperator::AtMost,
        ">" => CompareOperator::Greater,
        ">=" => CompareOperator::AtLeast,
        other => panic!("{other}"),
    };
    boxed(|l, r| ExprKind::Compare(operator, l, r), left, right, Type::Bool)
}

pub(crate) fn calc(left: Expr, operator: char, right: Expr) -> Expr {
    let operator = match operator {
        '+' => ArithmeticOperator::Add,
        '-' => ArithmeticOperator::Subtract,
        '*' => ArithmeticOperator::Multiply,
        '/' => ArithmeticOperator::Divide,
        other => panic!("{other}"),
    };
    boxed(|l, r| ExprKind::Arithmetic(operator, l, r), left, right, NUMBER)
}

pub(crate) fn is(left: Expr, right: Expr) -> Expr {
    boxed(|l, r| ExprKind::Equal(l, r, false), left, right, Type::Bool)
}

pub(crate) fn choice(index: u16) -> Expr {
    expr(ExprKind::Choice(index), Type::Choice(ChoiceId(0)))
}

pub(crate) fn all(items: Vec<Expr>) -> Expr {
    expr(ExprKind::And(items), Type::Bool)
}

pub(crate) fn either(items: Vec<Expr>) -> Expr {
    expr(ExprKind::Or(items), Type::Bool)
}

pub(crate) fn not(operand: Expr) -> Expr {
    expr(ExprKind::Not(Box::new(operand)), Type::Bool)
}

pub(crate) fn assuming(operand: Expr, instead: Expr) -> Expr {
    boxed(ExprKind::Assuming, operand, instead, NUMBER)
}

pub(crate) fn when_then(condition: Expr, yes: Expr, no: Expr) -> Expr {
    expr(ExprKind::If(Box::new(condition), Box::new(yes), Box::new(no)), NUMBER)
}

pub(crate) fn at_least(operand: Expr, limit: Expr) -> Expr {
    boxed(|l, r| ExprKind::Limit(l, LimitKind::AtLeast, r), operand, limit, NUMBER)
}

pub(crate) fn at_most(operand: Expr, limit: Expr) -> Expr {
    boxed(|l, r| ExprKind::Limit(l, LimitKind::AtMost, r), operand, limit, NUMBER)
}

pub(crate) fn rounded(operand: Expr, mode: RoundingMode, step: &str) -> Expr {
    boxed(|l, r| ExprKind::Round(l, mode, r), operand, n(step), NUMBER)
}

pub(crate) fn per(amount: &str, mode: PerMode, every: Option<&str>, base: Expr) -> Expr {
    expr(ExprKind::Per(Box::new(Per { amount: n(amount), mode, every: every.map(n), base })), NUMBER)
}

pub(crate) fn silence(reason: &str, position: usize) -> Outcome {
    Outcome::NoRule(NoRule { reason: Some(reason.into()), span: span(position) })
}

pub(crate) fn no_rule(reason: &str) -> Expr {
    first_of(vec![], silence(reason, 7))
}

pub(crate) fn first_of(cases: Vec<(&str, Expr, Outcome)>, otherwise: Outcome) -> Expr {
    let cases = cases.into_iter().map(|(label, when, outcome)| Case { label: label.into(), when, outcome }).collect();
    expr(ExprKind::FirstOf(cases, Box::new(otherwise)), NUMBER)
}

pub(crate) fn listed(kind: EnumerationKind, items: Vec<(&str, Expr)>) -> Expr {
    let items = items
        .into_iter()
        .map(|(label, condition)| Listed { label: label.to_owned(), title: None, condition })
        .collect();
    expr(ExprKind::Enumeration(kind, items), Type::Bool)
}

pub(crate) fn select(frame: u8, list: Expr, filter: Option<Expr>) -> Box<Selection> {
    Box::new(Selection { variable: "x".into(), frame, list, filter })
}

pub(crate) fn every(frame: u8, list: Expr, filter: Option<Expr>, condition: Expr) -> Expr {
    expr(ExprKind::Quantified(Quantifier::Every, select(frame, list, filter), Box::new(condition)), Type::Bool)
}

pub(crate) fn some(frame: u8, list: Expr, filter: Option<Expr>, condition: Expr) -> Expr {
    expr(ExprKind::Quantified(Quantifier::Some, select(frame, list, filter), Box::new(condition)), Type::Bool)
}

pub(crate) fn aggregate(kind: AggregateKind, list: Expr, filter: Option<Expr>, value: Option<Expr>) -> Expr {
    expr(ExprKind::Aggregate(kind, select(1, list, filter), value.map(Box::new)), NUMBER)
}

/// A record type with facts; the slot of a fact is its place.
pub(crate) fn record(name: &str, facts: &[(&str, Type)]) -> Record {
    let facts = facts.iter().map(|(name, ty)| Fact {
        name: (*name).into(),
        labels: Labels::default(),
        also: vec![],
        ty: ty.clone(),
        or_none: false,
        bounds: None,
        assessed: false,
        span: span(0),
    });
    Record { name: name.into(), labels: Labels::default(), also: Vec::new(), facts: facts.collect(), span: span(0) }
}

pub(crate) fn list_of(record: u16) -> Type {
    Type::List(Box::new(Type::Record(RecordId(record))))
}

pub(crate) fn label(name: &str) -> Label {
    Label { name: name.into(), label: None, span: span(0) }
}

/// A rule about record 0 that asks nothing yet.
pub(crate) fn rule(name: &str) -> Rule {
    Rule {
        label: label(name),
        kind: RuleKind::Rule,
        about: RecordId(0),
        origin: "test".into(),
        when: None,
        unless: vec![],
        transition: None,
        modality: None,
        where_possible: false,
        body: Body::Nothing,
        role: None,
        period: Period::default(),
        waivable_by: vec![],
        remedy: None,
        consequences: vec![],
        needs: vec![],
        cost: None,
        replaces: None,
        replaced_by: None,
        dropped: false,
        notes: Notes::default(),
        span: span(0),
    }
}

/// `must condition`
pub(crate) fn must(name: &str, condition: Expr) -> Rule {
    Rule { modality: Some(Modality::Must), body: Body::Condition(condition), ..rule(name) }
}

/// `must provided >= required`
pub(crate) fn must_reach(name: &str, provided: Expr, required: Expr) -> Rule {
    let condition = compare(provided.clone(), ">=", required.clone());
    Rule {
        modality: Some(Modality::Must),
        body: Body::Comparison { provided, required, mirrored: false, condition },
        ..rule(name)
    }
}

/// A service that a record must have.
pub(crate) fn service(name: &str, required: Expr, provided: Option<Expr>) -> Rule {
    let modality = provided.is_some().then_some(Modality::Must);
    Rule { kind: RuleKind::Service, modality, body: Body::Capacity { required, provided }, ..rule(name) }
}

/// A program with one standard.
pub(crate) fn program(records: Vec<Record>, rules: Vec<Rule>) -> Program {
    let vocabulary = Vocabulary { records, ..Vocabulary::default() };
    let standard = Standard {
        name: "test".into(),
        title: None,
        issuer: None,
        version: None,
        standing: Standing::InForce,
        period: Period::default(),
        documents: vec![],
        notes: vec![],
        extends: vec![],
        dropped: vec![],
        foreign: crate::model::Foreign::default(),
        language: Language::English,
        file: span(0).file,
        span: span(0),
        parameters: vec![],
        definitions: vec![],
        tables: vec![],
        rules,
        guarantees: vec![],
        examples: vec![],
    };
    Program { vocabulary, standards: vec![standard] }
}

impl Program {
    pub(crate) fn only(&mut self) -> &mut Standard {
        &mut self.standards[0]
    }

    pub(crate) fn define(&mut self, about: u16, value: Expr) -> Expr {
        let definitions = &mut self.only().definitions;
        let id = u32::try_from(definitions.len()).expect("few definitions");
        let name = label(&format!("d{id}"));
        definitions.push(Definition { label: name, about: RecordId(about), value, notes: Notes::default() });
        definition(id)
    }
}

pub(crate) fn number(text: &str) -> Value {
    Value::Number(r(text))
}

pub(crate) fn instance(record: u16, slots: Vec<Value>) -> Instance {
    Instance { record: RecordId(record), slots, annotations: vec![], span: None }
}

pub(crate) fn list(record: u16, items: Vec<Vec<Value>>) -> Value {
    Value::List(items.into_iter().map(|slots| Value::Record(Box::new(instance(record, slots)))).collect())
}

pub(crate) const TODAY: &str = "2016-03-01";

pub(crate) fn assessor<'p>(program: &'p Program, on: &str, waivers: &'p [Waiver]) -> Assessor<'p> {
    Assessor::new(program, StandardId(0), day(on), waivers).expect("the standard")
}

pub(crate) fn assess<'a>(program: &Program, instance: &'a Instance) -> Assessment<'a> {
    assessor(program, TODAY, &[]).assess(instance, 1).swap_remove(0)
}

/// The finding of the only rule.
pub(crate) fn find(program: &Program, instance: &Instance) -> Finding {
    assess(program, instance).findings.swap_remove(0)
}

/// The value of an expression for a record of which slot by slot is given.
#[allow(clippy::needless_pass_by_value, reason = "tests build the expression in the call")]
pub(crate) fn value_of(expression: Expr, slots: Vec<Value>) -> String {
    let facts: Vec<(String, Type)> = (0..slots.len()).map(|slot| (format!("f{slot}"), NUMBER)).collect();
    let facts: Vec<(&str, Type)> = facts.iter().map(|(name, ty)| (name.as_str(), ty.clone())).collect();
    let program = program(vec![record("thing", &facts), record("room", &[("a", NUMBER), ("b", NUMBER)])], vec![]);
    shown(&program, &expression, &instance(0, slots))
}

/// The value of an expression as words: `2.5`, `yes`, `unknown`, `no rule`, `undefined: DivisionByZero`.
pub(crate) fn shown(program: &Program, expression: &Expr, instance: &Instance) -> String {
    use crate::assess::computed::Computed;
    use crate::assess::evaluate::Evaluator;
    use crate::assess::plan::Plan;
    let plan = Plan::new(program, StandardId(0), day(TODAY)).expect("the standard");
    let mut evaluator = Evaluator::new(&plan, crate::assess::memory::Memory::default());
    let frame = evaluator.frame(instance);
    let value = evaluator.eval(expression, &frame);
    let words = match value {
        Computed::Bool(truth) => (if truth { "yes" } else { "no" }).to_owned(),
        Computed::Number(number) => number.to_string(),
        Computed::Text(text) => text.to_owned(),
        Computed::Date(date) => date.to_string(),
        Computed::Schedule(times) => evaluator.memory.made.get(times).to_string(),
        Computed::Choice(choice) => format!("choice {choice}"),
        Computed::List(items) => format!("{} items", items.len()),
        Computed::Record(_) => "record".to_owned(),
        Computed::None => "none".to_owned(),
        Computed::Unknown => "unknown".to_owned(),
        Computed::Undefined(reason) => format!("undefined: {reason:?}"),
        Computed::NoRule(_) => "no rule".to_owned(),
    };
    if evaluator.marks.assumed { format!("{words}, assumed") } else { words }
}
