//! Every operation against PHP's own SOAP stacks: what we send is what PHP receives, and what PHP
//! returns is what we read.
//!
//! The two tests need PHP; `cargo test -p chamilo-tests --test peers -- --include-ignored` runs them.

#[path = "../../support/facts.rs"]
mod facts;
#[path = "../../support/nusoap.rs"]
mod nusoap;
#[path = "support/php.rs"]
mod php;
#[path = "support/tree.rs"]
mod tree;

use std::collections::BTreeMap;
use std::fmt::Debug;

use facts::{Operation, Service};
use php::Php;
use serde_json::{Value, json};
use sha1::{Digest, Sha1};
use tree::Tree;
use wsdl_runtime::generated::DecodeParts;
use wsdl_runtime::messages::parts_from_xml;
use wsdl_runtime::{AddressKey, AddressRule, Client, Credentials, Result, UserKey, UserPassword};

const KEY: &str = "security & key";
const ADDRESS: &str = "192.0.2.7";
const USERNAME: &str = "ana";
const PASSWORD: &str = "pass < word";

/// What NuSOAP sees of a value that PHP's own server sees as well.
#[derive(Clone, Copy, PartialEq)]
enum Stack {
    NuSoap,
    /// NuSOAP as portals run it: replies say ISO-8859-1 and are followed by a long comment.
    NuSoapMislabelled,
    SoapServer,
}

#[tokio::test]
#[ignore = "needs PHP with ext/soap, and NuSOAP"]
async fn nusoap_understands_every_operation() {
    call_everything("nusoap", Stack::NuSoap).await;
}

#[tokio::test]
#[ignore = "needs PHP with ext/soap, and NuSOAP"]
async fn php_soapserver_understands_every_operation() {
    call_everything("soapserver", Stack::SoapServer).await;
}

#[tokio::test]
#[ignore = "needs PHP with ext/soap, and NuSOAP"]
async fn a_mislabelled_reply_with_a_dump_behind_it_reads_right() {
    let peer = Peer::new(Php::start("nusoap"), Stack::NuSoapMislabelled);
    services::course_list(&peer).await;
    services::user_info(&peer).await;
}

async fn call_everything(script: &str, stack: Stack) {
    let peer = Peer::new(Php::start(script), stack);
    let mut called = Vec::new();
    called.extend(services::registration(&peer).await);
    called.extend(services::access_url(&peer).await);
    called.extend(services::cm_service(&peer).await);
    called.extend(services::service(&peer).await);
    called.extend(services::course_list(&peer).await);
    called.extend(services::lp(&peer).await);
    called.extend(services::user_info(&peer).await);
    called.extend(services::gradebook(&peer).await);
    let declared = peer.services.values().flat_map(|service| &service.operations);
    let mut declared: Vec<_> = declared.map(|operation| operation.name.as_str()).collect();
    declared.sort();
    called.sort();
    assert_eq!(called, declared, "every operation is called");
    assert_eq!(called.len(), 138);
}

struct Peer {
    php: Php,
    stack: Stack,
    services: BTreeMap<&'static str, Service>,
}

impl Peer {
    fn new(php: Php, stack: Stack) -> Self {
        let services = facts::release_1_11_32().services.into_iter();
        Self { php, stack, services: services.map(|service| (service.stem(), service)).collect() }
    }

    fn client(&self, stem: &str) -> Client {
        let credentials = match stem {
            "cm_service" => Credentials::from(UserPassword::new(USERNAME, PASSWORD)),
            "course_list" => UserKey::new(USERNAME, KEY).into(),
            "user_info" => UserKey::new(USERNAME, KEY).into(),
            _ => AddressKey::new(KEY, AddressRule::Given(ADDRESS.to_owned())).into(),
        };
        let query = if self.stack == Stack::NuSoapMislabelled { "?mislabelled" } else { "" };
        let endpoint = format!("{}{query}", self.php.endpoint(stem));
        Client::builder(endpoint).credentials(credentials).build().unwrap()
    }

    /// Calls an operation with lists of several lengths, with nothing, and into a fault.
    async fn exercise<Q, R>(
        &self,
        stem: &str,
        wire: &'static str,
        call: impl AsyncFn(Q) -> Result<R>,
    ) where
        Q: DecodeParts,
        R: DecodeParts + PartialEq + Debug,
    {
        let service = &self.services[stem];
        let operation = service.operations.iter().find(|operation| operation.name == wire);
        let operation = operation.unwrap_or_else(|| panic!("{stem} has no {wire}"));
        for items in [0, 1, 12] {
            let reply = output(service, operation, items);
            self.php.set_reply(&json!({ "return": reply.as_ref().map(Tree::json) }));
            let read = call(request(service, operation, Some(items))).await;
            let read = read.unwrap_or_else(|error| panic!("{wire}, {items} items: {error}"));
            self.check_received(service, operation, Some(items));
            self.check_read(wire, &read, reply);
        }

        self.php.set_reply(&json!({ "return": null }));
        let read = call(request(service, operation, None)).await;
        self.check_received(service, operation, None);
        match parts_from_xml::<R>("<parts/>") {
            Ok(nothing) => assert_eq!(read.unwrap(), nothing, "{wire}: nil is nothing"),
            // Nil is no empty list.
            Err(_) => assert!(read.unwrap_err().to_string().contains("found nil"), "{wire}"),
        }

        let text = "no: é & < ]]>";
        self.php.set_reply(&json!({
            "fault": { "code": "100", "string": text, "detail": { "why": text, "id": "7" } }
        }));
        let error = call(request(service, operation, Some(1))).await.unwrap_err();
        let fault = error.fault().unwrap_or_else(|| panic!("{wire}: {error}"));
        assert_eq!((fault.local_code(), fault.string.as_str()), ("100", text), "{wire}");
        assert_eq!(error.status(), Some(500), "{wire}");
        let why = fault.detail.as_ref().and_then(|detail| detail.get("why")?.as_str());
        assert_eq!(why, Some(text), "{wire}: {:?}", fault.detail);
    }

