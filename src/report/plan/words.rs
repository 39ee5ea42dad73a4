//! The words of `norm plan`, in both languages. Knows no amounts.

use crate::report::messages::catalogue;

catalogue! {
    /// A word or sentence of the deployment plan.
    Words:
    /// Title.
    Title: "Deployment plan", "Einsatzplan";
    /// Section.
    Moves: "Who moves", "Wer wechselt";
    /// Section.
    Staffing: "Staffing before and after", "Besetzung vorher und nachher";
    /// Section.
    Missing: "What stays short, and why", "Was fehlt und warum";
    /// Section.
    Next: "What the next post would do", "Was die nächste Stelle brächte";
    /// Section.
    Free: "Who is free", "Wer frei bleibt";
    /// Section.
    Proof: "How good the plan is", "Wie gut der Plan ist";
    /// Section: nobody moves.
    NoMoves: "Nobody has to move.", "Niemand muss wechseln.";
    /// Section: nothing is short.
    NothingMissing: "Nothing that must be is short.", "Von dem, was sein muss, fehlt nichts.";
    /// Column.
    Who: "who", "wer";
    /// Column.
    Role: "role", "Rolle";
    /// Column.
    From: "from", "von";
    /// Column.
    To: "to", "nach";
    /// Column.
    Service: "service", "Angebot";
    /// Column.
    Record: "record", "Unterkunft";
    /// Column.
    Amount: "amount", "Umfang";
    /// Column.
    Required: "required", "Bedarf";
    /// Column.
    Before: "before", "vorher";
    /// Column.
    After: "after", "nachher";
    /// Column.
    Short: "short", "fehlt";
    /// Column.
    Unit: "unit", "Einheit";
    /// A need with a lower end only.
    AtLeast: "at least {0}", "mindestens {0}";
    /// From nowhere.
    NoPlaceYet: "no place yet", "noch ohne Einsatzort";
    /// Something is short: record, service, amount.
    IsShort: "{0}, {1}: {2} short", "{0}, {1}: es fehlen {2}";
    /// Reason.
    Nobody: "nobody of the role {0} is there", "niemand mit der Rolle {0} ist da";
    /// Reason: the need.
    UnableQualification: "nobody of the role has the qualification {0}", "niemand mit der Rolle hat die Qualifikation {0}";
    /// Reason: the need.
    UnableLanguage: "nobody of the role speaks {0}", "niemand mit der Rolle spricht {0}";
    /// Reason: the need.
    BoundQualification: "nobody with the qualification {0} is free", "niemand mit der Qualifikation {0} ist frei";
    /// Reason: the need.
    BoundLanguage: "nobody who speaks {0} is free", "niemand, der {0} spricht, ist frei";
    /// Reason: the role.
    AllNeeded: "everybody with the role {0} who could come is needed elsewhere", "alle mit der Rolle {0}, die kommen könnten, werden anderswo gebraucht";
    /// Reason, continued: the role, the day, who.
    NotBefore: "no more people with the role {0} before {1} ({2})", "niemand weiteres mit der Rolle {0} vor dem {1} ({2})";
    /// Reason, continued: the role.
    Never: "the staff list plans nobody else with the role {0}", "die Personalliste plant niemand weiteres mit der Rolle {0}";
    /// Reason.
    OnlyWhole: "there is more elsewhere than is needed, but only in parts of people who cannot be divided or are at as many places as they may be",
        "anderswo ist mehr, als gebraucht wird, aber nur in Teilen von Personen, die nicht teilbar oder schon an so vielen Orten sind, wie sie dürfen";
    /// The next post: amount, role, what it meets.
    Meets: "{0} more of {1} would meet {2}", "{0} {1} mehr würde erfüllen: {2}";
    /// Between alternatives.
    Or: " or ", " oder ";
    /// The next post: amount, role, where, what would still be short.
    Helps: "{0} more of {1} would help most at {2}; {3} would still be short there", "{0} {1} mehr hülfe am meisten bei {2}; dort fehlten noch {3}";
    /// Somebody is free: who, how much, role.
    IsFree: "{0}: {1} {2}", "{0}: {1} {2}";
    /// An aim.
    AimMust: "short of what must be, in all", "Fehlendes von dem, was sein muss, zusammen";
    /// An aim.
    AimWorst: "largest part of a need that is short", "größter Teil eines Bedarfs, der fehlt";
    /// An aim.
    AimInTurn: "then the next largest, one after the other", "dann die nächstgrößten der Reihe nach";
    /// An aim.
    AimShould: "short of what should be, in all", "Fehlendes von dem, was sein soll, zusammen";
    /// An aim.
    AimShares: "short of shares of a pool, in all", "Fehlendes an Anteilen eines Pools, zusammen";
    /// An aim.
    AimMoves: "people who come to a new place", "Personen, die an einen neuen Ort kommen";
    /// Proof.
    Proven: "no plan is better", "kein Plan ist besser";
    /// Proof: the bound.
    Bound: "not proven; no plan is below {0}", "nicht bewiesen; kein Plan liegt unter {0}";
    /// How many more there are.
    More: "{0} more", "{0} weitere";
    /// Proof: how many are proven.
    InPart: "proven for {0} of {1}", "bewiesen für {0} von {1}";
    /// Proof.
    NoBound: "not proven within the time", "in der Zeit nicht bewiesen";
    /// Remark: roles.
    NotPlanned: "Not planned, since the staff list does not name the role: {0}.", "Nicht geplant, weil die Personalliste die Rolle nicht nennt: {0}.";
    /// Remark.
    BeforeIs: "Before is what the staff list says for the key date, not what the profile says. Where a need is not known, the plan counts its lower end. A service judged for the whole city counts everybody who works at its shares.",
        "Vorher ist, was die Personalliste für den Stichtag sagt, nicht das Profil. Wo ein Bedarf nicht feststeht, rechnet der Plan mit seinem unteren Ende. Bei einem Angebot für die ganze Stadt zählt mit, wer an dessen Anteilen arbeitet.";
    /// Remark.
    Order: "In this order: each is brought as low as it goes before the next is looked at, role by role.",
        "In dieser Reihenfolge: jedes wird so klein wie möglich, bevor das nächste zählt, Rolle für Rolle.";
}
