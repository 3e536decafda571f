//! Examples of findings that no folder of `tests/hazards` leads to.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, process};

use crate::{Config, Credential, Diagnostic, generate};

/// A sound document, to which each example does one thing.
const DOCUMENT: &str = "<definitions targetNamespace='urn:mail'
    xmlns='http://schemas.xmlsoap.org/wsdl/' xmlns:soap='http://schemas.xmlsoap.org/wsdl/soap/'
    xmlns:xsd='http://www.w3.org/2001/XMLSchema' xmlns:tns='urn:mail'>
  <types>
    <xsd:schema targetNamespace='urn:mail'>
      <xsd:element name='letter' type='tns:letter'/>
      <xsd:complexType name='letter'>
        <xsd:sequence>
          <xsd:element name='pages' type='xsd:int'/>
          <xsd:element name='answers' type='tns:letter' minOccurs='0'/>
        </xsd:sequence>
      </xsd:complexType>
    </xsd:schema>
  </types>
  <message name='sendRequest'><part name='letter' element='tns:letter'/></message>
  <portType name='Mail'>
    <operation name='send'><input message='tns:sendRequest'/></operation>
  </portType>
  <binding name='Mail' type='tns:Mail'>
    <soap:binding style='document' transport='http://schemas.xmlsoap.org/soap/http'/>
    <operation name='send'>
      <soap:operation soapAction=''/>
      <input><soap:body use='literal'/></input>
    </operation>
  </binding>
  <service name='Mail'>
    <port name='Mail' binding='tns:Mail'><soap:address location='http://localhost/mail'/></port>
  </service>
</definitions>
";

/// What is replaced in [`DOCUMENT`], and by what.
const CHANGES: [(&str, &str); 14] = [
    // undefined-entity
    ("type='xsd:int'", "type='&int;'"),
    // unknown-schema
    ("<types>", "<types><schema xmlns='urn:schemas-microsoft-com:xml-data'/>"),
    // unknown-style
    ("style='document'", "style='wrapped'"),
    // unknown-pattern
    (
        "name='pages' type='xsd:int'/>",
        "name='pages'><xsd:simpleType><xsd:restriction base='xsd:string'>\
         <xsd:pattern value='a{3,2}'/></xsd:restriction></xsd:simpleType></xsd:element>",
    ),
    // ambiguous-content
    ("<xsd:element name='answers'", "<xsd:any minOccurs='0'/><xsd:element name='answers'"),
    // bad-address
    ("http://localhost/mail", "/mail"),
    // conflicting-attributes
    ("name='pages' type='xsd:int'", "name='pages' type='xsd:int' default='1' fixed='1'"),
    // dangling-key
    (
        "name='letter' type='tns:letter'/>",
        "name='letter' type='tns:letter'><xsd:keyref name='to' refer='tns:name'>\
         <xsd:selector xpath='tns:pages'/><xsd:field xpath='.'/></xsd:keyref></xsd:element>",
    ),
    // derivation-rule
    (
        "<xsd:complexType name='letter'>",
        "<xsd:simpleType name='size'><xsd:list itemType='tns:letter'/></xsd:simpleType>\
         <xsd:complexType name='letter'>",
    ),
    // facet-rule
    (
        "name='pages' type='xsd:int'/>",
        "name='pages'><xsd:simpleType><xsd:restriction base='xsd:int'>\
         <xsd:maxLength value='3'/></xsd:restriction></xsd:simpleType></xsd:element>",
    ),
    // import-rule
    ("<xsd:element name='letter'", "<xsd:import namespace='urn:mail'/><xsd:element name='letter'"),
    // invalid-value
    ("name='pages' type='xsd:int'", "name='pages' type='xsd:int' default='few'"),
    // substitution-rule
    (
        "<xsd:element name='letter'",
        "<xsd:element name='card' type='xsd:int' substitutionGroup='tns:letter'/>\
         <xsd:element name='letter'",
    ),
    // xsd-1.1
    ("<xsd:sequence>", "<xsd:openContent/><xsd:sequence>"),
];

/// Documents that are something else than a WSDL, or not well-formed.
const OTHERS: [&str; 6] = [
    "<grammar xmlns='http://relaxng.org/ns/structure/1.0'/>",
    "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'/>",
    "<application xmlns='http://wadl.dev.java.net/2009/02'/>",
    "<shop xmlns='urn:shop'/>",
    "<!DOCTYPE a [<!ENTITY a '&a;'>]><a>&a;</a>",
    "<!DOCTYPE a [<!ENTITY a '<b/>'>]><a>&a;</a>",
];

