//! Documents that are as they should be.

use super::assert_findings;
use crate::model::{
    Content, Element, Member, MemberKind, Model, Struct, Style, TypeId, TypeKind, TypeRef,
};

fn kind<'m>(model: &'m Model, name: &str) -> &'m TypeKind {
    &model.types.iter().find(|ty| ty.name.local == name).expect("the type is there").kind
}

fn structure<'m>(model: &'m Model, name: &str) -> &'m Struct {
    match kind(model, name) {
        TypeKind::Struct(it) => it,
        other => panic!("{name} is {other:?}"),
    }
}

fn members<'m>(model: &'m Model, structure_name: &str) -> &'m [Member] {
    match &structure(model, structure_name).content {
        Content::Members(members) => members,
        other => panic!("{structure_name} holds {other:?}"),
    }
}

fn element(member: &Member) -> &Element {
    match &member.kind {
        MemberKind::Element(element) => element,
        other => panic!("no element: {other:?}"),
    }
}

fn member<'m>(model: &'m Model, structure_name: &str, name: &str) -> &'m Member {
    let mut members = members(model, structure_name).iter();
    members.find(|member| element(member).name.local == name).expect("the element is there")
}

fn field<'m>(model: &'m Model, structure_name: &str, name: &str) -> &'m Element {
    element(member(model, structure_name, name))
}

fn is_builtin(ty: &TypeRef, name: &str) -> bool {
    matches!(ty, TypeRef::Builtin(it) if it.name == name)
}

fn id_of(model: &Model, name: &str) -> TypeId {
    TypeId(model.types.iter().position(|ty| ty.name.local == name).expect("the type is there"))
}

#[test]
fn services_and_operations_keep_what_the_wire_needs() {
    let model = assert_findings("plain.wsdl", &[]).expect("a model");
    let service = &model.services[0];
    assert_eq!(service.name, "Hazard");
    assert_eq!(service.target_namespace, "urn:hazard");
    assert_eq!(service.address, "http://localhost/hazard");
    let operation = &service.operations[0];
    assert_eq!(operation.name, "call");
    assert_eq!(operation.soap_action, "urn:hazard#call");
    let style = Style::Rpc { namespace: "urn:hazard".to_owned(), encoded: true };
    assert_eq!(operation.style, style);
    assert_eq!(operation.documentation.as_deref(), Some("Calls."));
    assert_eq!((operation.input.len(), operation.output.len()), (1, 1));
    assert_eq!(operation.input[0].name, "input");
    assert_eq!(operation.input[0].ty, TypeRef::Named(TypeId(0)));
    assert!(is_builtin(&operation.output[0].ty, "string"));
}

#[test]
fn structs_have_their_bases_and_groups_written_out() {
    let model = assert_findings("schema.wsdl", &[]).expect("a model");
    assert_eq!(model.types[0].documentation.as_deref(), Some("A user\nof the portal."));
    let fields = members(&model, "admin").iter().map(|it| element(it).name.local.as_str());
    let fields: Vec<&str> = fields.collect();
    let expected = ["login", "status", "level", "names", "note", "tag", "parent", "any"];
    assert_eq!(fields, expected);
    assert!(member(&model, "admin", "tag").occurs.repeats());
    assert!(is_builtin(&field(&model, "admin", "tag").ty, "base64Binary"));
    assert!(is_builtin(&field(&model, "admin", "note").ty, "dateTime"));
    assert_eq!(field(&model, "admin", "parent").ty, TypeRef::Named(id_of(&model, "admin")));
    assert_eq!(field(&model, "admin", "any").ty, TypeRef::Any);
    let TypeRef::Array(item) = &field(&model, "admin", "names").ty else { panic!("no array") };
    assert!(is_builtin(item, "string"));
    assert!(members(&model, "nothing").is_empty());
}

#[test]
fn arrays_and_simple_types_stand_for_others() {
    let model = assert_findings("schema.wsdl", &[]).expect("a model");
    let user = TypeRef::Named(id_of(&model, "user"));
    assert!(matches!(kind(&model, "users"), TypeKind::Array(item) if *item == user));
    let TypeKind::Array(TypeRef::Array(cell)) = kind(&model, "table") else { panic!("no table") };
    assert!(is_builtin(cell, "int"));
    let aliases = [("level", "unsignedByte"), ("price", "double")];
    for (name, builtin) in aliases {
        let TypeKind::Alias(ty, _) = kind(&model, name) else { panic!("{name} is no alias") };
        assert!(is_builtin(ty, builtin), "{name} is {ty:?}");
    }
    assert!(matches!(kind(&model, "words"), TypeKind::List(_)));
}

