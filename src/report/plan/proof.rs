//! How far each aim of a plan was reached, and whether that is proven.

use super::{Page, Words};
use crate::plan::{Aim, Plan, Reached};
use crate::quantity::{Rational, Unit};
use crate::report::paper::{Line, Section};
use crate::report::phrase::readable;

/// So many of the next largest parts are written out.
const SHOWN: usize = 5;

impl Page<'_, '_> {
    /// Role by role, aim by aim.
    pub(super) fn proof(&self) -> Section {
        let mut section = self.section(Words::Proof);
        for plan in &self.deployment.plans {
            // Where nothing else is short there is nothing in turn.
            let told = plan.reached.iter().filter(|it| it.aim != Aim::InTurn || !it.value.is_zero());
            let below = told.map(|reached| self.reached(plan, reached)).collect();
            section.lines.push(Line { words: readable(&plan.problem.role), below });
        }
        section.remarks.push(self.say(Words::Order).to_owned());
        section
    }

    fn reached(&self, plan: &Plan, reached: &Reached) -> String {
        let (name, unit) = match reached.aim {
            Aim::Must => (Words::AimMust, plan.problem.unit),
            Aim::Worst => (Words::AimWorst, Unit::SHARE),
            Aim::InTurn => return self.in_turn(plan, reached.proven),
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

    /// `then the next largest, one after the other: 10%, 8%, 8%, 4 more – no plan is better`
    fn in_turn(&self, plan: &Plan, proven: bool) -> String {
        let next: Vec<Rational> = plan.parts.iter().skip(1).copied().filter(|part| !part.is_zero()).collect();
        let mut shown: Vec<String> =
            next.iter().take(SHOWN).map(|part| self.wording.amount(*part, Unit::SHARE)).collect();
        if next.len() > SHOWN {
            shown.push(self.fill(Words::More, &[&(next.len() - SHOWN).to_string()]));
        }
        let proof = match plan.settled.saturating_sub(1) {
            _ if proven => self.say(Words::Proven).to_owned(),
            0 => self.say(Words::NoBound).to_owned(),
            settled => self.fill(Words::InPart, &[&settled.to_string(), &next.len().to_string()]),
        };
        format!("{}: {} – {proof}", self.say(Words::AimInTurn), shown.join(", "))
    }
}
