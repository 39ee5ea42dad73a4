//! What may be said on the command line.

mod paper;
mod report;
mod sheets;

use paper::PLAN_HELP;
pub(super) use paper::{CapacityArguments, ForecastArguments, PaperArguments, PaperKind, PlanArguments};
pub(super) use report::ReportArguments;
use sheets::TEMPLATE_HELP;
pub(super) use sheets::{SheetArguments, TemplateArguments, TemplateFormat};

use crate::diagnostic::ErrorFormat as Drawn;
use crate::language::Language;
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use std::path::PathBuf;

/// Standards for refugee shelters as code: write rules as sentences, check shelters, see the staff they take.
#[derive(Debug, Parser)]
#[command(name = "norm", version, propagate_version = true, max_term_width = 100)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
    /// How faults in rule files and profiles are written
    #[arg(long, global = true, value_enum, default_value_t = ErrorFormat::Human, value_name = "FORMAT")]
    pub(super) error_format: ErrorFormat,
    /// Colour: `auto` means on a terminal, unless `NO_COLOR` is set
    #[arg(long, global = true, value_enum, default_value_t = ColourChoice::Auto, value_name = "WHEN")]
    pub(super) color: ColourChoice,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check shelters against standards
    #[command(after_help = CHECK_HELP)]
    Check(CheckArguments),
    /// Show the staff that standards take: required, present, short and spare, what would help and how far it reaches
    Capacity(CapacityArguments),
    /// Show what becomes of it as numbers change: what is required, present and short day by day, and from when it is short
    Forecast(ForecastArguments),
    /// Plan who works where, so that standards are met as far as can be
    #[command(after_help = PLAN_HELP)]
    Plan(PlanArguments),
    /// Fill a template with what was found: the answer to an inquiry
    #[command(after_help = report::HELP)]
    Report(ReportArguments),
    /// Run the examples of rule files
    Test(TestArguments),
    /// Explain an error code, or a rule with all that it rests on
    Explain(ExplainArguments),
    /// List the standards that come with norm, or print one
    Library(LibraryArguments),
    /// Write a standard as a document for a committee
    #[command(after_help = DOC_HELP)]
    Doc(DocArguments),
    /// Bring rule files into their usual form, or translate their keywords
    Fmt(FmtArguments),
    /// Write an empty spreadsheet to fill in
    #[command(after_help = TEMPLATE_HELP)]
    Template(TemplateArguments),
    /// Print the JSON Schema of the profiles that a vocabulary describes
    Schema(SchemaArguments),
    /// Write a first rule file and a commented profile
    Init(InitArguments),
    /// Print completions for a shell
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

const CHECK_HELP: &str = "\
Exit status:
  0  nothing required is missing
  1  a `must` is not met and not waived
  2  could not run: usage, faulty or unreadable rules or profiles, nothing to check
  3  no `must` is known to be unmet, but a record is undetermined or not assessed
A reader that leaves early, as `| head` does, changes nothing about it.";

/// What is looked at, by what and as of when: the same for every command about shelters.
#[derive(Debug, Args)]
pub(super) struct CaseArguments {
    /// Profiles: YAML, JSON, JSON Lines, CSV or XLSX files, folders of them, or `-` for standard input
    #[arg(required = true, value_name = "PROFILE")]
    pub(super) profiles: Vec<PathBuf>,
    /// Standards to check against: rule files, folders of them, or names of shipped standards; instead of those that
    /// the profiles name
    #[arg(long, value_name = "PATH|NAME")]
    pub(super) rules: Vec<String>,
    /// Key date, as in 2016-03-01; instead of the one that the profiles name
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(super) on: Option<Date>,
    /// Waivers in force, as a YAML file
    #[arg(long, value_name = "FILE")]
    pub(super) waivers: Vec<PathBuf>,
    /// What records stand for that are not below a name, as in JSON Lines and CSV; without, what the standards are about
    #[arg(long, value_name = "NAME")]
    pub(super) record: Option<String>,
    #[command(flatten)]
    pub(super) sheets: SheetArguments,
    /// Do not fail when there is nothing to check
    #[arg(long)]
    pub(super) allow_empty: bool,
}

#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    #[command(flatten)]
    pub(super) case: CaseArguments,
    /// Output: text, json, jsonl, markdown, csv or xlsx, to standard output or, with =PATH, to a file; may be given
    /// several times
    #[arg(long, value_name = "FORMAT[=PATH]", value_parser = output)]
    pub(super) format: Vec<Output>,
    /// Show everything that is met, too
    #[arg(long)]
    pub(super) details: bool,
    /// Language of the report; without, that of the first standard
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    pub(super) lang: Option<Lang>,
    /// What counts as a failure
    #[arg(long, value_enum, default_value_t = FailOn::Must, value_name = "LINE")]
    pub(super) fail_on: FailOn,
    /// Only report on the record of this name or id; may be given several times
    #[arg(long, value_name = "NAME")]
    pub(super) only: Vec<String>,
    /// How many threads read profiles; 0 means one a core
    #[arg(long, default_value_t = 0, value_name = "N", value_parser = clap::value_parser!(u16).range(..=64))]
    pub(super) threads: u16,
}

#[derive(Debug, Args)]
pub(super) struct TestArguments {
    /// Rule files, folders of them, or names of shipped standards; the current folder without
    #[arg(value_name = "PATH|NAME")]
    pub(super) rules: Vec<String>,
}

#[derive(Debug, Args)]
pub(super) struct ExplainArguments {
    /// An error code such as `unit-mismatch`, or the name of a rule
    #[arg(value_name = "CODE|RULE")]
    pub(super) subject: String,
    /// Where to look for the rule: rule files, folders or names of shipped standards; the shipped ones without
    #[arg(long, value_name = "PATH|NAME")]
    pub(super) rules: Vec<String>,
    /// Key date for the values of parameters; today without
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(super) on: Option<Date>,
    /// Language of the text; without, that of the standard
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    pub(super) lang: Option<Lang>,
}

