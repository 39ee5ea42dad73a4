//! Waivers and recorded reasons: what an authority lets pass, and what was possible only in part.

use crate::span::Span;
use jiff::civil::Date;

/// What waiver files say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exceptions {
    /// What authorities let pass.
    pub waivers: Vec<Waiver>,
    /// Why something was not possible.
    pub reasons: Vec<Justification>,
}

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

/// The recorded reason why a rule that holds where possible is not met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Justification {
    /// The rule: `rule` or `standard.rule`.
    pub rule: String,
    /// The record: its `id`, else its `name`, as reports show it.
    pub subject: String,
    /// Why it was not possible.
    pub reason: String,
    /// Who recorded it.
    pub by: String,
    /// The day on which it was recorded.
    pub on: Date,
    /// The document it stands in.
    pub document: Option<String>,
    /// Where it stands in its file.
    pub span: Span,
}

impl Exceptions {
    /// How many waivers and reasons there are.
    pub fn len(&self) -> usize {
        self.waivers.len() + self.reasons.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Takes in what another file says.
    pub fn append(&mut self, further: Self) {
        self.waivers.extend(further.waivers);
        self.reasons.extend(further.reasons);
    }
}
