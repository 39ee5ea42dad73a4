//! The answer in sentences: until when it is enough, from when it is not, what hiring brings.

use super::{Page, Scene, Words};
use crate::forecast::{Series, Spell, State};
use crate::quantity::Rational;
use crate::report::capacity::{need_cell, sum_cell};
use crate::report::paper::{Line, Section};
use crate::report::phrase::readable;
use jiff::civil::Date;

impl Page<'_, '_> {
    /// A line a scenario, standard and unit.
    pub(super) fn answers(&self) -> Section {
        let lines = self.scenes.iter().flat_map(|scene| scene.sums().map(|series| self.answer(scene, series)));
        Section { title: self.say(Words::Answers).to_owned(), lines: lines.collect(), ..Section::default() }
    }

    fn answer(&self, scene: &Scene<'_>, series: &Series) -> Line {
        let spells = &scene.outcome.spells;
        let (plain, counted) = (spells.of(&series.line, false), spells.of(&series.line, true));
        let hires = scene.case().scenario.hires();
        let mut below = Vec::new();
        if hires {
            let staff = format!("{}, {}", scene.staff(series, true), self.say(Words::Hiring));
            below.push(scene.sentence(&counted, &staff));
            below.extend(scene.postponed(&plain, &counted));
        }
        below.extend(scene.at_end(series));
        let mut staff = scene.staff(series, false);
        if hires {
            staff = format!("{staff}, {}", self.say(Words::NoHiring));
        }
        let sentence = scene.sentence(&plain, &staff);
        let several = scene.sums().count() > 1;
        let standard = self.forecast.run.program.standards.get(series.line.standard.index());
        let of = standard.filter(|_| several).map(|standard| readable(standard.shown()));
        let name = of.map_or_else(|| scene.name.clone(), |of| format!("{}, {of}", scene.name));
        below.insert(0, sentence);
        Line { words: name, below }
    }
}

impl Scene<'_> {
    /// How many are there at the beginning, in words; at their most where those count who are to be hired.
    fn staff(&self, series: &Series, hired: bool) -> String {
        let sums = |point: &crate::forecast::Point| {
            let sums = if hired { point.counted.as_ref() } else { point.plain.as_ref() }?;
            sums.present.known().ok().filter(|_| sums.present.undetermined() == 0)
        };
        let amounts = series.points.iter().map(sums);
        let amount = if hired { amounts.flatten().max() } else { amounts.take(1).flatten().next() };
        let wording = self.wording(series.line.standard);
        amount.zip(wording).map_or_else(
            || Words::StaffThere.words(self.language).to_owned(),
            |(amount, wording)| wording.amount(amount, series.line.unit),
        )
    }

    /// All spells of a line in one sentence.
    fn sentence(&self, spells: &[Spell], staff: &str) -> String {
        let end = self.case().scenario.end();
        let told: Vec<String> =
            spells.iter().enumerate().map(|(at, spell)| self.spell(*spell, at == 0, spell.until == end)).collect();
        self.fill(Words::Stands, &[staff, &told.join("; ")])
    }

    fn spell(&self, spell: Spell, first: bool, last: bool) -> String {
        let (from, until) = (self.day(spell.from), self.day(spell.until));
        match (spell.state, first, last) {
            (State::Enough, true, true) => self.fill(Words::EnoughToEnd, &[&until]),
            (State::Enough, true, false) => self.fill(Words::EnoughUntil, &[&until]),
            (State::Enough, false, true) => self.fill(Words::EnoughAgain, &[&from]),
            (State::Enough, false, false) => self.fill(Words::EnoughBetween, &[&from, &until]),
            (State::Short, _, true) => self.fill(Words::ShortFrom, &[&from]),
            (State::Short, _, false) => self.fill(Words::ShortBetween, &[&from, &until]),
            (State::Open, _, true) => self.fill(Words::OpenFrom, &[&from]),
            (State::Open, _, false) => self.fill(Words::OpenBetween, &[&from, &until]),
            (State::Nothing, _, _) => self.fill(Words::NothingBetween, &[&from, &until]),
        }
    }

    /// What hiring brings, where it brings anything.
    fn postponed(&self, plain: &[Spell], counted: &[Spell]) -> Option<String> {
        let first = |spells: &[Spell]| spells.iter().find(|spell| spell.state == State::Short).map(|spell| spell.from);
        let open = counted.iter().any(|spell| spell.state == State::Open);
        let days = |from: Date, to: Date| (to - from).get_days();
        match (first(plain)?, first(counted)) {
            (without, None) if !open => Some(self.fill(Words::Averted, &[&self.day(without)])),
            (without, Some(with)) if with > without => {
                let days = days(without, with).to_string();
                Some(self.fill(Words::Postponed, &[&days, &self.day(without), &self.day(with)]))
            }
            (_, _) => None,
        }
    }

    /// The figures of the last day, where anything is short on it.
    fn at_end(&self, series: &Series) -> Option<String> {
        let point = series.points.last()?;
        let sums = point.counted.as_ref()?;
        let wording = self.wording(series.line.standard)?;
        let (line, entries) = (&series.line, sums.entries);
        let short = sums.short.known().ok().filter(|short| *short > Rational::ZERO)?;
        let required = need_cell(sums, line.unit, &wording, self.language);
        let present = sum_cell(&sums.present, entries, line.unit, &wording, self.language);
        let short = wording.amount(short, line.unit);
        let words = if sums.short.undetermined() <= sums.silent { Words::AtEnd } else { Words::AtEndAtLeast };
        Some(self.fill(words, &[&self.day(point.date), required.shown(), present.shown(), &short]))
    }
}
