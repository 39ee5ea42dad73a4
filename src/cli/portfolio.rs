//! All records of the profiles at once, for questions that cannot be answered record by record.

use super::args::SheetArguments;
use super::error::CliError;
use super::inputs::{self, Content, ProfileFile};
use super::output::Screen;
use super::sheets::Together;
use crate::diagnostic::Diagnostics;
use crate::model::{RecordId, Vocabulary};
use crate::profile::{LineBatch, LineBatches, Profile, ProfileReader, pieces};
use crate::source::SourceMap;
use std::ops::ControlFlow;

/// Bytes that are read at a time.
const BATCH: usize = 1 << 18;

/// Reads every record. A fault in one ends the run: sums without it would be wrong.
pub(super) fn read(
    files: Vec<ProfileFile>,
    vocabulary: &Vocabulary,
    default_record: Option<RecordId>,
    sources: &mut SourceMap,
    arguments: &SheetArguments,
    screen: Screen,
) -> Result<Vec<Profile>, CliError> {
    let mut diagnostics = Diagnostics::new();
    let profiles = gather(files, vocabulary, default_record, sources, arguments, &mut diagnostics)?;
    settle(diagnostics, sources, screen)?;
    Ok(profiles)
}

/// Writes what is wrong; a fault ends the run.
pub(super) fn settle(diagnostics: Diagnostics, sources: &SourceMap, screen: Screen) -> Result<(), CliError> {
    let faulty = diagnostics.has_errors();
    screen.diagnose(&diagnostics.sorted(), sources);
    if faulty {
        screen.remark("there is no report until this is put right");
        return Err(CliError::Faulty);
    }
    Ok(())
}

/// Reads every record that is not faulty.
pub(super) fn gather(
    files: Vec<ProfileFile>,
    vocabulary: &Vocabulary,
    default_record: Option<RecordId>,
    sources: &mut SourceMap,
    arguments: &SheetArguments,
    diagnostics: &mut Diagnostics,
) -> Result<Vec<Profile>, CliError> {
    let reader = ProfileReader::new(vocabulary, default_record);
    let mut profiles: Vec<Profile> = Vec::new();
    let mut together = Together::of(&files);
    for file in files {
        let mut each = |profile: &Profile| {
            if !profile.faulty {
                profiles.push(profile.clone());
            }
            ControlFlow::Continue(())
        };
        match file.content {
            Content::Sheets { sheets, .. } => {
                together.read(&sheets, &reader, arguments, sources, diagnostics, &mut each);
            }
            Content::Text { format, file } => {
                for piece in pieces(format, file, &sources.file(file).text, BATCH) {
                    let _ = reader.read(&piece, diagnostics, &mut each);
                }
            }
            Content::Lines(lines) => {
                let name = inputs::name(&file.path);
                let failed = |error| CliError::stream(&format!("read {name}"), &error);
                let mut batches = LineBatches::new(lines.open().map_err(failed)?, BATCH);
                let (mut batch, mut faulty) = (LineBatch::default(), Vec::new());
                while batches.next_into(&mut batch).map_err(failed)? {
                    let _ = reader.read_batch(&batch, &mut faulty, &mut each);
                }
                for line in faulty {
                    line.file_under(&name, sources, diagnostics);
                }
            }
        }
    }
    Ok(profiles)
}
