//! What was probably meant where the grammar did not go on. Knows the usual slips.

use crate::diagnostic::{Code, nearest};
use crate::language::Language;
use crate::syntax::grammar::Rule;
use crate::syntax::keywords::{self, CLAUSES, KEYWORDS, Keyword};
use crate::syntax::limits::{PieceKind, is_word, pieces};
use std::ops::Range;

/// A fault that is known better than by what was expected.
#[derive(Debug)]
pub(super) struct Hint {
    pub(super) code: Code,
    pub(super) range: Range<usize>,
    pub(super) message: String,
    pub(super) help: String,
    pub(super) also: Option<(Range<usize>, &'static str)>,
}

/// Where the grammar did not go on, in one declaration.
#[derive(Debug)]
pub(super) struct Place<'a> {
    pub(super) words: &'a str,
    /// The beginning of what was found.
    pub(super) at: usize,
    found: &'a str,
    /// Whether what was found begins its line.
    begins_line: bool,
    expected: &'a [Rule],
    /// The language of the declaration's first word.
    pub(super) language: Language,
}

/// Signs of other notations: as written, the rule that is meant, or what to write.
const SIGNS: &[(&str, Result<Rule, &str>)] = &[
    ("=>", Err(">=")),
    ("=<", Err("<=")),
    ("==", Ok(Rule::kw_is)),
    ("!=", Err("is not")),
    ("<>", Err("is not")),
    ("≠", Err("is not")),
    ("&&", Ok(Rule::kw_and)),
    ("&", Ok(Rule::kw_and)),
    ("||", Ok(Rule::kw_or)),
    ("|", Ok(Rule::kw_or)),
    ("=", Ok(Rule::kw_is)),
    ("!", Ok(Rule::kw_not)),
];

impl<'a> Place<'a> {
    /// At `offset` of a declaration, where `expected` could have stood.
    pub(super) fn new(words: &'a str, offset: usize, expected: &'a [Rule]) -> Self {
        let behind = words.get(offset..).unwrap_or("");
        let inline = behind.trim_start_matches(|character: char| character != '\n' && character.is_whitespace());
        let at = words.len() - inline.len();
        let before = words.get(..at).unwrap_or("");
        let begins_line = before.rsplit('\n').next().is_some_and(|line| line.trim().is_empty());
        let german = keywords::declaration(words).is_some_and(|keyword| {
            let word = first_token(words);
            keyword.is_form(word, Language::German) && !keyword.is_form(word, Language::English)
        });
        let language = if german { Language::German } else { Language::English };
        Self { words, at, found: first_token(inline), begins_line, expected, language }
    }

    /// What was found, to be named in a message.
    pub(super) fn found(&self) -> String {
        match self.found {
            "" => "the end of the declaration".to_owned(),
            "\n" => "the end of the line".to_owned(),
            found => format!("`{found}`"),
        }
    }

    /// Where it stands. An end of line has no width.
    pub(super) fn range(&self) -> Range<usize> {
        self.at..self.at + self.found.trim_end_matches('\n').len()
    }

