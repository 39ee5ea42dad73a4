//! What becomes of the staff that standards take as numbers change: a scenario, day by day.
//!
//! ```text
//!  scenario.yaml ── Reader ── Written ── resolve ── Scenario ── Case ── run ── Outcome: ledgers, series, spells
//! ```
//!
//! A scenario is read with a vocabulary of its own, as a profile is with that of its standard; its names are then found
//! in the standards and profiles at hand. Rules, parameters and waivers take effect by themselves as the key date moves.
//! Knows no files, no report and no words.

mod case;
mod grow;
mod lines;
mod read;
mod resolve;
mod run;
mod scenario;
mod spells;
mod strain;
mod world;

pub use case::Case;
pub use lines::{Line, Of, Point, Series};
pub use read::{Reader, Written};
pub use resolve::{Ground, resolve, set};
pub use run::{Day, OutOfRange, Outcome, run};
pub use scenario::{Amount, Closure, Growth, Hire, Leaving, Opening, Said, Scenario, Setting, Step, Version};
pub use spells::{Spell, Spells, State};
pub use strain::{Gap, Strain};
pub use world::{Address, Track, World};

use crate::model::{RecordId, Slot, Type, Vocabulary};

/// What the people of a record are called, where a scenario does not say it.
const PEOPLE: [&str; 2] = ["residents", "bewohner"];

/// The fact that says how many people a record has.
fn people_of(vocabulary: &Vocabulary, record: RecordId) -> Option<Slot> {
    let record = vocabulary.record(record);
    let slot = PEOPLE.iter().find_map(|name| record.find(name))?;
    matches!(record.fact(slot).ty, Type::Number(_)).then_some(slot)
}

#[cfg(test)]
mod tests;
