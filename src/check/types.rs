//! Written types and units, resolved.

use super::Checker;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::model::Type;
use crate::quantity::{Rational, Unit, decimal_exact};
use crate::syntax::ast;

impl Checker<'_> {
    /// A written type; [`Type::Poison`] after an error.
    pub(super) fn type_of(&mut self, written: &ast::TypeExpression) -> Type {
        match written {
            ast::TypeExpression::Text(_) => Type::Text,
            ast::TypeExpression::YesNo(_) => Type::Bool,
            ast::TypeExpression::Date(_) => Type::Date,
            ast::TypeExpression::Schedule(_) => Type::Schedule,
            ast::TypeExpression::Number(_) => Type::Number(Unit::ONE),
            ast::TypeExpression::List(item, _) => Type::List(Box::new(self.type_of(item))),
            ast::TypeExpression::Unit(unit) => self.unit_of(unit).map_or(Type::Poison, Type::Number),
            ast::TypeExpression::Named(name) => self.named_type(name),
        }
    }

    fn named_type(&mut self, name: &ast::Name) -> Type {
        if let Some(id) = self.vocabulary.find_record(&name.text) {
            return Type::Record(id);
        }
        if let Some(id) = self.vocabulary.find_choice(&name.text) {
            return Type::Choice(id);
        }
        if let Some(id) = self.vocabulary.units.find(&name.text) {
            return Type::Number(self.vocabulary.units.single(id));
        }
        let known = self.vocabulary.records().flat_map(|(_, record)| record.names());
        let known = known.chain(self.vocabulary.choices().flat_map(|(_, choice)| choice.names()));
        let known = known.chain(self.vocabulary.units.names()).chain(["text", "date", "number", "schedule", "yes/no"]);
        let help = nearest(&name.text, known).map(|near| format!("did you mean `{near}`?"));
        let mut diagnostic = Diagnostic::new(
            Code::UnknownType,
            name.span,
            format!("`{}` is no unit, no choice and no record", name.text),
        );
        diagnostic.help = help.or_else(|| Some("declare it with `unit`, `choice` or `record`".to_owned()));
        self.report(diagnostic);
        Type::Poison
    }

    /// A written unit; none after an error.
    pub(super) fn unit_of(&mut self, written: &ast::UnitExpression) -> Option<Unit> {
        if let [(name, 1)] = written.factors.as_slice()
            && name.text == "%"
        {
            return Some(Unit::SHARE);
        }
        let mut factors = Vec::new();
        for (name, power) in &written.factors {
            if let Some(id) = self.vocabulary.units.find(&name.text) {
                factors.push((id, *power));
            } else {
                let known: Vec<String> = self.vocabulary.units.names().map(str::to_owned).collect();
                let mut diagnostic =
                    Diagnostic::new(Code::UnknownUnit, name.span, format!("`{}` is no unit", name.text));
                diagnostic.help = Some(match nearest(&name.text, known.iter().map(String::as_str)) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("declare it: `unit {}`", name.text),
                });
                self.report(diagnostic);
                return None;
            }
        }
        Some(self.vocabulary.units.compound(&factors))
    }

    /// A number with its unit: the value in that unit (shares as the plain ratio); the unit is none for a bare number.
    pub(super) fn literal(&mut self, literal: &ast::NumberLiteral) -> Option<(Rational, Option<Unit>)> {
        let Some(written) = &literal.unit else { return Some((literal.value, None)) };
        let unit = self.unit_of(written)?;
        if unit != Unit::SHARE {
            return Some((literal.value, Some(unit)));
        }
        if let Ok(Some(ratio)) = literal.value.divide(Rational::whole(100)) {
            Some((ratio, Some(Unit::SHARE)))
        } else {
            self.too_large(literal.span);
            None
        }
    }

    /// A number in another unit; none after an error (`what` names the party that sets the unit).
    pub(super) fn converted(&mut self, literal: &ast::NumberLiteral, to: Unit, what: &str) -> Option<Rational> {
        let (value, unit) = self.literal(literal)?;
        let Some(unit) = unit else {
            if to == Unit::SHARE {
                self.bare_share(literal);
                return None;
            }
            return Some(value);
        };
        match self.vocabulary.units.conversion(unit, to) {
            Ok(Some(factor)) => {
                if let Ok(value) = value.multiply(factor) {
                    Some(value)
                } else {
                    self.too_large(literal.span);
                    None
                }
            }
            Ok(None) => {
                let message = format!("{what} is in {}, not in {}", self.unit_words(to), self.unit_words(unit));
                self.error(Code::UnitMismatch, literal.span, message);
                None
            }
            Err(_) => {
                self.too_large(literal.span);
                None
            }
        }
    }

    pub(super) fn bare_share(&mut self, literal: &ast::NumberLiteral) {
        // 0.2 was meant as a fraction; 20 most likely as 20 %, never as 2000 %.
        let help = if literal.value > Rational::ONE {
            format!("write `{} %`", literal.digits)
        } else {
            let percent = literal.value.multiply(Rational::whole(100)).ok().and_then(decimal_exact);
            percent.map_or("write it with `%`".to_owned(), |percent| format!("write `{percent} %`"))
        };
        self.report(Diagnostic::new(Code::UnclearUnit, literal.span, "a share is written with `%`").help(help));
    }

    pub(super) fn too_large(&mut self, span: crate::span::Span) {
        self.error(Code::NumberTooLarge, span, "this number is too large or too fine to be kept exactly");
    }
}
