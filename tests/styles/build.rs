//! Generates clients and servers from each WSDL as it is, and from a copy that is bound to SOAP 1.2.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

const SOAP_11: &str = "http://schemas.xmlsoap.org/wsdl/soap/";
const SOAP_12: &str = "http://schemas.xmlsoap.org/wsdl/soap12/";

const STYLES: [&str; 4] = ["wrapped", "bare", "rpc_literal", "rpc_encoded"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=wsdl");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?);
    for (folder, binding) in [("soap11", SOAP_11), ("soap12", SOAP_12)] {
        let folder = out.join(folder);
        fs::create_dir_all(&folder)?;
        for schema in ["common.xsd", "parcels.xsd"] {
            fs::copy(Path::new("wsdl").join(schema), folder.join(schema))?;
        }
        for style in STYLES {
            let wsdl = fs::read_to_string(document(Path::new("wsdl"), style))?;
            fs::write(document(&folder, style), wsdl.replace(SOAP_11, binding))?;
        }
        let documents = STYLES.map(|style| document(&folder, style));
        wsdl_codegen::Config::new().wsdls(documents).server(true).out_dir(&folder).build();
    }
    Ok(())
}

fn document(folder: &Path, style: &str) -> PathBuf {
    folder.join(style).with_extension("wsdl")
}
