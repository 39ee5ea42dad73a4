//! All integration tests in one binary: one link, and one place for what they share.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should say so at once"
)]

mod answer;
mod architecture;
mod cases;
mod constructs;
mod diagnostics;
mod document;
mod language_reference;
mod pipes;
mod profiles;
mod properties;
mod published;
mod readme;
mod shipped;
mod support;
mod templates;
mod two_languages;
mod workbooks;
mod workload;
