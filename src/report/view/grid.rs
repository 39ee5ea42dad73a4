//! A table in words, before it is laid out.

use std::ops::Range;

/// A table with its title and what is remarked beneath.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) struct Grid {
    pub(in crate::report) title: String,
    pub(in crate::report) header: Vec<String>,
    pub(in crate::report) rows: Vec<Vec<String>>,
    /// The columns that hold numbers.
    pub(in crate::report) numbers: Range<usize>,
    /// The column that goes first where there is no room.
    pub(in crate::report) spare: Option<usize>,
    pub(in crate::report) remarks: Vec<String>,
}
