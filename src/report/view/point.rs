//! One finding in words: status, what was compared, what fails or is missing, remedy and source.

use super::{Line, Mark, Point, Telling};
use crate::assess::{Branch, Cost, Evidence, FailingItem, Finding, GuaranteeFinding, Missing, Reason};
use crate::model::{Citation, Expr, ExprKind, Fact, Modality, Notes, RemedyPart, Rule, Status};
use crate::report::Message;
use crate::report::phrase::{readable, unit_of};

/// Items of a list that are named before the rest is only counted.
const NAMED: usize = 12;

impl Telling<'_, '_> {
    pub(in crate::report) fn point(&self, finding: &Finding) -> Point {
        let rule = self.wording.standard.rule(finding.rule);
        let evidence = self.evidence.of_rule(finding);
        // What could not turn the verdict takes no more room than what is missing for it.
        let decides = finding.may_fail && rule.modality == Some(Modality::Must);
        let brief = !self.view.details && !decides;
        let passing = finding.reason == Reason::Transition;
        let told = passing || self.view.details || self.view.shows_status(finding.status) || self.falls_back(finding);
        if !told {
            return self.titled(rule, finding, self.layer(rule, finding).into_iter().collect());
        }
        let mut lines = Vec::new();
        match finding.status {
            Status::Met | Status::NotMet | Status::Waived | Status::Explained | Status::Applies => {
                lines.extend(self.compared(rule, finding, &evidence));
                lines.extend(self.reasons(rule, finding.status, &evidence));
                lines.extend(self.told_facts(rule, finding, &evidence));
            }
            Status::Undetermined => {
                lines.extend(self.missing(&evidence.missing, Some(rule)));
                if brief {
                    return self.titled(rule, finding, lines);
                }
                lines.extend(self.asked(rule));
            }
            Status::NotApplicable | Status::NotInForce => lines.extend(self.idle(rule, finding.reason)),
            Status::NoRule => lines.push(self.silence(&evidence)),
        }
        if finding.assumed {
            lines.push(Line::plain(self.wording.say(Message::Assumed).to_owned()));
        }
        lines.extend(finding.waiver.and_then(|index| self.waiver(index)));
        lines.extend(self.justification(rule, finding));
        if matches!(finding.status, Status::NotMet | Status::Waived | Status::Explained) {
            lines.extend(self.remedy(rule, finding));
            let topic = self.wording.say(Message::Consequence);
            lines.extend(rule.consequences.iter().map(|text| Line::on(topic, text.clone())));
        }
        lines.extend(self.cost(rule, finding, &evidence));
        lines.extend(self.layer(rule, finding));
        lines.extend(self.references(&rule.notes));
        self.titled(rule, finding, lines)
    }

    /// How the rule stands to the one whose place it takes.
    fn layer(&self, rule: &Rule, finding: &Finding) -> Option<Line> {
        let replaced = self.wording.standard.rule(rule.replaces?);
        let other = self.wording.quoted(&format!("{}.{}", replaced.origin, replaced.label.name));
        Some(Line::plain(self.wording.fill(finding.layer?.into(), &[&other])))
    }

    fn titled(&self, rule: &Rule, finding: &Finding, lines: Vec<Line>) -> Point {
        let modality = self.wording.modality(rule);
        let words: Vec<_> = modality.into_iter().chain([self.wording.say(finding.status.into())]).collect();
        Point {
            mark: mark(finding.status, rule.modality, finding.may_fail),
            title: readable(rule.label.shown()),
            status: words.join(", "),
            lines,
        }
    }

    /// A guarantee, where it is shown: one that fails or finds no rule, and all of them with details.
    pub(super) fn guarantee(&self, finding: &GuaranteeFinding) -> Option<Point> {
        if !self.view.details && !matches!(finding.status, Status::NotMet | Status::NoRule) {
            return None;
        }
        let guarantee = self.wording.standard.guarantee(finding.guarantee);
        let evidence = self.evidence.of_guarantee(finding);
        let mut lines = Vec::new();
        match finding.status {
            Status::NotMet => {
                lines.push(Line::on(
                    self.wording.say(Message::DoesNotHold),
                    self.wording.phrase_of(&guarantee.condition, None),
                ));
            }
            Status::NoRule => lines.push(self.silence(&evidence)),
            Status::Undetermined => lines.extend(self.missing(&evidence.missing, None)),
            Status::Met
            | Status::NotApplicable
            | Status::Waived
            | Status::Explained
            | Status::NotInForce
            | Status::Applies => {}
        }
        lines.extend(self.references(&guarantee.notes));
        Some(Point {
            mark: mark(finding.status, Some(Modality::Must), true),
            title: readable(guarantee.label.shown()),
            status: format!("{}, {}", self.wording.say(Message::Guarantee), self.wording.say(finding.status.into())),
            lines,
        })
    }

