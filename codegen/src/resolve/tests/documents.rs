//! Services spread over several documents, some of which are missing, copied or something else.

use std::path::PathBuf;

use super::{Catalog, assert_list, run_with};
use crate::documents::diagnostics::Diagnostic;
use crate::documents::source::Sources;
use crate::model::Model;

/// A WSDL with these `types`, whose only request has a part of the type `input`.
fn service(types: &str, input: &str) -> String {
    let body = "<s:body use='encoded' namespace='urn:a'/>";
    format!(
        "<w:definitions targetNamespace='urn:a' xmlns:w='http://schemas.xmlsoap.org/wsdl/'
 xmlns:s='http://schemas.xmlsoap.org/wsdl/soap/' xmlns:x='http://www.w3.org/2001/XMLSchema'
 xmlns:a='urn:a' xmlns:b='urn:b'>
{types}
<w:message name='m'><w:part name='p' type='{input}'/></w:message>
<w:portType name='p'><w:operation name='o'><w:input message='a:m'/></w:operation></w:portType>
<w:binding name='b' type='a:p'><s:binding style='rpc'/>
<w:operation name='o'><w:input>{body}</w:input></w:operation></w:binding>
<w:service name='s'><w:port name='p' binding='a:b'><s:address location='http://localhost/'/></w:port>
</w:service></w:definitions>"
    )
}

/// A service whose schema holds `schema`.
fn with_schema(schema: &str, input: &str) -> String {
    service(
        &format!("<w:types><x:schema targetNamespace='urn:a'>{schema}</x:schema></w:types>"),
        input,
    )
}

/// A schema of `urn:b` with the type `t`, and `more`.
fn schema_b(more: &str) -> String {
    format!(
        "<schema targetNamespace='urn:b' xmlns='http://www.w3.org/2001/XMLSchema'>{more}
<complexType name='t'><all><element name='e' type='string'/></all></complexType></schema>"
    )
}

/// What becomes of the WSDL `main`, `w/main.wsdl`, among `others`.
fn read(
    main: &str,
    others: &[(&str, &str)],
    catalog: &[(&str, &str)],
) -> (Option<Model>, Vec<Diagnostic>) {
    let entries: Vec<(String, PathBuf)> =
        catalog.iter().map(|(key, file)| ((*key).to_owned(), PathBuf::from(file))).collect();
    let load = |path: &str| {
        let found = others.iter().find(|(name, _)| *name == path);
        found.map(|(_, text)| text.as_bytes().to_vec()).ok_or(std::io::ErrorKind::NotFound.into())
    };
    let bytes = main.as_bytes().to_vec();
    run_with(Sources::default(), "w/main.wsdl", bytes, &load, &mut Catalog::new(&entries))
}

#[track_caller]
fn assert_sound(main: &str, others: &[(&str, &str)], types: usize) {
    let (model, list) = read(main, others, &[]);
    assert_list(&list, &[]);
    assert_eq!(model.expect("a model").types.len(), types);
}

fn import(location: &str) -> String {
    format!("<x:import namespace='urn:b' schemaLocation='{location}'/>")
}

#[test]
fn documents_are_found_under_any_spelling_of_their_names() {
    let spelt = [
        ("b.xsd", "w/b.xsd"),
        ("../x/b.xsd", "x/b.xsd"),
        (r"..\x\b.xsd", "x/b.xsd"),
        ("my%20types.xsd", "w/my types.xsd"),
        ("b.xsd#types", "w/b.xsd"),
        ("b?wsdl", "w/b"),
        ("http://localhost/far/b.xsd", "w/b.xsd"),
        ("http://localhost/far/b.svc?xsd=xsd0", "w/b.svc?xsd=xsd0"),
    ];
    for (location, path) in spelt {
        let main = with_schema(&import(location), "b:t");
        assert_sound(&main, &[(path, &schema_b(""))], 1);
    }
}

#[test]
fn documents_that_import_each_other_are_read_once() {
    let back = "<import namespace='urn:a' schemaLocation='main.wsdl'/>\
                <include schemaLocation='sub/../b.xsd'/>";
    let main = with_schema(&import("b.xsd"), "b:t");
    assert_sound(&main, &[("w/b.xsd", &schema_b(back)), ("w/main.wsdl", &main)], 1);
}

#[test]
fn schemas_and_wsdls_may_import_either() {
    let inline = format!(
        "<w:definitions xmlns:w='http://schemas.xmlsoap.org/wsdl/'><w:types>{}</w:types>\
         </w:definitions>",
        schema_b("")
    );
    let main = with_schema(&import("b.wsdl"), "b:t");
    assert_sound(&main, &[("w/b.wsdl", &inline)], 1);
    let main = service("<w:import namespace='urn:b' location='b.xsd'/>", "b:t");
    assert_sound(&main, &[("w/b.xsd", &schema_b(""))], 1);
}

