use std::fs;
use std::path::PathBuf;

use super::{Schemas, available};

const WSDL: &str = r#"<w:definitions xmlns:w="http://schemas.xmlsoap.org/wsdl/"
    xmlns:x="http://www.w3.org/2001/XMLSchema" xmlns:a="urn:a" xmlns:b="urn:b">
  <w:types>
    <x:schema targetNamespace="urn:a" elementFormDefault="qualified">
      <x:import namespace="urn:b"/>
      <x:include schemaLocation="more/plain.xsd"/>
      <x:element name="order" type="a:order"/>
      <x:complexType name="order"><x:sequence>
        <x:element ref="b:note" minOccurs="0"/>
        <x:element name="count" type="a:count"/>
        <x:element name="tag" type="a:tag" minOccurs="0"/>
      </x:sequence></x:complexType>
    </x:schema>
    <x:schema targetNamespace="urn:a">
      <x:simpleType name="count"><x:restriction base="x:int"/></x:simpleType>
    </x:schema>
    <x:schema targetNamespace="urn:b">
      <x:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="http://www.w3.org/2001/xml.xsd"/>
      <x:element name="note"><x:complexType><x:simpleContent><x:extension base="x:string">
        <x:attribute ref="xml:lang"/>
      </x:extension></x:simpleContent></x:complexType></x:element>
    </x:schema>
  </w:types>
</w:definitions>"#;

const PLAIN: &str = r#"<schema xmlns="http://www.w3.org/2001/XMLSchema">
  <simpleType name="tag"><restriction base="string"><maxLength value="3"/></restriction></simpleType>
</schema>"#;

/// A folder of its own, deleted at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("corpus-{name}-{}", std::process::id()));
        fs::create_dir_all(path.join("more")).unwrap();
        Self(path)
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, text).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn inline_and_imported_schemas_are_found() {
    let folder = Folder::new("found");
    let wsdl = folder.write("a.wsdl", WSDL);
    folder.write("more/plain.xsd", PLAIN);
    let out = folder.0.join("out");
    Schemas::extract(&wsdl, &out).unwrap();
    let read = |name: &str| fs::read_to_string(out.join(name)).unwrap();
    let first = read("schema0.xsd");
    assert!(first.contains("xmlns:b=\"urn:b\""), "{first}");
    assert!(first.contains("schemaLocation=\"schema2.xsd\""), "{first}");
    assert!(first.contains("schemaLocation=\"schema3.xsd\""), "{first}");
    assert!(read("schema3.xsd").contains("maxLength"));
    // The two of one namespace are imported together.
    assert!(read("namespace0.xsd").contains("<include schemaLocation=\"schema1.xsd\"/>"));
    assert!(!read("all.xsd").contains("schema3.xsd"));
}

#[test]
fn unreadable_documents_are_errors() {
    let folder = Folder::new("unreadable");
    let wsdl = folder.write("a.wsdl", "<a>");
    assert!(Schemas::extract(&wsdl, &folder.0.join("out")).is_err());
    assert!(Schemas::extract(&folder.0.join("none.wsdl"), &folder.0.join("out")).is_err());
}

#[test]
fn instances_are_judged_by_xmllint() {
    if !available() {
        eprintln!("left out: there is no xmllint");
        return;
    }
    let folder = Folder::new("judged");
    let wsdl = folder.write("a.wsdl", WSDL);
    folder.write("more/plain.xsd", PLAIN);
    let schemas = Schemas::extract(&wsdl, &folder.0.join("out")).unwrap();
    assert_eq!(schemas.accepts().unwrap(), Ok(()));
    let order = |inside: &str| format!("<order xmlns='urn:a' xmlns:b='urn:b'>{inside}</order>");
    let instances = [
        folder.write("1.xml", &order("<b:note xml:lang='de'>x</b:note><count>1</count>")),
        folder.write("2.xml", &order("<count>x</count>")),
        folder.write("3.xml", &order("<count>1</count><tag>long</tag>")),
        folder.write("4.xml", "<order>"),
        folder.write("5.xml", "<other/>"),
        folder.write("6.xml", &order("<count>1</count><tag>abc</tag>")),
    ];
    let results = schemas.validate(&instances).unwrap();
    let valid: Vec<bool> = results.iter().map(Result::is_ok).collect();
    assert_eq!(valid, [true, false, false, false, false, true], "{results:?}");
    assert!(results[1].as_ref().is_err_and(|why| why.contains("count")), "{results:?}");
}

#[test]
fn schemas_that_make_no_sense_are_refused() {
    if !available() {
        eprintln!("left out: there is no xmllint");
        return;
    }
    let folder = Folder::new("refused");
    let wsdl = folder.write("a.wsdl", &WSDL.replace("type=\"a:count\"", "type=\"a:none\""));
    let schemas = Schemas::extract(&wsdl, &folder.0.join("out")).unwrap();
    assert!(schemas.accepts().unwrap().is_err_and(|why| why.contains("none")));
    assert!(schemas.validate(&[wsdl]).is_err());

    let wsdl = folder.write("b.wsdl", WSDL);
    folder.write("more/plain.xsd", &PLAIN.replace("http://www.w3.org/2001/XMLSchema", "urn:none"));
    let schemas = Schemas::extract(&wsdl, &folder.0.join("out")).unwrap();
    assert!(schemas.accepts().unwrap().is_err(), "a schema of another namespace is none");
}
