//! The header blocks of WS-Addressing in an answer (WS-Addressing 1.0 Core §3.4).

use crate::codec::escape::escape;
use crate::codec::xml::Xml;
use crate::server::addressing::Addressing;
use crate::server::misaddressed::is_about_addressing;
use crate::soap::fault::Fault;
use crate::soap::header::addressing::{NAMESPACES, new_id};
use crate::soap::operation::Operation;

impl Addressing {
    /// The blocks of a reply; nothing where the request asks for none, or where nobody knows what the
    /// action of replies is.
    ///
    /// # Errors
    /// A fault: the system gives no random numbers for a new id.
    pub fn of_reply(&self, operation: &Operation) -> Result<String, Fault> {
        match operation.reply_action() {
            "" => Ok(String::new()),
            action => self.blocks(action, self.reference_parameters(false)),
        }
    }

    /// The blocks of a fault; nothing where there is no way to have any. `operation` is the one that
    /// was called, as far as it was found.
    pub fn of_fault(&self, fault: &Fault, operation: Option<&Operation>) -> String {
        let action = self.fault_action(fault, operation);
        self.blocks(&action, self.reference_parameters(true)).unwrap_or_default()
    }

    /// What is declared of a fault, or else what stands for faults of SOAP, or of WS-Addressing (SOAP
    /// Binding §6.1).
    fn fault_action(&self, fault: &Fault, operation: Option<&Operation>) -> String {
        let namespace = self.namespace.unwrap_or_default();
        let detail = fault.detail_xml().map(Xml::children).unwrap_or_default();
        let mut declared = detail.iter().filter_map(|element| {
            operation.and_then(|it| it.fault_action(element.namespace(), element.name()))
        });
        match declared.next() {
            Some(action) => action.to_owned(),
            // The submission has one action for all of them.
            None if is_about_addressing(fault) || namespace == NAMESPACES[1] => {
                format!("{namespace}/fault")
            }
            None => format!("{namespace}/soap/fault"),
        }
    }

    fn blocks(&self, action: &str, parameters: &[Xml]) -> Result<String, Fault> {
        let Some(namespace) = self.namespace.filter(|_| self.is_asked_for()) else {
            return Ok(String::new());
        };
        let id = new_id().map_err(|error| Fault::new("Server", error.to_string()))?;
        let here = if namespace == NAMESPACES[1] { "/role/anonymous" } else { "/anonymous" };
        let mut blocks = String::new();
        let mut block = |name: &str, text: &str| {
            blocks.push_str(&format!("<wsa:{name} xmlns:wsa=\"{namespace}\">"));
            let escaped = escape(text, |piece| blocks.push_str(piece));
            blocks.push_str(&format!("</wsa:{name}>"));
            escaped.map_err(|_| Fault::new("Client", "XML cannot carry what the header says"))
        };
        block("Action", action)?;
        block("MessageID", &id)?;
        if let Some(request) = &self.id {
            block("RelatesTo", request)?;
        }
        block("To", &format!("{namespace}{here}"))?;
        for parameter in parameters {
            blocks.push_str(&as_parameter(parameter.as_str(), namespace));
        }
        Ok(blocks)
    }
}

/// A reference parameter as a header block. WS-Addressing 1.0 marks it (SOAP Binding §2.3).
fn as_parameter(xml: &str, namespace: &str) -> String {
    const MARK: &str = "IsReferenceParameter";
    if namespace != NAMESPACES[0] || xml.contains(MARK) {
        return xml.to_owned();
    }
    // A prefix that the element itself has no other use for.
    let mut prefix = "rp".to_owned();
    while xml.contains(&format!("xmlns:{prefix}")) {
        prefix.push('p');
    }
    let name_end = xml.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>'));
    let (name, rest) = xml.split_at(name_end.unwrap_or(xml.len()));
    format!("{name} xmlns:{prefix}=\"{namespace}\" {prefix}:{MARK}=\"true\"{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_marked_and_stay_well_formed() {
        for xml in ["<a/>", "<a>1</a>", "<p:a xmlns:p='urn:p' b='1'/>", "<a xmlns:rp='urn:r'\n/>"] {
            let marked: Xml = as_parameter(xml, NAMESPACES[0]).parse().expect(xml);
            assert!(marked.as_str().contains(":IsReferenceParameter=\"true\""), "{marked:?}");
            assert_eq!(as_parameter(xml, NAMESPACES[1]), xml, "the submission marks none");
        }
        let marked = as_parameter("<a/>", NAMESPACES[0]);
        assert_eq!(as_parameter(&marked, NAMESPACES[0]), marked);
    }
}