#[test]
fn imports_are_followed_from_where_they_stand() {
    let model = assert_findings("import.wsdl", &[]).expect("a model");
    assert_eq!(&*model.types[0].name.namespace, "urn:hazard");
    assert_eq!(field(&model, "user", "friend").ty, TypeRef::Named(TypeId(0)));
    assert_eq!(model.services[0].operations.len(), 1);
}

#[test]
fn what_is_out_of_reach_is_left_alone_until_it_is_needed() {
    let expected = "remote_import.wsdl:11:7: note[remote-import]: `http://localhost/far.xsd` is \
                    not imported: only files beside are read";
    assert_findings("remote_import.wsdl", &[expected]).expect("a model");
}

#[test]
fn a_document_that_nobody_needs_may_be_missing() {
    let expected = "missing_import.wsdl:11:7: warning[missing-import]: cannot read the imported \
                    `parts/nowhere.xsd`: ";
    let model = assert_findings("missing_import.wsdl", &[expected]).expect("a model");
    assert_eq!(model.types.len(), 1);
}

#[test]
fn ports_of_other_protocols_are_left_out() {
    let model = assert_findings(
        "skipped_ports.wsdl",
        &[
            "skipped_ports.wsdl:35:5: note[skipped-port]: the port `HttpPort` is left out: its \
             binding is `http:binding`, not SOAP",
            "skipped_ports.wsdl:36:5: note[skipped-port]: the port `Port12` speaks SOAP 1.2 and \
             is left out",
        ],
    );
    assert_eq!(model.expect("a model").services.len(), 1);
}

#[test]
fn a_service_of_soap_12_alone_is_called_in_that() {
    let expected = [
        "soap12_only.wsdl:20:3: note[skipped-port]: no port offers the binding `HazardBinding`",
        "soap12_only.wsdl:40:5: note[skipped-port]: the port `HttpPort` is left out",
    ];
    let model = assert_findings("soap12_only.wsdl", &expected).expect("a model");
    assert_eq!(model.services.len(), 1);
    assert!(model.services[0].soap12);
}

#[test]
fn overloaded_operations_are_told_apart_by_the_names_of_their_inputs() {
    let model = assert_findings("overloaded_operation.wsdl", &[]).expect("a model");
    let operations = model.services[0].operations.iter();
    let inputs: Vec<_> =
        operations.map(|it| (it.soap_action.as_str(), it.input[0].name.as_str())).collect();
    let expected = [("urn:hazard#callByText", "return"), ("urn:hazard#call", "input")];
    assert_eq!(inputs, expected);
}

#[test]
fn text_is_read_in_its_encoding_whatever_is_declared() {
    for name in ["latin1.wsdl", "mislabelled.wsdl", "utf16.wsdl"] {
        let model = assert_findings(name, &[]).expect("a model");
        let documentation = model.services[0].operations[0].documentation.as_deref();
        assert_eq!(documentation, Some("Éé called."), "{name}");
    }
}

#[test]
fn entities_of_the_document_stand_for_their_text() {
    let model = assert_findings("entities.wsdl", &[]).expect("a model");
    let operation = &model.services[0].operations[0];
    assert_eq!(operation.documentation.as_deref(), Some("é&é called."));
    let style = Style::Rpc { namespace: "urn:hazard".to_owned(), encoded: true };
    assert_eq!(operation.style, style);
}

#[test]
fn drafts_of_xml_schema_are_read_as_the_standard() {
    let expected = "draft_schema.wsdl:4:5: note[draft-schema]: `http://www.w3.org/1999/XMLSchema` \
                    is a draft of XML Schema; read as `http://www.w3.org/2001/XMLSchema`";
    let model = assert_findings("draft_schema.wsdl", &[expected]).expect("a model");
    assert!(is_builtin(&field(&model, "user", "born").ty, "dateTime"));
    assert!(is_builtin(&field(&model, "user", "page").ty, "anyURI"));
}
