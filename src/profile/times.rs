//! Times of the week in a profile, and what to write instead of what cannot be told. Knows no format.

use super::fault::{Fault, shown};
use crate::diagnostic::Code;
use crate::schedule::{Schedule, ScheduleError};

/// How they are written.
pub(super) const FORMS: &str =
    "`Mon-Fri 08:00-16:00, Sat 10:00-14:00`, `22:00-06:00` for every day, `round the clock`, `never`";

/// Reads times of the week.
pub(super) fn read(words: &str) -> Result<Schedule, Fault> {
    words.parse().map_err(|error| {
        let fault = |message: String| Fault::new(Code::InvalidSchedule, message);
        let text = shown(words);
        let usual = format!("write days and times of day: {FORMS}");
        match error {
            ScheduleError::Empty => fault("no times are written here".to_owned()).help(usual),
            ScheduleError::Word(word) => fault(format!("{} in {text} is no day of the week", shown(&word))).help(usual),
            ScheduleError::NoSuchTime(time) => {
                fault(format!("no clock shows {time}")).help("times of day go from 00:00 to 24:00")
            }
            ScheduleError::OtherForm(time, meant) => fault(format!("{time} is not written as a time of day"))
                .help(format!("write {meant}, if that is meant")),
            ScheduleError::NoTime => fault(format!("{text} has days without a time of day"))
                .help("write `Mon-Fri 08:00-16:00`; for whole days `Mon-Fri 00:00-24:00`"),
            ScheduleError::NoEnd(time) => fault(format!("{text} does not say until when, from {time} on")).help(usual),
            ScheduleError::Unclear(what) => fault(format!("from {what} to {what} could be nothing or all"))
                .help("write `00:00-24:00` for whole days, `round the clock` for the whole week"),
            ScheduleError::Misplaced(sign) => {
                fault(format!("{} cannot stand where it does in {text}", shown(&sign))).help(usual)
            }
        }
    })
}
