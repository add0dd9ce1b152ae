//! How fast the engine reads. In: `JDLINT_BENCH_TEXTS`, a folder of postings. Out: criterion's figures of each stage, of one
//! posting and a long text, and of one pass of Aho-Corasick over the same texts with the terms of the tables. What counts is the
//! time of the processor, so that other work on the machine costs little.

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{env, fs};

use aho_corasick::AhoCorasick;
use criterion::measurement::{Measurement, ValueFormatter, WallTime};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use jdlint_core::{MOST_TOGETHER, Settings, lint, lint_all, stages};
use rustix::time::{ClockId, clock_gettime};

/// As many terms as the measurement had that set the goal.
const TERMS: usize = 1_970;
const LONG_BYTES: usize = 10 << 20;

/// Time of the processor for this thread; shown as other times are.
struct ProcessorTime(WallTime);

impl Measurement for ProcessorTime {
    type Intermediate = Duration;
    type Value = Duration;

    fn start(&self) -> Duration {
        used()
    }

    fn end(&self, before: Duration) -> Duration {
        used() - before
    }

    fn add(&self, one: &Duration, other: &Duration) -> Duration {
        *one + *other
    }

    fn zero(&self) -> Duration {
        Duration::ZERO
    }

    fn to_f64(&self, value: &Duration) -> f64 {
        self.0.to_f64(value)
    }

    fn formatter(&self) -> &dyn ValueFormatter {
        self.0.formatter()
    }
}

/// What this thread has used so far.
fn used() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

fn texts() -> Vec<String> {
    let folder = env::var("JDLINT_BENCH_TEXTS").expect("JDLINT_BENCH_TEXTS names a folder; run `cargo xtask bench`");
    files(Path::new(&folder)).iter().map(|file| fs::read_to_string(file).expect("a text")).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files
}

/// First cells of the tables that hold terms.
fn terms() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../crates/jdlint-core/data/en/lexicon");
    let rows = files(&folder).into_iter().flat_map(|file| {
        let text = fs::read_to_string(file).expect("a table");
        text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect::<Vec<_>>()
    });
    let cells = rows.filter_map(|row| row.split('\t').next().map(str::to_owned));
    cells.filter(|term| term.len() >= 4).take(TERMS).collect()
}

fn stages_of_all(criterion: &mut Criterion<ProcessorTime>) {
    let texts = texts();
    let settings = Settings::default();
    let mut group = criterion.benchmark_group("postings");
    group.throughput(Throughput::Bytes(texts.iter().map(|text| text.len() as u64).sum()));
    group.sample_size(10).measurement_time(Duration::from_secs(8));
    let pass = AhoCorasick::builder().ascii_case_insensitive(true).build(terms()).expect("an automaton");
    group.bench_function("aho-corasick", |bencher| {
        bencher.iter(|| texts.iter().map(|text| pass.find_iter(text.as_str()).count()).sum::<usize>());
    });
    group.bench_function("document", |bencher| {
        bencher.iter(|| texts.iter().map(|text| stages::document(text, &settings)).sum::<usize>());
    });
    group.bench_function("facts", |bencher| {
        bencher.iter(|| texts.iter().map(|text| stages::facts(text, &settings)).sum::<usize>());
    });
    group.bench_function("lint", |bencher| {
        bencher.iter(|| texts.iter().map(|text| lint(text, &settings).findings.len()).sum::<usize>());
    });
    let collection: Vec<_> = texts.iter().map(|text| (text.as_str(), &settings)).collect();
    group.bench_function("lint-all", |bencher| {
        bencher.iter(|| {
            let some = collection.chunks(MOST_TOGETHER).map(lint_all);
            some.flatten().map(|report| report.findings.len()).sum::<usize>()
        });
    });
    group.finish();
}

fn lengths(criterion: &mut Criterion<ProcessorTime>) {
    let texts = texts();
    let settings = Settings::default();
    let mut group = criterion.benchmark_group("lengths");
    group.sample_size(10).measurement_time(Duration::from_secs(5));
    let near = |bytes: usize| texts.iter().min_by_key(|text| text.len().abs_diff(bytes)).expect("a text");
    for (name, text) in [("4-kb", near(4_000)), ("8-kb", near(8_000))] {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |bencher| bencher.iter(|| lint(black_box(text), &settings)));
    }
    let all = texts.join("\n\n");
    let long = all.repeat(LONG_BYTES.div_ceil(all.len()));
    for (name, bytes) in [("1-mb", 1 << 20), ("10-mb", LONG_BYTES)] {
        let text = &long[..long.floor_char_boundary(bytes)];
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |bencher| bencher.iter(|| lint(black_box(text), &settings)));
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().with_measurement(ProcessorTime(WallTime));
    targets = stages_of_all, lengths
}
criterion_main!(benches);
