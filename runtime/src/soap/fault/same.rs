//! When two faults say the same.

use super::Fault;
use super::code::chain;
use crate::codec::decode::{DecodeError, Decoder};
use crate::codec::names::{Name, XSI};
use crate::codec::xml::Xml;
use crate::types::Namespace;

/// Two faults are equal where they say the same, in whichever version of SOAP: `Client` of SOAP 1.1
/// is `Sender` of SOAP 1.2, `Server` is `Receiver`, and a code of the service alone stands below
/// that. Prefixes, the raw XML, and the order of what stands in it do not count.
impl PartialEq for Fault {
    fn eq(&self, other: &Self) -> bool {
        let codes = |fault: &Self| chain(&fault.code, fault.code_name(), fault.subcodes());
        codes(self) == codes(other)
            && self.reasons().eq(other.reasons())
            && self.actor == other.actor
            && self.node() == other.node()
            && same_content(self.any_detail(), other.any_detail())
            && same_content(self.header_xml().cloned(), other.header_xml().cloned())
    }
}

impl Fault {
    /// The detail as XML, also where it was made of a value.
    fn any_detail(&self) -> Option<Xml> {
        let written = || Xml::of("", "detail", self.detail.as_ref()?).ok();
        self.detail_xml().cloned().or_else(written)
    }
}

/// Whether two elements hold the same, whatever they are called themselves.
fn same_content(left: Option<Xml>, right: Option<Xml>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => compare(&left, &right).unwrap_or(false),
        (left, right) => left.is_none() && right.is_none(),
    }
}

fn compare(left: &Xml, right: &Xml) -> Result<bool, DecodeError> {
    let (mut left, mut right) = (left.decoder(), right.decoder());
    left.next_child()?;
    right.next_child()?;
    if attributes(&left)? != attributes(&right)? {
        return Ok(false);
    }
    let mut depth = 1;
    while depth > 0 {
        let (mut before_left, mut before_right) = (String::new(), String::new());
        let children = (
            left.next_child_or_text(&mut before_left)?,
            right.next_child_or_text(&mut before_right)?,
        );
        match children {
            (None, None) => depth -= 1,
            (Some(name), Some(same)) if name == same => {
                depth += 1;
                if left.namespace() != right.namespace()
                    || attributes(&left)? != attributes(&right)?
                {
                    return Ok(false);
                }
            }
            _ => return Ok(false),
        }
        if before_left != before_right {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The attributes of the element entered last, but for declarations, in one order. The type that it
/// names is resolved; how it is nil is not data.
fn attributes(decoder: &Decoder<'_>) -> Result<Vec<(Namespace, String, String)>, DecodeError> {
    let others = decoder.other_attributes(&[])?.into_iter();
    let mut all: Vec<_> = others.map(|it| (it.namespace, it.name, it.value)).collect();
    if let Some((namespace, local)) = decoder.said_type() {
        all.push((XSI.into(), namespace.to_owned(), local.to_owned()));
    }
    if let Some(nil) = decoder.attribute(Name::new(XSI, "nil")) {
        all.push((XSI.into(), "nil".to_owned(), nil.into_owned()));
    }
    all.sort();
    Ok(all)
}
