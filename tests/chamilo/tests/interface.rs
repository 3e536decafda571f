//! Nothing that a WSDL declares is dropped: operations, parts, types and fields of the generated
//! code are held against the facts, for four releases.

#[path = "../../support/facts.rs"]
mod facts;
#[path = "support/generated.rs"]
mod generated;
#[path = "../../../wsdl/settings.rs"]
mod settings;
#[path = "../../support/wsdl_writer.rs"]
mod wsdl_writer;

use std::path::Path;

use facts::{Operation, Release, Service, Type};
use generated::Generated;

#[test]
fn of_1_11_32() {
    check(&facts::release_1_11_32(), Totals { operations: 138, structs: 142, arrays: 63 });
}

#[test]
fn of_1_11_2() {
    check(&facts::release_1_11_2(), Totals { operations: 133, structs: 135, arrays: 63 });
}

#[test]
fn of_1_10() {
    check(&facts::release_1_10(), Totals { operations: 100, structs: 97, arrays: 53 });
}

#[test]
fn of_1_9_4() {
    check(&facts::release_1_9_4(), Totals { operations: 98, structs: 95, arrays: 52 });
}

#[derive(Debug, Default, PartialEq)]
struct Totals {
    operations: usize,
    structs: usize,
    arrays: usize,
}

fn check(release: &Release, expected: Totals) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(&release.release);
    generate(release, &folder);
    let mut totals = Totals::default();
    for service in &release.services {
        let code =
            std::fs::read_to_string(folder.join(service.stem()).with_extension("rs")).unwrap();
        let generated = Generated::parse(&code);
        let (arrays, structs): (Vec<&Type>, Vec<_>) =
            service.types.iter().partition(|ty| ty.soap_array_of.is_some());
        totals.operations += service.operations.len();
        totals.structs += structs.len();
        totals.arrays += arrays.len();

        check_structs(service, &structs, &generated);
        let declared: Vec<_> = arrays.iter().map(|array| array.name.as_str()).collect();
        assert_eq!(generated.aliases, declared, "the arrays of {}", service.name);
        check_operations(service, &generated);
    }
    assert_eq!(totals, expected);
}

fn generate(release: &Release, folder: &Path) {
    std::fs::create_dir_all(folder).unwrap();
    let documentation = facts::documentation();
    let documents = release.services.iter().map(|service| {
        let path = folder.join(service.stem()).with_extension("wsdl");
        std::fs::write(&path, wsdl_writer::wsdl(service, &documentation)).unwrap();
        path
    });
    settings::config().wsdls(documents).out_dir(folder).try_build().unwrap();
}

fn check_structs(service: &Service, structs: &[&Type], generated: &Generated) {
    let names: Vec<_> = generated.records.iter().map(|record| record.wire.as_str()).collect();
    let declared: Vec<_> = structs.iter().map(|ty| ty.name.as_str()).collect();
    assert_eq!(names, declared, "the structs of {}", service.name);
    for (record, ty) in generated.records.iter().zip(structs) {
        let fields: Vec<_> = ty.fields.iter().map(|field| field.name()).collect();
        assert_eq!(record.fields, fields, "the fields of {} in {}", ty.name, service.name);
        assert_eq!(record.namespace, service.target_namespace);
    }
    for record in generated.records.iter().chain(&generated.parts) {
        assert_eq!(record.members, generated.structs[&record.name], "the table of {}", record.name);
    }
}

fn check_operations(service: &Service, generated: &Generated) {
    let names: Vec<_> =
        service.operations.iter().map(|operation| operation.name.as_str()).collect();
    let (constants, operations): (Vec<_>, Vec<_>) = generated.operations.iter().cloned().unzip();
    assert_eq!(operations, names, "the constants of {}", service.name);
    assert_eq!(generated.listed, constants, "the list of the constants of {}", service.name);
    assert_eq!(generated.methods.len(), names.len(), "the methods of {}", service.name);
    for (operation, method) in service.operations.iter().zip(&generated.methods) {
        assert_eq!(method.sends, operation.name);
        check_parts(operation, method, generated);
    }
}

fn check_parts(operation: &Operation, method: &generated::Method, generated: &Generated) {
    let name = &operation.name;
    let declared: Vec<_> = operation.input.iter().map(|(part, _)| part.as_str()).collect();
    match (&method.part, &method.request) {
        (Some(part), _) => assert_eq!([part.as_str()], *declared, "the part of {name}"),
        (None, Some(request)) => {
            let record = generated.parts.iter().find(|record| record.name == *request);
            let record = record.unwrap_or_else(|| panic!("{name}: no {request}"));
            assert_eq!(record.fields, declared, "the parts of {name}");
        }
        (None, None) => assert!(declared.is_empty(), "{name} sends none of {declared:?}"),
    }
    match operation.output.len() {
        0 => assert_eq!(method.reply, "()", "the reply of {name}"),
        1 => assert!(
            ["Option<", "Vec<"].iter().any(|list| method.reply.starts_with(list)),
            "the reply of {name} is {}",
            method.reply
        ),
        several => panic!("{name} has {several} output parts, which Chamilo never had"),
    }
}
