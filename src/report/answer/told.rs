//! Assessments as templates read them: what the JSON report says, with words beside it; and the same rule by rule.

use super::complete::{add, complete};
use crate::assess::Finding;
use crate::compare::Counts;
use crate::language::Language;
use crate::model::{Rule, RuleId, Standard, StandardId};
use crate::report::codes::{modality_code, record_name, status_code};
use crate::report::document::notice;
use crate::report::phrase::readable;
use crate::report::view::{Line, View};
use crate::report::{Assessed, JSON_SCHEMA, Message, Results, Run, Tally, Wording, json};
use serde_json::{Value, json};

/// What templates are told of assessments, gathered one by one.
#[derive(Debug)]
pub struct Told<'a> {
    view: View<'a>,
    /// The standards that were asked for.
    standards: Vec<StandardId>,
    schema: Value,
    subjects: Vec<Value>,
    rules: Vec<Gathered>,
    /// Records with what is to be known of their facts; each fact once.
    reservations: Vec<(String, Vec<String>)>,
    tally: Tally,
}

/// The findings of one rule, those that say the same together.
#[derive(Debug)]
struct Gathered {
    standard: StandardId,
    rule: RuleId,
    head: Value,
    results: Vec<Alike>,
}

#[derive(Debug)]
struct Alike {
    said: Value,
    subjects: Vec<String>,
}

impl<'a> Told<'a> {
    /// Nothing yet, by these standards.
    pub fn new(run: &Run<'a>, standards: &[StandardId], language: Language) -> Self {
        Self {
            standards: standards.to_vec(),
            view: View { run: *run, language, details: false },
            schema: serde_json::from_str(JSON_SCHEMA).unwrap_or_default(),
            subjects: Vec::new(),
            rules: Vec::new(),
            reservations: Vec::new(),
            tally: Tally::default(),
        }
    }

    /// Takes in an assessment.
    pub fn add(&mut self, assessed: &Assessed<'_>) {
        let (view, assessment) = (self.view, assessed.assessment);
        let standard = assessment.standard;
        let (Some(page), Some(told)) = (view.page(assessed), view.told(assessed)) else { return };
        let Some(held) = view.run.standard(assessment) else { return };
        self.tally.add(held, assessment);
        let mut subject = json::subject(&view.run, assessed);
        let of = self.schema.pointer("/$defs/subject").cloned().unwrap_or_default();
        complete(&mut subject, &of, &self.schema);
        add(&mut subject, "heading", page.title.as_str());
        add(&mut subject, "standard_title", readable(held.shown()));
        add(&mut subject, "verdict_words", page.verdict.as_str());
        add(&mut subject, "reservations", page.figures.clone());
        if let Some(findings) = subject.get_mut("findings").and_then(Value::as_array_mut) {
            for ((value, finding), told) in findings.iter_mut().zip(&assessment.findings).zip(&told) {
                let rule = held.rule(finding.rule);
                let words = self.words(rule, finding, &told.point.lines, &told.lacks);
                for (key, words) in words.as_object().into_iter().flatten() {
                    add(value, key, words.clone());
                }
                add(value, "kind", told.point.mark.code());
                add(value, "title", readable(rule.label.shown()));
                self.gather(standard, held, finding, value, &page.title);
            }
        }
        self.subjects.push(subject);
        let known = self.reservations.iter().position(|(title, _)| *title == page.title);
        if page.figures.is_empty() {
            return;
        }
        match known.and_then(|at| self.reservations.get_mut(at)) {
            Some((_, figures)) => {
                let new: Vec<_> = page.figures.into_iter().filter(|figure| !figures.contains(figure)).collect();
                figures.extend(new);
            }
            None => self.reservations.push((page.title, page.figures)),
        }
    }

    fn words(&self, rule: &Rule, finding: &Finding, lines: &[Line], lacks: &[String]) -> Value {
        let line = |line: &Line| json!({ "topic": line.topic, "text": line.text, "reference": line.quiet });
        json!({
            "modality": rule.modality.map(modality_code),
            "modality_words": self.modality(rule),
            "status_words": Message::from(finding.status).words(self.view.language),
            "lacks": lacks,
            "lines": lines.iter().map(line).collect::<Vec<_>>(),
        })
    }

