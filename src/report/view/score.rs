//! A score in words: its value, and what each part brings. Apart from the findings, since nothing is judged.

use super::{Line, Telling};
use crate::assess::{Evidence, Finding, PartUse, Range};
use crate::model::{Rule, Score, Status};
use crate::quantity::{Rational, Unit};
use crate::report::messages::Scoring;
use crate::report::phrase::readable;
use crate::report::{Message, Scope, Wording};

/// One score in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) struct Scored {
    /// `Wertung der Angebote: 80`
    pub(in crate::report) title: String,
    pub(in crate::report) lines: Vec<Line>,
}

impl Telling<'_, '_> {
    /// A score; none where it does not apply and details are not asked for.
    pub(super) fn scored(&self, finding: &Finding) -> Option<Scored> {
        if matches!(finding.status, Status::NotApplicable | Status::NotInForce) && !self.view.details {
            return None;
        }
        let wording = &self.wording;
        let rule = wording.standard.rule(finding.rule);
        let score = rule.body.score()?;
        let evidence = self.evidence.of_rule(finding);
        let mut lines: Vec<Line> =
            evidence.parts.iter().map(|part| Line::plain(self.part(rule, score.unit(), part))).collect();
        match finding.status {
            Status::Undetermined => lines.extend(self.missing(&evidence.missing, Some(rule))),
            Status::NotApplicable | Status::NotInForce => lines.extend(self.idle(rule, finding.reason)),
            Status::NoRule => lines.push(self.silence(&evidence)),
            Status::Applies | Status::Met | Status::NotMet | Status::Waived | Status::Explained => {
                if self.view.details {
                    lines.extend(self.told_facts(rule, finding, &evidence));
                }
            }
        }
        if finding.assumed {
            lines.push(Line::plain(wording.say(Message::Assumed).to_owned()));
        }
        lines.extend(self.references(&rule.notes));
        let told = told(wording, score, finding, &evidence);
        Some(Scored { title: Scoring::Line.fill(wording.language, &[&readable(rule.label.shown()), &told]), lines })
    }

    /// `Konzept: 2/3 × 90 = 60`
    fn part(&self, rule: &Rule, unit: Unit, used: &PartUse<'_>) -> String {
        let wording = &self.wording;
        let name = match &used.part.label {
            Some(label) => readable(label),
            None => wording.phrase(&used.part.value, &Scope::about(rule.about)),
        };
        let weight = wording.weight(used.part.weight, used.part.percent);
        let counted = match used.value.zip(used.contribution) {
            Some((value, brings)) => {
                let [value, brings] = [value, brings].map(|number| wording.amount(number, unit));
                // What is shown cut says so by its own sign.
                let words = if brings.starts_with('≈') { Scoring::CutPart } else { Scoring::Part };
                words.fill(wording.language, &[&weight, &value, &brings])
            }
            None => Scoring::OpenPart.fill(wording.language, &[&weight]),
        };
        format!("{name}: {counted}")
    }
}

/// Its value, or why there is none, with the ends between which it lies.
fn told(wording: &Wording<'_>, score: &Score, finding: &Finding, evidence: &Evidence<'_>) -> String {
    if let Some(value) = finding.value.filter(|_| finding.status == Status::Applies) {
        return wording.amount(value, score.unit());
    }
    let status = wording.say(finding.status.into());
    let amount = |value: Rational| wording.amount(value, score.unit());
    let fill = |words: Scoring, parts: &[&str]| words.fill(wording.language, parts);
    match evidence.range {
        Some(Range { low: Some(low), high: Some(high) }) => {
            fill(Scoring::Between, &[status, &amount(low), &amount(high)])
        }
        Some(Range { low: Some(low), high: None }) => fill(Scoring::AtLeast, &[status, &amount(low)]),
        Some(Range { low: None, high: Some(high) }) => fill(Scoring::AtMost, &[status, &amount(high)]),
        Some(Range { low: None, high: None }) | None => status.to_owned(),
    }
}

impl Wording<'_> {
    /// A weight as it was written: `2/3` or `65 %`.
    pub(in crate::report) fn weight(&self, weight: Rational, percent: bool) -> String {
        if percent {
            self.amount(weight, Unit::SHARE)
        } else if weight.is_whole() {
            weight.to_string()
        } else {
            format!("{}/{}", weight.numerator(), weight.denominator())
        }
    }
}
