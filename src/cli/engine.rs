//! Drives a check: reads records in order, assesses each against every standard, hands the pieces to the reports.
//!
//! YAML is read by several threads, a window of pieces at a time; everything behind reading happens in order on one
//! thread, so that memory stays flat and output is the same however many threads there are.

use super::args::SheetArguments;
use super::error::CliError;
use super::inputs::{self, Content, ProfileFile};
use super::namesakes::{self, Namesakes};
use super::output::Sink;
use super::sheets::Together;
use super::waivers::Uses;
use crate::assess::{Assessment, Assessor, VerdictKind};
use crate::capacity::Totals;
use crate::compare::{Counts, Things};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Modality, StandardId, Status};
use crate::profile::{FaultyLine, LineBatch, LineBatches, Piece, Profile, ProfileReader, pieces};
use crate::report::{Assessed, Compared, ComparedRecord, Proof, Report, Results, Run, Sequence, Tally};
use crate::source::SourceMap;
use crate::span::Span;
use rayon::prelude::*;
use std::ops::ControlFlow;

/// Bytes of YAML that a thread reads at a time.
const PIECE: usize = 1 << 18;

/// Bytes of JSON Lines that are read at a time.
const BATCH: usize = 1 << 18;

/// A report with the place it is written to.
pub(super) struct Writer<'r> {
    pub(super) report: Box<dyn Report + 'r>,
    pub(super) sink: Sink,
    /// Whether its end sums up what every record took.
    pub(super) sums_up: bool,
    sequence: Sequence,
}

impl<'r> Writer<'r> {
    /// Writes what stands behind all records.
    pub(super) fn end(&mut self, results: &Results<'_>) -> Result<(), CliError> {
        let mut bytes = Vec::new();
        let written = self.sequence.tail(&*self.report, results, &mut bytes);
        written.map_err(|error| CliError::new(error.0))?;
        self.sink.write(&bytes)
    }

    pub(super) fn new(report: Box<dyn Report + 'r>, sink: Sink, sums_up: bool) -> Self {
        Self { report, sink, sums_up, sequence: Sequence::new() }
    }
}

/// What a run comes to.
#[derive(Default)]
pub(super) struct Outcome<'r> {
    /// Which standard decided how often.
    pub(super) counts: Counts,
    /// What several standards ask of the same things.
    pub(super) compared: Vec<ComparedRecord<'r>>,
    pub(super) tally: Tally,
    /// By standard.
    pub(super) totals: Vec<Totals>,
    pub(super) uses: Uses,
    pub(super) diagnostics: Diagnostics,
    /// Records that were read.
    pub(super) records: usize,
    /// Records that were left out since they are faulty.
    pub(super) faulty: usize,
    /// Assessments that were reported.
    pub(super) reported: usize,
    /// Names of `--only` that were met.
    pub(super) met_names: Vec<String>,
    pub(super) unmet_must: bool,
    pub(super) unmet_should: bool,
    pub(super) undetermined: bool,
}

/// One run.
pub(super) struct Engine<'r, 'w> {
    run: &'r Run<'r>,
    only: &'r [String],
    threads: usize,
    assessors: Vec<Assessor<'r>>,
    /// What several standards speak of.
    things: &'r Things<'r>,
    writers: &'w mut [Writer<'r>],
    buffer: Vec<u8>,
    /// Whether any report needs the tally of amounts.
    sums_up: bool,
    namesakes: Namesakes,
    outcome: Outcome<'r>,
    failed: Option<CliError>,
}

