//! Writes the WSDLs of 1.11.2, 1.10 and 1.9.4 into the build's folder, and generates from them.

#[path = "../support/facts.rs"]
mod facts;
#[path = "../../wsdl/settings.rs"]
mod settings;
#[path = "../support/wsdl_writer.rs"]
mod wsdl_writer;

use std::path::{Path, PathBuf};

fn main() {
    println!("cargo::rerun-if-changed=../facts");
    println!("cargo::rerun-if-changed=../support");
    println!("cargo::rerun-if-changed=../../wsdl/settings.rs");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    generate(&facts::release_1_11_2(), &out.join("v1_11_2"));
    generate(&facts::release_1_10(), &out.join("v1_10"));
    generate(&facts::release_1_9_4(), &out.join("v1_9_4"));
}

fn generate(release: &facts::Release, folder: &Path) {
    std::fs::create_dir_all(folder).expect("the folder can be made");
    let documentation = facts::documentation();
    let documents = release.services.iter().map(|service| {
        let path = folder.join(service.stem()).with_extension("wsdl");
        std::fs::write(&path, wsdl_writer::wsdl(service, &documentation)).expect("it is writable");
        path
    });
    let config = settings::config().wsdls(documents).out_dir(folder).allow("array-type-reference");
    if let Err(error) = config.try_build() {
        panic!("{} does not generate:\n{error}", release.release);
    }
}
