//! What may be said about spreadsheets.

use super::Lang;
use crate::profile::Dialect;
use crate::spreadsheet::CsvForm;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// What is said about spreadsheets.
#[derive(Debug, Args)]
pub(in crate::cli) struct SheetArguments {
    /// How CSV files write numbers; without, told from their other numbers, and unclear ones are refused. CSV is
    /// written so too: with `de` as a German Excel expects it, else with commas and decimal points
    #[arg(long, value_enum, default_value_t = CsvDialect::Auto, value_name = "DIALECT")]
    pub(in crate::cli) csv_dialect: CsvDialect,
    /// How CSV is written, where that is not how CSV is read
    #[arg(long, value_enum, value_name = "DIALECT")]
    pub(in crate::cli) csv_output: Option<CsvCountry>,
    /// Pass over the column of this heading; may be given several times
    #[arg(long, value_name = "HEADING")]
    pub(in crate::cli) ignore_column: Vec<String>,
}

pub(super) const TEMPLATE_HELP: &str = "\
Each list of records, such as the rooms of a shelter, has a sheet of its own, whose rows name the shelter.
The second row says what belongs where; `norm check` passes over it and reads the rest as it is.";

#[derive(Debug, Args)]
pub(in crate::cli) struct TemplateArguments {
    /// Standards whose facts are asked for: rule files, folders of them, or names of shipped standards; without, all facts
    /// of the shipped vocabulary
    #[arg(long, value_name = "PATH|NAME")]
    pub(in crate::cli) rules: Vec<String>,
    /// For this record; without, for what the standards are about
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) record: Option<String>,
    /// An empty staff list instead, with all that it may say; --record pool or hire for pools and planned hires
    #[arg(long, conflicts_with_all = ["rules", "all"])]
    pub(in crate::cli) staff: bool,
    /// All facts that the vocabulary knows, not only those that the standards read
    #[arg(long)]
    pub(in crate::cli) all: bool,
    /// Form; without, by the ending of the file, else xlsx
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(in crate::cli) format: Option<TemplateFormat>,
    /// Write to this file, or for several CSV files to this folder; without, to standard output
    #[arg(long, short, value_name = "FILE|FOLDER")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// How CSV is written; without, with commas
    #[arg(long, value_enum, value_name = "DIALECT")]
    pub(in crate::cli) csv_dialect: Option<CsvCountry>,
    /// Language of headings and explanations; without, that of the standard
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    pub(in crate::cli) lang: Option<Lang>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum TemplateFormat {
    /// One file, or one for each sheet in a folder
    Csv,
    /// A workbook with choices that drop down
    Xlsx,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum CsvDialect {
    /// Told from the file
    Auto,
    /// 1.234,5
    De,
    /// 1,234.5
    En,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum CsvCountry {
    /// Semicolons, decimal commas, and a mark that says UTF-8: for a German Excel
    De,
    /// Commas and decimal points
    En,
}

impl From<CsvCountry> for CsvForm {
    fn from(country: CsvCountry) -> Self {
        match country {
            CsvCountry::De => Self::Semicolon,
            CsvCountry::En => Self::Comma,
        }
    }
}

impl SheetArguments {
    /// How CSV is written.
    pub(in crate::cli) fn form(&self) -> CsvForm {
        let same = match self.csv_dialect {
            CsvDialect::De => CsvForm::Semicolon,
            CsvDialect::Auto | CsvDialect::En => CsvForm::Comma,
        };
        self.csv_output.map_or(same, Into::into)
    }
}

impl From<CsvDialect> for Dialect {
    fn from(dialect: CsvDialect) -> Self {
        match dialect {
            CsvDialect::Auto => Self::Auto,
            CsvDialect::De => Self::German,
            CsvDialect::En => Self::English,
        }
    }
}
