//! Statuses, amounts, layers, waivers and verdicts.

use super::build::*;
use crate::assess::*;
use crate::model::*;
use VerdictKind::{Compliant, NotCompliant, Undetermined};

/// A shelter with slots: 0 residents, 1 staff, 2 a yes/no fact.
fn shelter() -> Vec<Record> {
    vec![record("shelter", &[("residents", NUMBER), ("staff", NUMBER), ("calm", Type::Bool)])]
}

fn posts() -> Expr {
    per("1", PerMode::Completed, Some("100"), fact(&[0]))
}

fn on_site() -> Rule {
    Rule { when: Some(compare(fact(&[0]), ">=", n("200"))), ..service("on_site", posts(), Some(fact(&[1]))) }
}

fn given(residents: &str, staff: &str) -> Instance {
    let value = |text: &str| if text == "?" { Value::Unknown } else { number(text) };
    instance(0, vec![value(residents), value(staff), Value::Unknown])
}

fn amounts(finding: &Finding) -> [Option<String>; 3] {
    [finding.required, finding.provided, finding.short].map(|amount| amount.map(|it| it.to_string()))
}

fn texts(required: &str, provided: &str, short: &str) -> [Option<String>; 3] {
    [required, provided, short].map(|text| (!text.is_empty()).then(|| text.to_owned()))
}

#[test]
fn a_service_has_amounts_and_a_status() {
    let program = program(shelter(), vec![on_site()]);
    for (residents, staff, status, expected) in [
        ("200", "1.5", Status::NotMet, texts("2", "1.5", "0.5")),
        ("200", "2", Status::Met, texts("2", "2", "0")),
        ("200", "3", Status::Met, texts("2", "3", "0")),
        ("199", "1", Status::NotApplicable, texts("0", "", "0")),
        ("200", "?", Status::Undetermined, texts("2", "", "")),
        ("?", "5", Status::Undetermined, texts("", "", "")),
    ] {
        let finding = find(&program, &given(residents, staff));
        assert_eq!((finding.status, amounts(&finding)), (status, expected), "{residents} {staff}");
    }
    assert_eq!(find(&program, &given("199", "1")).reason, Reason::WhenIsFalse);
}

#[test]
fn a_comparison_has_a_shortfall_in_both_directions() {
    let least = program(shelter(), vec![must_reach("least", fact(&[1]), n("3"))]);
    assert_eq!(amounts(&find(&least, &given("1", "1"))), texts("3", "1", "2"));
    let condition = compare(fact(&[0]), "<=", n("100"));
    let body = Body::Comparison { provided: n("100"), required: fact(&[0]), mirrored: true, condition };
    let most = program(shelter(), vec![Rule { body, ..must("most", yes(true)) }]);
    let finding = find(&most, &given("120", "1"));
    assert_eq!((finding.status, amounts(&finding)), (Status::NotMet, texts("120", "100", "20")));
    assert_eq!(find(&most, &given("100", "1")).status, Status::Met);
}

#[test]
fn a_component_is_computed_and_not_judged() {
    let program = program(shelter(), vec![service("mobile", posts(), None)]);
    let finding = find(&program, &given("250", "?"));
    assert_eq!((finding.status, amounts(&finding)), (Status::Applies, texts("2", "", "")));
    let finding = find(&program, &given("?", "?"));
    assert_eq!((finding.status, finding.may_fail), (Status::Undetermined, false));
}

#[test]
fn silence_is_a_status_of_its_own() {
    let form = first_of(
        vec![("a", compare(fact(&[0]), "<", n("200")), Outcome::Value(n("1")))],
        silence("nothing is said of 200 and more", 9),
    );
    let program = program(shelter(), vec![must_reach("form", fact(&[1]), form)]);
    let finding = find(&program, &given("200", "1"));
    assert_eq!((finding.status, finding.reason), (Status::NoRule, Reason::Silent(span(9))));
    assert_eq!(amounts(&finding), texts("", "1", ""));
    assert_eq!(find(&program, &given("199", "1")).status, Status::Met);
    assert_eq!(find(&program, &given("?", "1")).status, Status::Undetermined);
    let instance = given("200", "1");
    let verdict = assess(&program, &instance).verdict;
    assert_eq!((verdict.kind, verdict.with_open_points), (VerdictKind::Compliant, true));
}

