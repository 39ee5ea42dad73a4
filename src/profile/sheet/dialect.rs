//! How a file separates its cells and writes its numbers, told from the file itself. Knows no vocabulary.
//!
//! `1.234` and `1,234` are a thousand and some in one country and one and some in the other. Which of them a file means
//! is told by its other numbers (`2,5` can only be a fraction); where none tells, such a number is refused, not guessed.

use super::csv::{Cell, Rows, declared};
use crate::diagnostic::Code;
use crate::profile::fault::{Fault, shown};

/// Who wrote the numbers of a CSV file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dialect {
    /// To be told from the file.
    #[default]
    Auto,
    /// `1.234,5`
    German,
    /// `1,234.5`
    English,
}

/// How numbers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Notation {
    /// `1.234,5`
    Comma,
    /// `1,234.5`
    Point,
    /// It cannot be told, and matters only for numbers that could be read in two ways.
    Open,
}

/// What one number says about the notation of its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// Only a decimal comma, or points between thousands, make sense.
    Comma,
    /// Only a decimal point, or commas between thousands, make sense.
    Point,
    /// Nothing.
    Silent,
}

/// The sign between the cells: the one that a first line declares, else the one that cuts the headings into the most
/// that `knows` counts.
pub(super) fn separator(text: &str, knows: impl Fn(&[Cell<'_>]) -> usize) -> char {
    if let Some((separator, _)) = declared(text) {
        return separator;
    }
    let mut best = (0, ',');
    for (rank, separator) in [',', '\t', ';'].into_iter().enumerate() {
        let mut rows = Rows::new(text, separator);
        let heading = loop {
            match rows.next() {
                Ok(Some(row)) if row.is_blank() || row.is_remark() => {}
                Ok(row) => break row,
                Err(_) => break None,
            }
        };
        let Some(heading) = heading else { continue };
        // Headings that are known decide; where none is, more cells are better, so that the fault shown is of use.
        let worth = if heading.cells.len() > 1 { knows(&heading.cells) * 1000 + 10 + rank } else { 0 };
        if worth > best.0 {
            best = (worth, separator);
        }
    }
    best.1
}

/// The number at the beginning, with the signs between its digits, and what stands behind it.
fn split(text: &str) -> (&str, &str) {
    let belongs = |c: char| c.is_ascii_digit() || matches!(c, '-' | '−' | '+' | '.' | ',') || is_gap(c);
    let end = text.find(|c| !belongs(c)).unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    (number.trim(), unit.trim())
}

fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’')
}

/// What a number says about its file.
pub(super) fn sign(text: &str) -> Sign {
    let (number, _) = split(text);
    let digits = number.trim_start_matches(['-', '−', '+']);
    let (commas, points) = (digits.matches(',').count(), digits.matches('.').count());
    match (commas, points) {
        (0, 0) => Sign::Silent,
        (1, 0) if is_open(digits, ',') => Sign::Silent,
        (0, 1) if is_open(digits, '.') => Sign::Silent,
        // One sign alone stands before decimals, several between thousands; of two kinds the last before decimals.
        (0, 2..) | (1, 0) => Sign::Comma,
        (1.., 1..) if digits.rfind(',') > digits.rfind('.') => Sign::Comma,
        (_, _) => Sign::Point,
    }
}

/// Whether the one separator in the digits may be the decimal sign or stand between thousands.
fn is_open(digits: &str, separator: char) -> bool {
    let Some((whole, rest)) = digits.split_once(separator) else { return false };
    let all = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (1..=3).contains(&whole.len()) && rest.len() == 3 && all(whole) && all(rest) && !whole.starts_with('0')
}

/// The number with a decimal point and nothing between its thousands, its unit behind it; `unit` is that of the
/// heading, where the cell has none.
pub(super) fn plain(text: &str, notation: Notation, unit: Option<&str>) -> Result<String, Fault> {
    let (number, own) = split(text);
    let (minus, digits) = match number.strip_prefix(['-', '−']) {
        Some(rest) => ("-", rest.trim_start()),
        None => ("", number),
    };
    let fault = |message: String| Fault::new(Code::InvalidNumber, message);
    let wanted = match (notation, sign(number)) {
        (_, Sign::Silent) => match (notation, digits.contains(['.', ','])) {
            (Notation::Open, true) => {
                let (fraction, whole) = (digits.replace(',', "."), digits.replace([',', '.'], ""));
                return Err(fault(format!("{} could be {minus}{fraction} or {minus}{whole}", shown(text))).help(
                    "say `--csv-dialect de` where commas stand before decimals, `--csv-dialect en` where points do",
                ));
            }
            (notation, _) => notation,
        },
        (Notation::Open | Notation::Comma, Sign::Comma) => Notation::Comma,
        (Notation::Open | Notation::Point, Sign::Point) => Notation::Point,
        (Notation::Comma, Sign::Point) => {
            return Err(fault(format!("{} is not written with a decimal comma", shown(text)))
                .help("write 1234,5 or 1.234,5; where points stand before decimals, say `--csv-dialect en`"));
        }
        (Notation::Point, Sign::Comma) => {
            return Err(fault(format!("{} is not written with a decimal point", shown(text)))
                .help("write 1234.5 or 1,234.5; where commas stand before decimals, say `--csv-dialect de`"));
        }
    };
    let (decimal, group) = if wanted == Notation::Comma { (',', '.') } else { ('.', ',') };
    let (whole, fraction) = digits.split_once(decimal).map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let Some(whole) = joined(whole, group).filter(|_| fraction.is_none_or(is_digits)) else {
        let fault = fault(format!("{} is no exact number", shown(text)));
        return Err(match first(text) {
            Some(number) => fault.help(format!(
                "if {number} is what counts, write it alone; the rest may stand in a column of its own, whose heading \
                 ends in `.note`"
            )),
            None => fault.help("leave the cell empty where the number is not known"),
        });
    };
    let fraction = fraction.map_or(String::new(), |fraction| format!(".{fraction}"));
    Ok(match (own, unit) {
        ("", None) => format!("{minus}{whole}{fraction}"),
        ("", Some(unit)) | (unit, _) => format!("{minus}{whole}{fraction} {unit}"),
    })
}

/// `1` of `1.000`, its unit behind it: decimals that say nothing would leave in doubt whether they are thousands.
pub(super) fn without_zeros(number: &str) -> String {
    let end = number.find(' ').unwrap_or(number.len());
    let (digits, unit) = number.split_at(end);
    match digits.split_once('.') {
        Some((whole, zeros)) if zeros.bytes().all(|byte| byte == b'0') => format!("{whole}{unit}"),
        Some(_) | None => number.to_owned(),
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Digits without what stands between their thousands; none where they are not cut into thousands. What zeros before a
/// number mean is not ours to say.
fn joined(whole: &str, group: char) -> Option<String> {
    if is_digits(whole) {
        return Some(whole.to_owned());
    }
    let gap = whole.chars().find(|&c| c == group || is_gap(c))?;
    let mut parts = whole.split(gap);
    let first = parts.next()?;
    let sound = is_digits(first) && first.len() <= 3 && parts.all(|part| part.len() == 3 && is_digits(part));
    sound.then(|| whole.replace(gap, ""))
}

/// The first number in other words: 500 of `bis zu 500`.
fn first(text: &str) -> Option<&str> {
    let from = text.get(text.find(|c: char| c.is_ascii_digit())?..)?;
    from.get(..from.find(|c: char| !c.is_ascii_digit()).unwrap_or(from.len()))
}
