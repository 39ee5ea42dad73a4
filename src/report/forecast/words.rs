//! The words of `norm forecast`, in both languages. Knows no amounts.

use crate::report::messages::catalogue;

catalogue! {
    /// A word or sentence of the page on what becomes of it.
    Words:
    /// Title.
    Title: "Forecast", "Prognose";
    /// Title where the days run on without a scenario.
    Unchanged: "As things are", "Wie es ist";
    /// A scenario without a title: its number.
    Numbered: "Scenario {0}", "Szenario {0}";
    /// A label: the scenario expects nothing.
    WhatIf: "{0} – what if: an assumption, not an expectation", "{0} – was wäre, wenn: eine Annahme, keine Erwartung";
    /// From and to: first and last day.
    Span: "From {0} to {1}", "Vom {0} bis {1}";
    /// Section.
    Answers: "In short", "Kurz gesagt";
    /// Section: course of one scenario.
    Course: "Course", "Verlauf";
    /// Section: course by role.
    ByRole: "By role", "Nach Rollen";
    /// Section.
    RequiredBeside: "Required, side by side", "Bedarf nebeneinander";
    /// Section.
    ShortBeside: "Short, side by side", "Was fehlt, nebeneinander";
    /// Section.
    Firsts: "From when it falls short", "Ab wann etwas fehlt";
    /// Section.
    Assumptions: "What is assumed", "Was angenommen ist";
    /// A title with what it is about.
    Of: "{0}: {1}", "{0}: {1}";
    /// Column.
    Day: "day", "Tag";
    /// Column.
    People: "people", "Personen";
    /// Column.
    Required: "required", "Bedarf";
    /// Column.
    Present: "present", "vorhanden";
    /// Column: how many of those present are to be hired.
    Hired: "of them hired", "davon eingestellt";
    /// Column.
    Short: "short", "fehlt";
    /// Column: short without those who are to be hired.
    ShortPlain: "short without hiring", "fehlt ohne Einstellungen";
    /// Column.
    Unit: "unit", "Einheit";
    /// Column.
    Role: "role", "Rolle";
    /// Column: what falls short.
    What: "what", "was";
    /// Row.
    Sum: "sum", "Summe";
    /// A service without a role.
    Unsaid: "not stated", "ohne Angabe";
    /// A scenario with those who are to be hired.
    WithHires: "{0}, with hiring", "{0}, mit Einstellungen";
    /// A scenario without them.
    WithoutHires: "{0}, without hiring", "{0}, ohne Einstellungen";
    /// What is there, where it is not known exactly how many.
    StaffThere: "the staff there is", "das vorhandene Personal";
    /// With those who are to be hired.
    Hiring: "with hiring", "mit Einstellungen";
    /// Without them.
    NoHiring: "without hiring", "ohne Einstellungen";
    /// Who is there, how it stands.
    Stands: "{0}: {1}", "{0}: {1}";
    /// A spell to the end: last day.
    EnoughToEnd: "enough to the end, {0}", "genug bis zum Ende, {0}";
    /// A spell: last day.
    EnoughUntil: "enough until {0}", "genug bis {0}";
    /// A spell that comes later, to the end: first day.
    EnoughAgain: "enough again from {0} on", "wieder genug ab {0}";
    /// A spell that comes later: first and last day.
    EnoughBetween: "enough again from {0} to {1}", "wieder genug vom {0} bis {1}";
    /// A spell to the end: first day.
    ShortFrom: "too few from {0} on", "zu wenig ab {0}";
    /// A spell: first and last day.
    ShortBetween: "too few from {0} to {1}", "zu wenig vom {0} bis {1}";
    /// A spell to the end: first day.
    OpenFrom: "cannot be told from {0} on", "unbestimmt ab {0}";
    /// A spell: first and last day.
    OpenBetween: "cannot be told from {0} to {1}", "unbestimmt vom {0} bis {1}";
    /// Nothing is asked for: first and last day.
    NothingBetween: "nothing required from {0} to {1}", "nichts gefordert vom {0} bis {1}";
    /// What hiring brings: how many days later it first falls short.
    Postponed: "hiring puts the first shortfall off by {0} days, from {1} to {2}",
        "die Einstellungen verschieben den ersten Fehlbedarf um {0} Tage, vom {1} auf den {2}";
    /// What hiring brings: it never falls short; until when without.
    Averted: "with hiring nothing falls short; without it, something would from {0} on",
        "mit den Einstellungen fehlt nichts; ohne sie würde ab {0} etwas fehlen";
    /// At the last day: required, present, short.
    AtEnd: "on {0}: {1} required, {2} there, {3} short", "am {0}: Bedarf {1}, vorhanden {2}, es fehlen {3}";
    /// The same where something cannot be told.
    AtEndAtLeast: "on {0}: {1} required, {2} there, at least {3} short",
        "am {0}: Bedarf {1}, vorhanden {2}, es fehlen mindestens {3}";
    /// A role whose figures stay as they are: role, required, present.
    Steady: "{0}: the same throughout, {1} required, {2} there", "{0}: durchweg gleich, Bedarf {1}, vorhanden {2}";
    /// Cell: short from the beginning.
    FromStart: "from the beginning", "von Anfang an";
    /// Cell: never short.
    Never: "–", "–";
    /// Cell: it cannot be told, from a day on.
    OpenCell: "cannot be told", "unbestimmt";
    /// Remark on the table of first days.
    FirstsRemark: "To the day. – means: enough to the end. What cannot be told is not counted as enough.",
        "Taggenau. – heißt: es reicht bis zum Ende. Was unbestimmt ist, gilt nicht als ausreichend.";
    /// Growth: what, how many, in which time, from when.
    Growth: "{0}: {1} {2} {3}, from {4}", "{0}: {1} {2} {3}, ab {4}";
    /// More of something.
    More: "more", "mehr";
    /// Fewer of something.
    Fewer: "fewer", "weniger";
    /// In each time.
    PerDay: "a day", "je Tag";
    /// In each time.
    PerWeek: "a week", "je Woche";
    /// In each time.
    PerMonth: "a month", "je Monat";
    /// In each time.
    PerYear: "a year", "je Jahr";
    /// For each of several.
    Each: "for each of them", "für jede einzeln";
    /// For all of several.
    Together: "for all of them together, shared out by how many people they have",
        "für alle zusammen, verteilt nach der Zahl ihrer Personen";
    /// Growth counts in a total.
    CountsIn: "counts in {0} too", "zählt auch bei {0}";
    /// The last day of something.
    Until: "until {0}", "bis {0}";
    /// Houses that open: day, names.
    Opening: "Opening on {0}: {1}", "Neu ab {0}: {1}";
    /// A house that closes: day, name.
    Closing: "Closing on {0}: {1}", "Geschlossen ab {0}: {1}";
    /// Where its people go.
    MoveTo: "its people move to {0}", "die Personen ziehen um nach {0}";
    /// Where its people go.
    Leave: "its people leave", "die Personen ziehen fort";
    /// Where its people go.
    LeaveUnsaid: "where its people go is not said: the sum of the city stays as it is",
        "wohin die Personen gehen, ist nicht gesagt: die Summe der Stadt bleibt";
    /// Hiring: how many, what role, from when.
    Hire: "Hiring: {0}{1}, from {2}", "Einstellungen: {0}{1}, ab {2}";
    /// Where those hired count: facts, record.
    CountedIn: "counted at {1} in {0}", "gezählt bei {1} in {0}";
    /// A parameter and its value.
    Setting: "{0}: {1}", "{0}: {1}";
    /// From a day on.
    From: "from {0}", "ab {0}";
    /// Another standard: the new one, the old one, from when.
    Version: "{0} instead of {1}, from {2}", "{0} statt {1}, ab {2}";
    /// A source.
    Source: "Source: {0}", "Quelle: {0}";
    /// Nothing but time passes.
    NothingAssumed: "Nothing changes but what the rules themselves set for later days.",
        "Nichts ändert sich außer dem, was die Regeln selbst für spätere Tage vorsehen.";
    /// Section: what else to look at.
    Watch: "What to look at", "Worauf zu achten ist";
    /// A need without a value: service, first day, records, why.
    NoValue: "{0} cannot be told from {1} on for {2}. {3}.", "{0} ist ab {1} unbestimmt für {2}. {3}.";
    /// A house with more people than places: name, first day, people, places.
    Crowded: "{0}: more people ({2}) than places ({3}) on {1}", "{0}: mehr Personen ({2}) als Plätze ({3}) am {1}";
    /// A figure that no profile may say: name, first day, figure, highest.
    PastBounds: "{0}: {2} on {1}, more than the {3} that a profile may say",
        "{0}: {2} am {1}, mehr als die {3}, die ein Profil nennen darf";
    /// A figure that grows and that no need rests on.
    Unread: "{0}: the growth changes no need, since no service rests on this figure. Let houses grow (`records`) where they are to count.",
        "{0}: Der Zuwachs ändert keinen Bedarf, denn kein Angebot beruht auf dieser Angabe. Wenn er zählen soll, Häuser wachsen lassen (`unterkünfte`).";
    /// Hires that nothing counts.
    Uncounted: "Those to be hired change nothing: no service counts the facts in which they are entered.",
        "Die Einstellungen ändern nichts: kein Angebot zählt die Angaben, in denen sie stehen.";
    /// How growth is counted.
    Rounding: "People a week accrue evenly over its days; a share a month compounds month by month. People are counted in whole, rounded down on each day.",
        "Personen je Woche kommen gleichmäßig über die Tage; ein Anteil je Monat gilt Monat für Monat vom jeweils erreichten Stand. Personen werden ganz gezählt, an jedem Tag abgerundet.";
    /// What a chart shows: title, unit.
    ChartAbout: "{0}. In {1}: {2}.", "{0}. In {1}: {2}.";
    /// A curve in words: name, first day and amount, last day and amount.
    CurveAbout: "{0} from {1} on {2} to {3} on {4}", "{0} von {1} am {2} bis {3} am {4}";
    /// A curve of which an end is not known.
    CurveOpen: "{0} not known throughout", "{0} nicht durchgehend bekannt";
    /// A mark: first day on which something is short.
    MarkShort: "short from {0}", "zu wenig ab {0}";
    /// A mark: the same with those who are to be hired.
    MarkShortHired: "with hiring: short from {0}", "mit Einstellungen: zu wenig ab {0}";
    /// A curve: present with those who are to be hired.
    CurveHired: "with hiring", "mit Einstellungen";
}
