//! The workload's twenty rules as somebody would write them by hand in Rust: what `norm` is measured against.
//!
//! Reads the same file into structs by serde, refuses unknown keys as `norm` does, and writes the same bytes by serde.
//! Every amount is a whole number of hundredths, which is exact for this data. Knows nothing of `norm`.

use serde::{Deserialize, Serialize, Serializer};
use std::fmt;
use std::io::{self, BufRead as _, Write as _};
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shelter {
    id: String,
    #[allow(dead_code, reason = "a key that profiles have and no rule asks for")]
    name: Option<String>,
    operator: Option<String>,
    kind: Option<Kind>,
    three_pillar: Option<bool>,
    has_protection_concept: Option<bool>,
    residents: Option<i64>,
    capacity: Option<i64>,
    children: Option<i64>,
    single_women: Option<i64>,
    vulnerable: Option<i64>,
    toilets: Option<i64>,
    showers: Option<i64>,
    onsite_staff_fte: Option<f64>,
    mobile_staff_fte: Option<f64>,
    consultation_hours_per_week: Option<f64>,
    living_space_sqm: Option<f64>,
    languages: Option<Vec<String>>,
    rooms: Option<Vec<Room>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Room {
    beds: Option<i64>,
    area_sqm: Option<f64>,
    lockable: Option<bool>,
}

#[derive(Deserialize, Clone, Copy, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Wohnheim,
    Wohnprojekt,
    Wohnung,
    Notunterkunft,
}

/// A line of the output.
#[derive(Serialize)]
struct Line<'a> {
    standard: &'static str,
    subject: &'a str,
    record: &'static str,
    verdict: &'static str,
    findings: &'a [Finding],
}

#[derive(Serialize)]
struct Finding {
    rule: &'static str,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    required: Option<Hundredths>,
    #[serde(skip_serializing_if = "Option::is_none")]
    provided: Option<Hundredths>,
    #[serde(skip_serializing_if = "Option::is_none")]
    short: Option<Hundredths>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    missing: Vec<&'static str>,
}

/// An amount, written as text: `1.5` for 150. None of them is negative.
#[derive(Clone, Copy)]
struct Hundredths(i64);

impl fmt::Display for Hundredths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 100, self.0 % 100);
        match (rest / 10, rest % 10) {
            (0, 0) => write!(f, "{whole}"),
            (tenths, 0) => write!(f, "{whole}.{tenths}"),
            (tenths, hundredths) => write!(f, "{whole}.{tenths}{hundredths}"),
        }
    }
}

