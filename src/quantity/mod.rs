//! Exact numbers with units. Knows no rules and no profiles.

mod format;
mod rational;
mod unit;
mod wide;

pub use format::{decimal, decimal_exact};
pub use rational::{Overflow, ParseNumberError, Rational};
pub use unit::{Dimension, Unit, UnitDefinition, UnitId, UnitTable};
pub use wide::Wide;

/// A number with its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quantity {
    /// How many of the unit.
    pub value: Rational,
    /// The unit, as an index into the [`UnitTable`] of the vocabulary.
    pub unit: Unit,
}

#[cfg(test)]
mod tests;
