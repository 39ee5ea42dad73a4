//! What all findings of a record together say.

use super::assessment::{Finding, Verdict, VerdictKind};
use crate::model::{Modality, Status};

/// Gathers findings into a verdict.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "six independent facts about a set of findings")]
pub(super) struct Gathering {
    unmet: bool,
    could_fail: bool,
    applied: bool,
    waived: bool,
    explained: bool,
    silent: bool,
}

impl Gathering {
    /// Takes in the finding of a rule of that modality; `applied` says whether the rule is known to apply.
    pub(super) fn add(&mut self, finding: &Finding, modality: Option<Modality>, applied: bool) {
        let must = modality == Some(Modality::Must);
        self.applied |= applied;
        match finding.status {
            Status::NotMet => self.unmet |= must,
            Status::Waived => self.waived |= must,
            Status::Explained => self.explained = true,
            Status::NoRule => self.silent = true,
            Status::Undetermined => self.could_fail |= must && finding.may_fail,
            Status::Met | Status::Applies | Status::NotApplicable | Status::NotInForce => {}
        }
    }

    /// The verdict on all that was taken in.
    pub(super) fn verdict(&self) -> Verdict {
        let kind = if self.unmet {
            VerdictKind::NotCompliant
        } else if self.could_fail {
            VerdictKind::Undetermined
        } else if self.applied {
            VerdictKind::Compliant
        } else {
            VerdictKind::NotAssessed
        };
        let compliant = kind == VerdictKind::Compliant;
        Verdict {
            kind,
            with_waivers: compliant && self.waived,
            with_reasons: compliant && self.explained,
            with_open_points: compliant && self.silent,
        }
    }
}
