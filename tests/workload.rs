//! A thousand shelters of the benchmark's workload, rule by rule against the results of another program.
//!
//! `N` not applicable, `P` met, `F` not met, `U` undetermined; then the posts required, `?` where they are unknown; the
//! last line holds their sum and how many are unknown.

use crate::support::{Rules, day};
use flate2::read::GzDecoder;
use norm::assess::{Assessment, Assessor, Status};
use norm::diagnostic::Diagnostics;
use norm::profile::{Format, Piece, ProfileReader};
use norm::quantity::Rational;
use norm::source::SourceMap;
use std::io::Read as _;
use std::ops::ControlFlow;

fn unpacked(packed: &[u8]) -> String {
    let mut text = String::new();
    GzDecoder::new(packed).read_to_string(&mut text).expect("packed text");
    text
}

fn letter(status: Status) -> char {
    match status {
        Status::Met => 'P',
        Status::NotMet => 'F',
        Status::NotApplicable => 'N',
        Status::Undetermined => 'U',
        Status::NoRule | Status::Waived | Status::Explained | Status::NotInForce | Status::Applies => '!',
    }
}

/// With two decimals, as the reference writes it: all its amounts are quarters.
fn two_decimals(value: Rational) -> String {
    let hundredths = value.multiply(Rational::from(100)).expect("a small number");
    assert_eq!(hundredths.denominator(), 1, "{value} has more than two decimals");
    let hundredths = hundredths.numerator();
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// The line that the reference has for it.
fn line(assessment: &Assessment<'_>, total: &mut Rational, unknown: &mut usize) -> String {
    let (posts, rules) = assessment.findings.split_last().expect("twenty rules and the posts");
    assert!(assessment.overflows.is_empty());
    let results: String = rules.iter().map(|finding| letter(finding.status)).collect();
    let posts = if let Some(required) = posts.required {
        assert_eq!(posts.status, Status::Applies);
        *total = total.add(required).expect("a small sum");
        two_decimals(required)
    } else {
        assert_eq!(posts.status, Status::Undetermined);
        *unknown += 1;
        "?".to_owned()
    };
    format!("{}\t{results}\t{posts}", assessment.subject.name)
}

#[test]
fn a_thousand_shelters_agree_with_the_reference_in_every_rule() {
    let rules = Rules::load("tests/fixtures/workload/workload.norm");
    let text = unpacked(include_bytes!("fixtures/workload/profiles-1000.jsonl.gz"));
    let reference = unpacked(include_bytes!("fixtures/workload/reference-1000.tsv.gz"));
    let (standard, _) = rules.program.standards_by_id().next().expect("one standard");
    let mut assessor = Assessor::new(&rules.program, standard, day("2026-01-01"), &[]).expect("the standard");

    let mut sources = SourceMap::new();
    let file = sources.add("profiles-1000.jsonl", text);
    let mut diagnostics = Diagnostics::new();
    let reader = ProfileReader::new(&rules.program.vocabulary, rules.program.vocabulary.find_record("shelter"));
    let (mut lines, mut total, mut unknown) = (Vec::new(), Rational::ZERO, 0);
    let piece = Piece::whole(Format::JsonLines, file, &sources.file(file).text);
    let end = reader.read(&piece, &mut diagnostics, &mut |profile| {
        for assessment in assessor.assess(&profile.instance, lines.len() + 1) {
            lines.push(line(&assessment, &mut total, &mut unknown));
        }
        ControlFlow::Continue(())
    });
    assert!(end.is_continue() && diagnostics.is_empty());
    lines.push(format!("TOTAL\t{}\t{unknown}", two_decimals(total)));

    let different: Vec<_> = lines.iter().zip(reference.lines()).filter(|(ours, theirs)| ours != theirs).collect();
    assert!(different.is_empty(), "ours and the reference's, where they differ: {different:#?}");
    assert_eq!(lines.len(), reference.lines().count());
}
