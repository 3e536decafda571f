//! What is made up from the schemas of our own documents is valid by them: `xmllint` says so, where
//! it is there and takes the schemas.

use std::fs;
use std::path::Path;

use corpus::validate::{Schemas, available};
use wsdl_codegen::Config;

/// Invalid documents, each with what is wrong.
fn invalid(folder: &Path, scratch: &Path) -> Vec<String> {
    let wsdl = folder.join("service.wsdl");
    let Ok(samples) = Config::new().wsdl(&wsdl).samples(1, 10) else { return Vec::new() };
    let Ok(schemas) = Schemas::extract(&wsdl, scratch) else { return Vec::new() };
    if schemas.accepts().expect("xmllint runs").is_err() {
        return Vec::new();
    }
    let documents: Vec<&String> = samples.iter().flat_map(|sample| &sample.documents).collect();
    let file = |(index, document): (usize, &&String)| {
        let file = scratch.join(format!("sample{index}.xml"));
        fs::write(&file, document).expect("a writable folder");
        file
    };
    let files: Vec<_> = documents.iter().enumerate().map(file).collect();
    let results = schemas.validate(&files).expect("xmllint runs");
    // A schema that stands outside of its place is read by the generator, and not by `xmllint`.
    let undeclared = |why: &String| why.contains("No matching global declaration");
    let told = results.into_iter().zip(&documents).filter_map(|(result, document)| {
        let why = result.err().filter(|why| !undeclared(why))?;
        Some(format!("{}: {why}\n  {document}", folder.display()))
    });
    // What these documents hold beyond that can be made up.
    let known = ["abstract", "entity", "keys", "what nothing declares"];
    let reasons = samples.iter().filter_map(|it| Some((&it.name, it.reason.as_ref()?)));
    let unknown = reasons.filter(|(_, why)| !known.iter().any(|it| why.contains(it)));
    let unknown = unknown.map(|(name, why)| format!("{}: {name}: {why}", folder.display()));
    told.chain(unknown).collect()
}

#[test]
fn samples_of_our_own_documents_are_valid() {
    if !available() {
        eprintln!("there is no xmllint: nothing is checked");
        return;
    }
    let hazards = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../codegen/tests/hazards");
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR")).join("samples");
    let entries = fs::read_dir(hazards).expect("the folder is there");
    let mut folders: Vec<_> = entries.map(|it| it.expect("it can be read").path()).collect();
    folders.sort();
    let wrong = folders.iter().filter(|it| it.is_dir()).map(|it| invalid(it, &scratch));
    let wrong: Vec<String> = wrong.flatten().collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
