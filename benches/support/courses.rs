//! Replies and requests of the size that a large portal deals with.

#![allow(dead_code, reason = "each bench uses a part of this")]

use chamilo::raw::registration::{Course, CreateUsers, Extras, UsersParams};

/// How many items a list holds.
pub const ITEMS: i32 = 10_000;

/// A reply to `WSListCourses` as NuSOAP prints it, with [`ITEMS`] courses: about 4.3 MB.
pub fn reply() -> String {
    let mut reply = String::from(concat!(
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><SOAP-ENV:Envelope",
        " SOAP-ENV:encodingStyle=\"http://schemas.xmlsoap.org/soap/encoding/\"",
        " xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\"",
        " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"",
        " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"",
        " xmlns:SOAP-ENC=\"http://schemas.xmlsoap.org/soap/encoding/\"",
        " xmlns:tns=\"urn:WSRegistration\"><SOAP-ENV:Body>",
        "<ns1:WSListCoursesResponse xmlns:ns1=\"urn:WSRegistration\">",
        "<return xsi:type=\"SOAP-ENC:Array\" SOAP-ENC:arrayType=\"tns:course[10000]\">",
    ));
    for id in 0..ITEMS {
        reply += &format!(
            "<item xsi:type=\"tns:course\"><id xsi:type=\"xsd:int\">{id}</id>\
             <code xsi:type=\"xsd:string\">PHYS{id}</code>\
             <external_course_id xsi:type=\"xsd:string\">ext-{id}</external_course_id>\
             <title xsi:type=\"xsd:string\">Physique générale {id} &amp; exercices</title>\
             <language xsi:type=\"xsd:string\">french</language>\
             <category_name xsi:type=\"xsd:string\">SCI</category_name>\
             <visibility xsi:type=\"xsd:int\">2</visibility>\
             <number_students xsi:type=\"xsd:int\">{}</number_students></item>",
            id % 97
        );
    }
    reply + "</return></ns1:WSListCoursesResponse></SOAP-ENV:Body></SOAP-ENV:Envelope>"
}

/// The courses that [`reply`] holds.
pub fn courses() -> Vec<Course> {
    wsdl_runtime::messages::decode_reply(reply().as_bytes()).expect("the reply is well-formed")
}

/// A request of `WSCreateUsers` with [`ITEMS`] users.
pub fn create_users() -> CreateUsers {
    let user = |id: i32| {
        UsersParams::new()
            .firstname(format!("Ana {id}"))
            .lastname("Núñez & sons")
            .status("5")
            .email(format!("ana.{id}@example.org"))
            .loginname(format!("ana{id}"))
            .password("correct horse battery staple")
            .language("spanish")
            .phone("+591 2 123456")
            .expiration_date("2027-12-31 00:00:00")
            .original_user_id_name("external_user_id")
            .original_user_id_value(id.to_string())
            .extra([Extras::new().field_name("department").field_value("Physics")])
    };
    CreateUsers::new().users((0..ITEMS).map(user).collect::<Vec<_>>())
}

/// The same reply for serde on quick-xml, typed as closely as serde can.
pub mod with_serde {
    use serde::Deserialize;

    #[derive(Deserialize)]
    pub struct Envelope {
        #[serde(rename = "Body")]
        pub body: Body,
    }

    #[derive(Deserialize)]
    pub struct Body {
        #[serde(rename = "WSListCoursesResponse")]
        pub response: Response,
    }

    #[derive(Deserialize)]
    pub struct Response {
        #[serde(rename = "return")]
        pub list: List,
    }

    #[derive(Deserialize)]
    pub struct List {
        #[serde(default)]
        pub item: Vec<Course>,
    }

    #[derive(Deserialize)]
    pub struct Course {
        pub id: Option<Scalar<i32>>,
        pub code: Option<Scalar<String>>,
        pub external_course_id: Option<Scalar<String>>,
        pub title: Option<Scalar<String>>,
        pub language: Option<Scalar<String>>,
        pub category_name: Option<Scalar<String>>,
        pub visibility: Option<Scalar<i32>>,
        pub number_students: Option<Scalar<i32>>,
    }

    #[derive(Deserialize)]
    pub struct Scalar<T> {
        #[serde(rename = "$text")]
        pub value: Option<T>,
    }

    pub fn decode(reply: &str) -> Vec<Course> {
        let envelope: Envelope =
            quick_xml::de::from_str(reply).expect("serde reads the reply as well");
        envelope.body.response.list.item
    }
}

/// Walks the reply with quick-xml alone and builds nothing: how many events it has.
pub fn walk(reply: &str) -> usize {
    let mut reader = quick_xml::Reader::from_str(reply);
    let mut events = 0;
    loop {
        match reader.read_event().expect("the reply is well-formed") {
            quick_xml::events::Event::Eof => return events,
            _ => events += 1,
        }
    }
}
