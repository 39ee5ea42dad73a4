//! Houses that open and close.

use super::{Resolver, said};
use crate::diagnostic::{Code, Diagnostic};
use crate::forecast::people_of;
use crate::forecast::read::Entry;
use crate::forecast::scenario::{Closure, Leaving, Opening};
use crate::forecast::world::{Address, Track};
use crate::model::{Instance, RecordId, Slot, Type, Value};
use crate::span::Span;

impl Resolver<'_, '_> {
    /// Adds the houses to the records, each where such houses stand.
    pub(super) fn openings(&mut self, entry: Entry<'_>, houses: &[Vec<Instance>]) {
        for (opening, houses) in entry.entries("openings").into_iter().zip(houses) {
            let Some(from) = opening.date("from") else {
                self.lacks(opening, "opening", &["from"], "say on which day the houses open");
                continue;
            };
            let from = self.within(opening, from);
            let mut found =
                Opening { from, houses: Vec::new(), counted_in: Vec::new(), people: Vec::new(), said: said(opening) };
            for house in houses {
                let Some(address) = self.add(opening, house) else { break };
                if let Some(slot) = people_of(self.vocabulary(), house.record) {
                    found.people.push(Track { record: address.clone(), fact: [slot].into() });
                }
                found.houses.push(address);
            }
            if !opening.truth("counted").unwrap_or(false) {
                found.counted_in = vec![Vec::new(); found.people.len()];
            }
            self.scenario.openings.push(found);
        }
    }

    fn add(&mut self, entry: Entry<'_>, house: &Instance) -> Option<Address> {
        let words = entry.text("profile").unwrap_or_default();
        let holders = self.holders(house.record);
        let address = match (entry.text("city"), holders.as_slice()) {
            (Some(name), _) => {
                let wanted = self.record(entry, name)?;
                let slot = holders.iter().find(|(holder, _)| *holder == wanted).map(|(_, slot)| *slot);
                let Some(slot) = slot else {
                    let message = format!("`{name}` has no list of such records");
                    self.report(entry.place(name), message, "name the city or portfolio that holds its houses");
                    return None;
                };
                (wanted, slot)
            }
            (None, []) => return Some(self.added(house.clone())),
            (None, [only]) => only.clone(),
            (None, _) => {
                let message = "there is more than one city: to which of them do these houses belong?";
                self.report(entry.place(words), message, "say it with `city: NAME`");
                return None;
            }
        };
        let taken: Vec<String> =
            self.scenario.world.addresses().iter().flat_map(|address| self.names_of(address)).collect();
        let (holder, slot) = address;
        let Some(added) = self.scenario.world.add_to(&holder, slot, house.clone()) else {
            let name = self.names_of(&holder).pop().unwrap_or_default();
            let message = format!("the profile does not say which houses `{name}` has");
            self.report(entry.place(words), message, "list them there, or write [] if there are none");
            return None;
        };
        if let Some(name) = self.names_of(&added).iter().find(|name| taken.contains(name)) {
            let message = format!("there is a record called `{name}` already");
            self.report(entry.place(words), message, "give the new house an `id` and `name` of its own");
        }
        Some(added)
    }

    fn added(&mut self, house: Instance) -> Address {
        self.scenario.world.add(house)
    }

    /// The records that hold a list of such records, with the list.
    fn holders(&self, record: RecordId) -> Vec<(Address, Slot)> {
        let world = &self.scenario.world;
        let list = |address: Address| {
            let holder = self.vocabulary().record(world.find(&address)?.record);
            let mut lists = holder.slots().filter(|(_, fact)| fact.ty == Type::List(Box::new(Type::Record(record))));
            lists.next().map(|(slot, _)| (address, slot))
        };
        world.addresses().into_iter().filter_map(list).collect()
    }

    pub(super) fn closures(&mut self, entry: Entry<'_>) {
        let mut places: Vec<(Address, Span)> = Vec::new();
        for closure in entry.entries("closures") {
            let (Some(name), Some(from)) = (closure.text("record"), closure.date("from")) else {
                let missing: Vec<&str> = ["record", "from"].into_iter().filter(|key| !closure.has(key)).collect();
                self.lacks(closure, "closure", &missing, "write for example `{shelter: House 1, from: 2026-09-01}`");
                continue;
            };
            let from = self.within(closure, from);
            let Some(house) = self.record(closure, name) else { continue };
            self.name_neighbours(&house);
            if let Some((_, first)) = places.iter().find(|(known, _)| *known == house) {
                let fault =
                    Diagnostic::new(Code::InvalidScenario, closure.place(name), format!("`{name}` closes twice"));
                self.found.push(fault.also(*first, "the other one").help("keep one of the two"));
                continue;
            }
            places.push((house.clone(), closure.place(name)));
            let asks = closure.has("moving_to") || closure.truth("leaving") == Some(true);
            let people = self.record_of(&house).and_then(|record| people_of(self.vocabulary(), record));
            let people = match people {
                Some(slot) => Some(Track { record: house.clone(), fact: [slot].into() }),
                None if asks => self.figure(closure, &house, None),
                None => None,
            };
            let Some(to) = self.leaving(closure, people.as_ref()) else { continue };
            if matches!(&to, Leaving::Moving(track) if track.record == house) {
                let message = format!("`{name}` closes, and its own people cannot move there");
                self.report(closure.place("moving_to"), message, "name another house");
                continue;
            }
            self.scenario.closures.push(Closure { from, house, people, to, said: said(closure) });
        }
    }

    /// Records without a name are called by their place in the list, which must not move up when one before them
    /// closes: they take that name for good.
    fn name_neighbours(&mut self, house: &Address) {
        let Some(((list, _), way)) = house.way.split_last() else { return };
        let beside = |address: &Address| {
            let own = address.way.split_last();
            address.profile == house.profile && own.is_some_and(|((slot, _), own)| (slot, own) == (list, way))
        };
        for address in self.scenario.world.addresses().iter().filter(|address| beside(address)) {
            let (Some(record), Some((_, place))) = (self.record_of(address), address.way.last()) else { continue };
            let declared = self.vocabulary().record(record);
            let Some(slot) = declared.find("name").filter(|slot| declared.fact(*slot).ty == Type::Text) else {
                continue;
            };
            if self.names_of(address).is_empty() {
                let words = format!("{} {}", declared.labels.plain().unwrap_or(&declared.name), place + 1);
                self.scenario.world.say(address, slot, Value::Text(words.into()));
            }
        }
    }

    fn leaving(&mut self, entry: Entry<'_>, people: Option<&Track>) -> Option<Leaving> {
        match (entry.text("moving_to"), entry.truth("leaving").unwrap_or(false)) {
            (None, false) => Some(Leaving::Unsaid),
            (None, true) => Some(Leaving::Away(people.map(|people| self.enclosing(people, &[])).unwrap_or_default())),
            (Some(name), false) => {
                let house = self.record(entry, name)?;
                self.figure(entry, &house, None).map(Leaving::Moving)
            }
            (Some(_), true) => {
                let message = "the people cannot both move to another house and leave";
                self.report(entry.place("leaving"), message, "keep one of the two");
                None
            }
        }
    }
}
