//! Standards, vocabulary, parameters and definitions out of their words. Knows no rules.

use super::{Built, Reader, every, find, has};
use crate::diagnostic::Code;
use crate::language::Language;
use crate::syntax::ast::{
    Choice, ChoiceValue, Definition, Document, Fact, ItemKind, Labels, Local, Name, NoteClause, Parameter,
    ParameterValue, PeriodClause, Quoted, Record, Source, Standard, StandardClause, Standing, Translated,
    UnitDeclaration,
};
use crate::syntax::grammar::Rule;
use pest::iterators::Pair;

impl Reader {
    /// Any declaration.
    pub(in crate::syntax) fn item(&mut self, pair: &Pair<'_, Rule>) -> Built<ItemKind> {
        Ok(match pair.as_rule() {
            Rule::standard => ItemKind::Standard(self.standard(pair)?),
            Rule::use_file => ItemKind::Use(self.text(pair)?),
            Rule::about => ItemKind::About(self.named(pair)?),
            Rule::unit => ItemKind::Unit(
                every(pair, Rule::unit_declaration).map(|unit| self.unit_declaration(&unit)).collect::<Built<_>>()?,
            ),
            Rule::choice => ItemKind::Choice(self.choice(pair)?),
            Rule::record => ItemKind::Record(self.record(pair)?),
            Rule::parameter => ItemKind::Parameter(self.parameter(pair)?),
            Rule::definition => ItemKind::Definition(self.definition(pair)?),
            Rule::rule | Rule::score => ItemKind::Rule(self.rule(pair)?),
            Rule::table => ItemKind::Table(self.table(pair)?),
            Rule::guarantee => ItemKind::Guarantee(self.guarantee(pair)?),
            Rule::example => ItemKind::Example(self.example(pair)?),
            _ => return Err(self.unreadable(pair)),
        })
    }

    fn standard(&mut self, pair: &Pair<'_, Rule>) -> Built<Standard> {
        let mut clauses = Vec::new();
        for clause in every(pair, Rule::standard_clause) {
            let clause = self.only(clause)?;
            clauses.push(match clause.as_rule() {
                Rule::issuer => StandardClause::Issuer(self.text(&clause)?),
                Rule::version => StandardClause::Version(self.text(&clause)?),
                Rule::standing => StandardClause::Standing(self.standing(&clause)?, self.span(&clause)),
                Rule::document => StandardClause::Document(Document {
                    name: self.named(&clause)?,
                    title: self.text(&clause)?,
                    dated: find(&clause, Rule::date).map(|date| self.date(&date)).transpose()?,
                }),
                Rule::extends => StandardClause::Extends(self.named(&clause)?),
                Rule::drops => StandardClause::Drops(self.needed_path(&clause)?, self.text(&clause)?),
                Rule::note => StandardClause::Note(self.text(&clause)?),
                _ => StandardClause::Period(self.period(&clause)?),
            });
        }
        Ok(Standard { name: self.named(pair)?, title: self.label(pair), clauses })
    }

    fn standing(&self, pair: &Pair<'_, Rule>) -> Built<Standing> {
        let word = pair.clone().into_inner().next_back().ok_or_else(|| self.unreadable(pair))?;
        Ok(match word.as_rule() {
            Rule::kw_in_force => Standing::InForce,
            Rule::kw_proposed => Standing::Proposed,
            Rule::kw_repealed => Standing::Repealed,
            _ => Standing::Reconstruction,
        })
    }

    fn unit_declaration(&self, pair: &Pair<'_, Rule>) -> Built<UnitDeclaration> {
        let value = find(pair, Rule::number_literal).map(|value| self.number_literal(&value)).transpose()?;
        Ok(UnitDeclaration { name: self.named(pair)?, labels: self.labels(pair)?, also: self.also(pair)?, value })
    }

    /// The `labels` among a pair's children, if any.
    fn labels(&self, pair: &Pair<'_, Rule>) -> Built<Option<Labels>> {
        let Some(pair) = find(pair, Rule::labels) else { return Ok(None) };
        let mut others: Vec<Translated> = Vec::new();
        let texts = every(&pair, Rule::text).skip(1);
        for (word, text) in every(&pair, Rule::label_language).zip(texts) {
            let language = if word.as_str() == "de" { Language::German } else { Language::English };
            if others.iter().any(|other| other.language == language) {
                let message = format!("a second label for `{}`", word.as_str());
                return Err(self.fault(Code::DuplicateClause, &word, message));
            }
            others.push(Translated { language, text: self.quoted(&text) });
        }
        Ok(Some(Labels { plain: self.text(&pair)?, others }))
    }

    fn also(&self, pair: &Pair<'_, Rule>) -> Built<Vec<Name>> {
        every(pair, Rule::also).map(|also| Ok(self.name(&self.need(&also, Rule::word)?))).collect()
    }

    fn choice(&self, pair: &Pair<'_, Rule>) -> Built<Choice> {
        let values = every(pair, Rule::choice_value)
            .map(|value| {
                Ok(ChoiceValue { name: self.named(&value)?, labels: self.labels(&value)?, also: self.also(&value)? })
            })
            .collect::<Built<_>>()?;
        let extending = has(pair, Rule::kw_extend);
        let also = self.also(pair)?;
        Ok(Choice { extending, name: self.named(pair)?, labels: self.labels(pair)?, also, values })
    }