#[test]
fn a_missing_document_matters_only_to_those_who_refer_to_it() {
    let missing = "w/main.wsdl:4:44: warning[missing-import]: cannot read the imported `w/b.xsd`: ";
    let (model, list) = read(&with_schema(&import("b.xsd"), "x:int"), &[], &[]);
    assert_list(&list, &[missing]);
    assert!(model.is_some());
    let (_, list) = read(&with_schema(&import("b.xsd"), "b:t"), &[], &[]);
    let dangling = "w/main.wsdl:5:38: warning[dangling-type]: the type `b:t` is read as \
                    `xsd:anyType`: it is not declared in `urn:b`\n  help: declare it, or import the document that declares the type; \
                    the import at w/main.wsdl:4:44 could not be read";
    assert_list(&list, &[missing, dangling]);
    let several = format!("{}{}", import("b.xsd"), import("c.xsd"));
    let (_, list) = read(&with_schema(&several, "x:int"), &[], &[]);
    assert_eq!(list.iter().filter(|it| it.code == "missing-import").count(), 2, "{list:#?}");
}

#[test]
fn an_import_without_location_is_explained_where_it_is_needed() {
    let import = "<x:import namespace='urn:b'/>";
    let (model, list) = read(&with_schema(import, "x:int"), &[], &[]);
    assert_list(&list, &[]);
    assert!(model.is_some());
    let (_, list) = read(&with_schema(import, "b:t"), &[], &[]);
    let help = list[0].help.as_deref().unwrap_or_default();
    assert!(help.ends_with("the import at w/main.wsdl:4:44 gives no location"), "{help}");
}

#[test]
fn a_catalog_names_files_for_locations_and_namespaces() {
    let text = schema_b("");
    let file = [("dir/local.xsd", text.as_str())];
    let no_location = "<x:import namespace='urn:b'/>".to_owned();
    for (import, key) in [
        (import("http://localhost/b"), "http://localhost/b"),
        (import("http://localhost/b"), "urn:b"),
        (import("b.xsd"), "b.xsd"),
        (no_location, "urn:b"),
    ] {
        let (model, list) = read(&with_schema(&import, "b:t"), &file, &[(key, "dir/local.xsd")]);
        assert_list(&list, &[]);
        assert_eq!(model.expect("a model").types.len(), 1);
    }
    let (_, list) = read(&with_schema(&import("b.xsd"), "x:int"), &[], &[("urn:b", "no.xsd")]);
    assert_list(&list, &["w/main.wsdl:4:44: error[missing-import]: cannot read `no.xsd` of the"]);
}

#[test]
fn copies_of_a_declaration_count_once() {
    let copy = schema_b("");
    let imports = format!("{}{}", import("b.xsd"), import("copy/b.xsd"));
    let main = with_schema(&imports, "b:t");
    assert_sound(&main, &[("w/b.xsd", &copy), ("w/copy/b.xsd", &copy)], 1);
    let documented = copy
        .replace("<all>", "<annotation><documentation>Text.</documentation></annotation><all>")
        .replace("xmlns=", "xmlns:y=")
        .replace("name='e' type='string'", "type='y:string' name='e'");
    let documented = ["schema", "complexType", "annotation", "documentation", "all", "element"]
        .into_iter()
        .fold(documented, |text, name| {
            let end = format!("</y:{name}>");
            text.replace(&format!("<{name} "), &format!("<y:{name} "))
                .replace(&format!("<{name}>"), &format!("<y:{name}>"))
                .replace(&format!("</{name}>"), &end)
        });
    assert_sound(&main, &[("w/b.xsd", &copy), ("w/copy/b.xsd", &documented)], 1);
    let differs = copy.replace("string", "int");
    let (_, list) = read(&main, &[("w/b.xsd", &copy), ("w/copy/b.xsd", &differs)], &[]);
    assert_list(
        &list,
        &["w/copy/b.xsd:2:1: warning[duplicate]: the type `t` is declared twice, in"],
    );
}

#[test]
fn the_copy_of_a_document_may_reach_further() {
    let copy = schema_b("<import namespace='urn:c' schemaLocation='c.xsd'/>");
    let deep = "<schema targetNamespace='urn:c' xmlns='http://www.w3.org/2001/XMLSchema'>
        <simpleType name='u'><restriction base='string'/></simpleType></schema>";
    let main = with_schema(&format!("{}{}", import("b.xsd"), import("copy/b.xsd")), "b:t");
    let others =
        [("w/b.xsd", copy.as_str()), ("w/copy/b.xsd", copy.as_str()), ("w/copy/c.xsd", deep)];
    let (model, list) = read(&main, &others, &[]);
    assert_list(&list, &["w/b.xsd:1:74: warning[missing-import]"]);
    assert_eq!(model.expect("a model").types.len(), 2);
}

