//! How the generator reads Chamilo's WSDLs, for the build and for the tests that generate: as
//! `wsdl.toml` says.

use std::path::Path;

use wsdl_codegen::Config;

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

/// A change of it builds again whatever reads it.
const SETTINGS: &str = include_str!("wsdl.toml");

/// What the client fills in, what is secret, and which oddities are known.
pub fn config() -> Config {
    refined(Path::new("wsdl")).read_refinements(false)
}

/// The same with what the documents cannot say: what values mean, what replies mean, and what is to
/// be known before a call. The files are those of the folder `wsdl`.
pub fn refined(wsdl: &Path) -> Config {
    Config::from_text(&wsdl.join("wsdl.toml").display().to_string(), SETTINGS)
}
