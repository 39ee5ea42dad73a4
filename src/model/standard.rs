//! Standards: what they consist of, and how it is found by its id.

use super::example::Example;
use super::expression::{Expr, Outcome};
use super::parameter::Parameter;
use super::period::Period;
use super::rule::Rule;
use super::vocabulary::{ChoiceId, RecordId, Slot, Type, Vocabulary};
use crate::language::Language;
use crate::span::{FileId, Span};
use jiff::civil::Date;
use std::collections::BTreeSet;

pub use crate::syntax::ast::{Modality, RuleKind, Standing, Status};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        $($(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub(crate) u32);

        impl $name {
            /// The id as an index.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        })*
    };
}

ids! {
    /// A standard of a program.
    StandardId,
    /// A parameter of a standard.
    ParameterId,
    /// A definition of a standard.
    DefinitionId,
    /// A table of a standard.
    TableId,
    /// A rule, service or score of a standard.
    RuleId,
    /// A guarantee of a standard.
    GuaranteeId,
}

/// Everything that was loaded: one vocabulary, one or more standards.
#[derive(Debug, Clone)]
pub struct Program {
    /// What profiles may say.
    pub vocabulary: Vocabulary,
    /// The standards that were asked for, in that order.
    pub standards: Vec<Standard>,
}

impl Program {
    /// The standards with their ids, in the order in which they were asked for.
    pub fn standards_by_id(&self) -> impl Iterator<Item = (StandardId, &Standard)> {
        (0..).map(StandardId).zip(&self.standards)
    }
}

/// One standard with all that it needs: what it extends is part of it.
#[derive(Debug, Clone)]
pub struct Standard {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Its version.
    pub version: Option<String>,
    /// What weight it has.
    pub standing: Standing,
    /// When it holds.
    pub period: Period,
    /// The documents that it cites.
    pub documents: Vec<Document>,
    /// How the paper was read.
    pub notes: Vec<String>,
    /// The standards that it extends, nearest first.
    pub extends: Vec<String>,
    /// Rules of extended standards that it drops.
    pub dropped: Vec<Dropped>,
    /// The language of most of its keywords.
    pub language: Language,
    /// Its file.
    pub file: FileId,
    /// Where it is declared.
    pub span: Span,
    /// What others add to the vocabulary and this one does not know.
    pub(crate) foreign: Foreign,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) definitions: Vec<Definition>,
    pub(crate) tables: Vec<Table>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) guarantees: Vec<Guarantee>,
    /// Its examples, in order.
    pub examples: Vec<Example>,
}

/// What standards that are checked together add to the common vocabulary, where one of them does not know it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Foreign {
    /// Values of choices.
    pub values: BTreeSet<(ChoiceId, u16)>,
    /// Facts of records.
    pub facts: BTreeSet<(RecordId, Slot)>,
}

/// A name with what reports call it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The name, in NFC.
    pub name: String,
    /// The label.
    pub label: Option<String>,
    /// Where the name is declared.
    pub span: Span,
}

impl Label {
    /// The label, else the name.
    pub fn shown(&self) -> &str {
        self.label.as_deref().unwrap_or(&self.name)
    }
}

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its short name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Its date.
    pub dated: Option<Date>,
}

/// Where a rule comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The document, as an index into the standard's documents.
    pub document: usize,
    /// The place in it.
    pub place: Option<String>,
    /// When somebody last looked.
    pub checked: Option<Date>,
}

/// A rule that an extending standard drops.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// Its name.
    pub rule: String,
    /// Why.
    pub because: String,
}

/// What informs and decides nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notes {
    /// Where it comes from.
    pub sources: Vec<Citation>,
    /// Why it is so.
    pub because: Vec<String>,
    /// How the paper was read.
    pub notes: Vec<String>,
}

/// A named expression.
#[derive(Debug, Clone)]
pub struct Definition {
    /// Its name.
    pub label: Label,
    /// The record it is about; frame 0.
    pub about: RecordId,
    /// What it is.
    pub value: Expr,
    /// Sources and notes.
    pub notes: Notes,
}

