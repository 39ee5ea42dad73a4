//! How far each aim of a plan was reached, and whether that is proven.

use super::{Page, Words};
use crate::plan::{Aim, Plan, Reached};
use crate::quantity::{Rational, Unit};
use crate::report::paper::{Line, Section};
use crate::report::phrase::readable;

impl Page<'_, '_> {
    /// Role by role, aim by aim.
    pub(super) fn proof(&self) -> Section {
        let mut section = self.section(Words::Proof);
        for plan in &self.deployment.plans {
            let below = plan.reached.iter().map(|reached| self.reached(plan, reached)).collect();
            section.lines.push(Line { words: readable(&plan.problem.role), below });
        }
        section.remarks.push(self.say(Words::Order).to_owned());
        section
    }

    fn reached(&self, plan: &Plan, reached: &Reached) -> String {
        let (name, unit) = match reached.aim {
            Aim::Must => (Words::AimMust, plan.problem.unit),
            Aim::Worst => (Words::AimWorst, Unit::SHARE),
            Aim::Should => (Words::AimShould, plan.problem.unit),
            Aim::Shares => (Words::AimShares, plan.problem.unit),
            Aim::Moves => (Words::AimMoves, Unit::ONE),
        };
        let shown = |value: Rational| self.wording.amount(value, unit);
        let proof = match reached.bound {
            _ if reached.proven => self.say(Words::Proven).to_owned(),
            Some(bound) => self.fill(Words::Bound, &[&shown(bound)]),
            None => self.say(Words::NoBound).to_owned(),
        };
        format!("{}: {} – {proof}", self.say(name), shown(reached.value))
    }
}
