//! Rules, services, scores and guarantees out of their words. Knows no vocabulary.

use super::{Built, Reader, every, find, has};
use crate::syntax::ast::{Clause, ClauseKind, Guarantee, Modality, Need, Rule as Declared, RuleKind, Weight};
use crate::syntax::grammar::Rule;
use pest::iterators::Pair;

impl Reader {
    /// A `rule`, `service` or `score`.
    pub(super) fn rule(&mut self, pair: &Pair<'_, Rule>) -> Built<Declared> {
        let mut clauses = Vec::new();
        for clause in every(pair, Rule::clause).chain(every(pair, Rule::score_clause)) {
            let span = self.span(&clause);
            let clause = self.only(clause)?;
            clauses.push(Clause { span, kind: self.clause(&clause)? });
        }
        let kind = match pair.as_rule() {
            Rule::score => RuleKind::Score,
            _ if has(pair, Rule::kw_service) => RuleKind::Service,
            _ => RuleKind::Rule,
        };
        Ok(Declared { kind, name: self.named(pair)?, label: self.label(pair), clauses })
    }

    fn clause(&mut self, pair: &Pair<'_, Rule>) -> Built<ClauseKind> {
        Ok(match pair.as_rule() {
            Rule::when => ClauseKind::When(self.needed_expression(pair)?),
            Rule::unless => ClauseKind::Unless(self.needed_expression(pair)?),
            Rule::requires => ClauseKind::Requires(self.needed_expression(pair)?),
            Rule::provided => ClauseKind::Provided(self.needed_expression(pair)?),
            Rule::role => ClauseKind::Role(self.named(pair)?),
            Rule::needs => {
                ClauseKind::Needs(every(pair, Rule::need).map(|need| self.ability(&need)).collect::<Built<_>>()?)
            }
            Rule::waivable_by => ClauseKind::WaivableBy(self.text(pair)?),
            Rule::remedy => ClauseKind::Remedy(self.text(pair)?),
            Rule::consequence => ClauseKind::Consequence(self.text(pair)?),
            Rule::cost => ClauseKind::Cost(self.needed_expression(pair)?),
            Rule::weight => ClauseKind::Weight(self.weight(pair)?),
            Rule::replaces => ClauseKind::Replaces(self.needed_path(pair)?),
            Rule::note_clause => ClauseKind::Note(self.note_clause(pair)?),
            Rule::transition => {
                let condition = find(pair, Rule::expression).map(|when| self.expression(&when)).transpose()?;
                ClauseKind::Transition(self.needed_date(pair)?, condition)
            }
            Rule::modality => {
                let modality = match self.only(pair.clone())?.as_rule() {
                    Rule::kw_must => Modality::Must,
                    Rule::kw_should => Modality::Should,
                    _ => Modality::Goal,
                };
                let possible = find(pair, Rule::kw_where_possible).map(|words| self.span(&words));
                let condition = find(pair, Rule::expression).map(|holds| self.expression(&holds)).transpose()?;
                ClauseKind::Modality(modality, possible, condition)
            }
            _ => ClauseKind::Period(self.period(pair)?),
        })
    }

    /// A `weight`: how much of what.
    fn weight(&mut self, pair: &Pair<'_, Rule>) -> Built<Weight> {
        let share = match find(pair, Rule::fraction_literal) {
            Some(fraction) => self.fraction_literal(&fraction)?,
            None => self.number_literal(&self.need(pair, Rule::number_literal)?)?,
        };
        Ok(Weight { share, value: self.needed_value(pair)?, label: self.label(pair) })
    }

    fn ability(&mut self, pair: &Pair<'_, Rule>) -> Built<Need> {
        let name = self.named(pair)?;
        Ok(if has(pair, Rule::kw_language) { Need::Language(name) } else { Need::Qualification(name) })
    }

    /// A `guarantee`.
    pub(super) fn guarantee(&mut self, pair: &Pair<'_, Rule>) -> Built<Guarantee> {
        Ok(Guarantee {
            name: self.named(pair)?,
            label: self.label(pair),
            condition: self.needed_expression(pair)?,
            clauses: self.note_clauses(pair)?,
        })
    }
}
