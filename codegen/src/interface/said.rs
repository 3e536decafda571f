//! Puts what refinements say into the description.

use std::collections::BTreeSet;

use super::refined::{
    Health, RefinedField, RefinedKind, RefinedOperation, RefinedReason, RefinedResult,
    RefinedService, RefinedStruct, RefinedType, RefinedValue, Refusal,
};
use super::service::{Operation, Service};
use super::types::{Field, Kind, Type};
use crate::lower::Settings;
use crate::refine::{self, Expected, RefinedFile, Refused, Said, Spelling, Wire};

/// The value without its place.
fn value<T: Clone>(said: &Option<Said<T>>) -> Option<T> {
    said.as_ref().map(|said| said.value.clone())
}

fn values<T: Clone>(said: &[Said<T>]) -> Vec<T> {
    said.iter().map(|said| said.value.clone()).collect()
}

/// What is there to be told; nothing where it is what nobody says.
fn told<T: Default + PartialEq>(said: T) -> Option<T> {
    (said != T::default()).then_some(said)
}

pub(super) fn service(said: &refine::Service) -> Option<RefinedService> {
    let alive = said.alive.iter().flat_map(|table| {
        let table = &table.value;
        std::iter::once(&table.columns).chain(&table.rows).cloned()
    });
    told(RefinedService {
        documentation: value(&said.doc),
        warnings: value(&said.warning).unwrap_or_default(),
        alive: alive.collect(),
        since: value(&said.since),
        until: value(&said.until),
    })
}

pub(super) fn operation(said: &refine::Operation) -> Option<RefinedOperation> {
    let health = value(&said.health).unwrap_or_default().into_iter();
    told(RefinedOperation {
        documentation: value(&said.doc),
        effect: value(&said.effect),
        repeatable: value(&said.repeatable),
        repeat_note: value(&said.repeat_note),
        warnings: value(&said.warning).unwrap_or_default(),
        health: health.map(|(release, state)| Health { release, state }).collect(),
        since: value(&said.since),
        until: value(&said.until),
        result: said.result.as_ref().map(|said| result(&said.value)),
    })
}

fn result(said: &Expected) -> RefinedResult {
    let wires = |said: &[Said<Wire>]| said.iter().map(|it| it.value.to_string()).collect();
    let refusals = |said: &[Refused]| {
        let refusal = |it: &Refused| Refusal {
            wire: it.wire.value.to_string(),
            reason: it.reason.value.clone(),
        };
        said.iter().map(refusal).collect()
    };
    let keys = values(&said.key).join(", ");
    let reading = [
        ("field", value(&said.field)),
        ("value_field", value(&said.value_field)),
        ("message_field", value(&said.message_field)),
        ("separator", value(&said.separator)),
        ("read_as", value(&said.read_as).map(|it| it.name().to_owned())),
        ("items", value(&said.items)),
        ("key", Some(keys).filter(|keys| !keys.is_empty())),
    ];
    let reading = reading.into_iter().filter_map(|(key, said)| Some((key.to_owned(), said?)));
    RefinedResult {
        documentation: said.doc.clone(),
        ty: value(&said.ty),
        ok: wires(&said.ok),
        refused: refusals(&said.refused),
        list_refused: refusals(&said.list_refused),
        lost: wires(&said.lost),
        lost_faults: values(&said.lost_faults),
        reading: reading.collect(),
    }
}

pub(super) fn of_type(said: &refine::Struct) -> Option<RefinedStruct> {
    told(RefinedStruct {
        documentation: value(&said.doc),
        warnings: value(&said.warning).unwrap_or_default(),
    })
}

pub(super) fn field(said: &refine::Field) -> Option<RefinedField> {
    told(RefinedField {
        ty: value(&said.ty),
        documentation: value(&said.doc),
        warnings: value(&said.warning).unwrap_or_default(),
        required: value(&said.required).unwrap_or_default(),
        must_choose: value(&said.must_choose).unwrap_or_default(),
        default: value(&said.default),
        secret: value(&said.secret).unwrap_or_default(),
        unit: value(&said.unit),
        min: value(&said.min),
        max: value(&said.max),
        since: value(&said.since),
        until: value(&said.until),
    })
}

