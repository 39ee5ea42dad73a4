//! What the row of explanations says, in both languages.

use crate::report::messages::catalogue;

catalogue! {
    /// What belongs into a column.
    Words:
    /// Before the first explanation: what the row is.
    Intro: "This row is not read. What is not known stays empty. Here:",
        "Diese Zeile wird nicht gelesen. Was nicht bekannt ist, bleibt leer. Hier:";
    /// A text.
    Text: "text", "Text";
    /// The key of the record of another sheet.
    Parent: "id, or else name, as on the sheet {0}", "Kennung, sonst Name, wie im Blatt {0}";
    /// Between two words.
    Or: " or ", " oder ";
    /// One value of a choice.
    OneOf: "one of: {0}", "eines von: {0}";
    /// Several values of a choice, and the word for none.
    SeveralOf: "several with semicolons between them, out of: {0}; `{1}` where there are none",
        "mehrere mit Semikolon dazwischen, aus: {0}; „{1}“, wenn es keine gibt";
    /// Several texts or numbers.
    Several: "several with semicolons between them; `{0}` where there are none",
        "mehrere mit Semikolon dazwischen; „{0}“, wenn es keine gibt";
    /// A list that has a sheet of its own.
    Records: "stays empty: see the sheet {0}; `{1}` where there are none",
        "bleibt leer: siehe Blatt {0}; „{1}“, wenn es keine gibt";
    /// Known to be none.
    OrNone: "`{0}` where there is none", "„{0}“, wenn es keines gibt";
    /// A number without a unit, or with the one in the heading.
    Number: "number", "Zahl";
    /// A number with its unit.
    NumberIn: "number in {0}", "Zahl in {0}";
    /// A counted thing.
    Whole: "whole number ({0})", "ganze Zahl ({0})";
    /// A share.
    Share: "share in %", "Anteil in %";
    /// Lowest and highest value.
    Bounds: "{0} to {1}", "{0} bis {1}";
    /// A day.
    Day: "day, as 2026-03-01", "Tag, wie 01.03.2026";
    /// Times of the week.
    Times: "times of the week, as Mon-Fri 08:00-16:00", "Zeiten der Woche, wie Mo-Fr 08:00-16:00";
    /// Who judged.
    Judge: "role of whoever judged it, no name", "Funktion der beurteilenden Person, kein Name";
    /// When it was judged.
    JudgedOn: "day of the judgement, as 2026-03-01", "Tag der Beurteilung, wie 01.03.2026";
}
