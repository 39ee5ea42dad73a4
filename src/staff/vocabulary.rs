//! The vocabulary of staff files: written in norm itself, so that they are read as profiles are.

use crate::check::{Bundle, RuleReader, RuleText, check};
use crate::diagnostic::Diagnostics;
use crate::model::{RecordId, Vocabulary};
use crate::source::SourceMap;

const TEXT: &str = include_str!("staff.norm");

/// It uses no other file.
struct Alone;

impl RuleReader for Alone {
    fn file(&mut self, path: &str, _: Option<&str>) -> Result<RuleText, String> {
        Err(format!("{path} is not known here"))
    }

    fn standard(&mut self, _: &str) -> Option<RuleText> {
        None
    }
}

/// What a staff file may say. It is taken in among the texts, since messages point into it.
pub fn vocabulary(sources: &mut SourceMap) -> Vocabulary {
    let mut diagnostics = Diagnostics::new();
    let root = RuleText { name: "staff.norm".to_owned(), text: TEXT.to_owned() };
    let bundle = Bundle::gather(&[root], &mut Alone, sources, &mut diagnostics);
    // A test holds that it is without fault.
    check(&bundle, &mut diagnostics).map(|program| program.vocabulary).unwrap_or_default()
}

/// What a list without a name above it holds: people.
pub fn usual_record(vocabulary: &Vocabulary) -> Option<RecordId> {
    vocabulary.find_record("person")
}
