//! What `norm report` takes.

use super::{CaseArguments, Lang, PaperFormat};
use clap::Args;
use std::path::PathBuf;

pub(super) const HELP: &str = "\
Shipped templates:
  council-answer  the administration's answer to an inquiry of the council, as of the key date

`norm explain template` lists what a template may say.";

#[derive(Debug, Args)]
pub(in crate::cli) struct ReportArguments {
    #[command(flatten)]
    pub(in crate::cli) case: CaseArguments,
    /// The template: a file, or the name of a shipped one
    #[arg(long, default_value = "council-answer", value_name = "FILE|NAME")]
    pub(in crate::cli) template: String,
    /// Staff list: who works where, from and until when; fills in what is planned for the key date
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) staff: Vec<PathBuf>,
    /// What becomes of it: a scenario as for `norm forecast`; may be given several times
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) scenario: Vec<PathBuf>,
    /// What is known of the inquiry, as a YAML file; what is not stays a blank line
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) inquiry: Option<PathBuf>,
    /// One word on the inquiry, as in `number=0558/2016`; goes before the file; may be given several times
    #[arg(long, value_name = "KEY=VALUE", value_parser = pair)]
    pub(in crate::cli) set: Vec<(String, String)>,
    /// What the template is written in; without, by the ending of the template, or of the output for a shipped one
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(in crate::cli) format: Option<PaperFormat>,
    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Language of the words; without, that of the first standard
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    pub(in crate::cli) lang: Option<Lang>,
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (key, value) = text.split_once('=').ok_or_else(|| "write KEY=VALUE, as in number=0558/2016".to_owned())?;
    Ok((key.trim().to_owned(), value.trim().to_owned()))
}
