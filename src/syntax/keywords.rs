//! Every word of the language in English and German: one table for reading, hints and translation. Knows no grammar.

use super::grammar::Rule;
use crate::language::Language;
use std::collections::BTreeSet;

/// One word, or several that count as one.
#[derive(Debug)]
pub(super) struct Keyword {
    /// The grammar's rule for it.
    pub(super) rule: Rule,
    /// English forms, the usual one first.
    english: &'static [&'static str],
    /// German forms, the usual one first. `ä ö ü ß` also stand for `ae oe ue ss`.
    german: &'static [&'static str],
}

impl Keyword {
    /// The keyword of a grammar rule.
    pub(super) fn of(kind: Rule) -> Option<&'static Keyword> {
        KEYWORDS.binary_search_by_key(&kind, |keyword| keyword.rule).ok().and_then(|at| KEYWORDS.get(at))
    }

    /// Its forms in a language, the usual one first.
    pub(super) fn forms(&self, language: Language) -> &'static [&'static str] {
        match language {
            Language::English => self.english,
            Language::German => self.german,
        }
    }

    /// The usual form in a language.
    pub(super) fn usual(&self, language: Language) -> &'static str {
        self.forms(language).first().copied().unwrap_or_default()
    }

    /// The form in a language for a word of the other: singular for singular, long for long, where both have the same
    /// forms; else the usual one.
    pub(super) fn translated(&self, written: &str, language: Language) -> &'static str {
        let (from, to) = match language {
            Language::English => (self.german, self.english),
            Language::German => (self.english, self.german),
        };
        let alike = if from.len() == to.len() || self.rule == Rule::kw_saturday {
            from.iter().position(|form| fold(form) == fold(written))
        } else {
            None
        };
        alike.and_then(|at| to.get(at).copied()).unwrap_or_else(|| self.usual(language))
    }

    /// Whether `line` begins with one of its forms.
    pub(super) fn begins(&self, line: &str) -> bool {
        let first = line.chars().next();
        self.all_forms().filter(|form| form.chars().next() == first).any(|form| {
            let mut words = line.split_inclusive(|character: char| !super::limits::is_word(character));
            form.split(' ').all(|word| words.next().is_some_and(|written| fold(trim(written)) == fold(word)))
        })
    }

    /// Every form.
    pub(super) fn all_forms(&self) -> impl Iterator<Item = &'static str> {
        self.english.iter().chain(self.german).copied()
    }

    /// Whether it begins a declaration or a clause.
    fn heads_a_line(&self) -> bool {
        DECLARATIONS.contains(&self.rule) || CLAUSES.iter().any(|(kind, _)| *kind == self.rule)
    }

    /// Whether `word`, as it was written, is one of its forms in a language.
    pub(super) fn is_form(&self, word: &str, language: Language) -> bool {
        let folded = fold(word);
        self.forms(language).iter().any(|form| fold(form) == folded)
    }
}

/// A word without the one character that ended it.
fn trim(written: &str) -> &str {
    written.trim_end_matches(|character: char| !super::limits::is_word(character))
}

/// One spelling for all that count as the same: decomposed umlauts, `ue`, `ss`, several blanks.
pub(super) fn fold(word: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    let words: Vec<&str> = word.split_whitespace().collect();
    let mut folded = String::with_capacity(word.len());
    for character in words.join(" ").nfc() {
        match character {
            'ä' => folded.push_str("ae"),
            'ö' => folded.push_str("oe"),
            'ü' => folded.push_str("ue"),
            'ß' => folded.push_str("ss"),
            other => folded.push(other),
        }
    }
    folded
}

/// The declaration word that a line in column 0 begins with.
pub(super) fn declaration(line: &str) -> Option<&'static Keyword> {
    DECLARATIONS.iter().filter_map(|&kind| Keyword::of(kind)).find(|keyword| keyword.begins(line))
}

/// The clause word that an indented line begins with.
pub(super) fn clause(line: &str) -> Option<&'static Keyword> {
    CLAUSES.iter().filter_map(|&(kind, _)| Keyword::of(kind)).find(|keyword| keyword.begins(line))
}

/// Words that begin a declaration.
pub(super) const DECLARATIONS: &[Rule] = &[
    Rule::kw_standard,
    Rule::kw_use,
    Rule::kw_about,
    Rule::kw_unit,
    Rule::kw_choice,
    Rule::kw_record,
    Rule::kw_extend,
    Rule::kw_parameter,
    Rule::kw_define,
    Rule::kw_rule,
    Rule::kw_service,
    Rule::kw_score,
    Rule::kw_table,
    Rule::kw_guarantee,
    Rule::kw_example,
];

