//! What part of a need is missing: kept as two whole numbers, compared without dividing.

use core::cmp::Ordering;

/// So much is missing of so much.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ratio {
    pub(super) short: i64,
    pub(super) need: i64,
}

impl Ratio {
    pub(super) const NOTHING: Self = Self { short: 0, need: 1 };

    /// What is missing of a need; nothing is missing where nothing is needed.
    pub(super) fn new(short: i64, need: i64) -> Self {
        if need > 0 { Self { short, need } } else { Self::NOTHING }
    }

    /// The most that may be missing of another need for a ratio that is no larger.
    pub(super) fn of(self, need: i64) -> i64 {
        let most = i128::from(self.short) * i128::from(need) / i128::from(self.need);
        i64::try_from(most).unwrap_or(need)
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ratio {}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let own = i128::from(self.short) * i128::from(other.need);
        own.cmp(&(i128::from(other.short) * i128::from(self.need)))
    }
}
