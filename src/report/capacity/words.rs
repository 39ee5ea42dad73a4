//! The words of `norm capacity`, in both languages. Knows no amounts.

use crate::report::messages::catalogue;

catalogue! {
    /// A word or sentence of the page on capacity.
    Words:
    /// Title.
    Title: "Capacity", "Kapazität";
    /// Section.
    ByRole: "By role", "Nach Rollen";
    /// Section.
    ByService: "By service", "Nach Angeboten";
    /// Section.
    ByRecord: "By record", "Nach Unterkünften";
    /// Section: by a fact of a record.
    ByFact: "By {0}", "Nach {0}";
    /// Section.
    Calculated: "Calculated, not judged", "Nur berechnet";
    /// Section.
    Figures: "Also worked out", "Außerdem berechnet";
    /// Section.
    StaffList: "Staff list", "Personalliste";
    /// Section.
    Bases: "What each figure rests on", "Worauf die Zahlen beruhen";
    /// Section.
    Explained: "Figure by figure", "Zahl für Zahl";
    /// Section.
    Changes: "What would meet it", "Was es erfüllen würde";
    /// Section.
    Headroom: "How far it reaches", "Wie weit es reicht";
    /// Column.
    Record: "record", "Unterkunft";
    /// Column.
    Service: "service", "Angebot";
    /// Column.
    Role: "role", "Rolle";
    /// Column.
    Required: "required", "Bedarf";
    /// Column.
    Present: "present", "vorhanden";
    /// Column.
    Planned: "planned", "geplant";
    /// Column.
    Short: "short", "fehlt";
    /// Column.
    Spare: "spare", "übrig";
    /// Column.
    Unit: "unit", "Einheit";
    /// Row.
    Sum: "sum", "Summe";
    /// Row: a service without a role, a record that does not say its district.
    Unsaid: "not stated", "ohne Angabe";
    /// A need between two ends.
    Between: "{0} to {1}", "{0} bis {1}";
    /// A need with a lower end only.
    AtLeast: "at least {0}", "mindestens {0}";
    /// Nothing is known.
    Unknown: "?", "?";
    /// Remark: how many records are undetermined.
    Undetermined: "Undetermined at {0} of {1}: what is missing there is in no sum but the range of the need.",
        "Unbestimmt bei {0} von {1}: was dort fehlt, steht in keiner Summe außer der Spanne des Bedarfs.";
    /// Remark: how many records the standard is silent on.
    Silent: "The standard is silent on {0} of {1}.", "Bei {0} von {1} sagt der Standard nichts.";
    /// Remark on sums.
    NotPooled: "Short and spare are summed up record by record: what one has too much does not help another.",
        "Fehlend und übrig sind Haus für Haus summiert: was eines zu viel hat, hilft keinem anderen.";
    /// A change: fact, amount more.
    More: "{0}: {1} more", "{0}: {1} mehr";
    /// A change: fact, amount less.
    Fewer: "{0}: {1} fewer", "{0}: {1} weniger";
    /// A change's result: what the fact would be.
    Then: "then {0}", "dann {0}";
    /// A change's result.
    Leaves: "then the rule no longer applies", "dann gilt die Regel nicht mehr";
    /// Between alternatives.
    Or: "or", "oder";
    /// No single fact helps.
    NoChange: "no change of a single fact would meet it", "die Änderung einer einzelnen Angabe genügt nicht";
    /// Headroom: fact, highest value, difference.
    UpTo: "{0}: up to {1} ({2} more)", "{0}: bis {1} ({2} mehr)";
    /// Headroom: nothing left.
    NoMore: "{0}: not one more than {1}", "{0}: nicht mehr als {1}";
    /// Headroom: what fails then; the next value, the rule, its need.
    FailsFrom: "from {0} on {1} would ask for {2}", "ab {0} verlangt {1}: {2}";
    /// Headroom: what fails then, without amounts.
    FailsFromPlain: "from {0} on {1} would not be met", "ab {0} wäre {1} nicht erfüllt";
    /// Headroom: what would be open.
    OpenFrom: "from {0} on it cannot be told whether {1} is met", "ab {0} ist offen, ob {1} erfüllt ist";
    /// Headroom: silence.
    SilentFrom: "from {0} on the standard is silent on {1}", "ab {0} sagt der Standard zu {1} nichts";
    /// Remark on the staff list.
    PresentAndPlanned: "Present is what the profiles say, planned what the staff list says for the key date. Short and spare count what is planned; where the list does not name the role, what is present stands in its place.",
        "Vorhanden ist, was die Profile sagen, geplant, was die Personalliste für den Stichtag sagt. Fehlend und übrig zählen das Geplante; wo die Liste die Rolle nicht nennt, steht dafür das Vorhandene.";
    /// Profile and staff list differ: record, service, present, planned.
    Differs: "{0}, {1}: {2} present, {3} planned", "{0}, {1}: vorhanden {2}, geplant {3}";
    /// Only the staff list says it: record, service, planned.
    OnlyPlanned: "{0}, {1}: {2} planned, the profile says nothing", "{0}, {1}: geplant {2}, das Profil sagt nichts";
    /// In no service, of all.
    InNoService: "In no service: {0}", "In keinem Angebot: {0}";
    /// Who is to come after the key date.
    ToCome: "Still to come", "Kommt noch";
    /// Somebody, how many, what, first day.
    Comes: "{0}{1}: {2}, from {3}", "{0}{1}: {2}, ab {3}";
    /// Who has left before the key date.
    Left: "No longer there", "Nicht mehr da";
    /// Somebody, how many, what, last day.
    WasThere: "{0}{1}: {2}, until {3}", "{0}{1}: {2}, bis {3}";
    /// How much of a post.
    Posts: "posts: {0}", "Stellen: {0}";
    /// Heads.
    OfHeads: "{0} of {1} heads", "{0} von {1} Köpfen";
    /// Posts.
    OfPosts: "{0} of {1} posts", "{0} von {1} Stellen";
    /// Which part of somebody.
    PartOf: "a part of {0}", "ein Anteil von {0}";
    /// Why somebody is in no service: the role.
    NoSuchRole: "no rule asks for the role {0}", "keine Regel fragt nach der Rolle {0}";
    /// Why somebody is in no service.
    NoPlace: "the list says no place", "die Liste nennt keinen Einsatzort";
    /// Why somebody is in no service: the role, the place.
    NotAskedThere: "nothing asks for {0} at {1}", "für {1} fragt nichts nach {0}";
}
