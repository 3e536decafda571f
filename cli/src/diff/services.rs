//! Compares services, ports, operations and the parts of messages.

use wsdl_codegen::interface::{Message, Operation, Port, Service, Shape, Style};

use super::change::{Change, Sides, documentation};
use super::pairs::Pairs;
use super::parts;
use super::pick::{Matched, pick};
use super::refined;
use super::rules::Rule;
use crate::near::likeness;
use crate::words;

/// Compares what can be called.
pub(super) fn compare(pairs: &Pairs<'_>, changes: &mut Vec<Change>) {
    let (old, new) = (&pairs.old.services, &pairs.new.services);
    let same = |old: &Service, new: &Service| {
        old.name == new.name && pairs.same_namespace(&old.namespace, &new.namespace)
    };
    let like =
        |old: &Service, new: &Service| match (pairs.old.services.len(), pairs.new.services.len()) {
            (1, 1) => 1.0,
            _ => likeness(&old.name, &new.name),
        };
    let Matched { both, guessed, gone, added } = pick(old, new, same, like);
    for old in gone {
        changes.push(Change::new(Rule::ServiceRemoved, &old.name, Sides::BOTH, false));
    }
    for new in added {
        changes.push(Change::new(Rule::ServiceAdded, &new.name, Sides::BOTH, false));
    }
    for (old, new) in &guessed {
        let change = Change::new(Rule::ServiceRenamed, &old.name, Sides::BOTH, false);
        changes.push(change.from_to(&old.name, &new.name).guessed());
    }
    for (old, new) in both.into_iter().chain(guessed) {
        documentation(&new.name, &old.documentation, &new.documentation, changes);
        refined::service(&new.name, (&old.refined, &new.refined), changes);
        ports(pairs, old, new, changes);
    }
}

fn ports(pairs: &Pairs<'_>, old: &Service, new: &Service, changes: &mut Vec<Change>) {
    let same = |old: &Port, new: &Port| old.name == new.name;
    let alone = old.ports.len() == 1 && new.ports.len() == 1;
    let like = |old: &Port, new: &Port| if alone { 1.0 } else { likeness(&old.name, &new.name) };
    let Matched { both, guessed, gone, added } = pick(&old.ports, &new.ports, same, like);
    for port in gone {
        let path = format!("{}/{}", old.name, port.name);
        changes.push(Change::new(Rule::PortRemoved, path, Sides::BOTH, false));
    }
    for port in added {
        let path = format!("{}/{}", new.name, port.name);
        changes.push(Change::new(Rule::PortAdded, path, Sides::BOTH, false));
    }
    for (old, new) in &guessed {
        let change = Change::new(Rule::PortRenamed, &new.path, Sides::BOTH, false);
        changes.push(change.from_to(&old.name, &new.name).guessed());
    }
    for (old, new) in both.into_iter().chain(guessed) {
        port(pairs, old, new, changes);
    }
}

fn port(pairs: &Pairs<'_>, old: &Port, new: &Port, changes: &mut Vec<Change>) {
    let path = new.path.as_str();
    let places = || (words::place(pairs.old, old.place), words::place(pairs.new, new.place));
    let mut changed = |rule, from: &str, to: &str| {
        if from != to {
            let (before, after) = places();
            let change = Change::new(rule, path, Sides::BOTH, false);
            changes.push(change.from_to(from, to).at(before, after));
        }
    };
    changed(Rule::AddressChanged, &old.address, &new.address);
    changed(Rule::SoapVersionChanged, words::soap(old.soap), words::soap(new.soap));
    changed(Rule::ClientRenamed, &old.rust, &new.rust);
    let same = |one: &Operation, other: &Operation| {
        one.name == other.name && overload(old, one) == overload(new, other)
    };
    let like = |old: &Operation, new: &Operation| like(pairs, old, new);
    let Matched { both, guessed, gone, added } = pick(&old.operations, &new.operations, same, like);
    for operation in gone {
        let place = words::place(pairs.old, operation.place);
        let path = format!("{path}/{}", operation.name);
        let change = Change::new(Rule::OperationRemoved, path, Sides::BOTH, false);
        changes.push(change.at(place, String::new()));
    }
    for operation in added {
        let place = words::place(pairs.new, operation.place);
        let path = format!("{path}/{}", operation.name);
        let change = Change::new(Rule::OperationAdded, path, Sides::BOTH, false);
        changes.push(change.at(String::new(), place));
    }
    for (old, new) in &guessed {
        let path = format!("{path}/{}", old.name);
        let rust = method_differs(pairs, old, new);
        let change = Change::new(Rule::OperationRenamed, path, Sides::BOTH, rust);
        changes.push(change.from_to(&old.name, &new.name).guessed());
    }
    for (old, new) in both {
        operation(pairs, &format!("{path}/{}", new.name), (old, new), false, changes);
    }
    for (old, new) in guessed {
        operation(pairs, &format!("{path}/{}", new.name), (old, new), true, changes);
    }
}

