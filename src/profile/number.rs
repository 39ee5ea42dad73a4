//! Numbers of a profile: digits with a decimal point, with or without a unit, and nothing that could be misread.

use super::fault::{Fault, shown};
use super::misread;
use super::unit::{self, UnitText};
use crate::diagnostic::Code;
use crate::model::{Fact, Vocabulary};
use crate::quantity::{ParseNumberError, Rational, Unit, UnitTable, decimal_exact};

/// Reads the value of a fact that holds a number in `unit`.
pub(super) fn read(
    text: &str,
    quoted: bool,
    unit: Unit,
    fact: &Fact,
    vocabulary: &Vocabulary,
) -> Result<Rational, Fault> {
    let value = match bare(text) {
        Some(value) if unit == Unit::SHARE => return Err(share_without_sign(text, value)),
        Some(_) if quoted => {
            return Err(Fault::new(Code::InvalidValue, format!("{} stands in quotes and is a text", shown(text)))
                .help(format!("write {text} without quotes")));
        }
        Some(value) => value,
        None => with_unit(text, unit, fact, vocabulary)?,
    };
    check(text, value, unit, fact, &vocabulary.units)?;
    Ok(value)
}

/// Digits that mean one thing only; none for everything else.
fn bare(text: &str) -> Option<Rational> {
    let digits = text.strip_prefix('-').unwrap_or(text).as_bytes();
    match digits {
        [b'0', next, ..] if next.is_ascii_digit() => None,
        [first, ..] if first.is_ascii_digit() => Rational::parse(text).ok(),
        _ => None,
    }
}

fn with_unit(text: &str, unit: Unit, fact: &Fact, vocabulary: &Vocabulary) -> Result<Rational, Fault> {
    let units = &vocabulary.units;
    let (digits, rest) = unit::split(text);
    if Rational::parse(digits) == Err(ParseNumberError::TooLarge) {
        return Err(Fault::new(Code::NumberTooLarge, format!("{} has more digits than can be exact", shown(text))));
    }
    let value = match bare(digits) {
        Some(value) if !rest.is_empty() && !misread::is_notation(text) => value,
        Some(_) | None => return Err(misread::explain(text, fact, &wanted(unit, units))),
    };
    match UnitText::read(rest, units) {
        UnitText::Percent if unit == Unit::SHARE => {
            let hundredth = Rational::new(1, 100).unwrap_or(Rational::ONE);
            value.multiply(hundredth).map_err(|_| too_large(text))
        }
        UnitText::Percent => Err(Fault::new(
            Code::UnitMismatch,
            format!("{} is a share, but `{}` is {}", shown(text), fact.name, wanted(unit, units)),
        )
        .help(in_unit(unit, units))),
        UnitText::Unit(given) => {
            let measures = unit != Unit::ONE && unit != Unit::SHARE;
            let factor = if measures { given.conversion(unit, units).map_err(|_| too_large(text))? } else { None };
            match factor {
                Some(factor) => value.multiply(factor).map_err(|_| too_large(text)),
                None => Err(Fault::new(
                    Code::UnitMismatch,
                    format!("{} is in `{rest}`, but `{}` is {}", shown(text), fact.name, wanted(unit, units)),
                )
                .help(in_unit(unit, units))),
            }
        }
        UnitText::Unknown(name) if unit::is_word(&name) => {
            let fault = Fault::new(Code::UnknownUnit, format!("{} is no unit", shown(&name)));
            let nearest = crate::diagnostic::nearest(&name, units.names());
            let unit_name = units.name(unit);
            Err(match nearest {
                Some(nearest) => fault.help(format!("did you mean `{nearest}`?")),
                None if unit_name.is_empty() => fault.help(format!("write {digits} alone")),
                None => fault.help(format!("write {digits} alone or `{digits} {unit_name}`")),
            })
        }
        UnitText::Unknown(_) => Err(misread::explain(text, fact, &wanted(unit, units))),
    }
}

