//! What the checker accepts and what it says of the rest.

use super::*;
use crate::source::SourceMap;

/// No other files.
struct Alone;

impl RuleReader for Alone {
    fn file(&mut self, path: &str, _: Option<&str>) -> Result<RuleText, String> {
        Err(format!("there is no {path}"))
    }

    fn standard(&mut self, _: &str) -> Option<RuleText> {
        None
    }
}

fn checked(text: &str) -> (Option<Program>, Vec<String>) {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let root = RuleText { name: "test.norm".to_owned(), text: text.to_owned() };
    let bundle = Bundle::gather(&[root], &mut Alone, &mut sources, &mut diagnostics);
    let program = check(&bundle, &mut diagnostics);
    let faults = diagnostics
        .sorted()
        .iter()
        .map(|fault| {
            let place = sources.start(fault.primary.span);
            let help = fault.help.as_ref().map(|help| format!(" [{help}]")).unwrap_or_default();
            format!("{}:{} {}: {}{help}", place.line, place.column, fault.code.name(), fault.message)
        })
        .collect();
    (program, faults)
}

const VOCABULARY: &str = r#"
unit person also people, place, toilet, section
unit fte "VZÄ" also post = 39 h/week
choice kind = dormitory "Wohnheim" | housing_project | apartment | emergency
choice topic = work | language
record shelter "Unterkunft"
  name        : text
  kind        : kind
  residents   : person 0 to 5000 "Bewohner" also bewohner
  places      : place
  toilets     : toilet
  vulnerable  : person
  opened      : date
  closed      : date or none
  living_area : m2
  rooms       : list of room
  topics      : list of topic
  calm        : yes/no assessed
  staff       : shelter_staff
record room
  area : m2
  beds : place
record shelter_staff
  on_site : fte
record city
  name      : text
  residents : person 0 to 1000000
  shelters  : list of shelter
  sections  : section
"#;

fn standard(body: &str) -> (Option<Program>, Vec<String>) {
    checked(&format!(
        "standard test \"Test\"\n  since 2015-01-01\n  document D \"Drucksache\"\n{VOCABULARY}\nabout shelter\n\n{body}"
    ))
}

/// The messages without their places, which move with the vocabulary.
fn messages(body: &str) -> Vec<String> {
    let (_, faults) = standard(body);
    faults.iter().map(|fault| fault.split_once(' ').map_or(fault.as_str(), |(_, rest)| rest).to_owned()).collect()
}

#[test]
fn a_whole_standard_is_accepted() {
    let (program, faults) = standard(
        r#"
parameter site_threshold "Schwelle" : person
  200 person  since 2015-01-01  source D "Frage 1"

parameter people_per_post : person
  100 person
  80 person   since 2027-01-01  suspended until 2027-12-31

define share "Anteil" = vulnerable / residents

service on_site "Vor Ort"
  when      residents >= site_threshold
  must
  role      manager
  requires  1 fte per completed (people_per_post) residents but at least 1 fte
  provided  staff.on_site
  source    D "Frage 1"

service mobile
  when      residents < site_threshold
  role      manager
  requires  1 fte per (people_per_post) residents
  source    D

rule space "Fläche"
  when      kind is dormitory or kind is housing_project
  must      living_area >= 10 m2 per residents
  unless    opened < 2014-01-01
  remedy    "Es fehlen {short}."
  source    D

rule some_share
  must      share <= 50 %
  source    D

rule rooms_ok
  must      every r in rooms where r.beds > 1 has r.area >= 6 m2 per r.beds
  source    D

rule still_open
  must      closed is none or closed > key date
  source    D

rule first_year
  must any of
    a) all of
      aa) calm
      bb) work in topics
    b) opened + 12 months >= key date
  source    D

rule size
  must   residents <= most_places * 1 person / 1 place
  source D

table most_places "Höchstgröße" : place
  kind            | key date         | value
  dormitory       | until 2016-05-02 | 50 place
  dormitory       | from 2016-05-03  | 150 place
  housing_project | any              | 100 place
  otherwise       |                  | no rule "Sonst nichts."

guarantee one_service
  exactly one of
    a) on_site.applies
    b) mobile.applies

about city

define elsewhere = residents - (sum of s.residents for s in shelters where s.on_site.applies) but at least 0

service mobile_team
  must
  role      manager
  requires  1 fte per (people_per_post) elsewhere rounded up to 1 fte
  provided  1 fte per sections
  source    D

example "Genau 200"
  about   shelter
  on      2016-03-01
  given   kind dormitory, residents 200, staff.on_site 1.5
  expect  on_site not met, required 2 fte, short 0.5 fte
  expect  mobile not applicable
"#,
    );
    assert_eq!(faults, Vec::<String>::new());
    assert!(program.is_some());
}

/// Each fault with what is said of it.
const FAULTS: &[(&str, &[&str])] = &[(
    "rule a\n  must resident >= 1\n  source D\n",
    &["unknown-name: `shelter` has nothing called `resident` [did you mean `residents`?]"],
)];

#[test]
fn what_follows_from_a_declaration_that_cannot_be_read_is_not_told() {
    let body = "define many = residents ++ 1\n\nparameter p : person\n  10 person\n\nrule a \"A\"\n  must toilets >= 1 toilet per (p) many\n  source D\n\nrule b \"B\"\n  must toilets >= living_area\n  source D\n";
    let faults = messages(body);
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(faults[0].starts_with("syntax-error: expected a value"), "{faults:?}");
    assert!(faults[1].starts_with("unit-mismatch: "), "{faults:?}");
}

#[test]
fn every_fault_is_named_in_the_readers_words() {
    for (text, expected) in FAULTS {
        assert_eq!(messages(text), *expected, "{text}");
    }
}
