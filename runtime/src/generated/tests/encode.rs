use super::{Extra, Node, Parts, User};
use crate::codec::credential::Filled;
use crate::codec::value::Value;
use crate::generated::{EncodeError, EncodeParts, Part};
use crate::soap::envelope::write_request;
use crate::soap::operation::Operation;

const OPERATION: Operation =
    Operation::rpc_encoded("Test", "DoIt").namespace("urn:test").type_namespaces(&["urn:test"]);

fn envelope<R: EncodeParts>(operation: &Operation, parts: &R) -> Result<String, EncodeError> {
    let body = write_request(operation, parts, &Filled::default())?;
    Ok(String::from_utf8(body.as_ref().to_vec()).unwrap())
}

fn body<R: EncodeParts>(parts: &R) -> Result<String, EncodeError> {
    let text = envelope(&OPERATION, parts)?;
    let start = text.find("xmlns:op=\"urn:test\">").unwrap() + "xmlns:op=\"urn:test\">".len();
    Ok(text[start..text.find("</op:DoIt>").unwrap()].to_owned())
}

#[test]
fn a_request_is_an_rpc_envelope() {
    let text = envelope(&OPERATION, &()).unwrap();
    assert_eq!(
        text,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<SOAP-ENV:Envelope \
         xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\" \
         xmlns:SOAP-ENC=\"http://schemas.xmlsoap.org/soap/encoding/\" \
         xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:ns1=\"urn:test\">\
         <SOAP-ENV:Body SOAP-ENV:encodingStyle=\"http://schemas.xmlsoap.org/soap/encoding/\">\
         <op:DoIt xmlns:op=\"urn:test\"></op:DoIt></SOAP-ENV:Body></SOAP-ENV:Envelope>\n"
    );
}

#[test]
fn an_empty_body_namespace_leaves_the_wrapper_unqualified() {
    let operation = Operation::rpc_encoded("Test", "WS.test");
    let text = envelope(&operation, &()).unwrap();
    assert!(text.contains("encoding/\"><WS.test></WS.test></SOAP-ENV:Body>"), "{text}");
}

#[test]
fn absent_fields_are_left_out_and_absent_parts_are_nil() {
    assert_eq!(body(&Part("user", &User::new())).unwrap(), "<user xsi:type=\"ns1:user\"></user>");
    assert_eq!(
        body(&Parts::new().second(2)).unwrap(),
        "<first xsi:nil=\"true\"/><secret_key xsi:nil=\"true\"/>\
         <second xsi:type=\"xsd:int\">2</second><users xsi:nil=\"true\"/>"
    );
}

#[test]
fn lists_are_soap_arrays_that_name_their_item_type() {
    let user = User::new().extra([Extra::new().field_name("a"), Extra::new()]);
    assert_eq!(
        body(&Part("user", &user)).unwrap(),
        "<user xsi:type=\"ns1:user\"><extra xsi:type=\"SOAP-ENC:Array\" \
         SOAP-ENC:arrayType=\"ns1:extra[2]\"><item xsi:type=\"ns1:extra\"><field_name \
         xsi:type=\"xsd:string\">a</field_name></item><item xsi:type=\"ns1:extra\"></item></extra>\
         </user>"
    );
    let rows = vec![vec![1], vec![]];
    assert_eq!(
        body(&Part("rows", &rows)).unwrap(),
        "<rows xsi:type=\"SOAP-ENC:Array\" SOAP-ENC:arrayType=\"xsd:int[][2]\">\
         <item xsi:type=\"SOAP-ENC:Array\" SOAP-ENC:arrayType=\"xsd:int[1]\">\
         <item xsi:type=\"xsd:int\">1</item></item>\
         <item xsi:type=\"SOAP-ENC:Array\" SOAP-ENC:arrayType=\"xsd:int[0]\"></item></rows>"
    );
}

/// Text of built-in types that have no Rust type of their own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dated {
    pub day: Option<String>,
    pub days: Option<Vec<String>>,
}

setters!(Dated { day: some(String), days: some(Vec<String>) });

crate::record! {
    Dated: "dated" in "urn:test", elements in "" {
        0 day: optional element = "day" as "date",
        1 days: optional element = "days" as "date",
    }
}

