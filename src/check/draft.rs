//! A standard's declarations, collected but not yet resolved: what each name stands for.

use crate::language::Language;
use crate::model::{DefinitionId, Dropped, GuaranteeId, ParameterId, RecordId, RuleId, Slot, TableId, Type};
use crate::span::{FileId, Span};
use crate::syntax::ast;
use std::collections::BTreeMap;

/// What a name in a record's namespace stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Entity {
    Fact(Slot),
    Definition(DefinitionId),
    Table(TableId),
    Rule(RuleId),
    Guarantee(GuaranteeId),
}

/// A declaration with the record it is about and the standard it was written in.
#[derive(Debug)]
pub(super) struct Declared<'a, T> {
    pub(super) about: RecordId,
    pub(super) ast: &'a T,
    pub(super) origin: usize,
    pub(super) file: FileId,
}

/// A rule with its layers.
#[derive(Debug)]
pub(super) struct RuleDraft<'a> {
    pub(super) declared: Declared<'a, ast::Rule>,
    pub(super) replaces: Option<RuleId>,
    pub(super) replaced_by: Option<RuleId>,
    /// Where an extending standard drops it.
    pub(super) dropped: Option<Span>,
}

/// A parameter with its type.
#[derive(Debug)]
pub(super) struct ParameterDraft<'a> {
    pub(super) ast: &'a ast::Parameter,
    pub(super) origin: usize,
    pub(super) file: FileId,
    pub(super) ty: Type,
    pub(super) replaces: Option<ParameterId>,
    pub(super) replaced_by: Option<ParameterId>,
}

/// A standard that took part: the one asked for, or one that it extends.
#[derive(Debug)]
pub(super) struct Origin<'a> {
    pub(super) ast: &'a ast::Standard,
    pub(super) file: FileId,
    /// Its documents with their places in the draft's list.
    pub(super) documents: Vec<(&'a ast::Document, usize)>,
}

/// A standard under way.
#[derive(Debug, Default)]
pub(super) struct Draft<'a> {
    /// The standards that took part; the one asked for is `main`.
    pub(super) origins: Vec<Origin<'a>>,
    pub(super) main: usize,
    pub(super) language: Option<Language>,
    pub(super) documents: Vec<crate::model::Document>,
    /// A namespace a record, by its id.
    pub(super) names: Vec<BTreeMap<String, Entity>>,
    pub(super) parameters: Vec<ParameterDraft<'a>>,
    pub(super) parameter_names: BTreeMap<String, ParameterId>,
    pub(super) definitions: Vec<Declared<'a, ast::Definition>>,
    pub(super) tables: Vec<Declared<'a, ast::Table>>,
    pub(super) rules: Vec<RuleDraft<'a>>,
    pub(super) guarantees: Vec<Declared<'a, ast::Guarantee>>,
    pub(super) examples: Vec<(&'a ast::Example, Option<RecordId>, Span)>,
    pub(super) dropped: Vec<Dropped>,
}

/// An id made of a length: the next free one.
pub(super) fn next(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[allow(clippy::indexing_slicing, reason = "ids are only made when a declaration is pushed, and none is removed")]
impl<'a> Draft<'a> {
    pub(super) fn rule(&self, id: RuleId) -> &RuleDraft<'a> {
        &self.rules[id.index()]
    }

    pub(super) fn definition(&self, id: DefinitionId) -> &Declared<'a, ast::Definition> {
        &self.definitions[id.index()]
    }

    pub(super) fn table(&self, id: TableId) -> &Declared<'a, ast::Table> {
        &self.tables[id.index()]
    }

    pub(super) fn parameter(&self, id: ParameterId) -> &ParameterDraft<'a> {
        &self.parameters[id.index()]
    }
}

impl Draft<'_> {
    /// What a name in a record's namespace stands for.
    pub(super) fn find(&self, record: RecordId, name: &str) -> Option<Entity> {
        self.names.get(usize::from(record.0))?.get(name).copied()
    }

    /// The standard that was asked for.
    pub(super) fn origin(&self) -> Option<&Origin<'_>> {
        self.origins.get(self.main)
    }
}

impl ast::Example {
    /// The record that it names itself.
    pub(super) fn about(&self) -> Option<&ast::Name> {
        self.clauses
            .iter()
            .find_map(|clause| if let ast::ExampleClause::About(name) = clause { Some(name) } else { None })
    }

    /// What a waiver file says in it.
    pub(super) fn excuses(&self) -> impl Iterator<Item = &ast::Excuse> {
        self.clauses
            .iter()
            .filter_map(|clause| if let ast::ExampleClause::Excuse(excuse) = clause { Some(excuse) } else { None })
    }
}

impl ast::Rule {
    /// The clauses that are expressions of its applicability.
    pub(super) fn conditions(&self) -> impl Iterator<Item = &ast::Expression> {
        self.clauses.iter().filter_map(|clause| match &clause.kind {
            ast::ClauseKind::When(condition)
            | ast::ClauseKind::Unless(condition)
            | ast::ClauseKind::Transition(_, Some(condition)) => Some(condition),
            ast::ClauseKind::Consequence(_)
            | ast::ClauseKind::Cost(_)
            | ast::ClauseKind::Modality(..)
            | ast::ClauseKind::Role(_)
            | ast::ClauseKind::Needs(_)
            | ast::ClauseKind::Requires(_)
            | ast::ClauseKind::Provided(_)
            | ast::ClauseKind::Period(_)
            | ast::ClauseKind::Transition(_, None)
            | ast::ClauseKind::WaivableBy(_)
            | ast::ClauseKind::Remedy(_)
            | ast::ClauseKind::Weight(_)
            | ast::ClauseKind::Replaces(_)
            | ast::ClauseKind::Note(_) => None,
        })
    }

    /// Its modality with the condition behind the word.
    pub(super) fn modality(&self) -> Option<(ast::Modality, Option<&ast::Expression>)> {
        self.clauses.iter().find_map(|clause| {
            let ast::ClauseKind::Modality(modality, _, condition) = &clause.kind else { return None };
            Some((*modality, condition.as_ref()))
        })
    }

    /// The words `where possible`.
    pub(super) fn where_possible(&self) -> Option<Span> {
        self.clauses.iter().find_map(|clause| {
            let ast::ClauseKind::Modality(_, possible, _) = &clause.kind else { return None };
            *possible
        })
    }

    /// What it costs.
    pub(super) fn costs(&self) -> impl Iterator<Item = &ast::Expression> {
        self.clauses
            .iter()
            .filter_map(|clause| if let ast::ClauseKind::Cost(value) = &clause.kind { Some(value) } else { None })
    }

    /// The parts of a score.
    pub(super) fn weights(&self) -> impl Iterator<Item = &ast::Weight> {
        self.clauses
            .iter()
            .filter_map(|clause| if let ast::ClauseKind::Weight(weight) = &clause.kind { Some(weight) } else { None })
    }

    /// What it requires.
    pub(super) fn requires(&self) -> Option<&ast::Expression> {
        self.clauses
            .iter()
            .find_map(|clause| if let ast::ClauseKind::Requires(value) = &clause.kind { Some(value) } else { None })
    }

    /// What is provided.
    pub(super) fn provided(&self) -> Option<&ast::Expression> {
        self.clauses
            .iter()
            .find_map(|clause| if let ast::ClauseKind::Provided(value) = &clause.kind { Some(value) } else { None })
    }
}
