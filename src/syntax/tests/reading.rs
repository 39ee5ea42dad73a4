//! What is read, and what belongs together.

use super::{VOCABULARY, WHOLE, WHOLE_GERMAN, sound, value};
use crate::syntax::ast::{
    ArithmeticOperator, CompareOperator, Expression, ExpressionKind, IsTest, ItemKind, LimitKind, PerMode, RoundingMode,
};
use crate::syntax::grammar::{Grammar, Rule};
use crate::syntax::without_places;
use pest::Parser as _;

#[test]
fn the_example_of_the_design_is_read_whole() {
    assert_eq!(sound(WHOLE).items.len(), 18);
    assert_eq!(sound(VOCABULARY).items.len(), 8);
}

#[test]
fn the_same_in_german_is_the_same_tree() {
    assert_eq!(without_places(&sound(WHOLE)), without_places(&sound(WHOLE_GERMAN)));
}

#[test]
fn lines_may_end_as_windows_ends_them() {
    let windows = sound(&WHOLE.replace('\n', "\r\n"));
    assert_eq!(without_places(&sound(WHOLE)), without_places(&windows));
    assert_eq!(sound(&format!("\u{feff}{WHOLE}")).items.len(), 18);
}

#[test]
fn the_grammar_reads_whole_files_by_itself() {
    for text in [WHOLE, WHOLE_GERMAN, VOCABULARY] {
        let read = Grammar::parse(Rule::file, text).unwrap().next().unwrap();
        assert_eq!(read.into_inner().count(), sound(text).items.len() + 1);
    }
}

