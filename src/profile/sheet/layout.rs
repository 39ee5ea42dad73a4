//! The columns of a spreadsheet that this reader reads back: for a record and for the lists in it. Knows no words beyond
//! the vocabulary's.
//!
//! A heading is only taken when the reader itself understands it as the fact it stands for; so is what a cell of a choice
//! may say.

use super::book::titled;
use super::cell;
use super::heading::{Meaning, Path, Subject};
use crate::language::Language;
use crate::model::{Fact, RecordId, Slot, Type, Vocabulary};
use crate::profile::wrapper::Word;
use crate::quantity::Unit;

/// Signs that the name of a sheet may have in a workbook.
const TITLE: usize = 31;

/// The columns of one sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetLayout {
    /// What its rows are.
    pub record: RecordId,
    /// A name by which the reader knows what its rows are.
    pub title: String,
    /// From left to right.
    pub columns: Vec<ColumnLayout>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnLayout {
    /// Its heading.
    pub heading: String,
    /// What its cells say.
    pub holds: Holds,
}

/// What the cells of a column say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holds {
    /// To which record of this type a row belongs.
    Parent(RecordId),
    /// The value of a fact, at the end of a way through nested records; in the unit that the heading names, if any.
    Value(Vec<Slot>, Option<Unit>),
    /// Who judged the fact.
    Judge(Vec<Slot>),
    /// On which day it was judged.
    Day(Vec<Slot>),
}

/// Which facts get columns.
pub type Wanted<'w> = &'w dyn Fn(RecordId, Slot) -> bool;

/// The sheets of a record and of the lists in it, the record itself first. Headings are the labels for readers of a
/// language, and names where the reader would not understand those. What the record goes by has a column in any case.
pub fn layout(vocabulary: &Vocabulary, record: RecordId, language: Language, wanted: Wanted<'_>) -> Vec<SheetLayout> {
    let mut layout = Layout { vocabulary, language, wanted, sheets: Vec::new() };
    let title = layout.record_title(record);
    layout.sheet(record, None, title);
    layout.sheets
}

/// What a cell says for the values of a choice, for yes and no, and for none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CellWords {
    /// The words for each value in turn; yes before no. Empty where there is nothing to choose from.
    pub values: Vec<String>,
    /// The word for none, where the fact may be none or is a list.
    pub none: Option<&'static str>,
}

/// What cells of a fact may say, in words that the reader understands.
pub fn cell_words(vocabulary: &Vocabulary, fact: &Fact, language: Language) -> CellWords {
    let (none, yes, no) = match language {
        Language::English => ("none", "yes", "no"),
        Language::German => ("keine", "ja", "nein"),
    };
    let (ty, list) = if let Type::List(item) = &fact.ty { (&**item, true) } else { (&fact.ty, false) };
    let values = match ty {
        Type::Bool => vec![yes.to_owned(), no.to_owned()],
        Type::Choice(id) => {
            let choice = vocabulary.choice(*id);
            let word = |(index, value): (usize, &crate::model::ChoiceValue)| {
                let label = value.labels.of(language);
                let sound = |label: &&str| {
                    !label.contains([';', '\n']) && cell::find(choice, label).map(usize::from) == Some(index)
                };
                label.filter(sound).unwrap_or(&value.name).to_owned()
            };
            choice.values.iter().enumerate().map(word).collect()
        }
        Type::Number(_) | Type::Text | Type::Date | Type::Schedule | Type::Record(_) | Type::List(_) | Type::Poison => {
            Vec::new()
        }
    };
    let none = if list { Some("-") } else { fact.or_none.then_some(none) };
    CellWords { values, none }
}

struct Layout<'v, 'w> {
    vocabulary: &'v Vocabulary,
    language: Language,
    wanted: Wanted<'w>,
    sheets: Vec<SheetLayout>,
}

/// A list of records inside another one.
struct Inner {
    item: RecordId,
    title: String,
}

