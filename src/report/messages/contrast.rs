//! The words of what several standards ask of the same thing. Knows no rule and no profile.

use super::catalogue;

catalogue! {
    /// A word or sentence where several standards are compared.
    Contrast:
    /// Above the table of one record.
    Title: "{0}: the same thing in several standards", "{0}: dieselbe Sache in mehreren Standards";
    /// Above the table of all records.
    Sheet: "The same thing in several standards", "Dieselbe Sache in mehreren Standards";
    /// Column.
    Thing: "thing", "Sache";
    /// Column: standard and rule.
    Rule: "rule", "Regel";
    /// Column.
    Strength: "strength", "Stärke";
    /// Column.
    Required: "required", "verlangt";
    /// Column.
    Status: "status", "Ergebnis";
    /// Column: how it stands to the others.
    Place: "among them", "Vergleich";
    /// What is spoken of.
    AtLeast: "{0}: at least", "{0}: mindestens";
    /// What is spoken of.
    AtMost: "{0}: at most", "{0}: höchstens";
    /// What is spoken of: list, value of each item.
    Each: "each of {0}: {1}", "jeweils für {0}: {1}";
    /// An amount that is not enough itself.
    MoreThan: "more than {0}", "mehr als {0}";
    /// An amount that is too much itself.
    LessThan: "less than {0}", "weniger als {0}";
    /// Strength of a standard that is not in force.
    Proposed: "{0} (proposal)", "{0} (Vorschlag)";
    /// Strength of a standard that is not in force.
    Repealed: "{0} (repealed)", "{0} (aufgehoben)";
    /// Strength of a standard that is not in force.
    Reconstruction: "{0} (reconstruction)", "{0} (Rekonstruktion)";
    /// Place.
    Decides: "decides", "maßgeblich";
    /// Place.
    DecidesWithOthers: "decides, equal", "maßgeblich, gleich";
    /// Place.
    Foremost: "strictest known", "strengste bekannte";
    /// Place.
    Laxer: "less strict", "weniger streng";
    /// Place.
    AsksMore: "asks more", "verlangt mehr";
    /// Place.
    AsksSame: "asks the same", "verlangt dasselbe";
    /// Place.
    AsksLess: "asks less", "verlangt weniger";
    /// Place.
    Unbound: "asks most", "verlangt am meisten";
    /// Place.
    Open: "open", "offen";
    /// Place.
    Silent: "no rule", "keine Regel";
    /// A rule that the standard takes over from one that it builds on.
    From: "{0} (from {1})", "{0} (aus {1})";
    /// Heading of the table of all verdicts.
    Overview: "At a glance", "Auf einen Blick";
    /// Beneath the table of all verdicts.
    Legend: "✓ compliant; ✗ not compliant, with how many “must” are not met; ? undetermined, with how many “must” are open; – nothing applied; ! so many “should” are not met", "✓ eingehalten; ✗ nicht eingehalten, mit der Zahl der „muss“, die nicht erfüllt sind; ? unbestimmt, mit der Zahl der „muss“, die offen sind; – nichts anwendbar; ! so viele „soll“ sind nicht erfüllt";
    /// Heading at the end.
    Counts: "Which standard decides", "Welcher Standard maßgeblich ist";
    /// At the end: how many things at records were compared.
    Compared: "{0} × the same thing in several standards", "{0} × dieselbe Sache in mehreren Standards";
    /// At the end: of how many it is open.
    CountOpen: "{0} × open", "{0} × offen";
    /// At the end: where none binds.
    CountUnbound: "{0} × none binds", "{0} × keiner bindet";
    /// At the end: standard, how often it decided, of how often it spoke.
    CountDecided: "{0}: decides {1} of {2} times", "{0}: maßgeblich in {1} von {2} Fällen";
    /// At the end: how often others decided with it.
    CountWithOthers: "{0} of them equally with others", "davon {0} gleich streng wie andere";
    /// At the end: how often it asked for more.
    CountAskedMore: "asks for more without binding {0} times", "verlangt {0}-mal mehr, ohne zu binden";
    /// Rules that bind, as the table says it.
    Binding: "Only a “must” of a standard in force binds.", "Nur ein „muss“ eines geltenden Standards bindet.";
}
