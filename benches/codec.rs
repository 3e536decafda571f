//! Decoding a reply of 10,000 courses and encoding a request of 10,000 users.

#![allow(missing_docs)]

#[path = "support/courses.rs"]
mod courses;

use std::hint::black_box;

use chamilo::raw::registration::{Course, WsRegistration};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use wsdl_runtime::generated::Part;
use wsdl_runtime::messages::{decode_reply, encode_request};

fn decode(criterion: &mut Criterion) {
    let reply = courses::reply();
    let mut group = criterion.benchmark_group("decode");
    group.sample_size(30).throughput(Throughput::Bytes(reply.len() as u64));
    group.bench_function("quick-xml walk", |b| b.iter(|| courses::walk(black_box(&reply))));
    group.bench_function("wsdl-runtime", |b| {
        b.iter(|| decode_reply::<Vec<Course>>(black_box(reply.as_bytes())));
    });
    group.bench_function("serde on quick-xml", |b| {
        b.iter(|| courses::with_serde::decode(black_box(&reply)));
    });
    group.finish();
}

fn encode(criterion: &mut Criterion) {
    let request = courses::create_users();
    let operation = &WsRegistration::OPERATIONS[0];
    let part = Part("createUsers", &request);
    let bytes =
        encode_request(operation, &part).expect("the request can be written").as_ref().len();
    let mut group = criterion.benchmark_group("encode");
    group.sample_size(30).throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("wsdl-runtime", |b| {
        b.iter(|| encode_request(black_box(operation), black_box(&part)));
    });
    group.finish();
}

criterion_group!(benches, decode, encode);
criterion_main!(benches);
