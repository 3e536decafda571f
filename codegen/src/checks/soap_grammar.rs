//! The elements of the SOAP binding of WSDL 1.1: where they stand, and their attributes (WSDL 1.1 §3).

/// An element of the SOAP binding.
pub(super) struct Extension {
    /// Attributes of no namespace.
    pub attributes: &'static [&'static str],
    /// What it stands in; a part of a MIME package takes the place of an input or an output.
    pub inside: &'static [&'static str],
    /// Where the rule stands.
    pub rule: &'static str,
}

/// The element called `local`; nothing for what is none of the SOAP binding.
pub(super) fn extension(local: &str) -> Option<&'static Extension> {
    const MESSAGE: [&str; 3] = ["input", "output", "part"];
    const HEADER: [&str; 5] = ["message", "part", "use", "encodingStyle", "namespace"];
    Some(match local {
        "binding" => {
            &Extension { attributes: &["style", "transport"], inside: &["binding"], rule: "§3.3" }
        }
        "operation" => &Extension {
            attributes: &["soapAction", "style", "soapActionRequired"],
            inside: &["operation"],
            rule: "§3.4",
        },
        "body" => &Extension {
            attributes: &["parts", "use", "encodingStyle", "namespace"],
            inside: &MESSAGE,
            rule: "§3.5",
        },
        "fault" => &Extension {
            attributes: &["name", "use", "encodingStyle", "namespace"],
            inside: &["fault"],
            rule: "§3.6",
        },
        "header" => &Extension { attributes: &HEADER, inside: &MESSAGE, rule: "§3.7" },
        "headerfault" => &Extension { attributes: &HEADER, inside: &["header"], rule: "§3.7" },
        "address" => &Extension { attributes: &["location"], inside: &["port"], rule: "§3.8" },
        _ => return None,
    })
}
