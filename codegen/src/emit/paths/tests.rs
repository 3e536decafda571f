//! What is short, and what is written out where a name is taken.

use super::*;
use crate::emit;
use crate::emit::block::Block;
use crate::model::WireName;
use crate::rust_model::{
    Alias, Choice, Docs, Elements, Entry, FieldItem, Head, ModuleItem, Occurrence, Record, Role,
    ServiceItem, What,
};

fn head(module: &str, ident: &str) -> Head {
    let path = WireName { namespace: "urn:s".to_owned(), local: ident.to_owned() };
    Head { module: module.to_owned(), ..Head::new(ident.to_owned(), path, Docs::default()) }
}

fn alias(module: &str, ident: &str) -> TypeItem {
    TypeItem::Alias(Alias { head: head(module, ident), target: RustType::Value })
}

fn module(name: &str, imports: &[&str]) -> ModuleItem {
    let imports = imports.iter().map(|&it| it.to_owned()).collect();
    ModuleItem { name: name.to_owned(), imports, ..ModuleItem::default() }
}

fn types(types: Vec<TypeItem>) -> RustModel {
    RustModel { types, ..RustModel::default() }
}

/// A record whose fields need every name of the prelude.
fn record(ident: &str) -> Record {
    let field = |ident: &str, occurrence, ty| {
        Entry::Field(FieldItem {
            wire: ident.to_owned(),
            ..FieldItem::new(
                ident.to_owned(),
                ident,
                Docs::default(),
                What::Element,
                occurrence,
                ty,
            )
        })
    };
    let boxed = RustType::Boxed(Box::new(RustType::Record("Part".to_owned())));
    Record {
        head: head("", ident),
        role: Role::Struct { namespace: "urn:s".to_owned(), name: ident.to_owned() },
        elements: Elements::default(),
        entries: vec![
            field("name", Occurrence::Optional, RustType::Scalar(Scalar::String)),
            field("parts", Occurrence::Repeated, RustType::Record("Part".to_owned())),
            field("next", Occurrence::One, boxed),
        ],
    }
}

/// What the prelude's names come out as, in the order of the table.
fn prelude(paths: &Paths<'_>) -> Vec<&'static str> {
    PRELUDE.iter().map(|(short, _)| paths.prelude(short)).collect()
}

/// What they have to be if `taken` are written out.
fn written_out(taken: &[&str]) -> Vec<&'static str> {
    let name = |&(short, path)| if taken.contains(&short) { path } else { short };
    PRELUDE.iter().map(name).collect()
}

fn text(blocks: &[Block]) -> String {
    let lines = blocks.iter().flat_map(|block| match block {
        Block::Lines(lines) => lines.iter().map(|line| format!("{line}\n")).collect(),
        Block::Module(_, blocks) => vec![text(blocks)],
    });
    lines.collect()
}

/// The paths in a module; those in the file itself for an empty name.
fn paths_of<'m>(model: &'m RustModel, module: &str) -> Paths<'m> {
    let types: Vec<&TypeItem> =
        model.types.iter().filter(|item| item.head().module == module).collect();
    match model.modules.iter().find(|it| it.name == module) {
        Some(module) => Paths::of_module(module, &types),
        None => Paths::of_file(model, &types),
    }
}

#[test]
fn every_name_is_short_where_none_is_taken() {
    let model = types(vec![alias("", "Order"), alias("", "Options"), alias("", "option")]);
    let paths = paths_of(&model, "");
    assert_eq!(prelude(&paths), written_out(&[]));
    assert_eq!(paths.runtime("Xml"), "wsdl_runtime::Xml");
    let string = || Box::new(RustType::Scalar(Scalar::String));
    for (ty, name) in [
        (RustType::Scalar(Scalar::I32), "i32"),
        (RustType::Scalar(Scalar::Runtime("Date")), "wsdl_runtime::types::Date"),
        (RustType::Scalar(Scalar::TextList), "wsdl_runtime::types::List<String>"),
        (RustType::Value, "wsdl_runtime::Value"),
        (RustType::Xml, "wsdl_runtime::Xml"),
        (RustType::XmlAttribute, "wsdl_runtime::XmlAttribute"),
        (RustType::MixedContent, "wsdl_runtime::MixedContent"),
        (RustType::Record("shop::Order".to_owned()), "shop::Order"),
        (RustType::Extern("crate::Order".to_owned()), "crate::Order"),
        (RustType::List(string()), "Vec<String>"),
        (RustType::SimpleList(string()), "wsdl_runtime::types::List<String>"),
        (RustType::Boxed(string()), "Box<String>"),
    ] {
        assert_eq!(paths.ty(&ty), name);
    }
    let wrapped = |wrappers: &[Wrapper]| paths.wrapped(wrappers, &RustType::Scalar(Scalar::Bool));
    assert_eq!(wrapped(&[]), "bool");
    assert_eq!(wrapped(&[Wrapper::Option, Wrapper::Option]), "Option<Option<bool>>");
    assert_eq!(wrapped(&[Wrapper::Vec, Wrapper::Option]), "Vec<Option<bool>>");
}

#[test]
fn every_path_is_absolute_elsewhere() {
    let paths = Paths::absolute();
    let all: Vec<&str> = PRELUDE.iter().map(|(short, _)| *short).collect();
    assert_eq!(prelude(&paths), written_out(&all));
    assert_eq!(paths.runtime("Xml"), "::wsdl_runtime::Xml");
    let list = RustType::Boxed(Box::new(RustType::List(Box::new(RustType::Xml))));
    assert_eq!(
        paths.wrapped(&[Wrapper::Option], &list),
        "::core::option::Option<::std::boxed::Box<::std::vec::Vec<::wsdl_runtime::Xml>>>"
    );
}

