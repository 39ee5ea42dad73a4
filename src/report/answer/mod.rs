//! Templates and what fills them: the answer to an inquiry, as of a key date, from assessments, capacity and
//! forecasts.
//!
//! Decides nothing: what stands in an answer is what the reports for machines say, with words beside it. What a template
//! may say is told in `variables.md`; the shipped templates say nothing else.

mod complete;
mod facts;
mod fill;
mod filters;
mod sections;
mod shipped;
mod told;
mod words;

pub use facts::Answer;
pub use fill::{Markup, TemplateFault};
pub use shipped::{SHIPPED, Shipped, VARIABLES};
pub use told::Told;
#[cfg(test)]
pub(super) use words::Words;

#[cfg(test)]
mod tests;
