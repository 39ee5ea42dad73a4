//! A chart as SVG: readable on screen and on paper, without colour too, and told in words to those who cannot see it.
//!
//! Lines differ by weight and dashes as well as by colour, and are named where they end instead of in a legend.

use super::scale::{Amounts, Days, Tenths, shown};
use super::{Chart, Curve, Extent, Mark, Style};
use crate::hidden::visible;
use crate::quantity::Rational;
use crate::report::phrase::date;
use jiff::civil::Date;
use std::fmt::Write as _;

/// The page, in tenths of a pixel.
const WIDTH: Tenths = 7600;
/// Where the curves are drawn.
const LEFT: Tenths = 560;
const RIGHT: Tenths = 5800;
/// How far the curves reach to the right where their names stand below.
const FAR_RIGHT: Tenths = 6900;
/// Where the marks begin, and how high the curves are.
const TOP: Tenths = 640;
const TALL: Tenths = 2300;
/// What stands below the curves: days, and the edge of the page.
const BELOW: Tenths = 360;
/// Longer names of curves stand below, in signs.
const LONGEST: usize = 22;
/// The least distance of two names of curves, and of two lines of marks.
const LINE: Tenths = 170;
/// Days that the axis names at most.
const TICKS: usize = 7;

/// Colours that can be told apart in grey too, and by those who do not see all of them.
const COMPARED: [(&str, &str); 6] = [
    ("#1b1b1b", ""),
    ("#0b5fa5", "8 4"),
    ("#b3500b", "2 3"),
    ("#1a7d46", "10 3 2 3"),
    ("#7a3d99", "5 2"),
    ("#6b6b6b", "1 3"),
];

/// Draws a chart. `id` begins the ids in it, so that several may stand in one page.
pub fn svg(chart: &Chart, id: &str) -> String {
    let drawing = Drawing::new(chart, id);
    let mut out = String::new();
    let say = |out: &mut String, line: &str| {
        out.push_str(line);
        out.push('\n');
    };
    let height = drawing.height();
    let page = format!("0 0 {} {}", tenths(WIDTH), tenths(height));
    say(
        &mut out,
        &format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{page}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" \
         font-family=\"'Segoe UI', 'Helvetica Neue', Arial, sans-serif\" font-size=\"12\" fill=\"#1b1b1b\">"
        ),
    );
    say(&mut out, &format!("<title id=\"{id}-title\">{}</title>", escape(&chart.title)));
    say(&mut out, &format!("<desc id=\"{id}-desc\">{}</desc>", escape(&chart.about)));
    say(&mut out, &format!("<rect width=\"{}\" height=\"{}\" fill=\"#ffffff\"/>", tenths(WIDTH), tenths(height)));
    say(
        &mut out,
        &format!("<text x=\"14\" y=\"24\" font-size=\"15\" font-weight=\"600\">{}</text>", escape(&chart.title)),
    );
    drawing.axes(&mut out);
    drawing.shortfall(&mut out);
    for curve in &chart.curves {
        drawing.band(curve, &mut out);
    }
    for curve in &chart.curves {
        drawing.curve(curve, &mut out);
    }
    drawing.marks(&mut out);
    drawing.names(&mut out);
    out.push_str("</svg>\n");
    out
}

struct Drawing<'c> {
    chart: &'c Chart,
    /// What the ids begin with.
    id: &'c str,
    amounts: Amounts,
    days: Days,
    right: Tenths,
    bottom: Tenths,
    /// Whether the names of the curves stand below.
    below: bool,
}

impl<'c> Drawing<'c> {
    fn new(chart: &'c Chart, id: &'c str) -> Self {
        let points = chart.curves.iter().flat_map(|curve| curve.points.iter().flatten());
        // What may be much higher must not flatten what is known: it runs out of the top.
        let lowest = points.clone().map(|extent| extent.low).max().unwrap_or(Rational::ONE).max(Rational::ONE);
        let most = lowest.multiply(Rational::whole(2)).unwrap_or(lowest);
        let highest = points.map(|extent| extent.high.unwrap_or(most).min(most)).max().unwrap_or(Rational::ONE);
        let below = chart.curves.iter().any(|curve| curve.label.chars().count() > LONGEST);
        let right = if below { FAR_RIGHT } else { RIGHT };
        let marks = Tenths::try_from(chart.marks.len()).unwrap_or_default();
        let bottom = TOP + LINE * marks + TALL;
        let amounts = Amounts::new(highest.max(lowest), bottom, TALL);
        Self { chart, id, amounts, days: Days::new(&chart.days, LEFT, right - LEFT), right, bottom, below }
    }

