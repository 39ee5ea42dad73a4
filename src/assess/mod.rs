//! A standard and a profile give an assessment: three-valued logic, exact amounts, and the evidence for them.
//!
//! Total: a checked standard and a conforming profile always give one. Knows no text, no YAML and no grammar.
//!
//! ```text
//! model + key date ─ plan ─┐
//!                profile ──┴─ evaluate ─ judge ─ waivers ─ verdict ─→ Assessment
//!                                └─ trace ─ evidence ─→ Evidence, for findings that are shown
//! ```
//!
//! - `plan` and `nodes` work out what the standard and the key date decide by themselves: parameters, which rules are in
//!   force, which take the place of others, where each name is kept in the `memory`.
//! - `evaluate` gives values, `judge` says what they mean for a rule. The memory holds every name once for each record, so
//!   that the time grows with the size of standard and profile and never with the number of ways through it.
//! - The stack is bounded: an expression has at most 64 levels, and names that rest on long chains of names are worked
//!   out from the bottom up (`nodes` says how).
//! - `trace` goes through an expression a second time, along what decided it. It changes nothing that was found.

mod assessment;
mod assessor;
mod computed;
mod evaluate;
mod evidence;
mod example;
mod judge;
mod memory;
mod nodes;
mod plan;
mod range;
mod subject;
#[cfg(test)]
pub(crate) mod tests;
mod trace;
mod verdict;
mod waivers;

pub use assessment::{
    Assessment, Branch, Comparison, Cost, Evidence, FactUse, FailingItem, FailingItems, Finding, Grade,
    GuaranteeFinding, ItemAmount, Justification, Layer, ListName, Missing, PartUse, Reason, ReasonUse, Status, Subject,
    Uncovered, Undefined, Verdict, VerdictKind, Waiver, WaiverUse,
};
pub use assessor::Assessor;
pub use example::{Actual, ExampleOutcome, ExpectationOutcome, run_example};
pub use range::Range;
pub use waivers::{join_reason_uses, join_waiver_uses};
