//! Finds operations by their names.

use wsdl_codegen::Interface;
use wsdl_codegen::interface::{Operation, Port, Service};

use crate::failure::Failure;
use crate::near::nearest;

/// An operation, with what it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Found<'i> {
    /// The interface that declares it.
    pub interface: &'i Interface,
    /// The service.
    pub service: &'i Service,
    /// The port.
    pub port: &'i Port,
    /// The operation.
    pub operation: &'i Operation,
}

/// Every operation of the interfaces.
pub fn operations<'i>(interfaces: &'i [Interface]) -> impl Iterator<Item = Found<'i>> {
    let ports = interfaces.iter().flat_map(|interface| {
        interface.ports().map(move |(service, port)| (interface, service, port))
    });
    ports.flat_map(|(interface, service, port)| {
        let operations = port.operations.iter();
        operations.map(move |operation| Found { interface, service, port, operation })
    })
}

/// The operation that is called `name`: by its name on the wire or the method's, alone or behind the name of its
/// service and a slash.
///
/// # Errors
/// If there is none, or several: the message says what there is.
pub fn operation<'i>(interfaces: &'i [Interface], name: &str) -> Result<Found<'i>, Failure> {
    let (owner, own) = match name.rsplit_once('/') {
        Some((owner, own)) => (Some(owner), own),
        None => (None, name),
    };
    let of_owner = |it: &Found<'_>| {
        owner.is_none_or(|owner| {
            [&it.service.name, &it.port.path, &it.port.name].iter().any(|name| *name == owner)
        })
    };
    let all: Vec<Found<'i>> = operations(interfaces).filter(of_owner).collect();
    let mut fitting: Vec<Found<'i>> =
        all.iter().filter(|it| it.operation.name == own).copied().collect();
    if fitting.is_empty() {
        let method = |it: &&Found<'_>| it.operation.rust.as_ref().is_some_and(|it| it.name == own);
        fitting = all.iter().filter(method).copied().collect();
    }
    match fitting.as_slice() {
        [one] => Ok(*one),
        [] => Err(none(name, own, &all)),
        several => {
            let paths = several.iter().map(|it| format!("{}/{}", it.port.path, it.operation.name));
            let mut paths: Vec<String> = paths.collect();
            paths.dedup();
            Err(Failure::new(format!("{} operations are called `{name}`", several.len()))
                .help(format!("name one of {}", paths.join(", "))))
        }
    }
}

fn none(name: &str, own: &str, all: &[Found<'_>]) -> Failure {
    let failure = Failure::new(format!("no operation is called `{name}`"));
    let names = all.iter().map(|it| it.operation.name.as_str());
    match nearest(own, names.clone()) {
        Some(near) => failure.help(format!("did you mean `{near}`?")),
        None if all.is_empty() => failure.help("there is no operation that can be called"),
        None => {
            let shown: Vec<&str> = names.take(8).collect();
            let more = if all.len() > shown.len() { ", …" } else { "" };
            failure.help(format!("there are {}{more}", shown.join(", ")))
        }
    }
}