    fn modality(&self, rule: &Rule) -> Option<&'static str> {
        let wording = Wording::new(self.view.run.program, StandardId(0), self.view.run.key_date, self.view.language)?;
        wording.modality(rule)
    }

    /// Puts a finding to those of the same rule that say the same of other records.
    fn gather(&mut self, standard: StandardId, held: &Standard, finding: &Finding, value: &Value, title: &str) {
        let rule = held.rule(finding.rule);
        let same = |known: &Gathered| (known.standard, known.rule) == (standard, finding.rule);
        let at = self.rules.iter().position(same).unwrap_or_else(|| {
            let about = json!({
                "standard": held.name,
                "standard_title": readable(held.shown()),
                "rule": rule.label.name,
                "title": readable(rule.label.shown()),
                "about": record_name(self.view.run.program, rule.about),
                "modality": rule.modality.map(modality_code),
                "modality_words": self.modality(rule),
            });
            self.rules.push(Gathered { standard, rule: finding.rule, head: about, results: Vec::new() });
            self.rules.len() - 1
        });
        let Some(gathered) = self.rules.get_mut(at) else { return };
        let said = json!({
            "status": status_code(finding.status),
            "status_words": value.get("status_words"),
            "kind": value.get("kind"),
            "lacks": value.get("lacks"),
            "lines": value.get("lines"),
        });
        match gathered.results.iter_mut().find(|alike| alike.said == said) {
            Some(alike) => alike.subjects.push(title.to_owned()),
            None => gathered.results.push(Alike { said, subjects: vec![title.to_owned()] }),
        }
    }

    /// One entry for each record and standard.
    pub(super) fn subjects(&self) -> Value {
        Value::from(self.subjects.clone())
    }

    /// One entry for each rule, in the order of the standards.
    pub(super) fn rules(&self) -> Value {
        let mut order: Vec<&Gathered> = self.rules.iter().collect();
        order.sort_by_key(|gathered| (gathered.standard, gathered.rule));
        let entry = |gathered: &&Gathered| {
            let results = gathered.results.iter().map(|alike| {
                let mut said = alike.said.clone();
                add(&mut said, "subjects", alike.subjects.clone());
                said
            });
            let mut head = gathered.head.clone();
            add(&mut head, "results", results.collect::<Vec<_>>());
            head
        };
        order.iter().map(entry).collect()
    }

    /// What is to be known of facts, record by record.
    pub(super) fn reservations(&self) -> Value {
        let entry = |(title, figures): &(String, Vec<String>)| json!({ "heading": title, "figures": figures });
        self.reservations.iter().map(entry).collect()
    }

    /// The verdicts in sentences.
    pub(super) fn summary(&self) -> Vec<String> {
        let counts = Counts::default();
        let results = Results {
            tally: &self.tally,
            totals: &[],
            waiver_uses: &[],
            reason_uses: &[],
            counts: &counts,
            compared: &[],
        };
        self.view.summary(&results)
    }

    /// The standards, with words.
    pub(super) fn standards(&self) -> Value {
        let view = View { details: true, ..self.view };
        let of = self.schema.pointer("/$defs/standard").cloned().unwrap_or_default();
        let pairs = json::standards(&view.run).into_iter().zip(view.run.program.standards_by_id()).zip(view.headings());
        let asked = pairs.filter(|((_, (id, _)), _)| self.standards.contains(id));
        let standards = asked.map(|((mut value, (_, standard)), heading)| {
            complete(&mut value, &of, &self.schema);
            add(&mut value, "heading", heading.title);
            add(&mut value, "about", heading.about);
            add(&mut value, "remarks", heading.remarks);
            add(&mut value, "standing_words", Message::from(standard.standing).words(view.language));
            let notice = notice(standard.standing);
            add(&mut value, "notice", notice.map(|words| words.words(view.language)));
            value
        });
        standards.collect()
    }

    pub(super) fn view(&self) -> View<'a> {
        self.view
    }
}

/// The name by which people know a record, as it heads its findings.
pub(super) fn heading<'v>(subjects: &'v Value, name: &str, record: &str) -> Option<&'v Value> {
    let same = |subject: &&Value| {
        subject.get("name").and_then(Value::as_str) == Some(name)
            && subject.get("record").and_then(Value::as_str) == Some(record)
    };
    subjects.as_array()?.iter().find(same)?.get("heading")
}
