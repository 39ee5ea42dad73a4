//! Standards for refugee shelters as code.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        reason = "a test that fails should say so at once"
    )
)]

pub mod assess;
pub mod capacity;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod language;
pub mod library;
pub mod model;
pub mod profile;
pub mod quantity;
pub mod report;
pub mod source;
pub mod span;
pub mod syntax;
