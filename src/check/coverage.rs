//! Whether rows over numbers, dates, choices and texts cover every case exactly once.
//!
//! Each column is cut at the points that its cells name; between two cuts all values are alike. Walking the columns
//! one after the other with the rows that are still possible gives the regions that no row or two rows cover.

use crate::quantity::Rational;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What a cell admits.
#[derive(Debug, Clone)]
pub(super) enum Set {
    All,
    /// Places in a closed list of values.
    Values(Vec<usize>),
    Intervals(Vec<Interval>),
    Texts(Vec<String>),
}

/// A part of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Interval {
    low: Option<Rational>,
    low_open: bool,
    high: Option<Rational>,
    high_open: bool,
}

/// What a column asks.
#[derive(Debug)]
pub(super) struct Axis {
    name: String,
    kind: AxisKind,
}

#[derive(Debug)]
enum AxisKind {
    Closed(Vec<String>),
    Line { whole: bool, dates: bool, low: Option<Rational>, high: Option<Rational> },
    Open,
}

/// What the rows leave out and what they say twice, in words.
#[derive(Debug, Default)]
pub(super) struct Covered {
    pub(super) gaps: Vec<String>,
    pub(super) overlaps: Vec<(usize, usize, String)>,
}

/// The table has too many cases to look at.
#[derive(Debug)]
pub(super) struct TooLarge;

/// Steps after which a table counts as too large.
const BUDGET: usize = 2_000_000;

impl Interval {
    pub(super) fn closed(low: Option<Rational>, high: Option<Rational>) -> Self {
        Self { low, low_open: false, high, high_open: false }
    }

    pub(super) fn below(high: Rational) -> Self {
        Self { low: None, low_open: false, high: Some(high), high_open: true }
    }

    pub(super) fn above(low: Rational) -> Self {
        Self { low: Some(low), low_open: true, high: None, high_open: false }
    }

    /// Whether a piece between cuts, which lies inside or outside as a whole, lies inside.
    fn holds(&self, piece: &Self) -> bool {
        let low = match (self.low, piece.low) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(low), Some(at)) => low < at || low == at && (!self.low_open || piece.low_open),
        };
        let high = match (self.high, piece.high) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(high), Some(at)) => high > at || high == at && (!self.high_open || piece.high_open),
        };
        low && high
    }
}

impl Axis {
    pub(super) fn closed(name: String, values: Vec<String>) -> Self {
        Self { name, kind: AxisKind::Closed(values) }
    }

    pub(super) fn line(name: String, whole: bool, dates: bool, low: Option<Rational>, high: Option<Rational>) -> Self {
        Self { name, kind: AxisKind::Line { whole, dates, low, high } }
    }

    pub(super) fn open(name: String) -> Self {
        Self { name, kind: AxisKind::Open }
    }
}

/// One stretch of an axis on which all values are alike.
#[derive(Debug, Clone)]
enum Piece {
    Value(usize),
    Stretch(Interval),
    Text(Option<String>),
}

/// Looks at every case.
pub(super) fn cover(axes: &[Axis], rows: &[Vec<Set>]) -> Result<Covered, TooLarge> {
    let pieces: Vec<Vec<Piece>> = axes
        .iter()
        .enumerate()
        .map(|(column, axis)| cut(axis, rows.iter().filter_map(|row| row.get(column))))
        .collect();
    let mut walk = Walk { axes, rows, pieces: &pieces, steps: 0, covered: Covered::default(), pairs: BTreeSet::new() };
    let all: Vec<usize> = (0..rows.len()).collect();
    walk.column(0, &all, &mut Vec::new())?;
    Ok(walk.covered)
}

