//! What a cell says, in the words that profiles use: `ja` as yes, `1.234,5` as 1234.5, a label as the name of a choice.
//! Knows neither rows nor places.

use super::Kind;
use super::dialect::{self, Notation};
use super::heading::folded;
use crate::diagnostic::Code;
use crate::model::{Choice, Fact, Type, Vocabulary};
use crate::profile::fault::{Fault, shown};
use crate::profile::text;
use jiff::civil::Date;

/// What a cell says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Known to be none.
    None,
    /// Digits, with or without a unit.
    Number(String),
    /// Any other single value.
    Words(String),
    /// The items of a list.
    Items(Vec<Said>),
}

/// How the cells of a sheet are read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading<'v> {
    pub(super) vocabulary: &'v Vocabulary,
    pub(super) notation: Notation,
    /// Whether the caller says so: then no number is in doubt.
    pub(super) declared: bool,
    pub(super) kind: Kind,
}

impl Reading<'_> {
    /// The value of a fact; `unit` is the one that the heading names.
    pub(super) fn said(self, words: &str, quoted: bool, fact: &Fact, unit: Option<&str>) -> Result<Said, Fault> {
        if is_formula_fault(words) {
            return Err(Fault::new(Code::InvalidValue, format!("{words} is what a faulty formula leaves"))
                .help("put the formula right, or leave the cell empty where the value is not known"));
        }
        if fact.or_none && is_none(words) {
            return Ok(Said::None);
        }
        let Type::List(item) = &fact.ty else { return self.single(words, quoted, &fact.ty, unit) };
        if is_none(words) {
            return Ok(Said::Items(Vec::new()));
        }
        if let Type::Record(record) = &**item {
            let name = &self.vocabulary.record(*record).name;
            let message = format!("`{}` is a list of records, which one cell cannot hold", fact.name);
            return Err(Fault::new(Code::InvalidValue, message)
                .help(format!("give them a sheet `{name}` of their own; write `-` here where there are none")));
        }
        let items = self.parts(words, item);
        items.into_iter().map(|part| self.single(part, true, item, unit)).collect::<Result<_, _>>().map(Said::Items)
    }

    fn single(self, words: &str, quoted: bool, ty: &Type, unit: Option<&str>) -> Result<Said, Fault> {
        match ty {
            Type::Bool => Ok(Said::Words(yes_or_no(words).map_or(words, |yes| if yes { "yes" } else { "no" }).into())),
            Type::Number(_) => self.number(words, quoted, unit).map(Said::Number),
            Type::Date => Ok(Said::Words(day(words))),
            Type::Choice(id) => {
                let choice = self.vocabulary.choice(*id);
                let index = find(choice, words);
                Ok(Said::Words(index.map_or(words, |index| choice.value_name(index)).to_owned()))
            }
            // What a spreadsheet would take for a formula is written with a `'` before it in CSV.
            Type::Text => Ok(Said::Words(match words.strip_prefix('\'') {
                Some(rest) if self.kind == Kind::Text && is_formula(rest) => lines(rest),
                Some(_) | None => lines(words),
            })),
            Type::Schedule | Type::Record(_) | Type::List(_) | Type::Poison => Ok(Said::Words(words.to_owned())),
        }
    }

    fn number(self, words: &str, quoted: bool, unit: Option<&str>) -> Result<String, Fault> {
        // A number in a workbook is exact as it stands; only what was written as words is to be understood.
        if self.kind == Kind::Workbook && !quoted {
            // A cell in the format of a percentage says so itself.
            let unit = unit.filter(|_| !words.ends_with('%'));
            return Ok(unit.map_or_else(|| words.to_owned(), |unit| format!("{words} {unit}")));
        }
        let number = dialect::plain(words, self.notation, unit)?;
        Ok(if self.declared { dialect::without_zeros(&number) } else { number })
    }

    /// The items in a cell: between semicolons or lines; between commas, where no choice has one in its name.
    fn parts<'w>(self, words: &'w str, item: &Type) -> Vec<&'w str> {
        let mut parts = Vec::new();
        for part in words.split([';', '\n', '\u{2028}']).map(str::trim).filter(|part| !part.is_empty()) {
            match item {
                Type::Choice(id) if find(self.vocabulary.choice(*id), part).is_none() => {
                    parts.extend(part.split(',').map(str::trim).filter(|part| !part.is_empty()));
                }
                Type::Choice(_)
                | Type::Bool
                | Type::Number(_)
                | Type::Text
                | Type::Date
                | Type::Schedule
                | Type::Record(_)
                | Type::List(_)
                | Type::Poison => parts.push(part),
            }
        }
        parts
    }
}

