//! What counts as an import, shown on small crates.

use std::collections::BTreeSet;

use crate::imports::Import;
use crate::modules::Crate;
use crate::sources::Sources;
use crate::{Layers, circles, imports, order};

fn krate(files: &[(&str, &str)]) -> Crate {
    let sources: Sources =
        files.iter().map(|(file, text)| ((*file).to_owned(), (*text).to_owned())).collect();
    Crate::parse(&sources).unwrap()
}

/// The imports of a crate as `from -> to by path`.
fn imported(files: &[(&str, &str)]) -> Vec<String> {
    let imports = imports::of(&krate(files));
    let line = |Import { from, to, path }: &Import| format!("{from} -> {to} by {path}");
    imports.iter().map(line).collect()
}

#[test]
fn a_path_leads_to_the_file_of_the_module_that_it_names() {
    let found = imported(&[
        ("lib.rs", "mod a; mod b; pub use b::deep::Deep;"),
        ("a.rs", "use crate::b::{self, deep::Deep as D}; use crate::Deep; fn f() { b::g() }"),
        ("b/mod.rs", "pub mod deep; pub fn g() {}"),
        ("b/deep.rs", "use super::g; use super::super::a::f; use std::fmt; pub struct Deep;"),
    ]);
    let expected = [
        "a.rs -> b/deep.rs by crate::b::deep::Deep",
        "a.rs -> b/mod.rs by b::g",
        "a.rs -> b/mod.rs by crate::b",
        "a.rs -> lib.rs by crate::Deep",
        "b/deep.rs -> a.rs by super::super::a::f",
        "b/deep.rs -> b/mod.rs by super::g",
        "lib.rs -> b/deep.rs by b::deep::Deep",
    ];
    assert_eq!(found, expected);
}

#[test]
fn paths_in_code_and_in_the_arguments_of_macros_count() {
    let found = imported(&[
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "fn f(x: crate::b::X) { print!(\"{}\", (1, crate::b::Y)); use crate::b::Z; }"),
        ("b.rs", ""),
    ]);
    let expected = ["by crate::b::X", "by crate::b::Y", "by crate::b::Z"];
    assert_eq!(found, expected.map(|path| format!("a.rs -> b.rs {path}")));
}

#[test]
fn tests_macros_and_visibilities_import_nothing() {
    let found = imported(&[
        ("lib.rs", "mod a; mod b; #[cfg(test)] mod tests;"),
        (
            "a.rs",
            "#[cfg(test)] use crate::b::A; #[cfg(test)] mod tests { use crate::b::B; } \
             #[cfg(all(test, feature = \"x\"))] fn f() { crate::b::c() } \
             macro_rules! m { () => { $crate::b::D } } pub(in crate::b) struct S; \
             struct T; impl T { #[cfg(test)] fn g() { crate::b::e() } }",
        ),
        ("b.rs", ""),
    ]);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn an_exported_macro_is_imported_from_the_file_that_defines_it() {
    let found = imported(&[
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "#[macro_export] macro_rules! table { () => {} }"),
        ("b.rs", "pub use crate::table;"),
    ]);
    assert_eq!(found, ["b.rs -> a.rs by crate::table"]);
}

#[test]
fn a_module_inside_of_a_file_belongs_to_it() {
    let found = imported(&[
        ("lib.rs", "mod a { pub mod b; use super::c::X; } mod c;"),
        ("a/b.rs", "use super::super::c::Y;"),
        ("c.rs", ""),
    ]);
    assert_eq!(found, ["a/b.rs -> c.rs by super::super::c::Y", "lib.rs -> c.rs by super::c::X"]);
}

#[test]
fn upwards_and_sideways_are_told_apart() {
    let krate = krate(&[
        ("lib.rs", "mod low; mod left; mod right; mod other;"),
        ("low.rs", "use crate::left::X;"),
        ("left.rs", "use crate::right::X; use crate::low::X;"),
        ("right.rs", ""),
        ("other.rs", ""),
    ]);
    let rows: &[&[&str]] = &[&["low"], &["left", "right"], &["lib"]];
    let layers = Layers { sources: "src", rows, never: &[("left", "low")] };
    let [homeless, upwards, sideways, never] =
        order::findings(&krate, &imports::of(&krate), &layers);
    assert_eq!(homeless.breaks, ["other.rs"]);
    assert_eq!(upwards.breaks, ["low.rs names `crate::left::X` (left.rs): low < left"]);
    assert_eq!(sideways.breaks, ["left.rs names `crate::right::X` (right.rs): left | right"]);
    assert_eq!(never.breaks, ["left.rs names `crate::low::X` (low.rs)"]);
}

#[test]
fn each_circle_is_told_once_and_a_passed_on_name_closes_one() {
    let krate = krate(&[
        ("lib.rs", "mod a;"),
        ("a/mod.rs", "mod b; mod c; pub use c::X;"),
        ("a/b.rs", ""),
        ("a/c.rs", "use super::Y;"),
    ]);
    let imports: BTreeSet<Import> = imports::of(&krate);
    let expected = "a/c.rs, a/mod.rs\n    a/c.rs names `super::Y` (a/mod.rs)\n    \
                    a/mod.rs names `c::X` (a/c.rs)";
    assert_eq!(circles::findings(&krate, &imports).breaks, [expected]);
}
