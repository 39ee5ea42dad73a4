//! Waiver files: those named on the command line and those that profiles name.

use super::args::CaseArguments;
use super::error::CliError;
use super::idle::Homes;
use super::inputs::{self, Agreed};
use super::output::Screen;
use crate::assess::{Assessor, ReasonUse, WaiverUse, join_reason_uses, join_waiver_uses};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, nearest};
use crate::model::{Exceptions, Program};
use crate::profile::read_waivers;
use crate::report::{Input, Run};
use crate::source::SourceMap;
use crate::span::Span;
use std::path::PathBuf;

/// The waivers of a run.
#[derive(Debug, Default)]
pub(super) struct Waivers {
    pub(super) exceptions: Exceptions,
    pub(super) inputs: Vec<Input>,
    /// The names of all rules that a waiver could mean, for one that means none.
    pub(super) names: Vec<String>,
}

/// What became of each waiver and each recorded reason of a run.
#[derive(Debug, Default)]
pub(super) struct Uses {
    pub(super) waivers: Vec<WaiverUse>,
    pub(super) reasons: Vec<ReasonUse>,
}

impl Uses {
    /// None has met anything yet.
    pub(super) fn none(run: &Run<'_>) -> Self {
        Self {
            waivers: vec![WaiverUse::Unmatched; run.waivers.len()],
            reasons: vec![ReasonUse::Unmatched; run.reasons.len()],
        }
    }

    /// Adds what one standard did with them.
    pub(super) fn join(&mut self, assessor: &Assessor<'_>) {
        join_waiver_uses(&mut self.waivers, assessor.waiver_uses());
        join_reason_uses(&mut self.reasons, assessor.reason_uses());
    }

    /// Refuses to go on where a waiver or a reason matches nothing; `what` says what there is not then.
    pub(super) fn refuse_unmatched(
        &self,
        case: &CaseArguments,
        told: &Waivers,
        sources: &SourceMap,
        (what, screen): (&str, Screen),
    ) -> Result<(), CliError> {
        if case.allow_empty || !self.any_unmatched(told, sources, screen) {
            return Ok(());
        }
        screen.remark(&format!("there is no {what} until this is put right"));
        Err(CliError::Faulty)
    }

    /// Whether a waiver or a reason matches nothing, which is then told: it may be meant for something that goes without
    /// it now.
    pub(super) fn any_unmatched(&self, told: &Waivers, sources: &SourceMap, screen: Screen) -> bool {
        let waivers = told.exceptions.waivers.iter().zip(&self.waivers);
        let waivers = waivers.filter(|(_, used)| **used == WaiverUse::Unmatched);
        let reasons = told.exceptions.reasons.iter().zip(&self.reasons);
        let reasons = reasons.filter(|(_, used)| **used == ReasonUse::Unmatched);
        let waivers = waivers.map(|(waiver, _)| (&waiver.rule, &waiver.subject, waiver.span));
        let reasons = reasons.map(|(reason, _)| (&reason.rule, &reason.subject, reason.span));
        let mut diagnostics = Diagnostics::new();
        for (rule, subject, span) in waivers.chain(reasons) {
            diagnostics.push(told.unmatched(rule, subject, span));
        }
        let any = diagnostics.has_errors();
        screen.diagnose(&diagnostics.sorted(), sources);
        any
    }
}

impl Waivers {
    /// What is said of an entry that matches nothing.
    fn unmatched(&self, rule: &String, subject: &str, span: Span) -> Diagnostic {
        let (message, help) = if self.names.contains(rule) {
            let help = "records go by their `id` or `name`, rules by their name; --allow-empty lets this pass";
            (format!("no record `{subject}` is judged by a rule `{rule}`"), help.to_owned())
        } else {
            let near = nearest(rule, self.names.iter().map(String::as_str));
            let help = near.map_or_else(
                || "rules go by their name or by `standard.rule`; --allow-empty lets this pass".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            (format!("no standard has a rule `{rule}`"), help)
        };
        Diagnostic::new(Code::InvalidWaiver, span, message).help(help)
    }
}

/// Reads every waiver file. A fault in one ends the run: it could hide what is not met. What is about a standard that
/// is not checked is left out, and said to be.
pub(super) fn read(
    case: &CaseArguments,
    agreed: &Agreed,
    program: &Program,
    sources: &mut SourceMap,
    screen: Screen,
) -> Result<Waivers, CliError> {
    let mut waivers = Waivers::default();
    let mut diagnostics = Diagnostics::new();
    let named_by_profiles = case.waivers.is_empty();
    let paths: Vec<&PathBuf> =
        if named_by_profiles { agreed.waivers.iter().collect() } else { case.waivers.iter().collect() };
    for path in paths {
        let bytes = std::fs::read(path).map_err(|error| CliError::file("read", path, &error))?;
        let name = path.to_string_lossy().replace('\\', "/");
        let file = inputs::take(&name, bytes, sources, &mut diagnostics);
        let text = &sources.file(file).text;
        waivers.inputs.push(Input { name, file: Some(file), sha256: inputs::sha256(sources.file(file)) });
        waivers.exceptions.append(read_waivers(file, text, &program.vocabulary, &mut diagnostics));
    }
    let faulty = diagnostics.has_errors();
    screen.diagnose(&diagnostics.sorted(), sources);
    if faulty {
        return Err(CliError::Faulty);
    }
    if !waivers.exceptions.is_empty() {
        let mut homes = Homes::new(program, agreed, named_by_profiles);
        if let Some(remark) = homes.set_aside(&mut waivers.exceptions) {
            screen.remark(&remark);
        }
        waivers.names = homes.rule_names();
    }
    Ok(waivers)
}
