//! The vocabulary of staff files: written in norm itself, so that they are read as profiles are.

use crate::check::vocabulary_alone;
use crate::model::{RecordId, Vocabulary};
use crate::source::SourceMap;

const TEXT: &str = include_str!("staff.norm");

/// What a staff file may say. It is taken in among the texts, since messages point into it.
pub fn vocabulary(sources: &mut SourceMap) -> Vocabulary {
    // A test holds that it is without fault.
    vocabulary_alone("norm:staff/staff.norm", TEXT, sources).unwrap_or_default()
}

/// What a list without a name above it holds: people.
pub fn usual_record(vocabulary: &Vocabulary) -> Option<RecordId> {
    vocabulary.find_record("person")
}
