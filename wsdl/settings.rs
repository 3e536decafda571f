//! How the generator reads Chamilo's WSDLs, for the build and for the tests that generate.

use wsdl_codegen::{Config, Credential};

/// The documents, without their ending. A module of the crate is named after each.
#[allow(dead_code, reason = "tests bring documents of their own")]
pub const SERVICES: [&str; 8] = [
    "registration",
    "access_url",
    "cm_service",
    "service",
    "course_list",
    "lp",
    "user_info",
    "gradebook",
];

/// What the client fills in, what is secret, and which oddities are known.
pub fn config() -> Config {
    Config::new()
        .strip_operation_prefix("WS")
        // Chamilo fills its arrays with structs, and answers with a number where there is no array.
        .nil_items(false)
        .credential("*/*/secret_key", Credential::SecretKey)
        .credential("WSUserInfo/*/username", Credential::Username)
        .credential("WSUserInfo/*/signature", Credential::Signature)
        .credential("WSCourseList/*/username", Credential::Username)
        .credential("WSCourseList/*/signature", Credential::Signature)
        .credential("WSCMService/*/username", Credential::Username)
        .credential("WSCMService/*/password", Credential::Password)
        // These two are about a name and a password, and are not signed with them.
        .not_credential("WSCMService/WSCM.verifyUserPass/*")
        .not_credential("WSCMService/WSCM.encryptPass/*")
        // What the caller gives or gets that nobody else should see.
        .secret("*/password")
        .secret("WSUpdateUserApiKey.Response/return")
        .secret("WSCM.encryptPass.Response/return")
        // What is odd about the documents on purpose; see `README.md` in this folder.
        // Several scripts print `?debug=1` behind their address, however they are asked.
        .allow("debug-address")
        .allow("stray-attribute")
        .allow("bracketed-type")
        .allow("empty-type")
        .allow("xsd-array")
}

/// The same with what the documents cannot say: what values mean, what replies mean, and what is to
/// be known before a call.
#[allow(dead_code, reason = "tests generate what the documents declare alone")]
///
/// The files are in `folder`.
pub fn refined(folder: &str) -> Config {
    let stems = SERVICES.into_iter().chain(["values"]);
    stems.fold(config(), |config, stem| config.refinements(format!("{folder}/{stem}.toml")))
}
