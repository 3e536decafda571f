//! Values as refinements have them.

use crate::codec::credential::Filled;
use crate::codec::leniency::Leniency;
use crate::codec::pairs::Pairs;
use crate::generated::{DecodeError, EncodeError, Line, Part};
use crate::messages::{from_xml, read_as};
use crate::soap::envelope::write_request;
use crate::soap::operation::Operation;
use crate::soap::reply::{ReadAs, read_reply};
use crate::types::LocalDateTime;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UserId(u64);
crate::id! { UserId }

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CourseCode(String);
crate::text_id! {
    CourseCode: "a course code of up to 4 letters and digits", at_most 4,
    like crate::generated::Alternatives(&[&[crate::generated::Piece {
        ranges: &[('A', 'Z'), ('0', '9')], negated: false, least: 1, most: None,
    }]])
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    Teacher,
    Student,
    Other(String),
}
crate::values! { Status { Teacher = "1", Student = "5", _ Other, } }

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExternalId {
    name: String,
    value: UserId,
}
crate::group! { ExternalId { name: String, value: UserId, } }

#[derive(Clone, Debug, Default, PartialEq)]
pub struct User {
    pub id: Option<UserId>,
    pub external_id: Option<ExternalId>,
    pub active: Option<bool>,
    pub until: Option<LocalDateTime>,
    pub seats: Option<u8>,
    pub status: Option<Status>,
    pub code: Option<CourseCode>,
    pub extra: Option<Pairs>,
}

crate::record! {
    User: "user" in "urn:u", elements in "" {
        0 id: optional element = "id" as "string",
        1 external_id: optional composite(1, 0) = "key_name" as "string",
        2 active: optional element = "active" as "string" spelled [flag(&["1"], &["0", ""])],
        3 until: optional element = "until" as "string"
            spelled [moment(&["%Y-%m-%d %H:%M:%S"]).none(&["", "0000-00-00 00:00:00"])],
        4 seats: optional element = "seats" as "string" spelled [within(0, 100)] => unset("10"),
        5 status: optional element = "status" as "string",
        6 external_id: optional composite(1, 1) = "key_value" as "int",
        7 code: optional element = "code" as "string",
        8 extra: optional element = "extra" as "extra" in "urn:u" spelled [pairs("", "name", "value")],
    }
}

fn read(inside: &str) -> Result<User, DecodeError> {
    from_xml(&format!("<u>{inside}</u>"))
}

/// What is sent of the fields, by SOAP encoding.
fn sent(user: &User) -> Result<String, EncodeError> {
    let operation = Operation::rpc_encoded("S", "ask").type_namespaces(&["urn:u"]);
    let body = write_request(&operation, &Part("u", user), &Filled::default())?;
    let text = String::from_utf8(body.as_ref().to_vec()).unwrap();
    let (_, inside) = text.split_once("<u xsi:type=\"ns1:user\">").unwrap();
    Ok(inside.split_once("</u>").unwrap().0.to_owned())
}

const NOBODY: User = User {
    id: None,
    external_id: None,
    active: None,
    until: None,
    seats: None,
    status: None,
    code: None,
    extra: None,
};

fn moment() -> LocalDateTime {
    LocalDateTime::new(2024, 2, 29, 8, 30, 0).unwrap()
}

/// A user of whom everything is known, and what stands for it on the wire.
fn zoe() -> (User, &'static str) {
    let user = User {
        id: Some(UserId::new(7)),
        external_id: Some(ExternalId { name: "sis".to_owned(), value: UserId::new(4711) }),
        active: Some(true),
        until: Some(moment()),
        seats: Some(100),
        status: Some(Status::Student),
        code: Some(CourseCode::new("PHY1").unwrap()),
        extra: Some(Pairs::from([("badge", "1"), ("size", "")])),
    };
    let wire = "<id xsi:type=\"xsd:string\">7</id>\
                <key_name xsi:type=\"xsd:string\">sis</key_name>\
                <active xsi:type=\"xsd:string\">1</active>\
                <until xsi:type=\"xsd:string\">2024-02-29 08:30:00</until>\
                <seats xsi:type=\"xsd:string\">100</seats>\
                <status xsi:type=\"xsd:string\">5</status>\
                <key_value xsi:type=\"xsd:int\">4711</key_value>\
                <code xsi:type=\"xsd:string\">PHY1</code>\
                <extra xsi:type=\"SOAP-ENC:Array\" SOAP-ENC:arrayType=\"ns1:extra[2]\">\
                <item xsi:type=\"ns1:extra\"><name xsi:type=\"xsd:string\">badge</name>\
                <value xsi:type=\"xsd:string\">1</value></item>\
                <item xsi:type=\"ns1:extra\"><name xsi:type=\"xsd:string\">size</name>\
                <value xsi:type=\"xsd:string\"></value></item></extra>";
    (user, wire)
}

#[test]
fn every_value_is_spelled_as_the_refinement_says() {
    let (user, wire) = zoe();
    assert_eq!(sent(&user).unwrap(), wire);
}

#[test]
fn every_value_is_read_as_it_is_spelled() {
    let (user, wire) = zoe();
    let xml = format!(
        "<u xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' \
         xmlns:xsd='http://www.w3.org/2001/XMLSchema' xmlns:ns1='urn:u' \
         xmlns:SOAP-ENC='http://schemas.xmlsoap.org/soap/encoding/'>{wire}</u>"
    );
    let (read, tolerated) = read_as::<User>(&xml, true).unwrap();
    assert_eq!(read, user);
    assert!(tolerated.is_empty(), "{tolerated}");
}

