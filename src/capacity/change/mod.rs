//! What a change of one fact would bring: the smallest that meets a rule, and how far a fact may grow until one fails.
//!
//! Every answer is tried: the record is assessed again with the changed fact. Knows no text and no report.

mod headroom;
mod smallest;
mod trial;

#[cfg(test)]
mod tests;

pub use headroom::{Headroom, Limit, headroom};
pub use smallest::{Change, changes};

/// How far counted facts are tried, in single steps.
const REACH: i64 = 2000;
