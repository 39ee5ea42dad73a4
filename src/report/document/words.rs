//! Headings and fixed sentences of documents, in both languages.

use crate::report::messages::catalogue;

catalogue! {
    /// A heading or sentence of a document. `{0}`, `{1}` are places for what only the standard knows.
    Words:
    /// Title block.
    Issuer: "Issued by", "Herausgeber";
    /// Title block.
    Version: "Version", "Fassung";
    /// Title block.
    InForce: "In force", "In Kraft";
    /// Title block.
    Standing: "Standing", "Status";
    /// Title block.
    BuildsOn: "Builds on", "Baut auf";
    /// Title block.
    Basis: "Based on", "Grundlage";
    /// A document with its date: title, date.
    Dated: "{0}, {1}", "{0} vom {1}";
    /// Notice of standing.
    Reconstruction: "This is a reconstruction. It infers rules from what was published; no authority has adopted them.", "Dies ist eine Rekonstruktion. Sie erschließt Regeln aus Veröffentlichtem; keine Stelle hat sie beschlossen.";
    /// Notice of standing.
    Proposal: "This is a proposal. It is not in force.", "Dies ist ein Vorschlag. Er ist nicht in Kraft.";
    /// Notice of standing.
    Repealed: "This standard has been repealed.", "Dieser Standard ist aufgehoben.";
    /// Heading.
    Preface: "How the source was read", "Zur Lesart";
    /// Heading.
    Values: "Values, terms and tables", "Werte, Begriffe und Tabellen";
    /// Heading.
    OpenPoints: "Open points", "Offene Punkte";
    /// Heading.
    Examples: "Examples", "Beispiele";
    /// Beneath the heading.
    ExamplesLead: "Each example is computed with the rules above; the standard is only accepted with all of them as stated.", "Jedes Beispiel wird mit den Regeln oben nachgerechnet; der Standard gilt nur als stimmig, wenn alle so ausgehen wie angegeben.";
    /// Heading.
    Sources: "Sources", "Quellen";
    /// Heading of an appendix: letter, title.
    Appendix: "Appendix {0}: {1}", "Anhang {0}: {1}";
    /// Heading.
    Contents: "Contents", "Inhalt";
    /// Strength.
    Must: "Must", "Muss";
    /// Strength.
    Should: "Should", "Soll";
    /// Strength.
    Goal: "Goal", "Ziel";
    /// Strength.
    Computed: "Computed only", "Nur berechnet";
    /// Legend of strengths.
    Legend: "Must: binding. Should: to be followed; departing from it does not break the standard. Goal: to be aimed at. Computed only: worked out, not judged.", "Muss: bindend. Soll: in der Regel einzuhalten; eine Abweichung bricht den Standard nicht. Ziel: anzustreben. Nur berechnet: wird ermittelt, nicht beurteilt.";
    /// Kind.
    Service: "Service", "Angebot";
    /// Kind.
    Score: "Score", "Wertung";
    /// Sentence before the table of a score's parts.
    Weighs: "The value is the sum of these parts, each times its weight; nothing is judged by it.", "Der Wert ist die Summe dieser Teile, jeder mal sein Gewicht; beurteilt wird damit nichts.";
    /// Column: how much a part counts.
    Weight: "Weight", "Gewicht";
    /// Column: what counts.
    Part: "Part", "Teil";
    /// Column: where a part comes from.
    PartValue: "What counts", "Was zählt";
    /// Kind.
    Guarantee: "Guarantee", "Zusicherung";
    /// Kind.
    Value: "Value", "Wert";
    /// Kind.
    Term: "Term", "Begriff";
    /// Kind.
    Table: "Table", "Tabelle";
    /// Sentence: what is required.
    Requires: "Required: {0}.", "Erforderlich: {0}.";
    /// Sentence before a list of cases.
    RequiresCases: "Required, by the first case that fits:", "Erforderlich ist, nach dem ersten zutreffenden Fall:";
    /// Sentence before a list of cases: subject.
    IsCases: "{0} is, by the first case that fits:", "Maßgeblich für „{0}“ ist der erste zutreffende Fall:";
    /// Sentence before a list of cases of a term.
    ValueCases: "The first case that fits decides:", "Maßgeblich ist der erste zutreffende Fall:";
    /// Sentence: what counts as provided.
    Provided: "Counted as provided: {0}.", "Als vorhanden zählt: {0}.";
    /// Sentence.
    AppliesWhen: "This applies where {0}.", "Dies gilt, wenn {0}.";
    /// Sentence before a list.
    AppliesWhenList: "This applies where {0}:", "Dies gilt, wenn {0}:";
    /// Sentence.
    Unless: "This does not apply where {0}.", "Dies gilt nicht, wenn {0}.";
    /// Sentence.
    Transition: "Until {0}, this does not apply yet.", "Bis zum {0} gilt dies noch nicht.";
    /// Sentence: date, condition.
    TransitionWhen: "Until {0}, this does not apply yet where {1}.", "Bis zum {0} gilt dies noch nicht, wenn {1}.";
    /// Sentence.
    Waivable: "A waiver may be granted by: {0}.", "Ausnahmen kann zulassen: {0}.";
    /// Sentence.
    ReasonDue: "Where this is not possible, the reason is to be recorded.", "Wo dies nicht möglich ist, ist der Grund festzuhalten.";
    /// Strength.
    ShouldPossible: "Should, where possible", "Soll, soweit möglich";
    /// Sentence: who, bounds.
    Local: "A standard that builds on this one may set another value.", "Ein Standard, der auf diesem aufbaut, darf einen anderen Wert setzen.";
    /// Sentence: lowest and highest value.
    LocalWithin: "A standard that builds on this one may set another value from {0} to {1}.", "Ein Standard, der auf diesem aufbaut, darf einen anderen Wert von {0} bis {1} setzen.";
    /// Sentence: who may set it.
    LocalBy: "It is set by: {0}.", "Es setzt ihn fest: {0}.";
    /// Sentence: parameter.
    InPlaceOf: "Takes the place of {0} while it has a value.", "Tritt an die Stelle von {0}, solange hier ein Wert gilt.";
    /// Sentence: parameter.
    GivesWay: "Gives way to {0} while that has a value.", "Weicht {0}, solange dort ein Wert gilt.";
    /// Sentence: nothing asked.
    AsksNothing: "Only whether it applies is determined.", "Bestimmt wird nur, ob dies gilt.";
    /// Sentence: rule, standard.
    Replaces: "Takes the place of “{0}” ({1}).", "Tritt an die Stelle von „{0}“ ({1}).";
    /// Sentence.
    ReplacedBy: "Gives way to {0} while that is in force.", "Weicht {0}, solange diese Regel in Kraft ist.";
    /// Sentence.
    TakenOver: "Taken over from {0}.", "Übernommen aus {0}.";
    /// Term of a line.
    Role: "Role", "Rolle";
    /// Term.
    Needs: "Needs", "Nötig";
    /// What those who do it have to have learnt.
    Qualification: "qualification {0}", "Qualifikation {0}";
    /// What those who do it have to speak.
    Language: "language {0}", "Sprache {0}";
    /// Term of a line.
    Base: "Base", "Bemessen nach";
    /// Term of a line.
    Reason: "Reason", "Begründung";
    /// Term of a line.
    Note: "Reading", "Lesart";
    /// Term of a line.
    Remedy: "Remedy", "Abhilfe";
    /// Term of a line.
    Consequence: "Consequence", "Folge";
    /// Term of a line.
    Cost: "Cost", "Kosten";
    /// Term of a line.
    Source: "Source", "Quelle";
    /// In a remedy.
    RequiredHere: "amount required", "Bedarf";
    /// In a remedy.
    ProvidedHere: "amount provided", "Bestand";
    /// In a remedy.
    ShortHere: "amount short", "Fehlmenge";
    /// A period, from.
    Since: "since {0}", "seit {0}";
    /// A period, from and to.
    SinceUntil: "{0} to {1}", "{0} bis {1}";
    /// A period, to.
    Until: "until {0}", "bis {0}";
    /// Suspended without an end.
    SuspendedOpen: "suspended {0}, without an end date", "ausgesetzt {0}, ohne bestimmtes Ende";
    /// Suspended.
    Suspended: "suspended {0}", "ausgesetzt {0}";
    /// Suspended without dates.
    SuspendedAlways: "suspended, without an end date", "ausgesetzt, ohne bestimmtes Ende";
    /// A period of a value whose successor is suspended.
    HoldsOn: "{0}; and on while the next value is suspended", "{0}; und weiter, solange der nächste Wert ausgesetzt ist";
    /// Column.
    ValueColumn: "Value", "Wert";
    /// Column.
    TimeColumn: "Holds", "Gilt";
    /// Column.
    SourceColumn: "Source and reading", "Quelle und Lesart";
    /// Column.
    ExampleColumn: "Example", "Beispiel";
    /// Column.
    KeyDateColumn: "Key date", "Stichtag";
    /// Column.
    GivenColumn: "Given", "Gegeben";
    /// Column.
    ExpectedColumn: "Result", "Ergebnis";
    /// Column.
    DocumentColumn: "Document", "Dokument";
    /// Column.
    CitedColumn: "Cited by", "Angeführt bei";
    /// A table's cell.
    AnyCase: "any", "beliebig";
    /// A table's row.
    Otherwise: "otherwise", "sonst";
    /// No rule.
    NoRule: "no rule", "keine Regel";
    /// No rule: reason.
    NoRuleBecause: "no rule: {0}", "keine Regel: {0}";
    /// An example's profile.
    FromProfile: "profile {0}", "Profil {0}";
    /// Who waives what, in an example.
    WithWaiver: "waiver by {0}: {1}", "Ausnahme durch {0}: {1}";
    /// What a reason is recorded for, in an example.
    WithReason: "recorded reason: {0}", "festgehaltene Begründung: {0}";
    /// Open point.
    OpenStanding: "Standing of this text", "Geltung dieses Textes";
    /// Open point.
    OpenSilences: "Where the standard is silent", "Wo der Standard nichts sagt";
    /// Open point: the case that no other fits.
    SilentCase: "No rule, without a stated reason.", "Keine Regel, ohne Angabe eines Grundes.";
    /// Open point.
    OpenJudgements: "Judgements that people make", "Beurteilungen durch Personen";
    /// Open point: fact, rules.
    Judged: "“{0}” is judged by a person, with name of role and date; it is never computed.", "„{0}“ beurteilt eine Person unter Angabe von Funktion und Tag; berechnet wird dies nie.";
    /// Open point.
    OpenSuspended: "Suspended", "Ausgesetzt";
    /// Open point.
    OpenReadings: "How the source was read", "Wie die Quelle gelesen wurde";
    /// Open point.
    OpenSourceless: "Without a source", "Ohne Quelle";
    /// Open point.
    NoSource: "No source is cited.", "Eine Quelle ist nicht angegeben.";
    /// Open point.
    OpenAssumed: "Assumptions where facts are unknown", "Annahmen, wo Angaben fehlen";
    /// Open point.
    OpenDropped: "Left out of the standards it builds on", "Nicht übernommen aus den Standards, auf denen er aufbaut";
    /// Open point.
    NothingOpen: "None.", "Keine.";
    /// Colophon: name.
    Colophon: "Made from the rules of the standard `{0}` with `norm doc`. What is decided is what the rule file says.", "Erzeugt aus den Regeln des Standards `{0}` mit `norm doc`. Maßgeblich ist die Regeldatei.";
    /// Colophon.
    Judgement: "A value that a profile does not give counts as unknown, never as 0 or no; the result is then undetermined.", "Was ein Profil nicht angibt, gilt als unbekannt, nie als 0 oder nein; das Ergebnis ist dann unbestimmt.";
}
