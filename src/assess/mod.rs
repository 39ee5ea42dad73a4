//! A standard and a profile give an assessment: three-valued logic, exact amounts, and the evidence for them.
//!
//! Total: a checked standard and a conforming profile always give one. Knows no text, no YAML and no grammar.

mod assessment;

pub use assessment::{
    Assessment, Branch, Comparison, Evidence, FactUse, FailingItems, Finding, GuaranteeFinding, Layer, Missing, Reason,
    Status, Subject, Undefined, Verdict, VerdictKind, Waiver, WaiverUse,
};
