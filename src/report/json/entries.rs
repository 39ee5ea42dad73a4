//! From the model's types to those of the JSON report.

use super::mirror::{
    AmountEntry, BranchEntry, ComparedEntry, ContrastEntry, CostEntry, DocumentEntry, FactEntry, FailingEntry,
    FindingEntry, GradeEntry, GuaranteeEntry, InputText, LayerEntry, MissingEntry, PartEntry, ReasonEntry, RuleEntry,
    ScoreEntry, SourceEntry, StandardEntry, SubjectEntry, ThingEntry, ValueEntry,
};
use crate::assess::{Cost, Evidence, FactUse, FailingItem, FailingItems, Finding, Grade, Missing, PartUse, Reason};
use crate::compare::{Comparison, Entry};
use crate::model::{Citation, RecordId, Rule, Standard, Status, Type, Value, Vocabulary};
use crate::quantity::{Rational, Unit};
use crate::report::codes::{
    direction_code, in_unit, kind_code, layer_code, modality_code, place_code, reason_code, standing_code, status_code,
    undefined_code, verdict_code,
};
use crate::report::{Assessed, Input, Run, record_name};

pub(super) fn inputs(inputs: &[Input]) -> Vec<InputText<'_>> {
    inputs.iter().map(|input| InputText { name: &input.name, sha256: &input.sha256 }).collect()
}

pub(super) fn standard<'a>(run: &Run<'a>, standard: &'a Standard) -> StandardEntry<'a> {
    let vocabulary = &run.program.vocabulary;
    let rules = standard.rules().map(|(_, rule)| RuleEntry {
        name: &rule.label.name,
        title: rule.label.label.as_deref(),
        kind: kind_code(rule.kind),
        about: record_name(run.program, rule.about),
        modality: rule.modality.map(modality_code),
        where_possible: rule.where_possible,
        role: rule.role.as_deref(),
        unit: rule.body.measure().map(|unit| vocabulary.units.name(unit)),
        origin: &rule.origin,
        consequences: &rule.consequences,
        in_force: rule.period.holds(run.key_date),
        sources: sources(standard, &rule.notes.sources),
    });
    let documents = standard.documents.iter().map(|document| DocumentEntry {
        name: &document.name,
        title: &document.title,
        dated: document.dated.map(|day| day.to_string()),
    });
    StandardEntry {
        name: &standard.name,
        title: standard.title.as_deref(),
        issuer: standard.issuer.as_deref(),
        version: standard.version.as_deref(),
        standing: standing_code(standard.standing),
        in_force: standard.period.holds(run.key_date),
        since: standard.period.since.map(|day| day.to_string()),
        until: standard.period.until.map(|day| day.to_string()),
        sha256: run.rules.iter().find(|input| input.file == Some(standard.file)).map(|input| input.sha256.as_str()),
        extends: &standard.extends,
        documents: documents.collect(),
        rules: rules.collect(),
    }
}

fn sources<'a>(standard: &'a Standard, citations: &'a [Citation]) -> Vec<SourceEntry<'a>> {
    let known = citations.iter().filter_map(|one| Some((standard.documents.get(one.document)?, one)));
    known
        .map(|(document, citation)| SourceEntry { document: &document.name, place: citation.place.as_deref() })
        .collect()
}

/// What several standards ask of the same things at one record.
pub(super) fn compared<'a>(
    run: &Run<'a>,
    record: RecordId,
    name: &'a str,
    comparisons: &'a [Comparison<'a>],
) -> ComparedEntry<'a> {
    let thing = |comparison: &'a Comparison<'a>| ThingEntry {
        direction: direction_code(comparison.thing.direction),
        rules: comparison.entries.iter().filter_map(|entry| contrast(run, entry)).collect(),
    };
    ComparedEntry { record: record_name(run.program, record), name, things: comparisons.iter().map(thing).collect() }
}

fn contrast<'a>(run: &Run<'a>, entry: &Entry<'_>) -> Option<ContrastEntry<'a>> {
    let (standard, rule) = entry.ask.rule(run.program)?;
    let unit = unit(&entry.ask.bound.map_or(Type::Bool, |bound| bound.ty.clone())).unwrap_or(Unit::ONE);
    Some(ContrastEntry {
        standard: &standard.name,
        rule: &rule.label.name,
        part: entry.ask.part.is_some(),
        modality: modality_code(entry.modality),
        standing: standing_code(entry.standing),
        status: status_code(entry.status),
        required: entry.required.map(|required| in_unit(required, unit).to_string()),
        unit: entry.required.map(|_| run.program.vocabulary.units.name(unit)),
        strict: entry.ask.strict,
        place: place_code(entry.place),
    })
}

