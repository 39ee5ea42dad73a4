//! Reads the sheets of a book, row by row, into records. Knows no format of files.

use super::attach::Waiting;
use super::book::{self, Home, Placed, place};
use super::cell::Reading;
use super::csv::{Row, Rows, letters};
use super::dialect::{Dialect, Notation, Sign, separator, sign};
use super::heading::{Plan, Subject};
use super::row::RowReader;
use super::{Kind, Sheet, SheetOptions};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::profile::conform::Conform;
use crate::profile::fault::{Fault, Form};
use crate::profile::reader::Stop;
use crate::profile::{Profile, ProfileReader};
use crate::span::Span;
use std::ops::{ControlFlow, Range};

/// What the rows of a sheet are that nobody names.
const USUAL: &str = "shelter";
/// The fact that rows of other sheets name.
const KEY: &str = "id";

impl ProfileReader<'_> {
    /// Reads sheets that belong together, and hands on each record as soon as it is read. Faults are reported and
    /// reading goes on; breaks off only when `each` does.
    pub fn read_sheets(
        &self,
        sheets: &[Sheet<'_>],
        options: &SheetOptions,
        diagnostics: &mut Diagnostics,
        each: &mut dyn FnMut(&Profile) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut waiting = Waiting::default();
        let default = self.default.or_else(|| self.vocabulary.find_record(USUAL));
        for placed in place(sheets, self.vocabulary, default, diagnostics) {
            let sheet = SheetReader { reader: self, placed: &placed, options };
            let read = sheet.read(&mut waiting, diagnostics, each);
            if let Err(stop) = read {
                match stop {
                    Stop::Wanted => return ControlFlow::Break(()),
                    Stop::Fault(fault) => diagnostics.push(fault.0.at(placed.sheet.file, fault.1)),
                }
            }
        }
        waiting.orphans(self.vocabulary, diagnostics);
        ControlFlow::Continue(())
    }
}

/// Reads one sheet.
struct SheetReader<'r, 'v> {
    reader: &'r ProfileReader<'v>,
    placed: &'r Placed<'r, 'r>,
    options: &'r SheetOptions,
}

impl SheetReader<'_, '_> {
    fn read(
        &self,
        waiting: &mut Waiting,
        diagnostics: &mut Diagnostics,
        each: &mut dyn FnMut(&Profile) -> ControlFlow<()>,
    ) -> Result<(), Stop> {
        let (sheet, vocabulary) = (self.placed.sheet, self.reader.vocabulary);
        let subject = Subject {
            vocabulary,
            record: self.placed.record,
            parent: self.placed.home.as_ref().map(|home| home.record),
            ignored: &self.options.ignored,
        };
        let separator = match sheet.kind {
            Kind::Workbook => '\t',
            Kind::Text => separator(sheet.text, |headings| subject.known(headings)),
        };
        let mut rows = Rows::new(sheet.text, separator);
        let heading = loop {
            match rows.next()? {
                Some(row) if row.is_blank() || row.is_remark() => {}
                Some(row) => break row,
                None => {
                    diagnostics.push(book::of_sheet(
                        sheet,
                        "this file has no row of headings".to_owned(),
                        "write the names of facts into the first row".to_owned(),
                    ));
                    return Ok(());
                }
            }
        };
        let mut misread = Vec::new();
        let mut plan = subject.plan(&heading.cells, &mut misread);
        plan.keep_certain();
        let headless = !plan.unread.is_empty();
        for (fault, range) in misread {
            let found = fault.at(sheet.file, range);
            diagnostics.push(self.located(found, &heading, &plan));
        }
        // Rows below headings that are not understood are half read: they are looked through for faults and go nowhere.
        let keyed = !headless || plan.facts.iter().any(|(name, _)| *name == KEY);
        if !keyed {
            waiting.miss(self.placed.record);
        }
        if headless && plan.facts.is_empty() {
            return Ok(());
        }
        let notation = self.notation(rows.clone(), &plan)?;
        let mut local = Diagnostics::new();
        let conform = Conform::new(vocabulary, &self.reader.keys, sheet.file, true, &mut local);
        let mut conform = conform.standing(Form::Cell);
        let declared = self.options.dialect != Dialect::Auto;
        let reading = Reading { vocabulary, notation, declared, kind: sheet.kind };
        while let Some(row) = rows.next()? {
            if row.is_blank() || row.is_remark() {
                continue;
            }
            let before = conform.count();
            let mut instance = conform.fresh(self.placed.record);
            let range = row.range();
            instance.span = Some(Span::new(sheet.file, range.start, range.end));
            let (mut reader, misread) = RowReader::new(&row, &plan, reading);
            for (fault, range) in misread {
                conform.push(fault.at(sheet.file, range));
            }
            conform.record(&mut reader, &mut instance, None)?;
            let mut faulty = headless || conform.count() > before;
            if let Some(found) = conform.take_faults() {
                for found in found.sorted() {
                    diagnostics.push(self.located(found, &row, &plan));
                }
            }
            let place = Span::new(sheet.file, range.start, range.end);
            if keyed {
                faulty |= waiting.give(&mut instance, place, vocabulary, diagnostics);
            }
            if let Some(home) = &self.placed.home {
                // The column that says where a row belongs may be one that goes unread.
                if headless && plan.parent.is_none() {
                    continue;
                }
                match self.key(home, &row, &plan) {
                    Ok((key, place)) => waiting.keep(home, key, place, instance, faulty),
                    Err(found) => diagnostics.push(*found),
                }
                continue;
            }
            if headless {
                continue;
            }
            let profile = Profile { instance: *instance, line: row.line, faulty };
            if each(&profile).is_break() {
                return Err(Stop::Wanted);
            }
            conform.recycle(Box::new(profile.instance));
        }
        Ok(())
    }

