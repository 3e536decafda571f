//! Generates a client by its refinements, and one without them.

use wsdl_codegen::Config;

fn main() {
    let out = std::path::PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default());
    let refined = Config::new().refinements("wsdl/values.toml").refinements("wsdl/desk.toml");
    let refined = refined.refinements("wsdl/mail.toml").wsdl("wsdl/mail.wsdl");
    refined.wsdl("wsdl/desk.wsdl").blocking(true).server(true).build();
    let raw = out.join("raw");
    std::fs::create_dir_all(&raw).expect("the folder for output can be written");
    Config::new().wsdl("wsdl/desk.wsdl").out_dir(raw).build();
}
