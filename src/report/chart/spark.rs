//! A chart in a few characters a curve, for a terminal. All curves are on one scale, from 0.

use super::scale::shown;
use super::{Chart, Curve, Extent};
use crate::quantity::Rational;

/// From nearly nothing to the highest.
const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// Where it is not known.
const UNKNOWN: char = '?';

/// A line a curve: its name, its first amount, its course, its last amount. At most `width` columns for the course.
pub fn sparklines(chart: &Chart, width: usize) -> Vec<String> {
    let amounts = chart.curves.iter().flat_map(|curve| curve.points.iter().flatten());
    let highest = amounts.map(|extent| extent.low).max().unwrap_or(Rational::ONE).max(Rational::ONE);
    let columns = |curve: &Curve| {
        let first = end(curve.points.first().copied().flatten(), chart);
        let last = end(curve.points.last().copied().flatten(), chart);
        let every = curve.points.len().div_ceil(width.max(1)).max(1);
        let course: String = curve.points.iter().step_by(every).map(|point| bar(*point, highest)).collect();
        [curve.label.clone(), first, course, last]
    };
    let lines: Vec<[String; 4]> = chart.curves.iter().map(columns).collect();
    let widest = |column: usize| {
        let cells = lines.iter().filter_map(|line| line.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
    };
    let (label, first, last) = (widest(0), widest(1), widest(3));
    lines
        .iter()
        .map(|[name, from, course, to]| format!("{name:<label$}  {from:>first$} {course} {to:>last$} {}", chart.unit))
        .collect()
}

fn end(point: Option<Extent>, chart: &Chart) -> String {
    match point {
        None => UNKNOWN.to_string(),
        Some(extent) => {
            let low = shown(extent.low, chart.language);
            if extent.high == Some(extent.low) { low } else { format!("≥ {low}") }
        }
    }
}

fn bar(point: Option<Extent>, highest: Rational) -> char {
    let Some(extent) = point else { return UNKNOWN };
    let eighths = Rational::whole(8);
    let part = extent.low.divide(highest).ok().flatten().and_then(|part| part.multiply(eighths).ok());
    let place = part.map(Rational::ceil).map_or(0, Rational::numerator);
    let at = usize::try_from(place).unwrap_or_default().clamp(1, BARS.len());
    BARS.get(at - 1).copied().unwrap_or(UNKNOWN)
}
