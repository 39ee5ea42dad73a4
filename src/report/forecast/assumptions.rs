//! What a scenario assumes, in sentences.

use super::{Page, Scene, Words};
use crate::forecast::{Address, Amount, Closure, Growth, Hire, Leaving, Opening, Said, Setting, Step, Track, Version};
use crate::language::Language;
use crate::model::Type;
use crate::quantity::Unit;
use crate::report::Wording;
use crate::report::capacity::fact_name;
use crate::report::document::sentence;
use crate::report::paper::{Line, Section};
use crate::report::phrase::{readable, unit_of};
use jiff::civil::Date;

impl Page<'_, '_> {
    /// Scenario by scenario.
    pub(super) fn assumptions(&self) -> Section {
        let mut lines = Vec::new();
        for scene in &self.scenes {
            let told = scene.assumptions();
            if self.scenes.len() > 1 {
                let one = |line: Line| match line.below.as_slice() {
                    [] => line.words,
                    below => format!("{} ({})", line.words, below.join("; ")),
                };
                let below = told.into_iter().map(one).collect();
                lines.push(Line { words: scene.name.clone(), below });
            } else {
                lines.extend(told);
            }
        }
        let grows = self.scenes.iter().any(|scene| !scene.case().scenario.growth.is_empty());
        let remarks = if grows { vec![self.say(Words::Rounding).to_owned()] } else { Vec::new() };
        Section { title: self.say(Words::Assumptions).to_owned(), lines, remarks, ..Section::default() }
    }
}

