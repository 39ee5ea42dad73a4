//! Capacity for machines: exact numbers as texts, names instead of labels, the same bytes on every run.

use super::staff::Rest;
use super::{Capacity, Figure, Planned};
use crate::capacity::change::{Change, Headroom, Limit};
use crate::capacity::{Entry, Group, Key, Need, Sum};
use crate::model::{Program, RecordId, Slot, StandardId, Type, Value as Fact};
use crate::quantity::{Rational, Unit};
use crate::report::codes::{in_unit, status_code};
use crate::report::phrase::unit_of;
use crate::staff::IdleReason;
use serde_json::{Map, Value, json};

/// The version of the format, as the document names it.
pub const CAPACITY_FORMAT: &str = "norm-capacity/1";

/// The JSON Schema of the document.
pub const CAPACITY_SCHEMA: &str = include_str!("../schema/capacity-1.json");

/// The whole page as one JSON document.
pub fn capacity_json(capacity: &Capacity<'_>) -> Value {
    let writer = Writer { capacity, program: capacity.run.program };
    let ledger = &capacity.ledger;
    let groups = |groups: Vec<Group>| groups.iter().map(|group| writer.group(group)).collect::<Vec<_>>();
    let by: Map<String, Value> = capacity
        .by
        .iter()
        .map(|(record, slot)| {
            let name = capacity.run.program.vocabulary.record(*record).fact(*slot).name.clone();
            (name, Value::from(groups(ledger.by_fact(*record, *slot))))
        })
        .collect();
    json!({
        "format": CAPACITY_FORMAT,
        "tool": { "name": "norm", "version": capacity.run.tool_version },
        "key_date": capacity.run.key_date.to_string(),
        "overall": groups(ledger.overall()),
        "roles": groups(ledger.by_role()),
        "services": groups(ledger.by_service()),
        "by": by,
        "lines": ledger.entries().iter().map(|entry| writer.entry(entry)).collect::<Vec<_>>(),
        "changes": capacity.needs.iter().map(|need| json!({
            "standard": writer.standard(need.standard),
            "rule": writer.rule(need.standard, need.rule),
            "record": writer.record(need.record),
            "subject": need.subject,
            "any_of": need.changes.iter().map(|change| writer.change(need.record, change)).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "headroom": capacity.reaches.iter().map(|reach| json!({
            "standard": writer.standard(reach.standard),
            "record": writer.record(reach.record),
            "subject": reach.subject,
            "facts": reach.headroom.iter()
                .map(|headroom| writer.headroom(reach.standard, reach.record, headroom)).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "explained": capacity.explained.iter().map(|explained| json!({
            "standard": writer.standard(explained.standard),
            "rule": writer.rule(explained.standard, explained.rule),
            "subject": explained.subject,
            "words": explained.words,
        })).collect::<Vec<_>>(),
        "figures": capacity.figures.iter().map(|figure| writer.figure(figure)).collect::<Vec<_>>(),
        "staff": capacity.staff.as_ref().map(|planned| writer.staff(planned)),
    })
}

struct Writer<'c, 'a> {
    capacity: &'c Capacity<'a>,
    program: &'a Program,
}

impl Writer<'_, '_> {
    fn standard(&self, id: StandardId) -> &str {
        self.program.standards.get(id.index()).map_or("", |standard| &standard.name)
    }

    fn rule(&self, standard: StandardId, rule: crate::model::RuleId) -> &str {
        self.program.standards.get(standard.index()).map_or("", |it| &it.rule(rule).label.name)
    }

    fn record(&self, id: RecordId) -> &str {
        &self.program.vocabulary.record(id).name
    }

    fn number(value: Rational, unit: Unit) -> Value {
        Value::from(in_unit(value, unit).to_string())
    }

    fn value(value: &Fact, ty: &Type) -> Value {
        match value {
            Fact::Number(number) => Self::number(*number, unit_of(ty)),
            Fact::Bool(truth) => Value::from(*truth),
            Fact::Unknown
            | Fact::None
            | Fact::Text(_)
            | Fact::Date(_)
            | Fact::Schedule(_)
            | Fact::Choice(_)
            | Fact::List(_)
            | Fact::Record(_) => Value::Null,
        }
    }

    fn unit(&self, unit: Unit) -> String {
        self.program.vocabulary.units.name(unit)
    }

    fn group(&self, group: &Group) -> Value {
        let (sums, unit) = (&group.sums, group.unit);
        let known = |sum: &Sum| {
            let any = sum.undetermined() < sums.entries;
            sum.known().ok().filter(|_| any).map(|sum| Self::number(sum, unit))
        };
        let low = sums.required.known().ok();
        let high = low.zip(sums.beyond.known().ok()).and_then(|(low, more)| low.add(more).ok());
        let high = high.filter(|_| sums.endless == 0);
        let (key, name) = match &group.key {
            Key::All => ("all", Value::Null),
            Key::Role(role) => ("role", Value::from(role.clone())),
            Key::Service(rule) => ("rule", Value::from(self.rule(group.standard, *rule))),
            Key::Holder(place) => {
                ("subject", Value::from(self.capacity.ledger.holders().get(*place).map(|it| it.name.clone())))
            }
            Key::Said(said) => ("value", Value::from(said.clone())),
        };
        json!({
            "standard": self.standard(group.standard),
            key: name,
            "unit": self.unit(unit),
            "required": { "low": low.map(|it| Self::number(it, unit)), "high": high.map(|it| Self::number(it, unit)) },
            "present": known(&sums.present),
            "planned": known(&sums.planned).filter(|_| sums.with_plan > 0),
            "short": known(&sums.short),
            "spare": known(&sums.spare),
            "lines": sums.entries,
            "undetermined": sums.undetermined,
            "no_rule": sums.silent,
        })
    }

    fn entry(&self, entry: &Entry) -> Value {
        let unit = entry.unit;
        let number = |value: Option<Rational>| value.map(|value| Self::number(value, unit));
        let (low, high) = match entry.required {
            Need::Exact(required) => (Some(required), Some(required)),
            Need::Between(low, high) => (Some(low), high),
            Need::Silent => (None, None),
        };
        let holder = self.capacity.ledger.holders().get(entry.holder);
        json!({
            "standard": self.standard(entry.standard),
            "rule": self.rule(entry.standard, entry.rule),
            "role": self.capacity.ledger.role(entry),
            "record": holder.map(|holder| self.record(holder.record)),
            "subject": holder.map(|holder| holder.name.as_str()),
            "status": status_code(entry.status),
            "judged": entry.judged,
            "unit": self.unit(unit),
            "required": { "low": number(low), "high": number(high) },
            "present": number(entry.present),
            "planned": number(entry.planned),
            "short": number(entry.short()),
            "spare": number(entry.spare()),
        })
    }

    fn path(&self, record: RecordId, path: &[Slot]) -> String {
        let mut record = record;
        let mut names = Vec::new();
        for slot in path {
            let fact = self.program.vocabulary.record(record).fact(*slot);
            names.push(fact.name.as_str());
            if let Type::Record(inner) = fact.ty {
                record = inner;
            }
        }
        names.join(".")
    }

    fn change(&self, record: RecordId, change: &Change) -> Value {
        json!({
            "fact": self.path(record, &change.fact),
            "unit": Some(unit_of(&change.ty)).filter(|_| matches!(change.ty, Type::Number(_))).map(|unit| self.unit(unit)),
            "from": Self::value(&change.from, &change.ty),
            "to": Self::value(&change.to, &change.ty),
            "leaves_rule": change.leaves,
        })
    }

    fn headroom(&self, standard: StandardId, record: RecordId, headroom: &Headroom) -> Value {
        let (limit, rule) = match &headroom.limit {
            Limit::Fails(finding) => ("not_met", Some(finding.rule)),
            Limit::Open(rule) => ("undetermined", Some(*rule)),
            Limit::Silent(rule) => ("no_rule", Some(*rule)),
            Limit::NotReached => ("not_reached", None),
            Limit::Bound => ("bound", None),
        };
        json!({
            "fact": self.path(record, &headroom.fact),
            "unit": self.unit(headroom.unit),
            "from": Self::number(headroom.from, headroom.unit),
            "up_to": Self::number(headroom.up_to, headroom.unit),
            "limit": limit,
            "rule": rule.map(|rule| self.rule(standard, rule)),
        })
    }

    fn figure(&self, figure: &Figure) -> Value {
        let standard = self.program.standards.get(figure.standard.index());
        let definition = standard.map(|it| it.definition(figure.definition));
        let unit = definition.map_or(Unit::ONE, |it| unit_of(&it.value.ty));
        json!({
            "standard": self.standard(figure.standard),
            "definition": definition.map(|it| it.label.name.as_str()),
            "record": self.record(figure.record),
            "subject": figure.subject,
            "unit": self.unit(unit),
            "value": Self::number(figure.value, unit),
        })
    }

    fn staff(&self, planned: &Planned) -> Value {
        let day = self.capacity.run.key_date;
        let rest = |rest: Option<Rest>| {
            rest.map(|rest| json!({ "in_no_service": rest.idle.to_string(), "all": rest.all.to_string() }))
        };
        let id = |member: usize| planned.staff.members.get(member).map(|it| it.id.as_str());
        let ledger = &self.capacity.ledger;
        let shares = planned.filling.shares.iter().filter_map(|share| {
            let entry = ledger.entries().get(share.entry)?;
            Some(json!({
                "id": id(share.member),
                "standard": self.standard(entry.standard),
                "rule": self.rule(entry.standard, entry.rule),
                "subject": ledger.holders().get(entry.holder).map(|it| it.name.as_str()),
                "judged": entry.judged,
                "amount": Self::number(share.amount, entry.unit),
                "unit": self.unit(entry.unit),
            }))
        });
        let idle = planned.filling.idle.iter().map(|idle| {
            let (reason, subject) = match &idle.reason {
                IdleReason::NoRole => ("no_rule_for_role", None),
                IdleReason::NoPlace => ("no_place", None),
                IdleReason::NotThere(place) => ("not_asked_there", Some(place.name.as_str())),
            };
            json!({ "id": id(idle.member), "part": idle.part.to_string(), "reason": reason, "subject": subject })
        });
        json!({
            "heads": rest(planned.heads(day)),
            "posts": rest(planned.posts(day)),
            "planned": shares.collect::<Vec<_>>(),
            "in_no_service": idle.collect::<Vec<_>>(),
        })
    }
}
