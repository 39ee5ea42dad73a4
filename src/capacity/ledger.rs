//! Line by line: what every service takes, has and lacks at every record, and the sums over any grouping of them.
//!
//! A need that is not known is a range or "at least", never a silent part of a sum. Knows no text and no report.

use super::Sum;
use crate::assess::{Assessment, Finding};
use crate::model::{Program, RecordId, RuleId, RuleKind, Slot, StandardId, Status, Type, Value};
use crate::quantity::{Rational, Unit};

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// So much.
    Exact(Rational),
    /// Not known, but within these ends; the upper one where there is any.
    Between(Rational, Option<Rational>),
    /// The standard is silent.
    Silent,
}

impl Need {
    /// What is needed at least.
    pub fn least(self) -> Rational {
        match self {
            Self::Exact(least) | Self::Between(least, _) => least,
            Self::Silent => Rational::ZERO,
        }
    }
}

/// A record whose services are in the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Its type.
    pub record: RecordId,
    /// Its `id`, else its `name`.
    pub name: String,
    /// Its `name`, where it has one beside its `id`.
    pub title: Option<String>,
    /// How many records enclose it.
    pub depth: usize,
    /// What it may be grouped by: its facts in words, by slot.
    pub belongs: Vec<(Slot, String)>,
}

/// What one service takes at one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The standard.
    pub standard: StandardId,
    /// The rule.
    pub rule: RuleId,
    /// The record, by its place in [`Ledger::holders`].
    pub holder: usize,
    /// The status of the rule.
    pub status: Status,
    /// The unit of the amounts.
    pub unit: Unit,
    /// Whether it is judged; a component is only calculated and part of no sum.
    pub judged: bool,
    /// What is asked for.
    pub required: Need,
    /// What is there, where that is known.
    pub present: Option<Rational>,
    /// What a staff list plans, where there is one.
    pub planned: Option<Rational>,
}

impl Entry {
    /// What is missing: of what is planned where there is a plan, else of what is there. None where it is not known.
    pub fn short(&self) -> Option<Rational> {
        let Need::Exact(required) = self.required else { return None };
        Some(required.subtract(self.counted()?).ok()?.max(Rational::ZERO))
    }

    /// What is there beyond the need.
    pub fn spare(&self) -> Option<Rational> {
        let Need::Exact(required) = self.required else { return None };
        Some(self.counted()?.subtract(required).ok()?.max(Rational::ZERO))
    }

    fn counted(&self) -> Option<Rational> {
        self.planned.or(self.present)
    }
}

/// Sums over some entries in one unit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sums {
    /// The lowest need, and the highest where every need has an upper end.
    pub required: Sum,
    /// What the highest needs have beyond the lowest.
    pub beyond: Sum,
    /// Needs without an upper end.
    pub endless: usize,
    /// Needs that are not known exactly.
    pub undetermined: usize,
    /// Records at which the standard is silent.
    pub silent: usize,
    /// What is there.
    pub present: Sum,
    /// What is planned and, where nothing is said of that, what is there.
    pub planned: Sum,
    /// Entries of which something is planned.
    pub with_plan: usize,
    /// What is missing, record by record.
    pub short: Sum,
    /// What is there beyond the need, record by record.
    pub spare: Sum,
    /// Entries.
    pub entries: usize,
}

impl Sums {
    fn add(&mut self, entry: &Entry) {
        self.entries += 1;
        self.with_plan += usize::from(entry.planned.is_some());
        match entry.required {
            Need::Exact(required) => self.required.add(required),
            Need::Between(low, high) => {
                self.required.add(low);
                self.undetermined += 1;
                match high.and_then(|high| high.subtract(low).ok()) {
                    Some(more) => self.beyond.add(more),
                    None => self.endless += 1,
                }
            }
            Need::Silent => self.silent += 1,
        }
        let parts = [
            (&mut self.present, entry.present),
            (&mut self.planned, entry.counted()),
            (&mut self.short, entry.short()),
            (&mut self.spare, entry.spare()),
        ];
        for (sum, amount) in parts {
            match amount {
                Some(amount) => sum.add(amount),
                None => sum.add_undetermined(),
            }
        }
    }
}

/// One row of a grouping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What the entries have in common.
    pub key: Key,
    /// The standard.
    pub standard: StandardId,
    /// The unit.
    pub unit: Unit,
    /// The sums.
    pub sums: Sums,
}

/// What the entries of a group have in common.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// Everything.
    All,
    /// A role; none for services without one.
    Role(Option<String>),
    /// A service.
    Service(RuleId),
    /// A record.
    Holder(usize),
    /// The value of a fact; none for records that do not say it.
    Said(Option<String>),
}

/// All entries of a run.
#[derive(Debug, Clone)]
pub struct Ledger<'p> {
    program: &'p Program,
    holders: Vec<Holder>,
    entries: Vec<Entry>,
}

