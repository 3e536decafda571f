//! Generating the code of all eight services.

#![allow(missing_docs)]

#[path = "support/services.rs"]
mod services;

use criterion::{Criterion, criterion_group, criterion_main};

fn generate(criterion: &mut Criterion) {
    criterion.bench_function("generate all eight services", |b| b.iter(services::generate));
}

criterion_group!(benches, generate);
criterion_main!(benches);