/// Makes the entry of an assessment and hands it on: it borrows from evidence that lives only here.
pub(super) fn subject(run: &Run<'_>, assessed: &Assessed<'_>, mut write: impl FnMut(&SubjectEntry<'_>)) {
    let assessment = assessed.assessment;
    let Some(standard) = run.standard(assessment) else { return };
    let evidence: Vec<_> = assessment.findings.iter().map(|finding| assessed.evidence.of_rule(finding)).collect();
    let findings = assessment.findings.iter().zip(&evidence);
    let weighed: Vec<_> = assessment.scores.iter().map(|score| assessed.evidence.of_rule(score)).collect();
    let scores = assessment.scores.iter().zip(&weighed);
    let guarantees = assessment.guarantees.iter().map(|finding| GuaranteeEntry {
        guarantee: &standard.guarantee(finding.guarantee).label.name,
        status: status_code(finding.status),
    });
    write(&SubjectEntry {
        standard: &standard.name,
        record: record_name(run.program, assessment.subject.record),
        name: &assessment.subject.name,
        title: assessment.subject.title.as_deref(),
        depth: assessment.subject.depth,
        verdict: verdict_code(assessment.verdict.kind),
        with_waivers: assessment.verdict.with_waivers,
        with_reasons: assessment.verdict.with_reasons,
        with_open_points: assessment.verdict.with_open_points,
        findings: findings.map(|(one, evidence)| finding(run, standard, one, evidence)).collect(),
        scores: scores.filter_map(|(one, evidence)| score(run, standard, one, evidence)).collect(),
        guarantees: guarantees.collect(),
    });
}

fn finding<'a>(
    run: &Run<'a>,
    standard: &'a Standard,
    finding: &Finding,
    evidence: &'a Evidence<'a>,
) -> FindingEntry<'a> {
    let vocabulary = &run.program.vocabulary;
    let rule = standard.rule(finding.rule);
    // Where a rule does not apply, its amounts are 0 by definition and say nothing.
    let counts = finding.status != Status::NotApplicable;
    let unit = rule.body.unit().unwrap_or(Unit::ONE);
    let amount = |value: Option<Rational>| value.filter(|_| counts).map(|value| in_unit(value, unit).to_string());
    let [required, provided, short] = [finding.required, finding.provided, finding.short].map(amount);
    let any = required.is_some() || provided.is_some() || short.is_some();
    FindingEntry {
        rule: &rule.label.name,
        status: status_code(finding.status),
        reason: reason(finding, evidence),
        required,
        provided,
        short,
        unit: rule.body.unit().filter(|_| any).map(|unit| vocabulary.units.name(unit)),
        assumed: finding.assumed,
        may_fail: finding.may_fail,
        waiver: finding.waiver,
        explanation: finding.justification,
        cost: cost(vocabulary, rule, finding, evidence),
        layer: finding.layer.map(|layer| LayerEntry {
            replaces: rule.replaces.map(|replaced| full_name(standard.rule(replaced))),
            compared: layer_code(layer),
        }),
        missing: evidence.missing.iter().map(missing).collect(),
        facts: facts(vocabulary, evidence),
        failing: evidence.failing.iter().map(|one| failing(vocabulary, one)).collect(),
        grade: evidence.grade.as_ref().map(grade),
        uncovered: evidence.uncovered.iter().map(|one| one.times.to_string()).collect(),
        branches: evidence.branches.iter().map(|one| BranchEntry { label: one.label, held: one.held }).collect(),
        sources: sources(standard, &rule.notes.sources),
    }
}

/// A score with its parts; none for what is no score.
fn score<'a>(
    run: &Run<'a>,
    standard: &'a Standard,
    finding: &Finding,
    evidence: &'a Evidence<'a>,
) -> Option<ScoreEntry<'a>> {
    let rule = standard.rule(finding.rule);
    let unit = rule.body.score()?.unit();
    let number = |value: Rational| in_unit(value, unit).to_string();
    let part = |used: &'a PartUse<'a>| PartEntry {
        title: used.part.label.as_deref(),
        weight: used.part.weight.to_string(),
        value: used.value.map(number),
        contribution: used.contribution.map(number),
    };
    Some(ScoreEntry {
        score: &rule.label.name,
        status: status_code(finding.status),
        reason: reason(finding, evidence),
        value: finding.value.map(number),
        at_least: evidence.range.and_then(|range| range.low).map(number),
        at_most: evidence.range.and_then(|range| range.high).map(number),
        unit: Some(unit).filter(|unit| *unit != Unit::ONE).map(|unit| run.program.vocabulary.units.name(unit)),
        assumed: finding.assumed,
        parts: evidence.parts.iter().map(part).collect(),
        missing: evidence.missing.iter().map(missing).collect(),
        facts: facts(&run.program.vocabulary, evidence),
        sources: sources(standard, &rule.notes.sources),
    })
}

fn facts<'a>(vocabulary: &'a Vocabulary, evidence: &'a Evidence<'a>) -> Vec<FactEntry<'a>> {
    evidence.facts.iter().filter_map(|used| fact(vocabulary, used, &evidence.facts)).collect()
}

