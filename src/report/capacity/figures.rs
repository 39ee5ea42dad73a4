//! What a standard defines beside its services in the units that they count in, such as heads that are in none.

use super::{Page, Words};
use crate::model::{DefinitionId, RecordId, StandardId};
use crate::quantity::Rational;
use crate::report::paper::{Line, Section};
use crate::report::phrase::{readable, unit_of};
use crate::report::{Scope, Wording};

/// The value of a definition at a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The standard.
    pub standard: StandardId,
    /// The definition.
    pub definition: DefinitionId,
    /// The record's type.
    pub record: RecordId,
    /// The record's name.
    pub subject: String,
    /// Its value, in its unit.
    pub value: Rational,
}

impl Page<'_, '_> {
    /// Each figure with how it is worked out.
    pub(super) fn figures(&self) -> Option<Section> {
        let lines: Vec<Line> = self.capacity.figures.iter().filter_map(|figure| self.figure(figure)).collect();
        let title = self.say(Words::Figures).to_owned();
        (!lines.is_empty()).then(|| Section { title, lines, ..Section::default() })
    }

    fn figure(&self, figure: &Figure) -> Option<Line> {
        let wording: Wording<'_> = self.wording(figure.standard)?;
        let definition = wording.standard.definition(figure.definition);
        let amount = wording.amount(figure.value, unit_of(&definition.value.ty));
        let words = format!("{}: {}: {amount}", figure.subject, readable(definition.label.shown()));
        let notes = definition.notes.notes.iter().cloned();
        let how = wording.phrase(&definition.value, &Scope::about(definition.about));
        Some(Line { words, below: std::iter::once(how).chain(notes).collect() })
    }
}
