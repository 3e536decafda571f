//! Types of one's own in the place of generated ones.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use wsdl_runtime::Xml;

/// An address, as far as one can tell.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Email(pub String);

impl FromStr for Email {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.contains('@') { Ok(Self(text.to_owned())) } else { Err("it has no @") }
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

wsdl_runtime::simple_type!(Email: "email" in "urn:people/v2");

/// A day as people here write it: `1.2.2000`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Day(pub [u16; 3]);

impl FromStr for Day {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let numbers: Vec<u16> = text.split('.').filter_map(|number| number.parse().ok()).collect();
        numbers.try_into().map(Self).map_err(|_| "it is no day")
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self([day, month, year]) = self;
        write!(f, "{day}.{month}.{year}")
    }
}

wsdl_runtime::simple_type!(Day);

/// Somebody of whom nothing matters but the desk.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Clerk {
    /// Where they sit.
    pub desk: String,
}

impl TryFrom<Xml> for Clerk {
    type Error = &'static str;

    fn try_from(xml: Xml) -> Result<Self, Self::Error> {
        let children = xml.children();
        let desk = children.iter().find(|child| child.name() == "desk").ok_or("no desk")?;
        Ok(Self { desk: desk.text() })
    }
}

impl From<&Clerk> for Xml {
    fn from(clerk: &Clerk) -> Self {
        let desk = Xml::new("urn:people/v2", "desk", &clerk.desk).unwrap_or_default();
        format!("<clerk>{desk}</clerk>").parse().unwrap_or_default()
    }
}

wsdl_runtime::complex_type!(Clerk: "clerk" in "urn:people/v2", as Xml);
