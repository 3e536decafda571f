//! Broken documents with a sound reading.

use super::assert_findings;
use crate::model::{Model, Scalar, TypeId, TypeKind, TypeRef};

/// The type of the only part of the only request.
fn input(model: &Model) -> &TypeRef {
    &model.services[0].operations[0].input[0].ty
}

/// The type of the last field of the first type, a struct.
fn last_field(model: &Model) -> &TypeRef {
    match &model.types[0].kind {
        TypeKind::Struct(it) => &it.fields.last().expect("a field").ty,
        other => panic!("{other:?}"),
    }
}

fn list_of(item: TypeRef) -> TypeRef {
    TypeRef::Array(Box::new(item))
}

#[test]
fn an_empty_type_is_anything() {
    let expected = "empty_type.wsdl:14:38: warning[empty-type]: the type of `status` is empty; \
                    read as `xsd:anyType`\n  help: give it the type";
    let model = assert_findings("empty_type.wsdl", &[expected]).expect("a model");
    assert_eq!(*last_field(&model), TypeRef::Any);
}

#[test]
fn a_bracketed_type_is_an_array() {
    let expected = "bracketed_type.wsdl:20:24: warning[bracketed-type]: the type of `input` is \
                    written `tns:user[]`; read as an array of `tns:user`\n  help: ";
    let model = assert_findings("bracketed_type.wsdl", &[expected]).expect("a model");
    assert_eq!(*input(&model), list_of(TypeRef::Named(TypeId(0))));
}

#[test]
fn xsd_array_is_an_array_of_anything() {
    let expected = "xsd_array.wsdl:8:24: warning[xsd-array]: the type of `input` is `xsd:Array`, \
                    which XML Schema does not have; read as an array of anything";
    let model = assert_findings("xsd_array.wsdl", &[expected]).expect("a model");
    assert_eq!(*input(&model), list_of(TypeRef::Any));
}

#[test]
fn a_misspelt_array_type_reference_is_known_by_what_it_carries() {
    let expected = "array_type_reference.wsdl:20:28: warning[array-type-reference]: \
                    `SOAP:ENC:arrayType` of `users` has a `wsdl:arrayType`; read as `arrayType` of \
                    `http://schemas.xmlsoap.org/soap/encoding/`\n  help: write";
    let model = assert_findings("array_type_reference.wsdl", &[expected]).expect("a model");
    assert!(matches!(&model.types[1].kind, TypeKind::Array(TypeRef::Named(TypeId(0)))));
}

#[test]
fn an_address_that_asks_for_debugging_is_made_plain() {
    let expected = "debug_address.wsdl:30:21: warning[debug-address]: the address \
                    `http://localhost/hazard?debug=1` asks for debugging; read as \
                    `http://localhost/hazard`";
    let model = assert_findings("debug_address.wsdl", &[expected]).expect("a model");
    assert_eq!(model.services[0].address, "http://localhost/hazard");
}

#[test]
fn stray_attributes_are_ignored() {
    let expected = "stray_attribute.wsdl:14:53: warning[stray-attribute]: `status` of the element \
                    `status` is no attribute of XML Schema; it is ignored";
    let model = assert_findings("stray_attribute.wsdl", &[expected]).expect("a model");
    assert!(matches!(last_field(&model), TypeRef::Builtin(it) if it.scalar == Scalar::I32));
}

#[test]
fn what_follows_the_root_element_does_no_harm() {
    assert_findings("trailing_comment.wsdl", &[]).expect("a model");
    let expected = "trailing_text.wsdl:34:1: warning[trailing-content]: what follows the root \
                    element is ignored: a second root element";
    assert_findings("trailing_text.wsdl", &[expected]).expect("a model");
}

#[test]
fn names_without_a_prefix_are_found() {
    let model = assert_findings(
        "missing_prefix.wsdl",
        &[
            "missing_prefix.wsdl:14:38: warning[missing-prefix]: the type `int` has no prefix; \
             read as the one of XML Schema",
            "missing_prefix.wsdl:20:24: warning[missing-prefix]: the type `user` has no prefix; \
             read as the one of `urn:hazard`",
        ],
    );
    assert_eq!(*input(&model.expect("a model")), TypeRef::Named(TypeId(0)));
}

#[test]
fn declarations_that_are_repeated_are_merged() {
    let model = assert_findings(
        "duplicate_type_same.wsdl",
        &["duplicate_type_same.wsdl:17:7: warning[duplicate]: the type `user` is declared twice \
           in the same way; one is used; the other one is at duplicate_type_same.wsdl:11:7"],
    );
    assert_eq!(model.expect("a model").types.len(), 1);
    let model = assert_findings(
        "duplicate_operation_same.wsdl",
        &[
            "duplicate_operation_same.wsdl:19:5: warning[duplicate]: the operation `call` is \
             declared twice in the same way; one is used; the other one is at \
             duplicate_operation_same.wsdl:14:5",
            "duplicate_operation_same.wsdl:32:5: warning[duplicate]",
        ],
    );
    assert_eq!(model.expect("a model").services[0].operations.len(), 1);
}

#[test]
fn attributes_of_encoded_structs_are_ignored() {
    let expected = "attributes.wsdl:16:9: warning[ignored-attribute]: the attribute `id` of \
                    `user` is ignored: SOAP encoding has elements only";
    assert_findings("attributes.wsdl", &[expected]).expect("a model");
}
