//! What the constructor of a struct takes, and what is sent where nothing is set.

use super::said::contradict;
use crate::documents::diagnostics::Diagnostics;
use crate::lower::reach::Sent;
use crate::lower::settings::Settings;
use crate::refine::{Field, Kind, Said};
use crate::rust_model::{
    ArgumentKind, ConstructorArgument, Entry, FieldItem, Occurrence, Record, Role, RustType,
    Scalar, Spelling,
};

/// Puts the fields of which that is said into the constructor, and gives the others what is said of
/// them. What is required is no `Option` where the record stands in requests alone: a reply may lack it.
/// Nobody makes what stands in replies alone.
pub(super) fn arrange(
    record: &mut Record,
    said: &[Field],
    sent: Sent,
    settings: &Settings<'_>,
    diagnostics: &mut Diagnostics,
) {
    let is_struct = !matches!(record.role, Role::Sequence);
    let mut parts = Vec::new();
    let mut orders: Vec<&Said<u64>> = Vec::new();
    for (entry, said) in record.entries.iter_mut().zip(said) {
        let Entry::Field(field) = entry else { continue };
        bounds(field, said, diagnostics);
        unset(field, said, settings, diagnostics);
        let Some(kind) = kind(field, said).filter(|_| sent != Sent::Never) else { continue };
        if let Some(order) = &said.order {
            order_once(order, said, &orders, diagnostics);
            orders.push(order);
        }
        let order = said.order.as_ref().map(|order| order.value);
        field.argument = Some(ConstructorArgument { order, kind });
        let can_be_one = matches!(field.occurrence, Occurrence::Optional | Occurrence::Expected);
        if kind == ArgumentKind::Value
            && said.required.is_some()
            && sent == Sent::Alone
            && is_struct
            && can_be_one
        {
            field.occurrence = Occurrence::One;
            parts.extend(field.part.map(|part| part.first));
        }
    }
    for entry in &mut record.entries {
        if let Entry::Further(field) = entry
            && field.part.is_some_and(|part| parts.contains(&part.first))
        {
            field.occurrence = Occurrence::One;
        }
    }
}

/// What the constructor takes for a field, if it takes anything.
fn kind(field: &FieldItem, said: &Field) -> Option<ArgumentKind> {
    let is_said = |said: &Option<Said<bool>>| said.as_ref().is_some_and(|said| said.value);
    if is_said(&said.required) {
        return Some(ArgumentKind::Value);
    }
    if !is_said(&said.must_choose) {
        return None;
    }
    // To leave out a yes or no is no choice that anybody would want.
    let is_flag = field.ty == RustType::Scalar(Scalar::Bool);
    let is_list = field.occurrence.repeats();
    Some(if is_flag || is_list { ArgumentKind::Value } else { ArgumentKind::Choice })
}

/// Reports a position that two fields have by their own tables.
fn order_once(
    order: &Said<u64>,
    said: &Field,
    others: &[&Said<u64>],
    diagnostics: &mut Diagnostics,
) {
    let is_twice = |other: &&&Said<u64>| other.value == order.value && other.span != order.span;
    let Some(other) = others.iter().find(is_twice) else { return };
    // What a wildcard says of many fields is a default: the order of the document decides then.
    if said.path.value.contains('*') || order.span.is_none() {
        return;
    }
    let message =
        format!("`order` is {} for `{}`, and for another field too", order.value, said.path.value);
    let added =
        diagnostics.error(crate::documents::codes::REPEATED_REFINEMENT, order.span, message);
    if let Some(span) = other.span {
        added.clashes_with(span);
    }
}

/// Bounds of a number.
fn bounds(field: &mut FieldItem, said: &Field, diagnostics: &mut Diagnostics) {
    let Some(bound) = said.min.as_ref().or(said.max.as_ref()) else { return };
    use Scalar::{I8, I16, I32, I64, U8, U16, U32, U64};
    let is_number =
        matches!(field.ty, RustType::Scalar(I8 | I16 | I32 | I64 | U8 | U16 | U32 | U64));
    if !is_number {
        let message = format!("`{}` is no whole number, and has no limits", said.path.value);
        let help = "give it a type of the kind `integer`, or remove `min` and `max`";
        return contradict(bound, message, help, diagnostics);
    }
    let (least, most) = match field.text.spelling {
        Some(Spelling::Within(least, most)) => (least, most),
        _ => (None, None),
    };
    let value = |said: &Option<Said<i64>>| said.as_ref().map(|said| said.value);
    let bounds = (value(&said.min).or(least), value(&said.max).or(most));
    field.text.spelling = Some(Spelling::Within(bounds.0, bounds.1));
}

/// What is sent where nothing is set.
fn unset(
    field: &mut FieldItem,
    said: &Field,
    settings: &Settings<'_>,
    diagnostics: &mut Diagnostics,
) {
    let Some(default) = &said.default else { return };
    let text = default.value.as_str();
    let help = "remove `default`, or correct it";
    if field.occurrence.repeats() || field.part.is_some() || matches!(field.ty, RustType::List(_)) {
        let message = format!("`{}` is no single value, and has no default", said.path.value);
        return contradict(default, message, help, diagnostics);
    }
    if said.required.is_some() {
        let message =
            format!("`{}` is required, so that its default is never sent", said.path.value);
        return contradict(default, message, help, diagnostics);
    }
    let is_number = matches!(
        &field.ty,
        RustType::Scalar(scalar) if !matches!(scalar, Scalar::String | Scalar::Bool | Scalar::Runtime(_))
    );
    let fits = match &field.text.spelling {
        Some(Spelling::Flag(yes, no)) => yes.iter().chain(no).any(|it| it == text),
        Some(Spelling::Within(least, most)) => text.parse::<i64>().is_ok_and(|number| {
            least.is_none_or(|least| least <= number) && most.is_none_or(|most| number <= most)
        }),
        _ if is_number => text.parse::<f64>().is_ok(),
        _ => kind_of(said, settings).is_none_or(|kind| fits(kind, text)),
    };
    if !fits {
        let message = format!("`{text}` is no value of `{}`", said.path.value);
        return contradict(default, message, help, diagnostics);
    }
    field.text.unset = Some(text.to_owned());
}

/// The kind of the type that a field has by its refinement.
fn kind_of<'c>(said: &Field, settings: &Settings<'c>) -> Option<&'c Kind> {
    let (_, ty) = settings.refinements().type_of(said.ty.as_ref()?)?;
    ty.rust.is_none().then_some(&ty.kind)
}

/// Whether a text is a value of a kind, as far as that can be told here.
fn fits(kind: &Kind, text: &str) -> bool {
    match kind {
        Kind::Id => text.parse::<u64>().is_ok(),
        Kind::TextId { .. } => !text.is_empty(),
        Kind::Enum(values) => values.iter().any(|value| value.wire.value == text),
        _ => true,
    }
}
