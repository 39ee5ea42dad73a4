//! The parser that pest makes of `grammar/norm.pest`. Knows nothing but the grammar.
#![allow(missing_docs, unreachable_pub, clippy::pedantic, reason = "pest generates this module from the grammar")]

#[derive(pest_derive::Parser)]
#[grammar = "../grammar/norm.pest"]
pub(super) struct Grammar;