/// Which of several operations of the same name it is.
fn overload(port: &Port, operation: &Operation) -> usize {
    let before = port.operations.iter().take_while(|it| !std::ptr::eq(*it, operation));
    before.filter(|it| it.name == operation.name).count()
}

/// How likely it is that an operation was renamed to another one. What is sent and what comes back
/// counts beside the name: few services have two operations that take and give the same.
fn like(pairs: &Pairs<'_>, old: &Operation, new: &Operation) -> f64 {
    let names = names_alike(&old.name, &new.name);
    if same_messages(pairs, old, new) {
        return names.max(0.5) + 0.2;
    }
    let alike = 0.6 * names + 0.4 * messages_alike(pairs, old, new);
    // Operations that create and delete something are as much alike as that, and are no renames.
    if names < 0.6 || alike < 0.78 { 0.0 } else { alike }
}

/// How much two names have in common; a name that is the other one with something before or behind it
/// has much.
fn names_alike(old: &str, new: &str) -> f64 {
    let (short, long) = if old.len() < new.len() { (old, new) } else { (new, old) };
    let is_within = long.starts_with(short) || long.ends_with(short);
    let alike = likeness(old, new);
    if is_within && short.len() * 2 >= long.len() { alike.max(0.85) } else { alike }
}

/// How much the messages of two operations have in common, from 0.0 to 1.0.
fn messages_alike(pairs: &Pairs<'_>, old: &Operation, new: &Operation) -> f64 {
    let parts = |old: &Message, new: &Message, by_name: bool| {
        let shared = old.parts.iter().filter(|old| {
            new.parts.iter().any(|new| {
                (!by_name || old.name == new.name) && pairs.same_shape(&old.shape, &new.shape)
            })
        });
        match old.parts.len().max(new.parts.len()) {
            0 => 1.0,
            all => shared.count() as f64 / all as f64,
        }
    };
    let sent = parts(&old.input, &new.input, true);
    let received = match (&old.output, &new.output) {
        (Some(old), Some(new)) => parts(old, new, false),
        (None, None) => 1.0,
        _ => 0.0,
    };
    f64::midpoint(sent, received)
}

fn same_messages(pairs: &Pairs<'_>, old: &Operation, new: &Operation) -> bool {
    let same = |old: &Message, new: &Message| {
        old.parts.len() == new.parts.len()
            && old.parts.iter().zip(&new.parts).all(|(old, new)| {
                pairs.same_shape(&old.shape, &new.shape) && matches!(old.shape, Shape::Type(_))
            })
            && !old.parts.is_empty()
    };
    same(&old.input, &new.input)
        && match (&old.output, &new.output) {
            (Some(old), Some(new)) => old.parts.len() == new.parts.len(),
            (None, None) => true,
            _ => false,
        }
}

