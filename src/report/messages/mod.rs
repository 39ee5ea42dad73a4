//! Every fixed word of a report, in both languages. Knows no rule and no profile.

mod catalogue;
mod contrast;
mod heads;
mod meaning;
mod score;

pub(in crate::report) use catalogue::{catalogue, filled};
pub use contrast::Contrast;
pub(in crate::report) use heads::Heads;
pub(super) use score::Scoring;

catalogue! {
    /// A word or sentence of a report. `{0}`, `{1}` are places for what only the run knows.
    Message:
    /// Verdict.
    Compliant: "compliant", "eingehalten";
    /// Verdict.
    NotCompliant: "not compliant", "nicht eingehalten";
    /// Verdict and status.
    Undetermined: "undetermined", "unbestimmt";
    /// Verdict.
    NotAssessed: "not assessed", "nicht beurteilt";
    /// Rider of a verdict.
    WithWaivers: "with waivers", "mit Ausnahmen";
    /// Rider of a verdict.
    WithOpenPoints: "with points the standard leaves open", "mit Punkten, die der Standard offen lässt";
    /// Rider of a verdict: how many rules that only recommend are not met, `{0}`.
    ShouldUnmet: "{0} × should not met", "{0} × soll nicht erfüllt";
    /// Rider of a verdict: for how many rules that are not met a reason is recorded, `{0}`.
    ShouldExplained: "{0} × should explained", "{0} × soll begründet";
    /// Rider of a count of records.
    WithReasons: "with reasons recorded", "mit Begründungen";
    /// Rider of a verdict: how many rules that only recommend are undetermined, `{0}`.
    ShouldOpen: "{0} × should undetermined", "{0} × soll unbestimmt";
    /// Status.
    Met: "met", "erfüllt";
    /// Status.
    NotMet: "not met", "nicht erfüllt";
    /// Status.
    NotApplicable: "not applicable", "nicht anwendbar";
    /// Status.
    NoRule: "no rule", "keine Regel";
    /// Status.
    Waived: "not met, waived", "nicht erfüllt, ausgenommen";
    /// Status.
    Explained: "not met, explained", "nicht erfüllt, begründet";
    /// Status.
    NotInForce: "not in force", "nicht in Kraft";
    /// Status.
    Applies: "applies", "gilt";
    /// Modality.
    Must: "must", "muss";
    /// Modality.
    Should: "should", "soll";
    /// Modality.
    ShouldWherePossible: "should where possible", "soll soweit möglich";
    /// Modality.
    Goal: "goal", "Ziel";
    /// Standing.
    StandingInForce: "in force", "in Kraft";
    /// Standing.
    StandingProposed: "proposed, not in force", "Vorschlag, nicht in Kraft";
    /// Standing.
    StandingRepealed: "repealed", "aufgehoben";
    /// Standing.
    StandingReconstruction: "reconstruction, not a published rule", "Rekonstruktion, keine veröffentlichte Regel";
    /// Layer.
    Laxer: "laxer than {0}, which it replaces", "schwächer als {0}, an dessen Stelle es tritt";
    /// Layer.
    Stricter: "stricter than {0}, which it replaces", "strenger als {0}, an dessen Stelle es tritt";
    /// Layer.
    SameHere: "no difference here from {0}, which it replaces", "hier ohne Unterschied zu {0}, an dessen Stelle es tritt";
    /// Heading.
    Version: "version {0}", "Fassung {0}";
    /// Heading.
    KeyDate: "Key date {0}", "Stichtag {0}";
    /// Heading.
    Extends: "Builds on: {0}", "Baut auf: {0}";
    /// Heading: a rule of an extended standard, and why it is gone.
    Dropped: "Left out: {0}: {1}", "Entfällt: {0}: {1}";
    /// Heading.
    StandardOutOfForce: "This standard is not in force on the key date.", "Dieser Standard ist am Stichtag nicht in Kraft.";
    /// Heading of rules that do not hold on the key date.
    OutOfForce: "Not in force on the key date", "Am Stichtag nicht in Kraft";
    /// A rule's time.
    From: "from {0}", "ab {0}";
    /// A rule's time.
    Until: "until {0}", "bis {0}";
    /// A rule's time.
    FromUntil: "{0} to {1}", "{0} bis {1}";
    /// A rule's time.
    Suspended: "suspended", "ausgesetzt";
    /// A rule's time.
    SuspendedFor: "suspended {0}", "ausgesetzt {0}";
    /// Heading.
    Figures: "Figures that need care", "Angaben unter Vorbehalt";
    /// A figure's note.
    FigureOf: "figure of {0}", "Angabe vom {0}";
    /// A figure's note.
    FigureBy: "by {0}", "durch {0}";
    /// Amounts in a sentence: left side, amount required.
    ProvidedRequired: "{0}, {1} required", "{0}, Bedarf {1}";
    /// Amounts in a sentence, where just as many are too few.
    MoreThanRequired: "{0}, more than {1} required", "{0}, Bedarf mehr als {1}";
    /// Amounts in a sentence: left side, upper limit.
    AtMostAllowed: "{0}, at most {1} allowed", "{0}, höchstens {1} zulässig";
    /// Amounts in a sentence, where just as many are too many.
    LessThanAllowed: "{0}, less than {1} allowed", "{0}, weniger als {1} zulässig";
    /// Amounts in a sentence.
    RequiredOnly: "{0} required", "Bedarf {0}";
    /// Amounts in a sentence.
    Short: "{0} short", "{0} zu wenig";
    /// Amounts in a sentence.
    TooMany: "{0} too many", "{0} zu viel";
    /// An amount that cannot be told.
    UnknownAmount: "unknown", "unbekannt";
    /// What failed.
    DoesNotHold: "Does not hold", "Trifft nicht zu";
    /// What a rule asks for that cannot be judged.
    AsksFor: "Asks for", "Verlangt";
    /// The right side of a comparison.
    Asked: "required", "verlangt";
    /// What held.
    Holds: "Holds", "Trifft zu";
    /// Facts that went in.
    Facts: "Facts", "Angaben";
    /// Facts that are not there.
    Missing: "Missing", "Es fehlt";
    /// In a list that is cut.
    AndMore: "and {0} more", "und {0} weitere";
    /// Items of a list that fail: list, items, how many, of how many.
    Failing: "{0} {1} ({2} of {3})", "{0} {1} ({2} von {3})";
    /// Heading of failing items.
    Fails: "Fails", "Betroffen";
    /// The finding rests on a stand-in value.
    Assumed: "Rests on an assumed value, since a fact is unknown.", "Beruht auf einer Annahme, weil eine Angabe fehlt.";
    /// What to do.
    Remedy: "Remedy", "Abhilfe";
    /// What follows where it is not met.
    Consequence: "Consequence", "Folge";
    /// What it costs.
    Cost: "Cost", "Kosten";
    /// A cost that rests on a stand-in value.
    AssumedCost: "{0}, resting on an assumed value", "{0}, beruht auf einer Annahme";
    /// A cost that cannot be told since this is missing.
    UnknownCost: "unknown; missing: {0}", "unbekannt; es fehlt: {0}";
    /// Where it stands.
    Source: "Source", "Quelle";
    /// Why the rule is so.
    Because: "Reason", "Begründung";
    /// How the paper was read.
    Note: "Note", "Anmerkung";
    /// A waiver.
    WaivedBy: "Waived by {0} from {1} until {2}: {3}", "Ausnahme durch {0} vom {1} bis {2}: {3}";
    /// A recorded reason: by whom, on which day, which.
    ExplainedBy: "Explained by {0} on {1}: {2}", "Begründet durch {0} am {1}: {2}";
    /// Where a reason is missing.
    NoReasonRecorded: "No reason is recorded.", "Eine Begründung ist nicht festgehalten.";
    /// The standard says nothing.
    Silent: "The standard has no rule here", "Der Standard hat hier keine Regel";
    /// Not applicable.
    OnlyWhen: "Applies only when", "Gilt nur, wenn";
    /// Not applicable.
    Exception: "Exception", "Ausnahme";
    /// Not applicable.
    TransitionUntil: "Transition until {0}", "Übergang bis {0}";
    /// Not applicable: a transition for some.
    TransitionWhen: "Transition until {0} where {1}", "Übergang bis {0}, wenn {1}";
    /// A guarantee as a title.
    Guarantee: "guarantee", "Zusicherung";
    /// A layer of standards.
    FromStandard: "from {0}", "aus {0}";
    /// Heading of the table of amounts.
    Amounts: "Required, provided, short", "Bedarf, vorhanden, es fehlen";
    /// Above the table when it shows only what is short.
    OnlyShort: "Of {0} lines only those with something short or unknown are listed.", "Von {0} Zeilen stehen hier nur die, in denen etwas fehlt oder unbekannt ist.";
    /// Column.
    SubjectColumn: "About", "Betrifft";
    /// Column.
    ServiceColumn: "Service", "Angebot";
    /// Column.
    RoleColumn: "Role", "Rolle";
    /// Column.
    RequiredColumn: "required", "Bedarf";
    /// Column.
    ProvidedColumn: "provided", "vorhanden";
    /// Column.
    ShortColumn: "short", "fehlt";
    /// Column.
    UnitColumn: "unit", "Einheit";
    /// Row.
    Total: "Total", "Summe";
    /// Beneath the totals: how many could not be told.
    TotalsIncomplete: "Sums marked with * leave out what is unknown.", "Summen mit * lassen aus, was unbekannt ist.";
    /// Heading.
    Waivers: "Waivers without effect", "Ausnahmen ohne Wirkung";
    /// A waiver: rule, subject, what became of it.
    WaiverLine: "{0} for {1}: {2}", "{0} für {1}: {2}";
    /// What became of a waiver.
    WaiverUnmatched: "no rule and record of these names", "keine Regel und kein Eintrag dieses Namens";
    /// What became of a waiver.
    WaiverExpired: "ended on {0}", "am {0} abgelaufen";
    /// What became of a waiver.
    WaiverNotYet: "begins only on {0}", "beginnt erst am {0}";
    /// What became of a waiver.
    WaiverUnauthorised: "{0} may not waive this rule", "{0} darf hier keine Ausnahme erteilen";
    /// What became of a waiver.
    WaiverNotNeeded: "not needed: the rule is not unmet", "nicht nötig: die Regel ist nicht verletzt";
    /// Heading.
    IdleReasons: "Reasons without effect", "Begründungen ohne Wirkung";
    /// What became of a recorded reason.
    ReasonNotYet: "recorded only on {0}", "erst am {0} festgehalten";
    /// What became of a recorded reason.
    ReasonNotAsked: "this rule asks for no reason", "diese Regel verlangt keine Begründung";
    /// Heading of the last lines.
    Summary: "Summary", "Ergebnis";
    /// The last line where nothing was checked.
    NothingChecked: "Nothing was checked.", "Nichts wurde geprüft.";
    /// Between the last two of a list.
    And: "and", "und";
    /// Between the last two of a list of alternatives.
    Or: "or", "oder";
    /// A value.
    Yes: "yes", "ja";
    /// A value.
    No: "no", "nein";
    /// A value.
    None: "none", "keine";
    /// A value.
    Entries: "{0} entries", "{0} Einträge";
    /// A value.
    OneEntry: "1 entry", "1 Eintrag";
    /// The day.
    TheKeyDate: "the key date", "Stichtag";
    /// A ratio.
    Per: "per", "je";
    /// A ratio.
    PerStarted: "per started", "je angefangene";
    /// A ratio.
    PerCompleted: "per completed", "je volle";
    /// Negation.
    Not: "not: {0}", "nicht: {0}";
    /// Limit.
    ButAtLeast: "{0}, but at least {1}", "{0}, jedoch mindestens {1}";
    /// Limit.
    ButAtMost: "{0}, but at most {1}", "{0}, jedoch höchstens {1}";
    /// Limit of days.
    ButNoEarlierThan: "{0}, but no earlier than {1}", "{0}, jedoch frühestens {1}";
    /// Limit of days.
    ButNoLaterThan: "{0}, but no later than {1}", "{0}, jedoch spätestens {1}";
    /// Step.
    RoundedUp: "{0}, rounded up to steps of {1}", "{0}, aufgerundet in Schritten von {1}";
    /// Step.
    RoundedDown: "{0}, rounded down to steps of {1}", "{0}, abgerundet in Schritten von {1}";
    /// Step.
    RoundedNearest: "{0}, rounded to steps of {1}", "{0}, gerundet in Schritten von {1}";
    /// Stand-in.
    Assuming: "{0} (assumed {1} where unknown)", "{0} (ersatzweise {1}, wo unbekannt)";
    /// Equality.
    Is: "{0} is {1}", "{0} ist {1}";
    /// Equality.
    IsNot: "{0} is not {1}", "{0} ist nicht {1}";
    /// Test.
    IsKnown: "{0} is known", "{0} ist bekannt";
    /// Test.
    IsUnknown: "{0} is unknown", "{0} ist unbekannt";
    /// Test.
    IsNone: "{0}: none", "{0}: keine";
    /// Test.
    IsSome: "{0}: exists", "{0}: vorhanden";
    /// Membership.
    Includes: "{0} includes {1}", "{0} umfasst {1}";
    /// Membership.
    Lacks: "{0} does not include {1}", "{0} umfasst nicht {1}";
    /// Times of the week: what there is, what is asked for.
    Covers: "{0} covers {1}", "{0} umfasst {1}";
    /// Times of the week.
    HoursOf: "hours a week of {0}", "Wochenstunden von {0}";
    /// Aggregate: times, list.
    TimesOf: "all times of {0} over {1}", "alle Zeiten von {0} über {1}";
    /// Times of the week that are missing.
    NotCovered: "Not covered", "Nicht abgedeckt";
    /// Choice.
    If: "{1} if {0}, else {2}", "falls {0}: {1}, sonst {2}";
    /// Cases.
    FirstOf: "the first case that fits: {0}", "der erste Fall, der passt: {0}";
    /// One case: label, value, condition.
    Case: "{0}) {1} when {2}", "{0}) {1}, wenn {2}";
    /// One case without a value: label, condition.
    SilentCase: "{0}) no rule when {1}", "{0}) keine Regel, wenn {1}";
    /// The last case.
    OtherwiseCase: "otherwise {0}", "sonst {0}";
    /// Enumeration.
    AnyOf: "any of", "mindestens eines von";
    /// Enumeration.
    BestOf: "best of", "bestes von";
    /// Heading: which item of several holds, the best first.
    Grade: "Grade", "Stufe";
    /// A grade: its place, of how many, the item.
    GradeOf: "{0} of {1}: {2}", "{0} von {1}: {2}";
    /// A grade where better items are unknown: its place, of how many, the item, the unknown ones.
    GradeAtLeast: "at least {0} of {1}: {2}; {3} unknown", "mindestens {0} von {1}: {2}; {3} unbekannt";
    /// Enumeration.
    AllOf: "all of", "alles von";
    /// Enumeration.
    ExactlyOneOf: "exactly one of", "genau eines von";
    /// Enumeration.
    AtLeastOf: "at least {0} of", "mindestens {0} von";
    /// Quantifier: list, condition.
    Every: "for every entry of {0}: {1}", "für jeden Eintrag in {0}: {1}";
    /// Quantifier: list, condition.
    Some: "for some entry of {0}: {1}", "für mindestens einen Eintrag in {0}: {1}";
    /// Quantifier over a choice: its name, condition.
    EveryValue: "for every value of {0}: {1}", "für jeden Wert von {0}: {1}";
    /// Quantifier over a choice: its name, condition.
    SomeValue: "for some value of {0}: {1}", "für mindestens einen Wert von {0}: {1}";
    /// A filtered list.
    Where: "{0} (where {1})", "{0} (wo: {1})";
    /// Aggregate.
    NumberOf: "number of {0}", "Anzahl {0}";
    /// Aggregate: value, list.
    SumOf: "sum of {0} over {1}", "Summe von {0} über {1}";
    /// Aggregate: value, list.
    Smallest: "smallest {0} among {1}", "kleinster Wert von {0} in {1}";
    /// Aggregate: value, list.
    Largest: "largest {0} among {1}", "größter Wert von {0} in {1}";
    /// Days between two dates: later, earlier.
    DaysBetween: "days from {1} to {0}", "Tage vom {1} bis {0}";
    /// Whole units of time between two days: unit, from, to.
    Elapsed: "completed {0} from {1} to {2}", "volle {0} von {1} bis {2}";
    /// The day of a fact.
    DateOf: "date of {0}", "Stand von {0}";
    /// A day that lies no further back.
    Within: "{0} within the last {1}", "{0} innerhalb der letzten {1}";
    /// A day that is to come or lies further back.
    NotWithin: "{0} not within the last {1}", "{0} nicht innerhalb der letzten {1}";
    /// A parameter with its value.
    ParameterValue: "{0} ({1})", "{0} ({1})";
    /// A parameter without.
    NoParameterValue: "{0} (no value on the key date)", "{0} (kein Wert am Stichtag)";
    /// Heading: a parameter with its local value.
    SetLocally: "Set locally: {0}", "Örtlich bestimmt: {0}";
    /// Behind a parameter's value.
    LocalValue: "local value", "örtlicher Wert";
    /// Behind a local value: its bounds.
    LocalBounds: "{0} allowed", "{0} zulässig";
    /// Behind a local value: the value whose place it takes.
    InsteadOf: "instead of {0}", "statt {0}";
    /// Explain: a parameter that may be set locally.
    MayBeLocal: "May be set locally", "Örtlich zu bestimmen";
    /// Explain: any local value.
    AnyValue: "any value", "jeder Wert";
    /// A rule's result.
    ResultApplies: "“{0}” applies", "„{0}“ gilt";
    /// A rule's result.
    ResultMet: "“{0}” is met", "„{0}“ ist erfüllt";
    /// A rule's result.
    ResultRequired: "required by “{0}”", "Bedarf nach „{0}“";
    /// A rule's result.
    ResultProvided: "provided for “{0}”", "vorhanden für „{0}“";
    /// A rule's result.
    ResultShort: "short by “{0}”", "Fehlbedarf nach „{0}“";
    /// A score's result.
    ResultValue: "value of “{0}”", "Wert von „{0}“";
    /// Order of numbers.
    LessThan: "less than", "weniger als";
    /// Order of numbers.
    AtMost: "at most", "höchstens";
    /// Order of numbers.
    MoreThan: "more than", "mehr als";
    /// Order of numbers.
    AtLeast: "at least", "mindestens";
    /// Order of days.
    Before: "before", "vor dem";
    /// Order of days.
    NoLaterThan: "no later than", "spätestens am";
    /// Order of days.
    After: "after", "nach dem";
    /// Order of days.
    NoEarlierThan: "no earlier than", "frühestens am";
    /// No value: another standard's extension of a choice.
    ForeignValue: "{0}: this standard does not know the value; only another one does", "{0}: diesen Wert kennt der Standard nicht, nur ein anderer";
    /// No value.
    DivisionByZero: "No value: {0} divides by 0", "Kein Wert: in {0} wird durch 0 geteilt";
    /// No value.
    NothingToCompare: "No value: {0} looks at an empty list", "Kein Wert: für {0} ist die Liste leer";
    /// No value.
    NoStep: "No value: {0} rounds to a step that is not above 0", "Kein Wert: {0} rundet in Schritten, die nicht größer als 0 sind";
    /// No value.
    NoDate: "No value: {0} is no day of the calendar", "Kein Wert: {0} ist kein Tag im Kalender";
    /// No value.
    ParameterWithoutValue: "No value: {0}", "Kein Wert: {0}";
    /// No value.
    NotScored: "No {0}, since it does not apply", "Kein {0}, denn sie gilt nicht";
    /// No value.
    Overflow: "No value: {0} is too large to be exact", "Kein Wert: {0} ist zu groß für genaues Rechnen";
    /// Explain.
    Rule: "Rule", "Regel";
    /// Explain.
    Service: "Service", "Angebot";
    /// Explain.
    Component: "Component: computed, not judged", "Bestandteil: wird berechnet, nicht beurteilt";
    /// Explain.
    AppliesTo: "About", "Betrifft";
    /// Explain.
    AppliesWhen: "When", "Wenn";
    /// Explain.
    Unless: "Unless", "Außer wenn";
    /// Explain.
    Requires: "Requires", "Erfordert";
    /// Explain.
    ProvidedBy: "Provided", "Vorhanden";
    /// Explain.
    Period: "In force", "In Kraft";
    /// Explain.
    WaivableBy: "May be waived by", "Ausnahmen durch";
    /// Explain.
    Replaces: "Takes the place of", "Tritt an die Stelle von";
    /// Explain.
    ReplacedBy: "Gives way to", "Weicht";
    /// Explain.
    RestsOn: "Rests on", "Beruht auf";
    /// Explain.
    Parameter: "Parameter", "Parameter";
    /// Explain.
    Definition: "Definition", "Definition";
    /// Explain.
    Table: "Table", "Tabelle";
    /// Explain.
    Fact: "Fact in the profile", "Angabe im Profil";
    /// Explain: the value that holds on the key date.
    OnKeyDate: "on the key date", "am Stichtag";
    /// Explain: a fact's judgement.
    AssessedFact: "a person's judgement", "Beurteilung durch eine Person";
    /// Explain: a fact's bounds.
    Between: "{0} to {1}", "{0} bis {1}";
    /// Explain: a fact that may be known to be none.
    OrNone: "or none", "oder keine";
    /// Explain: what a fact holds.
    YesOrNo: "yes or no", "ja oder nein";
    /// Explain: what a fact holds.
    Number: "number", "Zahl";
    /// Explain: what a fact holds.
    Words: "text", "Text";
    /// Explain: what a fact holds.
    Day: "date", "Datum";
    /// Explain: what a fact holds.
    TimesOfWeek: "times of the week", "Zeiten der Woche";
    /// Explain: what a fact holds.
    ListOf: "list of {0}", "Liste von {0}";
    /// Explain: any case of a table.
    Any: "any", "beliebig";
    /// Explain: when a source was looked at.
    Checked: "checked {0}", "geprüft am {0}";
    /// Explain: always.
    Always: "always", "immer";
}
