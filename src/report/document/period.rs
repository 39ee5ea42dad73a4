//! When something holds, in words. Knows no today.

use super::Words;
use crate::model::Period;
use crate::report::phrase::Wording;
use jiff::civil::Date;

/// `seit 01.01.2014; ausgesetzt bis 31.12.2017`; empty for what always holds.
pub(super) fn period(wording: &Wording<'_>, period: &Period) -> String {
    let mut words = vec![span(wording, period.since, period.until)];
    words.extend(suspension(wording, period));
    words.retain(|word| !word.is_empty());
    words.join("; ")
}

/// When it does not hold all the same.
pub(super) fn suspension(wording: &Wording<'_>, period: &Period) -> Option<String> {
    let suspended = period.suspended?;
    let span = span(wording, suspended.since, suspended.until);
    Some(match (span.is_empty(), suspended.until) {
        (true, _) => wording.word(Words::SuspendedAlways).to_owned(),
        (false, None) => wording.words(Words::SuspendedOpen, &[&span]),
        (false, Some(_)) => wording.words(Words::Suspended, &[&span]),
    })
}

fn span(wording: &Wording<'_>, since: Option<Date>, until: Option<Date>) -> String {
    let [since, until] = [since, until].map(|day| day.map(|day| wording.date(day)));
    match (since, until) {
        (Some(since), Some(until)) => wording.words(Words::SinceUntil, &[&since, &until]),
        (Some(since), None) => wording.words(Words::Since, &[&since]),
        (None, Some(until)) => wording.words(Words::Until, &[&until]),
        (None, None) => String::new(),
    }
}
