//! What a run says as a whole: verdicts counted, amounts gathered line by line.

use crate::assess::{Assessment, Finding, VerdictKind};
use crate::capacity::{Amounts, Totals};
use crate::model::{Modality, RecordId, RuleId, RuleKind, Standard, StandardId, Status};
use crate::quantity::{Rational, Unit};

/// Verdicts by standard and record type, and the amounts of services by record.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    groups: Vec<Group>,
    lines: Vec<AmountLine>,
    verdicts: Vec<VerdictLine>,
}

/// What one standard says of one record as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerdictLine {
    /// The standard.
    pub standard: StandardId,
    /// The type of the record.
    pub record: RecordId,
    /// The record's name.
    pub subject: String,
    /// Its title, where it has one beside its name.
    pub title: Option<String>,
    /// The verdict.
    pub kind: VerdictKind,
    /// How many rules that are a `must` are not met.
    pub unmet: usize,
    /// How many could still fail.
    pub open: usize,
    /// How many rules that are a `should` are not met.
    pub should_unmet: usize,
}

/// The verdicts of one standard on one type of record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The standard.
    pub standard: StandardId,
    /// The type.
    pub record: RecordId,
    /// Records that comply.
    pub compliant: usize,
    /// Records that do not.
    pub not_compliant: usize,
    /// Records of which it cannot be told.
    pub undetermined: usize,
    /// Records to which nothing applied.
    pub not_assessed: usize,
    /// Records whose verdict rests on waivers.
    pub with_waivers: usize,
    /// Records that comply, with a recorded reason for what was not possible.
    pub with_reasons: usize,
    /// Records where the standard leaves points open.
    pub with_open_points: usize,
}

/// What one service or role takes at one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmountLine {
    /// The standard.
    pub standard: StandardId,
    /// The rule.
    pub rule: RuleId,
    /// The record's name.
    pub subject: String,
    /// Required, where it can be told.
    pub required: Option<Rational>,
    /// Provided, where it can be told.
    pub provided: Option<Rational>,
    /// Short, where it can be told.
    pub short: Option<Rational>,
}

/// A sum over all records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    /// The standard.
    pub standard: StandardId,
    /// What is summed up.
    pub of: TotalOf,
    /// The unit.
    pub unit: Unit,
    /// Required, where anything of it is known.
    pub required: Option<Rational>,
    /// Provided, where anything of it is known.
    pub provided: Option<Rational>,
    /// Short, where anything of it is known.
    pub short: Option<Rational>,
    /// Records that were left out since an amount is unknown.
    pub unknown: usize,
}

/// What a total is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum TotalOf {
    /// One service or rule.
    Rule(RuleId),
    /// Every service of a role.
    Role(String),
    /// Everything in one unit.
    All,
}

impl Total {
    fn new(standard: StandardId, of: TotalOf, amounts: &Amounts) -> Option<Self> {
        // A sum past the exact range is left out: no number is better than a wrong one.
        let known = amounts.known()?;
        let unknown =
            [&amounts.required, &amounts.provided, &amounts.short].map(|sum| sum.undetermined() + sum.silent());
        // A sum over nothing known would read as "0".
        let mut sums = known.into_iter().zip(unknown).map(|(sum, unknown)| (unknown < amounts.records).then_some(sum));
        let (required, provided, short) = (sums.next()?, sums.next()?, sums.next()?);
        let unknown = unknown.into_iter().max().unwrap_or_default();
        Some(Self { standard, of, unit: amounts.unit, required, provided, short, unknown })
    }
}

