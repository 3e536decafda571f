//! What stands in a box, and what does not.

use super::*;
use crate::config::Config;
use crate::documents::source::Sources;
use crate::model::WireName;
use crate::refine::Refinements;
use crate::rust_model::{Alias, Choice, Derived, Docs, Elements, Head, Role};

fn head(ident: &str) -> Head {
    let path = WireName { namespace: "urn:s".to_owned(), local: ident.to_owned() };
    Head::new(ident.to_owned(), path, Docs::default())
}

fn field(ident: &str, occurrence: Occurrence, ty: RustType) -> FieldItem {
    FieldItem {
        wire: ident.to_owned(),
        ..FieldItem::new(ident.to_owned(), ident, Docs::default(), What::Element, occurrence, ty)
    }
}

fn optional(ident: &str, ty: RustType) -> FieldItem {
    field(ident, Occurrence::Optional, ty)
}

fn record(ident: &str, fields: Vec<FieldItem>) -> Record {
    let entries = fields.into_iter().map(Entry::Field).collect();
    Record { head: head(ident), role: Role::Sequence, elements: Elements::default(), entries }
}

fn of_struct(ident: &str, fields: Vec<FieldItem>) -> TypeItem {
    TypeItem::Record(record(ident, fields))
}

fn of_choice(ident: &str, variants: Vec<FieldItem>) -> TypeItem {
    TypeItem::Choice(Choice { head: head(ident), elements: Elements::default(), variants })
}

fn named(ident: &str) -> RustType {
    RustType::Record(ident.to_owned())
}

fn scalar(scalar: Scalar) -> RustType {
    RustType::Scalar(scalar)
}

/// So many strings, with other fields behind them.
fn strings(count: usize, more: Vec<FieldItem>) -> Vec<FieldItem> {
    let strings = (0..count).map(|_| optional("text", scalar(Scalar::String)));
    strings.chain(more).collect()
}

/// A type of more than may stand inline.
fn large(ident: &str) -> TypeItem {
    of_struct(ident, strings(6, Vec::new()))
}

fn put_all(model: &mut RustModel, config: &Config) -> Vec<String> {
    let (refinements, mut diagnostics) = (Refinements::default(), Diagnostics::default());
    let settings = Settings::new(config, &refinements);
    put(model, &settings, &mut diagnostics);
    settings.finish(&mut diagnostics);
    let found = diagnostics.into_list(&Sources::default());
    found.iter().map(|it| format!("{}: {}", it.code, it.message)).collect()
}

/// The fields in boxes, each as `Type.field`.
fn boxed(model: &RustModel) -> Vec<String> {
    let owned = |item: &TypeItem| -> Vec<(String, bool)> {
        let is_boxed = |field: &FieldItem| matches!(field.ty, RustType::Boxed(_));
        let name = |field: &FieldItem| format!("{}.{}", item.head().ident, field.ident);
        fields(item).into_iter().map(|it| (name(it), is_boxed(it))).collect()
    };
    let all = model.types.iter().chain(&model.faults).flat_map(owned);
    all.filter(|(_, is_boxed)| *is_boxed).map(|(name, _)| name).collect()
}

/// What stands in boxes without any settings.
fn boxed_of(types: Vec<TypeItem>) -> Vec<String> {
    let mut model = RustModel { types, ..RustModel::default() };
    assert_eq!(put_all(&mut model, &Config::new()), [""; 0]);
    boxed(&model)
}

/// Whether a type of these fields stands in a box where another type holds it.
fn is_large(fields: Vec<FieldItem>) -> bool {
    let holder = of_struct("Holder", vec![optional("held", named("Held"))]);
    let found = boxed_of(vec![holder, of_struct("Held", fields)]);
    assert!(found.is_empty() || found == ["Holder.held"], "{found:?}");
    !found.is_empty()
}

#[test]
fn what_is_larger_than_the_limit_is_in_a_box() {
    let number = |occurrence| field("number", occurrence, scalar(Scalar::I64));
    for (fields, expected) in [
        (strings(0, Vec::new()), false),
        (strings(5, Vec::new()), false),
        // Just as much as may be, and a number more than that: an `Option` of one needs room.
        (strings(5, vec![number(Occurrence::One)]), false),
        (strings(5, vec![number(Occurrence::Optional)]), true),
        (strings(6, Vec::new()), true),
        (strings(5, vec![optional("flag", scalar(Scalar::Bool))]), false),
        (strings(5, vec![optional("small", scalar(Scalar::I32))]), false),
        (strings(4, vec![field("list", Occurrence::Repeated, named("Held"))]), false),
        (strings(4, vec![optional("xml", RustType::Xml)]), true),
        (strings(4, vec![optional("value", RustType::Value)]), false),
    ] {
        assert_eq!(is_large(fields.iter().map(copy).collect()), expected, "{fields:#?}");
    }
}

