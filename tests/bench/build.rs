//! How long the stages of a build take: `cargo bench`. `SEODANG_BENCH_COURSE` names another course
//! folder than the bundled one.

use std::hint::black_box;
use std::path::PathBuf;

use criterion::{Criterion, criterion_group, criterion_main};
use seodang::cache::Cache;
use seodang::diagram::{self, Icons, Other};
use seodang::highlight;
use seodang::load::{Inputs, Request, load};
use seodang::markdown::{self, BlockKind};
use seodang::output;
use seodang::pipeline::{Tools, build};

fn inputs() -> Inputs {
    let bundled = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("course");
    let course = std::env::var_os("SEODANG_BENCH_COURSE").map_or(bundled, PathBuf::from);
    load(&Request { course, ..Request::default() }).expect("the course can be read")
}

/// Every fence of the course: language and text.
fn fences(inputs: &Inputs) -> Vec<(String, String)> {
    let mut fences = Vec::new();
    for path in &inputs.pages {
        let source = inputs.sources.get(path).expect("pages are sources");
        markdown::blocks(&markdown::parse(source).blocks, &mut |block| {
            if let BlockKind::Code(code) = &block.kind {
                fences.push((code.language().unwrap_or_default(), code.text.clone()));
            }
        });
    }
    fences
}

fn stages(bench: &mut Criterion) {
    let course = inputs();
    bench.bench_function("load", |b| b.iter(inputs));
    bench.bench_function("parse", |b| {
        b.iter(|| {
            for path in &course.pages {
                black_box(markdown::parse(course.sources.get(path).expect("pages are sources")));
            }
        });
    });

    let (diagrams, code): (Vec<_>, Vec<_>) =
        fences(&course).into_iter().partition(|(language, _)| language == "mermaid");
    let (icons, other) = (Icons::default(), Other::here());
    bench.bench_function("draw", |b| {
        b.iter(|| {
            for (_, text) in &diagrams {
                black_box(diagram::draw(text, &icons, &other));
            }
        });
    });
    bench.bench_function("highlight", |b| {
        b.iter(|| {
            for (language, text) in &code {
                black_box(highlight::highlight(language, text));
            }
        });
    });

    let warm = Tools { cache: Cache::in_memory(), other };
    let built = build(&course, &warm).expect("the theme is whole");
    bench.bench_function("build, warm", |b| {
        b.iter(|| black_box(build(&course, &warm).expect("the theme is whole")));
    });
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let out = folder.path().join("public");
    bench.bench_function("write, unchanged", |b| {
        b.iter(|| output::write(&built.site, &out).expect("the folder is ours"));
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = stages
}
criterion_main!(benches);
