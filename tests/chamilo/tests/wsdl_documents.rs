//! The documents in `wsdl/` are what the portals' own are, with documentation in our words.

#[path = "../../support/facts.rs"]
mod facts;
#[path = "../../../wsdl/settings.rs"]
mod settings;
#[path = "../../support/wsdl_writer.rs"]
mod wsdl_writer;

use std::path::Path;

/// `UPDATE_WSDL=1 cargo test -p chamilo-tests --test wsdl_documents` writes them anew.
#[test]
fn the_documents_say_what_the_facts_say() {
    let documentation = facts::documentation();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../wsdl");
    for service in facts::release_1_11_32().services {
        let path = folder.join(service.stem()).with_extension("wsdl");
        let expected = wsdl_writer::wsdl(&service, &documentation);
        if std::env::var_os("UPDATE_WSDL").is_some() {
            std::fs::write(&path, &expected).unwrap();
        }
        let found = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(found == expected, "{} differs from the facts", path.display());
    }
}

#[test]
fn every_operation_is_documented() {
    let documentation = facts::documentation();
    let services = facts::release_1_11_32().services;
    let operations: Vec<_> = services.iter().flat_map(|service| &service.operations).collect();
    assert_eq!((services.len(), operations.len()), (8, 138));
    for operation in &operations {
        assert!(documentation.contains_key(&operation.name), "{}", operation.name);
    }
    assert_eq!(documentation.len(), operations.len());
}

/// Several scripts print `?debug=1` behind their address, and a dump behind the document.
#[test]
fn what_a_portal_prints_of_itself_is_read_without_a_warning() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("printed");
    std::fs::create_dir_all(&folder).unwrap();
    let documents = facts::release_1_11_32().services.into_iter().map(|service| {
        let document = wsdl_writer::wsdl(&service, &facts::documentation());
        let printed = document.replace(".php\"/>", ".php?debug=1\"/>");
        assert_ne!(printed, document, "{}", service.name);
        let path = folder.join(service.stem()).with_extension("wsdl");
        std::fs::write(&path, printed + "<!-- a dump -->").unwrap();
        path
    });
    let report = settings::config().wsdls(documents).out_dir(&folder).try_build().unwrap();
    let warnings: Vec<_> = report.warnings.iter().map(ToString::to_string).collect();
    assert!(warnings.is_empty(), "{warnings:#?}");
}