fn copy(it: &FieldItem) -> FieldItem {
    FieldItem { what: it.what, ..field(&it.ident, it.occurrence, it.ty.clone()) }
}

#[test]
fn however_it_is_held_but_not_in_a_list() {
    use Occurrence::{Next, Nillable, One, Optional, OptionalNillable, Repeated, RepeatedNillable};
    for (occurrence, expected) in [
        (One, true),
        (Optional, true),
        (Next, true),
        (Nillable, true),
        (OptionalNillable, true),
        (Repeated, false),
        (RepeatedNillable, false),
    ] {
        let holder = of_struct("Holder", vec![field("held", occurrence, named("Large"))]);
        let found = boxed_of(vec![holder, large("Large")]);
        assert_eq!(!found.is_empty(), expected, "{occurrence:?}");
    }
    let group = FieldItem { what: What::Group, ..optional("group", named("Large")) };
    let holder = of_struct("Holder", vec![group]);
    assert_eq!(boxed_of(vec![large("Large"), holder]), ["Holder.group"]);
}

#[test]
fn a_box_is_small_itself() {
    // Each type holds the next one twice: in the order of the file, and against it.
    let types = || {
        let level = |level: usize| {
            let next = format!("T{}", level + 1);
            let fields = vec![optional("a", named(&next)), optional("b", named(&next))];
            of_struct(&format!("T{level}"), fields)
        };
        let mut types: Vec<TypeItem> = (0..5).map(level).collect();
        types.push(of_struct("T5", strings(2, Vec::new())));
        types
    };
    // 48 bytes, 96, 192, then two boxes, 32.
    let expected = ["T2.a", "T2.b"];
    assert_eq!(boxed_of(types()), expected);
    assert_eq!(boxed_of(types().into_iter().rev().collect()), expected);
}

#[test]
fn what_holds_itself_is_in_a_box() {
    let one = of_struct("One", vec![optional("next", named("One"))]);
    assert_eq!(boxed_of(vec![one]), ["One.next"]);

    // A circle is broken wherever one of its types holds another one of them, and nowhere else.
    let outer = of_struct("Outer", vec![optional("one", named("One"))]);
    let one =
        of_struct("One", vec![optional("two", named("Two")), optional("leaf", named("Leaf"))]);
    let two = of_choice("Two", vec![field("three", Occurrence::One, named("Three"))]);
    let three = of_struct("Three", vec![optional("one", named("One"))]);
    let leaf = of_struct("Leaf", strings(1, Vec::new()));
    let found = boxed_of(vec![outer, one, two, three, leaf]);
    assert_eq!(found, ["One.two", "Two.three", "Three.one"]);
}

#[test]
fn a_list_and_an_enum_of_derived_types_end_a_circle() {
    let list = of_struct("List", vec![field("next", Occurrence::Repeated, named("List"))]);
    assert_eq!(boxed_of(vec![list]), [""; 0]);

    let base = of_struct("Base", vec![optional("any", named("Any"))]);
    let any = TypeItem::Derived(Derived {
        head: head("Any"),
        namespace: String::new(),
        name: "base".to_owned(),
        variants: vec![("Base".to_owned(), named("Base"))],
        other: "Other".to_owned(),
    });
    assert_eq!(boxed_of(vec![base, any]), [""; 0]);
}

#[test]
fn variants_are_in_boxes_by_themselves() {
    let choice = of_choice(
        "Choice",
        vec![
            field("large", Occurrence::One, named("Large")),
            field("small", Occurrence::One, named("Small")),
            field("itself", Occurrence::One, named("Choice")),
            field("text", Occurrence::One, scalar(Scalar::String)),
            field("list", Occurrence::Repeated, named("Large")),
        ],
    );
    let small = of_struct("Small", strings(1, Vec::new()));
    let found = boxed_of(vec![choice, large("Large"), small]);
    assert_eq!(found, ["Choice.large", "Choice.itself"]);
}

