//! What all records of a portfolio need, have and lack together, by service and by role.
//!
//! Adds up what findings say and judges nothing. Knows no text and no report.

pub mod change;
mod ledger;
mod sum;
mod totals;

pub use ledger::{Entry, Group, Holder, Key, Ledger, Need, Sums};
pub use sum::Sum;
pub use totals::{Amounts, Totals};

#[cfg(test)]
mod tests;
