//! The fixed words of sentences in documents, in both languages. Where German puts the verb last, there are two entries.

use super::Wording;
use crate::report::messages::catalogue;

catalogue! {
    /// A turn of phrase in a document. `{0}`, `{1}` are places for names and values.
    Prose:
    /// A name in the singular as a subject.
    The: "the {0}", "{0}";
    /// A name for many as a subject.
    CountOf: "the number of {0}", "die Zahl der {0}";
    /// A name of which no more is known.
    TheValue: "the value “{0}”", "der Wert „{0}“";
    /// A day by its name.
    TheDay: "the date “{0}”", "das Datum „{0}“";
    /// A numbered name: name, number.
    Numbered: "{0} ({1})", "{0} ({1})";
    /// A limit: subject, order, amount.
    MainAmount: "{0} is {1} {2}", "{0} beträgt {1} {2}";
    /// A limit.
    SubAmount: "{0} is {1} {2}", "{0} {1} {2} beträgt";
    /// A limit between days.
    MainDay: "{0} is {1} {2}", "{0} liegt {1} {2}";
    /// A limit between days.
    SubDay: "{0} is {1} {2}", "{0} {1} {2} liegt";
    /// Order of days that are named.
    EarlierThan: "earlier than", "früher als";
    /// Order of days that are named.
    NotLaterThan: "not later than", "nicht später als";
    /// Order of days that are named.
    LaterThan: "later than", "später als";
    /// Order of days that are named.
    NotEarlierThan: "not earlier than", "nicht früher als";
    /// A day and a time added to it.
    DayPlus: "{0} plus {1}", "{0} zuzüglich {1}";
    /// A day and a time taken from it.
    DayMinus: "{0} minus {1}", "{0} abzüglich {1}";
    /// Equality.
    MainIs: "{0} is {1}", "{0} ist {1}";
    /// Equality.
    SubIs: "{0} is {1}", "{0} {1} ist";
    /// Equality.
    MainIsNot: "{0} is not {1}", "{0} ist nicht {1}";
    /// Equality.
    SubIsNot: "{0} is not {1}", "{0} nicht {1} ist";
    /// One of several, none of which is meant: before the list.
    Neither: "neither {0}", "weder {0}";
    /// Between what is meant by none.
    Nor: "nor", "noch";
    /// A fact that is yes.
    MainYes: "{0} is confirmed", "{0} trifft zu";
    /// A fact that is yes.
    SubYes: "{0} is confirmed", "{0} zutrifft";
    /// A fact that is no.
    MainNo: "{0} is not confirmed", "{0} trifft nicht zu";
    /// A fact that is no.
    SubNo: "{0} is not confirmed", "{0} nicht zutrifft";
    /// A definition that holds.
    MainHolds: "{0} applies", "{0} trifft zu";
    /// A definition that holds.
    SubHolds: "{0} applies", "{0} zutrifft";
    /// A definition that does not hold.
    MainHoldsNot: "{0} does not apply", "{0} trifft nicht zu";
    /// A definition that does not hold.
    SubHoldsNot: "{0} does not apply", "{0} nicht zutrifft";
    /// A result.
    MainApplies: "{0} applies", "{0} gilt";
    /// A result.
    SubApplies: "{0} applies", "{0} gilt";
    /// A result.
    MainAppliesNot: "{0} does not apply", "{0} gilt nicht";
    /// A result.
    SubAppliesNot: "{0} does not apply", "{0} nicht gilt";
    /// A result.
    MainMet: "{0} is met", "{0} ist erfüllt";
    /// A result.
    SubMet: "{0} is met", "{0} erfüllt ist";
    /// A result.
    MainUnmet: "{0} is not met", "{0} ist nicht erfüllt";
    /// A result.
    SubUnmet: "{0} is not met", "{0} nicht erfüllt ist";
    /// Membership: list, item.
    MainListed: "{1} is named under {0}", "{1} ist unter {0} genannt";
    /// Membership.
    SubListed: "{1} is named under {0}", "{1} unter {0} genannt ist";
    /// Membership.
    MainNotListed: "{1} is not named under {0}", "{1} ist unter {0} nicht genannt";
    /// Membership.
    SubNotListed: "{1} is not named under {0}", "{1} unter {0} nicht genannt ist";
    /// Membership of several: list, items.
    MainAllListed: "{1} are named under {0}", "{1} sind unter {0} genannt";
    /// Membership of several.
    SubAllListed: "{1} are named under {0}", "{1} unter {0} genannt sind";
    /// A day that lies no further back: day, time.
    MainWithin: "{0} is within the last {1}", "{0} liegt innerhalb der letzten {1}";
    /// A day that lies no further back.
    SubWithin: "{0} is within the last {1}", "{0} innerhalb der letzten {1} liegt";
    /// A day that lies further back or is to come.
    MainNotWithin: "{0} is not within the last {1}", "{0} liegt nicht innerhalb der letzten {1}";
    /// A day that lies further back or is to come.
    SubNotWithin: "{0} is not within the last {1}", "{0} nicht innerhalb der letzten {1} liegt";
    /// The day of a fact.
    DayOf: "the date to which “{0}” refers", "der Tag, auf den sich „{0}“ bezieht,";
    /// Something that may be none.
    MainExists: "{0} exists", "{0} liegt vor";
    /// Something that may be none.
    SubExists: "{0} exists", "{0} vorliegt";
    /// Something that is none.
    MainLacks: "{0} does not exist", "{0} liegt nicht vor";
    /// Something that is none.
    SubLacks: "{0} does not exist", "{0} nicht vorliegt";
    /// A test.
    MainKnown: "{0} is known", "{0} ist bekannt";
    /// A test.
    SubKnown: "{0} is known", "{0} bekannt ist";
    /// A test.
    MainUnknown: "{0} is not known", "{0} ist nicht bekannt";
    /// A test.
    SubUnknown: "{0} is not known", "{0} nicht bekannt ist";
    /// Negation of a whole clause.
    MainUntrue: "it is not the case that {0}", "es trifft nicht zu, dass {0}";
    /// Negation of a whole clause.
    SubUntrue: "it is not the case that {0}", "nicht zutrifft, dass {0}";
    /// Quantifier: items, clause.
    MainEvery: "for every {0}: {1}", "für alle {0} gilt: {1}";
    /// Quantifier.
    SubEvery: "for every {0}, {1}", "für alle {0} gilt, dass {1}";
    /// Quantifier.
    MainSome: "for at least one {0}: {1}", "für mindestens einen Eintrag unter {0} gilt: {1}";
    /// Quantifier.
    SubSome: "for at least one {0}, {1}", "für mindestens einen Eintrag unter {0} gilt, dass {1}";
    /// The item of a loop over plain values.
    ThisValue: "this value", "dieser Wert";
    /// Every value of a choice.
    ValuesOf: "value of “{0}”", "Werte von „{0}“";
    /// Items of a list that is called by one word.
    EntriesOf: "entry of “{0}”", "Einträge unter „{0}“";
    /// The condition of those that count: items, clause.
    Those: "{0} where {1}", "{0}, bei denen {1},";
    /// The condition of the one that counts: item, clause.
    ThatOne: "{0} where {1}", "{0}, bei dem {1},";
    /// How many.
    Count: "the number of {0}", "die Zahl aller {0}";
    /// Sum: value, items.
    Sum: "the sum of {0} over every {1}", "die Summe von {0} über alle {1}";
    /// The smallest value.
    Least: "the smallest {0} over every {1}", "der kleinste Wert von {0} über alle {1}";
    /// The largest value.
    Most: "the largest {0} over every {1}", "der größte Wert von {0} über alle {1}";
    /// Enumeration from the best to the last resort, main clause.
    MainBest: "one of these holds, best the first", "eine dieser Bedingungen ist erfüllt, am besten die erste";
    /// The same, subordinate.
    SubBest: "one of these holds, best the first", "eine dieser Bedingungen erfüllt ist, am besten die erste";
    /// Enumeration.
    MainAny: "at least one of these holds", "mindestens eine dieser Bedingungen ist erfüllt";
    /// Enumeration.
    SubAny: "at least one of these holds", "mindestens eine dieser Bedingungen erfüllt ist";
    /// Enumeration.
    MainAll: "all of these hold", "alle diese Bedingungen sind erfüllt";
    /// Enumeration.
    SubAll: "all of these hold", "alle diese Bedingungen erfüllt sind";
    /// Enumeration.
    MainOne: "exactly one of these holds", "genau eine dieser Bedingungen ist erfüllt";
    /// Enumeration.
    SubOne: "exactly one of these holds", "genau eine dieser Bedingungen erfüllt ist";
    /// Enumeration: how many.
    MainAtLeast: "at least {0} of these hold", "mindestens {0} dieser Bedingungen sind erfüllt";
    /// Enumeration: how many.
    SubAtLeast: "at least {0} of these hold", "mindestens {0} dieser Bedingungen erfüllt sind";
    /// A case of a choice: value, condition.
    CaseWhen: "{0} where {1}", "{0}, wenn {1}";
    /// A case of a choice that gives nothing: condition.
    SilentWhen: "no rule where {0}", "keine Regel, wenn {0}";
    /// The requirement of a rule.
    RequiredBy: "what {0} requires", "Bedarf nach {0}";
    /// What is there for a rule.
    ProvidedFor: "what there is for {0}", "Bestand nach {0}";
    /// What is missing for a rule.
    ValueOf: "the value of {0}", "der Wert von {0}";
    /// Result of another score.
    ShortBy: "what is short under {0}", "Fehlbedarf nach {0}";
    /// A ratio to as many as a parameter says: amount, word, what is counted, parameter.
    PerMany: "{0} {1} n {2} (n: {3}, {4})", "{0} {1} n {2} (n: {3}, {4})";
    /// A parameter with its only value and its number.
    OnlyValue: "{0} ({1}, {2})", "{0} ({1}, {2})";
    /// A ratio to as many as a parameter says: what is said of it, its name, its number.
    Ratio: "{0} ({1}, {2})", "{0} ({1}, {2})";
}

impl Wording<'_> {
    /// A turn of phrase with its places filled in.
    pub(in crate::report) fn prose(&self, prose: Prose, parts: &[&str]) -> String {
        prose.fill(self.language, parts)
    }
}