#[test]
fn a_choice_is_as_large_as_its_largest_variant() {
    let number = || field("number", Occurrence::One, scalar(Scalar::I64));
    let types = |fields| {
        let variants = ["text", "held", "other"].map(|ident| match ident {
            "held" => field(ident, Occurrence::One, named("Held")),
            _ => field(ident, Occurrence::One, scalar(Scalar::String)),
        });
        let holder = of_struct("Holder", vec![optional("choice", named("Choice"))]);
        vec![holder, of_choice("Choice", variants.into()), of_struct("Held", fields)]
    };
    // 120 bytes and the tag are 128.
    assert_eq!(boxed_of(types(strings(5, Vec::new()))), [""; 0]);
    assert_eq!(boxed_of(types(strings(5, vec![number()]))), ["Holder.choice"]);
}

#[test]
fn what_an_operation_refuses_with_is_in_a_box_if_it_is_large() {
    let variants = ["Large", "Small"].map(|it| field(it, Occurrence::One, named(it)));
    let alias = Alias { head: head("Twin"), target: named("Fault") };
    let mut model = RustModel {
        types: vec![large("Large"), of_struct("Small", strings(5, Vec::new()))],
        faults: vec![of_choice("Fault", variants.into()), TypeItem::Alias(alias)],
        ..RustModel::default()
    };
    assert_eq!(put_all(&mut model, &Config::new()), [""; 0]);
    assert_eq!(boxed(&model), ["Fault.Large"]);
}

#[test]
fn the_user_can_have_more_in_boxes() {
    let attribute = FieldItem { what: What::Attribute, ..optional("id", scalar(Scalar::String)) };
    let model = || RustModel {
        types: vec![
            of_struct(
                "Order",
                vec![
                    optional("small", named("Small")),
                    optional("large", named("Large")),
                    optional("text", scalar(Scalar::String)),
                    field("list", Occurrence::Repeated, named("Small")),
                    copy(&attribute),
                ],
            ),
            of_choice("Choice", vec![field("small", Occurrence::One, named("Small"))]),
            of_struct("Small", strings(1, Vec::new())),
            large("Large"),
        ],
        messages: vec![record("Request", vec![optional("small", named("Small"))])],
        ..RustModel::default()
    };
    let mut all = model();
    assert_eq!(put_all(&mut all, &Config::new().boxed("*/*")), [""; 0]);
    let mut found = boxed(&all);
    found.retain(|name| !name.ends_with(".text"));
    assert_eq!(found, ["Order.small", "Order.large", "Choice.small"]);
    assert!(all.messages[0].fields().all(|it| matches!(it.ty, RustType::Boxed(_))));

    let mut some = model();
    let config = Config::new().boxed("Order/text").boxed("Choice/small").boxed("Request/small");
    assert_eq!(put_all(&mut some, &config), [""; 0]);
    assert_eq!(boxed(&some), ["Order.large", "Order.text", "Choice.small"]);
    assert!(some.messages[0].fields().all(|it| matches!(it.ty, RustType::Boxed(_))));

    // What is in a box already is in one box, and the setting is followed.
    let mut twice = model();
    assert_eq!(put_all(&mut twice, &Config::new().boxed("Order/large")), [""; 0]);
    let TypeItem::Record(order) = &twice.types[0] else { panic!("a record") };
    let large = order.fields().find(|it| it.ident == "large").expect("the field");
    assert_eq!(large.ty, RustType::Boxed(Box::new(named("Large"))));
}

#[test]
fn a_setting_about_what_cannot_be_in_a_box_is_an_error() {
    let attribute = FieldItem { what: What::Attribute, ..optional("id", scalar(Scalar::String)) };
    let list = field("list", Occurrence::Repeated, named("Order"));
    let types = vec![of_struct("Order", vec![list, attribute])];
    let mut model = RustModel { types, ..RustModel::default() };
    let found = put_all(&mut model, &Config::new().boxed("Order/list").boxed("Order/id"));
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().all(|it| it.starts_with("unused-setting: ")), "{found:?}");
    assert_eq!(boxed(&model), [""; 0]);
}

#[test]
fn a_value_without_end_is_an_error() {
    let itself = of_struct("Town", vec![field("town", Occurrence::One, named("Town"))]);
    let mut model = RustModel { types: vec![itself], ..RustModel::default() };
    let found = put_all(&mut model, &Config::new());
    assert_eq!(found, ["endless-field: `Town/town` is required, but holds a `Town` again"]);

    // With an `Option` in between, it has one.
    let one = of_struct("One", vec![field("two", Occurrence::One, named("Two"))]);
    let two = of_struct("Two", vec![optional("one", named("One"))]);
    assert_eq!(boxed_of(vec![one, two]), ["One.two", "Two.one"]);
}
