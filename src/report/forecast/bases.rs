//! What the figures rest on: each rule that asks for staff, in words, with its source.

use super::Page;
use crate::model::{RuleId, StandardId};
use crate::report::capacity::{Words as Shared, basis};
use crate::report::paper::{Line, Section};
use std::collections::BTreeSet;

impl Page<'_, '_> {
    /// Every rule of every day, at the values of its parameters where a scenario begins; where scenarios differ, each.
    pub(super) fn bases(&self) -> Option<Section> {
        let mut told: Vec<(Line, Vec<&str>)> = Vec::new();
        for scene in &self.scenes {
            let days = scene.outcome.days.iter().flat_map(|day| day.plain.entries());
            let used: BTreeSet<(StandardId, RuleId)> = days.map(|entry| (entry.standard, entry.rule)).collect();
            for (standard, rule) in used {
                let Some(wording) = scene.wording(standard) else { continue };
                let line = basis(&wording, wording.standard.rule(rule));
                match told.iter_mut().find(|(known, _)| *known == line) {
                    Some((_, names)) => names.push(&scene.name),
                    None => told.push((line, vec![&scene.name])),
                }
            }
        }
        let all = self.scenes.len();
        let lines = told.into_iter().map(|(line, names)| {
            if names.len() == all {
                line
            } else {
                Line { words: format!("{}: {}", names.join(", "), line.words), ..line }
            }
        });
        let lines: Vec<Line> = lines.collect();
        let title = Shared::Bases.words(self.language).to_owned();
        (!lines.is_empty()).then(|| Section { title, lines, ..Section::default() })
    }
}
