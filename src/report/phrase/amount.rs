//! Numbers, amounts and days as people of a language write them.

use super::{HARD_SPACE, Wording};
use crate::language::Language;
use crate::quantity::{Rational, Unit, UnitId, decimal, decimal_exact};
use jiff::civil::Date;

/// Decimals that are shown before a number counts as cut.
const PLACES: u32 = 2;
/// Digits from which thousands are set apart.
const GROUPED_FROM: usize = 5;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Built-in units that are not shown as they are written: name, English one and many, German one and many.
const SHOWN: &[(&str, [&str; 4])] = &[
    ("m2", ["m²"; 4]),
    ("cm2", ["cm²"; 4]),
    ("m3", ["m³"; 4]),
    ("h", ["h", "h", "Std.", "Std."]),
    ("min", ["min", "min", "Min.", "Min."]),
    ("day", ["day", "days", "Tag", "Tage"]),
    ("week", ["week", "weeks", "Woche", "Wochen"]),
    ("month", ["month", "months", "Monat", "Monate"]),
    ("year", ["year", "years", "Jahr", "Jahre"]),
];

impl Wording<'_> {
    /// A number: exact where it ends within two decimals, else marked and followed by its exact value.
    pub fn number(&self, value: Rational) -> String {
        number(value, self.language)
    }

    /// The shown number with a sign behind it, and the exact value where digits were cut.
    fn marked(&self, shown: Rational, exact: Rational, sign: &str) -> String {
        marked(shown, exact, sign, self.language)
    }

    /// A number for a column: marked where it was cut.
    pub fn short_number(&self, value: Rational, unit: Unit) -> String {
        let value = if unit == Unit::SHARE { value.multiply(Rational::whole(100)).unwrap_or(value) } else { value };
        let (text, cut) = decimal(value, PLACES);
        let shown = self.localise(&text);
        let percent = if unit == Unit::SHARE { self.percent() } else { String::new() };
        if cut { format!("≈{HARD_SPACE}{shown}{percent}") } else { format!("{shown}{percent}") }
    }

    /// A number with its unit.
    pub fn amount(&self, value: Rational, unit: Unit) -> String {
        if unit == Unit::SHARE {
            let hundredfold = value.multiply(Rational::whole(100)).unwrap_or(value);
            return self.marked(hundredfold, value, &self.percent());
        }
        let name = self.unit(unit, value == Rational::ONE);
        if name.is_empty() { self.number(value) } else { format!("{}{HARD_SPACE}{name}", self.number(value)) }
    }

    fn percent(&self) -> String {
        match self.language {
            Language::English => "%".to_owned(),
            Language::German => format!("{HARD_SPACE}%"),
        }
    }

    /// A unit's name after a number; empty for plain numbers.
    pub fn unit(&self, unit: Unit, one: bool) -> String {
        if unit == Unit::SHARE {
            return "%".to_owned();
        }
        let mut above = Vec::new();
        let mut below = Vec::new();
        for &(id, power) in self.vocabulary.units.factors(unit) {
            let (side, one) = if power > 0 { (&mut above, one) } else { (&mut below, true) };
            let name = self.unit_name(id, one);
            side.extend(std::iter::repeat_n(name, usize::from(power.unsigned_abs())));
        }
        let above = above.join("·");
        if below.is_empty() { above } else { format!("{above}/{}", below.join("/")) }
    }

    /// One named unit. A label may give both forms, `Kopf|Köpfe`; without a label the first synonym of a counted
    /// thing is its plural.
    fn unit_name(&self, id: UnitId, one: bool) -> String {
        let unit = self.vocabulary.units.definition(id);
        if let Some(label) = unit.labels.of(self.language) {
            let (single, many) = label.split_once('|').unwrap_or((label, label));
            return if one { single } else { many }.trim().to_owned();
        }
        let shown = SHOWN.iter().find(|(name, _)| *name == unit.name).map(|(_, [en, ens, de, des])| {
            match (self.language, one) {
                (Language::English, true) => *en,
                (Language::English, false) => *ens,
                (Language::German, true) => *de,
                (Language::German, false) => *des,
            }
        });
        let plural = unit.also.first().filter(|_| unit.counted && !one);
        super::readable(shown.or(plural.map(String::as_str)).unwrap_or(&unit.name))
    }

    /// A day.
    pub fn date(&self, day: Date) -> String {
        date(day, self.language)
    }

    fn localise(&self, text: &str) -> String {
        localise(text, self.language)
    }
}

/// A number as people of a language write it, marked and followed by its exact value where digits were cut.
pub(in crate::report) fn number(value: Rational, language: Language) -> String {
    marked(value, value, "", language)
}

fn marked(shown: Rational, exact: Rational, sign: &str, language: Language) -> String {
    let (text, cut) = decimal(shown, PLACES);
    let shown = localise(&text, language);
    if !cut {
        return format!("{shown}{sign}");
    }
    let exact = decimal_exact(exact).map_or_else(|| exact.to_string(), |text| localise(&text, language));
    format!("≈{HARD_SPACE}{shown}{sign}{HARD_SPACE}({exact})")
}

/// A day as people of a language write it.
pub(in crate::report) fn date(day: Date, language: Language) -> String {
    match language {
        Language::English => {
            let index = usize::try_from(day.month()).unwrap_or_default().wrapping_sub(1);
            let month = MONTHS.get(index).copied().unwrap_or_default();
            format!("{}{HARD_SPACE}{month}{HARD_SPACE}{}", day.day(), day.year())
        }
        Language::German => format!("{:02}.{:02}.{}", day.day(), day.month(), day.year()),
    }
}

/// Decimal sign and thousands as the language sets them.
pub(in crate::report) fn localise(text: &str, language: Language) -> String {
    let (point, comma) = match language {
        Language::English => ('.', ','),
        Language::German => (',', '.'),
    };
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |rest| ("−", rest));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let mut shown = sign.to_owned();
    let count = whole.chars().count();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && count >= GROUPED_FROM && (count - at).is_multiple_of(3) {
            shown.push(comma);
        }
        shown.push(digit);
    }
    if let Some(fraction) = fraction {
        shown.push(point);
        shown.push_str(fraction);
    }
    shown
}
