//! Waivers: what an authority lets pass, and until when.

use crate::span::Span;
use jiff::civil::Date;

/// A waiver as a waiver file gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// The rule: `rule` or `standard.rule`.
    pub rule: String,
    /// The record: its `id`, else its `name`, as reports show it.
    pub subject: String,
    /// Why.
    pub reason: String,
    /// Who granted it.
    pub authority: String,
    /// The document it stands in.
    pub document: Option<String>,
    /// First day.
    pub granted: Date,
    /// Last day.
    pub expires: Date,
    /// Where it stands in its file.
    pub span: Span,
}