impl Scene<'_> {
    /// Who is to be hired.
    pub(super) fn hires(&self) -> Vec<Line> {
        let scenario = &self.case().scenario;
        let wording = scenario.standards.first().and_then(|standard| self.wording(*standard));
        let hires = wording.into_iter().flat_map(|wording| {
            scenario.hires.iter().map(move |hire| self.told(self.hire(hire, &wording), &hire.said))
        });
        hires.collect()
    }

    fn assumptions(&self) -> Vec<Line> {
        let scenario = &self.case().scenario;
        let Some(wording) = self.wording(scenario.standards.first().copied().unwrap_or(crate::model::StandardId(0)))
        else {
            return Vec::new();
        };
        let mut lines = vec![self.told(self.span(), &scenario.said)];
        lines.extend(scenario.growth.iter().map(|it| self.told(self.growth(it, &wording), &it.said)));
        lines.extend(scenario.openings.iter().map(|it| self.told(self.opening(it, &wording), &it.said)));
        lines.extend(scenario.closures.iter().map(|it| self.told(self.closure(it), &it.said)));
        lines.extend(scenario.hires.iter().map(|it| self.told(self.hire(it, &wording), &it.said)));
        lines.extend(scenario.settings.iter().filter_map(|it| Some(self.told(self.setting(it)?, &it.said))));
        lines.extend(scenario.versions.iter().filter_map(|it| Some(self.told(self.version(it)?, &it.said))));
        if lines.len() == 1 {
            lines.push(Words::NothingAssumed.words(self.language).to_owned().into());
        }
        lines
    }

    fn told(&self, words: String, said: &Said) -> Line {
        let source = said.source.as_ref().map(|source| self.fill(Words::Source, &[source]));
        Line { words, below: said.note.iter().cloned().chain(source).collect() }
    }

    fn span(&self) -> String {
        let scenario = &self.case().scenario;
        self.fill(Words::Span, &[&self.day(scenario.start()), &self.day(scenario.end())])
    }

    fn growth(&self, growth: &Growth, wording: &Wording<'_>) -> String {
        let (amount, fewer) = match growth.amount {
            Amount::People(people) => {
                let size = if people.is_negative() { people.negate() } else { people };
                (wording.amount(size, self.unit_at(growth.of.first())), people.is_negative())
            }
            Amount::Share(share) => {
                let size = if share.is_negative() { share.negate() } else { share };
                (wording.amount(size, Unit::SHARE), share.is_negative())
            }
        };
        let every = match growth.every {
            Step::Day => Words::PerDay,
            Step::Week => Words::PerWeek,
            Step::Month => Words::PerMonth,
            Step::Year => Words::PerYear,
        };
        let more = if fewer { Words::Fewer } else { Words::More };
        let names: Vec<String> = growth.of.iter().map(|track| self.figure(track, wording)).collect();
        let mut words = self.fill(
            Words::Growth,
            &[
                &names.join(", "),
                &amount,
                more.words(self.language),
                every.words(self.language),
                &self.day(growth.from),
            ],
        );
        self.until(growth.until, &mut words);
        if growth.of.len() > 1 && matches!(growth.amount, Amount::People(_)) {
            let how = if growth.together { Words::Together } else { Words::Each };
            words = format!("{words}; {}", how.words(self.language));
        }
        self.counts_in(&growth.counted_in, &mut words);
        words
    }

    fn counts_in(&self, totals: &[Vec<Track>], words: &mut String) {
        let mut names: Vec<String> = totals.iter().flatten().map(|total| self.record(&total.record)).collect();
        names.dedup();
        if !names.is_empty() {
            *words = format!("{words}; {}", self.fill(Words::CountsIn, &[&names.join(", ")]));
        }
    }

    fn until(&self, until: Option<Date>, words: &mut String) {
        if let Some(until) = until {
            *words = format!("{words} {}", self.fill(Words::Until, &[&self.day(until)]));
        }
    }

    fn opening(&self, opening: &Opening, wording: &Wording<'_>) -> String {
        let houses: Vec<String> = opening
            .houses
            .iter()
            .map(|house| {
                let name = self.record(house);
                let people = opening.people.iter().find(|track| track.record == *house);
                let many = people.and_then(|track| self.case().scenario.world.number(track));
                let unit = self.unit_at(people);
                many.map_or_else(|| name.clone(), |many| format!("{name} ({})", wording.amount(many, unit)))
            })
            .collect();
        let mut words = self.fill(Words::Opening, &[&self.day(opening.from), &houses.join(", ")]);
        self.counts_in(&opening.counted_in, &mut words);
        words
    }

    fn closure(&self, closure: &Closure) -> String {
        let words = self.fill(Words::Closing, &[&self.day(closure.from), &self.record(&closure.house)]);
        let people = match &closure.to {
            Leaving::Moving(to) => self.fill(Words::MoveTo, &[&self.record(&to.record)]),
            Leaving::Away(_) => Words::Leave.words(self.language).to_owned(),
            Leaving::Unsaid => Words::LeaveUnsaid.words(self.language).to_owned(),
        };
        format!("{words}; {people}")
    }

    fn hire(&self, hire: &Hire, wording: &Wording<'_>) -> String {
        let unit = self.unit_at(hire.counted_in.first());
        let role = hire.role.as_deref().map(readable).map(|role| match self.language {
            Language::English => role,
            // Roles are nouns.
            Language::German => sentence(&role),
        });
        let role = role.map_or_else(String::new, |role| format!(", {role}"));
        let amount = wording.amount(hire.posts, unit);
        let mut words = self.fill(Words::Hire, &[&amount, &role, &self.day(hire.from)]);
        self.until(hire.until, &mut words);
        let facts: Vec<String> = hire.counted_in.iter().map(|track| self.fact(track, wording)).collect();
        let record = hire.counted_in.first().map(|track| self.record(&track.record)).unwrap_or_default();
        format!("{words}; {}", self.fill(Words::CountedIn, &[&facts.join(", "), &record]))
    }

    fn setting(&self, setting: &Setting) -> Option<String> {
        let wording = self.wording(setting.standard)?;
        let value = wording.value(&setting.value, &setting.ty);
        let name = readable(wording.standard.parameter(setting.parameter).label.shown());
        let mut words = self.fill(Words::Setting, &[&name, &value]);
        if let Some(from) = setting.from {
            words = format!("{words}, {}", self.fill(Words::From, &[&self.day(from)]));
        }
        self.until(setting.until, &mut words);
        Some(words)
    }

    fn version(&self, version: &Version) -> Option<String> {
        let title = |id| self.wording(id).map(|wording| readable(wording.standard.shown()));
        let (new, old) = (title(version.standard)?, title(version.instead_of)?);
        Some(self.fill(Words::Version, &[&new, &old, &self.day(version.from)]))
    }

    /// A figure: its record, and its fact where it is not simply how many people there are.
    fn figure(&self, track: &Track, wording: &Wording<'_>) -> String {
        let name = self.record(&track.record);
        let person = self.people_unit();
        if self.unit_at(Some(track)) == person && track.fact.len() == 1 {
            return name;
        }
        format!("{name}, {}", self.fact(track, wording))
    }

    pub(super) fn fact(&self, track: &Track, wording: &Wording<'_>) -> String {
        let record = self.case().scenario.world.find(&track.record);
        record.map(|record| fact_name(wording, record.record, &track.fact)).unwrap_or_default()
    }

    /// What a record is called: its `name`, else its `id`.
    pub(super) fn record(&self, address: &Address) -> String {
        let (world, vocabulary) = (&self.case().scenario.world, &self.case().program.vocabulary);
        world.name(vocabulary, address).unwrap_or_else(|| {
            let record = world.find(address).map(|record| vocabulary.record(record.record));
            record.map(|it| readable(it.called(self.language))).unwrap_or_default()
        })
    }

    fn unit_at(&self, track: Option<&Track>) -> Unit {
        let Some(track) = track else { return Unit::ONE };
        let Some(mut record) = self.case().scenario.world.find(&track.record).map(|it| it.record) else {
            return Unit::ONE;
        };
        let mut unit = Unit::ONE;
        for slot in &track.fact {
            let fact = self.case().program.vocabulary.record(record).fact(*slot);
            if let Type::Record(inner) = &fact.ty {
                record = *inner;
            }
            unit = unit_of(&fact.ty);
        }
        unit
    }

    /// The unit in which people are counted.
    pub(super) fn people_unit(&self) -> Unit {
        let world = &self.case().scenario.world;
        let people = world.profiles.first().and_then(|record| {
            let declared = self.case().program.vocabulary.record(record.record);
            let slot = declared.find("residents").or_else(|| declared.find("bewohner"))?;
            Some(unit_of(&declared.fact(slot).ty))
        });
        people.unwrap_or(Unit::ONE)
    }
}
