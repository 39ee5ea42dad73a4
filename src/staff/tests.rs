//! Staff files: what they may say, how they are counted, and that nobody is lost or counted twice.

use super::*;
use crate::assess::Assessor;
use crate::capacity::Ledger;
use crate::check::{Bundle, RuleReader, RuleText, check};
use crate::diagnostic::Diagnostics;
use crate::library::Shipped;
use crate::model::{Program, StandardId};
use crate::profile::{Format, Piece, Profile, ProfileReader};
use crate::quantity::Rational;
use crate::source::SourceMap;
use jiff::civil::Date;
use jiff::civil::date;
use proptest::prelude::*;
use std::fmt::Write as _;
use std::ops::ControlFlow;

/// The shipped library alone.
struct Library;

impl RuleReader for Library {
    fn file(&mut self, path: &str, _: Option<&str>) -> Result<RuleText, String> {
        let path = path.trim_start_matches("../").trim_start_matches("library/");
        let file = Shipped::at(path).ok_or("none")?;
        Ok(RuleText { name: file.path.to_owned(), text: file.text.to_owned() })
    }

    fn standard(&mut self, _: &str) -> Option<RuleText> {
        None
    }
}

fn records(text: &str, vocabulary: &crate::model::Vocabulary, sources: &mut SourceMap) -> Vec<Profile> {
    let file = sources.add("a.yaml", text);
    let (mut records, mut diagnostics) = (Vec::new(), Diagnostics::new());
    let piece = Piece::whole(Format::Yaml, file, &sources.file(file).text);
    let _ = ProfileReader::new(vocabulary, None).read(&piece, &mut diagnostics, &mut |record| {
        records.push(record.clone());
        ControlFlow::Continue(())
    });
    assert!(diagnostics.is_empty(), "{:?}", diagnostics.sorted());
    records
}