#[test]
fn text_of_another_built_in_type_names_that() {
    let dated = Dated::new().day("2026-11-23").days(["2026-11-24".to_owned()]);
    assert_eq!(
        body(&Part("dated", &dated)).unwrap(),
        "<dated xsi:type=\"ns1:dated\"><day xsi:type=\"xsd:date\">2026-11-23</day>\
         <days xsi:type=\"SOAP-ENC:Array\" SOAP-ENC:arrayType=\"xsd:date[1]\">\
         <item xsi:type=\"xsd:date\">2026-11-24</item></days></dated>"
    );
}

#[test]
fn a_type_of_an_undeclared_namespace_declares_it() {
    let operation = Operation::rpc_encoded("Test", "op");
    let text = envelope(&operation, &Part("n", &Node::new())).unwrap();
    assert!(text.contains("<n xsi:type=\"own:node\" xmlns:own=\"urn:test\"></n>"), "{text}");
}

#[test]
fn text_that_xml_cannot_carry_is_an_error_with_its_path() {
    let users = vec![User::new(), User::new().name("bell\u{7}")];
    let error = body(&Parts::new().users(users)).unwrap_err();
    assert_eq!(error.path(), "DoIt/users/item[1]/name");
    assert!(error.to_string().contains("U+0007 at byte 4"), "{error}");
}

#[test]
fn a_made_up_member_name_is_checked() {
    let value = Value::Struct(vec![("a><b".to_owned(), Value::Nil)]);
    let error = body(&Part("v", &value)).unwrap_err();
    assert!(error.to_string().contains("`a><b` is not the name of an XML element"), "{error}");
    assert_eq!(error.path(), "DoIt/v");
}

#[test]
fn soap_1_2_has_an_encoding_of_its_own() {
    let lists = vec![vec![1, 2], vec![]];
    let text = envelope(&OPERATION.soap12(), &Part("lists", &lists)).unwrap();
    let encoding = "http://www.w3.org/2003/05/soap-encoding";
    assert!(text.contains(&format!(" xmlns:SOAP-ENC=\"{encoding}\"")), "{text}");
    let array = "xsi:type=\"SOAP-ENC:Array\" SOAP-ENC:arraySize";
    let inside = format!(
        "<SOAP-ENV:Body><op:DoIt SOAP-ENV:encodingStyle=\"{encoding}\" xmlns:op=\"urn:test\">\
         <lists {array}=\"2\" SOAP-ENC:itemType=\"SOAP-ENC:Array\">\
         <item {array}=\"2\" SOAP-ENC:itemType=\"xsd:int\">\
         <item xsi:type=\"xsd:int\">1</item><item xsi:type=\"xsd:int\">2</item></item>\
         <item {array}=\"0\" SOAP-ENC:itemType=\"xsd:int\"></item></lists></op:DoIt>"
    );
    assert!(text.contains(&inside), "{text}");
}

#[test]
fn a_derived_value_becomes_one_of_the_enum() {
    /// A base type.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Shape {}

    crate::record! {
        Shape: "shape" in "urn:test", elements in "" {
        }
    }

    /// A type that is derived from it.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Circle {
        pub radius: Option<i32>,
    }

    setters!(Circle { radius: some(i32) });

    crate::record! {
        Circle: "circle" in "urn:test", elements in "" {
            0 radius: optional element = "radius",
        }
    }

    /// One of the two.
    #[derive(Clone, Debug, PartialEq)]
    pub enum AnyShape {
        Shape(Box<Shape>),
        Circle(Box<Circle>),
        Other(Box<crate::Xml>),
    }

    crate::derived! {
        AnyShape: "shape" in "urn:test" {
            0 Shape: Shape,
            1 Circle: Circle,
            _ Other: Xml,
        }
    }

    /// What holds one.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Drawing {
        pub shape: Option<AnyShape>,
    }

    setters!(Drawing { shape: some(AnyShape) });

    crate::record! {
        Drawing: "drawing" in "urn:test", elements in "" {
            0 shape: optional element = "shape",
        }
    }
    assert_eq!(AnyShape::default(), AnyShape::Shape(Box::default()));
    let drawing = Drawing::new().shape(Circle::new().radius(2));
    assert!(matches!(drawing.shape, Some(AnyShape::Circle(circle)) if circle.radius == Some(2)));
}