/// Whether a spreadsheet would take words for a formula, or would without a `'` before them.
fn is_formula(words: &str) -> bool {
    let words = words.trim_start_matches(['\'', ' ']);
    words.len() > 1 && words.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Words with their line ends, which the text of a workbook keeps on one line.
fn lines(words: &str) -> String {
    words.replace('\u{2028}', "\n")
}

/// The value of a choice by its name, a further name or its label.
pub(super) fn find(choice: &Choice, words: &str) -> Option<u16> {
    if let Some(index) = choice.find(words) {
        return Some(index);
    }
    let wanted = folded(words);
    let mut found = choice.values.iter().enumerate().filter(|(_, value)| {
        let names = std::iter::once(&value.name).chain(&value.also).map(String::as_str);
        names.chain(value.labels.all()).any(|name| folded(name) == wanted)
    });
    let index = found.next().map(|(index, _)| index);
    if found.next().is_some() { None } else { index.and_then(|index| u16::try_from(index).ok()) }
}

/// Yes and no as they stand in spreadsheets.
fn yes_or_no(words: &str) -> Option<bool> {
    let small = words.to_lowercase();
    match small.as_str() {
        "x" | "✓" | "✔" | "wahr" => Some(true),
        "falsch" => Some(false),
        small => text::yes_or_no(small),
    }
}

/// A day as `2016-03-01` or `1.3.2016`, with the midnight that some programs write behind it.
fn date(words: &str) -> Option<Date> {
    let day = [" 00:00:00", "T00:00:00", " 00:00"].iter().find_map(|midnight| words.strip_suffix(midnight));
    let day = day.unwrap_or(words);
    if let Ok(date) = text::date(day) {
        return Some(date);
    }
    let mut parts = day.split('.').map(str::trim);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let digits =
        |text: &str, lengths: &[usize]| lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let sound = digits(day, &[1, 2]) && digits(month, &[1, 2]) && digits(year, &[4]) && parts.next().is_none();
    if !sound {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// A day in the form that profiles use; other words as they are.
pub(super) fn day(words: &str) -> String {
    date(words).map_or_else(|| words.to_owned(), |date| date.to_string())
}

/// Words for "there is none".
fn is_none(words: &str) -> bool {
    matches!(words, "-" | "–" | "—")
        || matches!(words.to_lowercase().as_str(), "none" | "null" | "kein" | "keine" | "keiner" | "keines" | "keins")
}

/// What spreadsheet programs show in place of a value that a formula cannot give, in English and German.
pub(super) fn is_formula_fault(words: &str) -> bool {
    const FAULTS: [&str; 16] = [
        "#REF!",
        "#BEZUG!",
        "#NAME?",
        "#DIV/0!",
        "#VALUE!",
        "#WERT!",
        "#N/A",
        "#NV",
        "#NULL!",
        "#NUM!",
        "#ZAHL!",
        "#SPILL!",
        "#ÜBERLAUF!",
        "#CALC!",
        "#KALK!",
        "#GETTING_DATA",
    ];
    FAULTS.contains(&words) || words.starts_with("Err:5")
}

/// A fault for words that no heading stands above.
pub(super) fn homeless(words: &str) -> Fault {
    Fault::new(Code::UnknownKey, format!("no heading stands above {}", shown(words)))
        .help("write the name of a fact into the row of headings, or empty the cell")
}
