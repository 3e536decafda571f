//! A call over the loopback interface, against a bare POST of the same bytes.

#![allow(missing_docs)]

#[path = "support/loopback.rs"]
mod loopback;

use criterion::{Criterion, criterion_group, criterion_main};
use loopback::Loopback;

fn call(criterion: &mut Criterion) {
    let loopback = Loopback::start();
    let mut group = criterion.benchmark_group("call over loopback");
    group.bench_function("bare reqwest POST", |b| b.iter(|| loopback.post()));
    group.bench_function("chamilo", |b| b.iter(|| loopback.call()));
    group.finish();
}

criterion_group!(benches, call);
criterion_main!(benches);
