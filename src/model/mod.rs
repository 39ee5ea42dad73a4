//! What was meant: standards with names resolved to slots and every type and unit known.
//!
//! Made by `check`, read by everything behind it. Knows no rule text, no YAML and no report.

mod example;
mod expression;
mod parameter;
mod period;
mod reads;
mod rule;
mod score;
mod standard;
mod value;
mod vocabulary;
mod waiver;

pub use example::{Example, Excuse, Expectation, ExpectedSubject};
pub use expression::{
    AggregateKind, ArithmeticOperator, Case, CompareOperator, EnumerationKind, Expr, ExprKind, Facet, LimitKind,
    Listed, NoRule, Outcome, Per, PerMode, Place, Quantifier, RoundingMode, Selection, TimeUnit,
};
pub use parameter::{Local, Parameter, ParameterValue};
pub use period::{Period, Suspension};
pub use reads::FactPath;
pub use rule::{Body, Remedy, RemedyPart, Rule, StaffNeed, Transition};
pub use score::{Score, ScorePart};
pub use standard::{
    Citation, Definition, DefinitionId, Document, Dropped, Foreign, Guarantee, GuaranteeId, Label, Modality, Notes,
    ParameterId, Program, RuleId, RuleKind, Standard, StandardId, Standing, Status, Table, TableId, TableRow,
};
pub use value::{Annotation, Instance, Value};
pub use vocabulary::{Choice, ChoiceId, ChoiceValue, Fact, Record, RecordId, Slot, Type, Vocabulary};
pub use waiver::{Exceptions, Justification, Waiver};
