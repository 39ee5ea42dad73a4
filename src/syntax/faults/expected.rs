//! What the grammar would have taken, in the reader's words. Knows no text.

use crate::language::Language;
use crate::syntax::grammar::Rule;
use crate::syntax::keywords::Keyword;

/// What a grammar rule stands for; none where another rule at the same place says more.
pub(super) fn phrase(kind: Rule, language: Language) -> Option<String> {
    let phrase = PHRASES.iter().find(|(_, rules)| rules.contains(&kind)).map(|(phrase, _)| (*phrase).to_owned());
    phrase.or_else(|| Keyword::of(kind).map(|keyword| format!("`{}`", keyword.usual(language))))
}

/// Phrases with the grammar rules they stand for.
const PHRASES: &[(&str, &[Rule])] = &[
    ("`=`", &[Rule::equals]),
    ("`:`", &[Rule::colon]),
    ("`|`", &[Rule::bar]),
    ("`(`", &[Rule::open]),
    ("`)`", &[Rule::close]),
    ("`,`", &[Rule::comma_sign]),
    (
        "a comparison",
        &[
            Rule::at_most_sign,
            Rule::at_least_sign,
            Rule::less_sign,
            Rule::greater_sign,
            Rule::compare_operator,
            Rule::compare,
            Rule::is_test,
            Rule::membership,
            Rule::is_words,
            Rule::in_words,
            Rule::kw_is,
            Rule::kw_covers,
            Rule::coverage,
            Rule::kw_in,
        ],
    ),
    (
        "a new clause",
        &[Rule::clause, Rule::score_clause, Rule::standard_clause, Rule::example_clause, Rule::note_clause],
    ),
    ("a declaration", &[Rule::declaration, Rule::file, Rule::single_declaration]),
    ("a name", &[Rule::name, Rule::word, Rule::path, Rule::fact_path]),
    ("a text in quotes", &[Rule::text, Rule::labels, Rule::no_rule]),
    ("a label for one language such as `en \"…\"`", &[Rule::label_language]),
    ("a date such as 2016-03-01", &[Rule::date]),
    (
        "a number",
        &[
            Rule::number,
            Rule::signed_number,
            Rule::number_literal,
            Rule::fraction_literal,
            Rule::fraction,
            Rule::bounds,
        ],
    ),
    ("a unit", &[Rule::unit_expression, Rule::unit_factor]),
    (
        "a type",
        &[
            Rule::kw_yes_no,
            Rule::kw_text,
            Rule::kw_date,
            Rule::kw_number,
            Rule::kw_list_of,
            Rule::type_expression,
            Rule::list_type,
            Rule::yes_no_type,
            Rule::text_type,
            Rule::date_type,
            Rule::number_type,
            Rule::schedule_type,
            Rule::kw_schedule,
        ],
    ),
    ("a calculation", &[Rule::kw_per, Rule::plus, Rule::minus, Rule::times, Rule::divide, Rule::per]),
    (
        "a limit or a step",
        &[
            Rule::kw_but_at_least,
            Rule::kw_but_at_most,
            Rule::kw_but_no_earlier_than,
            Rule::kw_but_no_later_than,
            Rule::kw_rounded,
            Rule::kw_rounded_up,
            Rule::kw_rounded_down,
            Rule::limit,
            Rule::rounding,
        ],
    ),
    ("a fact such as `residents : person` on its own line", &[Rule::fact]),
    ("a cell", &[Rule::cell, Rule::cell_values, Rule::cell_any]),
    ("a head such as `kind | value`", &[Rule::table_head]),
    ("a row", &[Rule::table_row, Rule::table_otherwise]),
    ("a value with its name", &[Rule::choice_value]),
    ("a status such as `met`", &[Rule::status]),
    ("a value on its own line", &[Rule::parameter_value, Rule::local]),
    ("a selection such as `r in rooms`", &[Rule::selection]),
    (
        "a value",
        &[
            Rule::expression,
            Rule::value,
            Rule::simple_value,
            Rule::given_value,
            Rule::expected_value,
            Rule::row_value,
            Rule::conditional,
            Rule::first_of,
            Rule::enumeration,
            Rule::listed_item,
            Rule::quantified,
            Rule::aggregate,
            Rule::logic,
            Rule::negation,
            Rule::comparison,
            Rule::sum,
            Rule::product,
            Rule::share,
            Rule::per_base,
            Rule::signed,
            Rule::assumed,
            Rule::primary,
            Rule::parenthesised,
            Rule::yes_no,
            Rule::key_date,
            Rule::elapsed,
            Rule::date_of,
            Rule::minus_sign,
            Rule::given_values,
            Rule::schedule,
            Rule::schedule_list,
            Rule::schedule_span,
            Rule::kw_round_the_clock,
            Rule::kw_at_no_time,
            Rule::kw_hours_of,
            Rule::hours_of,
        ],
    ),
    (
        "a day such as `Mon`",
        &[
            Rule::days,
            Rule::day_range,
            Rule::day,
            Rule::kw_daily,
            Rule::kw_monday,
            Rule::kw_tuesday,
            Rule::kw_wednesday,
            Rule::kw_thursday,
            Rule::kw_friday,
            Rule::kw_saturday,
            Rule::kw_sunday,
        ],
    ),
    ("a time such as 08:00", &[Rule::clock]),
    ("a list in brackets", &[Rule::one_of]),
    ("a fact and its value", &[Rule::given_fact, Rule::given_facts]),
    ("labelled items", &[Rule::given_records]),
    ("an amount", &[Rule::amount]),
    ("a case", &[Rule::case]),
    ("another name", &[Rule::also]),
    ("a source", &[Rule::source]),
    ("a time", &[Rule::since, Rule::until, Rule::suspended]),
    ("a remark", &[Rule::note, Rule::because]),
    ("a value for the unknown case", &[Rule::assuming]),
    ("a unit's name", &[Rule::unit_declaration]),
];

/// `a, b or c`, each once, the end of what was read last.
pub(super) fn list(expected: &[Rule], clauses: bool, language: Language) -> Option<String> {
    let mut phrases: Vec<String> = Vec::new();
    for &kind in expected.iter().filter(|&&kind| kind != Rule::EOI) {
        if let Some(phrase) = phrase(kind, language)
            && !phrases.contains(&phrase)
        {
            phrases.push(phrase);
        }
    }
    // Values come in many shapes: where any value may stand, its shapes need no naming.
    if phrases.iter().any(|phrase| phrase == "a value") {
        let shapes = [
            "a name",
            "a number",
            "a text in quotes",
            "a date such as 2016-03-01",
            "a day such as `Mon`",
            "a time such as 08:00",
        ];
        phrases.retain(|phrase| !shapes.contains(&phrase.as_str()));
    }
    if expected.contains(&Rule::EOI) {
        phrases.push(if clauses { "a new clause" } else { "a new line" }.to_owned());
    } else if phrases.is_empty() && expected.contains(&Rule::line) {
        phrases.push("a new line".to_owned());
    }
    let last = phrases.pop()?;
    Some(if phrases.is_empty() { last } else { format!("{} or {last}", phrases.join(", ")) })
}
