//! The eight services, and what is particular about each.

use std::sync::OnceLock;

use super::state::settings::{Release, Settings};
use super::wire::interface::Interface;
use crate::builder::paths;

/// A script of the portal that answers SOAP.
#[derive(Debug)]
pub(super) struct Service {
    /// Where it is, below the portal's base URL.
    pub(super) path: &'static str,
    /// Its WSDL.
    pub(super) wsdl: &'static str,
    /// What replies call their bytes, which are UTF-8.
    pub(super) charset: &'static str,
    /// Replies are followed by a comment with the request in it.
    pub(super) debug: bool,
    /// It looks for the request where PHP 7 no longer puts it, and narrows text to ISO-8859-1.
    old: bool,
    since: Release,
    interface: OnceLock<Interface>,
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
            interface: OnceLock::new(),
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
    /// What it declares. It is read on the first demand, once in a process.
    pub(super) fn interface(&self) -> &Interface {
        self.interface.get_or_init(|| Interface::parse(self.wsdl))
    }

    /// The parts that an operation takes; `None` where the release has no such operation.
    pub(super) fn input(&self, operation: &str, release: Release) -> Option<&[(String, String)]> {
        let new = operation == "WSUpdateUserOriginalIdFromUsername";
        let there = release >= Release::V1_11_16 || !new;
        self.interface().input(operation).filter(|_| there)
    }

    /// The name and the type of what an operation gives back, if anything.
    pub(super) fn output(&self, operation: &str, release: Release) -> Option<(&str, &str)> {
        let (name, ty) = self.interface().output(operation)?;
        match (operation, release) {
            ("WSGetUserFromUsername", Release::V1_11_2) => Some((name, "tns:User")),
            _ => Some((name, ty)),
        }
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
