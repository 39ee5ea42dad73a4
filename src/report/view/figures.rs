//! Facts that need care: figures of another day, estimates, somebody's judgement.

use super::Telling;
use crate::assess::FactUse;
use crate::model::{Annotation, Instance, Status, Value};
use crate::report::Message;

impl Telling<'_, '_> {
    /// What the profile says about the facts that went into results; each fact once.
    ///
    /// Facts of list items have their say where those items are assessed themselves, or with details.
    pub(super) fn figures(&self) -> Vec<String> {
        let mut figures: Vec<String> = Vec::new();
        if !is_annotated(self.assessment.subject.instance) {
            return figures;
        }
        for finding in &self.assessment.findings {
            let counts = match finding.status {
                Status::Met
                | Status::NotMet
                | Status::Waived
                | Status::Explained
                | Status::Applies
                | Status::Undetermined => true,
                Status::NotApplicable | Status::NoRule | Status::NotInForce => self.view.details,
            };
            if !counts {
                continue;
            }
            for fact in &self.evidence.of_rule(finding).facts {
                let shown = self.view.details || fact.item.is_none();
                let figure = fact.annotation.filter(|_| shown).and_then(|annotation| self.figure(fact, annotation));
                figures.extend(figure.filter(|figure| !figures.contains(figure)));
            }
        }
        figures
    }

    /// `800 residents – figure of 25 September 2015; at times up to 800 (HAZ)`
    fn figure(&self, fact: &FactUse<'_>, annotation: &Annotation) -> Option<String> {
        if fact.date.is_some() {
            return None;
        }
        let other_day = annotation.on.filter(|day| *day != self.view.run.key_date);
        // A judgement always has its day and its author; what it rests on is for details.
        let notable = !fact.fact.assessed && (other_day.is_some() || annotation.note.is_some());
        if !notable && !self.view.details {
            return None;
        }
        let mut words = Vec::new();
        words.extend(other_day.map(|day| self.wording.fill(Message::FigureOf, &[&self.wording.date(day)])));
        words.extend(annotation.by.as_ref().map(|by| self.wording.fill(Message::FigureBy, &[by])));
        let note = annotation.note.as_deref().map(|note| note.trim_end_matches('.').to_owned());
        words.extend(note);
        let source = annotation.source.as_ref().map(|source| format!("({source})"));
        let words = words.join("; ");
        let said: Vec<_> = [words].into_iter().filter(|words| !words.is_empty()).chain(source).collect();
        if said.is_empty() {
            return None;
        }
        Some(format!("{} – {}", self.fact(fact)?, said.join(" ")))
    }
}

/// Whether the profile says something about any fact of a record or of what lies in it.
fn is_annotated(instance: &Instance) -> bool {
    !instance.annotations.is_empty() || instance.slots.iter().any(has_annotated)
}

fn has_annotated(value: &Value) -> bool {
    if let Value::List(items) = value {
        items.iter().any(has_annotated)
    } else if let Value::Record(instance) = value {
        is_annotated(instance)
    } else {
        false
    }
}
