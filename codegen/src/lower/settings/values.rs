//! Validates the values of settings.

use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Attribute, Path, Token, Type, TypePath};

use crate::config::Setting;
use crate::names::is_identifier;

/// Looks at a value; the error says what to write.
pub(super) fn check(setting: Setting, value: &str) -> Result<(), &'static str> {
    let (sound, help) = match setting {
        Setting::Endpoint => {
            (is_url(value), "write an address that begins with http:// or https://")
        }
        Setting::Module
        | Setting::RenameField
        | Setting::RenameOperation
        | Setting::RenameService
        | Setting::RenameType => {
            (is_identifier(value), "write an identifier of Rust that is no keyword")
        }
        Setting::Boxed
        | Setting::KeepText
        | Setting::KeepTextOf
        | Setting::NotRequired
        | Setting::Operations
        | Setting::OrText
        | Setting::OrTextOf
        | Setting::Required
        | Setting::Safe
        | Setting::Secret
        | Setting::SkipOperations
        | Setting::SkipTypes
        | Setting::Types => (true, ""),
        Setting::ExternPath | Setting::FieldType => {
            (is_absolute(value), "write a path from `crate` or `::` on, or a type such as `i64`")
        }
        Setting::FieldAttribute | Setting::TypeAttribute => {
            (is_attributes(value), "write attributes in one line, such as `#[non_exhaustive]`")
        }
        Setting::TypeDerive => {
            (is_derives(value), "write paths with commas between them, such as `Eq, Hash`")
        }
    };
    if sound { Ok(()) } else { Err(help) }
}

fn is_url(value: &str) -> bool {
    let rest = value.strip_prefix("http://").or_else(|| value.strip_prefix("https://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
}

fn is_attributes(value: &str) -> bool {
    // A comment would take the rest of its line along.
    let plain = !value.contains(['\n', '\r']) && !value.contains("//") && !value.contains("/*");
    let parsed = Attribute::parse_outer.parse_str(value);
    plain && parsed.is_ok_and(|attributes| !attributes.is_empty())
}

fn is_derives(value: &str) -> bool {
    let parsed = Punctuated::<Path, Token![,]>::parse_terminated.parse_str(value);
    !value.contains('/') && parsed.is_ok_and(|paths| !paths.is_empty())
}

/// Whether the path leads to a type from everywhere in a crate.
fn is_absolute(value: &str) -> bool {
    const BUILT_IN: &[&str] =
        &["bool", "f32", "f64", "i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64"];
    let is_path = matches!(syn::parse_str(value), Ok(Type::Path(TypePath { qself: None, .. })));
    let starts = value.starts_with("::") || value.starts_with("crate::");
    BUILT_IN.contains(&value) || (is_path && starts && !value.contains(char::is_whitespace))
}
