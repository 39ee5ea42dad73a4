//! `norm plan`: who should work where, so that the standard is met as far as can be.

use super::Exit;
use super::args::PlanArguments;
use super::error::CliError;
use super::gather::gather;
use super::output::{self, Screen};
use super::paper::PaperOutput;
use super::prepare::{self, Case, Prepared, prepare};
use super::waivers::Uses;
use super::{portfolio, staff};
use crate::assess::{Assessment, Assessor};
use crate::capacity::Ledger;
use crate::model::{Program, StandardId};
use crate::plan::{Fault, Level, Plan, Problem};
use crate::report::{Capacity, Deployment, plan_json, plan_paper};
use crate::source::SourceMap;
use crate::staff::Staff;
use std::time::{Duration, Instant};

/// The table that is the CSV where only one has room.
const MAIN: &str = "staffing";

/// Plans and reports.
pub(super) fn run(arguments: &PlanArguments, screen: Screen) -> Result<Exit, CliError> {
    let mut sources = SourceMap::new();
    let Prepared { files, loaded, standards, key_date, waivers, default_record } =
        match prepare(&arguments.case, &arguments.staff, &mut sources, screen)? {
            Case::Prepared(prepared) => *prepared,
            Case::Nothing => return Ok(Exit::Fine),
        };
    let program = &loaded.program;
    let sheets = &arguments.case.sheets;
    let profiles = portfolio::read(files, &program.vocabulary, default_record, &mut sources, sheets, screen)?;
    let run = prepare::run(program, key_date, &waivers);
    let mut uses = Uses::none(&run);
    let mut join = |_: &mut Capacity<'_>, assessor: &Assessor<'_>, _: &Assessment<'_>, _| uses.join(assessor);
    let Capacity { ledger, .. } = gather(run, &standards, vec![], &profiles, false, &mut join)?;
    uses.refuse_unmatched(&arguments.case, &waivers, &sources, ("plan", screen))?;
    let staff = staff::read(&arguments.staff, program, ledger.holders(), &mut sources, sheets, screen)?;
    let standard = planned_standard(program, &ledger, &staff)?;
    let started = Instant::now();
    let limit = Duration::from_secs(u64::from(arguments.time_limit));
    let mut plans = Vec::new();
    let problems = Problem::all(&ledger, program, standard, &staff, key_date);
    let roles = u32::try_from(problems.len()).unwrap_or(u32::MAX);
    for (problem, place) in problems.into_iter().zip(0..) {
        // Every role has its part of the time, with what the ones before did not use.
        let end = started.elapsed() + limit.saturating_sub(started.elapsed()) / (roles - place).max(1);
        let left = || end.saturating_sub(started.elapsed());
        let role = problem.role.clone();
        plans.push(Plan::make(problem, &left).map_err(|fault| refusal(fault, &role))?);
    }
    let not_planned = not_planned(&ledger, standard, &plans);
    let short = plans.iter().any(|plan| {
        let sites = plan.problem.sites.iter().zip(&plan.staffed);
        sites.into_iter().any(|(site, staffed)| site.level == Level::Must && !staffed.short.is_zero())
    });
    let deployment = Deployment { run, standard, ledger, staff, plans, not_planned };
    let language = prepare::language(arguments.paper.lang, program);
    let inputs = output::read_files(&sources, arguments.case.profiles.iter().chain(&arguments.staff));
    let out = PaperOutput::new(&arguments.paper, &arguments.case, language, &inputs, MAIN);
    out.write(&plan_paper(&deployment, language), &plan_json(&deployment), screen)?;
    Ok(if short { Exit::Unmet } else { Exit::Fine })
}

/// The standard whose services ask for roles of the staff list. Several would send the same people to different places.
fn planned_standard(program: &Program, ledger: &Ledger<'_>, staff: &Staff) -> Result<StandardId, CliError> {
    let asks =
        |id: StandardId| {
            ledger.entries().iter().filter(|entry| entry.standard == id && entry.judged).any(|entry| {
                ledger.role(entry).is_some_and(|role| staff.members.iter().any(|member| member.role == role))
            })
        };
    let asking: Vec<_> = program.standards_by_id().filter(|(id, _)| asks(*id)).collect();
    match asking.as_slice() {
        [(id, _)] => Ok(*id),
        [] => Err(CliError::new("the standards ask for no role of the staff list")
            .help("`norm capacity` shows the roles that they ask for")),
        several => {
            let names: Vec<&str> = several.iter().map(|(_, standard)| standard.name.as_str()).collect();
            Err(CliError::new(format!("several standards ask for the same staff: {}", names.join(", ")))
                .help("a plan follows one of them: say which with --rules"))
        }
    }
}

/// Roles that the standard asks for and nobody was planned for.
fn not_planned(ledger: &Ledger<'_>, standard: StandardId, plans: &[Plan]) -> Vec<String> {
    let mut roles: Vec<String> = Vec::new();
    for entry in ledger.entries().iter().filter(|entry| entry.standard == standard && entry.judged) {
        let role = ledger.role(entry).filter(|role| !plans.iter().any(|plan| plan.problem.role == *role));
        if let Some(role) = role.filter(|role| !roles.contains(role)) {
            roles.push(role);
        }
    }
    roles
}

fn refusal(fault: Fault, role: &str) -> CliError {
    match fault {
        Fault::TooFine => CliError::new(format!("the amounts of `{role}` have no common measure to plan in"))
            .help("round what is required, or the posts, to hundredths"),
        Fault::NoCrew => CliError::new(format!("no plan for `{role}` could be put together in the time"))
            .help("give it more with --time-limit, or let people be at more shelters"),
        Fault::Broken => CliError::new(format!("the plan for `{role}` did not stand up to its check and is not shown"))
            .help("this is a fault in norm; please report it with the profiles and the staff list"),
        Fault::Overflow => CliError::new(format!("a sum for `{role}` leaves the range of exact numbers")),
    }
}
