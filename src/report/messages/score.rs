//! The words of scores, which are calculated and not judged. Knows no rule and no profile.

use super::catalogue;

catalogue! {
    /// A word or sentence about a score.
    Scoring:
    /// Heading: what was calculated.
    Title: "Score", "Wertung";
    /// The kind of a declaration, with how it is judged.
    NotJudged: "calculated, not judged", "wird berechnet, nicht beurteilt";
    /// A score with its value.
    Line: "{0}: {1}", "{0}: {1}";
    /// A value between two ends.
    Between: "{0}, between {1} and {2}", "{0}, zwischen {1} und {2}";
    /// A value with a lower end alone.
    AtLeast: "{0}, at least {1}", "{0}, mindestens {1}";
    /// A value with an upper end alone.
    AtMost: "{0}, at most {1}", "{0}, höchstens {1}";
    /// A part: its weight, its value, what it brings.
    Part: "{0} × {1} = {2}", "{0} × {1} = {2}";
    /// The same, where what it brings is cut and says so.
    CutPart: "{0} × {1} {2}", "{0} × {1} {2}";
    /// A part that cannot be told: its weight.
    OpenPart: "{0} × unknown", "{0} × unbekannt";
    /// Heading of what is weighed.
    Sum: "Sum of", "Summe aus";
    /// What is weighed: weight, part.
    Weighs: "{0} × {1}", "{0} × {1}";
    /// Result of a score.
    Value: "value", "Wert";
}
