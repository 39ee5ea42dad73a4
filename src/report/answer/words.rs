//! Headings and sentences of the shipped templates, in both languages; templates say them by name: `say("title")`.

use crate::report::messages::catalogue;

catalogue! {
    /// A heading or sentence of an answer. `{0}`, `{1}` are places for what only the run knows.
    Words:
    /// What an empty place is filled with by hand.
    Blank: "…………………………", "…………………………";
    /// Title.
    Title: "Answer of the administration", "Antwort der Verwaltung";
    /// Title: what the inquiry is about.
    TitleOn: "Answer of the administration to the inquiry “{0}”", "Antwort der Verwaltung auf die Anfrage „{0}“";
    /// Head: number of the paper.
    Number: "Paper no.", "Drucksache Nr.";
    /// Head.
    Reference: "Reference", "Aktenzeichen";
    /// Head.
    Department: "Department", "Fachbereich";
    /// Head.
    AskedBy: "Asked by", "Gestellt von";
    /// Head.
    AskedOn: "Asked on", "Gestellt am";
    /// Head.
    Committee: "Committee", "Gremium";
    /// Head.
    Session: "Session of", "Sitzung am";
    /// Head.
    AnsweredOn: "Answered on", "Beantwortet am";
    /// Head.
    KeyDate: "Figures as of", "Stichtag der Angaben";
    /// Heading.
    Inquiry: "Inquiry", "Anfrage";
    /// Below the heading.
    InquiryLead: "The administration was asked:", "Die Verwaltung wird gefragt:";
    /// A question that is asked where the inquiry states none.
    QuestionStaff: "How many staff work with which tasks, and where?", "Wie viele Beschäftigte sind mit welchen Aufgaben eingesetzt, und wo?";
    /// A question.
    QuestionPlans: "Are more planned?", "Sind weitere geplant?";
    /// A question.
    QuestionOutlook: "How will the numbers develop, and how long will the staff be enough?", "Wie entwickeln sich die Zahlen, und wie lange reicht das Personal?";
    /// Heading.
    Answer: "Answer", "Antwort";
    /// Below the heading: key date.
    AnswerLead: "The administration answers as follows, as of {0}.", "Die Verwaltung antwortet mit Stand vom {0} wie folgt.";
    /// Heading.
    Staff: "Staff: tasks and places", "Personal: Aufgaben und Einsatzorte";
    /// Sentence: standard, required, present.
    StaffSum: "“{0}” asks for {1}; {2} are there.", "Nach „{0}“ sind {1} erforderlich; vorhanden sind {2}.";
    /// Sentence: standard, required; what is there is not known.
    StaffUnknown: "“{0}” asks for {1}; how many are there is not known.", "Nach „{0}“ sind {1} erforderlich; wie viele vorhanden sind, ist nicht bekannt.";
    /// Sentence: amount.
    StaffPlanned: "With the staff list it is {0}; where the list does not name a role, those present count. By that:", "Mit der Personalliste sind es {0}; wo sie eine Rolle nicht nennt, zählt das Vorhandene. Daran gemessen:";
    /// Sentence: amount.
    StaffShort: "{0} are missing.", "Es fehlen {0}.";
    /// Sentence: one unit.
    StaffShortOne: "{0} is missing.", "Es fehlt {0}.";
    /// Sentence.
    StaffEnough: "Nothing is missing.", "Es fehlt nichts.";
    /// Sentence: how many entries, of how many.
    StaffUndetermined: "For {0} of {1} entries the need or the staff is not known; see section 4.", "Bei {0} von {1} Einträgen lassen sich Bedarf oder Bestand nicht bestimmen; siehe Abschnitt 4.";
    /// Sentence: how many entries, of how many.
    StaffSilent: "On {0} of {1} entries the standard says nothing.", "Zu {0} von {1} Einträgen sagt der Standard nichts.";
    /// Sentence: nothing to count.
    StaffNone: "The standards state no amounts of staff for these shelters.", "Die Standards nennen für diese Unterkünfte keine Personalmengen.";
    /// Caption.
    ByTask: "By task", "Nach Aufgaben";
    /// Caption.
    ByPlace: "By place", "Nach Einsatzorten";
    /// Column.
    Task: "Task", "Aufgabe";
    /// Column.
    Role: "Role", "Rolle";
    /// Column.
    Place: "Place", "Einsatzort";
    /// Column.
    Required: "Required", "Bedarf";
    /// Column.
    Present: "Present", "Vorhanden";
    /// Column.
    Planned: "Planned", "Geplant";
    /// Column.
    Short: "Short", "Fehlt";
    /// Column.
    Unit: "Unit", "Einheit";
    /// Row.
    Sum: "Total", "Summe";
    /// Heading.
    Plans: "What is planned", "Planung";
    /// Sentence.
    PlansNone: "The figures name no further staff.", "Weiteres Personal ist in den Angaben nicht genannt.";
    /// Sentence before what a staff list says.
    PlansStaff: "By the staff list, as of the key date:", "Nach der Personalliste, zum Stichtag:";
    /// Sentence before who is to be hired.
    PlansHires: "Section 3 counts on these appointments:", "Abschnitt 3 rechnet mit diesen Einstellungen:";
    /// Heading.
    Outlook: "How the numbers develop, and how long the staff are enough", "Entwicklung der Zahlen und Reichweite des Personals";
    /// Sentence before the list of reaches.
    OutlookReach: "With the staff there are, everything else unchanged:", "Mit dem vorhandenen Personal, wenn sonst alles gleich bleibt:";
    /// Sentence: nothing to say.
    OutlookNone: "These figures do not tell how far the staff will go.", "Aus den Angaben lässt sich nicht sagen, wie weit das Personal reicht.";
    /// Heading.
    Shelters: "Shelters: what is not met, not known or not regulated", "Unterkünfte: was nicht erfüllt, nicht bekannt oder nicht geregelt ist";
    /// Heading: what is binding.
    NotMet: "Binding rules that are not met", "Nicht erfüllte verpflichtende Regeln";
    /// Sentence.
    NotMetNone: "No binding rule is known to be unmet.", "Keine verpflichtende Regel ist nachweislich verletzt.";
    /// Heading.
    Excused: "Waived or explained", "Mit Ausnahme oder Begründung nicht erfüllt";
    /// Heading.
    Advice: "Recommendations and goals that are not reached", "Nicht erreichte Empfehlungen und Ziele";
    /// Heading.
    Help: "What would meet it", "Was es erfüllen würde";
    /// Heading.
    NotKnown: "Not known", "Nicht bekannt";
    /// Sentence before the list.
    NotKnownLead: "These points cannot be decided because facts are missing; they count neither as met nor as not met:", "Diese Punkte lassen sich nicht bestimmen, weil Angaben fehlen; sie gelten weder als erfüllt noch als nicht erfüllt:";
    /// Sentence.
    NotKnownNone: "Nothing is undetermined.", "Nichts ist unbestimmt.";
    /// Item: places, missing facts.
    Lacks: "{0}. Missing: {1}", "{0}. Es fehlt: {1}";
    /// Heading.
    NotRegulated: "Not regulated", "Nicht geregelt";
    /// Sentence before the list.
    NotRegulatedLead: "On these points the standard has no rule:", "Zu diesen Punkten hat der Standard keine Regel:";
    /// Heading.
    Grounds: "What the figures rest on", "Grundlagen und Vorbehalte";
    /// Heading.
    Standards: "Standards and their standing", "Standards und ihre Geltung";
    /// Heading.
    Bases: "How each need is worked out", "Wie der Bedarf bemessen ist";
    /// Heading.
    Reservations: "Figures to be read with care", "Angaben unter Vorbehalt";
    /// Sentence before the list.
    ReservationsLead: "These figures are from another day, stand in for something else or need explaining:", "Diese Angaben sind von einem anderen Tag, stehen ersatzweise oder bedürfen der Erläuterung:";
    /// Heading.
    Sources: "Sources", "Quellen";
    /// Item: title, day.
    Dated: "{0} ({1})", "{0} ({1})";
    /// Colophon: version, profiles.
    Colophon: "Worked out with norm {0} from {1}. Numbers are exact; ≈ marks those that are shown rounded. What is not known counts as unknown, never as 0.", "Berechnet mit norm {0} aus {1}. Zahlen sind genau gerechnet; ≈ steht vor gerundet gezeigten. Was nicht bekannt ist, gilt als unbekannt, nie als 0.";
    /// Page number: page, of.
    Page: "Page", "Seite";
}

impl Words {
    /// The words of that name, as templates write it: `staff_sum`.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|words| words.name() == name)
    }

    /// The name by which templates say it.
    pub(super) fn name(self) -> String {
        let mut name = String::new();
        for sign in format!("{self:?}").chars() {
            if sign.is_uppercase() && !name.is_empty() {
                name.push('_');
            }
            name.extend(sign.to_lowercase());
        }
        name
    }
}
