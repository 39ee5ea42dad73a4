//! When something holds, day by day.

use jiff::civil::Date;

/// When something holds; both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Period {
    /// First day.
    pub since: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
    /// When it does not hold all the same.
    pub suspended: Option<Suspension>,
}

/// A suspension; both ends included, open where none is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suspension {
    /// First day.
    pub since: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
}

impl Period {
    /// Whether the day is not before `since` and not after `until`.
    pub fn covers(&self, day: Date) -> bool {
        self.since.is_none_or(|since| since <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Whether a suspension holds on the day.
    pub fn is_suspended(&self, day: Date) -> bool {
        self.suspended.is_some_and(|suspension| {
            suspension.since.is_none_or(|since| since <= day) && suspension.until.is_none_or(|until| day <= until)
        })
    }

    /// Whether it holds on the day: covered and not suspended.
    pub fn holds(&self, day: Date) -> bool {
        self.covers(day) && !self.is_suspended(day)
    }
}