#[test]
fn exceptions_and_transitions_have_their_reason() {
    let old = compare(fact(&[0]), "<", n("10"));
    let mut it = must("calm", fact(&[2]));
    it.unless = vec![yes(false), old.clone()];
    it.transition = Some(Transition { until: day("2016-03-01"), when: Some(not(old)) });
    let program = program(shelter(), vec![it]);
    let on = |date: &str, residents: &str| {
        let instance = given(residents, "1");
        let finding = assessor(&program, date, &[]).assess(&instance, 1)[0].findings[0].clone();
        (finding.status, finding.reason)
    };
    assert_eq!(on("2016-03-01", "5"), (Status::NotApplicable, Reason::Exception(1)));
    assert_eq!(on("2016-03-01", "50"), (Status::NotApplicable, Reason::Transition));
    assert_eq!(on("2016-03-02", "50"), (Status::Undetermined, Reason::Itself));
}

#[test]
fn an_open_application_with_a_true_body_never_blocks() {
    let mut it = must("calm", compare(fact(&[0]), ">", n("0")));
    it.when = Some(fact(&[2]));
    let program = program(shelter(), vec![it]);
    let (full, empty) = (given("1", "1"), given("0", "1"));
    let assessment = assess(&program, &full);
    assert_eq!((assessment.findings[0].status, assessment.findings[0].may_fail), (Status::Undetermined, false));
    assert_eq!(assessment.verdict.kind, VerdictKind::Compliant);
    let assessment = assess(&program, &empty);
    assert_eq!((assessment.findings[0].status, assessment.findings[0].may_fail), (Status::Undetermined, true));
    assert_eq!(assessment.verdict.kind, VerdictKind::Undetermined);
}

#[test]
fn dates_decide_what_is_in_force() {
    let mut it = must("calm", yes(true));
    it.period = Period {
        since: Some(day("2016-01-01")),
        until: Some(day("2016-12-31")),
        suspended: Some(Suspension { since: Some(day("2016-06-01")), until: Some(day("2016-06-30")) }),
    };
    let mut program = program(shelter(), vec![it]);
    let instance = given("1", "1");
    let on = |program: &Program, date: &str| {
        let finding = assessor(program, date, &[]).assess(&instance, 1)[0].findings[0].clone();
        (finding.status, finding.reason)
    };
    assert_eq!(on(&program, "2015-12-31"), (Status::NotInForce, Reason::NotYet));
    assert_eq!(on(&program, "2016-01-01"), (Status::Met, Reason::Itself));
    assert_eq!(on(&program, "2016-06-01"), (Status::NotInForce, Reason::Suspended));
    assert_eq!(on(&program, "2016-07-01"), (Status::Met, Reason::Itself));
    assert_eq!(on(&program, "2017-01-01"), (Status::NotInForce, Reason::NoLonger));
    program.only().period.until = Some(day("2016-02-01"));
    assert_eq!(on(&program, "2016-03-01"), (Status::NotInForce, Reason::StandardNotInForce));
    assert_eq!(assess(&program, &instance).verdict.kind, VerdictKind::NotAssessed);
}

#[test]
fn results_of_a_rule_that_does_not_apply_are_nothing_and_fine() {
    let mut program = program(shelter(), vec![on_site()]);
    for (residents, staff, expected) in [
        ("200", "1.5", ["yes", "no", "2", "1.5", "0.5"]),
        ("199", "1.5", ["no", "yes", "0", "1.5", "0"]),
        ("?", "1.5", ["unknown", "unknown", "unknown", "1.5", "unknown"]),
        ("200", "?", ["yes", "unknown", "2", "unknown", "unknown"]),
    ] {
        let facets = [Facet::Applies, Facet::Met, Facet::Required, Facet::Provided, Facet::Short];
        let values = facets.map(|facet| shown(&program, &result(0, facet), &given(residents, staff)));
        assert_eq!(values, expected, "{residents} {staff}");
    }
    program.only().rules[0].period.until = Some(day("2016-01-01"));
    assert_eq!(shown(&program, &result(0, Facet::Applies), &given("200", "1")), "no");
}

