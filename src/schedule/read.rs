//! Times of the week as people write them into profiles, in both languages.

use super::{Clock, Day, Schedule};
use std::str::FromStr;

/// Why a text says no times of the week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScheduleError {
    /// Nothing is written.
    Empty,
    /// A word that is neither a day nor one of the few others.
    Word(String),
    /// A time of day that no clock shows: `25:00`.
    NoSuchTime(String),
    /// A time of day in another form, and the usual one: `8.00`, `8`.
    OtherForm(String, String),
    /// Days without a time of day.
    NoTime,
    /// A time of day without the one it runs to.
    NoEnd(String),
    /// A time of day that runs to itself: nothing or a whole day.
    Unclear(String),
    /// A sign or word where something else belongs.
    Misplaced(String),
}

/// Words for days, in small letters.
const DAYS: [(Day, &[&str]); 7] = [
    (Day::Monday, &["mon", "monday", "mondays", "mo", "montag", "montags"]),
    (Day::Tuesday, &["tue", "tues", "tu", "tuesday", "tuesdays", "di", "dienstag", "dienstags"]),
    (Day::Wednesday, &["wed", "we", "wednesday", "wednesdays", "mi", "mittwoch", "mittwochs"]),
    (Day::Thursday, &["thu", "thur", "thurs", "th", "thursday", "thursdays", "do", "donnerstag", "donnerstags"]),
    (Day::Friday, &["fri", "friday", "fridays", "fr", "freitag", "freitags"]),
    (Day::Saturday, &["sat", "sa", "saturday", "saturdays", "samstag", "samstags", "sonnabend", "sonnabends"]),
    (Day::Sunday, &["sun", "su", "sunday", "sundays", "so", "sonntag", "sonntags"]),
];

const DAILY: &[&str] = &["daily", "täglich", "taeglich"];
const TO: &[&str] = &["to", "bis", "until", "-", "–", "—"];
const AND: &[&str] = &["and", "und", ",", ";", "&", "+"];
/// Words that say nothing more.
const FILLERS: &[&str] = &["uhr", "from", "von"];
const ALWAYS: &[&str] = &["round the clock", "around the clock", "rund um die uhr", "24/7", "always", "immer"];
const NEVER: &[&str] = &["never", "nie", "at no time", "zu keiner zeit"];

impl Day {
    /// The day of that name, in either language, short or long.
    pub fn named(word: &str) -> Option<Day> {
        let small = word.to_lowercase();
        DAYS.iter().find(|(_, names)| names.contains(&small.as_str())).map(|(day, _)| *day)
    }
}

/// A word, time or sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token<'t> {
    Day(Day, &'t str),
    Daily,
    Time(Clock, &'t str),
    To(&'t str),
    And(&'t str),
}

impl FromStr for Schedule {
    type Err = ScheduleError;

    /// Reads `Mon-Fri 08:00-16:00, Sat 10:00-14:00`, `täglich 6:00 bis 22:00 Uhr`, `24/7`, `never` and the like. A time
    /// of day without a day of its own is of the days before it, at the beginning of every day.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let small = text.to_lowercase();
        let plain = small.split_whitespace().collect::<Vec<_>>().join(" ");
        if ALWAYS.contains(&plain.as_str()) {
            return Ok(Self::always());
        }
        if NEVER.contains(&plain.as_str()) {
            return Ok(Self::NEVER);
        }
        let tokens = tokens(&plain)?;
        Reading { tokens: &tokens }.schedule()
    }
}

fn tokens(text: &str) -> Result<Vec<Token<'_>>, ScheduleError> {
    let mut tokens = Vec::new();
    let mut rest = text;
    loop {
        // A point behind a short name belongs to it: `Mo. - Fr.`
        rest = rest.trim_start_matches(|sign: char| sign.is_whitespace() || sign == '.');
        let Some(first) = rest.chars().next() else { return Ok(tokens) };
        let belongs: fn(char) -> bool = if first.is_ascii_digit() {
            |sign| sign.is_ascii_digit() || matches!(sign, ':' | '.')
        } else if first.is_alphabetic() {
            char::is_alphabetic
        } else {
            |_| false
        };
        let end = rest.find(|sign| !belongs(sign)).unwrap_or(rest.len()).max(first.len_utf8());
        let (word, behind) = rest.split_at(end);
        rest = behind;
        if first.is_ascii_digit() {
            tokens.push(Token::Time(time(word.trim_end_matches('.'))?, word));
        } else if let Some(day) = Day::named(word) {
            tokens.push(Token::Day(day, word));
        } else if DAILY.contains(&word) {
            tokens.push(Token::Daily);
        } else if TO.contains(&word) {
            tokens.push(Token::To(word));
        } else if AND.contains(&word) {
            tokens.push(Token::And(word));
        } else if !FILLERS.contains(&word) {
            return Err(ScheduleError::Word(word.to_owned()));
        }
    }
}

fn time(word: &str) -> Result<Clock, ScheduleError> {
    if let Some(clock) = Clock::parse(word) {
        return Ok(clock);
    }
    let mut parts = word.split(['.', ':']);
    let (hour, minute) = (parts.next().unwrap_or_default(), parts.next().unwrap_or("00"));
    let usual = format!("{hour:0>2}:{minute}");
    if parts.next().is_none() && !word.contains(':') && Clock::parse(&usual).is_some() {
        return Err(ScheduleError::OtherForm(word.to_owned(), usual));
    }
    Err(ScheduleError::NoSuchTime(word.to_owned()))
}

struct Reading<'r, 't> {
    tokens: &'r [Token<'t>],
}

