//! What is sent, and what is read.

use wsdl_runtime::messages::{encode_request, from_xml};
use wsdl_runtime::types::{LocalDate, LocalDateTime};
use wsdl_runtime::{Operation, Secret};

use crate::campus::{FindRequest, Key, Language, NewUser, User};
use crate::own::Password;
use crate::values::{CourseCode, Status, UserId};
use crate::zoe;

const CREATE: Operation = Operation::rpc_encoded("Campus", "create").namespace("urn:campus");

/// The elements inside of the user that is sent.
fn sent(user: &NewUser) -> Result<String, String> {
    let part = wsdl_runtime::generated::Part("user", user);
    let body = encode_request(&CREATE, &part).map_err(|error| error.to_string())?;
    let text = String::from_utf8(body.as_ref().to_vec()).unwrap();
    let (_, inside) = text.split_once("<user ").unwrap();
    let inside = inside.split_once('>').unwrap().1.split_once("</user>").unwrap().0;
    Ok(inside.replace(" xsi:type=\"xsd:string\"", ""))
}

fn new_user() -> NewUser {
    NewUser::new(zoe(), "Zoë", Password::new("sha1", "abcdef"), false, None)
}

#[test]
fn what_the_constructor_takes_is_sent_and_no_more_than_the_defaults() {
    assert_eq!(
        sent(&new_user()).unwrap(),
        "<firstname>Zoë</firstname><original_name>sis</original_name>\
         <original_value>4711</original_value><password>abcdef</password><method>sha1</method>\
         <active>0</active><quota>100</quota>"
    );
}

#[test]
fn each_setter_is_sent_as_its_type_is_spelled() {
    let user = new_user()
        .status(Status::Student)
        .expires(LocalDateTime::new(2030, 12, 31, 23, 59, 59).unwrap())
        .born(LocalDate::new(2001, 2, 3).unwrap())
        .quota(500_u32)
        .homepage("https://zoe.example/")
        .course(CourseCode::new("PHY1").unwrap())
        .language(Language::Spanish)
        .friends([Some(UserId::new(7))])
        .extra([("badge", "1")]);
    let text = sent(&user).unwrap();
    let (_, rest) = text.split_once("</active>").unwrap();
    assert_eq!(
        rest,
        "<status>5</status><expires>2030-12-31 23:59:59</expires><born>03/02/2001</born>\
         <quota>500</quota><homepage>https://zoe.example/</homepage><course>PHY1</course>\
         <language>spanish</language>\
         <friends xsi:type=\"SOAP-ENC:Array\" SOAP-ENC:arrayType=\"xsd:string[1]\"><item>7</item></friends>\
         <extra xsi:type=\"SOAP-ENC:Array\" SOAP-ENC:arrayType=\"own:extra[1]\" xmlns:own=\"urn:campus\">\
         <item xsi:type=\"own:extra\" xmlns:own=\"urn:campus\"><field_name>badge</field_name>\
         <field_value>1</field_value></item></extra>"
    );
}

#[test]
fn what_cannot_be_meant_is_not_sent() {
    for (user, problem) in [
        (new_user().quota(501_u32), "at `create/user/quota`: expected a number from"),
        (new_user().homepage("zoe.example"), "at `create/user/homepage`: expected an absolute"),
        (new_user().course(CourseCode::default()), "at `create/user/course`: expected the text of"),
    ] {
        let error = sent(&user).unwrap_err();
        assert!(error.starts_with(problem), "{error}");
    }
}

#[test]
fn a_secret_part_of_a_value_is_not_shown() {
    let shown = format!("{:?}", new_user());
    assert!(shown.contains("sha1") && !shown.contains("abcdef"), "{shown}");
    assert_eq!(Secret::from("abcdef"), <(String, Secret)>::from(&new_user().password).1);
}

#[test]
fn parts_of_a_message_are_one_value_too() {
    let operation = Operation::rpc_encoded("Campus", "find").namespace("urn:campus");
    let key = Key { name: "sis".to_owned(), value: "4711".to_owned() };
    let body = encode_request(&operation, &FindRequest::new(key).active(true)).unwrap();
    let text = String::from_utf8(body.as_ref().to_vec()).unwrap();
    let parts = "<key_name xsi:type=\"xsd:string\">sis</key_name>\
                 <key_value xsi:type=\"xsd:string\">4711</key_value>\
                 <active xsi:type=\"xsd:string\">1</active>";
    assert!(text.contains(parts), "{text}");
}

#[test]
fn a_reply_says_what_its_types_say() {
    let user: User = from_xml(
        "<user><user_id>7</user_id><original_name>sis</original_name>\
         <original_value>4711</original_value><active/><status>17</status>\
         <expires>0000-00-00 00:00:00</expires></user>",
    )
    .unwrap();
    assert_eq!(user.user_id, Some(UserId::new(7)));
    assert_eq!(user.external_id, Some(zoe()));
    assert_eq!(user.active, Some(false));
    assert_eq!(user.status, Some(Status::Other("17".to_owned())));
    assert_eq!(user.expires, None);
}

#[test]
fn values_go_through_json() {
    let json = serde_json::to_string(&new_user().status(Status::Student)).unwrap();
    assert!(json.contains("\"status\":\"5\""), "{json}");
    let user: NewUser = serde_json::from_str(&json).unwrap();
    assert_eq!(user, new_user().status(Status::Student));
    assert!(serde_json::from_str::<CourseCode>("\"not a code\"").is_err());
    assert_eq!(serde_json::to_string(&UserId::new(7)).unwrap(), "7");
}
