//! What the figures rest on: each rule that asks for staff, in words, with its source.

use super::Page;
use crate::model::{RuleId, StandardId};
use crate::report::Wording;
use crate::report::capacity::{Words as Shared, basis};
use crate::report::paper::{Line, Section};
use std::collections::BTreeSet;

impl Page<'_, '_> {
    /// Every rule of every day, at the values of its parameters on the key date.
    pub(super) fn bases(&self) -> Option<Section> {
        let days = self.scenes.iter().flat_map(|scene| &scene.outcome.days);
        let used: BTreeSet<(StandardId, RuleId)> =
            days.flat_map(|day| day.plain.entries()).map(|entry| (entry.standard, entry.rule)).collect();
        let run = &self.forecast.run;
        let lines: Vec<Line> = used
            .into_iter()
            .filter_map(|(standard, rule)| {
                let wording = Wording::new(run.program, standard, run.key_date, self.language)?;
                Some(basis(&wording, wording.standard.rule(rule)))
            })
            .collect();
        let title = Shared::Bases.words(self.language).to_owned();
        (!lines.is_empty()).then(|| Section { title, lines, ..Section::default() })
    }
}
