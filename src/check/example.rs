//! Examples: given facts as a record.

use super::Checker;
use super::draft::Draft;
use super::expression::{Lowering, Types};
use super::scope::{Resolved, Scope, Unresolved};
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::model::{Example, Fact, Instance, RecordId, Slot, Type, Value};
use crate::quantity::Rational;
use crate::span::Span;
use crate::syntax::ast::{self, ExampleClause, ExpressionKind, GivenValue};

impl Checker<'_> {
    pub(super) fn examples(&mut self, draft: &Draft<'_>, types: &Types) -> Vec<Example> {
        let mut examples = Vec::new();
        for (written, about, span) in &draft.examples {
            let named = written.about();
            let about = match named {
                None => *about,
                Some(name) => {
                    let found = self.vocabulary.find_record(&name.text);
                    if found.is_none() {
                        self.error(Code::UnknownType, name.span, format!("there is no record `{}`", name.text));
                        continue;
                    }
                    found
                }
            };
            let Some(about) = about else {
                self.report(
                    Diagnostic::new(Code::MissingClause, written.title.span, "what is this example about?")
                        .help("for example `about shelter`"),
                );
                continue;
            };
            examples.push(self.example(draft, types, written, about, *span));
        }
        examples
    }

    fn example(
        &mut self,
        draft: &Draft<'_>,
        types: &Types,
        written: &ast::Example,
        about: RecordId,
        span: Span,
    ) -> Example {
        let mut example = Example {
            title: written.title.text.clone(),
            about,
            on: None,
            given: self.unknown(about),
            profile: None,
            excuses: Vec::new(),
            expect: Vec::new(),
            span,
        };
        let mut lowering = Lowering::new(self, draft, types, about);
        example.excuses = written.excuses().filter_map(|excuse| lowering.excuse(excuse)).collect();
        for clause in &written.clauses {
            match clause {
                ExampleClause::About(_) | ExampleClause::Excuse(_) => {}
                ExampleClause::On(date) => example.on = Some(date.date),
                ExampleClause::Profile(path) => example.profile = Some((path.text.clone(), path.span)),
                ExampleClause::Given(given) => {
                    let mut instance = std::mem::replace(&mut example.given, self.unknown(about));
                    given.iter().for_each(|given| self.give(draft, types, given, &mut instance));
                    example.given = instance;
                }
                ExampleClause::Expect(expected) => {
                    let mut lowering = Lowering::new(self, draft, types, about);
                    example.expect.extend(lowering.expectation(expected, &example.excuses));
                }
            }
        }
        if example.expect.is_empty() && !written.clauses.iter().any(|clause| matches!(clause, ExampleClause::Expect(_)))
        {
            self.report(
                Diagnostic::new(Code::MissingClause, written.title.span, "this example expects nothing")
                    .help("for example `expect on_site met`"),
            );
        }
        example
    }

    fn unknown(&self, record: RecordId) -> Instance {
        Instance::unknown(record, self.vocabulary.record(record).facts.len())
    }

    /// Writes a given fact into its slot.
    fn give(&mut self, draft: &Draft<'_>, types: &Types, given: &ast::Given, instance: &mut Instance) {
        let about = instance.record;
        let resolved = Scope::about(about).resolve(&self.vocabulary, draft, &given.path);
        let place = match resolved {
            Ok(Resolved::Fact { place, .. }) => place,
            Ok(_) => {
                self.report(
                    Diagnostic::new(Code::InvalidExample, given.path.span, "only facts are given")
                        .help("a definition or rule follows from the facts: expect it instead"),
                );
                return;
            }
            Err(unresolved) => {
                self.unknown_given(&given.path, &unresolved);
                return;
            }
        };
        let Some((last, before)) = place.path.split_last() else { return };
        let mut target = instance;
        for slot in before {
            let Type::Record(inner) = self.vocabulary.record(target.record).fact(*slot).ty else { return };
            let fresh = self.unknown(inner);
            let Some(value) = target.slots.get_mut(slot.index()) else { return };
            if !matches!(value, Value::Record(_)) {
                *value = Value::Record(Box::new(fresh));
            }
            let Value::Record(next) = value else { return };
            target = next;
        }
        let fact = self.vocabulary.record(target.record).fact(*last).clone();
        if let Some(value) = self.given_value(draft, types, given, &fact, about) {
            put(target, *last, value);
        }
    }

    fn unknown_given(&mut self, path: &ast::Path, unresolved: &Unresolved) {
        let (index, record) = match unresolved {
            Unresolved::Name(index, record) => (*index, Some(*record)),
            Unresolved::NoParts(index, _) | Unresolved::NoFacet(index) => (*index, None),
        };
        let Some(name) = path.names.get(index).or(path.names.last()) else { return };
        let known = record.map(|record| &self.vocabulary.record(record).facts);
        let near = known.and_then(|facts| nearest(&name.text, facts.iter().map(|fact| fact.name.as_str())));
        let mut diagnostic =
            Diagnostic::new(Code::InvalidExample, name.span, format!("there is no fact `{}`", name.text));
        diagnostic.help = near.map(|near| format!("did you mean `{near}`?"));
        self.report(diagnostic);
    }

    fn given_value(
        &mut self,
        draft: &Draft<'_>,
        types: &Types,
        given: &ast::Given,
        fact: &Fact,
        about: RecordId,
    ) -> Option<Value> {
        match (&given.value, &fact.ty) {
            (GivenValue::Value(value), _) if matches!(value.kind, ExpressionKind::Unknown) => Some(Value::Unknown),
            (GivenValue::Value(value), _) if matches!(value.kind, ExpressionKind::None) => {
                if !fact.or_none {
                    self.error(Code::InvalidExample, value.span, format!("`{}` is never none", fact.name));
                }
                fact.or_none.then_some(Value::None)
            }
            (GivenValue::Value(value), _) => self.single(draft, types, value, &fact.ty, Some(fact), about),
            (GivenValue::Values(values, _), Type::List(item)) => {
                let given: Option<Vec<Value>> =
                    values.iter().map(|value| self.single(draft, types, value, item, None, about)).collect();
                given.map(Value::List)
            }
            (GivenValue::Records(items), Type::List(item)) if matches!(**item, Type::Record(_)) => {
                let Type::Record(record) = **item else { return None };
                let mut list = Vec::new();
                for (_, facts) in items {
                    let mut instance = self.unknown(record);
                    facts.iter().for_each(|given| self.give(draft, types, given, &mut instance));
                    list.push(Value::Record(Box::new(instance)));
                }
                Some(Value::List(list))
            }
            (GivenValue::Values(..) | GivenValue::Records(_), ty) => {
                let message = format!("`{}` is {}", fact.name, self.type_words(ty));
                self.error(Code::InvalidExample, given.span, message);
                None
            }
        }
    }

    fn single(
        &mut self,
        draft: &Draft<'_>,
        types: &Types,
        value: &ast::Expression,
        ty: &Type,
        fact: Option<&Fact>,
        about: RecordId,
    ) -> Option<Value> {
        if matches!(ty, Type::Record(_) | Type::List(_)) {
            let help = if matches!(ty, Type::List(_)) {
                "give its items below, `a) …`, or in brackets"
            } else {
                "give its facts one by one, with a dot"
            };
            let message = format!("this is {}", self.type_words(ty));
            self.report(Diagnostic::new(Code::InvalidExample, value.span, message).help(help));
            return None;
        }
        let lowered = Lowering::new(self, draft, types, about).expect(value, ty, "the fact");
        if lowered.ty == Type::Poison {
            return None;
        }
        let Some(value) = lowered.literal_value() else {
            self.error(Code::InvalidExample, lowered.span, "what is given is written out, not calculated");
            return None;
        };
        if let (Value::Number(number), Type::Number(unit)) = (&value, ty) {
            let counted = self.vocabulary.units.is_counted(*unit);
            let bounds = fact.and_then(|fact| fact.bounds);
            let outside = bounds.is_some_and(|(low, high)| *number < low || *number > high);
            if outside || counted && (!number.is_whole() || *number < Rational::ZERO) {
                self.error(Code::InvalidExample, lowered.span, "no profile could say this: it is outside the bounds");
                return None;
            }
        }
        Some(value)
    }
}

fn put(instance: &mut Instance, slot: Slot, value: Value) {
    if let Some(place) = instance.slots.get_mut(slot.index()) {
        *place = value;
    }
}
