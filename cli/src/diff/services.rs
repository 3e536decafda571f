//! Compares services, ports, operations and the parts of messages.

use wsdl_codegen::interface::{Fault, Message, Name, Operation, Part, Port, Service, Style};

use super::change::{Change, Sides};
use super::pairs::Pairs;
use super::pick::{Matched, pick};
use super::rules::Rule;
use super::shapes;
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
        ports(pairs, old, new, changes);
    }
}

/// Says that documentation has changed.
pub(super) fn documentation(
    path: &str,
    old: &Option<String>,
    new: &Option<String>,
    changes: &mut Vec<Change>,
) {
    let words = |text: &Option<String>| {
        text.as_deref().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let (old, new) = (words(old), words(new));
    if old != new {
        let change = Change::new(Rule::DocumentationChanged, path, Sides::default(), false);
        changes.push(change.from_to(old, new));
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
    let like = |old: &Operation, new: &Operation| {
        let alike = likeness(&old.name, &new.name);
        if same_messages(pairs, old, new) { alike.max(0.5) + 0.2 } else { alike - 0.2 }
    };
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
        let change = Change::new(Rule::OperationRenamed, path, Sides::BOTH, false);
        changes.push(change.from_to(&old.name, &new.name).guessed());
    }
    for (old, new) in both.into_iter().chain(guessed) {
        operation(pairs, &format!("{path}/{}", new.name), old, new, changes);
    }
}

/// Which of several operations of the same name it is.
fn overload(port: &Port, operation: &Operation) -> usize {
    let before = port.operations.iter().take_while(|it| !std::ptr::eq(*it, operation));
    before.filter(|it| it.name == operation.name).count()
}

fn same_messages(pairs: &Pairs<'_>, old: &Operation, new: &Operation) -> bool {
    let same = |old: &Message, new: &Message| {
        old.parts.len() == new.parts.len()
            && old.parts.iter().zip(&new.parts).all(|(old, new)| {
                pairs.same_shape(&old.shape, &new.shape)
                    && matches!(old.shape, wsdl_codegen::interface::Shape::Type(_))
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
    old: &Operation,
    new: &Operation,
    changes: &mut Vec<Change>,
) {
    let places = || (words::place(pairs.old, old.place), words::place(pairs.new, new.place));
    let mut changed = |rule, from: String, to: String| {
        if from != to {
            let (before, after) = places();
            let change = Change::new(rule, path, Sides::BOTH, false);
            changes.push(change.from_to(from, to).at(before, after));
        }
    };
    changed(Rule::ActionChanged, words::action(old), words::action(new));
    let addressing = |it: &Operation| it.addressing.clone().unwrap_or_default();
    changed(Rule::AddressingChanged, addressing(old), addressing(new));
    changed(Rule::StyleChanged, words::style(&old.style).into(), words::style(&new.style).into());
    let (ours, theirs) = (wrapper(&old.style), wrapper(&new.style));
    if !pairs.same_namespace(ours, theirs) {
        changed(Rule::WrapperChanged, ours.into(), theirs.into());
    }
    match (&old.output, &new.output) {
        (None, Some(_)) => changed(Rule::ReplyAdded, "none".into(), "a reply".into()),
        (Some(_), None) => changed(Rule::ReplyRemoved, "a reply".into(), "none".into()),
        _ => {}
    }
    documentation(path, &old.documentation, &new.documentation, changes);
    message(pairs, path, (&old.input, &new.input), Sides::SENT, changes);
    if let (Some(old), Some(new)) = (&old.output, &new.output) {
        message(pairs, path, (old, new), Sides::RECEIVED, changes);
    }
    faults(pairs, path, (&old.faults, &new.faults), changes);
    faults(pairs, path, (&old.header_faults, &new.header_faults), changes);
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
    let said = |operation: &Operation, renamed: bool| {
        let method = operation.rust.as_ref()?;
        let named = |ty: &str| if renamed { pairs.in_new_names(ty) } else { ty.to_owned() };
        // An argument is given by its place.
        let argument = method.argument.as_ref().map(|it| named(&it.ty)).unwrap_or_default();
        let headers = method.with_headers.clone().unwrap_or_default();
        Some((method.name.clone(), argument, named(&method.result), headers))
    };
    let (ours, theirs) = (said(old, true), said(new, false));
    let differ = match (&ours, &theirs) {
        (Some(ours), Some(theirs)) => {
            let headers = ours.3.is_empty() || ours.3 == theirs.3;
            !headers || (&ours.0, &ours.1, &ours.2) != (&theirs.0, &theirs.1, &theirs.2)
        }
        (Some(_), None) => true,
        _ => false,
    };
    if differ {
        let text = |it: &Operation| words::signature(it).unwrap_or_else(|| "none".to_owned());
        let change = Change::new(Rule::MethodChanged, path, Sides::BOTH, false);
        changes.push(change.from_to(text(old), text(new)));
    }
}

fn message(
    pairs: &Pairs<'_>,
    path: &str,
    (old, new): (&Message, &Message),
    sides: Sides,
    changes: &mut Vec<Change>,
) {
    let side = if sides.sent { "request" } else { "reply" };
    let path = format!("{path}/{side}");
    let rules = [Rule::PartAdded, Rule::PartRemoved];
    parts(pairs, &path, (&old.parts, &new.parts), sides, rules, changes);
    let (path, rules) = (format!("{path}/header"), [Rule::HeaderAdded, Rule::HeaderRemoved]);
    parts(pairs, &path, (&old.headers, &new.headers), sides, rules, changes);
}

fn parts(
    pairs: &Pairs<'_>,
    path: &str,
    (old, new): (&[Part], &[Part]),
    sides: Sides,
    [added_rule, removed_rule]: [Rule; 2],
    changes: &mut Vec<Change>,
) {
    let same = |old: &Part, new: &Part| match (&old.element, &new.element) {
        (Some(old), Some(new)) => pairs.same_name(old, new),
        (None, None) => old.name == new.name,
        _ => false,
    };
    let alone = old.len() == 1 && new.len() == 1;
    let like = |old: &Part, new: &Part| match pairs.same_shape(&old.shape, &new.shape) {
        _ if alone => 1.0,
        true => likeness(called(old).1, called(new).1) + 0.1,
        false => likeness(called(old).1, called(new).1) - 0.1,
    };
    let Matched { both, guessed, gone, added } = pick(old, new, same, like);
    for part in gone {
        let change = Change::new(removed_rule, format!("{path}/{}", called(part).1), sides, false);
        changes.push(change.at(words::place(pairs.old, part.place), String::new()));
    }
    for part in added {
        let change = Change::new(added_rule, format!("{path}/{}", called(part).1), sides, false);
        changes.push(change.at(String::new(), words::place(pairs.new, part.place)));
    }
    for (old, new) in &guessed {
        let rule = match (&old.element, &new.element) {
            (None, None) => Rule::PartRenamed,
            _ => Rule::ElementChanged,
        };
        let full = |part: &Part| part.element.as_ref().map_or(part.name.clone(), Name::to_string);
        let change = Change::new(rule, format!("{path}/{}", called(old).1), sides, false);
        changes.push(change.from_to(full(old), full(new)).guessed());
    }
    for (old, new) in both.into_iter().chain(guessed) {
        let path = format!("{path}/{}", called(new).1);
        let place = (words::place(pairs.old, old.place), words::place(pairs.new, new.place));
        shapes::compare(pairs, &path, (&old.shape, &new.shape), sides, false, &place, changes);
        if old.nillable != new.nillable {
            let rule = if new.nillable { Rule::NilAllowed } else { Rule::NilForbidden };
            changes.push(Change::new(rule, path, sides, false).at(place.0, place.1));
        }
    }
}

/// The namespace and the name of a part on the wire.
fn called(part: &Part) -> (&str, &str) {
    match &part.element {
        Some(name) => (&name.namespace, &name.local),
        None => ("", &part.name),
    }
}

fn faults(
    pairs: &Pairs<'_>,
    path: &str,
    (old, new): (&[Fault], &[Fault]),
    changes: &mut Vec<Change>,
) {
    let same = |old: &Fault, new: &Fault| old.name == new.name;
    let Matched { both, guessed, gone, added } = pick(old, new, same, |_, _| 0.0);
    for fault in gone {
        let path = format!("{path}/fault/{}", fault.name);
        let change =
            Change::new(Rule::FaultRemoved, path, Sides::RECEIVED, fault.part.rust.is_some());
        changes.push(change.at(words::place(pairs.old, fault.part.place), String::new()));
    }
    for fault in added {
        let path = format!("{path}/fault/{}", fault.name);
        // Where there were none, there was no enum to be matched.
        let rust = !old.is_empty() && fault.part.rust.is_some();
        let change = Change::new(Rule::FaultAdded, path, Sides::RECEIVED, rust);
        changes.push(change.at(String::new(), words::place(pairs.new, fault.part.place)));
    }
    for (old, new) in both.into_iter().chain(guessed) {
        let path = format!("{path}/fault/{}", new.name);
        let (old, new) = (std::slice::from_ref(&old.part), std::slice::from_ref(&new.part));
        let rules = [Rule::FaultAdded, Rule::FaultRemoved];
        parts(pairs, &path, (old, new), Sides::RECEIVED, rules, changes);
    }
}
