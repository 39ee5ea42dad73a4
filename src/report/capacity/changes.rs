//! What would meet a rule, and how far a record reaches, in sentences.

use super::{Need, Page, Reach, Words};
use crate::capacity::change::{Change, Headroom, Limit};
use crate::model::{Body, RecordId, RuleId, Slot, Type, Value};
use crate::quantity::Rational;
use crate::report::Wording;
use crate::report::paper::{Line, Section};
use crate::report::phrase::{readable, unit_of};

impl Page<'_, '_> {
    /// For each rule that is not met, each single change that would do.
    pub(super) fn changes(&self) -> Option<Section> {
        let lines: Vec<Line> = self.capacity.needs.iter().filter_map(|need| self.change_line(need)).collect();
        section(self.say(Words::Changes), lines)
    }

    /// What would do for one rule at one record.
    pub(super) fn change_line(&self, need: &Need) -> Option<Line> {
        let wording = self.wording(need.standard)?;
        let words = format!("{}: {}", need.subject, rule_name(&wording, need.rule));
        let mut below: Vec<String> =
            need.changes.iter().filter_map(|change| self.change(change, need.record, &wording)).collect();
        if let Some((last, first)) = below.split_last_mut()
            && !first.is_empty()
        {
            *last = format!("{} {last}", self.say(Words::Or));
        }
        if below.is_empty() {
            below.push(self.say(Words::NoChange).to_owned());
        }
        Some(Line { words, below })
    }

    fn change(&self, change: &Change, record: RecordId, wording: &Wording<'_>) -> Option<String> {
        let fact = fact_name(wording, record, &change.fact);
        let (from, to) = match (&change.from, &change.to) {
            (Value::Number(from), Value::Number(to)) => (*from, *to),
            (_, to) => {
                let to = format!("{fact}: {}", wording.value(to, &change.ty));
                let leaves = format!("{to} ({})", self.say(Words::Leaves));
                return Some(if change.leaves { leaves } else { to });
            }
        };
        let unit = unit_of(&change.ty);
        let by = to.subtract(from).ok()?;
        let (words, by) = if by.is_negative() { (Words::Fewer, by.negate()) } else { (Words::More, by) };
        let then = if change.leaves {
            self.say(Words::Leaves).to_owned()
        } else {
            self.fill(Words::Then, &[&wording.amount(to, unit)])
        };
        Some(format!("{} ({then})", self.fill(words, &[&fact, &wording.amount(by, unit)])))
    }

    /// How far each record reaches.
    pub(super) fn reaches(&self) -> Option<Section> {
        let lines: Vec<Line> = self.capacity.reaches.iter().filter_map(|reach| self.reach(reach)).collect();
        section(self.say(Words::Headroom), lines)
    }

    fn reach(&self, reach: &Reach) -> Option<Line> {
        let wording = self.wording(reach.standard)?;
        let headroom = reach.headroom.iter();
        let below: Vec<String> =
            headroom.filter_map(|headroom| self.headroom(headroom, reach.record, &wording)).collect();
        let many = self.capacity.run.has_many_standards();
        let standard = if many { format!(" ({})", wording.standard.shown()) } else { String::new() };
        (!below.is_empty()).then(|| Line { words: format!("{}{standard}", reach.subject), below })
    }

    /// Nothing where nothing fails as far as was tried: no figure is better than one that depends on the trial.
    fn headroom(&self, headroom: &Headroom, record: RecordId, wording: &Wording<'_>) -> Option<String> {
        let Headroom { from, up_to, unit, .. } = *headroom;
        let more = up_to.subtract(from).ok()?;
        let next = wording.amount(up_to.add(Rational::ONE).ok()?, unit);
        let name = |rule: RuleId| rule_name(wording, rule);
        let then = match &headroom.limit {
            Limit::Fails(finding) => {
                let rule = wording.standard.rule(finding.rule);
                let asks_less = matches!(rule.body, Body::Comparison { mirrored: true, .. });
                match (finding.required, rule.body.unit().filter(|_| !asks_less)) {
                    (Some(required), Some(unit)) => {
                        self.fill(Words::FailsFrom, &[&next, &name(finding.rule), &wording.amount(required, unit)])
                    }
                    (_, _) => self.fill(Words::FailsFromPlain, &[&next, &name(finding.rule)]),
                }
            }
            Limit::Open(open) => self.fill(Words::OpenFrom, &[&next, &name(*open)]),
            Limit::Silent(silent) => self.fill(Words::SilentFrom, &[&next, &name(*silent)]),
            Limit::NotReached | Limit::Bound => return None,
        };
        let fact = fact_name(wording, record, &headroom.fact);
        let most = wording.amount(up_to, unit);
        let reaches = if more.is_zero() {
            self.fill(Words::NoMore, &[&fact, &most])
        } else {
            self.fill(Words::UpTo, &[&fact, &most, &wording.number(more)])
        };
        Some(format!("{reaches}; {then}"))
    }
}

fn section(title: &str, lines: Vec<Line>) -> Option<Section> {
    (!lines.is_empty()).then(|| Section { title: title.to_owned(), lines, ..Section::default() })
}

fn rule_name(wording: &Wording<'_>, rule: RuleId) -> String {
    wording.quoted(&readable(wording.standard.rule(rule).label.shown()))
}

/// The way to a fact in words.
pub(in crate::report) fn fact_name(wording: &Wording<'_>, record: RecordId, path: &[Slot]) -> String {
    let mut record = record;
    let mut names = Vec::new();
    for slot in path {
        let fact = wording.vocabulary.record(record).fact(*slot);
        names.push(fact);
        if let Type::Record(inner) = fact.ty {
            record = inner;
        }
    }
    wording.way(&names)
}
