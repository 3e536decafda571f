// The README's examples use the generator too: `tests/chamilo` tests them.
#![cfg_attr(not(doctest), doc = include_str!("../README.md"))]
#![allow(clippy::needless_doctest_main, reason = "a build script is nothing but its `main`")]

pub mod batch;
#[cfg(feature = "blocking")]
pub mod blocking;
mod builder;
mod explain;
#[doc = include_str!("OPERATIONS.md")]
pub mod operations {}
mod portal;
#[cfg(feature = "raw")]
pub mod raw;
#[cfg(feature = "testing")]
pub mod testing;
pub mod values;

pub use builder::PortalBuilder;
pub use portal::Portal;
pub use wsdl_runtime::{
    AddressKey, AddressRule, BoxError, CallToSign, Client, Credential, Credentials, Error,
    Exchange, Fault, Filled, HeaderBlock, Leniency, Occurrences, Operation, Outgoing, Reply,
    ReplyBody, Result, Retry, Secret, Security, ServiceTransport, Signing, SigningFuture,
    Tolerated, Transport, TransportFuture, UserKey, UserPassword, Value, Xml, http_client_builder,
    reqwest,
};

/// Accounts, courses, sessions and enrolments: the `WSRegistration` service.
pub mod registration {
    wsdl_runtime::include_wsdl!("registration");
}

/// Portals of a multi-site installation: the `WSAccessUrl` service, since 1.11.
pub mod access_url {
    wsdl_runtime::include_wsdl!("access_url");
}

/// Messages, announcements and forums on behalf of one user: the `WSCMService` service.
pub mod cm_service {
    wsdl_runtime::include_wsdl!("cm_service");
}

/// The older account, course and session calls, and reports: the `WSService` service.
pub mod service {
    wsdl_runtime::include_wsdl!("service");
}

/// The list of courses: the `WSCourseList` service.
pub mod course_list {
    wsdl_runtime::include_wsdl!("course_list");
}

/// Learning paths: the `WSLP` service, since 1.11.
pub mod lp {
    wsdl_runtime::include_wsdl!("lp");
}

/// One user's courses and agenda: the `WSUserInfo` service.
pub mod user_info {
    wsdl_runtime::include_wsdl!("user_info");
}

/// Scores, progress and skills: the `WSGradebook` service of later 1.11 releases.
pub mod gradebook {
    wsdl_runtime::include_wsdl!("gradebook");
}