fn replacing() -> Program {
    let mut old = must_reach("space", fact(&[1]), n("6"));
    old.replaced_by = Some(RuleId(1));
    let mut new = must_reach("space", fact(&[1]), n("4"));
    new.replaces = Some(RuleId(0));
    new.period.since = Some(day("2016-01-01"));
    program(shelter(), vec![old, new])
}

#[test]
fn a_replacement_takes_its_place_while_in_force() {
    let program = replacing();
    let instance = given("1", "5");
    let on = |date: &str| {
        let findings = assessor(&program, date, &[]).assess(&instance, 1).swap_remove(0).findings;
        findings.iter().map(|finding| (finding.rule.index(), finding.status)).collect::<Vec<_>>()
    };
    assert_eq!(on("2015-12-31"), [(0, Status::NotMet), (1, Status::NotInForce)]);
    assert_eq!(on("2016-01-01"), [(1, Status::Met)]);
    assert_eq!(shown(&program, &result(0, Facet::Required), &instance), "4");
}

#[test]
fn a_replacement_is_laxer_stricter_or_not_shown_to_be() {
    let program = replacing();
    let layer = |program: &Program, staff: &str| find(program, &given("1", staff)).layer;
    assert_eq!(layer(&program, "5"), Some(Layer::Laxer));
    assert_eq!(layer(&program, "7"), Some(Layer::NotShown));
    assert_eq!(layer(&program, "?"), Some(Layer::NotShown));
    let mut stricter = replacing();
    stricter.only().rules[0] = Rule { replaced_by: Some(RuleId(1)), ..must_reach("space", fact(&[1]), n("2")) };
    assert_eq!(layer(&stricter, "3"), Some(Layer::Stricter));
    let mut weaker = replacing();
    weaker.only().rules[1].modality = Some(Modality::Should);
    assert_eq!(layer(&weaker, "7"), Some(Layer::Laxer));
}

fn waiver() -> Waiver {
    Waiver {
        rule: "on_site".into(),
        subject: "Haus A".into(),
        reason: "building site".into(),
        authority: "Land".into(),
        document: None,
        granted: day("2016-01-01"),
        expires: day("2016-03-01"),
        span: span(0),
    }
}

#[test]
fn waivers_are_labels_and_are_accounted_for() {
    let mut it = on_site();
    it.waivable_by = vec!["Land".into()];
    let records = vec![record("shelter", &[("residents", NUMBER), ("staff", NUMBER), ("name", Type::Text)])];
    let mut program = program(records, vec![it]);
    program.only().rules.push(must("copy", result(0, Facet::Met)));
    let house = |staff: &str| instance(0, vec![number("200"), number(staff), Value::Text("Haus A".into())]);
    let (short, full) = (house("1"), house("2"));
    let used = |date: &str, instance: &Instance, waiver: Waiver| {
        let waivers = [waiver];
        let mut assessor = assessor(&program, date, &waivers);
        let assessment = assessor.assess(instance, 1).swap_remove(0);
        (assessment.findings[0].status, assessor.waiver_uses()[0], assessment.verdict.kind)
    };
    assert_eq!(used("2016-03-01", &short, waiver()), (Status::Waived, WaiverUse::Used, NotCompliant));
    assert_eq!(used("2016-03-02", &short, waiver()), (Status::NotMet, WaiverUse::Expired, NotCompliant));
    assert_eq!(used("2015-12-31", &short, waiver()), (Status::NotMet, WaiverUse::NotYetGranted, NotCompliant));
    assert_eq!(used("2016-03-01", &full, waiver()), (Status::Met, WaiverUse::NotNeeded, Compliant));
    let other = Waiver { authority: "Stadt".into(), ..waiver() };
    assert_eq!(used("2016-03-01", &short, other), (Status::NotMet, WaiverUse::Unauthorised, NotCompliant));
    let other = Waiver { rule: "test.on_site".into(), ..waiver() };
    assert_eq!(used("2016-03-01", &short, other).1, WaiverUse::Used);
    let other = Waiver { subject: "Haus B".into(), ..waiver() };
    assert_eq!(used("2016-03-01", &short, other).1, WaiverUse::Unmatched);
    let mut joined = [WaiverUse::Expired, WaiverUse::Used];
    join_waiver_uses(&mut joined, &[WaiverUse::NotNeeded, WaiverUse::Unmatched]);
    assert_eq!(joined, [WaiverUse::NotNeeded, WaiverUse::Used]);
}

