//! What a call needs to know of its operation, as the WSDL declares it.

/// One operation of a service: its wire name, its namespaces and its SOAP action.
///
/// Generated code declares one constant for each operation; see the `OPERATIONS` list of a
/// generated client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operation {
    service: &'static str,
    name: &'static str,
    namespace: &'static str,
    soap_action: SoapAction,
    type_namespaces: &'static [&'static str],
}

/// The `SOAPAction` header (SOAP 1.1 §6.1.1), which some WSDLs derive from their own address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SoapAction {
    Fixed(&'static str),
    AtEndpoint(&'static str),
}

impl Operation {
    /// An operation of style `rpc` and use `encoded` (WSDL 1.1 §3.5), by the name of its service
    /// and its own, as they stand in the WSDL.
    pub const fn rpc_encoded(service: &'static str, name: &'static str) -> Self {
        Self {
            service,
            name,
            namespace: "",
            soap_action: SoapAction::Fixed(""),
            type_namespaces: &[],
        }
    }

    /// The namespace of the element that wraps the parts, from `soap:body`; empty for none.
    pub const fn namespace(mut self, namespace: &'static str) -> Self {
        self.namespace = namespace;
        self
    }

    /// The `SOAPAction`, sent as it is.
    pub const fn soap_action(mut self, action: &'static str) -> Self {
        self.soap_action = SoapAction::Fixed(action);
        self
    }

    /// A `SOAPAction` that consists of the endpoint's address followed by `suffix`.
    ///
    /// The WSDL names the host that printed it; the address in use takes its place.
    pub const fn soap_action_at_endpoint(mut self, suffix: &'static str) -> Self {
        self.soap_action = SoapAction::AtEndpoint(suffix);
        self
    }

    /// The namespaces of the types that a request can hold.
    pub const fn type_namespaces(mut self, namespaces: &'static [&'static str]) -> Self {
        self.type_namespaces = namespaces;
        self
    }

    /// The service's name in the WSDL.
    pub const fn service(&self) -> &'static str {
        self.service
    }

    /// The operation's name on the wire.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The namespace of the request's wrapper element; empty for none.
    pub(crate) const fn wrapper_namespace(&self) -> &'static str {
        self.namespace
    }

    /// The namespaces to declare on the envelope, for `xsi:type`.
    pub(crate) const fn declared_namespaces(&self) -> &'static [&'static str] {
        self.type_namespaces
    }

    /// The `SOAPAction` for a call to `endpoint`, without quotes.
    pub(crate) fn soap_action_for(&self, endpoint: &str) -> String {
        match self.soap_action {
            SoapAction::Fixed(action) => action.to_owned(),
            SoapAction::AtEndpoint(suffix) => {
                let address = endpoint.split(['?', '#']).next().unwrap_or_default();
                format!("{address}{suffix}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_under_the_wsdls_address_moves_with_the_endpoint() {
        let operation =
            Operation::rpc_encoded("WSService", "WS.test").soap_action_at_endpoint("/WS.test");
        assert_eq!(
            operation.soap_action_for("https://campus.example.org/soap.php?debug=1"),
            "https://campus.example.org/soap.php/WS.test"
        );
    }

    #[test]
    fn any_other_action_is_sent_as_declared() {
        let operation = Operation::rpc_encoded("S", "op").soap_action("urn:S#other");
        assert_eq!(operation.soap_action_for("https://x.example/"), "urn:S#other");
    }
}