/// Words that begin a clause, with the declarations they belong to.
pub(super) const CLAUSES: &[(Rule, &[Rule])] = &[
    (Rule::kw_issuer, &[Rule::kw_standard]),
    (Rule::kw_version, &[Rule::kw_standard]),
    (Rule::kw_standing, &[Rule::kw_standard]),
    (Rule::kw_document, &[Rule::kw_standard]),
    (Rule::kw_extends, &[Rule::kw_standard]),
    (Rule::kw_drops, &[Rule::kw_standard]),
    (Rule::kw_since, &[Rule::kw_standard, Rule::kw_rule, Rule::kw_service, Rule::kw_score, Rule::kw_parameter]),
    (Rule::kw_until, &[Rule::kw_standard, Rule::kw_rule, Rule::kw_service, Rule::kw_score, Rule::kw_parameter]),
    (Rule::kw_suspended, &[Rule::kw_standard, Rule::kw_rule, Rule::kw_service, Rule::kw_score, Rule::kw_parameter]),
    (
        Rule::kw_note,
        &[
            Rule::kw_standard,
            Rule::kw_rule,
            Rule::kw_service,
            Rule::kw_score,
            Rule::kw_parameter,
            Rule::kw_define,
            Rule::kw_table,
            Rule::kw_guarantee,
        ],
    ),
    (
        Rule::kw_source,
        &[
            Rule::kw_rule,
            Rule::kw_service,
            Rule::kw_score,
            Rule::kw_parameter,
            Rule::kw_define,
            Rule::kw_table,
            Rule::kw_guarantee,
        ],
    ),
    (
        Rule::kw_because,
        &[Rule::kw_rule, Rule::kw_service, Rule::kw_score, Rule::kw_define, Rule::kw_table, Rule::kw_guarantee],
    ),
    (Rule::kw_when, &[Rule::kw_rule, Rule::kw_service, Rule::kw_score]),
    (Rule::kw_unless, &[Rule::kw_rule, Rule::kw_service, Rule::kw_score]),
    (Rule::kw_must, &[Rule::kw_rule, Rule::kw_service]),
    (Rule::kw_should, &[Rule::kw_rule, Rule::kw_service]),
    (Rule::kw_goal, &[Rule::kw_rule, Rule::kw_service]),
    (Rule::kw_role, &[Rule::kw_rule, Rule::kw_service]),
    (Rule::kw_needs, &[Rule::kw_rule, Rule::kw_service]),
    (Rule::kw_requires, &[Rule::kw_rule, Rule::kw_service]),
    (Rule::kw_provided, &[Rule::kw_rule, Rule::kw_service]),
    (Rule::kw_transition_until, &[Rule::kw_rule, Rule::kw_service]),
    (Rule::kw_waivable_by, &[Rule::kw_rule, Rule::kw_service]),
    (Rule::kw_remedy, &[Rule::kw_rule, Rule::kw_service]),
    (Rule::kw_consequence, &[Rule::kw_rule, Rule::kw_service]),
    (Rule::kw_cost, &[Rule::kw_rule, Rule::kw_service]),
    (Rule::kw_weight, &[Rule::kw_score]),
    (Rule::kw_replaces, &[Rule::kw_rule, Rule::kw_service, Rule::kw_score, Rule::kw_parameter]),
    (Rule::kw_local, &[Rule::kw_parameter]),
    (Rule::kw_about, &[Rule::kw_example]),
    (Rule::kw_on, &[Rule::kw_example]),
    (Rule::kw_given, &[Rule::kw_example]),
    (Rule::kw_expect, &[Rule::kw_example]),
];

macro_rules! keywords {
    ($($rule:ident: [$($english:literal),+] [$($german:literal),+];)+) => {
        /// All of them, in the order of the grammar, by which they are found.
        pub(super) const KEYWORDS: &[Keyword] = &[
            $(Keyword { rule: Rule::$rule, english: &[$($english),+], german: &[$($german),+] },)+
        ];
    };
}