/// The pieces of an axis.
fn cut<'a>(axis: &Axis, sets: impl Iterator<Item = &'a Set>) -> Vec<Piece> {
    match &axis.kind {
        // A value without a name is one that the standard does not know.
        AxisKind::Closed(values) => {
            let known = values.iter().enumerate().filter(|(_, name)| !name.is_empty());
            known.map(|(value, _)| Piece::Value(value)).collect()
        }
        AxisKind::Open => {
            let texts: BTreeSet<String> = sets
                .flat_map(|set| match set {
                    Set::Texts(texts) => texts.clone(),
                    Set::All | Set::Values(_) | Set::Intervals(_) => Vec::new(),
                })
                .collect();
            texts.into_iter().map(|text| Piece::Text(Some(text))).chain([Piece::Text(None)]).collect()
        }
        AxisKind::Line { whole, low, high, .. } => {
            let mut points: BTreeSet<Rational> = BTreeSet::new();
            for set in sets {
                if let Set::Intervals(intervals) = set {
                    points.extend(intervals.iter().flat_map(|interval| [interval.low, interval.high]).flatten());
                }
            }
            points.extend([*low, *high].into_iter().flatten());
            let domain = Interval::closed(*low, *high);
            let mut pieces = Vec::new();
            let mut before = None;
            for &point in &points {
                pieces.push(Interval { low: before, low_open: true, high: Some(point), high_open: true });
                pieces.push(Interval::closed(Some(point), Some(point)));
                before = Some(point);
            }
            pieces.push(Interval { low: before, low_open: true, high: None, high_open: true });
            pieces
                .into_iter()
                .filter(|piece| domain.holds(piece) && !(*whole && holds_no_whole(piece)))
                .map(Piece::Stretch)
                .collect()
        }
    }
}

fn holds_no_whole(piece: &Interval) -> bool {
    let (Some(low), Some(high)) = (piece.low, piece.high) else { return false };
    if low == high {
        return !low.is_whole();
    }
    let first = low.floor().add(Rational::ONE);
    first.is_ok_and(|first| first >= high)
}

struct Walk<'a> {
    axes: &'a [Axis],
    rows: &'a [Vec<Set>],
    pieces: &'a [Vec<Piece>],
    steps: usize,
    covered: Covered,
    pairs: BTreeSet<(usize, usize)>,
}

impl Walk<'_> {
    /// `region`: for each earlier column the first and last piece that are alike.
    fn column(&mut self, column: usize, rows: &[usize], region: &mut Vec<(usize, usize)>) -> Result<(), TooLarge> {
        self.steps += rows.len() + 1;
        if self.steps > BUDGET {
            return Err(TooLarge);
        }
        if rows.is_empty() {
            let words = self.words(region);
            self.covered.gaps.push(words);
            return Ok(());
        }
        let Some(pieces) = self.pieces.get(column) else {
            if let [first, second, ..] = rows
                && self.pairs.insert((*first, *second))
            {
                let words = self.words(region);
                self.covered.overlaps.push((*first, *second, words));
            }
            return Ok(());
        };
        let mut begin = 0;
        while begin < pieces.len() {
            let here = self.possible(column, begin, rows);
            let mut end = begin;
            while end + 1 < pieces.len() && self.possible(column, end + 1, rows) == here {
                end += 1;
            }
            self.steps += (end - begin + 2) * rows.len();
            region.push((begin, end));
            self.column(column + 1, &here, region)?;
            region.pop();
            begin = end + 1;
        }
        Ok(())
    }

    fn possible(&self, column: usize, piece: usize, rows: &[usize]) -> Vec<usize> {
        let piece = self.pieces.get(column).and_then(|pieces| pieces.get(piece));
        let admits = |row: &usize| {
            let set = self.rows.get(*row).and_then(|row| row.get(column));
            match (set, piece) {
                (Some(Set::Values(values)), Some(Piece::Value(value))) => values.contains(value),
                (Some(Set::Intervals(intervals)), Some(Piece::Stretch(stretch))) => {
                    intervals.iter().any(|interval| interval.holds(stretch))
                }
                (Some(Set::Texts(texts)), Some(Piece::Text(here))) => {
                    here.as_ref().is_some_and(|here| texts.contains(here))
                }
                (_, _) => true,
            }
        };
        rows.iter().copied().filter(|row| admits(row)).collect()
    }

    /// "residents from 100 to 199 for dormitory"; columns that do not matter are left out.
    fn words(&self, region: &[(usize, usize)]) -> String {
        let mut lines = Vec::new();
        let mut names = Vec::new();
        for ((axis, pieces), &(first, last)) in self.axes.iter().zip(self.pieces).zip(region) {
            if first == 0 && last + 1 == pieces.len() && pieces.len() > 1 {
                continue;
            }
            let inside = pieces.get(first..=last).unwrap_or_default();
            match &axis.kind {
                AxisKind::Closed(values) => {
                    let shown: Vec<&str> = inside
                        .iter()
                        .filter_map(|piece| match piece {
                            Piece::Value(value) => values.get(*value).map(String::as_str),
                            Piece::Stretch(_) | Piece::Text(_) => None,
                        })
                        .collect();
                    let shown = shown.join(" or ");
                    names.push(if shown == "yes" || shown == "no" { format!("{}: {shown}", axis.name) } else { shown });
                }
                AxisKind::Open => names.push(match inside {
                    [Piece::Text(Some(text))] => format!("{} \"{text}\"", axis.name),
                    _ => format!("any other {}", axis.name),
                }),
                AxisKind::Line { whole, dates, .. } => {
                    lines.push(format!("{} {}", axis.name, stretch(inside, *whole, *dates)));
                }
            }
        }
        match (lines.is_empty(), names.is_empty()) {
            (true, true) => "anything".to_owned(),
            (true, false) => names.join(", "),
            (false, true) => lines.join(", "),
            (false, false) => format!("{} for {}", lines.join(", "), names.join(", ")),
        }
    }
}

