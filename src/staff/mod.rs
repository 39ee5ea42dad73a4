//! Staff files: who works, what at, where now, from and until when. No names and nothing else about a person.
//!
//! A staff file is read as a profile is, by a vocabulary of its own (`staff.norm`). What it plans for a day stands beside
//! what the profile says is there: the profile is the present, the staff file the plan. Knows no way to plan better.

mod fill;
mod measure;
mod member;
mod place;
mod postings;
mod read;
mod vocabulary;

pub use fill::{Filling, Idle, IdleReason, Share, fill};
pub use measure::{Measure, Work};
pub use member::{Kind, Member, Place, Staff};
pub use read::Setting;
pub use vocabulary::{usual_record, vocabulary};

#[cfg(test)]
mod tests;
