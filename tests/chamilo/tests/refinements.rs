//! What `wsdl/*.toml` says covers all that `wsdl/*.wsdl` declares, and the table of operations is made
//! of it.

#[path = "../../support/facts.rs"]
mod facts;
#[path = "support/operations_table.rs"]
mod operations_table;
#[path = "support/refinements.rs"]
mod refinements;

use std::collections::BTreeSet;

use facts::{Service, Type};
use refinements::File;
use toml::{Table, Value};

/// Fields that stand in no struct, by path, and why.
const NOT_IN_STRUCTS: [(&str, &str); 6] = [
    ("*/secret_key", "the client fills it in"),
    ("WSUserInfo/username", "the client fills it in"),
    ("WSUserInfo/signature", "the client fills it in"),
    ("WSCourseList/username", "the client fills it in"),
    ("WSCourseList/signature", "the client fills it in"),
    ("WSCMService/username", "the client fills it in, but where it is checked or hashed"),
];

/// Types that are declared and that no operation reaches, whose fields need no word.
const UNUSED_TYPES: [(&str, &str); 6] = [
    ("WSRegistration/Result", "no operation uses it"),
    ("WSUserInfo/courseDetails", "its elements have the empty type, and no operation uses it"),
    ("WSUserInfo/eventDetails", "its elements have the empty type, and no operation uses it"),
    ("WSCourseList/courseDetails", "its elements have the empty type, and no operation uses it"),
    ("WSCMService/result", "no operation uses it"),
    ("WSCMService/extra_field", "no operation uses it"),
];

/// Each service of 1.11.32, and what its file says.
fn services() -> Vec<(Service, File)> {
    let services = facts::release_1_11_32().services.into_iter();
    services
        .map(|service| {
            let file = File::read(service.stem());
            (service, file)
        })
        .collect()
}

#[test]
fn every_service_says_what_it_is_and_where_it_is_alive() {
    for (service, file) in services() {
        let said = file.only("services", &service.name);
        assert!(said.contains_key("doc") && said.contains_key("alive"), "{}", service.name);
        let alive = said["alive"].as_array().expect("a list");
        let releases: Vec<_> = alive.iter().map(|row| row["release"].as_str()).collect();
        assert_eq!(releases, operations_table::RELEASES.map(Some), "{}", service.name);
        let is_dead = alive.iter().any(|row| row["PHP 8"].as_str() == Some("dead"));
        let warning = said.get("warning").and_then(Value::as_str).unwrap_or_default();
        assert_eq!(is_dead, warning.starts_with("Dead on PHP 7"), "{}", service.name);
    }
}

#[test]
fn every_operation_says_what_it_does() {
    for (service, file) in services() {
        for operation in &service.operations {
            let said = file.only("operations", &operation.name);
            for key in ["doc", "effect", "repeatable", "example"] {
                assert!(said.contains_key(key), "{} has no `{key}`", operation.name);
            }
            let is_read = said["effect"].as_str() == Some("read");
            let repeatable = said["repeatable"].as_bool() == Some(true);
            assert!(!is_read || repeatable, "{} reads, and is not repeatable", operation.name);
            assert!(is_read || said.contains_key("repeat_note"), "{}: repeat_note", operation.name);
            let health = operations_table::health(&file, &service.name, &operation.name);
            for release in operations_table::RELEASES {
                assert!(health.contains_key(release), "{} on {release}", operation.name);
            }
            assert_eq!(
                said.contains_key("result"),
                !operation.output.is_empty(),
                "{}: the result",
                operation.name
            );
            if let Some(result) = said.get("result") {
                assert!(result.get("doc").is_some(), "{}: what comes back", operation.name);
            }
        }
        let declared: BTreeSet<_> = service.operations.iter().map(|it| it.name.as_str()).collect();
        let said = file.table("operations").keys().filter(|name| !name.contains('*'));
        let said: BTreeSet<_> = said.map(String::as_str).collect();
        assert_eq!(said, declared, "{}", service.name);
    }
}

