//! What a rule rests on: everything that its expressions name, and what those rest on in turn.

use crate::model::{
    DefinitionId, Expr, ExprKind, ParameterId, Place, RecordId, RuleId, Slot, Standard, TableId, Type, Vocabulary,
};
use crate::report::Scope;
use crate::report::phrase::walk;

/// Everything that a rule rests on, each once, in the order in which it is first named.
#[derive(Debug, Default)]
pub(super) struct Rests {
    pub(super) parameters: Vec<ParameterId>,
    pub(super) definitions: Vec<DefinitionId>,
    pub(super) tables: Vec<TableId>,
    /// Other rules whose results are used.
    pub(super) rules: Vec<RuleId>,
    /// Facts by the record they start from.
    pub(super) facts: Vec<(RecordId, Vec<Slot>)>,
}

/// What a rule rests on.
pub(super) fn rests(vocabulary: &Vocabulary, standard: &Standard, rule: RuleId) -> Rests {
    let mut walker = Walker { vocabulary, standard, rests: Rests::default(), root: rule };
    walker.rule(rule);
    walker.rests
}

struct Walker<'a> {
    vocabulary: &'a Vocabulary,
    standard: &'a Standard,
    rests: Rests,
    root: RuleId,
}

impl Walker<'_> {
    fn rule(&mut self, id: RuleId) {
        let rule = self.standard.rule(id);
        let scope = Scope::about(rule.about);
        rule.expressions().into_iter().for_each(|expr| self.expr(expr, &scope));
        // What others cost says nothing here.
        if id == self.root {
            rule.cost.iter().for_each(|expr| self.expr(expr, &scope));
        }
    }

    fn expr(&mut self, expr: &Expr, scope: &Scope<'_>) {
        self.name(expr, scope);
        walk::parts(expr, scope, &mut |part, inner| self.expr(part, inner));
    }

    fn name(&mut self, expr: &Expr, scope: &Scope<'_>) {
        if let ExprKind::Fact(place) | ExprKind::DateOf(place) = &expr.kind {
            self.fact(place, scope);
        } else if let ExprKind::Parameter(id) = &expr.kind {
            // A local value is told with the parameter whose place it takes.
            let layers = self.standard.layers_of(*id);
            if let Some(first) = layers.last()
                && add(&mut self.rests.parameters, *first)
            {
                let values = layers.iter().flat_map(|id| &self.standard.parameter(*id).values);
                values.for_each(|value| self.expr(&value.value, &Scope::nothing()));
            }
        } else if let ExprKind::Definition(id, _) = &expr.kind {
            if add(&mut self.rests.definitions, *id) {
                let definition = self.standard.definition(*id);
                self.expr(&definition.value, &Scope::about(definition.about));
            }
        } else if let ExprKind::Table(id, _) = &expr.kind {
            if add(&mut self.rests.tables, *id) {
                let table = self.standard.table(*id);
                let scope = Scope::about(table.about);
                table.expressions().into_iter().for_each(|expr| self.expr(expr, &scope));
            }
        } else if let ExprKind::Result(id, _, _) = &expr.kind
            && *id != self.root
            && add(&mut self.rests.rules, *id)
        {
            self.rule(*id);
        }
    }

    fn fact(&mut self, place: &Place, scope: &Scope<'_>) {
        let record = scope.find(place.frame).and_then(|frame| frame.record);
        let Some(record) = record.filter(|_| !place.path.is_empty()) else { return };
        if last(self.vocabulary, record, &place.path).is_some() {
            add(&mut self.rests.facts, (record, place.path.to_vec()));
        }
    }
}

/// The fact at the end of a way through nested records.
pub(super) fn last<'v>(vocabulary: &'v Vocabulary, record: RecordId, path: &[Slot]) -> Option<&'v crate::model::Fact> {
    let (slot, behind) = path.split_first()?;
    let fact = vocabulary.record(record).facts.get(slot.index())?;
    if behind.is_empty() {
        return Some(fact);
    }
    if let Type::Record(inner) = fact.ty { last(vocabulary, inner, behind) } else { None }
}

/// Adds what is not there yet; whether it was new.
fn add<T: PartialEq>(list: &mut Vec<T>, one: T) -> bool {
    let new = !list.contains(&one);
    if new {
        list.push(one);
    }
    new
}
