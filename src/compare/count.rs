//! How often which standard decided.

use super::comparison::{Comparison, Place};
use crate::model::StandardId;

/// How often one standard decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The standard.
    pub standard: StandardId,
    /// Things of which it spoke, over all records.
    pub compared: usize,
    /// Where it decided, alone or with others.
    pub decided: usize,
    /// Where others decided with it.
    pub with_others: usize,
    /// Where it asked for more than all that bind, without binding itself.
    pub asked_more: usize,
}

/// The counts of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// By standard, in the order in which they came.
    pub standards: Vec<Count>,
    /// Things at records that were compared.
    pub compared: usize,
    /// Those of which it is open who decides.
    pub open: usize,
    /// Those where none binds.
    pub unbound: usize,
}

impl Counts {
    /// Counts a comparison in.
    pub fn add(&mut self, comparison: &Comparison<'_>) {
        let places = || comparison.entries.iter().map(|entry| entry.place);
        let decided = places().any(|place| matches!(place, Place::Decides | Place::DecidesWithOthers));
        let binds = comparison.entries.iter().any(|entry| entry.binds() && entry.place != Place::Silent);
        self.compared += 1;
        self.open += usize::from(binds && !decided);
        self.unbound += usize::from(!binds);
        let mut counted: Vec<StandardId> = Vec::new();
        for entry in &comparison.entries {
            let count = self.of(entry.ask.standard);
            let (alone, shared) = (entry.place == Place::Decides, entry.place == Place::DecidesWithOthers);
            // A standard with two rules on one thing spoke of it once.
            if !counted.contains(&entry.ask.standard) {
                counted.push(entry.ask.standard);
                count.compared += 1;
                count.decided += usize::from(alone || shared);
                count.with_others += usize::from(shared);
                count.asked_more += usize::from(entry.place == Place::AsksMore);
            }
        }
    }

    #[allow(clippy::indexing_slicing, reason = "the index is that of an entry just found or pushed")]
    fn of(&mut self, standard: StandardId) -> &mut Count {
        let known = self.standards.iter().position(|count| count.standard == standard);
        let index = known.unwrap_or_else(|| {
            self.standards.push(Count { standard, compared: 0, decided: 0, with_others: 0, asked_more: 0 });
            self.standards.len() - 1
        });
        &mut self.standards[index]
    }
}
