//! `norm capacity`: the staff that standards take, where it is missing, what would help and how far it reaches.

use super::Exit;
use super::args::CapacityArguments;
use super::error::CliError;
use super::output::Screen;
use super::paper::PaperOutput;
use super::portfolio;
use super::prepare::{Case, Prepared, prepare};
use super::staff;
use crate::assess::{Assessment, Assessor};
use crate::capacity::Ledger;
use crate::capacity::change::{changes, headroom};
use crate::diagnostic::nearest;
use crate::language::Language;
use crate::model::{Modality, Program, RecordId, RuleKind, Slot, Standard, Status, Type};
use crate::quantity::{Rational, Unit};
use crate::report::{
    Assessed, Capacity, Figure, Need, Planned, Proof, Reach, Run, capacity_json, capacity_paper, explained,
};
use crate::source::SourceMap;
use crate::staff::fill;
use std::path::PathBuf;

/// The facts that records are grouped by where nothing else is asked for.
const USUAL: [&str; 2] = ["district", "operator"];

/// The table that is the CSV: every line, from which the others are summed up.
const MAIN: &str = "records";

/// Works out and reports.
pub(super) fn run(arguments: &CapacityArguments, screen: Screen) -> Result<Exit, CliError> {
    let mut sources = SourceMap::new();
    let Prepared { files, loaded, key_date, waivers, default_record, .. } =
        match prepare(&arguments.case, &arguments.staff, &mut sources, screen)? {
            Case::Prepared(prepared) => *prepared,
            Case::Nothing => return Ok(Exit::Fine),
        };
    let program = &loaded.program;
    let profiles =
        portfolio::read(files, &program.vocabulary, default_record, &mut sources, &arguments.case.sheets, screen)?;
    let run = Run {
        program,
        key_date,
        tool_version: env!("CARGO_PKG_VERSION"),
        rules: &[],
        profiles: &[],
        waiver_files: &waivers.inputs,
        waivers: &waivers.exceptions.waivers,
        reasons: &waivers.exceptions.reasons,
    };
    let mut capacity = Capacity {
        run,
        ledger: Ledger::new(program),
        by: grouping(arguments, program)?,
        needs: vec![],
        reaches: vec![],
        explained: vec![],
        figures: vec![],
        staff: None,
    };
    let counted = counted(program);
    let language = language(arguments, program);
    for (id, _) in program.standards_by_id() {
        let Some(assessor) = Assessor::new(program, id, key_date, run.waivers) else { continue };
        let mut assessor = assessor.with_reasons(run.reasons);
        for (place, profile) in (1..).zip(&profiles) {
            let assessments = assessor.assess(&profile.instance, place);
            for assessment in &assessments {
                refuse_overflow(assessment)?;
                let instance = assessment.subject.instance;
                let before = capacity.ledger.entries().len();
                capacity.ledger.add(assessment, &mut |finding| {
                    let range = assessor.required_range(instance, finding.rule);
                    (range.low.unwrap_or(Rational::ZERO), range.high)
                });
                if arguments.explain {
                    let rules: Vec<_> = capacity.ledger.entries().iter().skip(before).map(|entry| entry.rule).collect();
                    let evidence = Proof { assessor: &assessor, subject: &assessment.subject };
                    let assessed = Assessed { assessment, evidence: &evidence };
                    capacity.explained.extend(explained(run, language, &assessed, &rules));
                }
                figures(&mut capacity, &assessor, assessment, &counted);
                if !arguments.brief {
                    what_if(&mut capacity, &mut assessor, assessment);
                }
            }
        }
    }
    if capacity.ledger.entries().is_empty() {
        return Err(CliError::new("the standards have no service or role with amounts for these records")
            .help("`norm check` tells what they ask for"));
    }
    if !arguments.staff.is_empty() {
        let staff = staff::read(
            &arguments.staff,
            program,
            capacity.ledger.holders(),
            &mut sources,
            &arguments.case.sheets,
            screen,
        )?;
        let filling = fill(&mut capacity.ledger, program, &staff, key_date);
        capacity.staff = Some(Planned { staff, filling });
    }
    let paper = capacity_paper(&capacity, language);
    let inputs: Vec<PathBuf> = arguments.case.profiles.iter().chain(&arguments.staff).cloned().collect();
    output(arguments, &inputs, language).write(&paper, &capacity_json(&capacity), screen)?;
    Ok(Exit::Fine)
}

