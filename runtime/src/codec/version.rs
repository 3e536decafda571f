//! The two versions of SOAP, and their namespaces and names.

/// The version of SOAP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Version {
    /// SOAP 1.1, the W3C note of 2000.
    Soap11,
    /// SOAP 1.2, the W3C recommendation of 2007.
    Soap12,
}

impl Version {
    /// The namespace of the envelope.
    pub(crate) const fn namespace(self) -> &'static str {
        match self {
            Self::Soap11 => "http://schemas.xmlsoap.org/soap/envelope/",
            Self::Soap12 => "http://www.w3.org/2003/05/soap-envelope",
        }
    }

    /// The namespace of SOAP encoding, which is also the name of the encoding style (SOAP 1.1 §5,
    /// SOAP 1.2 Part 2 §3).
    pub(crate) const fn encoding(self) -> &'static str {
        match self {
            Self::Soap11 => "http://schemas.xmlsoap.org/soap/encoding/",
            Self::Soap12 => "http://www.w3.org/2003/05/soap-encoding",
        }
    }

    /// The version that an envelope of `namespace` is of.
    pub(crate) fn of(namespace: &str) -> Option<Self> {
        [Self::Soap11, Self::Soap12].into_iter().find(|version| version.namespace() == namespace)
    }
}

/// What a server goes by.
#[cfg(feature = "server")]
impl Version {
    /// The version that goes with the header `Content-Type` of a request.
    pub(crate) fn of_content_type(content_type: &str) -> Self {
        let media_type = content_type.split(';').next().unwrap_or_default().trim();
        match media_type.eq_ignore_ascii_case("application/soap+xml") {
            true => Self::Soap12,
            false => Self::Soap11,
        }
    }

    /// That header for a reply.
    pub(crate) const fn content_type(self) -> &'static str {
        match self {
            Self::Soap11 => "text/xml; charset=utf-8",
            Self::Soap12 => "application/soap+xml; charset=utf-8",
        }
    }
}
