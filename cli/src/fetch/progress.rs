//! How far a fetch has come, on a terminal.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use indicatif::{HumanBytes, ProgressBar, ProgressStyle};

/// A bar on standard error; nothing where that is no terminal.
#[derive(Debug)]
pub(super) struct Progress {
    bar: ProgressBar,
    bytes: AtomicU64,
}

impl Progress {
    pub(super) fn new() -> Self {
        let bar = ProgressBar::new(0);
        if let Ok(style) =
            ProgressStyle::with_template("{spinner} {pos}/{len} documents {bar:30} {msg}")
        {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(120));
        Self { bar, bytes: AtomicU64::new(0) }
    }

    /// Another document is wanted.
    pub(super) fn wanted(&self) {
        self.bar.inc_length(1);
    }

    /// A document is there.
    pub(super) fn done(&self) {
        self.bar.inc(1);
    }

    /// More bytes came.
    pub(super) fn bytes(&self, count: usize) {
        let before = self.bytes.fetch_add(count as u64, Ordering::Relaxed);
        self.bar.set_message(HumanBytes(before + count as u64).to_string());
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