impl<'p> Ledger<'p> {
    /// An empty ledger.
    pub fn new(program: &'p Program) -> Self {
        Self { program, holders: Vec::new(), entries: Vec::new() }
    }

    /// Takes in an assessment. `need` says within which ends a need lies that is not known.
    pub fn add(
        &mut self,
        assessment: &Assessment<'_>,
        need: &mut dyn FnMut(&Finding) -> (Rational, Option<Rational>),
    ) -> usize {
        let holder = self.holder(assessment);
        let Some(standard) = self.program.standards.get(assessment.standard.index()) else { return holder };
        for finding in &assessment.findings {
            let rule = standard.rule(finding.rule);
            let Some(unit) = rule.body.unit().filter(|_| rule.kind == RuleKind::Service || rule.role.is_some()) else {
                continue;
            };
            let required = match finding.status {
                Status::NotApplicable | Status::NotInForce => continue,
                Status::NoRule => Need::Silent,
                Status::Met
                | Status::NotMet
                | Status::Waived
                | Status::Explained
                | Status::Undetermined
                | Status::Applies => finding.required.map_or_else(
                    || {
                        let (low, high) = need(finding);
                        Need::Between(low, high)
                    },
                    Need::Exact,
                ),
            };
            self.entries.push(Entry {
                standard: assessment.standard,
                rule: finding.rule,
                holder,
                status: finding.status,
                unit,
                judged: rule.modality.is_some(),
                required,
                present: finding.provided,
                planned: None,
            });
        }
        holder
    }

    fn holder(&mut self, assessment: &Assessment<'_>) -> usize {
        let subject = &assessment.subject;
        if let Some(known) = self.find(subject.record, &subject.name) {
            return known;
        }
        let record = self.program.vocabulary.record(subject.record);
        let belongs = record.slots().filter_map(|(slot, fact)| {
            let words = match (subject.instance.get(slot), &fact.ty) {
                (Value::Text(text), _) => text.to_string(),
                (Value::Choice(index), Type::Choice(choice)) => {
                    self.program.vocabulary.choice(*choice).shown(*index).to_owned()
                }
                (_, _) => return None,
            };
            Some((slot, words))
        });
        self.holders.push(Holder {
            record: subject.record,
            name: subject.name.clone(),
            title: subject.title.clone(),
            depth: subject.depth,
            belongs: belongs.collect(),
        });
        self.holders.len() - 1
    }

    /// The records, in the order in which they came.
    pub fn holders(&self) -> &[Holder] {
        &self.holders
    }

    /// The record of a type and name, by its place among the records.
    pub fn find(&self, record: RecordId, name: &str) -> Option<usize> {
        self.holders.iter().rposition(|holder| holder.record == record && holder.name == name)
    }

    /// The record around another one.
    pub fn around(&self, holder: usize) -> Option<usize> {
        let depth = self.holders.get(holder)?.depth;
        self.holders.get(..holder)?.iter().rposition(|outer| outer.depth < depth)
    }

    /// The entries, in the order in which they came.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entries, to fill in what is planned.
    pub fn entries_mut(&mut self) -> &mut [Entry] {
        &mut self.entries
    }

    /// What is judged, summed up by a key; keys in the order in which they came, each unit by itself.
    pub fn groups(&self, key: &dyn Fn(&Entry, &Holder) -> Option<Key>) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for entry in self.entries.iter().filter(|entry| entry.judged) {
            let Some(key) = self.holders.get(entry.holder).and_then(|holder| key(entry, holder)) else { continue };
            let same = |group: &Group| (group.standard, group.unit, &group.key) == (entry.standard, entry.unit, &key);
            if let Some(group) = groups.iter_mut().find(|group| same(group)) {
                group.sums.add(entry);
            } else {
                let mut sums = Sums::default();
                sums.add(entry);
                groups.push(Group { key, standard: entry.standard, unit: entry.unit, sums });
            }
        }
        groups
    }

    /// By role.
    pub fn by_role(&self) -> Vec<Group> {
        self.groups(&|entry, _| Some(Key::Role(self.role(entry))))
    }

    /// By service.
    pub fn by_service(&self) -> Vec<Group> {
        self.groups(&|entry, _| Some(Key::Service(entry.rule)))
    }

    /// By a fact of the records of one type, as the district of shelters.
    pub fn by_fact(&self, record: RecordId, slot: Slot) -> Vec<Group> {
        self.groups(&|_, holder| {
            if holder.record != record {
                return None;
            }
            Some(Key::Said(holder.belongs.iter().find(|(at, _)| *at == slot).map(|(_, words)| words.clone())))
        })
    }

    /// Everything.
    pub fn overall(&self) -> Vec<Group> {
        self.groups(&|_, _| Some(Key::All))
    }

    /// Whose work an entry is.
    pub fn role(&self, entry: &Entry) -> Option<String> {
        self.program.standards.get(entry.standard.index())?.rule(entry.rule).role.clone()
    }
}
