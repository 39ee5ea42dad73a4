//! From the headings of a sheet to the facts of its record: by name, further name or label, nested ones by a path.
//!
//! A heading that means nothing, or more than one thing, is a fault: a column that goes unread would be missed by nobody.

use super::csv::{Cell, letters};
use crate::diagnostic::{Code, nearest};
use crate::model::{Fact, Record, RecordId, Slot, Type, Vocabulary};
use crate::profile::fault::{Fault, shown};
use crate::profile::unit::UnitText;
use crate::profile::wrapper::Word;
use crate::quantity::Unit;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization as _;

/// What the columns of a sheet hold.
#[derive(Debug)]
pub(super) struct Plan<'v> {
    /// The facts that have columns, by name.
    pub(super) facts: Vec<(&'v str, Place<'v>)>,
    /// The column that names the record a row belongs to.
    pub(super) parent: Option<usize>,
    /// The place of each heading.
    pub(super) headings: Vec<Range<usize>>,
    /// Columns without a heading.
    blank: Vec<bool>,
    /// Columns whose heading is faulty; what stands in them is not read.
    pub(super) unread: Vec<usize>,
}

/// A fact or a nested record in a plan.
#[derive(Debug)]
pub(super) enum Place<'v> {
    Fact(Leaf<'v>),
    Record(Vec<(&'v str, Self)>),
}

/// The columns of one fact.
#[derive(Debug)]
pub(super) struct Leaf<'v> {
    pub(super) fact: &'v Fact,
    /// The column of its value.
    pub(super) value: Option<usize>,
    /// The unit that the heading names.
    pub(super) unit: Option<String>,
    /// The columns of what is said about the value.
    pub(super) words: Vec<(Word, usize)>,
}

/// The way to a fact through nested records.
pub(super) type Path = Vec<Slot>;

/// What one heading means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    Fact { path: Path, unit: Option<String> },
    About { path: Path, word: Word },
    Parent,
    Remark,
    Blank,
}

/// What a sheet is of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subject<'v> {
    pub(super) vocabulary: &'v Vocabulary,
    pub(super) record: RecordId,
    /// The record that its rows belong to.
    pub(super) parent: Option<RecordId>,
    /// Headings that are to be passed over.
    pub(super) ignored: &'v [String],
}

impl Plan<'_> {
    /// Whether a column has no heading.
    pub(super) fn is_blank(&self, column: usize) -> bool {
        self.blank.get(column).copied().unwrap_or(true)
    }

    /// Leaves out what an unread column may belong to: a value or what is said about it can be missing.
    pub(super) fn keep_certain(&mut self) {
        if !self.unread.is_empty() {
            keep_certain(&mut self.facts);
        }
    }

    /// The columns whose cells are numbers.
    pub(super) fn numbers(&self) -> Vec<usize> {
        let mut columns = Vec::new();
        numbers(&self.facts, &mut columns);
        columns
    }
}

