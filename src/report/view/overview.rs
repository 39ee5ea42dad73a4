//! Which record complies with which standard, at a glance: a row for each record, a column for each standard.

use super::{Grid, Mark, View, subject_title, symbol};
use crate::assess::VerdictKind;
use crate::model::StandardId;
use crate::report::messages::Contrast;
use crate::report::{Message, Results, VerdictLine, Wording};
use std::fmt::Write as _;

impl View<'_> {
    /// A table of all verdicts; none where a single standard or a single record says it all.
    pub(in crate::report) fn overview(&self, results: &Results<'_>) -> Option<Grid> {
        let standards: Vec<(StandardId, &str)> =
            self.run.program.standards_by_id().map(|(id, standard)| (id, standard.name.as_str())).collect();
        let mut rows: Vec<(&VerdictLine, Vec<String>)> = Vec::new();
        for line in results.tally.verdicts() {
            let same = |known: &VerdictLine| (known.record, &known.subject) == (line.record, &line.subject);
            // The verdicts on one record stand together, and a portfolio before what it holds.
            if !rows.last().is_some_and(|(known, _)| same(known)) {
                rows.push((line, vec![String::new(); standards.len()]));
            }
            let column = standards.iter().position(|(id, _)| *id == line.standard);
            if let (Some((_, cells)), Some(column)) = (rows.last_mut(), column)
                && let Some(cell) = cells.get_mut(column)
            {
                *cell = verdict(line);
            }
        }
        if standards.len() < 2 || rows.len() < 2 {
            return None;
        }
        let say = |word: Contrast| word.words(self.language).to_owned();
        let row = |(line, cells): (&VerdictLine, Vec<String>)| {
            let wording = Wording::new(self.run.program, line.standard, self.run.key_date, self.language)?;
            let title = subject_title(&wording, line.record, &line.subject, line.title.as_deref());
            Some(std::iter::once(title).chain(cells).collect())
        };
        let names = standards.iter().map(|(_, name)| (*name).to_owned());
        Some(Grid {
            title: say(Contrast::Overview),
            header: std::iter::once(self.say(Message::SubjectColumn).to_owned()).chain(names).collect(),
            rows: rows.into_iter().filter_map(row).collect(),
            numbers: 0..0,
            spare: None,
            remarks: vec![say(Contrast::Legend)],
        })
    }
}

/// `✗ 2 !1`: how it stands, how many duties are not met or open, and how many recommendations are not met.
fn verdict(line: &VerdictLine) -> String {
    let sign = symbol(Mark::from(line.kind));
    let mut cell = match line.kind {
        VerdictKind::NotCompliant => format!("{sign} {}", line.unmet),
        VerdictKind::Undetermined => format!("{sign} {}", line.open),
        VerdictKind::Compliant | VerdictKind::NotAssessed => sign.to_string(),
    };
    if line.should_unmet > 0 {
        let _ = write!(cell, " {}{}", symbol(Mark::Weak), line.should_unmet);
    }
    cell
}