#[test]
fn a_name_that_is_taken_is_written_out_alone() {
    for (short, _) in PRELUDE {
        let model = types(vec![alias("", "Order"), alias("", short)]);
        let paths = paths_of(&model, "");
        assert_eq!(prelude(&paths), written_out(&[short]), "{short}");
        assert_eq!(paths.runtime("Xml"), "wsdl_runtime::Xml", "{short}");
    }
    let all = types(PRELUDE.iter().map(|(short, _)| alias("", short)).collect());
    let paths = paths_of(&all, "");
    assert_eq!(prelude(&paths), prelude(&Paths::absolute()));
    let boxed = RustType::Boxed(Box::new(RustType::Scalar(Scalar::TextList)));
    assert_eq!(
        paths.wrapped(&[Wrapper::Vec, Wrapper::Option], &boxed),
        "::std::vec::Vec<::core::option::Option<::std::boxed::Box<\
         wsdl_runtime::types::List<::std::string::String>>>>"
    );
}

#[test]
fn whatever_stands_in_the_file_takes_its_name() {
    let mut model = RustModel::default();
    model.modules.push(module("Into", &[]));
    model.messages.push(Record { head: head("", "Option"), ..record("") });
    let (elements, variants) = (Elements::default(), Vec::new());
    model.faults.push(TypeItem::Choice(Choice { head: head("", "Vec"), elements, variants }));
    model.services.push(ServiceItem {
        ident: "String".to_owned(),
        blocking: Some("Box".to_owned()),
        docs: Docs::default(),
        name: String::new(),
        soap12: false,
        address: String::new(),
        is_address_set: false,
        undocumented: false,
        server: None,
        operations: Vec::new(),
    });
    let taken = ["Into", "Option", "Vec", "String", "Box"];
    assert_eq!(prelude(&paths_of(&model, "")), written_out(&taken));
    // None of them can be seen in a module.
    assert_eq!(prelude(&paths_of(&model, "Into")), written_out(&[]));
}

#[test]
fn a_module_takes_no_names_of_another_one() {
    let mut model = types(vec![alias("", "Vec"), alias("shop", "Option"), alias("people", "Box")]);
    model.modules = vec![module("shop", &["people"]), module("people", &[])];
    for (place, taken) in [("", "Vec"), ("shop", "Option"), ("people", "Box")] {
        assert_eq!(prelude(&paths_of(&model, place)), written_out(&[taken]), "{place}");
    }
}

#[test]
fn a_module_can_have_the_name_of_the_runtime() {
    let mut model = types(vec![alias("wsdl_runtime", "Order"), alias("shop", "Order")]);
    model.modules =
        vec![module("wsdl_runtime", &[]), module("shop", &["wsdl_runtime"]), module("people", &[])];
    for (place, path) in [
        ("", "::wsdl_runtime::types::Date"),
        ("shop", "::wsdl_runtime::types::Date"),
        ("people", "wsdl_runtime::types::Date"),
        ("wsdl_runtime", "wsdl_runtime::types::Date"),
    ] {
        let paths = paths_of(&model, place);
        assert_eq!(paths.ty(&RustType::Scalar(Scalar::Runtime("Date"))), path, "{place:?}");
        assert_eq!(prelude(&paths), written_out(&[]), "{place:?}");
    }
    model.messages.push(record("Order"));
    let code = text(&emit::file(&model));
    assert!(code.contains("\n::wsdl_runtime::record! {\n    Order: "), "{code}");
    assert!(!code.contains("\nwsdl_runtime::"), "{code}");
}

#[test]
fn a_struct_is_written_with_what_is_left() {
    let plain = types(vec![TypeItem::Record(record("Order"))]);
    let code = text(&emit::file(&plain));
    for line in [
        "    pub name: Option<String>,\n",
        "    pub parts: Vec<Part>,\n",
        "    pub next: Box<Part>,\n",
        "        Default::default()\n",
        "    pub fn next(mut self, value: impl Into<Box<Part>>) -> Self {\n",
        "        self.name = Some(value.into());\n",
    ] {
        assert!(code.contains(line), "{line}{code}");
    }
    for (taken, lines) in [
        ("Option", &["    pub name: ::core::option::Option<String>,\n"][..]),
        (
            "String",
            &[
                "    pub name: Option<::std::string::String>,\n",
                "    pub fn name(mut self, value: impl Into<::std::string::String>) -> Self {\n",
            ],
        ),
        (
            "Vec",
            &[
                "    pub parts: ::std::vec::Vec<Part>,\n",
                "    pub fn parts(mut self, value: impl Into<::std::vec::Vec<Part>>) -> Self {\n",
            ],
        ),
        (
            "Box",
            &[
                "    pub next: ::std::boxed::Box<Part>,\n",
                "    pub fn next(mut self, value: impl Into<::std::boxed::Box<Part>>) -> Self {\n",
            ],
        ),
        (
            "Into",
            &[
                "    pub fn name(mut self, value: impl ::core::convert::Into<String>) -> Self {\n",
                "        self.name = Some(::core::convert::Into::into(value));\n",
            ],
        ),
        ("Default", &["        ::core::default::Default::default()\n"]),
    ] {
        let code = text(&emit::file(&types(vec![TypeItem::Record(record(taken))])));
        for line in lines {
            assert!(code.contains(line), "{taken}: {line}{code}");
        }
        let (_, path) = PRELUDE.iter().find(|(short, _)| *short == taken).expect("a known name");
        let without = code.replace(path, "");
        for short in [format!("{taken}<"), format!(" {taken}::")] {
            assert!(!without.contains(&short), "{taken} is written short: {code}");
        }
    }
}
