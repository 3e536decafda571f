//! The description of an operation, as the WSDL declares it.

use std::borrow::Cow;

use crate::codec::declared::Reading;
use crate::codec::decode::Decoder;
use crate::codec::encode::encoder::Mode;
use crate::codec::line::Line;
use crate::codec::version::Version;
use crate::soap::effect::Effect;
use crate::types::white_space::WhiteSpace;

/// One operation of a service: its wire name, its namespaces and its SOAP action.
///
/// Generated code declares one constant for each operation; see the `OPERATIONS` list of a
/// generated client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operation {
    service: &'static str,
    name: &'static str,
    namespace: &'static str,
    style: Style,
    soap_action: SoapAction,
    type_namespaces: &'static [&'static str],
    version: Version,
    one_way: bool,
    addressing: Option<&'static str>,
    request_action: &'static str,
    reply_action: &'static str,
    fault_actions: &'static [FaultAction],
    safe: bool,
    effect: Option<Effect>,
    input: [&'static str; 2],
    output: &'static str,
    output_namespace: Option<&'static str>,
    part: &'static str,
    /// What becomes of the text of a reply that is one value.
    reading: Reading,
    #[cfg(feature = "facets")]
    facets: Option<&'static crate::codec::facets::rule::Facets>,
}

/// The namespace and the local name of an element in the detail of a fault, and the fault's action.
type FaultAction = (&'static str, &'static str, &'static str);

/// How the parts of a message stand in the body (WSDL 1.1 §3.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// In an element of the operation's name, by the rules of SOAP encoding.
    RpcEncoded,
    /// In an element of the operation's name, as the schema says.
    RpcLiteral,
    /// Each as an element of the body, as the schema says.
    Document,
}

impl Style {
    /// How values are written in this version of SOAP.
    pub(crate) const fn mode(self, version: Version) -> Mode {
        match self {
            Self::RpcEncoded => Mode::Encoded(version),
            Self::RpcLiteral | Self::Document => Mode::Literal,
        }
    }
}

