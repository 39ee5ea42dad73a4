//! Which message stands for which status, verdict, reason or operator.

use super::Message;
use crate::assess::{Layer, Status, Undefined, VerdictKind};
use crate::model::{CompareOperator, Modality, Standing};

impl From<Status> for Message {
    fn from(status: Status) -> Self {
        match status {
            Status::Met => Self::Met,
            Status::NotMet => Self::NotMet,
            Status::NotApplicable => Self::NotApplicable,
            Status::Undetermined => Self::Undetermined,
            Status::NoRule => Self::NoRule,
            Status::Waived => Self::Waived,
            Status::Explained => Self::Explained,
            Status::NotInForce => Self::NotInForce,
            Status::Applies => Self::Applies,
        }
    }
}

impl From<VerdictKind> for Message {
    fn from(verdict: VerdictKind) -> Self {
        match verdict {
            VerdictKind::Compliant => Self::Compliant,
            VerdictKind::NotCompliant => Self::NotCompliant,
            VerdictKind::Undetermined => Self::Undetermined,
            VerdictKind::NotAssessed => Self::NotAssessed,
        }
    }
}

impl From<Modality> for Message {
    fn from(modality: Modality) -> Self {
        match modality {
            Modality::Must => Self::Must,
            Modality::Should => Self::Should,
            Modality::Goal => Self::Goal,
        }
    }
}

impl From<Standing> for Message {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::InForce => Self::StandingInForce,
            Standing::Proposed => Self::StandingProposed,
            Standing::Repealed => Self::StandingRepealed,
            Standing::Reconstruction => Self::StandingReconstruction,
        }
    }
}

impl From<Layer> for Message {
    fn from(layer: Layer) -> Self {
        match layer {
            Layer::Laxer => Self::Laxer,
            Layer::Stricter => Self::Stricter,
            Layer::NotShown => Self::SameHere,
        }
    }
}

impl From<Undefined> for Message {
    fn from(reason: Undefined) -> Self {
        match reason {
            Undefined::DivisionByZero => Self::DivisionByZero,
            Undefined::NothingToCompare => Self::NothingToCompare,
            Undefined::NoStep => Self::NoStep,
            Undefined::NoDate => Self::NoDate,
            Undefined::NoParameterValue => Self::ParameterWithoutValue,
            Undefined::ForeignValue => Self::ForeignValue,
            Undefined::NotScored => Self::NotScored,
            Undefined::Overflow => Self::Overflow,
        }
    }
}

impl Message {
    /// How an order reads: numbers have other words than days.
    pub(in crate::report) fn order(operator: CompareOperator, days: bool) -> Self {
        match (operator, days) {
            (CompareOperator::Less, false) => Self::LessThan,
            (CompareOperator::AtMost, false) => Self::AtMost,
            (CompareOperator::Greater, false) => Self::MoreThan,
            (CompareOperator::AtLeast, false) => Self::AtLeast,
            (CompareOperator::Less, true) => Self::Before,
            (CompareOperator::AtMost, true) => Self::NoLaterThan,
            (CompareOperator::Greater, true) => Self::After,
            (CompareOperator::AtLeast, true) => Self::NoEarlierThan,
        }
    }
}
