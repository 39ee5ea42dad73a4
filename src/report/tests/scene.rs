//! Four shelters against the sample standard, as a whole run.

use super::sample::Sample;
use crate::capacity::Totals;
use crate::compare::Counts;
use crate::model::StandardId;
use crate::report::{Assessed, Proof, Report, Results, Sequence, Tally, totals};

/// A whole run in one format.
pub(super) fn render(sample: &Sample, report: &dyn Report) -> String {
    let (assessor, assessments) = sample.assess();
    let mut tally = Tally::new();
    let mut sums = Totals::new(StandardId(0), sample.standard());
    let mut out = Vec::new();
    let mut sequence = Sequence::new();
    sequence.head(report, &mut out);
    for assessment in &assessments {
        tally.add(sample.standard(), assessment);
        sums.add(assessment);
        let proof = Proof { assessor: &assessor, subject: &assessment.subject };
        sequence.subject(report, &Assessed { assessment, evidence: &proof }, &mut out);
    }
    let totals = totals(&[sums]);
    let results = Results {
        tally: &tally,
        totals: &totals,
        waiver_uses: assessor.waiver_uses(),
        reason_uses: assessor.reason_uses(),
        counts: &Counts::default(),
        compared: &[],
    };
    sequence.tail(report, &results, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}
