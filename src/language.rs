//! The two languages in which rules are written and reports are read.

/// German or English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// English keywords, decimal point.
    English,
    /// German keywords, decimal comma in reports.
    German,
}
