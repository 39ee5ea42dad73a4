//! Units behind the numbers of a profile: `39 h/week`, `10 m2`, `20 %`.

use crate::quantity::{Overflow, Rational, Unit, UnitId, UnitTable};

/// What stands behind a number.
#[derive(Debug)]
pub(super) enum UnitText {
    /// `%`
    Percent,
    /// A unit that exists.
    Unit(GivenUnit),
    /// A part that is no unit.
    Unknown(String),
}

/// A unit as a profile gives it: named units with powers. Not interned, so that reading changes no table.
#[derive(Debug)]
pub(super) struct GivenUnit(Vec<(UnitId, i8)>);

/// The digits at the beginning, and the rest without the space between.
pub(super) fn split(text: &str) -> (&str, &str) {
    let is_digit = |character: char| character.is_ascii_digit() || matches!(character, '.' | '-' | '+');
    let end = text.find(|character| !is_digit(character)).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    (digits, rest.trim_start())
}

/// Whether it looks like the name of a unit at all.
pub(super) fn is_word(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(|first| first.is_alphabetic() || matches!(first, '€' | '$' | '°'))
        && characters.all(|character| character.is_alphanumeric() || matches!(character, '_' | '²' | '³'))
}

impl UnitText {
    /// Reads `h/week`, `m2`, `%`.
    pub(super) fn read(text: &str, units: &UnitTable) -> Self {
        if text == "%" {
            return Self::Percent;
        }
        let mut factors = Vec::new();
        let mut power = 1;
        let mut rest = text;
        loop {
            let end = rest.find(['/', '*']).unwrap_or(rest.len());
            let (name, behind) = rest.split_at(end);
            let name = super::text::normalised(name.trim());
            match units.find(&name) {
                Some(id) => factors.push((id, power)),
                None => return Self::Unknown(name.into_owned()),
            }
            let mut separators = behind.chars();
            match separators.next() {
                None => return Self::Unit(GivenUnit(factors)),
                Some('/') => power = -1,
                Some(_) => {}
            }
            rest = separators.as_str();
        }
    }
}

impl GivenUnit {
    /// What to multiply by to get to `unit`; none when they measure different things.
    pub(super) fn conversion(&self, unit: Unit, units: &UnitTable) -> Result<Option<Rational>, Overflow> {
        units.conversion_of(&self.0, unit)
    }
}
