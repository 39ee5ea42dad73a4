//! The shipped profiles: Hannover's figures of 2016 come out as published, and Musterstadt shows every status.

use crate::support::{Rules, day};
use norm::assess::{Assessor, Status, Waiver};
use norm::diagnostic::Diagnostics;
use norm::profile::{Format, Piece, ProfileReader, read_waivers};
use norm::source::SourceMap;
use std::collections::BTreeSet;
use std::ops::ControlFlow;

/// A finding as these tests compare it.
struct Found {
    subject: String,
    rule: String,
    status: Status,
    /// Required, provided, short; `?` where unknown.
    amounts: [String; 3],
}

fn check(rules: &Rules, profile: &str, on: &str, waivers: &[Waiver]) -> Vec<Found> {
    let (id, standard) = rules.program.standards_by_id().next().expect("one standard");
    let mut assessor = Assessor::new(&rules.program, id, day(on), waivers).expect("the standard");
    let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
    let file = sources.add("profile.yaml", profile);
    let mut all = Vec::new();
    let reader = ProfileReader::new(&rules.program.vocabulary, None);
    let end = reader.read(&Piece::whole(Format::Yaml, file, profile), &mut diagnostics, &mut |profile| {
        for assessment in assessor.assess(&profile.instance, 1) {
            for finding in &assessment.findings {
                let amounts = [finding.required, finding.provided, finding.short];
                all.push(Found {
                    subject: assessment.subject.name.clone(),
                    rule: standard.rule(finding.rule).label.name.clone(),
                    status: finding.status,
                    amounts: amounts.map(|amount| amount.map_or("?".to_owned(), |amount| amount.to_string())),
                });
            }
        }
        ControlFlow::Continue(())
    });
    assert!(end.is_continue() && diagnostics.is_empty());
    all
}

fn hannover(rules: &str, residents: u32) -> Vec<Found> {
    let profile = include_str!("../profiles/hannover-2016.yaml");
    let changed = profile.replace("value: 4300", &format!("value: {residents}"));
    check(&Rules::load(rules), &changed, "2016-03-01", &[])
}

fn amounts<'f>(found: &'f [Found], subject: &str, rule: &str) -> [&'f str; 3] {
    let finding = found.iter().find(|finding| finding.subject == subject && finding.rule == rule).expect("a finding");
    finding.amounts.each_ref().map(String::as_str)
}

const RECONSTRUCTION: &str = "rules/hannover/reconstruction-2016.norm";

#[test]
fn the_reconstruction_gives_the_published_staff_of_2016() {
    let found = hannover(RECONSTRUCTION, 4300);
    for (shelter, heads) in [
        ("Ostkrankenhaus", "8"),
        ("Badenstedter Straße", "4"),
        ("Ehemaliges Siloah-Krankenhaus", "2"),
        ("Deutscher Pavillon", "4"),
        ("Möbel Boss", "2"),
    ] {
        assert_eq!(amounts(&found, shelter, "vor_ort"), [heads, heads, "0"], "{shelter}");
    }
    assert_eq!(amounts(&found, "Hannover", "mobiles_team"), ["22", "22", "0"]);
    assert_eq!(amounts(&found, "Hannover", "leitung"), ["2", "2", "0"]);
    assert_eq!(amounts(&found, "Hannover", "gesamt"), ["44", "44", "0"]);
}

#[test]
fn the_mobile_team_follows_the_number_of_residents() {
    let team = |residents| amounts(&hannover(RECONSTRUCTION, residents), "Hannover", "mobiles_team").join(" ");
    assert_eq!(team(4330), "22 22 0");
    assert_eq!(team(4331), "23 22 1");
    assert_eq!(team(4400), "23 22 1");
    assert_eq!(team(4000), "19 22 0");
}

#[test]
fn what_nobody_published_of_2016_stays_undetermined_and_never_blocks() {
    let found = hannover("rules/hannover/council-2016.norm", 4300);
    assert!(found.iter().all(|finding| finding.status != Status::NotMet));
    assert!(found.iter().any(|finding| finding.status == Status::Undetermined));
}

#[test]
fn musterstadt_shows_every_status() {
    let rules = Rules::load("rules/musterstadt/standard.norm");
    let text = include_str!("../profiles/musterstadt-waivers.yaml");
    let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
    let file = sources.add("musterstadt-waivers.yaml", text);
    let waivers = read_waivers(file, text, &rules.program.vocabulary, &mut diagnostics).waivers;
    let found = check(&rules, include_str!("../profiles/musterstadt.yaml"), "2026-06-01", &waivers);
    let shown: BTreeSet<_> = found.iter().map(|finding| format!("{:?}", finding.status)).collect();
    let every = "Applies Met NoRule NotApplicable NotInForce NotMet Undetermined Waived";
    assert_eq!(shown.into_iter().collect::<Vec<_>>().join(" "), every);
}
