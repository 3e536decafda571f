//! What documents may import, and what is said of files that cannot be read.

use std::path::{Path, PathBuf};
use std::{env, fs, process};

use wsdl_codegen::{Config, Diagnostic};

/// A WSDL with a schema that imports `location`, and an operation that takes one of its types.
fn wsdl(location: &str) -> String {
    format!(
        "<definitions targetNamespace='urn:a' xmlns='http://schemas.xmlsoap.org/wsdl/'
            xmlns:soap='http://schemas.xmlsoap.org/wsdl/soap/' xmlns:t='urn:a' xmlns:b='urn:b'
            xmlns:x='http://www.w3.org/2001/XMLSchema'>
        <types><x:schema targetNamespace='urn:a'>
            <x:import namespace='urn:b' schemaLocation='{location}'/></x:schema></types>
        <message name='In'><part name='p' type='b:t'/></message>
        <portType name='P'><operation name='o'><input message='t:In'/></operation></portType>
        <binding name='B' type='t:P'>
            <soap:binding style='rpc' transport='http://schemas.xmlsoap.org/soap/http'/>
            <operation name='o'><soap:operation soapAction=''/>
            <input><soap:body use='literal' namespace='urn:a'/></input></operation></binding>
        <service name='S'><port name='S' binding='t:B'>
            <soap:address location='http://localhost/'/></port></service>
        </definitions>"
    )
}

const SCHEMA: &str = "<schema targetNamespace='urn:b' xmlns='http://www.w3.org/2001/XMLSchema'>
    <simpleType name='t'><restriction base='string'/></simpleType></schema>";

/// A folder of the test's own, which is removed again.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("wsdl-codegen-{name}-{}", process::id()));
        fs::create_dir_all(&path).expect("a writable folder");
        // What it is called may lead by way of a link.
        Self(path.canonicalize().expect("it is there"))
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a writable folder");
        fs::write(&path, text).expect("a writable folder");
        path
    }

    /// What is found where the WSDL `w/a.wsdl` imports `location`.
    fn findings(&self, location: &str, set: impl FnOnce(Config) -> Config) -> Vec<Diagnostic> {
        let path = self.write("w/a.wsdl", &wsdl(location));
        findings(&set(Config::new().wsdl(path).out_dir(&self.0)))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn findings(config: &Config) -> Vec<Diagnostic> {
    match config.try_build() {
        Ok(report) => report.warnings,
        Err(error) => error.diagnostics().to_vec(),
    }
}

#[track_caller]
fn assert_refused(found: &[Diagnostic], code: &str, words: &str) {
    let shown: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert!(found.iter().any(|it| it.code == code), "{shown:#?}");
    assert!(shown.iter().any(|it| it.contains(words)), "{shown:#?}");
}

#[test]
fn imports_stay_inside_of_the_folders_that_are_allowed() {
    let folder = Folder::new("roots");
    folder.write("w/in/b.xsd", SCHEMA);
    folder.write("schemas/b.xsd", SCHEMA);
    assert_eq!(folder.findings("in/b.xsd", |config| config), []);
    assert_eq!(folder.findings("in/../in/b.xsd", |config| config), []);
    let found = folder.findings("../schemas/b.xsd", |config| config);
    assert_refused(&found, "outside-root", "Config::import_root");
    assert_refused(&found, "outside-root", "is outside of");
    let root = |root: &str| folder.0.join(root);
    assert_eq!(folder.findings("../schemas/b.xsd", |it| it.import_root(root("schemas"))), []);
    assert_eq!(folder.findings("../schemas/b.xsd", |it| it.import_root(root("."))), []);
    let elsewhere = |it: Config| it.import_root(root("elsewhere")).import_root(root("w/in"));
    assert_refused(&folder.findings("../schemas/b.xsd", elsewhere), "outside-root", "b.xsd");
    // What begins alike is another folder.
    folder.write("w2/b.xsd", SCHEMA);
    assert_refused(&folder.findings("../w2/b.xsd", |it| it), "outside-root", "w2/b.xsd");
}

#[test]
fn what_is_outside_and_not_there_is_only_missing() {
    let folder = Folder::new("nowhere");
    let found = folder.findings("../no/b.xsd", |config| config);
    assert_refused(&found, "missing-import", "b.xsd");
}

#[test]
fn absolute_paths_and_urls_of_files_are_no_way_around() {
    let folder = Folder::new("absolute");
    let inside = folder.write("w/in/b.xsd", SCHEMA);
    let outside = folder.write("other/b.xsd", SCHEMA);
    for prefix in ["", "file://", "file://localhost", "file:"] {
        let location = |path: &Path| format!("{prefix}{}", path.display());
        assert_eq!(folder.findings(&location(&inside), |it| it), [], "{prefix}");
        let found = folder.findings(&location(&outside), |it| it);
        assert_refused(&found, "outside-root", "is outside of");
    }
}

#[test]
fn a_file_of_the_catalog_is_allowed_and_its_folder_is() {
    let folder = Folder::new("entries");
    let schema = "<schema targetNamespace='urn:b' xmlns='http://www.w3.org/2001/XMLSchema'>
        <include schemaLocation='more.xsd'/></schema>";
    let file = folder.write("catalog/b.xsd", schema);
    folder.write("catalog/more.xsd", SCHEMA);
    assert_eq!(folder.findings("far.xsd", |config| config.catalog("urn:b", &file)), []);
}

#[cfg(unix)]
#[test]
fn links_count_by_where_they_lead() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new("links");
    let outside = folder.write("other/b.xsd", SCHEMA);
    let inside = folder.write("w/real.xsd", SCHEMA);
    symlink(outside, folder.0.join("w/out.xsd")).expect("a link");
    symlink(inside, folder.0.join("w/in.xsd")).expect("a link");
    symlink(folder.0.join("other"), folder.0.join("w/folder")).expect("a link");
    assert_eq!(folder.findings("in.xsd", |config| config), []);
    assert_refused(&folder.findings("out.xsd", |it| it), "outside-root", "out.xsd");
    assert_refused(&folder.findings("folder/b.xsd", |it| it), "outside-root", "folder/b.xsd");
}