fn too_large(text: &str) -> Fault {
    Fault::new(Code::NumberTooLarge, format!("{} is too large or too fine to be exact", shown(text)))
}

fn share_without_sign(text: &str, value: Rational) -> Fault {
    let hundred = value.multiply(Rational::whole(100)).ok().and_then(decimal_exact);
    let fault = Fault::new(Code::InvalidNumber, format!("a share is written with %: {} could be misread", shown(text)));
    match hundred {
        Some(hundred) if value <= Rational::ONE && !value.is_whole() => fault.help(format!("write \"{hundred} %\"")),
        Some(_) | None => fault.help(format!("write \"{text} %\"")),
    }
}

/// Whole and not negative where things are counted; within the bounds.
fn check(text: &str, value: Rational, unit: Unit, fact: &Fact, units: &UnitTable) -> Result<(), Fault> {
    if value.is_whole()
        && units.is_counted(unit)
        && let Some(many) = thousands(unit::split(text).0)
    {
        let help = format!("write {value} or {many}, whichever is meant");
        let cell = format!("{help}, or say with --csv-dialect how numbers are written");
        return Err(Fault::new(Code::InvalidNumber, format!("{} could be {value} or {many}", shown(text)))
            .help_by_form(help.clone(), cell, help));
    }
    if !value.is_whole() && units.is_counted(unit) {
        let thing = units.name(unit);
        return Err(match thousands(unit::split(text).0) {
            Some(whole) => {
                let message = format!("{} is a fraction, and a {thing} cannot be divided", shown(text));
                Fault::new(Code::InvalidNumber, message).help(format!("if {whole} is meant, write {whole}"))
            }
            None => Fault::new(Code::OutOfBounds, format!("`{}` is counted in whole numbers, not {value}", fact.name))
                .help("write a whole number"),
        });
    }
    let counted_below_zero = value.is_negative() && units.is_counted(unit);
    if counted_below_zero {
        return Err(Fault::new(Code::OutOfBounds, format!("`{}` is a count, and {value} is below zero", fact.name))
            .help("write how many there are, 0 or more"));
    }
    match &fact.bounds {
        Some((low, high)) if value < *low || value > *high => {
            let name = units.name(unit);
            let of = |bound: &Rational| with_name(*bound, unit, &name);
            let message = format!("`{}` is {}, outside {} to {}", fact.name, of(&value), of(low), of(high));
            let help = format!("write an amount from {} to {}", of(low), of(high));
            Err(Fault::new(Code::OutOfBounds, message).declared(fact.span).help(help))
        }
        Some(_) | None => Ok(()),
    }
}

/// What to write where another unit stands.
fn in_unit(unit: Unit, units: &UnitTable) -> String {
    match units.name(unit).as_str() {
        _ if unit == Unit::SHARE => "write it as a share, with %".to_owned(),
        "" => "write the number alone".to_owned(),
        name => format!("write it in {name}"),
    }
}

fn with_name(value: Rational, unit: Unit, name: &str) -> String {
    let value = if unit == Unit::SHARE { value.multiply(Rational::whole(100)).unwrap_or(value) } else { value };
    if name.is_empty() { value.to_string() } else { format!("{value} {name}") }
}

/// `4300` of `4.300`: a dot before exactly three digits is often one between thousands.
fn thousands(text: &str) -> Option<String> {
    let (before, behind) = text.split_once('.')?;
    let whole = !before.is_empty() && before != "0" && behind.len() == 3;
    whole.then(|| format!("{before}{behind}"))
}

/// What the fact holds, in words.
pub(super) fn wanted(unit: Unit, units: &UnitTable) -> String {
    if unit == Unit::ONE {
        "a number".to_owned()
    } else if unit == Unit::SHARE {
        "a share in %".to_owned()
    } else if units.is_counted(unit) {
        format!("a whole number of {}", units.name(unit))
    } else {
        format!("a number in {}", units.name(unit))
    }
}
