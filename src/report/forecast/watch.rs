//! What else to look at: houses that grow too full, figures past all bounds, hires that nothing counts.

use super::{Page, Scene, Words};
use crate::forecast::{Gap, Strain};
use crate::report::messages::Message;
use crate::report::paper::{Line, Section};
use crate::report::phrase::readable;

/// So many records are named.
const NAMED: usize = 6;

impl Page<'_, '_> {
    /// Scenario by scenario; nothing where there is nothing to say.
    pub(super) fn watch(&self) -> Option<Section> {
        let several = self.scenes.len() > 1;
        let mut lines: Vec<Line> = Vec::new();
        for scene in &self.scenes {
            let gaps = scene.outcome.gaps.iter().filter_map(|gap| scene.gap(gap));
            let told: Vec<String> =
                gaps.chain(scene.outcome.strains.iter().filter_map(|strain| scene.strain(strain))).collect();
            if several && !told.is_empty() {
                lines.push(Line { words: scene.name.clone(), below: told });
            } else {
                lines.extend(told.into_iter().map(Into::into));
            }
        }
        (!lines.is_empty()).then(|| Section { title: self.say(Words::Watch).to_owned(), lines, ..Section::default() })
    }
}

impl Scene<'_> {
    /// Which need has no value, and why.
    fn gap(&self, gap: &Gap) -> Option<String> {
        let wording = self.wording(gap.standard)?;
        let rule = wording.standard.rule(gap.rule);
        let why = wording.fill(gap.reason.into(), &[&wording.phrase_of(&gap.at, Some(rule))]);
        let (named, more) = gap.records.split_at_checked(NAMED).unwrap_or((&gap.records, &[]));
        let mut records = named.join(", ");
        if !more.is_empty() {
            records = format!("{records} {}", wording.fill(Message::AndMore, &[&more.len().to_string()]));
        }
        Some(self.fill(Words::NoValue, &[&readable(rule.label.shown()), &self.day(gap.day), &records, &why]))
    }

    fn strain(&self, strain: &Strain) -> Option<String> {
        let wording = self.wording(self.case().scenario.standards.first().copied()?)?;
        let number = |number| wording.number(number);
        Some(match strain {
            Strain::Crowded { house, day, people, places } => {
                self.fill(Words::Crowded, &[&self.record(house), &self.day(*day), &number(*people), &number(*places)])
            }
            Strain::PastBounds { track, day, number: many, highest } => {
                let name = format!("{}, {}", self.record(&track.record), self.fact(track, &wording));
                self.fill(Words::PastBounds, &[&name, &self.day(*day), &number(*many), &number(*highest)])
            }
            Strain::Unread { track } => {
                let name = format!("{}, {}", self.record(&track.record), self.fact(track, &wording));
                self.fill(Words::Unread, &[&name])
            }
            Strain::Uncounted => Words::Uncounted.words(self.language).to_owned(),
        })
    }
}
