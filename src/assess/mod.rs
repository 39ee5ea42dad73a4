//! A standard and a profile give an assessment: three-valued logic, exact amounts, and the evidence for them.
//!
//! Total: a checked standard and a conforming profile always give one. Knows no text, no YAML and no grammar.

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
mod subject;
#[cfg(test)]
pub(crate) mod tests;
mod trace;
mod verdict;
mod waivers;

pub use assessment::{
    Assessment, Branch, Comparison, Evidence, FactUse, FailingItems, Finding, GuaranteeFinding, Layer, Missing, Reason,
    Status, Subject, Undefined, Verdict, VerdictKind, Waiver, WaiverUse,
};
pub use assessor::Assessor;
pub use example::{Actual, ExampleOutcome, ExpectationOutcome, run_example};
pub use waivers::join_waiver_uses;
