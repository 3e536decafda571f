//! Which types are reached from where.

use std::collections::HashSet;

use wsdl_codegen::Interface;
use wsdl_codegen::interface::{Kind, Operation, Shape};

use crate::words;

/// The types that the messages of an operation can hold, in the order in which they are met.
pub(super) fn of_operation(interface: &Interface, operation: &Operation) -> Vec<usize> {
    let messages = [Some(&operation.input), operation.output.as_ref()];
    let parts = messages.into_iter().flatten().flat_map(|it| it.headers.iter().chain(&it.parts));
    let faults = operation.faults.iter().chain(&operation.header_faults).map(|it| &it.part);
    of_shapes(interface, parts.chain(faults).map(|part| &part.shape))
}

fn of_shapes<'s>(interface: &'s Interface, shapes: impl Iterator<Item = &'s Shape>) -> Vec<usize> {
    let mut reached = Vec::new();
    let mut seen = HashSet::new();
    let mut open: Vec<usize> = shapes.filter_map(words::target).collect();
    open.reverse();
    while let Some(index) = open.pop() {
        let Some(ty) = interface.ty(index).filter(|_| seen.insert(index)) else { continue };
        reached.push(index);
        let mut next: Vec<usize> =
            words::shapes(&ty.kind).into_iter().filter_map(words::target).collect();
        // What is derived from it can stand there as well, and it has the fields of what it is derived from.
        let derived = interface.types.iter().enumerate().filter(|(_, it)| {
            matches!(&it.kind, Kind::Struct { derivation, .. } if derivation.base == Some(index))
        });
        next.extend(derived.map(|(index, _)| index));
        next.reverse();
        open.extend(next);
    }
    reached
}
