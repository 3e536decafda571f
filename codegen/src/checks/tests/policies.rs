//! Policies, at every place and in every version.

use super::{DOCUMENT, findings, lacks};

const SECURITY: [&str; 4] = [
    "http://schemas.xmlsoap.org/ws/2005/07/securitypolicy",
    "http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200512",
    "http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702",
    "http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200802",
];
const POLICY: [&str; 2] =
    ["http://schemas.xmlsoap.org/ws/2004/09/policy", "http://www.w3.org/ns/ws-policy"];

/// The document with `policy` at `place`, in one version of both languages.
fn with(place: &str, policy: &str, versions: (&str, &str)) -> String {
    let head = format!("<w:definitions xmlns:p='{}' xmlns:sp='{}' ", versions.0, versions.1);
    assert!(DOCUMENT.contains(place), "{place}");
    DOCUMENT.replacen(place, &format!("{place}{policy}"), 1).replacen("<w:definitions ", &head, 1)
}

#[test]
fn policies_are_read_in_every_version_and_place() {
    let token =
        "<sp:SupportingTokens><p:Policy><sp:UsernameToken/></p:Policy></sp:SupportingTokens>";
    let policy = format!("<p:Policy>{token}</p:Policy>");
    for language in POLICY {
        for security in SECURITY {
            let text = with("type='t:Type'>", &policy, (language, security));
            assert_eq!(lacks(&text, "policy", "Security::username_token"), None, "{security}");
        }
    }
    for place in [
        "<w:service name='Service'>",
        "binding='t:Binding'>",
        "type='t:Type'>",
        "<w:portType name='Type'>",
        "<w:portType name='Type'><w:operation name='ask'>",
        "soapAction='urn:ask'/>",
        "<w:message name='Ask'>",
        "<w:input><s:body use='literal'/>",
    ] {
        let text = with(place, &policy, (POLICY[1], SECURITY[2]));
        assert_eq!(lacks(&text, "policy", "UsernameToken"), None, "{place}");
        let reference = "<p:PolicyReference URI='#secure'/>";
        let text = with(place, reference, (POLICY[1], SECURITY[2])).replacen(
            "<w:types>",
            &format!("<p:Policy xml:id='secure'>{token}</p:Policy><w:types>"),
            1,
        );
        assert_eq!(lacks(&text, "policy", "UsernameToken"), None, "{place} by reference");
    }
}

#[test]
fn what_is_asked_for_is_told_with_how_to_do_it() {
    for (policy, words) in [
        ("<sp:TransportBinding/>", "an `https` address"),
        ("<sp:HttpsToken RequireClientCertificate='true'/>", "ClientBuilder::identity"),
        ("<sp:HttpBasicAuthentication/>", "ClientBuilder::basic_auth"),
        (
            "<sp:UsernameToken><p:Policy><sp:HashPassword/></p:Policy></sp:UsernameToken>",
            "Security::digest",
        ),
        (
            "<sp:TransportBinding><p:Policy><sp:IncludeTimestamp/></p:Policy></sp:TransportBinding>",
            "Security::timestamp",
        ),
        ("<sp:AsymmetricBinding/>", "can do none of it"),
        ("<sp:EncryptedParts/>", "encrypted messages"),
        ("<sp:X509Token/>", "an X.509 token"),
        ("<sp:UsernameToken/><sp:SymmetricBinding/>", "cannot do this: signed messages"),
        (
            "<rm:RMAssertion xmlns:rm='http://docs.oasis-open.org/ws-rx/wsrmp/200702'/>",
            "WS-ReliableMessaging",
        ),
        ("<b:Special/>", "`b:Special`"),
        ("<p:PolicyReference URI='#none'/>", "is not in this document"),
    ] {
        let policy = format!("<p:Policy>{policy}</p:Policy>");
        let text = with("type='t:Type'>", &policy, (POLICY[1], SECURITY[2]));
        assert_eq!(lacks(&text, "policy", words), None, "{policy}");
    }
}

#[test]
fn what_the_client_does_by_itself_or_need_not_do_is_not_told() {
    for policy in [
        "<wsam:Addressing xmlns:wsam='http://www.w3.org/2007/05/addressing/metadata'/>",
        "<sp:UsernameToken p:Optional='true'/>",
        // One alternative is enough.
        "<p:ExactlyOne><p:All><sp:AsymmetricBinding/></p:All><p:All/></p:ExactlyOne>",
    ] {
        let policy = format!("<p:Policy>{policy}</p:Policy>");
        let text = with("type='t:Type'>", &policy, (POLICY[1], SECURITY[2]));
        assert_eq!(findings(&text), [], "{policy}");
    }
}
