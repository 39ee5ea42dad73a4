//! Houses, facts and groups by the names that a scenario gives them.

use super::Resolver;
use crate::diagnostic::nearest;
use crate::forecast::people_of;
use crate::forecast::read::Entry;
use crate::forecast::world::{Address, Track, fact_path};
use crate::model::{RecordId, Type, Value, Vocabulary};

impl Resolver<'_, '_> {
    pub(super) fn vocabulary(&self) -> &Vocabulary {
        &self.ground.program.vocabulary
    }

    pub(super) fn names_of(&self, address: &Address) -> Vec<String> {
        self.scenario.world.names(self.vocabulary(), address)
    }

    /// The type of a record.
    pub(super) fn record_of(&self, address: &Address) -> Option<RecordId> {
        self.scenario.world.find(address).map(|record| record.record)
    }

    /// The record of a name; reports where there is none, or more than one.
    pub(super) fn record(&mut self, entry: Entry<'_>, name: &str) -> Option<Address> {
        let all = self.scenario.world.addresses();
        let named: Vec<(Address, Vec<String>)> = all.into_iter().map(|at| (at.clone(), self.names_of(&at))).collect();
        let mut fits = named.iter().filter(|(_, names)| names.iter().any(|known| known == name));
        match (fits.next(), fits.next()) {
            (Some((address, _)), None) => Some(address.clone()),
            (Some(_), Some(_)) => {
                let message = format!("more than one record is called `{name}`");
                self.report(entry.place(name), message, "name it by its `id`");
                None
            }
            (None, _) => {
                let near = nearest(name, named.iter().flat_map(|(_, names)| names).map(String::as_str));
                let help = near.map_or_else(
                    || "name a house or city of the profiles by its `id` or `name`".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                );
                self.report(entry.place(name), format!("no record is called `{name}`"), help);
                None
            }
        }
    }

    /// The one record that holds all others.
    pub(super) fn outermost(&mut self, entry: Entry<'_>, what: &str, help: &str) -> Option<Address> {
        match self.scenario.world.profiles.len() {
            1 => Some(Address { profile: 0, way: Vec::new() }),
            many => {
                self.report(entry.span(), format!("there are {many} records: of which one is this {what}?"), help);
                None
            }
        }
    }

    /// A figure of a record by the name of its fact; without a name, how many people it has.
    pub(super) fn figure(&mut self, entry: Entry<'_>, record: &Address, name: Option<&str>) -> Option<Track> {
        let ty = self.record_of(record)?;
        let Some(name) = name else {
            if let Some(slot) = people_of(self.vocabulary(), ty) {
                return Some(Track { record: record.clone(), fact: [slot].into() });
            }
            let message = format!("`{}` does not say how many people there are", self.vocabulary().record(ty).name);
            self.report(entry.span(), message, "name the fact that is meant with `fact`");
            return None;
        };
        match fact_path(self.vocabulary(), ty, name) {
            Ok((fact, Type::Number(_))) => Some(Track { record: record.clone(), fact }),
            Ok((_, _)) => {
                self.report(entry.place(name), format!("`{name}` is no number"), "name a fact that holds a number");
                None
            }
            Err((part, holder)) => {
                let (message, help) = no_fact(self.vocabulary(), part, holder);
                self.report(entry.place(name), message, help);
                None
            }
        }
    }

    /// The records whose fact has a value.
    pub(super) fn group(&mut self, entry: Entry<'_>) -> Vec<Address> {
        let (Some(name), Some(value)) = (entry.text("fact"), entry.text("value")) else {
            let missing: Vec<&str> = ["fact", "value"].into_iter().filter(|key| !entry.has(key)).collect();
            self.lacks(entry, "group", &missing, "write for example `having: {fact: district, value: Mitte}`");
            return Vec::new();
        };
        let (mut fits, mut said, mut known) = (Vec::new(), Vec::new(), false);
        for address in self.scenario.world.addresses() {
            let Some(record) = self.scenario.world.find(&address) else { continue };
            let Ok((fact, ty)) = fact_path(self.vocabulary(), record.record, name) else { continue };
            known = true;
            let words = match (self.scenario.world.value(&Track { record: address.clone(), fact }), &ty) {
                (Value::Text(text), _) => vec![text.trim().to_owned()],
                (Value::Choice(index), Type::Choice(choice)) => {
                    let choice = self.vocabulary().choice(*choice);
                    let value = choice.values.get(usize::from(*index));
                    value.map_or_else(Vec::new, |it| {
                        let names = it.also.iter().chain([&it.name]).map(String::as_str);
                        names.chain(it.labels.all()).map(str::to_owned).collect()
                    })
                }
                (Value::Bool(truth), _) => [["no", "nein", "false"], ["yes", "ja", "true"]]
                    .get(usize::from(*truth))
                    .map_or_else(Vec::new, |words| words.map(str::to_owned).to_vec()),
                (_, _) => continue,
            };
            if words.iter().any(|word| word == value) {
                fits.push(address);
            }
            said.extend(words);
        }
        if fits.is_empty() {
            let (near, words) = if known {
                (nearest(value, said.iter().map(String::as_str)), value)
            } else {
                let facts = self.vocabulary().records().flat_map(|(_, record)| &record.facts);
                (nearest(name, facts.map(|fact| fact.name.as_str())), name)
            };
            let help = near.map_or_else(
                || "name a fact of the houses and a value that one of them has".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            self.report(entry.place(words), format!("no record has {name} `{value}`"), help);
        }
        fits
    }
}

/// A fact that a record does not have.
fn no_fact(vocabulary: &Vocabulary, part: &str, holder: RecordId) -> (String, String) {
    let record = vocabulary.record(holder);
    let near = nearest(part, record.facts.iter().map(|fact| fact.name.as_str()));
    let help = near.map_or_else(
        || {
            "name a fact as the vocabulary does; the way through records is written with dots: `staff.mobile`"
                .to_owned()
        },
        |near| format!("did you mean `{near}`?"),
    );
    (format!("`{}` has no fact `{part}`", record.name), help)
}
