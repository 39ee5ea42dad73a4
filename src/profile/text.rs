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

/// The words for yes and no, in both languages, small, capitalised and in capitals.
pub(super) fn yes_or_no(text: &str) -> Option<bool> {
    match text {
        "true" | "True" | "TRUE" | "yes" | "Yes" | "YES" | "ja" | "Ja" | "JA" => Some(true),
        "false" | "False" | "FALSE" | "no" | "No" | "NO" | "nein" | "Nein" | "NEIN" => Some(false),
        _ => None,
    }
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
    let parts = |separator: char| {
        let mut parts = text.split(separator);
        let three = (parts.next()?, parts.next()?, parts.next()?);
        let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        (parts.next().is_none() && [three.0, three.1, three.2].into_iter().all(all_digits)).then_some(three)
    };
    if let Some((year, month, day)) = parts('-').filter(|(year, ..)| year.len() == 4) {
        return match (calendar(year, month, day), month.len(), day.len()) {
            (Some(date), 2, 2) => Ok(date),
            (Some(date), _, _) => Err(misread(text).help(format!("write {date}"))),
            (None, _, _) => Err(Fault::new(Code::InvalidDate, format!("{text} is not in the calendar"))
                .help("write year-month-day, for example 2016-03-01")),
        };
    }
    let written = parts('.').or_else(|| parts('/')).and_then(|(day, month, year)| match year.len() {
        4 => calendar(year, month, day),
        2 => calendar(&format!("20{year}"), month, day),
        _ => None,
    });
    Err(match written {
        Some(date) if text.contains('/') => {
            misread(text).help(format!("write year-month-day: {date}, if it is that day"))
        }
        Some(date) => misread(text).help(format!("write {date}")),
        None => Fault::new(Code::InvalidDate, format!("{} is no date", shown(text)))
            .help("write year-month-day, for example 2016-03-01"),
    })
}

fn misread(text: &str) -> Fault {
    Fault::new(Code::InvalidDate, format!("{} is not written as year-month-day", shown(text)))
}

fn calendar(year: &str, month: &str, day: &str) -> Option<Date> {
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}
