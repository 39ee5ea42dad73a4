//! Four shelters against the sample standard, as a whole run.

use super::sample::{Sample, items, number};
use crate::assess::{Branch, Comparison, Evidence, FactUse, FailingItems, Missing, Undefined};
use crate::model::{Body, Expr, GuaranteeId, Instance, Outcome, RuleId, StandardId, Value};
use crate::quantity::Rational;
use crate::report::{Assessed, Evidences, Report, Results, Sequence, Tally, Total, TotalOf};

/// Evidence as an assessor would give it, written down by hand for the rules of the sample.
pub(super) struct Written<'a> {
    pub(super) sample: &'a Sample,
    pub(super) instance: &'a Instance,
}

impl Evidences for Written<'_> {
    fn of_rule(&self, rule: RuleId) -> Evidence<'_> {
        match self.sample.standard().rule(rule).label.name.as_str() {
            "toilets_enough" => self.toilets(),
            "on_site" => self.facts_or_missing(&["residents"]),
            "rooms_wide" => self.rooms(),
            "cover" => self.cover(),
            "size" => self.size(),
            "alarm_there" => self.alarm(),
            _ => Evidence::default(),
        }
    }

    fn of_guarantee(&self, _: GuaranteeId) -> Evidence<'_> {
        Evidence::default()
    }
}

impl Written<'_> {
    fn used(&self, name: &str) -> FactUse<'_> {
        let (slot, fact) = self.sample.fact(name);
        FactUse {
            path: vec![fact.shown()],
            name: vec![&fact.name],
            value: self.instance.get(slot),
            fact,
            annotation: self.instance.annotation(slot),
            item: None,
        }
    }

    fn facts_or_missing(&self, names: &[&str]) -> Evidence<'_> {
        let mut evidence = Evidence::default();
        for name in names {
            let used = self.used(name);
            if *used.value == Value::Unknown {
                evidence.missing.push(Missing::Fact { path: used.path, name: used.name, item: None });
            } else {
                evidence.facts.push(used);
            }
        }
        evidence
    }

    fn condition(&self, rule: &str) -> &Expr {
        let Body::Condition(condition) = &self.sample.rule(rule).1.body else { panic!("{rule} has no condition") };
        condition
    }

    fn toilets(&self) -> Evidence<'_> {
        let Body::Comparison { provided: left, required: right, .. } = &self.sample.rule("toilets_enough").1.body
        else {
            panic!("no comparison")
        };
        let comparison = Comparison { left, left_value: None, operator: None, right, right_value: None };
        Evidence { comparison: Some(comparison), ..self.facts_or_missing(&["toilets", "residents"]) }
    }

    fn rooms(&self) -> Evidence<'_> {
        let (_, list) = self.sample.fact("rooms");
        if *self.used("opened").value == Value::Unknown {
            let item = |item: &str| Missing::Fact {
                path: vec![list.shown(), "area"],
                name: vec!["rooms", "area"],
                item: Some(item.into()),
            };
            let missing = vec![item("2"), item("4")];
            return Evidence { missing, ..Evidence::default() };
        }
        let failing = vec![FailingItems { list: list.shown(), items: vec!["2".into(), "attic".into()], of: 3 }];
        Evidence { failed: vec![self.condition("rooms_wide")], failing, ..Evidence::default() }
    }

    fn cover(&self) -> Evidence<'_> {
        if *self.used("residents").value == Value::Unknown {
            let (_, density) = self.sample.standard().definitions().next().unwrap();
            let undefined = Missing::Undefined { reason: Undefined::DivisionByZero, at: &density.value };
            return Evidence { missing: vec![undefined], ..self.facts_or_missing(&["residents"]) };
        }
        let enumeration = self.condition("cover");
        let branches = items(enumeration)
            .iter()
            .map(|(label, condition)| Branch { label: label.as_str(), held: false, condition })
            .collect();
        Evidence { branches, failed: vec![enumeration], ..self.facts_or_missing(&["alarm", "residents"]) }
    }

    fn size(&self) -> Evidence<'_> {
        let (_, table) = self.sample.standard().tables().next().unwrap();
        let no_rule = table.otherwise.as_ref().and_then(Outcome::no_rule);
        Evidence { no_rule, ..self.facts_or_missing(&["residents", "kind"]) }
    }

    fn alarm(&self) -> Evidence<'_> {
        Evidence { failed: vec![self.condition("alarm_there")], ..self.facts_or_missing(&["alarm"]) }
    }
}

/// A whole run in one format.
pub(super) fn render(sample: &Sample, report: &dyn Report) -> String {
    let (assessments, waiver_uses) = sample.assess();
    let mut tally = Tally::new();
    let mut out = Vec::new();
    let mut sequence = Sequence::new();
    sequence.head(report, &mut out);
    for assessment in &assessments {
        let evidence = Written { sample, instance: assessment.subject.instance };
        tally.add(sample.standard(), assessment);
        sequence.subject(report, &Assessed { assessment, evidence: &evidence }, &mut out);
    }
    let total = Total {
        standard: StandardId(0),
        of: TotalOf::Rule(sample.rule("on_site").0),
        unit: sample.unit("fte"),
        required: number(8, 1),
        provided: number(8, 1),
        short: Rational::ZERO,
        unknown: 1,
    };
    let results = Results { tally: &tally, totals: &[total], waiver_uses: &waiver_uses };
    sequence.tail(report, &results, &mut out);
    String::from_utf8(out).unwrap()
}