#[test]
fn a_cost_may_rest_on_the_results_of_its_rule_and_changes_no_status() {
    let mut it = on_site();
    it.cost = Some(result(0, Facet::Short));
    let mut free = it.clone();
    free.label = label("free");
    free.unless = vec![yes(true)];
    free.cost = Some(result(0, Facet::Short));
    let program = program(shelter(), vec![it, free]);
    let house = |residents: Value, staff: Value| instance(0, vec![residents, staff, Value::Unknown]);
    let cost = |instance: Instance| {
        let assessment = assess(&program, &instance);
        (assessment.findings[0].status, assessment.findings[0].cost, assessment.findings[1].cost)
    };
    let of = |text: &str| Cost::Of { amount: r(text), assumed: false };
    assert_eq!(cost(house(number("200"), number("1"))), (Status::NotMet, of("1"), Cost::Absent));
    assert_eq!(cost(house(number("200"), number("2"))), (Status::Met, of("0"), Cost::Absent));
    assert_eq!(cost(house(number("200"), Value::Unknown)), (Status::Undetermined, Cost::Unknown, Cost::Absent));
    let unknown = house(number("200"), Value::Unknown);
    let mut assessor = assessor(&program, TODAY, &[]);
    let assessment = assessor.assess(&unknown, 1).swap_remove(0);
    assert_eq!(assessor.evidence(&assessment.subject, &assessment.findings[0]).cost_missing.len(), 1);
}

#[test]
fn a_recorded_reason_explains_what_should_hold_where_possible_and_nothing_else() {
    let mut calm = must("calm", yes(false));
    calm.modality = Some(Modality::Should);
    calm.where_possible = true;
    let mut strict = must("strict", yes(false));
    strict.modality = Some(Modality::Should);
    let mut program = program(shelter(), vec![calm, strict]);
    program.only().rules.push(must("copy", result(0, Facet::Met)));
    let house = instance(0, vec![Value::Unknown; program.vocabulary.record(RecordId(0)).facts.len()]);
    let reason = |rule: &str, on: &str| Justification {
        rule: rule.into(),
        subject: "shelter 1".into(),
        reason: "A railway was built beside it.".into(),
        by: "Housing office".into(),
        on: day(on),
        document: None,
        span: span(0),
    };
    let found = |reason: Justification| {
        let reasons = [reason];
        let mut assessor = assessor(&program, TODAY, &[]).with_reasons(&reasons);
        let assessment = assessor.assess(&house, 1).swap_remove(0);
        let statuses: Vec<Status> = assessment.findings.iter().map(|finding| finding.status).collect();
        (statuses, assessor.reason_uses()[0], assessment.findings[0].justification)
    };
    // `.met` of an explained rule stays false: the third rule uses it.
    let (explained, unmet) = (vec![Status::Explained, Status::NotMet, Status::NotMet], vec![Status::NotMet; 3]);
    assert_eq!(found(reason("calm", TODAY)), (explained.clone(), ReasonUse::Used, Some(0)));
    assert_eq!(found(reason("test.calm", "2015-01-01")), (explained, ReasonUse::Used, Some(0)));
    assert_eq!(found(reason("calm", "2016-03-02")), (unmet.clone(), ReasonUse::NotYetRecorded, None));
    assert_eq!(found(reason("strict", TODAY)), (unmet.clone(), ReasonUse::NotAsked, None));
    assert_eq!(found(reason("quiet", TODAY)), (unmet, ReasonUse::Unmatched, None));
    let mut joined = [ReasonUse::NotAsked, ReasonUse::Used];
    join_reason_uses(&mut joined, &[ReasonUse::NotNeeded, ReasonUse::Unmatched]);
    assert_eq!(joined, [ReasonUse::NotNeeded, ReasonUse::Used]);
}

#[test]
fn a_waived_must_leaves_a_record_compliant_with_waivers() {
    let mut it = must("calm", yes(false));
    it.waivable_by = vec!["Land".into()];
    let program = program(shelter(), vec![it]);
    let waivers = [Waiver { rule: "calm".into(), subject: "shelter 3".into(), ..waiver() }];
    let instance = given("1", "1");
    let assessment = assessor(&program, TODAY, &waivers).assess(&instance, 3).swap_remove(0);
    assert_eq!(assessment.findings[0].waiver, Some(0));
    assert_eq!((assessment.verdict.kind, assessment.verdict.with_waivers), (VerdictKind::Compliant, true));
}

