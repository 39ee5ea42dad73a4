//! How times of the week are written: for people in their language, and shortly for profiles and machines.

use super::{DAY, Day, Schedule, WEEK};
use crate::language::Language;
use std::fmt::{Display, Formatter, Result, Write as _};

/// The words and signs of one way to write.
struct Words {
    days: [&'static str; 7],
    to: &'static str,
    and: &'static str,
    always: &'static str,
    never: &'static str,
}

const ENGLISH: Words = Words {
    days: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    to: " to ",
    and: " and ",
    always: "round the clock",
    never: "at no time",
};

const GERMAN: Words = Words {
    days: ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
    to: " bis ",
    and: " und ",
    always: "rund um die Uhr",
    never: "zu keiner Zeit",
};

const SHORT: Words = Words { to: "-", and: ", ", never: "never", ..ENGLISH };

/// Times of day by the day on which they begin, all in minutes.
type Daily = [Vec<(u16, u16)>; 7];

/// Days, and what begins on each of them.
type Group<'d> = (Vec<Day>, &'d [(u16, u16)]);

impl Schedule {
    /// In words, as rules say it: `Mon to Fri 08:00 to 16:00, Sat and Sun 22:00 to 06:00`.
    pub fn words(&self, language: Language) -> String {
        self.written(match language {
            Language::English => &ENGLISH,
            Language::German => &GERMAN,
        })
    }

    fn written(&self, words: &Words) -> String {
        if self.is_never() {
            return words.never.to_owned();
        }
        if self.is_always() {
            return words.always.to_owned();
        }
        let mut text = String::new();
        for (days, spans) in groups(&self.daily()) {
            if !text.is_empty() {
                text.push_str(", ");
            }
            if days.len() < 7 {
                text.push_str(&named(&days, words));
                text.push(' ');
            }
            for (place, (start, end)) in spans.iter().enumerate() {
                text.push_str(if place == 0 { "" } else { ", " });
                clock(&mut text, *start);
                text.push_str(words.to);
                clock(&mut text, if *end > DAY { end - DAY } else { *end });
            }
        }
        text
    }

    /// What begins on each day. A span of less than a day may run into the next one; a longer one ends with each day.
    fn daily(&self) -> Daily {
        let mut spans = self.spans.clone();
        // What runs over the end of the week is one span again, unless that would leave nothing to begin with.
        if let ([(0, _), .., (last, WEEK)], Some((_, over))) = (spans.as_slice(), spans.first().copied())
            && WEEK - last + over < DAY
        {
            spans.remove(0);
            if let Some((_, end)) = spans.last_mut() {
                *end += over;
            }
        }
        let mut daily = Daily::default();
        for (mut start, end) in spans {
            while start < end {
                let midnight = start - start % DAY + DAY;
                let until = if end - start < DAY || end <= midnight { end } else { midnight };
                let day = start - start % DAY;
                if let Some(of_day) = daily.get_mut(usize::from(day / DAY)) {
                    of_day.push((start - day, until - day));
                }
                start = until;
            }
        }
        daily
    }
}

/// In the form of profiles: `Mon-Fri 08:00-16:00, Sat, Sun 22:00-06:00`.
impl Display for Schedule {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        formatter.write_str(&self.written(&SHORT))
    }
}

/// The days on which the same begins, with what begins, by the first of them.
fn groups(daily: &Daily) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for (day, spans) in Day::ALL.into_iter().zip(daily).filter(|(_, spans)| !spans.is_empty()) {
        match groups.iter_mut().find(|(_, known)| known == spans) {
            Some((days, _)) => days.push(day),
            None => groups.push((vec![day], spans)),
        }
    }
    groups
}

/// `Mon to Fri`, `Sat and Sun`, `Mon, Wed to Fri and Sun`
fn named(days: &[Day], words: &Words) -> String {
    let name = |day: Day| words.days.get(day as usize).copied().unwrap_or_default();
    let mut runs: Vec<(Day, Day)> = Vec::new();
    for &day in days {
        match runs.last_mut() {
            Some((_, last)) if *last as usize + 1 == day as usize => *last = day,
            Some(_) | None => runs.push((day, day)),
        }
    }
    let mut parts: Vec<String> = Vec::new();
    for (first, last) in runs {
        match last as usize - first as usize {
            0 => parts.push(name(first).to_owned()),
            1 => parts.extend([name(first).to_owned(), name(last).to_owned()]),
            _ => parts.push(format!("{}{}{}", name(first), words.to, name(last))),
        }
    }
    match parts.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{}{}{last}", before.join(", "), words.and),
        Some(_) | None => parts.concat(),
    }
}

fn clock(text: &mut String, minutes: u16) {
    // Writing to a text cannot fail.
    let _ = write!(text, "{:02}:{:02}", minutes / 60, minutes % 60);
}
