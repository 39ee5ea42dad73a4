//! Every fault is told at its place, all of a file at once.

use super::*;

#[test]
fn twenty_faults_in_one_file_are_all_reported() {
    let outcome = yaml(include_str!("twenty_faults.yaml"));
    insta::assert_snapshot!(outcome.faults.join("\n"));
}