#[test]
fn what_is_no_wsdl_is_called_by_its_name() {
    let roots = [
        ("<html><body/></html>", "html-page"),
        ("<description xmlns='http://www.w3.org/ns/wsdl'/>", "wsdl-2"),
        ("<application xmlns='http://wadl.dev.java.net/2009/02'/>", "wadl"),
        ("<grammar xmlns='http://relaxng.org/ns/structure/1.0'/>", "relax-ng"),
        ("<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'/>", "soap-message"),
        ("<e:Envelope xmlns:e='http://www.w3.org/2003/05/soap-envelope'/>", "soap-message"),
        ("<definitions/>", "not-wsdl"),
    ];
    for (text, code) in roots {
        // As the WSDL itself, and as an imported document.
        for text in [format!(" {text}"), with_schema(&import("b.xsd"), "x:int")] {
            let (_, list) = read(&text, &[("w/b.xsd", "<?xml version='1.0'?><html/>")], &[]);
            let code = if text.starts_with(' ') { code } else { "html-page" };
            assert_eq!(list.iter().map(|it| it.code).collect::<Vec<_>>(), [code]);
        }
    }
}

#[test]
fn relax_ng_is_passed_over_until_it_is_referred_to() {
    let types = "<w:types><grammar xmlns='http://relaxng.org/ns/structure/1.0'/></w:types>";
    let (model, list) = read(&service(types, "x:int"), &[], &[]);
    assert_list(&list, &[]);
    assert!(model.is_some());
    let (_, list) = read(&service(types, "b:t"), &[], &[]);
    let help = list[0].help.as_deref().unwrap_or_default();
    assert!(help.ends_with("the Relax NG schema at w/main.wsdl:4:10 is not read"), "{help}");
}

#[test]
fn what_only_xml_schema_1_1_has_is_refused() {
    for element in ["override schemaLocation='b.xsd'", "defaultOpenContent"] {
        let (_, list) = read(&with_schema(&format!("<x:{element}/>"), "x:int"), &[], &[]);
        let name = element.split(' ').next().unwrap_or_default();
        let expected = format!("w/main.wsdl:4:44: error[xsd-1.1]: `x:{name}` is of XML Schema 1.1");
        assert_list(&list, &[&expected]);
    }
}

#[test]
fn a_schema_that_forgets_its_namespace_is_known_by_what_it_holds() {
    let main = with_schema(&import("b.xsd"), "b:t");
    let prefixed = schema_b("")
        .replace("xmlns=", "xmlns:y=")
        .replace("<complexType", "<y:complexType xmlns='http://www.w3.org/2001/XMLSchema'")
        .replace("</complexType", "</y:complexType");
    let (model, list) = read(&main, &[("w/b.xsd", &prefixed)], &[]);
    assert_list(&list, &["w/b.xsd:1:1: warning[missing-prefix]: the root element `schema` has no"]);
    assert_eq!(model.expect("a model").types.len(), 1);

    let types = schema_b("").replace(" targetNamespace='urn:b'", "");
    let main = service(&format!("<w:types>{types}</w:types>"), "b:t");
    let (model, list) = read(&main, &[], &[]);
    let expected = "w/main.wsdl:6:38: warning[missing-namespace]: the type `b:t` is declared in no \
                    namespace; read as that one\n  help: add targetNamespace=\"urn:b\"";
    assert_list(&list, &[expected]);
    assert_eq!(model.expect("a model").types.len(), 1);
}

#[test]
fn names_are_what_they_are_meant_to_be() {
    let main = service("", "x:int").replace("part name='p'", "part name='$p'");
    let (model, list) = read(&main, &[], &[]);
    let expected = "w/main.wsdl:5:21: warning[dollar-name]: the part `$p` cannot be the name of an \
                    XML element; read as `p`";
    assert_list(&list, &[expected]);
    assert_eq!(model.expect("a model").services[0].operations[0].input[0].name, "p");

    let main = service("", "x:int").replace("service name='s'", "service");
    let (model, list) = read(&main, &[], &[]);
    let expected = "w/main.wsdl:9:1: warning[missing-name]: the service has no name; read as `p`";
    assert_list(&list, &[expected]);
    assert_eq!(model.expect("a model").services[0].name, "p");

    let main = service("", "x:int").replace("name='o'", "name='o o'");
    let (_, list) = read(&main, &[], &[]);
    let expected = "w/main.wsdl:8:1: error[invalid-name]: `o o` cannot be the name of an XML";
    assert_list(&list, &[expected]);
    let main = service("", "x:int").replace("part name='p'", "part name='p p'");
    let (_, list) = read(&main, &[], &[]);
    let expected = "w/main.wsdl:5:21: error[invalid-name]: `p p` cannot be the name of an XML";
    assert_list(&list, &[expected]);
}

#[test]
fn the_namespace_of_instances_is_never_imported_but_may_hold_types() {
    let xsi = "http://www.w3.org/2001/XMLSchema-instance";
    let import = format!("<x:import namespace='{xsi}' schemaLocation='http://localhost/xsi.xsd'/>");
    let types = schema_b("").replace("urn:b", xsi);
    let types =
        format!("<w:types>{types}<x:schema targetNamespace='urn:a'>{import}</x:schema></w:types>");
    let main = service(&types, "b:t").replace("xmlns:b='urn:b'", &format!("xmlns:b='{xsi}'"));
    assert_sound(&main, &[], 1);
}
