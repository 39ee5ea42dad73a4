//! What all records of a portfolio need, have and lack together, by service and by role.
//!
//! Adds up what findings say and judges nothing. Knows no text and no report.

mod sum;
mod totals;

pub use sum::Sum;
pub use totals::{Amounts, Totals};

#[cfg(test)]
mod tests;
