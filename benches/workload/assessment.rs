//! Measures assessing alone: profiles that are already read, one thread, no report.

use crate::{PROFILES, RULES};
use criterion::{Criterion, Throughput};
use norm::assess::Assessor;
use norm::check::{Bundle, RuleReader, RuleText, check};
use norm::diagnostic::Diagnostics;
use norm::model::{Instance, Program};
use norm::profile::{Format, Piece, ProfileReader};
use norm::source::SourceMap;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

/// Rules that use no other file.
struct Alone;

impl RuleReader for Alone {
    fn file(&mut self, _: &str, _: Option<&str>) -> Result<RuleText, String> {
        Err("these rules stand alone".to_owned())
    }

    fn standard(&mut self, _: &str) -> Option<RuleText> {
        None
    }
}

/// Prints how many profiles are assessed in a second.
pub(crate) fn measure(data: &Path) {
    let program = program();
    let instances = instances(&program, data);
    let (standard, _) = program.standards_by_id().next().expect("one standard");
    let day = "2026-01-01".parse().expect("a day");
    let mut assessor = Assessor::new(&program, standard, day, &[]).expect("the standard");
    let (mut spent, mut rounds) = (Duration::ZERO, 0_u64);
    let mut criterion = Criterion::default().sample_size(10).without_plots().configure_from_args();
    let mut group = criterion.benchmark_group("assessment");
    group.throughput(Throughput::Elements(PROFILES as u64));
    group.bench_function("ten thousand profiles", |bencher| {
        bencher.iter_custom(|times| {
            let start = Instant::now();
            for _ in 0..times {
                for (place, instance) in instances.iter().enumerate() {
                    std::hint::black_box(assessor.assess(instance, place + 1));
                }
            }
            let elapsed = start.elapsed();
            spent += elapsed;
            rounds += times;
            elapsed
        });
    });
    group.finish();
    if rounds > 0 {
        println!("assessment: {:.0} profiles/s", (rounds * PROFILES as u64) as f64 / spent.as_secs_f64());
    }
}

fn program() -> Program {
    let root = RuleText { name: RULES.to_owned(), text: std::fs::read_to_string(RULES).expect("the rules") };
    let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
    let bundle = Bundle::gather(&[root], &mut Alone, &mut sources, &mut diagnostics);
    check(&bundle, &mut diagnostics).expect("rules without an error")
}

fn instances(program: &Program, data: &Path) -> Vec<Instance> {
    let mut sources = SourceMap::new();
    let file = sources.add("workload.jsonl", std::fs::read_to_string(data).expect("the data"));
    let reader = ProfileReader::new(&program.vocabulary, program.vocabulary.find_record("shelter"));
    let mut diagnostics = Diagnostics::new();
    let mut instances = Vec::with_capacity(PROFILES);
    let piece = Piece::whole(Format::JsonLines, file, &sources.file(file).text);
    let end = reader.read(&piece, &mut diagnostics, &mut |profile| {
        instances.push(profile.instance.clone());
        ControlFlow::Continue(())
    });
    assert!(end.is_continue() && diagnostics.is_empty(), "the generator writes profiles without a fault");
    instances
}
