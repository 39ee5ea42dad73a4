//! Spreads the words of a file over lines and columns. Knows the grammar's rules, not how lines are joined.
#![allow(clippy::wildcard_enum_match_arm, reason = "pest's rules are over two hundred; most are laid out alike")]

use super::inflect;
use super::lines::{Line, Remark, Style};
use crate::language::Language;
use crate::syntax::ast::{Comment, File};
use crate::syntax::cut::cut;
use crate::syntax::grammar::{Grammar, Rule};
use crate::syntax::keywords::{self, Keyword};
use pest::Parser as _;
use pest::iterators::Pair;
use std::collections::BTreeMap;

/// Where the words behind a clause word begin.
const CLAUSE_COLUMN: usize = 10;
/// The same in examples, whose words are shorter.
const EXAMPLE_COLUMN: usize = 8;
/// How far a line that continues another is moved to the right of it.
const CONTINUED: usize = 4;

/// Every line of a file; none when a declaration cannot be read.
pub(super) fn lay_out(file: &File, text: &str, language: Option<Language>) -> Option<Vec<Line>> {
    let cut = cut(file.file, text);
    if cut.stray.is_some() || cut.declarations.len() != file.items.len() {
        return None;
    }
    let mut layout = Layout {
        text,
        language,
        comments: cut.comments.into_iter().peekable(),
        lines: Vec::new(),
        pending: Vec::new(),
        inflected: BTreeMap::new(),
        offset: 0,
        last: 0,
        base: 0,
        block: 0,
        tight: false,
    };
    let mut single_before = false;
    for range in cut.declarations {
        let words = text.get(range.clone())?;
        let pair = Grammar::parse(Rule::single_declaration, words).ok()?.next()?.into_inner().next()?;
        layout.block += 1;
        layout.offset = range.start;
        if language == Some(Language::German) {
            layout.inflected = inflect::forms(&pair);
        }
        layout.begin_declaration(range.start);
        let first = layout.lines.len().saturating_sub(1);
        layout.declaration(&pair);
        layout.remarks_until(layout.line_end(range.end));
        let single = layout.lines.len() == first + 1;
        if !(single && single_before) {
            layout.part(first);
        }
        single_before = single;
    }
    layout.remarks_until(text.len() + 1);
    layout.leave_indented();
    layout.leave_rest();
    Some(layout.lines)
}

struct Layout<'a> {
    text: &'a str,
    language: Option<Language>,
    comments: std::iter::Peekable<std::vec::IntoIter<Comment>>,
    lines: Vec<Line>,
    /// Comments on their own lines that wait for the line below them.
    pending: Vec<Remark>,
    /// Words of the declaration, by where they stand in it, that are not translated to their usual form.
    inflected: BTreeMap<usize, &'static str>,
    /// Where the declaration begins.
    offset: usize,
    /// Where the last word or comment ended in the text.
    last: usize,
    /// The indent of the line that words would continue.
    base: usize,
    block: usize,
    /// Whether the next word follows without a blank.
    tight: bool,
}

