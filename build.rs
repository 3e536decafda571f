//! Generates the clients of the eight services from `wsdl/`.

#[path = "wsdl/settings.rs"]
mod settings;

fn main() {
    println!("cargo::rerun-if-changed=wsdl/settings.rs");
    settings::config()
        .wsdls(settings::SERVICES.map(|service| format!("wsdl/{service}.wsdl")))
        .blocking(std::env::var_os("CARGO_FEATURE_BLOCKING").is_some())
        .build();
}
