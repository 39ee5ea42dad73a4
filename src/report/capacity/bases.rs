//! What each figure rests on: the binding rule in words, with its source.

use super::{Page, Words};
use crate::model::{Body, Rule};
use crate::report::paper::{Line, Section};
use crate::report::phrase::readable;
use crate::report::{Scope, Wording};
use std::collections::BTreeSet;

impl Page<'_, '_> {
    /// Every rule of the ledger: how its need is worked out, and where that is written.
    pub(super) fn bases(&self) -> Option<Section> {
        let lines = self.basis_lines(basis);
        (!lines.is_empty()).then(|| Section { title: self.say(Words::Bases).to_owned(), lines, ..Section::default() })
    }

    /// The same for readers who look up no names: rules by their titles alone.
    pub(super) fn titled_bases(&self) -> Vec<Line> {
        self.basis_lines(titled_basis)
    }

    fn basis_lines(&self, basis: impl Fn(&Wording<'_>, &Rule) -> Line) -> Vec<Line> {
        let used: BTreeSet<_> =
            self.capacity.ledger.entries().iter().map(|entry| (entry.standard, entry.rule)).collect();
        used.into_iter()
            .filter_map(|(standard, rule)| {
                let wording = self.wording(standard)?;
                Some(basis(&wording, wording.standard.rule(rule)))
            })
            .collect()
    }
}

/// How the need of a rule is worked out, and where that is written.
pub(in crate::report) fn basis(wording: &Wording<'_>, rule: &Rule) -> Line {
    let name = format!("{} ({}.{})", readable(rule.label.shown()), rule.origin, rule.label.name);
    line(&name, wording, rule)
}

/// The same without the name that the rule has in its file.
fn titled_basis(wording: &Wording<'_>, rule: &Rule) -> Line {
    line(&readable(rule.label.shown()), wording, rule)
}

fn line(name: &str, wording: &Wording<'_>, rule: &Rule) -> Line {
    let need = match &rule.body {
        Body::Comparison { required, .. } | Body::Capacity { required, .. } => {
            wording.phrase(required, &Scope::about(rule.about))
        }
        Body::Nothing | Body::Condition(_) | Body::Score(_) => String::new(),
    };
    let sources = rule.notes.sources.iter().filter_map(|source| {
        let document = wording.standard.documents.get(source.document)?;
        Some(match &source.place {
            Some(place) => format!("{}, {place}", document.title),
            None => document.title.clone(),
        })
    });
    Line { words: format!("{name}: {need}"), below: sources.collect() }
}