#[test]
fn whatever_can_do_harm_warns_of_it() {
    for (_, file) in services() {
        for (name, said) in file.table("operations").iter().filter(|(name, _)| !name.contains('*'))
        {
            let health = said.get("health").and_then(Value::as_table);
            let fails = |text: &Value| text.as_str().is_some_and(|it| it.starts_with("always"));
            let fails = health.is_some_and(|it| it.get("1.11.32").is_some_and(fails));
            assert!(
                !fails || said.get("warning").is_some(),
                "{name} always fails, and warns of nothing"
            );
        }
        for (path, said) in file.table("fields") {
            let harms = said.get("must_choose").is_some() && !path.ends_with("/visual_code");
            assert!(!harms || said.get("warning").is_some(), "{path}: why it has to be chosen");
        }
    }
}

#[test]
fn every_type_and_every_field_says_what_it_is() {
    let mut unused: BTreeSet<&str> = NOT_IN_STRUCTS.iter().map(|(path, _)| *path).collect();
    unused.extend(UNUSED_TYPES.map(|(path, _)| path));
    let mut missing = Vec::new();
    for (service, file) in services() {
        let groups = file.groups();
        let structs = service.types.iter().filter(|ty| ty.soap_array_of.is_none());
        for ty in structs {
            if !file.table("structs").contains_key(&ty.name) {
                missing.push(format!("{}: the struct {}", service.name, ty.name));
            }
            let path = format!("{}/{}", service.name, ty.name);
            if let Some((exempt, _)) = UNUSED_TYPES.iter().find(|(exempt, _)| *exempt == path) {
                unused.remove(exempt);
                continue;
            }
            let fields: Vec<_> = ty.fields.iter().map(facts::Field::name).collect();
            check(&service, &file, &groups, &ty.name, &fields, &mut unused, &mut missing);
        }
        for operation in service.operations.iter().filter(|it| !is_one_struct(&service, &it.input))
        {
            let parts: Vec<_> = operation.input.iter().map(|(name, _)| name.as_str()).collect();
            let owner = format!("{}.Request", operation.name);
            check(&service, &file, &groups, &owner, &parts, &mut unused, &mut missing);
        }
    }
    assert!(missing.is_empty(), "nothing is said of\n{}", missing.join("\n"));
    assert!(unused.is_empty(), "exceptions that nothing needs: {unused:?}");
}

/// Whether a request is one struct, whose fields are those of its type.
fn is_one_struct(service: &Service, parts: &[(String, String)]) -> bool {
    let is_struct = |ty: &Type, name: &str| ty.soap_array_of.is_none() && name.ends_with(&ty.name);
    matches!(parts, [(_, ty)] if service.types.iter().any(|it| is_struct(it, ty)))
}

/// Notes the fields of one struct, or the parts of one request, of which nothing is said.
fn check<'e>(
    service: &Service,
    file: &File,
    groups: &[Vec<String>],
    owner: &str,
    fields: &[&str],
    unused: &mut BTreeSet<&'e str>,
    missing: &mut Vec<String>,
) where
    'static: 'e,
{
    let said: Vec<(&str, Table)> =
        fields.iter().map(|name| (*name, file.field(&format!("{owner}/{name}")))).collect();
    for (name, table) in &said {
        let of_service = format!("{}/{name}", service.name);
        let of_any = format!("*/{name}");
        let exempt = NOT_IN_STRUCTS.iter().find(|(path, _)| *path == of_service || *path == of_any);
        if let Some((path, _)) = exempt.filter(|_| !table.contains_key("required")) {
            unused.remove(path);
            continue;
        }
        // The fields of a group are told of where the first one is.
        let is_part = groups.iter().any(|parts| {
            parts.iter().any(|part| part == name)
                && said.iter().any(|(other, it)| {
                    parts.iter().any(|part| part == other) && file.is_group(it, parts)
                })
        });
        if !is_part && !table.contains_key("doc") {
            missing.push(format!("{}: {owner}/{name}", service.name));
        }
    }
}

#[test]
fn the_table_of_operations_is_what_the_files_say() {
    let expected = operations_table::written(&services());
    let path = refinements::root().join("src/OPERATIONS.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, &expected).expect("the table can be written");
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == expected, "src/OPERATIONS.md is out of date: set UPDATE_DOCS=1 to write it");
}
