//! Generated code for documents full of hazards: as expected, the same every time, and free of
//! warnings when it is compiled.
//!
//! `UPDATE_GOLDEN=1 cargo test -p wsdl-codegen --test golden` writes anew what is expected.
#![deny(warnings, missing_docs)]

use std::path::{Path, PathBuf};
use std::{env, fs};

use wsdl_codegen::{Config, Credential, generate};

/// Types and operations of every kind.
pub mod shapes {
    include!("golden/shapes.rs");
}

/// Names that Rust does not take as they are.
pub mod names {
    include!("golden/names.rs");
}

/// Documentation that Markdown would misunderstand.
pub mod prose {
    include!("golden/prose.rs");
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn check(name: &str, config: &Config) {
    let wsdl = fs::read(folder().join(format!("{name}.wsdl"))).expect("the fixture");
    let generated =
        generate(config, &format!("{name}.wsdl"), &wsdl).unwrap_or_else(|error| panic!("{error}"));
    let again = generate(config, &format!("{name}.wsdl"), &wsdl);
    assert_eq!(again.as_ref(), Ok(&generated), "two runs differ");

    let path = folder().join(format!("{name}.rs"));
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &generated.code).expect("a writable folder");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    let differs = generated.code.lines().zip(expected.lines()).position(|(new, old)| new != old);
    assert!(
        generated.code == expected,
        "{} is not what is generated now, from line {:?} on; see the top of this file",
        path.display(),
        differs.map(|line| line + 1)
    );
}

#[test]
fn shapes_are_as_expected() {
    let config = Config::new()
        .strip_operation_prefix("SP")
        .credential("*/*/secret_key", Credential::SecretKey)
        .blocking(true);
    check("shapes", &config);
}

#[test]
fn names_are_as_expected() {
    check("names", &Config::new().blocking(true));
}

#[test]
fn prose_is_as_expected() {
    check("prose", &Config::new());
}

#[test]
fn what_is_added_at_the_end_renames_nothing() {
    let wsdl = fs::read_to_string(folder().join("names.wsdl")).expect("the fixture");
    let first = wsdl.find("<xsd:complexType").expect("a type");
    let more = r#"<xsd:complexType name="UserID"><xsd:all>
        <xsd:element name="x" type="xsd:string"/></xsd:all></xsd:complexType>"#;
    let longer = wsdl.replace("</xsd:schema>", &format!("{more}</xsd:schema>"));
    let earlier = format!("{}{more}{}", &wsdl[..first], &wsdl[first..]);
    let items = |wsdl: &str| -> Vec<String> {
        let code = generate(&Config::new(), "names.wsdl", wsdl.as_bytes()).expect("a client").code;
        let items = code.lines().filter(|line| line.contains("pub ") || line.ends_with("\","));
        items.map(str::to_owned).collect()
    };
    let (before, after, moved) = (items(&wsdl), items(&longer), items(&earlier));
    // The struct and its field, two functions, and a line of the table.
    assert_eq!(after.len(), before.len() + 5);
    for present in [&after, &moved] {
        let mut rest = present.iter();
        assert!(before.iter().all(|item| rest.any(|other| other == item)));
    }
}