/// Refinements of [`DOCUMENT`] with a mistake.
const REFINEMENTS: [&str; 6] = [
    "[operations.send]\ndoc = Sends a letter.",
    "[operations.send]\nefect = \"create\"",
    "[fields.\"letter/*\"]\ndoc = \"One.\"\n[fields.\"*/pages\"]\ndoc = \"Other.\"",
    "[fields.\"letter/pages\"]\ntype = \"Pages\"",
    "[types.Pages]\nkind = \"integer\"",
    "[fields.\"letter/pages\"]\ndefault = \"few\"",
];

/// A finding of each kind that no folder of `tests/hazards` leads to, and others.
pub(super) fn made() -> Vec<Diagnostic> {
    let checked = Config::new().check_facets(true);
    let mut found = Vec::new();
    for (old, new) in CHANGES {
        found.extend(findings(&checked, &DOCUMENT.replace(old, new)));
    }
    for document in OTHERS {
        found.extend(findings(&Config::new(), document));
    }
    let many = format!("<types>{}", "<schema xmlns='urn:other'/>".repeat(101));
    found.extend(findings(&Config::new(), &DOCUMENT.replace("<types>", &many)));
    let settings = [
        Config::new().credential("*/letter/pages", Credential::SecretKey),
        Config::new().required("letter/answers"),
        Config::new().required("letter"),
        Config::new().boxed("letter/page"),
        Config::new().rename_type("letter", "Mail"),
    ];
    for config in settings {
        found.extend(findings(&config, DOCUMENT));
    }
    for text in REFINEMENTS {
        let config = Config::new().refinements_text("mail.toml", text);
        found.extend(findings(&config, DOCUMENT));
    }
    found.extend(of_files());
    found
}

fn findings(config: &Config, document: &str) -> Vec<Diagnostic> {
    match generate(config, "mail.wsdl", document.as_bytes()) {
        Ok(generated) => generated.warnings,
        Err(error) => error.diagnostics().to_vec(),
    }
}

/// What is found where files cannot be read or written.
fn of_files() -> Vec<Diagnostic> {
    static CALLS: AtomicUsize = AtomicUsize::new(0);
    let name = format!("wsdl-codegen-{}-{}", process::id(), CALLS.fetch_add(1, Ordering::Relaxed));
    let folder = env::temp_dir().join(name);
    fs::create_dir_all(&folder).expect("a writable folder");
    let wsdl = folder.join("mail.wsdl");
    fs::write(&wsdl, DOCUMENT).expect("a writable folder");
    let import =
        "<xsd:schema targetNamespace='urn:mail'><xsd:include schemaLocation='../mail.xsd'/>";
    let importing = folder.join("mail/mail.wsdl");
    fs::create_dir_all(folder.join("mail")).expect("a writable folder");
    let text = DOCUMENT.replace("<xsd:schema targetNamespace='urn:mail'>", import);
    fs::write(&importing, text).expect("a writable folder");
    fs::write(folder.join("mail.xsd"), "<schema/>").expect("a writable folder");
    let sum = "0".repeat(64);
    let listed = |file: &str| {
        format!("[[document]]\nfile = '{file}'\nsource = ''\nfetched = ''\nsha256 = '{sum}'\n")
    };
    let edited = format!("version = 1\n{}{}", listed("mail.wsdl"), listed("stamps.xsd"));
    for (name, text) in
        [("wsdl.lock", &*edited), ("none.lock", "version = 1"), ("new.lock", "version = 2")]
    {
        fs::write(folder.join(name), text).expect("a writable folder");
    }
    let locked = |lock: &str| Config::new().out_dir(&folder).wsdl(&wsdl).lock(folder.join(lock));
    let configs = [
        locked("wsdl.lock"),
        locked("none.lock"),
        locked("new.lock"),
        Config::new().out_dir(&folder).wsdl(&importing),
        Config::new().out_dir(&folder),
        Config::new().out_dir(&folder).wsdl(".."),
        Config::new().out_dir(&folder).wsdl("missing.wsdl"),
        Config::new().out_dir(&folder).wsdl(&wsdl).wsdl(folder.join("MAIL.wsdl")),
        Config::new().out_dir(folder.join("missing")).wsdl(&wsdl),
        Config::new().wsdl(&wsdl),
    ];
    let mut found: Vec<Diagnostic> = Vec::new();
    for config in configs {
        match config.try_build() {
            Ok(report) => found.extend(report.warnings),
            Err(error) => found.extend(error.diagnostics().iter().cloned()),
        }
    }
    fs::remove_dir_all(&folder).expect("it is there");
    let folder = folder.display().to_string();
    for found in &mut found {
        let shown = |text: &str| text.replace(&folder, "wsdl").replace('\\', "/");
        (found.file, found.message) = (shown(&found.file), shown(&found.message));
        found.help = found.help.as_deref().map(shown);
        // What the operating system calls it differs.
        let cause = found.message.find(" (os error");
        found.message.truncate(cause.unwrap_or(found.message.len()));
    }
    found
}
