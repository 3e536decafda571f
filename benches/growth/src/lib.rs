//! Documents that are large in one dimension.

mod declarations;
mod messages;
mod settings;
mod spread;
mod types;

use std::fs;
use std::path::{Path, PathBuf};

use wsdl_codegen::Config;

/// What is generated from: the files, of which the first is the WSDL, and the settings.
#[derive(Debug)]
pub struct Case {
    files: Vec<(String, String)>,
    settings: Config,
    /// Locations, and the files that are read for them.
    catalog: Vec<(String, String)>,
}

impl Case {
    fn of(wsdl: String) -> Self {
        Self {
            files: vec![("service.wsdl".to_owned(), wsdl)],
            settings: Config::new(),
            catalog: Vec::new(),
        }
    }

    /// A WSDL whose only schema declares this, and with one operation.
    fn schema(declarations: &str) -> Self {
        Self::of(wsdl(&schema("urn:growth", declarations), SERVICE))
    }

    fn with(mut self, settings: Config) -> Self {
        self.settings = settings;
        self
    }

    fn catalog(mut self, catalog: Vec<(String, String)>) -> Self {
        self.catalog = catalog;
        self
    }

    fn and(mut self, name: String, text: String) -> Self {
        self.files.push((name, text));
        self
    }

    /// Writes the files into `folder`.
    ///
    /// # Panics
    /// The folder cannot be written to.
    pub fn write(&self, folder: &Path) -> Ready {
        for (name, text) in &self.files {
            fs::write(folder.join(name), text).expect("the folder is writable");
        }
        let out = folder.join("out");
        fs::create_dir_all(&out).expect("the folder is writable");
        let wsdl = folder.join(&self.files[0].0);
        let settings = self.catalog.iter().fold(self.settings.clone(), |settings, (at, file)| {
            settings.catalog(at, folder.join(file))
        });
        Ready { settings, wsdl, out }
    }
}

/// A case whose files are there.
#[derive(Debug)]
pub struct Ready {
    settings: Config,
    wsdl: PathBuf,
    out: PathBuf,
}

impl Ready {
    /// Generates from it.
    ///
    /// # Errors
    /// What is wrong with the document.
    pub fn generate(&self) -> Result<(), String> {
        let config = self.settings.clone().wsdl(&self.wsdl).out_dir(&self.out);
        config.try_build().map(drop).map_err(|error| error.to_string())
    }
}

/// One way in which a document can be large.
#[derive(Clone, Copy, Debug)]
pub struct Dimension {
    /// What there is much of.
    pub name: &'static str,
    /// How much of it there is in the smaller of the two documents.
    pub small: usize,
    /// The document with so much of it.
    pub case: fn(usize) -> Case,
    /// The document is refused, which takes its time as well.
    pub is_refused: bool,
}

const fn dimension(name: &'static str, small: usize, case: fn(usize) -> Case) -> Dimension {
    Dimension { name, small, case, is_refused: false }
}

const fn refused(name: &'static str, small: usize, case: fn(usize) -> Case) -> Dimension {
    Dimension { name, small, case, is_refused: true }
}

/// Every dimension.
pub fn dimensions() -> impl Iterator<Item = Dimension> {
    let groups = [types::ALL, declarations::ALL, messages::ALL, spread::ALL, settings::ALL];
    groups.into_iter().flatten().copied()
}

const SERVICE: &str = "
<message name='in'><part name='p' type='xs:string'/></message>
<portType name='P'><operation name='call'><input message='t:in'/></operation></portType>
<binding name='B' type='t:P'>
  <soap:binding style='rpc' transport='http://schemas.xmlsoap.org/soap/http'/>
  <operation name='call'><soap:operation soapAction=''/>
    <input><soap:body use='literal' namespace='urn:growth'/></input></operation>
</binding>
<service name='S'><port name='P' binding='t:B'><soap:address location='http://localhost/'/></port></service>";

/// A WSDL with these schemas, and these messages, port types, bindings and services.
fn wsdl(schemas: &str, services: &str) -> String {
    wsdl_with("", schemas, services)
}

/// As [`wsdl`], with attributes of the outermost element.
fn wsdl_with(attributes: &str, schemas: &str, services: &str) -> String {
    format!(
        "<definitions name='S' targetNamespace='urn:growth' xmlns:t='urn:growth'
  xmlns='http://schemas.xmlsoap.org/wsdl/' xmlns:soap='http://schemas.xmlsoap.org/wsdl/soap/'
  xmlns:xs='http://www.w3.org/2001/XMLSchema'{attributes}>
<types>{schemas}</types>{services}
</definitions>"
    )
}

/// A schema of `namespace` with these declarations.
fn schema(namespace: &str, declarations: &str) -> String {
    format!(
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:t='urn:growth'
  targetNamespace='{namespace}' elementFormDefault='qualified'>{declarations}</xs:schema>"
    )
}

/// `text` for each number below `n`, which stands in place of `#`.
fn each(n: usize, text: &str) -> String {
    (0..n).map(|number| text.replace('#', &number.to_string())).collect()
}

/// As [`each`], and `@` stands for names that differ on the wire and are the same in Rust.
fn each_alike(n: usize, text: &str) -> String {
    let name = |number: usize| -> String {
        let letters = "abcdefghijklmnopqrst".chars().enumerate();
        letters
            .map(|(index, letter)| format!("{letter}{}", ["-", "."][number >> index & 1]))
            .collect::<String>()
            + "z"
    };
    (0..n)
        .map(|number| text.replace('@', &name(number)).replace('#', &number.to_string()))
        .collect()
}

/// A complex type with these elements in a sequence.
fn sequence(name: &str, elements: &str) -> String {
    format!("<xs:complexType name='{name}'><xs:sequence>{elements}</xs:sequence></xs:complexType>")
}

#[test]
fn every_dimension_comes_out_as_it_says() {
    let folder = std::env::temp_dir().join(format!("growth-test-{}", std::process::id()));
    for dimension in dimensions() {
        fs::create_dir_all(&folder).expect("a folder can be made");
        let found = (dimension.case)(3).write(&folder).generate();
        assert_eq!(found.is_err(), dimension.is_refused, "{}: {found:?}", dimension.name);
        fs::remove_dir_all(&folder).expect("the folder is ours");
    }
}
