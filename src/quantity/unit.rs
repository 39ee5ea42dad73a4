//! Units and dimensions: what may be added, compared and converted.

use super::{Overflow, Rational};
use crate::language::Labels;
use std::collections::{BTreeMap, BTreeSet};

/// A single named unit, as an index into its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId(u16);

/// A unit made of named units with powers (`h/week`), interned in a [`UnitTable`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unit(u16);

impl Unit {
    /// Plain numbers.
    pub const ONE: Self = Self(0);
    /// Shares: plain numbers that are written and shown as `%`.
    pub const SHARE: Self = Self(1);
}

/// What a unit measures: basic dimensions with their powers, sorted, none with power zero.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Dimension(Vec<(u16, i8)>);

/// One named unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitDefinition {
    /// Its name, as reports show it after a number where it has no label.
    pub name: String,
    /// What reports call it, where the vocabulary says so.
    pub labels: Labels,
    /// Other names.
    pub also: Vec<String>,
    /// Whether it counts things: facts in it are whole and not negative.
    pub counted: bool,
    dimension: Dimension,
    factor: Rational,
}

/// Every unit of a vocabulary with the compound units in use.
#[derive(Debug, Clone)]
pub struct UnitTable {
    units: Vec<UnitDefinition>,
    names: BTreeMap<String, UnitId>,
    /// Names that are not found for the time being.
    hidden: BTreeSet<String>,
    compounds: Vec<Vec<(UnitId, i8)>>,
    dimensions: u16,
}

/// Built-in basic dimensions.
const LENGTH: u16 = 0;
const MONEY: u16 = 1;
const CLOCK: u16 = 2;
const DAYS: u16 = 3;
const MONTHS: u16 = 4;

