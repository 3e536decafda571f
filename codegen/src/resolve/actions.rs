//! What WS-Addressing calls the messages of an operation (WS-Addressing 1.0 Metadata §4.4).

use crate::documents::wsdl::MessageUse;
use crate::documents::xml::name::QName;

/// What the actions of an operation are made of, where the document gives none.
pub(super) struct Actions<'a> {
    /// The target namespace and the name of the portType, with the delimiter between them.
    base: String,
    delimiter: char,
    operation: &'a str,
}

impl<'a> Actions<'a> {
    pub fn new(port_type: &QName, operation: &'a str) -> Self {
        let namespace = &*port_type.namespace;
        let is_urn = namespace.get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("urn:"));
        let delimiter = if is_urn { ':' } else { '/' };
        let mut base = namespace.to_owned();
        // §4.4.4: one that the namespace ends in is not repeated.
        if !namespace.ends_with(delimiter) {
            base.push(delimiter);
        }
        base.push_str(&port_type.local);
        Self { base, delimiter, operation }
    }

    /// What the document says, or else the `soapAction`, or else the default (§4.4.4).
    pub fn request(&self, input: &MessageUse, soap_action: &str) -> String {
        match &input.action {
            Some(action) => action.clone(),
            None if soap_action.is_empty() => self.named(input, "Request"),
            None => soap_action.to_owned(),
        }
    }

    pub fn reply(&self, output: &MessageUse) -> String {
        output.action.clone().unwrap_or_else(|| self.named(output, "Response"))
    }

    /// The action of a fault, by the name of its `wsdl:fault`.
    pub fn fault(&self, fault: &MessageUse, name: &str) -> String {
        let Self { base, delimiter, operation } = self;
        let default = || format!("{base}{delimiter}{operation}{delimiter}Fault{delimiter}{name}");
        fault.action.clone().unwrap_or_else(default)
    }

    /// A message without a name is called after the operation (WSDL 1.1 §2.4.5).
    fn named(&self, message: &MessageUse, suffix: &str) -> String {
        let Self { base, delimiter, operation } = self;
        match &message.name {
            Some(name) => format!("{base}{delimiter}{name}"),
            None => format!("{base}{delimiter}{operation}{suffix}"),
        }
    }

    /// What each action is about as long as.
    pub fn base(&self) -> &str {
        &self.base
    }
}
