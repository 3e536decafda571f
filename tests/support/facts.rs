//! What four releases of Chamilo declare, as read off the WSDLs that their scripts print.

#![allow(dead_code, reason = "each test uses the part that it needs")]

use std::collections::BTreeMap;

use serde::Deserialize;

/// What one release declares.
#[derive(Debug, Deserialize)]
pub struct Release {
    pub release: String,
    pub services: Vec<Service>,
}

/// One service, and so one WSDL.
#[derive(Debug, Deserialize)]
pub struct Service {
    pub name: String,
    /// The script that serves it, below the portal's base URL.
    pub path: String,
    pub target_namespace: String,
    pub port: String,
    pub binding: String,
    pub port_type: String,
    pub address: String,
    pub types: Vec<Type>,
    pub operations: Vec<Operation>,
}

/// A complex type: a struct with fields, or a SOAP array.
#[derive(Debug, Deserialize)]
pub struct Type {
    pub name: String,
    pub compositor: Option<String>,
    #[serde(default)]
    pub fields: Vec<Field>,
    pub soap_array_of: Option<String>,
    /// The reference to `arrayType`, where it is misspelt.
    pub attribute_ref: Option<String>,
}

/// A field: its name, its type, and attributes that no schema gives a meaning.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Field {
    Plain(String, String),
    WithAttributes(String, String, BTreeMap<String, String>),
}

impl Field {
    pub fn name(&self) -> &str {
        match self {
            Self::Plain(name, _) | Self::WithAttributes(name, _, _) => name,
        }
    }

    pub fn ty(&self) -> &str {
        match self {
            Self::Plain(_, ty) | Self::WithAttributes(_, ty, _) => ty,
        }
    }
}

/// An operation with its parts, each a name and a type.
#[derive(Debug, Deserialize)]
pub struct Operation {
    pub name: String,
    pub soap_action: String,
    pub style: String,
    #[serde(rename = "use")]
    pub usage: String,
    pub body_namespace: String,
    pub input: Vec<(String, String)>,
    pub output: Vec<(String, String)>,
}

impl Service {
    /// The name of the WSDL file, and of the module in the root crate, without an ending.
    pub fn stem(&self) -> &'static str {
        match self.name.as_str() {
            "WSRegistration" => "registration",
            "WSAccessUrl" => "access_url",
            "WSCMService" => "cm_service",
            "WSService" => "service",
            "WSCourseList" => "course_list",
            "WSLP" => "lp",
            "WSUserInfo" => "user_info",
            "WSGradebook" => "gradebook",
            other => panic!("a service that the facts did not have: {other}"),
        }
    }
}

/// The eight services of 1.11.32, and of 1.11.16, which declares the same.
pub fn release_1_11_32() -> Release {
    parse(include_str!("../facts/1.11.32.json"))
}

/// The seven services of 1.11.2.
pub fn release_1_11_2() -> Release {
    parse(include_str!("../facts/1.11.2.json"))
}

/// The five services of 1.10.
pub fn release_1_10() -> Release {
    parse(include_str!("../facts/1.10.json"))
}

/// The five services of 1.9.4.
pub fn release_1_9_4() -> Release {
    parse(include_str!("../facts/1.9.4.json"))
}

/// What each operation does, by its name.
pub fn documentation() -> BTreeMap<String, String> {
    serde_json::from_str(include_str!("../facts/documentation.json")).expect("valid JSON")
}

fn parse(json: &str) -> Release {
    serde_json::from_str(json).expect("the facts fit their types")
}