/// The `SOAPAction` header (SOAP 1.1 §6.1.1), which some WSDLs derive from their own address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SoapAction {
    Fixed(&'static str),
    AtEndpoint(&'static str),
}

impl Operation {
    /// An operation of style `rpc` and use `encoded` (WSDL 1.1 §3.5). Both names are those in the
    /// WSDL.
    pub const fn rpc_encoded(service: &'static str, name: &'static str) -> Self {
        Self::new(service, name, Style::RpcEncoded)
    }

    /// An operation of style `rpc` and use `literal`.
    pub const fn rpc_literal(service: &'static str, name: &'static str) -> Self {
        Self::new(service, name, Style::RpcLiteral)
    }

    /// An operation of style `document` and use `literal`.
    pub const fn document(service: &'static str, name: &'static str) -> Self {
        Self::new(service, name, Style::Document)
    }

    const fn new(service: &'static str, name: &'static str, style: Style) -> Self {
        Self {
            service,
            name,
            style,
            namespace: "",
            soap_action: SoapAction::Fixed(""),
            type_namespaces: &[],
            version: Version::Soap11,
            one_way: false,
            addressing: None,
            request_action: "",
            reply_action: "",
            fault_actions: &[],
            safe: false,
            effect: None,
            input: ["", ""],
            output: "",
            output_namespace: None,
            part: "",
            reading: Reading { white_space: WhiteSpace::Preserve, declared: None, spelling: None },
            #[cfg(feature = "facets")]
            facets: None,
        }
    }

    /// Sets the element that is the body of a request: its namespace and its local name (WSDL 1.1
    /// §3.5, style `document`).
    pub const fn input(mut self, namespace: &'static str, name: &'static str) -> Self {
        self.input = [namespace, name];
        self
    }

    /// Sets the element that is the body of a reply, by its local name; with the style `rpc`, a
    /// further name that servers may give to the element around its parts: that of the message.
    pub const fn output(mut self, name: &'static str) -> Self {
        self.output = name;
        self
    }

    /// Sets the namespace of the element that is the body of a reply. Without it, that is the namespace
    /// of the request's.
    pub const fn output_namespace(mut self, namespace: &'static str) -> Self {
        self.output_namespace = Some(namespace);
        self
    }

    /// Sets the name of the only part of a reply. Without it, the first part is that, whatever it is
    /// called (SOAP 1.1 §7.1).
    pub const fn part(mut self, name: &'static str) -> Self {
        self.part = name;
        self
    }

    /// Sets what becomes of the text of a reply that is one value of a simple type: what `line` says
    /// of it.
    pub const fn reads(mut self, line: Line) -> Self {
        self.reading = line.reading;
        self
    }

    /// Sets the facets of the value of that element, where its type is simple.
    #[cfg(feature = "facets")]
    pub const fn checked(mut self, facets: &'static crate::codec::facets::rule::Facets) -> Self {
        self.facets = Some(facets);
        self
    }

    /// Sets the namespace of the wrapper element around the parts, from `soap:body`; empty for
    /// none.
    pub const fn namespace(mut self, namespace: &'static str) -> Self {
        self.namespace = namespace;
        self
    }

    /// Sets the `SOAPAction`, which is sent as it is.
    pub const fn soap_action(mut self, action: &'static str) -> Self {
        self.soap_action = SoapAction::Fixed(action);
        self
    }

    /// Sets a `SOAPAction` that is the address of the endpoint followed by `suffix`.
    ///
    /// The WSDL has the address of the host that served it; the address that is called replaces it.
    pub const fn soap_action_at_endpoint(mut self, suffix: &'static str) -> Self {
        self.soap_action = SoapAction::AtEndpoint(suffix);
        self
    }

    /// Sets the namespaces of the elements and types that a request can hold, 64 at most.
    pub const fn type_namespaces(mut self, namespaces: &'static [&'static str]) -> Self {
        self.type_namespaces = namespaces;
        self
    }

    /// Binds the operation to SOAP 1.2 instead of 1.1, as a `soap12:binding` does (WSDL 1.1 Binding
    /// Extension for SOAP 1.2, §2).
    ///
    /// The envelope gets the namespace of SOAP 1.2. The request is sent as `application/soap+xml`
    /// with the action as a parameter (RFC 3902), and without a `SOAPAction` header.
    pub const fn soap12(mut self) -> Self {
        self.version = Version::Soap12;
        self
    }

    /// Marks the operation as one-way: it has an input and no output (WSDL 1.1 §2.4.1). An empty
    /// reply with any HTTP status of success means that the request was accepted.
    pub const fn one_way(mut self) -> Self {
        self.one_way = true;
        self
    }

    /// Sends the headers of WS-Addressing 1.0 with this `wsa:Action`, as a `wsam:Action` or
    /// `wsaw:UsingAddressing` in the WSDL asks for (WS-Addressing 1.0 Metadata §3.1 and §4.4).
    /// An empty action stands for the `SOAPAction`.
    pub const fn addressing(mut self, action: &'static str) -> Self {
        self.addressing = Some(action);
        self
    }

    /// Sets the `wsa:Action` that a server knows requests by, where the document asks nobody to send it.
    pub const fn asked_as(mut self, action: &'static str) -> Self {
        self.request_action = action;
        self
    }

    /// Sets the `wsa:Action` of replies (WS-Addressing 1.0 Metadata §4.4): a server answers by the
    /// headers of WS-Addressing where a request has them, if it knows this.
    pub const fn replies_as(mut self, action: &'static str) -> Self {
        self.reply_action = action;
        self
    }

    /// Sets the `wsa:Action` of faults: for each element that can stand in the detail, its namespace,
    /// its local name, and the action.
    pub const fn faults_as(
        mut self,
        actions: &'static [(&'static str, &'static str, &'static str)],
    ) -> Self {
        self.fault_actions = actions;
        self
    }

    /// Marks the operation as safe: doing it twice does no more than doing it once. It may then be
    /// [retried](crate::Retry) also where the server may have carried it out already.
    pub const fn safe(mut self) -> Self {
        self.safe = true;
        self
    }

    /// Says what the operation does to what the server holds.
    pub const fn does(mut self, effect: Effect) -> Self {
        self.effect = Some(effect);
        self
    }

    /// What the operation does to what the server holds. `None` where nobody has said it.
    pub const fn effect(&self) -> Option<Effect> {
        self.effect
    }

    /// The service's name in the WSDL.
    pub const fn service(&self) -> &'static str {
        self.service
    }

    /// The operation's name on the wire.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// What the value of the body has to keep to.
    #[cfg(feature = "facets")]
    pub(crate) const fn facets(&self) -> Option<&'static crate::codec::facets::rule::Facets> {
        self.facets
    }

    pub(crate) const fn style(&self) -> Style {
        self.style
    }

    /// The namespace of the request's wrapper element; empty for none.
    pub(crate) const fn wrapper_namespace(&self) -> &'static str {
        self.namespace
    }

    /// The namespaces to declare on the envelope, for `xsi:type`.
    pub(crate) const fn declared_namespaces(&self) -> &'static [&'static str] {
        self.type_namespaces
    }

    /// The SOAP that the operation is bound to.
    pub(crate) const fn version(&self) -> Version {
        self.version
    }

    /// The namespace and the local name of the element that is the body of a request.
    pub(crate) const fn input_element(&self) -> [&'static str; 2] {
        self.input
    }

    /// The local name of the element that is the body of a reply.
    pub(crate) const fn output_element(&self) -> &'static str {
        self.output
    }

    /// Whether the element that was entered last is in the namespace of a reply's.
    pub(crate) fn is_in_output_namespace(&self, decoder: &Decoder<'_>) -> bool {
        decoder.is_of(self.output_namespace.unwrap_or(self.input[0]))
    }

    /// The name of the only part of a reply; empty where it has no meaning.
    pub(crate) const fn only_part(&self) -> &'static str {
        self.part
    }

    /// What becomes of the text of a reply that is one value.
    pub(crate) const fn reading(&self) -> Reading {
        self.reading
    }

    /// Whether the operation may be done twice.
    pub(crate) const fn is_safe(&self) -> bool {
        self.safe
    }

    /// The `wsa:Action` that is asked for.
    pub(crate) const fn addressing_action(&self) -> Option<&'static str> {
        self.addressing
    }

    /// The `wsa:Action` of replies; empty where it is not known.
    #[cfg(feature = "server")]
    pub(crate) const fn reply_action(&self) -> &'static str {
        self.reply_action
    }

    /// The `wsa:Action` of a fault whose detail holds an element of this namespace and name.
    #[cfg(feature = "server")]
    pub(crate) fn fault_action(&self, namespace: &str, name: &str) -> Option<&'static str> {
        let mut actions = self.fault_actions.iter();
        actions.find(|it| (it.0, it.1) == (namespace, name)).map(|it| it.2)
    }

    /// Whether the operation has no reply.
    #[cfg(feature = "server")]
    pub(crate) const fn is_one_way(&self) -> bool {
        self.one_way
    }

    /// Whether a request with this action can be meant for the operation: its `SOAPAction` at any
    /// address, or its `wsa:Action`.
    #[cfg(feature = "server")]
    pub(crate) fn has_action(&self, action: &str) -> bool {
        let declared = match self.soap_action {
            SoapAction::Fixed(declared) => declared == action,
            SoapAction::AtEndpoint(suffix) => !suffix.is_empty() && action.ends_with(suffix),
        };
        let addressed = self.addressing == Some(action) || self.request_action == action;
        !action.is_empty() && (declared || addressed)
    }

    /// Whether an empty reply of this HTTP status is all that is to be expected.
    pub(crate) const fn taken_on(&self, status: u16) -> bool {
        // SOAP 1.1 §6.2 and WS-I Basic Profile 1.1 §3.4 allow 202 for any of them.
        status == 202 || (self.one_way && status >= 200 && status < 300)
    }

    /// The `SOAPAction` for a call to `endpoint`, without quotes.
    pub(crate) fn soap_action_for(&self, endpoint: &str) -> Cow<'static, str> {
        match self.soap_action {
            SoapAction::Fixed(action) => Cow::Borrowed(action),
            SoapAction::AtEndpoint(suffix) => {
                let address = endpoint.split(['?', '#']).next().unwrap_or_default();
                Cow::Owned(format!("{address}{suffix}"))
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
