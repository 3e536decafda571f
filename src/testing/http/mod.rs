//! HTTP: what each address answers, and the server.

pub(super) mod pages;
mod server;
mod soap;

pub(super) use server::Server;