impl Layout<'_> {
    fn line_end(&self, at: usize) -> usize {
        self.text.get(at..).and_then(|rest| rest.find('\n')).map_or(self.text.len(), |length| at + length)
    }

    /// Whether the text has an empty line between the last word and `at`.
    fn parted(&self, at: usize) -> bool {
        self.text.get(self.last..at).is_some_and(|between| between.matches('\n').count() > 1)
    }

    /// Takes in the comments before `at`; says whether one ended the current line.
    fn remarks_until(&mut self, at: usize) -> bool {
        let mut ended = false;
        while let Some(comment) = self.comments.next_if(|comment| (comment.span.start as usize) < at) {
            let range = comment.span.range();
            let text = format!("#{}", comment.text);
            match self.lines.last_mut() {
                Some(line) if !comment.own_line && line.remark.is_none() => {
                    line.remark = Some(text);
                    ended = true;
                }
                _ => {
                    let before = self.text.get(..range.start).unwrap_or("");
                    let indented = !before.is_empty() && !before.ends_with('\n');
                    let parted = self.parted(range.start);
                    self.pending.push(Remark { text, parted, indented });
                }
            }
            self.last = range.end;
        }
        ended
    }

    /// A new line whose first word stands at `at` of the text.
    fn begin(&mut self, indent: usize, style: Style, at: usize) {
        self.remarks_until(at);
        let parted = self.parted(at);
        let above = std::mem::take(&mut self.pending);
        let columns = vec![String::new()];
        self.lines.push(Line { indent, columns, style, block: self.block, above, parted, remark: None });
        self.base = indent;
        self.tight = true;
    }

    fn begin_declaration(&mut self, at: usize) {
        self.remarks_until(at);
        self.leave_indented();
        self.begin(0, Style::Plain, at);
    }

    /// Indented comments at the end of a declaration stay with it.
    fn leave_indented(&mut self) {
        let indented = self.pending.iter().take_while(|remark| remark.indented).count();
        let below: Vec<Remark> = self.pending.drain(..indented).collect();
        if !below.is_empty() {
            self.leave(below, 2);
        }
    }

    fn leave_rest(&mut self) {
        let rest = std::mem::take(&mut self.pending);
        if !rest.is_empty() {
            self.leave(rest, 0);
        }
    }

    fn leave(&mut self, above: Vec<Remark>, indent: usize) {
        let block = self.block;
        self.lines.push(Line {
            indent,
            columns: Vec::new(),
            style: Style::Plain,
            block,
            above,
            parted: false,
            remark: None,
        });
    }

    /// An empty line before a line and its comments.
    fn part(&mut self, at: usize) {
        if let Some(line) = self.lines.get_mut(at) {
            match line.above.first_mut() {
                Some(remark) => remark.parted = true,
                None => line.parted = true,
            }
        }
    }

    /// A new column of the current line.
    fn column(&mut self) {
        if let Some(line) = self.lines.last_mut() {
            line.columns.push(String::new());
        }
        self.tight = true;
    }

    fn start(&self, pair: &Pair<'_, Rule>) -> usize {
        self.offset + pair.as_span().start()
    }

    /// One word.
    fn word(&mut self, pair: &Pair<'_, Rule>) {
        let text = self.spelled(pair);
        let at = self.start(pair);
        let ended = self.remarks_until(at);
        let begun = self.lines.last().is_some_and(|line| line.columns.last().is_some_and(|column| !column.is_empty()));
        let broken = begun && self.text.get(self.last..at).is_some_and(|between| between.contains('\n'));
        // At the beginning of a line some words would begin a clause.
        let broken = broken && keywords::clause(&text).is_none();
        if ended || broken || !self.pending.is_empty() {
            let base = self.base;
            self.begin(base + CONTINUED, Style::Plain, at);
            self.base = base;
        }
        let close = matches!(pair.as_rule(), Rule::comma_sign | Rule::close);
        let tight = self.tight || close;
        if let Some(column) = self.lines.last_mut().and_then(|line| line.columns.last_mut()) {
            if !tight {
                column.push(' ');
            }
            column.push_str(&text);
        }
        self.tight = matches!(pair.as_rule(), Rule::open | Rule::minus_sign);
        self.last = self.offset + pair.as_span().end();
    }

    /// A word as it is to be written.
    fn spelled(&self, pair: &Pair<'_, Rule>) -> String {
        let written = pair.as_str();
        match pair.as_rule() {
            Rule::at_least_sign => ">=".to_owned(),
            Rule::at_most_sign => "<=".to_owned(),
            Rule::minus | Rule::minus_sign => "-".to_owned(),
            Rule::times => "*".to_owned(),
            Rule::fraction => written.split_whitespace().collect(),
            Rule::clock => format!("{written:0>5}"),
            kind => match Keyword::of(kind) {
                None => written.to_owned(),
                Some(keyword) => match self.language {
                    Some(language) if !keyword.is_form(written, language) => {
                        let inflected = self.inflected.get(&pair.as_span().start()).copied();
                        inflected.unwrap_or_else(|| keyword.translated(written, language)).to_owned()
                    }
                    Some(_) | None => written.split_whitespace().collect::<Vec<_>>().join(" "),
                },
            },
        }
    }

    fn declaration(&mut self, pair: &Pair<'_, Rule>) {
        let mut columns = 0;
        for child in pair.clone().into_inner() {
            let at = self.start(&child);
            match child.as_rule() {
                Rule::clause | Rule::score_clause | Rule::standard_clause | Rule::note_clause => {
                    self.clause(&child, CLAUSE_COLUMN);
                }
                Rule::example_clause => self.clause(&child, EXAMPLE_COLUMN),
                Rule::fact => self.fact(&child),
                Rule::parameter_value => self.parameter_value(&child),
                Rule::local | Rule::replaces => {
                    self.begin(2, Style::Plain, at);
                    self.words(&child);
                }
                Rule::table_head | Rule::table_row => {
                    columns = self.row(&child);
                }
                Rule::table_otherwise => self.otherwise_row(&child, columns),
                Rule::expression if pair.as_rule() == Rule::guarantee => {
                    self.begin(2, Style::Plain, at);
                    self.words(&child);
                }
                _ => self.words(&child),
            }
        }
    }

    fn clause(&mut self, pair: &Pair<'_, Rule>, column: usize) {
        let mut clause = pair.clone();
        while matches!(
            clause.as_rule(),
            Rule::clause | Rule::score_clause | Rule::standard_clause | Rule::note_clause | Rule::example_clause
        ) && let Some(inner) = clause.clone().into_inner().next()
        {
            clause = inner;
        }
        let mut parts = clause.into_inner();
        let Some(word) = parts.next() else { return };
        self.begin(2, Style::Clause(column), self.start(&word));
        self.words(&word);
        let mut parts = parts.peekable();
        if let Some(possible) = parts.next_if(|part| part.as_rule() == Rule::kw_where_possible) {
            self.words(&possible);
        }
        for (at, part) in parts.enumerate() {
            let list = part.as_rule() == Rule::expression
                && part
                    .clone()
                    .into_inner()
                    .next()
                    .is_some_and(|inner| matches!(inner.as_rule(), Rule::enumeration | Rule::first_of));
            if at == 0 && !list {
                self.column();
            }
            self.words(&part);
        }
    }

    fn fact(&mut self, pair: &Pair<'_, Rule>) {
        self.begin(2, Style::Fact, self.start(pair));
        let mut labelled = false;
        for (at, part) in pair.clone().into_inner().enumerate() {
            match part.as_rule() {
                Rule::colon => self.column(),
                Rule::labels | Rule::kw_also if !labelled && at > 0 => {
                    labelled = true;
                    self.column();
                    self.words(&part);
                }
                _ => self.words(&part),
            }
        }
    }

    fn parameter_value(&mut self, pair: &Pair<'_, Rule>) {
        self.begin(2, Style::Value, self.start(pair));
        for (place, part) in pair.clone().into_inner().enumerate() {
            let at = self.start(&part);
            if place > 0 {
                let below = self.text.get(self.last..at).is_some_and(|between| between.contains('\n'));
                if below {
                    self.begin(2 + CONTINUED, Style::Plain, at);
                } else {
                    self.column();
                }
            }
            self.words(&part);
        }
    }

    /// A head or row; says how many columns it has.
    fn row(&mut self, pair: &Pair<'_, Rule>) -> usize {
        self.begin(2, Style::Row, self.start(pair));
        let mut columns = 1;
        for part in pair.clone().into_inner() {
            if part.as_rule() == Rule::bar {
                columns += 1;
                self.column();
            } else {
                self.words(&part);
            }
        }
        columns
    }

    fn otherwise_row(&mut self, pair: &Pair<'_, Rule>, columns: usize) {
        self.begin(2, Style::Row, self.start(pair));
        for part in pair.clone().into_inner().filter(|part| part.as_rule() != Rule::bar) {
            if part.as_rule() == Rule::row_value {
                (1..columns).for_each(|_| self.column());
            }
            self.words(&part);
        }
    }

    /// All words of a pair, labelled items each on a line.
    fn words(&mut self, pair: &Pair<'_, Rule>) {
        match pair.as_rule() {
            Rule::enumeration | Rule::first_of | Rule::given_records => {
                let base = self.base;
                for part in pair.clone().into_inner() {
                    let at = self.start(&part);
                    match part.as_rule() {
                        Rule::label_1 | Rule::label_2 | Rule::label_3 | Rule::label_4 => {
                            self.begin(base + 2, Style::Plain, at);
                            self.word(&part);
                        }
                        Rule::otherwise => {
                            let word = part.clone().into_inner().find(|word| word.as_rule() == Rule::kw_otherwise);
                            self.begin(base + 2, Style::Plain, word.map_or(at, |word| self.start(&word)));
                            self.children(&part);
                        }
                        _ => self.words(&part),
                    }
                }
                self.base = base;
            }
            Rule::line => {}
            Rule::path | Rule::fact_path | Rule::unit_expression => self.word(pair),
            _ => self.children(pair),
        }
    }

    fn children(&mut self, pair: &Pair<'_, Rule>) {
        let mut parts = pair.clone().into_inner().peekable();
        if parts.peek().is_none() {
            self.word(pair);
        }
        for part in parts {
            self.words(&part);
        }
    }
}
