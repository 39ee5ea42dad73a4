//! People who are to be hired: who they are, and the facts in which they count.

use super::{Resolver, said};
use crate::diagnostic::nearest;
use crate::forecast::read::Entry;
use crate::forecast::scenario::Hire;
use crate::forecast::world::Track;
use crate::model::{RecordId, Slot, Standard, Type, Value};
use crate::quantity::Unit;
use std::collections::BTreeSet;

/// A fact in which somebody is to count, as the scenario names it and as the vocabulary knows it.
type Counting<'e> = (&'e str, (RecordId, Slot));

impl Resolver<'_, '_> {
    pub(super) fn hires(&mut self, entry: Entry<'_>) {
        for hire in entry.entries("hires") {
            if let Some(hire) = self.hire(hire) {
                self.scenario.hires.push(hire);
            }
        }
    }

    fn hire(&mut self, entry: Entry<'_>) -> Option<Hire> {
        let (posts, from) = (entry.number("posts"), entry.date("from"));
        let facts = entry.texts("counted_in");
        let (Some(posts), Some(from), false) = (posts, from, facts.is_empty()) else {
            let missing: Vec<&str> = ["posts", "counted_in", "from"]
                .into_iter()
                .filter(|key| !entry.has(key) || (*key == "counted_in" && facts.is_empty()))
                .collect();
            let help = "for example `{role: adviser, posts: 10, counted_in: [staff.mobile], from: 2026-09-01}`";
            self.lacks(entry, "hire", &missing, help);
            return None;
        };
        if posts.is_negative() {
            let help = "write how many come, 0 or more; of those who leave again `until` says the last day";
            self.report(entry.place("posts"), format!("nobody can hire {posts}"), help);
        }
        let from = self.within(entry, from);
        let until = self.until(entry, from);
        let role = entry.text("role").map(str::to_owned);
        if let Some(role) = &role {
            self.known_role(entry, role);
        }
        let record = match entry.text("record") {
            Some(name) => self.record(entry, name)?,
            None => self.outermost(entry, "hire", "name it with `record`")?,
        };
        let (mut counted_in, mut counting): (Vec<Track>, Vec<Counting>) = (Vec::new(), Vec::new());
        for fact in facts {
            let track = self.figure(entry, &record, Some(fact))?;
            let place = entry.place(fact);
            if counted_in.contains(&track) {
                self.report(place, format!("`{fact}` stands there twice"), "name each fact once");
            } else if *self.scenario.world.value(&track) == Value::Unknown {
                let message = format!("the profile does not say `{fact}`: those hired would change nothing");
                self.report(place, message, "say in the profile how many there are now");
            } else if let Some((slot, unit)) = self.last_of(&track) {
                let units = &self.vocabulary().units;
                if units.is_counted(unit) && !posts.is_whole() {
                    let message = format!("`{fact}` is counted in whole {}, and {posts} are hired", units.name(unit));
                    self.report(entry.place("posts"), message, "write how many come, as a whole number");
                }
                counting.push((fact, slot));
            }
            counted_in.push(track);
        }
        if counting.len() == counted_in.len() {
            self.counts_for(entry, &counting, role.as_deref());
        }
        Some(Hire { role, posts, counted_in, from, until, said: said(entry) })
    }

    /// The fact at the end of a way, with its record and its unit.
    fn last_of(&self, track: &Track) -> Option<((RecordId, Slot), Unit)> {
        let mut record = self.record_of(&track.record)?;
        let (last, way) = track.fact.split_last()?;
        for slot in way {
            let Type::Record(inner) = self.vocabulary().record(record).fact(*slot).ty else { return None };
            record = inner;
        }
        let Type::Number(unit) = self.vocabulary().record(record).fact(*last).ty else { return None };
        Some(((record, *last), unit))
    }

    /// Reports facts in which no service counts who is there, or only services of other roles. One fact that does is
    /// enough: others may be totals that go along.
    fn counts_for(&mut self, entry: Entry<'_>, facts: &[Counting<'_>], role: Option<&str>) {
        let vocabulary = self.vocabulary();
        let known = |role: &str| self.roles().contains(&role);
        let role = role.filter(|role| known(role));
        let (mut roles, mut own, mut counted) = (BTreeSet::new(), BTreeSet::new(), false);
        for standard in &self.ground.program.standards {
            for (_, rule) in standard.rules() {
                let counts = standard.facts_counted(rule, vocabulary);
                let here = facts.iter().any(|(_, slot)| counts.contains(slot));
                let fits = role.is_none() || rule.role.is_none() || rule.role.as_deref() == role;
                counted |= here;
                if here && fits {
                    return;
                }
                if here {
                    roles.extend(rule.role.as_deref());
                } else if role.is_some() && rule.role.as_deref() == role {
                    let numbers = counts
                        .into_iter()
                        .filter(|(record, slot)| matches!(vocabulary.record(*record).fact(*slot).ty, Type::Number(_)));
                    own.extend(numbers.map(|(record, slot)| {
                        let record = vocabulary.record(record);
                        format!("`{}` of `{}`", record.fact(slot).name, record.name)
                    }));
                }
            }
        }
        let own: Vec<String> = own.into_iter().collect();
        let help = match (role, own.as_slice()) {
            (Some(role), [_, ..]) => format!("`{role}` counts in {}", own.join(", ")),
            (_, _) => "name the fact that a service has behind `provided`".to_owned(),
        };
        let Some((fact, _)) = facts.first() else { return };
        let message = match role {
            Some(role) if counted => {
                format!("`{fact}` counts {}, not {role}", roles.into_iter().collect::<Vec<_>>().join(", "))
            }
            Some(_) | None => format!("no service counts its staff in `{fact}`: those hired would change nothing"),
        };
        self.report(entry.place(fact), message, help);
    }

    /// The roles that services ask for, each once.
    fn roles(&self) -> Vec<&str> {
        let every = self.ground.program.standards.iter().flat_map(Standard::rules);
        let roles: BTreeSet<&str> = every.filter_map(|(_, rule)| rule.role.as_deref()).collect();
        roles.into_iter().collect()
    }

    fn known_role(&mut self, entry: Entry<'_>, role: &str) {
        let roles = self.roles();
        if roles.contains(&role) {
            return;
        }
        let help = match nearest(role, roles.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if roles.is_empty() => "the standards ask for no role".to_owned(),
            None => format!("the roles are {}", roles.join(", ")),
        };
        self.report(entry.place(role), format!("no service asks for the role `{role}`"), help);
    }
}
