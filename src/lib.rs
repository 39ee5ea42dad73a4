//! Standards for refugee shelters as code: rules as sentences, checked against real shelters.
//!
//! ```text
//!   rule files                                    profiles (YAML, JSON, JSON Lines, CSV, XLSX)
//!       │                                             │
//!   syntax::parse                                 profile::ProfileReader
//!       │ ast::File          what was written         │ model::Instance     slots, not names
//!   check::check ───────────► model::Program ─────────┤
//!       │                        what was meant       │
//!   Diagnostic                              assess::Assessor
//!   a document is wrong                               │ Assessment, Finding   a shelter falls short
//!                          capacity::{Totals, Ledger, change}, compare::Things   several standards on one thing
//!                                    staff::Staff, plan::Plan    who is planned where; who should be
//!                          forecast::{resolve, run}       a scenario, day by day: profiles and parameters as they become
//!                                                     │
//!                                           report::{Text, Markdown, Json, JsonLines}; report::Paper, a standard in sentences
//!                                                     │
//!                                                    cli      CliError: the run could not happen
//! ```
//!
//! Layers point one way: [`span`], [`hidden`], [`language`], [`quantity`], [`schedule`], [`spreadsheet`] ← [`source`], [`diagnostic`] ← [`syntax`]; [`model`] ←
//! [`profile`]; [`syntax`], [`model`] ← [`check`] ← [`inquiry`]; [`model`] ← [`assess`] ← [`capacity`] ← [`staff`] ← [`plan`], [`compare`], [`forecast`] ←
//! [`report`] ← [`cli`]; [`forecast`] reads scenarios with [`check`] and [`profile`].
//! `tests/architecture.rs` holds the source to it.
//!
//! # What always holds
//!
//! - There are two trees: `ast` says what was written, `model` what was meant. Nothing behind [`check`] sees the first.
//! - A [`diagnostic::Diagnostic`] is about a document, an [`assess::Finding`] about a shelter, a `CliError` about the run.
//!   None turns into another.
//! - [`syntax`] and [`profile`] know no rules; [`assess`] knows no text; [`report`] decides nothing. Only [`cli`] knows
//!   files, the terminal, the clock and threads.
//! - [`assess`] is total: a checked standard and a conforming profile always give an assessment. Numbers that leave the
//!   exact range are reported at their expression.
//! - Numbers are exact and carry units; there is no floating point in a result and no order that depends on a hash.
//! - [`check::check`] gives a program exactly when it pushed no error.
//!
//! # Where would I change …?
//!
//! | what | where |
//! | --- | --- |
//! | a keyword | `grammar/norm.pest` and `syntax/keywords.rs`; a test compares them |
//! | a new kind of expression | the grammar, `syntax/ast`, `syntax/read`, `model/expression.rs`; then the compiler names every other place |
//! | a message about a rule file | where it is found, below `check/`; its page in `diagnostic/explain/` |
//! | how YAML is read | `profile/yaml.rs`; what is accepted for a fact, `profile/conform.rs` |
//! | how spreadsheets are read | `profile/sheet/`: `heading.rs` for columns, `cell.rs` for what a cell may say |
//! | what a status means | `assess/judge.rs`, `assess/verdict.rs` |
//! | what `norm doc` says | `report/document/`, its sentences in `report/phrase/clause.rs` and `prose.rs`; the page is `page.html` |
//! | what a staff file may say | `staff/staff.norm`; what is made of it, `staff/read.rs` |
//! | what an empty spreadsheet asks for | `model/reads.rs`, its columns in `profile/sheet/layout.rs`, its words in `report/template/` |
//! | how CSV and XLSX are written | `spreadsheet/`; which tables of a paper, `report/paper/sheets.rs` |
//! | what a plan aims at, in which order | `plan/solve.rs`, `plan/turn.rs`; what makes one better, `plan/worth.rs` |
//! | what the answer to an inquiry says | `report/answer/`: its templates, their words, `variables.md`; what is known of an inquiry, `inquiry/` |
//! | words of a report | `report/messages/`, both languages side by side |
//! | what a scenario may say | `forecast/scenario.norm`, then `forecast/resolve/` |
//! | a chart | `report/chart/`; look at it in a browser |
//! | a shipped standard | `rules/`, and its line in `library.rs` |
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
pub mod compare;
pub mod diagnostic;
pub mod forecast;
pub mod hidden;
pub mod inquiry;
pub mod language;
pub mod library;
pub mod model;
pub mod plan;
pub mod profile;
pub mod quantity;
pub mod report;
pub mod schedule;
pub mod source;
pub mod span;
pub mod spreadsheet;
pub mod staff;
pub mod syntax;
