//! How long the money of a course takes: `cargo bench --bench ledger`. `SEODANG_BENCH_COURSE` names
//! another course folder than the bundled one.

use std::hint::black_box;
use std::path::PathBuf;

use criterion::{Criterion, criterion_group, criterion_main};
use seodang::cost::{Page, Terms, ledger};
use seodang::load::{Request, load};
use seodang::markdown::{self, Document};
use seodang::text::Source;

fn money(bench: &mut Criterion) {
    let bundled = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("course");
    let course = std::env::var_os("SEODANG_BENCH_COURSE").map_or(bundled, PathBuf::from);
    let inputs = load(&Request { course, ..Request::default() }).expect("the course can be read");
    let parsed: Vec<(&Source, Document)> = inputs
        .pages
        .iter()
        .filter_map(|path| inputs.sources.get(path))
        .map(|source| (source, markdown::parse(source)))
        .collect();
    let pages: Vec<Page<'_>> =
        parsed.iter().map(|(source, document)| Page { source, document, services: &[] }).collect();
    let terms = Terms { book: &inputs.prices, course: &inputs.config.course };
    bench.bench_function("ledger", |b| {
        b.iter(|| black_box(ledger(&pages, &[], &terms)));
    });
}

criterion_group!(benches, money);
criterion_main!(benches);
