//! What several standards ask of the same thing, in words: a table for each record, and who decided how often.

use super::{Grid, View};
use crate::compare::{Ask, Comparison, Count, Direction, Entry, Place, Thing};
use crate::language::Language;
use crate::model::{Rule, StandardId, Standing};
use crate::report::messages::Contrast;
use crate::report::phrase::{readable, unit_of};
use crate::report::{Compared, Results, Scope, Wording};

/// What several standards ask of the same things at one record, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) struct Contrasted {
    pub(in crate::report) title: String,
    /// What is spoken of, with a line for each rule: rule, strength, required, status, how it stands to the others.
    pub(in crate::report) things: Vec<(String, Vec<[String; 5]>)>,
}

impl Contrasted {
    /// One table of it all.
    pub(in crate::report) fn grid(self, language: Language) -> Grid {
        let columns = [
            Contrast::Thing,
            Contrast::Rule,
            Contrast::Strength,
            Contrast::Required,
            Contrast::Status,
            Contrast::Place,
        ];
        let mut rows = Vec::new();
        for (thing, lines) in self.things {
            let mut thing = Some(thing);
            rows.extend(lines.into_iter().map(|line| {
                // Of the lines on one thing the first one names it.
                std::iter::once(thing.take().unwrap_or_default()).chain(line).collect()
            }));
        }
        let header = columns.map(|word| word.words(language).to_owned()).to_vec();
        Grid { title: self.title, header, rows, numbers: 3..4, spare: None, remarks: Vec::new() }
    }
}

impl View<'_> {
    /// What is compared at one record; none where nothing is.
    pub(in crate::report) fn contrast(&self, compared: &Compared<'_>) -> Option<Contrasted> {
        let things: Vec<_> = compared.comparisons.iter().filter_map(|one| self.contrast_thing(one)).collect();
        let name = compared.subject.title.as_ref().unwrap_or(&compared.subject.name);
        let title = Contrast::Title.fill(self.language, &[name]);
        (!things.is_empty()).then_some(Contrasted { title, things })
    }

    fn contrast_thing(&self, comparison: &Comparison<'_>) -> Option<(String, Vec<[String; 5]>)> {
        let thing = self.thing(comparison.thing, &comparison.entries.first()?.ask)?;
        let lines = comparison.entries.iter().filter_map(|entry| {
            let wording = self.wording_of(entry.ask.standard)?;
            let rule = wording.standard.rule(entry.ask.rule);
            Some([
                self.rule_name(&wording, rule),
                self.strength(&wording, entry),
                self.required(&wording, comparison.thing.direction, entry),
                wording.say(entry.status.into()).to_owned(),
                Contrast::from(entry.place).words(self.language).to_owned(),
            ])
        });
        Some((thing, lines.collect()))
    }

    /// A rule with its standard, and the one that it is taken over from.
    pub(super) fn rule_name(&self, wording: &Wording<'_>, rule: &Rule) -> String {
        let name = format!("{}.{}", wording.standard.name, rule.label.name);
        let taken_over = rule.origin != wording.standard.name;
        if taken_over { Contrast::From.fill(self.language, &[&name, &rule.origin]) } else { name }
    }

    /// How strictly a rule binds, with what weight its standard has.
    pub(super) fn strength(&self, wording: &Wording<'_>, entry: &Entry<'_>) -> String {
        let strength = wording.say(entry.modality.into());
        match entry.standing {
            Standing::InForce => strength.to_owned(),
            Standing::Proposed => Contrast::Proposed.fill(self.language, &[strength]),
            Standing::Repealed => Contrast::Repealed.fill(self.language, &[strength]),
            Standing::Reconstruction => Contrast::Reconstruction.fill(self.language, &[strength]),
        }
    }

    pub(super) fn wording_of(&self, standard: StandardId) -> Option<Wording<'_>> {
        Wording::new(self.run.program, standard, self.run.key_date, self.language)
    }

    /// What is spoken of: `living area: at least`.
    pub(in crate::report) fn thing(&self, thing: &Thing<'_>, ask: &Ask<'_>) -> Option<String> {
        let wording = self.wording_of(ask.standard)?;
        let scope = Scope::about(thing.about);
        let words = match ask.every {
            Some(selection) => {
                let list = wording.selection(selection, &scope);
                Contrast::Each.fill(self.language, &[&list, &wording.phrase(ask.subject, &scope.item(selection))])
            }
            None => wording.phrase(ask.subject, &scope),
        };
        Some(match thing.direction {
            Direction::AtLeast => Contrast::AtLeast.fill(self.language, &[&words]),
            Direction::AtMost => Contrast::AtMost.fill(self.language, &[&words]),
            // A condition may be long: the rule's own title says it for people.
            Direction::Whether if ask.part.is_none() => readable(wording.standard.rule(ask.rule).label.shown()),
            Direction::Whether => words,
        })
    }

    pub(super) fn required(&self, wording: &Wording<'_>, direction: Direction, entry: &Entry<'_>) -> String {
        let Some((required, bound)) = entry.required.zip(entry.ask.bound) else {
            return if direction == Direction::Whether { String::new() } else { "?".to_owned() };
        };
        let amount = wording.amount(required, unit_of(&bound.ty));
        match (entry.ask.strict, direction) {
            (true, Direction::AtLeast) => Contrast::MoreThan.fill(self.language, &[&amount]),
            (true, Direction::AtMost) => Contrast::LessThan.fill(self.language, &[&amount]),
            (true, Direction::Whether) | (false, _) => amount,
        }
    }

    /// Who decided how often; empty where nothing was compared.
    pub(in crate::report) fn contrast_counts(&self, results: &Results<'_>) -> Vec<String> {
        let counts = results.counts;
        if counts.compared == 0 {
            return Vec::new();
        }
        let say = |word: Contrast, count: usize| word.fill(self.language, &[&count.to_string()]);
        let mut first = vec![say(Contrast::Compared, counts.compared)];
        first.extend((counts.open > 0).then(|| say(Contrast::CountOpen, counts.open)));
        first.extend((counts.unbound > 0).then(|| say(Contrast::CountUnbound, counts.unbound)));
        let mut lines = vec![format!("{}. {}", first.join(", "), Contrast::Binding.words(self.language))];
        let mut standards: Vec<&Count> = counts.standards.iter().collect();
        standards.sort_by_key(|count| (std::cmp::Reverse(count.decided), count.standard));
        for count in standards {
            let Some(wording) = self.wording_of(count.standard) else { continue };
            let numbers = [count.decided.to_string(), count.compared.to_string()];
            let [decided, compared] = numbers.each_ref().map(String::as_str);
            let name = readable(wording.standard.shown());
            let mut line = Contrast::CountDecided.fill(self.language, &[&name, decided, compared]);
            for (number, word) in
                [(count.with_others, Contrast::CountWithOthers), (count.asked_more, Contrast::CountAskedMore)]
            {
                if number > 0 {
                    line = format!("{line}, {}", say(word, number));
                }
            }
            lines.push(line);
        }
        lines
    }
}

impl From<Place> for Contrast {
    fn from(place: Place) -> Self {
        match place {
            Place::Decides => Self::Decides,
            Place::DecidesWithOthers => Self::DecidesWithOthers,
            Place::Foremost => Self::Foremost,
            Place::Laxer => Self::Laxer,
            Place::AsksMore => Self::AsksMore,
            Place::AsksSame => Self::AsksSame,
            Place::AsksLess => Self::AsksLess,
            Place::Unbound => Self::Unbound,
            Place::Open => Self::Open,
            Place::Silent => Self::Silent,
        }
    }
}
