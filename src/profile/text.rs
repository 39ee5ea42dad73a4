//! Texts, words and days of a profile. Knows no format.

use super::fault::{Fault, shown};
use crate::diagnostic::{Code, nearest};
use crate::model::Choice;
use jiff::civil::Date;
use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

/// The text in NFC, in which names and texts are compared.
pub(super) fn normalised(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// Any text without characters that steer a terminal.
pub(super) fn words(text: &str) -> Result<Cow<'_, str>, Fault> {
    let steers = |character: char| character.is_control() && !matches!(character, '\n' | '\t' | '\r');
    if text.bytes().any(|byte| byte < 0x20 || byte == 0x7f || byte >= 0x80) && text.contains(steers) {
        return Err(Fault::new(Code::InvalidValue, format!("{} holds a control character", shown(text))));
    }
    Ok(normalised(text))
}

/// What YAML takes for "nothing": an empty place, `~` and `null`.
pub(super) fn is_null(plain: &str) -> bool {
    matches!(plain, "" | "~" | "null" | "Null" | "NULL")
}

/// The words for yes and no, in both languages, small, capitalised and in capitals; the commonest first.
pub(super) const YES_AND_NO: [(&str, bool); 18] = [
    ("true", true),
    ("false", false),
    ("yes", true),
    ("no", false),
    ("ja", true),
    ("nein", false),
    ("True", true),
    ("False", false),
    ("Yes", true),
    ("No", false),
    ("Ja", true),
    ("Nein", false),
    ("TRUE", true),
    ("FALSE", false),
    ("YES", true),
    ("NO", false),
    ("JA", true),
    ("NEIN", false),
];

/// Yes or no, where it is one of the words for it.
pub(super) fn yes_or_no(text: &str) -> Option<bool> {
    YES_AND_NO.iter().find(|(word, _)| *word == text).map(|(_, yes)| *yes)
}

/// The index of a choice's value.
pub(super) fn choice(text: &str, choice: &Choice) -> Result<u16, Fault> {
    if let Some(index) = choice.find(text).or_else(|| choice.find(&normalised(text))) {
        return Ok(index);
    }
    let known = choice.values.iter().flat_map(|value| std::iter::once(&value.name).chain(&value.also));
    let fault = Fault::new(Code::InvalidValue, format!("`{}` has no value {}", choice.name, shown(text)));
    Err(match nearest(text, known.map(String::as_str)) {
        Some(nearest) => fault.help(format!("did you mean `{nearest}`?")),
        None => fault.help(format!("write {}", listed(choice))),
    })
}

/// The values of a choice, in words.
pub(super) fn listed(choice: &Choice) -> String {
    let names: Vec<String> = choice.values.iter().map(|value| format!("`{}`", value.name)).collect();
    match names.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        Some(_) | None => names.concat(),
    }
}

/// A calendar day, `2016-03-01`.
pub(super) fn date(text: &str) -> Result<Date, Fault> {
    if let Some((year, month, day)) = parts(text, '-').filter(|(year, ..)| year.len() == 4) {
        return match (calendar(year, month, day), month.len(), day.len()) {
            (Some(date), 2, 2) => Ok(date),
            (Some(date), _, _) => Err(misread(text).help(format!("write {date}"))),
            (None, _, _) => Err(Fault::new(Code::InvalidDate, format!("{text} is not in the calendar"))
                .help("write year-month-day, for example 2016-03-01")),
        };
    }
    Err(match other_date(text) {
        Some(date) if text.contains('/') => {
            misread(text).help(format!("write year-month-day: {date}, if it is that day"))
        }
        Some(date) => misread(text).help(format!("write {date}")),
        None => Fault::new(Code::InvalidDate, format!("{} is no date", shown(text)))
            .help("write year-month-day, for example 2016-03-01"),
    })
}

/// Whether it is a day in some common form.
pub(super) fn is_date(text: &str) -> bool {
    date(text).is_ok() || other_date(text).is_some()
}

/// `01.03.2016`, `1.3.16`, `01/03/2016`
fn other_date(text: &str) -> Option<Date> {
    let (day, month, year) = parts(text, '.').or_else(|| parts(text, '/'))?;
    match year.len() {
        4 => calendar(year, month, day),
        2 => calendar(&format!("20{year}"), month, day),
        _ => None,
    }
}

/// Three groups of digits.
fn parts(text: &str, separator: char) -> Option<(&str, &str, &str)> {
    let mut parts = text.split(separator);
    let three = [parts.next()?, parts.next()?, parts.next()?];
    let all_digits = three.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    let [first, second, third] = three;
    (parts.next().is_none() && all_digits).then_some((first, second, third))
}

fn misread(text: &str) -> Fault {
    Fault::new(Code::InvalidDate, format!("{} is not written as year-month-day", shown(text)))
}

fn calendar(year: &str, month: &str, day: &str) -> Option<Date> {
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}
