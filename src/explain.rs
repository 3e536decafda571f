//! What the errors of portals mean, where the portal does not say it.

use wsdl_runtime::Error;

/// What an error of a call means, and what to do about it; `None` where its own words say it all.
pub(crate) fn explain(error: &Error) -> Option<String> {
    let fault = error.fault().map(|fault| fault.string.as_str());
    let text = match fault {
        Some(fault) if fault.contains("xml was empty, didn't parse!") => unread(error),
        Some(fault) if crate::builder::says_wrong_key(fault) => WRONG_KEY,
        Some(_) => return None,
        None if error.is_not_soap() && says(error, "Webservices are disabled.") => SWITCHED_OFF,
        None if error.is_signing() && says(error, "address could not be looked up") => NO_ADDRESS,
        None if error.status() == Some(404) => NO_SERVICE,
        None => return None,
    };
    Some(text.to_owned())
}

/// Which services read a request from the variable that PHP 7 has no more.
const DEAD_ON_PHP_7: [&str; 5] = ["WSService", "WSCMService", "WSLP", "WSUserInfo", "WSCourseList"];

/// Why a portal did not see the body of a request.
fn unread(error: &Error) -> &'static str {
    match error.service() {
        Some(service) if DEAD_ON_PHP_7.contains(&service) => DEAD,
        _ => "the portal got a request without a body: something on the way to it has lost that",
    }
}

const DEAD: &str = "on PHP 7 and later this service is dead, and refuses each call like this: it \
                    reads requests from a variable that PHP no longer fills. A file that the \
                    portal's php.ini names as `auto_prepend_file` wakes it: `<?php \
                    $HTTP_RAW_POST_DATA = file_get_contents('php://input');`";

const WRONG_KEY: &str = "the security key is another one, or the portal sees this program under \
                         another address than `testip.php` says: behind a proxy, give the address \
                         with `PortalBuilder::caller_address`; where the portal lists the addresses \
                         that it allows, use `PortalBuilder::without_address`";

const SWITCHED_OFF: &str = "the portal's administrator has switched its web services off: the \
                            setting `disable_webservices` of its configuration";

const NO_ADDRESS: &str = "keys are made with the address that the portal sees: give it with \
                          `PortalBuilder::caller_address`, or use `PortalBuilder::without_address` \
                          where the portal lists the addresses that it allows";

const NO_SERVICE: &str = "the base URL leads to no portal, or the portal's release does not have \
                          this service";

/// Whether the error quotes something.
fn says(error: &Error, words: &str) -> bool {
    error.to_string().contains(words)
}
