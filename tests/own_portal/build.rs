//! Does what the build script of `chamilo` does where `CHAMILO_WSDL_DIR` names a folder, with the
//! documents of 1.9.4 in it.

#[path = "../../wsdl/documents.rs"]
mod documents;
#[path = "../support/facts.rs"]
mod facts;
#[path = "../../wsdl/settings.rs"]
mod settings;
#[path = "../support/wsdl_writer.rs"]
mod wsdl_writer;

use std::path::{Path, PathBuf};

use wsdl_codegen::Config;

fn main() {
    // The portal in memory is that of the newest documents, and stays out whatever features are on.
    println!("cargo::rustc-check-cfg=cfg(feature, values(\"testing\"))");
    println!("cargo::rustc-check-cfg=cfg(chamilo_accounts)");
    for input in ["../facts", "../support", "../../wsdl"] {
        println!("cargo::rerun-if-changed={input}");
    }
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let folder = out.join("portal");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    for service in facts::release_1_9_4().services {
        let document = wsdl_writer::wsdl(&service, &facts::documentation());
        let path = folder.join(service.stem()).with_extension("wsdl");
        std::fs::write(path, document).expect("it is writable");
    }
    let ours = Path::new("../../wsdl");
    let documents = documents::Documents::find(ours, Some(&folder));
    let documents = documents.expect("the folder has documents");
    assert!(documents.odd.is_empty(), "{:?}", documents.odd);
    let blocking = std::env::var_os("CARGO_FEATURE_BLOCKING").is_some();
    let config = |config: Config| documents.configured(config).blocking(blocking);
    // What fits nothing is a warning, which says no more here than that the portal is an old one.
    let built = config(settings::refined(ours)).try_build();
    built.unwrap_or_else(|error| panic!("the documents do not generate:\n{error}"));
    let client = std::fs::read_to_string(out.join("registration.rs")).expect("it is written");
    assert!(!documents::has_accounts(&client), "1.9.4 answers by nothing to `WSDisableUsers`");
    if std::env::var_os("CARGO_FEATURE_RAW").is_some() {
        let raw = out.join("raw");
        std::fs::create_dir_all(&raw).expect("the folder can be made");
        config(settings::config()).out_dir(raw).try_build().expect("the documents generate");
    }
}
