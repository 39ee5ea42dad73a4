//! Trees without their places, so that two texts can be compared by what they say. Knows no grammar.

use super::ast::{
    Case, Cell, CellKind, Choice, ChoiceValue, Clause, ClauseKind, Comment, DateLiteral, Definition, Document,
    EnumerationKind, Example, ExampleClause, Excuse, Expectation, Expression, ExpressionKind, Fact, File, FirstOf,
    Given, GivenValue, Guarantee, IsTest, Item, ItemKind, Label, Labels, Listed, Local, Name, Need, NoteClause,
    NumberLiteral, Parameter, ParameterValue, Path, Per, PeriodClause, Quoted, Record, RowValue, Rule, Selection,
    Source, Standard, StandardClause, Table, TableRow, Translated, TypeExpression, UnitDeclaration, UnitExpression,
    Weight,
};
use crate::quantity::Rational;
use crate::schedule::Schedule;
use crate::span::{FileId, Span};
use jiff::civil::Date;

/// The same tree with every place set to the beginning of one text: two of them are equal when they say the same.
pub fn without_places(file: &File) -> File {
    let mut bare = file.clone();
    bare.file = FileId(0);
    bare.forget();
    bare
}

/// Something that holds places.
trait Placed {
    /// Sets every place to the beginning.
    fn forget(&mut self);
}

impl Placed for Span {
    fn forget(&mut self) {
        *self = Span::new(FileId(0), 0, 0);
    }
}

impl<T: Placed> Placed for Vec<T> {
    fn forget(&mut self) {
        self.iter_mut().for_each(Placed::forget);
    }
}

impl<T: Placed> Placed for Option<T> {
    fn forget(&mut self) {
        self.iter_mut().for_each(Placed::forget);
    }
}

impl<T: Placed> Placed for Box<T> {
    fn forget(&mut self) {
        self.as_mut().forget();
    }
}

impl<A: Placed, B: Placed> Placed for (A, B) {
    fn forget(&mut self) {
        self.0.forget();
        self.1.forget();
    }
}

/// What holds no places.
macro_rules! placeless {
    ($($kind:ty),+ $(,)?) => { $(impl Placed for $kind { fn forget(&mut self) {} })+ };
}

/// Every field of a struct by name, so that a new one cannot be left out.
macro_rules! records {
    ($($kind:ident { $($field:ident),+ })+) => {
        $(impl Placed for $kind {
            fn forget(&mut self) {
                let $kind { $($field),+ } = self;
                $($field.forget();)+
            }
        })+
    };
}

/// Every variant of an enum with names for its fields.
macro_rules! choices {
    ($($kind:ident { $($variant:ident $(($($field:ident),+))?),+ })+) => {
        $(impl Placed for $kind {
            fn forget(&mut self) {
                match self { $($kind::$variant $(($($field),+))? => { $($($field.forget();)+)? })+ }
            }
        })+
    };
}

placeless! {
    bool, i8, String, Date, Rational, Schedule, FileId, EnumerationKind,
    crate::language::Language, super::ast::Amount, super::ast::ArithmeticOperator, super::ast::AggregateKind, super::ast::CompareOperator,
    super::ast::LimitKind, super::ast::Modality, super::ast::PerMode, super::ast::Quantifier,
    super::ast::RoundingMode, super::ast::RuleKind, super::ast::Standing, super::ast::Status,
}

records! {
    File { file, items, comments }
    Comment { text, span, own_line }
    Item { span, kind }
    Name { text, span }
    Quoted { text, span }
    DateLiteral { date, span }
    Standard { name, title, clauses }
    Document { name, title, dated }
    Labels { plain, others }
    Translated { language, text }
    UnitDeclaration { name, labels, also, value }
    UnitExpression { factors, span }
    NumberLiteral { value, digits, unit, span }
    Choice { extending, name, labels, also, values }
    ChoiceValue { name, labels, also }
    Record { extending, name, labels, also, facts }
    Fact { name, ty, or_none, bounds, assessed, labels, also, span }
    Parameter { name, label, ty, local, replaces, values }
    Local { bounds, by, span }
    ParameterValue { value, period, source, note, span }
    Source { document, place, checked, span }
    Definition { name, label, ty, value, clauses }
    Rule { kind, name, label, clauses }
    Weight { share, value, label }
    Clause { span, kind }
    Table { name, label, ty, columns, rows, otherwise, clauses }
    TableRow { cells, value, span }
    Cell { span, kind }
    Guarantee { name, label, condition, clauses }
    Example { title, clauses }
    Excuse { rule, authority, span }
    Given { path, value, span }
    Label { text, span }
    Expectation { subject, status, value, amounts, span }
    Path { names, span }
    Expression { span, kind }
    Per { amount, mode, every, base }
    FirstOf { cases, otherwise }
    Case { label, value, when }
    Listed { label, title, condition }
    Selection { variable, list, filter }
}

choices! {
    ItemKind {
        Standard(a), Use(a), About(a), Unit(a), Choice(a), Record(a), Parameter(a), Definition(a), Rule(a), Table(a),
        Guarantee(a), Example(a)
    }
    StandardClause {
        Issuer(a), Version(a), Period(a), Standing(a, b), Document(a), Extends(a), Drops(a, b), Note(a)
    }
    TypeExpression { Text(a), YesNo(a), Date(a), Number(a), Schedule(a), List(a, b), Named(a), Unit(a) }
    NoteClause { Source(a), Note(a), Because(a) }
    ClauseKind {
        When(a), Unless(a), Modality(a, b, c), Role(a), Needs(a), Requires(a), Provided(a), Period(a), Transition(a, b),
        WaivableBy(a), Remedy(a), Consequence(a), Cost(a), Weight(a), Replaces(a), Note(a)
    }
    Need { Qualification(a), Language(a) }
    RowValue { Value(a), NoRule(a, b) }
    CellKind { Any, OneOf(a), Range(a, b), From(a), UpTo(a), Below(a), Above(a) }
    ExampleClause { About(a), On(a), Profile(a), Excuse(a), Given(a), Expect(a) }
    GivenValue { Value(a), Values(a, b), Records(a) }
    IsTest { Value(a), OneOf(a), None, Known, Unknown }
    ExpressionKind {
        Number(a), Text(a), Date(a), Schedule(a), YesNo(a), None, Unknown, KeyDate, Elapsed(a, b, c), DateOf(a), Within(a, b, c, d), Path(a), Parenthesised(a), Negate(a), Not(a),
        Arithmetic(a, b, c, d), Per(a), Limit(a, b, c), Round(a, b, c), Assuming(a, b), Compare(a, b, c, d),
        Is(a, b, c, d), In(a, b, c, d), Covers(a, b, c), HoursOf(a), And(a), Or(a), If(a, b, c), FirstOf(a), Enumeration(a, b),
        Quantified(a, b, c), Aggregate(a, b, c)
    }
}

impl Placed for PeriodClause {
    fn forget(&mut self) {
        match self {
            PeriodClause::Since(date) | PeriodClause::Until(date) => date.forget(),
            PeriodClause::Suspended { since, until, span } => {
                since.forget();
                until.forget();
                span.forget();
            }
        }
    }
}
