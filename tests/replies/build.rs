//! Generates the client of each WSDL.

fn main() {
    let documents = ["literal", "soap12", "encoded"].map(|name| format!("wsdl/{name}.wsdl"));
    wsdl_codegen::Config::new().wsdls(documents).build();
}