    /// What did not hold, or what held: sub-conditions, branches, failing items.
    fn reasons(&self, rule: &Rule, status: Status, evidence: &Evidence<'_>) -> Vec<Line> {
        let mut lines = Vec::new();
        if matches!(status, Status::NotMet | Status::Waived | Status::Explained) && evidence.comparison.is_none() {
            let shown = |expr: &&Expr| {
                evidence.branches.is_empty() || !matches!(expr.kind, ExprKind::Enumeration(..) | ExprKind::FirstOf(..))
            };
            for failed in evidence.failed.iter().copied().filter(shown) {
                let text = self.wording.phrase_of(failed, Some(rule));
                lines.push(Line::on(self.wording.say(Message::DoesNotHold), text));
            }
        }
        lines.extend(evidence.grade.iter().map(|grade| self.grade(rule, grade)));
        lines.extend(self.branches(rule, &evidence.branches));
        for one in &evidence.uncovered {
            let times = one.times.words(self.wording.language);
            let text = if evidence.uncovered.len() > 1 {
                format!("{}: {times}", self.wording.phrase_of(one.by, Some(rule)))
            } else {
                times
            };
            lines.push(Line::on(self.wording.say(Message::NotCovered), text));
        }
        for failing in &evidence.failing {
            let (named, rest) = failing.items.split_at_checked(NAMED).unwrap_or((&failing.items, &[]));
            let numbered = named.iter().any(|item| item.number.is_some());
            let named: Vec<String> = named.iter().map(|item| self.failing_item(item)).collect();
            let items = if rest.is_empty() && numbered {
                named.join(", ")
            } else if rest.is_empty() {
                self.wording.join(&named, Message::And)
            } else {
                let more = self.wording.fill(Message::AndMore, &[&rest.len().to_string()]);
                format!("{} {more}", named.join(", "))
            };
            let counts = [failing.items.len().to_string(), failing.of.to_string()];
            let [failed, of] = counts.each_ref().map(String::as_str);
            let text = self
                .wording
                .fill(Message::Failing, &[&readable(failing.list.called(self.wording.language)), &items, failed, of]);
            lines.push(Line::on(self.wording.say(Message::Fails), text));
        }
        lines
    }

    /// `Sprache: 0`, where something was counted for it; else the name alone.
    fn failing_item(&self, item: &FailingItem) -> String {
        let name = item.value.map_or_else(|| item.name.clone(), |(id, index)| self.wording.choice(id, index));
        match item.number {
            Some(amount) => format!("{name}: {}", self.wording.amount(amount.value, amount.unit)),
            None => name,
        }
    }

