//! What stands above columns that only spreadsheets have, in both languages.

use super::catalogue;

catalogue! {
    /// The heading of a column of findings, and of joined tables.
    Heads:
    /// Which standard.
    Standard: "standard", "Standard";
    /// As of which day.
    KeyDate: "key date", "Stichtag";
    /// Of which type the record is.
    Record: "type", "Art";
    /// What the record goes by.
    Id: "record", "Kennung";
    /// What people call it, where that is something else.
    Name: "name", "Name";
    /// The rule's name.
    Rule: "rule", "Regel";
    /// What people call the rule.
    Label: "label", "Bezeichnung";
    /// Must, should or goal.
    Modality: "modality", "Verbindlichkeit";
    /// The status.
    Status: "status", "Status";
    /// The amount required.
    Required: "required", "Bedarf";
    /// The amount provided.
    Provided: "provided", "vorhanden";
    /// The amount short.
    Short: "short", "fehlt";
    /// The value of a score.
    Value: "value", "Wert";
    /// The unit of the amounts.
    Unit: "unit", "Einheit";
    /// What was compared, what fails or is missing.
    Reason: "reason", "Grund";
    /// Where it is written.
    Source: "source", "Quelle";
    /// The name of the page.
    Title: "Findings", "Befunde";
    /// The lower end of a column with ranges.
    Lowest: "{0}, at least", "{0} mindestens";
    /// The upper end of a column with ranges.
    Highest: "{0}, at most", "{0} höchstens";
    /// Above the titles of tables that stand in one sheet.
    Table: "table", "Tabelle";
}