/// A table.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its name.
    pub label: Label,
    /// The record it is about; frame 0.
    pub about: RecordId,
    /// The type of its values.
    pub ty: Type,
    /// What the columns ask.
    pub columns: Vec<Expr>,
    /// Its rows; at most one is true for a complete profile.
    pub rows: Vec<TableRow>,
    /// What holds where no row is true.
    pub otherwise: Option<Outcome>,
    /// Sources and notes.
    pub notes: Notes,
}

/// One row.
#[derive(Debug, Clone)]
pub struct TableRow {
    /// A condition a column over frame 0; none admits anything.
    pub cells: Vec<Option<Expr>>,
    /// What it says.
    pub outcome: Outcome,
}

/// A property of the standard itself.
#[derive(Debug, Clone)]
pub struct Guarantee {
    /// Its name.
    pub label: Label,
    /// The record it is about; frame 0.
    pub about: RecordId,
    /// What must hold.
    pub condition: Expr,
    /// Sources and notes.
    pub notes: Notes,
}

macro_rules! lookups {
    ($($(#[$doc:meta])* $one:ident $all:ident $id:ident $ty:ident),* $(,)?) => {
        impl Standard {
            $($(#[$doc])*
            #[allow(clippy::indexing_slicing, reason = "ids are only made by `check`, for declarations that exist")]
            pub fn $one(&self, id: $id) -> &$ty {
                &self.$all[id.index()]
            }

            /// All of them with their ids, in order of declaration.
            pub fn $all(&self) -> impl Iterator<Item = ($id, &$ty)> {
                (0..).map($id).zip(&self.$all)
            })*
        }
    };
}

lookups! {
    /// The parameter behind an id.
    parameter parameters ParameterId Parameter,
    /// The definition behind an id.
    definition definitions DefinitionId Definition,
    /// The table behind an id.
    table tables TableId Table,
    /// The guarantee behind an id.
    guarantee guarantees GuaranteeId Guarantee,
}

impl Standard {
    /// The rule behind an id.
    #[allow(clippy::indexing_slicing, reason = "ids are only made by `check`, for declarations that exist")]
    pub fn rule(&self, id: RuleId) -> &Rule {
        &self.rules[id.index()]
    }

    /// All rules with their ids, in order of declaration; dropped ones are left out.
    pub fn rules(&self) -> impl Iterator<Item = (RuleId, &Rule)> {
        self.every_rule().filter(|(_, rule)| !rule.dropped)
    }

    /// All rules with their ids, dropped ones too: for tables with an entry for each id.
    pub fn every_rule(&self) -> impl Iterator<Item = (RuleId, &Rule)> {
        (0..).map(RuleId).zip(&self.rules)
    }

    /// Whether `written`, `rule` or `standard.rule`, is the name of one of its rules.
    pub fn calls(&self, rule: &Rule, written: &str) -> bool {
        match written.split_once('.') {
            Some((of, name)) => name == rule.label.name && (of == rule.origin || of == self.name),
            None => written == rule.label.name,
        }
    }

    /// Whether one of its rules goes by `written`.
    pub fn has_rule(&self, written: &str) -> bool {
        self.rules().any(|(_, rule)| self.calls(rule, written))
    }

    /// What reports call it: its title, else its name.
    pub fn shown(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.name)
    }

    /// The rule that holds in a rule's place on a day: the last replacement that is in force, else the rule itself.
    pub fn in_place_of(&self, rule: RuleId, day: Date) -> RuleId {
        let mut holds = rule;
        let mut next = self.rule(rule).replaced_by;
        while let Some(id) = next {
            if self.rule(id).period.holds(day) {
                holds = id;
            }
            next = self.rule(id).replaced_by;
        }
        holds
    }

    /// Whether the standard has rules, services, scores or guarantees about a record.
    pub fn speaks_of(&self, record: RecordId) -> bool {
        self.rules().any(|(_, rule)| rule.about == record) || self.guarantees.iter().any(|g| g.about == record)
    }
}