keywords! {
    kw_standard: ["standard"] ["standard"];
    kw_use: ["use"] ["nutze", "nutzt", "verwende"];
    kw_about: ["about"] ["betrifft"];
    kw_unit: ["unit", "units"] ["einheit", "einheiten"];
    kw_choice: ["choice"] ["auswahl"];
    kw_record: ["record"] ["datensatz"];
    kw_extend: ["extend"] ["erweitere"];
    kw_parameter: ["parameter"] ["parameter"];
    kw_define: ["define"] ["definiere"];
    kw_rule: ["rule"] ["regel"];
    kw_service: ["service"] ["angebot"];
    kw_score: ["score"] ["wertung"];
    kw_table: ["table"] ["tabelle"];
    kw_guarantee: ["guarantee"] ["zusicherung"];
    kw_example: ["example"] ["beispiel"];
    kw_issuer: ["issuer"] ["herausgeber", "herausgeberin"];
    kw_version: ["version"] ["fassung"];
    kw_since: ["since"] ["seit"];
    kw_until: ["until"] ["bis"];
    kw_suspended: ["suspended"] ["ausgesetzt"];
    kw_standing: ["standing"] ["status"];
    kw_in_force: ["in force"] ["in kraft"];
    kw_proposed: ["proposed"] ["vorgeschlagen"];
    kw_repealed: ["repealed"] ["aufgehoben"];
    kw_reconstruction: ["reconstruction"] ["rekonstruktion"];
    kw_document: ["document"] ["dokument"];
    kw_dated: ["dated"] ["datiert", "vom"];
    kw_extends: ["extends"] ["erweitert"];
    kw_drops: ["drops"] ["streicht"];
    kw_because: ["because"] ["begründung", "weil"];
    kw_note: ["note"] ["anmerkung"];
    kw_source: ["source"] ["quelle"];
    kw_checked: ["checked"] ["geprüft"];
    kw_when: ["when"] ["wenn"];
    kw_unless: ["unless"] ["außer wenn"];
    kw_must: ["must"] ["muss", "müssen"];
    kw_should: ["should"] ["soll", "sollen", "sollte", "sollten"];
    kw_goal: ["goal"] ["ziel"];
    kw_where_possible: ["where possible"] ["soweit möglich", "wo möglich"];
    kw_role: ["role"] ["rolle"];
    kw_needs: ["needs"] ["braucht", "brauchen"];
    kw_qualification: ["qualification"] ["qualifikation"];
    kw_language: ["language"] ["sprache"];
    kw_requires: ["requires"] ["erfordert", "erfordern"];
    kw_provided: ["provided"] ["vorhanden"];
    kw_transition_until: ["transition until"] ["übergang bis"];
    kw_waivable_by: ["waivable by"] ["ausnahme durch"];
    kw_remedy: ["remedy"] ["abhilfe"];
    kw_consequence: ["consequence"] ["folge"];
    kw_cost: ["cost"] ["kosten"];
    kw_weight: ["weight"] ["gewicht"];
    kw_replaces: ["replaces"] ["ersetzt"];
    kw_local: ["local"] ["örtlich"];
    kw_by: ["by"] ["durch"];
    kw_on: ["on"] ["am"];
    kw_given: ["given"] ["gegeben"];
    kw_profile: ["profile"] ["profil"];
    kw_waiver_for: ["waiver for"] ["ausnahme für"];
    kw_reason_for: ["reason for"] ["begründung für"];
    kw_expect: ["expect"] ["erwarte", "erwartet"];
    kw_also: ["also"] ["auch"];
    kw_list_of: ["list of"] ["liste von", "liste der"];
    kw_yes_no: ["yes/no"] ["ja/nein"];
    kw_text: ["text"] ["text"];
    kw_date: ["date"] ["datum"];
    kw_number: ["number"] ["zahl"];
    kw_schedule: ["schedule"] ["zeitplan"];
    kw_or_none: ["or none"] ["oder keines", "oder keine", "oder keiner", "oder keins", "oder kein"];
    kw_assessed: ["assessed"] ["beurteilt"];
    kw_to: ["to"] ["bis"];
    kw_round_the_clock: ["round the clock"] ["rund um die Uhr"];
    kw_at_no_time: ["at no time"] ["zu keiner Zeit"];
    kw_daily: ["daily"] ["täglich"];
    kw_monday: ["Mon", "Monday"] ["Mo", "Montag"];
    kw_tuesday: ["Tue", "Tuesday"] ["Di", "Dienstag"];
    kw_wednesday: ["Wed", "Wednesday"] ["Mi", "Mittwoch"];
    kw_thursday: ["Thu", "Thursday"] ["Do", "Donnerstag"];
    kw_friday: ["Fri", "Friday"] ["Fr", "Freitag"];
    kw_saturday: ["Sat", "Saturday"] ["Sa", "Samstag", "Sonnabend"];
    kw_sunday: ["Sun", "Sunday"] ["So", "Sonntag"];
    kw_hours_of: ["hours of"] ["stunden von", "stunden der"];
    kw_times_of: ["times of"] ["zeiten von", "zeiten der"];
    kw_covers: ["covers", "cover"] ["umfasst", "umfassen"];
    kw_value: ["value"] ["wert", "Wert"];
    kw_any: ["any"] ["beliebig", "beliebige", "beliebiger", "beliebiges"];
    kw_from: ["from"] ["ab"];
    kw_up_to: ["until", "up to"] ["bis"];
    kw_below: ["below"] ["unter"];
    kw_above: ["above"] ["über"];
    kw_no_rule: ["no rule"] ["keine regel"];
    kw_met: ["met"] ["erfüllt"];
    kw_not_met: ["not met"] ["nicht erfüllt"];
    kw_not_applicable: ["not applicable"] ["nicht anwendbar"];
    kw_undetermined: ["undetermined"] ["unbestimmt"];
    kw_waived: ["waived"] ["ausgenommen"];
    kw_explained: ["explained"] ["begründet"];
    kw_not_in_force: ["not in force"] ["nicht in kraft"];
    kw_applies: ["applies"] ["gilt"];
    kw_required: ["required"] ["bedarf"];
    kw_short: ["short"] ["fehlt", "fehlen"];
    kw_if: ["if"] ["falls"];
    kw_then: ["then"] ["dann"];
    kw_else: ["else"] ["sonst"];
    kw_first_of: ["first of", "the first of"] ["der erste von", "die erste von", "das erste von", "erster von", "erstes von", "erste von"];
    kw_otherwise: ["otherwise"] ["sonst", "andernfalls"];
    kw_any_of: ["any of"] ["eines von", "einer von", "eine von"];
    kw_all_of: ["all of"] ["alle von", "alles von"];
    kw_exactly_one_of: ["exactly one of"] ["genau eines von", "genau einer von", "genau eine von"];
    kw_best_of: ["best of", "the best of"] ["bestes von", "beste von", "bester von", "das beste von"];
    kw_at_least: ["at least"] ["mindestens"];
    kw_of: ["of"] ["von"];
    kw_every: ["every"] ["jedes", "jede", "jeder", "jeden"];
    kw_some: ["some"] ["ein", "eine", "einer", "eines", "einen"];
    kw_has: ["has", "have"] ["hat", "haben"];
    kw_where: ["where"] ["wo"];
    kw_for: ["for"] ["für"];
    kw_number_of: ["number of"] ["anzahl von", "anzahl der"];
    kw_sum_of: ["sum of"] ["summe von", "summe der"];
    kw_smallest: ["smallest"] ["kleinste", "kleinster", "kleinstes", "kleinsten"];
    kw_largest: ["largest"] ["größte", "größter", "größtes", "größten"];
    kw_and: ["and"] ["und"];
    kw_or: ["or"] ["oder"];
    kw_not: ["not"] ["nicht"];
    kw_is: ["is", "are"] ["ist", "sind"];
    kw_one_of: ["one of"] ["eines von", "einer von", "eine von"];
    kw_none: ["none"] ["keines", "keine", "keiner", "keins", "kein"];
    kw_known: ["known"] ["bekannt"];
    kw_unknown: ["unknown"] ["unbekannt"];
    kw_in: ["in"] ["in"];
    kw_within_the_last: ["within the last"] ["innerhalb der letzten", "in den letzten"];
    kw_but_at_least: ["but at least"] ["jedoch mindestens", "aber mindestens"];
    kw_but_at_most: ["but at most"] ["jedoch höchstens", "aber höchstens"];
    kw_but_no_earlier_than: ["but no earlier than"] ["jedoch frühestens", "aber frühestens"];
    kw_but_no_later_than: ["but no later than"] ["jedoch spätestens", "aber spätestens"];
    kw_rounded_up: ["rounded up to"] ["aufgerundet auf"];
    kw_rounded_down: ["rounded down to"] ["abgerundet auf"];
    kw_rounded: ["rounded to"] ["gerundet auf"];
    kw_per: ["per"] ["je", "pro"];
    kw_started: ["started"] ["angefangene", "angefangenen", "angefangener", "angefangenes"];
    kw_completed: ["completed"] ["volle", "vollen", "voller", "volles"];
    kw_starting_from: ["from"] ["von"];
    kw_date_of: ["date of"] ["Stand von", "stand von"];
    kw_assuming: ["assuming"] ["ersatzweise"];
    kw_yes: ["yes"] ["ja"];
    kw_no: ["no"] ["nein"];
    kw_key_date: ["key date"] ["Stichtag", "stichtag"];
}

/// The language of most keywords that begin a line: declarations and clauses. English where there are as many of each.
pub(super) fn majority(text: &str) -> Language {
    let heads = || KEYWORDS.iter().filter(|keyword| keyword.heads_a_line());
    let forms = |language| heads().flat_map(move |keyword| keyword.forms(language)).map(|form| fold(form));
    let english: BTreeSet<String> = forms(Language::English).collect();
    let german: BTreeSet<String> = forms(Language::German).collect();
    let mut balance = 0_i64;
    for word in text.lines().filter_map(|line| line.split_whitespace().next()).map(fold) {
        balance += i64::from(german.contains(&word)) - i64::from(english.contains(&word));
    }
    if balance > 0 { Language::German } else { Language::English }
}
