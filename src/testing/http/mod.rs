//! HTTP: what each address answers, and the two ways there: the server's thread, and a transport.

pub(super) mod pages;
mod server;
pub(super) mod service;
mod soap;

pub(super) use server::Server;
