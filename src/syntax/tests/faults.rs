//! What people are told, as they read it.

use super::said;
use crate::syntax::faults::phrases;

#[test]
fn no_name_of_a_grammar_rule_reaches_the_reader() {
    for phrase in phrases() {
        assert!(!phrase.contains('_') && !phrase.contains("kw"), "{phrase}");
    }
}

#[test]
fn every_declaration_reports_its_own_fault() {
    let text = "rul a\n  must b\nrule c\n  must\n  role 5\nfoo bar\ndefine d = 5 +\nrule e\n  must f\n";
    insta::assert_snapshot!(said(text), @r"
    [rul] unknown-declaration: no declaration begins with `rul` | did you mean `rule`?
    [5] syntax-error: expected a name, found `5`
    [foo] unknown-declaration: no declaration begins with `foo` | a line that continues another is indented; a declaration begins with a word such as `rule`
    [] syntax-error: expected a value, found the end of the declaration
    ");
}

#[test]
fn a_word_that_is_nearly_right_is_named() {
    insta::assert_snapshot!(said("regel a\n  wen bewohner >= 200\nrule a\n  wen residents >= 200\nrule b\n  must c\n  scource D\nparameter x : m\n  1 m sinze 2015-01-01\nangebot y\n  erfordert 1 vzä je angefangen 80 bewohner\n"), @r"
    [wen] syntax-error: `wen` is no word that can stand here | did you mean `wenn`?
    [wen] syntax-error: `wen` is no word that can stand here | did you mean `when`?
    [scource] syntax-error: `scource` is no word that can stand here | did you mean `source`?
    [sinze] syntax-error: `sinze` is no word that can stand here | did you mean `since`?
    [80] syntax-error: expected a comparison, a limit or a step, a calculation, `und`, `oder`, `ersatzweise` or a new clause, found `80` | if `angefangen` before it is no name: did you mean `angefangene`?
    ");
}

#[test]
fn signs_of_other_notations_are_translated() {
    insta::assert_snapshot!(said("define a = b => 1\ndefine a = b == 1\ndefine a = b = 1\ndefiniere a = b != 1\ndefine a = b && c\ndefiniere a = b || c\ndefine a = 3 ! b\n"), @r"
    [=>] syntax-error: `=>` is no sign of the language | write `>=`
    [==] syntax-error: `==` is no sign of the language | write `is`
    [=] syntax-error: `=` is no sign of the language | write `is`
    [!=] syntax-error: `!=` is no sign of the language | write `ist nicht`
    [&&] syntax-error: `&&` is no sign of the language | write `and`
    [||] syntax-error: `||` is no sign of the language | write `oder`
    [!] syntax-error: `!` is no sign of the language | write `not`
    ");
}

#[test]
fn numbers_and_dates_of_other_notations_are_not_guessed() {
    insta::assert_snapshot!(said("define a = 2,5\ndefine a = 4.300\ndefine a = 4.300.000\nstandard a\n  since 01.03.2016\nstandard b\n  since 2016-02-30\n"), @r"
    [2,5] invalid-number: a decimal comma | write 2.5
    [4.300] invalid-number: a point that could set off thousands or decimals | write 4300, or 4.3 if that is meant
    [4.300.000] invalid-number: a number with its thousands set off | write 4300000
    [01.03.2016] invalid-date: a date with its day first | write 2016-03-01
    [2016-02-30] invalid-date: there is no day 2016-02-30 | write year, month and day, for example 2016-03-01
    ");
    assert!(said(&format!("define a = {}\n", "9".repeat(80))).contains("number-too-large"));
}

#[test]
fn brackets_and_quotes_are_shown_where_they_open() {
    insta::assert_snapshot!(said("rule a\n  must (b + (c * 3)\n  source D\nrule a\n  must (b + c))\nrule a\n  remedy \"foo\n  source D\nrule a\n  remedy „foo“\n"), @r#"
    [(] syntax-error: a bracket that is not closed | write `)` where its part ends
    [)] syntax-error: a closing bracket without an opening one | remove it, or write `(` where its part begins
    ["foo] syntax-error: a text without its closing quote | a text begins and ends with a quote, on one line
    [„] syntax-error: `„` does not begin a text | write straight quotes: `"…"`
    "#);
}

#[test]
fn what_does_not_belong_together_is_refused() {
    insta::assert_snapshot!(said("define a = b and c or d\ndefine a = b < c < d\ndefine a = b is c is d\n"), @r"
    [or] syntax-error: `and` and `or` side by side | put the part that belongs together into brackets: `(a or b) and c`
    [< d] syntax-error: a second comparison of one value | join two comparisons with a word: `a < b and b < c`
    [is d] syntax-error: a second comparison of one value | join two comparisons with a word: `a < b and b < c`
    ");
}

#[test]
fn clauses_in_the_wrong_place_are_named() {
    insta::assert_snapshot!(said("guarantee a\n  b is c\n  requires 5 fte\nrequires 5 fte\nrule a\n  when b must c\nstandard d\n  when e\n"), @r"
    [requires] misplaced-clause: `requires` does not belong to `guarantee` | it is a clause of `rule` and `service`
    [requires] unknown-declaration: no declaration begins with `requires` | `requires` is a clause of `rule` and `service`: indent its line
    [must] misplaced-clause: `must` in the middle of a line | begin every clause on an indented line of its own
    [when] misplaced-clause: `when` does not belong to `standard` | it is a clause of `rule`, `service` and `score`
    ");
}

#[test]
fn words_of_the_language_are_no_names() {
    insta::assert_snapshot!(said("define per = 5\ndefine a = 5 + if b then c else d\ndefine a = 5 + number of r in rooms\ndefine a = number of r in rooms >= 5\n"), @r"
    [per] syntax-error: `per` is a word of the language and cannot be a name | take another name
    [if] syntax-error: `if …` within a calculation or condition | put all of it into brackets
    [of] syntax-error: `number of …` within a calculation or condition | put all of it into brackets
    [>] syntax-error: expected `where` or a new clause, found `>` | put the calculation before it into brackets
    ");
}

#[test]
fn what_was_expected_is_said_in_plain_words() {
    insta::assert_snapshot!(said("choice a b | c\nextend a\nrecord b\n  c text\nrule d\n  must any of e, f\nstandard g\n  standing in power\nuse h\ntable i : m\n  j | value\n  k | l | m\nrule n\n  must o is\n  source D\nrule p\n  must q r\n   stray\n"), @r"
    [b] syntax-error: expected a text in quotes, `=` or `also`, found `b`
    [a] syntax-error: expected `choice` or `record`, found `a`
    [text] syntax-error: expected `:`, found `text`
    [e] syntax-error: expected a new line, found `e` | write every item on an indented line of its own, with a label: `a) …`
    [in] syntax-error: expected `in force`, `proposed`, `repealed` or `reconstruction`, found `in`
    [h] syntax-error: expected a text in quotes, found `h`
    [k | l | m] syntax-error: a row of 3 cells under 2 columns | write `any` where a column does not matter
    [] syntax-error: expected a value, `not`, `one of`, `none`, `known` or `unknown`, found the end of the line
    [r] syntax-error: expected a comparison, a limit or a step, a calculation, `and`, `or`, `assuming` or a new clause, found `r`
    ");
}

#[test]
fn lines_above_the_first_declaration_are_named() {
    insta::assert_snapshot!(said("  must a\n  must b\nrule c\n  must d\n"), @r"
    [must a
      must b] syntax-error: an indented line that continues nothing | a file begins with a declaration in the first column, for example `standard` or `use`
    ");
}

#[test]
fn items_within_an_item_take_more_letters() {
    let text = "rule r\n  must any of\n    a) all of\n    b) c\n    d) e\n";
    insta::assert_snapshot!(said(text), @"[b)] syntax-error: the items of a list within an item, labelled like the item itself | label them `aa)` and so on");
    let text = "rule r\n  must any of\n    a) b\n    a) c\n";
    assert!(said(text).starts_with("[a)] duplicate-name: two items `a)`"));
}
