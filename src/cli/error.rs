//! Why a *run* could not happen: usage, files that cannot be read, nothing to check.

use crate::hidden::visible;
use std::io;
use std::path::Path;

/// A run that could not happen.
#[derive(Debug)]
pub(super) enum CliError {
    /// Something to tell the user, with a way out.
    Told { message: String, help: Option<String> },
    /// Documents were faulty; their diagnostics are written already.
    Faulty,
}

impl CliError {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self::Told { message: message.into(), help: None }
    }

    pub(super) fn help(self, text: impl Into<String>) -> Self {
        match self {
            Self::Told { message, .. } => Self::Told { message, help: Some(text.into()) },
            Self::Faulty => self,
        }
    }

    /// A file that could not be read or written.
    pub(super) fn file(verb: &str, path: &Path, error: &io::Error) -> Self {
        Self::new(format!("cannot {verb} {}: {}", path.display(), reason(error)))
    }

    /// A file that cannot be written; where there is none yet, it is its folder that is missing.
    #[allow(clippy::wildcard_enum_match_arm, reason = "what is said of reading does for the rest")]
    pub(super) fn unwritable(path: &Path, error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound {
            return Self::new(format!("cannot write {}: there is no such folder", path.display()));
        }
        Self::file("write", path, error)
    }

    /// Standard output or input that failed.
    pub(super) fn stream(verb: &str, error: &io::Error) -> Self {
        Self::new(format!("cannot {verb}: {}", reason(error)))
    }

    pub(super) fn text(&self) -> String {
        let text = match self {
            Self::Told { message, help: None } => format!("error: {message}\n"),
            Self::Told { message, help: Some(help) } => format!("error: {message}\n  help: {help}\n"),
            Self::Faulty => String::new(),
        };
        visible(&text).into_owned()
    }

    pub(super) fn json(&self) -> String {
        match self {
            Self::Told { message, help } => {
                let value = serde_json::json!({ "severity": "error", "message": message, "help": help });
                format!("{value}\n")
            }
            Self::Faulty => String::new(),
        }
    }
}

/// What went wrong, without the operating system's number.
#[allow(clippy::wildcard_enum_match_arm, reason = "the system's own words do for the rest")]
pub(super) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "reading or writing it is not allowed".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        io::ErrorKind::NotADirectory => "a part of the path is a file, not a folder".to_owned(),
        io::ErrorKind::InvalidData => "it is not UTF-8 text".to_owned(),
        io::ErrorKind::StorageFull => "the disk is full".to_owned(),
        io::ErrorKind::FileTooLarge => "a line is longer than 64 MiB".to_owned(),
        _ => error.to_string(),
    }
}