    fn height(&self) -> Tenths {
        let rows = if self.below { Tenths::try_from(self.chart.curves.len()).unwrap_or_default() } else { 0 };
        self.bottom + BELOW + LINE * rows
    }

    /// Lines for amounts, days below.
    fn axes(&self, out: &mut String) {
        let _ = writeln!(out, "<text x=\"14\" y=\"46\" fill=\"#555555\">{}</text>", escape(&self.chart.unit));
        for tick in self.amounts.ticks() {
            let y = self.amounts.place(tick);
            let colour = if tick.is_zero() { "#555555" } else { "#dddddd" };
            let _ = writeln!(
                out,
                "<line x1=\"{}\" x2=\"{}\" y1=\"{y}\" y2=\"{y}\" stroke=\"{colour}\"/>\
                 <text x=\"{}\" y=\"{}\" text-anchor=\"end\" fill=\"#555555\">{}</text>",
                tenths(LEFT),
                tenths(self.right),
                tenths(LEFT - 80),
                tenths(y + 40),
                shown(tick, self.chart.language),
                y = tenths(y),
            );
        }
        for day in Days::ticks(&self.chart.days, TICKS) {
            let x = self.days.place(day);
            let _ = writeln!(
                out,
                "<line x1=\"{x}\" x2=\"{x}\" y1=\"{}\" y2=\"{}\" stroke=\"#555555\"/>\
                 <text x=\"{x}\" y=\"{}\" text-anchor=\"middle\" fill=\"#555555\">{}</text>",
                tenths(self.bottom),
                tenths(self.bottom + 50),
                tenths(self.bottom + 210),
                escape(&date(day, self.chart.language)),
                x = tenths(x),
            );
        }
    }

    /// What is missing: the area between what is asked for and what is there, hatched.
    fn shortfall(&self, out: &mut String) {
        let of = |style| self.chart.curves.iter().find(|curve| curve.style == style);
        let there = of(Style::Planned).or_else(|| of(Style::Present));
        let (Some(required), Some(there)) = (of(Style::Required), there) else { return };
        let pairs = self.chart.days.iter().zip(required.points.iter().zip(&there.points));
        let known = pairs.filter_map(|(day, (required, there))| Some((*day, (*required)?.low, (*there)?.low)));
        let known: Vec<(Date, Rational, Rational)> = known.collect();
        let upper: Vec<String> =
            known.iter().map(|(day, required, there)| self.point(*day, (*required).max(*there))).collect();
        let lower: Vec<String> = known.iter().rev().map(|(day, _, there)| self.point(*day, *there)).collect();
        if known.iter().all(|(_, required, there)| required <= there) {
            return;
        }
        let _ = writeln!(
            out,
            "<defs><pattern id=\"{id}-short\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" fill=\"#fbe9e7\"/>\
             <line x1=\"0\" x2=\"0\" y1=\"0\" y2=\"6\" stroke=\"#d9a59d\" stroke-width=\"1.2\"/></pattern></defs>\
             <polygon points=\"{} {}\" fill=\"url(#{id}-short)\"/>",
            upper.join(" "),
            lower.join(" "),
            id = self.id,
        );
    }

    fn point(&self, day: Date, amount: Rational) -> String {
        format!("{},{}", tenths(self.days.place(day)), tenths(self.amounts.place(amount)))
    }

    /// Between the ends of what is not known exactly.
    fn band(&self, curve: &Curve, out: &mut String) {
        let ranges = |run: &[(Date, Extent)]| run.iter().any(|(_, extent)| extent.high != Some(extent.low));
        for run in self.runs(curve).into_iter().filter(|run| ranges(run)) {
            let top = self.amounts.ticks().last().unwrap_or(Rational::ONE);
            let upper = run.iter().map(|(day, extent)| self.point(*day, extent.high.unwrap_or(top).min(top)));
            let lower = run.iter().rev().map(|(day, extent)| self.point(*day, extent.low));
            let points: Vec<String> = upper.chain(lower).collect();
            let colour = look(curve.style).0;
            let _ = writeln!(out, "<polygon points=\"{}\" fill=\"{colour}\" fill-opacity=\"0.08\"/>", points.join(" "));
        }
    }

    /// The stretches on which a curve is known.
    fn runs(&self, curve: &Curve) -> Vec<Vec<(Date, Extent)>> {
        let mut runs: Vec<Vec<(Date, Extent)>> = vec![Vec::new()];
        for (day, point) in self.chart.days.iter().zip(&curve.points) {
            match (point, runs.last_mut()) {
                (Some(extent), Some(run)) => run.push((*day, *extent)),
                (Some(_), None) => {}
                (None, _) => runs.push(Vec::new()),
            }
        }
        runs.retain(|run| !run.is_empty());
        runs
    }

