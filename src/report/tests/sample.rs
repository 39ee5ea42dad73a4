//! A small standard in both languages and four shelters: what reports are tried on.

use crate::assess::{Assessment, Assessor, Waiver};
use crate::check::{Bundle, RuleReader, RuleText, check};
use crate::diagnostic::Diagnostics;
use crate::language::Language;
use crate::model::{Fact, Instance, Program, RecordId, Standard, StandardId};
use crate::profile::{Format, ProfileReader, pieces};
use crate::quantity::{Rational, Unit};
use crate::report::{Input, Run};
use crate::source::SourceMap;
use crate::span::Span;
use jiff::civil::{Date, date};
use std::ops::ControlFlow;

pub(in crate::report) const KEY_DATE: Date = date(2016, 3, 1);

pub(in crate::report) struct Sample {
    pub(in crate::report) program: Program,
    pub(in crate::report) shelters: Vec<Instance>,
    pub(in crate::report) waivers: Vec<Waiver>,
    inputs: Vec<Input>,
}

/// No other files.
struct Alone;

impl RuleReader for Alone {
    fn file(&mut self, path: &str, _: Option<&str>) -> Result<RuleText, String> {
        Err(format!("there is no {path}"))
    }

    fn standard(&mut self, _: &str) -> Option<RuleText> {
        None
    }
}

pub(in crate::report) fn number(above: i128, below: i128) -> Rational {
    Rational::new(above, below).unwrap()
}

impl Sample {
    pub(in crate::report) fn new(language: Language) -> Self {
        let (text, authority, reason) = match language {
            Language::English => (include_str!("english.norm"), "Head of Social Services", "alarm ordered"),
            Language::German => (include_str!("german.norm"), "Sozialdezernat", "Anlage ist bestellt"),
        };
        let mut sources = SourceMap::new();
        let mut diagnostics = Diagnostics::new();
        let root = RuleText { name: "sample.norm".to_owned(), text: text.to_owned() };
        let bundle = Bundle::gather(&[root], &mut Alone, &mut sources, &mut diagnostics);
        let program = check(&bundle, &mut diagnostics);
        let Some(program) = program else { panic!("{:?}", diagnostics.sorted()) };
        let shelters = shelters(&program, &mut sources);
        let span = program.standards[0].span;
        let waivers = vec![
            waiver(["alarm_there", "Lindenhof", reason, authority], date(2016, 12, 31), span),
            waiver(["cover", "Lindenhof", reason, authority], date(2016, 2, 29), span),
        ];
        let inputs =
            vec![Input { name: "sample.norm".into(), file: Some(program.standards[0].file), sha256: "0f".repeat(32) }];
        Self { program, shelters, waivers, inputs }
    }

    pub(in crate::report) fn run(&self) -> Run<'_> {
        Run {
            program: &self.program,
            key_date: KEY_DATE,
            tool_version: "0.1.0",
            rules: &self.inputs,
            profiles: &self.inputs,
            waiver_files: &[],
            waivers: &self.waivers,
            reasons: &[],
        }
    }

    pub(in crate::report) fn standard(&self) -> &Standard {
        &self.program.standards[0]
    }

    pub(in crate::report) fn shelter(&self) -> RecordId {
        self.program.vocabulary.find_record("shelter").unwrap()
    }

    /// A fact of a shelter.
    pub(in crate::report) fn fact(&self, name: &str) -> &Fact {
        let record = self.program.vocabulary.record(self.shelter());
        record.facts.iter().find(|fact| fact.name == name).unwrap()
    }

    pub(in crate::report) fn unit(&self, name: &str) -> Unit {
        let units = &self.program.vocabulary.units;
        let mut one = units.clone();
        one.single(units.find(name).unwrap())
    }

    /// Assesses every shelter.
    pub(in crate::report) fn assess(&self) -> (Assessor<'_>, Vec<Assessment<'_>>) {
        let mut assessor = Assessor::new(&self.program, StandardId(0), KEY_DATE, &self.waivers).unwrap();
        let places = self.shelters.iter().zip(1..);
        let assessments = places.flat_map(|(instance, place)| assessor.assess(instance, place)).collect();
        (assessor, assessments)
    }
}

fn waiver([rule, subject, reason, authority]: [&str; 4], expires: Date, span: Span) -> Waiver {
    Waiver {
        rule: rule.into(),
        subject: subject.into(),
        reason: reason.into(),
        authority: authority.into(),
        document: Some("SD 12/2016".into()),
        granted: date(2016, 1, 15),
        expires,
        span,
    }
}

fn shelters(program: &Program, sources: &mut SourceMap) -> Vec<Instance> {
    let text = include_str!("shelters.yaml");
    let file = sources.add("shelters.yaml", text);
    let mut diagnostics = Diagnostics::new();
    let mut shelters = Vec::new();
    let reader = ProfileReader::new(&program.vocabulary, None);
    for piece in pieces(Format::Yaml, file, text, text.len()) {
        let _ = reader.read(&piece, &mut diagnostics, &mut |profile| {
            shelters.push(profile.instance.clone());
            ControlFlow::Continue(())
        });
    }
    assert!(diagnostics.is_empty(), "{:?}", diagnostics.sorted());
    shelters
}