const DOC_HELP: &str = "\
Exit status:
  0  written, or with --check: the file says what the rules say
  1  with --check: the file is stale
  2  could not run: usage, faulty or unreadable rules or file";

#[derive(Debug, Args)]
pub(super) struct DocArguments {
    /// The standard: its rule file, or the name of a shipped one
    #[arg(value_name = "PATH|NAME")]
    pub(super) standard: String,
    /// Form of the document; without, by the ending of the file, else markdown
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(super) format: Option<PaperFormat>,
    /// Language of the sentences; without, that of the standard
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    pub(super) lang: Option<Lang>,
    /// Write to this file; without, to standard output
    #[arg(long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Write nothing; fail when this file is not what would be written
    #[arg(long, value_name = "FILE", conflicts_with = "output")]
    pub(super) check: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct LibraryArguments {
    #[command(subcommand)]
    pub(super) command: Option<LibraryCommand>,
    /// Only the standards of this publisher: the name of its folder
    #[arg(long, value_name = "NAME")]
    pub(super) publisher: Option<String>,
    /// Form of the list
    #[arg(long, value_enum, default_value_t = ListFormat::Text, value_name = "FORMAT")]
    pub(super) format: ListFormat,
}

#[derive(Debug, Args)]
pub(super) struct FmtArguments {
    /// Rule files or folders of them; `-` reads standard input and writes standard output
    #[arg(required = true, value_name = "PATH")]
    pub(super) files: Vec<PathBuf>,
    /// Translate the keywords
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    pub(super) to: Option<Lang>,
    /// Write nothing; fail when a file is not in its usual form
    #[arg(long)]
    pub(super) check: bool,
}

#[derive(Debug, Args)]
pub(super) struct SchemaArguments {
    /// Rule files or names of shipped standards whose vocabulary is meant; the shipped vocabulary without
    #[arg(value_name = "PATH|NAME")]
    pub(super) rules: Vec<String>,
    /// Only this record
    #[arg(long, value_name = "NAME")]
    pub(super) record: Option<String>,
    /// Instead, what the JSON output of this command may say
    #[arg(long, value_enum, value_name = "COMMAND", conflicts_with_all = ["rules", "record"])]
    pub(super) output_of: Option<JsonOf>,
}

/// A command with JSON output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum JsonOf {
    /// `norm check --format json`
    Check,
    /// `norm capacity --format json`
    Capacity,
    /// `norm forecast --format json`
    Forecast,
    /// `norm plan --format json`
    Plan,
}

#[derive(Debug, Args)]
pub(super) struct InitArguments {
    /// The folder to write to
    #[arg(default_value = ".", value_name = "FOLDER")]
    pub(super) folder: PathBuf,
    /// Language of the files
    #[arg(long, value_enum, default_value_t = Lang::En, value_name = "LANGUAGE")]
    pub(super) lang: Lang,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ErrorFormat {
    /// Drawn, with the lines they point at
    Human,
    /// Sentences, for screen readers
    Plain,
    /// One JSON object a line, for editors
    Json,
}

impl ErrorFormat {
    pub(super) fn is_json(self) -> bool {
        self == Self::Json
    }
}

impl From<ErrorFormat> for Drawn {
    fn from(format: ErrorFormat) -> Self {
        match format {
            ErrorFormat::Human => Self::Human,
            ErrorFormat::Plain => Self::Plain,
            ErrorFormat::Json => Self::Json,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ColourChoice {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Lang {
    /// German
    De,
    /// English
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::De => Self::German,
            Lang::En => Self::English,
        }
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum LibraryCommand {
    /// Print a shipped standard in sentences, as `norm doc` writes it
    Show {
        /// Its name
        #[arg(value_name = "NAME")]
        name: String,
        /// Language of the sentences; without, that of the standard
        #[arg(long, value_enum, value_name = "LANGUAGE")]
        lang: Option<Lang>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum PaperFormat {
    Markdown,
    /// One file for screen and print
    Html,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    Text,
    Json,
    Markdown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    /// A `must` that is not met (the default)
    Must,
    /// A `should` that is not met, too
    Should,
    /// Anything undetermined or not assessed, too
    Undetermined,
    /// Nothing
    Never,
}

/// What is written where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Output {
    pub(super) kind: OutputKind,
    /// None for standard output.
    pub(super) path: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum OutputKind {
    Text,
    Json,
    #[value(name = "jsonl")]
    JsonLines,
    #[value(alias = "md")]
    Markdown,
    Csv,
    Xlsx,
}

fn output(text: &str) -> Result<Output, String> {
    let (kind, path) = match text.split_once('=') {
        Some((kind, path)) => (kind, Some(path)),
        None => (text, None),
    };
    let kind =
        OutputKind::from_str(kind, false).map_err(|_| "write text, json, jsonl, markdown, csv or xlsx".to_owned())?;
    match path {
        Some("") => Err("there is no path behind `=`".to_owned()),
        path => Ok(Output { kind, path: path.map(PathBuf::from) }),
    }
}

fn date(text: &str) -> Result<Date, String> {
    if let Ok(date) = text.parse::<Date>() {
        return Ok(date);
    }
    let parts: Vec<&str> = text.split('.').collect();
    if let [day, month, year] = parts.as_slice()
        && let Ok(date) = format!("{year}-{month:0>2}-{day:0>2}").parse::<Date>()
    {
        return Err(format!("write {date}"));
    }
    Err("write year, month and day, as in 2016-03-01".to_owned())
}