impl<'r, 'w> Engine<'r, 'w> {
    pub(super) fn new(
        run: &'r Run<'r>,
        things: &'r Things<'r>,
        only: &'r [String],
        threads: usize,
        writers: &'w mut [Writer<'r>],
    ) -> Self {
        let standards = (0..run.program.standards.len()).filter_map(|index| u32::try_from(index).ok()).map(StandardId);
        let totals = (0..).map(StandardId).zip(&run.program.standards).map(|(id, standard)| Totals::new(id, standard));
        let outcome = Outcome { totals: totals.collect(), uses: Uses::none(run), ..Outcome::default() };
        let assessors = standards
            .filter_map(|id| Assessor::new(run.program, id, run.key_date, run.waivers))
            .map(|assessor| assessor.with_reasons(run.reasons))
            .collect();
        let sums_up = writers.iter().any(|writer| writer.sums_up);
        Self {
            run,
            only,
            threads,
            assessors,
            things,
            writers,
            buffer: Vec::new(),
            sums_up,
            namesakes: Namesakes::default(),
            outcome,
            failed: None,
        }
    }

    /// Reads, assesses and reports everything.
    pub(super) fn drive(
        mut self,
        files: Vec<ProfileFile>,
        reader: &ProfileReader<'_>,
        arguments: &SheetArguments,
        sources: &mut SourceMap,
    ) -> Result<Outcome<'r>, CliError> {
        for writer in self.writers.iter_mut() {
            self.buffer.clear();
            writer.sequence.head(&*writer.report, &mut self.buffer);
            writer.sink.write(&self.buffer)?;
        }
        let mut together = Together::of(&files);
        for file in files {
            match file.content {
                Content::Sheets { sheets, .. } => {
                    let mut diagnostics = Diagnostics::new();
                    let mut each = |profile: &Profile| self.record(profile);
                    together.read(&sheets, reader, arguments, sources, &mut diagnostics, &mut each);
                    self.outcome.diagnostics.append(diagnostics);
                }
                Content::Text { format, file } => {
                    let text = sources.file(file).text.as_str();
                    let pieces = pieces(format, file, text, PIECE);
                    if pieces.len() == 1 || self.threads == 1 {
                        pieces.iter().for_each(|piece| self.piece(reader, piece));
                    } else {
                        self.windows(reader, &pieces);
                    }
                }
                Content::Lines(lines) => {
                    let mut faulty = Vec::new();
                    let name = inputs::name(&file.path);
                    let read = |input| self.lines(reader, LineBatches::new(input, BATCH), &mut faulty);
                    lines.open().and_then(read).map_err(|error| CliError::stream(&format!("read {name}"), &error))?;
                    let unread = faulty.iter().filter(|line| line.unread()).count();
                    self.outcome.records += unread;
                    self.outcome.faulty += unread;
                    for line in faulty {
                        line.file_under(&name, sources, &mut self.outcome.diagnostics);
                    }
                }
            }
            if let Some(error) = self.failed.take() {
                return Err(error);
            }
        }
        self.assessors.iter().for_each(|assessor| self.outcome.uses.join(assessor));
        Ok(self.outcome)
    }

    fn piece(&mut self, reader: &ProfileReader<'_>, piece: &Piece<'_>) {
        let mut diagnostics = Diagnostics::new();
        let _ = reader.read(piece, &mut diagnostics, &mut |profile| self.record(profile));
        self.outcome.diagnostics.append(diagnostics);
    }

    /// Pieces are read side by side, a window at a time, and assessed in order.
    fn windows(&mut self, reader: &ProfileReader<'_>, pieces: &[Piece<'_>]) {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(self.threads).build();
        let Ok(pool) = pool else {
            pieces.iter().for_each(|piece| self.piece(reader, piece));
            return;
        };
        let window = pool.current_num_threads() * 2;
        for window in pieces.chunks(window) {
            let read: Vec<(Vec<Profile>, Diagnostics)> = pool.install(|| {
                window
                    .par_iter()
                    .map(|piece| {
                        let mut profiles = Vec::new();
                        let mut diagnostics = Diagnostics::new();
                        let _ = reader.read(piece, &mut diagnostics, &mut |profile| {
                            profiles.push(profile.clone());
                            ControlFlow::Continue(())
                        });
                        (profiles, diagnostics)
                    })
                    .collect()
            });
            for (profiles, diagnostics) in read {
                self.outcome.diagnostics.append(diagnostics);
                for profile in &profiles {
                    if self.record(profile).is_break() {
                        return;
                    }
                }
            }
        }
    }

    fn lines(
        &mut self,
        reader: &ProfileReader<'_>,
        mut batches: LineBatches<Box<dyn std::io::BufRead + Send>>,
        faulty: &mut Vec<FaultyLine>,
    ) -> std::io::Result<()> {
        let mut batch = LineBatch::default();
        loop {
            let more = batches.next_into(&mut batch)?;
            if !more || reader.read_batch(&batch, faulty, &mut |profile| self.record(profile)).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn record(&mut self, profile: &Profile) -> ControlFlow<()> {
        self.outcome.records += 1;
        if profile.faulty {
            self.outcome.faulty += 1;
            return ControlFlow::Continue(());
        }
        // With several standards, those of one record stand together.
        let mut subjects: Vec<Vec<(usize, Assessment<'_>)>> = Vec::new();
        for (index, assessor) in self.assessors.iter_mut().enumerate() {
            place(&mut subjects, index, assessor.assess(&profile.instance, self.outcome.records));
        }
        for assessments in &subjects {
            if let Err(error) = self.subject(assessments) {
                self.failed = Some(error);
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    }

    /// Reports what each standard says of one record, and how that stands to each other.
    fn subject(&mut self, assessments: &[(usize, Assessment<'_>)]) -> Result<(), CliError> {
        let mut reported = Vec::new();
        for (index, assessment) in assessments {
            if self.assessment(*index, assessment)? {
                reported.push((*index, assessment));
            }
        }
        if self.things.is_empty() {
            return Ok(());
        }
        let assessed: Vec<_> = reported
            .into_iter()
            .filter_map(|(index, assessment)| Some((self.assessors.get(index)?, assessment)))
            .collect();
        let comparisons = self.things.compare(&assessed);
        let (Some((_, first)), false) = (assessed.first(), comparisons.is_empty()) else { return Ok(()) };
        comparisons.iter().for_each(|comparison| self.outcome.counts.add(comparison));
        let compared = Compared { subject: &first.subject, comparisons: &comparisons };
        for writer in self.writers.iter_mut() {
            self.buffer.clear();
            writer.sequence.compared(&*writer.report, &compared, &mut self.buffer);
            writer.sink.write(&self.buffer)?;
        }
        if self.sums_up {
            let (record, subject) = (first.subject.record, first.subject.name.clone());
            self.outcome.compared.push(ComparedRecord { record, subject, comparisons });
        }
        Ok(())
    }

    /// Reports a record that goes by the same name as one before: neither a reader nor a waiver could tell them apart.
    fn refuse_namesake(&mut self, assessment: &Assessment<'_>) {
        let Some(message) = self.namesakes.second(self.run.program, assessment) else { return };
        match assessment.subject.instance.span {
            Some(span) => {
                let diagnostic = Diagnostic::new(
                    Code::DuplicateName,
                    Span::new(span.file, span.start as usize, span.start as usize),
                    message,
                );
                self.outcome.diagnostics.push(diagnostic.help(namesakes::HELP));
            }
            None => self.failed = Some(CliError::new(message).help(namesakes::HELP)),
        }
    }

    /// Reports one assessment; whether it is among those asked for and right.
    fn assessment(&mut self, assessor: usize, assessment: &Assessment<'_>) -> Result<bool, CliError> {
        let subject = &assessment.subject;
        if !self.only.is_empty() {
            let named = self.only.iter().find(|name| **name == subject.name || Some(*name) == subject.title.as_ref());
            let Some(name) = named else { return Ok(false) };
            if !self.outcome.met_names.contains(name) {
                self.outcome.met_names.push(name.clone());
            }
        }
        let Some(standard) = self.run.standard(assessment) else { return Ok(false) };
        if !assessment.overflows.is_empty() {
            for span in &assessment.overflows {
                let message = format!("for {}, this leaves the range of exact numbers", subject.name);
                self.outcome.diagnostics.push(
                    Diagnostic::new(Code::NumberOverflow, *span, message)
                        .help("check the numbers in the profile and in the rule; results past 38 digits are not kept"),
                );
            }
            self.outcome.faulty += 1;
            return Ok(false);
        }
        if self.sums_up || !self.run.waivers.is_empty() || !self.run.reasons.is_empty() {
            self.refuse_namesake(assessment);
        }
        self.outcome.reported += 1;
        match assessment.verdict.kind {
            VerdictKind::Compliant => {}
            VerdictKind::NotCompliant => self.outcome.unmet_must = true,
            // A standard that is not in force leaves nothing open; that it is not is said beside the report.
            VerdictKind::NotAssessed if !standard.period.holds(self.run.key_date) => {}
            VerdictKind::NotAssessed | VerdictKind::Undetermined => self.outcome.undetermined = true,
        }
        let should = |finding: &crate::assess::Finding| {
            finding.status == Status::NotMet && standard.rule(finding.rule).modality == Some(Modality::Should)
        };
        self.outcome.unmet_should = self.outcome.unmet_should || assessment.findings.iter().any(should);
        if self.sums_up {
            self.outcome.tally.add(standard, assessment);
            if self.run.has_many_standards() {
                self.outcome.tally.add_verdict(standard, assessment);
            }
            self.outcome.totals.iter_mut().for_each(|totals| totals.add(assessment));
        }
        let Some(assessor) = self.assessors.get(assessor) else { return Ok(false) };
        let evidence = Proof { assessor, subject };
        let assessed = Assessed { assessment, evidence: &evidence };
        for writer in self.writers.iter_mut() {
            self.buffer.clear();
            writer.sequence.subject(&*writer.report, &assessed, &mut self.buffer);
            writer.sink.write(&self.buffer)?;
        }
        Ok(true)
    }
}

/// Puts the assessments of one standard to those of others of the same record. A record that only later standards speak
/// of stands behind the one before it in the profile.
fn place<'a>(subjects: &mut Vec<Vec<(usize, Assessment<'a>)>>, standard: usize, assessments: Vec<Assessment<'a>>) {
    let mut at = 0;
    for assessment in assessments {
        let same =
            |(_, known): &(usize, Assessment<'_>)| std::ptr::eq(known.subject.instance, assessment.subject.instance);
        let known = subjects.iter().skip(at).position(|one| one.first().is_some_and(same));
        at = if let Some(further) = known {
            at + further
        } else {
            subjects.insert(at.min(subjects.len()), Vec::new());
            at
        };
        if let Some(subject) = subjects.get_mut(at) {
            subject.push((standard, assessment));
        }
        at += 1;
    }
}