impl Reading<'_, '_> {
    fn schedule(mut self) -> Result<Schedule, ScheduleError> {
        if self.tokens.is_empty() {
            return Err(ScheduleError::Empty);
        }
        let mut schedule = Schedule::NEVER;
        let mut days: Vec<Day> = Day::ALL.to_vec();
        loop {
            if let Some(own) = self.days()? {
                days = own;
            }
            let (from, to) = self.span()?;
            schedule.add(days.iter().copied(), from, to);
            match *self.tokens {
                [] | [Token::And(_)] => return Ok(schedule),
                [Token::And(_), ..] => self.skip(1),
                // `Mon 8:00-12:00 Tue 9:00-12:00` does without a comma.
                [Token::Day(..), ..] => {}
                [other, ..] => return Err(ScheduleError::Misplaced(other.text().to_owned())),
            }
        }
    }

    /// `Mon-Fri`, `Sat, Sun`, `daily`; none where a time of day stands.
    fn days(&mut self) -> Result<Option<Vec<Day>>, ScheduleError> {
        let mut days: Vec<Day> = Vec::new();
        loop {
            match *self.tokens {
                [Token::Day(first, name), Token::To(_), Token::Day(last, _), ..] => {
                    if first == last {
                        return Err(ScheduleError::Unclear(name.to_owned()));
                    }
                    days.extend(first.to(last));
                    self.skip(3);
                }
                [Token::Day(day, _), ..] => {
                    days.push(day);
                    self.skip(1);
                }
                [Token::Daily, ..] if days.is_empty() => {
                    self.skip(1);
                    return Ok(Some(Day::ALL.to_vec()));
                }
                _ => return Ok((!days.is_empty()).then_some(days)),
            }
            if let [Token::And(_), Token::Day(..), ..] = self.tokens {
                self.skip(1);
            }
        }
    }

    /// `08:00-16:00`
    fn span(&mut self) -> Result<(Clock, Clock), ScheduleError> {
        let (from, written, to) = match *self.tokens {
            [Token::Time(from, written), Token::To(_), Token::Time(to, _), ..] => (from, written, to),
            [Token::Time(_, written), ..] => return Err(ScheduleError::NoEnd(written.to_owned())),
            [] | [Token::Day(..) | Token::Daily, ..] => return Err(ScheduleError::NoTime),
            [other, ..] => return Err(ScheduleError::Misplaced(other.text().to_owned())),
        };
        self.skip(3);
        if from == to {
            return Err(ScheduleError::Unclear(written.to_owned()));
        }
        if from == Clock::END {
            return Err(ScheduleError::OtherForm(written.to_owned(), "00:00".to_owned()));
        }
        Ok((from, to))
    }

    fn skip(&mut self, count: usize) {
        self.tokens = self.tokens.get(count..).unwrap_or_default();
    }
}

impl<'t> Token<'t> {
    fn text(self) -> &'t str {
        match self {
            Self::Day(_, text) | Self::Time(_, text) | Self::To(text) | Self::And(text) => text,
            Self::Daily => "daily",
        }
    }
}
