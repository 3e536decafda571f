//! The clients of others, with the scripts in `peers/`.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Reply, server};

/// What a script makes of each reply: one line each.
pub async fn read_all(program: &'static str, script: &'static str) -> Vec<String> {
    let mut column = Vec::new();
    for reply in Reply::all() {
        let url = server::start(reply.bytes()).await;
        let mut command = Command::new(program);
        command.arg(here("peers").join(script));
        command.arg(here("wsdl").join(&reply.wsdl).with_extension("wsdl"));
        command.args([&reply.operation, &url]);
        // The server runs on this runtime, and must not be kept from it.
        let output = tokio::task::spawn_blocking(move || command.output()).await.unwrap();
        let output = output.unwrap_or_else(|error| panic!("{program}: {error}"));
        let failed = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{program}: {}: {failed}", reply.file.display());
        let printed = String::from_utf8_lossy(&output.stdout);
        column.push(printed.trim().replace(&url, server::SHOWN));
    }
    column
}

fn here(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}
