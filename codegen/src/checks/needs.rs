//! What a policy can ask of a client, and what the client of the runtime can do about it.

use crate::documents::xml::Element;

/// Something that a policy asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Need {
    Https,
    ClientCertificate,
    BasicAuthentication,
    UsernameToken,
    Digest,
    Timestamp,
    Addressing,
    Mtom,
    DigestAuthentication,
    Signature,
    Encryption,
    Certificate,
    IssuedToken,
    Kerberos,
    SecureConversation,
    ReliableMessaging,
    OtherToken,
}

/// How a need is met.
pub(super) enum How {
    /// The client does it, or nothing need be done.
    Itself,
    /// By a method of the runtime.
    By(&'static str),
    /// Not at all.
    Impossible,
}

impl Need {
    /// What messages call it.
    pub(super) fn name(self) -> &'static str {
        self.about().0
    }

    pub(super) fn how(self) -> How {
        self.about().1
    }

    fn about(self) -> (&'static str, How) {
        use How::{By, Impossible, Itself};
        match self {
            Self::Https => ("HTTPS", By("an `https` address")),
            Self::ClientCertificate => {
                ("a client certificate over HTTPS", By("`ClientBuilder::identity`"))
            }
            Self::BasicAuthentication => {
                ("HTTP basic authentication", By("`ClientBuilder::basic_auth`"))
            }
            Self::UsernameToken => (
                "a WS-Security UsernameToken",
                By("`ClientBuilder::security` with `Security::username_token`"),
            ),
            Self::Digest => ("a hashed password", By("`Security::digest`")),
            Self::Timestamp => ("a WS-Security time stamp", By("`Security::timestamp`")),
            Self::Addressing => ("WS-Addressing", Itself),
            Self::Mtom => ("MTOM", Itself),
            Self::DigestAuthentication => ("HTTP digest authentication", Impossible),
            Self::Signature => ("signed messages", Impossible),
            Self::Encryption => ("encrypted messages", Impossible),
            Self::Certificate => ("an X.509 token", Impossible),
            Self::IssuedToken => ("a SAML or issued token", Impossible),
            Self::Kerberos => ("a Kerberos token", Impossible),
            Self::SecureConversation => ("WS-SecureConversation", Impossible),
            Self::ReliableMessaging => ("WS-ReliableMessaging", Impossible),
            Self::OtherToken => ("another security token", Impossible),
        }
    }
}

/// What an assertion asks for by itself, whatever is nested in it. Inside of a binding by keys, a time
/// stamp is signed, and there is no more to say.
pub(super) fn of_assertion(assertion: Element<'_>, needs: &mut Vec<Need>) {
    let is_true =
        |name: &str| assertion.value(name).is_some_and(|it| matches!(it.trim(), "true" | "1"));
    let local = assertion.local();
    if !is_security(assertion.namespace()) {
        needs.extend(match local {
            "OptimizedMimeSerialization" | "MTOM" => Some(Need::Mtom),
            "RMAssertion" => Some(Need::ReliableMessaging),
            "Addressing" | "UsingAddressing" => Some(Need::Addressing),
            _ => None,
        });
        return;
    }
    match local {
        "HttpsToken" => {
            needs.push(Need::Https);
            if is_true("RequireClientCertificate") {
                needs.push(Need::ClientCertificate);
            }
        }
        "UsernameToken" => needs.push(Need::UsernameToken),
        _ => needs.extend(match local {
            "TransportBinding" => Some(Need::Https),
            "RequireClientCertificate" => Some(Need::ClientCertificate),
            "HttpBasicAuthentication" => Some(Need::BasicAuthentication),
            "HttpDigestAuthentication" => Some(Need::DigestAuthentication),
            "HashPassword" => Some(Need::Digest),
            "IncludeTimestamp" => Some(Need::Timestamp),
            "AsymmetricBinding" | "SymmetricBinding" => Some(Need::Signature),
            "EndorsingSupportingTokens" | "SignedEndorsingSupportingTokens" => {
                Some(Need::Signature)
            }
            "EncryptedParts" | "EncryptedElements" | "ContentEncryptedElements" => {
                Some(Need::Encryption)
            }
            "X509Token" => Some(Need::Certificate),
            "SamlToken" | "IssuedToken" => Some(Need::IssuedToken),
            "KerberosToken" | "SpnegoContextToken" => Some(Need::Kerberos),
            "SecureConversationToken" | "SecurityContextToken" => Some(Need::SecureConversation),
            other if other.ends_with("Token") && !is_holder(other) => Some(Need::OtherToken),
            _ => None,
        }),
    }
}

/// Elements that only say what the token in them is for.
fn is_holder(local: &str) -> bool {
    matches!(
        local,
        "TransportToken"
            | "InitiatorToken"
            | "RecipientToken"
            | "ProtectionToken"
            | "SignatureToken"
            | "EncryptionToken"
            | "InitiatorSignatureToken"
            | "InitiatorEncryptionToken"
            | "RecipientSignatureToken"
            | "RecipientEncryptionToken"
    )
}

/// Whether a namespace is one of WS-SecurityPolicy, of whatever version.
pub(super) fn is_security(namespace: &str) -> bool {
    matches!(
        namespace,
        "http://schemas.xmlsoap.org/ws/2005/07/securitypolicy"
            | "http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200512"
            | "http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200702"
            | "http://docs.oasis-open.org/ws-sx/ws-securitypolicy/200802"
            | "http://schemas.xmlsoap.org/ws/2002/12/secext"
    )
}
