//! How long the diagrams of a course take, one by one and kind by kind: `cargo bench --bench diagram`.
//! `SEODANG_BENCH_COURSE` names another course folder than the bundled one.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use seodang::diagram::{Icons, Other, draw};
use seodang::load::{Request, load};
use seodang::markdown::{self, BlockKind};

/// The diagrams of the course by kind.
fn diagrams() -> BTreeMap<&'static str, Vec<String>> {
    let bundled = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("course");
    let course = std::env::var_os("SEODANG_BENCH_COURSE").map_or(bundled, PathBuf::from);
    let inputs = load(&Request { course, ..Request::default() }).expect("the course can be read");
    let mut kinds: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for path in &inputs.pages {
        let source = inputs.sources.get(path).expect("pages are sources");
        markdown::blocks(&markdown::parse(source).blocks, &mut |block| {
            let BlockKind::Code(code) = &block.kind else { return };
            if code.language().as_deref() == Some("mermaid") {
                let kind = draw(&code.text, &Icons::default(), &Other::here()).kind.name();
                kinds.entry(kind).or_default().push(code.text.clone());
            }
        });
    }
    kinds
}

/// How often each diagram is drawn before its median is taken.
const ROUNDS: usize = 15;

/// What single diagrams take: their sum, the median, the 95th of a hundred and the slowest.
fn singles(texts: impl Iterator<Item = String>) {
    let (icons, other) = (Icons::default(), Other::here());
    let median = |text: &str| {
        let mut times: Vec<Duration> = (0..ROUNDS)
            .map(|_| {
                let begin = Instant::now();
                black_box(draw(text, &icons, &other));
                begin.elapsed()
            })
            .collect();
        times.sort_unstable();
        times[ROUNDS / 2]
    };
    let mut times: Vec<Duration> = texts.map(|text| median(&text)).collect();
    times.sort_unstable();
    let (Some(last), sum) = (times.last(), times.iter().sum::<Duration>()) else { return };
    let [middle, most] =
        [50, 95].map(|part| times[(times.len() * part / 100).min(times.len() - 1)]);
    println!(
        "{} diagrams: together {sum:.1?}, median {middle:.2?}, p95 {most:.2?}, slowest {last:.2?}",
        times.len()
    );
}

fn kinds(bench: &mut Criterion) {
    let (icons, other) = (Icons::default(), Other::here());
    let diagrams = diagrams();
    singles(diagrams.values().flatten().cloned());
    for (kind, texts) in diagrams {
        bench.bench_function(&format!("{kind}, {}", texts.len()), |b| {
            b.iter(|| {
                for text in &texts {
                    black_box(draw(text, &icons, &other));
                }
            });
        });
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = kinds
}
criterion_main!(benches);
