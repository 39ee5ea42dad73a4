//! Numbers that could be misread, with what to write in their place: `2,5`, `4.300`, `ca. 10`, `0x10`.

use super::fault::{Fault, shown};
use super::text;
use crate::diagnostic::Code;
use crate::model::Fact;
use crate::quantity::Rational;

/// What is wrong with a text that stands where a number belongs; `wanted` says what the fact holds.
pub(super) fn explain(text: &str, fact: &Fact, wanted: &str) -> Fault {
    let text = text.trim();
    let (number, behind) = split(text);
    let write = |instead: &str| match behind {
        "" => format!("write {instead}"),
        unit => format!("write {instead} {unit}"),
    };
    let fault = |message: String| Fault::new(Code::InvalidNumber, message);
    if has_exponent(text.trim_start_matches(['-', '+'])) && number.and_then(Reading::of).is_none() {
        return Fault::new(Code::NumberTooLarge, format!("{} is too large or too fine to be exact", shown(text)));
    }
    if let Some(reading) = number.and_then(Reading::of) {
        return match reading {
            Reading::One(why, instead) => fault(format!("{} {why}", shown(text))).help(write(&instead)),
            Reading::Two(fraction, whole) => fault(format!("{} could be {fraction} or {whole}", shown(text)))
                .help(format!("{} or {}, whichever is meant", write(&fraction), write(&whole))),
        };
    }
    match first_number(text).filter(|_| !text::is_date(text)) {
        Some(number) => fault(format!("{} is no exact number", shown(text))).help_by_form(
            format!(
                "if {number} is what counts, say the rest beside it: {{value: {number}, note: \"{}\"}}",
                text.replace('"', "'")
            ),
            format!("if {number} is what counts, write {number}, and the rest into a column `{}.note`", fact.name),
            format!("if {number} is what counts, write {number}"),
        ),
        None => Fault::new(Code::InvalidValue, format!("{} is not {wanted}", shown(text))).help_by_form(
            format!("if `{}` is not known, leave the line out", fact.name),
            format!("if `{}` is not known, leave the cell empty", fact.name),
            "write a number, with or without its unit",
        ),
    }
}

