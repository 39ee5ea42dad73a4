//! `norm capacity`: the staff that standards take, where it is missing, what would help and how far it reaches.

use super::Exit;
use super::args::CapacityArguments;
use super::error::CliError;
use super::gather::gather;
use super::output::{self, Screen};
use super::paper::PaperOutput;
use super::portfolio;
use super::prepare::{self, Case, Prepared, prepare};
use super::staff;
use super::waivers::Uses;
use crate::diagnostic::nearest;
use crate::model::{Program, RecordId, Slot, Type};
use crate::report::{Assessed, Proof, capacity_json, capacity_paper, explained};
use crate::source::SourceMap;

/// The facts that records are grouped by where nothing else is asked for.
const USUAL: [&str; 2] = ["district", "operator"];

/// The table that is the CSV: every line, from which the others are summed up.
const MAIN: &str = "records";

/// Works out and reports.
pub(super) fn run(arguments: &CapacityArguments, screen: Screen) -> Result<Exit, CliError> {
    let mut sources = SourceMap::new();
    let Prepared { files, loaded, standards, key_date, waivers, default_record } =
        match prepare(&arguments.case, &arguments.staff, &mut sources, screen)? {
            Case::Prepared(prepared) => *prepared,
            Case::Nothing => return Ok(Exit::Fine),
        };
    let program = &loaded.program;
    let profiles =
        portfolio::read(files, &program.vocabulary, default_record, &mut sources, &arguments.case.sheets, screen)?;
    let run = prepare::run(program, key_date, &waivers);
    let by = grouping(&arguments.by, program)?;
    let language = prepare::language(arguments.paper.lang, program);
    let mut uses = Uses::none(&run);
    let mut capacity =
        gather(run, &standards, by, &profiles, !arguments.brief, &mut |capacity, assessor, assessment, before| {
            uses.join(assessor);
            if arguments.explain {
                let rules: Vec<_> = capacity.ledger.entries().iter().skip(before).map(|entry| entry.rule).collect();
                let evidence = Proof { assessor, subject: &assessment.subject };
                let assessed = Assessed { assessment, evidence: &evidence };
                capacity.explained.extend(explained(run, language, &assessed, &rules));
            }
        })?;
    uses.refuse_unmatched(&arguments.case, &waivers, &sources, ("report", screen))?;
    if capacity.ledger.entries().is_empty() {
        return Err(CliError::new("the standards have no service or role with amounts for these records")
            .help("`norm check` tells what they ask for"));
    }
    staff::plan(&arguments.staff, &mut capacity, &mut sources, &arguments.case.sheets, screen)?;
    let paper = capacity_paper(&capacity, language);
    let inputs = output::read_files(&sources, arguments.case.profiles.iter().chain(&arguments.staff));
    let out = PaperOutput::new(&arguments.paper, &arguments.case, language, &inputs, MAIN);
    out.write(&paper, &capacity_json(&capacity), screen)?;
    Ok(Exit::Fine)
}

/// The facts to group by: those named, else those of [`USUAL`] that the vocabulary has.
pub(super) fn grouping(wanted: &[String], program: &Program) -> Result<Vec<(RecordId, Slot)>, CliError> {
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
    if wanted.is_empty() {
        return Ok(USUAL.into_iter().filter_map(find).collect());
    }
    let found = wanted.iter().map(|name| {
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
