//! The charts of the page: what is required and what is there, and several scenarios side by side.

use super::{Page, Scene, Words};
use crate::capacity::Sums;
use crate::forecast::{Line, Point, Series};
use crate::quantity::Rational;
use crate::report::chart::{Chart, Curve, Extent, Mark, Style};
use crate::report::phrase::date;
use jiff::civil::Date;

/// Fewer days make no course.
const FEWEST: usize = 3;

impl Page<'_, '_> {
    /// One scenario: required, present, and present with those who are to be hired.
    pub(super) fn chart(&self, scene: &Scene<'_>, series: &Series) -> Option<Chart> {
        let wording = scene.wording(series.line.standard)?;
        let of = |point: &dyn Fn(&Point) -> Option<Extent>| series.points.iter().map(point).collect::<Vec<_>>();
        let there = |sums: Option<&Sums>| sums.and_then(present).map(Extent::exact);
        let curve = |words, style, points| Curve { label: self.say(words).to_owned(), style, points };
        let mut curves = vec![
            curve(Words::Required, Style::Required, of(&|point| point.counted.as_ref().and_then(required))),
            curve(Words::Present, Style::Present, of(&|point| there(point.plain.as_ref()))),
        ];
        let spells = &scene.outcome.spells;
        let start = scene.case().scenario.start();
        let first = |hired| spells.first_short(&series.line, hired).filter(|day| *day > start);
        let mark = |words: Words, day: Date| Mark { day, words: self.fill(words, &[&scene.day(day)]) };
        let mut marks: Vec<Mark> = first(false).map(|day| mark(Words::MarkShort, day)).into_iter().collect();
        if scene.case().scenario.hires() {
            curves.push(curve(Words::CurveHired, Style::Planned, of(&|point| there(point.counted.as_ref()))));
            marks.extend(first(true).map(|day| mark(Words::MarkShortHired, day)));
        }
        let days: Vec<Date> = series.points.iter().map(|point| point.date).collect();
        self.whole(scene.name.clone(), wording.unit(series.line.unit, false), days, curves, marks)
    }

    /// What each scenario requires.
    pub(super) fn chart_beside(&self, line: &Line) -> Option<Chart> {
        let wording = self.scenes.first()?.wording(line.standard)?;
        let days = self.days();
        let mut curves = Vec::new();
        for (at, scene) in self.scenes.iter().enumerate() {
            let Some(series) = scene.sums().find(|series| series.line == *line) else { continue };
            let on = |day: &Date| series.points.iter().find(|point| point.date == *day);
            let points = days.iter().map(|day| on(day).and_then(|point| required(point.counted.as_ref()?)));
            curves.push(Curve { label: scene.name.clone(), style: Style::Compared(at), points: points.collect() });
        }
        let title = self.titled(self.say(Words::RequiredBeside), None, Some(line.standard));
        self.whole(title, wording.unit(line.unit, false), days, curves, Vec::new())
    }

    fn whole(
        &self,
        title: String,
        unit: String,
        days: Vec<Date>,
        curves: Vec<Curve>,
        marks: Vec<Mark>,
    ) -> Option<Chart> {
        if days.len() < FEWEST {
            return None;
        }
        let told: Vec<String> = curves.iter().map(|curve| self.curve_about(curve, &days)).collect();
        let words: Vec<String> = marks.iter().map(|mark| mark.words.clone()).collect();
        let told = [told, words].concat().join("; ");
        let about = self.fill(Words::ChartAbout, &[&title, &unit, &told]);
        Some(Chart { title, about, unit, language: self.language, days, curves, marks })
    }

    fn curve_about(&self, curve: &Curve, days: &[Date]) -> String {
        let ends = [curve.points.first(), curve.points.last()].map(|point| point.copied().flatten());
        let ([Some(from), Some(to)], Some(first), Some(last)) = (ends, days.first(), days.last()) else {
            return self.fill(Words::CurveOpen, &[&curve.label]);
        };
        let amount = |extent: Extent| crate::report::chart::shown(extent.low, self.language);
        let day = |day: Date| date(day, self.language);
        self.fill(Words::CurveAbout, &[&curve.label, &amount(from), &day(*first), &amount(to), &day(*last)])
    }
}

fn required(sums: &Sums) -> Option<Extent> {
    if sums.silent == sums.entries {
        return None;
    }
    let low = sums.required.known().ok()?;
    if sums.endless > 0 {
        return Some(Extent { low, high: None });
    }
    Some(Extent { low, high: sums.beyond.known().ok().and_then(|more| low.add(more).ok()) })
}

/// What is there, where anything is known of it.
fn present(sums: &Sums) -> Option<Rational> {
    (sums.present.undetermined() < sums.entries).then(|| sums.present.known().ok()).flatten()
}