#[cfg(unix)]
#[test]
fn only_regular_files_of_a_fitting_size_are_read() {
    let folder = Folder::new("kinds");
    fs::create_dir_all(folder.0.join("w/b.xsd")).expect("a folder");
    assert_refused(&folder.findings("b.xsd", |it| it), "unreadable-file", "no regular file");
    let _socket = std::os::unix::net::UnixListener::bind(folder.0.join("w/pipe")).expect("one");
    assert_refused(&folder.findings("pipe", |it| it), "unreadable-file", "no regular file");

    folder.write("w/large.xsd", &format!("{SCHEMA}{}", " ".repeat(3000)));
    assert_eq!(folder.findings("large.xsd", |it| it), []);
    let found = folder.findings("large.xsd", |it| it.max_document_bytes(3000));
    assert_refused(&found, "too-large", "more than 3000 bytes");
    assert_refused(&found, "too-large", "max_document_bytes");
    let found = folder.findings("large.xsd", |it| it.max_document_bytes(100));
    assert_refused(&found, "unreadable-file", "max_document_bytes");
}

#[test]
fn nothing_is_quoted_of_a_file_that_is_no_xml() {
    let folder = Folder::new("quotes");
    for text in ["root:hunter2:0:0", "<html>hunter2", "<?php $p='hunter2'; ?> hunter2"] {
        folder.write("w/b.xsd", text);
        let found = folder.findings("b.xsd", |config| config);
        assert!(!found.is_empty());
        for found in found {
            assert!(!found.to_string().contains("hunter2"), "{found}");
        }
    }
}

#[test]
fn a_wsdl_that_cannot_be_read_is_explained() {
    let folder = Folder::new("unreadable");
    folder.write("mail.wsdl", SCHEMA);
    let said = |path: &Path| {
        let config = Config::new().wsdl(path).out_dir(&folder.0);
        config.try_build().expect_err("it cannot be read").to_string()
    };
    let url = said(Path::new("https://example.org/mail/Service.svc?wsdl"));
    assert!(url.contains("is a URL"), "{url}");
    assert!(
        url.contains("wsdl fetch --out wsdl 'https://example.org/mail/Service.svc?wsdl'"),
        "{url}"
    );
    let missing = said(&folder.0.join("mial.wsdl"));
    assert!(missing.contains("did you mean `mail.wsdl`?"), "{missing}");
    let no_folder = said(&folder.0.join("wdsl/mail.wsdl"));
    assert!(no_folder.contains("there is no folder"), "{no_folder}");
    fs::create_dir_all(folder.0.join("w.d")).expect("a folder");
    let a_folder = said(&folder.0);
    assert!(a_folder.contains("is a folder") && a_folder.contains("mail.wsdl"), "{a_folder}");
    let empty = said(&folder.write("empty.wsdl", ""));
    assert!(empty.contains("empty"), "{empty}");
}
