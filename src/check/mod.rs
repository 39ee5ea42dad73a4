//! Turns what was written into what was meant: names, types and units, order and cycles, lints.
//!
//! The only pass that sees both trees. Knows no profile and assesses nothing.

mod alone;
mod bounds;
mod bundle;
mod collect;
mod common;
mod coverage;
mod describe;
mod draft;
mod example;
mod expectation;
mod expression;
mod graph;
mod guards;
mod layers;
mod local;
mod own;
mod parameter;
mod rule;
mod scope;
mod score;
mod standard;
mod table;
mod types;
mod usage;
mod vocabulary;

pub use alone::vocabulary_alone;
pub use bundle::{Bundle, RuleReader, RuleText};

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Program, Vocabulary};
use crate::span::Span;
use own::Origins;

/// Checks everything that was gathered. None exactly when an error was pushed, here or before.
pub fn check(bundle: &Bundle, diagnostics: &mut Diagnostics) -> Option<Program> {
    let incomplete = diagnostics.has_errors();
    let mut found = Diagnostics::new();
    let mut checker =
        Checker { vocabulary: Vocabulary::default(), origins: Origins::new(bundle), diagnostics: &mut found };
    // Without a common vocabulary there is nothing that all rules could be read with.
    let standards = if checker.have_one_vocabulary(bundle) {
        checker.vocabulary(bundle);
        checker.standards(bundle)
    } else {
        Vec::new()
    };
    let vocabulary = checker.vocabulary;
    if incomplete {
        found.retain(|diagnostic| !may_follow(diagnostic.code));
    }
    diagnostics.append(found);
    if diagnostics.has_errors() { None } else { Some(Program { vocabulary, standards }) }
}

/// Whether a fault may only follow from a declaration or a file that could not be read, and has been told there.
fn may_follow(code: Code) -> bool {
    matches!(
        code,
        Code::UnknownName
            | Code::UnknownUnit
            | Code::UnknownType
            | Code::UnknownChoice
            | Code::UnknownDocument
            | Code::MissingClause
            | Code::InvalidExample
            | Code::InvalidLayer
            | Code::UnusedDeclaration
    )
}

/// What every part of the pass shares.
struct Checker<'a> {
    vocabulary: Vocabulary,
    origins: Origins,
    diagnostics: &'a mut Diagnostics,
}

impl Checker<'_> {
    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    fn error(&mut self, code: Code, span: Span, message: impl Into<String>) {
        self.report(Diagnostic::new(code, span, message));
    }
}

#[cfg(test)]
mod tests;
