//! Times of day as they are written elsewhere: `8 to 16`, `8.00-16.00`. Knows words, not meanings.

use super::hints::{Hint, Place};
use crate::diagnostic::Code;
use crate::schedule::Clock;
use crate::syntax::grammar::Rule;
use crate::syntax::keywords::Keyword;

const DASHES: [char; 2] = ['-', '–'];

impl Place<'_> {
    /// `8 to 16`, `8.00 to 16.00`, `08:00-16:00`
    pub(super) fn times_of_day(&self) -> Option<Hint> {
        let before = self.words.get(..self.at)?.trim_end_matches(' ');
        let belongs = |sign: char| sign.is_ascii_digit() || matches!(sign, ':' | '.');
        let start = before.len() - before.chars().rev().take_while(|&sign| belongs(sign)).count();
        let written = self.words.get(start..)?;
        let (from, behind) = clock(written)?;
        let behind = behind.trim_start_matches(' ');
        let dash = behind.strip_prefix(DASHES);
        let word = || {
            let mut forms = Keyword::of(Rule::kw_to)?.all_forms();
            forms.find_map(|form| behind.strip_prefix(form))
        };
        let behind = dash.or_else(word)?;
        let (to, rest) = clock(behind.trim_start_matches(' '))?;
        let range = start..self.words.len() - rest.len();
        let colon = self.words.get(range.clone())?.contains(':');
        if dash.is_some() && !colon {
            return None;
        }
        let help = format!("write `{from} {} {to}`", self.usual(Rule::kw_to));
        let message = "times of day in another form";
        Some(Hint { range, ..self.hint(Code::SyntaxError, message, help) })
    }
}

/// A time of day at the beginning of a text, in the form of rules, and what stands behind it.
fn clock(text: &str) -> Option<(String, &str)> {
    let end = text.find(|sign: char| !sign.is_ascii_digit() && !matches!(sign, ':' | '.')).unwrap_or(text.len());
    let (written, behind) = text.split_at_checked(end)?;
    let (hour, minute) = written.split_once([':', '.']).unwrap_or((written, "00"));
    let usual = format!("{hour:0>2}:{minute}");
    Clock::parse(&usual).map(|_| (usual, behind))
}
