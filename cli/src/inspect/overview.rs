//! Services, ports and operations as a tree.

use std::io::{self, Write};

use wsdl_codegen::Interface;
use wsdl_codegen::interface::{Message, Operation, Part, Port, Service};

use super::style::{dim, head, rust, wire};
use crate::{refined, words};

/// Writes the services of all interfaces.
pub(super) fn interfaces(out: &mut dyn Write, interfaces: &[Interface]) -> io::Result<()> {
    for (index, interface) in interfaces.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        let document = interface.documents.first().map_or("", String::as_str);
        let (operations, types) = (count(interface), interface.types.len());
        let also = match interface.documents.len() {
            0 | 1 => String::new(),
            more => format!(" and {} imported", more - 1),
        };
        let sum = format!("{} · {}", plural(operations, "operation"), plural(types, "type"));
        writeln!(out, "{}{} {}", head(document), dim(also), dim(format!("· {sum}")))?;
        for (at, service) in interface.services.iter().enumerate() {
            self::service(out, interface, service, at + 1 == interface.services.len())?;
        }
    }
    Ok(())
}

fn count(interface: &Interface) -> usize {
    interface.ports().map(|(_, port)| port.operations.len()).sum()
}

fn plural(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{ending}")
}

/// What is drawn before a line, and before the lines below it.
fn branches(is_last: bool) -> (&'static str, &'static str) {
    if is_last { ("└─ ", "   ") } else { ("├─ ", "│  ") }
}

fn service(
    out: &mut dyn Write,
    interface: &Interface,
    service: &Service,
    is_last: bool,
) -> io::Result<()> {
    let (first, rest) = branches(is_last);
    writeln!(out, "{first}{} {}", head(wire(&service.name)), dim(&service.namespace))?;
    let said = service.refined.as_ref().and_then(|it| it.documentation.as_ref());
    let about = words::first_sentence(refined::about(said, service.documentation.as_ref()));
    if !about.is_empty() {
        writeln!(out, "{rest}{}", dim(about))?;
    }
    for (at, port) in service.ports.iter().enumerate() {
        self::port(out, interface, port, rest, at + 1 == service.ports.len())?;
    }
    Ok(())
}

fn port(
    out: &mut dyn Write,
    interface: &Interface,
    port: &Port,
    before: &str,
    is_last: bool,
) -> io::Result<()> {
    let (first, rest) = branches(is_last);
    let name = if port.name.is_empty() { "(no port)" } else { &port.name };
    let address = if port.address.is_empty() { "no address" } else { &port.address };
    let (soap, client) = (words::soap(port.soap), &port.rust);
    writeln!(
        out,
        "{before}{first}{} {} {} {}",
        wire(name),
        dim(soap),
        address,
        dim("· client ").to_owned() + &rust(client)
    )?;
    let before = format!("{before}{rest}");
    for (at, operation) in port.operations.iter().enumerate() {
        self::operation(out, interface, operation, &before, at + 1 == port.operations.len())?;
    }
    Ok(())
}

fn operation(
    out: &mut dyn Write,
    interface: &Interface,
    operation: &Operation,
    before: &str,
    is_last: bool,
) -> io::Result<()> {
    let (first, rest) = branches(is_last);
    let signature = words::signature(operation).unwrap_or_else(|| "left out".to_owned());
    writeln!(out, "{before}{first}{}  {}", wire(&operation.name), rust(signature))?;
    let before = format!("{before}{rest}");
    let said = operation.refined.as_ref();
    let documentation = said.and_then(|it| it.documentation.as_ref());
    let about = refined::about(documentation, operation.documentation.as_ref());
    let lines = [words::first_sentence(about), said.map(refined::summary).unwrap_or_default()];
    for line in lines.iter().filter(|line| !line.is_empty()) {
        writeln!(out, "{before}{}", dim(line))?;
    }
    message(out, interface, "in ", &operation.input, &before)?;
    match &operation.output {
        Some(output) => message(out, interface, "out", output, &before)?,
        None => writeln!(out, "{before}{}", dim("no reply"))?,
    }
    if !operation.faults.is_empty() {
        let faults = operation.faults.iter().map(|it| it.name.as_str());
        let faults: Vec<&str> = faults.collect();
        writeln!(out, "{before}{} {}", dim("err"), wire(faults.join(", ")))?;
    }
    Ok(())
}

fn message(
    out: &mut dyn Write,
    interface: &Interface,
    label: &str,
    message: &Message,
    before: &str,
) -> io::Result<()> {
    let parts = message.parts.iter().map(|part| self::part(interface, part));
    let parts: Vec<String> = parts.collect();
    let headers = message.headers.iter().map(|part| self::part(interface, part));
    let headers: Vec<String> = headers.collect();
    let parts = if parts.is_empty() { dim("nothing") } else { parts.join(", ") };
    let headers = match headers.is_empty() {
        true => String::new(),
        false => format!(" {} {}", dim("with the headers"), headers.join(", ")),
    };
    writeln!(out, "{before}{} {parts}{headers}", dim(label))
}

/// A part with its type, which says more only where it is called otherwise.
fn part(interface: &Interface, part: &Part) -> String {
    let name = part.element.as_ref().map_or(&part.name, |it| &it.local);
    let ty = words::shape(interface, &part.shape);
    if *name == ty { wire(name) } else { format!("{}: {ty}", wire(name)) }
}
