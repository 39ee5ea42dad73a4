//! `norm capacity` in words: required, present, planned, short and spare, what would help and how far it reaches.
//!
//! Computes nothing: the ledger and the changes are given.

mod bases;
mod cells;
mod changes;
mod explained;
mod figures;
mod json;
mod staff;
mod tables;
mod words;

pub use explained::{Explained, explained};
pub use figures::Figure;
pub use json::{CAPACITY_FORMAT, CAPACITY_SCHEMA, capacity_json};
pub use staff::Planned;

use super::paper::{Line, Paper, Section};
use super::view::View;
use super::{Run, Wording};
use crate::capacity::Ledger;
use crate::capacity::change::{Change, Headroom};
use crate::language::Language;
use crate::model::{RecordId, RuleId, Slot, StandardId};
pub(super) use bases::basis;
pub(super) use cells::{need_cell, sum_cell};
pub(super) use changes::fact_name;
pub(super) use words::Words;

/// All that a run found about capacity.
#[derive(Debug)]
pub struct Capacity<'a> {
    /// What holds for the whole run.
    pub run: Run<'a>,
    /// Every line.
    pub ledger: Ledger<'a>,
    /// The facts that records are grouped by.
    pub by: Vec<(RecordId, Slot)>,
    /// What would meet rules that are not met.
    pub needs: Vec<Need>,
    /// How far records reach.
    pub reaches: Vec<Reach>,
    /// Where figures come from, where that was asked for.
    pub explained: Vec<Explained>,
    /// What the standards define beside their services, in the units of those.
    pub figures: Vec<Figure>,
    /// The staff list, where there is one.
    pub staff: Option<Planned>,
}

/// A rule that is not met at a record, and what would change that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// The standard.
    pub standard: StandardId,
    /// The rule.
    pub rule: RuleId,
    /// The record's type.
    pub record: RecordId,
    /// The record's name.
    pub subject: String,
    /// Each by itself would do.
    pub changes: Vec<Change>,
}

/// How far a record reaches by one standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// The standard.
    pub standard: StandardId,
    /// The record's type.
    pub record: RecordId,
    /// The record's name.
    pub subject: String,
    /// Fact by fact.
    pub headroom: Vec<Headroom>,
}

/// The page in words.
pub fn capacity_paper(capacity: &Capacity<'_>, language: Language) -> Paper {
    let page = Page { capacity, language };
    let view = View { run: capacity.run, language, details: false };
    let mut about = Vec::new();
    for heading in view.headings() {
        about.push(format!("{} · {}", heading.title, heading.about));
        about.extend(heading.remarks);
    }
    about.push(view.key_date());
    let mut sections = page.tables();
    sections.extend(page.figures());
    sections.extend(page.staff());
    sections.extend(page.changes());
    sections.extend(page.reaches());
    sections.extend(page.bases());
    sections.extend(page.explained());
    Paper { title: Words::Title.words(language).to_owned(), about, sections }
}

/// What is said of capacity in sentences, for pages of another layout.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Sentences {
    /// What would meet rules that are not met, where a single change does.
    pub(super) changes: Vec<Line>,
    /// How far records reach.
    pub(super) reaches: Vec<Line>,
    /// What each figure rests on.
    pub(super) bases: Vec<Line>,
    /// What a staff list says that the profiles do not.
    pub(super) staff: Vec<Line>,
}

/// The sentences of the page.
pub(super) fn sentences(capacity: &Capacity<'_>, language: Language) -> Sentences {
    let page = Page { capacity, language };
    let lines = |section: Option<Section>| section.map(|section| section.lines).unwrap_or_default();
    let changes = capacity.needs.iter().filter(|need| !need.changes.is_empty());
    Sentences {
        changes: changes.filter_map(|need| page.change_line(need)).collect(),
        reaches: lines(page.reaches()),
        bases: page.titled_bases(),
        staff: lines(page.staff()),
    }
}

struct Page<'c, 'a> {
    capacity: &'c Capacity<'a>,
    language: Language,
}

impl<'a> Page<'_, 'a> {
    fn say(&self, words: Words) -> &'static str {
        words.words(self.language)
    }

    fn fill(&self, words: Words, parts: &[&str]) -> String {
        words.fill(self.language, parts)
    }

    fn wording(&self, standard: StandardId) -> Option<Wording<'a>> {
        Wording::new(self.capacity.run.program, standard, self.capacity.run.key_date, self.language)
    }

    /// The standard's title behind a heading, where there is more than one.
    fn of_standard(&self, title: &str, wording: &Wording<'_>) -> String {
        if self.capacity.run.has_many_standards() {
            format!("{title}: {}", wording.standard.shown())
        } else {
            title.to_owned()
        }
    }

    fn standards(&self) -> impl Iterator<Item = StandardId> + use<'a> {
        self.capacity.run.program.standards_by_id().map(|(id, _)| id).collect::<Vec<_>>().into_iter()
    }
}
