//! Several standards over one record: where they speak of the same thing, which asks more, and which decides.
//!
//! Knows assessments and the model, no words and no files. Judges nothing anew: statuses are those of the findings.

mod comparison;
mod count;
#[cfg(test)]
mod tests;
mod thing;
mod writing;

pub use comparison::{Comparison, Entry, Place};
pub use count::{Count, Counts};
pub use thing::{Ask, Direction, Thing, Things};
