//! The program against a portal in memory, which lives in this process and outlives it.

mod figures;
mod killed;
mod programs;
mod support;