impl<'v> Layout<'v, '_> {
    fn sheet(&mut self, record: RecordId, parent: Option<RecordId>, title: String) {
        let subject = Subject { vocabulary: self.vocabulary, record, parent, ignored: &[] };
        let mut columns = Vec::new();
        if let Some(parent) = parent {
            columns.extend(self.parent(subject, parent));
        }
        let mut lists = Vec::new();
        self.facts(subject, record, &mut Vec::new(), &mut columns, &mut lists);
        self.sheets.push(SheetLayout { record, title, columns });
        // Records do not nest in a circle, so that this ends.
        for list in lists {
            self.sheet(list.item, Some(record), list.title);
        }
    }

    /// The column that says where a row belongs.
    fn parent(&self, subject: Subject<'v>, parent: RecordId) -> Option<ColumnLayout> {
        let record = self.vocabulary.record(parent);
        let mut names = record.labels.of(self.language).into_iter().chain([record.name.as_str()]);
        let heading = names.find(|name| subject.means(name, &Meaning::Parent))?;
        Some(ColumnLayout { heading: heading.to_owned(), holds: Holds::Parent(parent) })
    }

    fn facts(
        &self,
        subject: Subject<'v>,
        within: RecordId,
        path: &mut Path,
        columns: &mut Vec<ColumnLayout>,
        lists: &mut Vec<Inner>,
    ) {
        for (slot, fact) in self.vocabulary.record(within).slots() {
            path.push(slot);
            match &fact.ty {
                Type::Record(inner) => self.facts(subject, *inner, path, columns, lists),
                Type::List(item) if matches!(**item, Type::Record(_)) => {
                    if let Type::Record(item) = **item
                        && ((self.wanted)(within, slot) || self.reaches(item))
                    {
                        // Its only words are that there are none.
                        self.columns(subject, path, fact, columns);
                        lists.push(Inner { item, title: self.list_title(item, fact) });
                    }
                }
                Type::Bool
                | Type::Number(_)
                | Type::Text
                | Type::Date
                | Type::Schedule
                | Type::Choice(_)
                | Type::List(_)
                | Type::Poison => {
                    let key = path.len() == 1 && matches!(fact.name.as_str(), "id" | "name");
                    if key || (self.wanted)(within, slot) {
                        self.columns(subject, path, fact, columns);
                    }
                }
            }
            path.pop();
        }
    }

    /// Whether any fact of a record, or of what lies in it, is wanted.
    fn reaches(&self, record: RecordId) -> bool {
        self.vocabulary.record(record).slots().any(|(slot, fact)| {
            (self.wanted)(record, slot) || fact.ty.record().is_some_and(|inner| self.reaches(inner))
        })
    }

    fn columns(&self, subject: Subject<'v>, path: &Path, fact: &Fact, columns: &mut Vec<ColumnLayout>) {
        let Some((heading, unit)) = self.heading(subject, path, fact) else { return };
        let name = heading.split(" (").next().unwrap_or(&heading).to_owned();
        columns.push(ColumnLayout { heading, holds: Holds::Value(path.clone(), unit) });
        if !fact.assessed {
            return;
        }
        let words = match self.language {
            Language::English => [": judged by", ": judged on"],
            Language::German => [": beurteilt durch", ": beurteilt am"],
        };
        for (word, behind) in [Word::By, Word::On].into_iter().zip(words) {
            let mut headings = self.ways(subject, path).into_iter().chain([name.clone()]).map(|way| way + behind);
            let wanted = Meaning::About { path: path.clone(), word };
            if let Some(heading) = headings.find(|heading| subject.means(heading, &wanted)) {
                let holds = if word == Word::By { Holds::Judge(path.clone()) } else { Holds::Day(path.clone()) };
                columns.push(ColumnLayout { heading, holds });
            }
        }
    }

    /// A heading that means the fact and nothing else, with the unit where its numbers have one that is not counted.
    fn heading(&self, subject: Subject<'v>, path: &Path, fact: &Fact) -> Option<(String, Option<Unit>)> {
        let ways = self.ways(subject, path);
        if let Type::Number(unit) = fact.ty
            && unit != Unit::ONE
            && !self.vocabulary.units.is_counted(unit)
        {
            for name in self.unit_names(unit) {
                let wanted = Meaning::Fact { path: path.clone(), unit: Some(name.clone()) };
                let mut with_unit = ways.iter().map(|way| format!("{way} ({name})"));
                if let Some(heading) = with_unit.find(|heading| subject.means(heading, &wanted)) {
                    return Some((heading, Some(unit)));
                }
            }
        }
        let wanted = Meaning::Fact { path: path.clone(), unit: None };
        ways.into_iter().find(|way| subject.means(way, &wanted)).map(|way| (way, None))
    }

    /// How a unit may be called in a heading: `VZÄ` before `fte`, where labels are wanted.
    fn unit_names(&self, unit: Unit) -> Vec<String> {
        let units = &self.vocabulary.units;
        if unit == Unit::SHARE {
            return vec!["%".to_owned()];
        }
        let mut names = Vec::new();
        if let [(id, 1)] = units.factors(unit) {
            let label = units.definition(*id).labels.of(self.language);
            names.extend(label.and_then(|label| label.split('|').next()).map(|label| label.trim().to_owned()));
        }
        names.push(units.name(unit));
        names
    }

    /// How a fact may be called: by the labels on the way to it, or by the names.
    fn ways(&self, subject: Subject<'v>, path: &Path) -> Vec<String> {
        let mut record = Some(subject.record);
        let mut labels = Vec::new();
        let mut names = Vec::new();
        for slot in path {
            let Some(at) = record else { break };
            let fact = self.vocabulary.record(at).fact(*slot);
            labels.push(fact.called(self.language).to_owned());
            names.push(fact.name.clone());
            record = if let Type::Record(inner) = fact.ty { Some(inner) } else { None };
        }
        let (labels, names) = (labels.join(": "), names.join("."));
        vec![labels, names]
    }

    /// What people call a record, where the reader knows it by that.
    fn record_title(&self, id: RecordId) -> String {
        let record = self.vocabulary.record(id);
        let names = record.labels.of(self.language).into_iter().chain([record.name.as_str()]);
        self.title(names, id).unwrap_or(&record.name).to_owned()
    }

    /// What the sheet of a list is called: as its records are, or as the list where there are several of such records.
    fn list_title(&self, item: RecordId, fact: &Fact) -> String {
        let lists = self.vocabulary.records().flat_map(|(_, record)| &record.facts);
        let same = lists.filter(|other| matches!(&other.ty, Type::List(of) if **of == Type::Record(item))).count();
        if same < 2 {
            return self.record_title(item);
        }
        let names = fact.labels.of(self.language).into_iter().chain([fact.name.as_str()]);
        self.title(names, item).unwrap_or(&fact.name).to_owned()
    }

    /// The first name that does for a sheet and a file, and by which the reader knows the record.
    fn title<'n>(&self, names: impl Iterator<Item = &'n str>, id: RecordId) -> Option<&'n str> {
        let sound = |name: &str| {
            name.chars().count() <= TITLE
                && name.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, ' ' | '_'))
        };
        names.into_iter().find(|name| sound(name) && titled(name, self.vocabulary) == Some(id))
    }
}