fn output<'a>(arguments: &'a CapacityArguments, inputs: &'a [PathBuf], language: Language) -> PaperOutput<'a> {
    PaperOutput {
        kind: arguments.format,
        path: arguments.output.as_deref(),
        inputs,
        language,
        csv: arguments.case.sheets.form(),
        main: MAIN,
    }
}

fn refuse_overflow(assessment: &Assessment<'_>) -> Result<(), CliError> {
    if assessment.overflows.is_empty() {
        return Ok(());
    }
    Err(CliError::new(format!("for {}, a calculation leaves the range of exact numbers", assessment.subject.name))
        .help("`norm check` tells where"))
}

/// The units that services and roles are counted in.
fn counted(program: &Program) -> Vec<Unit> {
    let rules = program.standards.iter().flat_map(Standard::rules);
    rules
        .filter(|(_, rule)| rule.kind == RuleKind::Service || rule.role.is_some())
        .filter_map(|(_, rule)| rule.body.unit())
        .collect()
}

/// What the standard defines in one of these units.
fn figures(capacity: &mut Capacity<'_>, assessor: &Assessor<'_>, assessment: &Assessment<'_>, counted: &[Unit]) {
    let Some(standard) = capacity.run.program.standards.get(assessment.standard.index()) else { return };
    let subject = &assessment.subject;
    for (id, definition) in standard.definitions() {
        let Type::Number(unit) = definition.value.ty else { continue };
        if definition.about != subject.record || !counted.contains(&unit) {
            continue;
        }
        if let Some(value) = assessor.number(subject, &definition.value) {
            let (standard, record, subject) = (assessment.standard, subject.record, subject.name.clone());
            capacity.figures.push(Figure { standard, definition: id, record, subject, value });
        }
    }
}

/// What would meet each rule that is not met, and how far the record reaches.
fn what_if(capacity: &mut Capacity<'_>, assessor: &mut Assessor<'_>, assessment: &Assessment<'_>) {
    let (program, standard) = (capacity.run.program, assessment.standard);
    let Some(held) = program.standards.get(standard.index()) else { return };
    let subject = &assessment.subject;
    for finding in &assessment.findings {
        let judged = held.rule(finding.rule).modality == Some(Modality::Must);
        if judged && matches!(finding.status, Status::NotMet | Status::Waived) {
            capacity.needs.push(Need {
                standard,
                rule: finding.rule,
                record: subject.record,
                subject: subject.name.clone(),
                changes: changes(program, standard, assessor, subject.instance, finding.rule),
            });
        }
    }
    let reach = headroom(program, standard, assessor, subject.record, subject.instance);
    if !reach.is_empty() {
        let (record, subject) = (subject.record, subject.name.clone());
        capacity.reaches.push(Reach { standard, record, subject, headroom: reach });
    }
}

/// The facts to group by: those named, else those of [`USUAL`] that the vocabulary has.
fn grouping(arguments: &CapacityArguments, program: &Program) -> Result<Vec<(RecordId, Slot)>, CliError> {
    let spoken = || {
        let records = program.vocabulary.records();
        records.filter(|(id, _)| program.standards.iter().any(|standard| standard.speaks_of(*id)))
    };
    let find = |name: &str| {
        spoken().find_map(|(id, record)| {
            let slot = record.find(name)?;
            matches!(record.fact(slot).ty, Type::Text | Type::Choice(_)).then_some((id, slot))
        })
    };
    if arguments.by.is_empty() {
        return Ok(USUAL.into_iter().filter_map(find).collect());
    }
    let found = arguments.by.iter().map(|name| {
        find(name).ok_or_else(|| {
            let facts = spoken().flat_map(|(_, record)| &record.facts);
            let texts = facts.filter(|fact| matches!(fact.ty, Type::Text | Type::Choice(_)));
            let near = nearest(name, texts.map(|fact| fact.name.as_str()));
            let error = CliError::new(format!("records cannot be grouped by `{name}`"));
            error.help(near.map_or_else(
                || "name a fact that holds words or a choice, as `district`".to_owned(),
                |near| format!("did you mean `{near}`?"),
            ))
        })
    });
    found.collect()
}

fn language(arguments: &CapacityArguments, program: &Program) -> Language {
    let first = program.standards.first().map_or(Language::English, |standard| standard.language);
    arguments.lang.map_or(first, Into::into)
}