fn keep_certain(facts: &mut Vec<(&str, Place<'_>)>) {
    facts.retain_mut(|(_, place)| match place {
        Place::Fact(leaf) => {
            let said = |wanted: Word| leaf.words.iter().any(|(word, _)| *word == wanted);
            leaf.value.is_some() && (!leaf.fact.assessed || said(Word::By) && said(Word::On))
        }
        Place::Record(facts) => {
            keep_certain(facts);
            !facts.is_empty()
        }
    });
}

fn numbers(facts: &[(&str, Place<'_>)], columns: &mut Vec<usize>) {
    for (_, place) in facts {
        match place {
            Place::Fact(leaf) if matches!(leaf.fact.ty, Type::Number(_)) => columns.extend(leaf.value),
            Place::Fact(_) => {}
            Place::Record(facts) => numbers(facts, columns),
        }
    }
}

impl<'v> Subject<'v> {
    /// How many of the headings mean something.
    pub(super) fn known(self, headings: &[Cell<'_>]) -> usize {
        headings.iter().filter(|cell| !cell.is_empty() && self.meaning(&cell.words).is_ok()).count()
    }

    /// What all headings mean; those that are faulty are told and their columns passed over.
    pub(super) fn plan(self, headings: &[Cell<'_>], faults: &mut Vec<(Fault, Range<usize>)>) -> Plan<'v> {
        let mut plan = Plan {
            facts: Vec::new(),
            parent: None,
            headings: headings.iter().map(|cell| cell.range.clone()).collect(),
            blank: Vec::new(),
            unread: Vec::new(),
        };
        let mut seen: Vec<(Meaning, usize)> = Vec::new();
        for (column, cell) in headings.iter().enumerate() {
            let meaning = match self.meaning(&cell.words) {
                Ok(meaning) => meaning,
                Err(fault) => {
                    faults.push((fault, cell.range.clone()));
                    plan.unread.push(column);
                    Meaning::Remark
                }
            };
            plan.blank.push(meaning == Meaning::Blank);
            let same = seen.iter().find(|(other, _)| other.is_same(&meaning));
            if let Some((_, first)) = same {
                let message = format!("{} says the same as column {}", shown(&cell.words), letters(*first));
                faults.push((
                    Fault::new(Code::DuplicateKey, message).help("keep one; write `#` before the other heading"),
                    cell.range.clone(),
                ));
                plan.unread.push(column);
                continue;
            }
            match &meaning {
                Meaning::Fact { path, unit } => {
                    if let Some(leaf) = leaf(self.vocabulary, self.record, path, &mut plan.facts) {
                        leaf.value = Some(column);
                        leaf.unit.clone_from(unit);
                    }
                }
                Meaning::About { path, word } => {
                    if let Some(leaf) = leaf(self.vocabulary, self.record, path, &mut plan.facts) {
                        leaf.words.push((*word, column));
                    }
                }
                Meaning::Parent => plan.parent = Some(column),
                Meaning::Remark | Meaning::Blank => continue,
            }
            seen.push((meaning, column));
        }
        plan
    }

    /// Whether a heading is understood so.
    pub(super) fn means(self, heading: &str, wanted: &Meaning) -> bool {
        self.meaning(heading).is_ok_and(|meaning| meaning == *wanted)
    }

    fn meaning(self, heading: &str) -> Result<Meaning, Fault> {
        if heading.is_empty() {
            return Ok(Meaning::Blank);
        }
        let wanted = folded(heading);
        if heading.starts_with('#') || self.ignored.iter().any(|ignored| folded(ignored) == wanted) {
            return Ok(Meaning::Remark);
        }
        if let Some(path) = self.fact(heading)? {
            return Ok(Meaning::Fact { path, unit: None });
        }
        if self.is_parent(heading) {
            return Ok(Meaning::Parent);
        }
        if let Some((path, unit)) = self.with_unit(heading)? {
            return Ok(Meaning::Fact { path, unit: Some(unit) });
        }
        if let Some((name, word)) = about(heading)
            && let Some(path) = self.fact(name)?
        {
            return Ok(Meaning::About { path, word });
        }
        Err(self.unknown(heading))
    }

    /// The fact of a heading: a path of names, else a name that only one fact has, nested or not.
    fn fact(self, heading: &str) -> Result<Option<Path>, Fault> {
        let record = self.vocabulary.record(self.record);
        if let Some(path) = self.walk(record, heading) {
            return Ok(Some(path));
        }
        let wanted = folded(heading);
        let mut found = Vec::new();
        self.collect(record, &mut Vec::new(), &mut |path, fact| {
            if names(fact).any(|name| folded(name) == wanted) {
                found.push(path.clone());
            }
        });
        match found.as_slice() {
            [] => Ok(None),
            [path] => Ok(Some(path.clone())),
            [_, _, ..] => {
                let paths: Vec<_> = found.iter().map(|path| format!("`{}`", self.dotted(path))).collect();
                let message = format!("{} could be {}", shown(heading), paths.join(" or "));
                Err(Fault::new(Code::UnknownKey, message).help("write the one that is meant into the heading"))
            }
        }
    }

    /// Follows a path such as `staff.on_site` or `Stellen: vor Ort`; a single name is a path of one.
    fn walk(self, record: &'v Record, heading: &str) -> Option<Path> {
        let wanted = folded(heading);
        for (slot, fact) in record.slots() {
            if is_leaf(&fact.ty) && names(fact).any(|name| folded(name) == wanted) {
                return Some(vec![slot]);
            }
        }
        for (at, length) in heading.match_indices(['.', ':']).map(|(at, sign)| (at, sign.len())) {
            let (first, rest) = (folded(heading.get(..at)?), heading.get(at + length..)?);
            for (slot, fact) in record.slots() {
                if let Type::Record(inner) = fact.ty
                    && names(fact).any(|name| folded(name) == first)
                    && let Some(mut path) = self.walk(self.vocabulary.record(inner), rest)
                {
                    path.insert(0, slot);
                    return Some(path);
                }
            }
        }
        None
    }

    /// Every fact that a column may hold, with the way to it.
    pub(super) fn collect(self, record: &'v Record, path: &mut Path, each: &mut dyn FnMut(&Path, &'v Fact)) {
        for (slot, fact) in record.slots() {
            path.push(slot);
            if let Type::Record(inner) = fact.ty {
                self.collect(self.vocabulary.record(inner), path, each);
            } else if is_leaf(&fact.ty) {
                each(path, fact);
            }
            path.pop();
        }
    }

    /// `Wohnfläche (m2)`: a fact with the unit of the numbers below.
    fn with_unit(self, heading: &str) -> Result<Option<(Path, String)>, Fault> {
        let closed = heading.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
        let closed = closed.or_else(|| heading.strip_suffix(']').and_then(|rest| rest.rsplit_once('[')));
        let Some((name, unit)) = closed else { return Ok(None) };
        let Some(path) = self.fact(name.trim())? else { return Ok(None) };
        let wanted = match self.vocabulary.fact_at(self.record, &path).map(|fact| &fact.ty) {
            Some(Type::Number(wanted)) => *wanted,
            Some(_) | None => return Ok(None),
        };
        let units = &self.vocabulary.units;
        let fits = match UnitText::read(unit.trim(), units) {
            UnitText::Percent => wanted == Unit::SHARE,
            UnitText::Unit(given) => given.conversion(wanted, units).is_ok_and(|factor| factor.is_some()),
            UnitText::Unknown(_) => false,
        };
        Ok(fits.then(|| (path, unit.trim().to_owned())))
    }

    /// The names on the way to a fact, with points between them.
    fn dotted(self, path: &Path) -> String {
        let mut record = self.vocabulary.record(self.record);
        let mut words = Vec::new();
        for slot in path {
            let fact = record.fact(*slot);
            words.push(fact.name.as_str());
            if let Type::Record(inner) = fact.ty {
                record = self.vocabulary.record(inner);
            }
        }
        words.join(".")
    }

    /// `shelter`, `Unterkunft`, `shelter.id`: the column that says to which record a row belongs.
    fn is_parent(self, heading: &str) -> bool {
        let Some(parent) = self.parent.map(|parent| self.vocabulary.record(parent)) else { return false };
        let keys = ["id", "name"].iter().filter_map(|key| parent.find(key)).map(|slot| parent.fact(slot));
        let keys: Vec<String> = keys.flat_map(names).map(folded).chain([String::new()]).collect();
        let wanted = folded(&heading.replace(['.', ':'], " "));
        super::book::called(parent).any(|name| keys.iter().any(|key| folded(name) + key == wanted))
    }

    fn unknown(self, heading: &str) -> Fault {
        let record = self.vocabulary.record(self.record);
        let message = format!("no fact of `{}` is called {}", record.name, shown(heading));
        let fault = Fault::new(Code::UnknownKey, message);
        let mut known: Vec<&str> = Vec::new();
        self.collect(record, &mut Vec::new(), &mut |_, fact| known.extend(names(fact)));
        let skip = format!("to pass over the column, write `#` before it or say --ignore-column \"{heading}\"");
        fault.help(match nearest(heading, known) {
            Some(near) => format!("did you mean `{near}`? {skip}"),
            None => skip,
        })
    }
}

impl Meaning {
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Fact { path, .. }, Self::Fact { path: other, .. }) => path == other,
            (one, other) => one == other,
        }
    }
}

/// The leaf of a path, made where it is missing.
fn leaf<'l, 'v>(
    vocabulary: &'v Vocabulary,
    record: RecordId,
    path: &[Slot],
    into: &'l mut Vec<(&'v str, Place<'v>)>,
) -> Option<&'l mut Leaf<'v>> {
    let (slot, rest) = path.split_first()?;
    let fact = vocabulary.record(record).fact(*slot);
    let name = fact.name.as_str();
    let at = into.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
        let place = if matches!(fact.ty, Type::Record(_)) {
            Place::Record(Vec::new())
        } else {
            Place::Fact(Leaf { fact, value: None, unit: None, words: Vec::new() })
        };
        into.push((name, place));
        into.len() - 1
    });
    match (into.get_mut(at).map(|(_, place)| place)?, &fact.ty) {
        (Place::Record(facts), Type::Record(inner)) => leaf(vocabulary, *inner, rest, facts),
        (Place::Fact(leaf), _) => Some(leaf),
        (Place::Record(_), _) => None,
    }
}

/// Name, further names and label.
pub(super) fn names(fact: &Fact) -> impl Iterator<Item = &str> {
    std::iter::once(&fact.name).chain(&fact.also).map(String::as_str).chain(fact.labels.all())
}

fn is_leaf(ty: &Type) -> bool {
    !matches!(ty, Type::Record(_))
}

/// `calm.by` or `ruhige Lage: beurteilt durch`: a fact's name, and what is said about it.
fn about(heading: &str) -> Option<(&str, Word)> {
    let (name, word) = heading.rsplit_once(['.', ':'])?;
    Word::of_heading(&folded(word)).map(|word| (name.trim(), word))
}

/// The name as headings are compared: without case, gaps and signs, umlauts as two letters.
pub(super) fn folded(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for character in name.nfc().flat_map(char::to_lowercase) {
        match character {
            'ä' => folded.push_str("ae"),
            'ö' => folded.push_str("oe"),
            'ü' => folded.push_str("ue"),
            'ß' => folded.push_str("ss"),
            '_' | '-' | '–' | '\u{ad}' => {}
            character if character.is_whitespace() => {}
            character => folded.push(character),
        }
    }
    folded
}
