//! Generates a client that checks what it sends.

fn main() {
    wsdl_codegen::Config::new().wsdl("wsdl/shop.wsdl").check_facets(true).build();
}
