//! What commands take that show a paper of tables: capacity, plan, forecast.

use super::{CaseArguments, Lang};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// In which form a paper goes out, where and in which language.
#[derive(Debug, Args)]
pub(in crate::cli) struct PaperArguments {
    /// Output: text, json, markdown, csv or xlsx; with --output, markdown lays its charts beside the file, as SVG
    #[arg(long, value_enum, default_value_t = PaperKind::Text, value_name = "FORMAT")]
    pub(in crate::cli) format: PaperKind,
    /// Write to this file instead of standard output; CSV to a folder gives a file for each table, else it is the main
    /// one
    #[arg(long, short, value_name = "FILE|FOLDER")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Language of the report; without, that of the first standard
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    pub(in crate::cli) lang: Option<Lang>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct CapacityArguments {
    #[command(flatten)]
    pub(in crate::cli) case: CaseArguments,
    /// Staff list: who works where, from and until when; fills in what is planned for the key date
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) staff: Vec<PathBuf>,
    /// Group by this fact of the records, as `district`; may be given several times; without, by district and operator
    #[arg(long, value_name = "FACT")]
    pub(in crate::cli) by: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) paper: PaperArguments,
    /// Leave out what would meet unmet rules and how far each record reaches
    #[arg(long)]
    pub(in crate::cli) brief: bool,
    /// Tell of every figure what was compared, by which facts, notes and sources
    #[arg(long)]
    pub(in crate::cli) explain: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ForecastArguments {
    #[command(flatten)]
    pub(in crate::cli) case: CaseArguments,
    /// What is assumed, as a YAML or JSON file; may be given several times, to stand side by side; without, only time
    /// passes
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) scenario: Vec<PathBuf>,
    /// Values of a parameter to try side by side, as in `people_per_post=80,90,100`; may be given several times
    #[arg(long, value_name = "PARAMETER=VALUE,…")]
    pub(in crate::cli) set: Vec<String>,
    #[command(flatten)]
    pub(in crate::cli) paper: PaperArguments,
}

/// What the exit status of a plan means.
pub(super) const PLAN_HELP: &str = "\
Exit status:
  0  with this plan nothing that must be is short
  1  something that must be stays short
  2  could not run: usage, faulty or unreadable files, nothing to plan";

#[derive(Debug, Args)]
pub(in crate::cli) struct PlanArguments {
    #[command(flatten)]
    pub(in crate::cli) case: CaseArguments,
    /// Staff list: who there is, where they are now, from and until when
    #[arg(long, required = true, value_name = "FILE")]
    pub(in crate::cli) staff: Vec<PathBuf>,
    /// Seconds after which the best plan found so far is shown, with how far from the best it may be; a number of
    /// attempts, the same on every machine, ends the search as well
    #[arg(long, default_value_t = 10, value_name = "SECONDS")]
    pub(in crate::cli) time_limit: u32,
    #[command(flatten)]
    pub(in crate::cli) paper: PaperArguments,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum PaperKind {
    /// For the terminal and the printer
    Text,
    /// For a wiki or a council paper
    Markdown,
    /// For machines
    Json,
    /// For spreadsheets: one table, or all with a folder as output
    Csv,
    /// A workbook: a sheet for each table
    Xlsx,
}
