//! What examples expect, and what a waiver file says in them: statuses, amounts and typed values.

use super::expression::Lowering;
use super::rule::kind_words;
use super::scope::Resolved;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Excuse, Expectation, ExpectedSubject, Expr, RuleId, RuleKind, Status, Type, Value};
use crate::span::Span;
use crate::syntax::ast::{self, Amount, ClauseKind, ExpressionKind};

impl Lowering<'_, '_, '_> {
    /// One `expect` of an example with these excuses; none after an error.
    pub(super) fn expectation(&mut self, written: &ast::Expectation, excuses: &[Excuse]) -> Option<Expectation> {
        let mut amounts = Type::Poison;
        let subject = match self.scope.resolve(&self.checker.vocabulary, self.draft, &written.subject) {
            Ok(Resolved::Rule(id)) => {
                if !self.fits_kind(self.draft.rule(id).declared.ast, written) || !self.may_be(id, written, excuses) {
                    return None;
                }
                if let Some(ty) = self.types.amounts(id) {
                    amounts = ty.clone();
                } else if let Some((_, first)) = written.amounts.first() {
                    self.invalid(first.span, "this rule has no amounts");
                    return None;
                }
                if written.value.is_some() || written.status.is_none() && written.amounts.is_empty() {
                    let message = "of a rule a status or an amount is expected";
                    self.helped(
                        written.span,
                        message,
                        "for example `met`, `not met, short 0.5 fte` or `not applicable`",
                    );
                    return None;
                }
                ExpectedSubject::Rule(id)
            }
            Ok(Resolved::Guarantee(id)) => {
                let sound = written.value.is_none() && written.amounts.is_empty();
                if !sound || written.status.is_none() {
                    self.invalid(written.span, "of a guarantee a status is expected");
                    return None;
                }
                ExpectedSubject::Guarantee(id)
            }
            _ => return self.expected_value(written),
        };
        let mut expectation = bare(subject, written);
        for (amount, value) in &written.amounts {
            let lowered = self.expect(value, &amounts, "the amount");
            let Some(Value::Number(number)) = lowered.literal_value() else { continue };
            match amount {
                Amount::Required => expectation.required = Some(number),
                Amount::Provided => expectation.provided = Some(number),
                Amount::Short => expectation.short = Some(number),
                Amount::Value => expectation.scored = Some(number),
            }
        }
        Some(expectation)
    }

    /// A score has a value and is never judged; rules and services have no value.
    fn fits_kind(&mut self, declared: &ast::Rule, written: &ast::Expectation) -> bool {
        let score = declared.kind == RuleKind::Score;
        if let Some((_, value)) = written.amounts.iter().find(|(amount, _)| (*amount == Amount::Value) != score) {
            let message = format!("a {} has no such amount", kind_words(declared.kind));
            let help = if score { "for example `value 85 %`" } else { "for example `required 2 fte`" };
            self.helped(value.span, message, help);
            return false;
        }
        if let (true, Some((Status::Met | Status::NotMet | Status::Waived | Status::Explained, span))) =
            (score, written.status)
        {
            let help = "expect its value, for example `value 85 %`, or `undetermined`, or `not applicable`";
            self.helped(span, "a score is not judged", help);
            return false;
        }
        if let (true, Some(value)) = (score, &written.value) {
            let message = "of a score its value is expected";
            self.helped(value.span, message, "write `value` before it, for example `value 85 %`");
            return false;
        }
        true
    }

    /// Whether an expected waiver or reason is there at all.
    fn may_be(&mut self, rule: RuleId, written: &ast::Expectation, excuses: &[Excuse]) -> bool {
        let Some((status @ (Status::Waived | Status::Explained), span)) = written.status else { return true };
        if excuses.iter().any(|excuse| excuse.rule == rule && excuse.status() == status) {
            return true;
        }
        let name = &self.draft.rule(rule).declared.ast.name.text;
        let (message, help) = if status == Status::Waived {
            (format!("nobody waives `{name}` here"), format!("say who does: `given waiver for {name} by \"…\"`"))
        } else {
            (format!("no reason is recorded for `{name}` here"), format!("say that one is: `given reason for {name}`"))
        };
        self.helped(span, message, help);
        false
    }

    fn expected_value(&mut self, written: &ast::Expectation) -> Option<Expectation> {
        let subject = self.named(&written.subject)?;
        if let Some((status, span)) = written.status
            && !matches!(status, Status::NoRule | Status::Undetermined)
        {
            self.helped(span, "of a value a value is expected", "or `no rule`, or `undetermined`");
            return None;
        }
        let value = match &written.value {
            None => None,
            Some(value) => Some(known(self.expect(value, &subject.ty, "the value"))?),
        };
        if value.is_none() && written.status.is_none() {
            self.invalid(written.span, "say which value is expected");
            return None;
        }
        Some(Expectation { value, ..bare(ExpectedSubject::Value(subject), written) })
    }

    /// What a waiver file says in an example; none after an error.
    pub(super) fn excuse(&mut self, written: &ast::Excuse) -> Option<Excuse> {
        let rule = match self.scope.resolve(&self.checker.vocabulary, self.draft, &written.rule) {
            Ok(Resolved::Rule(id)) => id,
            Ok(_) => {
                self.invalid(written.rule.span, "only of rules and services something is waived or explained");
                return None;
            }
            Err(_) => {
                self.named(&written.rule);
                return None;
            }
        };
        let declared = self.draft.rule(rule).declared.ast;
        let name = &declared.name.text;
        match &written.authority {
            None if declared.where_possible().is_none() => {
                let message = format!("`{name}` asks for no reason");
                self.helped(written.span, message, "reasons count for what `should where possible` hold");
                return None;
            }
            Some(authority) if !may_waive(declared, &authority.text) => {
                let message = format!("`{name}` is not waivable by \"{}\"", authority.text);
                self.helped(authority.span, message, "the rule says by whom: `waivable by \"…\"`");
                return None;
            }
            Some(_) | None => {}
        }
        Some(Excuse { rule, authority: written.authority.as_ref().map(|authority| authority.text.clone()) })
    }

    /// The value of a name; none after an error.
    fn named(&mut self, path: &ast::Path) -> Option<Expr> {
        let path = ast::Expression { span: path.span, kind: ExpressionKind::Path(path.clone()) };
        known(self.lower(&path, None))
    }

    fn invalid(&mut self, span: Span, message: &str) {
        self.checker.error(Code::InvalidExample, span, message);
    }

    fn helped(&mut self, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.checker.report(Diagnostic::new(Code::InvalidExample, span, message).help(help));
    }
}

fn may_waive(rule: &ast::Rule, authority: &str) -> bool {
    rule.clauses.iter().any(|clause| matches!(&clause.kind, ClauseKind::WaivableBy(known) if known.text == authority))
}

/// What was not refused.
fn known(lowered: Expr) -> Option<Expr> {
    (lowered.ty != Type::Poison).then_some(lowered)
}

/// An expectation of nothing but a status.
fn bare(subject: ExpectedSubject, written: &ast::Expectation) -> Expectation {
    Expectation {
        subject,
        status: written.status.map(|(status, _)| status),
        value: None,
        required: None,
        provided: None,
        short: None,
        scored: None,
        span: written.span,
    }
}