fn stretch(pieces: &[Piece], whole: bool, dates: bool) -> String {
    let intervals = || {
        pieces.iter().filter_map(|piece| match piece {
            Piece::Stretch(interval) => Some(interval),
            Piece::Value(_) | Piece::Text(_) => None,
        })
    };
    let (Some(first), Some(last)) = (intervals().next(), intervals().next_back()) else { return String::new() };
    // On whole numbers and days the neighbour inside is named.
    let inward = |value: Rational, open: bool, step: i64| {
        if whole && open { value.add(Rational::whole(step)).unwrap_or(value) } else { value }
    };
    let low = first.low.map(|low| inward(low, first.low_open, 1));
    let high = last.high.map(|high| inward(high, last.high_open, -1));
    let (low_open, high_open) = (first.low_open && !whole, last.high_open && !whole);
    let show = |value: Rational| if dates { day(value) } else { value.to_string() };
    match (low, high) {
        (Some(low), Some(high)) if low == high => show(low),
        (Some(low), Some(high)) if !low_open && !high_open => format!("from {} to {}", show(low), show(high)),
        (Some(low), Some(high)) => {
            let low = if low_open { format!("above {}", show(low)) } else { format!("from {}", show(low)) };
            let high = if high_open { format!("below {}", show(high)) } else { format!("up to {}", show(high)) };
            format!("{low} and {high}")
        }
        (Some(low), None) if low_open => format!("above {}", show(low)),
        (Some(low), None) => format!("from {}", show(low)),
        (None, Some(high)) if high_open => format!("below {}", show(high)),
        (None, Some(high)) => format!("up to {}", show(high)),
        (None, None) => "of any size".to_owned(),
    }
}

const EPOCH: Date = jiff::civil::date(1970, 1, 1);

/// A day as a whole number.
pub(super) fn day_number(date: Date) -> Rational {
    Rational::whole(i64::from(EPOCH.until(date).map_or(0, |span| span.get_days())))
}

fn day(number: Rational) -> String {
    let days = i64::try_from(number.numerator()).unwrap_or_default();
    jiff::Span::new()
        .try_days(days)
        .and_then(|span| EPOCH.checked_add(span))
        .map_or_else(|_| number.to_string(), |date| date.to_string())
}