#[test]
fn a_city_is_assessed_with_its_shelters() {
    let city = record("city", &[("name", Type::Text), ("shelters", list_of(1)), ("rooms", list_of(2))]);
    let house = record("shelter", &[("id", Type::Text), ("name", Type::Text), ("residents", NUMBER)]);
    let room = record("room", &[("residents", NUMBER)]);
    let about_shelter = Rule { about: RecordId(1), ..must("small", compare(fact(&[2]), "<", n("500"))) };
    let small = result_at(0, Facet::Met, place(1, &[]));
    let program = program(vec![city, house, room], vec![about_shelter, must("all", every(1, fact(&[1]), None, small))]);
    let text = |text: &str| Value::Text(text.into());
    let shelters = list(
        1,
        vec![
            vec![text("S1"), text("Haus A"), number("100")],
            vec![Value::Unknown, text("Haus B"), number("600")],
            vec![Value::Unknown, Value::Unknown, Value::Unknown],
        ],
    );
    let profile = instance(0, vec![text("Musterstadt"), shelters, list(2, vec![vec![number("1")]])]);
    let assessments = assessor(&program, TODAY, &[]).assess(&profile, 1);
    let seen: Vec<_> = assessments
        .iter()
        .map(|it| (it.subject.name.as_str(), it.subject.title.as_deref(), it.subject.depth, it.verdict.kind))
        .collect();
    assert_eq!(
        seen,
        [
            ("Musterstadt", None, 0, NotCompliant),
            ("S1", Some("Haus A"), 1, Compliant),
            ("Haus B", None, 1, NotCompliant),
            ("shelter 3", None, 1, Undetermined),
        ]
    );
}

#[test]
fn a_record_that_no_standard_speaks_of_is_not_lost() {
    let program = program(shelter(), vec![]);
    let instance = given("1", "1");
    let assessments = assessor(&program, TODAY, &[]).assess(&instance, 2);
    assert_eq!(assessments.len(), 1);
    assert_eq!(
        (assessments[0].subject.name.as_str(), assessments[0].verdict.kind),
        ("shelter 2", VerdictKind::NotAssessed)
    );
}

#[test]
fn a_guarantee_is_evaluated_and_decides_no_verdict() {
    let mut program = program(shelter(), vec![must("fine", yes(true))]);
    let guarantee = |condition| Guarantee { label: label("g"), about: RecordId(0), condition, notes: Notes::default() };
    let conditions = [yes(true), yes(false), fact(&[2]), no_rule("x")];
    program.only().guarantees = conditions.map(guarantee).into();
    let instance = given("1", "1");
    let assessment = assess(&program, &instance);
    let found: Vec<Status> = assessment.guarantees.iter().map(|finding| finding.status).collect();
    assert_eq!(found, [Status::Met, Status::NotMet, Status::Undetermined, Status::NoRule]);
    assert_eq!(assessment.verdict.kind, VerdictKind::Compliant);
}

#[test]
fn an_assessor_gives_the_same_for_the_same_profile_whatever_came_before() {
    let program = program(shelter(), vec![on_site()]);
    let mut assessor = assessor(&program, TODAY, &[]);
    let (first, second) = (given("200", "1.5"), given("?", "2"));
    let before = assessor.assess(&first, 1)[0].findings.clone();
    assessor.assess(&second, 1);
    assert_eq!(assessor.assess(&first, 1)[0].findings, before);
}

#[test]
fn a_dropped_rule_keeps_its_id_and_is_never_looked_at() {
    let mut program =
        program(shelter(), vec![must("first", yes(false)), on_site(), must("last", result(1, Facet::Met))]);
    program.only().rules[0].dropped = true;
    let instance = given("200", "2");
    let assessment = assess(&program, &instance);
    let found: Vec<_> = assessment.findings.iter().map(|finding| (finding.rule.index(), finding.status)).collect();
    assert_eq!(found, [(1, Status::Met), (2, Status::Met)]);
}
