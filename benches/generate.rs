//! Generating the code of all eight services.

#![allow(missing_docs)]

#[path = "support/services.rs"]
mod services;

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};

fn generate(criterion: &mut Criterion) {
    let documents = services::documents();
    criterion.bench_function("generate all eight services", |b| {
        b.iter(|| services::generate(black_box(&documents)));
    });
}

criterion_group!(benches, generate);
criterion_main!(benches);
