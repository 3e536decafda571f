//! What is broken is left out alone, with a warning that names it; and what is added renames nothing
//! that was there.

use std::fs;
use std::path::Path;

use wsdl_codegen::{Config, Generated, Severity, generate};

/// A document with a sound operation, and more of each kind of declaration.
fn document(more: &[(&str, &str)]) -> String {
    let more = |place: &str| -> String {
        more.iter().filter(|(at, _)| *at == place).map(|(_, text)| *text).collect()
    };
    format!(
        "<definitions targetNamespace='urn:s' xmlns='http://schemas.xmlsoap.org/wsdl/'
    xmlns:soap='http://schemas.xmlsoap.org/wsdl/soap/' xmlns:s='urn:s'
    xmlns:xsd='http://www.w3.org/2001/XMLSchema'>
<types><xsd:schema targetNamespace='urn:s' elementFormDefault='qualified'>
<xsd:complexType name='user'><xsd:sequence>
<xsd:element name='id' type='xsd:int'/>{}</xsd:sequence></xsd:complexType>
<xsd:simpleType name='role'><xsd:restriction base='xsd:string'>
<xsd:enumeration value='student'/></xsd:restriction></xsd:simpleType>
<xsd:element name='ask' type='s:user'/>
<xsd:element name='answer'><xsd:complexType><xsd:sequence>
<xsd:element name='role' type='s:role'/></xsd:sequence></xsd:complexType></xsd:element>
{}</xsd:schema></types>
<message name='in'><part name='in' element='s:ask'/></message>
<message name='out'><part name='out' element='s:answer'/></message>
{}
<portType name='P'><operation name='ask'><input message='s:in'/><output message='s:out'/></operation>
{}</portType>
{}
<binding name='B' type='s:P'>
<soap:binding style='document' transport='http://schemas.xmlsoap.org/soap/http'/>
<operation name='ask'><soap:operation soapAction=''/><input><soap:body use='literal'/>{}</input>
<output><soap:body use='literal'/></output></operation>
{}</binding>
{}
<service name='S'><port name='S' binding='s:B'><soap:address location='http://localhost/s'/></port>
{}</service>
{}</definitions>",
        more("field"),
        more("schema"),
        more("message"),
        more("portType/operation"),
        more("portType"),
        more("header"),
        more("binding/operation"),
        more("binding"),
        more("port"),
        more("service"),
    )
}

fn generated(more: &[(&str, &str)]) -> Generated {
    let document = document(more);
    let result = generate(&Config::new(), "s.wsdl", document.as_bytes());
    result.unwrap_or_else(|error| panic!("{more:?}\n{error}"))
}

