//! The JSON report's own shapes, apart from those of the model: what is published stays when the inside changes.
//!
//! Every field is described in `schema/report-1.json`.

use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct Tool<'a> {
    pub(super) name: &'static str,
    pub(super) version: &'a str,
}

#[derive(Debug, Serialize)]
pub(super) struct Inputs<'a> {
    pub(super) rules: Vec<InputText<'a>>,
    pub(super) profiles: Vec<InputText<'a>>,
    pub(super) waivers: Vec<InputText<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct InputText<'a> {
    pub(super) name: &'a str,
    pub(super) sha256: &'a str,
}

#[derive(Debug, Serialize)]
pub(super) struct StandardEntry<'a> {
    pub(super) name: &'a str,
    pub(super) title: Option<&'a str>,
    pub(super) issuer: Option<&'a str>,
    pub(super) version: Option<&'a str>,
    pub(super) standing: &'static str,
    pub(super) in_force: bool,
    pub(super) since: Option<String>,
    pub(super) until: Option<String>,
    pub(super) sha256: Option<&'a str>,
    pub(super) extends: &'a [String],
    pub(super) documents: Vec<DocumentEntry<'a>>,
    pub(super) rules: Vec<RuleEntry<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct DocumentEntry<'a> {
    pub(super) name: &'a str,
    pub(super) title: &'a str,
    pub(super) dated: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct RuleEntry<'a> {
    pub(super) name: &'a str,
    pub(super) title: Option<&'a str>,
    pub(super) kind: &'static str,
    pub(super) about: &'a str,
    pub(super) modality: Option<&'static str>,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) where_possible: bool,
    pub(super) role: Option<&'a str>,
    pub(super) unit: Option<String>,
    pub(super) origin: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(super) consequences: &'a [String],
    pub(super) in_force: bool,
    pub(super) sources: Vec<SourceEntry<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct SourceEntry<'a> {
    pub(super) document: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) place: Option<&'a str>,
}

#[derive(Debug, Serialize)]
pub(super) struct SubjectEntry<'a> {
    pub(super) standard: &'a str,
    pub(super) record: &'a str,
    pub(super) name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<&'a str>,
    pub(super) depth: usize,
    pub(super) verdict: &'static str,
    pub(super) with_waivers: bool,
    pub(super) with_reasons: bool,
    pub(super) with_open_points: bool,
    pub(super) findings: Vec<FindingEntry<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) scores: Vec<ScoreEntry<'a>>,
    pub(super) guarantees: Vec<GuaranteeEntry<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct FindingEntry<'a> {
    pub(super) rule: &'a str,
    pub(super) status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<ReasonEntry<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) required: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) provided: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) short: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) unit: Option<String>,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) assumed: bool,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) may_fail: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) waiver: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) explanation: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) cost: Option<CostEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) layer: Option<LayerEntry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) missing: Vec<MissingEntry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) facts: Vec<FactEntry<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) failing: Vec<FailingEntry<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) grade: Option<GradeEntry<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) uncovered: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) branches: Vec<BranchEntry<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) sources: Vec<SourceEntry<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct ScoreEntry<'a> {
    pub(super) score: &'a str,
    pub(super) status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) reason: Option<ReasonEntry<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) at_least: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) at_most: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) unit: Option<String>,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) assumed: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) parts: Vec<PartEntry<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) missing: Vec<MissingEntry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) facts: Vec<FactEntry<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) sources: Vec<SourceEntry<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct PartEntry<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<&'a str>,
    pub(super) weight: String,
    pub(super) value: Option<String>,
    pub(super) contribution: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct ReasonEntry<'a> {
    pub(super) kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) exception: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) words: Option<&'a str>,
}

#[derive(Debug, Serialize)]
pub(super) struct CostEntry {
    pub(super) amount: Option<String>,
    pub(super) unit: String,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) assumed: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) missing: Vec<MissingEntry>,
}

#[derive(Debug, Serialize)]
pub(super) struct LayerEntry {
    pub(super) replaces: Option<String>,
    pub(super) compared: &'static str,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum MissingEntry {
    Fact {
        fact: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        item: Option<String>,
    },
    Date {
        date_of: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        item: Option<String>,
    },
    Undefined {
        undefined: &'static str,
    },
}

#[derive(Debug, Serialize)]
pub(super) struct FactEntry<'a> {
    pub(super) fact: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) item: Option<&'a str>,
    pub(super) value: ValueEntry<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) by: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) source: Option<&'a str>,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum ValueEntry<'a> {
    None,
    Bool(bool),
    Words(&'a str),
    Text(String),
    List(Vec<ValueEntry<'a>>),
    Entries { entries: usize },
}

#[derive(Debug, Serialize)]
pub(super) struct FailingEntry<'a> {
    pub(super) list: &'a str,
    pub(super) items: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) amounts: Vec<Option<AmountEntry>>,
    pub(super) of: usize,
}

#[derive(Debug, Serialize)]
pub(super) struct AmountEntry {
    pub(super) value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) unit: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct BranchEntry<'a> {
    pub(super) label: &'a str,
    pub(super) held: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct GradeEntry<'a> {
    pub(super) label: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<&'a str>,
    pub(super) place: usize,
    pub(super) of: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) unknown: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
pub(super) struct GuaranteeEntry<'a> {
    pub(super) guarantee: &'a str,
    pub(super) status: &'static str,
}

#[derive(Debug, Serialize)]
pub(super) struct WaiverEntry<'a> {
    pub(super) rule: &'a str,
    pub(super) subject: &'a str,
    pub(super) reason: &'a str,
    pub(super) authority: &'a str,
    pub(super) document: Option<&'a str>,
    pub(super) granted: String,
    pub(super) expires: String,
    #[serde(rename = "use")]
    pub(super) used: &'static str,
}

#[derive(Debug, Serialize)]
pub(super) struct RecordedEntry<'a> {
    pub(super) rule: &'a str,
    pub(super) subject: &'a str,
    pub(super) reason: &'a str,
    pub(super) by: &'a str,
    pub(super) on: String,
    pub(super) document: Option<&'a str>,
    #[serde(rename = "use")]
    pub(super) used: &'static str,
}

#[derive(Debug, Serialize)]
pub(super) struct TotalEntry<'a> {
    pub(super) standard: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) rule: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) role: Option<&'a str>,
    pub(super) required: Option<String>,
    pub(super) provided: Option<String>,
    pub(super) short: Option<String>,
    pub(super) unit: String,
    pub(super) unknown: usize,
}

#[derive(Debug, Serialize)]
pub(super) struct ComparedEntry<'a> {
    pub(super) record: &'a str,
    pub(super) name: &'a str,
    pub(super) things: Vec<ThingEntry<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct ThingEntry<'a> {
    pub(super) direction: &'static str,
    pub(super) rules: Vec<ContrastEntry<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct ContrastEntry<'a> {
    pub(super) standard: &'a str,
    pub(super) rule: &'a str,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) part: bool,
    pub(super) modality: &'static str,
    pub(super) standing: &'static str,
    pub(super) status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) required: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) unit: Option<String>,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) strict: bool,
    pub(super) place: &'static str,
}

#[derive(Debug, Serialize)]
pub(super) struct SummaryEntry<'a> {
    pub(super) standard: &'a str,
    pub(super) record: &'a str,
    pub(super) records: usize,
    pub(super) compliant: usize,
    pub(super) not_compliant: usize,
    pub(super) undetermined: usize,
    pub(super) not_assessed: usize,
    pub(super) with_waivers: usize,
    pub(super) with_reasons: usize,
    pub(super) with_open_points: usize,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_false(value: &bool) -> bool {
    !value
}
