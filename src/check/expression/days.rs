//! Days: moved, limited, counted from one to another, and the day of a figure.

use super::Lowering;
use crate::check::scope::Resolved;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Expr, ExprKind, TimeUnit, Type};
use crate::quantity::Unit;
use crate::span::Span;
use crate::syntax::ast::{self, ArithmeticOperator as Operator, Expression, LimitKind};

/// The units of time that are counted between days, by name.
const TIMES: [(&str, TimeUnit); 4] =
    [("day", TimeUnit::Day), ("week", TimeUnit::Week), ("month", TimeUnit::Month), ("year", TimeUnit::Year)];

impl Lowering<'_, '_, '_> {
    pub(super) fn unit(&mut self, name: &str) -> Option<Unit> {
        let id = self.checker.vocabulary.units.find(name)?;
        Some(self.checker.vocabulary.units.single(id))
    }

    /// A day and an amount of days or months later or earlier.
    pub(super) fn shifted(&mut self, operator: Operator, date: Expr, amount: &Expr, unit: Unit, span: Span) -> Expr {
        let Some((amount, months)) = self.time(amount, unit) else {
            let words = self.checker.unit_words(unit);
            let message = format!("a date moves by days or months, not by {words}");
            self.checker.report(
                Diagnostic::new(Code::UnitMismatch, amount.span, message).help("for example `opened + 12 months`"),
            );
            return Expr::poison(span);
        };
        Expr::new(ExprKind::ShiftDate(operator, Box::new(date), Box::new(amount), months), Type::Date, span)
    }

    /// An amount in days (false) or months (true); none where it is no time of the calendar.
    fn time(&mut self, amount: &Expr, unit: Unit) -> Option<(Expr, bool)> {
        for (name, months) in [("day", false), ("month", true)] {
            let Some(to) = self.unit(name) else { continue };
            let units = &self.checker.vocabulary.units;
            if units.dimension(unit) == units.dimension(to)
                && let Some(amount) = self.convert(amount.clone(), to)
            {
                return Some((amount, months));
            }
        }
        None
    }

    /// `d within the last 12 month`
    pub(super) fn recent(
        &mut self,
        day: &Expression,
        negated: bool,
        at: Span,
        amount: &Expression,
    ) -> Option<ExprKind> {
        // A day that is known to be none lies in no time: it needs no test before.
        let (day, _) = self.tested(day);
        let (amount, unit) = self.number(amount, None)?;
        if !matches!(day.ty, Type::Date | Type::Poison) {
            let words = self.checker.type_words(&day.ty);
            let message = format!("a date is needed here, this is {words}");
            self.checker.report(Diagnostic::new(Code::TypeMismatch, day.span, message).also(at, "asked here"));
            return None;
        }
        let own = TIMES.into_iter().find(|(name, _)| self.unit(name) == Some(unit)).map(|(_, own)| own);
        let timed = match own {
            Some(own) => Some((amount.clone(), own)),
            None => self
                .time(&amount, unit)
                .map(|(amount, months)| (amount, if months { TimeUnit::Month } else { TimeUnit::Day })),
        };
        let Some((amount, unit)) = timed else {
            let message = if unit == Unit::ONE {
                "days, weeks, months or years? this is a number alone".to_owned()
            } else {
                format!(
                    "a time of days, weeks, months or years is needed here, this is in {}",
                    self.checker.unit_words(unit)
                )
            };
            self.checker.report(
                Diagnostic::new(Code::UnitMismatch, amount.span, message)
                    .help("for example `within the last 12 month`"),
            );
            return None;
        };
        (day.ty == Type::Date).then(|| ExprKind::Within(Box::new(day), Box::new(amount), unit, negated))
    }

    /// `completed month from a to b`
    pub(super) fn elapsed(&mut self, unit: &ast::Name, from: &Expression, to: &Expression, span: Span) -> Expr {
        let days = [from, to].map(|day| self.expect(day, &Type::Date, "what time is counted between"));
        let units = &self.checker.vocabulary.units;
        let named = units.find(&unit.text);
        let Some((name, kind)) = TIMES.into_iter().find(|(name, _)| named.is_some() && units.find(name) == named)
        else {
            self.checker.report(
                Diagnostic::new(
                    Code::UnknownUnit,
                    unit.span,
                    format!("time between two days is not counted in `{}`", unit.text),
                )
                .help("take `day`, `week`, `month` or `year`"),
            );
            return Expr::poison(span);
        };
        let [from, to] = days;
        let (Some(unit), false) = (self.unit(name), [&from.ty, &to.ty].contains(&&Type::Poison)) else {
            return Expr::poison(span);
        };
        Expr::new(ExprKind::Elapsed(kind, Box::new(from), Box::new(to)), Type::Number(unit), span)
    }

    /// `date of living_area`
    pub(super) fn date_of(&mut self, path: &ast::Path, span: Span) -> Expr {
        match self.scope.resolve(&self.checker.vocabulary, self.draft, path) {
            Ok(Resolved::Fact { place, optional, .. }) if !place.path.is_empty() => {
                // The fact itself may be known to be none: that, too, was found on some day.
                let before: Vec<usize> = optional.into_iter().filter(|length| *length < place.path.len()).collect();
                self.refuse_untested(&place, &before, path.span);
                Expr::new(ExprKind::DateOf(place), Type::Date, span)
            }
            Ok(_) => {
                self.checker.report(
                    Diagnostic::new(Code::TypeMismatch, path.span, "only a fact of the profile has a date of its own")
                        .help("name the fact that it rests on, for example `date of living_area`"),
                );
                Expr::poison(span)
            }
            Err(_) => {
                // The name is reported as any other.
                self.path(path, None);
                Expr::poison(span)
            }
        }
    }

    /// Whether the words of a limit fit what is limited: amounts have a least and a most, days an earliest and a latest.
    pub(super) fn fits(&mut self, kind: LimitKind, limited: &Type, bound: Span) -> bool {
        let day = *limited == Type::Date;
        let amount = matches!(limited, Type::Number(_));
        let (message, help) = match kind {
            LimitKind::AtLeast if day => ("a day has no least", "write `but no earlier than …`, `jedoch frühestens …`"),
            LimitKind::AtMost if day => ("a day has no most", "write `but no later than …`, `jedoch spätestens …`"),
            LimitKind::NoEarlierThan if amount => {
                ("an amount is not early or late", "write `but at least …`, `jedoch mindestens …`")
            }
            LimitKind::NoLaterThan if amount => {
                ("an amount is not early or late", "write `but at most …`, `jedoch höchstens …`")
            }
            LimitKind::AtLeast | LimitKind::AtMost | LimitKind::NoEarlierThan | LimitKind::NoLaterThan => return true,
        };
        self.checker.report(Diagnostic::new(Code::TypeMismatch, bound, message).help(help));
        false
    }
}
