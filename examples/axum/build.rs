//! Generates the types, the client and the server.

fn main() {
    wsdl_codegen::Config::new().wsdl("../stockquote/wsdl/stockquote.wsdl").server(true).build();
}