    /// What a row says about where it belongs, and where it says so.
    fn key(&self, home: &Home, row: &Row<'_>, plan: &Plan<'_>) -> Result<(Option<String>, Span), Box<Diagnostic>> {
        let sheet = self.placed.sheet;
        let span = |range: Range<usize>| Span::new(sheet.file, range.start, range.end);
        let Some(column) = plan.parent else { return Ok((None, span(row.range()))) };
        if let Some(cell) = row.cells.get(column).filter(|cell| !cell.is_empty()) {
            return Ok((Some(cell.words.to_string()), span(cell.range.clone())));
        }
        let parent = &self.reader.vocabulary.record(home.record).name;
        let message = format!("this row does not say to which `{parent}` it belongs");
        let help = format!("write the `id` of the `{parent}` into column {}", letters(column));
        let start = row.range().start;
        let fault = Fault::new(Code::InvalidProfile, message).help(help);
        Err(Box::new(self.located(fault.at(sheet.file, start..start), row, plan)))
    }

    /// How the numbers of a sheet are written.
    fn notation(&self, rows: Rows<'_>, plan: &Plan<'_>) -> Result<Notation, Stop> {
        match self.options.dialect {
            Dialect::German => return Ok(Notation::Comma),
            Dialect::English => return Ok(Notation::Point),
            Dialect::Auto => {}
        }
        let numbers = plan.numbers();
        if numbers.is_empty() {
            return Ok(Notation::Open);
        }
        // Where no number tells, one may stand below a heading that is not understood.
        match self.told(rows.clone(), &numbers)? {
            Notation::Open => self.told(rows, &plan.unread),
            told @ (Notation::Comma | Notation::Point) => Ok(told),
        }
    }

    /// What the numbers in some columns say about how the others are written.
    fn told(&self, mut rows: Rows<'_>, columns: &[usize]) -> Result<Notation, Stop> {
        while let Some(row) = rows.next()? {
            if row.is_remark() {
                continue;
            }
            for cell in columns.iter().filter_map(|column| row.cells.get(*column)) {
                // A number of a workbook says nothing of how people write them.
                if self.placed.sheet.kind == Kind::Workbook && !cell.quoted {
                    continue;
                }
                match sign(&cell.words) {
                    Sign::Comma => return Ok(Notation::Comma),
                    Sign::Point => return Ok(Notation::Point),
                    Sign::Silent => {}
                }
            }
        }
        Ok(Notation::Open)
    }

    /// A fault with the cell as spreadsheets call it, and the heading above it.
    fn located(&self, mut found: Diagnostic, row: &Row<'_>, plan: &Plan<'_>) -> Diagnostic {
        let sheet = self.placed.sheet;
        let at = found.primary.span.start as usize;
        let column = row.cells.iter().position(|cell| cell.range.start <= at && at <= cell.range.end);
        let Some(column) = column.filter(|_| found.primary.span.file == sheet.file) else { return found };
        let letters = letters(column);
        let cell = match sheet.kind {
            Kind::Workbook => format!("{}!{letters}{}", sheet.title, row.number),
            Kind::Text => format!("{letters}{}", row.number),
        };
        found.primary.text = match found.primary.text.as_str() {
            "" => cell,
            text => format!("{cell}: {text}"),
        };
        match plan.headings.get(column) {
            Some(range) if !range.is_empty() && range.start < row.range().start => {
                found.also(Span::new(sheet.file, range.start, range.end), format!("column {letters}"))
            }
            Some(_) | None => found,
        }
    }
}