    fn record(&mut self, pair: &Pair<'_, Rule>) -> Built<Record> {
        let facts = every(pair, Rule::fact).map(|fact| self.fact(&fact)).collect::<Built<_>>()?;
        let also = every(pair, Rule::word).map(|word| self.name(&word)).collect();
        let extending = has(pair, Rule::kw_extend);
        Ok(Record { extending, name: self.named(pair)?, labels: self.labels(pair)?, also, facts })
    }

    fn fact(&mut self, pair: &Pair<'_, Rule>) -> Built<Fact> {
        let mut words = every(pair, Rule::word).map(|word| self.name(&word));
        let name = words.next().ok_or_else(|| self.unreadable(pair))?;
        let also = words.collect();
        let bounds = match find(pair, Rule::bounds) {
            Some(bounds) => {
                let mut ends = every(&bounds, Rule::signed_number).map(|end| self.signed_literal(&end));
                ends.next().zip(ends.next())
            }
            None => None,
        };
        let bounds = match bounds {
            Some((low, high)) => Some((low?, high?)),
            None => None,
        };
        Ok(Fact {
            name,
            ty: self.needed_type(pair)?,
            or_none: has(pair, Rule::kw_or_none),
            bounds,
            assessed: has(pair, Rule::kw_assessed),
            labels: self.labels(pair)?,
            also,
            span: self.span(pair),
        })
    }

    fn parameter(&mut self, pair: &Pair<'_, Rule>) -> Built<Parameter> {
        let values =
            every(pair, Rule::parameter_value).map(|value| self.parameter_value(&value)).collect::<Built<_>>()?;
        let mut locals = every(pair, Rule::local);
        let local = locals.next().map(|local| self.local(&local)).transpose()?;
        let mut layers = every(pair, Rule::replaces);
        let replaces = layers.next().map(|layer| self.needed_path(&layer)).transpose()?;
        if let Some(second) = locals.next().or_else(|| layers.next()) {
            return Err(self.fault(Code::DuplicateClause, &second, "this is said twice".to_owned()));
        }
        let (name, label, ty) = (self.named(pair)?, self.label(pair), self.needed_type(pair)?);
        Ok(Parameter { name, label, ty, local, replaces, values })
    }

    fn local(&mut self, pair: &Pair<'_, Rule>) -> Built<Local> {
        let mut ends = every(pair, Rule::simple_value).map(|end| self.simple_value(&end)).collect::<Built<Vec<_>>>()?;
        let high = ends.pop();
        Ok(Local { bounds: ends.pop().zip(high), by: self.label(pair), span: self.span(pair) })
    }

    fn parameter_value(&mut self, pair: &Pair<'_, Rule>) -> Built<ParameterValue> {
        let value = self.needed_simple_value(pair)?;
        let span = self.span(pair);
        let mut read = ParameterValue { value, period: Vec::new(), source: None, note: None, span };
        for clause in pair.clone().into_inner().skip(1) {
            match clause.as_rule() {
                Rule::source if read.source.is_some() => return Err(self.second(&clause, "source")),
                Rule::source => read.source = Some(self.source(&clause)?),
                Rule::note if read.note.is_some() => return Err(self.second(&clause, "note")),
                Rule::note => read.note = Some(self.text(&clause)?),
                _ => read.period.push(self.period(&clause)?),
            }
        }
        Ok(read)
    }

    fn second(&self, pair: &Pair<'_, Rule>, clause: &str) -> Box<crate::diagnostic::Diagnostic> {
        self.fault(Code::DuplicateClause, pair, format!("a second `{clause}` for one value"))
    }

    fn definition(&mut self, pair: &Pair<'_, Rule>) -> Built<Definition> {
        Ok(Definition {
            name: self.named(pair)?,
            label: self.label(pair),
            ty: if has(pair, Rule::type_expression) { Some(self.needed_type(pair)?) } else { None },
            value: self.needed_expression(pair)?,
            clauses: self.note_clauses(pair)?,
        })
    }

    /// `since`, `until`, `suspended`.
    pub(super) fn period(&self, pair: &Pair<'_, Rule>) -> Built<PeriodClause> {
        Ok(match pair.as_rule() {
            Rule::since => PeriodClause::Since(self.needed_date(pair)?),
            Rule::until => PeriodClause::Until(self.needed_date(pair)?),
            Rule::suspended => {
                let since = find(pair, Rule::since).map(|since| self.needed_date(&since)).transpose()?;
                let until = find(pair, Rule::until).map(|until| self.needed_date(&until)).transpose()?;
                PeriodClause::Suspended { since, until, span: self.span(pair) }
            }
            _ => return Err(self.unreadable(pair)),
        })
    }

    /// A `source`.
    pub(super) fn source(&self, pair: &Pair<'_, Rule>) -> Built<Source> {
        let checked = find(pair, Rule::date).map(|date| self.date(&date)).transpose()?;
        Ok(Source { document: self.named(pair)?, place: self.label(pair), checked, span: self.span(pair) })
    }

    /// A `note_clause`.
    pub(super) fn note_clause(&self, pair: &Pair<'_, Rule>) -> Built<NoteClause> {
        let clause = self.only(pair.clone())?;
        let text = || -> Built<Quoted> { self.text(&clause) };
        Ok(match clause.as_rule() {
            Rule::source => NoteClause::Source(self.source(&clause)?),
            Rule::note => NoteClause::Note(text()?),
            _ => NoteClause::Because(text()?),
        })
    }

    /// Every `note_clause` among a pair's children.
    pub(super) fn note_clauses(&self, pair: &Pair<'_, Rule>) -> Built<Vec<NoteClause>> {
        every(pair, Rule::note_clause).map(|clause| self.note_clause(&clause)).collect()
    }
}
