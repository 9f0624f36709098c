//! How long the stages of a build take, cold: `cargo bench --bench build`. `SEODANG_BENCH_COURSE`
//! names another course folder than the bundled one.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use seodang::cache::Cache;
use seodang::diagram::Other;
use seodang::load::{Inputs, Request, load};
use seodang::output;
use seodang::pipeline::{Build, Tools, build};

fn inputs() -> Inputs {
    let bundled = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("course");
    let course = std::env::var_os("SEODANG_BENCH_COURSE").map_or(bundled, PathBuf::from);
    load(&Request { course, ..Request::default() }).expect("the course can be read")
}

fn tools() -> Tools {
    Tools { cache: Cache::in_memory(), other: Other::here() }
}

fn built(inputs: &Inputs, tools: &Tools) -> Build {
    build(inputs, tools).expect("the theme is whole")
}

fn stages(bench: &mut Criterion) {
    let course = inputs();
    bench.bench_function("load", |b| b.iter(inputs));
    let once = built(&course, &tools());
    for (at, (stage, _)) in once.timings.stages().iter().enumerate() {
        bench.bench_function(stage, |b| {
            b.iter_custom(|times| {
                (0..times).map(|_| built(&course, &tools()).timings.stages()[at].1).sum()
            });
        });
    }
    bench.bench_function("write", |b| {
        b.iter_custom(|times| (0..times).map(|_| written(&once)).sum());
    });

    let warm = tools();
    built(&course, &warm);
    bench.bench_function("build, cold", |b| b.iter(|| built(&course, &tools())));
    bench.bench_function("build, warm", |b| b.iter(|| built(&course, &warm)));
}

/// How long writing a whole site to a new folder takes.
fn written(built: &Build) -> Duration {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let start = Instant::now();
    output::write(&built.site, &folder.path().join("public")).expect("the folder is ours");
    start.elapsed()
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = stages
}
criterion_main!(benches);
