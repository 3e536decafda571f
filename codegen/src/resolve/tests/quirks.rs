//! Broken documents with a sound reading.

use super::assert_findings;
use crate::model::{Content, MemberKind, Model, Struct, TypeId, TypeKind, TypeRef};

/// The type of the only part of the only request.
fn input(model: &Model) -> &TypeRef {
    &model.services[0].operations[0].input[0].ty
}

/// The type of the last field of the first type, a struct.
fn last_field(model: &Model) -> &TypeRef {
    match &model.types[0].kind {
        TypeKind::Struct(Struct { content: Content::Members(members), .. }) => {
            match &members.last().expect("a field").kind {
                MemberKind::Element(element) => &element.ty,
                other => panic!("{other:?}"),
            }
        }
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
fn what_follows_the_root_element_does_no_harm() {
    let expected = "trailing_comment.wsdl:34:1: warning[ill-formed]: this is not well-formed XML: a \
                    comment holds `--`";
    assert_findings("trailing_comment.wsdl", &[expected]).expect("a model");
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
fn an_element_named_as_a_type_lends_its_type() {
    let expected = "element_as_type.wsdl:21:24: warning[element-as-type]: `tns:person` is an \
                    element, not a type; read as the element's type";
    let model = assert_findings("element_as_type.wsdl", &[expected]).expect("a model");
    assert_eq!(*input(&model), TypeRef::Named(TypeId(0)));
}

#[test]
fn an_array_of_rows_is_a_list_of_its_items() {
    let expected = "array_dimensions.wsdl:14:53: warning[array-dimensions]: the array `grid` has 2 \
                    dimensions; read as a list of its items, row by row";
    assert_findings("array_dimensions.wsdl", &[expected]).expect("a model");
}

#[test]
fn a_binding_without_a_service_can_be_called_where_the_caller_knows_the_address() {
    let expected = "no_service.wsdl:20:3: note[missing-address]: no service offers the binding \
                    `HazardBinding`; its address is read as empty";
    let model = assert_findings("no_service.wsdl", &[expected]).expect("a model");
    assert_eq!(
        (model.services[0].name.as_str(), &*model.services[0].address),
        ("HazardBinding", "")
    );
}

#[test]
fn a_document_that_nobody_can_call_still_has_types() {
    let expected = "no_binding.wsdl:2:1: warning[no-service]: the document declares no service; \
                    only its types are generated";
    let model = assert_findings("no_binding.wsdl", &[expected]).expect("a model");
    assert!(model.services.is_empty() && !model.types.is_empty());
}

#[test]
fn what_nothing_declares_can_be_anything() {
    let expected = "dangling_type.wsdl:20:24: warning[dangling-type]: the type `tns:usr` is read as \
                    `xsd:anyType`: it is not declared in `urn:hazard`\n  help: did you mean `user` \
                    of `urn:hazard`?";
    let model = assert_findings("dangling_type.wsdl", &[expected]).expect("a model");
    assert_eq!(*input(&model), TypeRef::Any);
    let expected = "unbound_prefix.wsdl:8:24: warning[dangling-type]: the type `ns1:user` is read \
                    as `xsd:anyType`: its prefix stands for nothing";
    let model = assert_findings("unbound_prefix.wsdl", &[expected]).expect("a model");
    assert_eq!(*input(&model), TypeRef::Any);
}

#[test]
fn where_no_operation_has_a_counterpart_nothing_is_left() {
    let model = assert_findings(
        "dangling_operation.wsdl",
        &[
            "dangling_operation.wsdl:2:1: error[no-service]: no operation is left that can be \
             called",
            "dangling_operation.wsdl:14:5: warning[unbound-operation]: the operation `call` is \
             left out",
            "dangling_operation.wsdl:22:5: warning[dangling-operation]: the portType \
             `tns:HazardPortType` has no operation `cal`; it is left out",
        ],
    );
    assert!(model.is_none());
}

#[test]
fn an_element_as_a_part_of_an_encoded_body_lends_its_type() {
    let expected = "element_part.wsdl:15:5: warning[element-part]: the part `input` of an encoded \
                    body refers to the element `tns:call`; read as a part of the element's type";
    let model = assert_findings("element_part.wsdl", &[expected]).expect("a model");
    assert!(matches!(input(&model), TypeRef::Builtin(it) if it.name == "string"));
}
