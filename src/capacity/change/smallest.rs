//! The smallest change of a single fact with which a rule that is not met would be passed.

use super::REACH;
use super::trial::{Trial, passes};
use crate::assess::{Assessor, Finding};
use crate::model::{FactPath, Instance, Program, RuleId, StandardId, Status, Type, Value};
use crate::quantity::Rational;

/// A change of one fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The fact.
    pub fact: FactPath,
    /// Its type: a number, or yes and no.
    pub ty: Type,
    /// What it is.
    pub from: Value,
    /// What it would have to be. One unit less of change (a hundredth where the fact is no count) would not do.
    pub to: Value,
    /// Whether the rule would no longer apply, rather than be met.
    pub leaves: bool,
}

/// For every fact of the record that the rule rests on: the smallest change of it alone with which the rule would be
/// passed. Facts with which that cannot be reached are left out.
pub fn changes(
    program: &Program,
    standard: StandardId,
    assessor: &mut Assessor<'_>,
    instance: &Instance,
    rule: RuleId,
) -> Vec<Change> {
    let Some(held) = program.standards.get(standard.index()) else { return Vec::new() };
    let facts = held.facts_behind(held.rule(rule).expressions());
    let mut changes = Vec::new();
    for fact in facts {
        let Some(mut trial) = Trial::new(&program.vocabulary, instance, &fact) else { continue };
        let from = trial.from.clone();
        let ty = trial.ty.clone();
        let search = Search { assessor, rule, trial: &mut trial };
        let found = match (&from, &ty) {
            (Value::Bool(truth), _) => search.other(!truth),
            (Value::Number(from), Type::Number(unit)) if program.vocabulary.units.is_counted(*unit) => {
                search.counted(*from).map(number)
            }
            (Value::Number(from), _) => search.measured(*from).map(number),
            (_, _) => None,
        };
        let Some((to, finding)) = found else { continue };
        changes.push(Change { fact, ty, from, to, leaves: finding.status == Status::NotApplicable });
    }
    changes
}

fn number((to, finding): (Rational, Finding)) -> (Value, Finding) {
    (Value::Number(to), finding)
}

struct Search<'s, 'p> {
    assessor: &'s mut Assessor<'p>,
    rule: RuleId,
    trial: &'s mut Trial,
}

impl Search<'_, '_> {
    fn find(&mut self, value: Rational) -> Option<Finding> {
        let admitted = self.trial.admits(value);
        admitted.then(|| self.trial.find(self.assessor, self.rule, Value::Number(value))).flatten()
    }

    /// Yes instead of no, or no instead of yes.
    fn other(self, truth: bool) -> Option<(Value, Finding)> {
        let finding = self.trial.find(self.assessor, self.rule, Value::Bool(truth))?;
        passes(&finding).then_some((Value::Bool(truth), finding))
    }

    /// Step by step in both directions: the first that passes is the smallest.
    fn counted(mut self, from: Rational) -> Option<(Rational, Finding)> {
        if !self.matters(from) {
            return None;
        }
        for step in 1..=REACH {
            let step = Rational::whole(step);
            let up = from.add(step).ok().and_then(|value| self.passing(value));
            let down = from.subtract(step).ok().and_then(|value| self.passing(value));
            let meets = |found: &(Rational, Finding)| found.1.status == Status::Met;
            if let Some(found) = up.filter(|up| meets(up) || down.as_ref().is_none_or(|down| !meets(down))) {
                return Some(found);
            }
            if down.is_some() {
                return down;
            }
        }
        None
    }

    fn passing(&mut self, value: Rational) -> Option<(Rational, Finding)> {
        self.find(value).filter(passes).map(|finding| (value, finding))
    }

    /// Whether the rule gives anything else with other values; a look at a few saves the search.
    fn matters(&mut self, from: Rational) -> bool {
        let far = [1, -1, 7, -7, 50, -50, 400, -400, REACH, -REACH];
        let values: Vec<_> = far.iter().filter_map(|step| from.add(Rational::whole(*step)).ok()).collect();
        let now = self.find(from);
        let nothing = self.trial.lowest.unwrap_or(Rational::ZERO);
        values.into_iter().chain([nothing]).any(|value| {
            let then = self.find(value);
            then.is_some() && then != now
        })
    }

    /// Where what is missing shrinks evenly, its end is calculated; where it does not, a hundredth decides.
    fn measured(mut self, from: Rational) -> Option<(Rational, Finding)> {
        let missing = |finding: &Finding| finding.required?.subtract(finding.provided?).ok();
        let here = self.find(from).as_ref().and_then(missing)?;
        let next = self.find(from.add(Rational::ONE).ok()?).as_ref().and_then(missing)?;
        let slope = here.subtract(next).ok()?;
        let by = here.divide(slope).ok()??;
        let exact = from.add(by).ok()?;
        let hundredth = Rational::new(1, 100)?;
        let back = if by.is_negative() { hundredth } else { hundredth.negate() };
        if let Some(found) = self.passing(exact)
            && self.passing(exact.add(back).ok()?).is_none()
        {
            return Some(found);
        }
        self.stepwise(from, hundredth, by.is_negative())
    }

    /// Doubles the change until it passes, then halves the rest down to a hundredth.
    fn stepwise(&mut self, from: Rational, hundredth: Rational, downwards: bool) -> Option<(Rational, Finding)> {
        let at = |steps: i64| {
            let by = hundredth.multiply(Rational::whole(if downwards { -steps } else { steps })).ok()?;
            from.add(by).ok()
        };
        let (mut fails, mut passing) = (0_i64, 1_i64);
        while self.passing(at(passing)?).is_none() {
            fails = passing;
            passing *= 2;
            if passing > REACH * 100 {
                return None;
            }
        }
        while passing - fails > 1 {
            let middle = fails.midpoint(passing);
            if self.passing(at(middle)?).is_some() {
                passing = middle;
            } else {
                fails = middle;
            }
        }
        self.passing(at(passing)?)
    }
}