    fn curve(&self, curve: &Curve, out: &mut String) {
        let (colour, dashes, width) = look(curve.style);
        let steps = matches!(curve.style, Style::Present | Style::Planned);
        for run in self.runs(curve) {
            let mut path = String::new();
            for (number, (day, extent)) in run.iter().enumerate() {
                let (x, y) = (tenths(self.days.place(*day)), tenths(self.amounts.place(extent.low)));
                let _ = match (number, steps) {
                    (0, _) => write!(path, "M{x} {y}"),
                    (_, true) => write!(path, "H{x}V{y}"),
                    (_, false) => write!(path, "L{x} {y}"),
                };
            }
            let dashes = dashed(dashes);
            let _ = writeln!(
                out,
                "<path d=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\" \
                 stroke-linejoin=\"round\"{dashes}/>"
            );
        }
    }

    /// Marked days: a line from top to bottom, with its words above the curves.
    fn marks(&self, out: &mut String) {
        for (row, Mark { day, words }) in (0..).zip(&self.chart.marks) {
            let x = self.days.place(*day);
            let y = TOP + LINE * row;
            let (anchor, shift) = if x > Tenths::midpoint(LEFT, self.right) { ("end", -60) } else { ("start", 60) };
            let _ = writeln!(
                out,
                "<line x1=\"{x}\" x2=\"{x}\" y1=\"{}\" y2=\"{}\" stroke=\"#9c2b1f\" stroke-dasharray=\"3 3\"/>\
                 <text x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\" fill=\"#9c2b1f\" font-weight=\"600\" \
                 paint-order=\"stroke\" stroke=\"#ffffff\" stroke-width=\"4\">{}</text>",
                tenths(y - 100),
                tenths(self.bottom),
                tenths(x + shift),
                tenths(y),
                escape(words),
                x = tenths(x),
            );
        }
    }

    /// Each curve by its last amount, and by its name where that is short enough; names that would touch are moved
    /// apart.
    fn names(&self, out: &mut String) {
        let mut names: Vec<(Tenths, String, &str)> = Vec::new();
        for (row, curve) in (1..).zip(&self.chart.curves) {
            let (colour, dashes, width) = look(curve.style);
            if self.below {
                let y = self.bottom + BELOW - 100 + LINE * row;
                let _ = writeln!(
                    out,
                    "<line x1=\"{}\" x2=\"{}\" y1=\"{y}\" y2=\"{y}\" stroke=\"{colour}\" stroke-width=\"{width}\"{}/>\
                     <text x=\"{}\" y=\"{}\">{}</text>",
                    tenths(LEFT),
                    tenths(LEFT + 350),
                    dashed(dashes),
                    tenths(LEFT + 450),
                    tenths(y + 40),
                    escape(&curve.label),
                    y = tenths(y),
                );
            }
            let Some(last) = curve.points.iter().rev().flatten().next() else { continue };
            let amount = shown(last.low, self.chart.language);
            let amount = if last.high == Some(last.low) { amount } else { format!("≥ {amount}") };
            let words = if self.below { amount } else { format!("{} {amount}", curve.label) };
            names.push((self.amounts.place(last.low), words, colour));
        }
        names.sort_by_key(|(place, ..)| std::cmp::Reverse(*place));
        let mut lowest = self.bottom + LINE;
        for (place, words, colour) in names {
            let y = place.min(lowest - LINE);
            lowest = y;
            let _ = writeln!(
                out,
                "<text x=\"{}\" y=\"{}\" fill=\"{colour}\" font-weight=\"600\">{}</text>",
                tenths(self.right + 100),
                tenths(y + 40),
                escape(&words),
            );
        }
    }
}

fn dashed(dashes: &str) -> String {
    if dashes.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{dashes}\"") }
}

/// Colour, dashes and width of a curve.
fn look(style: Style) -> (&'static str, &'static str, &'static str) {
    match style {
        Style::Required => ("#1b1b1b", "", "2.4"),
        Style::Present => ("#0b5fa5", "", "2"),
        Style::Planned => ("#0b5fa5", "7 4", "2"),
        Style::Compared(number) => {
            let (colour, dashes) = COMPARED.get(number % COMPARED.len()).copied().unwrap_or(("#1b1b1b", ""));
            (colour, dashes, "2")
        }
    }
}

/// Tenths of a pixel as SVG writes them.
fn tenths(value: Tenths) -> String {
    let (whole, part) = (value / 10, (value % 10).abs());
    let sign = if value < 0 && whole == 0 { "-" } else { "" };
    if part == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

fn escape(text: &str) -> String {
    visible(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
