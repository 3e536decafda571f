//! The eight services, and what is particular about each.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::state::settings::{Release, Settings};
use super::wire::interface::Interface;
use crate::builder::paths;

/// A script of the portal that answers SOAP.
#[derive(Debug)]
pub(super) struct Service {
    /// Where it is, below the portal's base URL.
    pub(super) path: &'static str,
    /// Its WSDL, of 1.11.32 and 1.11.16.
    wsdl: &'static str,
    /// What replies call their bytes, which are UTF-8.
    pub(super) charset: &'static str,
    /// Replies are followed by a comment with the request in it.
    pub(super) debug: bool,
    /// It looks for the request where PHP 7 no longer puts it, and narrows text to ISO-8859-1.
    old: bool,
    since: Release,
    /// What it declares in 1.11.2, and what later.
    interfaces: [OnceLock<Interface>; 2],
}

const LATIN: &str = "ISO-8859-1";

macro_rules! service {
    ($path:ident, $wsdl:literal, $charset:expr, debug: $debug:literal, old: $old:literal, $since:ident) => {
        Service {
            path: paths::$path,
            wsdl: include_str!(concat!("../../wsdl/", $wsdl, ".wsdl")),
            charset: $charset,
            debug: $debug,
            old: $old,
            since: Release::$since,
            interfaces: [const { OnceLock::new() }; 2],
        }
    };
}

static SERVICES: [Service; 8] = [
    service!(REGISTRATION, "registration", "UTF-8", debug: true, old: false, V1_11_2),
    service!(ACCESS_URL, "access_url", "UTF-8", debug: true, old: false, V1_11_2),
    service!(CM_SERVICE, "cm_service", LATIN, debug: false, old: true, V1_11_2),
    service!(SERVICE, "service", LATIN, debug: false, old: true, V1_11_2),
    service!(COURSE_LIST, "course_list", LATIN, debug: false, old: true, V1_11_2),
    service!(LP, "lp", LATIN, debug: true, old: true, V1_11_2),
    service!(USER_INFO, "user_info", LATIN, debug: false, old: true, V1_11_2),
    service!(GRADEBOOK, "gradebook", LATIN, debug: true, old: false, V1_11_16),
];

/// The service at a path below the portal's base URL, in a release that has it.
pub(super) fn at(path: &str, release: Release) -> Option<&'static Service> {
    SERVICES.iter().find(|service| service.path == path && service.since <= release)
}

impl Service {
    /// The document that it prints, with a made-up host.
    pub(super) fn wsdl(&self, release: Release) -> Cow<'static, str> {
        match (self.path, release) {
            (paths::REGISTRATION, Release::V1_11_2) => Cow::from(of_1_11_2(self.wsdl)),
            _ => Cow::from(self.wsdl),
        }
    }

    /// What it declares, the same for all portals of a process.
    pub(super) fn interface(&self, release: Release) -> &Interface {
        let interface = &self.interfaces[usize::from(release > Release::V1_11_2)];
        interface.get_or_init(|| Interface::of(self.wsdl(release)))
    }

    /// Whether it never sees what it is sent.
    pub(super) fn is_dead(&self, settings: &Settings) -> bool {
        self.old && settings.php >= 7 && !settings.awake
    }

    /// Whether it narrows what it is sent to ISO-8859-1.
    pub(super) fn narrows(&self) -> bool {
        self.old
    }
}

/// What 1.11.2 declared of `WSRegistration`: without what came with 1.11.8.
fn of_1_11_2(wsdl: &str) -> String {
    let mut document = wsdl.to_owned();
    for ty in ["UserWithExtraFields", "GetUserArgUsernameWithOriginal"] {
        let start = format!(" <xsd:complexType name=\"{ty}\">");
        cut(&mut document, &start, "</xsd:complexType>\n");
    }
    let operation = "WSUpdateUserOriginalIdFromUsername";
    for message in ["Request", "Response"] {
        let start = format!("<message name=\"{operation}{message}\">");
        cut(&mut document, &start, "</message>\n");
    }
    for _ in ["portType", "binding"] {
        let start = format!("  <operation name=\"{operation}\">");
        cut(&mut document, &start, "  </operation>\n");
    }
    cut(&mut document, "   <xsd:element name=\"relation_type\"", "\n");
    document.replace("tns:UserWithExtraFields", "tns:User")
}

/// Takes out what stands from `start` to the end of the next `end`.
fn cut(document: &mut String, start: &str, end: &str) {
    let Some(from) = document.find(start) else { return };
    let Some(length) = document[from..].find(end) else { return };
    document.replace_range(from..from + length + end.len(), "");
}