    pub(super) fn rest(&self) -> &'a str {
        self.words.get(self.at..).unwrap_or("")
    }

    /// The word before what was found.
    pub(super) fn before(&self) -> &'a str {
        let before = self.words.get(..self.at).unwrap_or("").trim_end();
        let start = before.char_indices().rev().take_while(|(_, character)| is_word(*character)).last();
        start.and_then(|(start, _)| before.get(start..)).unwrap_or("")
    }

    pub(super) fn hint(&self, code: Code, message: impl Into<String>, help: impl Into<String>) -> Hint {
        Hint { code, range: self.range(), message: message.into(), help: help.into(), also: None }
    }

    pub(super) fn usual(&self, kind: Rule) -> &'static str {
        Keyword::of(kind).map_or("", |keyword| keyword.usual(self.language))
    }

    /// A slip that is better named by itself than by what was expected.
    pub(super) fn special(&self) -> Option<Hint> {
        self.quote()
            .or_else(|| self.times_of_day())
            .or_else(|| self.digits())
            .or_else(|| self.sign())
            .or_else(|| self.misplaced_clause())
            .or_else(|| self.bare_aggregate())
            .or_else(|| self.near_miss())
            .or_else(|| self.bracket())
            .or_else(|| self.reserved())
    }

    fn quote(&self) -> Option<Hint> {
        let line = self.rest().lines().next().unwrap_or("");
        if line.starts_with('"') && line.matches('"').count() == 1 {
            let range = self.at..self.at + line.trim_end().len();
            let help = "a text begins and ends with a quote, on one line";
            return Some(Hint { range, ..self.hint(Code::SyntaxError, "a text without its closing quote", help) });
        }
        let typographic = line.starts_with(['„', '“', '”', '«', '»', '‚', '‘', '’', '\'']);
        typographic.then(|| {
            self.hint(
                Code::SyntaxError,
                format!("`{}` does not begin a text", self.found),
                "write straight quotes: `\"…\"`",
            )
        })
    }

    /// Numbers and dates as they are written elsewhere.
    fn digits(&self) -> Option<Hint> {
        let before = self.words.get(..self.at).unwrap_or("");
        let numeric = |character: char| character.is_ascii_digit() || matches!(character, '.' | ',');
        let start = before.len() - before.chars().rev().take_while(|&character| numeric(character)).count();
        let written = self.words.get(start..).unwrap_or("");
        let length = written.find(|character| !numeric(character)).unwrap_or(written.len());
        let written = written.get(..length).unwrap_or("").trim_end_matches(['.', ',']);
        let range = start..start + written.len();
        let parts: Vec<&str> = written.split(['.', ',']).collect();
        if parts.iter().any(|part| part.is_empty()) {
            return None;
        }
        let hint =
            |code, message: &str, help: String| Some(Hint { range: range.clone(), ..self.hint(code, message, help) });
        match parts.as_slice() {
            [day, month, year] if year.len() == 4 && day.len() <= 2 && month.len() <= 2 => {
                let help = format!("write {year}-{month:0>2}-{day:0>2}");
                hint(Code::InvalidDate, "a date with its day first", help)
            }
            [_, thousands @ ..] if thousands.len() > 1 && thousands.iter().all(|part| part.len() == 3) => {
                hint(Code::InvalidNumber, "a number with its thousands set off", format!("write {}", parts.concat()))
            }
            [whole, fraction] if written.contains(',') => {
                hint(Code::InvalidNumber, "a decimal comma", format!("write {whole}.{fraction}"))
            }
            _ => None,
        }
    }

    fn sign(&self) -> Option<Hint> {
        let rest = self.rest();
        let defines = self.before() == "" || !self.expected.contains(&Rule::kw_is) && rest.starts_with('=');
        let joined = self.words.get(..self.at).unwrap_or("").ends_with('>') && rest.starts_with('=');
        if joined || defines && !rest.starts_with("==") && rest.starts_with('=') && !rest.starts_with("=>") {
            return None;
        }
        let (sign, meant) = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign))?;
        let is_not = || format!("{} {}", self.usual(Rule::kw_is), self.usual(Rule::kw_not));
        let meant = match meant {
            Ok(kind) => self.usual(*kind).to_owned(),
            Err("is not") => is_not(),
            Err(sign) => (*sign).to_owned(),
        };
        let range = self.at..self.at + sign.len();
        let hint =
            self.hint(Code::SyntaxError, format!("`{sign}` is no sign of the language"), format!("write `{meant}`"));
        Some(Hint { range, ..hint })
    }

    /// A clause word where its clause cannot stand.
    fn misplaced_clause(&self) -> Option<Hint> {
        let clause = keywords::clause(self.rest())?;
        let declared = keywords::declaration(self.words)?;
        let (_, of) = CLAUSES.iter().find(|(kind, _)| *kind == clause.rule)?;
        let word = self.found;
        if of.contains(&declared.rule) {
            if self.begins_line || self.expected_value() {
                return None;
            }
            let message = format!("`{word}` in the middle of a line");
            return Some(self.hint(
                Code::MisplacedClause,
                message,
                "begin every clause on an indented line of its own",
            ));
        }
        if !self.begins_line {
            return None;
        }
        let message = format!("`{word}` does not belong to `{}`", first_token(self.words));
        let help = format!("it is a clause of {}", owners(clause.rule, self.language));
        Some(self.hint(Code::MisplacedClause, message, help))
    }

    /// `number of …` and the like within a calculation.
    fn bare_aggregate(&self) -> Option<Hint> {
        let of = Keyword::of(Rule::kw_of)?.all_forms().any(|form| form == self.found);
        let before = self.before();
        let aggregates = [Rule::kw_number_of, Rule::kw_sum_of].into_iter().filter_map(Keyword::of);
        let aggregate = aggregates
            .flat_map(Keyword::all_forms)
            .any(|form| form.split_once(' ').is_some_and(|(first, second)| first == before && second == self.found));
        (of && aggregate).then(|| {
            let message = format!("`{before} {} …` within a calculation or condition", self.found);
            self.hint(Code::SyntaxError, message, "put all of it into brackets")
        })
    }

    /// Whether the declaration has clauses.
    pub(super) fn has_clauses(&self) -> bool {
        keywords::declaration(self.words)
            .is_some_and(|declared| CLAUSES.iter().any(|(_, of)| of.contains(&declared.rule)))
    }

    fn near_miss(&self) -> Option<Hint> {
        if !self.found.starts_with(char::is_alphabetic) || self.found.chars().count() < 2 {
            return None;
        }
        let declared = keywords::declaration(self.words)?.rule;
        // A word of the language was meant, if in vain, unless it begins a line where only clauses stand.
        if !self.begins_line && KEYWORDS.iter().flat_map(Keyword::all_forms).any(|form| form == self.found) {
            return None;
        }
        let clauses = CLAUSES.iter().filter(|(_, of)| self.begins_line && of.contains(&declared)).map(|(kind, _)| kind);
        let words = clauses.chain(self.expected.iter().filter(|_| !self.expected_value()));
        let words: Vec<&Keyword> = words.filter_map(|&kind| Keyword::of(kind)).collect();
        // The language of the declaration comes first: `wen` is `when` below `rule` and `wenn` below `regel`.
        let spoken = words.iter().flat_map(|word| word.forms(self.language).iter().copied());
        let all = words.iter().flat_map(|word| word.all_forms());
        let other = |form: &&str| *form != self.found;
        let meant = nearest(self.found, spoken.filter(other)).or_else(|| nearest(self.found, all.filter(other)))?;
        let message = format!("`{}` is no word that can stand here", self.found);
        Some(self.hint(Code::SyntaxError, message, format!("did you mean `{meant}`?")))
    }

    /// A bracket without its other half.
    fn bracket(&self) -> Option<Hint> {
        let mut open = Vec::new();
        for piece in pieces(self.words) {
            match piece.kind {
                PieceKind::Open => open.push(piece.at),
                PieceKind::Close if open.pop().is_none() && piece.at == self.at => {
                    let help = "remove it, or write `(` where its part begins";
                    return Some(self.hint(Code::SyntaxError, "a closing bracket without an opening one", help));
                }
                PieceKind::Close | PieceKind::Word | PieceKind::Start => {}
            }
        }
        let opener = open.into_iter().rev().find(|&opener| opener < self.at)?;
        let hint = self.hint(Code::SyntaxError, "a bracket that is not closed", "write `)` where its part ends");
        let also = (opener < self.range().start).then(|| (self.range(), "it is still open here"));
        Some(Hint { range: opener..opener + 1, also, ..hint })
    }

    fn expected_value(&self) -> bool {
        self.expected.iter().any(|&kind| super::expected::phrase(kind, self.language).as_deref() == Some("a value"))
    }

    fn expected_name(&self) -> bool {
        self.expected.iter().any(|&kind| matches!(kind, Rule::name | Rule::path | Rule::unit_declaration))
    }

    fn reserved(&self) -> Option<Hint> {
        let word = self.found;
        let keyword = KEYWORDS.iter().find(|keyword| keyword.all_forms().any(|form| form == word))?;
        let opens = matches!(keyword.rule, Rule::kw_if | Rule::kw_every | Rule::kw_some);
        if opens && self.expected_value() {
            let message = format!("`{word} …` within a calculation or condition");
            return Some(self.hint(Code::SyntaxError, message, "put all of it into brackets"));
        }
        if !self.expected_name() {
            return None;
        }
        let message = format!("`{word}` is a word of the language and cannot be a name");
        Some(self.hint(Code::SyntaxError, message, "take another name"))
    }

    /// What to do, where the message names what was expected.
    pub(super) fn help(&self) -> Option<String> {
        let before = self.before();
        let of = Keyword::of(Rule::kw_of)?.all_forms().any(|form| form == before);
        if of && self.expected.contains(&Rule::line) {
            return Some("write every item on an indented line of its own, with a label: `a) …`".to_owned());
        }
        if self.found.starts_with(['<', '>', '≤', '≥']) {
            return Some("put the calculation before it into brackets".to_owned());
        }
        if before.chars().count() < 4 || self.expected_value() {
            return None;
        }
        let words = KEYWORDS.iter().flat_map(Keyword::all_forms).filter(|form| !form.contains(' '));
        let meant = nearest(before, words)?;
        // Slips seldom change a word's first letter, and short words resemble too much.
        let alike = meant != before && meant.len() > 4 && meant.chars().next() == before.chars().next();
        alike.then(|| format!("if `{before}` before it is no name: did you mean `{meant}`?"))
    }
}

/// The word, number or sign that a text begins with.
pub(super) fn first_token(text: &str) -> &str {
    let Some(first) = text.chars().next() else { return "" };
    let length = if is_word(first) {
        text.find(|character| !is_word(character)).unwrap_or(text.len())
    } else {
        first.len_utf8()
    };
    text.get(..length).unwrap_or("")
}

/// The declarations that a clause belongs to: "`rule` and `service`".
pub(super) fn owners(owned: Rule, language: Language) -> String {
    let of = CLAUSES.iter().find(|(kind, _)| *kind == owned).map_or(&[][..], |(_, of)| of);
    let words: Vec<String> =
        of.iter().filter_map(|&kind| Keyword::of(kind)).map(|owner| format!("`{}`", owner.usual(language))).collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}
