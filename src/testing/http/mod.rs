//! HTTP: what each address answers, and the server's thread.

pub(super) mod pages;
mod server;
mod soap;

pub(super) use server::{Hook, Server};
