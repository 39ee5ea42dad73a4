//! Which record a frame of an expression stands for.

use crate::model::{RecordId, Selection, Type};

/// The record that an expression is about, or one item of a loop around it.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'s> {
    pub(super) frame: u8,
    /// None for items that are no records.
    pub(in crate::report) record: Option<RecordId>,
    /// The name of the loop variable; empty for frame 0.
    pub(super) variable: &'s str,
    outer: Option<&'s Scope<'s>>,
}

impl<'s> Scope<'s> {
    /// Frame 0: the record that the declaration is about.
    pub fn about(record: RecordId) -> Self {
        Self { frame: 0, record: Some(record), variable: "", outer: None }
    }

    /// Where nothing is in view: constant expressions name no fact.
    pub(in crate::report) fn nothing() -> Self {
        Self { frame: 0, record: None, variable: "", outer: None }
    }

    /// The frame that a selection opens.
    pub(in crate::report) fn item(&'s self, selection: &'s Selection) -> Self {
        let record = if let Type::List(item) = &selection.list.ty
            && let Type::Record(id) = **item
        {
            Some(id)
        } else {
            None
        };
        Scope { frame: selection.frame, record, variable: &selection.variable, outer: Some(self) }
    }

    /// The scope of a frame.
    pub(in crate::report) fn find(&self, frame: u8) -> Option<&Scope<'s>> {
        if self.frame == frame { Some(self) } else { self.outer.and_then(|outer| outer.find(frame)) }
    }
}
