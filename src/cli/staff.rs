//! Staff files: opened and read as profiles are, by the vocabulary of staff files.

use super::args::SheetArguments;
use super::error::CliError;
use super::inputs::{self, Content};
use super::output::Screen;
use super::portfolio;
use crate::capacity::Holder;
use crate::diagnostic::Diagnostics;
use crate::model::Program;
use crate::profile::Header;
use crate::report::{Capacity, Planned, Run};
use crate::source::SourceMap;
use crate::staff::{Setting, Staff, fill, usual_record, vocabulary};
use std::path::PathBuf;

/// Fills in what staff files plan, where there are any.
pub(super) fn plan(
    paths: &[PathBuf],
    capacity: &mut Capacity<'_>,
    sources: &mut SourceMap,
    arguments: &SheetArguments,
    screen: Screen,
) -> Result<(), CliError> {
    if paths.is_empty() {
        return Ok(());
    }
    let Run { program, key_date, .. } = capacity.run;
    let staff = read(paths, program, capacity.ledger.holders(), sources, arguments, screen)?;
    let filling = fill(&mut capacity.ledger, program, &staff, key_date);
    capacity.staff = Some(Planned { staff, filling });
    Ok(())
}

/// Reads every staff file. A fault in one ends the run: the plan would be wrong without it.
pub(super) fn read(
    paths: &[PathBuf],
    program: &Program,
    holders: &[Holder],
    sources: &mut SourceMap,
    arguments: &SheetArguments,
    screen: Screen,
) -> Result<Staff, CliError> {
    let mut diagnostics = Diagnostics::new();
    let files = inputs::open(paths, &[], sources, &mut diagnostics, screen)?;
    for file in &files {
        let name = inputs::name(&file.path);
        if matches!(file.content, Content::Lines(_)) {
            return Err(
                CliError::new(format!("{name} holds JSON Lines")).help("a staff file is YAML, JSON or a spreadsheet")
            );
        }
        if file.header != Header::default() {
            return Err(CliError::new(format!("{name} names standards, a key date or waivers"))
                .help("the profiles do that; a staff file holds people, pools and hires"));
        }
    }
    let vocabulary = vocabulary(sources);
    let records =
        portfolio::gather(files, &vocabulary, usual_record(&vocabulary), sources, arguments, &mut diagnostics)?;
    let setting = Setting { vocabulary: &vocabulary, program, holders, sources };
    let staff = Staff::read(&records, setting, &mut diagnostics);
    portfolio::settle(diagnostics, sources, screen)?;
    if staff.members.is_empty() {
        return Err(CliError::new("there is nobody in the staff list").help("write people, pools or hires"));
    }
    Ok(staff)
}
