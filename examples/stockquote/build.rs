//! Generates the client and the server: `OUT_DIR/stockquote.rs` from `wsdl/stockquote.wsdl`.

fn main() {
    wsdl_codegen::Config::new().wsdl("wsdl/stockquote.wsdl").server(true).build();
}