fn operation(
    pairs: &Pairs<'_>,
    path: &str,
    (old, new): (&Operation, &Operation),
    renamed: bool,
    changes: &mut Vec<Change>,
) {
    let places = || (words::place(pairs.old, old.place), words::place(pairs.new, new.place));
    let mut changed = |rule, from: String, to: String, rust| {
        if from != to {
            let (before, after) = places();
            let change = Change::new(rule, path, Sides::BOTH, rust);
            changes.push(change.from_to(from, to).at(before, after));
        }
    };
    let rust = method_differs(pairs, old, new);
    // Callers of what was renamed have to change before any action is sent.
    let seen = rust && renamed;
    changed(Rule::ActionChanged, words::action(old), words::action(new), seen);
    let addressing = |it: &Operation| it.addressing.clone().unwrap_or_default();
    changed(Rule::AddressingChanged, addressing(old), addressing(new), seen);
    let (was, is) = (words::style(&old.style), words::style(&new.style));
    changed(Rule::StyleChanged, was.into(), is.into(), rust);
    let (ours, theirs) = (wrapper(&old.style), wrapper(&new.style));
    if !pairs.same_namespace(ours, theirs) {
        changed(Rule::WrapperChanged, ours.into(), theirs.into(), false);
    }
    match (&old.output, &new.output) {
        (None, Some(_)) => changed(Rule::ReplyAdded, "none".into(), "a reply".into(), rust),
        (Some(_), None) => changed(Rule::ReplyRemoved, "a reply".into(), "none".into(), rust),
        _ => {}
    }
    let safe = |it: bool| if it { "may be repeated" } else { "not to be repeated" };
    changed(Rule::RepeatableChanged, safe(old.safe).into(), safe(new.safe).into(), false);
    documentation(path, &old.documentation, &new.documentation, changes);
    refined::operation(pairs, path, (&old.refined, &new.refined), changes);
    parts::compare(pairs, path, (old, new), changes);
    method(pairs, path, old, new, changes);
}

fn wrapper(style: &Style) -> &str {
    match style {
        Style::Document => "",
        Style::RpcLiteral { namespace } | Style::RpcEncoded { namespace } => namespace,
    }
}

/// What callers of the method see of it, where no other change says it.
fn method(
    pairs: &Pairs<'_>,
    path: &str,
    old: &Operation,
    new: &Operation,
    changes: &mut Vec<Change>,
) {
    if method_differs(pairs, old, new) {
        let text = |it: &Operation| words::signature(it).unwrap_or_else(|| "none".to_owned());
        let change = Change::new(Rule::MethodChanged, path, Sides::BOTH, false);
        changes.push(change.from_to(text(old), text(new)));
    }
}

/// Whether callers of the method have to change.
fn method_differs(pairs: &Pairs<'_>, old: &Operation, new: &Operation) -> bool {
    let headers = |operation: &Operation, renamed: bool| {
        let named = |it: &Option<String>| match it {
            Some(ty) if renamed => pairs.in_new_names(ty),
            other => other.clone().unwrap_or_default(),
        };
        let reply = operation.output.as_ref().map(|it| named(&it.rust_headers));
        let method = operation.rust.as_ref().and_then(|it| it.with_headers.clone());
        (method.unwrap_or_default(), named(&operation.input.rust_headers), reply)
    };
    let said = |operation: &Operation, renamed: bool| {
        let method = operation.rust.as_ref()?;
        let named = |ty: &str| if renamed { pairs.in_new_names(ty) } else { ty.to_owned() };
        // An argument is given by its place.
        let argument = method.argument.as_ref().map(|it| named(&it.ty)).unwrap_or_default();
        Some((method.name.clone(), argument, named(&method.result), headers(operation, renamed)))
    };
    match (said(old, true), said(new, false)) {
        (Some(ours), Some(theirs)) => {
            let headers = ours.3.0.is_empty() || ours.3 == theirs.3;
            !headers || (&ours.0, &ours.1, &ours.2) != (&theirs.0, &theirs.1, &theirs.2)
        }
        (Some(_), None) => true,
        _ => false,
    }
}
