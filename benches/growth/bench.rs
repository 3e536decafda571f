//! How the time of the generator grows, in every dimension of a document.
//!
//! `cargo bench -p growth` generates from documents with n and with 8n of something, and prints for
//! each dimension the exponent: log(t₂/t₁) / log(8). It ends with an error if one is above 1.2. A
//! word behind `--`, or several, selects the dimensions that have one in their name.

#![allow(missing_docs)]

use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use std::{env, fs};

use growth::{Case, Dimension, dimensions};

/// How much larger the larger document is.
const FACTOR: usize = 8;

/// How much larger the smaller one is than what the dimension says, so that neither fits into caches.
const SCALE: usize = 2;

/// The largest exponent that is all right.
const MOST: f64 = 1.2;

/// What is slower than this is not looked at again.
const HOPELESS: f64 = 1.5;

/// How often what looks too slow is looked at again, before it is: others may use the machine.
const AGAIN: usize = 6;

/// How often each document is measured; the shortest time counts.
const ROUNDS: usize = 2;

/// How long one measurement takes at least: it generates several times, since the clock is coarse.
const SHORTEST: Duration = Duration::from_millis(40);

fn main() -> ExitCode {
    let wanted: Vec<String> = env::args().skip(1).filter(|it| !it.starts_with('-')).collect();
    let folder = env::temp_dir().join(format!("growth-{}", std::process::id()));
    let mut slow = 0;
    println!("| dimension | n | time | 8n | time | exponent |\n|---|---|---|---|---|---|");
    for dimension in dimensions() {
        if !wanted.is_empty() && !wanted.iter().any(|it| dimension.name.contains(it)) {
            continue;
        }
        let mut found = measure(dimension, &folder);
        for _ in 0..AGAIN {
            if found.exponent() > MOST && found.exponent() < HOPELESS {
                found = found.better(measure(dimension, &folder));
            }
        }
        found.print(dimension);
        slow += usize::from(found.exponent() > MOST);
    }
    // What is left behind in a folder for that does no harm.
    let _ = fs::remove_dir_all(&folder);
    if slow == 0 {
        return ExitCode::SUCCESS;
    }
    println!("\n{slow} above {MOST}");
    ExitCode::FAILURE
}

/// The times of one dimension.
#[derive(Clone, Copy)]
struct Measured {
    small: usize,
    times: [Duration; 2],
}

impl Measured {
    fn exponent(self) -> f64 {
        let [small, large] = self.times;
        (large.as_secs_f64() / small.as_secs_f64()).ln() / (FACTOR as f64).ln()
    }

    /// The one of both that grows less. The shortest times of several measurements do not belong
    /// together: on a machine that others use, a short one meets a quiet moment sooner than a long one.
    fn better(self, other: Self) -> Self {
        if other.exponent() < self.exponent() { other } else { self }
    }

    fn print(self, dimension: Dimension) {
        let [small, large] = self.times.map(|time| format!("{:.1} ms", time.as_secs_f64() * 1e3));
        let (name, n, most) = (dimension.name, self.small, self.small * FACTOR);
        let mark = if self.exponent() > MOST { " **too much**" } else { "" };
        println!("| {name} | {n} | {small} | {most} | {large} | {:.2}{mark} |", self.exponent());
    }
}

fn measure(dimension: Dimension, folder: &Path) -> Measured {
    let small = dimension.small * SCALE;
    let time = |n| shortest(&(dimension.case)(n), dimension.is_refused, folder);
    // The small one before and after the large one, so that both meet the same machine.
    let before = time(small);
    let large = time(small * FACTOR);
    let after = time(small);
    Measured { small, times: [before.min(after), large] }
}

/// The shortest time of several that it takes to generate from a document.
fn shortest(case: &Case, is_refused: bool, folder: &Path) -> Duration {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).expect("a folder can be made");
    let ready = case.write(folder);
    let mut shortest = Duration::MAX;
    for _ in 0..ROUNDS {
        let (start, mut times) = (Clock::now(), 0);
        while times == 0 || start.elapsed() < SHORTEST {
            let found = ready.generate();
            assert_eq!(found.is_err(), is_refused, "{found:?}");
            times += 1;
        }
        shortest = shortest.min(start.elapsed() / times);
    }
    shortest
}

/// Time that this thread spent on a processor, where the system tells it; otherwise, the time.
enum Clock {
    Processor(Duration),
    Wall(Instant),
}

impl Clock {
    fn now() -> Self {
        processor_time().map_or_else(|| Self::Wall(Instant::now()), Self::Processor)
    }

    fn elapsed(&self) -> Duration {
        match self {
            Self::Processor(start) => processor_time()
                .unwrap_or_default()
                .saturating_sub(*start)
                .max(Duration::from_nanos(1)),
            Self::Wall(start) => start.elapsed(),
        }
    }
}

fn processor_time() -> Option<Duration> {
    let text = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
