//! Exact sums that do not depend on the order in which they are made.

use crate::quantity::{Overflow, Rational};
use std::collections::BTreeMap;

/// A sum of amounts, with a count of those that are not known. The true sum is at least [`Sum::known`].
///
/// Numbers are kept by denominator, so that neither the order of records nor the split into threads can change
/// whether a sum stays in the exact range.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sum {
    numerators: BTreeMap<i128, i128>,
    overflow: bool,
    undetermined: usize,
    silent: usize,
}

impl Sum {
    /// Adds an amount.
    pub fn add(&mut self, amount: Rational) {
        self.add_part(amount.denominator(), amount.numerator());
    }

    fn add_part(&mut self, denominator: i128, numerator: i128) {
        let sum = self.numerators.entry(denominator).or_default();
        match sum.checked_add(numerator) {
            Some(further) => *sum = further,
            None => self.overflow = true,
        }
    }

    /// Counts an amount that is not known.
    pub fn add_undetermined(&mut self) {
        self.undetermined += 1;
    }

    /// Counts an amount of which the standard says nothing.
    pub fn add_silent(&mut self) {
        self.silent += 1;
    }

    /// Takes in another sum.
    pub fn join(&mut self, further: &Self) {
        for (denominator, numerator) in &further.numerators {
            self.add_part(*denominator, *numerator);
        }
        self.overflow |= further.overflow;
        self.undetermined += further.undetermined;
        self.silent += further.silent;
    }

    /// The sum of what is known.
    ///
    /// # Errors
    /// [`Overflow`] past the exact range.
    pub fn known(&self) -> Result<Rational, Overflow> {
        if self.overflow {
            return Err(Overflow);
        }
        self.numerators.iter().try_fold(Rational::ZERO, |sum, (denominator, numerator)| {
            sum.add(Rational::new(*numerator, *denominator).ok_or(Overflow)?)
        })
    }

    /// How many amounts are not known.
    pub fn undetermined(&self) -> usize {
        self.undetermined
    }

    /// Of how many amounts the standard says nothing.
    pub fn silent(&self) -> usize {
        self.silent
    }

    /// Whether nothing is left out.
    pub fn is_complete(&self) -> bool {
        self.undetermined == 0 && self.silent == 0
    }
}