/// How a number was probably meant.
enum Reading {
    /// What is wrong with it, and the number to write.
    One(&'static str, String),
    /// As a fraction and as a whole number.
    Two(String, String),
}

impl Reading {
    fn of(number: &str) -> Option<Self> {
        let (sign, digits) = match number.strip_prefix(['-', '−', '+']) {
            Some(rest) => (if number.starts_with('+') { "" } else { "-" }, rest),
            None => ("", number),
        };
        let one = |why, digits: &str| Some(Self::One(why, format!("{sign}{digits}")));
        if number.starts_with(['+', '−'])
            && digits.starts_with(|first: char| first.is_ascii_digit())
            && !digits.contains(',')
        {
            return one("has a sign before it that is not `-`", &plain(digits)?);
        }
        if let Some(value) = radix(digits) {
            return one("is not a decimal number", &value.to_string());
        }
        if digits.contains(['e', 'E']) {
            return one("is written with an exponent", &exponent(digits)?);
        }
        if !digits.chars().all(|character| character.is_ascii_digit() || is_separator(character)) {
            return None;
        }
        if digits.contains('_') {
            return one("has a `_` between its digits", &plain(&digits.replace('_', ""))?);
        }
        let spaced: String = digits.chars().filter(|&c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
        if spaced != digits {
            let whole = digits.split(['.', ',']).next().unwrap_or(digits);
            let grouped = groups(whole, |c| is_separator(c) && !matches!(c, '.' | ','));
            return if grouped {
                one("has signs between its thousands", &plain(&spaced.replace(',', "."))?)
            } else {
                None
            };
        }
        separated(sign, digits)
    }
}

/// Digits with points and commas only.
fn separated(sign: &str, digits: &str) -> Option<Reading> {
    let one = |why, digits: &str| Some(Reading::One(why, format!("{sign}{digits}")));
    let (commas, points) = (digits.matches(',').count(), digits.matches('.').count());
    match (points, commas) {
        (0, 0) if digits.starts_with('0') => one("has zeros before it", &plain(digits)?),
        (0, 0) => None,
        (0, 1) => {
            let (whole, fraction) = digits.split_once(',')?;
            if fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0') {
                return Some(Reading::Two(format!("{sign}{whole}.{fraction}"), format!("{sign}{whole}{fraction}")));
            }
            one("has a decimal comma", &plain(&format!("{whole}.{fraction}"))?)
        }
        (1, 0) => one("begins or ends with a point", &plain(digits)?),
        (0, _) if groups(digits, |c| c == ',') => one("has commas between its thousands", &digits.replace(',', "")),
        (_, 0) if groups(digits, |c| c == '.') => one("has points between its thousands", &digits.replace('.', "")),
        (0, _) | (_, 0) => None,
        (_, 1) if digits.rfind(',') > digits.rfind('.') => {
            let (whole, fraction) = digits.split_once(',')?;
            let grouped = groups(whole, |c| c == '.');
            let digits = format!("{}.{fraction}", whole.replace('.', ""));
            if grouped { one("has points between its thousands and a decimal comma", &plain(&digits)?) } else { None }
        }
        (1, _) => {
            let (whole, fraction) = digits.split_once('.')?;
            let grouped = groups(whole, |c| c == ',');
            let digits = format!("{}.{fraction}", whole.replace(',', ""));
            if grouped { one("has commas between its thousands", &plain(&digits)?) } else { None }
        }
        (_, _) => None,
    }
}

/// The part that looks like a number, and what stands behind it, without the space between.
fn split(text: &str) -> (Option<&str>, &str) {
    if is_notation(text) {
        return (Some(text), "");
    }
    let belongs = |c: char| c.is_ascii_digit() || is_separator(c) || matches!(c, '-' | '+' | '−');
    let end = text.find(|c| !belongs(c)).unwrap_or(text.len());
    let (number, behind) = text.split_at(end);
    let number = number.trim();
    let is_number = number.contains(|c: char| c.is_ascii_digit());
    (is_number.then_some(number), behind.trim())
}

/// Whether it is a number as programs write it: `0x10`, `1e3`.
pub(super) fn is_notation(text: &str) -> bool {
    let digits = text.trim_start_matches(['-', '+']);
    radix(digits).is_some() || has_exponent(digits)
}

fn is_separator(character: char) -> bool {
    matches!(character, '.' | ',' | '_' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’')
}

/// Whether the digits are cut into thousands: one to three digits, then three each.
fn groups(digits: &str, separates: impl Fn(char) -> bool) -> bool {
    let mut parts = digits.split(separates);
    let first = parts.next().map_or(0, str::len);
    (1..=3).contains(&first) && parts.all(|part| part.len() == 3)
}

/// `0x10`, `0o17`, `0b101`
fn radix(digits: &str) -> Option<u64> {
    let (radix, rest) = match digits.get(..2)? {
        "0x" | "0X" => (16, digits.get(2..)?),
        "0o" | "0O" => (8, digits.get(2..)?),
        "0b" | "0B" => (2, digits.get(2..)?),
        _ => return None,
    };
    u64::from_str_radix(rest, radix).ok()
}

/// `1e3`, however large it is.
fn has_exponent(digits: &str) -> bool {
    digits.split_once(['e', 'E']).is_some_and(|(mantissa, power)| {
        let power = power.strip_prefix(['-', '+']).unwrap_or(power);
        let numeric = |c: char| c.is_ascii_digit() || c == '.';
        mantissa.starts_with(|c: char| c.is_ascii_digit())
            && mantissa.chars().all(numeric)
            && !power.is_empty()
            && power.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// `1e3` as `1000`
fn exponent(digits: &str) -> Option<String> {
    let (mantissa, power) = digits.split_once(['e', 'E'])?;
    let mantissa = Rational::parse(mantissa).ok()?;
    let power: i32 = power.parse().ok()?;
    let scale = Rational::new(10_i128.checked_pow(power.unsigned_abs().min(40))?, 1)?;
    let value = if power < 0 { mantissa.divide(scale).ok()?? } else { mantissa.multiply(scale).ok()? };
    Some(value.to_string())
}

/// The digits as they are to be written: `.5` as `0.5`, `5.` as `5`, `012` as `12`.
fn plain(digits: &str) -> Option<String> {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let all_digits = whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit());
    all_digits.then(|| if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") })
}

/// The first number in other words: 500 of `bis zu 500`.
fn first_number(text: &str) -> Option<&str> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let from = text.get(start..)?;
    let end = from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len());
    from.get(..end)
}
