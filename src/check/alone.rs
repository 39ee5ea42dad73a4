//! Vocabularies that norm itself brings along, for files that are no profiles: staff lists, scenarios, inquiries.

use super::bundle::{Bundle, RuleReader, RuleText};
use super::check;
use crate::diagnostic::Diagnostics;
use crate::model::Vocabulary;
use crate::source::SourceMap;

/// A text that uses no other.
struct Alone;

impl RuleReader for Alone {
    fn file(&mut self, path: &str, _: Option<&str>) -> Result<RuleText, String> {
        Err(format!("{path} is not known here"))
    }

    fn standard(&mut self, _: &str) -> Option<RuleText> {
        None
    }
}

/// The vocabulary of a text that stands alone. The text is taken in among the others, since messages point into it.
/// None where it is faulty, which tests rule out for every text of norm's own.
pub fn vocabulary_alone(name: &str, text: &str, sources: &mut SourceMap) -> Option<Vocabulary> {
    let mut diagnostics = Diagnostics::new();
    let root = RuleText { name: name.to_owned(), text: text.to_owned() };
    let bundle = Bundle::gather(&[root], &mut Alone, sources, &mut diagnostics);
    check(&bundle, &mut diagnostics).map(|program| program.vocabulary)
}
