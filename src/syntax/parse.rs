//! Reads a whole rule file, declaration by declaration. Knows no rule of the grammar but the outermost.

use super::ast::{File, Item};
use super::cut::cut;
use super::grammar::{Grammar, Rule};
use super::read::{Built, Reader};
use super::{faults, limits};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::hidden::hidden;
use crate::span::{FileId, Span};
use pest::Parser as _;
use std::ops::Range;

/// Reads `text`. Declarations that cannot be read are missing from the result, and each leaves one diagnostic.
pub fn parse(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> File {
    if text.len() > limits::MOST_BYTES {
        diagnostics.push(limits::too_large(file));
        return File { file, items: Vec::new(), comments: Vec::new() };
    }
    let cut = cut(file, text);
    if let Some(stray) = cut.stray {
        diagnostics.push(faults::stray(Span::new(file, stray.start, stray.end)));
    }
    let hidden: Vec<(usize, char)> = hidden(text).filter(|found| *found != (0, '\u{feff}')).collect();
    diagnostics.extend(hidden.iter().map(|&(at, character)| faults::hidden(file, at, character)));
    let mut items = Vec::new();
    for range in cut.declarations {
        match declaration(file, text, range.clone()) {
            Ok(item) => items.push(item),
            // What cannot be read may be so for what nobody sees in it.
            Err(_) if hidden.iter().any(|(at, _)| range.contains(at)) => {}
            Err(fault) => diagnostics.push(*fault),
        }
    }
    File { file, items, comments: cut.comments }
}

fn declaration(file: FileId, text: &str, range: Range<usize>) -> Built<Item> {
    let words = text.get(range.clone()).unwrap_or("");
    if let Some(unknown) = faults::unknown_declaration(file, words, range.start) {
        return Err(Box::new(unknown));
    }
    if let Some(deep) = limits::deepest(words) {
        return Err(Box::new(limits::too_deep(Span::new(file, range.start + deep.start, range.start + deep.end))));
    }
    let read = Grammar::parse(Rule::single_declaration, words)
        .map_err(|error| -> Box<Diagnostic> { Box::new(faults::syntax_error(file, words, range.start, &error)) })?;
    let mut reader = Reader::new(file, range.start);
    let span = Span::new(file, range.start, range.end);
    let nothing = || Box::new(Diagnostic::new(crate::diagnostic::Code::SyntaxError, span, "nothing to read here"));
    let pair = read.into_iter().next().and_then(|single| single.into_inner().next()).ok_or_else(nothing)?;
    let kind = reader.item(&pair)?;
    Ok(Item { span, kind })
}
