//! The report as a table, a row for each record and rule: CSV and XLSX. Computes nothing; rows are made by the view.

use super::messages::Heads;
use super::paper::{self, Line, Paper, Section, Table};
use super::view::View;
use super::{Assessed, Compared, Contrast, Message, Piece, Report, ReportError, Results, Run};
use crate::language::Language;
use crate::spreadsheet::{CsvForm, csv_head, csv_row, xlsx};
use std::sync::{Mutex, PoisonError};

/// Findings as CSV, written as they come.
#[derive(Debug, Clone, Copy)]
pub struct FindingsCsv<'a> {
    view: View<'a>,
    form: CsvForm,
}

impl<'a> FindingsCsv<'a> {
    /// A table in a language, for spreadsheets of a country.
    pub fn new(run: &Run<'a>, language: Language, form: CsvForm) -> Self {
        Self { view: View { run: *run, language, details: true }, form }
    }
}

impl Report for FindingsCsv<'_> {
    fn head(&self, out: &mut Vec<u8>) {
        let mut text = String::new();
        let columns = self.view.finding_columns();
        csv_head(columns.iter().map(|column| column.title.as_str()), self.form, &mut text);
        out.extend_from_slice(text.as_bytes());
    }

    fn subject(&self, assessed: &Assessed<'_>, out: &mut Vec<u8>) -> Piece {
        let mut text = String::new();
        for row in self.view.finding_rows(assessed) {
            csv_row(&paper::row(&row), self.form, &mut text);
        }
        out.extend_from_slice(text.as_bytes());
        Piece::Line
    }

    /// A CSV file is one table: its rows stay findings, and what several standards ask of the same thing stands in the
    /// workbook.
    fn compared(&self, _: &Compared<'_>, _: &mut Vec<u8>) -> Option<Piece> {
        None
    }

    fn between(&self, _: Piece, _: Piece) -> &'static [u8] {
        b""
    }

    fn tail(&self, _: &Results<'_>, _: &mut Vec<u8>) -> Result<(), ReportError> {
        Ok(())
    }
}

/// Findings as a workbook, which is written whole at the end: what several standards ask of the same things, which record
/// complies with which, and what holds for the run stand on sheets of their own.
#[derive(Debug)]
pub struct FindingsXlsx<'a> {
    view: View<'a>,
    /// The rows so far, in the order in which the records came.
    rows: Mutex<Vec<paper::Row>>,
    /// What several standards ask of the same things, likewise.
    compared: Mutex<Vec<paper::Row>>,
}

impl<'a> FindingsXlsx<'a> {
    /// A workbook in a language.
    pub fn new(run: &Run<'a>, language: Language) -> Self {
        Self { view: View { run: *run, language, details: true }, rows: Mutex::default(), compared: Mutex::default() }
    }

    /// The table, and around it what the text report says before and behind all records.
    fn paper(&self, results: &Results<'_>) -> Paper {
        let view = self.view;
        let rows = taken(&self.rows);
        let title = Heads::Title.words(view.language).to_owned();
        let table = Table { name: "findings", columns: view.finding_columns(), rows };
        let mut about = Vec::new();
        for heading in view.headings() {
            about.push(format!("{} · {}", heading.title, heading.about));
            about.extend(heading.remarks);
        }
        about.push(view.key_date());
        let mut sections = vec![Section { title: title.clone(), table: Some(table), ..Section::default() }];
        let compared = taken(&self.compared);
        let mut tables: Vec<(String, Table, Vec<String>)> = Vec::new();
        if !compared.is_empty() {
            let title = Contrast::Sheet.words(view.language).to_owned();
            let table = Table { name: "comparison", columns: view.contrast_columns(), rows: compared };
            tables.push((title, table, view.contrast_counts(results)));
        }
        if let Some(overview) = view.overview(results) {
            let (title, remarks) = (overview.title.clone(), overview.remarks.clone());
            tables.push((title, overview.into_table("overview"), remarks));
        }
        for (title, table, remarks) in tables {
            sections.push(Section { title, table: Some(table), remarks, ..Section::default() });
        }
        let mut said = |title: &str, lines: Vec<String>| {
            let lines: Vec<Line> = lines.into_iter().map(Line::from).collect();
            sections.push(Section { title: title.to_owned(), lines, ..Section::default() });
        };
        for (title, lines) in view.idle(results) {
            said(title, lines);
        }
        said(Message::Summary.words(view.language), view.summary(results));
        Paper { title, about, sections }
    }
}

fn taken(rows: &Mutex<Vec<paper::Row>>) -> Vec<paper::Row> {
    std::mem::take(&mut *rows.lock().unwrap_or_else(PoisonError::into_inner))
}

impl Report for FindingsXlsx<'_> {
    fn head(&self, _: &mut Vec<u8>) {}

    fn subject(&self, assessed: &Assessed<'_>, _: &mut Vec<u8>) -> Piece {
        let rows = self.view.finding_rows(assessed);
        self.rows.lock().unwrap_or_else(PoisonError::into_inner).extend(rows);
        Piece::Line
    }

    fn compared(&self, compared: &Compared<'_>, _: &mut Vec<u8>) -> Option<Piece> {
        let rows = self.view.contrast_rows(compared);
        self.compared.lock().unwrap_or_else(PoisonError::into_inner).extend(rows);
        None
    }

    fn between(&self, _: Piece, _: Piece) -> &'static [u8] {
        b""
    }

    fn tail(&self, results: &Results<'_>, out: &mut Vec<u8>) -> Result<(), ReportError> {
        let book = paper::book(&self.paper(results), self.view.language);
        let bytes = xlsx(&book).map_err(|error| ReportError(error.to_string()))?;
        out.extend_from_slice(&bytes);
        Ok(())
    }
}