/// The types that an interface names, and the reasons that it can name, in the order of the files.
pub(super) fn defined(
    settings: &Settings<'_>,
    services: &[Service],
    types: &[Type],
) -> (Vec<RefinedType>, Vec<RefinedReason>) {
    let mut of_values = BTreeSet::new();
    let ports = services.iter().flat_map(|service| &service.ports);
    for operation in ports.flat_map(|port| &port.operations) {
        of_values.extend(parts(operation).filter_map(|said| said.ty.as_deref()));
        let result = operation.refined.iter().filter_map(|said| said.result.as_ref());
        of_values.extend(result.filter_map(|result| result.ty.as_deref()));
    }
    let fields = types.iter().flat_map(|ty| fields(&ty.kind));
    of_values.extend(fields.filter_map(|field| field.refined.as_ref()?.ty.as_deref()));
    let shared = settings.refinements().files.iter().filter(|file| file.module.is_some());
    let files: Vec<&RefinedFile> = settings.own_files().into_iter().chain(shared).collect();
    let all = files.iter().flat_map(|file| &file.types);
    let named = all.filter(|ty| of_values.contains(ty.name.value.as_str()));
    let why = files.iter().flat_map(|file| &file.reasons);
    let why = why.map(|reason| RefinedReason {
        name: reason.name.value.clone(),
        documentation: reason.doc.clone(),
        advice: reason.advice.clone(),
    });
    (named.map(defined_type).collect(), why.collect())
}

/// What is said of the parts of an operation.
fn parts(operation: &Operation) -> impl Iterator<Item = &RefinedField> {
    let messages = std::iter::once(&operation.input).chain(&operation.output);
    let parts = messages.flat_map(|message| message.parts.iter().chain(&message.headers));
    parts.filter_map(|part| part.refined.as_ref())
}

fn fields(kind: &Kind) -> &[Field] {
    match kind {
        Kind::Struct { fields, .. } | Kind::Choice(fields) | Kind::Sequence(fields) => fields,
        _ => &[],
    }
}

fn defined_type(ty: &refine::RefinedType) -> RefinedType {
    let spelled = |Spelling { formats, none }: &Spelling| (values(formats), values(none));
    let kind = match &ty.kind {
        refine::Kind::Id => RefinedKind::Id,
        refine::Kind::TextId { pattern, max_length } => {
            RefinedKind::TextId { pattern: value(pattern), max_length: value(max_length) }
        }
        refine::Kind::Enum(values) => RefinedKind::Enum(values.iter().map(enum_value).collect()),
        refine::Kind::Bool { yes, no } => RefinedKind::Bool { yes: values(yes), no: values(no) },
        refine::Kind::Integer { min, max } => {
            RefinedKind::Integer { min: value(min), max: value(max) }
        }
        refine::Kind::DateTime(spelling) => {
            let (formats, none) = spelled(spelling);
            RefinedKind::DateTime { formats, none }
        }
        refine::Kind::Date(spelling) => {
            let (formats, none) = spelled(spelling);
            RefinedKind::Date { formats, none }
        }
        refine::Kind::Url => RefinedKind::Url,
        refine::Kind::Secret => RefinedKind::Secret,
        refine::Kind::Group(parts) => {
            let part = |(rust, wire): &(Said<String>, Said<String>)| {
                (rust.value.clone(), wire.value.clone())
            };
            RefinedKind::Group(parts.iter().map(part).collect())
        }
        refine::Kind::Pairs { key, value } => {
            RefinedKind::Pairs { key: key.value.clone(), value: value.value.clone() }
        }
    };
    let (name, documentation) = (ty.name.value.clone(), ty.doc.clone());
    RefinedType { name, documentation, kind, rust: value(&ty.rust) }
}

fn enum_value(said: &refine::EnumValue) -> RefinedValue {
    RefinedValue {
        name: said.name.value.clone(),
        wire: said.wire.value.clone(),
        documentation: said.doc.clone(),
        since: said.since.clone(),
        until: said.until.clone(),
    }
}
