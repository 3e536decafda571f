//! How far a run is, on standard error.

use indicatif::{ProgressBar, ProgressStyle};

use crate::args::Progress;

/// Shows how far one part of a run is.
pub struct Show {
    title: &'static str,
    total: usize,
    lines: bool,
    bar: ProgressBar,
}

impl Show {
    pub fn new(how: Progress, title: &'static str, total: usize) -> Self {
        let bar = match how {
            // It shows nothing where standard error is no terminal.
            Progress::Bar => ProgressBar::new(total as u64),
            Progress::Lines | Progress::None => ProgressBar::hidden(),
        };
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}, {eta} left")
        {
            bar.set_style(style);
        }
        bar.set_message(title);
        Self { title, total, lines: how == Progress::Lines, bar }
    }

    pub fn at(&self, finished: usize) {
        self.bar.set_position(finished as u64);
        if self.lines {
            eprintln!("{}: {finished} of {}", self.title, self.total);
        }
    }
}

impl Drop for Show {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
