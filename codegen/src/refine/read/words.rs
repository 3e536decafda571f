//! What paths and the names of types have to look like.

use syn::{Path, PathArguments, Type, TypePath};

/// Types of Rust itself that a value can have.
const BUILT_IN: [&str; 13] =
    ["bool", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "u8", "u16", "u32", "u64", "u128"];

/// Whether the path leads to a module from everywhere in a crate.
pub(super) fn is_module(path: &str) -> bool {
    let is_plain = |path: Path| {
        path.segments.iter().all(|segment| matches!(segment.arguments, PathArguments::None))
    };
    is_absolute(path) && syn::parse_str(path).is_ok_and(is_plain)
}

/// Whether this is a type of Rust and not a name in `[types]`.
pub(crate) fn is_rust_type(name: &str) -> bool {
    let parsed = syn::parse_str(name);
    BUILT_IN.contains(&name)
        || (is_absolute(name) && matches!(parsed, Ok(Type::Path(TypePath { qself: None, .. }))))
}

fn is_absolute(path: &str) -> bool {
    let starts = path.starts_with("crate::") || path.starts_with("::");
    starts && !path.contains(char::is_whitespace)
}

/// Whether a path has one part, or two where it is of something inside of another thing. A namespace
/// may stand in front.
pub(super) fn is_path(path: &str, is_inside: bool) -> bool {
    let rest = match path.strip_prefix('{') {
        Some(rest) => rest.split_once('}').map(|(_, rest)| rest),
        None => Some(path),
    };
    match rest.map(|rest| rest.split_once('/')) {
        Some(Some((first, second))) => is_inside && !first.is_empty() && !second.is_empty(),
        Some(None) => !is_inside && rest != Some(""),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_have_as_many_parts_as_they_need() {
        for (path, one, two) in [
            ("user", true, false),
            ("user/name", false, true),
            ("{urn:a/b}user", true, false),
            ("{urn:a/b}user/name", false, true),
            ("*/a/b", false, true),
            ("", false, false),
            ("/name", false, false),
            ("user/", false, false),
            ("{urn:a", false, false),
            ("{urn:a}", false, false),
        ] {
            assert_eq!((is_path(path, false), is_path(path, true)), (one, two), "{path}");
        }
    }

    #[test]
    fn types_of_rust_have_paths() {
        for (name, is_one) in [
            ("crate::Money", true),
            ("::money::Money<u8>", true),
            ("u32", true),
            ("Money", false),
            ("crate::", false),
            ("money::Money", false),
            ("crate::a b", false),
        ] {
            assert_eq!(is_rust_type(name), is_one, "{name}");
        }
        assert!(is_module("crate::values") && !is_module("crate::a<u8>") && !is_module("values"));
    }
}
