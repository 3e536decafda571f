//! Generates clients and servers.

use wsdl_codegen::{Config, Credential};

fn main() {
    Config::new()
        .wsdls(["wsdl/shop.wsdl", "wsdl/depot.wsdl"])
        .server(true)
        .check_facets(true)
        .credential("Depot/*/key", Credential::SecretKey)
        .build();
}