/// An expression with brackets around everything that belongs together.
fn grouped(expression: &Expression) -> String {
    let group = |parts: &[&Expression], word: &str| {
        format!("({})", parts.iter().map(|part| grouped(part)).collect::<Vec<_>>().join(&format!(" {word} ")))
    };
    match &expression.kind {
        ExpressionKind::Number(number) => {
            let unit = number.unit.as_ref().map(|unit| {
                unit.factors.iter().map(|(name, power)| format!("·{}{power}", name.text)).collect::<Vec<_>>().concat()
            });
            format!("{}{}", number.digits, unit.unwrap_or_default())
        }
        ExpressionKind::Text(text) => format!("{:?}", text.text),
        ExpressionKind::Date(date) => date.to_string(),
        ExpressionKind::Schedule(times) => format!("<{times}>"),
        ExpressionKind::Covers(a, _, b) => group(&[a, b], "covers"),
        ExpressionKind::HoursOf(inner) => format!("(hours {})", grouped(inner)),
        ExpressionKind::YesNo(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        ExpressionKind::None => "none".to_owned(),
        ExpressionKind::Unknown => "unknown".to_owned(),
        ExpressionKind::KeyDate => "key date".to_owned(),
        ExpressionKind::Path(path) => path.names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join("."),
        ExpressionKind::Parenthesised(inner) => format!("[{}]", grouped(inner)),
        ExpressionKind::Negate(inner) => format!("(-{})", grouped(inner)),
        ExpressionKind::Not(inner) => format!("(not {})", grouped(inner)),
        ExpressionKind::Arithmetic(operator, _, a, b) => {
            let sign = match operator {
                ArithmeticOperator::Add => "+",
                ArithmeticOperator::Subtract => "-",
                ArithmeticOperator::Multiply => "*",
                ArithmeticOperator::Divide => "/",
            };
            group(&[a, b], sign)
        }
        ExpressionKind::Per(per) => {
            let mode = match per.mode {
                PerMode::Exact => "",
                PerMode::Started => "started ",
                PerMode::Completed => "completed ",
            };
            let every = per.every.as_ref().map(|every| format!("{} of ", grouped(every))).unwrap_or_default();
            format!("({} per {mode}{every}{})", grouped(&per.amount), grouped(&per.base))
        }
        ExpressionKind::Limit(a, LimitKind::AtLeast, b) => group(&[a, b], "min"),
        ExpressionKind::Limit(a, LimitKind::AtMost, b) => group(&[a, b], "max"),
        ExpressionKind::Limit(a, LimitKind::NoEarlierThan, b) => group(&[a, b], "not before"),
        ExpressionKind::Limit(a, LimitKind::NoLaterThan, b) => group(&[a, b], "not after"),
        ExpressionKind::Elapsed(unit, a, b) => format!("({} {} to {})", unit.text, grouped(a), grouped(b)),
        ExpressionKind::DateOf(path) => {
            let names: Vec<&str> = path.names.iter().map(|name| name.text.as_str()).collect();
            format!("(date of {})", names.join("."))
        }
        ExpressionKind::Within(a, negated, _, b) => group(&[a, b], if *negated { "not within" } else { "within" }),
        ExpressionKind::Round(a, RoundingMode::Up, b) => group(&[a, b], "up"),
        ExpressionKind::Round(a, RoundingMode::Down, b) => group(&[a, b], "down"),
        ExpressionKind::Round(a, RoundingMode::Nearest, b) => group(&[a, b], "round"),
        ExpressionKind::Assuming(a, b) => group(&[a, b], "else"),
        ExpressionKind::Compare(operator, _, a, b) => {
            let sign = match operator {
                CompareOperator::Less => "<",
                CompareOperator::AtMost => "<=",
                CompareOperator::Greater => ">",
                CompareOperator::AtLeast => ">=",
            };
            group(&[a, b], sign)
        }
        ExpressionKind::Is(a, negated, _, test) => {
            let word = if *negated { "is not" } else { "is" };
            match test {
                IsTest::Value(b) => group(&[a, b], word),
                IsTest::OneOf(values) => {
                    let values: Vec<String> = values.iter().map(grouped).collect();
                    format!("({} {word} {{{}}})", grouped(a), values.join(" "))
                }
                IsTest::None => format!("({} {word} none)", grouped(a)),
                IsTest::Known => format!("({} {word} known)", grouped(a)),
                IsTest::Unknown => format!("({} {word} unknown)", grouped(a)),
            }
        }
        ExpressionKind::In(a, negated, _, b) => group(&[a, b], if *negated { "not in" } else { "in" }),
        ExpressionKind::And(parts) => group(&parts.iter().collect::<Vec<_>>(), "and"),
        ExpressionKind::Or(parts) => group(&parts.iter().collect::<Vec<_>>(), "or"),
        ExpressionKind::If(c, a, b) => format!("(if {} then {} else {})", grouped(c), grouped(a), grouped(b)),
        ExpressionKind::FirstOf(first) => format!("(first of {})", first.cases.len()),
        ExpressionKind::Enumeration(kind, items) => {
            let items: Vec<String> =
                items.iter().map(|item| format!("{} {}", item.label.text, grouped(&item.condition))).collect();
            format!("({kind:?}: {})", items.join(", "))
        }
        ExpressionKind::Quantified(quantifier, selection, body) => {
            let filter =
                selection.filter.as_ref().map(|filter| format!(" where {}", grouped(filter))).unwrap_or_default();
            format!("({quantifier:?} {}{filter} has {})", selection.variable.text, grouped(body))
        }
        ExpressionKind::Aggregate(kind, of, selection) => {
            let of = of.as_ref().map(|of| format!(" {}", grouped(of))).unwrap_or_default();
            format!("({kind:?}{of} for {} in {})", selection.variable.text, grouped(&selection.list))
        }
    }
}

#[test]
fn operators_bind_as_the_design_says() {
    for (words, groups) in [
        ("a + b * c", "(a + (b * c))"),
        ("a - b - c", "((a - b) - c)"),
        ("a * b per c", "(a * (b per c))"),
        ("-a per b", "((-a) per b)"),
        ("- -5", "(-(-5))"),
        ("-a assuming 0", "(-(a else 0))"),
        ("a * b assuming 0", "(a * (b else 0))"),
        ("a + b but at least c + d", "((a + b) min (c + d))"),
        ("a but at least b but at most c rounded up to d", "(((a min b) max c) up d)"),
        ("a rounded down to 1 rounded to 2", "((a down 1) round 2)"),
        ("a + 1 >= b but at least 2", "((a + 1) >= (b min 2))"),
        ("a + 12 month but no later than b + 1 day", "((a + 12·month1) not after (b + 1·day1))"),
        ("a jedoch frühestens b jedoch spätestens c", "((a not before b) not after c)"),
        ("a.b within the last 12 month and c", "((a.b within 12·month1) and c)"),
        ("not a within the last (b)", "(not (a within [b]))"),
        ("date of a.b not within the last 2 year", "((date of a.b) not within 2·year1)"),
        ("completed month from a to key date + 1 month", "((month a to key date) + 1·month1)"),
        ("volle Tage von (a + 1 day) bis Stand von b >= 3", "((Tage [(a + 1·day1)] to (date of b)) >= 3)"),
        ("completed week from a assuming b to c", "(week (a else b) to c)"),
        ("completed >= 1 and date is 2 and volle in x", "((completed >= 1) and (date is 2) and (volle in x))"),
        ("not a < b", "(not (a < b))"),
        ("not not a", "(not (not a))"),
        ("not a and b", "((not a) and b)"),
        ("a and b and c", "(a and b and c)"),
        ("(a or b) and c", "([(a or b)] and c)"),
        ("a is not b or c is none", "((a is not b) or (c is none))"),
        ("a is one of (b, 5 m, \"c\")", "(a is {b 5·m1 \"c\"})"),
        ("a is not known", "(a is not known)"),
        ("work not in topics", "(work not in topics)"),
        ("if a then b else c + d", "(if a then b else (c + d))"),
        ("every r in rooms where r.a > 1 has r.b and c", "(Every r where (r.a > 1) has (r.b and c))"),
        ("smallest r.area for r in (rooms)", "(Smallest r.area for r in [rooms])"),
        ("number of r in rooms", "(Number for r in rooms)"),
        ("opened + 12 months >= key date", "((opened + 12·months1) >= key date)"),
        ("39 h/week * 2", "(39·h1·week-1 * 2)"),
        ("20 % * residents", "(20·%1 * residents)"),
        ("5 m² + 5 m2", "(5·m21 + 5·m21)"),
        ("a ≥ 5 and b ≤ −3", "((a >= 5) and (b <= (-3)))"),
    ] {
        assert_eq!(grouped(&value(words)), groups, "{words}");
    }
}

#[test]
fn per_takes_a_size_only_before_what_is_shared_out() {
    for (words, groups) in [
        ("1.5 fte per 50 places", "(1.5·fte1 per 50 of places)"),
        ("1 fte per started 80 residents", "(1·fte1 per started 80 of residents)"),
        ("1 fte per (people_per_post) residents", "(1·fte1 per [people_per_post] of residents)"),
        ("1 fte per (a) (b + c)", "(1·fte1 per [a] of [(b + c)])"),
        ("1 fte per sections", "(1·fte1 per sections)"),
        ("1 fte per (a) assuming 0", "(1·fte1 per ([a] else 0))"),
        ("1 fte per (a) b assuming 0", "(1·fte1 per [a] of (b else 0))"),
        ("1 fte per (a) - b", "((1·fte1 per [a]) - b)"),
        ("1 fte per started", "(1·fte1 per started)"),
        ("10 m2 + 5 m2 per (beds - 1 but at least 0)", "(10·m21 + (5·m21 per [((beds - 1) min 0)]))"),
        ("1 fte per completed (n) r but at least 1 fte", "((1·fte1 per completed [n] of r) min 1·fte1)"),
        ("(sum of s.r for s in shelters where s.ok) but at least 0", "([(Sum s.r for s in shelters)] min 0)"),
        ("1 fte je angefangene 80 bewohner aufgerundet auf 0.5", "((1·fte1 per started 80 of bewohner) up 0.5)"),
    ] {
        assert_eq!(grouped(&value(words)), groups, "{words}");
    }
}

#[test]
fn lists_nest_by_their_labels() {
    let list = value("any of\n  a) all of\n    aa) x\n    bb) at least 2 of\n      aaa) y\n  b) z\n    and w");
    assert_eq!(grouped(&list), "(AnyOf: a (AllOf: aa x, bb (AtLeastOf(2): aaa y)), b (z and w))");
}

#[test]
fn words_of_the_language_may_be_facts_where_nothing_else_can_stand() {
    sound("record r\n  source : text\n  when : date\n  table : number\n  and : yes/no\n");
    sound("example \"x\"\n  given source 5, number 3, when 2016-01-01, r.and yes\n");
    assert_eq!(grouped(&value("number + source * table.and")), "(number + (source * table.and))");
}

#[test]
fn rows_end_with_their_line() {
    let file = sound(
        "table t : place\n  kind | n | value\n  a or b | < 5 | 5 place\n  c | -5 to 0 | 6 place\n  any | >= 5 | no rule\n  \
         d | up to 7 | (1 place per 5 n)\n  otherwise | | - 7 place\n  note \"n\"\n",
    );
    let ItemKind::Table(table) = &file.items[0].kind else { panic!() };
    assert_eq!((table.rows.len(), table.columns.len(), table.clauses.len()), (4, 2, 1));
    assert!(table.otherwise.is_some());
    let file = sound(
        "parameter p : m\n  5 m\n  -3 m since 2015-01-01\n    source D \"x\" checked 2016-01-01\n    note \"y\"\n",
    );
    let ItemKind::Parameter(parameter) = &file.items[0].kind else { panic!() };
    assert_eq!(parameter.values.len(), 2);
    assert!(parameter.values[1].source.is_some() && parameter.values[1].note.is_some());
}

#[test]
fn examples_hold_nested_lists() {
    let file = sound(
        "example \"x\"\n  about city\n  on 2016-03-01\n  given profile \"a.yaml\"\n  given name \"A\", closed none, tags (a, b), \
         shelters\n    a) residents 5, rooms\n      aa) area 5 m2\n      bb) area 6 m2\n    b) residents unknown, rooms ()\n  \
         expect a not met, required 2 fte, provided 1 fte, short 1 fte\n  expect b 2170 person\n  expect c no rule\n  \
         expect d.required 5 fte\n",
    );
    let ItemKind::Example(example) = &file.items[0].kind else { panic!() };
    assert_eq!(example.clauses.len(), 8);
}

#[test]
fn every_clause_of_a_standard_and_a_rule_is_read() {
    sound(
        "standard s \"S\"\n  issuer \"i\"\n  version \"2\"\n  since 2015-01-01\n  until 2020-12-31\n  suspended since 2016-01-01 until \
         2016-02-01\n  standing in force\n  document D \"d\" dated 2016-01-01\n  extends t\n  drops t.r because \"b\"\n  note \"n\"\n",
    );
    let file = sound(
        "rule r \"R\"\n  when a\n  unless b\n  goal c\n  role d\n  requires e\n  provided f\n  since 2015-01-01\n  suspended\n  \
         transition until 2016-01-01 when g\n  waivable by \"h\"\n  remedy \"i\"\n  replaces t.j\n  source D \"p\" checked \
         2016-01-01\n  because \"k\"\n  note \"l\"\n",
    );
    let ItemKind::Rule(rule) = &file.items[0].kind else { panic!() };
    assert_eq!(rule.clauses.len(), 15);
}

#[test]
fn places_cover_the_words_and_no_blanks() {
    let text = "rule r\n  when a and b   # remark\n\n  must c is d  \n  source D\n";
    let file = sound(text);
    let ItemKind::Rule(rule) = &file.items[0].kind else { panic!() };
    let words: Vec<&str> = rule.clauses.iter().map(|clause| &text[clause.span.range()]).collect();
    assert_eq!(words, ["when a and b", "must c is d", "source D"]);
    assert_eq!(&text[file.items[0].span.range()], text.trim_end());
}

#[test]
fn days_and_other_words_of_times_may_be_names() {
    let text = "rule So\n  must  Mo >= 5 and (covers is Do) and (times in hours) and schedule.daily\n  source D\n";
    let again = crate::syntax::without_places(&sound(text));
    assert_eq!(again.items.len(), 1);
    let given = "example \"x\"\n  given schedule So, times Mon, hours Do 08:00 to 09:00, gate (Sa, So)\n";
    sound(given);
}

#[test]
fn times_of_the_week_are_read_in_both_languages() {
    let gate = |times: &str| crate::syntax::without_places(&sound(&format!("define x = gate covers {times}\n")));
    for (english, german) in [
        ("round the clock", "rund um die Uhr"),
        ("at no time", "zu keiner Zeit"),
        ("06:00 to 22:00", "täglich 6:00 bis 22:00"),
        ("Mon to Fri 08:00 to 16:00", "Montag bis Freitag 8:00 bis 16:00"),
        (
            "(Mon, Wed and Sun 08:00 to 12:00, 13:00 to 16:00)",
            "(Mo 08:00 bis 12:00, 13:00 bis 16:00, So, Mi 8:00 bis 12:00, 13:00 bis 16:00)",
        ),
        ("Sun 22:00 to 06:00", "(Sonntag 22:00 bis 24:00, Montag 0:00 bis 6:00)"),
    ] {
        assert_eq!(gate(english), gate(german), "{english}");
    }
}