/// Musterstadt with a staff list: what `look` sees of the ledger and of what was filled in.
fn musterstadt<T>(staff: &str, on: Date, look: impl FnOnce(&Program, &Ledger<'_>, &Staff, &Filling) -> T) -> T {
    let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
    let file = Shipped::at("musterstadt/standard.norm").unwrap();
    let root = RuleText { name: file.path.to_owned(), text: file.text.to_owned() };
    let bundle = Bundle::gather(&[root], &mut Library, &mut sources, &mut diagnostics);
    let program = check(&bundle, &mut diagnostics).unwrap();
    let profiles = records(include_str!("../../profiles/musterstadt.yaml"), &program.vocabulary, &mut sources);
    let mut ledger = Ledger::new(&program);
    let mut assessor = Assessor::new(&program, StandardId(0), on, &[]).unwrap();
    for profile in &profiles {
        for assessment in &assessor.assess(&profile.instance, 1) {
            ledger.add(assessment, &mut |_| (Rational::ZERO, None));
        }
    }
    let vocabulary = vocabulary(&mut sources);
    let people = records(staff, &vocabulary, &mut sources);
    let setting = Setting { vocabulary: &vocabulary, program: &program, holders: ledger.holders(), sources: &sources };
    let staff = Staff::read(&people, setting, &mut diagnostics);
    assert!(diagnostics.is_empty(), "{:?}", diagnostics.sorted());
    let filling = fill(&mut ledger, &program, &staff, on);
    look(&program, &ledger, &staff, &filling)
}

const SHIPPED: &str = include_str!("../../profiles/musterstadt-staff.yaml");

fn planned(ledger: &Ledger<'_>, subject: &str, role: &str, judged: bool) -> String {
    let mut found = ledger.entries().iter().filter(|entry| {
        let holder = &ledger.holders()[entry.holder];
        holder.name == subject && entry.judged == judged && ledger.role(entry).as_deref() == Some(role)
    });
    found.next().unwrap().planned.map_or("nothing".to_owned(), |planned| planned.to_string())
}

const IM: &str = "integrationsmanagement";

#[test]
fn the_vocabulary_of_staff_files_is_without_fault() {
    let vocabulary = vocabulary(&mut SourceMap::new());
    for name in ["people", "personal", "pools", "hires", "einstellungen"] {
        assert!(vocabulary.find_record(name).is_some(), "{name}");
    }
    assert!(usual_record(&vocabulary).is_some());
}

#[test]
fn people_count_at_their_place_and_mobile_ones_for_the_team() {
    musterstadt(SHIPPED, date(2026, 6, 1), |_, ledger, _, _| {
        assert_eq!(planned(ledger, "M02", IM, true), "3");
        assert_eq!(planned(ledger, "M11", IM, true), "1");
        assert_eq!(planned(ledger, "M04", IM, false), "0.5");
        assert_eq!(planned(ledger, "Musterstadt", IM, true), "3.75");
        assert_eq!(planned(ledger, "Musterstadt", "leitung", true), "1");
        assert_eq!(planned(ledger, "M01", "sozialarbeit", true), "nothing");
    });
}

#[test]
fn who_has_left_or_has_not_come_yet_counts_for_nothing() {
    musterstadt(SHIPPED, date(2026, 5, 31), |_, ledger, _, _| assert_eq!(planned(ledger, "M11", IM, true), "1.5"));
    let here = "hires:\n  - {id: N, role: integrationsmanagement, posts: 1, at: M11, from: 2026-09-01}";
    musterstadt(here, date(2026, 8, 31), |_, ledger, _, _| assert_eq!(planned(ledger, "M11", IM, true), "0"));
    musterstadt(here, date(2026, 9, 1), |_, ledger, _, _| assert_eq!(planned(ledger, "M11", IM, true), "1"));
}

#[test]
fn weekly_hours_are_posts_of_the_vocabulary() {
    let hours = "people:\n  - {id: A, role: integrationsmanagement, weekly: 29.25, at: M01}";
    musterstadt(hours, date(2026, 6, 1), |_, ledger, _, _| assert_eq!(planned(ledger, "M01", IM, true), "0.75"));
}

#[test]
fn who_is_in_no_service_is_told_with_the_reason() {
    let list = "people:\n  - {id: A, role: integrationsmanagement, posts: 1}\n  - {id: B, role: dolmetschen, posts: 1, \
                at: M01}\n  - {id: C, role: leitung, posts: 1, at: M01}";
    musterstadt(list, date(2026, 6, 1), |_, _, _, filling| {
        let reasons: Vec<_> = filling.idle.iter().map(|idle| &idle.reason).collect();
        assert!(
            matches!(reasons[..], [IdleReason::NoPlace, IdleReason::NoRole, IdleReason::NotThere(_)]),
            "{reasons:?}"
        );
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever the list says: posts in services and posts in none are all posts, and no entry has others.
    #[test]
    fn nobody_is_lost_and_nobody_counts_twice(people in prop::collection::vec((1_i64..9, 0_usize..14, 1_u32..4), 1..12)) {
        let places = ["M01", "M02", "M03", "M04", "M05", "M06", "M07", "M08", "M09", "M10", "M11", "M12", "Musterstadt", ""];
        let mut list = "people:\n".to_owned();
        for (index, (quarters, place, number)) in people.iter().enumerate() {
            let at = if places[*place].is_empty() { String::new() } else { format!(", at: {}", places[*place]) };
            let posts = Rational::new(i128::from(*quarters), 4).unwrap();
            writeln!(list, "  - {{id: P{index}, role: {IM}, posts: {posts}, number: {number}{at}}}").unwrap();
        }
        let day = date(2026, 6, 1);
        musterstadt(&list, day, |program, ledger, staff, filling| {
            let unit = ledger.entries().iter().find(|entry| ledger.role(entry).as_deref() == Some(IM)).unwrap().unit;
            let measure = Measure::of(unit, &program.vocabulary.units);
            let sum = |amounts: Vec<Rational>| amounts.into_iter().try_fold(Rational::ZERO, Rational::add).unwrap();
            let all = sum(staff.members.iter().map(|member| member.all(&measure).unwrap()).collect());
            let idle = filling.idle.iter().map(|idle| {
                staff.members[idle.member].all(&measure).unwrap().multiply(idle.part).unwrap()
            });
            let judged = ledger.entries().iter().filter(|entry| entry.judged).filter_map(|entry| entry.planned);
            prop_assert_eq!(sum(idle.chain(judged).collect()), all);
            Ok(())
        })?;
    }
}
