//! Names of facts and values as the subject of a sentence: with an article where their gender can be told, else behind
//! a word that has one. Knows nouns, not rules.

use super::Wording;
use super::prose::Prose;
use crate::language::Language;

/// Endings that tell the gender of a German noun in the singular.
const ENDINGS: &[(&str, &[&str])] = &[
    (
        "die",
        &[
            "ung",
            "heit",
            "keit",
            "schaft",
            "tion",
            "tät",
            "fläche",
            "größe",
            "höhe",
            "länge",
            "breite",
            "tiefe",
            "zahl",
            "form",
            "gabe",
            "gruppe",
            "quote",
            "summe",
            "dauer",
            "frist",
            "phase",
            "menge",
            "dichte",
            "strecke",
            "entfernung",
            "stärke",
            "miete",
            "punktzahl",
        ],
    ),
    (
        "der",
        &[
            "weg", "anteil", "name", "raum", "beginn", "abstand", "betrag", "bedarf", "preis", "zugang", "wert",
            "beitrag",
        ],
    ),
    (
        "das",
        &[
            "konzept",
            "personal",
            "alter",
            "ende",
            "ergebnis",
            "team",
            "management",
            "wasser",
            "gewicht",
            "volumen",
            "maß",
        ],
    ),
];

/// Adjectives that stand for people: they bend as adjectives do.
const BENDING: &[&str] =
    &["wachsene", "liche", "stehende", "dürftige", "jährige", "tigte", "flüchtete", "gleitete", "hörige"];

impl Wording<'_> {
    /// `die Wohnfläche`, `die Zahl der Betten`, `der Wert „…“`; in English `the living area`.
    pub(super) fn subject(&self, name: &str, counted: bool) -> String {
        match self.language {
            Language::English if counted => self.prose(Prose::CountOf, &[name]),
            Language::English => self.prose(Prose::The, &[name]),
            Language::German => article(name)
                .map(|article| format!("{article} {name}"))
                .or_else(|| plural(name).filter(|_| counted).map(|name| self.prose(Prose::CountOf, &[&name])))
                .unwrap_or_else(|| self.prose(Prose::TheValue, &[name])),
        }
    }

    /// Whether a list is called by a word for many, so that `alle Räume` reads well.
    pub(super) fn is_plural(name: &str) -> bool {
        article(name).is_none() && plural(name).is_some()
    }
}

/// The words before the first noun, and it.
fn head(name: &str) -> Option<(Vec<&str>, &str)> {
    let plain = !name.contains([',', '›', '„']);
    let mut before = Vec::new();
    for word in name.split_whitespace().filter(|_| plain) {
        // `Wohn- und Schlaffläche`: the second noun is the one that counts.
        if word.ends_with('-') || matches!(word, "und" | "oder") && before.is_empty() {
            continue;
        }
        if word.chars().next().is_some_and(char::is_uppercase) {
            return Some((before, word));
        }
        before.push(word);
    }
    None
}

/// The article of a German name in the singular.
fn article(name: &str) -> Option<&'static str> {
    let (before, head) = head(name)?;
    let head = head.to_lowercase();
    let (article, _) = ENDINGS.iter().find(|(_, endings)| endings.iter().any(|ending| head.ends_with(ending)))?;
    // An adjective ends in -e behind every article.
    before.iter().all(|word| word.ends_with('e')).then_some(article)
}

/// A German name for many as it stands behind `Zahl der`.
fn plural(name: &str) -> Option<String> {
    let (before, noun) = head(name)?;
    if !before.iter().all(|word| word.ends_with('e') || *word == "besonders") {
        return None;
    }
    let bends = |word: &str| {
        let small = word.chars().next().is_some_and(char::is_lowercase);
        let person = BENDING.iter().any(|ending| word.ends_with(ending));
        person || small && word.ends_with('e')
    };
    let mut words = Vec::new();
    let mut inside = true;
    let mut seen = false;
    for word in name.split_whitespace() {
        let small = word.chars().next().is_some_and(char::is_lowercase);
        // Behind the noun only `und` goes on with names for many.
        if seen && small && word != "und" {
            inside = false;
        }
        words.push(if inside && bends(word) { format!("{word}n") } else { word.to_owned() });
        seen = seen || word == noun;
    }
    Some(words.join(" "))
}

/// An English name for many of what goes by a plain name: `toilet` gives `toilets`, `family` gives `families`.
pub(super) fn many(name: &str) -> String {
    match name {
        "person" => "people".to_owned(),
        _ if name.ends_with('y') && !name.ends_with("ey") && !name.ends_with("ay") => {
            format!("{}ies", name.trim_end_matches('y'))
        }
        _ if ["s", "x", "ch", "sh"].iter().any(|ending| name.ends_with(ending)) => format!("{name}es"),
        _ => format!("{name}s"),
    }
}