/// An operation of a name and with a message in both places.
fn operation(name: &str, message: &str) -> [(&'static str, String); 2] {
    [
        (
            "portType/operation",
            format!("<operation name='{name}'><input message='{message}'/></operation>"),
        ),
        (
            "binding/operation",
            format!(
                "<operation name='{name}'><soap:operation soapAction=''/><input>\
                 <soap:body use='literal'/></input></operation>"
            ),
        ),
    ]
}

/// The warnings beside those of the sound document, which has none.
fn warnings(more: &[(&str, &str)]) -> Vec<String> {
    let generated = generated(more);
    assert!(generated.code.contains("pub async fn ask("), "{more:?}\n{}", generated.code);
    let found = generated.warnings.iter();
    found.filter(|it| it.severity == Severity::Warning).map(|it| it.message.clone()).collect()
}

#[test]
fn what_is_broken_is_left_out_alone() {
    let binding = |start: &str| format!("{start}<soap:binding style='document'/></binding>");
    let (untyped, unbound) = (binding("<binding name='C'>"), binding("<binding type='s:P'>"));
    let nowhere = binding("<binding name='C' type='x:gone'>");
    let odd = "<binding name='C' type='s:P'><soap:binding style='odd'/></binding>";
    let port = "<port name='C' binding='s:C'/>";
    let service = "<service name='T'><port name='C' binding='s:C'/></service>";
    let second = "<portType name='Q'/>";
    for (more, left_out) in [
        (&[("binding", &*untyped), ("port", port)][..], "the binding `C` is left out"),
        (&[("binding", odd), ("port", port)], "the binding `C` is left out"),
        (&[("binding", odd), ("service", service)], "the port `C` is left out"),
        (&[("binding", &unbound)], "the binding is left out"),
        (
            &[("binding", &nowhere), ("portType", second), ("port", port)],
            "the port `C` is left out",
        ),
        (&[("port", "<port name='C'/>")], "the port `C` is left out"),
        (&[("port", "<port binding='s:B'/>")], "the port is left out"),
        (&[("port", "<port name='C' binding='x:gone'/>")], "the binding `x:gone`"),
        (&[("portType", "<portType/>")], "the portType is left out"),
        (&[("message", "<message/>")], "the message is left out"),
        (&[("message", "<message name='m'><part type='xsd:int'/></message>")], "`m` is left out"),
        (&[("binding/operation", "<operation/>")], "the operation is left out"),
        (&[("portType/operation", "<operation/>")], "the operation is left out"),
        (&[("header", "<soap:header message='s:gone' part='p'/>")], "is read as no header"),
        (&[("header", "<soap:header message='s:in' part='p'/>")], "the header is left out"),
        (&[("header", "<soap:header part='p'/>")], "has no `message`"),
        (
            &[(
                "schema",
                "<xsd:complexType name='t'><xsd:sequence><xsd:element ref='s:gone'/>\
               </xsd:sequence></xsd:complexType>",
            )],
            "is read as one that holds anything",
        ),
        (
            &[(
                "schema",
                "<xsd:complexType name='t'><xsd:all><xsd:element name='a' type='xsd:int'/>\
               <xsd:element name='a' type='xsd:date'/></xsd:all></xsd:complexType>",
            )],
            "the first one is used",
        ),
        (&[("schema", "<xsd:element name='ask' type='xsd:int'/>")], "the first one is used"),
        (
            &[("schema", "<xsd:attribute name='a'/><xsd:attribute name='a' type='xsd:int'/>")],
            "first",
        ),
        (
            &[(
                "schema",
                "<xsd:group name='g'><xsd:all/></xsd:group><xsd:group name='g'><xsd:choice/></xsd:group>",
            )],
            "first",
        ),
        (&[("message", "<message name='in'/>")], "the first one is used"),
        (&[("binding", "<binding name='B' type='s:P'/>")], "the first one is used"),
        (&[("portType", "<portType name='P'/>")], "the first one is used"),
    ] {
        let warnings = warnings(more);
        assert!(warnings.iter().any(|it| it.contains(left_out)), "{left_out}: {warnings:#?}");
    }
}

#[test]
fn an_operation_is_left_out_with_what_it_refers_to() {
    let message = |name: &str, part: &str| format!("<message name='{name}'>{part}</message>");
    for (message_name, part, left_out) in [
        ("s:gone", "", "the message `s:gone` is not declared"),
        ("x:gone", "", "the prefix of the message `x:gone`"),
        ("s:m", "<part name='a' type='xsd:int'/><part name='a' type='xsd:int'/>", "twice"),
        ("s:m", "<part name='a'/>", "has no `element`"),
        ("s:m", "<part name='a b' type='xsd:int'/>", "cannot be the name of an XML element"),
        ("s:m", "<part type='xsd:int'/>", "has no `name`"),
    ] {
        let [one, two] = operation("more", message_name);
        let message = message("m", part);
        let more = [(one.0, &*one.1), (two.0, &*two.1), ("message", &message)];
        let found = warnings(&more).join("\n");
        assert!(found.contains(left_out) && found.contains("`more` is left out"), "{found}");
        assert!(!generated(&more).code.contains("fn more("), "{part}");
    }
}

/// The items of a generated file: what stands between empty lines, each field and method, and each
/// constant.
fn items(code: &str) -> Vec<&str> {
    let items = code.split("\n\n").flat_map(|item| item.split("\n    ///"));
    let items = items.flat_map(|item| item.split("\nconst "));
    let items = items.map(|item| item.trim_start_matches("const "));
    // The last method of a client has the end of the client with it.
    items.map(|item| item.trim_end_matches(['}', '\n', ' '])).collect()
}

#[test]
fn what_is_added_renames_nothing() {
    let before = generated(&[]).code;
    let [one, two] = operation("more", "s:in");
    let operation = [(one.0, &*one.1), (two.0, &*two.1)];
    let schema = |text| [("schema", text)];
    for more in [
        &schema("<xsd:complexType name='AnyUser'><xsd:sequence/></xsd:complexType>")[..],
        &schema("<xsd:complexType name='Ask'><xsd:sequence/></xsd:complexType>"),
        &schema("<xsd:complexType name='USER'><xsd:sequence/></xsd:complexType>"),
        &schema("<xsd:complexType name='S'><xsd:sequence/></xsd:complexType>"),
        &schema(
            "<xsd:simpleType name='Role'><xsd:restriction base='xsd:string'/></xsd:simpleType>",
        ),
        &schema("<xsd:element name='Answer'><xsd:complexType/></xsd:element>"),
        &schema("<xsd:element name='more' type='xsd:int'/>"),
        &[("field", "<xsd:element name='Id' type='xsd:string'/>")],
        &[("message", "<message name='more'/>")],
        &[("portType", "<portType name='Q'/>")],
        &operation,
    ] {
        let after = generated(more).code;
        let after = items(&after);
        // The table of the struct that gets a field is another one then, and so is the list of
        // operations.
        let own = |item: &str| match more[0].0 {
            "field" => item.contains("    User: \"user\" in "),
            "portType/operation" => item.contains("pub const OPERATIONS: "),
            _ => false,
        };
        for item in items(&before).into_iter().filter(|item| !own(item)) {
            assert!(after.contains(&item), "{more:?} changes\n{item}\nof\n{}", after.join("\n\n"));
        }
    }
}

#[test]
fn what_one_document_leaves_out_excuses_no_other() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("left_out");
    fs::create_dir_all(&folder).expect("a writable folder");
    let hopeless = document(&[]).replace("message='s:in'", "message='s:nowhere'");
    let more = operation("lost", "s:nowhere");
    let more: Vec<(&str, &str)> = more.iter().map(|(place, text)| (*place, &**text)).collect();
    fs::write(folder.join("hopeless.wsdl"), hopeless).expect("a writable folder");
    fs::write(folder.join("sound.wsdl"), document(&more)).expect("a writable folder");
    let config = Config::new().out_dir(&folder).wsdl(folder.join("hopeless.wsdl"));
    let error =
        config.wsdl(folder.join("sound.wsdl")).try_build().expect_err("no operation is left");
    let errors: Vec<String> = error.errors().map(ToString::to_string).collect();
    assert_eq!(errors.len(), 1, "{errors:#?}");
    assert!(errors[0].contains("hopeless.wsdl"), "{}", errors[0]);
}

#[test]
fn the_error_that_nothing_is_left_gives_the_reasons() {
    // The operation of the binding is not that of its portType.
    let bound = "<operation name='ask'><soap:operation";
    let wsdl = document(&[]).replace(bound, &bound.replace("ask", "answer"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("nothing_left");
    fs::create_dir_all(&folder).expect("a writable folder");
    fs::write(folder.join("service.wsdl"), wsdl).expect("a writable folder");
    let config = Config::new().out_dir(&folder).wsdl(folder.join("service.wsdl"));
    let error = config.try_build().expect_err("no operation is left").to_string();
    assert!(error.contains("no operation is left"), "{error}");
    let reasons = error.lines().filter(|line| line.contains("warning[")).count();
    assert!(reasons > 0, "{error}");
}
