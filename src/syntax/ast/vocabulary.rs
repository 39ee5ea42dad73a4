//! What profiles may say: units, choices and records with their facts.

use super::{Name, NumberLiteral, Quoted, TypeExpression};
use crate::language::Language;
use crate::span::Span;

/// `"Wohnheim" en "dormitory"`: what reports call it, for all readers and for those of a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labels {
    /// For all readers.
    pub plain: Quoted,
    /// For those of a language, in order of writing.
    pub others: Vec<Translated>,
}

/// `en "dormitory"`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translated {
    /// Whose readers.
    pub language: Language,
    /// What they see.
    pub text: Quoted,
}

/// One unit of a `unit` line.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitDeclaration {
    /// Its name.
    pub name: Name,
    /// What reports call it.
    pub labels: Option<Labels>,
    /// Other names: plural, other language.
    pub also: Vec<Name>,
    /// What it is worth in other units (`= 39 h/week`); a counted thing without.
    pub value: Option<NumberLiteral>,
}

/// `choice kind = …`
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Whether it adds to a choice declared elsewhere (`extend choice …`).
    pub extending: bool,
    /// Its name.
    pub name: Name,
    /// What reports call it.
    pub labels: Option<Labels>,
    /// Other names.
    pub also: Vec<Name>,
    /// Its values in order.
    pub values: Vec<ChoiceValue>,
}

/// One value of a choice.
#[derive(Debug, Clone, PartialEq)]
pub struct ChoiceValue {
    /// Its name.
    pub name: Name,
    /// What reports call it.
    pub labels: Option<Labels>,
    /// Other names.
    pub also: Vec<Name>,
}

/// `record shelter "…"` with its facts.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Whether it adds to a record declared elsewhere (`extend record …`).
    pub extending: bool,
    /// Its name.
    pub name: Name,
    /// What reports call it.
    pub labels: Option<Labels>,
    /// Other names, in profiles too.
    pub also: Vec<Name>,
    /// Its facts in order.
    pub facts: Vec<Fact>,
}

/// One line of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// The key in a profile.
    pub name: Name,
    /// What it holds.
    pub ty: TypeExpression,
    /// `or none`
    pub or_none: bool,
    /// Lowest and highest value (`0 to 5000`).
    pub bounds: Option<(NumberLiteral, NumberLiteral)>,
    /// A person's judgement.
    pub assessed: bool,
    /// What reports call it.
    pub labels: Option<Labels>,
    /// Other names.
    pub also: Vec<Name>,
    /// The whole line.
    pub span: Span,
}
