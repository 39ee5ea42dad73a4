//! German forms that depend on their neighbours, for words that are translated. Knows no layout.

use crate::syntax::grammar::Rule;
use crate::syntax::keywords::fold;
use pest::iterators::Pair;
use std::collections::BTreeMap;

/// Endings of nouns, umlauts written out, whose items are masculine: `jeder r in räume`.
const MASCULINE: &[&str] = &["raum", "raeume", "traeger", "platz", "plaetze", "plan", "plaene", "ort", "orte"];
/// The same for feminine ones: `jede s in stellen`.
const FEMININE: &[&str] = &["ungen", "heiten", "keiten", "kuenfte", "stellen"];
/// Endings of amounts of time in the dative, as `in den letzten` asks for.
const DATIVE: &[&str] = &["tagen", "monaten", "jahren"];

/// Where a word of a declaration is not written in its usual form, and how it is.
pub(super) fn forms(declaration: &Pair<'_, Rule>) -> BTreeMap<usize, &'static str> {
    declaration.clone().into_inner().flatten().filter_map(|pair| form(&pair)).collect()
}

fn form(pair: &Pair<'_, Rule>) -> Option<(usize, &'static str)> {
    let word = |kind: Rule| pair.clone().into_inner().flatten().find(|inner| inner.as_rule() == kind);
    let at = |pair: Pair<'_, Rule>| pair.as_span().start();
    if pair.as_rule() == Rule::drops {
        word(Rule::kw_because).map(|word| (at(word), "weil"))
    } else if pair.as_rule() == Rule::table_head {
        pair.clone().into_inner().find(|inner| inner.as_rule() == Rule::kw_value).map(|word| (at(word), "Wert"))
    } else if pair.as_rule() == Rule::fact {
        let masculine = word(Rule::kw_schedule).or_else(|| word(Rule::kw_text)).is_some();
        word(Rule::kw_or_none).filter(|_| masculine).map(|word| (at(word), "oder keiner"))
    } else if pair.as_rule() == Rule::quantified {
        let every = pair.clone().into_inner().find(|inner| inner.as_rule() == Rule::kw_every)?;
        let items = word(Rule::path)?;
        Some((at(every), every_of(items.as_str())?))
    } else if pair.as_rule() == Rule::recency {
        let within = word(Rule::kw_within_the_last)?;
        let words = fold(pair.as_str()).to_lowercase();
        DATIVE.iter().any(|ending| words.ends_with(ending)).then(|| (at(within), "in den letzten"))
    } else {
        None
    }
}

/// `every` before the items of a list, where the list's name tells more than that they are things.
fn every_of(items: &str) -> Option<&'static str> {
    let name = fold(items).to_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    if ends(MASCULINE) {
        Some("jeder")
    } else if ends(FEMININE) {
        Some("jede")
    } else {
        None
    }
}
