//! What is said of a standard before its results: who issued it, what weight it has, what does not hold on the day.

use super::View;
use crate::assess::{ReasonUse, WaiverUse};
use crate::model::{Period, StandardId};
use crate::report::phrase::readable;
use crate::report::{Group, Message, Results, Wording};

/// A standard in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) struct Heading {
    pub(in crate::report) title: String,
    /// Issuer, version, standing.
    pub(in crate::report) about: String,
    /// What else must be known: what it builds on, leaves out, what is not in force.
    pub(in crate::report) remarks: Vec<String>,
}

impl View<'_> {
    /// Every standard of the run.
    pub(in crate::report) fn headings(&self) -> Vec<Heading> {
        let ids = (0..).map(StandardId).take(self.run.program.standards.len());
        ids.filter_map(|id| Wording::new(self.run.program, id, self.run.key_date, self.language))
            .map(|wording| self.heading(&wording))
            .collect()
    }

    /// `Key date 1 March 2016`
    pub(in crate::report) fn key_date(&self) -> String {
        let wording = Wording::new(self.run.program, StandardId(0), self.run.key_date, self.language);
        let day = wording.map_or_else(|| self.run.key_date.to_string(), |wording| wording.date(self.run.key_date));
        Message::KeyDate.fill(self.language, &[&day])
    }

    fn heading(&self, wording: &Wording<'_>) -> Heading {
        let standard = wording.standard;
        let mut about: Vec<String> = Vec::new();
        about.extend(standard.issuer.clone());
        about.extend(standard.version.as_ref().map(|version| wording.fill(Message::Version, &[version])));
        about.push(wording.say(standard.standing.into()).to_owned());
        let mut remarks = Vec::new();
        if !standard.extends.is_empty() {
            remarks.push(wording.fill(Message::Extends, &[&standard.extends.join(", ")]));
        }
        for dropped in &standard.dropped {
            remarks.push(wording.fill(Message::Dropped, &[&dropped.rule, &dropped.because]));
        }
        for (id, _) in standard.parameters().filter(|(_, parameter)| parameter.replaces.is_some()) {
            // Of several layers the last one that has a value.
            if standard.value_on(id, self.run.key_date).is_some_and(|(given_by, _)| given_by == id) {
                remarks.push(wording.fill(Message::SetLocally, &[&wording.parameter(id)]));
            }
        }
        if standard.period.holds(self.run.key_date) {
            let idle: Vec<_> = standard
                .rules()
                .filter(|(_, rule)| !rule.period.holds(self.run.key_date))
                .map(|(_, rule)| format!("{} ({})", readable(rule.label.shown()), period(wording, &rule.period)))
                .collect();
            if !idle.is_empty() {
                remarks.push(format!("{}: {}", wording.say(Message::OutOfForce), idle.join("; ")));
            }
        } else {
            remarks.push(format!(
                "{} ({})",
                wording.say(Message::StandardOutOfForce),
                period(wording, &standard.period)
            ));
        }
        if self.details {
            remarks.extend(standard.notes.iter().map(|note| format!("{}: {note}", wording.say(Message::Note))));
        }
        Heading { title: readable(standard.shown()), about: about.join(" · "), remarks }
    }

    /// Waivers and recorded reasons that changed nothing, with what became of them, each list below its heading.
    pub(in crate::report) fn idle(&self, results: &Results<'_>) -> Vec<(&'static str, Vec<String>)> {
        let Some(wording) = Wording::new(self.run.program, StandardId(0), self.run.key_date, self.language) else {
            return Vec::new();
        };
        let waivers = (self.say(Message::Waivers), self.idle_waivers(&wording, results));
        let reasons = (self.say(Message::IdleReasons), self.idle_reasons(&wording, results));
        [waivers, reasons].into_iter().filter(|(_, lines)| !lines.is_empty()).collect()
    }

    fn idle_reasons(&self, wording: &Wording<'_>, results: &Results<'_>) -> Vec<String> {
        let uses = self.run.reasons.iter().zip(results.reason_uses);
        uses.filter_map(|(reason, use_)| {
            let why = match use_ {
                ReasonUse::Used => return None,
                ReasonUse::Unmatched => wording.say(Message::WaiverUnmatched).to_owned(),
                ReasonUse::NotYetRecorded => wording.fill(Message::ReasonNotYet, &[&wording.date(reason.on)]),
                ReasonUse::NotAsked => wording.say(Message::ReasonNotAsked).to_owned(),
                ReasonUse::NotNeeded => wording.say(Message::WaiverNotNeeded).to_owned(),
            };
            Some(wording.fill(Message::WaiverLine, &[&reason.rule, &reason.subject, &why]))
        })
        .collect()
    }

    fn idle_waivers(&self, wording: &Wording<'_>, results: &Results<'_>) -> Vec<String> {
        let uses = self.run.waivers.iter().zip(results.waiver_uses);
        uses.filter_map(|(waiver, use_)| {
            let why = match use_ {
                WaiverUse::Used => return None,
                WaiverUse::Unmatched => wording.say(Message::WaiverUnmatched).to_owned(),
                WaiverUse::Expired => wording.fill(Message::WaiverExpired, &[&wording.date(waiver.expires)]),
                WaiverUse::NotYetGranted => wording.fill(Message::WaiverNotYet, &[&wording.date(waiver.granted)]),
                WaiverUse::Unauthorised => wording.fill(Message::WaiverUnauthorised, &[&waiver.authority]),
                WaiverUse::NotNeeded => wording.say(Message::WaiverNotNeeded).to_owned(),
            };
            Some(wording.fill(Message::WaiverLine, &[&waiver.rule, &waiver.subject, &why]))
        })
        .collect()
    }

    /// The last lines: verdicts by standard and type of record.
    pub(in crate::report) fn summary(&self, results: &Results<'_>) -> Vec<String> {
        let groups = results.tally.groups();
        if groups.is_empty() {
            return vec![self.say(Message::NothingChecked).to_owned()];
        }
        groups.iter().filter_map(|group| self.group(group)).collect()
    }

    fn group(&self, group: &Group) -> Option<String> {
        let wording = Wording::new(self.run.program, group.standard, self.run.key_date, self.language)?;
        let records = if group.records() == 1 { None } else { wording.records(group.record) };
        let records = records.unwrap_or_else(|| wording.record(group.record));
        let counts = [
            (group.compliant, Message::Compliant),
            (group.not_compliant, Message::NotCompliant),
            (group.undetermined, Message::Undetermined),
            (group.not_assessed, Message::NotAssessed),
        ];
        let words: Vec<_> = counts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, message)| format!("{count} {}", wording.say(message)))
            .collect();
        let riders = [
            (group.with_waivers, Message::WithWaivers),
            (group.with_reasons, Message::WithReasons),
            (group.with_open_points, Message::WithOpenPoints),
        ];
        let riders: Vec<_> = riders
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, message)| format!("{count} {}", wording.say(message)))
            .collect();
        let verdicts = words.join(", ");
        let said: Vec<_> = std::iter::once(verdicts).chain(riders).collect();
        let line = format!("{} {records}: {}", group.records(), said.join("; "));
        Some(if self.run.has_many_standards() {
            format!("{}: {line}", readable(wording.standard.shown()))
        } else {
            line
        })
    }
}

/// When something holds: `from 1 January 2015; suspended until 31 December 2017`.
pub(in crate::report) fn period(wording: &Wording<'_>, period: &Period) -> String {
    let span = |since: Option<_>, until: Option<_>| {
        let [since, until] = [since, until].map(|day: Option<_>| day.map(|day| wording.date(day)));
        match (since, until) {
            (Some(since), Some(until)) => wording.fill(Message::FromUntil, &[&since, &until]),
            (Some(since), None) => wording.fill(Message::From, &[&since]),
            (None, Some(until)) => wording.fill(Message::Until, &[&until]),
            (None, None) => String::new(),
        }
    };
    let mut words = vec![span(period.since, period.until)];
    if let Some(suspension) = period.suspended {
        words.push(match span(suspension.since, suspension.until) {
            when if when.is_empty() => wording.say(Message::Suspended).to_owned(),
            when => wording.fill(Message::SuspendedFor, &[&when]),
        });
    }
    words.retain(|word| !word.is_empty());
    if words.is_empty() { wording.say(Message::Always).to_owned() } else { words.join("; ") }
}