/// Sums as reports list them: by service, by role where it has several services, and over all where there are several.
pub fn totals(all: &[Totals]) -> Vec<Total> {
    let mut listed = Vec::new();
    for totals in all {
        let standard = totals.standard();
        let services: Vec<_> = totals.services().filter(|(_, amounts)| amounts.records > 0).collect();
        for (rule, amounts) in &services {
            listed.extend(Total::new(standard, TotalOf::Rule(*rule), amounts));
        }
        let same = |amounts: &Amounts| services.iter().any(|(_, one)| *one == amounts);
        for (role, amounts) in totals.roles() {
            if amounts.records > 0 && !same(&amounts) {
                listed.extend(Total::new(standard, TotalOf::Role(role.to_owned()), &amounts));
            }
        }
        for amounts in totals.overall() {
            if amounts.records > 0 && !same(&amounts) {
                listed.extend(Total::new(standard, TotalOf::All, &amounts));
            }
        }
    }
    listed
}

impl Group {
    /// All records of the group.
    pub fn records(&self) -> usize {
        self.compliant + self.not_compliant + self.undetermined + self.not_assessed
    }
}

impl Tally {
    /// Nothing counted.
    pub fn new() -> Self {
        Self::default()
    }

    /// Counts an assessment in.
    pub fn add(&mut self, standard: &Standard, assessment: &Assessment<'_>) {
        let group = self.group(assessment.standard, assessment.subject.record);
        match assessment.verdict.kind {
            VerdictKind::Compliant => group.compliant += 1,
            VerdictKind::NotAssessed => group.not_assessed += 1,
            VerdictKind::Undetermined => group.undetermined += 1,
            VerdictKind::NotCompliant => group.not_compliant += 1,
        }
        group.with_waivers += usize::from(assessment.verdict.with_waivers);
        group.with_reasons += usize::from(assessment.verdict.with_reasons);
        group.with_open_points += usize::from(assessment.verdict.with_open_points);
        for finding in &assessment.findings {
            let rule = standard.rule(finding.rule);
            let counts = match finding.status {
                Status::Met
                | Status::NotMet
                | Status::Waived
                | Status::Explained
                | Status::Undetermined
                | Status::Applies => true,
                Status::NotApplicable | Status::NoRule | Status::NotInForce => false,
            };
            if counts && (rule.kind == RuleKind::Service || rule.role.is_some()) && rule.body.unit().is_some() {
                self.lines.push(AmountLine {
                    standard: assessment.standard,
                    rule: finding.rule,
                    subject: assessment.subject.name.clone(),
                    required: finding.required,
                    provided: finding.provided,
                    short: finding.short,
                });
            }
        }
    }

    /// Keeps the verdict of an assessment, where several standards are looked at.
    pub fn add_verdict(&mut self, standard: &Standard, assessment: &Assessment<'_>) {
        let of = |modality| {
            let is = move |finding: &&Finding| standard.rule(finding.rule).modality == Some(modality);
            assessment.findings.iter().filter(is)
        };
        let unmet = |modality| of(modality).filter(|finding| finding.status == Status::NotMet).count();
        self.verdicts.push(VerdictLine {
            standard: assessment.standard,
            record: assessment.subject.record,
            subject: assessment.subject.name.clone(),
            title: assessment.subject.title.clone(),
            kind: assessment.verdict.kind,
            unmet: unmet(Modality::Must),
            open: of(Modality::Must).filter(|finding| finding.may_fail).count(),
            should_unmet: unmet(Modality::Should),
        });
    }

    #[allow(clippy::indexing_slicing, reason = "the index is that of an entry just found or pushed")]
    fn group(&mut self, standard: StandardId, record: RecordId) -> &mut Group {
        let known = self.groups.iter().position(|group| group.standard == standard && group.record == record);
        let index = known.unwrap_or_else(|| {
            self.groups.push(Group {
                standard,
                record,
                compliant: 0,
                not_compliant: 0,
                undetermined: 0,
                not_assessed: 0,
                with_waivers: 0,
                with_reasons: 0,
                with_open_points: 0,
            });
            self.groups.len() - 1
        });
        &mut self.groups[index]
    }

    /// The verdicts by standard and type, in the order in which they came.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The verdicts on each record by each standard, those on one record together.
    pub fn verdicts(&self) -> &[VerdictLine] {
        &self.verdicts
    }

    /// The amounts of services, in the order in which they came.
    pub fn lines(&self) -> &[AmountLine] {
        &self.lines
    }
}
