//! Sums as cells of a table: exact, between two ends, at least so much, or not known.

use super::Words;
use crate::capacity::{Sum, Sums};
use crate::language::Language;
use crate::quantity::{Rational, Unit};
use crate::report::Wording;
use crate::report::paper::Cell;

/// What is asked for; a range where it is not known exactly.
pub(in crate::report) fn need_cell(sums: &Sums, unit: Unit, wording: &Wording<'_>, language: Language) -> Cell {
    let Ok(low) = sums.required.known() else { return Cell::Empty };
    let shown = wording.short_number(low, unit);
    if sums.undetermined == 0 {
        if sums.silent == sums.entries {
            return Cell::Words("–".to_owned());
        }
        return Cell::Amount(shown, low, unit);
    }
    let high = sums.beyond.known().ok().and_then(|more| low.add(more).ok());
    match high.filter(|_| sums.endless == 0) {
        Some(high) if high == low => Cell::Amount(shown, low, unit),
        high => range_cell(low, high, unit, wording, language),
    }
}

/// `0 to 125`, `at least 5`
pub(in crate::report) fn range_cell(
    low: Rational,
    high: Option<Rational>,
    unit: Unit,
    wording: &Wording<'_>,
    language: Language,
) -> Cell {
    let from = wording.short_number(low, unit);
    let shown = match high {
        Some(high) => Words::Between.fill(language, &[&from, &wording.short_number(high, unit)]),
        None => Words::AtLeast.fill(language, &[&from]),
    };
    Cell::Range(shown, low, high, unit)
}

/// A sum of what is known; nothing where nothing is.
pub(in crate::report) fn sum_cell(
    sum: &Sum,
    entries: usize,
    unit: Unit,
    wording: &Wording<'_>,
    language: Language,
) -> Cell {
    if sum.undetermined() >= entries {
        return Cell::Empty;
    }
    match sum.known() {
        Ok(known) => Cell::Amount(wording.short_number(known, unit), known, unit),
        Err(_) => Cell::Words(Words::Unknown.words(language).to_owned()),
    }
}
