//! Assesses every record by every standard and works out its capacity, for commands that look at all records at once.

use super::error::CliError;
use super::namesakes::{self, Namesakes};
use crate::assess::{Assessment, Assessor};
use crate::capacity::Ledger;
use crate::capacity::change::{changes, headroom};
use crate::model::{Modality, Program, RecordId, RuleKind, Slot, Standard, StandardId, Status, Type};
use crate::profile::Profile;
use crate::quantity::{Rational, Unit};
use crate::report::{Capacity, Figure, Need, Reach, Run};

/// Takes an assessment with its assessor; the lines of the ledger from a place on are its own.
pub(super) type Each<'e, 'a> = dyn FnMut(&mut Capacity<'a>, &Assessor<'_>, &Assessment<'_>, usize) + 'e;

/// Works everything out by the standards that were asked for; each assessment is handed on as well. `beyond` asks for
/// what would help and how far each record reaches.
pub(super) fn gather<'a>(
    run: Run<'a>,
    standards: &[StandardId],
    by: Vec<(RecordId, Slot)>,
    profiles: &[Profile],
    beyond: bool,
    each: &mut Each<'_, 'a>,
) -> Result<Capacity<'a>, CliError> {
    let program = run.program;
    let mut capacity = Capacity {
        run,
        ledger: Ledger::new(program),
        by,
        needs: vec![],
        reaches: vec![],
        explained: vec![],
        figures: vec![],
        staff: None,
    };
    let counted = counted(program);
    let mut namesakes = Namesakes::default();
    for id in standards {
        let Some(assessor) = Assessor::new(program, *id, run.key_date, run.waivers) else { continue };
        let mut assessor = assessor.with_reasons(run.reasons);
        for (place, profile) in (1..).zip(profiles) {
            let assessments = assessor.assess(&profile.instance, place);
            for assessment in &assessments {
                refuse_overflow(assessment)?;
                if let Some(message) = namesakes.second(program, assessment) {
                    return Err(CliError::new(message).help(namesakes::HELP));
                }
                let instance = assessment.subject.instance;
                let before = capacity.ledger.entries().len();
                capacity.ledger.add(assessment, &mut |finding| {
                    let range = assessor.required_range(instance, finding.rule);
                    (range.low.unwrap_or(Rational::ZERO), range.high)
                });
                each(&mut capacity, &assessor, assessment, before);
                figures(&mut capacity, &assessor, assessment, &counted);
                if beyond {
                    what_if(&mut capacity, &mut assessor, assessment);
                }
            }
        }
    }
    Ok(capacity)
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
