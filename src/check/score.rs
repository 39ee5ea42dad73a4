//! Scores: parts of one unit, weights that add up to all of it.

use super::expression::{Lowering, is_bare};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{ArithmeticOperator, Body, Expr, ExprKind, Score, ScorePart, Type};
use crate::quantity::{Rational, Unit, decimal_exact};
use crate::syntax::ast;

impl Lowering<'_, '_, '_> {
    /// What a score sums up; nothing after an error.
    pub(super) fn score(&mut self, written: &ast::Rule) -> Body {
        let name = &written.name;
        let weights: Vec<&ast::Weight> = written.weights().collect();
        if weights.is_empty() {
            self.checker.report(
                Diagnostic::new(Code::MissingClause, name.span, format!("`{}` weighs nothing", name.text))
                    .help("say what counts, and how much: `weight 2/3 of …`, once for each part"),
            );
            return Body::Nothing;
        }
        let shares: Option<Vec<Rational>> = weights.iter().map(|weight| self.share(&weight.share)).collect();
        let values = self.values(&weights);
        let (Some(shares), Some(values)) = (shares, values) else { return Body::Nothing };
        if !self.whole(name, &weights, &shares) {
            return Body::Nothing;
        }
        let parts: Vec<ScorePart> = weights
            .iter()
            .zip(shares)
            .zip(values)
            .map(|((weight, share), value)| ScorePart {
                label: weight.label.as_ref().map(|label| label.text.clone()),
                weight: share,
                percent: is_percent(&weight.share),
                value,
            })
            .collect();
        match parts.iter().map(weighed).reduce(sum) {
            Some(value) => Body::Score(Score { parts, value }),
            None => Body::Nothing,
        }
    }

    /// A weight as a plain number: above 0 and without another unit than `%`.
    fn share(&mut self, written: &ast::NumberLiteral) -> Option<Rational> {
        let (share, unit) = self.checker.literal(written)?;
        if !matches!(unit, None | Some(Unit::SHARE)) {
            self.checker.report(
                Diagnostic::new(Code::UnitMismatch, written.span, "a weight is a fraction or a share")
                    .help("for example `weight 2/3 of …` or `weight 65 % of …`"),
            );
            return None;
        }
        if share.is_zero() || share.is_negative() {
            self.checker.report(
                Diagnostic::new(Code::IncompleteWeights, written.span, "a weight is more than 0")
                    .help("leave out what does not count"),
            );
            return None;
        }
        Some(share)
    }

    /// The values of the parts, in one unit: that of the first which has one of its own.
    fn values(&mut self, weights: &[&ast::Weight]) -> Option<Vec<Expr>> {
        let speaks = weights.iter().position(|weight| !is_bare(&weight.value)).unwrap_or_default();
        let (first, unit) = self.number(&weights.get(speaks)?.value, None)?;
        let ty = Type::Number(unit);
        let mut values = Vec::new();
        for (index, weight) in weights.iter().enumerate() {
            let value = if index == speaks { first.clone() } else { self.part(&weight.value, &ty)? };
            values.push(value);
        }
        Some(values)
    }

    fn part(&mut self, written: &ast::Expression, ty: &Type) -> Option<Expr> {
        self.number(written, Some(ty))?;
        let part = self.expect(written, ty, "another part");
        (part.ty != Type::Poison).then_some(part)
    }

    /// Whether the weights add up to 1; reported where they do not.
    fn whole(&mut self, name: &ast::Name, weights: &[&ast::Weight], shares: &[Rational]) -> bool {
        let total = shares.iter().try_fold(Rational::ZERO, |total, share| total.add(*share));
        let Ok(total) = total else {
            self.checker.too_large(name.span);
            return false;
        };
        if total == Rational::ONE {
            return true;
        }
        let percent = weights.iter().all(|weight| is_percent(&weight.share));
        let words = |value: Rational| if percent { percent_words(value) } else { value.to_string() };
        let rest = match Rational::ONE.subtract(total) {
            Ok(rest) if rest.is_negative() => format!("{} too much", words(rest.negate())),
            Ok(rest) => format!("{} is missing", words(rest)),
            Err(_) => "which is not all of it".to_owned(),
        };
        let whole = if percent { "100 %" } else { "1" };
        let mut diagnostic = Diagnostic::new(
            Code::IncompleteWeights,
            name.span,
            format!("the weights of `{}` add up to {}: {rest}", name.text, words(total)),
        )
        .help(format!("weights add up to {whole}"));
        for weight in weights {
            diagnostic = diagnostic.also(weight.share.span, "counts here");
        }
        self.checker.report(diagnostic);
        false
    }
}

fn is_percent(written: &ast::NumberLiteral) -> bool {
    written.unit.is_some()
}

fn percent_words(value: Rational) -> String {
    let hundredfold = value.multiply(Rational::whole(100)).unwrap_or(value);
    format!("{} %", decimal_exact(hundredfold).unwrap_or_else(|| hundredfold.to_string()))
}

/// A part times its weight.
fn weighed(part: &ScorePart) -> Expr {
    let weight = Expr::new(ExprKind::Number(part.weight), Type::Number(Unit::ONE), part.value.span);
    let product = ExprKind::Arithmetic(ArithmeticOperator::Multiply, Box::new(weight), Box::new(part.value.clone()));
    Expr::new(product, part.value.ty.clone(), part.value.span)
}

fn sum(left: Expr, right: Expr) -> Expr {
    let (ty, span) = (left.ty.clone(), left.span.to(right.span));
    Expr::new(ExprKind::Arithmetic(ArithmeticOperator::Add, Box::new(left), Box::new(right)), ty, span)
}