#[test]
fn what_is_not_set_is_sent_only_where_a_default_says_so() {
    assert_eq!(sent(&NOBODY).unwrap(), "<seats xsi:type=\"xsd:string\">10</seats>");
    assert_eq!(read("").unwrap(), NOBODY);
    assert_eq!(read("<seats/>").unwrap(), NOBODY);
}

#[test]
fn a_flag_that_is_empty_is_what_its_refinement_says() {
    let (user, tolerated) = read_as::<User>("<u><active/></u>", true).unwrap();
    assert_eq!(user.active, Some(false));
    assert_eq!(tolerated.count(Leniency::EmptyValue), 0);
    assert_eq!(sent(&user).unwrap().split_once("</active>").unwrap().0.chars().last(), Some('0'));
    let error = read("<active>on</active>").unwrap_err().to_string();
    let expected = "at `u/active`, byte 22 of the reply: expected `1` for true, `0` or an empty text \
                    for false, found `on`";
    assert_eq!(error, expected);
}

#[test]
fn texts_for_no_moment_are_none() {
    for text in ["", "0000-00-00 00:00:00", " "] {
        assert_eq!(read(&format!("<until>{text}</until>")).unwrap().until, None, "{text}");
    }
    let error = read("<until>2023-02-29 00:00:00</until>").unwrap_err().to_string();
    assert!(error.ends_with("for none, found `2023-02-29 00:00:00`"), "{error}");
}

#[test]
fn a_number_out_of_bounds_is_read_and_never_sent() {
    let user = read("<seats>200</seats>").unwrap();
    assert_eq!(user.seats, Some(200));
    let error = sent(&user).unwrap_err();
    assert_eq!(error.path(), "ask/u/seats");
    assert!(error.to_string().ends_with("expected a number from 0 to 100, found `200`"), "{error}");
    assert!(read("<seats>1.5</seats>").is_err());
}

#[test]
fn other_values_of_a_set_are_kept_and_an_empty_one_is_none() {
    let user = read("<status>99</status>").unwrap();
    assert_eq!(user.status, Some(Status::Other("99".to_owned())));
    assert!(sent(&user).unwrap().contains(">99</status>"));
    assert_eq!(read("<status> 5 </status>").unwrap().status, Some(Status::Student));
    assert_eq!(read("<status/>").unwrap().status, None);
}

#[test]
fn an_id_is_digits() {
    assert_eq!(read("<id> 7\n</id>").unwrap().id, Some(UserId::new(7)));
    assert_eq!(read("<id/>").unwrap().id, None);
    for text in ["+7", "-7", "7a", "1 2", "18446744073709551616"] {
        let error = read(&format!("<id>{text}</id>")).unwrap_err().to_string();
        assert!(
            error.ends_with(&format!("expected the number of a UserId, found `{text}`")),
            "{error}"
        );
        assert!(text.parse::<UserId>().is_err());
    }
}

#[test]
fn a_text_that_names_something_is_checked_where_it_is_made() {
    for text in ["", " ", "PHYS1", "phy", "A-1"] {
        let error = CourseCode::new(text).unwrap_err().to_string();
        let expected = "expected a course code of up to 4 letters and digits, found ";
        assert_eq!(error, format!("{expected}`{text}`"));
    }
    // What a server calls something is its name.
    let user = read("<code>phys-1</code>").unwrap();
    assert_eq!(user.code.as_ref().map(CourseCode::as_str), Some("phys-1"));
    let error = sent(&User { code: Some(CourseCode::default()), ..NOBODY }).unwrap_err();
    assert!(error.to_string().ends_with("digits, found an empty text"), "{error}");
}

#[test]
fn the_elements_of_a_value_are_all_there_or_none() {
    let both = "<key_value>4711</key_value><key_name>sis</key_name>";
    assert_eq!(read(both).unwrap().external_id, zoe().0.external_id);
    for none in ["", "<key_name/>", "<key_name/><key_value/>"] {
        assert_eq!(read(none).unwrap().external_id, None, "{none}");
    }
    let error = read("<key_name>sis</key_name>").unwrap_err().to_string();
    assert!(error.contains("key_value"), "{error}");
    let error = read("<key_name>sis</key_name><key_value>x</key_value>").unwrap_err();
    assert!(error.to_string().contains("key_value"), "{error}");
}

#[test]
fn pairs_of_a_reply_have_names() {
    let pair = "<item><name>badge</name><value>1</value></item>";
    let nil = "<item xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='true'/>";
    let user = read(&format!("<extra>{pair}{nil}<item><name>size</name></item></extra>")).unwrap();
    let extra = user.extra.unwrap();
    assert_eq!(extra.iter().collect::<Vec<_>>(), [("badge", Some("1")), ("size", None)]);
    let error = read("<extra><item><value>1</value></item></extra>").unwrap_err();
    assert_eq!(error.path(), "u/extra/item[0]");
}

#[test]
fn a_reply_that_is_one_value_is_spelled_as_its_operation_says() {
    const OPEN: Operation = Operation::rpc_encoded("S", "isOpen")
        .reads(Line::TEXT.spelled(crate::spelling!(flag(&["yes"], &["no", ""]))));
    let read = |inside: &str| {
        let envelope = format!(
            "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body>\
             <isOpenResponse>{inside}</isOpenResponse></e:Body></e:Envelope>"
        );
        let read_as = ReadAs { operation: Some(&OPEN), ..ReadAs::default() };
        let read = read_reply::<Option<bool>, ()>(&envelope.into(), None, &read_as);
        read.map(|read| read.parts).map_err(|error| format!("{error:?}"))
    };
    for (inside, value) in [("<r>yes</r>", Some(true)), ("<r/>", Some(false)), ("", None)] {
        assert_eq!(read(inside), Ok(value), "{inside}");
    }
    assert!(read("<r>1</r>").unwrap_err().contains("`yes` for true"));
}