impl Serialize for Hundredths {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What a rule asks.
#[derive(Clone, Copy)]
enum Body {
    /// Yes or no.
    Holds(Option<bool>),
    /// At least so much, in hundredths of a unit.
    AtLeast { unit: &'static str, required: Option<i64>, provided: Option<i64> },
}

/// What decides the verdict, over all rules.
#[derive(Default)]
struct Verdict {
    failed: bool,
    may_fail: bool,
}

/// Facts with whether they are missing.
type Facts<'f> = &'f [(&'static str, bool)];

/// Reads a file line by line and writes a line for each.
pub(crate) fn run(path: &Path) -> io::Result<()> {
    let mut reader = io::BufReader::with_capacity(1 << 16, std::fs::File::open(path)?);
    let mut stdout = io::stdout().lock();
    let mut line = String::new();
    let mut out = Vec::with_capacity(1 << 17);
    while reader.read_line(&mut line)? > 0 {
        assess(&serde_json::from_str(&line)?, &mut out)?;
        if out.len() > 1 << 16 {
            stdout.write_all(&out)?;
            out.clear();
        }
        line.clear();
    }
    stdout.write_all(&out)
}

/// Amounts are at most some thousands with at most two decimals: exact after rounding.
#[allow(clippy::float_arithmetic, clippy::cast_possible_truncation, reason = "small numbers with two decimals")]
fn hundredths(value: Option<f64>) -> Option<i64> {
    value.map(|value| (value * 100.0).round() as i64)
}

/// How many shares of a size have been started.
fn started(base: i64, every: i64) -> i64 {
    (base + every - 1) / every
}

fn and(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    if a == Some(false) || b == Some(false) { Some(false) } else { a.zip(b).map(|_| true) }
}

fn or(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    if a == Some(true) || b == Some(true) { Some(true) } else { a.zip(b).map(|_| false) }
}

fn every(rooms: Option<&Vec<Room>>, holds: impl Fn(&Room) -> Option<bool>) -> Option<bool> {
    let mut all = Some(true);
    for room in rooms? {
        match holds(room) {
            Some(true) => {}
            Some(false) => return Some(false),
            None => all = None,
        }
    }
    all
}

fn plus(a: Option<i64>, b: Option<i64>) -> Option<i64> {
    a.zip(b).map(|(a, b)| a + b)
}

#[allow(clippy::too_many_lines, reason = "twenty rules in a row, as one writes them by hand")]
fn assess(s: &Shelter, out: &mut Vec<u8>) -> io::Result<()> {
    let (on_site, mobile) = (hundredths(s.onsite_staff_fte), hundredths(s.mobile_staff_fte));
    let hours = hundredths(s.consultation_hours_per_week);
    let living = hundredths(s.living_space_sqm);
    let rooms = s.rooms.as_ref();
    let whole = |value: Option<i64>| value.map(|value| value * 100);
    let large = s.residents.map(|residents| residents >= 200);
    let small = s.residents.map(|residents| residents < 200);
    let on_site_posts = s.residents.map(|residents| 100 * started(residents, 80).max(2));
    let mobile_posts = s.residents.map(|residents| 25 * started(residents, 25));
    let base = large.and_then(|large| if large { on_site_posts } else { mobile_posts });
    let pillar_posts = s.residents.map(|residents| 50 * started(residents, 100));
    let many = s.vulnerable.zip(s.residents).map(|(vulnerable, residents)| vulnerable * 5 > residents);
    let vulnerable_posts = s.vulnerable.map(|vulnerable| 100 * started(vulnerable, 50));
    let staff = plus(on_site, mobile);
    let no_flat = s.kind.map(|kind| kind != Kind::Wohnung);
    let emergency = s.kind.map(|kind| kind == Kind::Notunterkunft);
    let shared = s.kind.map(|kind| matches!(kind, Kind::Wohnheim | Kind::Wohnprojekt));
    let beds = rooms.and_then(|rooms| rooms.iter().map(|room| room.beds).sum::<Option<i64>>());
    let per_person = emergency.map(|emergency| if emergency { 450 } else { 700 });
    let with_pillar = s.three_pillar.and_then(|there| if there { plus(base, pillar_posts) } else { base });
    let required = many.and_then(|many| if many { plus(with_pillar, vulnerable_posts) } else { with_pillar });

    let (no_residents, no_kind) = (("residents", s.residents.is_none()), ("kind", s.kind.is_none()));
    let (no_on_site, no_mobile) = (("onsite_staff_fte", on_site.is_none()), ("mobile_staff_fte", mobile.is_none()));
    let no_hours = ("consultation_hours_per_week", hours.is_none());
    let (no_capacity, no_vulnerable) = (("capacity", s.capacity.is_none()), ("vulnerable", s.vulnerable.is_none()));
    let (no_pillar, no_rooms) = (("three_pillar", s.three_pillar.is_none()), ("rooms", rooms.is_none()));
    let (no_children, no_women) = (("children", s.children.is_none()), ("single_women", s.single_women.is_none()));
    let groups = or(s.children.map(|some| some > 0), s.single_women.map(|some| some > 0));
    let locked = every(rooms, |room| room.lockable);
    let few_beds = every(rooms, |room| room.beds.map(|beds| beds <= 4));
    let safe = and(s.residents.map(|residents| residents <= 300), s.has_protection_concept);
    let no_concept = ("has_protection_concept", s.has_protection_concept.is_none());
    let no_beds = ("rooms.beds", rooms.is_some_and(|rooms| rooms.iter().any(|room| room.beds.is_none())));
    let no_area = ("rooms.area_sqm", rooms.is_some_and(|rooms| rooms.iter().any(|room| room.area_sqm.is_none())));
    let no_lock = ("rooms.lockable", rooms.is_some_and(|rooms| rooms.iter().any(|room| room.lockable.is_none())));

    let amounts = |unit, required, provided| Body::AtLeast { unit, required, provided };
    let mut verdict = Verdict::default();
    let mut rule = |rule, when, body, facts: Facts<'_>| verdict.judge(rule, when, body, facts);
    let findings = [
        rule("R01", large, Body::Holds(on_site.map(|there| there > 0)), &[no_residents, no_on_site]),
        rule("R02", large, amounts("fte", on_site_posts, on_site), &[no_residents, no_on_site]),
        rule("R03", small, amounts("fte", mobile_posts, mobile), &[no_residents, no_mobile]),
        rule("R04", small, amounts("h/week", s.residents.map(|one| one * 4), hours), &[no_residents, no_hours]),
        rule(
            "R05",
            no_flat,
            amounts("toilet", s.residents.map(|one| 100 * started(one, 10)), whole(s.toilets)),
            &[no_kind, ("toilets", s.toilets.is_none()), no_residents],
        ),
        rule(
            "R06",
            no_flat,
            amounts("shower", s.residents.map(|one| 100 * started(one, 15)), whole(s.showers)),
            &[no_kind, ("showers", s.showers.is_none()), no_residents],
        ),
        rule(
            "R07",
            Some(true),
            amounts("m2", per_person.zip(s.residents).map(|(each, residents)| each * residents), living),
            &[("living_space_sqm", living.is_none()), no_kind, no_residents],
        ),
        rule("R08", Some(true), amounts("person", whole(s.residents), whole(s.capacity)), &[no_residents, no_capacity]),
        rule("R09", emergency.map(|it| !it), Body::Holds(locked), &[no_kind, no_rooms, open(no_lock, locked)]),
        rule(
            "R10",
            Some(true),
            Body::Holds(every(rooms, |room| {
                hundredths(room.area_sqm).zip(room.beds).map(|(area, beds)| area >= 600 * beds)
            })),
            &[no_rooms, no_area, no_beds],
        ),
        rule("R11", shared, Body::Holds(few_beds), &[no_kind, no_rooms, open(no_beds, few_beds)]),
        rule("R12", Some(true), amounts("place", whole(s.capacity), whole(beds)), &[no_rooms, no_beds, no_capacity]),
        rule(
            "R13",
            groups,
            Body::Holds(s.has_protection_concept),
            &[open(no_children, groups), open(no_women, groups), no_concept],
        ),
        rule(
            "R14",
            s.three_pillar,
            amounts("h/week", s.residents.map(|one| (50 * started(one, 10)).max(400)), hours),
            &[no_pillar, no_hours, no_residents],
        ),
        rule(
            "R15",
            and(s.three_pillar, s.residents.map(|residents| residents >= 100)),
            amounts("fte", plus(base, pillar_posts), staff),
            &[no_pillar, no_residents, no_on_site, no_mobile],
        ),
        rule(
            "R16",
            many,
            amounts("fte", plus(base, vulnerable_posts), staff),
            &[no_vulnerable, no_residents, no_on_site, no_mobile],
        ),
        rule(
            "R17",
            s.residents.map(|residents| residents >= 50),
            Body::Holds(s.languages.as_ref().map(|spoken| spoken.len() >= 2 && spoken.iter().any(|one| one == "de"))),
            &[no_residents, ("languages", s.languages.is_none())],
        ),
        rule(
            "R18",
            Some(true),
            amounts("person", whole(plus(s.children, s.single_women)), whole(s.residents)),
            &[no_children, no_women, no_residents],
        ),
        rule("R19", emergency, Body::Holds(safe), &[no_kind, open(no_residents, safe), open(no_concept, safe)]),
        rule(
            "R20",
            Some(true),
            Body::Holds(
                s.operator
                    .as_deref()
                    .map(|name| matches!(name, "Caritas" | "Diakonie" | "DRK" | "AWO" | "ASB" | "Stadt")),
            ),
            &[("operator", s.operator.is_none())],
        ),
        posts(required, &[no_residents, no_pillar, no_vulnerable]),
    ];
    let verdict = verdict.name();
    let line = Line { standard: "workload", subject: &s.id, record: "shelter", verdict, findings: &findings };
    serde_json::to_writer(&mut *out, &line)?;
    out.push(b'\n');
    Ok(())
}

/// The component: computed, not judged.
fn posts(required: Option<i64>, facts: Facts<'_>) -> Finding {
    let known = required.is_some();
    Finding {
        rule: "required_fte",
        status: if known { "applies" } else { "undetermined" },
        required: required.map(Hundredths),
        provided: None,
        short: None,
        unit: known.then_some("fte"),
        missing: if known { Vec::new() } else { missing(facts) },
    }
}

/// A fact that is only missed as long as a condition is open.
fn open((name, missing): (&'static str, bool), condition: Option<bool>) -> (&'static str, bool) {
    (name, missing && condition.is_none())
}

fn missing(facts: Facts<'_>) -> Vec<&'static str> {
    facts.iter().filter(|(_, missing)| *missing).map(|(name, _)| *name).collect()
}

impl Verdict {
    fn name(&self) -> &'static str {
        match (self.failed, self.may_fail) {
            (true, _) => "not_compliant",
            (false, true) => "undetermined",
            (false, false) => "compliant",
        }
    }

    fn judge(&mut self, rule: &'static str, when: Option<bool>, body: Body, facts: Facts<'_>) -> Finding {
        let (unit, required, provided, holds) = match body {
            Body::Holds(holds) => ("", None, None, holds),
            Body::AtLeast { unit, required, provided } => {
                (unit, required, provided, required.zip(provided).map(|(required, provided)| provided >= required))
            }
        };
        let mut finding =
            Finding { rule, status: "", required: None, provided: None, short: None, unit: None, missing: Vec::new() };
        match when {
            Some(false) => {
                finding.status = "not_applicable";
                return finding;
            }
            Some(true) => {
                finding.required = required.map(Hundredths);
                finding.provided = provided.map(Hundredths);
                finding.short =
                    required.zip(provided).map(|(required, provided)| Hundredths((required - provided).max(0)));
                finding.unit = required.or(provided).map(|_| unit);
                finding.status = match holds {
                    Some(true) => "met",
                    Some(false) => "not_met",
                    None => "undetermined",
                };
            }
            None => finding.status = "undetermined",
        }
        if finding.status == "undetermined" {
            self.may_fail |= holds != Some(true);
            finding.missing = missing(facts);
        }
        self.failed |= finding.status == "not_met";
        finding
    }
}