    fn check_read<R: DecodeParts + PartialEq + Debug>(
        &self,
        wire: &str,
        read: &R,
        reply: Option<Tree>,
    ) {
        // NuSOAP prints a carriage return as it is, and XML makes that a line feed (XML 1.0 §2.11);
        // PHP's own server prints a reference.
        let reply = reply.map(|tree| match self.stack {
            Stack::SoapServer => tree,
            Stack::NuSoap | Stack::NuSoapMislabelled => tree.with_line_feeds(),
        });
        let xml = reply.as_ref().map(|tree| tree.xml("return")).unwrap_or_default();
        assert_eq!(*read, from_parts(&xml), "{wire}");
        let shown = format!("{read:?}");
        for leaf in reply.as_ref().map(Tree::leaves).unwrap_or_default() {
            // What is secret is compared above, and not shown.
            let is_there = shown.contains(&leaf) || shown == "Some([secret])";
            assert!(is_there, "{wire}: {leaf} is not in {shown}");
        }
    }

    fn check_received(&self, service: &Service, operation: &Operation, items: Option<usize>) {
        let received = self.php.received();
        assert_eq!(received["operation"], operation.name.as_str());
        let arguments: Vec<Value> = operation
            .input
            .iter()
            .map(|(part, ty)| self.argument(service, operation, part, ty, items))
            .collect();
        let found = &received["arguments"];
        assert_eq!(*found, Value::Array(arguments), "{} with {items:?}", operation.name);
    }

    /// What PHP should receive for a part.
    fn argument(
        &self,
        service: &Service,
        operation: &Operation,
        part: &str,
        ty: &str,
        items: Option<usize>,
    ) -> Value {
        if let Some(value) = filled_in(service, operation, part) {
            return json!(value);
        }
        let tree = match items {
            Some(items) => tree::fill(service, ty, items, part).json(),
            None if tree::is_struct(service, ty) && operation.input.len() == 1 => json!({}),
            None => Value::Null,
        };
        let Value::Object(mut members) = tree else { return tree };
        // The order of a struct is that of the WSDL, which serde_json does not compare.
        if tree::is_struct(service, ty) && has_secret_key(service, ty) {
            members.insert("secret_key".to_owned(), json!(sign(ADDRESS)));
        }
        if members.is_empty() { json!([]) } else { Value::Object(members) }
    }
}

fn has_secret_key(service: &Service, ty: &str) -> bool {
    let ty = service.types.iter().find(|declared| ty.strip_prefix("tns:") == Some(&declared.name));
    ty.is_some_and(|ty| ty.fields.iter().any(|field| field.name() == "secret_key"))
}

/// The value of a part that the client fills in.
fn filled_in(service: &Service, operation: &Operation, part: &str) -> Option<String> {
    let of_account = !matches!(operation.name.as_str(), "WSCM.verifyUserPass" | "WSCM.encryptPass");
    match (service.stem(), part) {
        (_, "secret_key") => Some(sign(ADDRESS)),
        ("cm_service", "username") if of_account => Some(USERNAME.to_owned()),
        ("cm_service", "password") if of_account => Some(PASSWORD.to_owned()),
        ("course_list" | "user_info", "username") => Some(USERNAME.to_owned()),
        ("course_list" | "user_info", "signature") => Some(sign(USERNAME)),
        _ => None,
    }
}

fn sign(name: &str) -> String {
    hex::encode(Sha1::digest(format!("{name}{KEY}")))
}

/// A request with `items` in each list, or with nothing at all, as the generated type.
fn request<Q: DecodeParts>(service: &Service, operation: &Operation, items: Option<usize>) -> Q {
    let parts = operation
        .input
        .iter()
        .filter_map(|(part, ty)| Some(tree::fill(service, ty, items?, part).xml(part)));
    from_parts(&parts.collect::<String>())
}

fn output(service: &Service, operation: &Operation, items: usize) -> Option<Tree> {
    let (part, ty) = operation.output.first()?;
    Some(tree::fill(service, ty, items, part))
}

fn from_parts<T: DecodeParts>(parts: &str) -> T {
    let encoding = "http://schemas.xmlsoap.org/soap/encoding/";
    parts_from_xml(&format!("<parts xmlns:enc=\"{encoding}\">{parts}</parts>")).unwrap()
}

/// One function a service, that calls each of its operations.
#[path = "support/operations.rs"]
mod services;