fn failing<'a>(vocabulary: &Vocabulary, failing: &'a FailingItems<'a>) -> FailingEntry<'a> {
    let amount = |item: &FailingItem| {
        let number = item.number?;
        Some(AmountEntry {
            value: in_unit(number.value, number.unit).to_string(),
            unit: Some(number.unit).filter(|unit| *unit != Unit::ONE).map(|unit| vocabulary.units.name(unit)),
        })
    };
    let amounts: Vec<_> = failing.items.iter().map(amount).collect();
    FailingEntry {
        list: failing.list.shown(),
        items: failing.items.iter().map(|item| item.name.as_str()).collect(),
        amounts: if amounts.iter().any(Option::is_some) { amounts } else { Vec::new() },
        of: failing.of,
    }
}

fn cost(vocabulary: &Vocabulary, rule: &Rule, finding: &Finding, evidence: &Evidence<'_>) -> Option<CostEntry> {
    let unit = unit(&rule.cost.as_ref()?.ty)?;
    let (amount, assumed) = match finding.cost {
        Cost::Absent => return None,
        Cost::Unknown => (None, false),
        Cost::Of { amount, assumed } => (Some(amount.to_string()), assumed),
    };
    let missing = evidence.cost_missing.iter().map(missing).collect();
    Some(CostEntry { amount, unit: vocabulary.units.name(unit), assumed, missing })
}

fn grade<'a>(grade: &Grade<'a>) -> GradeEntry<'a> {
    GradeEntry {
        label: &grade.item.label,
        title: grade.item.title.as_deref(),
        place: grade.place,
        of: grade.of,
        unknown: grade.unknown.iter().map(|item| item.label.as_str()).collect(),
    }
}

fn full_name(rule: &Rule) -> String {
    format!("{}.{}", rule.origin, rule.label.name)
}

fn reason<'a>(finding: &Finding, evidence: &Evidence<'a>) -> Option<ReasonEntry<'a>> {
    let exception = if let Reason::Exception(index) = finding.reason { Some(index) } else { None };
    let words = evidence.no_rule.and_then(|silence| silence.reason.as_deref());
    reason_code(finding.reason).map(|kind| ReasonEntry { kind, exception, words })
}

fn missing(missing: &Missing<'_>) -> MissingEntry {
    match missing {
        Missing::Fact { name, item, .. } => MissingEntry::Fact { fact: name.join("."), item: item.clone() },
        Missing::Date { name, item, .. } => MissingEntry::Date { date_of: name.join("."), item: item.clone() },
        Missing::Undefined { reason, .. } => MissingEntry::Undefined { undefined: undefined_code(*reason) },
    }
}

fn fact<'a>(vocabulary: &'a Vocabulary, used: &'a FactUse<'a>, all: &[FactUse<'_>]) -> Option<FactEntry<'a>> {
    // The entry of a fact has its day as well.
    let same = |other: &FactUse<'_>| other.date.is_none() && other.name == used.name && other.item == used.item;
    if used.date.is_some() && all.iter().any(same) {
        return None;
    }
    let annotation = used.annotation;
    Some(FactEntry {
        fact: used.name.join("."),
        item: used.item.as_deref(),
        value: value(vocabulary, used.value, &used.fact.ty)?,
        unit: unit(&used.fact.ty).filter(|unit| *unit != Unit::ONE).map(|unit| vocabulary.units.name(unit)),
        on: annotation.and_then(|one| one.on).map(|day| day.to_string()),
        by: annotation.and_then(|one| one.by.as_deref()),
        note: annotation.and_then(|one| one.note.as_deref()),
        source: annotation.and_then(|one| one.source.as_deref()),
    })
}

fn unit(ty: &Type) -> Option<Unit> {
    if let Type::Number(unit) = ty { Some(*unit) } else { None }
}

/// None for what is unknown, and for records: their facts are told one by one.
fn value<'a>(vocabulary: &'a Vocabulary, value: &'a Value, ty: &Type) -> Option<ValueEntry<'a>> {
    Some(match value {
        Value::Unknown | Value::Record(_) => return None,
        Value::None => ValueEntry::None,
        Value::Bool(truth) => ValueEntry::Bool(*truth),
        Value::Number(number) => ValueEntry::Text(in_unit(*number, unit(ty).unwrap_or(Unit::ONE)).to_string()),
        Value::Text(text) => ValueEntry::Words(text),
        Value::Date(day) => ValueEntry::Text(day.to_string()),
        Value::Schedule(times) => ValueEntry::Text(times.to_string()),
        Value::Choice(index) => {
            let Type::Choice(choice) = ty else { return None };
            ValueEntry::Words(vocabulary.choice(*choice).value_name(*index))
        }
        Value::List(items) => {
            let each = |item| if let Type::List(of) = ty { self::value(vocabulary, item, of) } else { None };
            let entries: Option<Vec<_>> = items.iter().map(each).collect();
            entries.map_or(ValueEntry::Entries { entries: items.len() }, ValueEntry::List)
        }
    })
}
