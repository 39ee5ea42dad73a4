//! What is wrong with one value, before its place is known. Knows nothing of where values come from.

use crate::diagnostic::{Code, Diagnostic};
use crate::hidden::visible;
use crate::span::{FileId, Span};
use std::ops::Range;

/// Longer words of a profile are cut in messages.
const LONGEST_SHOWN: usize = 60;

/// A diagnostic without its place. Kept small, since faults are rare and values are many.
#[derive(Debug)]
pub(super) struct Fault(Box<Parts>);

#[derive(Debug)]
struct Parts {
    code: Code,
    message: String,
    label: Option<String>,
    help: Option<String>,
    /// What to say in its place where the value does not stand in a record.
    elsewhere: Option<Elsewhere>,
    declared: Option<Span>,
}

/// What to do about a value in other forms than a record.
#[derive(Debug)]
struct Elsewhere {
    cell: String,
    alone: String,
}

/// Where a value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// In a record of YAML or JSON, behind its key.
    Record,
    /// In a cell of a spreadsheet.
    Cell,
    /// By itself, as behind `--set`.
    Alone,
}

impl Fault {
    /// A fault with nothing but its message.
    pub(super) fn new(code: Code, message: impl Into<String>) -> Self {
        Self(Box::new(Parts {
            code,
            message: message.into(),
            label: None,
            help: None,
            elsewhere: None,
            declared: None,
        }))
    }

    /// Says what to do.
    pub(super) fn help(mut self, text: impl Into<String>) -> Self {
        self.0.help = Some(text.into());
        self
    }

    /// Says what to do in a record, in a cell, and with a value that stands alone.
    pub(super) fn help_by_form(
        mut self,
        record: impl Into<String>,
        cell: impl Into<String>,
        alone: impl Into<String>,
    ) -> Self {
        self.0.help = Some(record.into());
        self.0.elsewhere = Some(Elsewhere { cell: cell.into(), alone: alone.into() });
        self
    }

    /// Says what to do where the value stands.
    pub(super) fn standing(mut self, form: Form) -> Self {
        if let Some(Elsewhere { cell, alone }) = self.0.elsewhere.take() {
            match form {
                Form::Record => {}
                Form::Cell => self.0.help = Some(cell),
                Form::Alone => self.0.help = Some(alone),
            }
        }
        self
    }

    /// Points at the declaration of the fact.
    pub(super) fn declared(mut self, span: Span) -> Self {
        self.0.declared = Some(span);
        self
    }

    /// Says something at the place.
    pub(super) fn label(mut self, text: impl Into<String>) -> Self {
        self.0.label = Some(text.into());
        self
    }

    /// Gives it its place.
    pub(super) fn at(self, file: FileId, range: Range<usize>) -> Diagnostic {
        let span = Span::new(file, range.start, range.end);
        let Parts { code, message, label, help, declared, .. } = *self.0;
        let mut diagnostic = Diagnostic::new(code, span, message);
        if let Some(label) = label {
            diagnostic = diagnostic.label(label);
        }
        if let Some(help) = help {
            diagnostic = diagnostic.help(help);
        }
        if let Some(span) = declared {
            diagnostic = diagnostic.also(span, "declared here");
        }
        diagnostic
    }
}

/// Words of a profile as messages quote them: cut where they are long, and with nothing that nobody sees.
pub(super) fn shown(text: &str) -> String {
    let mut quoted = String::from("`");
    for (count, character) in text.chars().enumerate() {
        if count == LONGEST_SHOWN {
            quoted.push('…');
            break;
        }
        quoted.push(character);
    }
    quoted.push('`');
    visible(&quoted).into_owned()
}