    /// Branches that failed one by one; of those that held the innermost, with the labels on the way to it.
    fn branches(&self, rule: &Rule, branches: &[Branch<'_>]) -> Vec<Line> {
        let mut lines = Vec::new();
        for branch in branches.iter().filter(|branch| !branch.held) {
            let text = self.branch(&format!("{})", branch.label), branch, rule);
            lines.push(Line::on(self.wording.say(Message::DoesNotHold), text));
        }
        let held: Vec<_> = branches.iter().filter(|branch| branch.held).collect();
        if let Some(last) = held.last() {
            let labels: Vec<_> = held.iter().map(|branch| format!("{})", branch.label)).collect();
            let text = self.branch(&labels.join(" "), last, rule);
            lines.push(Line::on(self.wording.say(Message::Holds), text));
        }
        lines
    }

    /// `b) shared latrine: …`
    fn branch(&self, labels: &str, branch: &Branch<'_>, rule: &Rule) -> String {
        let title = branch.title.map(|title| format!("{title}: ")).unwrap_or_default();
        format!("{labels} {title}{}", self.wording.phrase_of(branch.condition, Some(rule)))
    }

    /// Facts that are missing, each once with the items it is missing in, and values that do not exist.
    pub(super) fn missing(&self, missing: &[Missing<'_>], rule: Option<&Rule>) -> Vec<Line> {
        let mut facts: Vec<(String, Vec<String>)> = Vec::new();
        let mut lines = Vec::new();
        for one in missing {
            match one {
                Missing::Fact { path, name, item } | Missing::Date { path, name, item } => {
                    let fact = self.named_fact(path, name);
                    let fact = match one {
                        Missing::Date { .. } => self.wording.fill(Message::DateOf, &[&fact]),
                        Missing::Fact { .. } | Missing::Undefined { .. } => fact,
                    };
                    let at = facts.iter().position(|(known, _)| *known == fact).unwrap_or_else(|| {
                        facts.push((fact, Vec::new()));
                        facts.len() - 1
                    });
                    if let Some((_, items)) = facts.get_mut(at) {
                        items.extend(item.clone());
                    }
                }
                Missing::Undefined { reason, at } => {
                    let text = self.wording.fill((*reason).into(), &[&self.wording.phrase_of(at, rule)]);
                    lines.push(Line::plain(text));
                }
            }
        }
        let words: Vec<_> = facts
            .into_iter()
            .map(|(fact, items)| match items.split_at_checked(NAMED) {
                Some((named, rest)) if !rest.is_empty() => {
                    let more = self.wording.fill(Message::AndMore, &[&rest.len().to_string()]);
                    format!("{fact}: {} {more}", named.join(", "))
                }
                Some(_) | None if items.is_empty() => fact,
                Some(_) | None => format!("{fact}: {}", self.wording.join(&items, Message::And)),
            })
            .collect();
        if !words.is_empty() {
            lines.insert(0, Line::on(self.wording.say(Message::Missing), words.join("; ")));
        }
        lines
    }

    /// A fact's label, with the key to write in a profile where that is another word.
    fn named_fact(&self, path: &[&Fact], name: &[&str]) -> String {
        let (label, key) = (self.wording.way(path), name.join("."));
        let called = path.iter().map(|fact| fact.called(self.wording.language));
        if called.eq(name.iter().copied()) { key } else { format!("{label} ({key})") }
    }

    pub(super) fn idle(&self, rule: &Rule, reason: Reason) -> Option<Line> {
        let wording = &self.wording;
        match reason {
            Reason::Itself | Reason::Silent(_) => None,
            Reason::WhenIsFalse => {
                let when = rule.when.as_ref()?;
                Some(Line::on(wording.say(Message::OnlyWhen), wording.phrase_of(when, Some(rule))))
            }
            Reason::Exception(index) => {
                let exception = rule.unless.get(index)?;
                Some(Line::on(wording.say(Message::Exception), wording.phrase_of(exception, Some(rule))))
            }
            Reason::Transition => rule.transition.as_ref().map(|transition| {
                let until = wording.date(transition.until);
                Line::plain(match &transition.when {
                    Some(when) => {
                        wording.fill(Message::TransitionWhen, &[&until, &wording.phrase_of(when, Some(rule))])
                    }
                    None => wording.fill(Message::TransitionUntil, &[&until]),
                })
            }),
            Reason::NotYet | Reason::NoLonger | Reason::Suspended => {
                Some(Line::plain(super::heading::period(wording, &rule.period)))
            }
            Reason::StandardNotInForce => Some(Line::plain(super::heading::period(wording, &wording.standard.period))),
        }
    }

    pub(super) fn silence(&self, evidence: &Evidence<'_>) -> Line {
        let reason = evidence.no_rule.and_then(|silence| silence.reason.as_deref());
        let text = self.wording.say(Message::Silent);
        match reason {
            Some(reason) => Line::on(text, reason.to_owned()),
            None => Line::plain(format!("{text}.")),
        }
    }

    fn waiver(&self, index: usize) -> Option<Line> {
        let waiver = self.view.run.waivers.get(index)?;
        let (granted, expires) = (self.wording.date(waiver.granted), self.wording.date(waiver.expires));
        let mut text = self.wording.fill(Message::WaivedBy, &[&waiver.authority, &granted, &expires, &waiver.reason]);
        if let Some(document) = &waiver.document {
            text.push_str(" (");
            text.push_str(document);
            text.push(')');
        }
        Some(Line::plain(text))
    }

    /// The recorded reason, or that there is none where one is asked for.
    fn justification(&self, rule: &Rule, finding: &Finding) -> Option<Line> {
        if rule.where_possible && finding.status == Status::NotMet {
            return Some(Line::plain(self.wording.say(Message::NoReasonRecorded).to_owned()));
        }
        let reason = self.view.run.reasons.get(finding.justification?)?;
        let day = self.wording.date(reason.on);
        let mut text = self.wording.fill(Message::ExplainedBy, &[&reason.by, &day, &reason.reason]);
        if let Some(document) = &reason.document {
            text.push_str(" (");
            text.push_str(document);
            text.push(')');
        }
        Some(Line::plain(text))
    }

    /// What the rule costs, or what is missing to tell.
    fn cost(&self, rule: &Rule, finding: &Finding, evidence: &Evidence<'_>) -> Option<Line> {
        let text = match finding.cost {
            Cost::Absent => return None,
            Cost::Of { amount, assumed } => {
                let amount = self.wording.amount(amount, unit_of(&rule.cost.as_ref()?.ty));
                if assumed { self.wording.fill(Message::AssumedCost, &[&amount]) } else { amount }
            }
            Cost::Unknown => {
                let missing: Vec<String> = self
                    .missing(&evidence.cost_missing, Some(rule))
                    .into_iter()
                    .map(|line| line.text.trim_end_matches('.').to_owned())
                    .collect();
                if missing.is_empty() {
                    self.wording.say(Message::UnknownAmount).to_owned()
                } else {
                    self.wording.fill(Message::UnknownCost, &[&missing.join("; ")])
                }
            }
        };
        Some(Line::on(self.wording.say(Message::Cost), text))
    }

    fn remedy(&self, rule: &Rule, finding: &Finding) -> Option<Line> {
        let remedy = rule.remedy.as_ref()?;
        let unit = rule.body.unit().unwrap_or(crate::quantity::Unit::ONE);
        let amount = |value: Option<_>| match value {
            Some(value) => self.wording.amount(value, unit),
            None => self.wording.say(Message::UnknownAmount).to_owned(),
        };
        let parts: Vec<_> = remedy
            .0
            .iter()
            .map(|part| match part {
                RemedyPart::Words(words) => words.clone(),
                RemedyPart::Required => amount(finding.required),
                RemedyPart::Provided => amount(finding.provided),
                RemedyPart::Short => amount(finding.short),
            })
            .collect();
        Some(Line::on(self.wording.say(Message::Remedy), parts.concat()))
    }

    /// Reasons and notes with details, sources always.
    pub(super) fn references(&self, notes: &Notes) -> Vec<Line> {
        let mut lines = Vec::new();
        if self.view.details {
            let because = notes.because.iter().map(|text| (Message::Because, text));
            for (topic, text) in because.chain(notes.notes.iter().map(|text| (Message::Note, text))) {
                lines.push(Line::quiet(self.wording.say(topic), text.clone()));
            }
        }
        let sources: Vec<_> = notes.sources.iter().filter_map(|source| self.wording.citation(source)).collect();
        if !sources.is_empty() {
            lines.push(Line::quiet(self.wording.say(Message::Source), sources.join("; ")));
        }
        lines
    }
}

impl crate::report::Wording<'_> {
    /// How strictly a rule binds; none for a component.
    pub(in crate::report) fn modality(&self, rule: &Rule) -> Option<&'static str> {
        let message = if rule.where_possible { Message::ShouldWherePossible } else { rule.modality?.into() };
        Some(self.say(message))
    }

    /// A document with the place in it.
    pub(in crate::report) fn citation(&self, citation: &Citation) -> Option<String> {
        let document = self.standard.documents.get(citation.document)?;
        let mut text = document.title.clone();
        if let Some(dated) = document.dated {
            text = format!("{text} ({})", self.date(dated));
        }
        if let Some(place) = &citation.place {
            text.push_str(", ");
            text.push_str(place);
        }
        Some(text)
    }
}

fn mark(status: Status, modality: Option<Modality>, may_fail: bool) -> Mark {
    match (status, modality) {
        (Status::NotMet, Some(Modality::Must) | None) => Mark::Bad,
        (Status::NotMet, Some(Modality::Should | Modality::Goal)) => Mark::Weak,
        (Status::Undetermined, Some(Modality::Must)) if may_fail => Mark::Unsure,
        (Status::Undetermined, _) => Mark::Open,
        (Status::Waived | Status::Explained, _) => Mark::Excused,
        (Status::NoRule, _) => Mark::Silent,
        (Status::Met | Status::Applies, _) => Mark::Good,
        (Status::NotApplicable | Status::NotInForce, _) => Mark::Idle,
    }
}