/// Name, other names, dimension, power, factor to the basic unit.
type BuiltIn = (&'static str, &'static [&'static str], u16, i8, (i128, i128));

const BUILT_IN: &[BuiltIn] = &[
    ("m", &["Meter", "metre", "metres"], LENGTH, 1, (1, 1)),
    ("cm", &[], LENGTH, 1, (1, 100)),
    ("mm", &[], LENGTH, 1, (1, 1000)),
    ("km", &[], LENGTH, 1, (1000, 1)),
    ("m2", &["m²", "qm", "sqm"], LENGTH, 2, (1, 1)),
    ("cm2", &["cm²"], LENGTH, 2, (1, 10_000)),
    ("ha", &[], LENGTH, 2, (10_000, 1)),
    ("m3", &["m³", "cbm"], LENGTH, 3, (1, 1)),
    ("l", &["Liter", "litre", "litres"], LENGTH, 3, (1, 1000)),
    ("ml", &[], LENGTH, 3, (1, 1_000_000)),
    ("EUR", &["€", "Euro"], MONEY, 1, (1, 1)),
    ("cent", &["Cent"], MONEY, 1, (1, 100)),
    ("h", &["hour", "hours", "Stunde", "Stunden"], CLOCK, 1, (1, 1)),
    ("min", &["minute", "minutes", "Minute", "Minuten"], CLOCK, 1, (1, 60)),
    ("day", &["days", "Tag", "Tage", "Tagen"], DAYS, 1, (1, 1)),
    ("week", &["weeks", "Woche", "Wochen"], DAYS, 1, (7, 1)),
    ("month", &["months", "Monat", "Monate", "Monaten"], MONTHS, 1, (1, 1)),
    ("year", &["years", "Jahr", "Jahre", "Jahren"], MONTHS, 1, (12, 1)),
];

impl Default for UnitTable {
    fn default() -> Self {
        Self::new()
    }
}

impl UnitTable {
    /// The built-in units: length, area, volume, money, clock time, days, months.
    pub fn new() -> Self {
        let mut table = Self {
            units: Vec::new(),
            names: BTreeMap::new(),
            hidden: BTreeSet::new(),
            compounds: vec![Vec::new(), Vec::new()],
            dimensions: MONTHS + 1,
        };
        for (name, also, dimension, power, (numerator, denominator)) in BUILT_IN {
            table.insert(UnitDefinition {
                name: (*name).to_owned(),
                labels: Labels::default(),
                also: also.iter().map(|&name| name.to_owned()).collect(),
                counted: false,
                dimension: Dimension(vec![(*dimension, *power)]),
                factor: Rational::new(*numerator, *denominator).unwrap_or(Rational::ONE),
            });
        }
        table
    }

    fn insert(&mut self, unit: UnitDefinition) -> UnitId {
        let id = UnitId(u16::try_from(self.units.len()).unwrap_or(u16::MAX));
        for name in std::iter::once(&unit.name).chain(&unit.also) {
            self.names.insert(name.clone(), id);
        }
        self.units.push(unit);
        id
    }

    /// Declares a counted thing: a dimension of its own.
    pub fn add_counted(&mut self, name: String, labels: impl Into<Labels>, also: Vec<String>) -> UnitId {
        let dimension = Dimension(vec![(self.dimensions, 1)]);
        self.dimensions += 1;
        self.insert(UnitDefinition {
            name,
            labels: labels.into(),
            also,
            counted: true,
            dimension,
            factor: Rational::ONE,
        })
    }

    /// Declares a unit worth `value` of another (`fte = 39 h/week`).
    ///
    /// # Errors
    /// [`Overflow`] when the factor leaves the exact range.
    pub fn add_derived(
        &mut self,
        name: String,
        labels: impl Into<Labels>,
        also: Vec<String>,
        value: Rational,
        of: Unit,
    ) -> Result<UnitId, Overflow> {
        let factor = value.multiply(self.factor(of)?)?;
        let dimension = self.dimension(of);
        Ok(self.insert(UnitDefinition { name, labels: labels.into(), also, counted: false, dimension, factor }))
    }

    /// The unit of that name.
    pub fn find(&self, name: &str) -> Option<UnitId> {
        self.names.get(name).copied().filter(|_| !self.hidden.contains(name))
    }

    /// Every name of every unit.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.keys().filter(|name| !self.hidden.contains(*name)).map(String::as_str)
    }

    /// Lets these names not be found, and all others again; units keep their ids.
    pub fn hide(&mut self, names: BTreeSet<String>) {
        self.hidden = names;
    }

    /// What a named unit is.
    #[allow(clippy::indexing_slicing, reason = "a UnitId is only made by `insert`, and units are never removed")]
    pub fn definition(&self, id: UnitId) -> &UnitDefinition {
        &self.units[usize::from(id.0)]
    }

    /// The factors of a unit with their powers.
    #[allow(clippy::indexing_slicing, reason = "a Unit is only made by `intern`, and compounds are never removed")]
    pub fn factors(&self, unit: Unit) -> &[(UnitId, i8)] {
        &self.compounds[usize::from(unit.0)]
    }

    /// The unit made of these factors; equal names are joined and those with power zero drop out.
    pub fn compound(&mut self, factors: &[(UnitId, i8)]) -> Unit {
        let mut joined: Vec<(UnitId, i8)> = Vec::new();
        for &(id, power) in factors {
            match joined.iter_mut().find(|(known, _)| *known == id) {
                Some((_, sum)) => *sum = sum.saturating_add(power),
                None => joined.push((id, power)),
            }
        }
        joined.retain(|(_, power)| *power != 0);
        joined.sort_unstable();
        if joined.is_empty() {
            return Unit::ONE;
        }
        let index = self.compounds.iter().position(|known| *known == joined).unwrap_or_else(|| {
            self.compounds.push(joined);
            self.compounds.len() - 1
        });
        Unit(u16::try_from(index).unwrap_or(u16::MAX))
    }

    /// The unit that is just this one.
    pub fn single(&mut self, id: UnitId) -> Unit {
        self.compound(&[(id, 1)])
    }

    /// The unit of a product. A share times a quantity keeps the quantity's unit.
    pub fn product(&mut self, a: Unit, b: Unit) -> Unit {
        match (a, b) {
            (Unit::SHARE, Unit::SHARE) => Unit::SHARE,
            (Unit::SHARE | Unit::ONE, other) | (other, Unit::SHARE | Unit::ONE) => {
                if other == Unit::SHARE {
                    Unit::ONE
                } else {
                    other
                }
            }
            _ => {
                let factors = [self.factors(a), self.factors(b)].concat();
                self.compound(&factors)
            }
        }
    }

    /// The unit of a quotient.
    pub fn quotient(&mut self, a: Unit, b: Unit) -> Unit {
        if matches!(b, Unit::ONE | Unit::SHARE) {
            return if a == Unit::SHARE && b == Unit::SHARE { Unit::ONE } else { a };
        }
        let inverse = self.factors(b).iter().map(|&(id, power)| (id, power.saturating_neg()));
        let factors: Vec<_> = self.factors(a).iter().copied().chain(inverse).collect();
        self.compound(&factors)
    }

    /// What a unit measures.
    pub fn dimension(&self, unit: Unit) -> Dimension {
        self.dimension_of(self.factors(unit))
    }

    fn dimension_of(&self, factors: &[(UnitId, i8)]) -> Dimension {
        let mut sum: BTreeMap<u16, i8> = BTreeMap::new();
        for &(id, power) in factors {
            for &(base, exponent) in &self.definition(id).dimension.0 {
                let entry = sum.entry(base).or_default();
                *entry = entry.saturating_add(exponent.saturating_mul(power));
            }
        }
        Dimension(sum.into_iter().filter(|(_, power)| *power != 0).collect())
    }

    /// How many basic units one of it is.
    ///
    /// # Errors
    /// [`Overflow`] past the exact range.
    pub fn factor(&self, unit: Unit) -> Result<Rational, Overflow> {
        self.factor_of(self.factors(unit))
    }

    fn factor_of(&self, factors: &[(UnitId, i8)]) -> Result<Rational, Overflow> {
        let mut factor = Rational::ONE;
        for &(id, power) in factors {
            let one = self.definition(id).factor;
            for _ in 0..power.unsigned_abs() {
                factor = if power > 0 { factor.multiply(one)? } else { factor.divide(one)?.ok_or(Overflow)? };
            }
        }
        Ok(factor)
    }

    /// What to multiply by to get from `from` to `to`; none when they measure different things.
    ///
    /// # Errors
    /// [`Overflow`] past the exact range.
    pub fn conversion(&self, from: Unit, to: Unit) -> Result<Option<Rational>, Overflow> {
        if from == to {
            return Ok(Some(Rational::ONE));
        }
        if self.dimension(from) != self.dimension(to) {
            return Ok(None);
        }
        self.factor(from)?.divide(self.factor(to)?)
    }

    /// As [`UnitTable::conversion`], from a unit that need not be in the table: named units with their powers.
    ///
    /// # Errors
    /// [`Overflow`] past the exact range.
    pub fn conversion_of(&self, from: &[(UnitId, i8)], to: Unit) -> Result<Option<Rational>, Overflow> {
        if self.dimension_of(from) != self.dimension(to) {
            return Ok(None);
        }
        self.factor_of(from)?.divide(self.factor(to)?)
    }

    /// Whether a unit measures the same as a named one.
    pub fn measures_like(&self, unit: Unit, named: UnitId) -> bool {
        self.dimension(unit) == self.definition(named).dimension
    }

    /// Whether it is money, or money per time.
    pub fn is_cost(&self, unit: Unit) -> bool {
        matches!(self.dimension(unit).0.as_slice(), [(MONEY, 1)] | [(MONEY, 1), (CLOCK | DAYS | MONTHS, -1)])
    }

    /// Whether a unit is a single counted thing.
    pub fn is_counted(&self, unit: Unit) -> bool {
        matches!(self.factors(unit), [(id, 1)] if self.definition(*id).counted)
    }

    /// The unit as it is written in rule files: `h/week`, `m2`, `%`; empty for plain numbers.
    pub fn name(&self, unit: Unit) -> String {
        if unit == Unit::SHARE {
            return "%".to_owned();
        }
        let mut above = Vec::new();
        let mut below = Vec::new();
        for &(id, power) in self.factors(unit) {
            let name = self.definition(id).name.as_str();
            let side = if power > 0 { &mut above } else { &mut below };
            side.extend(std::iter::repeat_n(name, usize::from(power.unsigned_abs())));
        }
        match (above.is_empty(), below.is_empty()) {
            (_, true) => above.join("*"),
            (true, false) => format!("1/{}", below.join("/")),
            (false, false) => format!("{}/{}", above.join("*"), below.join("/")),
        }
    }
}
