//! Shelters of the workload's shapes: sizes, rooms, staff, and one in a hundred with something missing.
//!
//! Knows no rules. All amounts are whole tenths or hundredths, so that no floating point comes near them.

use crate::random::Random;
use std::fmt::Write as _;

const STREETS: &[&str] =
    &["Ahornweg", "Lindenallee", "Birkenstrasse", "Am Markt", "Hafenstrasse", "Schulweg", "Mühlenweg", "Parkallee"];
const OPERATORS: &[&str] = &["Caritas", "Diakonie", "DRK", "AWO", "ASB", "Stadt"];
const LANGUAGES: &[&str] = &["ar", "en", "fa", "fr", "ku", "ps", "ru", "so", "ti", "tr", "uk"];

/// A shelter as keys and values, ready to be written.
pub(crate) struct Shelter(Vec<(&'static str, Value)>);

enum Value {
    /// A number, yes or no: written as it is.
    Plain(String),
    /// Words: in quotation marks where the format asks for them.
    Words(String),
    /// Several words.
    List(Vec<&'static str>),
    /// Rooms, each with keys and plain values.
    Rooms(Vec<Vec<(&'static str, String)>>),
}

/// So many shelters, always the same.
pub(crate) fn shelters(count: usize) -> impl Iterator<Item = Shelter> {
    let mut random = Random::new(20_260_101);
    (1..=count).map(move |number| shelter(number, &mut random))
}

/// A size between two, small ones as frequent as large ones in each quarter of the way.
fn size(random: &mut Random, quarters: [i64; 5]) -> i64 {
    let quarter = random.pick(&[0, 1, 2, 3]);
    let (least, most) = (quarters[quarter], quarters[quarter + 1]);
    random.between(least, most)
}

fn shelter(number: usize, random: &mut Random) -> Shelter {
    let (kind, capacity, fewest, most) = match random.between(0, 99) {
        0..40 => ("wohnung", random.between(2, 9), 1, 3),
        40..70 => ("wohnprojekt", random.between(12, 60), 2, 4),
        70..92 => ("wohnheim", size(random, [60, 99, 164, 272, 450]), 2, 4),
        _ => ("notunterkunft", size(random, [40, 74, 139, 258, 480]), 6, 20),
    };
    let rooms = rooms(random, capacity, fewest, most);
    let residents = if random.chance(30) {
        capacity + random.between(1, 5)
    } else {
        (capacity * random.between(55, 102) / 100).clamp(1, capacity)
    };
    let mut part = |percent: &[i64]| residents * random.pick(percent) / 100;
    let (children, women) = (part(&[0, 0, 10, 20, 30, 40]), part(&[0, 0, 5, 10, 20]));
    let vulnerable = part(&[0, 5, 10, 15, 20, 25, 40]);
    let pillar = random.chance(250);
    let (on_site, mobile) = staff(random, residents, vulnerable, pillar);
    let mut half_hours = ((residents * 10 / 25 + random.pick(&[-6, 0, 4, 10, 20, 40]) + 2) / 5).max(1);
    if pillar && random.chance(900) {
        half_hours = half_hours.max(8).max(started(residents, 10));
    }
    let spare = [-1, 0, 0, 0, 1, 1, 2];
    let mut languages = if random.chance(980) { vec!["de"] } else { Vec::new() };
    let fewest = i64::from(!random.chance(100));
    for _ in 0..random.between(fewest, 4) {
        let language = random.pick(LANGUAGES);
        if !languages.contains(&language) {
            languages.push(language);
        }
    }
    let plain = |value: i64| Value::Plain(value.to_string());
    let yes = |value: bool| Value::Plain(value.to_string());
    let mut values = vec![
        ("id", Value::Words(format!("SH-{number:06}"))),
        ("name", Value::Words(format!("Haus {} {}", random.pick(STREETS), random.between(1, 180)))),
        ("kind", Value::Words(kind.to_owned())),
        ("three_pillar", yes(pillar)),
        ("residents", plain(residents)),
        ("capacity", plain(capacity)),
        ("children", plain(children)),
        ("single_women", plain(women)),
        ("vulnerable", plain(vulnerable)),
        ("onsite_staff_fte", Value::Plain(hundredths(on_site * 25))),
        ("mobile_staff_fte", Value::Plain(hundredths(mobile * 25))),
        ("consultation_hours_per_week", Value::Plain(hundredths(half_hours * 50))),
        ("living_space_sqm", Value::Plain(hundredths(residents * random.between(66, 140) * 10))),
        ("toilets", plain((started(residents, 10) + random.pick(&spare)).max(1))),
        ("showers", plain((started(residents, 15) + random.pick(&spare)).max(1))),
        ("languages", Value::List(languages)),
        ("operator", Value::Words(if random.chance(970) { random.pick(OPERATORS) } else { "Privat" }.to_owned())),
        ("has_protection_concept", yes(random.chance(930))),
        ("rooms", Value::Rooms(rooms)),
    ];
    if random.chance(10) {
        let last = i64::try_from(values.len() - 1).unwrap_or_default();
        let (one, other) = (random.between(1, last), random.between(1, last));
        forget(random, &mut values, one.max(other));
        if one != other && random.chance(333) {
            forget(random, &mut values, one.min(other));
        }
    }
    Shelter(values)
}

fn rooms(random: &mut Random, capacity: i64, fewest: i64, most: i64) -> Vec<Vec<(&'static str, String)>> {
    let mut rooms = Vec::new();
    let mut left = capacity;
    while left > 0 {
        let mut beds = random.between(fewest, most).min(left);
        left -= beds;
        if random.chance(2) {
            beds += 3;
        }
        let tenths = if random.chance(4) { 54 } else { random.between(60, 95) };
        let lockable = !random.chance(4);
        rooms.push(vec![
            ("beds", beds.to_string()),
            ("area_sqm", hundredths(beds * tenths * 10)),
            ("lockable", lockable.to_string()),
        ]);
    }
    if random.chance(30) && rooms.len() > 1 {
        rooms.pop();
    }
    rooms
}

/// On site and mobile, in quarters of a post.
fn staff(random: &mut Random, residents: i64, vulnerable: i64, pillar: bool) -> (i64, i64) {
    let pillar = if pillar { 2 * started(residents, 100) } else { 0 };
    let extra = if vulnerable * 5 > residents { 4 * started(vulnerable, 50) } else { 0 };
    let slack = random.pick(&[-1, 0, 0, 1, 2, 4]);
    let usual = random.chance(900);
    if residents >= 200 {
        let on_site = 4 * started(residents, 80).max(2) + extra + if usual { pillar } else { 0 } + slack;
        (on_site, random.pick(&[0, 1, 2]))
    } else {
        (if usual { extra + pillar } else { 0 }, (started(residents, 25) + slack).max(1))
    }
}

/// Leaves out the value at a place; of rooms mostly one value of one room.
fn forget(random: &mut Random, values: &mut Vec<(&'static str, Value)>, place: i64) {
    let place = usize::try_from(place).unwrap_or_default();
    if let (_, Value::Rooms(rooms)) = &mut values[place]
        && random.chance(700)
    {
        let last = i64::try_from(rooms.len() - 1).unwrap_or_default();
        let room = &mut rooms[usize::try_from(random.between(0, last)).unwrap_or_default()];
        room.remove(random.pick(&[0, 1, 2]).min(room.len() - 1));
    } else {
        values.remove(place);
    }
}

/// How many shares of a size have been started.
fn started(base: i64, every: i64) -> i64 {
    (base + every - 1) / every
}

/// `1.5` for 150.
fn hundredths(value: i64) -> String {
    let text = format!("{}.{:02}", value / 100, value % 100);
    text.strip_suffix('0').map(str::to_owned).unwrap_or(text)
}

impl Shelter {
    /// Adds it as a line of JSON Lines.
    pub(crate) fn json_line(&self, out: &mut String) {
        out.push('{');
        for (place, (key, value)) in self.0.iter().enumerate() {
            let comma = if place > 0 { ", " } else { "" };
            let _ = write!(out, "{comma}\"{key}\": ");
            match value {
                Value::Plain(text) => out.push_str(text),
                Value::Words(text) => {
                    let _ = write!(out, "\"{text}\"");
                }
                Value::List(words) => {
                    let _ = write!(out, "[{}]", joined(words.iter().map(|word| format!("\"{word}\""))));
                }
                Value::Rooms(rooms) => {
                    let pair = |(key, value): &(&str, String)| format!("\"{key}\": {value}");
                    let rooms = rooms.iter().map(|room| format!("{{{}}}", joined(room.iter().map(pair))));
                    let _ = write!(out, "[{}]", joined(rooms));
                }
            }
        }
        out.push_str("}\n");
    }

    /// Adds it as an item of a YAML list.
    pub(crate) fn yaml_item(&self, out: &mut String) {
        for (place, (key, value)) in self.0.iter().enumerate() {
            let indent = if place > 0 { "  " } else { "- " };
            let _ = match value {
                Value::Plain(text) | Value::Words(text) => writeln!(out, "{indent}{key}: {text}"),
                Value::List(words) => writeln!(out, "{indent}{key}: [{}]", words.join(", ")),
                Value::Rooms(rooms) => {
                    let _ = writeln!(out, "{indent}{key}:");
                    for room in rooms {
                        let pair = |(key, value): &(&str, String)| format!("{key}: {value}");
                        let _ = writeln!(out, "    - {{{}}}", joined(room.iter().map(pair)));
                    }
                    Ok(())
                }
            };
        }
    }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}
