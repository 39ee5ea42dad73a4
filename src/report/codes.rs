//! What machines read instead of words: the same in every language.

use crate::assess::{Layer, Missing, Reason, ReasonUse, Undefined, VerdictKind, WaiverUse};
use crate::compare::{Direction, Place};
use crate::model::{Modality, Program, RecordId, RuleKind, Standing, Status};
use crate::quantity::{Rational, Unit};

/// A status.
pub fn status_code(status: Status) -> &'static str {
    match status {
        Status::Met => "met",
        Status::NotMet => "not_met",
        Status::NotApplicable => "not_applicable",
        Status::Undetermined => "undetermined",
        Status::NoRule => "no_rule",
        Status::Waived => "waived",
        Status::Explained => "explained",
        Status::NotInForce => "not_in_force",
        Status::Applies => "applies",
    }
}

/// A verdict.
pub fn verdict_code(verdict: VerdictKind) -> &'static str {
    match verdict {
        VerdictKind::Compliant => "compliant",
        VerdictKind::NotAssessed => "not_assessed",
        VerdictKind::Undetermined => "undetermined",
        VerdictKind::NotCompliant => "not_compliant",
    }
}

/// A standing.
pub fn standing_code(standing: Standing) -> &'static str {
    match standing {
        Standing::InForce => "in_force",
        Standing::Proposed => "proposed",
        Standing::Repealed => "repealed",
        Standing::Reconstruction => "reconstruction",
    }
}

/// A record type by its name.
pub fn record_name(program: &Program, record: RecordId) -> &str {
    &program.vocabulary.record(record).name
}

pub(super) fn modality_code(modality: Modality) -> &'static str {
    match modality {
        Modality::Must => "must",
        Modality::Should => "should",
        Modality::Goal => "goal",
    }
}

/// A reason; none where the status says it all. Exceptions carry their place, silences are told apart by evidence.
pub(super) fn reason_code(reason: Reason) -> Option<&'static str> {
    match reason {
        Reason::Itself => None,
        Reason::WhenIsFalse => Some("when_is_false"),
        Reason::Exception(_) => Some("exception"),
        Reason::Transition => Some("transition"),
        Reason::NotYet => Some("not_yet"),
        Reason::NoLonger => Some("no_longer"),
        Reason::Suspended => Some("suspended"),
        Reason::StandardNotInForce => Some("standard_not_in_force"),
        Reason::Silent(_) => Some("silent"),
    }
}

pub(super) fn layer_code(layer: Layer) -> &'static str {
    match layer {
        Layer::Laxer => "laxer",
        Layer::Stricter => "stricter",
        Layer::NotShown => "not_shown",
    }
}

pub(super) fn kind_code(kind: RuleKind) -> &'static str {
    match kind {
        RuleKind::Rule => "rule",
        RuleKind::Service => "service",
        RuleKind::Score => "score",
    }
}

pub(super) fn undefined_code(undefined: Undefined) -> &'static str {
    match undefined {
        Undefined::DivisionByZero => "division_by_zero",
        Undefined::NothingToCompare => "nothing_to_compare",
        Undefined::NoStep => "no_step",
        Undefined::NoDate => "no_date",
        Undefined::NoParameterValue => "no_parameter_value",
        Undefined::ForeignValue => "foreign_value",
        Undefined::NotScored => "not_scored",
        Undefined::Overflow => "overflow",
    }
}

pub(super) fn waiver_use_code(use_: WaiverUse) -> &'static str {
    match use_ {
        WaiverUse::Unmatched => "unmatched",
        WaiverUse::Expired => "expired",
        WaiverUse::NotYetGranted => "not_yet_granted",
        WaiverUse::Unauthorised => "unauthorised",
        WaiverUse::NotNeeded => "not_needed",
        WaiverUse::Used => "used",
    }
}

pub(super) fn reason_use_code(use_: ReasonUse) -> &'static str {
    match use_ {
        ReasonUse::Unmatched => "unmatched",
        ReasonUse::NotYetRecorded => "not_yet_recorded",
        ReasonUse::NotAsked => "not_asked",
        ReasonUse::NotNeeded => "not_needed",
        ReasonUse::Used => "used",
    }
}

/// An amount as it is written with its unit: shares are kept as ratios, and 0.5 in the unit `%` would read as half a
/// percent.
pub(super) fn in_unit(value: Rational, unit: Unit) -> Rational {
    if unit == Unit::SHARE { value.multiply(Rational::whole(100)).unwrap_or(value) } else { value }
}

/// The names of missing facts as profiles write them, each once, without the list items they are missing in.
pub(super) fn missing_names(missing: &[Missing<'_>]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for one in missing {
        let name = match one {
            Missing::Fact { name, .. } => name.join("."),
            Missing::Date { name, .. } => format!("date of {}", name.join(".")),
            Missing::Undefined { .. } => continue,
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The kind of a value that does not exist, where that is what is missing.
pub(super) fn undefined_of(missing: &Missing<'_>) -> Option<&'static str> {
    match missing {
        Missing::Fact { .. } | Missing::Date { .. } => None,
        Missing::Undefined { reason, .. } => Some(undefined_code(*reason)),
    }
}

/// In which direction rules limit a thing.
pub(super) fn direction_code(direction: Direction) -> &'static str {
    match direction {
        Direction::AtLeast => "at_least",
        Direction::AtMost => "at_most",
        Direction::Whether => "whether",
    }
}

/// How what one rule asks stands to what the others ask.
pub(super) fn place_code(place: Place) -> &'static str {
    match place {
        Place::Decides => "decides",
        Place::DecidesWithOthers => "decides_with_others",
        Place::Foremost => "foremost",
        Place::Laxer => "laxer",
        Place::AsksMore => "asks_more",
        Place::AsksSame => "asks_same",
        Place::AsksLess => "asks_less",
        Place::Unbound => "unbound",
        Place::Open => "open",
        Place::Silent => "silent",
    }
}
