//! What a generated server answers, and what a server does that misbehaves.

mod addressing;
mod dispatch;
mod documents;
mod faults;
mod handler;
mod header;
mod http;
mod in_memory;
mod inspect;
mod misbehaving;
mod over_tcp;
mod support;
