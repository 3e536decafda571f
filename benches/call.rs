//! A call over the loopback interface, against a bare POST of the same bytes.

#![allow(missing_docs)]

#[path = "support/loopback.rs"]
mod loopback;

use chamilo::Portal;
use chamilo::raw::registration::CreateUser;
use criterion::{Criterion, criterion_group, criterion_main};
use tokio::runtime::Runtime;

fn call(criterion: &mut Criterion) {
    let runtime = Runtime::new().expect("a runtime starts");
    let server = runtime.block_on(loopback::start());
    let portal = Portal::builder(&server.url)
        .security_key("any")
        .caller_address("127.0.0.1")
        .build()
        .expect("the URL is valid");
    let user = CreateUser::new().firstname("Ana").lastname("Quispe").loginname("ana");
    let first = runtime.block_on(portal.raw().registration().create_user(&user));
    first.expect("the server answers");
    let http = chamilo::http_client_builder().expect("TLS can be set up");
    let http = http.build().expect("a client can be made");

    let mut group = criterion.benchmark_group("call over loopback");
    group.bench_function("bare reqwest POST", |b| {
        b.iter(|| {
            runtime.block_on(async {
                let reply = loopback::post(&http, server.first()).await;
                reply.expect("the server answers").bytes().await.expect("the body comes")
            })
        });
    });
    group.bench_function("chamilo", |b| {
        b.iter(|| {
            let service = portal.raw().registration();
            let call = service.create_user(&user);
            runtime.block_on(call).expect("the server answers")
        });
    });
    group.finish();
}

criterion_group!(benches, call);
criterion_main!(benches);
